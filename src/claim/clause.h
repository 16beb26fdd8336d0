// Clauses: a predicate, the phrases that belong to it, and the head noun that a relative clause
// lacks.
#pragma once

#include <cstdint>
#include <vector>

#include "claim/modal.h"
#include "claim/phrase.h"

namespace hj::claim {

struct Clause {
  std::uint16_t predicate = kNone;  // token; kNone: a clause without a verb (a headline)
  std::uint16_t first = 0;          // token at which the clause begins
  std::uint16_t last = 0;           // its last token
  std::vector<std::uint16_t> args;  // phrases of its own, left to right
  std::uint16_t subject = kNone;    // phrase; own, or shared with the clause before
  std::uint16_t topic = kNone;      // the topic in force, where it is not the subject
  std::uint16_t with = kNone;       // the partner of the clause before (손잡고)
  std::uint16_t head = kNone;       // phrase of the noun that a relative clause modifies
  bool shared = false;              // the subject was said in an earlier clause
  bool lent = false;                // `with` is its own, whose particle the next half bears
  Modal modal;
};

// Linear in the tokens: each phrase is given to one clause.
void find_clauses(const Rules& rules, const Document& doc, const Parse& parse,
                  std::vector<Clause>& out);

// By phrase: does a relative clause hold it?
std::vector<bool> nested_phrases(const Parse& parse, const std::vector<Clause>& clauses);

}  // namespace hj::claim
