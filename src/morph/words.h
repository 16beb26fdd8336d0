// What the tables know: open-class words (hunspell-ko, at build time), josa and eomi with the
// sounds that they stand after.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/schema.h"
#include "lexicon/lexicon.h"
#include "morph/unit.h"

namespace hj::morph {

class Words {
 public:
  static Result<Words> open(const std::string& data_dir);

  // Sets starts, ends, covers and place of units that were cut from `text`.
  void mark(std::string_view text, std::vector<Unit>& units);
  // Bits of the classes n v a r m that the table gives this form; 0 = unknown.
  unsigned classes(std::string_view form) const;
  // May a josa or ending stand after these words? 0 yes, 1 no, 2 it is in no table.
  unsigned fit(std::string_view before, Tag tag_before, std::string_view form, Tag tag) const;
  std::uint64_t hash() const;

 private:
  Words(Lexicon words, Lexicon josa, Lexicon eomi);
  Lexicon words_, josa_, eomi_;
  std::vector<Prefix> found_;
};

}  // namespace hj::morph
