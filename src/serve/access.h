// Who is asking, and what may they do: tokens, sessions of browsers, and the checks that keep other
// sites' pages out.
#pragma once

#include <filesystem>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "serve/http.h"
#include "serve/tokens.h"

namespace hj {

struct AccessOptions {
  std::string tokens;              // the file of tokens; it may be missing
  bool open_read = false;          // whoever asks may read, also where there are tokens
  std::vector<std::string> hosts;  // names, beside loopback's, under which the server is known
  bool secure_cookie = false;      // the session's cookie travels over HTTPS alone
};

namespace serving {

struct Caller {
  std::string name;  // of the token; "local" where nobody needs one; "guest"
  Scope scope = Scope::none;
  std::string csrf;  // of a session: what its writes must send as X-CSRF-Token
};

class Access {
 public:
  Access(AccessOptions options, bool loopback)
      : options_(std::move(options)), loopback_(loopback) {}
  Done refresh();  // reads the file of tokens again where it has changed
  bool has_tokens() const;

  // Throws 401, 403, 415 or 421. `now`: UTC seconds, for the end of a session.
  Caller admit(const Request& request, Scope wanted, std::int64_t now) const;
  Caller caller(const Request& request, std::int64_t now) const;  // the same, asking for nothing
  void check_host(const Request& request) const;                  // throws 421
  void check_write(const Request& request) const;                 // throws 403 or 415
  // The Set-Cookie of a new session for this token; throws 401.
  std::string begin_session(std::string_view secret, std::int64_t now) const;
  std::string end_session() const;
  std::string holder(std::string_view secret) const;  // the token's name; empty if there is none

 private:
  const Token* by_name(std::string_view name) const;
  const Token* by_secret(std::string_view secret) const;
  bool is_local(const Request& request) const;
  Caller by_cookie(std::string_view cookies, std::int64_t now) const;

  AccessOptions options_;
  bool loopback_;
  mutable std::shared_mutex lock_;
  std::vector<Token> tokens_;
  bool lost_ = false;  // the file went away with tokens in it: nobody is let in for that
  std::filesystem::file_time_type seen_{};
};

}  // namespace serving
}  // namespace hj
