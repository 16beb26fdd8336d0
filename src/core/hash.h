// 64-bit hashes that are the same on every machine (XXH3), and their hexadecimal form for ids.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hj {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);
std::string hex(std::uint64_t value);                           // 16 digits, lower case
std::optional<std::uint64_t> parse_hex(std::string_view text);  // exactly 16 digits

template <class Id>
std::string id_text(Id id) {
  return hex(static_cast<std::uint64_t>(id));
}

}  // namespace hj
