#include "entity/train/name_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace hj::entity {
namespace {

struct Name {
  std::size_t begin, end, tag;
  bool operator==(const Name&) const = default;
};
// Products are ours alone, and not measured.
std::vector<Name> names_of(const std::vector<std::uint8_t>& labels) {
  std::vector<Name> out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0 || !is_begin(labels[i])) continue;
    std::size_t end = i + 1;
    while (end < labels.size() && labels[end] == labels[i] + 1) ++end;
    if (tag_of(labels[i]) != kProduct) out.push_back({i, end, tag_of(labels[i])});
  }
  return out;
}

}  // namespace

void NameTrainer::add(const std::vector<MarkedSentence>& sentences, bool measured) {
  for (const MarkedSentence& s : sentences) {
    Pending made{{}, {}, s.labels, s.source, measured};
    for (const Word& w : s.words) {
      const std::string word = s.text.substr(w.span.begin, w.span.size());
      const auto [it, fresh] = word_ids_.emplace(word, static_cast<std::uint32_t>(insides_.size()));
      if (fresh) insides_.push_back(features_.inside(word)), seen_.push_back(0);
      if (!measured) ++seen_[it->second];
      made.words.push_back(it->second);
      made.glued.push_back(w.glued);
    }
    pending_.push_back(std::move(made));
  }
}

void NameTrainer::sights(const Pending& sentence, std::vector<Sight>& out) const {
  out.clear();
  for (std::size_t k = 0; k < sentence.words.size(); ++k) {
    out.push_back(insides_[sentence.words[k]].sight);
    out.back().glued = sentence.glued[k];
  }
}

// Numbers the features that are seen often enough, in the order in which they come.
void NameTrainer::count() {
  std::unordered_map<std::uint64_t, unsigned> times;
  std::vector<std::uint64_t> order;
  const auto see = [&](std::uint64_t f, unsigned by) {
    const auto [it, fresh] = times.emplace(f, 0);
    if (fresh) order.push_back(f);
    it->second += by;
  };
  for (std::size_t w = 0; w < insides_.size(); ++w)
    if (seen_[w] > 0)
      for (const std::uint64_t f : insides_[w].features) see(f, seen_[w]);
  std::vector<Sight> all;
  std::vector<std::uint64_t> first, later;
  for (const Pending& p : pending_) {
    if (p.measured) continue;
    sights(p, all);
    for (std::size_t k = 0; k < all.size(); ++k) {
      NameFeatures::around(all, k, first, later);
      for (const std::uint64_t f : first) see(f, 1);
      for (const std::uint64_t f : later) see(f, 1);
    }
  }
  for (const std::uint64_t f : order)
    if (times[f] >= plan_.least) {
      ids_.emplace(f, static_cast<std::uint32_t>(names_.size()));
      names_.push_back(f);
      counts_.push_back(times[f]);
    }
  std::fprintf(stderr, "names: %zu words, %zu of %zu features\n", insides_.size(), names_.size(),
               order.size());
}

void NameTrainer::number() {
  const auto put = [&](std::uint64_t f, std::vector<std::uint32_t>& out) {
    if (const auto it = ids_.find(f); it != ids_.end()) out.push_back(it->second);
  };
  for (const Inside& inside : insides_) {
    WordIds made;
    for (std::size_t i = 0; i + 1 < inside.starts.size(); ++i) {
      made.starts.push_back(static_cast<std::uint32_t>(made.features.size()));
      for (std::uint32_t f = inside.starts[i]; f < inside.starts[i + 1]; ++f)
        put(inside.features[f], made.features);
    }
    made.starts.push_back(static_cast<std::uint32_t>(made.features.size()));
    words_.push_back(std::move(made));
  }
  std::vector<Sight> all;
  std::vector<std::uint64_t> first, later;
  for (const Pending& p : pending_) {
    Example made{{}, p.labels, p.source};
    sights(p, all);
    for (std::size_t k = 0; k < all.size(); ++k) {
      Token token{p.words[k], {}, {}};
      NameFeatures::around(all, k, first, later);
      for (const std::uint64_t f : first) put(f, token.first);
      for (const std::uint64_t f : later) put(f, token.later);
      made.tokens.push_back(std::move(token));
    }
    (p.measured ? measured_ : train_).push_back(std::move(made));
  }
  pending_.clear();
  insides_.clear();
}

void NameTrainer::emit(const Example& example, float left_out) {
  lattice_.emissions.clear();
  active_.clear();
  active_starts_.clear();
  const auto below = static_cast<std::uint32_t>(static_cast<double>(left_out) * 4294967295.0);
  const auto use = [&](std::uint32_t f) {
    if (kept_[f] && (below == 0 || random_() >= below)) active_.push_back(f);
  };
  for (const Token& token : example.tokens) {
    const WordIds& word = words_[token.word];
    for (std::size_t i = 0; i + 1 < word.starts.size(); ++i) {
      active_starts_.push_back(static_cast<std::uint32_t>(active_.size()));
      for (const std::uint32_t f : i == 0 ? token.first : token.later) use(f);
      for (std::uint32_t k = word.starts[i]; k < word.starts[i + 1]; ++k) use(word.features[k]);
      Scores sum{};
      for (std::size_t k = active_starts_.back(); k < active_.size(); ++k)
        for (std::size_t y = 0; y < kLine; ++y) sum[y] += weights_[active_[k]][y];
      for (float& s : sum) s /= 1 - left_out;
      lattice_.emissions.push_back(sum);
    }
  }
  active_starts_.push_back(static_cast<std::uint32_t>(active_.size()));
}

void NameTrainer::update(Scores& weights, Scores& squares, const Scores& gradient,
                         float rate) const {
  for (const std::size_t y : kLabels) {
    squares[y] += gradient[y] * gradient[y];
    weights[y] += rate * gradient[y] / std::sqrt(squares[y] + 1);
  }
}

// Climbs the likelihood of one sentence; returns its logarithm.
double NameTrainer::step(const Example& example, float rate) {
  constexpr float kNothing = 1e-3F;
  const std::size_t n = example.labels.size();
  if (n == 0) return 0;
  emit(example, plan_.left_out);
  double score = -lattice_.weigh(steps_);
  Steps toward{};
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint8_t right = example.labels[i];
    score += static_cast<double>(lattice_.emissions[i][right]);
    Scores gradient{};
    float size = 0;
    for (const std::size_t y : kLabels) gradient[y] = -lattice_.chance(i, y);
    gradient[right] += 1;
    for (const std::size_t y : kLabels) size += std::fabs(gradient[y]);
    if (size > kNothing)
      for (std::uint32_t k = active_starts_[i]; k < active_starts_[i + 1]; ++k)
        update(weights_[active_[k]], squares_[active_[k]], gradient, rate);
    if (i == 0) continue;
    const std::uint8_t before = example.labels[i - 1];
    score += static_cast<double>(steps_[before][right]);
    for (const std::size_t x : kLabels)
      for (const std::size_t y : kLabels)
        if (follows(x, y)) toward[x][y] -= lattice_.step_chance(i, x, y);
    toward[before][right] += 1;
  }
  for (const std::size_t x : kLabels) update(steps_[x], step_squares_[x], toward[x], rate);
  return score;
}

void NameTrainer::passes(int many, NameSource source, float rate) {
  for (Scores& s : squares_) s = Scores{};
  step_squares_ = Steps{};
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < train_.size(); ++i)
    if (train_[i].source == source || train_[i].source == NameSource::made) order.push_back(i);
  for (int pass = 0; pass < many; ++pass) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
    double sum = 0;
    for (const std::uint32_t i : order) sum += step(train_[i], rate);
    std::fprintf(stderr, "names: %s, pass %d, likelihood %.4f\n",
                 source == NameSource::gold ? "gold" : "silver", pass + 1,
                 sum / static_cast<double>(std::max<std::size_t>(order.size(), 1)));
  }
}

// Keeps as many features as the model has room for: large weights that are often used.
void NameTrainer::select() {
  const auto room = static_cast<std::size_t>(static_cast<double>(plan_.slots) * plan_.load);
  std::vector<std::pair<double, std::uint32_t>> worth;
  for (std::uint32_t f = 0; f < weights_.size(); ++f) {
    double size = 0;
    for (const std::size_t y : kLabels)
      size += static_cast<double>(weights_[f][y] * weights_[f][y]);
    worth.emplace_back(-std::sqrt(size * counts_[f]), f);
  }
  if (worth.size() <= room) return;
  std::nth_element(worth.begin(), worth.begin() + static_cast<std::ptrdiff_t>(room), worth.end());
  std::fill(kept_.begin(), kept_.end(), 0);
  for (std::size_t i = 0; i < room; ++i) kept_[worth[i].second] = 1;
}

void NameTrainer::learn() {
  count();
  number();
  weights_.assign(names_.size(), Scores{});
  squares_.assign(names_.size(), Scores{});
  kept_.assign(names_.size(), 1);
  passes(plan_.silver_passes, NameSource::silver, plan_.rate);
  measure("after the silver");
  passes(plan_.gold_passes, NameSource::gold, plan_.rate);
  measure("after the gold");
  select();
  measure("with what is kept");
  passes(plan_.last_passes, NameSource::gold, plan_.last_rate);
  measure("at last");
}

void NameTrainer::measure(const char* when) {
  std::size_t right = 0, found = 0, wanted = 0;
  std::vector<std::uint8_t> labels;
  for (const Example& e : measured_) {
    emit(e, 0);
    lattice_.best(steps_, labels);
    const auto want = names_of(e.labels), have = names_of(labels);
    wanted += want.size();
    found += have.size();
    for (const Name& n : want)
      right += static_cast<std::size_t>(std::count(have.begin(), have.end(), n));
  }
  const double p =
      static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(found, 1));
  const double r =
      static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(wanted, 1));
  std::fprintf(stderr, "names: %s, precision %.4f recall %.4f F1 %.4f\n", when, p, r,
               2 * p * r / std::max(1e-9, p + r));
}

NameParts NameTrainer::parts() const {
  NameParts out{{}, steps_, plan_.slots};
  std::vector<std::pair<double, std::uint32_t>> worth;
  for (std::uint32_t f = 0; f < weights_.size(); ++f) {
    if (!kept_[f]) continue;
    double size = 0;
    for (const float w : weights_[f]) size += static_cast<double>(std::fabs(w));
    worth.emplace_back(-size, f);
  }
  std::sort(worth.begin(), worth.end());
  for (const auto& [size, f] : worth) out.features.emplace_back(names_[f], weights_[f]);
  return out;
}

}  // namespace hj::entity
