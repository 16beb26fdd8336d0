#include "story/rules.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lexicon/numbers.h"

namespace hj {
namespace {

using Role = StoryRules::Role;

std::optional<Role> role_of(std::string_view text) {
  constexpr std::array<std::string_view, StoryRules::kRoles> kNames = {
      "generic",     "josa",    "ending", "leaning",   "leaning_word", "reason",
      "boilerplate", "roundup", "kind",   "authority", "authority_end"};
  const auto* const at = std::ranges::find(kNames, text);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<Role>(at - kNames.begin());
}

Result<std::vector<Role>> roles_of(const Lexicon& words) {
  const auto column = words.column("role");
  if (!column) return Error{Code::bad_data, std::string(words.file()) + ": no column role"};
  std::vector<Role> out;
  for (std::uint32_t row = 0; row < words.size(); ++row) {
    const auto role = role_of(words.field(row, *column));
    if (!role)
      return Error{Code::bad_data, std::string(words.file()) + ':' +
                                       std::to_string(words.line(row)) + ": unknown role " +
                                       std::string(words.field(row, *column))};
    out.push_back(*role);
  }
  return out;
}

Done read_thresholds(const std::string& file, StoryRules& r) {
  auto& [join, unite, tie, slope, calm_days, growth, of_name, of_figure, stranger, share, prior,
         half_days, memory, rubric, same_numbers, apart, sure, strange, soon_days, met, named,
         sure_of_many, large, leads, branch, numbers, many] = r.place;
  auto& [of_part, short_body, few_morphs, one_joint_in, ahead_days] = r.sketch;
  auto& [same, least, of_first, of_background, of_leaning, of_claim, of_retold, of_others, of_rare,
         of_chapter, smooth, party_share, late, marked, asking, of_deal, fewest, most, shortest,
         longest, opening, pause_days, deals] = r.tell;
  const Number wanted[] = {{"join", &join},
                           {"unite", &unite},
                           {"tie", &tie},
                           {"slope", &slope},
                           {"calm_days", &calm_days},
                           {"growth", &growth},
                           {"of_name", &of_name},
                           {"of_figure", &of_figure},
                           {"stranger", &stranger},
                           {"share", &share},
                           {"prior", &prior},
                           {"half_days", &half_days},
                           {"memory", &memory},
                           {"rubric", &rubric},
                           {"same_numbers", &same_numbers},
                           {"apart", &apart},
                           {"sure", &sure},
                           {"strange", &strange},
                           {"soon_days", &soon_days},
                           {"met", &met},
                           {"named", &named},
                           {"sure_of_many", &sure_of_many},
                           {"many", &many},
                           {"numbers", &numbers},
                           {"large", &large},
                           {"leads", &leads},
                           {"branch", &branch},
                           {"of_part", &of_part},
                           {"short_body", &short_body},
                           {"few_morphs", &few_morphs},
                           {"one_joint_in", &one_joint_in},
                           {"ahead_days", &ahead_days},
                           {"same", &same},
                           {"least", &least},
                           {"of_first", &of_first},
                           {"of_background", &of_background},
                           {"of_leaning", &of_leaning},
                           {"of_claim", &of_claim},
                           {"of_retold", &of_retold},
                           {"of_others", &of_others},
                           {"of_rare", &of_rare},
                           {"of_chapter", &of_chapter},
                           {"smooth", &smooth},
                           {"party_share", &party_share},
                           {"late", &late},
                           {"marked", &marked},
                           {"asking", &asking},
                           {"of_deal", &of_deal},
                           {"fewest", &fewest},
                           {"most", &most},
                           {"shortest", &shortest},
                           {"longest", &longest},
                           {"opening", &opening},
                           {"pause_days", &pause_days},
                           {"deals", &deals}};
  return read_numbers(file, wanted);
}

}  // namespace

Result<StoryRules> StoryRules::open(const std::string& data_dir) {
  const std::string folder = data_dir + "/rules/story/";
  Result<Lexicon> words = Lexicon::open(folder + "word.hjl");
  if (!words) return words.error();
  Result<std::vector<Role>> roles = roles_of(*words);
  if (!roles) return roles.error();
  StoryRules out(*std::move(words), *std::move(roles));
  if (const Done read = read_thresholds(folder + "threshold.hjl", out); !read) return read.error();
  return out;
}

StoryRules::StoryRules(Lexicon words, std::vector<Role> roles)
    : place{}, sketch{}, tell{}, words_(std::move(words)), roles_(std::move(roles)) {
  for (std::uint32_t row = 0; row < words_.size(); ++row)
    of_role_[static_cast<std::size_t>(roles_[row])].push_back(words_.field(row, 0));
}

bool StoryRules::is(std::string_view word, Role role) const {
  const auto [first, last] = words_.find(word);
  return std::any_of(roles_.begin() + first, roles_.begin() + last,
                     [role](Role r) { return r == role; });
}
bool StoryRules::begins(std::string_view text, Role role) const {
  return std::ranges::any_of(of_role_[static_cast<std::size_t>(role)],
                             [text](auto word) { return text.starts_with(word); });
}
bool StoryRules::ends(std::string_view text, Role role) const {
  return std::ranges::any_of(of_role_[static_cast<std::size_t>(role)],
                             [text](auto word) { return text.ends_with(word); });
}
bool StoryRules::holds(std::string_view text, Role role) const {
  return std::ranges::any_of(of_role_[static_cast<std::size_t>(role)], [text](auto word) {
    return text.find(word) != std::string_view::npos;
  });
}

}  // namespace hj
