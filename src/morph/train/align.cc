#include "morph/train/align.h"

#include <algorithm>
#include <limits>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::morph {
namespace {

constexpr std::size_t kMost = 4;  // letters of one unit
constexpr float kNever = 1e9F;

struct Letter {
  char32_t code;
  Tag tag;
  bool begin;
};

std::vector<Letter> letters_of(const std::vector<GoldMorph>& morphs) {
  std::vector<Letter> out;
  for (const GoldMorph& morph : morphs) {
    bool begin = true;
    for (std::size_t at = 0; at < morph.form.size();) {
      const Rune r = rune_at(morph.form, at);
      out.push_back({r.code, morph.tag, begin});
      begin = false;
      at += r.size;
    }
  }
  return out;
}

float unlike(char32_t surface, char32_t letter) {
  if (surface == letter) return 0;
  if (!is_syllable(surface)) return 2;
  const Jamo from = decompose(surface);
  if (is_syllable(letter)) {
    const Jamo to = decompose(letter);
    if (from.initial != to.initial) return from.medial == to.medial ? 1.6F : 2;
    return from.medial == to.medial ? 0.6F : from.final == to.final ? 0.9F : 1;
  }
  const bool own_final = letter == (from.final == kFinalN   ? U'ㄴ'
                                    : from.final == kFinalL ? U'ㄹ'
                                    : from.final == kFinalM ? U'ㅁ'
                                    : from.final == kFinalB ? U'ㅂ'
                                                            : U' ');
  return own_final ? 0.8F : 2;
}

// The price of making `letters` of one unit.
float price(char32_t surface, std::span<const Letter> letters) {
  if (letters.empty()) return 1.5F;
  if (letters.size() == 1) return unlike(surface, letters[0].code);
  const auto more = static_cast<float>(letters.size() - 1);
  if (letters.back().code == surface) return 1.1F * more;
  if (letters.front().code == surface) return 1.15F * more;
  float out = unlike(surface, letters[0].code);
  for (const Letter& letter : letters.subspan(1)) {
    const float far = unlike(surface, letter.code);
    out += is_syllable(letter.code) ? 0.9F : far;
  }
  return out;
}

bool same_run(std::string_view surface, const Unit& unit, std::span<const Letter> letters) {
  std::string text;
  for (const Letter& letter : letters) append(text, letter.code);
  return text == slice(surface, unit.span);
}

class Table {
 public:
  Table(std::string_view surface, std::span<const Unit> units, std::span<const Letter> letters)
      : surface_(surface), units_(units), letters_(letters), width_(letters.size() + 1) {
    cost_.assign((units.size() + 1) * width_, kNever);
    from_.assign(cost_.size(), 0);
    cost_[0] = 0;
    for (std::size_t i = 0; i < units.size(); ++i)
      for (std::size_t j = 0; j < width_; ++j)
        if (cost_[i * width_ + j] < kNever) extend(i, j);
  }
  // How many letters each unit takes; empty where nothing fits.
  std::vector<std::size_t> shares() const {
    if (cost_.back() > 1.9F * static_cast<float>(units_.size()) + 1) return {};
    std::vector<std::size_t> out(units_.size());
    std::size_t j = letters_.size();
    for (std::size_t i = units_.size(); i > 0; --i) {
      out[i - 1] = from_[i * width_ + j];
      j -= out[i - 1];
    }
    return out;
  }

 private:
  void extend(std::size_t i, std::size_t j) {
    const Unit& unit = units_[i];
    const std::size_t left = letters_.size() - j;
    if (unit.fixed) {
      const std::size_t n = rune_count(slice(surface_, unit.span));
      if (n <= left && same_run(surface_, unit, letters_.subspan(j, n))) offer(i, j, n, 0);
      return;
    }
    for (std::size_t n = 0; n <= std::min(kMost, left); ++n)
      offer(i, j, n, price(unit.code, letters_.subspan(j, n)));
  }
  void offer(std::size_t i, std::size_t j, std::size_t n, float price) {
    const std::size_t to = (i + 1) * width_ + j + n;
    const float cost = cost_[i * width_ + j] + price;
    if (cost >= cost_[to]) return;
    cost_[to] = cost;
    from_[to] = static_cast<std::uint8_t>(n);
  }

  std::string_view surface_;
  std::span<const Unit> units_;
  std::span<const Letter> letters_;
  std::size_t width_;
  std::vector<float> cost_;
  std::vector<std::uint8_t> from_;
};

}  // namespace

std::vector<Label> align(std::string_view surface, std::span<const Unit> units,
                         const std::vector<GoldMorph>& morphs) {
  const std::vector<Letter> letters = letters_of(morphs);
  if (letters.empty() || units.empty() || letters.size() > 4 * kMaxUnits) return {};
  const std::vector<std::size_t> shares = Table(surface, units, letters).shares();
  std::vector<Label> out;
  std::size_t j = 0;
  bool after_fixed = true;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    Label label;
    for (std::size_t n = 0; n < shares[i]; ++n, ++j) {
      const bool begin = letters[j].begin || (n == 0 && after_fixed);
      label.pieces.push_back(piece_of(units[i].code, letters[j].code, letters[j].tag, begin));
    }
    if (units[i].fixed)
      label.pieces = {Piece{Piece::Op::same, kKeep, kKeep, 0, units[i].tag, true}};
    if (label.pieces.empty()) return {};
    after_fixed = units[i].fixed;
    out.push_back(std::move(label));
  }
  return out;
}

}  // namespace hj::morph
