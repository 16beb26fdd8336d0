// A document's index terms: what is written without josa and endings, and beside it the morphemes
// it is made of, so that 투자 finds 투자금 and 하이닉스 finds SK하이닉스.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace hj::store {

inline constexpr int kTermsVersion = 2;  // a store whose terms are of another version is made anew

// As tokens.h reads them: a '+' before what stands at the same place.
struct Terms {
  std::string head, body;
  std::vector<std::string> stems;  // nouns of two syllables and more, each once: what may be typed
};
Terms terms_of(const Document& doc);

// Lower case, letters and digits alone: one word. Empty if nothing is left.
std::string fold(std::string_view text);
std::vector<std::string> words(std::string_view text);  // folded, split at all other characters

}  // namespace hj::store
