// Judge: of which document is this one a copy?
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/document.h"
#include "core/rows.h"
#include "dedup/rules.h"

namespace hj {

struct Descent {          // who took the text from whom
  DocId doc{}, parent{};  // parent none: the origin
  float likeness = 0;     // Jaccard index of the two, 0 to 1
  bool operator==(const Descent&) const = default;
};

// A copy relation is symmetric and depends on the two documents alone; a family of copies is what
// it connects, and the origin of a family its first member: earliest day (unknown days last), an
// agency before others of that day, then the time of day, then the id. So every order of arrival
// ends in the same origins, if the caller re-roots: whenever `operator()` is applied to a document,
// each family whose origin is in `families()` takes the answer as its origin.
class Originals {
 public:
  explicit Originals(DedupRules rules) : rules_(std::move(rules)) {}
  // `near`: what shares a band with `doc`, and the origins of those, in any order.
  DocId operator()(const Document& doc, const Verdict& so_far,
                   std::span<const Original> near) const;
  // The origins of the families that `doc` belongs to or joins, without `doc` itself; sorted.
  std::vector<DocId> families(const Document& doc, std::span<const Original> near) const;
  // The same over a whole set at once: the origin of each. Ignores Original::original.
  std::vector<DocId> all(std::span<const Original> docs) const;
  // How a family came about, its origin first: each document descends from the one that it is most
  // like among those before it (by the order above). `family`: the whole of one, in any order.
  std::vector<Descent> tree(std::span<const Original> family) const;

 private:
  DedupRules rules_;
};

}  // namespace hj
