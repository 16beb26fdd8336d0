// What other programs follow: RSS and Atom of stories, deals, articles and searches, and promised
// dates as a calendar.
#include <algorithm>

#include "publish/calendar.h"
#include "publish/feed.h"
#include "serve/export.h"
#include "store/changes.h"

namespace hj::serving {
namespace {

constexpr unsigned kItems = 50;
using publish::Entry;

std::string names(const std::vector<EntityRef>& side) {
  std::string out;
  for (const EntityRef& r : side) out += (out.empty() ? "" : ", ") + r.name;
  return out;
}

// A step forward is a new entry for a reader: the id names the status.
Entry entry_of(const Call& call, const DealRow& d) {
  const std::string place = id_text(d.id) + '#' + std::string(code(d.status));
  Entry out;
  out.id = "deal:" + place, out.link = call.base + "/deals/" + place;
  out.title = names(d.a) + (d.b.empty() ? "" : (symmetric(d.type) ? " – " : " → ") + names(d.b)) +
              ": " + std::string(label(d.type).ko) + ", " + std::string(label(d.status).ko);
  for (const Figure& f : d.amount) out.summary += (out.summary.empty() ? "" : ", ") + f.written;
  if (!d.object.empty()) out.summary += (out.summary.empty() ? "" : " · ") + d.object;
  out.published = d.last;
  return out;
}
Entry entry_of(const Call& call, const StoryRow& s) {
  const std::string id = id_text(s.id);
  return {"story:" + id,
          s.lead.headline,
          call.base + "/stories/" + id,
          s.lede,
          s.lead.outlet,
          s.last,
          0};
}
Entry entry_of(const Call& call, const ArticleRow& a) {
  const std::string id = id_text(a.id);
  return {"article:" + id, a.headline, call.base + "/articles/" + id, a.lede, a.outlet,
          a.published,     a.modified};
}
Entry entry_of(const Call& call, const Hit& h) {
  return {"article:" + hex(h.id),
          h.title,
          call.base + "/articles/" + hex(h.id),
          h.snippet,
          h.outlet,
          h.published,
          0};
}

template <class Rows>
std::vector<Entry> entries(const Call& call, const Rows& rows) {
  std::vector<Entry> out;
  for (const auto& row : rows.items) out.push_back(entry_of(call, row));
  return out;
}

Filter filter_of(const Call& call) {
  Filter f;
  f.entity = call.params.id<EntityId>("entity");
  f.story = call.params.id<StoryId>("story");
  f.types = call.params.codes<Type>("type", parse_type);
  f.statuses = call.params.codes<Status>("status", parse_status);
  f.limit = kItems;
  return f;
}

Hits hits_of(const Call& call) {
  Search s;
  s.text = query_of(call);
  s.kind = HitKind::article;
  s.limit = kItems;
  s.terms = call.options.terms;
  s.parties = call.options.parties;
  return need(call.store.search(s));
}

[[noreturn]] void no_such_feed() {
  throw Problem{404, "Not found",
                "there are stories, deals, articles and search as .xml and .atom, and "
                "promises.ics"};
}

publish::Feed feed_of(const Call& call, std::string_view what) {
  publish::Feed out;
  out.id = "feed:" + call.target, out.link = call.base + '/', out.self = call.base + call.target;
  const Filter f = filter_of(call);
  if (what == "stories")
    out.title = "이슈", out.entries = entries(call, need(call.store.find_stories(f)));
  else if (what == "deals")
    out.title = "거래", out.entries = entries(call, need(call.store.find_deals(f)));
  else if (what == "articles")
    out.title = "기사", out.entries = entries(call, need(call.store.find_articles(f)));
  else if (what == "search")
    out.title = call.params.text("q"), out.entries = entries(call, hits_of(call));
  else
    no_such_feed();
  out.title = "합종 · " + out.title;
  return out;
}

}  // namespace

File feed_file(const Call& call) {
  const std::size_t dot = std::min(call.id.find('.'), call.id.size());
  const std::string_view what = call.id.substr(0, dot), form = call.id.substr(dot);
  if (form == ".xml")
    return {"application/rss+xml; charset=utf-8", publish::rss(feed_of(call, what)), {}};
  if (form == ".atom")
    return {"application/atom+xml; charset=utf-8", publish::atom(feed_of(call, what)), {}};
  if (call.id != "promises.ics") no_such_feed();
  const ChangeAsk ask{.entity = call.params.id<EntityId>("entity")};
  const std::int64_t made = need(call.store.totals()).last;
  return {"text/calendar; charset=utf-8",
          publish::icalendar(need(promises(call.store, ask)), made),
          {}};
}

}  // namespace hj::serving
