// Conjugation as arithmetic: the surface shapes of a verb's stem, and what its last syllable
// already holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hj::claim {

// What of the ending is fused into a shape: 맡긴 = 맡기 + ㄴ, 맡겨 = 맡기 + 어, 맡겼 = 맡기 + 었.
enum class Fuse : unsigned char { none, n, l, m, b, a, past };

struct Shape {
  std::string form;
  Fuse fuse;
};
// Every shape of a stem (맡기, without 다): at most 12. ㅂ, ㅅ, ㄷ, ㄹ, 르 and 하 irregulars follow
// 한글 맞춤법, article 18; verbs that keep their final are listed in the source.
std::vector<Shape> shapes(std::string_view stem);

// The ending in one normal form, with bare finals as jamo: (n, "다고") -> "ㄴ다고", (past, "다") ->
// "았다", (none, "었다") -> "았다", (none, "으며") -> "며".
std::string normal_ending(Fuse fuse, std::string_view rest);

// Cuts `prefix` off the front of `text` where it is there.
bool take(std::string_view& text, std::string_view prefix);

}  // namespace hj::claim
