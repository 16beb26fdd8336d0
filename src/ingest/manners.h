// How a host wants to be asked: a pause between requests, and what its robots.txt leaves open.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "ingest/fetch.h"
#include "ingest/robots.h"

namespace hj::ingest {

// Shared by the threads that fetch.
class Manners {
 public:
  Manners(double pause_seconds, std::string agent, const std::atomic<bool>* stop)
      : pause_(pause_seconds), agent_(std::move(agent)), stop_(stop) {}

  // Waits for the host's turn and fetches; an Error where robots.txt forbids it. robots.txt itself
  // is fetched first, once a day a host.
  Result<Reply> get(Fetcher& fetcher, const Request& request);

 private:
  struct Host {
    std::chrono::steady_clock::time_point free{};     // when the next request may go out
    std::chrono::steady_clock::time_point expires{};  // of `robots`
    std::shared_ptr<const Robots> robots;
    std::string trouble;  // why robots.txt could not be had; then nothing is asked for
    bool asking = false;  // a thread is fetching robots.txt
  };
  std::shared_ptr<const Robots> robots(Fetcher& fetcher, const std::string& origin);
  std::string trouble_of(const std::string& origin);
  void wait_turn(const std::string& host, double delay);
  bool stopped() const { return stop_ != nullptr && stop_->load(); }

  const double pause_;
  const std::string agent_;
  const std::atomic<bool>* stop_;
  std::mutex mutex_;
  std::condition_variable known_;
  std::map<std::string, Host> hosts_;  // by origin
};

}  // namespace hj::ingest
