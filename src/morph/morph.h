// Reads Korean: a document's sentences, and the morphemes of each sentence with Sejong tags.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"

namespace hj {

// Cuts the blocks of a news text into sentences. A headline, sub-headline, heading, dateline or
// by-line is one sentence; `related`, `notice` and `repeat` blocks have none. Linear time.
class Splitter {
 public:
  Layer<Sentence> operator()(const Document& doc) const;
};

// Morphemes in the convention of KLUE-DP: 갔다 -> 가/VV 았/EP 다/EF, 투자했다 -> 투자/NNG 하/XSV
// 였/EP 다/EF, 학생이다 -> 학생/NNG 이/VCP 다/EF; the elided copula is restored, connective endings
// stay whole (ㄴ다고, 기로 is 기/ETN 로/JKB, 면서, 어서), a decimal is 3/SN ./SP 5/SN. Bare finals
// are compatibility jamo (ㄴ, ㄹ, ㅂ니다). Const and safe to share between threads.
class Analyzer {
 public:
  // Reads <data_dir>/models/morph.bin and the tables of <data_dir>/lexicon.
  static Result<Analyzer> open(const std::string& data_dir);

  // Every sentence of doc.sentences, in order.
  Layer<Morph> operator()(const Document& doc) const;
  // One sentence; spans are shifted by `offset`. Appends to `out`.
  void analyze(std::string_view sentence, Layer<Morph>& out, std::uint32_t offset = 0) const;

  // "가/VV 았/EP 다/EF", determiners by sort (이/MMD 두/MMN 새/MMA): what `hapjong tag` prints and
  // eval/score_tags.py reads.
  std::string print(const Layer<Morph>& morphs) const;

  std::uint64_t maker() const;  // of model and tables

 private:
  struct State;
  explicit Analyzer(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

// The same with the tags as they are: MM for every determiner.
std::string print(const Layer<Morph>& morphs);

}  // namespace hj
