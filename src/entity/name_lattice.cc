#include "entity/name_lattice.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace hj::entity {
namespace {

constexpr float kNever = -1e30F;

// Half a line of labels: those that may stand behind any, or those that go on.
using Half [[gnu::vector_size(kHalf * sizeof(float))]] = float;
using Whole [[gnu::vector_size(kHalf * sizeof(float))]] = std::int32_t;
struct Halves {
  Half any, on;
};
static_assert(sizeof(Halves) == sizeof(Scores));

[[gnu::always_inline]] inline void load(const Scores& from, Halves& to) {
  std::memcpy(&to, from.data(), sizeof to);
}
[[gnu::always_inline]] inline void store(const Halves& from, Scores& to) {
  std::memcpy(to.data(), &from, sizeof from);
}
[[gnu::always_inline]] inline void load(const std::array<float, kHalf>& from, Half& to) {
  std::memcpy(&to, from.data(), sizeof to);
}

// e^x for x <= 0, to a part in ten million.
[[gnu::always_inline]] inline void exp_below(Half& x) {
  constexpr float kLeast = -87, kLogTwo = 0.693359375F, kRest = -2.12194440e-4F;
  x = x < kLeast ? Half{} + kLeast : x;
  const Whole n = __builtin_convertvector(x * 1.44269504F - 0.5F, Whole);
  const Half whole = __builtin_convertvector(n, Half);
  const Half r = x - whole * kLogTwo - whole * kRest;
  Half p = Half{} + 1.9875691500e-4F;
  for (const float c :
       {1.3981999507e-3F, 8.3334519073e-3F, 4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F})
    p = p * r + c;
  const Whole power = (n + 127) << 23;
  Half two;
  std::memcpy(&two, &power, sizeof two);
  x = (p * r * r + r + 1) * two;
}

#if defined(__x86_64__)
template <class Pass>
[[gnu::target("avx2")]] void run_wide(const Pass& pass) {
  pass();
}
#endif
// Runs a pass over the lattice in the widest vectors of this machine: the same sums on any.
template <class Pass>
void run(const Pass& pass) {
#if defined(__x86_64__)
  static const bool kWide = __builtin_cpu_supports("avx2");
  if (kWide) return run_wide(pass);
#endif
  pass();
}

}  // namespace

void NameLattice::lay(const Steps& steps, float never, Paths& out) {
  for (std::size_t x = 0; x < kLine; ++x)
    for (std::size_t y = 0; y < kLine; ++y)
      out.to[y][x] = out.from[x][y] = follows(x, y) && x != kHalf ? steps[x][y] : never;
  for (std::size_t b = 0; b < kHalf; ++b) {
    out.begun[b] = out.from[b][kHalf + b];
    out.on[b] = out.from[kHalf + b][kHalf + b];
  }
}

void NameLattice::best(const Steps& steps, std::vector<std::uint8_t>& labels) {
  lay(steps, kNever, steps_);
  best(labels);
}

void NameLattice::best(std::vector<std::uint8_t>& labels) {
  const std::size_t n = emissions.size();
  labels.assign(n, 0);
  if (n == 0) return;
  trail_.resize(n);
  run([ this, n ]() __attribute__((always_inline)) {
    Halves now, begin{Half{}, Half{} + kNever};
    load(emissions[0], now);
    now.on = begin.on;
    store(now, trail_[0]);
    Half begun, on;
    load(steps_.begun, begun);
    load(steps_.on, on);
    for (std::size_t i = 1; i < n; ++i) {
      Halves next{begin.on, now.any + begun}, emission, step;
      for (std::size_t x = 0; x < kLine; ++x) {
        load(steps_.from[x], step);
        const Half reached = step.any + trail_[i - 1][x];
        next.any = next.any < reached ? reached : next.any;
      }
      const Half further = now.on + on;
      next.on = next.on < further ? further : next.on;
      load(emissions[i], emission);
      now.any = next.any + emission.any;
      now.on = next.on + emission.on;
      now.on[0] = kNever;
      store(now, trail_[i]);
    }
  });
  trace(labels);
}

// Backwards: the first of the best labels, then the one that it was reached from.
void NameLattice::trace(std::vector<std::uint8_t>& labels) const {
  const auto pick = [](const Scores& scores) {
    const float most = *std::max_element(scores.begin(), scores.end());
    return *std::find_if(kLabels.begin(), kLabels.end(),
                         [&](std::uint8_t y) { return scores[y] == most; });
  };
  std::size_t i = labels.size() - 1;
  labels[i] = pick(trail_[i]);
  for (; i > 0; --i) {
    Scores scores = steps_.to[labels[i]];
    for (std::size_t x = 0; x < kLine; ++x) scores[x] += trail_[i - 1][x];
    labels[i - 1] = pick(scores);
  }
}

void NameLattice::factor(const Steps& steps) {
  lay(steps, kNever, steps_);
  Steps factors{};
  for (const std::size_t x : kLabels)
    for (const std::size_t y : kLabels) factors[x][y] = std::exp(steps[x][y]);
  lay(factors, 0, factors_);
}

double NameLattice::weigh(const Steps& steps) {
  factor(steps);
  const std::size_t n = emissions.size();
  room(n);
  std::vector<float> most;
  for (std::size_t i = 0; i < n; ++i) {
    Scores row = emissions[i];
    row[kHalf] = kNever;
    most.push_back(*std::max_element(row.begin(), row.end()));
    for (std::size_t y = 0; y < kLine; ++y) grown_[i][y] = std::exp(row[y] - most[i]);
  }
  ahead();
  double all = 0;
  for (std::size_t i = 0; i < n; ++i)
    all += std::log(static_cast<double>(sums_[i])) + static_cast<double>(most[i]);
  behind(0);
  return all;
}
void NameLattice::weigh(std::size_t from) {
  room(emissions.size());
  grow();
  ahead();
  behind(from);
}
void NameLattice::room(std::size_t n) {
  grown_.resize(n);
  ahead_.resize(n);
  sums_.resize(n);
  behind_.resize(n);
}

// What each character says alone, the likeliest label of each as 1.
void NameLattice::grow() {
  run([this]() __attribute__((always_inline)) {
    for (std::size_t i = 0; i < emissions.size(); ++i) {
      Halves row;
      load(emissions[i], row);
      row.on[0] = kNever;
      const Half larger = row.any < row.on ? row.on : row.any;
      float most = larger[0];
      for (std::size_t y = 1; y < kHalf; ++y) most = std::max(most, larger[y]);
      row.any -= most;
      row.on -= most;
      exp_below(row.any);
      exp_below(row.on);
      row.on[0] = 0;
      store(row, grown_[i]);
    }
  });
}

void NameLattice::ahead() {
  run([this]() __attribute__((always_inline)) {
    Half begun, on;
    load(factors_.begun, begun);
    load(factors_.on, on);
    for (std::size_t i = 0; i < emissions.size(); ++i) {
      Halves sum{Half{} + 1, Half{}}, grown, before, factor;
      if (i > 0) {
        load(ahead_[i - 1], before);
        sum.any = Half{};
        for (const std::size_t x : kLabels) {
          load(factors_.from[x], factor);
          sum.any += factor.any * ahead_[i - 1][x];
        }
        sum.on = before.any * begun + before.on * on;
      }
      load(grown_[i], grown);
      sum.any *= grown.any;
      sum.on *= grown.on;
      Scores row;
      store(sum, row);
      float total = 0;
      for (const std::size_t y : kLabels) total += row[y];
      sums_[i] = std::max(total, 1e-30F);
      sum.any /= sums_[i];
      sum.on /= sums_[i];
      store(sum, ahead_[i]);
    }
  });
}

void NameLattice::behind(std::size_t from) {
  const std::size_t n = emissions.size();
  if (n > 0) behind_[n - 1].fill(1);
  run([ this, n, from ]() __attribute__((always_inline)) {
    for (std::size_t i = n; i-- > from + 1;) {
      Halves after, grown, sum{}, factor;
      load(behind_[i], after);
      load(grown_[i], grown);
      after.any = grown.any * after.any / sums_[i];
      after.on = grown.on * after.on / sums_[i];
      Scores row;
      store(after, row);
      for (const std::size_t y : kLabels) {  // for all x side by side
        load(factors_.to[y], factor);
        sum.any += factor.any * row[y];
        sum.on += factor.on * row[y];
      }
      store(sum, behind_[i - 1]);
    }
  });
}

float NameLattice::chance_of(std::size_t begin, std::size_t end, std::size_t tag) const {
  float chance = ahead_[begin][begins(tag)];
  std::size_t before = begins(tag);
  for (std::size_t i = begin + 1; i < end; ++i, before = goes_on(tag))
    chance *= factors_.from[before][goes_on(tag)] * grown_[i][goes_on(tag)] / sums_[i];
  if (end == grown_.size()) return chance;
  float rest = 0;
  for (std::size_t y = 0; y < kHalf; ++y)
    rest += factors_.from[before][y] * grown_[end][y] * behind_[end][y] / sums_[end];
  return chance * rest;
}

}  // namespace hj::entity
