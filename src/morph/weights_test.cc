#include "morph/weights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace hj::morph {
namespace {

TEST(Weights, AddsTheSameInAllWaysOfThisMachine) {
  std::vector<std::int8_t> codes(std::size_t{64} << kSlotBits);
  Mixer random(1);
  for (std::int8_t& code : codes)
    code = static_cast<std::int8_t>(static_cast<int>(random.add(7).value() % 255) - 127);
  const Weights weights(codes.data(), 0.5F);
  std::vector<Feature> features;
  for (std::uint32_t line = 0; line < 33; ++line)
    features.push_back({line << kSlotBits, random.add(line).feature().turn});
  std::vector<std::uint16_t> labels;
  for (std::size_t i = 0; i < 3 * Weights::kBlock; ++i)
    labels.push_back(static_cast<std::uint16_t>(random.add(i).value()));
  constexpr std::size_t kRows = 3, kEach = 11;
  const std::vector<std::int32_t> from(labels.size(), 5);
  std::vector<std::int32_t> sums;
  for (std::size_t row = 0; row < kRows; ++row)
    for (std::size_t i = 0; i < labels.size(); ++i) {
      sums.push_back(from[i]);
      for (std::size_t f = 0; f < kEach; ++f)
        sums.back() += weights(features[row * kEach + f].slot(labels[i]));
    }
  EXPECT_GT(std::count_if(sums.begin(), sums.end(), [](int sum) { return sum != 5; }), 120);
  for (const Weights::Adder add : Weights::adders()) {
    std::vector<std::int32_t> totals(sums.size());
    add(weights, {features.data(), kRows, kEach, labels, from.data(), totals.data()});
    EXPECT_EQ(totals, sums);
  }
}

}  // namespace
}  // namespace hj::morph
