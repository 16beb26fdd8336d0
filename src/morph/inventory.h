// Which labels there are, and which of them a unit may take.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "morph/label.h"

namespace hj::morph {

using LabelId = std::uint16_t;
inline constexpr std::size_t kMostLabels = 0xFFFF;

// Bit t of [s]: a morpheme with tag t may follow one with tag s within an eojeol; kTagCount is the
// eojeol's begin as s, and its end as t.
using Grammar = std::array<std::uint64_t, kTagCount + 1>;
static_assert(kTagCount < 64);

class Inventory {
 public:
  static constexpr std::size_t kCodes = 11172 + 94;  // syllables, then compatibility jamo
  static std::size_t index(char32_t code);           // of a unit that is not fixed

  // "label\n…", for each code its candidates, and the grammar; false where the text is no
  // inventory.
  bool parse(std::string_view labels, std::span<const std::uint32_t> starts,
             std::span<const LabelId> candidates, std::span<const std::uint64_t> grammar);
  void set(std::vector<Label> labels, const std::vector<std::vector<LabelId>>& candidates,
           const Grammar& grammar);

  std::span<const LabelId> candidates(const Unit& unit) const {
    if (unit.fixed) return {&fixed_[static_cast<std::size_t>(unit.tag)], 1};
    const std::size_t i = index(unit.code);
    return std::span(candidates_).subspan(starts_[i], starts_[i + 1] - starts_[i]);
  }
  const Label& label(LabelId id) const { return labels_[id]; }
  std::size_t last(LabelId id) const { return places_[id].last; }  // its last tag

  bool follows(std::size_t before, std::size_t tag) const { return grammar_[before] >> tag & 1; }
  // Where a label may stand.
  struct Place {
    std::array<std::uint64_t, 2> behind;  // bits of the last tags of units; at an eojeol's end
    std::uint16_t last;                   // its own
  };
  const Place& place(LabelId id) const { return places_[id]; }
  std::uint64_t behind(LabelId id) const { return places_[id].behind[0]; }

  const Grammar& grammar() const { return grammar_; }
  const std::vector<Label>& labels() const { return labels_; }
  const std::vector<std::uint32_t>& starts() const { return starts_; }
  const std::vector<LabelId>& all_candidates() const { return candidates_; }

 private:
  void prepare();
  std::uint64_t states_before(const Label& label) const;

  std::vector<Label> labels_;
  std::vector<std::uint32_t> starts_;  // kCodes + 1
  std::vector<LabelId> candidates_;
  std::vector<Place> places_;  // of labels
  Grammar grammar_{};
  std::array<LabelId, kTagCount> fixed_{};
};

}  // namespace hj::morph
