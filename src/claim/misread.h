// Readings of an act that are none: compounds, purposes, reasons, hopes, names that are none. Each
// is a function that says so of one bound act; any of them is enough, in whatever order.
#pragma once

#include <span>

#include "claim/bind.h"

namespace hj::claim {

using Misreading = bool (*)(const Bind&, const Draft&);
using Misreadings = std::span<const Misreading>;

Misreadings misreadings_of_trade();    // claim/misread_trade.cc
Misreadings misreadings_of_capital();  // claim/misread_capital.cc
Misreadings misreadings_of_law();      // claim/misread_law.cc
Misreadings misreadings_of_talk();     // claim/misread_talk.cc

}  // namespace hj::claim
