// Pass 10: words that stand for parties named before: 양사, 두 회사, 이 회사, 그는.
#include <algorithm>

#include "entity/draft.h"

namespace hj::entity {

void find_anaphora(Draft&) {}

}  // namespace hj::entity
