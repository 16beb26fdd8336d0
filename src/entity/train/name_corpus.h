// Sentences whose names are marked: KLUE-NER's form, a character and its tag a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "entity/words.h"

namespace hj::entity {

enum class NameSource : std::uint8_t { gold, silver, made };

struct MarkedSentence {
  std::string text;
  std::vector<Word> words;
  std::vector<std::uint8_t> labels;  // of each character of a word, in order
  NameSource source = NameSource::gold;
};

// Puts a sentence together, a character with its mark (B-PS, I-PS, O) at a time.
class SentenceMaker {
 public:
  explicit SentenceMaker(NameSource source) { made_.source = source; }
  void add(std::string_view letter, std::string_view mark);
  bool empty() const { return made_.text.empty(); }
  // Leaves out white space; a name whose first character is then gone begins at the next.
  MarkedSentence done();

 private:
  MarkedSentence made_;
  std::vector<std::uint32_t> at_;
  std::vector<std::uint8_t> all_;
  std::size_t last_ = 0;
};

// Reads .tsv or .tsv.gz. Silver's fine tags are brought to ours, as far as KLUE's guideline knows
// them; the rest is outside.
Result<std::vector<MarkedSentence>> read_marked(const std::string& file, NameSource source);

}  // namespace hj::entity
