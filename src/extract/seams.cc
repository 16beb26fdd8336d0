#include "extract/seams.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "core/hangul.h"
#include "extract/text.h"

namespace hj::extract {
namespace {

constexpr std::size_t kPhrase = 48;                  // bytes compared of a phrase
constexpr std::size_t kText = std::size_t{1} << 15;  // bytes of a text that are searched

// Weights of the evidence, set by hand on texts of our own; data/rules/extract/README.md says how.
constexpr double kGlued = -1.0, kSpaced = -1.6;            // what it takes to cut at all
constexpr double kNever = 2.0, kRare = 1.0, kFree = -0.8;  // how the two syllables join elsewhere
constexpr double kQuote = 3.0, kHanja = 2.5, kBracket = 2.0, kScript = 0.8, kMark = 2.0;
constexpr double kEnd = 2.0, kSpacedEnd = 1.2;          // the left phrase ends as a headline
constexpr double kTwin[] = {0, 0, 1.0, 1.6, 2.2, 2.6};  // by the length of the right phrase's twin
constexpr double kSpacedTwin = 0.25;                    // of the same, after a space
constexpr double kTogether = -8.0, kSpacedTogether = -2.5;  // the two stand together elsewhere
constexpr double kWhole = 0.8,
                 kNoWord = -1.5;  // the left run is a word of the text; neither side is known
constexpr double kStump = -3.0,
                 kSuffix = -9.0;  // one syllable left over; josa or 하다 on the right
constexpr double kStarts = 0.8, kInner = -1.5,
                 kOpens = 1.0;       // the right run begins as words do, or never does
constexpr double kAfterDots = -1.5;  // `…특허|심판원`: one word is no clause
constexpr double kCompound = -0.8;   // a free joint needs more than a headline's end
constexpr double kEndWord = 1.0, kEndNoun = 0.7, kEndOfCompound = 0.65, kEndTail = 0.1,
                 kEndEomi = 0.5;
constexpr double kDate = 1.8, kAfterSign = 0.2;  // `구형|2013년`, `선정|3일`
constexpr double kInQuotes = -2.0;
constexpr double kSpacedMark = 0.6, kSpeechEnd = 0.6, kSpacedNoEnd = -1.0, kSpacedChain = -0.8,
                 kSpacedStump = -0.8, kSubject = 0.9;  // `협력 논의 전망` goes on
constexpr double kApart = -4.0;  // `연합|전선` where the text has 연합 전선
constexpr double kJosaAfterQuote = -6.0, kJosaBefore = -2.0, kNoSeam = -99.0;

constexpr std::u32string_view kOpeners = U"“‘「『〈《";
constexpr std::u32string_view kClosers = U"”’」』〉》";
constexpr std::u32string_view kFirstHanja =
    U"尹李朴文盧金安洪韓美中日北南英佛獨露與野前故反脫新對親非車鄭崔亞臺";
constexpr std::u32string_view kLastJosa = U"은는이가을를의에와과로";

bool in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool straight(char32_t c) { return c == '"' || c == '\''; }
bool wordy(char32_t c) { return is_syllable(c) || is_latin(c) || is_digit(c) || is_hanja(c); }

std::string_view hangul_run_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_syllable(rune_before(text, begin).code))
    begin -= rune_before(text, begin).size;
  return text.substr(begin, at - begin);
}

// `불붙었다`, `받을까`: an ending of a verb that closes a headline.
double verbal_end(std::string_view run) {
  const char32_t last = last_rune(run);
  if (rune_count(run) < 2) return 0;
  const std::size_t size = rune_before(run, run.size()).size;
  const char32_t before = last_rune(run.substr(0, run.size() - size));
  const int final = decompose(before).final;
  if (last == U'다') return final == kFinalN || final == kFinalSs ? 0.9 : 0;
  if (last == U'까') return final == kFinalL ? 0.9 : 0;
  if (last == U'듯' || last == U'요') return 0.6;
  return in(U"해돼져쳐려혀어아워나켜여춰러", last) ? kEndEomi : 0;
}

std::string_view hangul_run_after(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_syllable(rune_at(text, end).code)) end += rune_at(text, end).size;
  return text.substr(at, end - at);
}
// 확산|위한, 사건|관련: a whole word that only hangs on the one before; 대한항공 does not.
bool leans(std::string_view word) {
  static constexpr std::string_view kLeaning[] = {"위한", "위해", "대한", "대해",   "관한",
                                                  "관해", "따른", "통한", "통해",   "의한",
                                                  "의해", "향한", "관련", "관련한", "비롯한"};
  return std::ranges::find(kLeaning, word) != std::end(kLeaning);
}

// `는`, `에서는`: a run of syllables that is nothing but josa or the copula.
bool is_josa(std::string_view run) {
  static const std::unordered_set<std::string_view> kJosa = {
      "은",   "는",     "이",   "가",     "을",     "를",     "의",   "에",     "와",     "과",
      "도",   "로",     "으로", "만",     "라",     "란",     "이라", "이란",   "며",     "이며",
      "고",   "이고",   "라고", "이라고", "라는",   "이라는", "라며", "이라며", "라면",   "이라면",
      "면서", "까지",   "부터", "에서",   "에게",   "에는",   "에도", "에서는", "에서도", "에만",
      "로는", "으로는", "로도", "으로도", "로의",   "으로의", "로서", "으로서", "로써",   "에의",
      "와의", "과의",   "와는", "과는",   "처럼",   "보다",   "마저", "조차",   "이나",   "나",
      "들",   "들이",   "들의", "들은",   "들을",   "들도",   "들과", "들에",   "인",     "인데",
      "이다", "다",     "였다", "이었다", "임",     "일",     "뿐",   "식",     "형",     "급",
      "발",   "측",     "론",   "설",     "판",     "등",     "용",   "적",     "화",     "성",
      "계",   "권",     "자",   "사",     "원",     "업",     "여",   "야",     "이야",   "죠",
      "요",   "이죠",   "이요", "께",     "서",     "서는",   "서도", "에선",   "로선",   "으로선",
      "엔",   "만은",   "까진", "부터는", "까지는", "에겐",   "한테"};
  constexpr std::size_t kLongest = 9;  // bytes
  return run.size() <= kLongest && kJosa.contains(run);
}

// `논의|할지`, `출시|돼`: 하다 and 되다 go on with the noun before them.
bool is_verbal_tail(std::string_view run) {
  if (run.size() == 3 && has("하해할한함되돼된될됨", run)) return true;
  return begins_any(
      run, {"하는", "하고",  "하며", "하여", "하기", "하면", "하자", "하다", "하도록", "하지",
            "하려", "하겠",  "했",   "해야", "해도", "해서", "해온", "해왔", "한다",   "할지",
            "할까", "할 것", "함으", "합니", "되",   "돼",   "됐",   "된다", "될까",   "될지",
            "시키", "시켜",  "시킨", "시킬", "당해", "당한", "당하", "받는"});
}

// `가람전자가`, `정부는`: how sentences begin and headlines do not.
bool is_subject(std::string_view word) {
  return rune_count(word) >= 3 && in(U"은는이가", last_rune(word));
}

std::string_view key_at(std::string_view text, std::size_t at) { return text.substr(at, kPhrase); }

std::size_t common_runes(std::string_view a, std::string_view b) {
  std::size_t at = 0, runes = 0;
  while (at < a.size() && at < b.size()) {
    const Rune r = rune_at(a, at);
    if (at + r.size > b.size() || a.substr(at, r.size) != b.substr(at, r.size)) break;
    at += r.size, ++runes;
  }
  return runes;
}

}  // namespace

bool opens_quote(std::string_view text, std::size_t at) {
  const char mark = text[at];
  std::size_t before = 0;
  for (std::size_t i = 0; i < at; ++i) {
    if (text[i] == '\n') before = 0;
    if (text[i] != mark) continue;
    const bool year = mark == '\'' && i + 2 < text.size() && text[i + 1] >= '0' &&
                      text[i + 1] <= '9' && text.substr(i + 3).starts_with("년");
    if (!year) ++before;
  }
  return before % 2 == 0;
}

// `2013년`, `3일`, `오전`-like beginnings of a lede in figures.
bool opens_date(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(rune_at(text, end).code)) ++end;
  return begins_any(text.substr(end), {"년", "월", "일"});
}

// Between two quotation marks that stand near.
bool in_quotes(std::string_view text, std::size_t at) {
  constexpr std::size_t kCurly = 3;  // bytes of a curly mark
  for (const char mark : {'"', '\''}) {
    if (!has(text.substr(at, 60), {&mark, 1})) continue;
    const std::size_t from = at - std::min<std::size_t>(at, 59);
    const std::size_t near = text.substr(from, at + 1 - from).rfind(mark);
    if (near != std::string_view::npos && opens_quote(text, from + near)) return true;
  }
  const std::string_view after = text.substr(at, 120);
  const bool double_closes = has(after, "”"), single_closes = has(after, "’");
  if (!double_closes && !single_closes) return false;
  bool double_seen = false, single_seen = false;
  for (std::size_t i = at; i-- > 0 && at - i <= 120;) {
    if (text[i] != '\xE2' || i + kCurly > text.size()) continue;
    const std::string_view mark = text.substr(i, kCurly);
    const bool twofold = mark == "“" || mark == "”";
    if ((!twofold && mark != "‘" && mark != "’") || (twofold ? double_seen : single_seen)) continue;
    (twofold ? double_seen : single_seen) = true;
    if ((mark == "“" && double_closes) || (mark == "‘" && single_closes)) return true;
  }
  return false;
}

// Between `[` and `]` or `(` and `)` that stand near.
bool in_brackets(std::string_view text, std::size_t at) {
  const std::string_view before =
      text.substr(at - std::min<std::size_t>(at, 90), std::min<std::size_t>(at, 90));
  const std::string_view after = text.substr(at, 90);
  for (const auto& [open, close] : {std::pair{'(', ')'}, {'[', ']'}}) {
    const std::size_t next = after.find(close);
    if (next == std::string_view::npos ||
        after.substr(0, next).find(open) != std::string_view::npos)
      continue;
    const std::size_t opened = before.rfind(open), closed = before.rfind(close);
    if (opened != std::string_view::npos && (closed == std::string_view::npos || closed < opened))
      return true;
  }
  return false;
}

WordIndex::WordIndex(std::string_view text) : text_(text.substr(0, kText)) {
  bool fresh = true;
  for (std::size_t at = 0; at < text_.size();) {
    const Rune r = rune_at(text_, at);
    if (wordy(r.code)) {
      if (fresh) starts_.push_back(static_cast<std::uint32_t>(at));
      fresh = false;
    } else {
      fresh = true;
    }
    at += r.size;
  }
  std::sort(starts_.begin(), starts_.end(), [this](std::uint32_t a, std::uint32_t b) {
    const int order = key_at(text_, a).compare(key_at(text_, b));
    return order != 0 ? order < 0 : a < b;
  });
}

std::size_t WordIndex::twin(std::size_t at) const {
  const std::string_view key = key_at(text_, at);
  const auto place = std::lower_bound(
      starts_.begin(), starts_.end(), key,
      [this](std::uint32_t start, std::string_view k) { return key_at(text_, start) < k; });
  std::size_t best = 0;
  for (auto it = place; it != starts_.end() && it - place < 2; ++it)
    if (*it != at) best = std::max(best, common_runes(key, key_at(text_, *it)));
  for (auto it = place; it != starts_.begin() && place - it < 2;) {
    --it;
    if (*it != at) best = std::max(best, common_runes(key, key_at(text_, *it)));
  }
  return best;
}

bool WordIndex::stands_twice(std::string_view phrase) const {
  const std::size_t first = found_at(text_, phrase);
  return first != std::string_view::npos &&
         found_at(text_, phrase, first + 1) != std::string_view::npos;
}

bool WordIndex::is_word(std::string_view word, std::size_t at) const {
  const auto before = [this](std::uint32_t start, std::string_view k) {
    return text_.substr(start, kPhrase) < k;
  };
  for (auto it = std::lower_bound(starts_.begin(), starts_.end(), word, before);
       it != starts_.end(); ++it) {
    const std::string_view here = text_.substr(*it);
    if (!here.starts_with(word)) return false;
    if (*it == at) continue;
    const std::string_view after = hangul_run_after(here, word.size());
    if (after.empty() || (after.size() <= 6 && in(kLastJosa, last_rune(after)))) return true;
  }
  return false;
}

Result<Seams> Seams::open(const std::string& data_dir) {
  const auto table = [&data_dir](const char* name) {
    return Lexicon::open(data_dir + "/rules/extract/" + name + ".hjl");
  };
  Result<Lexicon> join = table("join"), ends = table("headline_end"), nouns = table("predicate"),
                  opens = table("opening");
  for (const Result<Lexicon>* made : {&join, &ends, &nouns, &opens})
    if (!*made) return made->error();
  const auto free = join->column("free"), rare = join->column("rare");
  const auto starts = join->column("starts"), inner = join->column("inner");
  if (!free || !rare || !starts || !inner)
    return Error{Code::bad_data, "join.tsv:1: a column is missing"};
  Seams out(std::move(*join), std::move(*ends), std::move(*nouns), std::move(*opens));
  out.free_ = *free, out.rare_ = *rare, out.starts_ = *starts, out.inner_ = *inner;
  return out;
}

Seams::Joint Seams::joint(char32_t left, char32_t right) const {
  std::string key, other;
  append(key, left), append(other, right);
  const auto [first, last] = join_.find(key);
  if (first == last) return Joint::never;
  if (has(join_.field(first, free_), other)) return Joint::free;
  return has(join_.field(first, rare_), other) ? Joint::rare : Joint::never;
}

// How the first two syllables of a run stand in words: 지난 begins them, 업자 goes on.
Seams::Place Seams::place(std::string_view run) const {
  if (run.size() < 6) return Place::neither;
  const auto [first, last] = join_.find(run.substr(0, 3));
  if (first == last) return Place::neither;
  const std::string_view other = run.substr(3, 3);
  if (has(join_.field(first, starts_), other)) return Place::starts;
  return has(join_.field(first, inner_), other) ? Place::inner : Place::neither;
}

// Do sentences like to begin with the run's first two syllables: 지난, 정부, 미국?
bool Seams::opens(std::string_view run) const {
  if (run.size() < 6) return false;
  const auto [first, last] = opens_.find(run.substr(0, 6));
  return first != last;
}

double Seams::ends_headline(std::string_view phrase) const {
  phrase = trim(phrase);
  while (!phrase.empty() && !wordy(last_rune(phrase)))
    phrase.remove_suffix(rune_before(phrase, phrase.size()).size);
  std::string_view run = hangul_run_before(phrase, phrase.size());
  if (run.empty()) return 0;
  if (const double verbal = verbal_end(run); verbal > 0) return verbal;
  for (int tail = 0; tail < 2; ++tail) {
    for (std::size_t at = 0; at < run.size(); at += 3) {
      const auto [first, last] = ends_.find(run.substr(at));
      if (first != last) return (at == 0 ? kEndWord : kEndOfCompound) - kEndTail * tail;
      const auto [noun, after] = nouns_.find(run.substr(at));
      if (noun != after && run.size() - at >= 6)
        return (at == 0 ? kEndNoun : kEndOfCompound) - kEndTail * tail;
    }
    if (!ends_any(run, {"도", "에", "로", "중", "설"}) || run.size() < 9) break;
    run.remove_suffix(3);  // 거론도, 합병설
  }
  return 0;
}

// The words to both sides of a glued seam between two syllables.
double Seams::sides(const WordIndex& index, std::size_t at, const Evidence& seen) const {
  const std::string_view text = index.text();
  const std::string_view left = hangul_run_before(text, at), right = hangul_run_after(text, at);
  const auto [twin, end] = seen;
  const Place place = this->place(right);
  if (is_josa(right) && twin < 3) return kSuffix;
  if (is_verbal_tail(right) && place != Place::starts && twin < 3) return kSuffix;
  double score = 0;
  const std::size_t before = at - left.size();
  const bool alone = before == 0 || !wordy(rune_before(text, before).code);
  if (left.size() == 3 && alone) score += kStump;
  if (before > 0 && rune_before(text, before).code == U'…') score += kAfterDots;
  if (right.size() == 3 && twin < 3) score += kStump;
  if (place == Place::starts) score += kStarts;
  if (opens(right)) score += kOpens;
  if (place == Place::inner && twin < 3) score += kInner;
  const bool whole = left.size() > 3 && index.is_word(left, before);
  if (whole) score += kWhole;
  if (end == 0 && twin < (is_latin(first_rune(text.substr(at))) ? 3U : 2U) && !whole)
    score += kNoWord;
  const std::string_view start = text.substr(at, std::min<std::size_t>(right.size(), 6));
  if (!start.empty() && has(text, std::string(left) + ' ' + std::string(start))) score += kApart;
  return score;
}

double Seams::glued(const WordIndex& index, std::size_t at) const {
  const std::string_view text = index.text();
  const char32_t a = rune_before(text, at).code, b = rune_at(text, at).code;
  std::optional<Evidence> seen;  // costs most of it
  const auto evidence = [&]() -> const Evidence& {
    if (!seen) seen = Evidence{index.twin(at), ends_headline(text.substr(0, at))};
    return *seen;
  };
  double score = kGlued;
  const bool a_closes = in(kClosers, a) || (straight(a) && !opens_quote(text, at - 1));
  if (in(kOpeners, b) || (straight(b) && opens_quote(text, at))) {
    if (!wordy(a) && !a_closes && a != ')' && a != '%') return kNoSeam;
    score += kQuote;
  } else if (b == '[' || b == U'【') {
    if (!wordy(a) && !a_closes) return kNoSeam;
    score += kBracket;
  } else if (!wordy(b)) {
    return kNoSeam;
  } else if (a_closes) {
    const std::string_view run = hangul_run_after(text, at);
    if (is_josa(run) || is_verbal_tail(run) ||
        begins_any(run, {"이라", "라는", "라고", "라며", "으로", "에서", "까지", "부터"}))
      return kJosaAfterQuote;
    score += kMark;
  } else if (a == '?' || a == '!') {
    score += kMark;
  } else if (is_syllable(a) && is_syllable(b)) {
    if (leans(hangul_run_after(text, at))) return kNoSeam;
    const Joint joint = this->joint(a, b);
    score += joint == Joint::free ? kFree : joint == Joint::rare ? kRare : kNever;
    if (joint == Joint::free && evidence().twin < 2) score += kCompound;
    score += sides(index, at, evidence());
  } else if (is_syllable(a) && is_hanja(b)) {
    if (!in(kFirstHanja, b)) return kNoSeam;
    score += kHanja;
  } else if (is_syllable(a) && is_latin(b)) {
    score += kScript + sides(index, at, evidence());
  } else if ((a == '%' || a == ')') && is_syllable(b)) {
    const std::string_view run = hangul_run_after(text, at);
    if (is_josa(run) || is_verbal_tail(run)) return kSuffix;
    score += kAfterSign + (place(run) == Place::starts ? kStarts : 0) + (opens(run) ? kOpens : 0);
  } else if (is_syllable(a) && is_digit(b)) {
    score += opens_date(text, at) ? kDate : 0;
  } else {
    return kNoSeam;
  }
  if (wordy(a) && wordy(b) && in_quotes(text, at)) score += kInQuotes;
  score += kEnd * evidence().end;
  score += kTwin[std::min<std::size_t>(evidence().twin, 5)];
  const std::size_t left = rune_before(text, at).size,
                    before = at > left ? rune_before(text, at - left).size : 0;
  std::size_t end = at + rune_at(text, at).size;
  if (end < text.size()) end += rune_at(text, end).size;
  const std::size_t next = at + rune_at(text, at).size;
  if (index.stands_twice(text.substr(at - left - before, next - at + left + before)) ||
      index.stands_twice(text.substr(at - left, end - at + left)))
    score += kTogether;
  return score;
}

double Seams::spaced(const WordIndex& index, std::size_t at) const {
  const std::string_view text = index.text();
  const std::string_view before = trim(text.substr(0, at));
  const char32_t a = last_rune(before), b = rune_at(text, at).code;
  if (a == ',' || a == U'·' || a == U'…' || a == '.' || a == '(' || a == '-' || b == '(' ||
      !(wordy(b) || straight(b) || in(kOpeners, b) || b == '['))
    return kNoSeam;
  double score = kSpaced;
  const bool closes = in(kClosers, a) || (straight(a) && !opens_quote(text, before.size() - 1));
  const bool speech = closes && (a == '"' || a == U'”');
  double end = closes ? (speech ? kSpeechEnd : 0) : ends_headline(before);
  if (end <= kEndEomi && !closes) end = 0;  // `만나`, `앞서` go on more often than they end
  score += kSpacedEnd * end;
  if (a == '?' || a == '!')
    score += kSpacedMark;
  else if (end == 0)
    score += kSpacedNoEnd;
  if (!closes && in_quotes(text, at)) score += kInQuotes;
  if (hangul_run_after(text, at).size() == 3 && index.twin(at) < 3) score += kSpacedStump;
  const std::string_view next = text.substr(at, std::min(text.find(' ', at), text.size()) - at);
  if (is_subject(next) && index.twin(at) >= 3) score += kSubject;
  if (end > 0 && ends_headline(next) >= kEndNoun) score += kSpacedChain;
  if (in(kOpeners, b) || (straight(b) && opens_quote(text, at))) score += 0.5;
  if (end == 0 && in(kLastJosa, a)) score += kJosaBefore;
  score += kSpacedTwin * kTwin[std::min<std::size_t>(index.twin(at), 5)];
  const std::size_t from = before.size() - std::min<std::size_t>(before.size(), 6);
  std::size_t to = at + rune_at(text, at).size;
  if (to < text.size()) to += rune_at(text, to).size;
  if (boundary(text, from) && index.stands_twice(text.substr(from, to - from)))
    score += kSpacedTogether;
  return score;
}

double Seams::score(const WordIndex& index, std::size_t at) const {
  if (at == 0 || at >= index.text().size() || in_brackets(index.text(), at)) return kNoSeam;
  return is_space(rune_before(index.text(), at).code) ? spaced(index, at) : glued(index, at);
}

}  // namespace hj::extract
