// Learns the second reading: which of an eojeol's readings fits its neighbours. An averaged
// structured perceptron over sentences, on readings by models that have not seen the sentence.
#pragma once

#include <vector>

#include "morph/reading.h"
#include "morph/train/corpus.h"
#include "morph/train/unit_trainer.h"

namespace hj::morph {

struct Choice {
  float base;                        // of the first reading
  std::vector<std::uint32_t> inner;  // slots
  Edge edge;
};
struct Eojeol {
  std::vector<Choice> choices;
  std::size_t gold = 0;            // the choice that is right, or nearest to it
  std::size_t want = 0, hits = 0;  // morphemes of the gold; of them in that choice
};
struct Sequence {
  std::vector<Eojeol> eojeol;
  Source source;
};

// Makes readings of one gold eojeol with `weights`, which must not have learned from it.
Eojeol choices_of(const GoldEojeol& gold, const AveragedWeights& weights,
                  const Inventory& inventory, Words& words);
std::size_t train_pass(const std::vector<Sequence>& sentences,
                       const std::vector<std::uint32_t>& order, LearnedWeights& weights,
                       float base);
// Share of eojeol that are read as the gold choice says.
double right(const std::vector<Sequence>& sentences, const AveragedWeights& weights, float base);

}  // namespace hj::morph
