#include "entity/name_lattice.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/wide.h"

namespace hj::entity {
namespace {

constexpr float kNever = -1e30F;

// Half a line of labels, handled at once: those behind any other, or those that go on.
using HalfLine [[gnu::vector_size(kHalf * sizeof(float))]] = float;
using HalfWhole [[gnu::vector_size(kHalf * sizeof(float))]] = std::int32_t;
void load(const float* from, HalfLine& half) { std::memcpy(&half, from, sizeof half); }
void store(const HalfLine& half, float* to) { std::memcpy(to, &half, sizeof half); }

// e^x for x <= 0, to a part in ten million.
[[gnu::always_inline]] inline void exp_below(HalfLine& x) {
  constexpr float kLeast = -87, kLogTwo = 0.693359375F, kRest = -2.12194440e-4F;
  x = x < kLeast ? HalfLine{} + kLeast : x;
  const HalfWhole n = __builtin_convertvector(x * 1.44269504F - 0.5F, HalfWhole);
  const HalfLine whole = __builtin_convertvector(n, HalfLine);
  const HalfLine r = x - whole * kLogTwo - whole * kRest;
  HalfLine p = HalfLine{} + 1.9875691500e-4F;
  for (const float c :
       {1.3981999507e-3F, 8.3334519073e-3F, 4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F})
    p = p * r + c;
  x = (p * r * r + r + 1) * reinterpret_cast<HalfLine>((n + 127) << 23);
}

// In each place the largest of all.
[[gnu::always_inline]] inline void spread_most(HalfLine& x) {
  HalfLine other = __builtin_shufflevector(x, x, 4, 5, 6, 7, 0, 1, 2, 3);
  x = x < other ? other : x;
  other = __builtin_shufflevector(x, x, 2, 3, 0, 1, 6, 7, 4, 5);
  x = x < other ? other : x;
  other = __builtin_shufflevector(x, x, 1, 0, 3, 2, 5, 4, 7, 6);
  x = x < other ? other : x;
}

}  // namespace

void NameLattice::best(const Steps& steps, std::vector<std::uint8_t>& labels) {
  const std::size_t n = emissions.size();
  labels.assign(n, 0);
  if (n == 0) return;
  trail_.resize(n);
  from_name_.resize(n);
  trail_[0].fill(kNever);
  for (std::size_t y = 0; y < kHalf; ++y) trail_[0][y] = emissions[0][y];
  widely([&]() __attribute__((always_inline)) {
    std::array<HalfLine, kLine> step;
    HalfLine entry, stay, now_first, now_later, first, later, said;
    for (std::size_t x = 0; x < kLine; ++x) load(steps[x].data(), step[x]);
    for (std::size_t b = 0, y = kHalf; b < kHalf; ++b, ++y)
      entry[b] = steps[b][y], stay[b] = steps[y][y];
    for (std::size_t i = 1; i < n; ++i) {
      const Scores& now = trail_[i - 1];
      load(now.data(), now_first);
      load(now.data() + kHalf, now_later);
      const HalfLine outside = step[0] + now[0];
      first = outside;
      for (std::size_t x = 1; x < kLine; ++x) {
        const HalfLine from = step[x] + now[x];
        first = first < from ? from : first;
      }
      const HalfWhole name = outside < first;
      std::memcpy(from_name_[i].data(), &name, sizeof name);
      const HalfLine entered = now_first + entry, stayed = now_later + stay;
      later = entered < stayed ? stayed : entered;
      load(emissions[i].data(), said);
      store(first + said, trail_[i].data());
      load(emissions[i].data() + kHalf, said);
      store(later + said, trail_[i].data() + kHalf);
      trail_[i][kHalf] = kNever;
    }
  });
  // Backwards: the first of the best labels, then the one that it was reached from.
  const auto pick = [](auto score) {
    std::uint8_t out = 0;
    for (const std::uint8_t x : kLabels)
      if (score(x) > score(out)) out = x;
    return out;
  };
  const auto reached = [&](std::size_t i, std::size_t x, std::size_t y) {
    return trail_[i - 1][x] + steps[x][y];
  };
  std::uint8_t y = pick([&](std::size_t x) { return trail_[n - 1][x]; });
  for (std::size_t i = n - 1;; --i) {
    labels[i] = y;
    if (i == 0) break;
    if (y < kHalf)
      y = from_name_[i][y] == 0 ? 0 : pick([&](std::size_t x) { return reached(i, x, y); });
    else if (reached(i, y, y) <= reached(i, y - kHalf, y))
      y -= kHalf;
  }
}

void NameLattice::factor(const Steps& steps) {
  for (const std::size_t x : kLabels)
    for (const std::size_t y : kLabels)
      across_[y][x] = factors_[x][y] = follows(x, y) ? std::exp(steps[x][y]) : 0;
}

double NameLattice::weigh(const Steps& steps) {
  factor(steps);
  grow([](HalfLine& x) {
    for (std::size_t y = 0; y < kHalf; ++y) x[y] = std::exp(x[y]);
  });
  ahead();
  behind(0);
  double all = 0;
  for (std::size_t i = 0; i < sums_.size(); ++i)
    all += std::log(static_cast<double>(sums_[i])) + static_cast<double>(most_[i]);
  return all;
}
void NameLattice::weigh(std::size_t from) {
  grow([](HalfLine & x) __attribute__((always_inline)) { exp_below(x); });
  ahead();
  behind(from);
}

// What each character says alone, the likeliest label of each as 1.
template <class Exp>
void NameLattice::grow(Exp exp) {
  const std::size_t n = emissions.size();
  grown_.resize(n);
  most_.resize(n);
  widely([&]() __attribute__((always_inline)) {
    HalfLine first, later;
    for (std::size_t i = 0; i < n; ++i) {
      load(emissions[i].data(), first);
      load(emissions[i].data() + kHalf, later);
      later[0] = kNever;
      HalfLine most = first < later ? later : first;
      spread_most(most);
      most_[i] = most[0];
      first -= most;
      later -= most;
      exp(first);
      exp(later);
      later[0] = 0;
      store(first, grown_[i].data());
      store(later, grown_[i].data() + kHalf);
    }
  });
}

void NameLattice::ahead() {
  const std::size_t n = emissions.size();
  ahead_.resize(n);
  sums_.resize(n);
  widely([&]() __attribute__((always_inline)) {
    std::array<HalfLine, kLine> factor;
    HalfLine entry, stay, before_first, before_later, first, later, grown;
    for (std::size_t x = 0; x < kLine; ++x) load(factors_[x].data(), factor[x]);
    for (std::size_t b = 0, y = kHalf; b < kHalf; ++b, ++y)
      entry[b] = factors_[b][y], stay[b] = factors_[y][y];
    for (std::size_t i = 0; i < n; ++i) {
      if (i == 0) {
        first = HalfLine{} + 1.0F;
        later = HalfLine{};
      } else {
        const Scores& before = ahead_[i - 1];
        first = HalfLine{};
        for (const std::size_t x : kLabels) first += factor[x] * before[x];
        load(before.data(), before_first);
        load(before.data() + kHalf, before_later);
        later = before_first * entry + before_later * stay;
      }
      load(grown_[i].data(), grown);
      first *= grown;
      load(grown_[i].data() + kHalf, grown);
      later *= grown;
      float total = 0;
      for (const std::size_t y : kLabels) total += y < kHalf ? first[y] : later[y - kHalf];
      total = std::max(total, 1e-30F);
      store(first / total, ahead_[i].data());
      store(later / total, ahead_[i].data() + kHalf);
      sums_[i] = total;
    }
  });
}

void NameLattice::behind(std::size_t from) {
  const std::size_t n = emissions.size();
  behind_.resize(n);
  if (n > 0) behind_[n - 1].fill(1);
  widely([&]() __attribute__((always_inline)) {
    std::array<std::array<HalfLine, 2>, kLine> across;
    for (std::size_t y = 0; y < kLine; ++y)
      for (const std::size_t h : {0, 1}) load(across_[y].data() + h * kHalf, across[y][h]);
    for (std::size_t i = n; i-- > from + 1;) {
      Scores after;
      for (std::size_t y = 0; y < kLine; ++y) after[y] = grown_[i][y] * behind_[i][y] / sums_[i];
      HalfLine first{}, later{};
      for (const std::size_t y : kLabels) {  // for all x side by side
        first += across[y][0] * after[y];
        later += across[y][1] * after[y];
      }
      store(first, behind_[i - 1].data());
      store(later, behind_[i - 1].data() + kHalf);
    }
  });
}

float NameLattice::chance_of(std::size_t begin, std::size_t end, std::size_t tag) const {
  float chance = ahead_[begin][begins(tag)];
  std::size_t before = begins(tag);
  for (std::size_t i = begin + 1; i < end; ++i, before = goes_on(tag))
    chance *= factors_[before][goes_on(tag)] * grown_[i][goes_on(tag)] / sums_[i];
  if (end == grown_.size()) return chance;
  float rest = 0;
  for (std::size_t y = 0; y < kHalf; ++y)
    rest += factors_[before][y] * grown_[end][y] * behind_[end][y] / sums_[end];
  return chance * rest;
}

}  // namespace hj::entity
