#include "serve/saved.h"

#include <algorithm>

#include "core/hash.h"
#include "serve/body.h"
#include "serve/http.h"
#include "serve/secret.h"
#include "store/query_text.h"

namespace hj::serving {
namespace {

std::string party_name(const Store& store, const Json& id) {
  Filter f;
  f.entity = EntityId{parse_hex(id.get<std::string>()).value_or(0)};
  f.limit = 1;
  const List<EntityRow> found = need(store.find_entities(f));
  return found.items.empty() ? std::string() : found.items.front().name;
}

}  // namespace

std::vector<Saved> all_saved(const Store& store, std::string_view kind) {
  std::vector<std::pair<std::int64_t, Saved>> found;
  for (const Record& r : need(store.records(kind))) {
    Json body = Json::parse(r.body, nullptr, false);
    if (!body.is_object()) continue;
    const std::int64_t created = body.value("created", r.at);
    found.push_back({created, {r.id, std::move(body)}});
  }
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
  std::vector<Saved> out;
  out.reserve(found.size());
  for (auto& [at, one] : found) out.push_back(std::move(one));
  return out;
}

Saved one_saved(const Store& store, std::string_view kind, std::string_view id) {
  for (Saved& one : all_saved(store, kind))
    if (one.id == id) return std::move(one);
  throw Problem{404, "Not found", "no such " + std::string(kind)};
}

void save(Store& store, std::string_view kind, const Saved& one, std::int64_t at) {
  if (const Done kept = store.keep({std::string(kind), one.id, one.body.dump(), at}); !kept)
    refuse(kept.error());
}

std::string new_id(const Store& store, std::string_view kind) {
  if (need(store.records(kind)).size() >= kManySaved)
    throw Problem{409, "Too many",
                  "there are " + std::to_string(kManySaved) + " of them, which is the most"};
  return random_hex(8);
}

void drop_saved(Store& store, std::string_view kind, std::string_view id) {
  if (const Done dropped = store.drop(kind, id); !dropped) refuse(dropped.error());
}

std::string query_in(const Json& body) {
  std::string query = words_in(body, "query");
  if (const auto parsed = store::parse_query(query); !parsed)
    refuse_member("query", "cannot be read: " + parsed.error().what);
  return query;
}

std::string topic_query(const Store& store, const Json& topic) {
  const std::string query = topic.value("query", "");
  std::string out, types, parties;
  for (const Json& type : inner(topic, "types"))
    types += (types.empty() ? "" : ",") + type.get<std::string>();
  for (const Json& id : inner(topic, "parties")) {
    std::string name = party_name(store, id);
    std::erase_if(name, [](char c) { return c == '"' || c == ','; });
    if (!name.empty()) parties += (parties.empty() ? "" : ",") + name;
  }
  if (!types.empty()) out += "type:" + types + ' ';
  if (!parties.empty()) out += "party:\"" + parties + "\" ";
  // In brackets, so that an OR in it ends there; last, should a quotation in it not end.
  return query.empty() ? out : out + '(' + query + ')';
}

}  // namespace hj::serving
