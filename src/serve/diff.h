// What changed between two texts, word by word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hj::serving {

struct Change {
  enum Op : unsigned char { kept, removed, added } op;
  std::string text;  // words with the white space between them
};
// Myers' O(ND) difference: the runs of `before` and `after` in order. Texts that have little in
// common are one removed and one added run between their common ends.
std::vector<Change> compare(std::string_view before, std::string_view after);

}  // namespace hj::serving
