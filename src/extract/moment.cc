#include "extract/moment.h"

#include <string>

#include "core/value.h"

namespace hj::extract {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// Reads along a text; every step says whether it succeeded.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}
  std::size_t at() const { return at_; }
  void spaces() {
    while (at_ < text_.size()) {
      const Rune r = rune_at(text_, at_);
      if (!is_space(r.code)) return;
      at_ += r.size;
    }
  }
  bool word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  bool any(std::initializer_list<std::string_view> words) {
    for (const std::string_view w : words)
      if (word(w)) return true;
    return false;
  }
  bool number(std::size_t most, int& value) {
    std::size_t n = 0;
    value = 0;
    while (n < most && at_ + n < text_.size() && digit(text_[at_ + n]))
      value = value * 10 + (text_[at_ + n++] - '0');
    if (n == 0 || (at_ + n < text_.size() && digit(text_[at_ + n]))) return false;
    at_ += n;
    return true;
  }
  // `18:522001년`: the digits of a time with the next date glued on.
  bool glued(std::size_t size, int& value) {
    const std::string_view digits = text_.substr(at_, size + 4);
    if (digits.size() < size + 4 ||
        digits.find_first_not_of("0123456789") != std::string_view::npos)
      return false;
    if (!begins_any(digits.substr(size), {"19", "20"})) return false;
    value = 0;
    for (const char d : digits.substr(0, size)) value = value * 10 + (d - '0');
    at_ += size;
    return true;
  }
  void back(std::size_t at) { at_ = at; }
  std::string_view rest() const { return text_.substr(at_); }

 private:
  std::string_view text_;
  std::size_t at_;
};

struct Parts {
  int year = 0, month = 0, day = 0, hour = -1, minute = 0, second = 0;
};

When make(const Parts& p, std::int32_t offset) {
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", p.year, p.month, p.day);
  const Days day = days_of(text);
  if (!day.ok || p.year < 1980 || p.hour > 24 || p.minute > 59 || p.second > 60) return {};
  const std::int64_t time = p.hour < 0 ? 0 : p.hour * 3600 + p.minute * 60 + p.second;
  return {true, p.hour >= 0, std::int64_t{day.first} * 86400 + time - std::int64_t{offset} * 60,
          offset};
}

bool date(Cursor& c, Parts& p) {
  if (!c.number(4, p.year)) return false;
  if (p.year < 100) p.year += 2000;
  if (p.year < 1980 || p.year > 2100) return false;
  c.spaces();
  if (!c.any({"-", ".", "/", "년"})) return false;
  c.spaces();
  if (!c.number(2, p.month) || p.month < 1 || p.month > 12) return false;
  c.spaces();
  if (!c.any({"-", ".", "/", "월"})) return false;
  c.spaces();
  if (!c.number(2, p.day) || p.day < 1 || p.day > 31) return false;
  if (!c.any({"일"})) c.any({"."});
  return true;
}

// `09:30`, `오후 3:05:11`, `15시 30분`; leaves the cursor where no time follows.
void time(Cursor& c, Parts& p) {
  const std::size_t start = c.at();
  c.spaces();
  if (c.any({"(월)", "(화)", "(수)", "(목)", "(금)", "(토)", "(일)"})) c.spaces();
  if (c.any({"T", "|", ",", "-", "(", "["})) c.spaces();
  const bool after = c.any({"오후", "PM", "pm"}), before = !after && c.any({"오전", "AM", "am"});
  c.spaces();
  int hour = 0;
  if (!c.number(2, hour) || hour > 24 || !c.any({":", "시"})) return c.back(start);
  c.spaces();
  if (!c.number(2, p.minute) && !c.glued(2, p.minute)) return p.minute = 0, c.back(start);
  c.any({"분"});
  if (c.word(":") && !c.number(2, p.second)) p.second = 0;
  p.hour = after && hour < 12 ? hour + 12 : before && hour == 12 ? 0 : hour;
}

std::int32_t zone(Cursor& c) {
  const std::size_t start = c.at();
  if (c.word("Z")) return 0;
  c.spaces();
  if (c.any({"GMT", "UTC"})) return 0;
  if (c.any({"KST"})) return 540;
  int h = 0, m = 0;
  const bool minus = c.word("-");
  if ((minus || c.word("+")) && c.number(4, h)) {
    if (h >= 100)
      m = h % 100, h /= 100;
    else if (c.word(":"))
      c.number(2, m);
    if (h <= 14 && m < 60) return (h * 60 + m) * (minus ? -1 : 1);
  }
  c.back(start);
  return 540;
}

When rfc822(std::string_view text) {
  constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Cursor c(text, 0);
  if (const std::size_t comma = text.find(','); comma < 10) c.back(comma + 1);
  Parts p;
  c.spaces();
  if (!c.number(2, p.day)) return {};
  c.spaces();
  for (int i = 0; i < 12 && p.month == 0; ++i)
    if (c.word(kMonths[i])) p.month = i + 1;
  if (p.month == 0) return {};
  c.spaces();
  if (!c.number(4, p.year)) return {};
  if (p.year < 100) p.year += 2000;
  time(c, p);
  c.spaces();
  return make(p, p.hour < 0 ? 540 : zone(c));
}

}  // namespace

When find_when(std::string_view text, std::size_t from, Range& range) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!digit(text[at]) || (at > 0 && digit(text[at - 1]))) continue;
    Cursor c(text, at);
    Parts p;
    if (!date(c, p)) continue;
    const bool full = text.size() >= at + 4 && digit(text[at + 2]) && digit(text[at + 3]);
    time(c, p);
    if (!full && p.hour < 0) continue;  // 24.02.18 without a time may be anything
    const When out = make(p, p.hour < 0 ? 540 : zone(c));
    if (!out.ok) continue;
    range = {at, c.at()};
    return out;
  }
  return {};
}

When read_when(std::string_view text) {
  text = trim(text);
  if (const Moment m = parse_moment(text); m.ok)
    return {true, m.has_time, m.seconds, m.offset_minutes};
  if (const When w = rfc822(text); w.ok) return w;
  Range range;
  return find_when(text, 0, range);
}

}  // namespace hj::extract
