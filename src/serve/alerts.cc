// Alerts as the API has them: made, tried out, changed and dropped; alarm.h fires them.
#include <algorithm>

#include "core/hash.h"
#include "serve/api.h"
#include "serve/body.h"
#include "serve/saved.h"
#include "serve/secret.h"
#include "store/charts.h"

namespace hj::serving {
namespace {

constexpr unsigned kPreviewDays = 7, kPreviewRows = 5;

std::string percent_encoded(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain)
      out += static_cast<char>(c);
    else
      out += {'%', kDigits[c >> 4], kDigits[c & 15]};
  }
  return out;
}

Json alert_json(const Saved& one) {
  const Json& b = one.body;
  return {{"id", one.id},
          {"name", b.value("name", "")},
          {"query", b.value("query", "")},
          {"channel", b.value("channel", "rss")},
          {"url", text_or_null(b.value("url", ""))},
          {"active", b.value("active", true)},
          {"created", time_or_null(b.value("created", std::int64_t{0}))},
          {"last_fired", time_or_null(b.value("last_fired", std::int64_t{0}))},
          {"fired", b.value("fired", std::uint64_t{0})},
          {"feed", "/api/v1/feeds/search.xml?q=" + percent_encoded(b.value("query", ""))}};
}

// What a body says of an alert; what it leaves out stays.
void take_alert(const Json& body, Json& alert) {
  only_members(body, {"name", "query", "channel", "url", "active"});
  if (body.contains("query")) alert["query"] = query_in(body);
  if (body.contains("name")) alert["name"] = words_in(body, "name", 200);
  if (body.contains("channel")) alert["channel"] = words_in(body, "channel", 20);
  if (body.contains("url") && !body["url"].is_null()) alert["url"] = words_in(body, "url", 2000);
  if (body.contains("active")) {
    if (!body["active"].is_boolean()) refuse_member("active", "must be true or false");
    alert["active"] = body["active"];
  }
  const std::string way = alert["channel"].get<std::string>(),
                    url = alert["url"].get<std::string>();
  if (way != "rss" && way != "webhook" && way != "output")
    refuse_member("channel", "must be one of rss, webhook, output");
  if (way == "webhook" && !url.starts_with("https://") && !url.starts_with("http://"))
    refuse_member("url", "must be an http or https address");
  if (alert["query"].get<std::string>().empty()) refuse_member("query", "is missing");
  if (alert["name"].get<std::string>().empty()) alert["name"] = alert["query"];
}

Hits recent(const Call& call, const std::string& query, unsigned limit) {
  Search s;
  s.text = query, s.kind = HitKind::article, s.limit = limit;
  s.since = need(now_of(call.store)) - std::int64_t{kPreviewDays} * 86400;
  s.terms = call.options.terms, s.parties = call.options.parties;
  return need(call.store.search(s));
}

}  // namespace

Json alerts(const Call& call) {
  Json items = Json::array();
  for (const Saved& one : all_saved(call.store, "alert")) items.push_back(alert_json(one));
  return {{"items", std::move(items)}};
}

Json add_alert(const Call& call) {
  Saved one{new_id(call.store, "alert"),
            {{"name", ""},
             {"query", ""},
             {"channel", "rss"},
             {"url", ""},
             {"active", true},
             {"secret", random_hex(32)},
             {"created", call.now},
             {"by", call.caller.name}}};
  take_alert(call.body, one.body);
  // It fires for what arrives from now on.
  one.body["after"] = recent(call, one.body["query"].get<std::string>(), 1).newest;
  save(call.store, "alert", one, call.now);
  Json out = alert_json(one);
  if (one.body["channel"] == "webhook") out["secret"] = one.body["secret"];  // told this once
  return out;
}

Json set_alert(const Call& call) {
  Saved one = one_saved(call.store, "alert", call.id);
  take_alert(call.body, one.body);
  save(call.store, "alert", one, call.now);
  return alert_json(one);
}

Json drop_alert(const Call& call) {
  drop_saved(call.store, "alert", call.id);
  const std::string kind = "delivery " + std::string(call.id);
  for (const Record& r : need(call.store.records(kind))) drop_saved(call.store, kind, r.id);
  return nullptr;
}

Json preview_alert(const Call& call) {
  only_members(call.body, {"query"});
  const Hits hits = recent(call, query_in(call.body), kPreviewRows);
  Json items = Json::array();
  for (const Hit& h : hits.items) items.push_back(to_json(h));
  return {{"matches", hits.total}, {"days", kPreviewDays}, {"items", std::move(items)}};
}

Json deliveries(const Call& call) {
  (void)one_saved(call.store, "alert", call.id);
  std::vector<Record> all = need(call.store.records("delivery " + std::string(call.id)));
  std::ranges::stable_sort(all, std::greater{}, &Record::at);
  Json items = Json::array();
  for (const Record& r : all) {
    const Json body = Json::parse(r.body, nullptr, false);
    if (!body.is_object()) continue;
    items.push_back({{"at", time_or_null(r.at)},
                     {"status", body.value("status", "")},
                     {"attempts", body.value("attempts", 0)},
                     {"code", body.contains("code") ? body["code"] : Json(nullptr)},
                     {"error", body.contains("error") ? body["error"] : Json(nullptr)},
                     {"claim", r.id}});
  }
  return {{"items", std::move(items)}};
}

}  // namespace hj::serving
