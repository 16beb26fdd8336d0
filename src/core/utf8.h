// UTF-8 without surprises: decoding that never reads past the end, validation, NFC.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hj {

struct Rune {
  char32_t code;       // U+FFFD where the bytes are no UTF-8
  std::uint32_t size;  // bytes read, at least 1
};

Rune rare_rune_at(std::string_view text, std::size_t at);     // the same, of any bytes
inline Rune rune_at(std::string_view text, std::size_t at) {  // at < text.size()
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned char a = byte(0);
  if (a < 0x80) return {a, 1};
  // Nearly all Korean text: three bytes that can be neither too long nor a surrogate.
  if (a >= 0xE1 && a <= 0xED && text.size() - at >= 3 && follows(1) && follows(2) &&
      (a != 0xED || byte(1) < 0xA0))
    return {static_cast<char32_t>((a & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), 3};
  return rare_rune_at(text, at);
}
Rune rare_rune_before(std::string_view text, std::size_t at);  // the same, of any bytes
// at > 0: the code point that ends at `at`
inline Rune rune_before(std::string_view text, std::size_t at) {
  const auto back = [&](std::size_t i) { return static_cast<unsigned char>(text[at - i]); };
  // EA 80 80 to EC BF BF: nearly all syllables.
  if (at >= 3 && back(3) >= 0xEA && back(3) <= 0xEC && (back(2) & 0xC0) == 0x80 &&
      (back(1) & 0xC0) == 0x80)
    return {
        static_cast<char32_t>((back(3) & 0x0F) << 12 | (back(2) & 0x3F) << 6 | (back(1) & 0x3F)),
        3};
  if (at > 0 && back(1) < 0x80) return {back(1), 1};
  return rare_rune_before(text, at);
}
inline bool boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}
void append(std::string& out, char32_t code);

std::size_t invalid_at(std::string_view text);  // first byte that is no UTF-8, or npos
std::string mend(
    std::string_view text);  // every bad byte becomes U+FFFD; NUL and other controls become spaces
std::string nfc(std::string_view text);  // valid UTF-8 in, NFC out (Hangul jamo composed)
inline bool is_space(char32_t c) {       // also U+00A0, U+3000 and zero-width marks
  if (c <= ' ') return c == ' ' || (c >= 9 && c <= 13);
  if (c < 0xA0) return false;
  if (c > 0x3000) return c == 0xFEFF;  // nearly all Korean text
  return c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F;
}
std::size_t rune_count(std::string_view text);  // code points of valid UTF-8

}  // namespace hj
