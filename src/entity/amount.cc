#include "entity/amount.h"

#include <vector>

#include "core/hangul.h"
#include "core/utf8.h"
#include "core/value.h"
#include "entity/number.h"

namespace hj::entity {
namespace {

constexpr std::uint32_t kPrefix = 48;  // bytes looked back for 약, 총, 5년간

struct Sign {
  std::string_view mark, currency;
};
constexpr Sign kSigns[] = {{"US$", "USD"}, {"$", "USD"},  {"€", "EUR"}, {"£", "GBP"},
                           {"¥", "JPY"},   {"￥", "JPY"}, {"₩", "KRW"}, {"￦", "KRW"}};

class AmountParser {
 public:
  AmountParser(const Tables& tables, std::string_view text, std::uint32_t at, Span within,
               bool headline)
      : tables_(tables), text_(text), within_(within), begin_(at), at_(at), headline_(headline) {}

  Measure read() {
    Amount first;
    Kind kind = Kind::amount;
    if (!figure(first, kind) && !range(first, kind)) return {};
    if (kind == Kind::amount) second(first);
    front(first);
    if (kind == Kind::share && first.bound == Bound::total) first.bound = Bound::none;  // 모두 60%
    std::vector<Amount> all{first};
    if (kind == Kind::amount) conversion(all);
    return {{begin_, at_}, kind, print(all)};
  }

 private:
  std::string_view rest() const { return text_.substr(at_, within_.end - at_); }
  bool eat(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += static_cast<std::uint32_t>(word.size());
    return true;
  }
  void space() {
    if (at_ < within_.end && text_[at_] == ' ') ++at_;
  }
  static void apply(std::string_view effect, Amount& a) {
    if (effect == "approx")
      a.approx = true;
    else if (effect == "max")
      a.bound = Bound::max;
    else if (effect == "min")
      a.bound = Bound::min;
    else if (effect == "total" && a.bound != Bound::max && a.bound != Bound::min)
      a.bound = Bound::total;  // 두 건을 합쳐 최대 3조원: the nearer word holds
    else if (effect == "per-year")
      a.per = "year";
    else if (effect == "per-month")
      a.per = "month";
    else if (effect == "per-share")
      a.per = "share";
    else if (effect == "per-unit")
      a.per = "unit";  // 척당 3억달러
  }

  // Number, unit, and the words right behind; the cursor ends behind the last that belongs.
  bool figure(Amount& a, Kind& kind) {
    const bool sign = signed_currency(a);
    const Number n = number_at(text_.substr(0, within_.end), at_);
    if (n.bytes == 0) return false;
    at_ += n.bytes;
    a.value = n.value;
    a.approx = n.approx;
    if (eat("여") || eat(" 여")) a.approx = true;
    if (!sign && !unit(a, kind) && !won(a)) return false;
    behind(a);
    return true;
  }
  bool tilde() { return eat("~") || eat("∼") || eat("～"); }
  // 4조|~5조원: the first figure has no unit of its own.
  bool range(Amount& a, Kind& kind) {
    at_ = begin_;
    const Number n = number_at(text_.substr(0, within_.end), at_);
    at_ += n.bytes;
    if (n.bytes == 0 || !tilde() || !figure(a, kind) || kind != Kind::amount) return false;
    if (a.bound == Bound::none) a.bound = Bound::max;
    return true;
  }
  // 4조원|~5조원: at most the second.
  void second(Amount& a) {
    const std::uint32_t before = at_;
    Amount upper;
    Kind kind = Kind::amount;
    if (tilde() && figure(upper, kind) && kind == Kind::amount && upper.value > a.value &&
        upper.currency == a.currency) {
      a = upper;
      if (a.bound == Bound::none) a.bound = Bound::max;
    } else {
      at_ = before;
    }
  }
  bool signed_currency(Amount& a) {
    for (const Sign& sign : kSigns)
      if (eat(sign.mark)) {
        a.currency = sign.currency;
        space();
        return true;
      }
    return false;
  }
  bool unit(Amount& a, Kind& kind) {
    const std::uint32_t before = at_;
    space();
    const std::string_view here = rest();
    std::vector<Prefix> found;
    tables_.unit.words().prefixes(here, found);
    for (auto it = found.rbegin(); it != found.rend(); ++it) {
      at_ += it->bytes;
      if (unit_ends(here.substr(0, it->bytes))) {
        const std::string_view kind_word = tables_.unit.value(it->first);
        a.currency = tables_.unit.field(it->first, 2);
        kind = kind_word == "money"   ? Kind::amount
               : kind_word == "share" ? Kind::share
                                      : Kind::count;
        return true;
      }
      at_ -= it->bytes;
    }
    at_ = before;
    return false;
  }
  // # 1조 베팅, 50억에 인수, 과징금 10억: what is done with it says that it is money.
  bool won(Amount& a) const {
    constexpr double kLeast = 1e8;
    if (!headline_ || a.value < kLeast || !(spent_behind() || spent_before())) return false;
    a.currency = "KRW";
    return true;
  }
  bool spent_behind() const {
    std::string_view next = rest();
    if (next.starts_with("에 ")) next.remove_prefix(3);
    if (!next.starts_with(' ')) return false;
    const Table::Hit hit = tables_.measure.longest(next.substr(1));
    return hit && side_of(hit, "money");
  }
  // Nothing but marks behind it, and the word for the money right in front.
  bool spent_before() const {
    if (!letters().empty() || begin_ < 2 || text_[begin_ - 1] != ' ') return false;
    std::uint32_t from = begin_ - 1;
    while (from > within_.begin && text_[from - 1] != ' ') --from;
    const std::string_view word = text_.substr(from, begin_ - 1 - from);
    const Table::Hit hit = tables_.measure.exact(word);
    return hit && side_of(hit, "money");
  }
  // 원 of 1조원대, not of 3 원자력: what follows is no letter, a josa, or a word of measure.
  bool unit_ends(std::string_view unit) const {
    const std::string_view tail = letters();
    if (tail.empty() || josa_behind(tables_.josa, unit, tail).ok) return true;
    for (const std::string_view side : {"after", "glued"})
      if (const auto hit = tables_.measure.longest(tail); hit && side_of(hit, side)) return true;
    return tables_.suffix.has(tail) || tail == "씩" || tail.starts_with("씩");
  }
  bool side_of(const Table::Hit& hit, std::string_view side) const {
    for (std::uint32_t row = hit.first; row < hit.last; ++row)
      if (tables_.measure.field(row, 1) == side) return true;
    return false;
  }
  std::string_view letters() const {
    std::uint32_t end = at_;
    while (end < within_.end) {
      const Rune r = rune_at(text_, end);
      if (!is_syllable(r.code) && !is_latin(r.code)) break;
      end += r.size;
    }
    return text_.substr(at_, end - at_);
  }
  // 이상, 가량, 규모: each may stand apart.
  void behind(Amount& a) {
    words_behind(a);
    verb_behind(a);
  }
  // 800억원이 넘는, 1조원을 웃도는: the verb bounds it, and is none of its words.
  void verb_behind(Amount& a) {
    const std::uint32_t before = at_;
    for (const std::string_view josa : {"이", "가", "을", "를", "에"})
      if (eat(josa)) break;
    space();
    const Table::Hit hit = at_ > before ? tables_.measure.longest(rest()) : Table::Hit{};
    const bool at_dative = text_.substr(before, 3) == "에";  // 1조원에 넘긴: handed over
    const auto row = hit ? row_of(hit, "verb") : 0;
    if (row && !(at_dative && tables_.measure.value(row - 1) == "min"))
      apply(tables_.measure.value(row - 1), a);
    at_ = before;
  }
  void words_behind(Amount& a) {
    for (int i = 0; i < 3; ++i) {
      const std::uint32_t before = at_;
      space();
      const Table::Hit hit = tables_.measure.longest(rest());
      const auto row = hit ? row_of(hit, "after") : 0;
      if (!row) return void(at_ = before);
      const std::string_view effect = tables_.measure.value(row - 1);
      at_ += hit.bytes;
      const std::string_view tail = letters();
      const bool ends = tail.empty() || tables_.josa.has(tail) || tables_.measure.has(tail) ||
                        tables_.unit.has(tail);
      if (!ends) return void(at_ = before);
      apply(effect, a);
      if (effect == "none") return void(at_ = before);  // 규모, 어치: not of the amount itself
    }
  }
  std::uint32_t row_of(const Table::Hit& hit, std::string_view side) const {
    for (std::uint32_t row = hit.first; row < hit.last; ++row)
      if (tables_.measure.field(row, 1) == side) return row + 1;
    return 0;
  }
  // 7조달러(약 9천300조원): what the text itself converts to.
  void conversion(std::vector<Amount>& all) {
    const std::uint32_t before = at_;
    if (!eat("(")) return;
    Amount a;
    if (eat("우리 돈") || eat("우리돈") || eat("한화") || eat("한국 돈"))
      (void)(eat("으로") || eat("로"));
    for (int i = 0; i < 4; ++i) {
      space();
      const Table::Hit hit = tables_.measure.longest(rest());
      const auto row = hit ? row_of(hit, "before") : 0;
      if (!row) break;
      apply(tables_.measure.value(row - 1), a);
      at_ += hit.bytes;
    }
    space();
    Kind kind = Kind::amount;
    const bool approx = a.approx;
    if (!figure(a, kind) || kind != Kind::amount || !eat(")")) return void(at_ = before);
    a.approx = a.approx || approx;
    if (a.bound == Bound::none) a.bound = all[0].bound;
    if (a.per.empty()) a.per = all[0].per;
    if (a.span.empty()) a.span = all[0].span;
    all.push_back(a);
  }

  // The words in front, nearest first: 총 5년간 약 |2조원.
  void front(Amount& a) {
    const std::uint32_t floor = begin_ > within_.begin + kPrefix ? begin_ - kPrefix : within_.begin;
    bool next = true;  // 5년간 is a time of its own: what stands in front of it counts, but apart
    for (std::uint32_t i = 0, reached = begin_; i < 4; ++i) {
      std::uint32_t end = reached;
      while (end > floor && text_[end - 1] == ' ') --end;
      const std::uint32_t begin = word_begin(end, floor);
      const std::string_view word = text_.substr(begin, end - begin);
      if (word.empty()) return;
      const Table::Hit hit = tables_.measure.exact(word);
      const auto row = hit ? row_of(hit, "before") : 0;
      if (!row && !years(word, a)) return;
      if (row) apply(tables_.measure.value(row - 1), a);
      next = next && row;
      if (next) begin_ = begin;
      reached = begin;
    }
  }
  // 4년간, 18개월간: how long it is paid; 4년 alone counts when 간 or the money follows at once.
  bool years(std::string_view word, Amount& a) const {
    const Number n = number_at(word, 0);
    if (!n.bytes || n.value >= 100 || n.value < 1) return false;
    const std::string_view unit = word.substr(n.bytes);
    const char* code = unit == "년간" || unit == "년" || unit == "년에"         ? "Y"
                       : unit == "개월간" || unit == "개월" || unit == "개월에" ? "M"
                                                                                : nullptr;
    if (unit.ends_with("에") && !text_.substr(begin_, at_ - begin_).starts_with("걸쳐"))
      return false;  // 3년에 걸쳐
    if (!code) return false;
    a.span = std::to_string(static_cast<int>(n.value)) + code;
    return true;
  }
  std::uint32_t word_begin(std::uint32_t end, std::uint32_t floor) const {
    while (end > floor) {
      const Rune r = rune_before(text_, end);
      if (r.size > end - floor || (!is_syllable(r.code) && !is_digit(r.code) && !is_hanja(r.code)))
        break;
      end -= r.size;
    }
    return end;
  }

  const Tables& tables_;
  std::string_view text_;
  Span within_;
  std::uint32_t begin_, at_;
  bool headline_;
};

}  // namespace

Measure MeasureReader::read(std::string_view text, std::uint32_t at, Span within,
                            bool headline) const {
  return AmountParser(tables_, text, at, within, headline).read();
}

}  // namespace hj::entity
