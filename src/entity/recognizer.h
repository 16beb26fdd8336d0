// Stage entity: names, titles, amounts, counts, shares, times and quotes of a document.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"

namespace hj {

struct Entities {
  Layer<Mention> mentions;
  Layer<Quote> quotes;
};
// Works on any UTF-8 text, in time linear in it: sentences and blocks are used where there are any.
// A mention whose rule ends in "+modifier" only qualifies a noun (삼성전자 협력사): no party of a
// claim.
class Recognizer {
 public:
  // `data_dir` holds lexicon/party.hjl and rules/entity/*.hjl; `user_parties` is a TSV of the same
  // columns as party.tsv, or empty. The error names the file.
  static Result<Recognizer> open(const std::string& data_dir, const std::string& user_parties = {});
  Entities operator()(const Document& doc) const;
  // Names, dates, times of day and quantities as KLUE's guideline has them, by the trained tagger
  // alone: what `hapjong tag --entities` prints.
  struct Tagged {
    Span span;
    std::string_view tag;  // PS, OG, LC, DT, TI or QT
  };
  std::vector<Tagged> tag(const Document& doc) const;

 private:
  struct Data;
  explicit Recognizer(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

}  // namespace hj
