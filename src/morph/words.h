// What the tables know: open-class words (hunspell-ko, at build time), josa and eomi with the
// sounds that they stand after. Not shared between threads; a copy is cheap.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/schema.h"
#include "lexicon/lexicon.h"
#include "morph/unit.h"

namespace hj::morph {

class Words {
 public:
  static Result<Words> open(const std::string& data_dir);

  // Sets starts, ends, covers and place of units that were cut from `text`.
  void mark(std::string_view text, std::vector<Unit>& units);
  // Bits of the classes n v a r m that the table gives this form; 0 = unknown.
  unsigned classes(std::string_view form, std::uint64_t key);
  // May a josa or ending stand after these words? 0 yes, 1 no, 2 it is in no table.
  unsigned fit(std::string_view before, Tag tag_before, std::string_view form, Tag tag,
               std::uint64_t key);
  std::uint64_t hash() const;

 private:
  // Answers that were given lately, each at the one place of its question's hash.
  class Memo {
   public:
    // The key is the hash of all that is asked; 0: it is asked anew.
    template <class Ask>
    unsigned operator()(std::uint64_t key, const Ask& ask) {
      if (key == 0) return ask();
      Answer& answer = answers_[key % kAnswers];
      if (answer.key != key) answer = {key, ask()};
      return answer.value;
    }

   private:
    struct Answer {
      std::uint64_t key = 0;
      unsigned value = 0;
    };
    static constexpr std::size_t kAnswers = 4096;
    std::vector<Answer> answers_ = std::vector<Answer>(kAnswers);
  };

  Words(Lexicon words, Lexicon josa, Lexicon eomi);
  unsigned look_up_classes(std::string_view form) const;
  unsigned look_up_fit(std::string_view before, Tag tag_before, std::string_view form,
                       Tag tag) const;
  Lexicon words_, josa_, eomi_;
  std::vector<bool> nouns_;  // by row of `words_`
  Memo classes_, fits_;
  std::vector<Prefix> found_;
};

}  // namespace hj::morph
