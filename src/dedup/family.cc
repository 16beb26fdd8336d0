#include "dedup/family.h"

#include "core/value.h"
#include "dedup/originals.h"
#include "dedup/prints.h"

namespace hj::dedup {
namespace {

constexpr std::int64_t kDay = 86'400;

// Between planted edits of 40% (contained from 0.42, jaccard from 0.26) and different articles on
// one story, of the same day and desk (to 0.34 and 0.16): dedup_test.cc measures both.
bool alike(const Likeness& like) {
  if (like.size_ratio < 0.35F) return false;            // a flash and the full report on it
  if (like.shingles < 80) return like.jaccard >= 0.6F;  // few shingles: chance agrees too easily
  return like.contained >= 0.36F && like.jaccard >= 0.20F;
}
// What one template makes (weather, market wraps, stock notices) is alike but for its figures.
bool same_figures(const Likeness& like) {
  if (like.figure_count >= 4)
    return like.figures >= (like.contained < 0.5F ? 0.5F : 0.65F) * like.contained;
  return like.figure_count < 2 || like.figures > 0;
}

}  // namespace

bool copies(std::span<const Print> a, std::int64_t a_time, std::span<const Print> b,
            std::int64_t b_time) {
  const Likeness like = compare(a, b);
  if (!alike(like) || !same_figures(like)) return false;
  const std::int64_t apart = a_time < b_time ? b_time - a_time : a_time - b_time;
  if (!dated(a_time) || !dated(b_time) || apart <= 7 * kDay) return true;
  return like.contained >= 0.8F &&
         like.figures >= 0.8F;  // old news is copied whole, or it is a rubric
}

First first(DocId doc, std::int64_t published, std::string_view outlet) {
  constexpr std::int64_t kNever = std::int64_t{1} << 60;
  if (!dated(published)) return {kNever, !is_agency(outlet), kNever, doc};
  const std::int64_t day = local_day(published, 540);
  const bool date_only = published == day * kDay - std::int64_t{540} * 60;  // midnight in Korea
  return {day, !is_agency(outlet), date_only ? published + kDay : published, doc};
}

}  // namespace hj::dedup
