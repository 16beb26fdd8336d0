// An HTTP answer as archives keep it, and the header lines that WARC shares with it.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace hj::ingest {

// Header lines up to the blank one. Names are matched without case; a folded line is part of the
// one before it.
class Headers {
 public:
  explicit Headers(std::string_view lines) : lines_(lines) {}
  std::string_view operator[](std::string_view name) const;  // trimmed; empty = not there

 private:
  std::string_view lines_;
};
// Where the blank line ends in `text`, npos = nowhere; CRLF or bare LF.
std::size_t headers_end(std::string_view text);

// `text/html; charset=euc-kr`: the type in lower case, and the charset.
struct MediaType {
  std::string type, charset;
};
MediaType media_type(std::string_view header);

struct HttpAnswer {
  int status = 0;
  MediaType type;
  std::string body;  // dechunked and unpacked
};
// `message`: status line, headers, body as they were on the wire.
Result<HttpAnswer> parse_answer(std::string_view message, std::size_t limit);

}  // namespace hj::ingest
