// What places articles in stories and tells a story: data/rules/story/threshold.tsv, word.tsv.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "lexicon/lexicon.h"

namespace hj {
namespace story {
inline constexpr std::int64_t kDay = 86'400;
}

struct StoryRules {
  enum class Role : std::uint8_t {
    generic,
    josa,
    ending,
    leaning,
    leaning_word,
    reason,
    boilerplate,
    roundup,
    kind,
    authority,
    authority_end
  };
  static constexpr std::size_t kRoles = 11;
  static Result<StoryRules> open(const std::string& data_dir);

  bool is(std::string_view word, Role role) const;
  bool begins(std::string_view text, Role role) const;  // with such a word
  bool ends(std::string_view text, Role role) const;
  bool holds(std::string_view text, Role role) const;

  // Named and explained in threshold.tsv.
  struct Place {
    float join, unite, tie, slope, calm_days, growth, of_name, of_figure, stranger, share, prior,
        half_days, memory, rubric, same_numbers, apart, sure, strange, soon_days, met, named,
        sure_of_many;
    std::uint32_t large, leads, branch, numbers, many;
  } place;
  struct Sketch {
    float of_part;
    std::uint32_t short_body, few_morphs, one_joint_in, ahead_days;
  } sketch;
  struct Tell {
    float same, least, of_first, of_background, of_leaning, of_claim, of_retold, of_others, of_rare,
        of_chapter, smooth, party_share, late, marked, asking, of_deal;
    std::uint32_t fewest, most, shortest, longest, opening, pause_days, deals;
  } tell;

 private:
  StoryRules(Lexicon words, std::vector<Role> roles);
  Lexicon words_;
  std::vector<Role> roles_;  // of each row
  std::array<std::vector<std::string_view>, kRoles> of_role_;
};

}  // namespace hj
