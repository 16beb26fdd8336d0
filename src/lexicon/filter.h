// Bloom filters of one hash: most words that are looked up in a table are none of its keys, and
// most texts begin with none. Inline, so that a no costs a few instructions.
#pragma once

#include <bitset>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace hj::lexicon {

// By the first and last bytes of a word and its length.
inline std::uint32_t word_print(std::string_view word) {
  std::uint32_t first = 0, last = 0;
  const std::size_t n = word.size();
  if (n >= sizeof first) {
    std::memcpy(&first, word.data(), sizeof first);
    std::memcpy(&last, word.data() + n - sizeof last, sizeof last);
  } else if (n > 0) {
    first = static_cast<unsigned char>(word[0]);
    last = static_cast<std::uint32_t>(static_cast<unsigned char>(word[n / 2])) << 8 |
           static_cast<unsigned char>(word[n - 1]);
  }
  return (first * 0x9E3779B1U ^ last * 0x85EBCA77U ^ static_cast<std::uint32_t>(n)) * 0xC2B2AE3DU;
}

// Of the first `kBytes` bytes of a text that has them.
template <std::size_t kBytes>
std::uint32_t head_print(std::string_view text) {
  std::uint64_t word = 0;
  std::memcpy(&word, text.data(), kBytes);
  return static_cast<std::uint32_t>(word * 0x9E3779B97F4A7C15ULL >> 32);
}

// The bits of a filter, which are kept elsewhere; by the top bits of a print.
struct FilterView {
  const std::uint64_t* bits = nullptr;
  unsigned shift = 0;
  bool has(std::uint32_t print) const {
    const std::uint32_t bit = print >> shift;
    return (bits[bit / 64] >> bit % 64 & 1) != 0;
  }
};

// The bits of a filter for so many keys.
class FilterBits {
 public:
  FilterBits() = default;
  FilterBits(std::size_t keys, std::size_t bits_of_key) {
    unsigned bits = 6;
    while (bits < kMost && std::size_t{1} << bits < keys * bits_of_key) ++bits;
    shift_ = 32 - bits;
    bits_.assign((std::size_t{1} << bits) / 64, 0);
  }
  void add(std::uint32_t print) {
    const std::uint32_t bit = print >> shift_;
    bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  void add(std::string_view word) { add(word_print(word)); }
  bool may_have(std::string_view word) const { return view().has(word_print(word)); }
  FilterView view() const { return {bits_.data(), shift_}; }

 private:
  static constexpr unsigned kMost = 24;  // 2 MiB
  std::vector<std::uint64_t> bits_;
  unsigned shift_ = 0;
};

// Which words a table may have as keys, and which texts may begin with one.
struct KeyFilter {
  static constexpr std::size_t kSyllable = 3, kHead = 2 * kSyllable;  // bytes
  FilterView words;
  FilterView heads;       // the first two syllables of keys, or the first one of shorter keys
  std::bitset<256> tiny;  // the first bytes of those that are shorter still
  bool may_have(std::string_view word) const { return words.has(word_print(word)); }
  bool may_begin(std::string_view text) const {
    return (text.size() >= kHead && heads.has(head_print<kHead>(text))) ||
           (text.size() >= kSyllable && heads.has(head_print<kSyllable>(text))) ||
           (!text.empty() && tiny[static_cast<unsigned char>(text[0])]);
  }
};

}  // namespace hj::lexicon
