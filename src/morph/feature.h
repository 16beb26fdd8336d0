// What a unit is judged by: hashed windows of the eojeol around it.
#pragma once

#include <array>
#include <cstddef>
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
  constexpr Mixer() = default;
  constexpr explicit Mixer(std::uint64_t seed) { add(seed); }
  constexpr Mixer& add(std::uint64_t value) {
    state_ = (state_ ^ value) * 0x9E3779B97F4A7C15ULL;
    state_ ^= state_ >> 29;
    return *this;
  }
  constexpr std::uint64_t value() const { return state_; }
  constexpr Feature feature() const {
    return {static_cast<std::uint32_t>(state_ >> (64 - kLineBits)) << kSlotBits,
            static_cast<std::uint32_t>(state_) | 1};
  }

 private:
  std::uint64_t state_ = 0x243F6A8885A308D3ULL;
};

// Code of the unit `by` away, 1 before the begin and 2 after the end.
inline std::uint64_t code_at(std::span<const Unit> units, std::size_t at, int by) {
  const auto i = static_cast<std::ptrdiff_t>(at) + by;
  if (i < 0) return 1;
  if (i >= static_cast<std::ptrdiff_t>(units.size())) return 2;
  return units[static_cast<std::size_t>(i)].code;
}

inline constexpr std::size_t kFeatures = 32;  // at most, of one unit
// Fills `out` and returns how many.
std::size_t features(std::span<const Unit> units, std::size_t at, Feature* out);

inline constexpr std::size_t kSteps = 3;  // of one transition
// By the last tag of the unit before.
inline constexpr auto kStepSeeds = [] {
  std::array<std::array<Mixer, kSteps>, kTagCount + 1> out;
  for (std::size_t before = 0; before < out.size(); ++before)
    for (std::size_t n = 0; n < kSteps; ++n) out[before][n] = Mixer(100 + n).add(before);
  return out;
}();
// Of passing from a unit whose last tag is `before` (kTagCount: the begin) to one of this code,
// with the next one behind it.
inline void steps(std::size_t before, std::uint64_t code, std::uint64_t next, Feature* out) {
  std::array<Mixer, kSteps> mixers = kStepSeeds[before];
  out[0] = mixers[0].feature();
  out[1] = mixers[1].add(code).feature();
  out[2] = mixers[2].add(code).add(next).feature();
}
inline void steps(std::span<const Unit> units, std::size_t at, std::size_t before, Feature* out) {
  steps(before, code_at(units, at, 0), code_at(units, at, 1), out);
}

}  // namespace hj::morph
