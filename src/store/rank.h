// How well an article answers a query: what of it says the words, and how new it is. No counts over
// the corpus, so that the same articles in another order rank the same.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "store/sql.h"

namespace hj::store {

void register_rank(Db& db);  // SQLite's function hj_rank(words): the sum over the query's phrases
// A phrase gives at most 1 for the text, more for the headline: a rare word weighs as much as a
// frequent one, for every hit has them all.
double phrase_rank(int count, bool head, bool mark);

// When each article was published, by its number: read once, so that a walk over hits touches no
// rows. Numbers are never used twice, so what was read stays true.
class Published {
 public:
  using Column = std::shared_ptr<const std::vector<std::int64_t>>;
  Column upto_date(Db& db);  // seconds by number; 0 = unknown or gone

 private:
  std::mutex lock_;
  Column kept_ = std::make_shared<const std::vector<std::int64_t>>();
};

// Weight of being new: the newest article of the store is "now". Between 0 and 1.
double recency(std::int64_t published, std::int64_t newest);

}  // namespace hj::store
