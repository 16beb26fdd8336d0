// Whether two documents are copies of one text, and which of a family comes first.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/document.h"
#include "dedup/rules.h"

namespace hj::dedup {

// Earlier dates are what a machine writes that knows none: 1970-01-01, 1980-01-01.
inline constexpr std::int64_t kEarliest = 631'152'000;  // 1990-01-01
inline bool dated(std::int64_t published) { return published >= kEarliest; }

// Symmetric, and a matter of the two alone.
struct Sighting {
  std::span<const Print> prints;
  std::int64_t published = 0;
};
bool copies(const DedupRules& rules, const Sighting& a, const Sighting& b);

// The order of a family, smallest first: its day (unknown days last), an agency before others of
// that day, then the time of day, then the id.
struct First {
  std::int64_t day = 0;
  bool no_agency = false;
  std::int64_t time = 0;
  DocId doc{};
  auto operator<=>(const First&) const = default;
};
First first(const DedupRules& rules, DocId doc, std::int64_t published, std::string_view outlet);

}  // namespace hj::dedup
