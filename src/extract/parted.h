// A page that a crawler has put into one line, with its buttons, bullets and times among the
// headline and the body: `…단행 한가온 기자 입력 2025-03-04 09:30 이미지 확대 가람전자는 …`
#pragma once

#include <string>
#include <string_view>

namespace hj::extract {

// The text with a line end before and after each of them, up to the end of its first sentence.
// Without any, the text as it was.
std::string parted(std::string_view text);

}  // namespace hj::extract
