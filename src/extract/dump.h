// The text of a whole web page, menus and lists and all, as WET archives and simple crawlers keep
// it.
#pragma once

#include <string_view>
#include <vector>

#include "extract/piece.h"

namespace hj::extract {

// The lines of the article in it, from its first line, which is the page's title; empty where the
// lines do not look like a page's: few of them, or most of them prose.
std::vector<Line> lines_of_dump(const std::vector<std::string_view>& rows);

}  // namespace hj::extract
