// The mentions of one document while they are being found: its words, and who covers which.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/document.h"
#include "core/text_map.h"
#include "entity/name_tagger.h"
#include "entity/registry.h"
#include "entity/tables.h"
#include "entity/words.h"

namespace hj::entity {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct Found {
  Span span;
  Kind kind;
  std::string name, value, rule;
  float score = 1;
  bool anaphor = false, modifier = false, weak = false, dropped = false;
  std::uint32_t first = 0, last = 0;         // words
  std::uint32_t senses = 0, senses_end = 0;  // of the registry; none where equal
  std::string_view josa;                     // the role of what follows
  std::string_view role;  // the same of the whole phrase: 올트먼 오픈AI CEO가
};
// A sentence, or a block that morph has not split.
struct Stretch {
  Span span;
  std::uint32_t first, last;  // words [first, last)
  BlockKind kind;
  Row block;
};
// What follows a name within its word.
struct Tail {
  enum Kind : std::uint8_t { end, josa, suffix, title, other } kind = end;
  std::string_view role;  // of a josa
  bool modifier = false;
};
// A title that stands in the text, not yet said to be anyone's.
struct TitleAt {
  Span span;
  std::uint32_t first, last;  // words, last inclusive
  std::string_view josa;
};
// A word, or what is left of it before a josa that fits.
struct Stem {
  std::string_view text;
  std::string_view josa;  // role; empty for the whole word
};
struct Person {
  std::string name;
  std::string surname;              // empty for a foreign name
  std::vector<std::string> titles;  // as they were said
  std::uint32_t seen = 0;           // byte of the last mention so far
  std::uint32_t first = 0;          // byte of the first
};

class Draft {
 public:
  Draft(const Document& doc, const Tables& tables, const Registry& registry);

  std::string_view at(Span s) const { return slice(doc.text, s); }
  std::string_view word(std::uint32_t w) const {  // its span lies within the text
    return {doc.text.data() + words[w].span.begin, words[w].span.size()};
  }
  bool is(std::uint32_t w, std::string_view mark) const {
    return w < words.size() && word(w) == mark;
  }
  bool free(std::uint32_t w) const { return owner[w] == kNone; }
  // The mention over a word, or nullptr.
  const Found* on(std::uint32_t w) const {
    return w < owner.size() && owner[w] != kNone ? &found[owner[w]] : nullptr;
  }
  // The word that holds the byte before `end`, at or behind `from`.
  std::uint32_t word_of(std::uint32_t end, std::uint32_t from) const;
  std::uint32_t word_at(Span span) const;  // the word that holds span.begin
  Tail tail(std::uint32_t end, std::uint32_t last_word, Kind kind) const;
  std::uint32_t put(Found made);  // fills owner
  const TitleAt* title_at(std::uint32_t w) const;
  bool institute(std::string_view name) const;  // a body, though its name ends as a title
  // 용인|시, 강화|군, 광주광역|시: does `front` name a town whose sort `unit` (a syllable) says?
  bool names_town(std::string_view front, std::string_view unit) const;

  const Document& doc;
  const Tables& tables;
  const Registry& registry;
  std::vector<Word> words;
  std::vector<Stretch> stretches;
  std::vector<std::uint32_t> owner;     // per word
  std::vector<std::uint32_t> morph_of;  // per word: the first morph that ends behind its begin
  std::vector<Found> found;
  std::vector<TitleAt> titles;     // in text order
  std::vector<TaggedName> tagged;  // what the tagger reads, in text order
  // What morph says of a stretch of words, where it says anything.
  bool verbal(Span span) const;        // a verb, an adjective or an ending in it: no name
  bool proper(Span span) const;        // begins with a proper noun
  bool named(std::uint32_t w) const {  // the word begins with a proper noun
    const std::uint32_t m = morph_of[w];
    return m < doc.morphs.rows.size() && doc.morphs.rows[m].tag == Tag::NNP;
  }
  bool whole(Span span) const;  // is one proper noun, AI or the like behind it allowed
  // 또, 최근, 한편: when or how, no part of a name behind it.
  bool adverb(std::uint32_t w) const;
  bool plain(Span span) const;  // common nouns alone, and known as such
  // The tagger reads exactly these characters as a person's name, and surely.
  bool read_as_person(Span span) const;
  bool read_as_org(Span span) const;  // the same as a body's, likely
  // 미나코|(川口美奈子)|: two to five Chinese letters in a bracket glued to the word.
  bool hanja_bracket(std::uint32_t w) const;
  // 가람테크, |신화이앤이|, 다온건설 등; |신화이앤이| 등: one of a row of bare names, so that its
  // last syllable is no josa. (나래는, …: a topic may have a comma behind it.)
  bool in_row(std::uint32_t first, std::uint32_t last) const;
  // 시·|도지부|, 읍·|면장|: two kinds of towns that share what is behind them.
  bool of_pair(std::uint32_t w) const;
  // Does the sentence of word `w` name this party?
  bool named_beside(std::uint32_t w, std::string_view party) const;
  // ESS용, 파우치형, 칩스법: an ending that makes a noun of whatever stands in front.
  bool noun_by_tail(std::string_view name) const;
  // 미르전자: an ending that makes a name by itself; `weak`: or one that makes common nouns, too.
  bool firm_end(std::string_view name, bool weak = false) const;
  // 미국 |루미온|에서 기술을 도입했다: a verb of getting behind `w` within its sentence, so that
  // the word with 에서 names from whom.
  bool got_from(std::uint32_t w) const;
  // 업체, 광산업체, 인프라펀드: a noun behind which a firm's name stands.
  bool firm_noun(std::uint32_t w) const;

  std::vector<Stem> stems;              // of all words, one word's behind another's
  std::vector<std::uint32_t> stems_at;  // per word: its first; then the end
  std::vector<std::uint32_t> title_of;  // per word: a title that begins there
  std::vector<Person> people;
  // Names that this article itself introduced: 올트먼 -> 샘 올트먼.
  struct Local {
    std::string name, rule;
    Kind kind;
  };
  TextMap<Local> locals;
  std::unordered_set<std::string_view> things;  // quoted names, which are no party's

 private:
  void note_stems();
  void note_places();
  // Per `kNear` bytes of the text: the last word that begins at or before them, so that `word_at`
  // need not search.
  static constexpr std::uint32_t kNear = 16;
  std::vector<std::uint32_t> near_;
};

// The passes, in order.
void find_measures(Draft& draft);
void find_registered(Draft& draft);
void take_desks(Draft& draft);  // 서울중앙지검 형사3부: a part that acts for its body
void tag_names(Draft& draft, const TaggerPool& taggers);
void find_titles(Draft& draft);
void find_glossed(Draft& draft);  // 실락 GmbH, CJ 모렌(CJ Moren)
// Is a foreign word that begins with this letter, a capital, written in Hangul so?
bool sounds(char letter, std::string_view word);
void find_quoted(Draft& draft);
void find_tagged(Draft& draft);
void find_people(Draft& draft);
void find_orgs(Draft& draft);
void find_seconds(Draft& draft);  // 노스윈드 AI
void find_aliases(Draft& draft);
void find_repeats(Draft& draft);
void settle(Draft& draft);          // senses of registered names, and which weak ones stand
void drop_fragments(Draft& draft);  // LG in 'LG Toray Hungary'
void grow_quoted(Draft& draft);     // 국민연합 in '4대강 국민연합'
void share_ends(Draft& draft);      // 신한·하나은행: both are banks
void mark_modifiers(Draft& draft);
void attach_titles(Draft& draft);
// A title with the body that it names: puts both; false where it names none (seats.cc).
bool seat_title(Draft& draft, const TitleAt& title);
// 가람대|병원장: the title names a body of its own together with the name in front of it.
bool seat_behind_name(Draft& draft, const TitleAt& title);
// Names the ministry before a title by the state whose side it is.
void ministry_of_side(Draft& draft, const TitleAt& title);
// Is `name` the `whole` with its middle left out: 미르온운용 of 미르온자산운용?
bool contracts(std::string_view name, std::string_view whole);
// Is only its last noun cut short, as shortname.tsv has it: 미르손보 of 미르손해보험?
bool shortens(const Tables& tables, std::string_view name, std::string_view whole);
void mark_roles(Draft& draft);
void arrange(Draft& draft);  // in text order, dropped ones gone; owner is rebuilt
void find_acting_towns(Draft& draft);
void find_home_state(Draft& draft);
void find_anaphora(Draft& draft);
Layer<Quote> find_quotes(const Draft& draft);  // rows of `found` are rows of the layer by then

inline bool is_party(Kind kind) { return kind <= Kind::place; }
inline bool acts(std::string_view role) { return role == "subj" || role == "topic"; }

// Stems that a word may have: its whole, and what is left before each josa that fits, longest
// first.
inline std::span<const Stem> stems(const Draft& draft, std::uint32_t w) {
  return {draft.stems.data() + draft.stems_at[w], draft.stems_at[w + 1] - draft.stems_at[w]};
}

}  // namespace hj::entity
