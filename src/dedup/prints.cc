#include "dedup/prints.h"

#include <algorithm>
#include <array>

namespace hj::dedup {
namespace {

std::uint32_t low(Print p) { return static_cast<std::uint32_t>(p); }
std::uint32_t high(Print p) { return static_cast<std::uint32_t>(p >> 32); }

// The share of equal minima estimates the Jaccard index (Broder 1997).
float jaccard(std::span<const Print> a, std::span<const Print> b) {
  int same = 0;
  for (std::size_t i = 0; i < kBands; ++i) {
    same += low(a[i]) == low(b[i]);
    same += high(a[i]) == high(b[i]);
  }
  return static_cast<float>(same) / kMinima;
}

struct Figures {
  std::array<std::uint32_t, kFigures> hash{};
  std::size_t size = 0;
};
Figures figures(std::span<const Print> prints) {
  Figures out;
  const std::size_t count = std::min<std::size_t>(high(prints[kBands]), kFigures);
  for (std::size_t i = 0; i < count && kBands + 1 + i / 2 < prints.size(); ++i) {
    const Print row = prints[kBands + 1 + i / 2];
    out.hash[out.size++] = i % 2 == 0 ? low(row) : high(row);
  }
  return out;
}

// Of bottom-k samples, only the hashes up to the lower of the two cut-offs are comparable.
void compare_figures(std::span<const Print> a, std::span<const Print> b, Likeness& out) {
  const Figures x = figures(a);
  const Figures y = figures(b);
  if (x.size == 0 || y.size == 0) return;
  std::uint32_t limit = ~std::uint32_t{0};
  if (x.size == kFigures) limit = std::min(limit, x.hash[x.size - 1]);
  if (y.size == kFigures) limit = std::min(limit, y.hash[y.size - 1]);
  std::size_t i = 0, j = 0, both = 0;
  while (i < x.size && j < y.size && x.hash[i] <= limit && y.hash[j] <= limit) {
    if (x.hash[i] == y.hash[j])
      ++both, ++i, ++j;
    else if (x.hash[i] < y.hash[j])
      ++i;
    else
      ++j;
  }
  const auto within = [limit](const Figures& f) {
    return static_cast<std::size_t>(
        std::upper_bound(f.hash.begin(), f.hash.begin() + f.size, limit) - f.hash.begin());
  };
  const std::size_t fewer = std::min(within(x), within(y));
  out.figure_count = static_cast<std::uint32_t>(fewer);
  out.figures = fewer == 0 ? 0 : static_cast<float>(both) / static_cast<float>(fewer);
}

}  // namespace

std::span<const Print> bands(std::span<const Print> prints) {
  return prints.size() > kBands ? prints.first(kBands) : std::span<const Print>{};
}

Likeness compare(std::span<const Print> a, std::span<const Print> b) {
  Likeness out;
  if (a.size() <= kBands || b.size() <= kBands) return out;
  const std::uint32_t fewer = std::min(low(a[kBands]), low(b[kBands]));
  const std::uint32_t more = std::max(low(a[kBands]), low(b[kBands]));
  if (fewer == 0) return out;
  out.jaccard = jaccard(a, b);
  out.shingles = fewer;
  out.size_ratio = static_cast<float>(fewer) / static_cast<float>(more);
  // |A and B| = J (|A| + |B|) / (1 + J)
  const float common = out.jaccard * static_cast<float>(fewer + more) / (1 + out.jaccard);
  out.contained = std::min(1.0F, common / static_cast<float>(fewer));
  compare_figures(a, b, out);
  return out;
}

}  // namespace hj::dedup
