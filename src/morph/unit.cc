#include "morph/unit.h"

#include <algorithm>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::morph {
namespace {

bool is_alphabetic(char32_t c) {  // Latin, Greek, Cyrillic, kana, fullwidth Latin: foreign words
  return is_latin(c) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
         (c >= 0x370 && c <= 0x52F) || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB);
}

Tag mark(char32_t c) {
  switch (c) {
    case '.':
    case '?':
    case '!':
    case 0x3002:
    case 0xFF1F:
    case 0xFF01:
      return Tag::SF;
    case ',':
    case ':':
    case ';':
    case '/':
    case 0xB7:
    case 0x318D:
    case 0x30FB:
    case 0x2022:
      return Tag::SP;
    case '-':
    case '~':
    case 0x223C:
    case 0xFF5E:
    case 0x301C:
    case 0x2013:
      return Tag::SO;
    case '"':
    case '\'':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '<':
    case '>':
    case 0x2014:
    case 0x2015:
    case 0xAB:
    case 0xBB:
      return Tag::SS;
    case 0x2026:
    case 0x22EF:
      return Tag::SE;
    default:
      break;
  }
  const bool quote = c >= 0x2018 && c <= 0x201F;
  const bool bracket = (c >= 0x3008 && c <= 0x301B && c != 0x3012 && c != 0x3013) || c == 0xFF08 ||
                       c == 0xFF09 || c == 0xFF1C || c == 0xFF1E;
  return quote || bracket ? Tag::SS : Tag::SW;
}

Unit unit_of(Rune r, std::uint32_t at) {
  const Span span{at, at + r.size};
  if (is_syllable(r.code) || (is_jamo(r.code) && r.code != 0x318D))
    return {r.code, span, Tag::NNG, false};
  if (is_digit(r.code)) return {kNumber, span, Tag::SN, true};
  if (is_alphabetic(r.code)) return {kLatin, span, Tag::SL, true};
  if (is_hanja(r.code)) return {kHanja, span, Tag::SH, true};
  return {r.code, span, mark(r.code), true};
}

// 3.5 and 1,000: a separator, not the end of a sentence.
void mend_decimal(std::vector<Unit>& out) {
  const std::size_t n = out.size();
  if (n >= 3 && out[n - 1].code == kNumber && out[n - 2].code == '.' && out[n - 3].code == kNumber)
    out[n - 2].tag = Tag::SP;
}

}  // namespace

void cut(std::string_view eojeol, std::uint32_t offset, std::vector<Unit>& out) {
  const std::size_t start = out.size();
  for (std::size_t at = 0; at < eojeol.size();) {
    const Rune r = rune_at(eojeol, at);
    Unit unit = unit_of(r, offset + static_cast<std::uint32_t>(at));
    at += r.size;
    if (out.size() > start) {
      Unit& last = out.back();
      const bool run = unit.fixed && last.fixed && unit.tag == last.tag && unit.code == last.code &&
                       (unit.tag == Tag::SN || unit.tag == Tag::SL || unit.tag == Tag::SH ||
                        unit.tag == Tag::SE);
      const bool dots =
          unit.code == '.' && (last.code == '.' || (last.tag == Tag::SE && last.code == 0x2026));
      if (run || dots) {
        last.span.end = unit.span.end;
        if (dots) last.tag = Tag::SE, last.code = 0x2026;
        continue;
      }
    }
    out.push_back(unit);
    mend_decimal(out);
  }
}

std::size_t chunk(const std::vector<Unit>& units, std::size_t from) {
  const std::size_t left = units.size() - from;
  if (left <= kMaxUnits) return left;
  for (std::size_t n = kMaxUnits; n > kMaxUnits / 2; --n)
    if (units[from + n - 1].fixed) return n;
  return kMaxUnits;
}

}  // namespace hj::morph
