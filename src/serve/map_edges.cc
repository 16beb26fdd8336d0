#include "serve/map_edges.h"

#include <algorithm>
#include <span>

#include "core/hash.h"

namespace hj::serving {
namespace {

constexpr std::size_t kManyParties = 24;  // of one side: bounds the edges of one deal

bool any_of_kind(const std::vector<EntityRef>& side, const std::vector<Kind>& kinds) {
  return std::ranges::any_of(
      side, [&](const EntityRef& r) { return std::ranges::find(kinds, r.kind) != kinds.end(); });
}

}  // namespace

void edges_of(const DealRow& d, std::vector<Edge>& out) {
  const auto a = std::span(d.a).first(std::min(d.a.size(), kManyParties));
  const auto b = std::span(d.b).first(std::min(d.b.size(), kManyParties));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (const EntityRef& other : b)
      if (other.id != a[i].id) out.push_back({&d, a[i].id, other.id});
    for (std::size_t j = i + 1; b.empty() && j < a.size(); ++j)
      out.push_back({&d, a[i].id, a[j].id});
  }
}

std::string edge_id(const Edge& e) {
  return hex(hash64(id_text(e.deal->id) + id_text(e.a) + id_text(e.b)));
}

Filter edge_filter(const Call& call) {
  Filter f;
  f.types = call.params.codes<Type>("type", parse_type);
  f.statuses = call.params.codes<Status>("status", parse_status);
  f.at = call.params.until("at");
  f.since = call.params.since("since");
  f.until = call.params.until("until");
  f.sort = Sort::claims;  // what most articles tell of stays when there is too much
  f.limit = 5000;
  return f;
}

bool chosen(const DealRow& d, const Call& call) {
  if (d.negated) return false;
  if (d.independent < call.params.number("min_independent", 1, 1000, 1)) return false;
  const auto kinds = call.params.codes<Kind>("kind", parse_kind);
  if (kinds.empty()) return true;
  return any_of_kind(d.a, kinds) && (d.b.empty() || any_of_kind(d.b, kinds));
}

// [date, status] where the status changed; claims come oldest first.
Json EdgeJson::history(DealId deal) const {
  Filter f;
  f.deal = deal;
  f.at = at_;
  f.limit = 200;
  Json out = Json::array();
  for (const ClaimRow& c : need(call_.store.find_claims(f)).items)
    if (out.empty() || out.back()[1] != code(c.status))
      out.push_back({day_or_null(c.article), code(c.status)});
  return out;
}

Json EdgeJson::operator()(const Edge& e) {
  const DealRow& d = *e.deal;
  const auto [known, fresh] = histories_.try_emplace(d.id);
  if (fresh) known->second = history(d.id);
  return {{"id", edge_id(e)},
          {"deal", id_text(d.id)},
          {"a", id_text(e.a)},
          {"b", id_text(e.b)},
          {"type", code(d.type)},
          {"family", info(d.type).family},
          {"directed", !symmetric(d.type)},
          {"status", code(d.status)},
          {"claims", d.claims},
          {"articles", d.articles},
          {"independent", d.independent},
          {"first", time_or_null(d.first)},
          {"last", time_or_null(d.last)},
          {"history", known->second}};
}

}  // namespace hj::serving
