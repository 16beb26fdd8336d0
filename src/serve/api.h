// The routes of /api/v1: each answers with JSON out of the store, or throws a Problem.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "serve/access.h"
#include "serve/params.h"
#include "serve/rows_json.h"
#include "serve/serve.h"
#include "store/store.h"

namespace hj::serving {

struct Call {
  Store& store;
  const Params& params;
  std::string_view id;  // of the path; empty where it has none
  const ServeOptions& options;
  const Caller& caller;
  const Json& body;         // of a write, an object
  std::int64_t now;         // UTC seconds; for what is written, never for what is read
  std::string base = {};    // "http://host": where the reader found us, for links in feeds
  std::string target = {};  // path and query as asked

  template <class Id>
  Id id_as() const {
    const auto value = parse_hex(id);
    if (!value) throw Problem{404, "Not found", "an id has 16 hexadecimal digits"};
    if (*value == 0) throw Problem{404, "Not found", "0 is nobody's id"};  // a Filter's "any"
    return Id{*value};
  }
  Filter filter() const;  // limit and cursor
};

struct File {
  std::string type, bytes;
  std::string name;  // under which a browser saves it; empty = it shows it
};
struct Route {
  std::string_view path;  // "/stories/{id}", below /api/v1
  std::span<const std::string_view> params{};
  Json (*answer)(const Call& call) = nullptr;
  std::string_view method = "GET";
  Scope scope = Scope::read;
  bool kept = true;   // the answer depends on the store, the query and the scope alone
  bool makes = true;  // a POST that makes something new: 201
  File (*file)(const Call& call) = nullptr;  // instead of `answer`: what is no JSON
};
std::span<const Route> routes();

Json meta(const Call& call);
Json schema(const Call& call);
Json stories(const Call& call);
Json story(const Call& call);
Json articles(const Call& call);
Json article(const Call& call);
Json entities(const Call& call);
Json entity(const Call& call);
Json deals(const Call& call);
Json deal(const Call& call);
Json claim(const Call& call);
Json timeline(const Call& call);
Json map(const Call& call);
Json path(const Call& call);
Json method(const Call& call);
Json names(const Call& call);
File export_file(const Call& call);
File feed_file(const Call& call);
Json corrections(const Call& call);
Json correct(const Call& call);
Json undo_correction(const Call& call);
Json preview_correction(const Call& call);
Json audit(const Call& call);
Json sources(const Call& call);
Json topics(const Call& call);
Json topic(const Call& call);
Json add_topic(const Call& call);
Json set_topic(const Call& call);
Json drop_topic(const Call& call);
Json alerts(const Call& call);
Json add_alert(const Call& call);
Json set_alert(const Call& call);
Json drop_alert(const Call& call);
Json preview_alert(const Call& call);
Json deliveries(const Call& call);
Json search(const Call& call);
std::string query_of(const Call& call);  // the parameter q, which can be read as a query
Json suggest(const Call& call);
Json rankings(const Call& call);
Json diff(const Call& call);
Json today(const Call& call);

// An ISO 3166 code, or null.
inline Json country_json(const Call& call, const EntityRef& e) {
  return call.options.country ? text_or_null(call.options.country(e.name, e.kind)) : Json(nullptr);
}

template <class T>
T first_of(List<T> list, const char* what) {
  if (list.items.empty()) throw Problem{404, "Not found", std::string("no such ") + what};
  return std::move(list.items.front());
}

}  // namespace hj::serving
