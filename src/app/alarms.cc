#include "app/alarms.h"

#include <chrono>
#include <ctime>
#include <memory>
#include <thread>

#include "app/commands.h"
#include "app/engine.h"
#include "ingest/fetch.h"
#include "store/store.h"

namespace hj {
namespace {

constexpr int kRetrySeconds = 15;  // how often deliveries that wait are looked at

ingest::FetchLimits post_limits(bool allow_private) {
  ingest::FetchLimits out;
  out.bytes = std::size_t{64} << 10;
  out.connect_seconds = 5, out.total_seconds = 15, out.slow_seconds = 10;
  out.allow_private = allow_private;
  return out;
}

}  // namespace

AlarmOptions alarm_of(const Engine& engine, bool allow_private, const std::atomic<bool>* stop) {
  AlarmOptions out;
  out.stop = stop;
  out.terms = [&engine](std::string_view query) { return engine.terms(query); };
  out.parties = [&engine](std::string_view name) { return engine.linker().called(name); };
  const auto fetcher = std::make_shared<ingest::Fetcher>(post_limits(allow_private), stop);
  out.send = [fetcher](const WebhookPost& post) -> Result<int> {
    ingest::Request request;
    request.url = post.url, request.body = post.body;
    request.fields = {"X-Hapjong-Signature: " + post.signature,
                      "X-Hapjong-Delivery: " + post.delivery};
    const Result<ingest::Reply> reply = fetcher->post(request);
    if (!reply) return reply.error();
    return reply->status;
  };
  return out;
}

void keep_firing(const std::string& url, const AlarmOptions& options,
                 const std::atomic<bool>& stop) {
  const Result<std::unique_ptr<Store>> store = open_store(url);
  if (!store) return complain(store.error().what);
  std::uint64_t seen = 0;
  std::string said;
  for (int second = 0; !stop.load(); ++second) {
    const Result<std::uint64_t> now = (*store)->generation();
    if (now && (*now != seen || second % kRetrySeconds == 0)) {
      const Result<std::size_t> fired = fire_alerts(**store, options, std::time(nullptr));
      const std::string fault = fired ? "" : fired.error().what;
      if (fault != said && !fault.empty()) complain(fault);
      said = fault, seen = *now;
    }
    for (int tenth = 0; tenth < 10 && !stop.load(); ++tenth)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

}  // namespace hj
