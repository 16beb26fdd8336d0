#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>

#include "app/ask.h"
#include "app/commands.h"
#include "app/data_dir.h"
#include "app/engine.h"
#include "core/hash.h"
#include "publish/calendar.h"
#include "publish/feed.h"

namespace hj {
namespace {

publish::Entry entry_of(const ArticleRow& a, const std::string& base) {
  const std::string link = !a.url.empty() ? a.url
                           : base.empty() ? ""
                                          : base + "/articles/" + id_text(a.id);
  return {"article:" + id_text(a.id), a.headline, link, a.lede, a.outlet, a.published, a.modified};
}

// The newest hundred articles of a query, a story, an entity, or of all.
Result<publish::Feed> feed_of(const Store& store, const ExportCommand& command, TermMaker terms,
                              PartyFinder parties) {
  constexpr unsigned kMany = 100;
  publish::Feed feed;
  feed.title = "합종", feed.id = "all", feed.link = command.base;
  Filter f;
  f.limit = kMany;
  for (const auto& [word, what] : {std::pair{command.story, "story"}, {command.entity, "entity"}}) {
    if (word.empty()) continue;
    const auto id = parse_hex(word);
    if (!id) return Error{Code::bad_input, word + ": an id has 16 hexadecimal digits"};
    if (std::string_view(what) == "story")
      f.story = StoryId{*id};
    else
      f.entity = EntityId{*id};
    feed.id = std::string(what) + ':' + word, feed.title += " " + feed.id;
  }
  if (command.query.empty()) {
    const Result<List<ArticleRow>> rows = store.find_articles(f);
    if (!rows) return rows.error();
    for (const ArticleRow& a : rows->items) feed.entries.push_back(entry_of(a, command.base));
    return feed;
  }
  feed.id = "query:" + hex(hash64(command.query)), feed.title += ": " + command.query;
  Search s;
  s.text = command.query, s.kind = HitKind::article, s.limit = kMany;
  s.terms = std::move(terms), s.parties = std::move(parties);
  const Result<Hits> hits = store.search(s);
  if (!hits) return hits.error();
  for (const Hit& h : hits->items) {
    Filter one;
    one.doc = DocId{h.id};
    const Result<List<ArticleRow>> row = store.find_articles(one);
    if (row && !row->items.empty()) feed.entries.push_back(entry_of(row->items[0], command.base));
  }
  std::ranges::stable_sort(feed.entries, std::greater{}, &publish::Entry::published);
  return feed;
}

Done export_feed(const Store& store, const ExportCommand& command) {
  TermMaker terms;
  PartyFinder parties;
  std::optional<Engine> engine;
  if (!command.query.empty()) {
    Result<Engine> opened = open_engine();
    if (!opened) return opened.error();
    engine.emplace(*std::move(opened));
    terms = [&](std::string_view query) { return engine->terms(query); };
    parties = [&](std::string_view name) { return engine->linker().called(name); };
  }
  const Result<publish::Feed> feed = feed_of(store, command, std::move(terms), std::move(parties));
  if (!feed) return feed.error();
  const std::string out = command.format == "rss" ? publish::rss(*feed) : publish::atom(*feed);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return done();
}

Done export_promises(const Store& store) {
  const Result<std::vector<Promise>> all = promises(store, {});
  if (!all) return all.error();
  const Result<Totals> totals = store.totals();
  if (!totals) return totals.error();
  const std::string out = publish::icalendar(*all, totals->last);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return done();
}

// What the API's exports do not write: calendars, and feeds of a query, a story or an entity.
bool is_feed(const std::string& format) { return format == "rss" || format == "atom"; }
bool suits(const std::string& what, const std::string& format) {
  if (what == "promises" || format == "ics") return what == "promises" && format == "ics";
  if (is_feed(format)) return what == "articles";
  return format == "csv" || format == "jsonl" || what == "deals";
}

}  // namespace

int run(const ExportCommand& command) {
  if (!suits(command.what, command.format))
    return complain("--format " + command.format + ": not of " + command.what +
                    (command.what == "promises" ? "; take ics" : "")),
           2;
  Result<Asker> ask = Asker::open(command.store);
  if (!ask) return complain(ask.error().what), 1;
  if (is_feed(command.format) || command.format == "ics") {
    const Done written = command.format == "ics" ? export_promises(ask->store())
                                                 : export_feed(ask->store(), command);
    return written ? 0 : (complain(written.error().what), 1);
  }
  bool whole = true;
  const Done written = ask->export_to(
      command.what + '.' + command.format,
      {{"type", command.type},
       {"status", command.status},
       {"since", command.since},
       {"until", command.until},
       {"at", command.at},
       {"bom", command.bom ? "1" : ""}},
      [&](std::string_view piece) {
        whole = std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size() && whole;
      });
  if (!written) return refuse(written.error());
  if (!whole || std::fflush(stdout) != 0) return complain("standard output: cannot be written"), 1;
  return 0;
}

}  // namespace hj
