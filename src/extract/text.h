// Small tools over Korean text: tidying, words, patterns that every part of the room asks for.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.h"

namespace hj::extract {

std::string_view trim(std::string_view text);
// White space and zero-width marks to single spaces; line ends stay when `lines`; ends are trimmed.
std::string tidy(std::string_view text, bool lines = false);
std::vector<std::string_view> split_lines(std::string_view text);  // trimmed, without empty ones
std::vector<std::string_view> words_of(std::string_view text);     // by white space

std::size_t found_at(std::string_view text, std::string_view part, std::size_t from = 0);
bool has(std::string_view text, std::string_view part);
bool has_any(std::string_view text, std::initializer_list<std::string_view> parts);
bool begins(std::string_view text, std::string_view part);  // never with an empty one
bool begins_any(std::string_view text, std::initializer_list<std::string_view> parts);
bool ends_any(std::string_view text, std::initializer_list<std::string_view> parts);
bool short_line(std::string_view line, std::size_t most);  // at most so many code points
std::string_view closer_of(std::string_view text);  // of the bracket that it begins with, or empty
std::string_view without_brackets(std::string_view line);  // around the whole line
bool has_hangul(std::string_view text);
char32_t first_rune(std::string_view text);
char32_t last_rune(std::string_view text);

// `다.`, `요.`, `까?` … and what closes after it. Where the sentence that ends first ends, from
// `from` on; npos where none does. A period between digits or Latin letters is none.
std::size_t sentence_end(std::string_view text, std::size_t from = 0);
bool ends_as_sentence(std::string_view text);

struct Range {
  std::size_t begin = std::string_view::npos, end = std::string_view::npos;
  explicit operator bool() const { return begin != std::string_view::npos; }
};
// An e-mail address, also in the form that a mail protection leaves: "[email protected]".
Range find_email(std::string_view text, std::size_t from = 0);

}  // namespace hj::extract
