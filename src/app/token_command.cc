#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "serve/tokens.h"

namespace hj {
namespace {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &utc);
  return text;
}

int add(const TokenCommand& command, const std::string& path) {
  const Result<NewToken> made =
      add_token(path, command.name, parse_scope(command.scope).value_or(Scope::read), today());
  if (!made) return complain(made.error().what), 1;
  if (!command.quiet)
    std::fprintf(stderr, "hapjong: %s may %s; its token is shown this once (%s keeps a hash):\n",
                 command.name.c_str(), command.scope.c_str(), path.c_str());
  std::printf("%s\n", made->secret.c_str());
  return 0;
}

int list(const TokenCommand& command, const std::string& path) {
  const Result<std::vector<Token>> tokens = read_tokens(path);
  if (!tokens) return complain(tokens.error().what), 1;
  for (const Token& t : *tokens) {
    const std::string scope(scope_name(t.scope));
    if (command.json)
      std::printf("%s\n", nlohmann::ordered_json(
                              {{"name", t.name}, {"scope", scope}, {"created", t.created}})
                              .dump()
                              .c_str());
    else
      std::printf("%-24s %-8s %s\n", t.name.c_str(), scope.c_str(), t.created.c_str());
  }
  if (tokens->empty() && !command.json && !command.quiet)
    std::fprintf(stderr, "hapjong: %s: no tokens (hapjong token add NAME)\n", path.c_str());
  return 0;
}

}  // namespace

std::string tokens_path(const std::string& chosen, const std::string& store) {
  if (!chosen.empty()) return chosen;
  const std::string_view path =
      store.starts_with("sqlite:") ? std::string_view(store).substr(7) : std::string_view(store);
  return path.find(':') == path.npos ? std::string(path) + ".tokens" : "hapjong.tokens";
}

int run(const TokenCommand& command) {
  const std::string path = tokens_path(command.tokens, command.store);
  if (command.action == "add") return add(command, path);
  if (command.action == "list") return list(command, path);
  const Done removed = remove_token(path, command.name);
  if (!removed) return complain(removed.error().what), 1;
  return 0;
}

}  // namespace hj
