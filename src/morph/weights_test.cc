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
  for (std::uint32_t line = 0; line < 30; ++line)
    features.push_back({line << kSlotBits, random.add(line).feature().turn});
  std::vector<std::uint16_t> labels;
  for (std::size_t i = 0; i < 3 * Weights::kBlock; ++i)
    labels.push_back(static_cast<std::uint16_t>(random.add(i).value()));
  std::vector<std::int32_t> sums(labels.size(), 5);
  for (std::size_t i = 0; i < labels.size(); ++i)
    for (const Feature& f : features) sums[i] += weights(f.slot(labels[i]));
  EXPECT_GT(std::count_if(sums.begin(), sums.end(), [](int sum) { return sum != 5; }), 40);
  for (const Weights::Adder add : Weights::adders()) {
    std::vector<std::int32_t> totals(labels.size(), 5);
    add(weights, features, labels, totals);
    EXPECT_EQ(totals, sums);
  }
}

}  // namespace
}  // namespace hj::morph
