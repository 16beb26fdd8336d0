// Values by words, the ones asked for lately: bounded, and what comes often is never forgotten.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/hash.h"

namespace hj {

// Two generations: a word that is found in the old one moves to the young one; when the young one
// is full it becomes the old one, whose words are forgotten. Values stay where they are until
// `age()`.
template <class V>
class RecentMap {
 public:
  explicit RecentMap(std::size_t most) : half_(most / 2) {}

  V* find(std::string_view word) {
    if (const auto it = young_.find(word); it != young_.end()) return it->second.get();
    const auto it = old_.find(word);
    if (it == old_.end()) return nullptr;
    return young_.insert(old_.extract(it)).position->second.get();
  }
  V& add(std::string_view word, std::unique_ptr<V> value) {
    return *young_.emplace(std::string(word), std::move(value)).first->second;
  }
  void age() {
    if (young_.size() <= half_) return;
    old_ = std::move(young_);
    young_.clear();
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return hash64(word); }
  };
  using Words = std::unordered_map<std::string, std::unique_ptr<V>, Hash, std::equal_to<>>;
  std::size_t half_;
  Words young_, old_;
};

}  // namespace hj
