// A stage worker: takes pages from the queue, reads them, and puts what comes of each where the
// judge finds it, under the page's number. Any number of them run, on any number of machines.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "app/engine.h"
#include "queue/queue.h"

namespace hj {

struct WorkerTally {
  std::atomic<std::uint64_t> pages{0}, archives{0}, set_aside{0};
};

class Worker {
 public:
  Worker(const Engine& engine, std::unique_ptr<Queue> queue, WorkerTally& tally)
      : engine_(engine), queue_(std::move(queue)), tally_(tally) {}

  // Works until `stop`; faults of the queue are told once and waited out.
  void run(const std::atomic<bool>& stop);
  // One page, or one archive where no page waits; false if there was neither.
  Result<bool> once(Queue::Milliseconds wait);
  // Says, from another thread, that this one is still at its job.
  void keep_hold();

 private:
  Done page(const Job& job);
  Done archive(const Job& job);
  Done answer(const Job& job, const std::string& body, const std::string& source);
  Done feed_page(const std::string& id, const std::string& body);
  void hold(std::optional<Job> job);
  Done done_with(const Job& job);
  void slow_down(const std::atomic<bool>& stop);

  const Engine& engine_;
  std::unique_ptr<Queue> queue_;
  WorkerTally& tally_;
  std::mutex lock_;
  std::optional<Job> held_;
  unsigned ticks_ = 0;  // of the one that is held
};

// Puts a job, and waits as long as the topic is full and `go_on` says so.
Result<std::uint64_t> put_patiently(Queue& queue, Topic topic, const std::string& id,
                                    const std::string& body, const std::function<bool()>& go_on);

}  // namespace hj
