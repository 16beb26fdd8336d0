// Words of protocols and tables: ASCII, whatever the text around them is.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace hj::ingest {

// Without white space at either end.
inline std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// Alike but for the case of ASCII letters.
inline bool same_name(std::string_view a, std::string_view b) {
  const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c + 0; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [low](char x, char y) { return low(x) == low(y); });
}

}  // namespace hj::ingest
