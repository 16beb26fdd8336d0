#include "serve/access_log.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "serve/rows_json.h"

namespace hj::serving {
namespace {

std::string as_json(const LogLine& l, std::int64_t now) {
  Json line = {{"ts", time_or_null(now)}, {"level", l.status >= 500 ? "error" : "info"},
               {"msg", "request"},        {"request_id", l.id},
               {"client", l.client},      {"caller", l.caller},
               {"method", l.method},      {"path", l.path},
               {"status", l.status},      {"duration_ms", std::round(l.seconds * 1e5) / 100},
               {"bytes", l.bytes}};
  if (!l.cause.empty()) line["error"] = l.cause;
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A path may hold any byte; a terminal must not obey it.
std::string in_one_word(std::string_view text) {
  std::string out(text.substr(0, 300));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return out;
}

std::string as_text(const LogLine& l) {
  char figures[64];
  std::snprintf(figures, sizeof figures, " %u %.2fms %zuB", l.status, l.seconds * 1e3, l.bytes);
  return std::string(l.client) + ' ' + in_one_word(l.caller) + ' ' + in_one_word(l.method) + ' ' +
         in_one_word(l.path) + figures + (l.cause.empty() ? "" : "  " + in_one_word(l.cause));
}

}  // namespace

void write_log(LogForm form, const LogLine& line, std::int64_t now) {
  if (form == LogForm::off) return;
  const std::string words = (form == LogForm::json ? as_json(line, now) : as_text(line)) + '\n';
  std::fwrite(words.data(), 1, words.size(), stderr);  // one call: lines do not mix
}

}  // namespace hj::serving
