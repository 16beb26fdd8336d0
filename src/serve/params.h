// The query of a request: named parameters, read with their limits; a bad one is a Problem that
// names it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/hash.h"
#include "serve/http.h"
#include "store/query.h"

namespace hj::serving {

class Params {
 public:
  // `query` is what follows the `?`. Unknown, repeated and undecodable parameters are refused.
  Params(std::string_view query, std::span<const std::string_view> known);

  bool has(std::string_view name) const { return values_.contains(name); }
  std::string text(std::string_view name,
                   std::size_t longest = 512) const;  // empty where it is missing
  std::string required(std::string_view name) const;
  unsigned number(std::string_view name, unsigned least, unsigned most, unsigned otherwise) const;
  template <class Id>
  Id id(std::string_view name) const {
    if (!has(name)) return Id::none;
    const auto value = parse_hex(text(name));
    if (!value || *value == 0) refuse(name, "must be an id of 16 hexadecimal digits");
    return Id{*value};
  }
  // A day, month, quarter or year of Korea, or an RFC 3339 time; 0 where it is missing.
  std::int64_t since(std::string_view name) const { return moment(name, false); }
  std::int64_t until(std::string_view name) const {
    return moment(name, true);
  }  // a day counts in full
  template <class E>
  std::vector<E> codes(std::string_view name, std::optional<E> (*parse)(std::string_view)) const {
    std::vector<E> out;
    for (std::string_view list = raw(name); !list.empty();) {
      const std::string_view one = list.substr(0, list.find(','));
      const std::optional<E> value = parse(one);
      if (!value) refuse(name, "has no code '" + std::string(one.substr(0, 40)) + "'");
      out.push_back(*value);
      list.remove_prefix(std::min(list.size(), one.size() + 1));
    }
    return out;
  }
  std::optional<Sort> sort(std::string_view allowed) const;  // "latest|comments"
  [[noreturn]] static void refuse(std::string_view name, const std::string& why);

 private:
  std::int64_t moment(std::string_view name, bool end) const;
  std::string_view raw(std::string_view name) const;
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace hj::serving
