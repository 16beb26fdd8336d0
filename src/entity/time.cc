// Which form of time stands at the head of a text, and what later times are told from it.
#include "entity/time.h"

#include <algorithm>
#include <charconv>

#include "core/syllables.h"
#include "entity/time_parser.h"

namespace hj::entity {

Time TimeParser::read() {
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
bool TimeParser::ends(std::string_view rest_of_word) const {
  if (rest_of_word.empty() || tables_.time_word.has(rest_of_word, "tail")) return true;
  const Table::Hit josa = tables_.josa.exact(rest_of_word);
  return josa && (josa.value != "cop" || josa.bytes > 3);  // 내주고, 내주며 are verbs
}
// Eats `word` if it ends here but for josa: 초 of 올해 초, not of 올해 초등학교.
bool TimeParser::eat_word(std::string_view word) {
  const std::size_t before = at_;
  if (eat(word) && bounded()) return true;
  at_ = before;
  return false;
}
std::optional<int> TimeParser::number() {
  if (at_ >= text_.size() || text_[at_] < '0' || text_[at_] > '9') return std::nullopt;
  const Number n = number_at(text_, at_);
  if (!n.bytes || !n.plain || n.value > 9999) return std::nullopt;
  at_ += n.bytes;
  return static_cast<int>(n.value);
}
void TimeParser::keep(const Point& p) {
  if (p.grain == Grain::month || p.grain == Grain::day) clock_.month = clock_.month_named = p.month;
  if (p.grain == Grain::quarter) clock_.quarter = p.part, clock_.quarter_year = p.year;
  if (p.grain == Grain::day && !anaphor_ && !today_) name_day(p.first);
  if (p.unresolved || anaphor_ || today_) return;
  if (p.grain == Grain::day)
    clock_.year = date_of(p.first).year;
  else if (p.grain == Grain::month)
    clock_.year = p.month / 12;
  else if (p.grain == Grain::year)
    clock_.year = p.year;
  if (clock_.year && known() && *clock_.year < today().year) clock_.past_year = clock_.year;
  if (p.grain == Grain::day && (!known() || p.first <= *clock_.published)) say(p.first);
}
void TimeParser::name_day(std::int32_t day) {
  clock_.named = day;
  clock_.named_sentence = clock_.sentence;
}
// 같은 날: the day named last; where that was long ago, the day of the report.
std::optional<std::int32_t> TimeParser::same_day() const {
  constexpr std::uint32_t kNear = 2;  // sentences
  const bool near = clock_.named && clock_.sentence - clock_.named_sentence <= kNear;
  if (near || !clock_.lead) return clock_.named ? clock_.named : clock_.said;
  return clock_.lead;
}
// 30일 안에, 10일 만에: days that are counted, no day of a month.
bool TimeParser::counted() {
  const auto n = number();
  bool out = n && eat("일");
  space();
  out = out && (eat("안에") || eat("이내") || eat("내에") || eat("만에") || eat("동안"));
  at_ = 0;
  return out;
}
// 11월에 승인을 마쳤고: is the first verb behind past? What is to be (출시한다고, 예정) is not.
bool TimeParser::told_as_past() const {
  std::string_view left = rest();
  left = left.substr(0, left.find('\n'));
  while (!left.empty()) {
    const std::size_t gap = std::min(left.find(' '), left.size());
    const std::string_view word = left.substr(0, gap);
    for (const std::string_view end : {"다고", "라고", "기로", "예정", "계획", "방침", "것으로",
                                       "한다", "된다", "한다.", "된다.", "는다.", "린다."})
      if (word.ends_with(end)) return false;
    for (const std::string_view end : {"고", "고,", "다", "다.", "습니다", "습니다.", "으며",
                                       "으며,", "지만", "지만,", "으나", "으나,", "는데", "는데,"})
      if (word.size() > end.size() && word.ends_with(end) &&
          past(rune_before(word, word.size() - end.size()).code))
        return true;
    left.remove_prefix(std::min(gap + 1, left.size()));
  }
  return false;
}
// What 3년 만에 is counted from.
void TimeParser::remember_base(const Point& p) {
  if (anaphor_ || p.unresolved) return;
  const Days days = days_of(p.iso());
  if (!days.ok || !known() || days.first > *clock_.published) return;
  clock_.base = days.first;
  clock_.base_sentence = clock_.sentence;
  clock_.base_grain = p.grain == Grain::day ? 'D' : p.grain == Grain::month ? 'M' : 'Y';
}
// What 당시 may come back to: a time clearly before the news.
void TimeParser::remember_past(const std::string& value) {
  if (anaphor_ || !known() || value.find('/') != std::string::npos) return;
  const Days days = days_of(value);
  if (!days.ok || days.last >= *clock_.published - kMorrow) return;
  clock_.past = value;
  clock_.past_sentence = clock_.sentence;
}
// 지난 15일 is told of as past: the day that the article reports comes back after it.
void TimeParser::say(std::int32_t day) {
  const bool past = back_ || (clock_.lead && day < *clock_.lead);
  clock_.narrated = !past && clock_.said && clock_.back_until == clock_.sentence + 1U
                        ? clock_.said  // 지난 3일 맺었다고 5일 밝혔다
                        : std::nullopt;
  clock_.said = day;
  clock_.back_until = past ? clock_.sentence + 1U : ~0U;
  if (!back_ && !clock_.lead && known() && *clock_.published - day <= kMorrow) clock_.lead = day;
}
// 전날 is the day before the report, not before a day of the past.
std::optional<std::int32_t> TimeParser::day_spoken_of(int n) const {
  if (n > 0 && clock_.narrated) return clock_.narrated;
  const bool back = clock_.back_until != ~0U;
  if (clock_.said && clock_.sentence <= clock_.back_until && !(back && n < 0)) return clock_.said;
  return clock_.lead ? clock_.lead : clock_.published;
}
// 지난 2월 …. 당시 그는: the past time named in this sentence or the one before.
bool TimeParser::at_that_time(Point& p) {
  anaphor_ = true;
  p = Point::unknown(Grain::none);
  if (!clock_.past.empty() && clock_.sentence - clock_.past_sentence <= 1) then_ = clock_.past;
  return true;
}
// 오후 늦게 만난다: on the day of the report, where the sentence names no other time.
bool TimeParser::part_of_day(Point& p) {
  if (clock_.timed_sentence == clock_.sentence) return false;
  hours_ = true;
  return said(p, 0, day_spoken_of(0));
}
// 그해 3월, 이듬해: of the year spoken of last.
bool TimeParser::that_year(Point& p, int n) {
  anaphor_ = true;
  // 이듬해 2월, and the year of today is the last one spoken of: after which year, nobody said.
  const bool told = clock_.year && (n <= 0 || !known() || *clock_.year < today().year);
  int of = clock_.year.value_or(0);
  // 2022년 맺었다. 나머지는 올해 안에 넘긴다. 같은 해 …: this year would be called by its name
  const bool now = known() && of == today().year && clock_.figured != of;
  if (n == 0 && now && clock_.past_year) of = *clock_.past_year;
  const bool out = year_with(p, told ? of + n : 0, told);
  if (out && told) date(p, of + n);
  return out;
}
bool TimeParser::point(Point& p) {
  const std::size_t before = at_;
  if (const Table::Hit hit = tables_.time_word.longest(rest()); hit && word(hit, p)) return true;
  at_ = before;
  if (numeric(p, Way::none)) return true;
  at_ = before;
  return part_of_year(p, today().year, known());
}
bool TimeParser::word(const Table::Hit& hit, Point& p) {
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
  if (unit == "same") return said(p, n, same_day());
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
Clock clock_of(const Document& doc) {
  Clock clock;
  if (doc.published != 0) clock.published = local_day(doc.published, doc.offset_minutes);
  return clock;
}

namespace {

// What a time of Hangul begins with where no word of the table stands: a half of a year, or a
// length (열흘, 상반기, 백일) by its first syllables.
constexpr std::u32string_view kLengths[] = {U"백",   U"십",   U"하루", U"이틀", U"사흘", U"나흘",
                                            U"닷새", U"엿새", U"이레", U"여드", U"아흐", U"열흘",
                                            U"보름", U"일주", U"다섯", U"여섯", U"상반", U"하반",
                                            U"수십", U"수백", U"수百"};
// 한 달, 석 달: numbers, and what a word for a length begins with.
constexpr std::u32string_view kNumbers = U"한두세네석넉", kUnits = U"여개달년주일";

SyllableSet starts_of_lengths() {
  SyllableSet out;
  for (const std::u32string_view word : kLengths) out.add(word[0]);
  for (const char32_t number : kNumbers) out.add(number);
  return out;
}
char32_t code_at(std::string_view text, std::size_t at) {
  return at < text.size() ? rune_at(text, at).code : 0;
}
bool begins_length(std::string_view text, Rune first) {
  static const SyllableSet kStarts = starts_of_lengths();
  if (!kStarts.has(first.code)) return false;
  if (kNumbers.find(first.code) != std::u32string_view::npos) {
    const char32_t unit = code_at(text, text.find_first_not_of(' ', first.size));
    return kUnits.find(unit) != std::u32string_view::npos;
  }
  const char32_t second = code_at(text, first.size);
  return std::ranges::any_of(kLengths, [&](std::u32string_view word) {
    return word[0] == first.code && (word.size() == 1 || word[1] == second);
  });
}

}  // namespace

// Words of the table that only stand behind a time (말, 중) begin none.
bool TimeReader::begins_time(std::string_view text) const {
  const Table::Hit hit = tables_.time_word.longest(text);
  for (std::uint32_t row = hit.first; row < hit.last; ++row)
    if (tables_.time_word.value(row) != "tail") return true;
  return false;
}

Time TimeReader::read(std::string_view text, Clock& clock) const {
  const Rune first = rune_at(text, 0);
  // Most words begin no time, and need not be tried in every form.
  if (is_syllable(first.code) && !begins_length(text, first) && !begins_time(text)) return {};
  return TimeParser(tables_, text, clock).read();
}

}  // namespace hj::entity
