// Sets of Hangul syllables and ASCII: one bit tells that a word begins or ends in none of a
// table's.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/hangul.h"

namespace hj {

class SyllableSet {
 public:
  void add(char32_t c) {
    if (is_syllable(c))
      bits_[at(c) / 64] |= std::uint64_t{1} << at(c) % 64;
    else if (c < 128)
      ascii_[c / 64] |= std::uint64_t{1} << c % 64;
    else
      others_ = true;
  }
  void add(const SyllableSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
    for (std::size_t i = 0; i < ascii_.size(); ++i) ascii_[i] |= other.ascii_[i];
    others_ = others_ || other.others_;
  }
  // What is neither syllable nor ASCII counts as held where anything of the kind was added.
  bool has(char32_t c) const {
    if (is_syllable(c)) return (bits_[at(c) / 64] >> at(c) % 64 & 1) != 0;
    return c < 128 ? (ascii_[c / 64] >> c % 64 & 1) != 0 : others_;
  }
  void add_end(std::string_view word) {
    if (!word.empty()) add(rune_before(word, word.size()).code);
  }
  bool has_end(std::string_view word) const { return !word.empty() && has(last_of(word)); }
  void add_start(std::string_view word) {
    if (!word.empty()) add(rune_at(word, 0).code);
  }

 private:
  static constexpr std::size_t kSyllables = 11172;
  static std::size_t at(char32_t c) { return c - 0xAC00; }
  // A last character of three bytes, as nearly all are, without a look at how it begins.
  static char32_t last_of(std::string_view word) {
    if (word.size() < 3) return rune_before(word, word.size()).code;
    const auto byte = [&](std::size_t i) {
      return static_cast<unsigned char>(word[word.size() - i]);
    };
    if ((byte(3) & 0xF0) != 0xE0) return rune_before(word, word.size()).code;
    return static_cast<char32_t>((byte(3) & 0x0F) << 12 | (byte(2) & 0x3F) << 6 | (byte(1) & 0x3F));
  }

  std::array<std::uint64_t, kSyllables / 64 + 1> bits_{};
  std::array<std::uint64_t, 2> ascii_{};
  bool others_ = false;
};

}  // namespace hj
