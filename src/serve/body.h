// The members of a written body, read with their limits; a bad one is a Problem that names it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "serve/rows_json.h"

namespace hj::serving {

[[noreturn]] void refuse_member(std::string_view member, const std::string& why);
// A member of another name is a mistake, not a silence.
void only_members(const Json& body, std::initializer_list<std::string_view> known);
std::string words_in(const Json& body, std::string_view member, std::size_t longest = 512);
std::uint64_t id_in(const Json& body, std::string_view member);
const Json& inner(const Json& body, const char* member);  // an empty object where it is missing

// The code of an enum's value.
template <class E>
E code_in(const Json& value, std::string_view member, std::optional<E> (*parse)(std::string_view)) {
  const std::optional<E> found = parse(words_in(value, member));
  if (!found) refuse_member(member, "has no such code");
  return *found;
}

}  // namespace hj::serving
