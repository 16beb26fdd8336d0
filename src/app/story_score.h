// Scores copies and stories of a gold set: what a store says of them, in any order of arrival.
#pragma once

#include <string>
#include <vector>

#include "app/article_json.h"
#include "app/engine.h"
#include "core/result.h"

namespace hj {

struct StoryScore {
  double precision = 0, recall = 0;                           // B-cubed: Bagga & Baldwin 1998
  int copies_right = 0, copies_wrong = 0, copies_missed = 0;  // pairs of one family
  int orders = 0, other_orders = 0;  // of arrival; those that ended in another id or original
  std::vector<std::string> errors;   // a line for each two articles that stand wrongly
  double f1() const;
};
// `docs` are analysed; each is known by its input's id, as gold.jsonl has it. They are absorbed
// into a store in memory, in their order and in `orders` random ones.
Result<StoryScore> score_stories(const Engine& engine, const std::vector<Json>& gold,
                                 const std::vector<Document>& docs, int orders);
Json score_json(const StoryScore& score);

}  // namespace hj
