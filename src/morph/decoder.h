// The k best label paths of a chunk: exact list Viterbi over states (last tag), first order.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "morph/feature.h"
#include "morph/inventory.h"

namespace hj::morph {

struct Path {
  float score;
  std::vector<LabelId> labels;  // one a unit
};

// W: `float operator()(std::uint32_t slot) const`.
template <class W>
class Decoder {
 public:
  static constexpr std::size_t kKeep = 5;  // hypotheses of one state
  Decoder(const Inventory& inventory, const W& weights)
      : inventory_(inventory), weights_(weights) {}

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
  struct Node {
    float score;
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
  void emissions(std::span<const Unit> units, std::size_t at, std::span<const LabelId> labels) {
    emission_.assign(labels.size(), 0);
    if (units[at].fixed) return;
    const Made& made = made_[at];
    for (std::size_t f = 0; f < made.count; ++f)
      for (std::size_t i = 0; i < labels.size(); ++i)
        emission_[i] += weights_(made.features[f].slot(labels[i]));
  }

  // Every label behind every state; if grammar forbids all, behind any state.
  void advance(std::span<const Unit> units, std::size_t at, std::size_t first, std::size_t last) {
    const std::span<const LabelId> labels = inventory_.candidates(units[at]);
    look(units, at, first, last);
    emissions(units, at, labels);
    for (Best& best : best_) best.size = 0;
    if (!offer_all(units, at, labels, first, last, false))
      offer_all(units, at, labels, first, last, true);
    keep();
  }

  bool offer_all(std::span<const Unit> units, std::size_t at, std::span<const LabelId> labels,
                 std::size_t first, std::size_t last, bool any) {
    bool offered = false;
    const bool end = at + 1 == units.size();
    for (std::size_t g = first; g < last; ++g) {
      const Group group = groups_[g];
      const Step& step = steps_[g - first];
      for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::uint8_t tag = inventory_.last(labels[i]);
        if (!any && (!inventory_.fits(group.tag, labels[i]) ||
                     (end && !inventory_.follows(tag, kTagCount))))
          continue;
        float score = emission_[i];
        for (const Feature& f : step) score += weights_(f.slot(labels[i]));
        Best& best = best_[tag];
        for (std::uint32_t n = group.begin; n < group.end; ++n)  // best first
          if (!best.offer({nodes_[n].score + score, static_cast<std::int32_t>(n), labels[i]}))
            break;
        offered = true;
      }
    }
    return offered;
  }

  void keep() {
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      if (best_[tag].size == 0) continue;
      const auto begin = static_cast<std::uint32_t>(nodes_.size());
      nodes_.insert(nodes_.end(), best_[tag].nodes.begin(),
                    best_[tag].nodes.begin() + static_cast<std::ptrdiff_t>(best_[tag].size));
      groups_.push_back({tag, begin, static_cast<std::uint32_t>(nodes_.size())});
    }
  }

  void collect(std::size_t first, std::size_t last, std::size_t length, std::size_t most,
               std::vector<Path>& out) {
    ends_.clear();
    for (std::size_t g = first; g < last; ++g)
      for (std::uint32_t n = groups_[g].begin; n < groups_[g].end; ++n) ends_.push_back(n);
    std::stable_sort(ends_.begin(), ends_.end(),
                     [this](auto a, auto b) { return nodes_[a].score > nodes_[b].score; });
    ends_.resize(std::min(ends_.size(), most));
    out.clear();
    for (std::uint32_t end : ends_) {
      Path path{nodes_[end].score, std::vector<LabelId>(length)};
      std::uint32_t n = end;
      for (std::size_t i = length; i-- > 0; n = static_cast<std::uint32_t>(nodes_[n].back))
        path.labels[i] = nodes_[n].label;
      out.push_back(std::move(path));
    }
  }

  const Inventory& inventory_;
  const W& weights_;
  std::vector<Node> nodes_;
  std::vector<Group> groups_;
  std::vector<Made> made_;
  std::vector<Step> steps_;
  std::vector<float> emission_;
  std::vector<std::uint32_t> ends_;
  std::array<Best, kTagCount> best_;
};

}  // namespace hj::morph
