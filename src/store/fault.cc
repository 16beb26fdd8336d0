#include "store/fault.h"

#include <utility>

namespace hj::store {

void fail(Code code, std::string what) { throw Fault{{code, std::move(what)}}; }

}  // namespace hj::store
