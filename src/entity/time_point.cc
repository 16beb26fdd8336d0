// Points on the calendar: 지난해 3분기, 오는 21일, 다음 주 월요일, 2024.3.5.
#include "entity/time_parser.h"

namespace hj::entity {
namespace {

constexpr int kMonthDays = 31;  // days of a month

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool TimeParser::year(Point& p, int n, bool clipped) {
  p = known() ? Point::of_year(today().year + n) : Point::unknown(Grain::year);
  const std::size_t word = at_;
  if (year_with(p, p.year, known()) && (p.grain != Grain::year || at_ > word)) {  // 올 초
    if (known() && n > 0) date(p, today().year + n);  // 내년 3월 착공해 10월 준공한다
    return true;
  }
  if (!clipped) return true;
  space();
  return eat_word("들어") || eat_word("한 해") || eat_word("한해");
}
// The year `y` with the part or month that follows.
bool TimeParser::year_with(Point& p, int y, bool resolved) {
  p = resolved ? Point::of_year(y) : Point::unknown(Grain::year);
  const std::size_t after = at_;
  space();
  Point finer;
  if (part_of_year(finer, y, resolved) || month_of(finer, y, resolved))
    p = finer;
  else
    at_ = after;
  return true;
}
// 지난 3월 … 같은 달 15일
bool TimeParser::same_month(Point& p) {
  anaphor_ = true;
  p = clock_.month_named ? Point::of_month(*clock_.month_named) : Point::unknown(Grain::month);
  return p.unresolved || day_of_month(p, true);
}
// 전년, 전년 동기: the year before the one spoken of.
bool TimeParser::before_year(Point& p, int n) {
  const bool quarter = clock_.quarter.has_value();
  p = known() ? Point::of_year((quarter ? *clock_.quarter_year : today().year) + n)
              : Point::unknown(Grain::year);
  const std::size_t after = at_;
  space();
  if (eat("동기") || eat("같은 기간")) {
    p = quarter ? Point::of_part(Grain::quarter, *clock_.quarter_year + n, *clock_.quarter)
                : Point::unknown(Grain::quarter);
    return true;
  }
  at_ = after;
  return true;
}
// Halves, quarters, ends and seasons of a year.
bool TimeParser::part_of_year(Point& p, int y, bool resolved) {
  const std::size_t before = at_;
  if (eat("상반기"))
    p = Point::of_part(Grain::half, y, 1);
  else if (eat("하반기"))
    p = Point::of_part(Grain::half, y, 2);
  else if (eat_word("말") || eat_word("연말"))
    p = Point::of_month(y * 12 + 11);
  else if (eat_word("초") || eat_word("연초"))
    p = Point::of_year(y);  // not January: the months meant are not said
  else if (const auto n = number(); n && *n >= 1 && *n <= 4 && eat("분기"))
    p = Point::of_part(Grain::quarter, y, *n);
  else if (!season(p, y))
    return at_ = before, false;
  if (!resolved) p = Point::unknown(p.grain);
  if (before == 0 &&
      (p.grain == Grain::month || p.grain == Grain::year || p.grain == Grain::season))
    return false;  // 초 and 말 need their year
  return true;
}
// 봄 is March to May; a winter is the one that begins in its year.
bool TimeParser::season(Point& p, int y) {
  constexpr std::string_view kSeasons[] = {"봄", "여름", "가을", "겨울"};
  for (int i = 0; i < 4; ++i)
    if (eat_word(kSeasons[i])) {
      p = Point::of_month(y * 12 + 2 + 3 * i);
      p.grain = Grain::season;
      return true;
    }
  return false;
}
bool TimeParser::month_of(Point& p, int y, bool resolved) {
  const std::size_t before = at_;
  const auto m = number();
  if (!m || *m < 1 || *m > 12 || !eat("월")) return at_ = before, false;
  p = Point::of_month(y * 12 + *m - 1);
  return day_of_month(p, resolved);
}
// 2월 [21일], 2월 말: the day if one follows.
bool TimeParser::day_of_month(Point& p, bool resolved) {
  const std::size_t after = at_;
  space();
  const auto d = number();
  if (d && *d >= 1 && *d <= kMonthDays && eat("일")) {  // 11월 31일: in November, so much is sure
    const Date date{p.month / 12, p.month % 12 + 1, *d};
    if (exists(date)) p = Point::of_day(day_of(date));
  } else {
    at_ = after;
    space();
    if (!(eat_word("말") || eat_word("초") || eat_word("중순") || eat_word("하순") ||
          eat_word("상순") || eat_word("초순")))
      at_ = after;
  }
  if (!resolved) p = Point::unknown(p.grain);
  return true;
}
bool TimeParser::month(Point& p, int n) {
  p = known() ? Point::of_month(month_index(today()) + n) : Point::of_month(1970 * 12);
  return day_of_month(p, known());
}
bool TimeParser::week(Point& p, int n) {
  const std::size_t after = at_;
  space();
  if (weekday_of(p, n)) return true;
  at_ = after;
  const bool weekend = eat_word("말") || eat_word(" 말");
  const std::int32_t monday = known() ? *clock_.published - weekday(*clock_.published) : 0;
  p = known() ? Point::of_week(monday + 7 * n) : Point::unknown(Grain::week);
  if (weekend) p.first += 5;
  return true;
}
bool TimeParser::weekday_of(Point& p, int n) {
  constexpr std::string_view kDays[] = {"월", "화", "수", "목", "금", "토", "일"};
  for (int i = 0; i < 7; ++i) {
    const std::size_t before = at_;
    if (eat(kDays[i]) && eat("요일")) {
      p = known() ? Point::of_day(*clock_.published - weekday(*clock_.published) + 7 * n + i)
                  : Point::unknown(Grain::day);
      return true;
    }
    at_ = before;
  }
  return false;
}
// 이번 분기, 다음 분기.
bool TimeParser::this_part(Point& p, int n) {
  if (!eat("분기")) return false;
  const int index = today().year * 4 + (today().month - 1) / 3 + n;
  p = known() ? Point::of_part(Grain::quarter, index / 4, index % 4 + 1)
              : Point::unknown(Grain::quarter);
  return true;
}
bool TimeParser::day(Point& p, int n) {
  today_ = clock_.said.has_value();
  p = known() ? Point::of_day(*clock_.published + n) : Point::unknown(Grain::day);
  return true;
}
bool TimeParser::said(Point& p, int n, std::optional<std::int32_t> last) {
  anaphor_ = true;
  const auto day = last ? last : clock_.published;
  p = day ? Point::of_day(*day + n) : Point::unknown(Grain::day);
  if (day && n != 0) name_day(*day + n);  // 전날 맺었다. … 같은 날
  return true;
}
bool TimeParser::edge(Point& p, bool end) {
  if (!known())
    p = Point::unknown(Grain::month);
  else
    p = end ? Point::of_month(today().year * 12 + 11) : Point::of_year(today().year);
  return true;
}
// '23년, but not the quotation '2년 연장', '20년 동맹'.
bool TimeParser::before_years() {
  constexpr std::size_t kReach = 40;  // bytes of a short quotation
  const std::size_t before = at_;
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"'", "'"}, {"’", "’"}, {"‘", "’"}}) {
    if (!eat(open)) continue;
    const std::string_view left = rest();
    const bool year =
        left.size() > 2 && digit(left[0]) && digit(left[1]) && left.substr(2).starts_with("년");
    const std::size_t end = left.substr(0, kReach).find(close);
    const std::size_t behind = end == std::string_view::npos ? end : end + close.size();
    const bool quoted = end != std::string_view::npos && end > 0 && left[end - 1] != ' ' &&
                        !(behind < left.size() && digit(left[behind]));  // '24년~'26년
    if (year && !quoted) return true;
    at_ = before;
    return false;
  }
  return false;
}
bool TimeParser::numeric(Point& p, Way way) {
  if (way != Way::none && (way_weekday(p, way) || (way == Way::next && this_part(p, 1)) ||
                           (way == Way::last && this_part(p, -1))))
    return true;
  const std::size_t before = at_;
  const bool clipped = before_years();
  if (way == Way::none && whole_date(p)) return true;
  const auto n = number();
  if (!n) return at_ = before, false;
  if (eat("년")) return absolute_year(p, *n, clipped || way == Way::last);
  const char mark = at_ < text_.size() ? text_[at_] : ' ';
  if (way == Way::none && (mark == '.' || mark == '-') && dotted(p, *n)) return true;
  if (clipped) return false;
  if (*n >= 1 && *n <= 12 && eat("월")) return bare_month(p, *n, way);
  if (*n >= 1 && *n <= 31 && eat("일")) return bare_day(p, *n, way);
  if (*n >= 1 && *n <= 4 && eat("분기")) return bare_quarter(p, *n, way);
  return false;
}
bool TimeParser::absolute_year(Point& p, int n, bool clipped) {
  if (n < 100 && clipped && n >= 50)
    n += 1900;
  else if (n < 100 && clipped)
    n += 2000;
  if (n < 1800 || n > 2200) return false;
  clock_.figured = n;
  p = Point::of_year(n);
  if (eat("대")) return decade(p, n);
  const std::size_t after = at_;
  space();
  Point finer;
  if (part_of_year(finer, n, true) || month_of(finer, n, true)) {
    date(finer, n);
    return p = finer, true;
  }
  at_ = after;
  if (rest().starts_with(",")) clock_.dated = n;  // 전쟁이 터진 2022년, A가 6월 B를 막았다
  return true;
}
// 2022년 9월, 이듬해 3월: the months named behind it in the sentence are of that year.
void TimeParser::date(const Point& p, int year) {
  if (p.grain == Grain::day || p.grain == Grain::month) clock_.dated = year;
}
bool TimeParser::decade(Point& p, int n) {
  p = Point::of_year(n);
  decade_ = true;
  return n % 10 == 0;
}
// 2024.10.26: not the decimal number that it begins with.
bool TimeParser::whole_date(Point& p) {
  const std::size_t before = at_;
  int y = 0;
  for (; at_ < before + 4 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_)
    y = y * 10 + (text_[at_] - '0');
  const bool year = at_ == before + 4 && at_ < text_.size() && text_[at_] == '.';
  if (year && dotted(p, y)) return true;
  return at_ = before, false;
}
// 2024.3.5, 2024-03-05
bool TimeParser::dotted(Point& p, int y) {
  const std::size_t before = at_;
  const char mark = text_[at_++];
  const auto m = dotted_number();
  if (y < 1900 || y > 2100 || !m || at_ >= text_.size() || text_[at_] != mark)
    return at_ = before, false;
  ++at_;
  const auto d = dotted_number();
  if (!d || !exists({y, *m, *d})) return at_ = before, false;
  p = Point::of_day(day_of({y, *m, *d}));
  return true;
}
std::optional<int> TimeParser::dotted_number() {
  if (at_ < text_.size() && text_[at_] == ' ') ++at_;
  int value = 0, read = 0;
  for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && read < 3; ++at_, ++read)
    value = value * 10 + (text_[at_] - '0');
  return read > 0 && read < 3 ? std::optional(value) : std::nullopt;
}
bool TimeParser::bare_month(Point& p, int m, Way way) {
  int y = today().year;
  const int now = today().month;
  if (way == Way::last && m >= now) --y;
  if (way == Way::next && m < now) ++y;
  // A bare 12월 in January is the one just past.
  if (way == Way::none && now <= 2 && m >= 11) --y;
  if (way == Way::none && now >= 12 && m == 1 && !told_as_past()) ++y;
  if (way == Way::none && m > now && now > 2 && told_as_past()) --y;
  p = Point::of_month(known() ? y * 12 + m - 1 : 1970 * 12 + m - 1);
  const std::int32_t month = p.month;
  const bool month_alone = day_of_month(p, known()) && p.grain == Grain::month;
  // 2019년 10월 24일에는 A를, 11월 4일에는 B를 제소했다: of the same year
  const bool follows = way == Way::none && known() && clock_.dated && *clock_.dated != month / 12 &&
                       (!clock_.month || *clock_.month % 12 < m - 1);
  if (follows && p.grain == Grain::day) return same_year(p, *clock_.dated, m);
  if (follows && month_alone) p = Point::of_month(*clock_.dated * 12 + m - 1);
  if (way != Way::none && !month_alone && known() && m == now) place_same_month(p, way, m);
  return true;
}
bool TimeParser::same_year(Point& p, int year, int m) {
  const Date date{year, m, date_of(p.first).day};
  if (exists(date)) p = Point::of_day(day_of(date));
  return true;
}
// 지난 5월 2일 said in May: this May's, if it is past.
void TimeParser::place_same_month(Point& p, Way way, int m) {
  const Date d = date_of(p.first);
  const Date here{today().year, m, d.day};
  if (!exists(here)) return;
  const std::int32_t day = day_of(here);
  if (way == Way::last ? day <= *clock_.published : day >= *clock_.published)
    p = Point::of_day(day);
}
bool TimeParser::bare_day(Point& p, int d, Way way) {
  if (!known()) return p = Point::unknown(Grain::day), true;
  const std::int32_t now = *clock_.published;
  if (way == Way::none && since_) return until_day(p, d);
  if (way == Way::none && !clock_.month)
    if (const auto day = next_to_come(d)) return p = Point::of_day(*day), true;
  // 오는 6월 26일 여는 방안을 논의 중이라고 29일 보도했다: the day of the report
  const bool report = clock_.month && *clock_.month > month_index(today()) && d == today().day;
  if (way == Way::none && (!clock_.month || *clock_.month == month_index(today()) || report))
    if (const auto day = this_month(d)) return p = Point::of_day(*day), true;
  std::optional<std::int32_t> best;
  for (int off = -2; off <= 2; ++off) {
    const std::int32_t m = month_index(today()) + off;
    const Date date{m / 12, m % 12 + 1, d};
    if (!exists(date)) continue;
    const std::int32_t day = day_of(date);
    if ((way == Way::last && day > now) || (way == Way::next && day < now)) continue;
    if (way == Way::none && clock_.month && *clock_.month == m &&
        *clock_.month != month_index(today())) {
      best = day;
      break;
    }
    if (!best || std::abs(day - now) < std::abs(*best - now)) best = day;
  }
  p = best ? Point::of_day(*best) : Point::unknown(Grain::day);
  return true;
}
// 다음 달 2일 떠난다. 3일 회담한다: soon after the day to come that was told right before, unless
// it is the day of the report (3일 밝혔다).
std::optional<std::int32_t> TimeParser::next_to_come(int d) {
  constexpr std::int32_t kSoon = 7, kReport = 3;  // days
  const std::int32_t now = *clock_.published;
  if (!clock_.named || *clock_.named <= now || clock_.sentence - clock_.named_sentence > 1U)
    return std::nullopt;
  const Date told = date_of(*clock_.named);
  const std::int32_t day = *clock_.named + d - told.day;
  if (d <= told.day || day - *clock_.named > kSoon || !exists(Date{told.year, told.month, d}) ||
      (d <= today().day && today().day - d < kReport))
    return std::nullopt;
  return day;
}
// A day without its month is of this one: 지난달 and 다음 달 are said. Only the last days of the
// month just past are still told as such on its morrow.
std::optional<std::int32_t> TimeParser::this_month(int d) {
  const std::int32_t now = *clock_.published, m = month_index(today());
  const Date here{m / 12, m % 12 + 1, d}, before{(m - 1) / 12, (m - 1) % 12 + 1, d};
  if (d > today().day && exists(before) && now - day_of(before) <= kMorrow) return std::nullopt;
  return exists(here) ? std::optional(day_of(here)) : std::nullopt;
}
// The 26일 of 7일부터 26일까지: the next such day.
bool TimeParser::until_day(Point& p, int d) {
  const std::int32_t m = since_->month + (d < date_of(since_->first).day ? 1 : 0);
  const Date date{m / 12, m % 12 + 1, d};
  p = exists(date) ? Point::of_day(day_of(date)) : Point::unknown(Grain::day);
  return true;
}
bool TimeParser::bare_quarter(Point& p, int q, Way way) {
  int y = today().year;
  const int now = (today().month - 1) / 3 + 1;
  if (way == Way::last && q >= now) --y;
  if (way == Way::next && q < now) ++y;
  if (way == Way::none && now == 1 && q == 4) --y;  // results of the quarter just past
  p = known() ? Point::of_part(Grain::quarter, y, q) : Point::unknown(Grain::quarter);
  return true;
}
bool TimeParser::way_weekday(Point& p, Way way) {
  if (!weekday_of(p, 0)) return false;
  if (p.unresolved) return true;
  if (way == Way::last && p.first >= *clock_.published) p = Point::of_day(p.first - 7);
  if (way == Way::next && p.first <= *clock_.published) p = Point::of_day(p.first + 7);
  return true;
}
}  // namespace hj::entity
