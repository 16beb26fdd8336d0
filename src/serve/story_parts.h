// What follows from the rows of one story: chapters, who was first, whence each report came, and
// figures that disagree. Pure; out of rows, so that a correction shows at once.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "store/query.h"

namespace hj::serving {

struct Chapter {
  const ArticleRow* lead =
      nullptr;  // the one that claims most; of those, an original, then the first
  std::int64_t first = 0, last = 0;
  std::uint32_t articles = 0;
  std::vector<Type> types;      // of its claims, in the order in which they were made
  std::vector<ClaimId> claims;  // as given
};
// A chapter ends where the story pauses for three days, or where on a new day other kinds of claims
// are made. Undated articles are in none.
std::vector<Chapter> chapters(std::span<const ArticleRow> articles,
                              std::span<const ClaimRow> claims);

// The first original by publication; one with a time of day before one without. Null if all are
// undated.
const ArticleRow* first_report(std::span<const ArticleRow> articles);

struct Origin {
  const ArticleRow* article = nullptr;
  const ArticleRow* from = nullptr;  // the original of a copy, or the report that is passed on
  std::string via;                   // the outlet that it names as its source, or empty
};
std::vector<Origin> origins(std::span<const ArticleRow> articles, std::span<const ClaimRow> claims);

struct Version {
  const ClaimRow* claim = nullptr;  // the first that says so
  const PartRow* part = nullptr;
  std::vector<std::string> outlets;
};
struct Disagreement {
  DealId deal{};
  Slot slot{};
  std::vector<Version> versions;  // by first report
};
// Amounts and times that cannot all be true, of claims of one deal at one step. Copies say nothing
// of their own; 약 and 최대 leave room.
std::vector<Disagreement> disagreements(std::span<const ClaimRow> claims);

}  // namespace hj::serving
