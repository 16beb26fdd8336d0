#include "serve/body.h"

#include <algorithm>

#include "core/hash.h"
#include "core/utf8.h"
#include "serve/http.h"

namespace hj::serving {

void refuse_member(std::string_view member, const std::string& why) {
  throw Problem{400, "Bad body", std::string(member) + ' ' + why, std::string(member)};
}

void only_members(const Json& body, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : body.items())
    if (std::ranges::find(known, name) == known.end())
      refuse_member(mend(name).substr(0, 60), "is unknown here");
}

std::string words_in(const Json& body, std::string_view member, std::size_t longest) {
  const auto at = body.is_object() ? body.find(std::string(member)) : body.end();
  if (at == body.end() || !at->is_string()) refuse_member(member, "is missing");
  std::string out = nfc(mend(at->get<std::string>()));
  if (out.size() > longest)
    refuse_member(member, "is longer than " + std::to_string(longest) + " bytes");
  return out;
}

std::uint64_t id_in(const Json& body, std::string_view member) {
  const auto id = parse_hex(words_in(body, member));
  if (!id) refuse_member(member, "must be an id of 16 hexadecimal digits");
  return *id;
}

const Json& inner(const Json& body, const char* member) {
  static const Json kNone = Json::object();
  const auto at = body.find(member);
  return at == body.end() ? kNone : *at;
}

}  // namespace hj::serving
