#include "ingest/json.h"

#include <nlohmann/json.hpp>

#include "ingest/fields.h"

namespace hj::ingest {
namespace {

using Json = nlohmann::json;

constexpr int kDepth = 64;  // brackets in brackets: deeper input is no row of news

// Parsing recurses nowhere, but destroying does; so depth is bounded before.
bool shallow(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDepth) return false;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return true;
}

Json parse(std::string_view text) {
  if (!shallow(text)) return Json(Json::value_t::discarded);
  return Json::parse(text.begin(), text.end(), nullptr, false);
}

std::string plain(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer() || value.is_number_unsigned() || value.is_boolean())
    return value.dump();
  if (value.is_object()) return value.contains("name") ? plain(value["name"]) : std::string();
  std::string out;
  if (value.is_array())
    for (const Json& one : value) {
      const std::string words = plain(one);
      if (!words.empty()) out += (out.empty() ? "" : "\n") + words;
    }
  return out;
}

Result<Page> page_of(const Json& row, const std::string& source) {
  if (!row.is_object()) return Error{Code::bad_input, "is no object"};
  return page_of_row(
      [&row](std::string_view name) {
        const auto found = row.find(name);
        return found == row.end() ? std::string() : plain(*found);
      },
      source);
}

Result<Page> page_of_item(const Json& item, const Json& feed, const std::string& source) {
  Json row = item;
  if (!row.is_object()) return Error{Code::bad_input, "is no object"};
  if (item.contains("content_html"))
    row["body"] = item["content_html"], row["body_type"] = "html";
  else if (item.contains("content_text"))
    row["body"] = item["content_text"];
  else if (item.contains("summary"))
    row["body"] = item["summary"];
  if (feed.contains("title")) row["outlet"] = feed["title"];
  if (!row.contains("url") && item.contains("external_url")) row["url"] = item["external_url"];
  if (!row.contains("authors") && feed.contains("authors")) row["authors"] = feed["authors"];
  Result<Page> page = page_of(row, source);
  if (page && !item.contains("content_html") && !item.contains("content_text"))
    page->fields["cut_off"] = "1";  // a summary is no article
  return page;
}

Row row_of(Result<Page> made, const std::string& source) {
  Row row;
  if (made)
    row.page = std::move(*made);
  else
    row.error = source + ": " + made.error().what;
  return row;
}

}  // namespace

bool is_json(std::string_view text) { return !parse(text).is_discarded(); }

Result<Page> page_of_json(std::string_view object, const std::string& source) {
  const Json row = parse(object);
  if (row.is_discarded()) return Error{Code::bad_input, "is no JSON"};
  return page_of(row, source);
}

Result<std::vector<Row>> pages_of_json(std::string_view file, const std::string& source) {
  const Json whole = parse(file);
  if (whole.is_discarded()) return Error{Code::bad_input, source + ": is no JSON"};
  const bool feed = whole.is_object() && whole.contains("items") && whole["items"].is_array();
  std::vector<Row> out;
  if (!feed && !whole.is_array()) {
    out.push_back(row_of(page_of(whole, source), source));
    return out;
  }
  const Json& items = feed ? whole["items"] : whole;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string place = source + ":item " + std::to_string(i + 1);
    out.push_back(
        row_of(feed ? page_of_item(items[i], whole, place) : page_of(items[i], place), place));
  }
  return out;
}

Feed read_json_feed(std::string_view text, const std::string& source) {
  Feed out;
  const Json whole = parse(text);
  if (!whole.is_object() || !whole.contains("items") || !whole["items"].is_array()) {
    out.broken = source + ": is no JSON Feed";
    return out;
  }
  if (whole.contains("title")) out.title = plain(whole["title"]);
  if (whole.contains("home_page_url")) out.site = plain(whole["home_page_url"]);
  for (std::size_t i = 0; i < whole["items"].size(); ++i) {
    const Json& item = whole["items"][i];
    const std::string place = source + ":item " + std::to_string(i + 1);
    Result<Page> page = page_of_item(item, whole, place);
    if (page) {
      out.pages.push_back(*std::move(page));
    } else if (item.is_object() && item.contains("url")) {
      Page& bare = out.pages.emplace_back();
      bare.source = place, bare.form = Form::fields, bare.url = plain(item["url"]);
      if (item.contains("title")) bare.fields["title"] = plain(item["title"]);
      if (item.contains("id")) bare.fields["id"] = plain(item["id"]);
    }
  }
  return out;
}

}  // namespace hj::ingest
