// Topics: a query, parties and types that someone follows, as a page over stories and deals.
#include <algorithm>

#include "core/hash.h"
#include "core/schema.h"
#include "serve/api.h"
#include "serve/body.h"
#include "serve/saved.h"

namespace hj::serving {
namespace {

constexpr unsigned kTopicRows = 50;
constexpr std::size_t kTopicParties = 50;

// What a body says of a topic; what it leaves out stays.
void take_topic(const Call& call, Json& topic) {
  const Json& body = call.body;
  only_members(body, {"name", "query", "types", "parties"});
  if (body.contains("query")) topic["query"] = query_in(body);
  if (body.contains("name")) topic["name"] = words_in(body, "name", 200);
  for (const char* list : {"types", "parties"}) {
    if (!body.contains(list)) continue;
    const bool types = std::string_view(list) == "types";
    if (!body[list].is_array() || body[list].size() > (types ? kTypeCount : kTopicParties))
      refuse_member(list, "must be a list");
    topic[list] = Json::array();
    for (const Json& one : body[list]) {
      const bool good = one.is_string() && (types ? parse_type(one.get<std::string>()).has_value()
                                                  : parse_hex(one.get<std::string>()).has_value());
      if (!good) refuse_member(list, types ? "has no such code" : "must be a list of ids");
      topic[list].push_back(one);
    }
  }
  if (topic["query"].get<std::string>().empty() && topic["types"].empty() &&
      topic["parties"].empty())
    refuse_member("query", "is missing");
  if (topic["name"].get<std::string>().empty()) topic["name"] = topic["query"];
}

Hits topic_hits(const Call& call, const std::string& query, HitKind kind) {
  Search s;
  s.text = query, s.kind = kind, s.limit = kTopicRows;
  s.terms = call.options.terms, s.parties = call.options.parties;
  return need(call.store.search(s));
}

Json topic_json(const Call& call, const Saved& one, bool whole) {
  const std::string query = topic_query(call.store, one.body);
  const Hits stories = topic_hits(call, query, HitKind::story);
  const Hits deals = topic_hits(call, query, HitKind::deal);
  Json parties = Json::array(), story_list = Json::array(), deal_list = Json::array();
  Filter f;
  f.limit = 1;
  for (const Json& id : inner(one.body, "parties")) {
    f.entity = EntityId{parse_hex(id.get<std::string>()).value_or(0)};
    for (const EntityRow& e : need(call.store.find_entities(f)).items)
      parties.push_back(to_json(static_cast<const EntityRef&>(e)));
  }
  std::int64_t last = 0;
  for (const Hits* hits : {&stories, &deals})
    for (const Hit& h : hits->items) last = std::max(last, h.published);
  Json out = {{"id", one.id},
              {"name", one.body.value("name", "")},
              {"query", one.body.value("query", "")},
              {"parties", std::move(parties)},
              {"types", inner(one.body, "types").is_array() ? one.body["types"] : Json::array()},
              {"created", time_or_null(one.body.value("created", std::int64_t{0}))},
              {"stories", stories.total},
              {"deals", deals.total},
              {"last", time_or_null(last)}};
  if (!whole) return out;
  for (const Hit& h : stories.items) {
    Filter of;
    of.story = StoryId{h.id};
    for (const StoryRow& row : need(call.store.find_stories(of)).items)
      story_list.push_back(to_json(row));
  }
  for (const Hit& h : deals.items) {
    Filter of;
    of.deal = DealId{h.id};
    for (const DealRow& row : need(call.store.find_deals(of)).items)
      deal_list.push_back(to_json(row));
  }
  out["story_list"] = std::move(story_list);
  out["deal_list"] = std::move(deal_list);
  return out;
}

}  // namespace

Json topics(const Call& call) {
  Json items = Json::array();
  for (const Saved& one : all_saved(call.store, "topic"))
    items.push_back(topic_json(call, one, false));
  return {{"items", std::move(items)}};
}

Json topic(const Call& call) {
  return topic_json(call, one_saved(call.store, "topic", call.id), true);
}

Json add_topic(const Call& call) {
  Saved one{new_id(call.store, "topic"),
            {{"name", ""},
             {"query", ""},
             {"types", Json::array()},
             {"parties", Json::array()},
             {"created", call.now},
             {"by", call.caller.name}}};
  take_topic(call, one.body);
  save(call.store, "topic", one, call.now);
  return topic_json(call, one, false);
}

Json set_topic(const Call& call) {
  Saved one = one_saved(call.store, "topic", call.id);
  take_topic(call, one.body);
  save(call.store, "topic", one, call.now);
  return topic_json(call, one, false);
}

Json drop_topic(const Call& call) {
  drop_saved(call.store, "topic", call.id);
  return nullptr;
}

}  // namespace hj::serving
