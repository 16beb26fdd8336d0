// The part of a page that is its article, in lines: by where its sentences stand (after
// Readability's scoring of paragraphs and their parents), by link density, and by what pages call
// their parts.
#pragma once

#include <vector>

#include "extract/dom.h"
#include "extract/piece.h"

namespace hj::extract {

struct MainText {
  std::vector<Line> lines;  // the article, top to bottom; headings and captions are marked
  std::vector<Line>
      around;  // short lines of the page outside it, before and after: times, names, counts
  std::vector<std::uint32_t> roots;  // the nodes whose text it is
};
MainText find_main_text(const Dom& dom);

// What a class or id says of its element.
enum class Role : std::uint8_t {
  none,
  body,
  headline,
  subheadline,
  caption,
  byline,
  notice,
  heading,
  junk
};
Role role_of(std::string_view class_and_id);

}  // namespace hj::extract
