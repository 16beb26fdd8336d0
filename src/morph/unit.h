// What an eojeol is read in: one Hangul syllable, or a run of digits, Latin letters or Hanja, or
// one mark.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace hj::morph {

struct Unit {
  char32_t code;  // the syllable or mark; a run is 0, A or 漢
  Span span;      // in the text that was cut
  Tag tag;        // where fixed: SN, SL, SH or the mark's
  bool fixed;     // has no other reading
  // What the table of words says, in units: the longest noun that starts here, the longest that
  // ends here, and of the nouns that cover this unit the longest, with its place in it.
  std::uint8_t starts = 0, ends = 0, covers = 0, place = 0;
};

inline constexpr char32_t kNumber = U'0', kLatin = U'A', kHanja = U'漢';
inline constexpr std::size_t kMaxUnits = 48;  // of one chunk: longer eojeol are cut, to stay linear

// `eojeol` holds no white space. Spans are counted from its begin plus `offset`.
void cut(std::string_view eojeol, std::uint32_t offset, std::vector<Unit>& out);
// How many units the next chunk of `units` takes, from `from` on: all, or up to a mark.
std::size_t chunk(const std::vector<Unit>& units, std::size_t from);

}  // namespace hj::morph
