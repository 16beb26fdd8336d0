// Market ranks and shares: 글로벌 낸드 시장에서 A는 3위, B는 4위다. No claims between parties.
#pragma once

#include "claim/draft.h"

namespace hj::claim {

// Appends what one sentence says. A rank or share counts only beside a named market.
void read_standings(const Scene& in, Layer<Standing>& out);

}  // namespace hj::claim
