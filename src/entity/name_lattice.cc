#include "entity/name_lattice.h"

#include <algorithm>
#include <cmath>

namespace hj::entity {
namespace {

constexpr float kNever = -1e30F;

}  // namespace

void NameLattice::best(const Steps& steps, std::vector<std::uint8_t>& labels) {
  const std::size_t n = emissions.size();
  labels.assign(n, 0);
  if (n == 0) return;
  back_.resize(n);
  Scores now{}, next{};
  for (std::size_t y = 0; y < kLabels; ++y)
    now[y] = y == 0 || is_begin(y) ? emissions[0][y] : kNever;
  for (std::size_t i = 1; i < n; ++i) {
    // All labels side by side, as vectors; those that go on are set right below.
    next.fill(kNever);
    std::array<std::int32_t, kLine> from{};
    for (std::size_t x = 0; x < kLabels; ++x)
      for (std::size_t y = 0; y < kLine; ++y) {
        const float score = now[x] + steps[x][y];
        const bool better = score > next[y];
        next[y] = better ? score : next[y];
        from[y] = better ? static_cast<std::int32_t>(x) : from[y];
      }
    for (std::size_t y = 2; y < kLabels; y += 2) {
      const float begun = now[y - 1] + steps[y - 1][y], gone = now[y] + steps[y][y];
      next[y] = std::max(begun, gone);
      from[y] = static_cast<std::int32_t>(begun > gone ? y - 1 : y);
    }
    for (std::size_t y = 0; y < kLabels; ++y) {
      now[y] = next[y] + emissions[i][y];
      back_[i][y] = static_cast<std::uint8_t>(from[y]);
    }
  }
  auto y =
      static_cast<std::uint8_t>(std::max_element(now.begin(), now.begin() + kLabels) - now.begin());
  for (std::size_t i = n; i-- > 0; y = back_[i][y]) labels[i] = y;
}

void NameLattice::factor(const Steps& steps) {
  for (std::size_t x = 0; x < kLabels; ++x)
    for (std::size_t y = 0; y < kLabels; ++y)
      across_[y][x] = factors_[x][y] = follows(x, y) ? std::exp(steps[x][y]) : 0;
}

double NameLattice::weigh(const Steps& steps) {
  factor(steps);
  return weigh(0);
}
double NameLattice::weigh(std::size_t from) {
  const std::size_t n = emissions.size();
  for (auto* rows : {&ahead_, &behind_, &grown_}) rows->assign(n, Scores{});
  sums_.assign(n, 1);
  double all = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const float most = *std::max_element(emissions[i].begin(), emissions[i].begin() + kLabels);
    Scores sum{};
    if (i == 0)
      for (std::size_t y = 0; y < kLabels; y = y == 0 ? 1 : y + 2) sum[y] = 1;
    else
      for (std::size_t x = 0; x < kLabels; ++x)
        for (std::size_t y = 0; y < kLine; ++y) sum[y] += ahead_[i - 1][x] * factors_[x][y];
    float total = 0;
    for (std::size_t y = 0; y < kLabels; ++y) {
      grown_[i][y] = std::exp(emissions[i][y] - most);
      ahead_[i][y] = sum[y] * grown_[i][y];
      total += ahead_[i][y];
    }
    total = std::max(total, 1e-30F);
    for (std::size_t y = 0; y < kLabels; ++y) ahead_[i][y] /= total;
    sums_[i] = total;
    all += std::log(static_cast<double>(total)) + static_cast<double>(most);
  }
  for (std::size_t i = n; i-- > from;) {
    if (i + 1 == n) {
      behind_[i].fill(1);
      continue;
    }
    Scores after{};
    for (std::size_t y = 0; y < kLabels; ++y)
      after[y] = grown_[i + 1][y] * behind_[i + 1][y] / sums_[i + 1];
    Scores sum{};  // over y in order, for all x side by side
    for (std::size_t y = 0; y < kLine; ++y)
      for (std::size_t x = 0; x < kLine; ++x) sum[x] += across_[y][x] * after[y];
    behind_[i] = sum;
  }
  return all;
}

float NameLattice::chance_of(std::size_t begin, std::size_t end, std::size_t tag) const {
  float chance = ahead_[begin][begins(tag)];
  std::size_t before = begins(tag);
  for (std::size_t i = begin + 1; i < end; ++i, before = goes_on(tag))
    chance *= factors_[before][goes_on(tag)] * grown_[i][goes_on(tag)] / sums_[i];
  if (end == grown_.size()) return chance;
  float rest = 0;
  for (std::size_t y = 0; y < kLabels; y = y == 0 ? 1 : y + 2)
    rest += factors_[before][y] * grown_[end][y] * behind_[end][y] / sums_[end];
  return chance * rest;
}

}  // namespace hj::entity
