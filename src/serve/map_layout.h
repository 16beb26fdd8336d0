// Places, camps and ranks of a graph, the same for the same graph on every run: igraph's force
// layout (Fruchterman and Reingold 1991), communities (Louvain: Blondel et al. 2008) and
// centralities (PageRank: Brin and Page 1998, betweenness: Brandes 2001).
#pragma once

#include <cstdint>
#include <vector>

namespace hj::serving {

struct Link {
  std::uint32_t a, b;  // nodes
  double weight;       // above 0; articles
};
struct Place {
  double x = 0.5, y = 0.5;  // 0 to 1
  std::uint32_t camp = 0;   // 0 is the largest
  double rank = 0;          // PageRank with the weights; all together are 1
  double between = 0;       // share of the other pairs whose shortest ways lead through it, 0 to 1
};
// `seeds` (one per node, a hash of its id) give the places to start from. At most some thousand
// nodes.
std::vector<Place> lay_out(const std::vector<std::uint64_t>& seeds, const std::vector<Link>& links);

}  // namespace hj::serving
