// Pass 8: which sense a name has here, which weak names stand, and which only qualify a head noun.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/utf8.h"
#include "entity/draft.h"

namespace hj::entity {
namespace {

constexpr std::string_view kQuotes = "'\"‘’“”";  // each a word of its own

class SettlePass {
 public:
  explicit SettlePass(Draft& draft) : d_(draft) {}

  void run() {
    for (const Found& f : d_.found)
      if (f.senses + 1 == f.senses_end && !f.weak) named_.insert(party(f.senses).id);
    for (const Found& f : d_.found)  // 리창 중국 총리 vouches for the 리창 of the headline
      if (f.senses + 1 == f.senses_end && f.weak && f.kind == Kind::person && titled(f))
        named_.insert(party(f.senses).id);
    for (const Found& f : d_.found)
      if (glossed(f)) glosses_.insert(d_.at(f.span));
    for (Found& f : d_.found) {
      if (f.senses != f.senses_end) sense(f);
      f.dropped = f.dropped || (!glosses_.empty() && glosses_.contains(d_.at(f.span)));
      if (!f.dropped) continue;
      for (std::uint32_t w = f.first; w <= f.last; ++w)
        d_.owner[w] = kNone;  // free for other passes
    }
  }

 private:
  const Party& party(std::uint32_t sense) const {
    return d_.registry.party(d_.registry.sense(sense).party);
  }
  // The words around a mention: its sentence, at most kAround bytes to each side.
  std::string_view sentence(const Found& f) const {
    constexpr std::uint32_t kAround = 300;
    const auto after =
        std::upper_bound(d_.stretches.begin(), d_.stretches.end(), f.first,
                         [](std::uint32_t w, const Stretch& s) { return w < s.first; });
    if (after == d_.stretches.begin()) return {};
    const Span s = (after - 1)->span;
    const std::uint32_t begin = std::max(s.begin, f.span.begin - std::min(f.span.begin, kAround));
    return d_.at({begin, std::min(s.end, f.span.end + kAround)});
  }
  // 특수목적법인(SPC): here the letters are short for a common noun, not for a firm.
  bool glossed(const Found& f) const {
    const std::string_view letters = d_.at(f.span);
    if (f.kind != Kind::org || f.first < 2 || letters.size() > 5 || f.first != f.last) return false;
    for (const char c : letters)
      if (c < 'A' || c > 'Z') return false;
    const std::uint32_t noun = f.first - 2;
    return d_.is(f.first - 1, "(") && d_.words[f.first - 1].glued && d_.is(f.last + 1, ")") &&
           d_.free(noun) && d_.words[noun].first == Script::hangul && d_.plain(d_.words[noun].span);
  }
  static bool hinted(std::string_view hints, std::string_view text) {
    for (std::size_t begin = 0; begin < hints.size();) {
      const std::size_t end = std::min(hints.find(';', begin), hints.size());
      if (end > begin && text.find(hints.substr(begin, end - begin)) != std::string_view::npos)
        return true;
      begin = end + 1;
    }
    return false;
  }
  // |삼성| 미래전략실장, 삼성전자 부회장: of two nameplates in a row the first is not named short
  // and the second in full, so that the two are two.
  bool named_behind(const Found& f, std::string_view name) const {
    const std::string_view words = sentence(f);
    const std::size_t from = static_cast<std::size_t>(f.span.end - word_begin(words));
    return from < words.size() && words.substr(from).find(name) != std::string_view::npos &&
           words.substr(0, from).find(name) == std::string_view::npos;
  }
  // The byte of the document where a part of its text begins.
  std::uint32_t word_begin(std::string_view part) const {
    return part.data() == nullptr ? 0
                                  : static_cast<std::uint32_t>(part.data() - d_.doc.text.data());
  }
  // The sense that the article names in full, else the one whose words stand beside, else the
  // first.
  void sense(Found& f) {
    std::uint32_t best = f.senses;
    int best_score = -1;
    for (std::uint32_t at = f.senses; at < f.senses_end; ++at) {
      const Party& p = party(at);
      const bool full = f.senses + 1 != f.senses_end && named_.contains(p.id) &&
                        !(d_.title_at(f.last + 1) != nullptr && named_behind(f, p.name));
      const int score = (full ? 2 : 0) + (hinted(p.hints, sentence(f)) ? 1 : 0);
      if (score > best_score) best = at, best_score = score;
    }
    const Party& p = party(best);
    f.name = p.name;
    f.kind = p.kind;
    f.weak = d_.registry.sense(best).weak;
    if ((f.weak && !supported(f, p, best_score)) || of_other_state(f, p) || family_name(f))
      f.dropped = true;
    else if (const Found* state = state_of_first_office(f); state && land_differs(*state, p))
      f.name = state->name + ' ' + f.name, f.senses = f.senses_end = 0, f.rule = "state-body";
  }
  // 폴란드 부총리 겸 |국방부| 장관: the second office is of the same state.
  const Found* state_of_first_office(const Found& f) const {
    if (f.kind != Kind::org || f.first < 3 || d_.word(f.first - 1) != "겸" ||
        !d_.tables.state_word.has(f.name, "state") || !d_.tables.title.has(d_.word(f.first - 2)))
      return nullptr;
    const Found* state = d_.on(f.first - 3);
    return state && state->kind == Kind::country && state->josa.empty() &&
                   state->span.end == d_.words[f.first - 3].span.end
               ? state
               : nullptr;
  }
  bool land_differs(const Found& state, const Party& p) const {
    const Party* land = d_.registry.find(state.name, Kind::country);
    return land && land->country != p.country;
  }
  // 카스토비아 |도로공사|: a body's short name behind another state is that state's body.
  bool of_other_state(const Found& f, const Party& p) const {
    const bool general = d_.tables.state_word.has(p.name, "state") ||  // 필리핀 국방부
                         d_.tables.state_word.has(p.name, "force");    // 태국 국회
    if (f.kind != Kind::org || f.first == 0 || d_.words[f.first].glued ||
        (d_.at(f.span) == p.name && !general))
      return false;
    const Found* state = d_.on(f.first - 1);
    if (!state || state->kind != Kind::country || !state->josa.empty() ||
        state->span.end != d_.words[f.first - 1].span.end)
      return false;
    if (!land_differs(*state, p)) return false;
    const std::string_view name = d_.at(f.span);
    if (d_.tables.state_word.has(name, "force")) return true;  // 라오스 |공산당|
    for (std::size_t at = 3; at < name.size(); at += rune_at(name, at).size)
      if (d_.tables.state_word.has(name.substr(at), "body")) return true;
    return false;
  }
  // 토니 |애벗| 호주 총리: a first name in front and a title behind make a firm's name a person's.
  bool family_name(const Found& f) const {
    if (f.kind != Kind::org || f.first == 0 || f.first != f.last || !f.josa.empty() ||
        d_.words[f.first].glued || !d_.free(f.first - 1) ||
        !d_.tables.given_name.has(d_.word(f.first - 1), "given"))
      return false;
    const Found* body = d_.on(f.last + 1);
    const bool behind = body && body->josa.empty() && body->kind != Kind::person;
    return d_.title_at(behind ? body->last + 1 : f.last + 1) != nullptr;
  }
  // 리창 총리, 리창 중국 총리, 리창 중국 국무원 총리
  bool titled(const Found& f) const {
    if (d_.title_at(f.last + 1) || !f.josa.empty()) return d_.title_at(f.last + 1) != nullptr;
    std::uint32_t next = f.last + 1;
    for (int bodies = 0; bodies < 2; ++bodies) {
      const Found* body = d_.on(next);
      if (!body || body->kind == Kind::person || !body->josa.empty() || d_.words[next].glued) break;
      next = body->last + 1;
    }
    return d_.title_at(next) != nullptr;
  }
  // 왕이 중국 공산당 중앙외사판공실 주임: his state stands behind.
  bool of_own_state(const Found& f, const Party& p) const {
    const Found* state = f.josa.empty() ? d_.on(f.last + 1) : nullptr;
    if (!state || d_.words[f.last + 1].glued || !state->josa.empty()) return false;
    std::string_view land = state->name;  // 중국, 중국 공산당
    if (state->kind == Kind::org) land = land.substr(0, land.find(' '));
    const Party* known = d_.registry.find(land, Kind::country);
    return known && !p.country.empty() && known->country == p.country;
  }
  bool supported(const Found& f, const Party& p, int score) const {
    if (score > 0 || named_.contains(p.id)) return true;
    if (p.kind == Kind::person) return titled(f) || of_own_state(f, p);
    // |진영| 부위원장 is a person, |피지| 국회의장 of that state.
    return (p.kind == Kind::org || p.kind == Kind::country) && f.josa.empty() &&
           d_.title_at(f.last + 1) != nullptr && !d_.read_as_person(f.span);
  }
  Draft& d_;
  std::unordered_set<std::string_view> glosses_;
  std::unordered_set<std::string_view> named_;  // ids of parties that the article names for certain
};

class Modifiers {
 public:
  explicit Modifiers(Draft& draft) : d_(draft) {}

  void run() {
    std::unordered_map<std::string_view, bool> firms;
    for (Found& f : d_.found) {
      if (f.rule != "metonymy-pair") continue;
      const auto [at, fresh] = firms.emplace(d_.at(f.span), false);
      if (fresh) at->second = firm(at->first);
      f.dropped = at->second;
    }
    for (Found& f : d_.found)
      if (f.kind <= Kind::country && !f.modifier && !f.dropped) {
        if (!head(f) && f.kind == Kind::country && !f.modifier) state(f);
      }
  }

 private:
  // Is 한미 short for a firm of this article (한미반도체)?
  bool firm(std::string_view word) const {
    return std::any_of(d_.found.begin(), d_.found.end(), [word](const Found& f) {
      return f.kind == Kind::org && f.name.size() > word.size() && f.name.starts_with(word);
    });
  }
  // 대만 TSMC, 영국 반도체 설계업체 Arm: the state only says whose the noun behind is.
  void state(Found& f) {
    if (d_.at(f.span).ends_with("정부")) return;  // 독일 정부 제동에: it acts itself
    if (!f.josa.empty() || f.span.end != d_.words[f.last].span.end || f.rule == "metonymy-pair" ||
        f.rule == "metonymy-visit" || f.rule == "registry-hanja-list")
      return;
    const std::uint32_t next = f.last + 1;
    if (next >= d_.words.size() || d_.words[next].glued || d_.words[next].first == Script::mark)
      return;
    if (const Found* behind = d_.on(next)) {
      f.modifier = is_party(behind->kind);
      return;
    }
    if (d_.title_at(next) || d_.tables.josa.has(d_.word(next))) return;
    if (f.rule == "metonymy-dot" && d_.word(next).starts_with("양국")) return;  // 한·일 양국은
    f.modifier = !d_.verbal(d_.words[next].span);
  }
  // 삼성전자 협력사, 오픈AI의 고객사: the noun behind is the one who acts. True where it is known.
  bool head(Found& f) {
    if (!f.josa.empty() && f.josa != "gen") return false;
    const std::uint32_t next = f.last + 1;
    if (f.span.end != d_.words[f.last].span.end && f.josa.empty()) return false;
    if (next >= d_.words.size() || d_.words[next].glued || !d_.free(next)) return false;
    for (const Stem& stem : stems(d_, next)) {
      std::string_view noun = stem.text;
      if (noun.ends_with("들")) noun.remove_suffix(3);  // 임직원|들
      for (const std::string_view text : {stem.text, noun})
        if (const Table::Hit hit = d_.tables.head.exact(text)) {
          f.modifier = hit.value == "modifier";
          return true;
        }
    }
    return false;
  }

  Draft& d_;
};

// 'LG Toray Hungary': a quoted name in Latin script is one name, and none of its words is
// another's.
bool fragment(const Draft& d, const Found& f) {
  constexpr std::uint32_t kMostWords = 10;
  const auto part = [&](std::uint32_t w) {
    return w < d.words.size() &&
           (d.words[w].first == Script::latin || d.words[w].first == Script::digit || d.is(w, "&"));
  };
  const auto quote = [&](std::uint32_t w) {
    return w < d.words.size() && kQuotes.find(d.word(w)) != std::string_view::npos;
  };
  std::uint32_t first = f.first, last = f.last;
  if (d.words[first].first != Script::latin) return false;
  while (first > 0 && part(first - 1U) && f.first - first < kMostWords) --first;
  while (part(last + 1U) && last - f.last < kMostWords) ++last;
  return (first < f.first || last > f.last) && first > 0 && quote(first - 1U) && quote(last + 1U);
}

bool mark_of(const Draft& d, std::uint32_t w, std::string_view marks) {
  return w < d.words.size() && d.words[w].first == Script::mark &&
         marks.find(d.word(w)) != std::string_view::npos;
}
// '4대강 국민연합'은, '한빛-QZ시스템'과: where the quoted words begin of which the found name is
// the end; `f.first` where it is all of them, or they are no name.
std::uint32_t quoted_from(const Draft& d, const Found& f) {
  constexpr std::uint32_t kMostWords = 6;
  if (f.kind != Kind::org || f.dropped || f.senses != f.senses_end ||
      !mark_of(d, f.last + 1U, "'’") || f.span.end != d.words[f.last].span.end ||
      f.last + 2U >= d.words.size() || !d.words[f.last + 2U].glued ||
      !d.tables.josa.has(d.word(f.last + 2U)))
    return f.first;
  std::uint32_t w = f.first;
  while (w > 0 && f.first - w < kMostWords && !mark_of(d, w - 1U, "'‘’")) {
    --w;
    const bool dash = d.is(w, "-");
    const Found* inner = d.on(w);
    const bool counted = inner != nullptr && !is_party(inner->kind);  // 4대
    if (inner != nullptr && !counted &&
        (inner->kind == Kind::person || !d.is(inner->last + 1U, "-")))
      return f.first;
    if (!dash && (d.words[w].first == Script::mark || d.title_at(w) != nullptr ||
                  stems(d, w).size() > 1 || d.verbal(d.words[w].span)))
      return f.first;
  }
  return w > 0 && mark_of(d, w - 1U, "'‘") && !d.words[w].span.empty() ? w : f.first;
}

// The land right behind a firm's bare name: 미르테크 |베트남|의.
Found* land_behind(Draft& d, const Found& f) {
  const std::uint32_t w = f.last + 1U;
  if (f.kind != Kind::org || f.dropped || !f.josa.empty() || w >= d.words.size() ||
      d.words[w].glued || d.owner[w] == kNone || f.span.end != d.words[f.last].span.end)
    return nullptr;
  Found& land = d.found[d.owner[w]];
  const bool fits = land.kind == Kind::place || land.kind == Kind::country;
  return fits && !land.dropped && land.first == w ? &land : nullptr;
}
// '미르테크 베트남'의 지분: an affiliate, there and wherever it is named again.
void grow_by_land(Draft& d) {
  std::unordered_set<std::string> whole;
  for (const Found& f : d.found)
    if (f.first > 0 && mark_of(d, f.first - 1U, "'‘"))
      if (const Found* land = land_behind(d, f);
          land != nullptr && mark_of(d, land->last + 1U, "'’"))
        whole.emplace(d.at({f.span.begin, land->span.end}));
  for (std::size_t i = 0; !whole.empty() && i < d.found.size(); ++i) {
    Found& f = d.found[i];
    Found* land = land_behind(d, f);
    if (land == nullptr || !whole.contains(std::string(d.at({f.span.begin, land->span.end}))))
      continue;
    land->dropped = true;
    for (std::uint32_t w = land->first; w <= land->last; ++w) d.owner[w] = d.owner[f.first];
    f.last = land->last;
    f.span.end = land->span.end;
    f.name = d.at(f.span);
    f.josa = land->josa;
    f.senses = f.senses_end = 0;
    f.rule = "quoted-whole";
  }
}

// # [마켓PICK] 미르, 코스닥 입성: the label in front of a headline names nobody.
void drop_label(Draft& d, const Stretch& s) {
  constexpr std::size_t kLongest = 48;  // bytes
  const std::string_view line = d.at(s.span);
  const std::size_t close = line.starts_with('[') ? line.find(']') : std::string_view::npos;
  if (close > kLongest) return;
  for (Found& f : d.found)
    if (f.senses == f.senses_end && is_party(f.kind) && f.span.begin >= s.span.begin &&
        f.span.end <= s.span.begin + close)
      f.dropped = true;
}

}  // namespace

void drop_fragments(Draft& draft) {
  for (Found& f : draft.found)
    if (is_party(f.kind)) f.dropped = f.dropped || fragment(draft, f);
  for (const Stretch& s : draft.stretches)
    if (s.kind == BlockKind::headline) drop_label(draft, s);
}
void grow_quoted(Draft& draft) {
  std::unordered_map<std::string, std::string> whole;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    Found& f = draft.found[i];
    const std::uint32_t from = quoted_from(draft, f);
    if (from == f.first) continue;
    for (std::uint32_t w = from; w < f.first; ++w) {
      if (draft.owner[w] != kNone) draft.found[draft.owner[w]].dropped = true;
      draft.owner[w] = draft.owner[f.first];
    }
    const std::string was = f.name;
    f.first = from;
    f.span.begin = draft.words[from].span.begin;
    f.name = draft.at(f.span);
    f.rule = "quoted-whole";
    whole.emplace(was, f.name);
  }
  for (Found& f : draft.found)
    if (const auto it = whole.find(f.name); it != whole.end() && f.senses == f.senses_end)
      f.name = it->second;
  grow_by_land(draft);
}
void mark_modifiers(Draft& draft) { Modifiers(draft).run(); }
void settle(Draft& draft) { SettlePass(draft).run(); }

}  // namespace hj::entity
