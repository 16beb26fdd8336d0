#include "story/grouper.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "core/hash.h"

namespace hj {
namespace {

// Measured on the sample (53 articles, 22 stories): 0.19 to 0.22 and 0.25 to 0.35 give the same
// stories.
constexpr float kJoin = 0.21F;   // cosine from which a document joins a story
constexpr float kUnite = 0.32F;  // cosine from which two stories are one
constexpr float kSlope = 0.12F;  // of the decay with days
constexpr float kDays = 86'400;
constexpr float kPrior = 500;         // documents that stand behind every frequency
constexpr std::size_t kKeys = 24;     // heaviest terms of a document that look for its story
constexpr std::size_t kCommon = 200;  // stories of one term that are looked at, newest first
constexpr std::size_t kCore = 192;    // terms that a story keeps

float kind_weight(TermKind kind) {
  switch (kind) {
    case TermKind::word:
    case TermKind::pair:  // its names are there already
    case TermKind::deal:
      return 1.0F;
    case TermKind::name:
    case TermKind::figure:
      return 1.5F;
  }
  return 0;
}

struct Weight {
  std::uint64_t hash;
  float value;
};
using Vector = std::vector<Weight>;  // sorted by hash, of length 1

void normalise(Vector& v) {
  float sum = 0;
  for (const Weight& w : v) sum += w.value * w.value;
  if (sum > 0)
    for (Weight& w : v) w.value /= std::sqrt(sum);
}
float dot(const Vector& a, const Vector& b) {
  float sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].hash == b[j].hash)
      sum += a[i++].value * b[j++].value;
    else if (a[i].hash < b[j].hash)
      ++i;
    else
      ++j;
  }
  return sum;
}

// Ten weeks later the parties are the same and the words are not: a slow power of the days.
float decay(std::int64_t from, std::int64_t to) {
  if (from == 0 || to == 0) return 1;
  const float days = std::abs(static_cast<float>(to - from)) / kDays;
  return days <= 3 ? 1 : std::pow(3 / days, kSlope);
}

struct Story {
  StoryId id{};
  Vector core;  // the sum of its members, of length 1
  float size = 0;
  std::int64_t first = 0, last = 0;
};

class Grouper {
 public:
  explicit Grouper(std::span<const StorySketch> sketches) : sketches_(sketches) {
    order_.resize(sketches.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(), [this](std::size_t a, std::size_t b) {
      const StorySketch &x = sketches_[a], &y = sketches_[b];
      const bool no_x = x.published == 0, no_y = y.published == 0;
      return std::tie(no_x, x.published, x.doc) < std::tie(no_y, y.published, y.doc);
    });
  }

  std::vector<StoryId> run() {
    count();
    story_.assign(sketches_.size(), kNone);
    std::unordered_map<DocId, std::size_t> place;
    for (const std::size_t i : order_)
      if (sketches_[i].original == sketches_[i].doc) place[sketches_[i].doc] = i;
    for (const std::size_t i : order_)
      if (!place.contains(sketches_[i].original) || place.at(sketches_[i].original) == i) join(i);
    unite();
    std::vector<StoryId> out(sketches_.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::size_t at = story_[i] == kNone ? place.at(sketches_[i].original) : i;
      out[i] = stories_[root(story_[at])].id;
    }
    return out;
  }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};

  void count() {  // copies tell nothing about how common a word is
    for (const StorySketch& s : sketches_) {
      if (s.original != s.doc) continue;
      ++documents_;
      for (const Term& t : s.terms) ++frequency_[t.hash];
    }
  }
  Vector weigh(const StorySketch& s) const {
    Vector out;
    for (const Term& t : s.terms) {
      const auto at = frequency_.find(t.hash);
      const float n = at == frequency_.end() ? 1 : static_cast<float>(at->second);
      const float idf = std::log((static_cast<float>(documents_) + kPrior) / n);
      out.push_back({t.hash, t.weight * idf * kind_weight(t.kind)});
    }
    std::sort(out.begin(), out.end(), [](auto& a, auto& b) { return a.hash < b.hash; });
    normalise(out);
    return out;
  }

  void join(std::size_t i) {
    const Vector v = weigh(sketches_[i]);
    const std::int64_t time = sketches_[i].published;
    float best = kJoin;
    std::size_t to = kNone;
    for (const std::size_t s : candidates(v)) {
      const float score = dot(v, stories_[s].core) * decay(stories_[s].last, time);
      if (score >= best) best = score, to = s;
    }
    if (to == kNone) {
      to = stories_.size();
      stories_.push_back({StoryId{hash64("story" + id_text(sketches_[i].doc))}, {}, 0, time, time});
      parent_.push_back(to);
    }
    story_[i] = to;
    absorb(stories_[to], v, 1);
    stories_[to].last = std::max(stories_[to].last, time);
    for (const std::uint64_t key : keys(v)) {
      std::vector<std::size_t>& row = index_[key];
      if (row.empty() || row.back() != to) row.push_back(to);
    }
  }
  static std::vector<std::uint64_t> keys(const Vector& v) {
    Vector heavy = v;
    const std::size_t n = std::min(kKeys, heavy.size());
    std::partial_sort(heavy.begin(), heavy.begin() + static_cast<std::ptrdiff_t>(n), heavy.end(),
                      [](const Weight& a, const Weight& b) {
                        return a.value != b.value ? a.value > b.value : a.hash < b.hash;
                      });
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < n; ++i) out.push_back(heavy[i].hash);
    return out;
  }
  std::vector<std::size_t> candidates(const Vector& v) const {
    std::vector<std::size_t> out;
    for (const std::uint64_t key : keys(v)) {
      const auto row = index_.find(key);
      if (row == index_.end()) continue;
      const std::size_t from = row->second.size() > kCommon ? row->second.size() - kCommon : 0;
      out.insert(out.end(), row->second.begin() + static_cast<std::ptrdiff_t>(from),
                 row->second.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  static void absorb(Story& story, const Vector& v, float share) {
    Vector sum;
    std::size_t i = 0, j = 0;
    const Vector& old = story.core;
    const float n = std::sqrt(story.size);
    while (i < old.size() || j < v.size()) {
      if (j == v.size() || (i < old.size() && old[i].hash < v[j].hash)) {
        sum.push_back({old[i].hash, old[i].value * n}), ++i;
      } else if (i == old.size() || v[j].hash < old[i].hash) {
        sum.push_back({v[j].hash, v[j].value * share}), ++j;
      } else {
        sum.push_back({v[j].hash, old[i].value * n + v[j].value * share}), ++i, ++j;
      }
    }
    story.size += share;
    if (sum.size() > kCore) {
      std::nth_element(sum.begin(), sum.begin() + kCore, sum.end(), [](auto& a, auto& b) {
        return a.value != b.value ? a.value > b.value : a.hash < b.hash;
      });
      sum.resize(kCore);
      std::sort(sum.begin(), sum.end(), [](auto& a, auto& b) { return a.hash < b.hash; });
    }
    normalise(sum);
    story.core = std::move(sum);
  }

  // Two beginnings of one story: a later document brought them together.
  void unite() {
    for (std::size_t s = 0; s < stories_.size(); ++s) {
      float best = kUnite;
      std::size_t to = kNone;
      for (const std::size_t c : candidates(stories_[s].core)) {
        const std::size_t other = root(c);
        if (c >= s || other == root(s)) continue;
        const float score = dot(stories_[s].core, stories_[other].core) *
                            decay(stories_[other].last, stories_[s].first);
        if (score >= best) best = score, to = other;
      }
      if (to == kNone) continue;
      absorb(stories_[to], stories_[s].core, std::sqrt(stories_[s].size));
      stories_[to].last = std::max(stories_[to].last, stories_[s].last);
      parent_[s] = to;
    }
  }
  std::size_t root(std::size_t s) const {
    while (parent_[s] != s) s = parent_[s];
    return s;
  }

  std::span<const StorySketch> sketches_;
  std::vector<std::size_t> order_, story_, parent_;
  std::vector<Story> stories_;
  std::unordered_map<std::uint64_t, std::uint32_t> frequency_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> index_;
  std::uint32_t documents_ = 0;
};

}  // namespace

std::vector<StoryId> group(std::span<const StorySketch> sketches) {
  return Grouper(sketches).run();
}

}  // namespace hj
