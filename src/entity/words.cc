#include "entity/words.h"

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::entity {
namespace {

// A mark that holds a word together when it stands between two such characters.
bool joins(char32_t mark, Script left, Script right) {
  const bool ascii = (left == Script::latin || left == Script::digit) &&
                     (right == Script::latin || right == Script::digit);
  if (mark == '&') return left != Script::mark && right != Script::mark;
  if (mark == '-' || mark == '\'') return ascii;
  if (mark == '.') return ascii && right == Script::digit;
  return false;
}

}  // namespace

Script script_of(char32_t c) {
  if (c == U'ㆍ') return Script::mark;  // typed for the dot between names
  if (is_syllable(c) || is_jamo(c)) return Script::hangul;
  if (is_latin(c) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7)) return Script::latin;
  if (is_digit(c)) return Script::digit;
  if (is_hanja(c)) return Script::hanja;
  return Script::mark;
}

void split_words(std::string_view text, Span within, std::vector<Word>& out) {
  bool spaced = true;
  for (std::uint32_t at = within.begin; at < within.end;) {
    const Rune r = rune_at(text, at);
    if (is_space(r.code)) {
      spaced = true;
      at += r.size;
      continue;
    }
    Word word{{at, at + r.size}, script_of(r.code), script_of(r.code), !spaced, true};
    spaced = false;
    while (word.first != Script::mark && word.span.end < within.end) {
      const Rune next = rune_at(text, word.span.end);
      const std::uint32_t after = word.span.end + next.size;
      Script script = script_of(next.code);
      std::uint32_t end = after;
      if (script == Script::mark) {
        if (is_space(next.code) || after >= within.end) break;
        const Rune beyond = rune_at(text, after);
        script = script_of(beyond.code);
        if (!joins(next.code, word.last, script)) break;
        end = after + beyond.size;
      }
      word.all = word.all && script == word.first;
      word.last = script;
      word.span.end = end;
    }
    at = word.span.end;
    out.push_back(word);
  }
}

}  // namespace hj::entity
