#include "dedup/window.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "dedup/prints.h"

namespace hj::dedup {
namespace {

constexpr std::size_t kRow = kFirstFigure + kFigures / 2;  // rows of prints that are kept

}  // namespace

Window::Window(const DedupRules& rules, std::size_t documents)
    : rules_(rules),
      places_(std::clamp<std::size_t>(documents, 1, (std::size_t{1} << 32) / kBands - 1)),
      prints_(places_.size() * kRow),
      next_(places_.size() * kBands),
      heads_(std::bit_ceil(places_.size() * kBands)) {}

std::size_t Window::bytes() const {
  return places_.size() * sizeof(Place) + prints_.size() * sizeof(Print) +
         (next_.size() + heads_.size() + free_.capacity()) * sizeof(std::uint32_t) +
         families_.capacity() * sizeof(Family);
}
std::span<const Print> Window::prints(Slot slot) const {
  return std::span(prints_).subspan(slot * kRow, places_[slot].rows);
}
// A band is two minima, whose high bits are mostly 0: mixed, or half of the heads would be empty.
std::size_t Window::head(Print band) const {
  return (band * 0x9E3779B97F4A7C15ULL) >> (64 - std::countr_zero(heads_.size()));
}

DocId Window::add(const Original& doc) {
  const auto slot = static_cast<Slot>(number_ % places_.size());
  if (number_ >= places_.size()) leave(slot);
  Place& place = places_[slot];
  place.number = number_++;
  place.published = doc.published;
  place.looked_at = 0;
  place.rows =
      static_cast<std::uint32_t>(bands(doc.prints).empty() ? 0 : std::min(kRow, doc.prints.size()));
  std::copy_n(doc.prints.begin(), place.rows,
              prints_.begin() + static_cast<std::ptrdiff_t>(slot * kRow));
  found(slot, first(rules_, doc.doc, doc.published, doc.outlet));
  if (place.rows != 0 && !twin(slot)) {
    look(slot);
    hang(slot);
  }
  return families_[place.family].first.doc;
}

DocId Window::origin(std::uint64_t n) const {
  if (n >= number_ || number_ - n > places_.size()) return DocId::none;
  return families_[places_[n % places_.size()].family].first.doc;
}

void Window::found(Slot slot, const First& first) {
  Place& place = places_[slot];
  place.before = place.after = slot;
  if (free_.empty()) {
    place.family = static_cast<std::uint32_t>(families_.size());
    families_.push_back({first, 1, slot});
  } else {
    place.family = free_.back();
    free_.pop_back();
    families_[place.family] = {first, 1, slot};
  }
}
void Window::leave(Slot slot) {
  const Place& place = places_[slot];
  Family& family = families_[place.family];
  places_[place.before].after = place.after;
  places_[place.after].before = place.before;
  family.member = place.after;
  if (--family.size == 0) free_.push_back(place.family);
}
// The smaller family takes the larger one's name: each document is renamed at most log n times.
void Window::unite(Slot a, Slot b) {
  std::uint32_t keep = places_[a].family, lose = places_[b].family;
  if (keep == lose) return;
  if (families_[keep].size < families_[lose].size) std::swap(keep, lose);
  Family &large = families_[keep], &small = families_[lose];
  for (Slot at = small.member, n = 0; n < small.size; ++n, at = places_[at].after)
    places_[at].family = keep;
  const Slot x = large.member, y = small.member;
  std::swap(places_[x].after, places_[y].after);
  std::swap(places_[places_[x].after].before, places_[places_[y].after].before);
  large.size += small.size;
  large.first = std::min(large.first, small.first);
  small.size = 0;
  free_.push_back(lose);
}

bool Window::twin(Slot slot) {
  const std::span<const Print> mine = prints(slot);
  for (std::uint32_t at = heads_[head(mine[0])], n = 0; at != 0 && n < 4; ++n) {
    const Slot other = (at - 1) / kBands;
    if (other == slot || !fresh(other)) return false;
    at = next_[at - 1];
    const std::span<const Print> theirs = prints(other);
    if (std::ranges::equal(mine, theirs) &&
        copies(rules_, {mine, places_[slot].published}, {theirs, places_[other].published}))
      return unite(slot, other), true;
  }
  return false;
}

void Window::look(Slot slot) {
  const std::span<const Print> mine = prints(slot);
  for (std::size_t b = 0; b < kBands; ++b) __builtin_prefetch(&heads_[head(mine[b])]);
  for (std::size_t b = 0; b < kBands; ++b)
    if (const std::uint32_t at = heads_[head(mine[b])]; at != 0)
      __builtin_prefetch(&prints_[(at - 1) / kBands * kRow + (at - 1) % kBands]);
  std::size_t compared = 0;
  for (std::size_t b = 0; b < kBands && compared < kCompared; ++b) walk(slot, b, compared);
}
void Window::walk(Slot slot, std::size_t band, std::size_t& compared) {
  const Print key = prints(slot)[band];
  const std::size_t home = head(key);
  std::uint64_t newer = places_[slot].number;
  for (std::uint32_t at = heads_[home], n = 0; at != 0 && n < kWalk; ++n) {
    const Slot other = (at - 1) / kBands;
    Place& place = places_[other];
    const Print theirs = prints_[other * kRow + (at - 1) % kBands];
    // A place that was taken anew: what hung here is too old, and so is all below it.
    if (other == slot || place.number > newer || place.rows == 0 || head(theirs) != home) return;
    newer = place.number;
    at = next_[at - 1];
    if (theirs != key || place.looked_at == number_) continue;
    place.looked_at = number_;
    if (place.family == places_[slot].family) continue;
    if (++compared > kCompared) return;
    if (copies(rules_, {prints(slot), places_[slot].published}, {prints(other), place.published}))
      unite(slot, other);
  }
}
void Window::hang(Slot slot) {
  const std::span<const Print> mine = prints(slot);
  for (std::size_t b = 0; b < kBands; ++b) {
    const auto entry = static_cast<std::uint32_t>(slot * kBands + b);
    std::uint32_t& top = heads_[head(mine[b])];
    next_[entry] = top;
    top = entry + 1;
  }
}

}  // namespace hj::dedup
