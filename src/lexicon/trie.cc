#include "lexicon/trie.h"

#include <algorithm>
#include <cstddef>

namespace hj::lexicon {
namespace {

struct Node {
  std::uint32_t unit, depth;
  std::size_t first, last;  // the keys below it
};

class Builder {
 public:
  explicit Builder(const std::vector<std::string_view>& keys) : keys_(keys) {}

  std::vector<Unit> build() {
    grow(512);
    take(0, 0);
    std::vector<Node> todo{{0, 0, 0, keys_.size()}};
    while (!todo.empty()) {
      const Node node = todo.back();
      todo.pop_back();
      place(node, todo);
    }
    return std::move(units_);
  }

 private:
  unsigned byte(std::size_t key, std::uint32_t depth) const {
    return depth < keys_[key].size() ? static_cast<unsigned char>(keys_[key][depth]) : 0U;
  }

  void grow(std::size_t size) {
    if (size <= units_.size()) return;
    units_.resize(std::max(size, units_.size() * 2), Unit{0, kNobody});
    // Only the used part is written out; the slack of 256 keeps base + c inside the array.
  }

  void take(std::uint32_t unit, std::uint32_t parent) {
    grow(unit + 257);
    units_[unit].check = parent;
    while (first_free_ < units_.size() && units_[first_free_].check != kNobody) ++first_free_;
  }

  bool fits(std::uint32_t base) {
    grow(base + 513);
    return std::all_of(labels_.begin(), labels_.end(),
                       [&](unsigned c) { return units_[base + c].check == kNobody; });
  }

  // First fit from the lowest free unit; after many misses the search moves on for good, which
  // keeps the build linear in practice at a few per cent of wasted units.
  std::uint32_t find_base() {
    std::uint32_t at = std::max<std::uint32_t>(first_free_, labels_.front() + 1);
    for (unsigned misses = 0;; ++at) {
      grow(at + 513);
      if (units_[at].check != kNobody) continue;
      if (fits(at - labels_.front())) return at - labels_.front();
      if (++misses == 256) first_free_ = at;
    }
  }

  void place(const Node& node, std::vector<Node>& todo) {
    if (node.first + 1 == node.last) return place_rest(node);
    labels_.clear();
    children_.clear();
    for (std::size_t key = node.first; key < node.last;) {
      const unsigned label = byte(key, node.depth);
      std::size_t end = key + 1;
      while (end < node.last && byte(end, node.depth) == label) ++end;
      labels_.push_back(label);
      children_.push_back({0, node.depth + 1, key, end});
      key = end;
    }
    if (labels_.empty()) return;
    const std::uint32_t base = find_base();
    units_[node.unit].base = base;
    for (std::size_t i = 0; i < children_.size(); ++i) {
      children_[i].unit = base + labels_[i];
      take(children_[i].unit, node.unit);
      if (labels_[i] == 0)
        units_[children_[i].unit].base = static_cast<std::uint32_t>(children_[i].first);
      else
        todo.push_back(children_[i]);
    }
  }
  // What is left of a key that shares it with no other: most units.
  void place_rest(const Node& node) {
    std::uint32_t unit = node.unit;
    for (std::uint32_t depth = node.depth;; ++depth) {
      const unsigned label = byte(node.first, depth);
      std::uint32_t at = std::max<std::uint32_t>(first_free_, label + 1);
      while (grow(at + 513), units_[at].check != kNobody) ++at;
      units_[unit].base = at - label;
      take(at, unit);
      unit = at;
      if (label == 0) break;
    }
    units_[unit].base = static_cast<std::uint32_t>(node.first);
  }

  const std::vector<std::string_view>& keys_;
  std::vector<Unit> units_;
  std::vector<unsigned> labels_;  // of the node that is placed
  std::vector<Node> children_;
  std::uint32_t first_free_ = 0;
};

}  // namespace

std::vector<Unit> build_trie(const std::vector<std::string_view>& keys) {
  std::vector<Unit> units = Builder(keys).build();
  std::size_t used = units.size();
  while (used > 1 && units[used - 1].check == kNobody) --used;
  units.resize(used);
  return units;
}

}  // namespace hj::lexicon
