// The treebanks that hapjong-train learns from, brought to one convention (KLUE-DP's).
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/schema.h"

namespace hj::morph {

struct GoldMorph {
  std::string form;
  Tag tag;
};
struct GoldEojeol {
  std::string surface;
  std::vector<GoldMorph> morphs;
};
using GoldSentence = std::vector<GoldEojeol>;

// Files may be gzipped. A row that is no analysis (an unknown tag) leaves its eojeol without
// morphs.
Result<std::vector<GoldSentence>> read_klue(const std::string& file);
Result<std::vector<GoldSentence>> read_gsd(const std::string& file);
Result<std::vector<GoldSentence>> read_kaist(const std::string& file, const std::string& table);
// One analysed eojeol a line, each a sentence of its own.
Result<std::vector<GoldSentence>> read_khaiii(const std::string& file);

// Names of persons, places and firms in a text with entities, each with the josa behind it.
Result<std::vector<GoldSentence>> read_names(const std::string& file);

}  // namespace hj::morph
