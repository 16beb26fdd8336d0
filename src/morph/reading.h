// Readings of one eojeol, and what speaks for each: its morphemes within, its neighbours without.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "morph/decoder.h"
#include "morph/inventory.h"
#include "morph/words.h"

namespace hj::morph {

// What a neighbour sees of a reading: hashes of forms with their tags.
struct Edge {
  std::uint64_t first = 0, last = 0;  // morphemes
  std::uint64_t head = 0;             // the last of an open class
  std::uint64_t tags = 0;             // the whole row of tags
  std::uint8_t first_tag = kTagCount, last_tag = kTagCount;
};

struct Reading {
  float score;               // of the first reading: of the units, 0 for the best, less for others
  std::uint32_t begin, end;  // its rows in Readings::morphs
  Edge edge;
};

// All readings of one eojeol; spans are counted from its begin.
struct Readings {
  std::string pool;
  std::vector<Made> morphs;
  std::vector<Reading> readings;
  std::span<const Made> morphs_of(const Reading& r) const {
    return std::span(morphs).subspan(r.begin, r.end - r.begin);
  }
  std::string_view form(const Made& m) const {
    return std::string_view(pool).substr(m.form, m.form_end - m.form);
  }
};

// The same while it is made.
struct Draft : Readings {
  std::vector<std::uint64_t> hashes;  // of the morphemes: forms with their tags
  void clear();
};

inline constexpr std::size_t kMostReadings = 8;  // of an eojeol
inline constexpr float kMargin =
    1;  // readings further below the best, in units of the scale, are dropped
inline constexpr std::uint32_t kMorphBits = 20;
inline constexpr std::size_t kMorphWeights = std::size_t{1} << kMorphBits;

// Appends the reading that `labels` make of `units`, unless the same morphemes are there already.
void add_reading(std::string_view eojeol, std::span<const Unit> units,
                 std::span<const LabelId> labels, float score, const Inventory& inventory,
                 Draft& out);

// Drops readings in which a josa stands after a sound that it cannot follow, unless all do.
void drop_misfits(Words& words, Draft& all);

// Appends its slots in the table of morph weights, which are so many.
std::size_t inner_slot_count(const Reading& one);
void add_inner_slots(const Draft& all, const Reading& one, Words& words,
                     std::vector<std::uint32_t>& out);
inline constexpr std::size_t kEdgeSlots = 9;
void edge_slots(const Edge& before, const Edge& now, std::uint32_t* out);

}  // namespace hj::morph
