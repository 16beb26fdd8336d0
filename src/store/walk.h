// A walk over the articles that answer a query, newest arrivals first, and what they have in
// common.
#pragma once

#include <vector>

#include "store/match.h"
#include "store/query_text.h"
#include "store/rank.h"
#include "store/sql.h"

namespace hj::store {

struct Found {
  std::int64_t no = 0;
  double score = 0;
};
struct Walk {
  std::vector<Found> found;  // best first
  bool more = false;         // it stopped before the end
};
Walk walk(Db& db, const ParsedQuery& query, const Match& match, const Knowledge& knowledge,
          const std::vector<std::int64_t>& published);
void add_facets(Db& db, const std::vector<Found>& found, Hits& out);

Knowledge knowledge_of(Db& db, const PartyFinder& parties);

}  // namespace hj::store
