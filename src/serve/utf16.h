// Byte offsets of a UTF-8 text as UTF-16 code units, which JavaScript counts. Converted here alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace hj::serving {

class Utf16 {
 public:
  explicit Utf16(std::string_view text);     // keeps a view of it
  std::uint32_t at(std::size_t byte) const;  // units before `byte`; clamped to the text

 private:
  std::string_view text_;
  std::vector<std::uint32_t> marks_;  // units before each block of kBlock bytes
};

}  // namespace hj::serving
