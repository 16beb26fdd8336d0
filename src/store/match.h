// A parsed query -> an FTS5 expression over our own terms. Every word is folded and quoted, so that
// FTS5's syntax in it is data.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "store/query.h"
#include "store/query_text.h"

namespace hj::store {

// What the store knows of words and names.
struct Knowledge {
  std::function<bool(const std::string& term)> known;  // is it a term of the index?
  std::function<std::vector<std::string>(const std::string& word)> containing;  // longer terms
  std::function<std::vector<std::string>(const std::string& word)> alike;       // within a slip
  std::function<std::vector<EntityId>(const std::string& name)> entities;       // that bear it
};

struct Match {
  std::string expression;          // empty: no words and no marks to look for
  std::vector<std::string> terms;  // folded stems, to mark morphemes with
  std::vector<std::string> words;  // folded words as typed, to mark plain text with
  std::vector<EntityId> entities;  // whose mentions are marked too
  std::string meant;               // the query with its slips mended; empty if there are none
  bool nothing = false;            // cannot be met: no positive word, or a party nobody knows
};
Match match_of(const ParsedQuery& query, const TermMaker& terms, const Knowledge& knowledge);

struct Snippet {
  std::string text;
  std::vector<Span> marks;  // bytes of `text`, in order, apart
};
// The stretch of the text with the most of what was looked for, cut at white space.
Snippet snippet_of(const Document& doc, std::span<const EntityId> entities, const Match& match);

}  // namespace hj::store
