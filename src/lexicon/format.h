// The bytes of a compiled table: a header, then sections at offsets from the file's start.
#pragma once

#include <cstdint>

namespace hj::lexicon {

inline constexpr char kMagic[8] = {'H', 'J', 'L', 'E', 'X', '\r', '\n', '\x1a'};
inline constexpr std::uint32_t kFormat = 1;

// Little-endian; every section is 8-byte aligned, so that it can be read in place.
struct Header {
  char magic[8];
  std::uint32_t format;
  std::uint32_t bytes;     // of the whole file
  std::uint64_t checksum;  // XXH3 of all that follows this field
  std::uint32_t rows, columns, keys, units;
  std::uint32_t units_at;   // Unit[units]
  std::uint32_t starts_at;  // u32[keys + 1]: the first row of each key
  std::uint32_t lines_at;   // u32[rows]
  std::uint32_t names_at;   // Text[columns + 1]: the header row, then the table's file name
  std::uint32_t fields_at;  // Text[rows * columns]
  std::uint32_t pool_at, pool_bytes;
  std::uint32_t reserved;
};
static_assert(sizeof(Header) == 72);

struct Text {
  std::uint32_t begin, end;  // in the pool
};

// A double-array trie (Aoe 1989): the child of s by byte c is t = units[s].base + c if
// units[t].check == s. A key ends with byte 0, and the base of that leaf is the key's number.
struct Unit {
  std::uint32_t base;
  std::uint32_t check;
};
inline constexpr std::uint32_t kNobody = 0xFFFFFFFF;

}  // namespace hj::lexicon
