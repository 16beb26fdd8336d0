#include "ingest/http_message.h"

#include <algorithm>
#include <charconv>

#include "ingest/ascii.h"
#include "ingest/stream.h"

namespace hj::ingest {
namespace {

// Chunks that break off give what came before; crawlers cut, too.
std::string dechunk(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    if (error != std::errc() || end == body.data()) break;
    const std::size_t line = body.find('\n', static_cast<std::size_t>(end - body.data()));
    if (line == std::string_view::npos || size == 0) break;
    body.remove_prefix(line + 1);
    out += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with("\r\n"))
      body.remove_prefix(2);
    else if (body.starts_with("\n"))
      body.remove_prefix(1);
  }
  return out;
}
bool looks_chunked(std::string_view body) {  // archives often keep the header and drop the chunks
  std::size_t size = 0;
  const std::string_view line = body.substr(0, std::min<std::size_t>(body.find('\n'), 20));
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (error != std::errc() || end == line.data()) return false;
  const std::string_view rest =
      trim({end, static_cast<std::size_t>(line.data() + line.size() - end)});
  return rest.empty() || rest[0] == ';';
}

}  // namespace

std::string_view Headers::operator[](std::string_view name) const {
  for (std::string_view left = lines_; !left.empty();) {
    std::size_t end = std::min(left.find('\n'), left.size());
    while (end + 1 < left.size() && (left[end + 1] == ' ' || left[end + 1] == '\t'))
      end = std::min(left.find('\n', end + 1), left.size());
    const std::string_view line = left.substr(0, end);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_name(trim(line.substr(0, colon)), name))
      return trim(line.substr(colon + 1));
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return {};
}

std::size_t headers_end(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    if (text.substr(at + 1).starts_with("\r\n")) return at + 3;
    if (text.substr(at + 1).starts_with("\n")) return at + 2;
  }
  return std::string_view::npos;
}

MediaType media_type(std::string_view header) {
  MediaType out;
  out.type = lower(trim(header.substr(0, header.find(';'))));
  const std::string low = lower(header);
  const std::size_t at = low.find("charset=");
  if (at == std::string::npos) return out;
  std::string_view name = header.substr(at + 8);
  name = name.substr(0, name.find_first_of(";, "));
  while (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.remove_prefix(1);
  while (!name.empty() && (name.back() == '"' || name.back() == '\'')) name.remove_suffix(1);
  out.charset = name;
  return out;
}

Result<HttpAnswer> parse_answer(std::string_view message, std::size_t limit) {
  HttpAnswer out;
  const std::size_t space = message.substr(0, 16).find(' ');
  if (!message.starts_with("HTTP/") || space == std::string_view::npos)
    return Error{Code::bad_input, "holds no HTTP answer"};
  const std::string_view code = message.substr(space + 1, 3);
  std::from_chars(code.data(), code.data() + code.size(), out.status);
  const std::size_t end = headers_end(message);
  if (end == std::string_view::npos) return Error{Code::bad_input, "its HTTP headers do not end"};
  const Headers headers(message.substr(0, end));
  out.type = media_type(headers["Content-Type"]);
  if (out.status < 200 || out.status > 299) return out;
  std::string_view body = message.substr(end);
  std::string whole;
  if (lower(headers["Transfer-Encoding"]).find("chunked") != std::string::npos &&
      looks_chunked(body))
    body = whole = dechunk(body);
  const std::string coding = lower(headers["Content-Encoding"]);
  if (coding.empty() || coding == "identity") {
    out.body = whole.empty() ? std::string(body) : std::move(whole);
    return out;
  }
  Result<std::string> plain = unpack(body, coding, limit);
  if (!plain) return plain.error();
  out.body = *std::move(plain);
  return out;
}

}  // namespace hj::ingest
