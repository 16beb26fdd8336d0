#include "entity/namer.h"

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::entity {

bool Namer::candidate(std::uint32_t w) const {
  const bool particle = d_.words[w].glued && d_.tables.josa.has(d_.word(w));  // "…"이라고
  return d_.free(w) && !d_.title_at(w) && d_.words[w].first == Script::hangul && d_.words[w].all &&
         !particle;
}
bool Namer::firm_like(std::string_view name) const {
  for (std::size_t begin = 3; begin < name.size(); begin += rune_at(name, begin).size)
    if (d_.tables.org_suffix.has(name.substr(begin)) || d_.tables.org_suffix.has(name)) return true;
  return false;
}

bool Namer::common(std::string_view name) const {
  return d_.tables.common_words.may_have(name) &&
         (d_.tables.common.has(name) || d_.tables.head.has(name) || d_.tables.org_noun.has(name) ||
          d_.tables.title.has(name) || d_.tables.unit.has(name));
}

std::string_view family_of(const Tables& tables, std::string_view name) {
  const std::size_t n = name.size() / 3;
  if (n < 2 || n > 4 || name.size() % 3 != 0) return {};
  if (!tables.surname_starts.has(rune_at(name, 0).code) || !tables.given_ends.has_end(name))
    return {};
  const auto in = [&](const SyllableSet& set, std::size_t at) {
    return set.has(rune_at(name, at).code);
  };
  const bool one = in(tables.surnames, 0);
  const bool two =
      (n == 4 || (n == 3 && !one)) && tables.korean_name.has(name.substr(0, 6), "surname");
  if (!two && (n == 4 || !one)) return {};
  const std::size_t family = two ? 6 : 3;
  for (std::size_t at = family; at < name.size(); at += 3) {
    const bool middle = at + 3 < name.size() && in(tables.middles, at);
    if (!middle && !in(tables.givens, at)) return {};
  }
  return name.substr(0, family);
}

std::string_view Namer::surname(std::string_view name) const {
  const std::string_view family = family_of(d_.tables, name);
  return family.empty() || common(name) ? std::string_view{} : family;
}

bool Namer::office(std::string_view name) {
  for (const std::string_view end : {"학부", "학과", "본부", "센터", "실", "팀", "부문", "사업부",
                                     "대학원", "담당", "국", "과", "파트", "지점", "총괄"})
    if (name.ends_with(end)) return true;
  return false;
}

bool Namer::title_right(std::uint32_t w, const Stretch& s, std::uint32_t reach,
                        std::string& title) const {
  for (std::uint32_t k = 0; k < reach && w < s.last; ++k) {
    if (const TitleAt* t = d_.title_at(w)) {
      title = d_.at(t->span);
      return true;
    }
    const Found* f = d_.on(w);
    if (f && f->kind == Kind::time && d_.word(w) == "당시") {  // 한도준 |당시| 장관
      ++w;
      continue;
    }
    if (f) {
      if (f->kind == Kind::person || f->kind >= Kind::amount ||
          !(f->josa.empty() || f->josa == "gen"))
        return false;
      if (d_.tail(f->span.end, f->last, f->kind).kind == Tail::title) return true;
      w = f->last + 1;
      if (const TitleAt* t = of_two(*f)) {
        title = d_.at(t->span);
        return true;
      }
      continue;
    }
    if (d_.is(w, "(")) {
      w = closing(w, s);
      continue;
    }
    const bool row = k > 0 && w + 1 < s.last && d_.is(w, "·") && d_.words[w + 1].glued &&
                     d_.words[w - 1].first != Script::mark;
    if (row) {  // 아시아|·|태평양 대표, AI|·|클라우드사업본부장
      ++w, --k;
      continue;
    }
    if (d_.words[w].first == Script::mark || (k > 0 && ends_in_verb(w))) return false;
    if (stems(d_, w).size() > 1 && !unit_like(w) && !common(d_.word(w)) &&
        !d_.read_as_org(d_.words[w].span))  // 마르티나 |솔베나| 사장
      return false;
    ++w;
  }
  return false;
}

// 한도준 |가람그룹|, 나래홀딩스 회장; 한도준 |가람그룹|, 설재인 나래그룹 회장: one title in two
// firms, or of two people.
const TitleAt* Namer::of_two(const Found& first) const {
  const auto bare = [](const Found* f) {
    return f && f->kind == Kind::org && f->josa.empty() && !f->dropped;
  };
  std::uint32_t next = first.last + 2;
  if (!d_.is(first.last + 1, ",") || next >= d_.words.size()) return nullptr;
  const Found* who = d_.on(next);
  if (who ? who->kind == Kind::person && who->josa.empty()
          : !family_of(d_.tables, d_.word(next)).empty())
    next = who ? who->last + 1 : next + 1;
  const Found* second = d_.on(next);
  return bare(&first) && bare(second) ? d_.title_at(second->last + 1) : nullptr;
}

namespace {
constexpr std::uint32_t kBracket = 6;  // words
}  // namespace

std::uint32_t Namer::closing(std::uint32_t w, const Stretch& s) const {
  for (std::uint32_t k = w + 1; k < s.last && k <= w + kBracket; ++k)
    if (d_.is(k, ")")) return k + 1;
  return s.last;
}

bool Namer::unit_like(std::uint32_t w) const {
  const std::string_view word = d_.word(w);
  return d_.words[w].first == Script::latin ||
         d_.tables.org_suffix.longest(word).bytes == word.size() || word.ends_with("부") ||
         word.ends_with("대") || office(word) || (word.size() >= 12 && firm_like(word));
}

bool Namer::ends_in_verb(std::uint32_t w) const {
  const std::string_view word = d_.word(w);
  return word.ends_with("다") || word.ends_with("는") || word.ends_with("한") ||
         word.ends_with("된");
}

bool Namer::title_left(std::uint32_t w, const Stretch& s, std::string& title) const {
  if (w == s.first) return false;
  if (!d_.words[w].glued && d_.tables.title.has(d_.word(w - 1), "lead")) return true;
  for (std::uint32_t back = 1; back <= 4 && w >= s.first + back; ++back)
    if (const TitleAt* t = d_.title_at(w - back)) {
      const bool is = t->josa == "cop" && d_.word(t->last).ends_with("인");  // 대표인 한도준
      if (t->last + 1 != w || !(t->josa.empty() || is) || d_.words[w].glued) return false;
      // 대표 and 의원 also stand before common nouns; an organisation in front makes them a
      // title.
      const Found* f = t->first > s.first ? d_.on(t->first - 1) : nullptr;
      if (!f || f->kind != Kind::org) return false;
      title = d_.at(t->span);
      return true;
    }
  return false;
}

void Namer::put(std::uint32_t first, std::uint32_t last, Span span, std::string_view josa,
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

void Namer::remember(const std::string& name, const std::string& family, const std::string& title,
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

}  // namespace hj::entity
