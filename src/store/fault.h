// How the store's own code says no to itself: thrown inside, an Error at the door.
#pragma once

#include <string>

#include "core/result.h"

namespace hj::store {

struct Fault {
  Error error;
};
[[noreturn]] void fail(Code code, std::string what);

}  // namespace hj::store
