// A table of words: data/**/*.tsv, compiled by hjlex at build time, mapped read-only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hj {

struct Prefix {
  std::uint32_t bytes;  // length of the key that matched
  std::uint32_t first, last;  // the entries of that key: rows [first, last)
};

// The first column of a table is its key; rows with one key stand together, in file order.
class Lexicon {
 public:
  // Checks magic, format number, size and checksum; from then on the bytes are trusted.
  static Result<Lexicon> open(const std::string& file);

  // Every key that `text` begins with, shortest first.
  void prefixes(std::string_view text, std::vector<Prefix>& out) const;
  // Rows [first, last) of exactly this key; first == last where there is none.
  std::pair<std::uint32_t, std::uint32_t> find(std::string_view key) const;

  std::uint32_t size() const;                                       // rows
  std::optional<std::uint32_t> column(std::string_view name) const;  // by the header row
  std::string_view field(std::uint32_t entry, std::uint32_t column) const;
  std::uint32_t line(std::uint32_t entry) const;  // in the TSV, for messages
  std::string_view file() const;                  // "josa.tsv", for messages
  std::uint64_t hash() const;                     // goes into Layer::maker

 private:
  struct File;
  std::shared_ptr<const File> file_;
};

}  // namespace hj
