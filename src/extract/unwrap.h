// Lines that were broken by hand, as scripts of broadcasts are: `검찰은⏎ 20일 가람건설 사장을⏎
// 불러⏎ 조사했습니다.`
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/piece.h"

namespace hj::extract {

// Which of the lines goes on in the next one; all false where the text is not broken so.
std::vector<bool> broken_lines(const std::vector<std::string_view>& lines);
// Tidied text with the line ends taken out where a line goes on; as many bytes as before.
std::string unwrapped(std::string_view text);
// The same of a page's lines: those without a hint, and of the body.
void unwrap(std::vector<Line>& lines);

}  // namespace hj::extract
