// How two parties hang together: the shortest ways between them over the deals.
#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "serve/map_edges.h"

namespace hj::serving {
namespace {

constexpr unsigned kManySteps = 6;
constexpr std::size_t kManyPaths = 5;

struct Step {
  EntityId to;
  std::size_t edge;
};
using Ways = std::map<EntityId, std::vector<Step>>;
using Path = std::vector<std::size_t>;  // edges from start to end

Ways graph_of(const std::vector<Edge>& edges) {
  Ways out;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    out[edges[i].a].push_back({edges[i].b, i});
    out[edges[i].b].push_back({edges[i].a, i});
  }
  return out;
}

// Steps from each party to `end`, as far as `most`.
std::map<EntityId, unsigned> distances(const Ways& graph, EntityId end, unsigned most) {
  std::map<EntityId, unsigned> out{{end, 0}};
  std::deque<EntityId> open{end};
  while (!open.empty()) {
    const EntityId here = open.front();
    open.pop_front();
    const auto found = graph.find(here);
    if (found == graph.end() || out[here] >= most) continue;
    for (const Step& s : found->second)
      if (out.try_emplace(s.to, out[here] + 1).second) open.push_back(s.to);
  }
  return out;
}

// The shortest ways, each party pair by its best-told edge (edges come best told first).
class Walk {
 public:
  Walk(const Ways& graph, const std::map<EntityId, unsigned>& far, EntityId end)
      : graph_(graph), far_(far), end_(end) {}
  std::vector<Path> from(EntityId start) {
    go(start);
    return std::move(found_);
  }

 private:
  void go(EntityId here) {
    if (found_.size() >= kManyPaths) return;
    if (here == end_) return found_.push_back(path_);
    std::vector<EntityId> tried;
    for (const Step& s : graph_.at(here)) {
      const auto rest = far_.find(s.to);
      if (rest == far_.end() || rest->second + 1 != far_.at(here)) continue;
      if (std::ranges::find(tried, s.to) != tried.end()) continue;
      tried.push_back(s.to);
      path_.push_back(s.edge);
      go(s.to);
      path_.pop_back();
    }
  }
  const Ways& graph_;
  const std::map<EntityId, unsigned>& far_;
  EntityId end_;
  Path path_;
  std::vector<Path> found_;
};

EntityRef party(const Call& call, std::string_view name) {
  Filter f;
  f.entity = call.params.id<EntityId>(name);
  if (f.entity == EntityId::none) Params::refuse(name, "is missing");
  return first_of(need(call.store.find_entities(f)), "entity");
}

const EntityRef& ref_of(const DealRow& deal, EntityId id) {
  for (const auto* side : {&deal.a, &deal.b})
    for (const EntityRef& r : *side)
      if (r.id == id) return r;
  return deal.a.front();
}

}  // namespace

Json path(const Call& call) {
  const EntityRef start = party(call, "from"), end = party(call, "to");
  const unsigned most = call.params.number("max", 1, kManySteps, 4);
  Filter f = edge_filter(call);
  f.roles = call.params.number("roles", 0, 1, 1) == 1;
  const std::vector<DealRow> deals = need(call.store.find_deals(f)).items;
  std::vector<Edge> edges;
  for (const DealRow& d : deals)
    if (chosen(d, call)) edges_of(d, edges);
  const Ways graph = graph_of(edges);
  const auto far = distances(graph, end.id, most);
  Json paths = Json::array();
  if (start.id == end.id || !far.contains(start.id)) return {{"paths", paths}};
  EdgeJson edge_json(call, f.at);
  for (const Path& p : Walk(graph, far, end.id).from(start.id)) {
    Json nodes = Json::array({to_json(start)}), steps = Json::array();
    EntityId here = start.id;
    for (const std::size_t i : p) {
      here = edges[i].a == here ? edges[i].b : edges[i].a;
      nodes.push_back(to_json(ref_of(*edges[i].deal, here)));
      steps.push_back(edge_json(edges[i]));
    }
    paths.push_back({{"nodes", std::move(nodes)}, {"edges", std::move(steps)}});
  }
  return {{"paths", std::move(paths)}};
}

}  // namespace hj::serving
