// Money, counts and shares in text: 최대 2천430억엔(약 2조2천억원), 36%, 90만장.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/document.h"
#include "entity/tables.h"

namespace hj::entity {

struct Measure {
  Span span;                 // empty: none stands here
  Kind kind = Kind::amount;  // amount | count | share
  std::string value;         // core/value.h's normal form
};
class MeasureReader {
 public:
  explicit MeasureReader(const Tables& tables) : tables_(tables) {}
  // The measure whose number stands at `at`; words in front of it (약, 총, 5년간) are looked up
  // back to `floor`, words behind it up to `ceiling`. Headlines leave the won out (50억 투자).
  Measure read(std::string_view text, std::uint32_t at, Span within, bool headline = false) const;

 private:
  const Tables& tables_;
};

}  // namespace hj::entity
