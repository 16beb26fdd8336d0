// Deals, search and suggestions.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/hash.h"
#include "serve/api.h"

namespace hj::serving {
namespace {

constexpr std::pair<std::string_view, HitKind> kHitKinds[] = {{"article", HitKind::article},
                                                              {"entity", HitKind::entity},
                                                              {"deal", HitKind::deal},
                                                              {"story", HitKind::story}};

std::optional<HitKind> parse_hit(std::string_view code) {
  for (const auto& [name, kind] : kHitKinds)
    if (name == code) return kind;
  return std::nullopt;
}
std::string_view code_of(HitKind kind) { return kHitKinds[static_cast<std::size_t>(kind)].first; }

// The snippet as pieces: no offsets, so that nothing can be marked wrongly.
Json pieces(const Hit& h) {
  Json out = Json::array();
  std::uint32_t at = 0;
  const auto add = [&](std::uint32_t to, bool hit) {
    if (to > at) out.push_back({{"text", h.snippet.substr(at, to - at)}, {"hit", hit}});
    at = std::max(at, to);
  };
  for (const Span m : h.marks) add(m.begin, false), add(m.end, true);
  add(static_cast<std::uint32_t>(h.snippet.size()), false);
  return out;
}

Json hit_json(const Hit& h) {
  return {{"kind", code_of(h.kind)},
          {"id", hex(h.id)},
          {"title", h.title},
          {"outlet", text_or_null(h.outlet)},
          {"published", time_or_null(h.published)},
          {"snippet", pieces(h)},
          {"score", h.score}};
}

}  // namespace

Json deals(const Call& call) {
  Filter f = call.filter();
  f.types = call.params.codes<Type>("type", parse_type);
  f.statuses = call.params.codes<Status>("status", parse_status);
  f.entity = call.params.id<EntityId>("party");
  f.text = call.params.text("q");
  f.since = call.params.since("since");
  f.until = call.params.until("until");
  f.at = call.params.until("at");
  f.sort = call.params.sort("latest|claims");
  if (f.at != 0 && !f.cursor.empty()) Params::refuse("cursor", "does not go together with at");
  return list_json(need(call.store.find_deals(f)));
}

Json search(const Call& call) {
  const auto start = std::chrono::steady_clock::now();
  Search s;
  s.text = call.params.required("q");
  s.limit = call.params.number("limit", 1, 500, 20);
  s.cursor = call.params.text("cursor", 40);
  s.since = call.params.since("since");
  s.until = call.params.until("until");
  s.terms = call.options.terms;
  s.parties = call.options.parties;
  const auto kinds = call.params.codes<HitKind>("kind", parse_hit);
  if (kinds.size() > 1) Params::refuse("kind", "takes one code");
  if (!kinds.empty()) s.kind = kinds[0];
  const Hits hits = need(call.store.search(s));
  Json items = Json::array();
  for (const Hit& h : hits.items) items.push_back(hit_json(h));
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  return {{"items", std::move(items)},
          {"total", hits.total},
          {"took_ms", std::round(took.count() * 10) / 10},
          {"next_cursor", text_or_null(hits.next)}};
}

Json suggest(const Call& call) {
  Json items = Json::array();
  for (const Hit& h : need(call.store.suggest(call.params.required("q"), 8)))
    items.push_back({{"kind", code_of(h.kind)}, {"id", hex(h.id)}, {"text", h.title}});
  return {{"items", std::move(items)}};
}

}  // namespace hj::serving
