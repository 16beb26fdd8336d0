// Brings the Kaist treebank's rows to KLUE-DP's convention: tags, endings, marks joined to their
// eojeol.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "morph/train/corpus.h"

namespace hj::morph {

class KaistReader {
 public:
  explicit KaistReader(std::map<std::string, std::string> tags) : tags_(std::move(tags)) {}
  void add(const std::vector<std::string>& columns);  // one row of CoNLL-U
  GoldSentence take();                                // the sentence that the rows made

 private:
  void analyse(const std::string& row, GoldEojeol& out) const;
  std::map<std::string, std::string> tags_;
  GoldSentence sentence_;
  bool open_ = false;   // the last row opens: the next joins it
  bool quote_ = false;  // within straight quotes
};

}  // namespace hj::morph
