// Stage: whose report does an article pass on? (블룸버그에 따르면, 로이터통신을 인용해)
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "core/syllables.h"
#include "dedup/rules.h"
#include "lexicon/lexicon.h"

namespace hj {

struct Relay {
  std::string outlet;   // its name as the table has it, or as written
  Span name, evidence;  // of Document::text: the outlet's words, the sentence that says so
  bool leads = false;   // said in the first sentences: the whole article rests on it
  bool operator==(const Relay&) const = default;
};

// One row for every sentence that passes something on, in text order. An outlet that cites itself
// passes nothing on. The words are data/rules/dedup/relay.tsv; the cost is linear in the text.
class Relays {
 public:
  static Result<Relays> open(const std::string& data_dir, const DedupRules& rules);
  std::vector<Relay> operator()(const Document& doc) const;

 private:
  Relays(Lexicon words, std::uint32_t role, std::uint32_t means, std::uint32_t leading);
  friend class RelayReader;

  Lexicon words_;
  std::uint32_t role_, means_, leading_;
  SyllableSet reporting_;  // the first syllables of the words of reporting
};

}  // namespace hj
