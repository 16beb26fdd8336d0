#include "serve/tokens.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "serve/secret.h"

namespace hj {
namespace {

constexpr std::string_view kScopes[] = {"none", "read", "correct", "admin"};
constexpr std::string_view kHeader = "name\tscope\tsha256\tcreated\n";
constexpr std::size_t kMost = 1000;  // tokens of one server

bool good_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
  });
}
bool good_hash(std::string_view hash) {
  return hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == hash.npos;
}

Result<Token> parse(const std::string& line, const std::string& place) {
  std::istringstream in(line);
  Token out;
  std::string scope;
  std::getline(in, out.name, '\t');
  std::getline(in, scope, '\t');
  std::getline(in, out.hash, '\t');
  std::getline(in, out.created, '\t');
  const std::optional<Scope> parsed = parse_scope(scope);
  if (!good_name(out.name)) return Error{Code::bad_data, place + ": name is no plain word"};
  if (!parsed) return Error{Code::bad_data, place + ": scope must be read, correct or admin"};
  if (!good_hash(out.hash))
    return Error{Code::bad_data, place + ": sha256 must be 64 hexadecimal digits"};
  out.scope = *parsed;
  return out;
}

Error io_error(const std::string& path) { return {Code::io, path + ": " + std::strerror(errno)}; }

}  // namespace

std::string_view scope_name(Scope scope) { return kScopes[static_cast<std::size_t>(scope)]; }

std::optional<Scope> parse_scope(std::string_view name) {
  for (const Scope s : {Scope::read, Scope::correct, Scope::admin})
    if (scope_name(s) == name) return s;
  return std::nullopt;
}

Result<std::vector<Token>> read_tokens(const std::string& path) {
  std::vector<Token> out;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return out;
  std::ifstream in(path);
  if (!in) return Error{Code::io, path + ": cannot be read"};
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#' || line.starts_with("name\t")) continue;
    Result<Token> token = parse(line, path + ':' + std::to_string(number));
    if (!token) return token.error();
    out.push_back(*std::move(token));
    if (out.size() > kMost)
      return Error{Code::bad_data, path + ": holds more than " + std::to_string(kMost)};
  }
  return out;
}

Done write_tokens(const std::string& path, const std::vector<Token>& tokens) {
  std::string text(kHeader);
  for (const Token& t : tokens)
    text +=
        t.name + '\t' + std::string(scope_name(t.scope)) + '\t' + t.hash + '\t' + t.created + '\n';
  const std::string fresh = path + ".new";
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return io_error(fresh);
  const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       fsync(file) == 0;
  if (!written) {
    const Error error = io_error(fresh);
    close(file);
    return error;
  }
  close(file);
  if (std::rename(fresh.c_str(), path.c_str()) != 0) return io_error(path);
  return done();
}

Result<NewToken> add_token(const std::string& path, const std::string& name, Scope scope,
                           const std::string& today) {
  if (!good_name(name))
    return Error{Code::bad_input, name + ": a token's name has letters, digits, '-', '_' and '.'"};
  Result<std::vector<Token>> tokens = read_tokens(path);
  if (!tokens) return tokens.error();
  if (std::ranges::find(*tokens, name, &Token::name) != tokens->end())
    return Error{Code::bad_input, name + ": there is a token of this name"};
  NewToken out;
  out.secret = "hj_" + serving::random_hex(24);
  out.token = {name, scope, serving::sha256_hex(out.secret), today};
  tokens->push_back(out.token);
  if (Done written = write_tokens(path, *tokens); !written) return written.error();
  return out;
}

Done remove_token(const std::string& path, const std::string& name) {
  Result<std::vector<Token>> tokens = read_tokens(path);
  if (!tokens) return tokens.error();
  if (std::erase_if(*tokens, [&](const Token& t) { return t.name == name; }) == 0)
    return Error{Code::not_found, path + ": has no token " + name};
  return write_tokens(path, *tokens);
}

}  // namespace hj
