// What the tests of extract ask of a document.
#pragma once

#include <string>

#include "core/document.h"

namespace hj {

// "headline|subheadline": the texts of the blocks of one kind.
inline std::string all(const Document& doc, BlockKind kind) {
  std::string out;
  for (const Block& block : doc.blocks.rows)
    if (block.kind == kind) out += (out.empty() ? "" : "|") + std::string(doc.at(block.span));
  return out;
}

}  // namespace hj
