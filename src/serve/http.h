// A request and an answer, without a word of any HTTP library.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hj::serving {

struct Request {
  bool head = false;  // HEAD: the answer without its body
  std::string method, target, body;
  std::string client;                                                       // the peer's address
  std::string host, origin, content_type, authorization, cookie, csrf, id;  // header fields
  std::string if_none_match, accept_encoding;
};
struct Answer {
  unsigned status = 200;
  std::string type;  // Content-Type
  std::shared_ptr<const std::string> body = std::make_shared<std::string>();
  std::string etag, cache_control, encoding, allow, retry_after;
  std::vector<std::pair<std::string, std::string>> fields;  // further header fields
  std::string cause;  // of a failure: for the log and the owner, never for a client
};
using Handler = std::function<Answer(const Request&)>;

// A refusal, thrown by what answers and turned into problem+json (RFC 9457) by the router alone.
struct Problem {
  unsigned status;
  std::string title, detail;
  std::string parameter = {};  // the query parameter, or member of the body, at fault
  std::string allow = {};      // of a 405
  unsigned retry_after = 0;    // seconds, of a 429 or 503
  std::string cause = {};      // Answer::cause
};
Answer problem_answer(const Problem& problem, std::string_view target);

std::string percent_decoded(std::string_view text, bool plus_is_space, bool& ok);
// Does a list like `gzip, br;q=0` name `coding` with a weight above 0?
bool accepts(std::string_view list, std::string_view coding);
// Does If-None-Match name this ETag (weak comparison), or `*`?
bool matches(std::string_view if_none_match, std::string_view etag);

}  // namespace hj::serving
