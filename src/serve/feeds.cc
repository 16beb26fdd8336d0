// RSS 2.0 of stories, deals and searches: any query of the lists can be followed by a reader.
#include <ctime>

#include "serve/export.h"

namespace hj::serving {
namespace {

constexpr unsigned kItems = 50;

std::string rfc822(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char out[40];
  std::snprintf(out, sizeof out, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[utc.tm_wday],
                utc.tm_mday, kMonths[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                utc.tm_sec);
  return out;
}

struct Item {
  std::string title, path, text;
  std::int64_t at = 0;
};

std::string element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return '<' + tag + '>' + xml_escaped(text) + "</" + tag + '>';
}

std::string item_xml(const Call& call, const Item& item) {
  std::string out = "<item>" + element("title", item.title);
  out += element("link", call.base + item.path);
  out += "<guid isPermaLink=\"false\">" + xml_escaped(item.path) + "</guid>";
  if (item.at != 0) out += element("pubDate", rfc822(item.at));
  if (!item.text.empty()) out += element("description", item.text);
  return out + "</item>\n";
}

std::string names(const std::vector<EntityRef>& side) {
  std::string out;
  for (const EntityRef& r : side) out += (out.empty() ? "" : ", ") + r.name;
  return out;
}

Item item_of(const DealRow& d) {
  Item out;
  const bool two = !d.b.empty();
  out.title = names(d.a) + (two ? (symmetric(d.type) ? " – " : " → ") + names(d.b) : "") + ": " +
              std::string(label(d.type).ko) + ", " + std::string(label(d.status).ko);
  // A step forward is a new item for a reader: the path names the status.
  out.path = "/deals/" + id_text(d.id) + "#" + std::string(code(d.status));
  out.at = d.last;
  for (const Figure& f : d.amount) out.text += (out.text.empty() ? "" : ", ") + f.written;
  if (!d.object.empty()) out.text += (out.text.empty() ? "" : " · ") + d.object;
  return out;
}

std::vector<Item> stories_of(const Call& call) {
  Filter f;
  f.entity = call.params.id<EntityId>("entity");
  f.limit = kItems;
  std::vector<Item> out;
  for (const StoryRow& s : need(call.store.find_stories(f)).items)
    out.push_back({s.lead.headline, "/stories/" + id_text(s.id), s.lede, s.last});
  return out;
}

std::vector<Item> deals_of(const Call& call) {
  Filter f;
  f.entity = call.params.id<EntityId>("entity");
  f.types = call.params.codes<Type>("type", parse_type);
  f.statuses = call.params.codes<Status>("status", parse_status);
  f.limit = kItems;
  std::vector<Item> out;
  for (const DealRow& d : need(call.store.find_deals(f)).items) out.push_back(item_of(d));
  return out;
}

std::vector<Item> hits_of(const Call& call) {
  Search s;
  s.text = call.params.required("q");
  s.kind = HitKind::article;
  s.limit = kItems;
  s.terms = call.options.terms;
  s.parties = call.options.parties;
  std::vector<Item> out;
  for (const Hit& h : need(call.store.search(s)).items)
    out.push_back({h.title, "/articles/" + hex(h.id), h.snippet, h.published});
  return out;
}

}  // namespace

File feed_file(const Call& call) {
  const bool stories = call.id == "stories.xml", deals = call.id == "deals.xml";
  if (!stories && !deals && call.id != "search.xml")
    throw Problem{404, "Not found", "there are stories.xml, deals.xml and search.xml"};
  const std::vector<Item> items = stories ? stories_of(call)
                                  : deals ? deals_of(call)
                                          : hits_of(call);
  const std::string name = stories ? "이슈" : deals ? "거래" : call.params.text("q");
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\n" +
      element("title", "합종 · " + name) + element("link", call.base + '/') +
      element("description", "Hapjong: " + name) + "<language>ko</language>\n<atom:link href=\"" +
      xml_escaped(call.base + call.target) + "\" rel=\"self\" type=\"application/rss+xml\"/>\n";
  for (const Item& item : items) out += item_xml(call, item);
  return {"application/rss+xml; charset=utf-8", out + "</channel></rss>\n", {}};
}

}  // namespace hj::serving
