// A deal's id: the same type, parties and class of object give the same id on every machine, in
// whatever order the articles came.
#pragma once

#include <span>
#include <vector>

#include "core/document.h"

namespace hj {

// Of one claim, read as one of `type` (a person may have corrected it), with `entities` one per
// mention. DealId::none where a side has no entity. The object tells two dealings of the same
// parties apart only where it is what the deal is about: a role's title, a launched product.
DealId deal_id(const Document& doc, std::span<const EntityId> entities, Row claim, Type type);

}  // namespace hj
