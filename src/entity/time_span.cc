// Spans and lengths of time: 7일부터 26일까지, 3년 만에, 2주 안에, 향후 5년간.
#include "entity/time_parser.h"

namespace hj::entity {

// 7일부터 26일까지, 10∼12일, 2017년부터, 1990년대.
void TimeParser::range(const Point& from, Time& out) {
  if (decade_) {
    out.value = iso_year(from.year) + '/' + iso_year(from.year + 9);
    return;
  }
  if (days_within(from, out)) return;
  const std::size_t after = after_since_ = at_;
  paren();
  const std::size_t marked = at_;
  const bool since = eat("부터") || eat("에서");
  const bool tight = !since;  // 10∼12일; 6월에서 9월로 is no interval
  if (since || eat("~") || eat("∼") || eat("～") || eat("〜") || eat("－")) {
    space();
    Point to;
    if (from.grain == Grain::day && !from.unresolved) since_ = from;
    const bool second = point(to) && bounded();
    const bool until = second && (rest().starts_with("까지") || tight);
    if (until && later(from, to, out)) return;
    at_ = after;
    if (rest().starts_with("부터") && !from.unresolved) out.value += lasting(from);
    return;
  }
  at_ = marked;
  out.bytes = static_cast<std::uint32_t>(at_);
  if (marked != after && !bounded()) out.bytes = static_cast<std::uint32_t>(after);
  at_ = out.bytes;
}
// 이달 2∼3일, 5월 10~12일: days of the month in front.
bool TimeParser::days_within(const Point& month, Time& out) {
  if (month.grain != Grain::month || month.unresolved) return false;
  const std::size_t before = at_;
  space();
  const auto a = number();
  const bool dash = a && (eat("~") || eat("∼") || eat("～") || eat("〜"));
  const auto b = dash ? number() : std::nullopt;
  const Date first{month.month / 12, month.month % 12 + 1, a.value_or(0)};
  const Date last{first.year, first.month, b.value_or(0)};
  if (!b || !eat("일") || !bounded() || !exists(first) || !exists(last) || first.day >= last.day) {
    at_ = before;
    return false;
  }
  out.value = iso_date(day_of(first)) + '/' + iso_date(day_of(last));
  out.bytes = static_cast<std::uint32_t>(at_);
  return true;
}
// 10일부터 사흘간: as long as the words behind say; else it stays open.
std::string TimeParser::lasting(const Point& from) {
  eat("부터");
  space();
  const auto by = length();
  const bool whole = by && (eat("간") || eat(" 동안"));
  at_ = after_since_;
  if (whole && from.grain == Grain::year && by->unit == 'Y')
    return '/' + iso_year(from.year + by->n - 1);
  if (whole && from.grain == Grain::month && by->unit == 'M')
    return '/' + iso_month(from.month + by->n - 1);
  if (!whole || from.grain != Grain::day || (by->unit != 'D' && by->unit != 'W')) return "/..";
  return '/' + iso_date(from.first + by->n * (by->unit == 'W' ? 7 : 1) - 1);
}
bool TimeParser::later(const Point& from, const Point& to, Time& out) {
  if (rest().starts_with("까지") || at_ > out.bytes) {
    const std::string both = from.iso() + '/' + to.iso();
    if (!from.unresolved && !to.unresolved && !days_of(both).ok) return false;
    out.value = from.unresolved || to.unresolved ? "unresolved" : both;
    out.bytes = static_cast<std::uint32_t>(at_);
    return true;
  }
  return false;
}
// 27일(현지시간), 3일(수): the note belongs to the time.
void TimeParser::paren() {
  const std::size_t before = at_;
  if (!eat("(")) return;
  for (const std::string_view note :
       {"현지시간", "현지시각", "현지 시간", "현지 시각", "한국시간", "한국시각", "미국시간",
        "미 동부시간", "월", "화", "수", "목", "금", "토", "일"})
    if (eat(note)) break;
  if (!eat(")")) at_ = before;
}
// 10∼12일, 3~5월, 1~3분기, 2024~2029년: the first number lacks its unit.
Time TimeParser::numeric_range() {
  at_ = 0;
  if (const Table::Hit way = tables_.time_word.longest(rest());
      way && way.value.starts_with("way")) {
    at_ += way.bytes;
    space();
  }
  const auto a = number();
  if (!a || !(eat("~") || eat("∼") || eat("～") || eat("-") || eat("〜"))) return {};
  Point to;
  if (!numeric(to, Way::none) || !bounded() || to.unresolved) return {};
  Point from = to;
  if (to.grain == Grain::year && *a > 1900 && *a < 2200)
    from = Point::of_year(*a);
  else if (to.grain == Grain::quarter)
    from.part = *a;
  else if (to.grain == Grain::month && *a <= 12)
    from = Point::of_month(to.month - to.month % 12 + *a - 1);
  else if (to.grain == Grain::day) {
    const Date d = date_of(to.first);
    if (!exists({d.year, d.month, *a})) return {};
    from = Point::of_day(day_of({d.year, d.month, *a}));
  } else
    return {};
  const std::string both = from.iso() + '/' + to.iso();
  if (!days_of(both).ok) return {};
  keep(to);
  return {static_cast<std::uint32_t>(at_), both, "time-range"};
}
// 1년 5개월: seventeen months.
TimeParser::Length TimeParser::with_months(int years) {
  const std::size_t end = at_;
  space();
  const Number n = number_at(text_, at_);
  at_ += n.bytes;
  if (n.bytes && n.value < 12 && eat("개월")) return {12 * years + static_cast<int>(n.value), 'M'};
  at_ = end;
  return {years, 'Y'};
}
std::optional<TimeParser::Length> TimeParser::length() {
  const Number n = number_at(text_, at_);
  Length out;
  if (n.bytes && n.value < 1000) {
    out.n = static_cast<int>(n.value);
    at_ += n.bytes;
  } else {
    constexpr std::string_view kNative[] = {"한", "두", "세", "네", "다섯", "여섯"};
    constexpr std::string_view kDays[] = {"하루", "이틀", "사흘",   "나흘",   "닷새",
                                          "엿새", "이레", "여드레", "아흐레", "열흘"};
    for (int i = 0; i < 10; ++i)
      if (eat(kDays[i])) return Length{i + 1, 'D'};
    if (eat("보름")) return Length{15, 'D'};
    if (eat("일주일")) return Length{1, 'W'};
    for (int i = 0; i < 6 && !out.n; ++i)
      if (eat(kNative[i])) out.n = i + 1;
    if (!out.n && eat("석")) out.n = 3;
    if (!out.n && eat("넉")) out.n = 4;
    space();
  }
  eat("여");
  if (!out.n) return std::nullopt;
  if (eat("개월") || eat("달"))
    out.unit = 'M';
  else if (eat("년"))
    out = with_months(out.n);
  else if (eat("주일") || eat("주"))
    out.unit = 'W';
  else if (eat("일"))
    out.unit = 'D';
  else
    return std::nullopt;
  return out;
}
// 지난 3일 막았다. 사흘 뒤: from the day spoken of, where 사흘 전 is told from today; 2019년 샀고
// 2년 뒤 되팔았다: what is past already, from the time told right before.
Point TimeParser::behind(Length by) const {
  const auto from = day_spoken_of(by.n);
  const bool by_days = by.unit == 'D' || by.unit == 'W';
  if (by_days && from) return Point::of_day(*from + days(by));
  if (by_days || !known() || !told_as_past()) return shifted(by, 1);
  const Point unknown = Point::unknown(by.unit == 'Y' ? Grain::year : Grain::month);
  if (!clock_.base || clock_.sentence - clock_.base_sentence > 1U) return unknown;
  if (by.unit == 'M' && clock_.base_grain == 'Y') return unknown;
  const Date base = date_of(*clock_.base);
  const Point then =
      by.unit == 'Y' ? Point::of_year(base.year + by.n) : Point::of_month(month_index(base) + by.n);
  return days_of(then.iso()).first <= *clock_.published ? then : unknown;
}
Point TimeParser::shifted(Length by, int sign) const {
  if (!known()) return Point::unknown(Grain::day);
  const int n = by.n * sign;
  if (by.unit == 'Y') return Point::of_year(today().year + n);
  if (by.unit == 'M') return Point::of_month(month_index(today()) + n);
  return Point::of_day(*clock_.published + days(by) * sign);
}
// 4년간, 8개월 만에, 석 달 전, 2주 뒤; also 10∼12일.
Time TimeParser::duration() {
  if (Time both = numeric_range(); both.bytes) return both;
  at_ = 0;
  const auto by = length();
  if (!by) return {};
  const auto done = [this](std::string value, const char* rule) {
    return Time{static_cast<std::uint32_t>(at_), std::move(value), rule};
  };
  if (eat("간") && bounded()) return done("unresolved", "duration");
  space();
  if (eat("전") && bounded()) return done(shifted(*by, -1).iso(), "time-ago");
  if ((eat("뒤") || eat("후")) && bounded()) return done(behind(*by).iso(), "time-ahead");
  for (const std::string_view word : {"안에", "이내에", "이내", "내에", "내"})
    if (eat(word) && bounded()) return done(within(*by), "time-within");
  for (const std::string_view word : {"만에", "만"})
    if (eat(word) && bounded()) return done(gone_by(*by), "duration");
  for (const std::string_view word : {"만의", "동안", "넘게"})
    if (eat(word) && bounded()) return done("unresolved", "duration");
  return {};
}
// 2019년 사들였다가 3년 만에 되팔았다: from the time that the sentence has named before.
std::string TimeParser::gone_by(Length by) const {
  if (!clock_.base || clock_.base_sentence != clock_.sentence) return "unresolved";
  const Date d = date_of(*clock_.base);
  std::string then = iso_year(d.year + by.n);
  if (by.unit == 'D' || by.unit == 'W')
    then = clock_.base_grain == 'D' ? iso_date(*clock_.base + days(by)) : "unresolved";
  else if (by.unit == 'M')
    then = clock_.base_grain == 'Y' ? "unresolved" : iso_month(month_index(d) + by.n);
  // 18일 도착해 1년 5개월 만에 만났다: it is the day named that comes so long after another.
  const Days days = days_of(then);
  return days.ok && clock_.published && days.first > *clock_.published ? "unresolved" : then;
}
// 지난 3년간, 최근 5년 동안: up to now.
Time TimeParser::recent() {
  at_ = 0;
  const Table::Hit hit = tables_.time_word.longest(rest());
  if (!hit || !known() || !tables_.time_word.has(rest().substr(0, hit.bytes), "recent"))
    return at_ = 0, Time{};
  at_ = hit.bytes;
  space();
  const auto by = length();
  const bool lasts = by && (eat("간") || eat(" 동안"));
  if (!lasts || !bounded()) return at_ = 0, Time{};
  const Date now = today();
  std::string value;
  if (by->unit == 'Y')
    value = iso_year(now.year - by->n) + '/' + iso_year(now.year);
  else if (by->unit == 'M')
    value = iso_month(month_index(now) - by->n) + '/' + iso_month(month_index(now));
  else
    value = iso_date(*clock_.published - days(*by)) + '/' + iso_date(*clock_.published);
  return {static_cast<std::uint32_t>(at_), std::move(value), "time-recent"};
}
// 2주 안에: from the day spoken of.
std::string TimeParser::within(Length by) const {
  const auto from = clock_.said ? clock_.said : clock_.published;
  if (!from) return "unresolved";
  if (by.unit == 'D' || by.unit == 'W') return iso_date(*from) + '/' + iso_date(*from + days(by));
  const Date d = date_of(*from);
  if (by.unit == 'M') return iso_month(month_index(d)) + '/' + iso_month(month_index(d) + by.n);
  return iso_year(d.year) + '/' + iso_year(d.year + by.n);
}
// 앞으로 2주, 향후 5년간: from the date of the article on.
Time TimeParser::ahead() {
  const Table::Hit hit = tables_.time_word.longest(rest());
  if (!hit || hit.value != "ahead") return {};
  at_ += hit.bytes;
  space();
  const auto by = length();
  if (!by) return at_ = 0, Time{};
  (void)(eat("간") || eat("동안"));
  if (!known()) return {static_cast<std::uint32_t>(at_), "unresolved", "time-span"};
  const Point to = shifted(*by, 1);
  const Point from = by->unit == 'Y'   ? Point::of_year(today().year)
                     : by->unit == 'M' ? Point::of_month(month_index(today()))
                                       : Point::of_day(*clock_.published);
  return {static_cast<std::uint32_t>(at_), from.iso() + '/' + to.iso(), "time-span"};
}
}  // namespace hj::entity
