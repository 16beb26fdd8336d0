// A document's index terms: stems by morphemes, foreign words in lower case, and the pairs of
// Hangul syllables of what is written, so that 하이닉스 finds SK하이닉스 and 투자 finds 투자금.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace hj::store {

inline constexpr int kTermsVersion =
    1;  // a store whose terms are of another version is indexed anew

struct Terms {  // one column of the index each, separated by spaces
  std::string head, body, name, gram;
};
Terms terms_of(const Document& doc);

// Lower case, letters and digits alone: one word. Empty if nothing is left.
std::string fold(std::string_view text);
std::vector<std::string> words(std::string_view text);  // folded, split at all other characters
// "하이닉스" -> "하이 이닉 닉스"; empty for fewer than two syllables in a row.
void append_grams(std::string_view folded, std::string& out);

}  // namespace hj::store
