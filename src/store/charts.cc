#include "store/charts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>
#include <unordered_map>

namespace hj {
namespace {

constexpr std::array<std::string_view, 4> kCharts = {"commented", "covered", "growing", "breaking"};
constexpr std::int64_t kHours24 = 86'400;
constexpr std::int64_t kCommentDays = 3, kWeek = 7;     // days that a chart looks back
constexpr double kCommentHalf = 24, kBreakingHalf = 6;  // hours in which a score is halved
constexpr std::uint32_t kGrowing = 3, kBreaking = 2;    // articles, outlets that a row needs

double halved(std::int64_t since, std::int64_t at, double hours) {
  return std::exp2(-static_cast<double>(std::max<std::int64_t>(0, at - since)) / 3600 / hours);
}

struct Sum {
  std::uint32_t day = 0, week = 0;  // articles of the last day, of the week before it
  std::set<std::string> outlets;    // of the last day's originals
  std::int64_t first = 0;           // of the last day
};
std::unordered_map<StoryId, Sum> sums(const std::vector<Pulse>& pulses, std::int64_t at) {
  std::unordered_map<StoryId, Sum> out;
  for (const Pulse& p : pulses) {
    if (p.story == StoryId::none) continue;
    Sum& s = out[p.story];
    if (p.published < at - kHours24) {
      ++s.week;
      continue;
    }
    ++s.day;
    if (!p.copy && !p.outlet.empty()) s.outlets.insert(p.outlet);
    if (s.first == 0 || p.published < s.first) s.first = p.published;
  }
  return out;
}

double score_of(Chart chart, const Sum& s, double before, std::int64_t at) {
  const auto outlets = static_cast<double>(s.outlets.size());
  switch (chart) {
    case Chart::covered:
      return outlets + s.day / 1000.0;  // of as many outlets, the one with more articles
    case Chart::growing:
      return s.day < kGrowing ? 0 : (s.day + 1) / (before + 1);
    case Chart::breaking:
      return s.week > 0 || s.outlets.size() < kBreaking
                 ? 0
                 : outlets * halved(s.first, at, kBreakingHalf);
    case Chart::commented:
      break;
  }
  return 0;
}

std::vector<Ranked> commented(const std::vector<Pulse>& pulses, std::int64_t at) {
  std::vector<Ranked> out;
  for (const Pulse& p : pulses)
    if (p.comments > 0)
      out.push_back({p.doc, p.story,
                     static_cast<double>(p.comments) * halved(p.published, at, kCommentHalf)});
  return out;
}
std::vector<Ranked> of_stories(Chart chart, const std::vector<Pulse>& pulses, std::int64_t at) {
  std::vector<Ranked> out;
  for (const auto& [story, s] : sums(pulses, at)) {
    const double before = static_cast<double>(s.week) / kWeek;
    const double score = s.day == 0 ? 0 : score_of(chart, s, before, at);
    if (score > 0)
      out.push_back(
          {{}, story, score, s.day, static_cast<std::uint32_t>(s.outlets.size()), before});
  }
  return out;
}

}  // namespace

std::string_view chart_name(Chart chart) { return kCharts[static_cast<std::size_t>(chart)]; }
std::optional<Chart> parse_chart(std::string_view name) {
  const auto at = std::ranges::find(kCharts, name);
  if (at == kCharts.end()) return std::nullopt;
  return static_cast<Chart>(at - kCharts.begin());
}

Result<std::int64_t> now_of(const Store& store) {
  const Result<Totals> totals = store.totals();
  if (!totals) return totals.error();
  return totals->last + 1;
}

Result<std::vector<Ranked>> rank(const Store& store, const ChartAsk& ask) {
  std::int64_t at = ask.at;
  if (at == 0) {
    const Result<std::int64_t> now = now_of(store);
    if (!now) return now.error();
    at = *now;
  }
  const std::int64_t days = ask.chart == Chart::commented ? kCommentDays : kWeek + 1;
  const auto pulses = store.pulses(at - days * kHours24, at, ask.section);
  if (!pulses) return pulses.error();
  std::vector<Ranked> out =
      ask.chart == Chart::commented ? commented(*pulses, at) : of_stories(ask.chart, *pulses, at);
  std::ranges::sort(out, {}, [](const Ranked& r) { return std::tuple(-r.score, r.story, r.doc); });
  out.resize(std::min(out.size(), ask.limit));
  return out;
}

}  // namespace hj
