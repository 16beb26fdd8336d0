// What a deal is, out of its claims: the one place where statuses, sources and sides are summed up.
// Pure and independent of order; the same for today and as of a past day.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace hj::store {

struct Fact {  // a claim as the ledger sees it
  ClaimId id{};
  DocId doc{};
  std::string source;          // outlet of the article's original; its id where no outlet is known
  std::int64_t published = 0;  // UTC seconds, 0 = unknown
  std::int32_t offset_minutes = 540;
  Type type{};
  Status status{};
  Stance stance{};
  Tier tier{};
  FlagSet flags = 0;
  float score = 0;
  std::vector<EntityId> a, b;
  std::string object, time, amount;
};
struct Balance {
  Type type{};
  Status status{};
  std::vector<EntityId> a, b;
  std::string object, time, amount;
  std::int64_t first = 0, last = 0;
  std::uint32_t claims = 0, articles = 0, independent = 0, named = 0;
  bool negated = false;  // every claim says that it is not so: no edge of the map
};
// `facts` is not empty. The status is that of the last day on which a speaker asserts or denies; of
// several on that day the best source counts, then the furthest step. Declining to comment,
// conditions and forecasts move nothing as long as there is anything else. Undated claims come
// first.
Balance balance(std::vector<Fact> facts);
// The same order, and whether a claim may move the status.
void sort_facts(std::vector<Fact>& facts);
bool moves(Stance stance, FlagSet flags);

}  // namespace hj::store
