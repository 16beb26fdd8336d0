// The map: deals as edges between parties, with places and camps.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/hash.h"
#include "serve/map_edges.h"
#include "serve/map_layout.h"

namespace hj::serving {
namespace {

constexpr unsigned kManyEdges = 2000;

struct Node {
  EntityRef ref;
  std::uint32_t index = 0, weight = 0, degree = 0;
};

Filter map_filter(const Call& call) {
  Filter f = edge_filter(call);
  f.story = call.params.id<StoryId>("story");
  f.entity = call.params.id<EntityId>("entity");
  if (call.params.has("outlet")) f.outlet = call.params.text("outlet");
  f.roles = call.params.number("roles", 0, 1, 0) == 1 ||
            std::ranges::find(f.types, Type::role) != f.types.end();
  return f;
}

std::map<EntityId, Node> nodes_of(const std::vector<Edge>& edges) {
  std::map<EntityId, Node> nodes;
  for (const Edge& e : edges) {
    for (const auto* side : {&e.deal->a, &e.deal->b})
      for (const EntityRef& r : *side)
        if (r.id == e.a || r.id == e.b) nodes[r.id].ref = r;
    for (const EntityId id : {e.a, e.b}) nodes[id].weight += e.deal->articles;
  }
  std::uint32_t index = 0;
  for (auto& [id, node] : nodes) node.index = index++;
  return nodes;
}

std::vector<Link> links_of(const std::vector<Edge>& edges, std::map<EntityId, Node>& nodes) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
  for (const Edge& e : edges) {
    const std::uint32_t a = nodes[e.a].index, b = nodes[e.b].index;
    weights[{std::min(a, b), std::max(a, b)}] += e.deal->articles;
  }
  std::vector<Link> out;
  out.reserve(weights.size());
  for (const auto& [pair, weight] : weights) out.push_back({pair.first, pair.second, weight});
  std::vector<std::uint32_t> degrees(nodes.size());
  for (const Link& l : out) ++degrees[l.a], ++degrees[l.b];
  for (auto& [id, node] : nodes) node.degree = degrees[node.index];
  return out;
}

Json camps_json(const std::map<EntityId, Node>& nodes, const std::vector<Place>& places) {
  struct Camp {
    const Node* hub = nullptr;
    std::uint32_t size = 0;
  };
  std::map<std::uint32_t, Camp> camps;
  for (const auto& [id, node] : nodes) {
    Camp& camp = camps[places[node.index].camp];
    ++camp.size;
    if (camp.hub == nullptr ||
        std::tuple(node.degree, node.weight) > std::tuple(camp.hub->degree, camp.hub->weight))
      camp.hub = &node;
  }
  Json out = Json::array();
  for (const auto& [id, camp] : camps)
    out.push_back({{"id", id}, {"hub", id_text(camp.hub->ref.id)}, {"size", camp.size}});
  return out;
}

// The edges that are shown, and how much is left out.
struct Shown {
  std::vector<Edge> edges;
  std::size_t omitted_edges = 0, omitted_nodes = 0;
};
Shown shown(const Call& call, const std::vector<DealRow>& deals, unsigned limit) {
  Shown out;
  for (const DealRow& d : deals)
    if (chosen(d, call)) edges_of(d, out.edges);
  std::set<EntityId> all, kept;
  for (const Edge& e : out.edges) all.insert({e.a, e.b});
  if (out.edges.size() > limit) {
    out.omitted_edges = out.edges.size() - limit;
    out.edges.resize(limit);
  }
  for (const Edge& e : out.edges) kept.insert({e.a, e.b});
  out.omitted_nodes = all.size() - kept.size();
  return out;
}

}  // namespace

Json map(const Call& call) {
  const Filter f = map_filter(call);
  const unsigned limit = call.params.number("limit", 1, kManyEdges, 300);
  const std::vector<DealRow> deals = need(call.store.find_deals(f)).items;
  const Shown s = shown(call, deals, limit);
  std::map<EntityId, Node> nodes = nodes_of(s.edges);
  const std::vector<Link> links = links_of(s.edges, nodes);
  std::vector<std::uint64_t> seeds;
  seeds.reserve(nodes.size());
  for (const auto& [id, node] : nodes) seeds.push_back(hash64(id_text(id)));
  const std::vector<Place> places = lay_out(seeds, links);

  Json node_list = Json::array(), edge_list = Json::array();
  for (const auto& [id, node] : nodes) {
    const Place& p = places[node.index];
    Json one = to_json(node.ref);
    one["country"] = country_json(call, node.ref);
    one.update({{"weight", node.weight},
                {"degree", node.degree},
                {"pagerank", p.rank},
                {"betweenness", p.between},
                {"camp", p.camp},
                {"x", p.x},
                {"y", p.y}});
    node_list.push_back(std::move(one));
  }
  EdgeJson edge_json(call, f.at);
  for (const Edge& e : s.edges) edge_list.push_back(edge_json(e));
  return {{"nodes", std::move(node_list)},
          {"edges", std::move(edge_list)},
          {"camps", camps_json(nodes, places)},
          {"omitted", {{"nodes", s.omitted_nodes}, {"edges", s.omitted_edges}}}};
}

}  // namespace hj::serving
