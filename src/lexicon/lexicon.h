// A table of words: data/**/*.tsv, compiled by hjlex at build time, mapped read-only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "lexicon/filter.h"

namespace hj {

struct Prefix {
  std::uint32_t bytes;        // length of the key that matched
  std::uint32_t first, last;  // the entries of that key: rows [first, last)
};

// The first column of a table is its key; rows with one key stand together, in file order, and keys
// stand in byte order. A table is UTF-8 with a header row; lines that are blank or begin with # are
// skipped. A copy of a Lexicon is cheap: the bytes are shared.
class Lexicon {
 public:
  // Checks magic, format number, size, checksum and bounds; from then on the bytes are trusted.
  static Result<Lexicon> open(const std::string& file);
  // The same from the text of a table, in memory; `file_name` is for messages.
  static Result<Lexicon> build(std::string_view tsv, std::string_view file_name);
  // The bytes of the compiled file, as `hjlex` writes them; the error names file and line.
  static Result<std::string> compile(std::string_view tsv, std::string_view file_name);

  // Every key that `text` begins with, shortest first, in place of what `out` held.
  // Costs one step per byte of the longest match.
  void prefixes(std::string_view text, std::vector<Prefix>& out) const {
    out.clear();
    if (filter_.may_begin(text)) add_prefixes(text, out);
  }
  // The longest of them; bytes == 0 where there is none.
  Prefix longest(std::string_view text) const {
    return filter_.may_begin(text) ? search_longest(text) : Prefix{0, 0, 0};
  }
  // Rows [first, last) of exactly this key; first == last where there is none.
  std::pair<std::uint32_t, std::uint32_t> find(std::string_view key) const {
    return filter_.may_have(key) ? search(key) : std::pair<std::uint32_t, std::uint32_t>{0, 0};
  }

  std::uint32_t size() const;                                        // rows
  std::uint32_t columns() const;                                     // at least 1: the key
  std::optional<std::uint32_t> column(std::string_view name) const;  // by the header row
  std::string_view field(std::uint32_t entry, std::uint32_t column) const;
  std::uint32_t line(std::uint32_t entry) const;  // in the TSV, for messages
  std::string_view file() const;                  // "josa.tsv", for messages
  std::uint64_t hash() const;                     // of the contents; goes into Layer::maker

 private:
  struct File;
  explicit Lexicon(std::shared_ptr<const File> file);
  static Result<Lexicon> adopt(std::shared_ptr<File> file, const std::string& where);
  void add_prefixes(std::string_view text, std::vector<Prefix>& out) const;
  Prefix search_longest(std::string_view text) const;
  std::pair<std::uint32_t, std::uint32_t> search(std::string_view key) const;
  std::shared_ptr<const File> file_;
  lexicon::KeyFilter filter_;  // a copy of the file's
};

}  // namespace hj
