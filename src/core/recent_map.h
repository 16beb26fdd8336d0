// Values by words, the ones asked for lately: bounded, and what comes often is never forgotten.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/hash.h"

namespace hj {

// Two generations: a word that is found in the old one moves to the young one; when the young one
// is full it becomes the old one, whose words are forgotten. Values stay where they are until
// `age()`.
template <class V>
class RecentMap {
 public:
  explicit RecentMap(std::size_t most) : half_(most / 2) {}

  // 0 is no word's.
  static std::uint64_t hash_of(std::string_view word) {
    const std::uint64_t hash = hash64(word);
    return hash == 0 ? 1 : hash;
  }
  // Ahead of `find`, so that memory is waited for once for many words: where a word may lie, then
  // what lies there.
  void expect(std::uint64_t hash) const {
    __builtin_prefetch(young_.first(hash));
    __builtin_prefetch(old_.first(hash));
  }
  void fetch(std::uint64_t hash) const {
    const Entry* entry = young_.entry(hash);
    if (entry == nullptr) entry = old_.entry(hash);
    if (entry == nullptr) return;
    for (std::size_t at = 0; at < sizeof(Entry); at += 64)
      __builtin_prefetch(reinterpret_cast<const char*>(entry) + at);
  }

  V* find(std::string_view word) { return find(word, hash_of(word)); }
  V* find(std::string_view word, std::uint64_t hash) {
    if (const Slot* slot = young_.find(word, hash)) return &slot->entry->value;
    Slot* slot = old_.find(word, hash);
    return slot == nullptr ? nullptr : &young_.add(hash, std::move(slot->entry)).value;
  }
  V& add(std::string_view word, std::uint64_t hash, V value) {
    V& out = add(word, hash);
    out = std::move(value);
    return out;
  }
  V& add(std::string_view word, std::uint64_t hash) {  // to be filled where it lies
    auto entry = std::make_unique<Entry>();
    entry->word = word;
    return young_.add(hash, std::move(entry)).value;
  }
  void age() {
    if (young_.used <= half_) return;
    old_ = std::move(young_);
    young_ = {};
  }

 private:
  struct Entry {
    std::string word;
    V value;
  };
  struct Slot {
    std::uint64_t hash = 0;  // 0: empty
    std::unique_ptr<Entry> entry;
  };
  // Open addressing, at most half full: hashes lie side by side, and an entry is looked at once.
  struct Generation {
    std::vector<Slot> slots = std::vector<Slot>(1024);
    std::size_t used = 0;

    std::size_t next(std::size_t at) const { return (at + 1) & (slots.size() - 1); }
    const Slot* first(std::uint64_t hash) const { return &slots[hash & (slots.size() - 1)]; }
    const Entry* entry(std::uint64_t hash) const {
      for (std::size_t at = hash & (slots.size() - 1); slots[at].hash != 0; at = next(at))
        if (slots[at].hash == hash) return slots[at].entry.get();
      return nullptr;
    }
    Slot* find(std::string_view word, std::uint64_t hash) {
      for (std::size_t at = hash & (slots.size() - 1); slots[at].hash != 0; at = next(at))
        if (slots[at].hash == hash && slots[at].entry && slots[at].entry->word == word)
          return &slots[at];
      return nullptr;
    }
    Entry& add(std::uint64_t hash, std::unique_ptr<Entry> entry) {
      if (2 * ++used > slots.size()) grow();
      Slot& slot = slots[vacant(hash)];
      slot = {hash, std::move(entry)};
      return *slot.entry;
    }
    std::size_t vacant(std::uint64_t hash) const {
      std::size_t at = hash & (slots.size() - 1);
      while (slots[at].hash != 0) at = next(at);
      return at;
    }
    void grow() {
      std::vector<Slot> before(2 * slots.size());
      before.swap(slots);
      for (Slot& slot : before)
        if (slot.hash != 0) slots[vacant(slot.hash)] = std::move(slot);
    }
  };

  std::size_t half_;
  Generation young_, old_;
};

}  // namespace hj
