// Pass 4: people never seen before, by the shape of their names and the titles beside them.
#include <algorithm>

#include "core/hangul.h"
#include "core/utf8.h"
#include "entity/draft.h"

namespace hj::entity {
namespace {

constexpr std::uint32_t kReach =
    6;  // words between a name and its title: 조하윤 남강대 AI융합학부 교수

class Pass {
 public:
  explicit Pass(Draft& draft) : d_(draft) {}

  void run() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w)
        if (candidate(w)) glossed(w, s) || foreign(w, s) || korean(w, s);
    registered();
  }

 private:
  bool candidate(std::uint32_t w) const {
    return d_.free(w) && !d_.title_at(w) && d_.words[w].first == Script::hangul && d_.words[w].all;
  }
  bool common(std::string_view name) const {
    return d_.tables.common.has(name) || d_.tables.head.has(name) || d_.tables.org_noun.has(name) ||
           d_.tables.title.has(name) || d_.tables.unit.has(name);
  }
  // 양무즈(楊牧之), 오스미 요시노리(大隅良典): a name that is given in Hanja.
  bool glossed(std::uint32_t w, const Stretch& s) {
    std::uint32_t last = w;
    if (w + 1 < s.last && candidate(w + 1) && !d_.words[w + 1].glued) last = w + 1;
    for (; last + 1 > w; --last) {
      const std::uint32_t hanja = last + 2;
      if (hanja >= s.last || !d_.is(last + 1, "(") || !d_.words[last + 1].glued) continue;
      const Word& gloss = d_.words[hanja];
      const bool two = last > w;
      if (gloss.first != Script::hanja || !gloss.all || gloss.span.size() < (two ? 9U : 6U) ||
          gloss.span.size() > 18)
        continue;
      const Span span{d_.words[w].span.begin, d_.words[last].span.end};
      if (common(d_.word(last)) || d_.plain(span) || d_.verbal(span) || d_.word(last).size() > 18)
        return false;
      if (two && stems(d_, w).size() > 1 && gloss.span.size() < 12) return false;
      put(w, last, span, {}, "person-hanja");
      std::string title;
      title_right(last + 1, s, kReach, title);
      const std::string name(d_.at(span));
      const std::string_view family = two ? std::string_view{} : surname(name);
      remember(name, std::string(family), title, w);
      if (two)
        d_.locals.emplace(std::string(d_.word(w)),
                          Draft::Local{name, "person-short", Kind::person});
      return true;
    }
    return false;
  }
  // 김동원, 남궁민, 이준: a surname and one or two syllables that given names are made of.
  std::string_view surname(std::string_view name) const {
    const std::size_t n = name.size() / 3;
    if (n < 2 || n > 4 || common(name)) return {};
    const std::size_t family =
        n == 4 || (n == 3 && d_.tables.korean_name.has(name.substr(0, 6), "surname") &&
                   !d_.tables.korean_name.has(name.substr(0, 3), "surname"))
            ? 6
            : 3;
    if (!d_.tables.korean_name.has(name.substr(0, family), "surname")) return {};
    for (std::size_t at = family; at < name.size(); at += 3)
      if (!d_.tables.korean_name.has(name.substr(at, 3), "given")) return {};
    return name.substr(0, family);
  }

  bool korean(std::uint32_t w, const Stretch& s) {
    for (const Stem& stem : stems(d_, w)) {
      const std::string_view family = surname(stem.text);
      if (family.empty()) continue;
      const bool whole = stem.josa.empty();
      std::string title;
      const bool right =
          whole &&
          title_right(w + 1, s, stem.text.size() == 6 ? short_reach(w + 1) : kReach, title);
      const bool left = !right && stem.text.size() > 6 && title_left(w, s, title);
      const bool age = whole && aged(w + 1, s);
      const Span span{d_.words[w].span.begin, d_.words[w].span.begin + size(stem.text)};
      const bool listed = !right && !left && whole && in_list(w, s);
      const bool shaped = !right && !left && !listed && !age && stands_alone(stem, span);
      if (!(right || left || age || listed || shaped) || d_.verbal(span)) continue;
      put(w, w, span, stem.josa,
          right    ? "person-title"
          : left   ? "title-person"
          : listed ? "person-list"
          : age    ? "person-age"
                   : "person-shape");
      if (!right && !left) d_.found.back().score = 0.55F;
      if (right && !title.empty()) affiliation(w + 1, s);
      remember(std::string(stem.text), std::string(family), title, w);
      return true;
    }
    return false;
  }
  // 곽도규, 장현식, 이준영: three and more of the shape of names in a row.
  bool in_list(std::uint32_t w, const Stretch& s) const {
    std::uint32_t first = w, last = w;
    constexpr std::uint32_t kEnough = 8;
    while (w - first < kEnough && first >= s.first + 2 && between(first - 1) &&
           name_like(first - 2))
      first -= 2;
    while (last - w < kEnough && last + 2 < s.last && between(last + 1) && name_like(last + 2))
      last += 2;
    return last - first >= 4;
  }
  bool between(std::uint32_t w) const { return d_.is(w, ",") || d_.is(w, "·"); }
  bool name_like(std::uint32_t w) const {
    if (const Found* f = d_.on(w)) return f->kind == Kind::person;
    if (!candidate(w)) return false;
    const std::vector<Stem> all = stems(d_, w);
    return std::any_of(all.begin(), all.end(), [this](const Stem& stem) {
      return stem.text.size() == 9 && !surname(stem.text).empty();
    });
  }
  // 이준 대표, 박진 외교부 장관: two syllables are a name only where the title is near.
  std::uint32_t short_reach(std::uint32_t w) const {
    const Found* f = d_.on(w);
    return f && (f->kind == Kind::org || f->kind == Kind::country) && f->josa.empty() ? 3 : 1;
  }
  // 양현종이: no title, but morph reads a proper noun, and it acts.
  bool stands_alone(const Stem& stem, Span span) const {
    if (stem.text.size() != 9 || !(acts(stem.josa) || stem.josa == "obj" || stem.josa == "with"))
      return false;
    for (const std::string_view place :
         {"시", "구", "군", "도", "동", "산", "강", "역", "천", "섬", "대", "항", "사", "화"})
      if (stem.text.ends_with(place)) return false;
    const std::uint32_t m = d_.morph_of[d_.word_at(span)];
    return m < d_.doc.morphs.rows.size() && d_.doc.morphs.rows[m].tag == Tag::NNP &&
           d_.doc.morphs.rows[m].span == span;
  }
  // 조하윤 |남강대| AI융합학부 교수: where a person belongs, never seen before.
  void affiliation(std::uint32_t w, const Stretch& s) {
    if (w + 1 >= s.last || !d_.free(w) || d_.title_at(w) || d_.words[w].first == Script::mark)
      return;
    const std::string_view name = d_.word(w);
    const Span span = d_.words[w].span;
    if (common(name) || d_.plain(span) || d_.verbal(span) || office(name) || name.size() < 6)
      return;
    Found made;
    made.span = span;
    made.kind = Kind::org;
    made.name = name;
    made.rule = "affiliation";
    made.score = 0.7F;
    made.first = made.last = w;
    d_.locals.emplace(made.name, Draft::Local{made.name, "org-again", Kind::org});
    d_.put(std::move(made));
  }
  static bool office(std::string_view name) {
    for (const std::string_view end : {"학부", "학과", "본부", "센터", "실", "팀", "부문", "사업부",
                                       "대학원", "담당", "국", "과", "파트", "지점", "총괄"})
      if (name.ends_with(end)) return true;
    return false;
  }
  static std::uint32_t size(std::string_view s) { return static_cast<std::uint32_t>(s.size()); }
  // 김동원 [KB증권] 연구원: names and their offices may stand between, sentences may not.
  bool title_right(std::uint32_t w, const Stretch& s, std::uint32_t reach,
                   std::string& title) const {
    for (std::uint32_t k = 0; k < reach && w < s.last; ++k) {
      if (const TitleAt* t = d_.title_at(w)) {
        title = d_.at(t->span);
        return true;
      }
      const Found* f = d_.on(w);
      if (f) {
        if (f->kind == Kind::person || f->kind >= Kind::amount ||
            !(f->josa.empty() || f->josa == "gen"))
          return false;
        if (d_.tail(f->span.end, f->last, f->kind).kind == Tail::title) return true;
        w = f->last + 1;
        continue;
      }
      if (d_.is(w, "(")) {
        w = closing(w, s);
        continue;
      }
      if (d_.words[w].first == Script::mark || (k > 0 && ends_in_verb(w))) return false;
      if (stems(d_, w).size() > 1 && !unit_like(w)) return false;
      ++w;
    }
    return false;
  }
  // The word behind the bracket that opens at `w`, at most five words long.
  static constexpr std::uint32_t kBracket = 6;
  std::uint32_t closing(std::uint32_t w, const Stretch& s) const {
    for (std::uint32_t k = w + 1; k < s.last && k <= w + kBracket; ++k)
      if (d_.is(k, ")")) return k + 1;
    return s.last;
  }
  // 반도체사업부, 리서치센터: ends like an office, though its last syllable is also a josa.
  bool unit_like(std::uint32_t w) const {
    const std::string_view word = d_.word(w);
    return d_.words[w].first == Script::latin ||
           d_.tables.org_suffix.longest(word).bytes == word.size() || word.ends_with("부") ||
           word.ends_with("대") || office(word);
  }
  bool ends_in_verb(std::uint32_t w) const {
    const std::string_view word = d_.word(w);
    return word.ends_with("다") || word.ends_with("는") || word.ends_with("한") ||
           word.ends_with("된");
  }
  // 최고경영자(CEO) 샘 올트먼, 오픈AI의 대표 김아무: a title without josa in front.
  bool title_left(std::uint32_t w, const Stretch& s, std::string& title) const {
    if (w == s.first) return false;
    if (!d_.words[w].glued && d_.tables.title.has(d_.word(w - 1), "lead")) return true;
    for (std::uint32_t back = 1; back <= 4 && w >= s.first + back; ++back)
      if (const TitleAt* t = d_.title_at(w - back)) {
        if (t->last + 1 != w || !t->josa.empty() || d_.words[w].glued) return false;
        // 대표 and 의원 also stand before common nouns; an organisation in front makes them a
        // title.
        const Found* f = t->first > s.first ? d_.on(t->first - 1) : nullptr;
        if (!f || f->kind != Kind::org) return false;
        title = d_.at(t->span);
        return true;
      }
    return false;
  }
  // 김동원(45)
  bool aged(std::uint32_t w, const Stretch& s) const {
    return w + 2 < s.last && d_.is(w, "(") && d_.is(w + 2, ")") &&
           d_.words[w + 1].first == Script::digit && d_.words[w + 1].all &&
           d_.words[w + 1].span.size() == 2 && d_.words[w].glued;
  }

  // 샘 올트먼, 이시바 시게루: a first name that is known, and the next word.
  bool foreign(std::uint32_t w, const Stretch& s) {
    std::uint32_t last = w + 1;
    const bool given = d_.tables.given_name.has(d_.word(w));
    if (given && last < s.last && !d_.words[last].glued && d_.on(last)) return kin(w, last);
    if (last >= s.last || !candidate(last) || d_.words[last].glued) return false;
    std::string title;
    if (!given) return unknown_foreign(w, s);
    // 장 피에르 라파랭: a second first name.
    if (d_.tables.given_name.has(d_.word(last)) && last + 1 < s.last && candidate(last + 1) &&
        !d_.words[last + 1].glued && title_right(last + 2, s, kReach, title))
      return put_foreign(w, last + 1, d_.word(last + 1), {}, title);
    for (const Stem& stem : stems(d_, last)) {
      if (common(stem.text) || stem.text.size() < 3) continue;
      const bool right = stem.josa.empty() && title_right(last + 1, s, kReach, title);
      const bool left = !right && title_left(w, s, title);
      const bool acts = stem.josa == "subj" || stem.josa == "topic" || stem.josa == "obj";
      if (right || left || (acts && d_.word(w).size() >= 6 && stem.text.size() >= 6))
        return put_foreign(w, last, stem.text, stem.josa, title);
    }
    return false;
  }
  // 이방카 트럼프: not the Trump that the registry knows.
  bool kin(std::uint32_t w, std::uint32_t last) {
    Found& f = d_.found[d_.owner[last]];
    if (f.kind != Kind::person || f.first != last || f.span.begin != d_.words[last].span.begin ||
        f.name == d_.at(f.span))
      return false;
    f.span.begin = d_.words[w].span.begin;
    f.first = w;
    f.name = d_.at(f.span);
    f.senses = f.senses_end = 0;
    f.rule = "person-foreign";
    d_.owner[w] = d_.owner[last];
    d_.locals.emplace(f.name, Draft::Local{f.name, "person-again", Kind::person});
    return true;
  }
  // Two words that nothing is known of, right before an organisation and a title: 펫 겔싱어 인텔
  // CEO.
  bool unknown_foreign(std::uint32_t w, const Stretch& s) {
    const std::uint32_t last = w + 1, org = w + 2;
    const Found* f = org < s.last ? d_.on(org) : nullptr;
    if (!f || (f->kind != Kind::org && f->kind != Kind::country) || !f->josa.empty() ||
        d_.words[org].glued)
      return false;
    std::string title;
    if (!title_right(f->last + 1, s, 2, title) && !d_.title_at(f->last + 1)) return false;
    if (d_.word(w).size() > 15 || d_.word(last).size() < 6 || d_.word(last).size() > 18)
      return false;
    if (common(d_.word(w)) || common(d_.word(last)) || ends_in_verb(w) || ends_in_verb(last))
      return false;
    for (const Stem& stem : stems(d_, w))
      if (common(stem.text) || (!stem.josa.empty() && stem.text.size() >= 6)) return false;
    for (const Stem& stem : stems(d_, last))
      if (common(stem.text) || d_.word(last).size() - stem.text.size() >= 6) return false;
    if (d_.verbal({d_.words[w].span.begin, d_.words[last].span.end})) return false;
    if (!surname(d_.word(last)).empty() ||
        (d_.plain(d_.words[w].span) && d_.plain(d_.words[last].span)))
      return false;
    return put_foreign(w, last, d_.word(last), {}, title);
  }
  bool put_foreign(std::uint32_t first, std::uint32_t last, std::string_view family,
                   std::string_view josa, const std::string& title) {
    const std::uint32_t end = d_.words[last].span.begin + size(family);
    put(first, last, {d_.words[first].span.begin, end}, josa, "person-foreign");
    const std::string name(d_.at({d_.words[first].span.begin, end}));
    // 젠슨 황: a last name of one syllable is said with a title, as a Korean one is.
    remember(name, family.size() == 3 ? std::string(family) : std::string(), title, first);
    if (family.size() >= 6)
      d_.locals.emplace(std::string(family), Draft::Local{name, "person-short", Kind::person});
    return true;
  }

  void put(std::uint32_t first, std::uint32_t last, Span span, std::string_view josa,
           const char* rule) {
    Found made;
    made.span = span;
    made.kind = Kind::person;
    made.name = d_.at(span);
    made.rule = rule;
    made.score = 0.85F;
    made.first = first;
    made.last = last;
    made.josa = josa;
    d_.put(std::move(made));
  }
  void remember(const std::string& name, const std::string& family, const std::string& title,
                std::uint32_t w) {
    constexpr std::size_t kMost = 300;  // people of one article; keeps the work linear
    d_.locals.emplace(name, Draft::Local{name, "person-again", Kind::person});
    if (d_.people.size() >= kMost) return;
    for (Person& p : d_.people)
      if (p.name == name) {
        if (!title.empty()) p.titles.push_back(title);
        return;
      }
    d_.people.push_back({name, family, {}, d_.words[w].span.begin, d_.words[w].span.begin});
    if (!title.empty()) d_.people.back().titles.push_back(title);
  }
  // People whom the registry named take part in 이 회장, too.
  void registered() {
    for (const Stretch& s : d_.stretches)
      for (std::uint32_t w = s.first; w < s.last; ++w) {
        const Found* f = d_.on(w);
        if (!f || f->kind != Kind::person || f->senses == f->senses_end || f->first != w) continue;
        std::string title;
        const std::string name = f->name;
        const std::uint32_t next = f->last + 1;
        if (f->josa.empty()) title_right(next, s, kReach, title);
        const std::size_t n = name.size() / 3;
        const bool korean = name.size() % 3 == 0 && (n == 2 || n == 3) && !surname(name).empty();
        const std::size_t space = name.rfind(' ');
        const bool short_last = space != std::string::npos && name.size() - space == 4;
        remember(name,
                 korean       ? name.substr(0, 3)
                 : short_last ? name.substr(space + 1)
                              : "",
                 title, w);
      }
  }

  Draft& d_;
};

}  // namespace

void find_people(Draft& draft) { Pass(draft).run(); }

}  // namespace hj::entity
