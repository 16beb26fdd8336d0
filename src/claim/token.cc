#include "claim/token.h"

#include <algorithm>
#include <array>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::claim {
namespace {

constexpr std::size_t kStockCode = 6;  // digits

constexpr std::u32string_view kQuoteMarks = U"'\"‘’“”「」『』`´";
constexpr std::u32string_view kBreaks = U",·…=:;/|△▲▶◇○■□●~∼→&×+!?―–—-<>[]{}【】《》〈〉ㆍ‧・";

bool in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool letter(char32_t c) {
  return is_syllable(c) || (is_jamo(c) && c != U'ㆍ') || is_latin(c) || is_digit(c) ||
         is_hanja(c) || c == '%' || c == '_' ||
         (c > 0x7F && !is_space(c) && !in(kQuoteMarks, c) && !in(kBreaks, c) && c != 0xFFFD);
}

What what_of(Kind kind) {
  switch (kind) {
    case Kind::person:
    case Kind::org:
    case Kind::country:
      return What::party;
    case Kind::product:
      return What::product;
    case Kind::place:
      return What::place;
    case Kind::title:
      return What::title;
    case Kind::amount:
      return What::amount;
    case Kind::count:
      return What::count;
    case Kind::share:
      return What::share;
    case Kind::time:
      return What::time;
  }
  return What::word;
}

// 하다, 되다 … as they hang on a noun.
struct SuffixVerb {
  std::string_view stem;
  Voice voice;
};
constexpr std::array<SuffixVerb, 6> kSuffixVerbs = {{{"하", Voice::active},
                                                     {"되", Voice::passive},
                                                     {"받", Voice::receive},
                                                     {"당하", Voice::receive},
                                                     {"시키", Voice::causative},
                                                     {"짓", Voice::active}}};
struct SuffixShape {
  std::string form;
  Fuse fuse;
  Voice voice;
};
const std::vector<SuffixShape>& suffix_shapes() {
  static const std::vector<SuffixShape> kShapes = [] {
    std::vector<SuffixShape> out;
    for (const SuffixVerb& v : kSuffixVerbs)
      for (const Shape& s : shapes(v.stem)) out.push_back({s.form, s.fuse, v.voice});
    std::ranges::stable_sort(
        out, [](const auto& a, const auto& b) { return a.form.size() > b.form.size(); });
    return out;
  }();
  return kShapes;
}
const SyllableSet& suffix_starts() {
  static const SyllableSet kStarts = [] {
    SyllableSet out;
    for (const SuffixShape& s : suffix_shapes()) out.add_start(s.form);
    return out;
  }();
  return kStarts;
}
const std::vector<Shape>& copula_shapes() {
  static const std::vector<Shape> kShapes = shapes("이");
  return kShapes;
}
// After a vowel 이 drops: 여부다, 계획이다; 였다 = 이었다.
constexpr std::string_view kBareCopula[] = {"다",   "라고", "라는",   "라며",   "라면서",
                                            "였다", "였던", "였으나", "였지만", "였고"};
const SyllableSet& copula_starts() {
  static const SyllableSet kStarts = [] {
    SyllableSet out;
    for (const Shape& s : copula_shapes()) out.add_start(s.form);
    for (const std::string_view form : kBareCopula) out.add_start(form);
    return out;
  }();
  return kStarts;
}
// May one of the shapes stand there? Most texts begin with none.
bool may_begin(const SyllableSet& starts, std::string_view text) {
  return !text.empty() && starts.has(rune_at(text, 0).code);
}

}  // namespace

Case Tokenizer::josa_of(std::string_view text, bool& also) const {
  const auto it = rules_.josa.find(text);
  if (it == rules_.josa.end()) return Case::none;
  also = it->second.also;
  return it->second.kase;
}

// "(약 9천300조원)" right after a word says more of it and is passed over; nothing is nested
// deeply. So does the sign of a company: 한빛반도체㈜는.
std::uint32_t Tokenizer::skip_brackets(std::uint32_t at, std::uint32_t limit) const {
  constexpr std::string_view kSign = "㈜";
  if (std::string_view(doc_.text).substr(at, limit - at).starts_with(kSign))
    at += static_cast<std::uint32_t>(kSign.size());
  while (at < limit && doc_.text[at] == '(') {
    const std::size_t close = doc_.text.find(')', at);
    if (close == std::string::npos || close >= limit) return at;
    at = static_cast<std::uint32_t>(close + 1);
  }
  // 한빛반도체[012345]와: a code of the stock exchange
  if (at < limit && doc_.text[at] == '[') {
    const std::size_t close = doc_.text.find(']', at);
    const std::size_t size = close == std::string::npos ? 0 : close - at - 1U;
    const std::string_view code = std::string_view(doc_.text).substr(at + 1U, size);
    const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    if (close < limit && size == kStockCode && digits)
      return static_cast<std::uint32_t>(close + 1U);
  }
  return at;
}

bool Tokenizer::predicate(std::string_view text, Token& token, bool noun) const {
  if (!noun) return false;
  if (text == "키로") {  // 인수키로 했다 = 인수하기로
    token.predicate = true;
    token.ending = {};
    token.ending.join = Join::decision;
    return true;
  }
  if (!may_begin(suffix_starts(), text)) return false;
  for (const SuffixShape& s : suffix_shapes()) {
    if (!text.starts_with(s.form)) continue;
    const Ending e = rules_.endings.read(normal_ending(s.fuse, text.substr(s.form.size())));
    if (e.join == Join::none) continue;
    token.predicate = true;
    token.voice = s.voice;
    token.ending = e;
    return true;
  }
  return false;
}

bool Tokenizer::copula(std::string_view text, Token& token) const {
  if (!may_begin(copula_starts(), text)) return false;
  const auto set = [&](const Ending& e) {
    if (e.join == Join::none) return false;
    token.predicate = true;
    token.josa = Case::copula;
    token.ending = e;
    if (token.ending.join == Join::adnominal) token.ending.tense = Tense::present;
    return true;
  };
  for (const Shape& s : copula_shapes())
    if (text.starts_with(s.form) &&
        set(rules_.endings.read(normal_ending(s.fuse, text.substr(s.form.size())))))
      return true;
  for (const std::string_view form : kBareCopula)
    if (text == form) {
      const bool past = form.starts_with("였");
      return set(
          rules_.endings.read(past ? "았" + std::string(form.substr(3)) : std::string(form)));
    }
  return false;
}

// What hangs on a noun or name that ends at `at`: particle, 하다, copula, 중. False: it is another
// word.
bool Tokenizer::tail(std::uint32_t at, std::uint32_t end, Token& token) const {
  const std::string_view text = doc_.at({at, end});
  token.end = end;
  if (text.empty()) return true;
  if (const Case c = josa_of(text, token.also); c != Case::none) {
    token.josa = c;
    return true;
  }
  const bool noun = token.what == What::word;
  if (predicate(text, token, noun) || copula(text, token)) return true;
  if (noun && text.starts_with("중")) {
    const std::string_view after = text.substr(3);
    token.doing = token.predicate = true;
    token.ending = {Join::final, Tense::present};
    if (after.empty() || copula(after, token)) return token.josa = Case::none, true;
    bool also = false;
    if (josa_of(after, also) != Case::none) return token.ending.join = Join::contrast, true;
    token.doing = token.predicate = false;
  }
  return false;
}

void Tokenizer::by_morphs(Span span, Token& token) {
  const auto& rows = doc_.morphs.rows;
  while (morph_ < rows.size() && rows[morph_].span.begin < span.begin) ++morph_;
  std::size_t last = morph_;
  std::size_t josa_begin = span.end;
  std::uint32_t copula = span.end;
  bool past = false, future = false;
  const Morph* final = nullptr;
  for (; last < rows.size() && rows[last].span.begin < span.end; ++last) {
    const Morph& m = rows[last];
    const Tag t = m.tag;
    if (t == Tag::EP && doc_.morphs.at(m.form) == "겠") future = true;
    if (t == Tag::EP)
      past = past || doc_.morphs.at(m.form).ends_with("었") ||
             doc_.morphs.at(m.form).ends_with("았") || doc_.morphs.at(m.form).ends_with("였");
    const bool particle = t >= Tag::JKS && t <= Tag::JC;
    if (particle && josa_begin == span.end) josa_begin = m.span.begin;
    if (!particle && t < Tag::SF) josa_begin = span.end;
    if (t == Tag::VCP) copula = m.span.begin;  // 스타트업|이다
    if (t < Tag::SF) final = &m;
  }
  if (final == nullptr) return;
  const Tag t = final->tag;
  if (t == Tag::EC && doc_.morphs.at(final->form) == "게" && final != rows.data() &&
      ((final - 1)->tag == Tag::VA || (final - 1)->tag == Tag::XSA)) {
    token.josa = Case::other;  // 강하게: how, no clause of its own
    return;
  }
  if (t == Tag::ETM && doc_.at(span) == "새로운") return;  // as 새: no clause of its own
  if (t == Tag::EF || t == Tag::EC || t == Tag::ETM || t == Tag::ETN || (t == Tag::JKQ)) {
    token.predicate = true;
    std::string form(doc_.morphs.at(final->form));
    if (form.starts_with("어") || form.starts_with("여")) form = "아" + form.substr(3);
    Ending e = rules_.endings.read(form);
    if (e.join == Join::none && form.starts_with("으")) e = rules_.endings.read(form.substr(3));
    if (t == Tag::JKQ) e.join = Join::said;
    if (t == Tag::EF && e.join != Join::said && e.join != Join::reported) e.join = Join::final;
    if (t == Tag::ETM && e.join != Join::reported) e.join = Join::adnominal;
    if (t == Tag::ETN) e.join = Join::nominal;
    if (t == Tag::ETM && final != rows.data() &&
        ((final - 1)->tag == Tag::VA || (final - 1)->tag == Tag::XSA ||
         (final - 1)->tag == Tag::VCP)) {
      e.quality = true;  // 다양한, 안정적인: as it is, not as it was
      if (e.tense == Tense::past && !past) e.tense = Tense::present;
    }
    if (t == Tag::EC && e.join == Join::none) e.join = Join::contrast;
    if (past || future) e.tense = future ? Tense::future : Tense::past;
    token.ending = e;
    const std::string_view who = doc_.at({span.begin, std::min(copula, span.end)});
    if (copula < span.end && (rules_.ends(who, Marker::people) || rules_.ends(who, Marker::lender)))
      token.josa = Case::copula, token.span.end = copula;
    return;
  }
  if (t == Tag::MAG || t == Tag::MAJ) {
    token.josa = Case::other;
    return;
  }
  if (t == Tag::JKB && final != rows.data() && (final - 1)->tag == Tag::ETN &&
      (final - 1)->span.begin > span.begin && doc_.morphs.at((final - 1)->form) == "기" &&
      doc_.morphs.at(final->form) == "로") {  // 설치하기로 했다: of a verb that no table holds
    token.predicate = true;
    token.ending = {};
    token.ending.join = Join::decision;
    return;
  }
  if (josa_begin > span.begin && josa_begin < span.end) {
    bool also = false;
    const Case c = josa_of(doc_.at({static_cast<std::uint32_t>(josa_begin), span.end}), also);
    if (c == Case::none) return;
    token.josa = c;
    token.also = also;
    token.span.end = static_cast<std::uint32_t>(josa_begin);
  }
}

// May this noun end a longer word whose beginning we do not know? 메모리공급 yes, 본더 (더) no,
// 빨라|지지|만 no.
bool Tokenizer::hangs(const Word& w, Span noun, std::uint32_t from) const {
  const bool acts =
      !w.triggers.empty() || w.is(Class::stage) || w.is(Class::paper) || w.is(Class::stake);
  if (!acts || noun.size() < 6 || noun.begin - from < 6) return false;
  for (std::size_t i = morph_;
       i < doc_.morphs.rows.size() && doc_.morphs.rows[i].span.begin < noun.end; ++i)
    if (const Morph& m = doc_.morphs.rows[i]; m.tag == Tag::VX && m.span.begin >= noun.begin)
      return false;
  return true;
}

// 공동 개발하기로 -> 공동개발 + 하기로: a noun of several words is one token.
void Tokenizer::join_words(std::vector<Token>& out) const {
  std::size_t to = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    Token& t = out[to++];
    if (&t != &out[i]) t = out[i];
    while (i + 1 < out.size() && joins(t, out[i + 1])) ++i;
  }
  out.resize(to);
}
// B에 지분을 |판| 뒤, 지분을 |산| A는: behind an object or a buyer no 판 or 산 is a noun.
void Tokenizer::short_verbs(std::vector<Token>& out) const {
  for (std::size_t i = 1; i + 1U < out.size(); ++i) {
    Token& t = out[i];
    const Case before = out[i - 1U].josa;
    if (t.what != What::word || t.predicate || t.josa != Case::none || t.end != t.span.end ||
        !(before == Case::object || before == Case::dative || before == Case::source))
      continue;
    const std::string_view text = doc_.at(t.span);
    const std::uint16_t verb = text == "판" ? rules_.sells : text == "산" ? rules_.buys : kNone;
    if (verb == kNone) continue;
    t.word = verb;
    t.predicate = true;
    t.ending = {Join::adnominal, Tense::past};
  }
}
// 방문 중인, 협상 중이다: what hangs on 중 belongs to the noun before it.
bool Tokenizer::underway(Token& t, const Token& next) const {
  if (next.word == kNone || t.word == kNone || doc_.at(next.span) != "중") return false;
  const Word& w = rules_.words[t.word];
  if (w.verb || (w.triggers.empty() && !w.is(Class::stage))) return false;
  const std::string_view tail = doc_.at({next.span.end, next.end});
  const bool told = tail == "이라는" || tail == "이란";  // 협상 중이라는 보도
  if (!next.predicate && !told && next.josa != Case::none && next.josa != Case::dative)
    return false;
  t.predicate = t.doing = true;
  t.josa = Case::none;
  t.ending = next.predicate ? next.ending : Ending{Join::contrast, Tense::present};
  if (told) t.ending = {Join::reported, Tense::present};
  t.end = next.end;
  return true;
}
bool Tokenizer::joins(Token& t, const Token& next) const {
  if (t.what == What::word && !t.predicate && t.josa == Case::none && underway(t, next))
    return true;
  const bool relative = t.predicate && t.ending.join == Join::adnominal;  // 없던 일이 됐다
  if (t.what != What::word || (t.predicate && !relative) || t.josa != Case::none ||
      next.what != What::word)
    return false;
  if (t.span.size() > 24 || next.span.begin - t.end > 1 || next.quoted != t.quoted) return false;
  const bool headed = t.span.size() >= rules_.kHeads[0];
  if (headed && rules_.longest_form(doc_.at(t.span)) < t.span.size()) return false;
  const std::string_view raw = doc_.at({next.span.begin, next.end});
  std::string key(doc_.at(relative ? Span{t.span.begin, t.end} : t.span));
  const std::size_t base = key.size();
  for (std::size_t cut = std::min<std::size_t>(raw.size(), 24); cut > 0; --cut) {
    if (!boundary(raw, cut)) continue;
    key.resize(base);
    key += raw.substr(0, cut);
    const auto* readings = rules_.find(key);
    if (readings == nullptr || rules_.words[readings->front().word].verb) continue;
    if (relative && !rules_.words[readings->front().word].is(Class::course)) continue;
    if (next.span.begin + cut == next.span.end && !next.predicate) {  // 품질 검증(퀄 테스트)을
      const std::uint32_t begin = t.span.begin;
      const bool open = t.open;
      t = next;
      t.span.begin = begin;
      t.open = open;
      t.word = readings->front().word;
      return true;
    }
    Token merged = t;
    merged.word = readings->front().word;
    merged.span.end = next.span.begin + static_cast<std::uint32_t>(cut);
    if (!tail(merged.span.end, next.end, merged)) continue;
    t = merged;
    return true;
  }
  return false;
}

// 팔 계획이다, 살 예정이다: what stands before such a noun is a verb, whatever noun it looks like.
bool Tokenizer::before_hold(std::uint32_t at) const {
  if (at + 1 >= doc_.text.size() || doc_.text[at] != ' ') return false;
  const std::uint32_t begin = at + 1;
  const std::uint32_t end = word_end(begin, static_cast<std::uint32_t>(doc_.text.size()));
  for (std::uint32_t cut = std::min(end, begin + 15); cut > begin; --cut) {
    if (!boundary(doc_.text, cut)) continue;
    const auto* readings = rules_.find(doc_.at({begin, cut}));
    if (readings != nullptr && rules_.words[readings->front().word].is(Class::hold)) return true;
  }
  return false;
}

// B를 |사려| 했으나, |팔려| 하자: what one means to do, whatever noun or passive it looks like.
bool Tokenizer::aims(Span span) const {
  if (!doc_.at(span).ends_with("려") || span.end + 1 >= doc_.text.size()) return false;
  const std::string_view rest = std::string_view(doc_.text).substr(span.end);
  return rest.starts_with(" 하") || rest.starts_with(" 했") || rest.starts_with(" 한");
}

// Known nouns side by side (공급계약), the last with its tail, an unknown word before them
// (메모리공급), or a verb's shape. False where the chunk is not all explained.
bool Tokenizer::pieces(Span span, bool open, std::vector<Token>& out) {
  const std::size_t mark = out.size();
  std::uint32_t unknown = span.begin;
  for (std::uint32_t at = span.begin; at < span.end;) {
    bool found = false;
    const std::size_t longest = rules_.longest_form(doc_.at({at, std::min(span.end, at + 30)}));
    for (auto end = at + static_cast<std::uint32_t>(longest); end > at && !found; --end) {
      if (!boundary(doc_.text, end)) continue;
      const auto* readings = rules_.find(doc_.at({at, end}));
      if (readings == nullptr) continue;
      for (const Reading& r : *readings) {
        const Word& w = rules_.words[r.word];
        Token t;
        t.span = {at, end};
        t.open = open && at == span.begin;
        t.word = r.word;
        if (w.verb) {
          const bool carried =
              !out.empty() && out.back().josa == Case::object && w.is(Class::light);  // 소송을 내
          const bool to_come = r.fuse == Fuse::l && end == span.end && before_hold(span.end);
          const bool meant = aims(span);
          if (at != span.begin || !(carried || to_come || meant || verbal(span))) continue;
          if (meant && r.fuse == Fuse::a) continue;  // 팔려 is no 팔리어 there
          const Ending e = rules_.endings.read(normal_ending(r.fuse, doc_.at({end, span.end})));
          if (e.join == Join::none) continue;
          if (e.join == Join::nominal && r.fuse != Fuse::none &&
              std::ranges::any_of(*readings,
                                  [&](const Reading& o) { return !rules_.words[o.word].verb; }))
            continue;  // 다툼 is a noun of its own
          t.predicate = true;
          t.ending = e;
          t.end = span.end;
          out.push_back(t);
          return true;
        }
        if ((w.text == "안" || w.text == "못") && end != span.end) continue;  // 품에 안은
        const bool alone = at == span.begin || unknown == at;
        if (!alone && !hangs(w, {at, end}, span.begin)) continue;
        if (tail(end, span.end, t)) {
          if (unknown == span.begin && at > span.begin) {  // an unknown word before it
            Token u;
            u.span = {span.begin, at};
            u.end = at;
            u.open = open;
            out.insert(out.begin() + static_cast<std::ptrdiff_t>(mark), u);
          }
          out.push_back(t);
          return true;
        }
        // Another known noun must follow at once.
        t.end = end;
        if (end - at >= 6 && (unknown == at || at == span.begin)) {
          out.push_back(t);
          at = unknown = end;
          found = true;
          break;
        }
      }
    }
    if (found) continue;
    if (out.size() > mark) break;  // known, then unknown: another word
    at += rune_at(doc_.text, at).size;
    if (at - span.begin > 24) break;
  }
  out.resize(mark);
  return false;
}

void Tokenizer::chunk(Span span, bool open, std::vector<Token>& out) {
  while (morph_ < doc_.morphs.rows.size() && doc_.morphs.rows[morph_].span.begin < span.begin)
    ++morph_;
  if (pieces(span, open, out)) {
    Token& last = out.back();
    const Word& w = rules_.words[last.word];
    if (w.is(Class::adverb) && last.josa == Case::none) last.josa = Case::other;
    return;
  }
  Token t;
  t.span = span;
  t.end = span.end;
  t.open = open;
  by_morphs(span, t);
  if (doc_.morphs.rows.empty()) {  // without morphemes: the longest particle at the end
    for (std::uint32_t at = span.begin + 3; at < span.end; ++at) {
      bool also = false;
      if (!boundary(doc_.text, at)) continue;
      if (const Case c = josa_of(doc_.at({at, span.end}), also); c != Case::none) {
        t.josa = c;
        t.also = also;
        t.span.end = at;
        break;
      }
    }
  }
  out.push_back(t);
}

// After a name: brackets, closing quotation marks, then a particle or a word that hangs on it.
void Tokenizer::suffix(std::uint32_t limit, Token& token) {
  std::uint32_t at = token.span.end;
  for (bool more = true; more;) {
    more = false;
    if (const std::uint32_t past = skip_brackets(at, limit); past != at) at = past, more = true;
    while (at < limit && in(U"'\"’”」』`´′", rune_at(doc_.text, at).code))
      at += rune_at(doc_.text, at).size, more = true;
  }
  std::uint32_t end = at;
  while (end < limit && letter(rune_at(doc_.text, end).code)) end += rune_at(doc_.text, end).size;
  token.end = at;
  if (end == at) return;
  if (at != token.span.end && doc_.at({at, end}) == "고") {  // 최대주주는 A(40%)고
    token.end = end;
    token.predicate = true;
    token.josa = Case::copula;
    token.ending = rules_.endings.read("고");
    return;
  }
  if (tail(at, end, token)) return;
  if (token.what == What::place)  // 애리조나주에, 수빅항에서
    for (const std::string_view kind : {"주", "시", "도", "현", "군", "구", "성", "항", "카운티"}) {
      const auto cut = static_cast<std::uint32_t>(at + kind.size());
      if (at != token.span.end || cut > end || doc_.at({at, cut}) != kind || !tail(cut, end, token))
        continue;
      token.span.end = cut;
      return;
    }
  // 측은, 그룹과, 들이: a noun that hangs on the name.
  for (std::uint32_t cut = end; cut > at; --cut) {
    if (!boundary(doc_.text, cut)) continue;
    const auto* readings = rules_.find(doc_.at({at, cut}));
    if (readings == nullptr) continue;
    const Word& w = rules_.words[readings->front().word];
    if (w.is(Class::transparent) && tail(cut, end, token)) return;
    if (!w.triggers.empty() || w.is(Class::stage) || w.is(Class::stake))
      return;  // a chunk of its own
  }
  token.heldback = true;
  token.end = end;
  for (std::uint32_t cut = at + 3; cut < end; ++cut)
    if (boundary(doc_.text, cut) && tail(cut, end, token)) return;
  token.end = end;
}

void chain_nouns(const Rules& rules, std::vector<Token>& tokens) {
  for (std::size_t i = 1; i + 1U < tokens.size(); ++i) {
    Token& t = tokens[i];
    const Case before = tokens[i - 1U].josa;
    const bool bare = t.what == What::word && !t.predicate && t.josa == Case::none &&
                      t.word != kNone && !rules.words[t.word].verb && tokens[i + 1U].mark == U',';
    const bool adverb = i > 1 && before == Case::direction &&  // 지분을 대량으로 매입, …
                        tokens[i - 1U].what == What::word && tokens[i - 2U].josa == Case::object;
    const bool governs = before == Case::object || before == Case::dative || adverb;
    if (!bare || !governs || tokens[i - 1U].predicate || t.quoted != tokens[i + 1U].quoted)
      continue;
    const Word& w = rules.words[t.word];
    const bool stage = w.is(Class::stage) && w.status && *w.status == Status::signed_;
    if (w.triggers.empty() && !stage) continue;
    t.predicate = true;
    t.ending = {};
    t.ending.join = Join::chain;
  }
}

// △한빛 △루미봇 등 2개 업체에: a row of names, not items of a list.
void Tokenizer::bullets(std::vector<Token>& out) {
  const auto bullet = [&](std::size_t i) {
    return i < out.size() && out[i].what == What::mark && in(U"△▲▷▶◆●", out[i].mark);
  };
  const auto named = [&](std::size_t i) {
    return i < out.size() && out[i].what == What::party && out[i].josa == Case::none;
  };
  bool row = false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!bullet(i)) {
      row = row && named(i);
      continue;
    }
    const bool next = i + 1U < out.size() && out[i + 1U].what == What::party;
    const bool first =
        next && i > 0 && out[i - 1U].josa != Case::none && named(i + 1U) && bullet(i + 2U);
    row = next && (first || (i > 0 && named(i - 1U) && row));
    if (row) out[i].mark = U',';
  }
  // 두 기관은 △인력 교류 △공동 연구에 협력하기로 했다: a row within the sentence.
  std::size_t marks = 0, last = 0;
  for (std::size_t i = 0; i < out.size(); ++i)
    if (bullet(i)) ++marks, last = i;
  const bool told =
      std::any_of(out.begin() + static_cast<std::ptrdiff_t>(last), out.end(), [](const Token& t) {
        return t.predicate && t.josa != Case::copula && t.ending.join == Join::final;
      });
  if (marks < 2 || bullet(0) || !told) return;
  for (std::size_t i = 0; i < out.size(); ++i)
    if (bullet(i)) out[i].mark = U',';
}

// Letters, and a point between digits (2.0).
std::uint32_t Tokenizer::word_end(std::uint32_t at, std::uint32_t limit) const {
  while (at < limit) {
    const Rune r = rune_at(doc_.text, at);
    if (is_syllable(r.code)) {
      at += r.size;
      continue;
    }
    const bool point = r.code == '.' && at > 0 &&
                       is_digit(static_cast<unsigned char>(doc_.text[at - 1])) && at + 1 < limit &&
                       is_digit(static_cast<unsigned char>(doc_.text[at + 1]));
    const auto capital = [&](std::uint32_t i) {
      return doc_.text[i] >= 'A' && doc_.text[i] <= 'Z';
    };
    const bool both = r.code == '&' && at > 0 && at + 1 < limit && capital(at - 1) &&
                      capital(at + 1);  // M&A, R&D센터
    if (!letter(r.code) && !point && !both) break;
    at += r.size;
  }
  return at;
}

// Is a short word a verb's shape (한, 온), as the morphemes have it, or a determiner or noun?
bool Tokenizer::verbal(Span span) const {
  if (doc_.morphs.rows.empty() || span.size() > 6) return true;
  for (std::size_t i = morph_;
       i < doc_.morphs.rows.size() && doc_.morphs.rows[i].span.begin < span.end; ++i) {
    const Morph& m = doc_.morphs.rows[i];
    if (m.span.begin < span.begin) continue;
    if ((m.tag >= Tag::VV && m.tag <= Tag::VCN) || m.tag == Tag::XSV || m.tag == Tag::XSA)
      return true;
  }
  return false;
}

// 방|한|했다: the state is part of a verb that is read whole.
bool Tokenizer::within_word(const Mention& m) const {
  return m.kind == Kind::country && doc_.mentions.at(m.rule) == "metonymy-visit";
}

// 표준화 단체(W3C, 의장 서도현)와: the name in the brackets is who the noun means.
void Tokenizer::glossed(std::uint32_t at, Token& noun) const {
  const auto& rows = doc_.mentions.rows;
  if (noun.what != What::word || doc_.text[at] != '(' ||
      !rules_.ends(doc_.at(noun.span), Marker::people) ||
      doc_.at(noun.span).starts_with("특수목적"))  // 특수목적법인(SPC): what it is called for short
    return;
  for (std::size_t i = mention_; i < rows.size() && rows[i].span.begin <= at + 1U; ++i) {
    const std::uint32_t end = rows[i].span.end;
    if (rows[i].span.begin != at + 1U || rows[i].kind != Kind::org || end >= doc_.text.size() ||
        (doc_.text[end] != ')' && doc_.text[end] != ','))
      continue;
    noun.what = What::party;
    noun.mention = static_cast<Row>(i);
    noun.mentions = 1;
    noun.word = kNone;
    return;
  }
}

// 한미일 3개국은, 한중일 세 나라 외교장관이: how many they are says nothing new.
void Tokenizer::count_states(std::vector<Token>& out) const {
  for (std::size_t i = 0; i + 1U < out.size(); ++i) {
    Token& states = out[i];
    if (states.what != What::party || states.mentions < 2 || states.josa != Case::none ||
        states.end != states.span.end)
      continue;
    const std::string_view text = doc_.at(out[i + 1U].span);
    const bool count = out[i + 1U].what == What::count && text.ends_with("국");
    const std::size_t last = count ? i + 1U
                             : (text == "두" || text == "세") && i + 2U < out.size() &&
                                     doc_.at(out[i + 2U].span) == "나라"
                                 ? i + 2U
                                 : i;
    if (last == i) continue;
    states.josa = out[last].josa;
    states.also = out[last].also;
    states.end = out[last].end;
    if (states.josa != Case::none) states.modifier = false;
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(i) + 1,
              out.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  }
}

void Tokenizer::run(Span span, std::vector<Token>& out) {
  const auto& mentions = doc_.mentions.rows;
  while (mention_ < mentions.size() && mentions[mention_].span.begin < span.begin) ++mention_;
  bool open = true;
  for (std::uint32_t at = span.begin; at < span.end && out.size() < kMaxTokens;) {
    while (mention_ < mentions.size() && mentions[mention_].span.begin < at) ++mention_;
    if (mention_ < mentions.size() && mentions[mention_].span.begin == at &&
        mentions[mention_].span.end <= span.end && !within_word(mentions[mention_])) {
      std::size_t best = mention_, count = 0;
      for (std::size_t i = mention_; i < mentions.size() && mentions[i].span.begin == at; ++i)
        if (mentions[i].span.end > mentions[best].span.end) best = i;
      while (best + count < mentions.size() && mentions[best + count].span == mentions[best].span)
        ++count;
      const std::size_t first = best, all = count;
      while (count > 1 && mentions[best].kind == Kind::count) ++best, --count;
      while (count > 1 && mentions[best + count - 1U].kind == Kind::count) --count;
      Token t;
      t.span = mentions[best].span;
      t.what = what_of(mentions[best].kind);
      t.mention = static_cast<Row>(best);
      t.mentions = static_cast<std::uint8_t>(std::min<std::size_t>(count, 200));
      t.modifier = doc_.mentions.at(mentions[best].rule).ends_with("+modifier");
      t.open = open;
      const std::size_t next = best + count;  // 국세청|장이: the title stands for itself
      const bool titled = next < mentions.size() && mentions[next].kind == Kind::title &&
                          mentions[next].span.begin == t.span.end;
      suffix(titled ? t.span.end : span.end, t);
      // 3사는 손잡았다: the three, not how many; but A, B, C 3사를, 3사 장비를.
      const bool acts =
          t.josa == Case::topic || t.josa == Case::subject || t.josa == Case::genitive;
      if (count < all &&
          (!acts || (!out.empty() && out.back().party() && out.back().end + 1 >= at)))
        t.what = What::count, t.mentions = static_cast<std::uint8_t>(all),
        t.mention = static_cast<Row>(first);
      out.push_back(t);
      at = t.end;
      open = false;
      continue;
    }
    const Rune r = rune_at(doc_.text, at);
    const bool syllable = is_syllable(r.code);  // most are
    if (is_space(r.code)) {
      open = true;
      at += r.size;
    } else if (r.code == '(') {
      const std::uint32_t past = skip_brackets(at, span.end);
      at = past == at ? at + 1 : past;
    } else if (!syllable && in(kQuoteMarks, r.code)) {
      at += r.size;
    } else if (!syllable && in(U"∼~～", r.code) && at > span.begin && at + r.size < span.end &&
               letter(rune_before(doc_.text, at).code) &&
               letter(rune_at(doc_.text, at + r.size).code)) {
      at += r.size;  // 인천∼호놀룰루 노선: one phrase
    } else if (!letter(r.code)) {
      const bool dots = r.code == '.' && at + 1 < span.end && doc_.text[at + 1] == '.';
      Token t;
      t.what = What::mark;
      t.mark = dots ? U'…' : r.code;
      t.span = {at, at + r.size};
      t.end = t.span.end;
      t.open = open;
      if (r.code != '.' || dots) out.push_back(t);
      at += r.size;
      while (dots && at < span.end && doc_.text[at] == '.') ++at;
      open = true;
    } else {
      const std::uint32_t limit = [&] {
        for (std::size_t i = mention_; i < mentions.size() && mentions[i].span.begin < span.end;
             ++i)
          if (mentions[i].span.begin > at && !within_word(mentions[i]))
            return mentions[i].span.begin;
        return span.end;
      }();
      std::uint32_t end = word_end(at, limit);
      if (end == at) end = at + r.size;
      const std::size_t first = out.size();
      chunk({at, end}, open, out);
      at = end;
      open = false;
      // 'AI 동맹'을, MOU(양해각서)를: marks, then the particle.
      if (out.size() > first && out.back().end == end && out.back().josa == Case::none &&
          !out.back().predicate && at < span.end &&
          (doc_.text[at] == '(' || in(U"'\"’”」』`´′", rune_at(doc_.text, at).code))) {
        Token& last = out.back();
        Token probe = last;
        probe.span.end = end;
        suffix(span.end, probe);
        if (!probe.heldback && probe.end > end) {
          probe.span = last.span;
          last = probe;
          at = probe.end;
          glossed(end, last);
        }
      }
    }
  }
  join_words(out);
  short_verbs(out);
  bullets(out);
  count_states(out);
  for (std::size_t i = 0; i < out.size(); ++i) {
    Token& t = out[i];
    if (t.what != What::party) continue;
    const bool his = t.mentions == 1 && doc_.at(t.span) == "그의";  // |그의| 가족들을
    const bool own = i > 0 && out[i - 1U].what == What::word &&
                     doc_.at(out[i - 1U].span) == "자국";  // 자국 |외교부|: each one's
    if (!his && !own) continue;
    t.what = What::word;
    t.mention = kNoRow;
    t.mentions = 0;
  }
  for (Token& t : out) {  // 경영학과 교수: no particle; 5개 대학과: one
    if (t.what != What::word || t.josa != Case::with) continue;
    const std::string_view all = doc_.at(Span{t.span.begin, t.end});
    if (all.ends_with("학과") && !all.ends_with("대학과") && all != "과학과") {
      t.josa = Case::none;
      t.span.end = t.end;
    }
  }
  // 호위함 2척을: what is counted is a noun, though its end may also make nouns of verbs; so is
  // fraud: 사기 혐의로, but 사기 위해.
  const auto fraud = [&](std::size_t i) {
    if (doc_.at(Span{out[i].span.begin, out[i].end}) != "사기") return false;
    const std::string_view next = doc_.at(out[i + 1].span);
    for (const std::string_view verbal : {"위", "시작", "전", "직전", "때문", "쉽", "어려", "힘들"})
      if (next.starts_with(verbal)) return false;
    return true;
  };
  for (std::size_t i = 0; i + 1 < out.size(); ++i)
    if (out[i].predicate && out[i].ending.join == Join::nominal &&
        (fraud(i) || (out[i].word == kNone && out[i + 1].what == What::count && out[i + 1].open))) {
      Token noun;
      noun.span = {out[i].span.begin, out[i].end};
      noun.end = out[i].end;
      noun.open = out[i].open;
      noun.quoted = out[i].quoted;
      out[i] = noun;
    }
}

}  // namespace hj::claim
