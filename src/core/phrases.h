// Is any of many phrases in a text? One pass, by the characters that they begin with.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/syllables.h"

namespace hj {

class Phrases {
 public:
  Phrases() = default;
  Phrases(std::initializer_list<std::string_view> phrases) {
    for (const std::string_view phrase : phrases) add(phrase);
  }
  void add(std::string_view phrase) {
    const char32_t first = phrase.empty() ? 0 : rune_at(phrase, 0).code;
    phrases_.insert(std::ranges::upper_bound(phrases_, first, {}, &Phrase::first),
                    {first, std::string(phrase)});
    first_.add_start(phrase);
  }
  bool in(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
      const Rune r = rune_at(text, at);
      if (first_.has(r.code) && begins(r.code, text.substr(at))) return true;
      at += r.size;
    }
    return false;
  }

 private:
  struct Phrase {
    char32_t first;
    std::string text;
  };
  bool begins(char32_t first, std::string_view rest) const {
    auto phrase = std::ranges::lower_bound(phrases_, first, {}, &Phrase::first);
    for (; phrase != phrases_.end() && phrase->first == first; ++phrase)
      if (rest.starts_with(phrase->text)) return true;
    return false;
  }
  std::vector<Phrase> phrases_;  // by their first characters
  SyllableSet first_;
};

}  // namespace hj
