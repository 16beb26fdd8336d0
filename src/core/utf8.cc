#include "core/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>

namespace hj {
namespace {

constexpr Rune kBad{0xFFFD, 1};

bool continues(unsigned char c) { return (c & 0xC0) == 0x80; }

// Shortest-form, no surrogates, at most U+10FFFF: the table of Unicode 15, 3-7.
Rune decode(const unsigned char* p, std::size_t left) {
  const unsigned char a = p[0];
  if (a < 0x80) return {a, 1};
  if (a < 0xC2) return kBad;
  if (left < 2 || !continues(p[1])) return kBad;
  if (a < 0xE0) return {static_cast<char32_t>((a & 0x1F) << 6 | (p[1] & 0x3F)), 2};
  if (left < 3 || !continues(p[2])) return kBad;
  if (a < 0xF0) {
    const char32_t c = static_cast<char32_t>((a & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F));
    return c < 0x800 || (c >= 0xD800 && c < 0xE000) ? kBad : Rune{c, 3};
  }
  if (a > 0xF4 || left < 4 || !continues(p[3])) return kBad;
  const char32_t c = static_cast<char32_t>((a & 0x07) << 18 | (p[1] & 0x3F) << 12 |
                                           (p[2] & 0x3F) << 6 | (p[3] & 0x3F));
  return c < 0x10000 || c > 0x10FFFF ? kBad : Rune{c, 4};
}

// Bytes of printable ASCII at the start of `text`, eight at a time.
std::size_t ascii_run(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + 8 <= text.size(); at += 8) {
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080ULL) != 0) break;
    // A byte below 0x20 borrows into its top bit; 0x7F is caught by adding one.
    if ((((word - 0x2020202020202020ULL) | (word + 0x0101010101010101ULL)) &
         0x8080808080808080ULL) != 0)
      break;
  }
  return at;
}

// Where the syllables from `at` on end, but for the last of all, which ED 9E begins.
std::size_t behind_syllables(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (; at + 3 <= text.size(); at += 3) {
    const unsigned b = bytes[at + 1], head = bytes[at] << 8U | b;
    const bool follow = ((b ^ 0x80U) | (bytes[at + 2] ^ 0x80U)) < 0x40;
    if (head < 0xEAB0 || head >= 0xED9E || !follow) break;
  }
  return at;
}

using Block [[gnu::vector_size(16)]] = std::uint8_t;
using Flags [[gnu::vector_size(16)]] = std::int8_t;

// Each byte one or two places further back, none in front.
Flags after_one(Flags x) {
  return __builtin_shufflevector(x, Flags{}, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
}
Flags after_two(Flags x) {
  return __builtin_shufflevector(x, Flags{}, 16, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
}

// Sixteen bytes at a time that are printable ASCII, lines, tabs or Hangul syllables, from the start
// of `text`; a syllable that is cut is left out.
std::size_t plain_blocks(std::string_view text) {
  std::size_t at = 0;
  while (at + sizeof(Block) <= text.size()) {
    Block x;
    std::memcpy(&x, text.data() + at, sizeof x);
    const Flags ascii = (x - 0x20 < 0x5F) | (x == '\n') | (x == '\t');
    const Flags lead = x - 0xEA < 4, follows = (x & 0xC0) == 0x80;
    const Flags second = after_one(lead);
    // EA B0 80 is the first syllable, ED 9E A3 the last: what is left of ED 9E takes the slow way.
    const Flags beyond = (after_one(x == 0xEA) & (x < 0xB0)) | (after_one(x == 0xED) & (x >= 0x9E));
    const Flags amiss = ~(ascii | lead | follows) | (follows ^ (second | after_two(lead))) | beyond;
    std::uint64_t halves[2];
    std::memcpy(halves, &amiss, sizeof halves);
    constexpr std::size_t kHalf = sizeof(Block) / 2;
    const auto well = static_cast<std::size_t>(
        halves[0] != 0 ? std::countr_zero(halves[0]) / 8 : kHalf + std::countr_zero(halves[1]) / 8);
    const bool last = well > 0 && lead[well - 1] != 0, before = well > 1 && lead[well - 2] != 0;
    at += well - (last ? 1 : before ? 2 : 0);
    if (well < sizeof(Block)) break;
  }
  return at;
}

// Bytes at the start of `text` that are well-formed, in NFC and no control characters: printable
// ASCII, lines, tabs and Hangul syllables.
std::size_t plain_run(std::string_view text) {
  std::size_t at = plain_blocks(text);
  while ((at = behind_syllables(text, at)) < text.size()) {
    const auto a = static_cast<unsigned char>(text[at]);
    if (a < 0x80) {
      if (a == 0x7F || (a < 0x20 && a != '\n' && a != '\t')) break;
      ++at;
      const bool more = at < text.size() && static_cast<unsigned char>(text[at]) < 0x80;
      if (more) at += ascii_run(text.substr(at));
    } else if (const Rune r = rune_at(text, at); r.code >= 0xAC00 && r.code <= 0xD7A3) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

// No code point here changes or joins its neighbour under NFC: Latin-1, Hangul syllables, the Han
// block, common punctuation, arrows and signs (∼, ⓒ). All else takes the long way.
bool is_nfc_inert(char32_t c) {
  return c < 0x300 || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
         (c >= 0x3000 && c <= 0x3029) || (c >= 0x3131 && c <= 0x318E) ||
         (c >= 0x2190 && c <= 0x2328) || (c >= 0x232B && c <= 0x2ADB) ||
         (c >= 0x3200 && c <= 0x33FF) || (c >= 0xFF00 && c <= 0xFFEF) || c == 0xFFFD ||
         (c >= 0x1F300 && c <= 0x1FAFF);
}

bool is_nfc(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    at += plain_run(text.substr(at));
    if (at >= text.size()) break;
    const Rune r = rune_at(text, at);
    if (!is_nfc_inert(r.code)) return false;
    at += r.size;
  }
  return true;
}

}  // namespace

Rune rare_rune_at(std::string_view text, std::size_t at) {
  return decode(reinterpret_cast<const unsigned char*>(text.data()) + at, text.size() - at);
}

Rune rare_rune_before(std::string_view text, std::size_t at) {
  for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
    const Rune r = rune_at(text, at - back);
    if (r.size == back && !(r.code == 0xFFFD && back == 1)) return r;
  }
  return kBad;
}

void append(std::string& out, char32_t c) {
  char bytes[4];
  std::size_t n = 0;
  const auto byte = [&](char32_t v) { bytes[n++] = static_cast<char>(v); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
        byte(0x80 | (c & 0x3F));
  }
  out.append(bytes, n);
}

std::size_t invalid_at(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    at += plain_run(text.substr(at));
    if (at >= text.size()) break;
    const Rune r = rune_at(text, at);
    if (r.code == 0xFFFD && r.size == 1) return at;
    at += r.size;
  }
  return std::string_view::npos;
}

std::string mend(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t run = plain_run(text.substr(at)); run > 0) {
      out += text.substr(at, run);
      at += run;
      continue;
    }
    const Rune r = rune_at(text, at);
    const bool control = (r.code < 0x20 && r.code != '\n' && r.code != '\t') || r.code == 0x7F;
    if (r.size == 1 && r.code == 0xFFFD) {
      out += "\xEF\xBF\xBD";
    } else if (control) {
      out += ' ';
    } else {
      out += text.substr(at, r.size);
    }
    at += r.size;
  }
  return out;
}

std::string nfc(std::string_view text) {
  if (is_nfc(text)) return std::string(text);
  utf8proc_uint8_t* made = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &made, options);
  if (size < 0) return std::string(text);
  std::string out(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
  std::free(made);
  return out;
}

std::size_t rune_count(std::string_view text) {
  constexpr std::size_t kBlock = 255;  // what one byte counts: sixteen are counted at a time
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    std::uint8_t starts = 0;
    for (const char c : text.substr(at, kBlock))
      starts += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    n += starts;
  }
  return n;
}

}  // namespace hj
