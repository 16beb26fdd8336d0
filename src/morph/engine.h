// Reads one sentence at a time: readings of each eojeol (kept for the next time it comes), then the
// row of readings that fit one another best. Not shared between threads; Analyzer lends them out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/recent_map.h"
#include "morph/decoder.h"
#include "morph/model.h"
#include "morph/reading.h"
#include "morph/words.h"

namespace hj::morph {

class Engine {
 public:
  Engine(const Model& model, const Words& words);
  void read(std::string_view sentence, Layer<Morph>& out, std::uint32_t offset);

 private:
  struct Eojeol {
    std::string_view text;
    std::uint32_t begin;
    std::uint64_t hash;
  };
  struct Word {  // an eojeol of the sentence
    std::uint32_t begin;
    const Readings* readings;
    std::uint32_t first;  // its first node
  };
  struct Node {  // one reading of it, in the best row so far
    float score;
    std::uint32_t back;
  };

  void cut_eojeol(std::string_view sentence);
  const Readings& readings_of(const Eojeol& eojeol);
  void analyse(std::string_view eojeol);
  void judge();
  void link(const Word* before, const Word& now);
  float between(const Edge& before, const Edge& now) const;
  void write(Layer<Morph>& out, std::uint32_t offset);

  const Model& model_;
  Words words_;
  Decoder<Weights> decoder_;
  RecentMap<Readings> known_;
  std::vector<std::unique_ptr<Readings>> passing_;  // of eojeol too long to keep
  std::vector<Unit> units_;
  std::vector<Path> paths_;
  Draft draft_;
  std::vector<std::uint32_t> slots_;
  std::vector<Eojeol> eojeol_;  // of the sentence
  std::vector<Word> row_;
  std::vector<Node> nodes_;
};

}  // namespace hj::morph
