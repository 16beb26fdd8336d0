#include "queue/queue.h"

#include "queue/jetstream.h"
#include "queue/memory_queue.h"

namespace hj {

Result<std::unique_ptr<Queue>> open_queue(const std::string& url) {
  constexpr std::string_view kMemory = "memory:";
  if (url.starts_with(kMemory)) return queue::open_memory(url.substr(kMemory.size()));
  return queue::open_jetstream(url);
}

Result<std::optional<Job>> Queue::take(Topic topic, Milliseconds wait) {
  Result<std::vector<Job>> jobs = take_many(topic, 1, wait);
  if (!jobs) return jobs.error();
  return jobs->empty() ? std::optional<Job>() : std::optional(std::move(jobs->front()));
}

std::string_view topic_name(Topic topic) {
  constexpr std::string_view kNames[] = {"archives", "pages", "documents", "dead"};
  return kNames[static_cast<std::size_t>(topic)];
}

}  // namespace hj
