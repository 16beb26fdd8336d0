#include "core/hangul.h"

namespace hj {
namespace {

// 0 = vowel, 1 = consonant, 2 = ㄹ: the last sound of 영 일 이 삼 사 오 육 칠 팔 구.
constexpr int kDigitEnds[] = {1, 2, 0, 1, 0, 0, 1, 2, 2, 0};

int last_sound(std::string_view word) {
  for (std::size_t end = word.size(); end > 0;) {
    const Rune r = rune_before(word, end);
    if (is_syllable(r.code)) {
      const int final = decompose(r.code).final;
      return final == 0 ? 0 : final == kFinalL ? 2 : 1;
    }
    if (is_digit(r.code)) return kDigitEnds[r.code - '0'];
    if (is_latin(r.code)) {
      const char32_t c = r.code | 0x20;
      return c == 'l' || c == 'r' ? 2 : c == 'm' || c == 'n' ? 1 : 0;
    }
    end -= r.size;  // a bracket or quote has no sound
  }
  return 0;
}

}  // namespace

bool has_final(std::string_view word) { return last_sound(word) != 0; }
bool ends_in_rieul(std::string_view word) { return last_sound(word) == 2; }

std::string_view josa(std::string_view word, std::string_view after_final,
                      std::string_view after_vowel) {
  const bool as_vowel = after_final.starts_with("으로") && ends_in_rieul(word);
  return has_final(word) && !as_vowel ? after_final : after_vowel;
}

}  // namespace hj
