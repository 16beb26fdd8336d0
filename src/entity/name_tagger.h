// Tags the names in a sentence with the trained model, words that it read before at little cost.
// Not shared between threads; TaggerPool lends them out.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/recent_map.h"
#include "entity/name_feature.h"
#include "entity/name_model.h"

namespace hj::entity {

using NameChances = std::array<float, 4>;  // of persons, organisations, places and products
struct TaggedName {
  Span span;  // bytes of the text
  NameTag tag;
  NameChances chances{};  // 0 to 1, that just these characters are a name of the kind
};

class NameTagger {
 public:
  NameTagger(const NameModel& model, const NameFeatures& features)
      : model_(model),
        features_(features),
        all_(kMostKnown),
        three_of_(kTwoKinds * NameFeatures::kKinds, kUnasked),
        asked_(model) {
    lattice_.factor(model.steps());
    ask_beside({});
    asked_.run();
    beside(0, nothing_);
  }
  // Appends the names of `words`, which are those of one sentence of `text`.
  void tag(std::string_view text, std::span<const Word> words, std::vector<TaggedName>& out);

 private:
  // Of a word's first character, and of each other one.
  struct Pair {
    Sums first{}, later{};
  };
  // What a word says of its neighbours alone: of the word behind it, of the one before it, glued
  // together or not, and of the second one before it.
  struct Beside {
    std::array<Pair, 2> behind, before;
    Pair second;
  };
  // What the kinds of three words in a row say of four words.
  using Three = std::array<Pair, std::tuple_size_v<NameFeatures::Kinds>>;
  struct Known {
    std::vector<Sums> sums;  // one a character
    std::vector<std::uint32_t> bytes;
    Sight sight;
    Beside beside;
  };
  void look_up(std::string_view text, std::span<const Word> words);
  const Known& known(std::string_view word, std::uint64_t hash);
  void chunk(std::string_view text, std::span<const Word> words, std::vector<TaggedName>& out);
  void ask(std::span<const std::uint64_t> features, bool later = true);
  void ask_beside(const Sight& sight);
  void beside(std::size_t row, Beside& out) const;
  void note_kinds();
  std::uint32_t three(std::size_t code);
  void emit();
  Scores* emit(std::size_t w, std::size_t row, Scores* to);
  void spans(std::span<const Word> words, std::vector<TaggedName>& out);

  const NameModel& model_;
  const NameFeatures& features_;
  Beside nothing_;                                  // of the edge of a sentence
  static constexpr std::size_t kMostKnown = 40000;  // words
  RecentMap<Known> all_;
  std::vector<std::uint64_t> hashes_;
  std::vector<const Known*> row_;
  std::vector<Sight> sights_;
  static constexpr std::uint32_t kUnasked = 0xFFFFFFFF;
  static constexpr std::size_t kTwoKinds = NameFeatures::kKinds * NameFeatures::kKinds;
  std::vector<std::uint32_t> three_of_;  // by three kinds: its number in `threes_`, or kUnasked
  std::vector<Three> threes_;
  std::vector<std::uint32_t> row_threes_;  // from the three words before the first word on
  InsideNotes notes_;
  Inside inside_;  // of the word that is looked up
  NameSums asked_;
  std::vector<std::uint8_t> labels_;
  NameLattice lattice_;
};

class TaggerPool {
 public:
  static Result<std::shared_ptr<const TaggerPool>> open(const std::string& data_dir,
                                                        const Tables& tables,
                                                        const Registry& registry);
  std::unique_ptr<NameTagger> borrow() const;
  void give_back(std::unique_ptr<NameTagger> tagger) const;
  std::uint64_t hash() const { return model_.hash(); }

 private:
  TaggerPool(NameModel model, const Tables& tables, const Registry& registry)
      : model_(std::move(model)), features_(tables, registry) {}
  NameModel model_;
  NameFeatures features_;
  mutable std::mutex guard_;
  mutable std::vector<std::unique_ptr<NameTagger>> idle_;
};

}  // namespace hj::entity
