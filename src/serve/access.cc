#include "serve/access.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "serve/secret.h"

namespace hj::serving {
namespace {

constexpr std::string_view kCookie = "hapjong_session=";
constexpr std::int64_t kSession = std::int64_t{12} * 3600;  // seconds that a session lasts

bool local_name(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}
std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  if (colon == host.npos || host.ends_with(']')) return host;
  return host.substr(0, colon);
}
// The secret behind `Bearer `, in any letter case (RFC 9110).
std::string_view bearer(std::string_view authorization) {
  constexpr std::string_view kScheme = "bearer ";
  const bool is = authorization.size() > kScheme.size() &&
                  std::ranges::equal(authorization.substr(0, kScheme.size()), kScheme, {},
                                     [](unsigned char c) { return std::tolower(c); });
  return is ? authorization.substr(kScheme.size()) : std::string_view();
}
// The value of our cookie in `a=1; hapjong_session=…; b=2`.
std::string_view cookie_of(std::string_view cookies) {
  while (!cookies.empty()) {
    while (cookies.starts_with(' ')) cookies.remove_prefix(1);
    const std::string_view one = cookies.substr(0, cookies.find(';'));
    if (one.starts_with(kCookie)) return one.substr(kCookie.size());
    cookies.remove_prefix(std::min(cookies.size(), one.size() + 1));
  }
  return {};
}
std::string signature(const Token& token, std::string_view body) {
  return hmac_hex(token.hash, "session " + std::string(body));
}

}  // namespace

Done Access::refresh() {
  std::error_code error;
  const auto changed = std::filesystem::last_write_time(options_.tokens, error);
  {
    const std::shared_lock lock(lock_);
    if (!error && changed == seen_) return done();
    if (error && tokens_.empty()) return done();  // there were none, or they are lost
  }
  Result<std::vector<Token>> tokens = read_tokens(options_.tokens);
  if (!tokens) return tokens.error();
  const std::unique_lock lock(lock_);
  lost_ = error && (lost_ || !tokens_.empty());
  tokens_ = *std::move(tokens);
  seen_ = error ? std::filesystem::file_time_type{} : changed;
  return done();
}

bool Access::has_tokens() const {
  const std::shared_lock lock(lock_);
  return lost_ || !tokens_.empty();
}

const Token* Access::by_name(std::string_view name) const {
  const auto found = std::ranges::find(tokens_, name, &Token::name);
  return found == tokens_.end() ? nullptr : &*found;
}

const Token* Access::by_secret(std::string_view secret) const {
  const std::string hash = sha256_hex(secret);
  const Token* out = nullptr;
  for (const Token& t : tokens_)  // all of them: the time tells nothing
    if (equal_secret(t.hash, hash)) out = &t;
  return out;
}

// A session is `name.end.signature`; its key is the token's hash, so that removing the token ends
// it, and any number of servers know it.
Caller Access::by_cookie(std::string_view cookies, std::int64_t now) const {
  const std::string_view value = cookie_of(cookies);
  const std::size_t last = value.rfind('.');
  if (last == value.npos) return {};
  const std::string_view body = value.substr(0, last);
  const std::size_t dot = body.rfind('.');
  if (dot == body.npos) return {};
  std::int64_t end = 0;
  std::from_chars(body.data() + dot + 1, body.data() + body.size(), end);
  const Token* token = by_name(body.substr(0, dot));
  if (token == nullptr || end <= now ||
      !equal_secret(signature(*token, body), value.substr(last + 1)))
    return {};
  return {token->name, token->scope, hmac_hex(token->hash, "csrf " + std::string(body))};
}

// A proxy before us speaks for the world, which is not this machine's user.
bool Access::is_local(const Request& request) const {
  return options_.hosts.empty() || local_name(without_port(request.host));
}

// Another site's page may name us by a host of its own (DNS rebinding): only known names count.
void Access::check_host(const Request& request) const {
  const std::string_view host = without_port(request.host);
  if (local_name(host) || host.empty() ||
      std::ranges::find(options_.hosts, host) != options_.hosts.end())
    return;
  if (!loopback_ && options_.hosts.empty()) return;  // any name may lead to a public server
  throw Problem{421, "Misdirected request",
                "this server is not known as '" + std::string(host.substr(0, 100)) +
                    "' ([access] hosts names it)"};
}

Caller Access::caller(const Request& request, std::int64_t now) const {
  check_host(request);
  const std::shared_lock lock(lock_);
  if (const std::string_view secret = bearer(request.authorization); !secret.empty()) {
    const Token* token = by_secret(secret);
    if (token == nullptr) throw Problem{401, "Unauthorized", "the token is unknown"};
    return {token->name, token->scope, {}};
  }
  if (Caller session = by_cookie(request.cookie, now); session.scope != Scope::none) return session;
  if (loopback_ && tokens_.empty() && !lost_ && is_local(request))
    return {"local", Scope::admin, {}};
  return {"guest", options_.open_read ? Scope::read : Scope::none, {}};
}

Caller Access::admit(const Request& request, Scope wanted, std::int64_t now) const {
  Caller out = caller(request, now);
  if (out.scope < wanted) {
    if (out.name == "guest") throw Problem{401, "Unauthorized", "a token is needed"};
    throw Problem{403, "Forbidden", "this token may not " + std::string(scope_name(wanted))};
  }
  if (request.method == "GET" || request.method == "HEAD") return out;
  check_write(request);
  if (!out.csrf.empty() && !equal_secret(out.csrf, request.csrf))
    throw Problem{403, "Forbidden", "the header X-CSRF-Token does not fit the session"};
  return out;
}

// A page of another site can send neither JSON without our leave nor an Origin that is ours.
void Access::check_write(const Request& request) const {
  if (!request.origin.empty() && !request.origin.ends_with("://" + request.host))
    throw Problem{403, "Forbidden", "the request comes from another site's page"};
  if (request.method != "DELETE" && !request.content_type.starts_with("application/json"))
    throw Problem{415, "Unsupported media type", "a body must be application/json"};
}

std::string Access::begin_session(std::string_view secret, std::int64_t now) const {
  const std::shared_lock lock(lock_);
  const Token* token = by_secret(secret);
  if (token == nullptr) throw Problem{401, "Unauthorized", "the token is unknown"};
  const std::string body = token->name + '.' + std::to_string(now + kSession);
  return std::string(kCookie) + body + '.' + signature(*token, body) +
         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(kSession) +
         (options_.secure_cookie ? "; Secure" : "");
}

std::string Access::holder(std::string_view secret) const {
  const std::shared_lock lock(lock_);
  const Token* token = by_secret(secret);
  return token == nullptr ? std::string() : token->name;
}

std::string Access::end_session() const {
  return std::string(kCookie) + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=0";
}

}  // namespace hj::serving
