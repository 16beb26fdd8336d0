// Learns the name tagger: a conditional random field by stochastic gradients (AdaGrad), features
// left out at random, the most telling features kept.
#pragma once

#include <random>
#include <span>
#include <unordered_map>
#include <vector>

#include "entity/name_feature.h"
#include "entity/name_lattice.h"
#include "entity/name_model.h"
#include "entity/train/name_corpus.h"

namespace hj::entity {

struct NamePlan {
  int silver_passes = 3;
  int gold_passes = 8;
  int last_passes = 3;  // over the gold, with only the features that are kept
  float rate = 0.2F;
  float last_rate = 0.05F;
  float left_out = 0.3F;  // of the features of a character, in each step
  unsigned least = 2;     // times that a feature has to be seen
  std::size_t slots = 1 << 17;
  double load = 0.93;  // of the slots
};

class NameTrainer {
 public:
  NameTrainer(const NameFeatures& features, NamePlan plan) : features_(features), plan_(plan) {}

  void add(const std::vector<MarkedSentence>& sentences, bool measured = false);
  void learn();
  // Precision, recall and F1 of whole names on the measured sentences, printed to stderr.
  void measure(const char* when);
  NameParts parts() const;

 private:
  struct WordIds {
    std::vector<std::uint32_t> features, starts;
  };
  struct Token {
    std::uint32_t word;
    std::vector<std::uint32_t> first, later;
  };
  struct Example {
    std::vector<Token> tokens;
    std::vector<std::uint8_t> labels;
    NameSource source;
  };
  struct Pending {
    std::vector<std::uint32_t> words;
    std::vector<bool> glued;
    std::vector<std::uint8_t> labels;
    NameSource source;
    bool measured;
  };

  void count();
  void number();
  void sights(const Pending& sentence, std::vector<Sight>& out) const;
  void passes(int many, NameSource source, float rate);
  double step(const Example& example, float rate);
  void emit(const Example& example, float left_out);
  void update(Scores& weights, Scores& squares, const Scores& gradient, float rate) const;
  void select();

  const NameFeatures& features_;
  NamePlan plan_;
  std::unordered_map<std::string, std::uint32_t> word_ids_;
  std::vector<Inside> insides_;
  std::vector<unsigned> seen_;  // per word, in what is trained on
  std::vector<Pending> pending_;
  std::unordered_map<std::uint64_t, std::uint32_t> ids_;
  std::vector<std::uint64_t> names_;  // of features
  std::vector<unsigned> counts_;
  std::vector<char> kept_;
  std::vector<WordIds> words_;
  std::vector<Example> train_, measured_;
  std::vector<Scores> weights_, squares_;
  Steps steps_{}, step_squares_{};
  NameLattice lattice_;
  std::vector<std::uint32_t> active_, active_starts_;
  std::mt19937 random_{20240223};
};

}  // namespace hj::entity
