#include "core/value.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

namespace hj {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

std::int32_t day_number(int y, int m, int d) {
  const std::chrono::year_month_day date{year{y}, std::chrono::month{static_cast<unsigned>(m)},
                                         std::chrono::day{static_cast<unsigned>(d)}};
  return static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count());
}
std::int32_t month_end(int y, int m) {
  const auto last = std::chrono::year_month_day_last{
      year{y}, std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(m)}}};
  return static_cast<std::int32_t>(sys_days{last}.time_since_epoch().count());
}

// Reads `count` digits at `at`; nothing where they are none.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + count, value);
  if (error != std::errc{} || end != text.data() + at + count || text[at] == '-')
    return std::nullopt;
  return value;
}

Days one(std::string_view time) {
  const auto y = digits(time, 0, 4);
  if (!y || *y < 1) return {};
  if (time.size() == 4) return {true, day_number(*y, 1, 1), day_number(*y, 12, 31)};
  if (time.size() < 7 || time[4] != '-') return {};
  if (const char unit = time[5]; unit == 'H' || unit == 'Q') {
    const int part = time[6] - '0', months = unit == 'H' ? 6 : 3;
    if (time.size() != 7 || part < 1 || part > 12 / months) return {};
    return {true, day_number(*y, (part - 1) * months + 1, 1), month_end(*y, part * months)};
  }
  const auto m = digits(time, 5, 2);
  if (!m || *m < 1 || *m > 12) return {};
  if (time.size() == 7) return {true, day_number(*y, *m, 1), month_end(*y, *m)};
  const auto d = digits(time, 8, 2);
  if (!d || time.size() != 10 || time[7] != '-' || *d < 1 ||
      day_number(*y, *m, *d) > month_end(*y, *m))
    return {};
  return {true, day_number(*y, *m, *d), day_number(*y, *m, *d)};
}

// What has a fraction is told in 15 digits, and in full where these leave none.
std::string number(double value) {
  char out[64];
  const auto whole = [](double x) { return std::abs(x) < 1e18 && x == std::floor(x); };
  if (!whole(value)) {
    const int size = std::snprintf(out, sizeof out, "%.15g", value);
    std::from_chars(out, out + size, value);
  }
  if (whole(value)) std::snprintf(out, sizeof out, "%.0f", value);
  return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t at = text.find(by);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + by.size());
  }
}

std::optional<Amount> parse_amount(std::string_view text) {
  const std::vector<std::string_view> words = split(text, " ");
  if (words.size() < 2 || words[0].size() != 3) return std::nullopt;
  Amount out;
  out.currency = words[0];
  const auto [end, error] =
      std::from_chars(words[1].data(), words[1].data() + words[1].size(), out.value);
  if (error != std::errc{} || end != words[1].data() + words[1].size()) return std::nullopt;
  if (!std::isfinite(out.value) || text.find(';') != std::string_view::npos) return std::nullopt;
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (words[i] == "approx")
      out.approx = true;
    else if (words[i].starts_with("per="))
      out.per = words[i].substr(4);
    else if (words[i].starts_with("span="))
      out.span = words[i].substr(5);
    else if (const auto bound = parse_bound(words[i]))
      out.bound = *bound;
    else
      return std::nullopt;
  }
  return out;
}

}  // namespace

std::string print(const Amount& a) {
  std::string out = a.currency + ' ' + number(a.value);
  if (a.approx) out += " approx";
  if (a.bound != Bound::none) out += ' ', out += code(a.bound);
  if (!a.per.empty()) out += " per=" + a.per;
  if (!a.span.empty()) out += " span=" + a.span;
  return out;
}

std::string print(const std::vector<Amount>& amounts) {
  std::string out;
  for (const Amount& a : amounts) {
    if (!out.empty()) out += "; ";
    out += print(a);
  }
  return out;
}

std::vector<Amount> parse_amounts(std::string_view text) {
  std::vector<Amount> out;
  for (const std::string_view one : split(text, "; ")) {
    const auto amount = parse_amount(one);
    if (!amount) return {};
    out.push_back(*amount);
  }
  return out;
}

Days days_of(std::string_view time) {
  const std::size_t slash = time.find('/');
  if (slash == std::string_view::npos) return one(time);
  const std::string_view from = time.substr(0, slash), to = time.substr(slash + 1);
  const Days first = one(from), last = one(to);
  if (to == ".." && first.ok) return {true, first.first, day_number(9999, 12, 31)};
  if (from == ".." && last.ok) return {true, day_number(1, 1, 1), last.last};
  if (!first.ok || !last.ok || last.last < first.first) return {};
  return {true, first.first, last.last};
}

std::string iso_date(std::int32_t day) {
  const std::chrono::year_month_day date{sys_days{days{day}}};
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return out;
}

std::string iso_utc(std::int64_t seconds) {
  const std::int64_t day = seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400);
  const auto rest = static_cast<int>(seconds - day * 86400);
  char out[48];
  std::snprintf(out, sizeof out, "%sT%02d:%02d:%02dZ",
                iso_date(static_cast<std::int32_t>(day)).c_str(), rest / 3600, rest / 60 % 60,
                rest % 60);
  return out;
}

Moment parse_moment(std::string_view text) {
  Moment out;
  const Days day = one(text.substr(0, 10));
  if (text.size() < 10 || !day.ok) return {};
  out.ok = true;
  int second = 0;
  std::size_t at = 10;
  if (at < text.size() && (text[at] == 'T' || text[at] == ' ')) {
    const auto h = digits(text, at + 1, 2), m = digits(text, at + 4, 2);
    if (!h || !m || *h > 24 || *m > 59 || text[at + 3] != ':') return {};
    second = *h * 3600 + *m * 60;
    out.has_time = true;
    at += 6;
    if (at < text.size() && text[at] == ':') {
      const auto s = digits(text, at + 1, 2);
      if (!s || *s > 60) return {};
      second += *s;
      at += 3;
      if (at < text.size() && text[at] == '.')
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9';) ++at;
    }
  }
  if (at < text.size() && text[at] == 'Z' && at + 1 == text.size()) {
    out.offset_minutes = 0;
  } else if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
    const auto h = digits(text, at + 1, 2);
    const auto m = digits(text, at + (at + 3 < text.size() && text[at + 3] == ':' ? 4 : 3), 2);
    if (!h || !m) return {};
    out.offset_minutes = (*h * 60 + *m) * (text[at] == '-' ? -1 : 1);
  } else if (at != text.size()) {
    return {};
  }
  out.seconds = std::int64_t{day.first} * 86400 + second - std::int64_t{out.offset_minutes} * 60;
  return out;
}

std::int32_t local_day(std::int64_t seconds, std::int32_t offset_minutes) {
  const std::int64_t local = seconds + std::int64_t{offset_minutes} * 60;
  return static_cast<std::int32_t>(local >= 0 ? local / 86400 : -((86399 - local) / 86400));
}

}  // namespace hj
