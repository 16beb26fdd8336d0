#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <thread>
#include <utility>

#include "app/absorber.h"
#include "app/article_json.h"
#include "app/bookmarks.h"
#include "app/commands.h"
#include "app/data_dir.h"
#include "app/reading.h"
#include "store/store.h"

namespace hj {
namespace {

using Clock = std::chrono::steady_clock;

// A line on a terminal that counts articles; nothing where the output goes elsewhere.
class Progress {
 public:
  explicit Progress(bool quiet) : on_(!quiet && isatty(STDERR_FILENO) != 0), start_(Clock::now()) {}
  ~Progress() { clear(); }
  void show(std::size_t articles) {
    const auto now = Clock::now();
    if (!on_ || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::fprintf(stderr, "\r\x1b[K%zu articles, %.0f/s", articles,
                 seconds > 0 ? static_cast<double>(articles) / seconds : 0.0);
    shown_ = true;
  }
  void clear() {
    if (shown_) std::fprintf(stderr, "\r\x1b[K");
    shown_ = false;
  }
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

 private:
  bool on_, shown_ = false;
  Clock::time_point start_, last_{};
};

// "path:record 12" -> "path"
std::string place_file(const std::string& source) { return source.substr(0, source.rfind(':')); }

std::string many(std::size_t count, const std::string& one, const std::string& more = {}) {
  return std::to_string(count) + ' ' + (count == 1 ? one : more.empty() ? one + 's' : more);
}

void print_summary(const ReadCommand& command, const Tally& t, std::size_t failed, double seconds) {
  if (command.quiet) return;
  if (command.json) {
    const Json out = {{"articles", t.articles},
                      {"new", t.fresh},
                      {"copies", t.copies},
                      {"claims", t.claims},
                      {"stories", t.stories},
                      {"deals", t.deals},
                      {"without_article", t.without_article},
                      {"failed", failed},
                      {"lost", t.lost},
                      {"seconds", seconds}};
    std::printf("%s\n", out.dump().c_str());
    return;
  }
  std::printf("%s (%zu new) with %s in %.2f s; in the store: %s, %s, %s",
              many(t.articles, "article").c_str(), t.fresh, many(t.claims, "claim").c_str(),
              seconds, many(t.stories, "story", "stories").c_str(), many(t.deals, "deal").c_str(),
              many(t.copies, "copy", "copies").c_str());
  if (t.without_article > 0)
    std::printf("; %s without an article", many(t.without_article, "page").c_str());
  if (failed > 0) std::printf("; %zu failed", failed);
  if (t.lost > 0) std::printf("; %s could not be stored", many(t.lost, "article").c_str());
  std::printf("\n");
}

}  // namespace

int run(const ReadCommand& command) {
  const Result<std::int64_t> published = parse_date_option(command.published);
  if (!published) return complain(published.error().what), 2;
  const Result<Engine> engine = open_engine();
  if (!engine) return complain(engine.error().what), 1;
  const Result<std::unique_ptr<Store>> store = open_store(command.store);
  if (!store) return complain(store.error().what), 1;

  const Result<ingest::Columns> columns = ingest::parse_columns(command.columns);
  if (!columns) return complain("--columns: " + columns.error().what), 2;
  Result<Bookmarks> bookmarks = Bookmarks::open(command.resume);
  if (!bookmarks) return complain(bookmarks.error().what), 1;

  Absorber absorber(*engine, **store);
  Progress progress(command.quiet);
  std::size_t failed = 0;
  std::string said;
  // Places are marked once what lies before them is stored.
  std::map<std::string, std::pair<std::string, Page::Place>> reached;  // by file
  const auto mark = [&] {
    for (const auto& [file, place] : std::exchange(reached, {}))
      if (const Done kept = bookmarks->reached(place.first, place.second); !kept)
        complain(kept.error().what), ++failed;
  };
  const auto sink = [&](PageResult page) {
    if (!page.fault.empty()) {
      progress.clear();
      if (!page.no_article || !command.quiet) complain(page.fault);
      if (page.no_article)
        absorber.tally().without_article++;
      else
        ++failed;
    }
    for (Document& doc : page.articles)
      if (const Done put = absorber.add(std::move(doc)); !put) {
        progress.clear();
        if (put.error().what != said) complain(said = put.error().what);  // a full disk, once
        ++failed;
      }
    if (page.next.record > 0) reached[place_file(page.source)] = {page.source, page.next};
    if (!absorber.waiting()) mark();
    progress.show(absorber.tally().articles);
  };
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const Faults faults =
      read_all(*engine,
               {command.paths, *published, command.jobs == 0 ? cores : command.jobs, *columns,
                bookmarks->places(), command.allow_private},
               sink);
  failed += faults.failed;
  if (const Done told = absorber.finish(); !told) {
    if (told.error().what != said) complain(told.error().what);
    ++failed;
  }
  mark();
  if (const Done kept = bookmarks->save(); !kept) complain(kept.error().what), ++failed;
  progress.clear();
  print_summary(command, absorber.tally(), failed, progress.seconds());
  return failed > 0 ? 1 : 0;
}

}  // namespace hj
