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
  // Tag that a label must follow, or kAnyTag where it begins a morpheme; and its last tag.
  std::uint8_t needs(LabelId id) const { return needs_[id]; }
  std::uint8_t last(LabelId id) const { return last_[id]; }

  bool follows(std::size_t before, std::size_t tag) const { return grammar_[before] >> tag & 1; }
  // May this label stand behind a unit whose last tag is `before`?
  bool fits(std::size_t before, LabelId id) const {
    return needs_[id] == kAnyTag ? follows(before, first_[id]) : needs_[id] == before;
  }

  const Grammar& grammar() const { return grammar_; }
  const std::vector<Label>& labels() const { return labels_; }
  const std::vector<std::uint32_t>& starts() const { return starts_; }
  const std::vector<LabelId>& all_candidates() const { return candidates_; }

  static constexpr std::uint8_t kAnyTag = 0xFF;

 private:
  void prepare();

  std::vector<Label> labels_;
  std::vector<std::uint32_t> starts_;  // kCodes + 1
  std::vector<LabelId> candidates_;
  std::vector<std::uint8_t> needs_, first_, last_;
  Grammar grammar_{};
  std::array<LabelId, kTagCount> fixed_{};
};

}  // namespace hj::morph
