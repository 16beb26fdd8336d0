// One line a request on standard error: text for people, JSON for machines. No query words of a
// search beyond the path, no token, no text of an article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hj {

enum class LogForm : std::uint8_t { off, text, json };

namespace serving {

struct LogLine {
  std::string_view id, client, caller, method, path;
  unsigned status = 0;
  double seconds = 0;
  std::size_t bytes = 0;
  std::string_view cause = {};  // of a failure
};
void write_log(LogForm form, const LogLine& line, std::int64_t now);  // UTC seconds

}  // namespace serving
}  // namespace hj
