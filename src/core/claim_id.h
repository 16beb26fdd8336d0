// A claim's id: the same article, type, parties and evidence give the same id on every machine.
#pragma once

#include <vector>

#include "core/document.h"

namespace hj {

// Hash of (document id, type, canonical names of both sides, evidence span); the sides of a
// symmetric type are sorted together, so that their order does not matter.
ClaimId claim_id(const Document& doc, Row claim);
// One per claim, no two alike: a claim that repeats another's key is hashed once more.
std::vector<ClaimId> claim_ids(const Document& doc);

}  // namespace hj
