// Where two phrases were run together: the evidence for a seam at one place of a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "lexicon/lexicon.h"

namespace hj::extract {

// The words of one text, to ask whether a phrase stands elsewhere in it at the start of a word.
class WordIndex {
 public:
  explicit WordIndex(std::string_view text);
  // The longest phrase, in code points, that stands both at `at` and at the start of another word.
  std::size_t twin(std::size_t at) const;
  bool stands_twice(std::string_view phrase) const;  // anywhere
  // Does the word at `at` stand elsewhere by itself or with a josa?
  bool is_word(std::string_view word, std::size_t at) const;
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;  // sorted by what follows
};

// A seam's score is in the units of a log-likelihood: below 0 it is likelier that the words belong
// together. Tables in rules/extract: join, predicate
// (nouns of action), opening (of sentences) and headline_end.
class Seams {
 public:
  static Result<Seams> open(const std::string& data_dir);

  // `at` > 0: the byte where the right phrase begins; white space before it makes it a space seam.
  double score(const WordIndex& index, std::size_t at) const;
  // Does the phrase end as headlines do: `모색`, `커진다`, `받을까`? 0 = no, 1 = as surely as it
  // gets.
  double ends_headline(std::string_view phrase) const;

 private:
  double glued(const WordIndex& index, std::size_t at) const;
  double spaced(const WordIndex& index, std::size_t at) const;
  // Of a place where the left phrase ends in a syllable: the twin of what begins there, and how
  // the left phrase ends.
  struct Evidence {
    std::size_t twin;
    double end;
  };
  double sides(const WordIndex& index, std::size_t at, const Evidence& seen) const;
  // The pair's columns of the join table: how two syllables join, and where they stand in words.
  enum class Joint : std::uint8_t { free, rare, never };
  enum class Place : std::uint8_t { starts, inner, neither };
  Joint joint(char32_t left, char32_t right) const;
  Place place(std::string_view run) const;
  bool opens(std::string_view run) const;
  Seams(Lexicon join, Lexicon ends, Lexicon nouns, Lexicon opens)
      : join_(std::move(join)),
        ends_(std::move(ends)),
        nouns_(std::move(nouns)),
        opens_(std::move(opens)) {}
  Lexicon join_, ends_, nouns_, opens_;
  std::uint32_t free_ = 0, rare_ = 0, starts_ = 0, inner_ = 0;
};

// Is the straight quotation mark at `at` an opening one, by the marks before it?
bool opens_quote(std::string_view text, std::size_t at);

}  // namespace hj::extract
