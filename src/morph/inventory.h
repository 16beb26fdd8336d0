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

class Inventory {
 public:
  static constexpr std::size_t kCodes = 11172 + 94;  // syllables, then compatibility jamo
  static std::size_t index(char32_t code);           // of a unit that is not fixed

  // "label\n…" and, for each code, its candidates; false where the text is no inventory.
  bool parse(std::string_view labels, std::span<const std::uint32_t> starts,
             std::span<const LabelId> candidates);
  void set(std::vector<Label> labels, std::vector<std::vector<LabelId>> candidates);

  std::span<const LabelId> candidates(const Unit& unit) const {
    if (unit.fixed) return {&fixed_[static_cast<std::size_t>(unit.tag)], 1};
    const std::size_t i = index(unit.code);
    return std::span(candidates_).subspan(starts_[i], starts_[i + 1] - starts_[i]);
  }
  const Label& label(LabelId id) const { return labels_[id]; }
  // Tag that a label must follow, or kAnyTag where it begins a morpheme; and its last tag.
  std::uint8_t needs(LabelId id) const { return needs_[id]; }
  std::uint8_t last(LabelId id) const { return last_[id]; }

  const std::vector<Label>& labels() const { return labels_; }
  const std::vector<std::uint32_t>& starts() const { return starts_; }
  const std::vector<LabelId>& all_candidates() const { return candidates_; }

  static constexpr std::uint8_t kAnyTag = 0xFF;

 private:
  void prepare();

  std::vector<Label> labels_;
  std::vector<std::uint32_t> starts_;  // kCodes + 1
  std::vector<LabelId> candidates_;
  std::vector<std::uint8_t> needs_, last_;
  std::array<LabelId, kTagCount> fixed_{};
};

}  // namespace hj::morph
