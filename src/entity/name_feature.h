// What a character is judged by when names are tagged: the word that it stands in, and the words
// around that one.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/syllables.h"
#include "entity/registry.h"
#include "entity/tables.h"
#include "entity/words.h"

namespace hj::entity {

// What the words around a word are told of it.
struct Sight {
  std::uint64_t whole = 0, stem = 0, head = 0, end = 0;  // hashes: all, without josa, first two and
                                                         // last two characters
  std::uint8_t kind = 0;                                 // what the tables say of it
  std::uint8_t role = 0;                                 // of its josa
  std::uint8_t shape = 0;                                // script and length
  bool glued = false;
};

// What a word says of its characters on its own; the same for the same word.
struct Inside {
  std::vector<std::uint64_t> features;  // of all characters, one after the other
  std::vector<std::uint32_t> starts;    // where those of each begin, and one past the last
  std::vector<std::uint32_t> bytes;     // where each character begins in the word, and its size
  Sight sight;
};

// What is known of a word's characters while its features are made: room that is kept for the next.
struct InsideNotes {
  std::vector<char32_t> codes;             // with three marks of the edge on either side
  std::vector<std::uint8_t> types;         // of the same
  std::vector<unsigned> in, noun;          // what the tables say
  std::vector<std::uint64_t> heads, ends;  // hashes of the first and last characters, by number
};

inline std::uint64_t mix(std::uint64_t state, std::uint64_t value) {
  state = (state ^ value) * 0x9E3779B97F4A7C15ULL;
  return state ^ state >> 29;
}

class NameFeatures {
 public:
  NameFeatures(const Tables& tables, const Registry& registry);
  Inside inside(std::string_view word) const;
  void inside(std::string_view word, InsideNotes& notes, Inside& out) const;
  // Of the word at `at`, from those around it, once for its first character and once for others.
  static void around(std::span<const Sight> words, std::size_t at,
                     std::vector<std::uint64_t>& first, std::vector<std::uint64_t>& later);
  // The same in parts, before they are told apart by `of_first` and `of_later`: what the word
  // before says alone, the one behind, the second one behind, and what takes more than one of them.
  // Kinds of three words in a row say something of four: of the one behind them, of the last, of
  // the second and of the first of them.
  using Before = std::array<std::uint64_t, 4>;
  using Behind = std::array<std::uint64_t, 3>;
  using Across = std::array<std::uint64_t, 13>;
  static Before before(const Sight& word, bool glued);  // is what follows it glued to it?
  static Behind behind(const Sight& word, bool glued);  // is it glued to what it follows?
  static std::uint64_t second(const Sight& word);
  static Across across(std::span<const Sight> words, std::size_t at);
  using Kinds = std::array<std::uint64_t, 4>;
  static constexpr std::size_t kKinds = 25;
  static Kinds kinds(std::size_t first, std::size_t second, std::size_t third);
  static std::uint64_t of_first(std::uint64_t feature) { return mix(feature, 1); }
  static std::uint64_t of_later(std::uint64_t feature) { return mix(feature, 2); }

 private:
  friend class InsideMaker;
  const Tables& tables_;
  const Registry& registry_;
  SyllableSet place_starts_, title_starts_, suffix_starts_;
};

}  // namespace hj::entity
