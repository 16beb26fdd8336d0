// What sort of text an article is: the report of a match or a day's shares tells of no dealings.
#pragma once

#include <cstdint>

#include "claim/draft.h"
#include "claim/rules.h"

namespace hj::claim {

using TypeSet = std::uint32_t;  // bits 1 << Type

// Which types the article's own words bar, by data/rules/claim/genre.tsv and cue.tsv.
struct Barred {
  TypeSet all = 0;     // whoever the parties are
  TypeSet people = 0;  // where a party is a person
};
Barred barred(const Rules& rules, const Document& doc);
bool bars(const Barred& set, const Document& doc, const Draft& draft);

}  // namespace hj::claim
