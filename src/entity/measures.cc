// Pass 1: times, money, counts and shares.
#include "core/utf8.h"
#include "core/value.h"
#include "entity/amount.h"
#include "entity/draft.h"
#include "entity/time.h"

namespace hj::entity {
namespace {

class MeasurePass {
 public:
  explicit MeasurePass(Draft& draft)
      : d_(draft), times_(draft.tables), measures_(draft.tables), clock_(clock_of(draft.doc)) {}

  void run() {
    Row block = kNoRow;
    for (const Stretch& s : d_.stretches) {
      clock_.next_sentence();
      if (s.block != block) clock_.next_paragraph();
      block = s.block;
      open_ = kNone;
      for (std::uint32_t w = s.first; w < s.last;) w = word(w, s);
    }
  }

 private:
  // The word after what was found at `w`.
  std::uint32_t word(std::uint32_t w, const Stretch& s) {
    const Word& here = d_.words[w];
    const std::string_view rest = d_.at({here.span.begin, s.span.end});
    const bool number = here.first == Script::digit;
    if ((w == s.first || d_.is(w - 1, ".")) && d_.tables.time_word.has(d_.word(w), "turn"))
      clock_.turn();
    if (number && after_nights(w)) return w + 1;
    if (number || here.first == Script::hangul || apostrophe(w)) {
      const Time time = times_.read(rest, clock_);
      const bool hours = std::string_view(time.rule) == "time-hours";
      if (time.bytes && hours && w > 0 && w == after_time_) return w + 1;  // 전날 오후
      if (time.bytes)
        return put(w, {here.span.begin, here.span.begin + time.bytes}, Kind::time, time.value,
                   time.rule);
    }
    const bool sign =
        here.first == Script::mark && w + 1 < s.last && d_.words[w + 1].first == Script::digit;
    const bool latin_sign = here.first == Script::latin && rest.starts_with("US$");
    if (!number && !sign && !latin_sign && !numeral(d_.word(w))) return w + 1;
    const Measure m =
        measures_.read(d_.doc.text, here.span.begin, s.span, s.kind != BlockKind::body);
    if (m.span.empty()) return w + 1;
    return put(w, m.span, m.kind, m.value, rule(m.kind));
  }
  // 7박 |8일|: how long, no day of the month.
  bool after_nights(std::uint32_t w) const {
    if (w == 0 || d_.words[w - 1].first != Script::digit) return false;
    const std::string_view nights = d_.word(w - 1);
    if (d_.word(w).find("간") != std::string_view::npos) return false;  // 3박 4일간: as long
    return nights.size() > 3 && nights.size() < 6 && nights.ends_with("박");
  }
  // 수조원, 천억원: a number without digits.
  static bool numeral(std::string_view word) {
    const char32_t first = rune_at(word, 0).code;
    if (first == U'수') return true;
    if (first != U'천' && first != U'백' && first != U'십') return false;
    const std::string_view rest = word.substr(3);
    return rest.starts_with("만") || rest.starts_with("억") || rest.starts_with("조");
  }
  bool apostrophe(std::uint32_t w) const {
    const std::string_view mark = d_.word(w);
    return (mark == "'" || mark == "’" || mark == "‘") && w + 1 < d_.words.size() &&
           d_.words[w + 1].first == Script::digit && d_.words[w + 1].glued;
  }
  static const char* rule(Kind kind) {
    return kind == Kind::amount ? "amount" : kind == Kind::share ? "share" : "count";
  }
  std::uint32_t put(std::uint32_t w, Span span, Kind kind, const std::string& value,
                    const char* rule) {
    std::uint32_t first = w;
    while (first > 0 && d_.words[first].span.begin > span.begin) --first;
    while (first < w && !d_.free(first)) ++first;
    Found made;
    made.span = {std::max(span.begin, d_.words[first].span.begin), span.end};
    made.kind = kind;
    made.value = value;
    made.rule = rule;
    made.first = first;
    made.last = d_.word_of(span.end, w);
    made.anaphor = made.rule == "time-anaphor";
    const std::uint32_t next = made.last + 1;
    const bool until =
        kind == Kind::time &&
        d_.at({made.span.end, made.span.end + 6 <= d_.doc.text.size() ? made.span.end + 6
                                                                      : made.span.end}) == "까지";
    if (until && open_ != kNone) close(value);
    const bool open = kind == Kind::time && value.ends_with("/..");
    const std::uint32_t row = d_.put(std::move(made));
    if (kind == Kind::time) open_ = open ? row : kNone, after_time_ = next;
    return next;
  }

  // 지난 7일부터 주당 15만원에, 오는 26일까지: one interval, though words stand between.
  void close(const std::string& end) {
    std::string& value = d_.found[open_].value;
    const std::string both = value.substr(0, value.size() - 2) + end;
    if (days_of(both).ok) value = both;
  }

  Draft& d_;
  std::uint32_t after_time_ = 0;  // the word behind the last time
  std::uint32_t open_ = kNone;    // a time of this sentence that has no end yet
  TimeReader times_;
  MeasureReader measures_;
  Clock clock_;
};

}  // namespace

void find_measures(Draft& draft) { MeasurePass(draft).run(); }

}  // namespace hj::entity
