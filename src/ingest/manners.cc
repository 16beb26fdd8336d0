#include "ingest/manners.h"

#include <thread>

#include "ingest/address.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kHosts = 10'000;  // remembered at once
constexpr auto kRobotsAge = std::chrono::hours(24), kTroubleAge = std::chrono::hours(1);

// `Hapjong/0.1 (…)` is `hapjong` in robots.txt.
std::string product(const std::string& agent) { return agent.substr(0, agent.find_first_of("/ ")); }

}  // namespace

void Manners::wait_turn(const std::string& origin, double delay) {
  using Clock = std::chrono::steady_clock;
  Clock::time_point turn;
  {
    const std::scoped_lock lock(mutex_);
    Host& host = hosts_[origin];
    turn = std::max(host.free, Clock::now());
    host.free = turn + std::chrono::duration_cast<Clock::duration>(
                           std::chrono::duration<double>(std::max(pause_, delay)));
  }
  while (!stopped() && Clock::now() < turn)
    std::this_thread::sleep_for(
        std::min<Clock::duration>(turn - Clock::now(), std::chrono::milliseconds(100)));
}

std::shared_ptr<const Robots> Manners::robots(Fetcher& fetcher, const std::string& origin) {
  const auto now = std::chrono::steady_clock::now();
  {
    std::unique_lock lock(mutex_);
    if (hosts_.size() > kHosts)
      std::erase_if(hosts_, [](const auto& h) { return !h.second.asking; });
    known_.wait(lock, [&] { return !hosts_[origin].asking; });
    Host& host = hosts_[origin];
    if (host.robots != nullptr && host.expires > now) return host.robots;
    host.asking = true;
  }
  wait_turn(origin, 0);
  const Result<Reply> reply = fetcher.get({origin + "/robots.txt", {}, {}});
  // RFC 9309: without one all is allowed; a server in trouble, or none at all, allows nothing.
  const bool there = reply && reply->status >= 200 && reply->status < 300;
  const bool absent = reply && reply->status >= 400 && reply->status < 500 && reply->status != 429;
  auto made = std::make_shared<const Robots>(there    ? Robots::parse(reply->body, product(agent_))
                                             : absent ? Robots::all()
                                                      : Robots::none());
  const std::scoped_lock lock(mutex_);
  Host& host = hosts_[origin];
  host.robots = made, host.asking = false;
  host.trouble = !reply ? reply.error().what
                 : there || absent
                     ? std::string()
                     : origin + "/robots.txt: answers " + std::to_string(reply->status);
  host.expires = now + (there || absent ? kRobotsAge : kTroubleAge);
  known_.notify_all();
  return made;
}

std::string Manners::trouble_of(const std::string& origin) {
  const std::scoped_lock lock(mutex_);
  return hosts_[origin].trouble;
}

Result<Reply> Manners::get(Fetcher& fetcher, const Request& request) {
  const UrlParts parts = parse_url(request.url);
  if (!parts.ok) return Error{Code::bad_input, request.url + ": is no http or https address"};
  const std::shared_ptr<const Robots> rules = robots(fetcher, parts.origin);
  if (const std::string trouble = trouble_of(parts.origin); !trouble.empty())
    return Error{Code::unavailable, request.url + ": is not asked for: " + trouble};
  if (!rules->allows(parts.path))
    return Error{Code::unavailable, request.url + ": robots.txt does not allow it"};
  wait_turn(parts.origin, rules->delay_seconds());
  if (stopped()) return Error{Code::unavailable, request.url + ": was broken off"};
  return fetcher.get(request);
}

}  // namespace hj::ingest
