// The followed feeds and how they fare; OPML in and out.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "app/article_json.h"
#include "app/commands.h"
#include "core/value.h"
#include "ingest/health.h"
#include "ingest/sources.h"

namespace hj {
namespace {

using ingest::Health;
using ingest::Source;

const char* state_word(const Health* h) {
  if (h == nullptr || h->polls == 0) return "new";
  if (h->gone) return "gone";
  return h->failures > 0 ? "failing" : "ok";
}
std::string time_or_dash(std::int64_t seconds) { return seconds == 0 ? "-" : iso_utc(seconds); }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json time_or_null(std::int64_t seconds) {
  return seconds == 0 ? Json(nullptr) : Json(iso_utc(seconds));
}

Json row_json(const Source& source, const Health* health) {
  const Health h = health == nullptr ? Health{} : *health;
  return {{"url", source.url},
          {"name", text_or_null(source.name)},
          {"state", state_word(health)},
          {"status", h.status == 0 ? Json(nullptr) : Json(h.status)},
          {"polls", h.polls},
          {"unchanged", h.unchanged},
          {"articles", h.articles},
          {"faults", h.faults},
          {"failures", h.failures},
          {"last_try", time_or_null(h.last_try)},
          {"last_good", time_or_null(h.last_good)},
          {"last_new", time_or_null(h.last_new)},
          {"next", h.gone ? Json(nullptr) : time_or_null(h.next)},
          {"seconds", h.seconds},
          {"moved", text_or_null(h.moved)},
          {"error", text_or_null(h.error)}};
}

void print_row(const Source& source, const Health* health) {
  const Health h = health == nullptr ? Health{} : *health;
  std::printf("%-8s %6lld articles  last good %-20s  next %-20s  %s\n", state_word(health),
              static_cast<long long>(h.articles), time_or_dash(h.last_good).c_str(),
              h.gone ? "never" : time_or_dash(h.next).c_str(),
              (source.name.empty() ? source.url : source.name + "  " + source.url).c_str());
  if (!h.moved.empty()) std::printf("         moved to %s\n", h.moved.c_str());
  if (!h.error.empty())
    std::printf("         %lld failures in a row: %s\n", static_cast<long long>(h.failures),
                h.error.c_str());
}

// Appends the feeds of an OPML file that are not there yet; the file's own words stay as they are.
int add_opml(const SourcesCommand& command, const ingest::SourceList& list) {
  std::ifstream in(command.add, std::ios::binary);
  if (!in) return complain(command.add + ": cannot be opened"), 1;
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const Result<std::vector<Source>> found = ingest::read_opml(bytes, command.add);
  if (!found) return complain(found.error().what), 1;
  std::string more;
  std::size_t added = 0;
  for (const Source& source : *found) {
    const bool known =
        std::ranges::any_of(list.sources, [&](const Source& s) { return s.url == source.url; });
    if (!known) more += ingest::toml_of(source), ++added;
  }
  std::ifstream old(command.feeds, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(old), {}};
  if (const Done written = ingest::write_file(command.feeds, text + more); !written)
    return complain(written.error().what), 1;
  if (!command.quiet)
    std::printf("%zu feeds added to %s, %zu were there\n", added, command.feeds.c_str(),
                found->size() - added);
  return 0;
}

}  // namespace

int run(const SourcesCommand& command) {
  Result<ingest::SourceList> list = ingest::read_sources(command.feeds);
  if (!list && !command.add.empty() && list.error().code == Code::not_found)
    list = ingest::SourceList{};  // --add may begin a file
  if (!list) return complain(list.error().what), 1;
  if (!command.add.empty()) return add_opml(command, *list);
  if (command.opml) {
    std::fputs(ingest::opml_of(list->sources).c_str(), stdout);
    return 0;
  }
  const Result<ingest::HealthBook> book =
      ingest::HealthBook::open(state_of(command.state, command.feeds));
  if (!book) return complain(book.error().what), 1;
  for (const Source& source : list->sources) {
    const Health* health = book->find(source.url);
    if (command.json)
      std::printf(
          "%s\n",
          row_json(source, health).dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
    else
      print_row(source, health);
  }
  return 0;
}

}  // namespace hj
