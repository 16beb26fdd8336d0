// One article as `hapjong explain --json` prints it (docs/explain.md names the fields).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/document.h"

namespace hj {

using Json = nlohmann::ordered_json;

std::string words_of(const Document& doc, BlockKind kind,
                     const char* between);  // blocks of a kind, joined
Json article_json(const Document& doc);
Json amounts_json(const Document& doc, const Mention& mention);
Json claim_json(const Document& doc, Row claim);
std::vector<std::string> flag_codes(FlagSet flags);
std::string text(const Json& object, const char* key);  // empty where it is absent or no string
std::string plain_number(const Json& value);  // 120000000000, not 120000000000.0 nor 1.2e11
// Every party of the article once, in order of first mention, with the forms that name it.
struct Party {
  std::string name;
  Kind kind;
  std::vector<std::string> aliases;
  std::size_t mentions = 0;
};
std::vector<Party> parties_of(const Document& doc);
bool is_party(Kind kind);  // person, org, country, product, place: what may be an entity

}  // namespace hj
