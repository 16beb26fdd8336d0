// Finds, for an analysed eojeol, which letters of its morphemes each unit became.
#pragma once

#include <span>
#include <vector>

#include "morph/label.h"
#include "morph/train/corpus.h"
#include "morph/unit.h"

namespace hj::morph {

// One label a unit (fixed units: their own), or nothing where the analysis does not fit.
std::vector<Label> align(std::string_view surface, std::span<const Unit> units,
                         const std::vector<GoldMorph>& morphs);

}  // namespace hj::morph
