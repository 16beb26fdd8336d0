// Families of near-copies over a stream, in memory that does not grow with it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/rows.h"
#include "dedup/family.h"

namespace hj::dedup {

// The last `documents` that were added are compared with what comes; a family lives as long as one
// of them. The bands of all of them hang in chains, the newest first, in arrays that are taken once
// (1.3 KB a document): what is too old ends its chain, so nothing is ever taken out. A document
// costs at most kBands * kWalk steps and kCompared comparisons, whatever it looks like; one that
// equals a recent one bit for bit costs one comparison and lengthens no chain.
class Window {
 public:
  Window(const DedupRules& rules, std::size_t documents);  // `rules` must outlive it

  // The origin of the family to which `doc` belongs now. Later ones may bring another: ask
  // origin().
  DocId add(const Original& doc);
  // Of the n-th document added, counted from 0; none if it has left the window.
  DocId origin(std::uint64_t n) const;
  std::size_t bytes() const;  // in use

  static constexpr std::size_t kWalk = 64, kCompared = 256;

 private:
  using Slot = std::uint32_t;
  struct Place {  // a document in the ring
    std::uint64_t number = 0;
    std::int64_t published = 0;
    std::uint32_t rows = 0;  // of its prints; 0 = none
    std::uint32_t family = 0;
    Slot before = 0, after = 0;   // the ring of its family
    std::uint64_t looked_at = 0;  // by which document, so that each is compared once
  };
  struct Family {
    First first;
    std::uint32_t size = 0;
    Slot member = 0;
  };

  std::span<const Print> prints(Slot slot) const;
  std::size_t head(Print band) const;
  void leave(Slot slot);
  void found(Slot slot, const First& first);
  void unite(Slot a, Slot b);
  bool twin(Slot slot);  // is a recent one equal to it?
  void look(Slot slot);
  void walk(Slot slot, std::size_t band, std::size_t& compared);
  void hang(Slot slot);
  bool fresh(Slot slot) const { return number_ - places_[slot].number < places_.size() / 2; }

  const DedupRules& rules_;
  std::uint64_t number_ = 0;  // of the next document
  std::vector<Place> places_;
  std::vector<Print> prints_;        // kRow of each place
  std::vector<std::uint32_t> next_;  // kBands of each place: 1 + place * kBands + band, 0 = the end
  std::vector<std::uint32_t> heads_;
  std::vector<Family> families_;
  std::vector<std::uint32_t> free_;
};

}  // namespace hj::dedup
