#include "core/agree.h"

#include <algorithm>
#include <cmath>

namespace hj {

bool may_both_be(const Amount& a, const Amount& b) {
  constexpr double kExact = 0.01, kAbout = 0.1;
  if (a.currency != b.currency || a.per != b.per || a.span != b.span) return true;
  const double room = a.approx || b.approx ? kAbout : kExact;
  if (std::abs(a.value - b.value) <= room * std::max(std::abs(a.value), std::abs(b.value)))
    return true;
  return a.bound != Bound::none || b.bound != Bound::none;
}

}  // namespace hj
