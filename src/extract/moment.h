// Publication times in the ways that pages write them.
#pragma once

#include <string_view>

#include "extract/piece.h"
#include "extract/text.h"

namespace hj::extract {

// ISO 8601, RFC 822 (`Sun, 18 Feb 2024 09:30:00 +0900`), or the first Korean time in the text.
When read_when(std::string_view text);

// `2024.02.18 09:30`, `2024-02-18 오후 3:05:11`, `2024년 2월 18일 15시 30분`, `24/02/18`: no zone
// is KST. The first at or after `from`; `range` is what it covers. A year alone is none.
When find_when(std::string_view text, std::size_t from, Range& range);

}  // namespace hj::extract
