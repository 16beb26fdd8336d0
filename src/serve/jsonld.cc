// The deals as JSON-LD: parties and actions of schema.org, with the codes of PLOVER and CAMEO
// beside each type (data/schema/type.tsv).
#include <set>

#include "serve/export.h"

namespace hj::serving {
namespace {

std::string urn(std::string_view kind, std::string_view id) {
  return "urn:hapjong:" + std::string(kind) + ':' + std::string(id);
}

Json context() {
  return {{"@vocab", "https://schema.org/"}, {"hj", "urn:hapjong:term:"},
          {"plover", "hj:plover"},           {"cameo", "hj:cameo"},
          {"status", "hj:status"},           {"independentSources", "hj:independentSources"}};
}

std::string_view party_type(Kind kind) {
  switch (kind) {
    case Kind::person:
      return "Person";
    case Kind::org:
      return "Organization";
    case Kind::country:
      return "Country";
    case Kind::product:
      return "Product";
    default:
      return "Thing";
  }
}

Json party(const EntityRef& r) {
  return {{"@id", urn("entity", id_text(r.id))}, {"@type", party_type(r.kind)}, {"name", r.name}};
}

Json refs(const std::vector<EntityRef>& side) {
  Json out = Json::array();
  for (const EntityRef& r : side) out.push_back({{"@id", urn("entity", id_text(r.id))}});
  return out;
}

// How far schema.org says that an action is.
std::string_view action_status(Status status) {
  if (status == Status::done) return "CompletedActionStatus";
  if (status >= Status::stalled) return "FailedActionStatus";
  return status >= Status::talks ? "ActiveActionStatus" : "PotentialActionStatus";
}

Json price(const Figure& figure) {
  const Json amounts = amounts_json(figure.value, figure.written);
  if (amounts.empty()) return nullptr;
  return {{"@type", "MonetaryAmount"},
          {"value", amounts[0]["value"]},
          {"currency", amounts[0]["currency"]},
          {"description", figure.written}};
}

Json action(const DealRow& d) {
  const TypeInfo& type = info(d.type);
  Json out = {{"@id", urn("deal", id_text(d.id))},
              {"@type", type.schema_org},
              {"additionalType", urn("type", code(d.type))},
              {"agent", refs(d.a)}};
  if (!d.b.empty()) out[symmetric(d.type) ? "participant" : "recipient"] = refs(d.b);
  if (!d.object.empty()) out["object"] = {{"@type", "Thing"}, {"name", d.object}};
  out["actionStatus"] = action_status(d.status);
  out["status"] = code(d.status);
  if (type.plover != "-") out["plover"] = type.plover;
  if (type.cameo != "-") out["cameo"] = type.cameo;
  if (!d.time.empty()) out["temporal"] = d.time;
  if (d.first != 0) out["dateCreated"] = time_or_null(d.first);
  if (d.last != 0) out["dateModified"] = time_or_null(d.last);
  Json prices = Json::array();
  for (const Figure& f : d.amount)
    if (Json one = price(f); !one.is_null()) prices.push_back(std::move(one));
  if (!prices.empty()) out["price"] = std::move(prices);
  out["independentSources"] = d.independent;
  return out;
}

}  // namespace

void write_jsonld(const Call& call, const Sink& sink) {
  sink("{\"@context\":" + context().dump() + ",\n\"@graph\":[");
  bool first = true;
  const auto put = [&](const Json& node) {
    sink((first ? "\n" : ",\n") + node.dump(-1, ' ', false, Json::error_handler_t::replace));
    first = false;
  };
  std::set<EntityId> named;
  each_deal(call, [&](const DealRow& d) {
    if (d.negated) return;
    for (const auto* side : {&d.a, &d.b})
      for (const EntityRef& r : *side)
        if (named.insert(r.id).second) put(party(r));
    put(action(d));
  });
  sink("\n]}\n");
}

}  // namespace hj::serving
