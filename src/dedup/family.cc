#include "dedup/family.h"

#include <cstdlib>

#include "core/value.h"
#include "dedup/prints.h"

namespace hj::dedup {
namespace {

constexpr std::int64_t kDay = 86'400;

bool alike(const DedupRules& rules, const Likeness& like) {
  if (like.size_ratio < rules.size_ratio) return false;
  if (like.shingles < rules.few) return like.jaccard >= rules.few_alike;
  return like.contained >= rules.contained && like.jaccard >= rules.alike;
}
// What one template makes (weather, market wraps, stock notices) is alike but for its figures.
bool same_figures(const DedupRules& rules, const Likeness& like) {
  if (like.figure_count >= rules.many_figures)
    return like.figures >=
           (like.contained < 0.5F ? rules.figures_edited : rules.figures) * like.contained;
  return like.figure_count < 2 || like.figures > 0;
}

}  // namespace

bool copies(const DedupRules& rules, const Sighting& a, const Sighting& b) {
  const Likeness like = compare(a.prints, b.prints);
  if (!alike(rules, like) || !same_figures(rules, like)) return false;
  if (!dated(a.published) || !dated(b.published)) return true;
  if (std::abs(a.published - b.published) <= rules.near_days * kDay) return true;
  return like.contained >= rules.whole && like.figures >= rules.whole_figures;
}

First first(const DedupRules& rules, DocId doc, std::int64_t published, std::string_view outlet) {
  constexpr std::int64_t kNever = std::int64_t{1} << 60;
  if (!dated(published)) return {kNever, !rules.agency(outlet), kNever, doc};
  const std::int64_t day = local_day(published, 540);
  const bool date_only = published == day * kDay - std::int64_t{540} * 60;  // midnight in Korea
  return {day, !rules.agency(outlet), date_only ? published + kDay : published, doc};
}

}  // namespace hj::dedup
