// Hangul syllables as arithmetic: 가 = U+AC00, 19 initials x 21 medials x 28 finals.
#pragma once

#include <string>
#include <string_view>

#include "core/utf8.h"

namespace hj {

struct Jamo {
  int initial, medial, final;  // final 0 = none
};

constexpr bool is_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
constexpr bool is_jamo(char32_t c) { return c >= 0x3131 && c <= 0x318E; }  // ㄱ, ㄴ, ㅏ …
constexpr bool is_hanja(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}
constexpr bool is_latin(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
constexpr Jamo decompose(char32_t c) {  // is_syllable(c)
  const int i = static_cast<int>(c - 0xAC00);
  return {i / 588, i % 588 / 28, i % 28};
}
constexpr char32_t compose(Jamo j) {
  return static_cast<char32_t>(0xAC00 + j.initial * 588 + j.medial * 28 + j.final);
}
constexpr int kFinalN = 4, kFinalL = 8, kFinalM = 16, kFinalB = 17,
              kFinalSs = 20;  // ㄴ ㄹ ㅁ ㅂ ㅆ

// Does the word, as it is read aloud, end in a consonant? Digits and Latin letters by their Korean
// reading (3 = 삼: yes; AI = 에이아이: no; TSMC = 티에스엠시: no).
bool has_final(std::string_view word);
bool ends_in_rieul(std::string_view word);
// josa("삼성전자", "은", "는") = "는"; the pair 으로/로 takes ㄹ as a vowel.
std::string_view josa(std::string_view word, std::string_view after_final,
                      std::string_view after_vowel);

}  // namespace hj
