// A token bucket for every client address: so many requests a second, with a burst of four seconds'
// worth. What has not been seen for a while is forgotten; the table is bounded.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace hj::serving {

class Limiter {
 public:
  using Clock = std::chrono::steady_clock;
  explicit Limiter(double per_second) : rate_(per_second) {}  // 0 = no limit
  // 0 = go on; else the seconds after which the client may come again.
  unsigned wait(const std::string& client, Clock::time_point now);

 private:
  struct Bucket {
    double left;
    Clock::time_point seen;
  };
  void forget(Clock::time_point now);
  double rate_;
  std::mutex lock_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace hj::serving
