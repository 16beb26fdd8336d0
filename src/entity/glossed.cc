// Pass 3b: names that what stands with them shows to be longer than their first word: 실락 GmbH,
// 노브라 바이오파마 솔루션(NBS), CJ 모렌(CJ Moren).
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/draft.h"

namespace hj::entity {
namespace {

class GlossPass {
 public:
  explicit GlossPass(Draft& draft) : d_(draft) {}

  void run() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w)
        legal_form(w, s) || initials(w, s) || spelling(w, s) || one_spelt(w, s) || entry(w, s);
    if (!said_.empty())
      for (const Stretch& s : d_.stretches)
        for (std::uint32_t w = s.first; w < s.last; ++w) said_again(w, s);
    const std::size_t known = d_.found.size();
    for (std::size_t i = 0; i < known; ++i) spelt_out(i);
    for (std::size_t i = 0; i < known && !longer_.empty(); ++i) again(i);
  }

 private:
  static constexpr std::uint32_t kMostWords = 4;  // of a name

  bool hangul(std::uint32_t w) const {
    return d_.words[w].first == Script::hangul && d_.words[w].all;
  }
  // Does the tagger read a firm in these characters, or in a part of them? `any`: a name of
  // whatever kind.
  const TaggedName* tagged_firm(Span span, bool any = false) const {
    auto name = std::ranges::lower_bound(d_.tagged, span.begin, {}, [](const TaggedName& n) {
      return n.span.end == 0 ? 0 : n.span.end - 1;
    });
    for (; name != d_.tagged.end() && name->span.begin < span.end; ++name)
      if (name->span.meets(span) && (name->tag == kOrg || (any && name->tag <= kProduct)))
        return &*name;
    return nullptr;
  }
  // 실락 |GmbH|와: the form of a foreign firm belongs to the name in front of it.
  bool legal_form(std::uint32_t w, const Stretch& s) {
    if (w == s.first || d_.words[w].first != Script::latin || d_.words[w].glued || !d_.free(w))
      return false;
    const std::uint32_t form = limited(w, s);
    for (const Stem& stem : stems(d_, form)) {
      const bool sure = d_.tables.org_noun.has(stem.text, "legal");
      if (!sure && !d_.tables.org_noun.has(stem.text, "legal?")) continue;
      const bool dot = stem.josa.empty() && !behind(form, s).empty();
      const std::string_view josa = dot ? behind(form, s) : stem.josa;
      const std::uint32_t last = dot ? form + 1 : form;
      const std::uint32_t end =
          dot ? d_.words[last].span.end
              : d_.words[form].span.begin + static_cast<std::uint32_t>(stem.text.size());
      if (Found* firm = d_.owner[w - 1] == kNone ? nullptr : &d_.found[d_.owner[w - 1]]) {
        if (firm->kind != Kind::org || !firm->josa.empty() || firm->last != w - 1 ||
            firm->span.end != d_.words[w - 1].span.end)
          return false;
        firm->span.end = end, firm->last = last, firm->josa = josa;
        for (std::uint32_t at = w; at <= last; ++at) d_.owner[at] = d_.owner[w - 1];
        return true;
      }
      const std::uint32_t first = front_of(w, s, sure);
      if (first == w) return false;
      return put(first, last, {d_.words[first].span.begin, end}, josa, "org-legal-form");
    }
    return false;
  }
  // |Co|., Ltd.와: the last word of the form that begins at `w`.
  std::uint32_t limited(std::uint32_t w, const Stretch& s) const {
    if (d_.word(w) != "Co") return w;
    std::uint32_t at = w + 1;
    for (const std::string_view mark : {".", ","})
      if (at < s.last && d_.is(at, mark)) ++at;
    const bool ltd = at < s.last && d_.free(at) &&
                     (d_.word(at).starts_with("Ltd") || d_.word(at).starts_with("LTD"));
    return ltd ? at : w;
  }
  // Inc|.|와: the josa stands behind the dot.
  std::string_view behind(std::uint32_t w, const Stretch& s) const {
    if (w + 2 >= s.last || !d_.is(w + 1, ".") || !d_.words[w + 1].glued || !d_.words[w + 2].glued)
      return {};
    const Table::Hit hit = d_.tables.josa.exact(d_.word(w + 2));
    return hit ? hit.value : std::string_view{};
  }
  // The word with which the name before the form at `w` begins; `w` where there is none.
  std::uint32_t front_of(std::uint32_t w, const Stretch& s, bool sure) const {
    const std::uint32_t last = w - 1;
    const Script script = d_.words[last].first;
    constexpr std::size_t kTwo = 6, kLetters = 2;  // bytes
    if ((script != Script::hangul && script != Script::latin) || d_.title_at(last) ||
        d_.word(last).size() < (script == Script::hangul ? kTwo : kLetters) ||
        d_.tables.common.has(d_.word(last)))
      return w;
    const TaggedName* read = tagged_firm({d_.words[last].span.begin, d_.words[w].span.end}, sure);
    if (!read && (!sure || !d_.whole(d_.words[last].span))) return w;
    if (d_.plain(d_.words[last].span) && !read) return w;
    std::uint32_t first = last;
    while (read && first > s.first && last - first < kMostWords && d_.free(first - 1) &&
           d_.words[first - 1].span.begin >= read->span.begin && !d_.words[first].glued)
      --first;
    return first;
  }
  // 노브라 바이오파마 솔루션|(NBS)|: as many words as the letters in the bracket, which they begin
  // with.
  bool initials(std::uint32_t w, const Stretch& s) {
    if (!d_.is(w, "(") || !d_.words[w].glued || w + 2 >= s.last || !d_.is(w + 2, ")")) return false;
    const std::string_view letters = d_.word(w + 1);
    const auto n = static_cast<std::uint32_t>(letters.size());
    if (n < 2 || n > kMostWords || w < s.first + n ||
        !std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; }))
      return false;
    const std::uint32_t first = w - n;
    bool strange = false;
    for (std::uint32_t at = first; at < w; ++at) {
      constexpr std::size_t kTwo = 6;  // bytes of two syllables
      if (!hangul(at) || !d_.free(at) || d_.title_at(at) || d_.word(at).size() < kTwo ||
          (at > first && d_.words[at].glued))
        return false;
      if (at + 1 < w && noun_with_josa(at)) return false;
      strange = strange || !(d_.plain(d_.words[at].span) || d_.tables.noun.has(d_.word(at)));
    }
    const Span span{d_.words[first].span.begin, d_.words[w - 1].span.end};
    if (!strange || !sounds(letters.front(), d_.word(first)) ||
        !sounds(letters.back(), d_.word(w - 1)))
      return false;
    const Found* state = first > s.first ? d_.on(first - 1) : nullptr;
    const bool told = (state && state->kind == Kind::country && state->josa.empty()) ||
                      (first > s.first && d_.firm_noun(first - 1));
    if (!told && !tagged_firm(span)) return false;
    d_.locals.insert_or_assign(std::string(letters),
                               Draft::Local{std::string(d_.at(span)), "alias-again", Kind::org});
    return put(first, w - 1, span, {}, "org-initials");
  }
  // 할로우 폰드 테라퓨틱스|(Hollow Pond Therapeutics)|, 벤더 운트 쾨르너(Bender & Koerner): as many
  // words as are spelt in the bracket, each of which begins with the sound of its letter.
  bool spelling(std::uint32_t w, const Stretch& s) {
    if (w == s.first || !d_.is(w, "(") || !d_.words[w].glued) return false;
    constexpr std::size_t kMost = 6;  // words
    std::array<std::uint32_t, kMost> spelt;
    std::size_t n = 0;
    bool legal = false;
    std::uint32_t at = w + 1;
    for (; at < s.last && !d_.is(at, ")") && !d_.is(at, ","); ++at) {
      if (d_.words[at].first == Script::mark) continue;  // &, ., -
      if (d_.words[at].first != Script::latin || !d_.words[at].all) return false;
      legal = legal || limited(at, s) != at || d_.tables.org_noun.has(d_.word(at), "legal");
      if (legal) continue;  // Co., Ltd.
      if (n == kMost) return false;
      spelt[n++] = at;
    }
    if (n < 2 || at >= s.last) return false;
    std::uint32_t first = w;
    bool strange = false;
    for (std::size_t left = n; left > 0;) {
      if (first == s.first) return false;
      --first;
      if (d_.words[first + 1].glued && first + 1 < w) return false;
      if (first + 1 < w && left < n && joins(d_.word(first))) continue;
      --left;
      if (d_.title_at(first) || !said_as(d_.word(spelt[left]), first)) return false;
      strange = strange || d_.words[first].first == Script::latin ||
                !(d_.plain(d_.words[first].span) || d_.tables.noun.has(d_.word(first)));
    }
    const Span span{d_.words[first].span.begin, d_.words[w - 1].span.end};
    if (!strange || d_.noun_by_tail(d_.word(w - 1)) || building(d_.word(w - 1))) return false;
    for (std::uint32_t in = first; in < w; ++in)  // what is registered keeps its own bounds
      if (const Found* f = d_.on(in);
          f && (f->first < first || f->span == span || (in == first && f->senses != f->senses_end)))
        return false;
    if (!legal && !tagged_firm(span) && !(first > s.first && d_.firm_noun(first - 1))) return false;
    for (std::uint32_t in = first; in < w; ++in)
      if (!d_.free(in)) d_.found[d_.owner[in]].dropped = true, d_.owner[in] = kNone;
    return put(first, w - 1, span, {}, "org-glossed");
  }
  // 덴마크 |릴레달|(Lilledal)과, 홍콩계 선라이즈라이프(Sunrise Life): one word that is spelt out,
  // and what stands in front tells that it is a firm.
  bool one_spelt(std::uint32_t open, const Stretch& s) {
    if (open == s.first || !d_.is(open, "(") || !d_.words[open].glued) return false;
    const std::uint32_t w = open - 1;
    std::uint32_t close = open + 1;
    while (close < s.last && d_.words[close].first == Script::latin && d_.words[close].all) ++close;
    const std::string_view name = d_.word(w);
    constexpr std::size_t kThree = 9;  // bytes of three syllables
    if (close == open + 1 || !d_.is(close, ")") || !hangul(w) || !d_.free(w) ||
        name.size() < kThree || d_.title_at(w) || d_.title_at(close + 1) ||
        (w > s.first && d_.words[w].glued) || !spells(d_.word(open + 1)) ||
        !said_as(d_.word(open + 1), w) || d_.plain(d_.words[w].span) || d_.tables.noun.has(name) ||
        d_.tables.common_word(name) || d_.tables.place.has(name) || d_.noun_by_tail(name) ||
        building(name))
      return false;
    const bool sure = tagged_firm(d_.words[w].span) || (w > s.first && d_.firm_noun(w - 1));
    if (!sure && !(of_state(w, s) && !where(close + 1, s))) return false;
    return put(w, w, d_.words[w].span, {}, "org-glossed");
  }
  // ▲|미르인스|=과징금을 부과받았다: a firm's entry in a list of what firms have made known.
  bool entry(std::uint32_t w, const Stretch& s) {
    constexpr std::uint32_t kShortest = 12;  // words of an entry that tells something
    const std::string_view name = d_.word(w);
    if (w != s.first + 1 || s.kind != BlockKind::body || !d_.is(w + 1, "=") ||
        !d_.words[w + 1].glued || s.last < w + kShortest || !d_.free(w) || d_.title_at(w) ||
        d_.words[w].first == Script::mark || d_.words[w].first == Script::digit ||
        d_.tables.noun.has(name) || d_.tables.common_word(name) || d_.noun_by_tail(name))
      return false;
    const Span span = d_.words[w].span;
    if (!d_.firm_end(name, true) && (d_.plain(span) || d_.read_as_person(span))) return false;
    const std::string_view bullet = d_.word(s.first);
    if (bullet != "▲" && bullet != "△" && bullet != "■" && bullet != "◆" && bullet != "●")
      return false;
    return put(w, w, d_.words[w].span, {}, "org-entry");
  }
  // Lilledal, but not FDA: a name as it is said.
  static bool spells(std::string_view word) {
    return word.size() > 2 && word[0] >= 'A' && word[0] <= 'Z' && word.back() >= 'a' &&
           word.back() <= 'z';
  }
  // 독일 |X|, 일본의 X, 홍콩계 X
  bool of_state(std::uint32_t w, const Stretch& s) const {
    if (w == s.first) return false;
    const Found* state = d_.on(w - 1);
    if (state) return state->kind == Kind::country && (state->josa.empty() || state->josa == "gen");
    const std::string_view front = d_.word(w - 1);
    constexpr std::string_view kBy = "계";
    return front.ends_with(kBy) &&
           d_.registry.find(front.substr(0, front.size() - kBy.size()), Kind::country) != nullptr;
  }
  // 독일 아헨(Aachen)|에|: it may be a town.
  bool where(std::uint32_t w, const Stretch& s) const {
    const Table::Hit josa =
        w < s.last && d_.words[w].glued ? d_.tables.josa.exact(d_.word(w)) : Table::Hit{};
    return josa && (josa.value == "loc" || josa.value == "dat" || josa.value == "dir");
  }
  static bool joins(std::string_view word) {
    return word == "앤드" || word == "앤" || word == "운트" || word == "오브" || word == "&";
  }
  // Is this foreign word said in Hangul, or written as it is, in word `w`?
  bool said_as(std::string_view foreign, std::uint32_t w) const {
    if (d_.words[w].first == Script::latin) return d_.word(w) == foreign;
    const char letter = foreign.front();
    return hangul(w) && sounds(letter >= 'a' ? static_cast<char>(letter - 32) : letter, d_.word(w));
  }
  // 아이돌 |그룹인| 엑소(EXO)
  bool noun_with_josa(std::uint32_t w) const {
    return std::ranges::any_of(stems(d_, w), [this](const Stem& stem) {
      return !stem.josa.empty() && d_.tables.common_word(stem.text);
    });
  }
  // |CJ| 모렌(CJ Moren): the bracket spells out a longer name than the one that is known.
  void spelt_out(std::size_t row) {
    const Found& f = d_.found[row];
    if (f.kind != Kind::org || f.dropped || f.senses == f.senses_end || !f.josa.empty() ||
        f.modifier || f.first != f.last || f.span.end != d_.words[f.last].span.end)
      return;
    std::uint32_t last = f.last;
    while (last + 1 < d_.words.size() && last - f.last + 1 < kMostWords && d_.free(last + 1) &&
           !d_.words[last + 1].glued && hangul(last + 1) && !d_.title_at(last + 1))
      ++last;
    const std::uint32_t open = last + 1;
    if (last == f.last || !d_.is(open, "(") || !d_.words[open].glued ||
        open + 2 >= d_.words.size() || d_.words[open + 2].first != Script::latin ||
        d_.words[open + 2].glued)
      return;
    const std::string_view english = d_.registry.party(d_.registry.sense(f.senses).party).english;
    const std::string_view word = d_.word(open + 1);
    if (d_.words[open + 1].first != Script::latin ||
        (word != d_.at(f.span) && word != english.substr(0, english.find(' '))))
      return;
    const std::string_view end = d_.word(last);
    if (d_.tables.common.has(end) || d_.tables.head.has(end) || d_.noun_by_tail(end) ||
        building(end))
      return;
    const std::string_view name = d_.at({f.span.begin, d_.words[last].span.end});
    constexpr std::size_t kMost = 32;  // names of one article; keeps the work linear
    if (longer_.size() >= kMost) return;
    const auto at = std::ranges::find_if(longer_, [&](const auto& known) {
      return known.first.size() <= name.size();  // the longest is tried first
    });
    longer_.insert(at, {name, last - f.last});
    same_name(row, open);
  }
  // |CJ| 모렌(|CJ Moren|): the bracket says the same name.
  void same_name(std::size_t row, std::uint32_t open) {
    constexpr std::uint32_t kMost = 6;  // words
    std::uint32_t close = open + 1;
    while (close < d_.words.size() && close <= open + kMost && d_.free(close) &&
           d_.words[close].first == Script::latin)
      ++close;
    if (!d_.is(close, ")")) return;
    Found made = d_.found[row];
    made.span = {d_.words[open + 1].span.begin, d_.words[close - 1].span.end};
    made.name = d_.at({d_.found[row].span.begin, d_.words[open - 1].span.end});
    made.rule = "alias-bracket";
    made.senses = made.senses_end = 0;
    made.first = open + 1;
    made.last = close - 1;
    d_.put(std::move(made));
  }
  // LG |트윈타워|(LG Twin Towers)
  static bool building(std::string_view name) {
    for (const std::string_view end :
         {"타워", "빌딩", "스퀘어", "센터", "파크", "호텔", "공장", "몰"})
      if (name.ends_with(end)) return true;
    return false;
  }
  // Each time that the longer name is said.
  void again(std::size_t row) {
    Found& f = d_.found[row];
    if (f.kind != Kind::org || f.dropped || f.senses == f.senses_end || f.first != f.last ||
        f.span.end != d_.words[f.last].span.end || !f.josa.empty())
      return;
    for (const auto& [name, more] : longer_) {
      const std::uint32_t last = f.last + more;
      const std::uint32_t end = f.span.begin + static_cast<std::uint32_t>(name.size());
      if (last >= d_.words.size() || end > d_.words[last].span.end || !d_.free(last) ||
          end <= d_.words[last].span.begin || d_.at({f.span.begin, end}) != name)
        continue;
      const Tail tail = d_.tail(end, last, Kind::org);
      if (tail.kind == Tail::other) continue;
      f.span.end = end;
      f.name = name;
      f.rule = "org-spelt-out";
      f.senses = f.senses_end = 0;
      f.josa = tail.role;
      f.modifier = tail.modifier;
      for (std::uint32_t w = f.last + 1; w <= last; ++w) d_.owner[w] = d_.owner[f.first];
      f.last = last;
      return;
    }
  }
  // 노브라 바이오파마 솔루션은, 노브라 바이오파마에: the whole name, or its first words.
  void said_again(std::uint32_t w, const Stretch& s) {
    const auto at = said_.find(d_.word(w));
    if (at == said_.end() || !d_.free(w)) return;
    for (const auto& [part, name] : at->second) {
      const std::uint32_t end = d_.words[w].span.begin + static_cast<std::uint32_t>(part.size());
      if (end > s.span.end || d_.at({d_.words[w].span.begin, end}) != part) continue;
      const std::uint32_t last = d_.word_of(end, w);
      const Tail tail = d_.tail(end, last, Kind::org);
      bool open = last < s.last && tail.kind != Tail::other;
      for (std::uint32_t i = w; open && i <= last; ++i) open = d_.free(i);
      if (!open) continue;
      Found made;
      made.span = {d_.words[w].span.begin, end};
      made.kind = Kind::org;
      made.name = name;
      made.rule = "org-short";
      made.score = 0.8F;
      made.modifier = tail.modifier;
      made.first = w;
      made.last = last;
      made.josa = tail.role;
      d_.put(std::move(made));
      return;
    }
  }
  bool put(std::uint32_t first, std::uint32_t last, Span span, std::string_view josa,
           const char* rule) {
    Found made;
    made.span = span;
    made.kind = Kind::org;
    made.name = d_.at(span);
    made.rule = rule;
    made.score = 0.8F;
    made.first = first;
    made.last = last;
    made.josa = josa;
    d_.locals.emplace(made.name, Draft::Local{made.name, "org-again", Kind::org});
    auto& parts = said_[d_.word(first)];
    constexpr std::size_t kMost = 16;  // names that begin with one word
    if (first < last && parts.size() < kMost) parts.emplace_back(d_.at(span), made.name);
    for (std::uint32_t end = last; end > first + 1 && parts.size() < kMost; --end)
      parts.emplace_back(d_.at({span.begin, d_.words[end - 1].span.end}), made.name);
    for (const std::uint32_t w : {first, last}) {  // said short later on
      const Span one{d_.words[w].span.begin, std::min(d_.words[w].span.end, span.end)};
      if (last == first + 1 && (w == first || one.size() >= 9) && !d_.plain(one) &&
          !d_.tables.noun.has(d_.at(one)))
        d_.locals.emplace(std::string(d_.at(one)), Draft::Local{made.name, "org-short", Kind::org});
    }
    d_.put(std::move(made));
    return true;
  }

  Draft& d_;
  // By the first word of a name: what may be said for it, longest first, and the name.
  std::unordered_map<std::string_view, std::vector<std::pair<std::string_view, std::string>>> said_;
  std::vector<std::pair<std::string_view, std::uint32_t>> longer_;  // name, words behind the first
};

}  // namespace

bool sounds(char letter, std::string_view word) {
  // Initials of the syllables, by their place in Unicode: ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ
  // ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ.
  static constexpr std::string_view kInitials[] = {
      "ACEIOUWXYH",  "",      "N", "D",    "",     "LR", "M",   "BVW", "", "CSTXZ", "CSZ",
      "AEHIJLOUWXY", "DGJXZ", "",  "CQTZ", "CKQX", "T",  "FPV", "HJW"};
  const Rune r = rune_at(word, 0);
  if (!is_syllable(r.code)) return false;
  const auto initial = static_cast<std::size_t>((r.code - 0xAC00) / 588);
  if (initial == 0) return letter == 'G' || letter == 'K' || letter == 'C';
  return kInitials[initial].find(letter) != std::string_view::npos;
}

void find_glossed(Draft& draft) { GlossPass(draft).run(); }

}  // namespace hj::entity
