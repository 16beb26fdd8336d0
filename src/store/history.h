// The thread of a deal as a reader follows it: what each claim added, whose figures differ, and who
// stands behind it. Pure, out of the rows of any store.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "store/ledger.h"
#include "store/query.h"

namespace hj::store {

// `facts` and `claims` are of one thread, in any order; `sentence` gives the words of a claim's
// evidence.
History history_of(DealRow deal, std::vector<Fact> facts, std::vector<ClaimRow> claims,
                   const std::function<std::string(const ClaimRow&)>& sentence);

// "KRW 1 | 1원" pairs as a Fact packs them.
std::vector<Figure> figures_of(std::string_view packed);

}  // namespace hj::store
