// Runs a pure function on many threads and hands the results on in the order of the input.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace hj {

// `work` runs on `threads` threads; `sink` runs on the thread that calls submit() and finish(), so
// it needs no lock. At most 4 * threads + 4 inputs are under way: memory stays constant.
template <class In, class Out>
class OrderedPool {
 public:
  OrderedPool(unsigned threads, std::function<Out(In)> work, std::function<void(Out)> sink)
      : work_(std::move(work)), sink_(std::move(sink)), limit_(4 * std::size_t{threads} + 4) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;
  ~OrderedPool() {
    {
      const std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    wake_.notify_all();
    for (std::thread& t : threads_) t.join();
  }

  void submit(In in) {
    {
      const std::scoped_lock lock(mutex_);
      jobs_.emplace_back(std::move(in));
    }
    wake_.notify_one();
    while (hand_on(limit_)) {
    }
  }
  void finish() {
    while (hand_on(0)) {
    }
  }

 private:
  struct Job {
    explicit Job(In i) : in(std::move(i)) {}
    In in;
    std::optional<Out> out;
  };

  // Gives the oldest result to the sink; waits for it only where more than `room` are under way.
  bool hand_on(std::size_t room) {
    std::optional<Out> out;
    {
      std::unique_lock lock(mutex_);
      if (jobs_.empty() || (jobs_.size() <= room && !jobs_.front().out)) return false;
      made_.wait(lock, [this] { return jobs_.front().out.has_value(); });
      out = std::move(jobs_.front().out);
      jobs_.pop_front();
      --next_;
    }
    sink_(*std::move(out));
    return true;
  }

  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return closed_ || next_ < jobs_.size(); });
      if (next_ >= jobs_.size()) return;
      Job& job = jobs_[next_++];  // a deque keeps its elements in place
      In in = std::move(job.in);
      lock.unlock();
      Out out = work_(std::move(in));
      lock.lock();
      job.out = std::move(out);
      made_.notify_one();
    }
  }

  std::function<Out(In)> work_;
  std::function<void(Out)> sink_;
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable wake_, made_;
  std::deque<Job> jobs_;  // oldest first
  std::size_t next_ = 0;  // the first job that no thread has taken
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace hj
