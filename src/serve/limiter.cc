#include "serve/limiter.h"

#include <algorithm>
#include <cmath>

namespace hj::serving {
namespace {

constexpr double kBurst = 4;                  // seconds' worth
constexpr std::size_t kMostClients = 10'000;  // clients remembered

}  // namespace

// A bucket that would be full by now says nothing that a new one does not.
void Limiter::forget(Clock::time_point now) {
  const auto full = std::chrono::duration<double>(kBurst);
  std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.seen > full; });
  if (buckets_.size() >= kMostClients) buckets_.clear();
}

unsigned Limiter::wait(const std::string& client, Clock::time_point now) {
  if (rate_ <= 0) return 0;
  const std::lock_guard lock(lock_);
  if (buckets_.size() >= kMostClients) forget(now);
  const double most = std::max(1.0, rate_ * kBurst);
  Bucket& b = buckets_.try_emplace(client, Bucket{most, now}).first->second;
  const double since = std::chrono::duration<double>(now - b.seen).count();
  b.left = std::min(most, b.left + since * rate_);
  b.seen = now;
  if (b.left < 1) return static_cast<unsigned>(std::ceil((1 - b.left) / rate_));
  b.left -= 1;
  return 0;
}

}  // namespace hj::serving
