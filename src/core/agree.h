// Which amounts speak of one sum in other words.
#pragma once

#include "core/value.h"

namespace hj {

// May both be said of one thing? `approx` leaves room for a tenth, a bound for more; what is in
// another currency, or for another time, says nothing of the other.
bool may_both_be(const Amount& a, const Amount& b);

}  // namespace hj
