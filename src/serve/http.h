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
  std::string method, target;
  std::string if_none_match, accept_encoding;
};
struct Answer {
  unsigned status = 200;
  std::string type;  // Content-Type
  std::shared_ptr<const std::string> body = std::make_shared<std::string>();
  std::string etag, cache_control, encoding, allow, retry_after;
};
using Handler = std::function<Answer(const Request&)>;

// A refusal, thrown by what answers and turned into problem+json (RFC 9457) by the router alone.
struct Problem {
  unsigned status;
  std::string title, detail;
  std::string parameter = {};  // the query parameter at fault
};
Answer problem_answer(const Problem& problem, std::string_view target);

std::string percent_decoded(std::string_view text, bool plus_is_space, bool& ok);
// Does a list like `gzip, br;q=0` name `coding` with a weight above 0?
bool accepts(std::string_view list, std::string_view coding);
// Does If-None-Match name this ETag (weak comparison), or `*`?
bool matches(std::string_view if_none_match, std::string_view etag);

}  // namespace hj::serving
