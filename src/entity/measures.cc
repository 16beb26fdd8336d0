// Pass 1: times, money, counts and shares.
#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/amount.h"
#include "entity/draft.h"
#include "entity/time.h"

namespace hj::entity {
namespace {

class Pass {
 public:
  explicit Pass(Draft& draft)
      : d_(draft), times_(draft.tables), measures_(draft.tables), clock_(clock_of(draft.doc)) {}

  void run() {
    for (const Stretch& s : d_.stretches) {
      clock_.next_sentence();
      for (std::uint32_t w = s.first; w < s.last;) w = word(w, s);
    }
  }

 private:
  // The word after what was found at `w`.
  std::uint32_t word(std::uint32_t w, const Stretch& s) {
    const Word& here = d_.words[w];
    const std::string_view rest = d_.at({here.span.begin, s.span.end});
    const bool number = here.first == Script::digit;
    if (number || here.first == Script::hangul || apostrophe(w)) {
      const Time time = times_.read(rest, clock_);
      if (time.bytes)
        return put(w, {here.span.begin, here.span.begin + time.bytes}, Kind::time, time.value,
                   time.rule);
    }
    const bool sign =
        here.first == Script::mark && w + 1 < s.last && d_.words[w + 1].first == Script::digit;
    const bool latin_sign = rest.starts_with("US$");
    if (!number && !sign && !latin_sign && !d_.word(w).starts_with("수")) return w + 1;
    const Measure m = measures_.read(d_.doc.text, here.span.begin, s.span);
    if (m.span.empty()) return w + 1;
    return put(w, m.span, m.kind, m.value, rule(m.kind));
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
    d_.put(std::move(made));
    return next;
  }

  Draft& d_;
  TimeReader times_;
  MeasureReader measures_;
  Clock clock_;
};

}  // namespace

void find_measures(Draft& draft) { Pass(draft).run(); }

}  // namespace hj::entity
