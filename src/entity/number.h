// Korean numerals in text: 9천300조, 2조 4000억, 1,250.5, 수십조, 3兆.
#pragma once

#include <cstdint>
#include <string_view>

namespace hj::entity {

struct Number {
  std::uint32_t bytes = 0;  // 0: no number stands here
  double value = 0;
  bool approx = false;  // 수조, 10여
  bool plain = false;   // digits alone, without comma, point or unit: may be a year or a day
};
// Reads the number at `at`; white space is allowed between its groups (2조 4000억).
Number number_at(std::string_view text, std::size_t at);

}  // namespace hj::entity
