// The shapes of docs/api.md, out of a store's rows.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/document.h"
#include "serve/utf16.h"
#include "store/query.h"
#include "store/store.h"

namespace hj::serving {

using Json = nlohmann::ordered_json;

// The texts that one answer quotes from, each read once, with its offsets.
class Texts {
 public:
  explicit Texts(const Store& store) : store_(store) {}
  struct Text {
    std::string text;
    Utf16 units;
    explicit Text(std::string words) : text(std::move(words)), units(text) {}
  };
  const Text& of(DocId id);

 private:
  const Store& store_;
  std::map<DocId, std::unique_ptr<Text>> kept_;
};

// The value, or the Problem that says why there is none.
template <class T>
T need(Result<T> result);

Json text_or_null(std::string_view text);
template <class Id>
Json id_or_null(Id id) {
  return id == Id::none ? Json(nullptr) : Json(id_text(id));
}
Json time_or_null(std::int64_t seconds);      // RFC 3339
Json day_or_null(const ArticleRef& article);  // the article's own calendar day
Json flags_json(FlagSet flags);
Json amounts_json(std::string_view value, std::string_view written, Bound least = Bound::none);

Json to_json(const EntityRef& entity);
Json to_json(const std::vector<EntityRef>& entities);
Json to_json(const ArticleRef& article);
Json to_json(const ArticleRow& article);
Json to_json(const EntityRow& entity);
Json to_json(const DealRow& deal);
Json to_json(const StoryRow& story);
Json to_json(const Hit& hit);
Json to_json(const ClaimRow& claim, Texts& texts);
Json to_json(const QuoteRow& quote, Texts& texts);

template <class T, class... More>
Json items_json(const std::vector<T>& items, More&... more) {
  Json out = Json::array();
  for (const T& item : items) out.push_back(to_json(item, more...));
  return out;
}
template <class T, class... More>
Json list_json(const List<T>& list, More&... more) {
  return {{"items", items_json(list.items, more...)}, {"next_cursor", text_or_null(list.next)}};
}

[[noreturn]] void refuse(const Error& error);
template <class T>
T need(Result<T> result) {
  if (!result) refuse(result.error());
  return *std::move(result);
}

}  // namespace hj::serving
