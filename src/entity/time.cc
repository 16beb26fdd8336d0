#include "entity/time.h"

#include <charconv>

#include "core/hangul.h"
#include "core/utf8.h"
#include "core/value.h"
#include "entity/number.h"

namespace hj::entity {
namespace {

constexpr std::int32_t kMorrow = 4;        // days
constexpr std::size_t kLongestForm = 200;  // bytes; the longest form known takes about 90

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

  Time read() {
    if (Time span = ahead(); span.bytes) return span;
    if (Time span = recent(); span.bytes) return span;
    Point from;
    if (counted() || !point(from) || !bounded()) return duration();
    Time out{static_cast<std::uint32_t>(at_), from.iso(),
             hours_     ? "time-hours"
             : anaphor_ ? "time-anaphor"
                        : "time"};
    range(from, out);
    if (!then_.empty()) out.value = then_;
    if (!from.unresolved) keep(from);
    if (!from.unresolved) remember_past(out.value), remember_base(from);
    if (!anaphor_) clock_.timed_sentence = clock_.sentence;
    return out;
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  bool eat(std::string_view word) {
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
  bool ends(std::string_view rest_of_word) const {
    if (rest_of_word.empty() || tables_.time_word.has(rest_of_word, "tail")) return true;
    const Table::Hit josa = tables_.josa.exact(rest_of_word);
    return josa && (josa.value != "cop" || josa.bytes > 3);  // 내주고, 내주며 are verbs
  }
  bool bounded() const { return ends(tail()); }
  // Eats `word` if it ends here but for josa: 초 of 올해 초, not of 올해 초등학교.
  bool eat_word(std::string_view word) {
    const std::size_t before = at_;
    if (eat(word) && bounded()) return true;
    at_ = before;
    return false;
  }
  std::optional<int> number() {
    const Number n = number_at(text_, at_);
    if (!n.bytes || !n.plain || n.value > 9999) return std::nullopt;
    at_ += n.bytes;
    return static_cast<int>(n.value);
  }
  Date today() const { return date_of(clock_.published.value_or(0)); }
  bool known() const { return clock_.published.has_value(); }
  void keep(const Point& p) {
    if (p.grain == Grain::month || p.grain == Grain::day)
      clock_.month = clock_.month_named = p.month;
    if (p.grain == Grain::quarter) clock_.quarter = p.part, clock_.quarter_year = p.year;
    if (p.grain == Grain::day && !anaphor_) clock_.named = p.first;
    if (p.unresolved || anaphor_) return;
    if (p.grain == Grain::day)
      clock_.year = date_of(p.first).year;
    else if (p.grain == Grain::month)
      clock_.year = p.month / 12;
    else if (p.grain == Grain::year)
      clock_.year = p.year;
    if (p.grain == Grain::day && (!known() || p.first <= *clock_.published)) say(p.first);
  }

  // 30일 안에, 10일 만에: days that are counted, no day of a month.
  bool counted() {
    const auto n = number();
    bool out = n && eat("일");
    space();
    out = out && (eat("안에") || eat("이내") || eat("내에") || eat("만에") || eat("동안"));
    at_ = 0;
    return out;
  }
  static bool past(char32_t syllable) {  // 쳤, 했
    constexpr int kDoubleSiot = 20;
    return is_syllable(syllable) && decompose(syllable).final == kDoubleSiot;
  }
  // 11월에 승인을 마쳤고: is the first verb behind past? What is to be (출시한다고, 예정) is not.
  bool told_as_past() const {
    std::string_view left = rest();
    left = left.substr(0, left.find('\n'));
    while (!left.empty()) {
      const std::size_t gap = std::min(left.find(' '), left.size());
      const std::string_view word = left.substr(0, gap);
      for (const std::string_view end : {"다고", "라고", "기로", "예정", "계획", "방침", "것으로",
                                         "한다", "된다", "한다.", "된다.", "는다.", "린다."})
        if (word.ends_with(end)) return false;
      for (const std::string_view end : {"고", "고,", "다", "다.", "으며", "으며,", "지만", "지만,",
                                         "으나", "으나,", "는데", "는데,"})
        if (word.size() > end.size() && word.ends_with(end) &&
            past(rune_before(word, word.size() - end.size()).code))
          return true;
      left.remove_prefix(std::min(gap + 1, left.size()));
    }
    return false;
  }
  // What 3년 만에 is counted from.
  void remember_base(const Point& p) {
    if (anaphor_ || p.unresolved) return;
    const Days days = days_of(p.iso());
    if (!days.ok || !known() || days.first > *clock_.published) return;
    clock_.base = days.first;
    clock_.base_sentence = clock_.sentence;
    clock_.base_grain = p.grain == Grain::day ? 'D' : p.grain == Grain::month ? 'M' : 'Y';
  }
  // What 당시 may come back to: a time clearly before the news.
  void remember_past(const std::string& value) {
    if (anaphor_ || !known() || value.find('/') != std::string::npos) return;
    const Days days = days_of(value);
    if (!days.ok || days.last >= *clock_.published - kMorrow) return;
    clock_.past = value;
    clock_.past_sentence = clock_.sentence;
  }
  // 지난 15일 is told of as past: the day that the article reports comes back after it.
  void say(std::int32_t day) {
    const bool past = back_ || (clock_.lead && day < *clock_.lead);
    clock_.narrated = !past && clock_.said && clock_.back_until == clock_.sentence + 1U
                          ? clock_.said  // 지난 3일 맺었다고 5일 밝혔다
                          : std::nullopt;
    clock_.said = day;
    clock_.back_until = past ? clock_.sentence + 1U : ~0U;
    if (!back_ && !clock_.lead && known() && *clock_.published - day <= kMorrow) clock_.lead = day;
  }
  // 전날 is the day before the report, not before a day of the past.
  std::optional<std::int32_t> day_spoken_of(int n) const {
    if (n > 0 && clock_.narrated) return clock_.narrated;
    const bool back = clock_.back_until != ~0U;
    if (clock_.said && clock_.sentence <= clock_.back_until && !(back && n < 0)) return clock_.said;
    return clock_.lead ? clock_.lead : clock_.published;
  }
  // 지난 2월 …. 당시 그는: the past time named in this sentence or the one before.
  bool at_that_time(Point& p) {
    anaphor_ = true;
    p = Point::unknown(Grain::none);
    if (!clock_.past.empty() && clock_.sentence - clock_.past_sentence <= 1) then_ = clock_.past;
    return true;
  }
  // 오후 늦게 만난다: on the day of the report, where the sentence names no other time.
  bool part_of_day(Point& p) {
    if (clock_.timed_sentence == clock_.sentence) return false;
    hours_ = true;
    return said(p, 0, day_spoken_of(0));
  }
  // 그해 3월, 이듬해: of the year spoken of last.
  bool that_year(Point& p, int n) {
    anaphor_ = true;
    if (!clock_.year) return p = Point::unknown(Grain::none), true;
    return year_with(p, *clock_.year + n, true);
  }
  bool point(Point& p) {
    const std::size_t before = at_;
    if (const Table::Hit hit = tables_.time_word.longest(rest()); hit && word(hit, p)) return true;
    at_ = before;
    if (numeric(p, Way::none)) return true;
    at_ = before;
    return part_of_year(p, today().year, known());
  }
  bool word(const Table::Hit& hit, Point& p) {
    const std::size_t gap = hit.value.find(' ');
    const std::string_view unit = hit.value.substr(0, gap);
    int n = 0;
    if (gap != std::string_view::npos)
      std::from_chars(hit.value.data() + gap + 1, hit.value.data() + hit.value.size(), n);
    at_ += hit.bytes;
    if (unit == "year" || unit == "year?") return year(p, n, unit == "year?");
    if (unit == "before") return before_year(p, n);
    if (unit == "month") return month(p, n);
    if (unit == "week") return week(p, n);
    if (unit == "day") return day(p, n);
    if (unit == "ref") return said(p, n, day_spoken_of(n));
    if (unit == "refyear") return that_year(p, n);
    if (unit == "samemonth") return same_month(p);
    if (unit == "same") return said(p, n, clock_.named ? clock_.named : clock_.said);
    if (unit == "yearend" || unit == "yearbegin") return edge(p, unit == "yearend");
    if (unit == "then") return at_that_time(p);
    if (unit == "hours") return part_of_day(p);
    if (unit == "unresolved") return anaphor_ = true, p = Point::unknown(Grain::none), true;
    if (unit != "way") return false;
    const std::string_view way = hit.value.substr(gap + 1);
    space();
    back_ = way == "last";
    const Way which = way == "last" ? Way::last : way == "next" ? Way::next : Way::here;
    return which == Way::here ? weekday_of(p, 0) || this_part(p, 0) : numeric(p, which);
  }
  bool year(Point& p, int n, bool clipped) {
    p = known() ? Point::of_year(today().year + n) : Point::unknown(Grain::year);
    if (year_with(p, p.year, known()) && p.grain != Grain::year) return true;
    if (!clipped) return true;
    space();
    return eat_word("들어") || eat_word("한 해") || eat_word("한해");
  }
  // The year `y` with the part or month that follows.
  bool year_with(Point& p, int y, bool resolved) {
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
  bool same_month(Point& p) {
    anaphor_ = true;
    p = clock_.month_named ? Point::of_month(*clock_.month_named) : Point::unknown(Grain::month);
    return p.unresolved || day_of_month(p, true);
  }
  // 전년, 전년 동기: the year before the one spoken of.
  bool before_year(Point& p, int n) {
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
  bool part_of_year(Point& p, int y, bool resolved) {
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
  bool season(Point& p, int y) {
    constexpr std::string_view kSeasons[] = {"봄", "여름", "가을", "겨울"};
    for (int i = 0; i < 4; ++i)
      if (eat_word(kSeasons[i])) {
        p = Point::of_month(y * 12 + 2 + 3 * i);
        p.grain = Grain::season;
        return true;
      }
    return false;
  }
  bool month_of(Point& p, int y, bool resolved) {
    const std::size_t before = at_;
    const auto m = number();
    if (!m || *m < 1 || *m > 12 || !eat("월")) return at_ = before, false;
    p = Point::of_month(y * 12 + *m - 1);
    return day_of_month(p, resolved);
  }
  // 2월 [21일], 2월 말: the day if one follows.
  bool day_of_month(Point& p, bool resolved) {
    const std::size_t after = at_;
    space();
    const auto d = number();
    if (d && eat("일") && exists({p.month / 12, p.month % 12 + 1, *d})) {
      p = Point::of_day(day_of({p.month / 12, p.month % 12 + 1, *d}));
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
  bool month(Point& p, int n) {
    p = known() ? Point::of_month(month_index(today()) + n) : Point::of_month(1970 * 12);
    return day_of_month(p, known());
  }
  bool week(Point& p, int n) {
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
  bool weekday_of(Point& p, int n) {
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
  bool this_part(Point& p, int n) {
    if (!eat("분기")) return false;
    const int index = today().year * 4 + (today().month - 1) / 3 + n;
    p = known() ? Point::of_part(Grain::quarter, index / 4, index % 4 + 1)
                : Point::unknown(Grain::quarter);
    return true;
  }
  bool day(Point& p, int n) {
    p = known() ? Point::of_day(*clock_.published + n) : Point::unknown(Grain::day);
    return true;
  }
  bool said(Point& p, int n, std::optional<std::int32_t> last) {
    anaphor_ = true;
    const auto day = last ? last : clock_.published;
    p = day ? Point::of_day(*day + n) : Point::unknown(Grain::day);
    if (day && n != 0) clock_.named = *day + n;  // 전날 맺었다. … 같은 날
    return true;
  }
  bool edge(Point& p, bool end) {
    if (!known())
      p = Point::unknown(Grain::month);
    else
      p = end ? Point::of_month(today().year * 12 + 11) : Point::of_year(today().year);
    return true;
  }

  bool numeric(Point& p, Way way) {
    if (way != Way::none && (way_weekday(p, way) || (way == Way::next && this_part(p, 1)) ||
                             (way == Way::last && this_part(p, -1))))
      return true;
    const std::size_t before = at_;
    const bool clipped = eat("'") || eat("’") || eat("‘");
    if (way == Way::none && whole_date(p)) return true;
    const auto n = number();
    if (!n) return at_ = before, false;
    if (eat("년")) return absolute_year(p, *n, clipped || way == Way::last);
    if (way == Way::none && (text_[at_] == '.' || text_[at_] == '-') && dotted(p, *n)) return true;
    if (clipped) return false;
    if (*n >= 1 && *n <= 12 && eat("월")) return bare_month(p, *n, way);
    if (*n >= 1 && *n <= 31 && eat("일")) return bare_day(p, *n, way);
    if (*n >= 1 && *n <= 4 && eat("분기")) return bare_quarter(p, *n, way);
    return false;
  }
  bool absolute_year(Point& p, int n, bool clipped) {
    if (n < 100 && clipped && n >= 50)
      n += 1900;
    else if (n < 100 && clipped)
      n += 2000;
    if (n < 1800 || n > 2200) return false;
    p = Point::of_year(n);
    if (eat("대")) return decade(p, n);
    const std::size_t after = at_;
    space();
    Point finer;
    if (part_of_year(finer, n, true) || month_of(finer, n, true)) return p = finer, true;
    at_ = after;
    return true;
  }
  bool decade(Point& p, int n) {
    p = Point::of_year(n);
    decade_ = true;
    return n % 10 == 0;
  }
  // 2024.10.26: not the decimal number that it begins with.
  bool whole_date(Point& p) {
    const std::size_t before = at_;
    int y = 0;
    for (; at_ < before + 4 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_)
      y = y * 10 + (text_[at_] - '0');
    const bool year = at_ == before + 4 && at_ < text_.size() && text_[at_] == '.';
    if (year && dotted(p, y)) return true;
    return at_ = before, false;
  }
  // 2024.3.5, 2024-03-05
  bool dotted(Point& p, int y) {
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
  std::optional<int> dotted_number() {
    if (at_ < text_.size() && text_[at_] == ' ') ++at_;
    int value = 0, read = 0;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && read < 3; ++at_, ++read)
      value = value * 10 + (text_[at_] - '0');
    return read > 0 && read < 3 ? std::optional(value) : std::nullopt;
  }
  bool bare_month(Point& p, int m, Way way) {
    int y = today().year;
    const int now = today().month;
    if (way == Way::last && m >= now) --y;
    if (way == Way::next && m < now) ++y;
    // A bare 12월 in January is the one just past.
    if (way == Way::none && now <= 2 && m >= 11) --y;
    if (way == Way::none && now >= 12 && m == 1 && !told_as_past()) ++y;
    if (way == Way::none && m > now && now > 2 && told_as_past()) --y;
    p = Point::of_month(known() ? y * 12 + m - 1 : 1970 * 12 + m - 1);
    const bool month_alone = day_of_month(p, known()) && p.grain == Grain::month;
    if (way != Way::none && !month_alone && known() && m == now) place_same_month(p, way, m);
    return true;
  }
  // 지난 5월 2일 said in May: this May's, if it is past.
  void place_same_month(Point& p, Way way, int m) {
    const Date d = date_of(p.first);
    const Date here{today().year, m, d.day};
    if (!exists(here)) return;
    const std::int32_t day = day_of(here);
    if (way == Way::last ? day <= *clock_.published : day >= *clock_.published)
      p = Point::of_day(day);
  }
  bool bare_day(Point& p, int d, Way way) {
    if (!known()) return p = Point::unknown(Grain::day), true;
    const std::int32_t now = *clock_.published;
    if (way == Way::none && since_) return until_day(p, d);
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
  // A day without its month is of this one: 지난달 and 다음 달 are said. Only the last days of the
  // month just past are still told as such on its morrow.
  std::optional<std::int32_t> this_month(int d) {
    const std::int32_t now = *clock_.published, m = month_index(today());
    const Date here{m / 12, m % 12 + 1, d}, before{(m - 1) / 12, (m - 1) % 12 + 1, d};
    if (d > today().day && exists(before) && now - day_of(before) <= kMorrow) return std::nullopt;
    return exists(here) ? std::optional(day_of(here)) : std::nullopt;
  }
  // The 26일 of 7일부터 26일까지: the next such day.
  bool until_day(Point& p, int d) {
    const std::int32_t m = since_->month + (d < date_of(since_->first).day ? 1 : 0);
    const Date date{m / 12, m % 12 + 1, d};
    p = exists(date) ? Point::of_day(day_of(date)) : Point::unknown(Grain::day);
    return true;
  }
  bool bare_quarter(Point& p, int q, Way way) {
    int y = today().year;
    const int now = (today().month - 1) / 3 + 1;
    if (way == Way::last && q >= now) --y;
    if (way == Way::next && q < now) ++y;
    if (way == Way::none && now == 1 && q == 4) --y;  // results of the quarter just past
    p = known() ? Point::of_part(Grain::quarter, y, q) : Point::unknown(Grain::quarter);
    return true;
  }
  bool way_weekday(Point& p, Way way) {
    if (!weekday_of(p, 0)) return false;
    if (p.unresolved) return true;
    if (way == Way::last && p.first >= *clock_.published) p = Point::of_day(p.first - 7);
    if (way == Way::next && p.first <= *clock_.published) p = Point::of_day(p.first + 7);
    return true;
  }

  // 7일부터 26일까지, 10∼12일, 2017년부터, 1990년대.
  void range(const Point& from, Time& out) {
    if (decade_) {
      out.value = iso_year(from.year) + '/' + iso_year(from.year + 9);
      return;
    }
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
  // 10일부터 사흘간: as long as the words behind say; else it stays open.
  std::string lasting(const Point& from) {
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
  bool later(const Point& from, const Point& to, Time& out) {
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
  void paren() {
    const std::size_t before = at_;
    if (!eat("(")) return;
    for (const std::string_view note :
         {"현지시간", "현지시각", "현지 시간", "현지 시각", "한국시간", "한국시각", "미국시간",
          "미 동부시간", "월", "화", "수", "목", "금", "토", "일"})
      if (eat(note)) break;
    if (!eat(")")) at_ = before;
  }
  // 10∼12일, 3~5월, 1~3분기, 2024~2029년: the first number lacks its unit.
  Time numeric_range() {
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

  struct Length {
    int n = 0;
    char unit = 0;  // Y M W D
  };
  std::optional<Length> length() {
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
      out.unit = 'Y';
    else if (eat("주일") || eat("주"))
      out.unit = 'W';
    else if (eat("일"))
      out.unit = 'D';
    else
      return std::nullopt;
    return out;
  }
  static std::int32_t days(Length by) { return by.n * (by.unit == 'W' ? 7 : 1); }
  // 지난 3일 막았다. 사흘 뒤: from the day spoken of, where 사흘 전 is told from today.
  Point behind(Length by) const {
    const auto from = day_spoken_of(by.n);
    const bool by_days = by.unit == 'D' || by.unit == 'W';
    return by_days && from ? Point::of_day(*from + days(by)) : shifted(by, 1);
  }
  Point shifted(Length by, int sign) const {
    if (!known()) return Point::unknown(Grain::day);
    const int n = by.n * sign;
    if (by.unit == 'Y') return Point::of_year(today().year + n);
    if (by.unit == 'M') return Point::of_month(month_index(today()) + n);
    return Point::of_day(*clock_.published + days(by) * sign);
  }
  // 4년간, 8개월 만에, 석 달 전, 2주 뒤; also 10∼12일.
  Time duration() {
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
  std::string gone_by(Length by) const {
    if (!clock_.base || clock_.base_sentence != clock_.sentence) return "unresolved";
    const Date d = date_of(*clock_.base);
    if (by.unit == 'D' || by.unit == 'W')
      return clock_.base_grain == 'D' ? iso_date(*clock_.base + days(by)) : "unresolved";
    if (by.unit == 'M')
      return clock_.base_grain == 'Y' ? "unresolved" : iso_month(month_index(d) + by.n);
    return iso_year(d.year + by.n);
  }
  // 지난 3년간, 최근 5년 동안: up to now.
  Time recent() {
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
  std::string within(Length by) const {
    const auto from = clock_.said ? clock_.said : clock_.published;
    if (!from) return "unresolved";
    if (by.unit == 'D' || by.unit == 'W') return iso_date(*from) + '/' + iso_date(*from + days(by));
    const Date d = date_of(*from);
    if (by.unit == 'M') return iso_month(month_index(d)) + '/' + iso_month(month_index(d) + by.n);
    return iso_year(d.year) + '/' + iso_year(d.year + by.n);
  }
  // 앞으로 2주, 향후 5년간: from the date of the article on.
  Time ahead() {
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

  const Tables& tables_;
  std::string_view text_;
  Clock& clock_;
  std::size_t at_ = 0, after_since_ = 0;
  std::optional<Point> since_;  // where a range began
  bool anaphor_ = false, decade_ = false;
  bool back_ = false;   // 지난
  bool hours_ = false;  // 오전, 오후
  std::string then_;    // what 당시 means
};

}  // namespace

Clock clock_of(const Document& doc) {
  Clock clock;
  if (doc.published != 0) clock.published = local_day(doc.published, doc.offset_minutes);
  return clock;
}

Time TimeReader::read(std::string_view text, Clock& clock) const {
  return TimeParser(tables_, text, clock).read();
}

}  // namespace hj::entity
