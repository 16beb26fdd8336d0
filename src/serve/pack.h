// Answers made smaller for the way: brotli (RFC 7932) or gzip, as the client takes them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hj::serving {

enum class Coding : std::uint8_t { plain, gzip, br };
Coding coding_of(std::string_view accept_encoding);  // the smallest that the list takes

struct Packed {
  std::shared_ptr<const std::string> bytes;
  Coding coding{};                    // plain too where packing gains nothing
  std::string_view encoding() const;  // as Content-Encoding names it; empty = plain
};
Packed pack(std::string text, Coding coding);

}  // namespace hj::serving
