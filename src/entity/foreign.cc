// Foreign names: 샘 올트먼, 이시바 시게루, 양무즈(楊牧之), and two unknown words before a firm and
// a title.
#include "entity/namer.h"

namespace hj::entity {

bool ForeignNamer::glossed(std::uint32_t w, const Stretch& s) {
  std::uint32_t last = w;
  if (w + 1 < s.last && candidate(w + 1) && !d_.words[w + 1].glued) last = w + 1;
  for (; last + 1 > w; --last) {
    const std::uint32_t hanja = last + 2;
    if (hanja >= s.last || !d_.is(last + 1, "(") || !d_.words[last + 1].glued) continue;
    const Word& gloss = d_.words[hanja];
    const bool two = last > w;
    if (gloss.first != Script::hanja || !gloss.all || gloss.span.size() < (two ? 12U : 6U) ||
        gloss.span.size() > 18)
      continue;
    const Span span{d_.words[w].span.begin, d_.words[last].span.end};
    if (common(d_.word(last)) || d_.plain(span) || d_.verbal(span) || d_.word(last).size() > 18)
      return false;
    if (two && stems(d_, w).size() > 1 && gloss.span.size() < 12) return false;
    std::string title;
    const bool titled = title_right(last + 1, s, kReach, title);
    if (!two && !of_person(hanja) && !(titled && d_.hanja_bracket(w)))
      return false;  // 총안(銃眼), 남조류(藍藻類)
    put(w, last, span, {}, "person-hanja");
    const std::string name(d_.at(span));
    const std::string_view family = two ? std::string_view{} : surname(name);
    remember(name, std::string(family), title, w);
    if (two)
      d_.locals.emplace(std::string(d_.word(w)), Draft::Local{name, "person-short", Kind::person});
    return true;
  }
  return false;
}

// Do the Chinese letters begin with a surname?
bool ForeignNamer::of_person(std::uint32_t w) const {
  constexpr std::size_t kLetter = 3;  // bytes
  return d_.tables.korean_name.has(d_.word(w).substr(0, kLetter), "hanja");
}

// A state that is not ours.
bool ForeignNamer::abroad(std::uint32_t w, const Stretch& s) const {
  const Found* f = w < s.last ? d_.on(w) : nullptr;
  return f && f->kind == Kind::country && f->name != "한국" && f->name != "대한민국";
}

// 실판, 기타오: one morpheme, guessed to be a noun that no list of nouns holds.
bool ForeignNamer::unheard(std::uint32_t w) const {
  const auto& rows = d_.doc.morphs.rows;
  const std::uint32_t m = d_.morph_of[w];
  return m < rows.size() && rows[m].tag == Tag::NNG && rows[m].span == d_.words[w].span &&
         !d_.tables.noun.has(d_.word(w));
}

// 토미 |틸리카이넨| 대한항공 감독: only the last word was found; the unknown bare word in front is
// the first name.
bool ForeignNamer::first_name(std::uint32_t w, const Stretch& s) {
  Found& f = d_.found[d_.owner[w]];
  const std::uint32_t before = w - 1;
  std::string title;
  if (w == s.first || f.first != w || f.last != w || f.senses != f.senses_end || !f.josa.empty() ||
      f.name != d_.word(w) || d_.words[w].glued ||
      (!surname(f.name).empty() && !abroad(w + 1, s)) || !candidate(before) ||
      d_.word(before).size() < 6 ||
      !(d_.whole(d_.words[before].span) || d_.tables.given_name.has(d_.word(before)) ||
        unheard(before)) ||
      common(d_.word(before)) || firm_like(d_.word(before)) ||
      d_.tables.place.has(d_.word(before)) || !surname(d_.word(before)).empty() ||
      !title_right(w + 1, s, kReach, title))
    return false;
  const std::string last = f.name;
  f.span.begin = d_.words[before].span.begin;
  f.first = before;
  f.name = d_.at(f.span);
  f.rule = "person-foreign";
  d_.owner[before] = d_.owner[w];
  d_.locals.insert_or_assign(last, Draft::Local{f.name, "person-short", Kind::person});
  remember(f.name, {}, title, before);
  return true;
}

// 리처드 고: one syllable is a surname; a longer word is no common noun.
bool ForeignNamer::family_like(std::string_view word) const {
  return word.size() == 3 ? d_.tables.korean_name.has(word, "surname") : !common(word);
}

bool ForeignNamer::last_name(std::uint32_t w, const Stretch& s) {
  Found& f = d_.found[d_.owner[w]];
  const std::uint32_t last = w + 1;
  std::string title;
  if (last >= s.last || f.first != w || f.last != w || f.senses != f.senses_end ||
      f.name != d_.word(w) || !d_.tables.given_name.has(f.name, "given") || !candidate(last) ||
      d_.words[last].glued || d_.title_at(last) || !family_like(d_.word(last)) ||
      stems(d_, last).size() != 1 || !title_right(last + 1, s, kReach, title))
    return false;
  const std::string_view family = d_.word(last);
  f.span.end = d_.words[last].span.end;
  f.last = last;
  f.name = d_.at(f.span);
  f.rule = "person-foreign";
  d_.owner[last] = d_.owner[w];
  remember(f.name, family.size() == 3 ? std::string(family) : std::string(), title, w);
  return true;
}

bool ForeignNamer::foreign(std::uint32_t w, const Stretch& s) {
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
    if (common(stem.text) || stem.text.size() < 3 || firm_like(stem.text)) continue;
    if (stem.josa.empty() && topic_in(last, s)) continue;  // 데이나 킴은 … 법인장을
    const bool right = stem.josa.empty() && title_right(last + 1, s, kReach, title);
    const bool left = !right && title_left(w, s, title);
    const bool acts = stem.josa == "subj" || stem.josa == "topic" ||
                      (stem.josa == "obj" && !launched(last + 1, s));
    if (right || left || (acts && d_.word(w).size() >= 6 && stem.text.size() >= 6))
      return put_foreign(w, last, stem.text, stem.josa, title);
  }
  return false;
}

// 안나 벨라를 |출시했다|: a thing, whatever it is called.
bool ForeignNamer::launched(std::uint32_t w, const Stretch& s) const {
  return w < s.last && !d_.words[w].glued &&
         d_.tables.org_noun.longest(d_.word(w)).value == "launch";
}

bool ForeignNamer::topic_in(std::uint32_t w, const Stretch& s) const {
  if (w + 1 >= s.last || d_.title_at(w + 1)) return false;
  const Found* f = d_.on(w + 1);
  if (f && (f->kind == Kind::org || f->kind == Kind::country) && f->josa.empty()) return false;
  const std::string_view word = d_.word(w);
  return (word.ends_with("은") || word.ends_with("는")) && stems(d_, w).size() > 1;
}

bool ForeignNamer::kin(std::uint32_t w, std::uint32_t last) {
  Found& f = d_.found[d_.owner[last]];
  if (f.kind != Kind::person || f.first != last || f.span.begin != d_.words[last].span.begin ||
      (f.name == d_.at(f.span) && !f.rule.starts_with("tagged")))
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

bool ForeignNamer::unknown_foreign(std::uint32_t w, const Stretch& s) {
  const std::uint32_t last = w + 1, org = w + 2;
  const Found* f = org < s.last ? d_.on(org) : nullptr;
  if (!f || (f->kind != Kind::org && f->kind != Kind::country) || !f->josa.empty() ||
      d_.words[org].glued)
    return false;
  std::string title;
  if (!title_right(f->last + 1, s, 2, title) && !d_.title_at(f->last + 1)) return false;
  if (d_.word(w).size() > 15 || d_.word(last).size() < 6 || d_.word(last).size() > 18) return false;
  if (common(d_.word(w)) || common(d_.word(last)) || ends_in_verb(w) || ends_in_verb(last))
    return false;
  for (const Stem& stem : stems(d_, w))
    if (common(stem.text) || (!stem.josa.empty() && stem.text.size() >= 6)) return false;
  for (const Stem& stem : stems(d_, last))
    if (common(stem.text) || d_.word(last).size() - stem.text.size() >= 6) return false;
  for (const std::uint32_t at : {w, last})  // 중재 |핵심의| 카타르 총리
    for (const Stem& stem : stems(d_, at))
      if (stem.josa == "gen" && d_.tables.noun.has(stem.text)) return false;
  if (d_.verbal({d_.words[w].span.begin, d_.words[last].span.end})) return false;
  if (!surname(d_.word(last)).empty() ||
      (d_.plain(d_.words[w].span) && d_.plain(d_.words[last].span)))
    return false;
  return put_foreign(w, last, d_.word(last), {}, title);
}

bool ForeignNamer::ministry_abroad(std::uint32_t w, const Stretch& s) const {
  const Found* f = w < s.last ? d_.on(w) : nullptr;
  if (!f || f->kind != Kind::org || f->senses == f->senses_end) return false;
  const std::string_view name = f->name;
  const std::size_t space = name.rfind(' ');
  return space != std::string_view::npos &&
         d_.registry.find(name.substr(0, space), Kind::country) != nullptr &&
         d_.tables.state_word.has(name.substr(space + 1), "state");
}

// 야마다 일본 외무상: one word before a state abroad and an office of it.
bool ForeignNamer::of_state(std::uint32_t w, const Stretch& s) {
  const bool known = ministry_abroad(w + 1, s);  // 중국 외교부, registered with its state
  if (!(known || abroad(w + 1, s)) || d_.words[w + 1].glued) return false;
  const Found& state = *d_.on(w + 1);
  const std::uint32_t next = state.last + 1;
  const bool ministry = next + 1 < s.last && d_.tables.state_word.has(d_.word(next), "state");
  const TitleAt* office = next < s.last ? d_.title_at(ministry ? next + 1 : next) : nullptr;
  const bool one = office != nullptr && (known || ministry || office->first == office->last);
  if (!one || !state.josa.empty() ||
      !(known || ministry || d_.tables.title.has(d_.at(office->span), "state")))
    return false;
  const std::string_view name = d_.word(w);
  const Span span = d_.words[w].span;
  if (name.size() < 9 || name.size() > 18 || firm_like(name) || d_.plain(span) || d_.verbal(span) ||
      d_.tables.place.has(name))
    return false;
  const auto& rows = d_.doc.morphs.rows;
  const std::uint32_t m = d_.morph_of[w];
  if (m >= rows.size() || (rows[m].tag != Tag::NNG && rows[m].tag != Tag::NNP))
    return false;                        // 그러나 미국 대통령은
  for (const Stem& stem : stems(d_, w))  // 야|마다, 가미카|와: morph may see a josa in the name
    if (common(stem.text) || d_.tables.noun.has(stem.text)) return false;
  put(w, w, span, {}, "person-foreign");
  remember(std::string(name), {}, std::string(d_.at(office->span)), w);
  return true;
}

bool ForeignNamer::put_foreign(std::uint32_t first, std::uint32_t last, std::string_view family,
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

}  // namespace hj::entity
