// Deals as edges between two parties each, for the map and for paths.
#pragma once

#include <map>
#include <vector>

#include "serve/api.h"

namespace hj::serving {

struct Edge {
  const DealRow* deal;
  EntityId a, b;
};

// Appends the edges of a deal: A with every B; where all stand on one side, each with each.
void edges_of(const DealRow& deal, std::vector<Edge>& out);
std::string edge_id(const Edge& edge);  // 16 hexadecimal digits
// The deals that the parameters of /map and /path choose; `at` as of a day.
Filter edge_filter(const Call& call);
// Does it stay after the parameters that the store does not know (kind, min_independent, tier)?
bool chosen(const DealRow& deal, const Call& call);

// Makes edges' JSON; each deal's history is read once.
class EdgeJson {
 public:
  EdgeJson(const Call& call, std::int64_t at) : call_(call), at_(at) {}
  Json operator()(const Edge& edge);

 private:
  Json history(DealId deal) const;
  const Call& call_;
  std::int64_t at_;
  std::map<DealId, Json> histories_;
};

}  // namespace hj::serving
