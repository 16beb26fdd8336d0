// What people keep in a store beside the news: topics and alerts, JSON bodies by a random id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/rows_json.h"
#include "store/store.h"

namespace hj::serving {

struct Saved {
  std::string id;
  Json body;
};
constexpr std::size_t kManySaved = 500;  // of one kind

std::vector<Saved> all_saved(const Store& store, std::string_view kind);  // the oldest first
Saved one_saved(const Store& store, std::string_view kind, std::string_view id);  // or 404
void save(Store& store, std::string_view kind, const Saved& one, std::int64_t at);
// A new id for it; 409 where there are too many.
std::string new_id(const Store& store, std::string_view kind);
void drop_saved(Store& store, std::string_view kind, std::string_view id);  // or 404

// A query of search, as it is checked when it is kept: 400 names it.
std::string query_in(const Json& body);
// The words with what else is chosen, in the query language.
std::string topic_query(const Store& store, const Json& topic);

}  // namespace hj::serving
