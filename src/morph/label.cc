#include "morph/label.h"

#include <charconv>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::morph {
namespace {

bool parse_part(std::string_view& text, std::int8_t& out, int most) {
  if (text.starts_with('-')) {
    out = kKeep;
    text.remove_prefix(1);
    return true;
  }
  int value = 0;
  const auto [end, why] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (why != std::errc{} || value < 0 || value > most) return false;
  out = static_cast<std::int8_t>(value);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool parse_op(std::string_view text, Piece& out) {
  if (text == "=") return true;
  if (text.starts_with('+')) {
    out.op = Piece::Op::literal;
    const Rune r = text.size() > 1 ? rune_at(text, 1) : Rune{0, 0};
    out.letter = r.code;
    return r.size + 1 == text.size() && r.code != 0xFFFD;
  }
  if (!text.starts_with('@')) return false;
  out.op = Piece::Op::shape;
  text.remove_prefix(1);
  if (!parse_part(text, out.medial, 20) || !text.starts_with(',')) return false;
  text.remove_prefix(1);
  return parse_part(text, out.final, 27) && text.empty();
}

bool parse_piece(std::string_view text, Piece& out) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos || slash + 3 >= text.size() || text[slash + 2] != '-')
    return false;
  const auto tag = parse_tag(text.substr(slash + 3));
  if (!tag || (text[slash + 1] != 'B' && text[slash + 1] != 'I')) return false;
  out.tag = *tag;
  out.begin = text[slash + 1] == 'B';
  return parse_op(text.substr(0, slash), out);
}

std::string part(std::int8_t value) { return value == kKeep ? "-" : std::to_string(value); }

}  // namespace

Piece piece_of(char32_t surface, char32_t letter, Tag tag, bool begin) {
  Piece out{Piece::Op::same, kKeep, kKeep, 0, tag, begin};
  if (surface == letter) return out;
  if (is_syllable(surface) && is_syllable(letter)) {
    const Jamo from = decompose(surface), to = decompose(letter);
    if (from.initial == to.initial) {
      out.op = Piece::Op::shape;
      if (from.medial != to.medial) out.medial = static_cast<std::int8_t>(to.medial);
      if (from.final != to.final) out.final = static_cast<std::int8_t>(to.final);
      return out;
    }
  }
  out.op = Piece::Op::literal;
  out.letter = letter;
  return out;
}

char32_t letter_of(const Piece& piece, char32_t surface) {
  if (piece.op == Piece::Op::literal) return piece.letter;
  if (piece.op == Piece::Op::same || !is_syllable(surface)) return surface;
  Jamo jamo = decompose(surface);
  if (piece.medial != kKeep) jamo.medial = static_cast<unsigned char>(piece.medial);
  if (piece.final != kKeep) jamo.final = static_cast<unsigned char>(piece.final);
  return compose(jamo);
}

std::string print(const Label& label) {
  std::string out;
  for (const Piece& piece : label.pieces) {
    if (!out.empty()) out += '|';
    if (piece.op == Piece::Op::same) out += '=';
    if (piece.op == Piece::Op::shape) out += '@' + part(piece.medial) + ',' + part(piece.final);
    if (piece.op == Piece::Op::literal) out += '+', append(out, piece.letter);
    out += piece.begin ? "/B-" : "/I-";
    out += code(piece.tag);
  }
  return out;
}

bool parse_label(std::string_view text, Label& out) {
  out.pieces.clear();
  while (true) {
    const std::size_t bar = text.find('|');
    Piece piece;
    if (!parse_piece(text.substr(0, bar), piece)) return false;
    out.pieces.push_back(piece);
    if (bar == std::string_view::npos) return true;
    text.remove_prefix(bar + 1);
  }
}

}  // namespace hj::morph
