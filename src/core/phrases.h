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
    phrases_.emplace_back(phrase);
    first_.add_start(phrase);
  }
  bool in(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
      const Rune r = rune_at(text, at);
      const std::string_view rest = text.substr(at);
      const auto begins = [&](const std::string& phrase) { return rest.starts_with(phrase); };
      if (first_.has(r.code) && std::ranges::any_of(phrases_, begins)) return true;
      at += r.size;
    }
    return false;
  }

 private:
  std::vector<std::string> phrases_;
  SyllableSet first_;
};

}  // namespace hj
