// Learns the first reading: an averaged structured perceptron over the units of each eojeol.
#pragma once

#include <cstdint>
#include <vector>

#include "morph/decoder.h"
#include "morph/inventory.h"
#include "morph/train/corpus.h"

namespace hj::morph {

// Each source has weights of its own beside the shared ones (Daumé 2007): what a convention does
// differently is learned there, and only the target's are kept.
enum class Source : std::uint8_t { klue, kaist, gsd, khaiii, names };
inline constexpr std::size_t kSources = 5;

struct Example {
  std::vector<Unit> units;
  std::vector<LabelId> labels;
  Source source;
};

// Weights while they are learned: shared and of one source, each with its running sum.
class LearnedWeights {
 public:
  explicit LearnedWeights(std::size_t size);
  void enter(Source source) { own_ = &tables_[1 + static_cast<std::size_t>(source)]; }
  float scale = 1;
  float operator()(std::uint32_t slot) const { return tables_[0].now[slot] + own_->now[slot]; }
  void add(std::uint32_t slot, float by);
  void tick() { ++time_; }
  std::vector<float> average(Source source) const;

 private:
  struct Table {
    std::vector<float> now, sum;
  };
  std::vector<Table> tables_;
  Table* own_;
  double time_ = 1;
};

// The same weights, averaged: what the shipped model will say, before it is rounded.
struct AveragedWeights {
  std::vector<float> values;
  float scale = 1;
  float operator()(std::uint32_t slot) const { return values[slot]; }
};

// One pass in the given order; returns how many examples were read wrongly.
std::size_t train_pass(const std::vector<Example>& examples,
                       const std::vector<std::uint32_t>& order, const Inventory& inventory,
                       LearnedWeights& weights);

}  // namespace hj::morph
