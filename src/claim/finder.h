// Reads claims: who deals with whom, how far it has come, and the words that say so.
#pragma once

#include <memory>
#include <string>

#include "core/document.h"
#include "core/result.h"

namespace hj {

namespace claim {
struct Rules;
}

// A stage over blocks, sentences, morphs, mentions and quotes. A sentence becomes phrases and
// clauses (claim/clause.h), frames of data/rules/claim fill their slots from them, and the endings
// up to the matrix verb give status and stance. Linear in the text; const and safe to share.
class Finder {
 public:
  struct Claims {
    Layer<Claim> claims;
    Layer<Part> parts;
    Layer<Standing> standings;
  };

  // Reads the tables <data_dir>/rules/claim/*.hjl. The error names file and line.
  static Result<Finder> open(const std::string& data_dir);
  Claims operator()(const Document& doc) const;

 private:
  explicit Finder(std::shared_ptr<const claim::Rules> rules) : rules_(std::move(rules)) {}
  std::shared_ptr<const claim::Rules> rules_;
};

}  // namespace hj
