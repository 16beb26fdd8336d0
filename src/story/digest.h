// What a story's page says above its articles: headline, lede, digest.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "story/rules.h"

namespace hj {

struct Line {  // a sentence of an article, to be shown with its outlet
  DocId doc{};
  Span span;  // of Document::text
  bool operator==(const Line&) const = default;
};
struct StoryPage {
  DocId headline_doc{};
  std::string headline;  // of the member that says most of what all say; later ones are preferred
  Line lede;             // its first sentence; span empty where there is none
  std::vector<Line> digest;  // by time, then place; what the lede and one another do not say
  std::int64_t first = 0, last = 0;  // publication, UTC seconds; 0 = unknown
  bool operator==(const StoryPage&) const = default;
};
// `docs`: the originals of one story, in any order; the answer does not depend on it. The digest
// has three to seven sentences, fewer where the articles are too short: each is the one that adds
// most of the words that the members share (greedy coverage, as of Lin & Bilmes 2011), those that
// state a claim before others. Reads at most kTold documents, the newest: a story of months keeps
// its cost.
inline constexpr std::size_t kTold = 60;
StoryPage tell(const StoryRules& rules, std::span<const Document* const> docs);

}  // namespace hj
