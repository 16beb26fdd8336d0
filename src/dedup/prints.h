// What Layer<Print> holds, and how alike two of them are.
//
// Rows [0, kBands) are the bands and the store's only keys: a band is two 32-bit minima of a
// MinHash signature of 128, side by side, so the signature itself can be read back from them. Row
// kBands holds the counts (shingles in the low half, distinct figures above) and kForm. Then come
//   kPlaces rows:  the quarter of the text in which each minimum stands, two bits each
//   kOutline rows: a MinHash of what a template leaves as it is, the particles and endings of
//                  three words in a row; four bits of each minimum (b-bit MinHash, Li & Koenig
//                  2010)
//   and the smallest 32-bit hashes of the figures, two a row, ascending.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/document.h"

namespace hj::dedup {

inline constexpr std::size_t kMinima = 2 * kBands;
inline constexpr std::size_t kFigures = 32;  // a bottom-k sample; with fewer figures, the whole set
inline constexpr std::size_t kPlaces = kMinima * 2 / 64, kOutline = kMinima * 4 / 64;
inline constexpr std::size_t kFirstFigure = kBands + 1 + kPlaces + kOutline;  // a row
inline constexpr Print kForm = Print{1} << 63;  // of the counts: rows as said above

// The keys that a store indexes. Empty for a text too short to tell anything.
std::span<const Print> bands(std::span<const Print> prints);

struct Likeness {
  float jaccard = 0;           // of the shingles, +-0.04
  float contained = 0;         // share of the smaller text that the larger one holds, 0 to 1
  float size_ratio = 0;        // smaller by larger, in shingles
  std::uint32_t shingles = 0;  // of the smaller text
};
// Each is symmetric. All zero where either side has no prints or they have another form; the others
// are for two that have some.
Likeness compare(std::span<const Print> a, std::span<const Print> b);

struct SameFigures {
  float share = 0;          // of the smaller set of figures that both hold
  std::uint32_t count = 0;  // of the smaller set
};
SameFigures same_figures(std::span<const Print> a, std::span<const Print> b);

// Jaccard index of the outlines, +-0.05; none where one of the texts has none.
std::optional<float> outline(std::span<const Print> a, std::span<const Print> b);

// How evenly what is alike stands over one of the texts, 0 to 1: the two quarters where least of it
// is, by the two where most is. What has no more than an ending, an opening or a table in common
// has next to nothing in two.
float evenness(std::span<const Print> a, std::span<const Print> b);

}  // namespace hj::dedup
