// The k best label paths of a chunk over states (last tag), first order, in three passes: which
// labels and states there are, while their weights come from memory; the best score of each, blocks
// of labels side by side; then lists of the best, of the few edges that a path worth asking for may
// take.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstring>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "core/wide.h"
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
    if (columns_.size() <= units.size()) columns_.resize(units.size() + 1);
    columns_[0].states.assign(1, State{kTagCount, 0, 0, 0, 1});
    columns_[0].tags = std::uint64_t{1} << kTagCount;
    for (std::size_t at = 0; at < units.size(); ++at) look(units, at);
    for (std::size_t at = 0; at < units.size(); ++at) reach(columns_[at], columns_[at + 1]);
    choose(units.size(), most);
    nodes_.assign(1, Node{0, -1, 0});
    for (std::size_t at = 0; at < units.size(); ++at) {
      ends_begin_ = nodes_.size();
      list(columns_[at], columns_[at + 1]);
    }
    collect(units.size(), most, out);
  }

 private:
  using Score = decltype(std::declval<const W&>()(0));
  static constexpr Score kNever = static_cast<Score>(-(1 << 30));  // of what grammar forbids
  static constexpr std::size_t kBlock = Weights::kBlock, kLanes = 8;

  struct Node {
    Score score;
    std::int32_t back;
    LabelId label;
  };
  // The hypotheses whose last tag is `tag`.
  struct State {
    std::size_t tag;
    Score best;
    Score slack;               // how far below the best one may still be asked for; < 0: none is
    std::uint32_t begin, end;  // nodes, best first
  };
  struct Edge {  // from a state before a unit by a label to a state behind it
    std::uint16_t to, from, label;
    auto operator<=>(const Edge&) const = default;
  };
  using Step = std::array<Feature, kSteps>;
  using Lanes [[gnu::vector_size(kLanes * sizeof(Score))]] = Score;
  using Bits [[gnu::vector_size(kLanes * sizeof(std::uint32_t))]] = std::uint32_t;
  struct Column {  // one unit, and the states behind it, by tag
    // By label, padded to whole blocks; behind those there may be more room.
    std::vector<LabelId> labels;
    std::array<std::vector<std::uint32_t>, 2> behind;  // bits of tags that it may stand behind
    std::vector<std::uint16_t> last;                   // its last tag
    std::vector<std::uint16_t> to;                     // its state
    std::vector<Score> emission;
    std::vector<Score> reached;  // the best score by it
    std::size_t size = 0;        // labels
    std::array<Feature, kFeatures> features;
    std::size_t feature_count = 0;
    std::vector<Step> steps;  // by state before
    std::vector<Score> gain;  // [state before][label]: what emission and step add
    std::vector<State> states;
    std::uint64_t tags = 0;  // bits of the states
    std::vector<Edge> edges;

    static std::size_t padded(std::size_t n) { return (n + kBlock - 1) / kBlock * kBlock; }
    std::size_t padded() const { return padded(size); }
    Score* gain_of(std::size_t from) { return gain.data() + from * padded(); }
    void make_room(std::size_t most) {
      const std::size_t room = padded(most);
      if (labels.size() >= room) return;
      labels.resize(room), last.resize(room), to.resize(room);
      emission.resize(room), reached.resize(room);
      for (auto& half : behind) half.resize(room);
    }
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

  // A unit's labels, states and features, their weights on the way from memory.
  void look(std::span<const Unit> units, std::size_t at) {
    Column& now = columns_[at + 1];
    now.feature_count = units[at].fixed ? 0 : features(units, at, now.features.data());
    prefetch(std::span(now.features).first(now.feature_count));
    const std::vector<State>& before = columns_[at].states;
    now.steps.resize(before.size());
    const std::uint64_t code = code_at(units, at, 0), next = code_at(units, at, 1);
    for (std::size_t g = 0; g < before.size(); ++g) {
      steps(before[g].tag, code, next, now.steps[g].data());
      prefetch(
          std::span(now.steps[g]).template subspan<1>());  // the first one's line is one of few
    }
    permit(units, at, columns_[at].tags, now);
    lay_states(now);
  }
  void prefetch(std::span<const Feature> wanted) const {
    if constexpr (requires { weights_.prefetch(0); })
      for (const Feature& f : wanted) weights_.prefetch(f.line);
  }
  // The labels that may stand behind any of the states; if grammar forbids all, behind none asked.
  void permit(std::span<const Unit> units, std::size_t at, std::uint64_t states,
              Column& now) const {
    const std::span<const LabelId> all = inventory_.candidates(units[at]);
    const bool end = at + 1 == units.size();
    now.make_room(all.size());
    now.size = put(all, states, end, now);
    if (now.size == 0) now.size = put(all, 0, false, now);
    for (std::size_t i = now.size; i < now.padded(); ++i)
      now.labels[i] = 0, now.behind[0][i] = 0, now.behind[1][i] = 0;
  }
  // Those of `all` that may stand behind one of the states, or all if none is given.
  std::size_t put(std::span<const LabelId> all, std::uint64_t states, bool end, Column& now) const {
    LabelId* const labels = now.labels.data();
    std::uint32_t *const low = now.behind[0].data(), *const high = now.behind[1].data();
    std::uint16_t* const last = now.last.data();
    const std::uint64_t any = states == 0 ? ~std::uint64_t{0} : 0;
    std::size_t n = 0;
    for (const LabelId label : all) {  // nobody can foresee which: no branch
      const Inventory::Place& place = inventory_.place(label);
      const std::uint64_t behind = place.behind[end] | any;
      labels[n] = label;
      low[n] = static_cast<std::uint32_t>(behind);
      high[n] = static_cast<std::uint32_t>(behind >> 32);
      last[n] = place.last;
      n += (behind & (states | any)) != 0;
    }
    return n;
  }
  void lay_states(Column& now) {
    now.tags = 0;
    for (std::size_t i = 0; i < now.size; ++i) now.tags |= std::uint64_t{1} << now.last[i];
    now.states.clear();
    std::array<std::uint16_t, kTagCount> state_of;
    for (std::uint64_t tags = now.tags; tags != 0; tags &= tags - 1) {
      const auto tag = static_cast<std::size_t>(std::countr_zero(tags));
      state_of[tag] = static_cast<std::uint16_t>(now.states.size());
      now.states.push_back({tag, kNever, 0, 0, 0});
    }
    for (std::size_t i = 0; i < now.size; ++i) now.to[i] = state_of[now.last[i]];
  }

  // For each row of features what `from` has of each label, and their weights.
  void sum(const Feature* wanted, std::size_t rows, std::size_t each, const Column& now,
           const Score* from, Score* to) const {
    const std::size_t all = now.padded();
    if constexpr (requires { typename W::Task; }) {
      weights_.sum({wanted, rows, each, std::span(now.labels).first(all), from, to});
    } else {
      for (std::size_t row = 0; row < rows; ++row, to += all) {
        std::copy(from, from + now.size, to);
        for (const Feature& f : std::span(wanted + row * each, each))
          for (std::size_t i = 0; i < now.size; ++i) to[i] += weights_(f.slot(now.labels[i]));
      }
    }
  }
  // The best score of each label and state.
  void reach(const Column& before, Column& now) {
    const std::size_t all = now.padded(), rows = before.states.size();
    std::fill_n(now.reached.begin(), all, Score{});
    sum(now.features.data(), 1, now.feature_count, now, now.reached.data(), now.emission.data());
    if (now.gain.size() < rows * all) now.gain.resize(rows * all);
    sum(now.steps.front().data(), rows, kSteps, now, now.emission.data(), now.gain.data());
    std::fill_n(now.reached.begin(), all, 2 * kNever);
    widely([&, states = std::span(before.states), size = now.size, gain = now.gain.data(),
            reached = now.reached.data(), low = now.behind[0].data(),
            high = now.behind[1].data()]() __attribute__((always_inline)) {
      Score* row = gain;
      for (const State& state : states) {
        forbid({state, state.tag < 32 ? low : high, size, row, reached});
        row += all;
      }
    });
    State* const states = now.states.data();
    for (std::size_t i = 0; i < now.size; ++i) {
      Score& best = states[now.to[i]].best;
      best = std::max(best, now.reached[i]);
    }
  }
  // What grammar does not let stand behind a state is never reached from it.
  struct Row {
    const State& before;
    const std::uint32_t* behind;
    std::size_t size;
    Score *gain, *reached;
  };
  [[gnu::always_inline]] static void forbid(const Row& row) {
    const Bits bit = Bits{} + (std::uint32_t{1} << row.before.tag % 32);
    const Lanes from = Lanes{} + row.before.best, never = Lanes{} + kNever;
    Bits tags;
    Lanes gain, best;
    for (std::size_t i = 0; i < row.size; i += kLanes) {
      std::memcpy(&tags, row.behind + i, sizeof tags);
      std::memcpy(&gain, row.gain + i, sizeof gain);
      std::memcpy(&best, row.reached + i, sizeof best);
      gain = (tags & bit) == 0 ? never : gain;
      const Lanes score = from + gain;
      best = best < score ? score : best;
      std::memcpy(row.gain + i, &gain, sizeof gain);
      std::memcpy(row.reached + i, &best, sizeof best);
    }
  }

  // Backwards: the edges of paths that are not too far below the best one. Beyond what is dropped
  // in a state there is only what is further below.
  void choose(std::size_t length, std::size_t most) {
    std::vector<State>& last = columns_[length].states;
    Score top = last[0].best;
    for (const State& state : last) top = std::max(top, state.best);
    const Score slack = most == 1 ? Score{} : slack_of_all();
    for (State& state : last) state.slack = slack - (top - state.best);
    for (std::size_t at = length; at > 0; --at) choose(columns_[at - 1], columns_[at]);
  }
  void choose(Column& before, Column& now) {
    for (State& state : before.states) state.slack = -1;
    now.edges.clear();
    std::array<Score, kTagCount> all_least;
    for (std::size_t s = 0; const State& state : now.states)
      all_least[s++] =
          state.slack < 0 ? std::numeric_limits<Score>::max() : state.best - state.slack;
    const std::size_t row = now.padded();
    for (std::size_t i = 0; i < now.size; ++i) {
      const Score least = all_least[now.to[i]];
      if (now.reached[i] < least) continue;
      const Score* gain = now.gain.data() + i;
      for (std::size_t g = 0; State & from : before.states) {
        const Score score = from.best + *gain;
        if (score >= least && *gain != kNever) {
          now.edges.push_back(
              {now.to[i], static_cast<std::uint16_t>(g), static_cast<std::uint16_t>(i)});
          from.slack = std::max(from.slack, score - least);
        }
        ++g, gain += row;
      }
    }
    std::sort(now.edges.begin(), now.edges.end());
  }
  // In units of the scale; a little more, so that rounding keeps nothing out.
  Score slack_of_all() const {
    if (margin_ == kAll) return -kNever / 2;
    return static_cast<Score>(margin_ / weights_.scale * 1.001F + 16);
  }

  // The best hypotheses of each state that a path worth asking for takes.
  void list(const Column& before, Column& now) {
    for (auto edge = now.edges.begin(); edge != now.edges.end();) {
      const std::uint16_t to = edge->to;
      Best best;
      for (; edge != now.edges.end() && edge->to == to; ++edge) {
        const State& from = before.states[edge->from];
        const Score gain = now.gain_of(edge->from)[edge->label];
        for (std::uint32_t n = from.begin; n < from.end; ++n)  // best first
          if (!best.offer(
                  {nodes_[n].score + gain, static_cast<std::int32_t>(n), now.labels[edge->label]}))
            break;
      }
      keep(best, now.states[to]);
    }
  }
  // What lies ahead is the same for all hypotheses of a state: what is too far behind stays so.
  void keep(const Best& best, State& state) {
    state.begin = static_cast<std::uint32_t>(nodes_.size());
    for (std::size_t i = 0; i < best.size && below(best.nodes[0], best.nodes[i]) <= margin_; ++i)
      nodes_.push_back(best.nodes[i]);
    state.end = static_cast<std::uint32_t>(nodes_.size());
  }
  float below(const Node& best, const Node& node) const {
    return weights_.scale * static_cast<float>(best.score - node.score);
  }

  void collect(std::size_t length, std::size_t most, std::vector<Path>& out) {
    ends_.clear();
    for (std::size_t n = ends_begin_; n < nodes_.size(); ++n)
      ends_.push_back(static_cast<std::uint32_t>(n));
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
  std::vector<Column> columns_;  // the first one has the begin's state alone
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> ends_;  // nodes behind the last unit
  std::size_t ends_begin_ = 0;
};

}  // namespace hj::morph
