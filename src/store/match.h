// What a person typed -> an FTS5 expression over our own terms. Syntax in it is data: every word is
// folded and quoted. `"two words"` is a phrase, `-word` takes away, `word*` begins a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "store/query.h"

namespace hj::store {

struct Match {
  std::string expression;          // empty: nothing to look for
  std::vector<std::string> terms;  // folded stems, to mark morphemes with
  std::vector<std::string> words;  // folded words as typed, to mark plain text with
};
Match match_of(std::string_view text, const TermMaker& terms);

struct Snippet {
  std::string text;
  std::vector<Span> marks;  // bytes of `text`, in order, apart
};
// The stretch of the text with the most of what was looked for, cut at white space.
Snippet snippet_of(const Document& doc, const Match& match);

}  // namespace hj::store
