#include "serve/map_layout.h"

#include <igraph.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

namespace hj::serving {
namespace {

// Debian's igraph keeps global state (error stack, random numbers): one caller at a time.
std::mutex& igraph_lock() {
  static std::mutex lock;
  return lock;
}

struct Vector {
  igraph_vector_t v;
  explicit Vector(std::size_t size) { igraph_vector_init(&v, static_cast<igraph_integer_t>(size)); }
  ~Vector() { igraph_vector_destroy(&v); }
  Vector(const Vector&) = delete;
  Vector& operator=(const Vector&) = delete;
};
struct Graph {
  igraph_t g;
  Graph(std::size_t nodes, const std::vector<Link>& links) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, static_cast<igraph_integer_t>(2 * links.size()));
    for (std::size_t i = 0; i < links.size(); ++i) {
      VECTOR(ends)[2 * i] = links[i].a;
      VECTOR(ends)[2 * i + 1] = links[i].b;
    }
    igraph_create(&g, &ends, static_cast<igraph_integer_t>(nodes), IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
  }
  ~Graph() { igraph_destroy(&g); }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
};

double unit(std::uint64_t bits) { return static_cast<double>(bits & 0xFFFFFFFF) / 4294967296.0; }

// Camps numbered by size, then by their first node.
void number_camps(const igraph_vector_int_t& membership, std::vector<Place>& out) {
  std::vector<std::uint32_t> sizes(out.size()),
      first(out.size(), static_cast<std::uint32_t>(out.size()));
  for (std::size_t i = out.size(); i-- > 0;) {
    const auto camp = static_cast<std::size_t>(VECTOR(membership)[i]);
    ++sizes[camp];
    first[camp] = static_cast<std::uint32_t>(i);
  }
  std::vector<std::uint32_t> order(out.size()), rank(out.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](auto a, auto b) {
    return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : first[a] < first[b];
  });
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i].camp = rank[static_cast<std::size_t>(VECTOR(membership)[i])];
}

void find_camps(const Graph& graph, const Vector& weights, std::vector<Place>& out) {
  igraph_vector_int_t membership;
  igraph_vector_int_init(&membership, 0);
  if (igraph_community_multilevel(&graph.g, &weights.v, 1.0, &membership, nullptr, nullptr) ==
      IGRAPH_SUCCESS)
    number_camps(membership, out);
  igraph_vector_int_destroy(&membership);
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

void find_ranks(const Graph& graph, const Vector& weights, std::vector<Place>& out) {
  Vector rank(0), between(0);
  if (igraph_pagerank(&graph.g, IGRAPH_PAGERANK_ALGO_PRPACK, &rank.v, nullptr, igraph_vss_all(),
                      false, 0.85, &weights.v, nullptr) == IGRAPH_SUCCESS)
    for (std::size_t i = 0; i < out.size(); ++i) out[i].rank = rounded(VECTOR(rank.v)[i]);
  const auto n = static_cast<double>(out.size());
  const double pairs = std::max((n - 1) * (n - 2) / 2, 1.0);
  if (igraph_betweenness(&graph.g, &between.v, igraph_vss_all(), false, nullptr) == IGRAPH_SUCCESS)
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i].between = rounded(VECTOR(between.v)[i] / pairs);
}

// A faint tie of every node to one hidden centre keeps parts without a link from flying off.
std::vector<Link> with_centre(std::uint32_t nodes, std::vector<Link> links) {
  for (std::uint32_t i = 0; i < nodes; ++i) links.push_back({i, nodes, 0.15});
  return links;
}

void place(const std::vector<std::uint64_t>& seeds, const std::vector<Link>& links,
           std::vector<Place>& out) {
  const auto nodes = static_cast<std::uint32_t>(seeds.size());
  const std::vector<Link> all = with_centre(nodes, links);
  const Graph graph(nodes + 1, all);
  Vector weights(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) VECTOR(weights.v)[i] = all[i].weight;
  igraph_matrix_t at;
  igraph_matrix_init(&at, nodes + 1, 2);
  const double side = std::sqrt(static_cast<double>(nodes + 1));
  for (std::uint32_t i = 0; i < nodes; ++i) {
    MATRIX(at, i, 0) = (unit(seeds[i]) - 0.5) * side;
    MATRIX(at, i, 1) = (unit(seeds[i] >> 32) - 0.5) * side;
  }
  const igraph_integer_t rounds = nodes > 800 ? 150 : nodes > 200 ? 300 : 500;
  const auto status =
      igraph_layout_fruchterman_reingold(&graph.g, &at, true, rounds, side, IGRAPH_LAYOUT_NOGRID,
                                         &weights.v, nullptr, nullptr, nullptr, nullptr);
  for (std::uint32_t i = 0; i < nodes && status == IGRAPH_SUCCESS; ++i)
    out[i].x = MATRIX(at, i, 0), out[i].y = MATRIX(at, i, 1);
  igraph_matrix_destroy(&at);
}

// Into 0…1 on both axes with one scale, so that distances keep their meaning.
void normalise(std::vector<Place>& out) {
  const auto [left, right] = std::ranges::minmax(out, {}, &Place::x);
  const auto [low, high] = std::ranges::minmax(out, {}, &Place::y);
  const double size = std::max({right.x - left.x, high.y - low.y, 1e-9});
  const double x0 = (left.x + right.x) / 2, y0 = (low.y + high.y) / 2;
  const auto scaled = [&](double v, double middle) {
    return rounded(std::clamp((v - middle) / size + 0.5, 0.0, 1.0));
  };
  for (Place& p : out) p.x = scaled(p.x, x0), p.y = scaled(p.y, y0);
}

}  // namespace

std::vector<Place> lay_out(const std::vector<std::uint64_t>& seeds,
                           const std::vector<Link>& links) {
  std::vector<Place> out(seeds.size());
  if (seeds.size() < 2) return out;
  const std::lock_guard lock(igraph_lock());
  igraph_set_error_handler(igraph_error_handler_ignore);
  igraph_set_warning_handler(igraph_warning_handler_ignore);
  igraph_rng_seed(igraph_rng_default(), 8470);
  const Graph graph(seeds.size(), links);
  Vector weights(links.size());
  for (std::size_t i = 0; i < links.size(); ++i) VECTOR(weights.v)[i] = links[i].weight;
  find_camps(graph, weights, out);
  find_ranks(graph, weights, out);
  place(seeds, links, out);
  normalise(out);
  return out;
}

}  // namespace hj::serving
