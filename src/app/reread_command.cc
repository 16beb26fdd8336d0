// hapjong reread: every stored article through the rooms again, after a change of rules. Ids and
// corrections stay; what the rules now read otherwise is printed.
#include <cstdio>
#include <ctime>
#include <map>
#include <set>
#include <thread>

#include "app/absorber.h"
#include "app/alarms.h"
#include "app/article_json.h"
#include "app/ask.h"
#include "app/commands.h"
#include "app/data_dir.h"
#include "app/ordered_pool.h"
#include "core/claim_id.h"
#include "core/hash.h"
#include "serve/alarm.h"

namespace hj {
namespace {

struct Reading {
  Document before, after;
  std::string fault;
};

// What can be seen of a claim, by its id.
std::map<ClaimId, std::string> claims_of(const Document& doc) {
  std::map<ClaimId, std::string> out;
  const std::vector<ClaimId> ids = claim_ids(doc);
  for (Row row = 0; row < ids.size(); ++row) {
    Json claim = claim_json(doc, row);
    for (const char* inner : {"rule", "features", "score"}) claim.erase(inner);
    out[ids[row]] = claim.dump();
  }
  return out;
}

class Rereader {
 public:
  explicit Rereader(const RereadCommand& command) : command_(command) {}

  Done run(const Engine& engine, Store& store) {
    const AlarmOptions alarm = alarm_of(engine, false);
    if (Done held = hold_alerts(store, alarm, std::time(nullptr)); !held) return held;
    Absorber absorber(engine, store);
    absorber.regroup_all();
    const unsigned jobs =
        command_.jobs != 0 ? command_.jobs : std::max(1U, std::thread::hardware_concurrency());
    OrderedPool<DocId, Reading> pool(
        jobs, [&](DocId id) { return read(engine, store, id); },
        [&](Reading reading) { take(absorber, std::move(reading)); });
    Filter page;
    page.limit = 500;
    std::vector<DocId> ids;  // before anything is put: a page would move under our feet
    do {
      const Result<List<ArticleRow>> some = store.find_articles(page);
      if (!some) return some.error();
      for (const ArticleRow& a : some->items) ids.push_back(a.id);
      page.cursor = some->next;
    } while (!page.cursor.empty());
    for (const DocId id : ids) pool.submit(id);
    pool.finish();
    if (Done told = absorber.finish(); !told) return told;
    const std::set<DocId> read_anew(ids.begin(), ids.end());
    if (Done on = release_alerts(store, alarm, std::time(nullptr), read_anew); !on) return on;
    if (!fault_.empty()) return Error{Code::bad_data, fault_};
    return say_lost(store);
  }
  void summary() const {
    if (command_.quiet) return;
    if (command_.json)
      std::printf("%s\n", Json{{"articles", articles_},
                               {"changed", changed_},
                               {"added", added_},
                               {"gone", gone_},
                               {"altered", altered_},
                               {"corrections_lost", lost_}}
                              .dump()
                              .c_str());
    else
      std::printf(
          "%zu articles read anew, %zu of them otherwise: %zu claims added, %zu gone, %zu "
          "altered; %zu corrections have lost their claim\n",
          articles_, changed_, added_, gone_, altered_, lost_);
  }

 private:
  static Reading read(const Engine& engine, const Store& store, DocId id) {
    Result<Document> doc = store.get(id);
    if (!doc) return {{}, {}, doc.error().what};
    Reading out{*doc, *std::move(doc), {}};
    engine.analyse(out.after);
    return out;
  }

  void take(Absorber& absorber, Reading reading) {
    if (!reading.fault.empty()) {
      fault_ = reading.fault;
      return;
    }
    ++articles_;
    compare(reading);
    if (const Done put = absorber.add(std::move(reading.after)); !put) fault_ = put.error().what;
  }

  void compare(const Reading& reading) {
    const auto before = claims_of(reading.before), after = claims_of(reading.after);
    const std::size_t so_far = added_ + gone_ + altered_;
    for (const auto& [id, words] : before)
      if (const auto now = after.find(id); now == after.end())
        say("-", reading, id, words), ++gone_;
      else if (now->second != words)
        say("~", reading, id, now->second), ++altered_;
    for (const auto& [id, words] : after)
      if (!before.contains(id)) say("+", reading, id, words), ++added_;
    changed_ += added_ + gone_ + altered_ > so_far;
  }

  void say(const char* sign, const Reading& reading, ClaimId id, const std::string& words) const {
    if (command_.quiet) return;
    if (command_.json) {
      std::printf("%s\n", Json{{"change", sign},
                               {"doc", id_text(reading.before.id)},
                               {"claim", id_text(id)},
                               {"is", Json::parse(words)}}
                              .dump()
                              .c_str());
      return;
    }
    const Json claim = Json::parse(words);
    std::printf("%s %s  %s %s %s [%s]  %s\n", sign, id_text(id).c_str(),
                claim.value("type", "").c_str(), claim["a"].dump().c_str(),
                claim["b"].dump().c_str(), claim.value("status", "").c_str(),
                reading.before.source.c_str());
  }

  Done say_lost(const Store& store) {
    Filter page;
    page.limit = 500;
    do {
      const Result<List<Correction>> some = store.corrections(page);
      if (!some) return some.error();
      for (const Correction& c : some->items) {
        const bool of_claim = c.action == Action::reject_claim ||
                              c.action == Action::retype_claim ||
                              c.action == Action::set_claim_status;
        if (!of_claim || c.undone_at != 0 || store.claim(ClaimId{c.subject})) continue;
        ++lost_;
        complain("correction " + std::to_string(c.no) + ": its claim " + hex(c.subject) +
                 " is read no more");
      }
      page.cursor = some->next;
    } while (!page.cursor.empty());
    return done();
  }

  const RereadCommand& command_;
  std::size_t articles_ = 0, changed_ = 0, added_ = 0, gone_ = 0, altered_ = 0, lost_ = 0;
  std::string fault_;
};

}  // namespace

int run(const RereadCommand& command) {
  if (const Done known = known_store(command.store); !known) return fail(known.error());
  const Result<Engine> engine = open_engine();
  if (!engine) return complain(engine.error().what), 1;
  const Result<std::unique_ptr<Store>> store = open_store(command.store);
  if (!store) return complain(store.error().what), 1;
  Rereader reader(command);
  if (const Done done = reader.run(*engine, **store); !done) return complain(done.error().what), 1;
  reader.summary();
  return 0;
}

}  // namespace hj
