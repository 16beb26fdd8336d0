// What Layer<Print> holds, and how alike two of them are.
//
// Rows [0, kBands) are the bands and the store's only keys: a band is two 32-bit minima of a
// MinHash signature of 128, side by side, so the signature itself can be read back from them. Row
// kBands holds the counts (shingles in the low half, distinct figures in the high half). The rows
// after it hold the smallest 32-bit hashes of the figures, two a row, ascending.
#pragma once

#include <cstdint>
#include <span>

#include "core/document.h"

namespace hj::dedup {

inline constexpr std::size_t kMinima = 2 * kBands;
inline constexpr std::size_t kFigures = 32;  // a bottom-k sample; with fewer figures, the whole set

// The keys that a store indexes. Empty for a text too short to tell anything.
std::span<const Print> bands(std::span<const Print> prints);

struct Likeness {
  float jaccard = 0;               // of the shingles, +-0.04
  float contained = 0;             // share of the smaller text that the larger one holds, 0 to 1
  float size_ratio = 0;            // smaller by larger, in shingles
  float figures = 0;               // share of the smaller set of figures that both hold
  std::uint32_t shingles = 0;      // of the smaller text
  std::uint32_t figure_count = 0;  // of the smaller set
};
// Symmetric; all zero where either side has no prints or they have another form.
Likeness compare(std::span<const Print> a, std::span<const Print> b);

}  // namespace hj::dedup
