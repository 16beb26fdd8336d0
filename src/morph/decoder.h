// The k best label paths of a chunk: exact list Viterbi over states (last tag), first order.
// The inner loop of reading: blocks of labels side by side, no branch on which of them fit.
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "morph/feature.h"
#include "morph/inventory.h"
#include "morph/weights.h"

namespace hj::morph {

struct Path {
  float score;
  std::vector<LabelId> labels;  // one a unit
};

// W: `operator()(std::uint32_t slot) const`, a weight, and `scale`, the unit of weights.
template <class W>
class Decoder {
 public:
  static constexpr std::size_t kKeep = 5;  // hypotheses of one state
  static constexpr float kAll = std::numeric_limits<float>::infinity();
  // `margin`: of paths this far below the best one none is asked for.
  Decoder(const Inventory& inventory, const W& weights, float margin = kAll)
      : inventory_(inventory), weights_(weights), margin_(margin) {}

  // At most `most` paths, best first, never empty for a chunk that is not.
  void decode(std::span<const Unit> units, std::size_t most, std::vector<Path>& out) {
    look(units);
    nodes_.assign(1, Node{0, -1, 0});
    groups_.assign(1, Group{kTagCount, 0, 1});
    std::size_t first = 0, last = 1;
    for (std::size_t at = 0; at < units.size(); ++at) {
      advance(units, at, first, last);
      first = last;
      last = groups_.size();
    }
    collect(first, last, units.size(), most, out);
  }

 private:
  using Score = decltype(std::declval<const W&>()(0));
  struct Node {
    Score score;
    std::int32_t back;
    LabelId label;
  };
  struct Group {  // the hypotheses whose last tag is `tag`, best first
    std::size_t tag;
    std::uint32_t begin, end;
  };
  struct Best {
    std::array<Node, kKeep> nodes;
    std::size_t size = 0;
    // False where it is worse than all that are kept.
    bool offer(Node node) {
      if (size == kKeep && node.score <= nodes[kKeep - 1].score) return false;
      std::size_t i = size < kKeep ? size++ : kKeep - 1;
      for (; i > 0 && nodes[i - 1].score < node.score; --i) nodes[i] = nodes[i - 1];
      nodes[i] = node;
      return true;
    }
  };
  // Labels that a unit may take, and what speaks for each, in whole blocks.
  class Labels {
   public:
    void clear() { size_ = 0; }
    std::size_t size() const { return size_; }
    LabelId label(std::size_t i) const { return labels_[i]; }
    Score score(std::size_t i) const { return scores_[i]; }
    void add(LabelId label, Score score, std::uint64_t behind) {
      room();
      labels_[size_] = label;
      scores_[size_] = score;
      behind_[size_++] = behind;
    }
    // What stands behind the last one is summed up with it: no garbage there.
    void pad() {
      room();
      std::fill_n(scores_.begin() + static_cast<std::ptrdiff_t>(size_), kBlock, Score{});
    }
    // Those that may stand behind a state.
    void fitting(std::size_t tag, Labels& out) const {
      out.clear();
      out.room(size_);
      std::size_t n = 0;
      for (std::size_t i = 0; i < size_; ++i) {
        out.labels_[n] = labels_[i];
        out.scores_[n] = scores_[i];
        n += behind_[i] >> tag & 1;
      }
      out.size_ = n;
      out.pad();
    }
    void sum(std::span<const Feature> features, const W& weights) {
      const std::size_t all = (size_ + kBlock - 1) / kBlock * kBlock;
      if constexpr (requires { weights.add(features, {}, {}); }) {
        weights.add(features, std::span(labels_).first(all), std::span(scores_).first(all));
      } else {
        for (const Feature& f : features)
          for (std::size_t i = 0; i < size_; ++i) scores_[i] += weights(f.slot(labels_[i]));
      }
    }

   private:
    static constexpr std::size_t kBlock = Weights::kBlock;
    void room(std::size_t more = 1) {
      const std::size_t least = size_ + more + kBlock;
      if (labels_.size() >= least) return;
      labels_.resize(2 * least);
      scores_.resize(2 * least);
      behind_.resize(2 * least);
    }
    std::size_t size_ = 0;
    std::vector<LabelId> labels_;
    std::vector<Score> scores_;
    std::vector<std::uint64_t> behind_;  // bits of the states that it may stand behind
  };
  struct Made {  // of one unit
    Feature features[kFeatures];
    std::size_t count = 0;
  };

  using Step = std::array<Feature, kSteps>;

  // The features of all units, their weights on the way from memory.
  void look(std::span<const Unit> units) {
    made_.resize(units.size());
    for (std::size_t at = 0; at < units.size(); ++at) {
      if (units[at].fixed) continue;
      Made& made = made_[at];
      made.count = features(units, at, made.features);
      if constexpr (requires { weights_.prefetch(0); })
        for (std::size_t f = 0; f < made.count; ++f) weights_.prefetch(made.features[f].line);
    }
  }
  // The same for the steps from each state to the unit.
  void look(std::span<const Unit> units, std::size_t at, std::size_t first, std::size_t last) {
    steps_.resize(last - first);
    for (std::size_t g = first; g < last; ++g) {
      Step& step = steps_[g - first];
      steps(units, at, static_cast<unsigned>(groups_[g].tag), step.data());
      if constexpr (requires { weights_.prefetch(0); })
        for (const Feature& f : step) weights_.prefetch(f.line);
    }
  }
  // The labels that may stand behind any of the states; if grammar forbids all, behind none asked.
  void permit(std::span<const Unit> units, std::size_t at, std::size_t first, std::size_t last) {
    const std::span<const LabelId> all = inventory_.candidates(units[at]);
    std::uint64_t states = 0;
    for (std::size_t g = first; g < last; ++g) states |= std::uint64_t{1} << groups_[g].tag;
    const bool end = at + 1 == units.size();
    labels_.clear();
    for (const LabelId label : all)
      if ((inventory_.behind(label) & states) != 0 &&
          (!end || inventory_.follows(inventory_.last(label), kTagCount)))
        labels_.add(label, 0, inventory_.behind(label));
    if (labels_.size() == 0)
      for (const LabelId label : all) labels_.add(label, 0, ~std::uint64_t{0});
    labels_.pad();
  }

  void emissions(std::span<const Unit> units, std::size_t at) {
    if (units[at].fixed) return;
    labels_.sum(std::span(made_[at].features, made_[at].count), weights_);
  }

  // Every label behind every state.
  void advance(std::span<const Unit> units, std::size_t at, std::size_t first, std::size_t last) {
    look(units, at, first, last);
    permit(units, at, first, last);
    emissions(units, at);
    for (Best& best : best_) best.size = 0;
    for (std::size_t g = first; g < last; ++g) {
      labels_.fitting(groups_[g].tag, fitting_);
      fitting_.sum(steps_[g - first], weights_);
      for (std::size_t i = 0; i < fitting_.size(); ++i) offer(groups_[g], i);
    }
    keep();
  }

  void offer(const Group& group, std::size_t i) {
    const LabelId label = fitting_.label(i);
    Best& best = best_[inventory_.last(label)];
    for (std::uint32_t n = group.begin; n < group.end; ++n)  // best first
      if (!best.offer({nodes_[n].score + fitting_.score(i), static_cast<std::int32_t>(n), label}))
        break;
  }

  void keep() {
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      const Best& best = best_[tag];
      if (best.size == 0) continue;
      const auto begin = static_cast<std::uint32_t>(nodes_.size());
      // What lies ahead is the same for all hypotheses of a state: what is too far behind stays so.
      for (std::size_t i = 0; i < best.size && below(best.nodes[0], best.nodes[i]) <= margin_; ++i)
        nodes_.push_back(best.nodes[i]);
      groups_.push_back({tag, begin, static_cast<std::uint32_t>(nodes_.size())});
    }
  }
  float below(const Node& best, const Node& node) const {
    return weights_.scale * static_cast<float>(best.score - node.score);
  }

  void collect(std::size_t first, std::size_t last, std::size_t length, std::size_t most,
               std::vector<Path>& out) {
    ends_.clear();
    for (std::uint32_t n = groups_[first].begin; n < groups_[last - 1].end; ++n) ends_.push_back(n);
    std::sort(ends_.begin(), ends_.end(), [this](auto a, auto b) {
      return nodes_[a].score != nodes_[b].score ? nodes_[a].score > nodes_[b].score : a < b;
    });
    ends_.resize(std::min(ends_.size(), most));
    out.resize(ends_.size());
    for (std::size_t e = 0; e < ends_.size(); ++e) {
      std::uint32_t n = ends_[e];
      out[e].score = weights_.scale * static_cast<float>(nodes_[n].score);
      out[e].labels.resize(length);
      for (std::size_t i = length; i-- > 0; n = static_cast<std::uint32_t>(nodes_[n].back))
        out[e].labels[i] = nodes_[n].label;
    }
  }

  const Inventory& inventory_;
  const W& weights_;
  float margin_;
  std::vector<Node> nodes_;
  std::vector<Group> groups_;
  std::vector<Made> made_;
  std::vector<Step> steps_;
  Labels labels_, fitting_;  // of the unit; of them those behind one state
  std::vector<std::uint32_t> ends_;
  std::array<Best, kTagCount> best_;
};

}  // namespace hj::morph
