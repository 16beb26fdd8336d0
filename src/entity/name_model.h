// The trained model of the name tagger: names.bin; hapjong-train-names writes it.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "core/result.h"
#include "entity/name_lattice.h"

namespace hj::entity {

// A feature's weights, one byte a label; the sum over a character's features times a scale is its
// emission.
using Sums = std::array<std::int16_t, kLine>;

class NameModel {
 public:
  static Result<NameModel> open(const std::string& file);

  // Adds the weights of a feature, if the model holds it.
  void add(std::uint64_t feature, Sums& sums) const {
    const std::size_t bucket = bucket_of(feature, prints_.size() / kBucket) * kBucket;
    Bucket prints;
    std::memcpy(&prints, prints_.data() + bucket, sizeof prints);
    const Bucket same = prints == (Bucket{} + print_of(feature));
    std::uint64_t hits[2];
    std::memcpy(hits, &same, sizeof hits);
    if ((hits[0] | hits[1]) == 0) return;  // most features are none of the model's
    const auto slot = static_cast<std::size_t>(hits[0] != 0 ? std::countr_zero(hits[0]) / 16
                                                            : 4 + std::countr_zero(hits[1]) / 16);
    const std::int8_t* codes = codes_.data() + (bucket + slot) * kLine;
    for (std::size_t y = 0; y < kLine; ++y) sums[y] = static_cast<std::int16_t>(sums[y] + codes[y]);
  }
  Scores scores(const Sums& sums) const {
    Scores out;
    for (std::size_t y = 0; y < kLine; ++y) out[y] = scale_ * static_cast<float>(sums[y]);
    return out;
  }
  void prefetch(std::uint64_t feature) const {
    __builtin_prefetch(prints_.data() + bucket_of(feature, prints_.size() / kBucket) * kBucket);
  }
  const Steps& steps() const { return steps_; }
  std::uint64_t hash() const { return hash_; }

  // Features lie in buckets of kBucket slots, found by a print of 16 bits, 0 = an empty slot.
  static constexpr std::size_t kBucket = 8;
  static std::uint16_t print_of(std::uint64_t feature) {
    return static_cast<std::uint16_t>((feature & 0xFFFF) | ((feature & 0xFFFF) == 0));
  }
  static std::size_t bucket_of(std::uint64_t feature, std::size_t buckets) {
    return (feature >> 16) & (buckets - 1);  // a power of two
  }

 private:
  using Bucket [[gnu::vector_size(16)]] = std::uint16_t;  // compared at once
  static_assert(sizeof(Bucket) == kBucket * sizeof(std::uint16_t));

  friend Done write(const struct NameParts& parts, const std::string& file);
  const char* read(std::string_view bytes);

  std::vector<std::uint16_t> prints_;
  std::vector<std::int8_t> codes_;
  Steps steps_{};
  float scale_ = 1;
  std::uint64_t hash_ = 0;
};

struct NameParts {                                         // what a model is written from
  std::vector<std::pair<std::uint64_t, Scores>> features;  // most telling first
  Steps steps{};
  std::size_t slots = 0;  // a power of two; features that find no room are left out
};
Done write(const NameParts& parts, const std::string& file);

}  // namespace hj::entity
