#include "morph/inventory.h"

#include <algorithm>

#include "core/hangul.h"

namespace hj::morph {

std::size_t Inventory::index(char32_t code) {
  return is_syllable(code) ? code - 0xAC00 : 11172 + (code - 0x3131);
}

// A label that begins a morpheme stands where grammar lets it, another one behind its own tag.
std::uint64_t Inventory::states_before(const Label& label) const {
  const auto first = static_cast<std::size_t>(label.first());
  if (!label.begin()) return std::uint64_t{1} << first;
  std::uint64_t out = 0;
  for (std::size_t tag = 0; tag <= kTagCount; ++tag)
    out |= std::uint64_t{follows(tag, first)} << tag;
  return out;
}

void Inventory::prepare() {
  places_.clear();
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    const Label& label = labels_[i];
    const auto last = static_cast<std::uint16_t>(label.last());
    const std::uint64_t behind = states_before(label);
    places_.push_back({{behind, follows(last, kTagCount) ? behind : 0}, last});
    if (label.plain() && label.begin())
      fixed_[static_cast<std::size_t>(label.first())] = static_cast<LabelId>(i);
  }
}

void Inventory::set(std::vector<Label> labels, const std::vector<std::vector<LabelId>>& candidates,
                    const Grammar& grammar) {
  labels_ = std::move(labels);
  grammar_ = grammar;
  starts_.assign(1, 0);
  candidates_.clear();
  for (const auto& list : candidates) {
    candidates_.insert(candidates_.end(), list.begin(), list.end());
    starts_.push_back(static_cast<std::uint32_t>(candidates_.size()));
  }
  prepare();
}

bool Inventory::parse(std::string_view labels, std::span<const std::uint32_t> starts,
                      std::span<const LabelId> candidates, std::span<const std::uint64_t> grammar) {
  if (grammar.size() != grammar_.size()) return false;
  std::copy(grammar.begin(), grammar.end(), grammar_.begin());
  labels_.clear();
  while (!labels.empty()) {
    const std::size_t end = labels.find('\n');
    Label label;
    if (end == std::string_view::npos || !parse_label(labels.substr(0, end), label)) return false;
    labels_.push_back(std::move(label));
    labels.remove_prefix(end + 1);
  }
  if (labels_.size() < kTagCount || labels_.size() > kMostLabels || starts.size() != kCodes + 1 ||
      starts[0] != 0)
    return false;
  for (std::size_t i = 0; i < kCodes; ++i)
    if (starts[i] >= starts[i + 1] || starts[i + 1] > candidates.size()) return false;
  for (LabelId id : candidates)
    if (id >= labels_.size()) return false;
  starts_.assign(starts.begin(), starts.end());
  candidates_.assign(candidates.begin(), candidates.end());
  prepare();
  return true;
}

}  // namespace hj::morph
