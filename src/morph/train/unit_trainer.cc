#include "morph/train/unit_trainer.h"

namespace hj::morph {

LearnedWeights::LearnedWeights(std::size_t size) : tables_(1 + kSources) {
  for (Table& table : tables_) {
    table.now.assign(size, 0);
    table.sum.assign(size, 0);
  }
  own_ = &tables_[1];
}

void LearnedWeights::add(std::uint32_t slot, float by) {
  for (Table* table : {&tables_[0], own_}) {
    table->now[slot] += by;
    table->sum[slot] += static_cast<float>(time_ * by);
  }
}

std::vector<float> LearnedWeights::average(Source source) const {
  std::vector<float> out(tables_[0].now.size());
  for (const Table* table : {&tables_[0], &tables_[1 + static_cast<std::size_t>(source)]})
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] += table->now[i] - static_cast<float>(table->sum[i] / time_);
  return out;
}

namespace {

void credit(const Example& example, const std::vector<LabelId>& labels,
            const std::vector<LabelId>& other, const Inventory& inventory, LearnedWeights& weights,
            float by) {
  Feature made[kFeatures];
  std::size_t before = kTagCount, before_other = kTagCount;
  for (std::size_t at = 0; at < labels.size(); ++at) {
    const bool same = labels[at] == other[at];
    if (!same && !example.units[at].fixed)
      for (std::size_t n = features(example.units, at, made), f = 0; f < n; ++f)
        weights.add(made[f].slot(labels[at]), by);
    if (!same || before != before_other) {
      steps(example.units, at, before, made);
      for (std::size_t f = 0; f < kSteps; ++f) weights.add(made[f].slot(labels[at]), by);
    }
    before = inventory.last(labels[at]);
    before_other = inventory.last(other[at]);
  }
}

}  // namespace

std::size_t train_pass(const std::vector<Example>& examples,
                       const std::vector<std::uint32_t>& order, const Inventory& inventory,
                       LearnedWeights& weights) {
  Decoder<LearnedWeights> decoder(inventory, weights);
  std::vector<Path> paths;
  std::size_t wrong = 0;
  for (const std::uint32_t i : order) {
    const Example& example = examples[i];
    weights.enter(example.source);
    decoder.decode(example.units, 1, paths);
    weights.tick();
    if (paths[0].labels == example.labels) continue;
    ++wrong;
    credit(example, example.labels, paths[0].labels, inventory, weights, 1);
    credit(example, paths[0].labels, example.labels, inventory, weights, -1);
  }
  return wrong;
}

}  // namespace hj::morph
