// Sentences of news about parties that nobody has heard of: our frames, filled with made-up names.
// What the tagger learns from them is how names are made and what stands beside them, not names.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/result.h"
#include "entity/registry.h"
#include "entity/tables.h"
#include "entity/train/name_corpus.h"

namespace hj::entity {

class NameMaker {
 public:
  // `folder` holds frames.tsv and fills.tsv.
  static Result<NameMaker> open(const std::string& folder, const Tables& tables,
                                const Registry& registry);
  // Slots of common nouns ({nn}) are filled too, and stay outside.
  // `times` sentences from each frame.
  std::vector<MarkedSentence> make(int times);

 private:
  explicit NameMaker(const Tables& tables) : tables_(tables) {}
  using Words = std::vector<std::string>;

  MarkedSentence fill(std::string_view frame);
  std::string slot(std::string_view name, int& tag);
  std::string korean_firm();
  std::string foreign_firm();
  std::string body(std::string_view kind);
  std::string alliance();
  std::string korean_person();
  std::string foreign_person();
  std::string product();
  std::string stem();
  std::string latin();
  // The beginning of one word and the end of another: 오라|클 + 엔비|디아.
  std::string cross(const Words& words);
  std::string digits(std::string_view pattern);
  const std::string& any(const Words& words) { return words[random_() % words.size()]; }
  bool chance(unsigned percent) { return random_() % 100 < percent; }

  const Tables& tables_;
  std::map<std::string, Words, std::less<>> fills_;
  Words frames_, korean_firms_, foreign_firms_, surnames_, givens_, first_names_, last_names_,
      countries_, places_, products_, nouns_, common_, all_firms_, all_products_;
  std::mt19937 random_{20240224};
};

}  // namespace hj::entity
