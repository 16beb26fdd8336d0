// A stretch of text as words: runs of letters and digits, and single marks between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace hj::entity {

enum class Script : std::uint8_t { hangul, latin, digit, hanja, mark };
Script script_of(char32_t c);  // everything that is no letter and no digit is a mark

// `GPT-4o`, `AT&T` and `1.5` are one word each; `키옥시아-WD` is two with a mark between them.
struct Word {
  Span span;
  Script first, last;
  bool glued;  // no white space in front, and not the first of its stretch
  bool all;    // every character is of the script `first`
};
// Appends the words of `within`; costs one step per character.
void split_words(std::string_view text, Span within, std::vector<Word>& out);

}  // namespace hj::entity
