// Sets of Hangul syllables: one bit tells that a word begins or ends in none of a table's.
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
    else
      others_ = true;
  }
  void add(const SyllableSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
    others_ = others_ || other.others_;
  }
  // What is no syllable counts as held where anything of the kind was added.
  bool has(char32_t c) const {
    return is_syllable(c) ? (bits_[at(c) / 64] >> at(c) % 64 & 1) != 0 : others_;
  }
  void add_end(std::string_view word) {
    if (!word.empty()) add(rune_before(word, word.size()).code);
  }
  bool has_end(std::string_view word) const {
    return !word.empty() && has(rune_before(word, word.size()).code);
  }
  void add_start(std::string_view word) {
    if (!word.empty()) add(rune_at(word, 0).code);
  }

 private:
  static constexpr std::size_t kSyllables = 11172;
  static std::size_t at(char32_t c) { return c - 0xAC00; }

  std::array<std::uint64_t, kSyllables / 64 + 1> bits_{};
  bool others_ = false;
};

}  // namespace hj
