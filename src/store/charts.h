// What is read, told and talked of most before a moment (docs/stories.md defines each chart). Asks
// any store; no clock.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace hj {

enum class Chart : std::uint8_t {
  commented,  // articles by comments, halved every day
  covered,    // stories by outlets with a report of their own in the last day
  growing,    // stories by articles of the last day against those of a day before
  breaking,   // stories that began, or began again, in the last day
};
std::string_view chart_name(Chart chart);
std::optional<Chart> parse_chart(std::string_view name);

struct ChartAsk {
  Chart chart{};
  std::int64_t at = 0;  // UTC seconds, before which; 0 = after the newest article
  std::string section{};
  std::size_t limit = 20;
};
struct Ranked {
  DocId doc{};      // commented
  StoryId story{};  // of the others, and of the article
  double score = 0;
  std::uint32_t articles = 0, outlets = 0;  // of the last day
  double before = 0;                        // articles a day in the week before
};
// By score, then id.
Result<std::vector<Ranked>> rank(const Store& store, const ChartAsk& ask);
// The moment that `at` 0 means.
Result<std::int64_t> now_of(const Store& store);

}  // namespace hj
