// Why a claim stands, for a person: the words it rests on as a tree, the rule, what decided, and
// what else the rule has made.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "store/store.h"

namespace hj {

struct RuleMates {
  std::size_t count = 0;        // other claims of the rule among those looked at
  bool more = false;            // not all were looked at
  std::vector<ClaimRow> first;  // at most kMatesShown
};
inline constexpr std::size_t kMatesShown = 5;
// Looks at the claims of the same type, at most 5,000.
Result<RuleMates> rule_mates(const Store& store, const ClaimRow& claim);

// `doc` is the claim's article.
std::string why_text(const ClaimRow& claim, const Document& doc, const RuleMates& mates,
                     const Store& store);

}  // namespace hj
