#include "morph/weights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace hj::morph {
namespace {

// The vectors of this machine, where it has them, and the plain loop give the same sums.
TEST(Weights, AddsTheSameOnAnyMachine) {
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
  std::vector<std::int32_t> fast(labels.size(), 5), plain(labels.size(), 5);
  weights.add(features, labels, fast);
  weights.add_plainly(features, labels, plain);
  EXPECT_EQ(fast, plain);
  EXPECT_GT(std::count_if(plain.begin(), plain.end(), [](int sum) { return sum != 5; }), 40);
}

}  // namespace
}  // namespace hj::morph
