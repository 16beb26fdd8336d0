// What one unit becomes: most often itself with one tag; where forms are contracted, several
// pieces.
//   갔 -> 가/VV 았/EP   "@-,_/B-VV|+았/B-EP"     운 (가까운) -> ㄴ/ETM   "+ㄴ/B-ETM"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema.h"
#include "morph/unit.h"

namespace hj::morph {

inline constexpr std::int8_t kKeep = -1;  // of a medial or final: as in the unit

struct Piece {
  enum class Op : std::uint8_t { same, shape, literal } op = Op::same;
  std::int8_t medial = kKeep, final = kKeep;  // shape: the unit's initial, with these
  char32_t letter = 0;                        // literal
  Tag tag = Tag::NNG;
  bool begin = true;  // of a morpheme; false: goes on with the one before
  bool operator==(const Piece&) const = default;
};

struct Label {
  std::vector<Piece> pieces;
  bool begin() const { return pieces.front().begin; }
  Tag first() const { return pieces.front().tag; }
  Tag last() const { return pieces.back().tag; }
  bool plain() const { return pieces.size() == 1 && pieces[0].op == Piece::Op::same; }
};

// The shortest description of `letter` as made from the unit `surface`.
Piece piece_of(char32_t surface, char32_t letter, Tag tag, bool begin);
char32_t letter_of(const Piece& piece, char32_t surface);

std::string print(const Label& label);
bool parse_label(std::string_view text, Label& out);  // false on any other text

// A morpheme of one eojeol, while it is being decoded.
struct Made {
  Span span;
  std::uint32_t form, form_end;  // in the pool it is made in
  Tag tag;
};

}  // namespace hj::morph
