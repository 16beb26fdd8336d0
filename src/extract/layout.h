// Lines in reading order to pieces with kinds: the head, the body and the tail of an article.
#pragma once

#include <vector>

#include "extract/piece.h"

namespace hj::extract {

// Fills pieces, outlet, reporter, published, modified and cut_off of `draft` where they are not
// known yet. Lines with a hint keep it.
void lay_out(const std::vector<Line>& lines, Draft& draft);

// A line that is an outlet's name and nothing else.
bool names_outlet(std::string_view line);
// A line that by its own marks may be a headline or sub-headline: short, no sentence, no notice.
bool is_plain_head(std::string_view line);

}  // namespace hj::extract
