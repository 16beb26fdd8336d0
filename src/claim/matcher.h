// Judges which deal a claim belongs to: the thread of all claims of one type, parties and object.
#pragma once

#include <span>
#include <vector>

#include "core/document.h"
#include "core/rows.h"

namespace hj {

// A deal's id is a hash of its type, its parties (sorted where the type is symmetric) and the class
// of its object, so that the same input gives the same id on every machine (docs/ontology.md,
// section 1). A claim that names no object joins the one deal near it of the same type and parties.
class Matcher {
 public:
  // One per claim of the document; DealId::none where a side has no entity.
  std::vector<DealId> operator()(const Document& doc, const Verdict& so_far,
                                 std::span<const Deal> near) const;
};

}  // namespace hj
