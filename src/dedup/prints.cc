#include "dedup/prints.h"

#include <algorithm>
#include <array>
#include <bit>

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
  const std::size_t count = std::min<std::size_t>(high(prints[kBands] & ~kForm), kFigures);
  for (std::size_t i = 0; i < count && kFirstFigure + i / 2 < prints.size(); ++i) {
    const Print row = prints[kFirstFigure + i / 2];
    out.hash[out.size++] = i % 2 == 0 ? low(row) : high(row);
  }
  return out;
}

float evenness_in(std::span<const Print> a, std::span<const Print> b) {
  std::array<float, 4> all{}, same{};
  for (std::size_t i = 0; i < kMinima; ++i) {
    const std::size_t quarter = a[kBands + 1 + i / 32] >> (i % 32 * 2) & 3;
    const Print differs = a[i / 2] ^ b[i / 2];
    ++all[quarter];
    same[quarter] += (i % 2 == 0 ? low(differs) : high(differs)) == 0;
  }
  for (std::size_t q = 0; q < 4; ++q)  // a quarter that repeats an earlier one has no minima
    same[q] = all[q] == 0 ? jaccard(a, b) : same[q] / all[q];
  std::sort(same.begin(), same.end());
  return same[3] == 0 ? 0 : (same[0] + same[1]) / (same[2] + same[3]);
}

bool of_this_form(std::span<const Print> prints) {
  return prints.size() >= kFirstFigure && (prints[kBands] & kForm) != 0;
}

}  // namespace

std::span<const Print> bands(std::span<const Print> prints) {
  return prints.size() > kBands ? prints.first(kBands) : std::span<const Print>{};
}

Likeness compare(std::span<const Print> a, std::span<const Print> b) {
  Likeness out;
  if (!of_this_form(a) || !of_this_form(b)) return out;
  const std::uint32_t fewer = std::min(low(a[kBands]), low(b[kBands]));
  const std::uint32_t more = std::max(low(a[kBands]), low(b[kBands]));
  if (fewer == 0) return out;
  out.jaccard = jaccard(a, b);
  out.shingles = fewer;
  out.size_ratio = static_cast<float>(fewer) / static_cast<float>(more);
  // |A and B| = J (|A| + |B|) / (1 + J)
  const float common = out.jaccard * static_cast<float>(fewer + more) / (1 + out.jaccard);
  out.contained = std::min(1.0F, common / static_cast<float>(fewer));
  return out;
}

// Of bottom-k samples, only the hashes up to the lower of the two cut-offs are comparable.
SameFigures same_figures(std::span<const Print> a, std::span<const Print> b) {
  const Figures x = figures(a);
  const Figures y = figures(b);
  if (x.size == 0 || y.size == 0) return {};
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
  if (fewer == 0) return {};
  return {static_cast<float>(both) / static_cast<float>(fewer), static_cast<std::uint32_t>(fewer)};
}

std::optional<float> outline(std::span<const Print> a, std::span<const Print> b) {
  constexpr std::size_t kFirst = kFirstFigure - kOutline;
  constexpr std::uint64_t kNibbles = 0x1111'1111'1111'1111ULL;
  int differ = 0;
  Print any_a = 0, any_b = 0;
  for (std::size_t i = kFirst; i < kFirstFigure; ++i) {
    any_a |= a[i], any_b |= b[i];
    const Print x = a[i] ^ b[i];
    differ += std::popcount((x | x >> 1 | x >> 2 | x >> 3) & kNibbles);
  }
  if (any_a == 0 || any_b == 0) return std::nullopt;
  constexpr float kChance = 1.0F / 16;  // that four bits are equal
  const float same = 1 - static_cast<float>(differ) / kMinima;
  return std::max(0.0F, (same - kChance) / (1 - kChance));
}

float evenness(std::span<const Print> a, std::span<const Print> b) {
  return std::max(evenness_in(a, b), evenness_in(b, a));
}

}  // namespace hj::dedup
