// The parser behind TimeReader: one time at the head of a text, in the granularity of its words.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/hangul.h"
#include "core/utf8.h"
#include "core/value.h"
#include "entity/number.h"
#include "entity/time.h"

namespace hj::entity {

inline constexpr std::int32_t kMorrow = 4;        // days
inline constexpr std::size_t kLongestForm = 200;  // bytes; the longest form known takes about 90

enum class Grain { none, year, half, quarter, season, month, week, day };
enum class Way { none, last, next, here };

// One point on the calendar, in the granularity of its words.
struct Point {
  Grain grain = Grain::none;
  int year = 0, part = 0;            // year; half or quarter
  std::int32_t month = 0;            // month_index
  std::int32_t first = 0, last = 0;  // days, of a week or a day
  bool unresolved = false;

  std::string iso() const {
    if (unresolved) return "unresolved";
    switch (grain) {
      case Grain::year:
        return iso_year(year);
      case Grain::half:
        return iso_part(year, 'H', part);
      case Grain::quarter:
        return iso_part(year, 'Q', part);
      case Grain::season:
        return iso_month(month) + '/' + iso_month(month + 2);
      case Grain::month:
        return iso_month(month);
      case Grain::week:
        return iso_date(first) + '/' + iso_date(last);
      case Grain::day:
        return iso_date(first);
      case Grain::none:
        break;
    }
    return "unresolved";
  }
  static Point of_year(int y) { return {Grain::year, y, 0, 0, 0, 0, false}; }
  static Point of_part(Grain g, int y, int n) { return {g, y, n, 0, 0, 0, false}; }
  static Point of_month(std::int32_t m) { return {Grain::month, m / 12, 0, m, 0, 0, false}; }
  static Point of_day(std::int32_t d) {
    const Date date = date_of(d);
    return {Grain::day, date.year, 0, month_index(date), d, d, false};
  }
  static Point of_week(std::int32_t d) { return {Grain::week, 0, 0, 0, d, d + 6, false}; }
  static Point unknown(Grain g) { return {g, 0, 0, 0, 0, 0, true}; }
};

class TimeParser {
 public:
  TimeParser(const Tables& tables, std::string_view text, Clock& clock)
      : tables_(tables), text_(text.substr(0, kLongestForm)), clock_(clock) {}
  Time read();

 private:
  std::string_view rest() const { return text_.substr(at_); }
  bool eat(std::string_view word) {
    constexpr std::size_t kTelling = 2;  // the last byte of a syllable, which few share
    if (text_.size() - at_ < word.size()) return false;
    if (word.size() > kTelling && text_[at_ + kTelling] != word[kTelling]) return false;
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void space() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  // The Hangul letters from here on.
  std::string_view tail() const {
    std::size_t end = at_;
    while (end < text_.size()) {
      const Rune r = rune_at(text_, end);
      if (!is_syllable(r.code)) break;
      end += r.size;
    }
    return text_.substr(at_, end - at_);
  }
  bool ends(std::string_view rest_of_word) const;
  bool bounded() const { return ends(tail()); }
  bool eat_word(std::string_view word);
  std::optional<int> number();
  Date today() const { return date_of(clock_.published.value_or(0)); }
  bool known() const { return clock_.published.has_value(); }
  void keep(const Point& p);
  bool counted();
  static bool past(char32_t syllable) {  // 쳤, 했
    constexpr int kDoubleSiot = 20;
    return is_syllable(syllable) && decompose(syllable).final == kDoubleSiot;
  }
  bool told_as_past() const;
  void remember_base(const Point& p);
  void remember_past(const std::string& value);
  void say(std::int32_t day);
  std::optional<std::int32_t> day_spoken_of(int n) const;
  bool at_that_time(Point& p);
  bool part_of_day(Point& p);
  bool that_year(Point& p, int n);
  bool point(Point& p);
  bool word(const Table::Hit& hit, Point& p);
  bool year(Point& p, int n, bool clipped);
  bool year_with(Point& p, int y, bool resolved);
  bool same_month(Point& p);
  bool before_year(Point& p, int n);
  bool part_of_year(Point& p, int y, bool resolved);
  bool season(Point& p, int y);
  bool month_of(Point& p, int y, bool resolved);
  bool day_of_month(Point& p, bool resolved);
  bool month(Point& p, int n);
  bool week(Point& p, int n);
  bool weekday_of(Point& p, int n);
  bool this_part(Point& p, int n);
  bool day(Point& p, int n);
  void name_day(std::int32_t day);
  std::optional<std::int32_t> same_day() const;
  bool said(Point& p, int n, std::optional<std::int32_t> last);
  bool edge(Point& p, bool end);
  bool before_years();
  static bool same_year(Point& p, int year, int m);
  bool numeric(Point& p, Way way);
  bool absolute_year(Point& p, int n, bool clipped);
  void date(const Point& p, int year);
  bool decade(Point& p, int n);
  bool whole_date(Point& p);
  bool dotted(Point& p, int y);
  std::optional<int> dotted_number();
  bool bare_month(Point& p, int m, Way way);
  void place_same_month(Point& p, Way way, int m);
  bool bare_day(Point& p, int d, Way way);
  std::optional<std::int32_t> this_month(int d);
  std::optional<std::int32_t> next_to_come(int d);
  bool until_day(Point& p, int d);
  bool bare_quarter(Point& p, int q, Way way);
  bool way_weekday(Point& p, Way way);
  void range(const Point& from, Time& out);
  std::string lasting(const Point& from);
  bool days_within(const Point& month, Time& out);
  bool later(const Point& from, const Point& to, Time& out);
  void paren();
  Time numeric_range();
  struct Length {
    int n = 0;
    char unit = 0;  // Y M W D
  };
  Length with_months(int years);
  std::optional<Length> length();
  static std::int32_t days(Length by) { return by.n * (by.unit == 'W' ? 7 : 1); }
  Point behind(Length by) const;
  Point shifted(Length by, int sign) const;
  Time duration();
  std::string gone_by(Length by) const;
  Time recent();
  std::string within(Length by) const;
  Time ahead();
  const Tables& tables_;
  std::string_view text_;
  Clock& clock_;
  std::size_t at_ = 0, after_since_ = 0;
  std::optional<Point> since_;  // where a range began
  bool anaphor_ = false, decade_ = false;
  bool back_ = false;   // 지난
  bool hours_ = false;  // 오전, 오후
  bool today_ = false;  // 오늘, 어제: of who speaks, where a day has been told already
  std::string then_;    // what 당시 means
};

}  // namespace hj::entity
