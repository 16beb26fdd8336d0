// A first-order chain of labels over the characters of one sentence: the best row of labels, and
// how likely each is.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "entity/name_label.h"

namespace hj::entity {

using Scores = std::array<float, kLine>;
using Steps = std::array<Scores, kLine>;  // [before][label]

class NameLattice {
 public:
  std::vector<Scores> emissions;  // filled by the caller; what is no label is never read

  // One label a character.
  void best(const Steps& steps, std::vector<std::uint8_t>& labels);
  // Weighs all rows of labels; returns the logarithm of their sum. The chances are read behind it.
  double weigh(const Steps& steps);
  // In two: the steps once, and every lattice by them, with a quicker exponential. No chance is
  // asked of what ends before `from`.
  void factor(const Steps& steps);
  void weigh(std::size_t from);
  float chance(std::size_t at, std::size_t label) const {
    return ahead_[at][label] * behind_[at][label];
  }
  // That `label` at `at` stands behind `before`.
  float step_chance(std::size_t at, std::size_t before, std::size_t label) const {
    return ahead_[at - 1][before] * factors_[before][label] * grown_[at][label] *
           behind_[at][label] / sums_[at];
  }
  // That the characters [begin, end) are one name of this tag.
  float chance_of(std::size_t begin, std::size_t end, std::size_t tag) const;

 private:
  template <class Exp>
  void grow(Exp exp);
  void ahead();
  void behind(std::size_t from);

  // Sums of what lies ahead of and behind a character, each scaled so that no row of them
  // overflows.
  std::vector<Scores> ahead_, behind_, grown_;
  std::vector<float> most_, sums_;
  Steps factors_{};            // exp(steps), 0 where a label may not follow
  Steps across_{};             // the same, [label][before]
  std::vector<Scores> trail_;  // of the best rows that end in each label
  // Are those that end in a label behind any other reached from a name's label, not from outside?
  std::vector<std::array<std::int32_t, kHalf>> from_name_;
};

}  // namespace hj::entity
