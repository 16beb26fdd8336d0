#include "serve/alarm.h"

#include <algorithm>
#include <array>

#include "core/hash.h"
#include "core/value.h"
#include "serve/http.h"
#include "serve/saved.h"
#include "serve/secret.h"
#include "store/query_text.h"
#include "store/store.h"

namespace hj {
namespace serving {
namespace {

// Seconds after which a delivery is tried again; then it has failed.
constexpr std::array<std::int64_t, 5> kBackOff{30, 120, 600, 3600, 21600};
constexpr std::int64_t kStuck = 300;         // an attempt that nobody ended
constexpr std::size_t kManyDelivered = 200;  // of one alert are remembered
constexpr const char* kHold = "hold";        // its record `alerts`: they are held

std::string deliveries_of(const std::string& alert) { return "delivery " + alert; }

std::string line_of(const Saved& alert, const ClaimRow& c) {
  std::string sides[2];
  for (const PartRow& p : c.parts) {
    if (p.slot != Slot::a && p.slot != Slot::b) continue;
    std::string& side = sides[p.slot == Slot::b];
    side += (side.empty() ? "" : ", ") + (p.entity.name.empty() ? p.written : p.entity.name);
  }
  return alert.body.value("name", "") + ": " + sides[0] +
         (sides[1].empty()    ? ""
          : symmetric(c.type) ? " – "
                              : " → ") +
         sides[1] + ", " + std::string(label(c.type).ko) + ", " + std::string(label(c.status).ko) +
         "  [" + c.article.outlet + "] " + c.article.headline;
}

class Alarm {
 public:
  Alarm(Store& store, const AlarmOptions& options, std::int64_t now)
      : store_(store), options_(options), now_(now) {}

  std::size_t run() {
    for (Saved& alert : all_saved(store_, "alert")) {
      if (!alert.body.value("active", true) || !has_way(alert)) continue;
      take_up(alert, [&] { return is_held() ? done() : look(alert); });
      if (alert.body.value("channel", "") == "webhook") deliver(alert);
      if (alert.body.value("channel", "") == "output") print(alert);
    }
    return taken_;
  }
  // Of every alert but what is read in `but`, to be handed on by who has its way; a paused one
  // passes over it.
  void settle(const std::set<DocId>& but) {
    but_ = &but;
    for (Saved& alert : all_saved(store_, "alert")) take_up(alert, [&] { return look(alert); });
  }
  bool is_held() const {
    const Result<Record> hold = store_.record(kHold, "alerts");
    if (!hold && hold.error().code != Code::not_found) refuse(hold.error());
    return bool(hold);
  }

 private:
  void take_up(const Saved& alert, const std::function<Done()>& work) {
    const std::size_t before = taken_;
    const Done looked = store_.batch(work);
    if (!looked) refuse(looked.error());
    if (taken_ != before) note(alert.id, taken_ - before);
  }
  bool has_way(const Saved& alert) const {
    const std::string way = alert.body.value("channel", "");
    return way == "webhook" ? bool(options_.send) : way == "output" ? bool(options_.print) : true;
  }

  // Takes up the claims of what has arrived; the place is kept in the same step.
  Done look(Saved& alert) {
    Search s;
    s.text = alert.body.value("query", "");
    s.kind = HitKind::article, s.limit = 500;
    s.after = alert.body.value("after", std::uint64_t{0});
    s.terms = options_.terms, s.parties = options_.parties;
    const auto query = store::parse_query(s.text);
    if (!query) return query.error();
    std::uint64_t newest = s.after;
    do {
      const Result<Hits> hits = store_.search(s);
      if (!hits) return hits.error();
      newest = std::max(newest, hits->newest);
      for (const Hit& h : hits->items) {
        if (!alert.body.value("active", true) || (but_ != nullptr && but_->contains(DocId{h.id})))
          continue;
        if (Done taken = take(alert, DocId{h.id}, *query); !taken) return taken;
      }
      s.cursor = hits->next;
    } while (!s.cursor.empty());
    if (newest == s.after) return done();
    return mend(alert.id, [&](Json& body) { body["after"] = newest; });
  }

  Done take(const Saved& alert, DocId doc, const store::ParsedQuery& query) {
    Filter f;
    f.doc = doc, f.types = query.types, f.statuses = query.statuses, f.limit = 500;
    const Result<List<ClaimRow>> claims = store_.find_claims(f);
    if (!claims) return claims.error();
    const Asked asked = asked_of(query);
    for (const ClaimRow& c : claims->items) {
      if (!asked.is_met_by(c)) continue;
      const Result<bool> first = store_.take_up(alert.id, c.id, now_);
      if (!first) return first.error();
      if (!*first) continue;
      ++taken_;
      if (alert.body.value("channel", "") == "rss") continue;
      const Json waiting = {
          {"claim", id_text(c.id)}, {"status", "waiting"}, {"attempts", 0}, {"next", now_}};
      if (Done kept = store_.keep({deliveries_of(alert.id), id_text(c.id), waiting.dump(), now_});
          !kept)
        return kept;
    }
    return done();
  }

  // What a query asks of each claim, beside its type and status.
  struct Asked {
    std::vector<std::set<EntityId>> parties;  // one of each
    std::vector<store::Range> amounts;
    bool is_met_by(const ClaimRow& c) const {
      return std::ranges::all_of(parties, [&](const auto& ids) { return has_party(c, ids); }) &&
             std::ranges::all_of(amounts, [&](const auto& range) { return has_sum(c, range); });
    }
    static bool has_party(const ClaimRow& c, const std::set<EntityId>& ids) {
      return std::ranges::any_of(c.parts, [&](const PartRow& p) {
        return (p.slot == Slot::a || p.slot == Slot::b || p.slot == Slot::c) &&
               ids.contains(p.entity.id);
      });
    }
    static bool has_sum(const ClaimRow& c, const store::Range& range) {
      for (const PartRow& p : c.parts) {
        if (p.slot != Slot::amount && p.slot != Slot::tranche) continue;
        for (const Amount& one : parse_amounts(p.value))
          if (one.currency == range.currency && one.value >= range.least &&
              (range.most == 0 || one.value <= range.most))
            return true;
      }
      return false;
    }
  };
  Asked asked_of(const store::ParsedQuery& query) const {
    Asked out;
    out.amounts = query.amounts;
    for (const auto& names : query.parties) {
      std::set<EntityId>& ids = out.parties.emplace_back();
      for (const std::string& name : names) {
        if (options_.parties)
          for (const EntityId id : options_.parties(name)) ids.insert(id);
        for (const EntityId id : need(store_.bearing(name))) ids.insert(id);
      }
    }
    return out;
  }

  // Someone may have changed the alert meanwhile: only what we know is written into it.
  template <class Change>
  Done mend(const std::string& id, Change change) {
    const Result<std::vector<Record>> records = store_.records("alert");
    if (!records) return records.error();
    for (const Record& r : *records) {
      if (r.id != id) continue;
      Json body = Json::parse(r.body, nullptr, false);
      if (!body.is_object()) return done();
      change(body);
      return store_.keep({"alert", id, body.dump(), r.at});
    }
    return done();
  }
  void note(const std::string& id, std::size_t claims) {
    const Done noted = store_.batch([&] {
      return mend(id, [&](Json& body) {
        body["fired"] = body.value("fired", std::uint64_t{0}) + claims;
        body["last_fired"] = now_;
      });
    });
    if (!noted) refuse(noted.error());
  }

  void deliver(const Saved& alert) {
    std::vector<Record> all = need(store_.records(deliveries_of(alert.id)));
    std::ranges::stable_sort(all, std::greater{}, &Record::at);
    std::size_t finished = 0;
    for (const Record& r : all) {
      Json one = Json::parse(r.body, nullptr, false);
      if (!one.is_object()) continue;
      if (one.value("status", "") != "waiting") {
        if (++finished > kManyDelivered) (void)store_.drop(r.kind, r.id);
        continue;
      }
      if (is_stopped()) return;
      // Who does not answer is asked once a round: the others must not wait for it.
      if (one.value("next", std::int64_t{0}) <= now_ && !attempt(alert, r, std::move(one))) return;
    }
  }
  bool is_stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  // A line is said to be sent before it is printed: at most once.
  void print(const Saved& alert) {
    std::vector<std::string> lines;
    const Done marked = store_.batch([&]() -> Done {
      const Result<std::vector<Record>> all = store_.records(deliveries_of(alert.id));
      if (!all) return all.error();
      for (const Record& r : *all) {
        Json one = Json::parse(r.body, nullptr, false);
        if (!one.is_object() || one.value("status", "") != "waiting") continue;
        if (const auto claim = store_.claim(ClaimId{parse_hex(r.id).value_or(0)}))
          lines.push_back(line_of(alert, *claim));
        if (Done dropped = store_.drop(r.kind, r.id); !dropped) return dropped;
      }
      return done();
    });
    if (!marked) refuse(marked.error());
    for (const std::string& line : lines) options_.print(line);
  }

  // The first to ask makes an attempt; one that was never ended counts as failed.
  // False where nobody answered.
  bool attempt(const Saved& alert, const Record& r, Json one) {
    const int tries = one.value("attempts", 0);
    const ClaimId id{parse_hex(r.id).value_or(0)};
    const bool mine = need(store_.take_up(alert.id + '#' + std::to_string(tries), id, now_));
    if (!mine && one.value("next", std::int64_t{0}) + kStuck > now_) return true;
    const Result<int> status = mine ? post(alert, id) : Error{Code::unavailable, "broken off"};
    const bool good = status && *status >= 200 && *status < 300;
    one["attempts"] = tries + 1;
    one["code"] = status ? Json(*status) : Json(nullptr);
    one["error"] = status ? Json(nullptr) : Json(status.error().what);
    if (good)
      one["status"] = "sent";
    else if (static_cast<std::size_t>(tries) >= kBackOff.size())
      one["status"] = "failed";
    else
      one["next"] = now_ + kBackOff[static_cast<std::size_t>(tries)];
    if (const Done kept = store_.keep({r.kind, r.id, one.dump(), now_}); !kept)
      refuse(kept.error());
    return bool(status) || !mine;
  }

  Result<int> post(const Saved& alert, ClaimId id) {
    const Result<ClaimRow> claim = store_.claim(id);
    if (!claim) return claim.error();
    Texts texts(store_);
    const Json body = {{"alert", {{"id", alert.id}, {"name", alert.body.value("name", "")}}},
                       {"claim", to_json(*claim, texts)}};
    WebhookPost out{alert.body.value("url", ""),
                    body.dump(-1, ' ', false, Json::error_handler_t::replace),
                    {},
                    alert.id + '-' + id_text(id)};
    const std::string at = std::to_string(now_);
    out.signature =
        "t=" + at + ",v1=" + hmac_hex(alert.body.value("secret", ""), at + '.' + out.body);
    return options_.send(out);
  }

  Store& store_;
  const AlarmOptions& options_;
  std::int64_t now_;
  std::size_t taken_ = 0;
  const std::set<DocId>* but_ = nullptr;  // whose claims are not taken up
};

template <class Work>
Done guarded(Work work) {
  try {
    return work();
  } catch (const Problem& problem) {
    return Error{Code::unavailable, "alerts: " + problem.detail};
  } catch (const nlohmann::json::exception&) {
    return Error{Code::bad_data, "alerts: a record of an alert is broken"};
  }
}

}  // namespace
}  // namespace serving

Result<std::size_t> fire_alerts(Store& store, const AlarmOptions& options, std::int64_t now) {
  std::size_t fired = 0;
  bool held = false;
  const Done ran = serving::guarded([&] {
    serving::Alarm alarm(store, options, now);
    fired = alarm.run(), held = alarm.is_held();
    return done();
  });
  if (!ran) return ran.error();
  if (held)
    return Error{Code::unavailable,
                 "alerts wait for the end of `hapjong reread`; if it was broken off, run it again"};
  return fired;
}

Done hold_alerts(Store& store, const AlarmOptions& options, std::int64_t now) {
  return serving::guarded([&] {
    return store.batch([&]() -> Done {
      serving::Alarm alarm(store, options, now);
      if (alarm.is_held()) return done();  // broken off: what has come since is read anew
      alarm.settle({});
      return store.keep({serving::kHold, "alerts", "{}", now});
    });
  });
}

Done release_alerts(Store& store, const AlarmOptions& options, std::int64_t now,
                    const std::set<DocId>& read_anew) {
  return serving::guarded([&] {
    return store.batch([&]() -> Done {
      serving::Alarm(store, options, now).settle(read_anew);
      return store.drop(serving::kHold, "alerts");
    });
  });
}

}  // namespace hj
