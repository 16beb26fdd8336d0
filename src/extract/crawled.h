// Crawled text: an article in one line, its parts run together. Finds where they begin.
#pragma once

#include <string_view>
#include <vector>

#include "extract/piece.h"
#include "extract/seams.h"
#include "extract/text.h"

namespace hj::extract {

// One line that holds a whole article, or a headline with a cut-off lede.
// `prose`: other paragraphs follow, so that the line may well be the first of them.
std::vector<Line> split_crawled(std::string_view line, const Seams& seams, bool prose = false);

// A line of the head of `index`'s text: a headline or sub-headline with others glued on. One line
// out where nothing says that it is more than one.
std::vector<Line> split_head(const WordIndex& index, Range line, Line::Hint first,
                             const Seams& seams);

// Does the line hold a sentence that closes with a verb (다. 요. 까?)? Where the first one ends, or
// npos.
std::size_t predicate_end(std::string_view text, std::size_t from = 0);

}  // namespace hj::extract
