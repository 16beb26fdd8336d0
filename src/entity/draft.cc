#include "entity/draft.h"

#include <algorithm>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::entity {
namespace {

// What names no party of the news: by-lines, the outlet's notices, headlines of other articles.
bool silent(BlockKind kind) {
  return kind == BlockKind::byline || kind == BlockKind::dateline || kind == BlockKind::related ||
         kind == BlockKind::notice || kind == BlockKind::repeat;
}

}  // namespace

Draft::Draft(const Document& d, const Tables& t, const Registry& r)
    : doc(d), tables(t), registry(r) {
  const auto add = [this](Span span, BlockKind kind, Row block) {
    if (silent(kind) || span.empty()) return;
    const auto first = static_cast<std::uint32_t>(words.size());
    split_words(doc.text, span, words);
    stretches.push_back({span, first, static_cast<std::uint32_t>(words.size()), kind, block});
  };
  if (!doc.sentences.rows.empty()) {
    for (const Sentence& s : doc.sentences.rows)
      add(s.span, doc.blocks.rows[s.block].kind, s.block);
  } else {
    for (Row i = 0; i < doc.blocks.rows.size(); ++i)
      add(doc.blocks.rows[i].span, doc.blocks.rows[i].kind, i);
    if (doc.blocks.rows.empty())
      add({0, static_cast<std::uint32_t>(doc.text.size())}, BlockKind::body, 0);
  }
  owner.assign(words.size(), kNone);
  title_of.assign(words.size(), kNone);
  note_places();
  note_stems();
  morph_of.reserve(words.size());
  std::uint32_t m = 0;
  for (const Word& w : words) {
    while (m < doc.morphs.rows.size() && doc.morphs.rows[m].span.end <= w.span.begin) ++m;
    morph_of.push_back(m);
  }
}

void Draft::note_places() {
  near_.reserve(doc.text.size() / kNear + 1);
  std::uint32_t w = 0;
  for (std::size_t at = 0; at <= doc.text.size(); at += kNear) {
    while (w + 1 < words.size() && words[w + 1].span.begin <= at) ++w;
    near_.push_back(w);
  }
}
std::uint32_t Draft::word_at(Span span) const {
  std::uint32_t w = near_[std::min<std::size_t>(span.begin / kNear, near_.size() - 1)];
  while (w + 1 < words.size() && words[w + 1].span.begin <= span.begin) ++w;
  return w;
}

void Draft::note_stems() {
  constexpr std::size_t kLongestJosa = 18;  // bytes
  stems.reserve(words.size() * 2);
  stems_at.reserve(words.size() + 1);
  for (std::uint32_t w = 0; w < words.size(); ++w) {
    stems_at.push_back(static_cast<std::uint32_t>(stems.size()));
    const std::string_view all = word(w);
    stems.push_back({all, {}});
    if (!tables.josa_ends.has_end(all)) continue;
    for (std::size_t end = all.size(); end > 3 && all.size() - end < kLongestJosa;) {
      const Rune r = rune_before(all, end);
      if (!is_syllable(r.code)) break;
      end -= r.size;
      const std::string_view stem = all.substr(0, end);
      const Josa j = josa_behind(tables.josa, stem, all.substr(end));
      if (j.ok) stems.push_back({stem, j.role});
    }
  }
  stems_at.push_back(static_cast<std::uint32_t>(stems.size()));
}

namespace {

bool is_verbal(Tag tag) {
  return tag == Tag::VV || tag == Tag::VA || tag == Tag::VX || tag == Tag::XSV || tag == Tag::XSA ||
         tag == Tag::EC || tag == Tag::ETM || tag == Tag::EF || tag == Tag::EP || tag == Tag::MAG ||
         tag == Tag::MAJ;
}

}  // namespace

bool Draft::verbal(Span span) const {
  for (std::uint32_t m = morph_of[word_at(span)]; m < doc.morphs.rows.size(); ++m) {
    const Morph& morph = doc.morphs.rows[m];
    if (morph.span.begin >= span.end) return false;
    if (!span.meets(morph.span) || !is_verbal(morph.tag)) continue;
    const bool stem = morph.tag == Tag::VV || morph.tag == Tag::VA;
    const bool noun_behind = stem && m + 1U < doc.morphs.rows.size() &&
                             doc.morphs.rows[m + 1U].span.begin == morph.span.end &&
                             doc.morphs.rows[m + 1U].tag <= Tag::NNP;
    if (!noun_behind) return true;  // a stem without an ending is none: 누리/VV 건설/NNG
  }
  return false;
}
bool Draft::got_from(std::uint32_t w) const {
  constexpr std::uint32_t kReach = 5;  // words
  const Found* state = w > 0 && !words[w].glued ? on(w - 1) : nullptr;
  if (!state || state->kind != Kind::country || !state->josa.empty()) return false;
  for (std::uint32_t at = w + 1; at < words.size() && at <= w + kReach; ++at) {
    if (words[at].first == Script::mark) return false;
    for (const std::string_view verb :
         {"도입", "공급받", "조달", "들여온", "들여왔", "들여와", "이전받", "사들", "빌려", "수입"})
      if (word(at).starts_with(verb)) return true;
  }
  return false;
}
bool Draft::proper(Span span) const {
  const std::uint32_t m = morph_of[word_at(span)];
  return m < doc.morphs.rows.size() && doc.morphs.rows[m].tag == Tag::NNP &&
         doc.morphs.rows[m].span.begin == span.begin && doc.morphs.rows[m].span.end <= span.end;
}
bool Draft::whole(Span span) const {
  std::uint32_t m = morph_of[word_at(span)];
  const auto& rows = doc.morphs.rows;
  if (m >= rows.size() || rows[m].tag != Tag::NNP || rows[m].span.begin != span.begin) return false;
  std::uint32_t end = rows[m].span.end;
  if (++m < rows.size() && end < span.end && rows[m].tag == Tag::SL) end = rows[m].span.end;
  return end == span.end;
}
bool Draft::adverb(std::uint32_t w) const {
  const std::size_t m = morph_of[w];
  const auto& rows = doc.morphs.rows;
  if (m < rows.size() && rows[m].span.begin == words[w].span.begin &&
      (rows[m].tag == Tag::MAG || rows[m].tag == Tag::MAJ))
    return true;
  for (const std::string_view when : {"최근", "한편", "현재", "당시"})
    if (word(w) == when) return true;
  return false;
}
bool Draft::plain(Span span) const {
  bool any = false;
  for (std::uint32_t m = morph_of[word_at(span)]; m < doc.morphs.rows.size(); ++m) {
    const Morph& morph = doc.morphs.rows[m];
    if (morph.span.begin >= span.end) break;
    if (!span.meets(morph.span)) continue;
    if (morph.tag != Tag::NNG && morph.tag != Tag::NNB && morph.tag != Tag::XSN &&
        morph.tag != Tag::XPN && morph.tag != Tag::MM && morph.tag != Tag::NP &&
        morph.tag != Tag::NR)
      return false;
    any = true;
  }
  return any;
}
bool Draft::read_as_person(Span span) const {
  constexpr float kSure = 0.75F;
  const auto name = std::ranges::lower_bound(tagged, span.begin, {},
                                             [](const TaggedName& n) { return n.span.begin; });
  return name != tagged.end() && name->span == span && name->tag == kPerson &&
         name->chances[kPerson] >= kSure;
}
bool Draft::read_as_org(Span span) const {
  constexpr float kLikely = 0.4F;
  const auto name = std::ranges::lower_bound(tagged, span.begin, {},
                                             [](const TaggedName& n) { return n.span.begin; });
  return name != tagged.end() && name->span == span && name->tag == kOrg &&
         name->chances[kOrg] >= kLikely;
}
bool Draft::hanja_bracket(std::uint32_t w) const {
  constexpr std::uint32_t kLeast = 6, kMost = 15;  // bytes of the letters
  if (w + 3 >= words.size() || !is(w + 1, "(") || !words[w + 1].glued || !is(w + 3, ")"))
    return false;
  const Word& letters = words[w + 2];
  constexpr std::string_view kPlaces[] = {"県", "縣", "市", "省", "州", "郡", "區",
                                          "区", "社", "府", "党", "黨", "部", "院"};
  for (const std::string_view end : kPlaces)
    if (word(w + 2).ends_with(end)) return false;
  return letters.first == Script::hanja && letters.all && letters.span.size() >= kLeast &&
         letters.span.size() <= kMost;
}
bool Draft::in_row(std::uint32_t first, std::uint32_t last) const {
  if (last + 1 >= words.size() || !word(last).ends_with("이")) return false;
  if (!words[last + 1].glued && is(last + 1, "등"))  // not 나래이 등 돌린
    return last + 2 >= words.size() || !word(last + 2).starts_with("돌");
  const auto comma = [&](std::uint32_t w) {
    return is(w, ",") && words[w].glued && words[w - 1].first != Script::mark;
  };
  return first > 1 && comma(first - 1) && comma(last + 1) &&
         (hj::entity::stems(*this, first - 2).size() == 1 || on(first - 2) != nullptr);
}
bool Draft::of_pair(std::uint32_t w) const {
  constexpr std::string_view kTowns[] = {"시", "도", "군", "구", "읍", "면", "동"};
  if (w < 2 || !is(w - 1, "·") || !words[w].glued || !words[w - 1].glued) return false;
  return std::ranges::find(kTowns, word(w - 2)) != std::end(kTowns) &&
         std::ranges::any_of(kTowns, [&](std::string_view t) { return word(w).starts_with(t); });
}
bool Draft::named_beside(std::uint32_t w, std::string_view party) const {
  const auto after =
      std::upper_bound(stretches.begin(), stretches.end(), w,
                       [](std::uint32_t at, const Stretch& s) { return at < s.first; });
  if (after == stretches.begin()) return false;
  const Stretch& s = *(after - 1);
  for (std::uint32_t i = s.first; i < s.last; ++i)
    if (const Found* f = on(i); f && !f->dropped && f->name == party) return true;
  return false;
}
bool Draft::noun_by_tail(std::string_view name) const {
  if (!tables.tail_ends.has_end(name)) return false;
  for (std::size_t at = 3; at < name.size(); at += rune_at(name, at).size) {
    if (!boundary(name, at) || !tables.name_ends.may_have(name.substr(at))) continue;
    if (tables.org_suffix.has(name.substr(at))) return false;  // 미르자산운용
    if (tables.common.has(name.substr(at), "tail")) return true;
  }
  return false;
}
bool Draft::firm_end(std::string_view name, bool weak) const {
  for (std::size_t at = 6; at + 6 <= name.size(); at += rune_at(name, at).size)
    if (boundary(name, at) && (tables.org_suffix.has(name.substr(at), "strong") ||
                               (weak && tables.org_suffix.has(name.substr(at), "weak"))))
      return true;
  return false;
}
bool Draft::firm_noun(std::uint32_t w) const {
  const std::string_view name = word(w);
  if (tables.org_noun.has(name, "before")) return true;
  if (!free(w) || !plain(words[w].span)) return false;
  for (std::size_t at = 3; at + 6 <= name.size(); at += rune_at(name, at).size)
    if (tables.org_noun.has(name.substr(at), "before")) return true;
  return false;
}
std::uint32_t Draft::word_of(std::uint32_t end, std::uint32_t from) const {
  while (from + 1 < words.size() && words[from + 1].span.begin < end) ++from;
  return from;
}

Tail Draft::tail(std::uint32_t end, std::uint32_t last_word, Kind kind) const {
  const Word& w = words[last_word];
  if (end >= w.span.end) return {};
  const std::string_view rest = at({end, w.span.end});
  const std::string_view name = at({w.span.begin, end});
  // 서울서, 미국서: headlines leave out a syllable of 에서.
  if (rest == "서" && kind != Kind::person && kind != Kind::product)
    return {Tail::josa, "loc", false};
  const auto suffixed = [&]() -> Tail {
    const Table::Hit hit = tables.suffix.longest(rest);
    if (!hit || (hit.value == "firm" && kind != Kind::org)) return {Tail::other, {}, false};
    const Josa j = josa_behind(tables.josa, rest.substr(0, hit.bytes), rest.substr(hit.bytes));
    if (!j.ok) return {Tail::other, {}, false};
    return {Tail::suffix, j.role, hit.value == "modifier"};
  };
  // 한국인 is a people, 삼성전자인 is a copula.
  if (kind == Kind::country)
    if (const Tail t = suffixed(); t.kind != Tail::other) return t;
  if (const Josa j = josa_behind(tables.josa, name, rest); j.ok) return {Tail::josa, j.role, false};
  if (const Tail t = suffixed(); t.kind != Tail::other) return t;
  const Table::Hit title = tables.title.longest(rest);
  if (title && josa_behind(tables.josa, rest.substr(0, title.bytes), rest.substr(title.bytes)).ok)
    return {Tail::title, {}, false};
  return {Tail::other, {}, false};
}

std::uint32_t Draft::put(Found made) {
  const auto row = static_cast<std::uint32_t>(found.size());
  for (std::uint32_t w = made.first; w <= made.last; ++w) owner[w] = row;
  found.push_back(std::move(made));
  return row;
}

const TitleAt* Draft::title_at(std::uint32_t w) const {
  return w < title_of.size() && title_of[w] != kNone ? &titles[title_of[w]] : nullptr;
}

bool Draft::names_town(std::string_view front, std::string_view unit) const {
  for (const std::string_view rank : {"광역", "특별자치", "특별", "특례"})
    if (front.ends_with(rank) && front.size() > rank.size()) {
      front.remove_suffix(rank.size());
      break;
    }
  return tables.place.has(front) || tables.place.has(std::string(front) + std::string(unit));
}

// 한국로봇융합연구원, 대구기계부품연구원: no researcher is called by his country or town.
bool Draft::institute(std::string_view name) const {
  constexpr std::string_view kEnd = "연구원";
  constexpr std::size_t kFront = 12;  // four syllables
  if (!name.ends_with(kEnd) || name.size() < kEnd.size() + kFront) return false;
  name.remove_suffix(kEnd.size());
  return name.starts_with("한국") || tables.place.longest(name).bytes >= 6;
}

}  // namespace hj::entity
