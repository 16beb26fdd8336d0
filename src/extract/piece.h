// An article on its way to a Document: pieces of text in reading order, and what is known of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace hj::extract {

struct Piece {
  BlockKind kind;
  std::string text;  // one line, white space tidied
};

// A line of input with what its source knows of it. A feed's title or an <h1> is no guess.
struct Line {
  std::string text;
  enum class Hint : std::uint8_t {
    none,
    headline,
    subheadline,
    caption,
    byline,
    body,
    heading,
    repeat,
    related,
    notice
  } hint = Hint::none;
  bool link = false;  // all of it, or nearly, leads elsewhere
};

struct When {
  bool ok = false, has_time = false;
  std::int64_t seconds = 0;  // UTC
  std::int32_t offset_minutes = 540;
};

struct Draft {
  std::vector<Piece> pieces;
  std::string outlet, reporter, section, url, language;
  When published, modified;
  std::int64_t comments = -1;
  bool cut_off = false;
};

}  // namespace hj::extract
