// Builds the double array of a compiled table from its sorted keys.
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/format.h"

namespace hj::lexicon {

// `keys` are sorted bytewise, distinct, not empty and hold no byte 0; a leaf's base is its index.
std::vector<Unit> build_trie(const std::vector<std::string_view>& keys);

}  // namespace hj::lexicon
