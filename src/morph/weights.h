// The trained weights of labels, one byte each, and their sums: the inner loop of reading.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "morph/feature.h"

namespace hj::morph {

// A code c in -127…127 means scale * c * |c|: fine near 0, coarse far out.
struct Weights {
  const std::int8_t* codes = nullptr;
  std::array<std::int32_t, 256> squares{};
  float scale = 1;
  Weights() = default;
  Weights(const std::int8_t* at, float unit) : codes(at), scale(unit) {
    for (int c = -128; c < 128; ++c) squares[static_cast<std::uint8_t>(c)] = c * (c < 0 ? -c : c);
  }
  void prefetch(std::uint32_t line) const {  // a line is two cache lines
    __builtin_prefetch(codes + line);
    __builtin_prefetch(codes + line + 64);
  }
  // In units of the scale: sums of them are exact.
  std::int32_t operator()(std::uint32_t slot) const {
    return squares[static_cast<std::uint8_t>(codes[slot])];
  }
  float value(std::uint32_t slot) const { return scale * static_cast<float>((*this)(slot)); }

  // Rows of sums of one label each, whole blocks long: in each what `from` has of the label and the
  // weights of that row's features.
  static constexpr std::size_t kBlock = 16;
  struct Task {
    const Feature* features;  // of all rows, one after the other
    std::size_t rows, each;   // so many of each row
    std::span<const std::uint16_t> labels;
    const std::int32_t* from;
    std::int32_t* to;
    std::span<const Feature> of_row(std::size_t row) const { return {features + row * each, each}; }
  };
  void sum(const Task& task) const;
  // The ways to do so that this machine has, quickest first; the last is any machine's.
  using Adder = void (*)(const Weights&, const Task&);
  static std::vector<Adder> adders();
};

}  // namespace hj::morph
