// The telling words of a text: its nouns, as strings.
#pragma once

#include <functional>
#include <string_view>

#include "core/document.h"
#include "story/rules.h"

namespace hj::story {

using WordSink = std::function<void(std::string_view word, float share)>;

// Nouns of the morphs within `span`: each compound (우선협상대상자) with share 1, and its parts of
// two letters or more with a smaller one. Words that every second article has (업계, 지난해) are
// none.
void nouns(const StoryRules& rules, const Document& doc, Span span, const WordSink& sink);
// The same by a table of josa: what nouns() does for a text without morphs.
void nouns_by_josa(const StoryRules& rules, std::string_view text, const WordSink& sink);

}  // namespace hj::story
