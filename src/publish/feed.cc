#include "publish/feed.h"

#include <algorithm>
#include <array>

#include "core/value.h"
#include "core/xml.h"
#include "publish/xml.h"

namespace hj::publish {
namespace {

// "Fri, 01 Mar 2024 00:00:00 GMT"
std::string rfc822(std::int64_t seconds) {
  constexpr std::array kDays = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // 1970-01-01
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string iso = iso_utc(seconds);  // 2024-03-01T00:00:00Z
  const std::int64_t day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400;
  const auto month = static_cast<std::size_t>((iso[5] - '0') * 10 + iso[6] - '0' - 1);
  return std::string(kDays[static_cast<std::size_t>((day % 7 + 7) % 7)]) + ", " + iso.substr(8, 2) +
         ' ' + kMonths[month % 12] + ' ' + iso.substr(0, 4) + ' ' + iso.substr(11, 8) + " GMT";
}

std::int64_t newest(const Feed& feed) {
  std::int64_t out = 0;
  for (const Entry& e : feed.entries) out = std::max({out, e.published, e.updated});
  return out;
}
std::string uri(const std::string& id) { return "urn:hapjong:" + id; }

}  // namespace

std::string rss(const Feed& feed) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>\n";
  out += element("title", feed.title) + element("link", feed.link) +
         element("description", feed.title) + element("language", "ko");
  if (!feed.self.empty())
    out += "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"" + xml_escaped(feed.self) +
           "\"/>\n";
  if (const std::int64_t at = newest(feed); at != 0) out += element("lastBuildDate", rfc822(at));
  for (const Entry& e : feed.entries) {
    out += "<item>" + element("title", e.title);
    if (!e.link.empty()) out += element("link", e.link);
    out += "<guid isPermaLink=\"false\">" + xml_escaped(uri(e.id)) + "</guid>\n";
    if (e.published != 0) out += element("pubDate", rfc822(e.published));
    if (!e.author.empty()) out += element("dc:creator", e.author);
    out += element("description", e.summary) + "</item>\n";
  }
  return out + "</channel></rss>\n";
}

std::string atom(const Feed& feed) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ko\">\n";
  out += element("id", uri(feed.id)) + element("title", feed.title) +
         element("updated", iso_utc(newest(feed)));
  if (!feed.link.empty()) out += "<link href=\"" + xml_escaped(feed.link) + "\"/>\n";
  if (!feed.self.empty()) out += "<link rel=\"self\" href=\"" + xml_escaped(feed.self) + "\"/>\n";
  for (const Entry& e : feed.entries) {
    out += "<entry>" + element("id", uri(e.id)) + element("title", e.title);
    if (!e.link.empty()) out += "<link href=\"" + xml_escaped(e.link) + "\"/>\n";
    out += element("updated", iso_utc(std::max(e.updated, e.published)));
    if (e.published != 0) out += element("published", iso_utc(e.published));
    out += "<author>" + element("name", e.author.empty() ? "?" : e.author) + "</author>\n";
    out += element("summary", e.summary) + "</entry>\n";
  }
  return out + "</feed>\n";
}

}  // namespace hj::publish
