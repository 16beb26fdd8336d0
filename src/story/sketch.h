// What of one document decides which story it belongs to; made once, kept by the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "story/rules.h"

namespace hj {

// deal: in old stores; figure: an amount of money; number: any, which tells issues of a rubric
// apart. What counts as a word, but is more: of_name: one that stands in a name; of_place: one of a
// place's; of_kind: one that tells what kind of thing has happened (화재, 수주), a title, or who is
// in the news of everybody (경찰, 경기도).
enum class TermKind : std::uint8_t {
  word,
  name,
  pair,
  deal,
  figure,
  number,
  of_name,
  of_place,
  of_kind
};

struct Term {
  std::uint64_t hash;  // of kind and form
  float weight;  // > 0; grows with the logarithm of the count, not with the length of the text
  TermKind kind;
  bool operator==(const Term&) const = default;
};
struct StorySketch {
  DocId doc{};
  DocId original{};            // the document itself, unless it is a copy
  std::int64_t published = 0;  // UTC seconds, 0 = unknown
  std::vector<Term> terms;     // heaviest first, at most kTerms of them
  bool operator==(const StorySketch&) const = default;
};
inline constexpr std::size_t kTerms = 96;

// Words and names of the body (of the headline only what the body says too, unless it says next to
// nothing), the pairs of parties that its claims join, its amounts of money, and its numbers.
// Parties by their names in the article, never by their entities: those change with what else is
// known. A list of keywords and a round-up of the week's news have no terms. Uses the layers that
// there are: without morphs, words are cut off their josa by a small table.
StorySketch sketch(const StoryRules& rules, const Document& doc, const Verdict& verdict);

// A store's bytes for a sketch: little-endian, versioned. nullopt for any other bytes.
std::string pack(const StorySketch& sketch);
std::optional<StorySketch> unpack(std::string_view bytes);

}  // namespace hj
