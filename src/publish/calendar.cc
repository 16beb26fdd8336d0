#include "publish/calendar.h"

#include "core/hash.h"
#include "core/utf8.h"
#include "core/value.h"

namespace hj::publish {
namespace {

std::string escaped_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
  }
  return out;
}

// Lines of at most 75 bytes, cut between code points.
void line(std::string& out, const std::string& text) {
  constexpr std::size_t kLong = 74;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(at + kLong, text.size());
    while (!boundary(text, end)) --end;
    if (at > 0) out += ' ';
    out.append(text, at, end - at).append("\r\n");
    at = end;
  }
}

std::string plain_day(std::int32_t day) {
  std::string out;
  for (const char c : iso_date(day))
    if (c != '-') out += c;
  return out;
}
std::string plain_time(std::int64_t seconds) {
  std::string out;
  for (const char c : iso_utc(seconds))
    if (c != '-' && c != ':') out += c;
  return out;
}
std::string names(const std::vector<EntityRef>& side) {
  std::string out;
  for (const EntityRef& e : side) out += (out.empty() ? "" : ", ") + e.name;
  return out;
}

}  // namespace

std::string deal_title(const DealRow& d) {
  std::string out = names(d.a);
  if (!d.b.empty()) out += (symmetric(d.type) ? " · " : " → ") + names(d.b);
  out += ' ' + std::string(label(d.type).ko);
  return d.object.empty() ? out : out + " (" + d.object + ')';
}

std::string icalendar(const std::vector<Promise>& promises, std::int64_t made) {
  std::string out;
  for (const char* head :
       {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hapjong//Hapjong//KO", "CALSCALE:GREGORIAN"})
    line(out, head);
  for (const Promise& p : promises) {
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + id_text(p.deal.id) + "@hapjong");
    line(out, "DTSTAMP:" + plain_time(made));
    line(out, "DTSTART;VALUE=DATE:" + plain_day(p.first));
    line(out, "DTEND;VALUE=DATE:" + plain_day(p.last + 1));  // exclusive
    line(out, "SUMMARY:" + escaped_text(deal_title(p.deal) + " [" +
                                        std::string(label(p.deal.status).ko) + ']'));
    line(out, "DESCRIPTION:" + escaped_text("기사 " + std::to_string(p.deal.articles) +
                                            " · 독립 출처 " + std::to_string(p.deal.independent) +
                                            " · 실명 " + std::to_string(p.deal.named)));
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
  }
  line(out, "END:VCALENDAR");
  return out;
}

}  // namespace hj::publish
