// A queue within one process, for tests and for loops that run side by side.
#pragma once

#include "queue/queue.h"

namespace hj::queue {

std::unique_ptr<Queue> open_memory(const std::string& name);

}  // namespace hj::queue
