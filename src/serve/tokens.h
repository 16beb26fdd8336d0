// The tokens of a server: a file of one line each, `name scope sha256 created`, that holds no
// secret; whoever has the file cannot log in with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hj {

// What a caller may do; each step includes the ones before it.
enum class Scope : std::uint8_t { none, read, correct, admin };
std::string_view scope_name(Scope scope);
std::optional<Scope> parse_scope(std::string_view name);  // read, correct, admin

struct Token {
  std::string name;
  Scope scope{};
  std::string hash;     // SHA-256 of the secret, hexadecimal
  std::string created;  // a day, as the user reads it
};

// A missing file holds no tokens. bad_data: `tokens.tsv:3: scope must be read, correct or admin`.
Result<std::vector<Token>> read_tokens(const std::string& path);
// Written anew beside the old file (mode 0600) and moved over it: never half there.
Done write_tokens(const std::string& path, const std::vector<Token>& tokens);

struct NewToken {
  Token token;
  std::string secret;  // shown once, kept nowhere
};
// bad_input: a name of other than letters, digits, `-`, `_` and `.`, or one that is taken.
Result<NewToken> add_token(const std::string& path, const std::string& name, Scope scope,
                           const std::string& today);
Done remove_token(const std::string& path, const std::string& name);  // not_found

}  // namespace hj
