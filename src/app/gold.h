// Scores what was read against a gold set (docs/ontology.md, section 7), as eval/score_claims.py
// does.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/article_json.h"
#include "core/result.h"

namespace hj {

struct Score {
  int right = 0, wrong = 0, missed = 0, swapped = 0;  // claims, by (type, a, b) in each article
  int status_right = 0, amounts = 0, amounts_right = 0, times = 0, times_right = 0;
  std::vector<std::pair<double, bool>> graded;  // each claim's score, and whether it was right
  double precision() const;
  double recall() const;
  double f1() const;
};
// gold and read: one JSON object an article, as gold.jsonl and `hapjong explain --json` have them.
Score score_claims(const std::vector<Json>& gold, const std::vector<Json>& read,
                   std::vector<std::string>* errors);
// Names and kinds of parties; places and products count neither way.
Score score_parties(const std::vector<Json>& gold, const std::vector<Json>& read,
                    std::vector<std::string>* errors);
Json score_json(const Score& score);

Result<std::vector<Json>> read_jsonl(const std::string& file);

}  // namespace hj
