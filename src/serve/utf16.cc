#include "serve/utf16.h"

#include <algorithm>

namespace hj::serving {
namespace {

constexpr std::size_t kBlock = 256;

// A code point has its units counted at its first byte: two beyond U+FFFF, else one.
std::uint32_t units(unsigned char c) { return (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1; }

}  // namespace

Utf16::Utf16(std::string_view text) : text_(text) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) marks_.push_back(count);
    count += units(static_cast<unsigned char>(text[i]));
  }
  marks_.push_back(count);
}

std::uint32_t Utf16::at(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  std::uint32_t count = marks_[byte / kBlock];
  if (byte == text_.size()) return marks_.back();
  for (std::size_t i = byte / kBlock * kBlock; i < byte; ++i)
    count += units(static_cast<unsigned char>(text_[i]));
  return count;
}

}  // namespace hj::serving
