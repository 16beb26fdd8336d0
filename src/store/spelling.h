// How names and words may be typed: in part, by their initials (ㅅㅅㅈㅈ), half-way through a
// syllable, with a slip. Keys are jamo, one byte each, so that every stroke is a prefix.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hj::store {

// Of what is typed. Consonants alone are initials. Empty where nothing is left.
std::string key_of(std::string_view typed);
std::string after(std::string_view key);  // above every key that begins with it

// All keys under which a folded name is found: from each syllable on, and its initials. A word of
// the texts has no initials, and is found inside only by two syllables or more.
std::vector<std::string> name_keys(std::string_view folded);
std::vector<std::string> word_keys(std::string_view folded);

// Strokes that lie between two folded words (Damerau, adjacent swaps); `limit` + 1 if more.
unsigned strokes_between(std::string_view a, std::string_view b, unsigned limit);
// How many slips are forgiven in a word of this length; 0 for short ones.
unsigned forgiven(std::string_view folded);

}  // namespace hj::store
