// What an article says twice is one claim: the best evidence, and the furthest status that it
// supports.
#pragma once

#include <vector>

#include "claim/draft.h"

namespace hj::claim {

// Sorts drafts by evidence and joins those of one type and the same parties, unless their times,
// amounts or objects tell them apart. A headline never raises the status of the body's claim.
void merge(const Document& doc, std::vector<Draft>& drafts);

}  // namespace hj::claim
