// Noun phrases: who stands at their head, who only modifies, and who stands in one row with whom.
#pragma once

#include <cstdint>
#include <vector>

#include "claim/token.h"

namespace hj::claim {

// 키옥시아의 WD 지분을: head 지분, mods 키옥시아 (genitive) and WD (bare).
struct Mod {
  std::vector<Row> rows;
  Case josa;            // none, genitive, with_of
  std::uint16_t token;  // the last: the title that bears the particle
  std::uint16_t first;
};
struct Phrase {
  std::uint16_t first = 0, last = 0;  // tokens, inclusive
  Case josa = Case::none;
  bool also = false;
  bool comma = false;          // a comma stands after it
  bool dead = false;           // it became a member of the next one's row
  bool list = false;           // more than one name, or 등
  bool hyphen = false;         // its members were tied by a hyphen: A-B
  std::uint16_t head = kNone;  // the token of its head
  std::vector<Row> heads;      // its parties, empty where the head is none
  std::vector<Mod> mods;
};

struct Parse {
  std::vector<Token> tokens;
  std::vector<Phrase> phrases;
  std::vector<std::uint16_t> phrase_of;  // by token; kNone for predicates and marks
  std::vector<bool> absorbed;            // by token: a postposition (를 상대로)
  bool terse = false;                    // a headline: A, B에 투자
};

// Fills phrases from tokens. Linear.
void find_phrases(const Rules& rules, const Document& doc, Parse& parse);

}  // namespace hj::claim
