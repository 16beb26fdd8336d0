// What a unit is judged by: hashed windows of the eojeol around it.
#pragma once

#include <cstdint>
#include <span>

#include "morph/unit.h"

namespace hj::morph {

// Weights lie in lines of 128, one line a feature, so that all labels of a unit cost one or two
// cache misses a feature; which slot of its line a label takes differs from feature to feature.
inline constexpr std::uint32_t kLineBits = 15, kSlotBits = 7;
inline constexpr std::size_t kWeights = std::size_t{1} << (kLineBits + kSlotBits);

struct Feature {
  std::uint32_t line;  // times 128
  std::uint32_t turn;  // odd
  std::uint32_t slot(std::uint32_t label) const {
    return line | ((label + 1) * turn) >> (32 - kSlotBits);
  }
};

class Mixer {
 public:
  explicit Mixer(std::uint64_t seed) { add(seed); }
  Mixer& add(std::uint64_t value) {
    state_ = (state_ ^ value) * 0x9E3779B97F4A7C15ULL;
    state_ ^= state_ >> 29;
    return *this;
  }
  std::uint64_t value() const { return state_; }
  Feature feature() const {
    return {static_cast<std::uint32_t>(state_ >> (64 - kLineBits)) << kSlotBits,
            static_cast<std::uint32_t>(state_) | 1};
  }

 private:
  std::uint64_t state_ = 0x243F6A8885A308D3ULL;
};

inline constexpr std::size_t kFeatures = 32;  // at most, of one unit
inline constexpr std::size_t kSteps = 3;      // of one transition

// Fills `out` and returns how many.
std::size_t features(std::span<const Unit> units, std::size_t at, Feature* out);
// Of passing from a unit whose last tag is `before` (kTagCount: the begin) to the unit at `at`.
void steps(std::span<const Unit> units, std::size_t at, unsigned before, Feature* out);

}  // namespace hj::morph
