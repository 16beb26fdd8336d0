// A queue on NATS servers with JetStream.
#pragma once

#include "queue/queue.h"

namespace hj::queue {

Result<std::unique_ptr<Queue>> open_jetstream(const std::string& url);

}  // namespace hj::queue
