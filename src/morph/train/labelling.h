// From treebanks to examples: the inventory of labels, and each eojeol as units with labels.
#pragma once

#include <vector>

#include "morph/inventory.h"
#include "morph/train/corpus.h"
#include "morph/train/unit_trainer.h"
#include "morph/words.h"

namespace hj::morph {

struct Labelled {
  std::vector<Unit> units;
  std::vector<Label> labels;  // empty: no fit
  Source source;
};

Labelled label_eojeol(const GoldEojeol& eojeol, Source source, Words& words);
// Labels by frequency; for each code those seen with it, the open classes, and, for codes seen
// seldom, what was done to syllables of the same medial and final.
Inventory make_inventory(const std::vector<Labelled>& labelled);
// Those whose labels the inventory allows; `from` says which of `labelled` each is.
std::vector<Example> make_examples(const std::vector<Labelled>& labelled,
                                   const Inventory& inventory, std::vector<std::uint32_t>& from);

}  // namespace hj::morph
