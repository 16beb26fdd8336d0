// An HTML page to the draft of its article.
#pragma once

#include <string>
#include <vector>

#include "extract/piece.h"

namespace hj::extract {

// `html` is valid UTF-8. Where the page holds no article the draft has no body; a front or topic
// page, headlines that lead elsewhere with their ledes, gives a draft for each, cut off. `base`:
// the page's address, empty = unknown.
std::vector<Draft> read_html(std::string html, const std::string& base);
// A fragment, as feeds carry it: all of it is the body.
std::vector<Line> lines_of_fragment(std::string html);
// The charset that the head of a page declares; empty = none.
std::string declared_charset(std::string_view bytes);

}  // namespace hj::extract
