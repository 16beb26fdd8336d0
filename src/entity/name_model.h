// The trained model of the name tagger: names.bin; hapjong-train-names writes it.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
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

  using Row [[gnu::vector_size(2 * kLine)]] = std::int16_t;  // sums, handled at once
  [[gnu::always_inline]] inline void scores(const Row& sums, Scores& out) const {
    using Wide [[gnu::vector_size(4 * kLine)]] = float;
    const Wide wide = __builtin_convertvector(sums, Wide) * scale_;
    std::memcpy(out.data(), &wide, sizeof wide);
  }
  const Steps& steps() const { return steps_; }
  std::uint64_t hash() const { return hash_; }

  // Features lie in buckets of kBucket slots, found by a print of 16 bits, 0 = an empty slot.
  static constexpr std::size_t kBucket = 8;
  static std::uint16_t print_of(std::uint64_t feature) {
    const auto print = static_cast<std::uint16_t>(feature);
    return static_cast<std::uint16_t>(print + (print == 0));
  }
  // The first slot of its bucket; of `slots`, a power of two.
  static std::size_t bucket_of(std::uint64_t feature, std::size_t slots) {
    static_assert(kBucket == 8);
    return feature >> 13 & (slots - kBucket);
  }

 private:
  friend class NameSums;
  friend Done write(const struct NameParts& parts, const std::string& file);
  const char* read(std::string_view bytes);

  std::vector<std::uint16_t> prints_;
  std::vector<std::int8_t> codes_;
  Steps steps_{};
  float scale_ = 1;
  std::uint64_t hash_ = 0;
};

// Rows of features whose weights are to be summed up, most of which the model does not hold. In
// three passes over all of them, so that memory is waited for once.
class NameSums {
 public:
  explicit NameSums(const NameModel& model) : model_(model) {}
  void clear() { size_ = 0, ends_.clear(); }
  // Of each feature what `make` makes of it.
  template <class Make>
  void add(std::span<const std::uint64_t> features, const Make& make) {
    if (size_ + features.size() > features_.size()) features_.resize(2 * (size_ + features.size()));
    std::uint64_t* to = features_.data() + size_;
    size_ += features.size();
    const std::uint16_t* const prints = model_.prints_.data();
    const std::size_t slots = model_.prints_.size();
    for (const std::uint64_t feature : features) {
      *to = make(feature);
      __builtin_prefetch(prints + NameModel::bucket_of(*to++, slots));
    }
  }
  void close() { ends_.push_back(size_); }               // the row
  void close(std::size_t end) { ends_.push_back(end); }  // where its last feature is not the last
  void run();
  const Sums& row(std::size_t at) const { return sums_[at]; }

 private:
  void find();
  const NameModel& model_;
  std::vector<std::uint64_t> features_;  // and behind `size_` room that is kept
  std::size_t size_ = 0;
  std::vector<std::size_t> ends_;       // of the rows
  std::vector<std::uint32_t> slots_;    // of the model, of the features that it holds
  std::vector<std::size_t> slot_ends_;  // of the rows
  std::vector<Sums> sums_;
};

struct NameParts {                                         // what a model is written from
  std::vector<std::pair<std::uint64_t, Scores>> features;  // most telling first
  Steps steps{};
  std::size_t slots = 0;  // a power of two; features that find no room are left out
};
Done write(const NameParts& parts, const std::string& file);

}  // namespace hj::entity
