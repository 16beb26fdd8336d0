// The tables of words that the room reads with: data/rules/entity/*.tsv.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/syllables.h"
#include "lexicon/lexicon.h"

namespace hj::entity {

// A table of which one column matters, found by name once.
class Table {
 public:
  static Result<Table> open(const std::string& file, std::string_view column);
  struct Hit {
    std::uint32_t bytes = 0;  // 0: no word of the table stands here
    std::string_view value;   // of the column, first row of the key
    std::uint32_t first = 0, last = 0;
    explicit operator bool() const { return bytes > 0; }
  };
  Hit longest(std::string_view text) const {
    const Prefix found = words_.longest(text);
    return found.bytes == 0 ? Hit{} : hit(found.bytes, found.first, found.last);
  }
  // Of the longest word that `text` begins with.
  std::uint32_t bytes(std::string_view text) const { return words_.longest(text).bytes; }
  Hit exact(std::string_view word) const {
    const auto [first, last] = words_.find(word);
    return first == last ? Hit{} : hit(static_cast<std::uint32_t>(word.size()), first, last);
  }
  bool has(std::string_view word) const {
    const auto [first, last] = words_.find(word);
    return first != last;
  }
  bool has(std::string_view word, std::string_view value) const {  // in any row of the key
    const auto [first, last] = words_.find(word);
    return first != last && among(value, first, last);
  }
  std::string_view value(std::uint32_t row) const { return words_.field(row, column_); }
  std::string_view field(std::uint32_t row, std::uint32_t column) const {
    return words_.field(row, column);
  }
  const Lexicon& words() const { return words_; }

 private:
  Table(Lexicon words, std::uint32_t column) : words_(std::move(words)), column_(column) {}
  Hit hit(std::uint32_t bytes, std::uint32_t first, std::uint32_t last) const {
    return {bytes, words_.field(first, column_), first, last};
  }
  bool among(std::string_view value, std::uint32_t first, std::uint32_t last) const;
  Lexicon words_;
  std::uint32_t column_;
};

// Does what follows a word, up to the end of its eojeol, belong to it as a josa? The josa must fit
// the last sound of `word`. Nothing following is a josa of no bytes.
struct Josa {
  bool ok = false;
  std::uint32_t bytes = 0;
  std::string_view role;  // of josa.tsv; empty where there is none
};
class JosaTable : public Table {
 public:
  explicit JosaTable(Table table);
  Josa behind(std::string_view word, std::string_view rest) const {
    if (rest.empty()) return {true, 0, {}};
    const auto [first, last] = words().find(rest);
    return first == last ? Josa{} : fitting(first, last, word, rest);
  }

 private:
  enum class After : std::uint8_t { any, final, vowel, rieul, not_rieul };
  static bool fits(After after, std::string_view word);
  Josa fitting(std::uint32_t first, std::uint32_t last, std::string_view word,
               std::string_view rest) const;
  // Per row: the sounds that it stands behind, its role.
  std::vector<After> after_;
  std::vector<std::string_view> roles_;
};
inline Josa josa_behind(const JosaTable& josa, std::string_view word, std::string_view rest) {
  return josa.behind(word, rest);
}

// The last syllables of a table's words, or of those with one of these values.
SyllableSet ends_of(const Table& table, std::initializer_list<std::string_view> values = {});

struct Tables {
  JosaTable josa;
  Table suffix, head, title, korean_name, given_name, unit, measure, time_word, org_suffix,
      org_noun, common, place, metonym, anaphora, say, state_word, seat, body_noun, short_name;
  Table relay;         // who passes on reports
  Table noun;          // common nouns: the open words of morph
  std::uint64_t hash;  // of all of them
  // Most words that are asked about are in none of several tables: one look instead of one in each.
  lexicon::FilterBits
      common_words;               // common, head, org_noun, title, unit, place, time_word, anaphora
  lexicon::FilterBits name_ends;  // org_suffix, common
  SyllableSet josa_ends, title_ends, org_ends, tail_ends;  // tails: of org_suffix, tails of common
  SyllableSet surname_starts, given_ends, group_ends;
  SyllableSet surnames, middles, givens;  // of one syllable
  SyllableSet short_ends;
  static Result<Tables> open(const std::string& data_dir);
  bool common_word(std::string_view word) const;  // in one of the tables of `common_words`
};

}  // namespace hj::entity
