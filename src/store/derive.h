// The rows that follow from a document, what the machine made of it, and what people have set
// right: pure, so that every kind of store writes the same ones.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "store/correction.h"
#include "store/ledger.h"
#include "store/query.h"

namespace hj::store {

struct AliasIn {
  std::string text;    // empty: anaphors
  EntityId machine{};  // before corrections
  std::uint32_t count = 0;
};
struct MentionIn {  // an entity in an article
  EntityId entity{};
  std::string name;
  Kind kind{};
  std::uint32_t count = 0;
  std::vector<AliasIn> aliases;
};
struct FigureIn {
  std::string currency;
  double value = 0;
};
struct PartIn {
  Slot slot{};
  EntityId entity{};
  std::string name;
  Kind kind{};
  std::string_view written, value;
  Span span;
};
struct ClaimIn {
  ClaimId id{};
  DealId deal{};
  Type type{};
  Status status{};
  CorrectedSet corrected = 0;
  std::vector<PartIn> parts;
  std::vector<FigureIn> figures;
};
struct QuoteIn {
  EntityId entity{};
  std::string speaker, affiliation, title;
};
struct DocRows {
  std::vector<EntityId> who;        // of every mention, where corrections have changed any
  std::vector<MentionIn> mentions;  // by entity id
  std::vector<ClaimIn> claims;      // one per claim of the document
  std::vector<QuoteIn> quotes;      // one per quote
};
DocRows derive(const Document& doc, const Verdict& verdict, const Corrections& corrections);

// The facts of an article, by deal; `outlet` is its original's, or the original's id.
std::vector<std::pair<DealId, Fact>> facts_in(const Document& doc, const DocRows& rows,
                                              const std::string& outlet);

// Words for the index beside those of the text: "t=invest", "s=signed", "e=<id>", "p=<id>" …
std::vector<std::string> marks_of(const Document& doc, const DocRows& rows);
std::string mark(char kind, std::string_view value);               // of one such word
std::string mark_words(const Document& doc, const DocRows& rows);  // all of them, spaces between

std::string first_block(const Document& doc, BlockKind kind);

}  // namespace hj::store
