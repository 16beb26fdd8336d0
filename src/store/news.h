// What a transaction brings, for those who listen: kept beside the rows, and only of the latest
// ones.
#pragma once

#include <set>

#include "store/query.h"
#include "store/sql.h"

namespace hj::store {

struct NewsOf {  // one transaction
  std::set<StoryId> fresh, stories;
  std::set<DealId> deals;
  bool more = false;
};
inline constexpr std::size_t kManyNamed = 100;  // of a kind, by one transaction
template <class Id>
void note(std::set<Id>& named, Id id, bool& more) {
  if (named.size() < kManyNamed)
    named.insert(id);
  else if (!named.contains(id))
    more = true;
}
// A new generation, with its news.
void turn(Db& db, const NewsOf& news);

}  // namespace hj::store
