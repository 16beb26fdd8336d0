#include "serve/api.h"

#include <array>
#include <fstream>

#include "core/schema.h"

namespace hj::serving {
namespace {

using Names = std::string_view;
constexpr std::array<Names, 0> kNone{};
constexpr Names kStories[] = {"sort", "entity", "since", "until", "limit", "cursor"};
constexpr Names kArticles[] = {"sort", "outlet", "entity", "since", "until", "limit", "cursor"};
constexpr Names kEntities[] = {"q", "kind", "sort", "limit", "cursor"};
constexpr Names kDeals[] = {"type", "status", "party",  "q",     "since", "until",
                            "at",   "sort",   "facets", "limit", "cursor"};
constexpr Names kDeal[] = {"at"};
constexpr Names kTimeline[] = {"party",  "deal",  "story", "outlet", "type",
                               "status", "since", "until", "limit",  "cursor"};
constexpr Names kMap[] = {"story", "entity", "type", "status",          "at",    "since", "until",
                          "roles", "limit",  "kind", "min_independent", "outlet"};
constexpr Names kPath[] = {"from", "to",    "max",   "type", "status",
                           "at",   "since", "until", "kind", "min_independent",
                           "roles"};
constexpr Names kExport[] = {"party", "type", "status", "since", "until", "at", "bom"};
constexpr Names kFeed[] = {"q", "entity", "story", "type", "status"};
constexpr Names kCorrections[] = {"entity", "limit", "cursor"};
constexpr Names kAudit[] = {"limit", "cursor"};
constexpr Names kSearch[] = {"q",     "kind",  "outlet", "type",  "status",
                             "since", "until", "facets", "limit", "cursor"};
constexpr Names kSuggest[] = {"q"};
constexpr Names kRankings[] = {"by", "section", "at", "limit"};
constexpr Names kDiff[] = {"since", "until", "party", "limit"};
constexpr Names kToday[] = {"at"};

constexpr Route kRoutes[] = {
    {"/meta", kNone, meta},
    {"/schema", kNone, schema},
    {"/stories", kStories, stories},
    {"/stories/{id}", kNone, story},
    {"/articles", kArticles, articles},
    {"/articles/{id}", kNone, article},
    {"/entities", kEntities, entities},
    {"/entities/{id}", kNone, entity},
    {"/deals", kDeals, deals},
    {"/deals/{id}", kDeal, deal},
    {"/claims/{id}", kNone, claim},
    {"/timeline", kTimeline, timeline},
    {"/map", kMap, map},
    {"/path", kPath, path},
    {"/method", kNone, method},
    {"/names", kNone, names},
    {.path = "/export/{file}", .params = kExport, .file = export_file},
    {.path = "/feeds/{file}", .params = kFeed, .kept = false, .file = feed_file},
    {"/corrections", kCorrections, corrections},
    {.path = "/corrections", .answer = correct, .method = "POST", .scope = Scope::correct},
    {.path = "/corrections/{id}/undo",
     .answer = undo_correction,
     .method = "POST",
     .scope = Scope::correct,
     .makes = false},
    {.path = "/corrections/preview",
     .answer = preview_correction,
     .method = "POST",
     .makes = false},
    {.path = "/audit", .params = kAudit, .answer = audit, .scope = Scope::admin, .kept = false},
    {.path = "/sources", .answer = sources, .kept = false},
    {.path = "/topics", .answer = topics, .kept = false},
    {.path = "/topics", .answer = add_topic, .method = "POST", .scope = Scope::correct},
    {.path = "/topics/{id}", .answer = topic, .kept = false},
    {.path = "/topics/{id}", .answer = set_topic, .method = "PATCH", .scope = Scope::correct},
    {.path = "/topics/{id}", .answer = drop_topic, .method = "DELETE", .scope = Scope::correct},
    {.path = "/alerts", .answer = alerts, .kept = false},
    {.path = "/alerts", .answer = add_alert, .method = "POST", .scope = Scope::correct},
    {.path = "/alerts/preview", .answer = preview_alert, .method = "POST", .makes = false},
    {.path = "/alerts/{id}", .answer = set_alert, .method = "PATCH", .scope = Scope::correct},
    {.path = "/alerts/{id}", .answer = drop_alert, .method = "DELETE", .scope = Scope::correct},
    {.path = "/alerts/{id}/deliveries", .answer = deliveries, .kept = false},
    {"/search", kSearch, search},
    {"/suggest", kSuggest, suggest},
    {"/rankings", kRankings, rankings},
    {"/diff", kDiff, diff},
    {"/today", kToday, today},
};

template <class E>
Json labels(std::size_t count) {
  Json out = Json::array();
  for (std::size_t i = 0; i < count; ++i) {
    const Label& l = label(static_cast<E>(i));
    out.push_back({{"code", l.code}, {"ko", l.ko}, {"en", l.en}});
  }
  return out;
}

Json type_labels() {
  Json out = labels<Type>(kTypeCount);
  for (std::size_t i = 0; i < kTypeCount; ++i) {
    const TypeInfo& t = info(static_cast<Type>(i));
    out[i].update({{"symmetric", t.symmetric},
                   {"family", t.family},
                   {"a_ko", t.a_ko},
                   {"b_ko", t.b_ko},
                   {"a_en", t.a_en},
                   {"b_en", t.b_en}});
  }
  return out;
}

// What this server answers, so that pages ask an older one for nothing it lacks.
Json route_table() {
  Json out = Json::object();
  for (const Route& route : kRoutes) {
    const std::string path(route.path);
    out[route.method == "GET" ? path : std::string(route.method) + ' ' + path] = route.params;
  }
  return out;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Filter Call::filter() const {
  Filter f;
  f.limit = params.number("limit", 1, 500, 50);
  f.cursor = params.text("cursor", 2000);
  return f;
}

Json meta(const Call& call) {
  const Totals t = need(call.store.totals());
  return {{"version", HJ_VERSION},
          {"articles", t.articles},
          {"copies", t.copies},
          {"stories", t.stories},
          {"entities", t.entities},
          {"claims", t.claims},
          {"deals", t.deals},
          {"outlets", t.outlets},
          {"first", time_or_null(t.first)},
          {"last", time_or_null(t.last)},
          {"generation", t.generation},
          {"routes", route_table()}};
}

Json schema(const Call&) {
  return {{"types", type_labels()},
          {"statuses", labels<Status>(kStatusCount)},
          {"stances", labels<Stance>(kStanceCount)},
          {"flags", labels<Flag>(kFlagCount)},
          {"kinds", labels<Kind>(kKindCount)},
          {"tiers", labels<Tier>(kTierCount)},
          {"slots", labels<Slot>(kSlotCount)}};
}

// The figures that were measured when this version was made; null where they are not at hand.
Json method(const Call& call) {
  std::ifstream in(call.options.accuracy);
  Json figures = in ? Json::parse(in, nullptr, false) : Json();
  if (figures.is_discarded()) figures = nullptr;
  return {{"version", HJ_VERSION}, {"accuracy", std::move(figures)}};
}

Json names(const Call& call) {
  Json out = Json::object();
  for (const Kind kind : {Kind::person, Kind::org, Kind::country, Kind::product, Kind::place}) {
    Json& of_kind = out[std::string(code(kind))] = Json::object();
    if (const auto it = call.options.english.find(kind); it != call.options.english.end())
      for (const auto& [name, english] : it->second) of_kind[name] = english;
  }
  return out;
}

Json stories(const Call& call) {
  Filter f = call.filter();
  f.sort = call.params.sort("latest|comments|size");
  f.entity = call.params.id<EntityId>("entity");
  f.since = call.params.since("since");
  f.until = call.params.until("until");
  return list_json(need(call.store.find_stories(f)));
}

Json articles(const Call& call) {
  Filter f = call.filter();
  f.sort = call.params.sort("latest|comments");
  f.entity = call.params.id<EntityId>("entity");
  if (call.params.has("outlet")) f.outlet = call.params.text("outlet");
  f.since = call.params.since("since");
  f.until = call.params.until("until");
  return list_json(need(call.store.find_articles(f)));
}

Json entities(const Call& call) {
  Filter f = call.filter();
  f.text = call.params.text("q");
  f.sort = call.params.sort("mentions|name");
  if (const auto kinds = call.params.codes<Kind>("kind", parse_kind); kinds.size() == 1)
    f.kind = kinds[0];
  else if (kinds.size() > 1)
    Params::refuse("kind", "takes one code");
  return list_json(need(call.store.find_entities(f)));
}

Json claim(const Call& call) {
  Texts texts(call.store);
  return to_json(need(call.store.claim(call.id_as<ClaimId>())), texts);
}

}  // namespace hj::serving
