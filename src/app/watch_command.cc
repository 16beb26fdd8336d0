// Follows feeds: polls, fetches, reads and stores, until it is told to stop.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <thread>

#include "app/absorber.h"
#include "app/alarms.h"
#include "app/article_json.h"
#include "app/commands.h"
#include "app/data_dir.h"
#include "core/value.h"
#include "ingest/watcher.h"
#include "store/store.h"

namespace hj {
namespace {

std::atomic<bool> g_stop{false};
void on_signal(int) { g_stop.store(true); }

struct Round {
  std::size_t feeds = 0, failed = 0, unchanged = 0, pages = 0, faults = 0;
};

class Watch {
 public:
  Watch(const WatchCommand& command, const Engine& engine, Store& store, ingest::HealthBook& book)
      : command_(command),
        engine_(engine),
        store_(store),
        absorber_(engine, store),
        book_(book),
        alarm_(alarm_of(engine, command.allow_private, &g_stop)) {
    alarm_.print = [](const std::string& line) { std::printf("%s\n", line.c_str()); };
  }

  // One round of polls; false where the store or the state could not be written.
  bool round(ingest::Watcher& watcher, bool all) {
    Round round;
    const Tally before = absorber_.tally();
    watcher.poll(std::time(nullptr), all,
                 [&](const ingest::Polled& polled) { take(polled, round); });
    if (round.feeds == 0) return true;
    if (const Done told = absorber_.finish(); !told) complain(told.error().what), ok_ = false;
    if (const Done saved = book_.save(); !saved) complain(saved.error().what), ok_ = false;
    if (const Result<std::size_t> fired = fire_alerts(store_, alarm_, std::time(nullptr)); !fired)
      complain(fired.error().what);
    print(round, before);
    failed_ += round.failed;
    return ok_;
  }
  std::size_t failed() const { return failed_; }

 private:
  void take(const ingest::Polled& polled, Round& round) {
    ++round.feeds;
    round.failed += polled.failed, round.unchanged += polled.unchanged;
    round.pages += polled.pages.size(), round.faults += polled.faults.size();
    if (polled.failed) complain(polled.health.error);
    for (const std::string& fault : polled.faults) complain(fault);
    std::string outlet = polled.name;
    for (const Page& page : polled.pages) read(page, round, outlet);
    keep_health(polled, outlet);
    if (const Done saved = book_.save(); !saved) complain(saved.error().what), ok_ = false;
  }
  // For the page of sources: serve may run elsewhere than the file of states lies.
  void keep_health(const ingest::Polled& polled, const std::string& outlet) {
    const ingest::Health& h = polled.health;
    const Json body = {{"outlet", outlet.empty() ? outlet_before(polled.url) : outlet},
                       {"error", h.error},
                       {"interval", std::max<std::int64_t>(0, h.next - h.last_try)}};
    if (const Done kept = store_.keep({"feed", polled.url, body.dump(), h.last_try}); !kept)
      complain(kept.error().what);
  }
  std::string outlet_before(const std::string& url) {
    const Result<std::vector<Record>> records = store_.records("feed");
    if (!records) return {};
    for (const Record& r : *records)
      if (const Json body = Json::parse(r.body, nullptr, false); r.id == url && body.is_object())
        return body.value("outlet", "");
    return {};
  }
  // `outlet`: what its articles name, where the list of feeds does not.
  void read(const Page& page, Round& round, std::string& outlet) {
    const Result<std::vector<Document>> docs = engine_.read(page);
    if (!docs) {
      if (docs.error().code != Code::not_found) ++round.faults;
      if (!command_.quiet) complain(docs.error().what);
      return;
    }
    for (const Document& doc : *docs) {
      if (outlet.empty()) outlet = doc.outlet;
      if (const Done put = absorber_.add(doc); !put)
        complain(doc.source + ": " + put.error().what), ok_ = false;
    }
  }
  void print(const Round& r, const Tally& before) {
    if (command_.quiet) return;
    const Tally& t = absorber_.tally();
    if (command_.json) {
      const Json out = {{"time", iso_utc(std::time(nullptr))},
                        {"feeds", r.feeds},
                        {"failed", r.failed},
                        {"unchanged", r.unchanged},
                        {"pages", r.pages},
                        {"articles", t.articles - before.articles},
                        {"new", t.fresh - before.fresh},
                        {"faults", r.faults}};
      std::printf("%s\n", out.dump().c_str());
    } else {
      std::printf("%s  %zu feeds: %zu unchanged, %zu failed; %zu pages, %zu articles (%zu new)\n",
                  iso_utc(std::time(nullptr)).c_str(), r.feeds, r.unchanged, r.failed, r.pages,
                  t.articles - before.articles, t.fresh - before.fresh);
    }
    std::fflush(stdout);
  }

  const WatchCommand& command_;
  const Engine& engine_;
  Store& store_;
  Absorber absorber_;
  ingest::HealthBook& book_;
  AlarmOptions alarm_;
  std::size_t failed_ = 0;
  bool ok_ = true;
};

void sleep_until(std::int64_t when) {
  while (!g_stop.load() && std::time(nullptr) < when)
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
}

}  // namespace

std::string state_of(const std::string& state, const std::string& feeds) {
  return state.empty() ? feeds + ".state" : state;
}

int run(const WatchCommand& command) {
  Result<ingest::SourceList> list = ingest::read_sources(command.feeds);
  if (!list) return complain(list.error().what), 1;
  if (list->sources.empty()) return complain(command.feeds + ": has no [[feed]]"), 1;
  Result<ingest::HealthBook> book =
      ingest::HealthBook::open(state_of(command.state, command.feeds));
  if (!book) return complain(book.error().what), 1;
  const Result<Engine> engine = open_engine();
  if (!engine) return complain(engine.error().what), 1;
  const Result<std::unique_ptr<Store>> store = open_store(command.store);
  if (!store) return complain(store.error().what), 1;

  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  ingest::FetchLimits limits;
  limits.allow_private = command.allow_private;
  ingest::Watcher watcher(*std::move(list), *book, limits, &g_stop);
  Watch watch(command, *engine, **store, *book);
  bool ok = watch.round(watcher, command.once);
  while (ok && !command.once && !g_stop.load()) {
    const std::int64_t next = watcher.next();
    if (next == 0) return complain(command.feeds + ": every feed is gone"), 1;
    sleep_until(next);
    if (!g_stop.load()) ok = watch.round(watcher, false);
  }
  return ok && !(command.once && watch.failed() > 0) ? 0 : 1;
}

}  // namespace hj
