#include "dedup/family.h"

#include <cstdlib>

#include "core/value.h"
#include "dedup/prints.h"

namespace hj::dedup {
namespace {

constexpr std::int64_t kDay = 86'400;

using Prints = std::span<const Print>;

bool alike(const DedupRules& rules, const Likeness& like) {
  if (like.size_ratio < rules.size_ratio) return false;
  if (like.shingles < rules.few) return like.jaccard >= rules.few_alike;
  return like.contained >= rules.contained && like.jaccard >= rules.alike;
}
// What one template makes (weather, market wraps, stock notices) is alike but for its names and
// figures: its particles and endings are more alike than the words. Who edits changes both.
bool templated(const DedupRules& rules, const Likeness& like, Prints a, Prints b) {
  return outline(a, b).value_or(0) - like.jaccard > rules.templated;
}
bool figures_agree(const DedupRules& rules, const Likeness& like, const SameFigures& figures,
                   Prints a, Prints b) {
  const float of_contained = like.contained < 0.5F ? rules.figures_edited : rules.figures;
  if (figures.count < rules.many_figures)
    return (figures.count < 2 || figures.share >= of_contained * like.contained) &&
           !templated(rules, like, a, b);
  return figures.share >= of_contained * like.contained &&
         (figures.share >= rules.templated_figures || !templated(rules, like, a, b));
}

}  // namespace

// The cheapest question first: most that share a band differ in size or in what they hold.
bool copies(const DedupRules& rules, const Sighting& a, const Sighting& b) {
  const Likeness like = compare(a.prints, b.prints);
  if (!alike(rules, like)) return false;
  const SameFigures figures = same_figures(a.prints, b.prints);
  if (!figures_agree(rules, like, figures, a.prints, b.prints)) return false;
  if (like.shingles >= rules.few && evenness(a.prints, b.prints) < rules.even) return false;
  if (!dated(a.published) || !dated(b.published)) return true;
  if (std::abs(a.published - b.published) <= rules.near_days * kDay) return true;
  return like.contained >= rules.whole && figures.share >= rules.whole_figures;
}

First first(const DedupRules& rules, DocId doc, std::int64_t published, std::string_view outlet) {
  constexpr std::int64_t kNever = std::int64_t{1} << 60;
  if (!dated(published)) return {kNever, !rules.agency(outlet), kNever, doc};
  const std::int64_t day = local_day(published, 540);
  const bool date_only = published == day * kDay - std::int64_t{540} * 60;  // midnight in Korea
  return {day, !rules.agency(outlet), date_only ? published + kDay : published, doc};
}

}  // namespace hj::dedup
