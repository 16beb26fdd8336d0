#include "queue/memory_queue.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>

namespace hj::queue {
namespace {

struct Slot {
  std::string id, body;
  unsigned tries = 0;
  bool taken = false;
};
struct Lane {
  std::map<std::uint64_t, Slot> slots;
  std::set<std::string, std::less<>> ids;
  std::uint64_t last = 0;
};
struct Shared {
  std::mutex lock;
  std::condition_variable more;
  std::array<Lane, 4> lanes;
};

std::shared_ptr<Shared> shared(const std::string& name) {
  static std::mutex lock;
  static std::map<std::string, std::weak_ptr<Shared>> all;
  const std::scoped_lock guard(lock);
  std::shared_ptr<Shared> out = all[name].lock();
  if (out == nullptr) all[name] = out = std::make_shared<Shared>();
  return out;
}

class MemoryQueue final : public Queue {
 public:
  explicit MemoryQueue(const std::string& name) : shared_(shared(name)) {}

  Result<std::uint64_t> put(Topic topic, const std::string& id, std::string_view body) override {
    const std::scoped_lock guard(shared_->lock);
    Lane& to = lane(topic);
    if (!to.ids.insert(id).second) return std::uint64_t{0};
    to.slots[++to.last] = {id, std::string(body)};
    shared_->more.notify_one();
    return to.last;
  }
  Result<std::vector<Job>> take_many(Topic topic, int most, Milliseconds wait) override {
    std::unique_lock guard(shared_->lock);
    auto& slots = lane(topic).slots;
    const auto is_free = [](const auto& s) { return !s.second.taken; };
    shared_->more.wait_for(guard, wait, [&] { return std::ranges::any_of(slots, is_free); });
    std::vector<Job> out;
    for (auto& slot : slots) {
      if (most <= 0) break;
      if (!is_free(slot)) continue;
      slot.second.taken = true, ++slot.second.tries, --most;
      out.push_back(job(topic, slot));
    }
    return out;
  }
  Result<std::optional<Job>> look(Topic topic, std::uint64_t number) override {
    const std::scoped_lock guard(shared_->lock);
    const Lane& from = lane(topic);
    const auto at =
        topic == Topic::documents
            ? std::ranges::find_if(from.slots, [id = std::to_string(number)](
                                                   const auto& s) { return s.second.id == id; })
            : from.slots.find(number);
    return at == from.slots.end() ? std::optional<Job>() : std::optional(job(topic, *at));
  }
  Done finish(const Job& j) override {
    const auto topic = *static_cast<Topic*>(j.held.get());
    return remove(topic, j.number);
  }
  Done hold(const Job&) override { return done(); }
  Done give_back(const Job& j) override {
    const std::scoped_lock guard(shared_->lock);
    auto& slots = lane(*static_cast<Topic*>(j.held.get())).slots;
    if (const auto at = slots.find(j.number); at != slots.end()) at->second.taken = false;
    shared_->more.notify_one();
    return done();
  }
  Done remove(Topic topic, std::uint64_t number) override {
    const std::scoped_lock guard(shared_->lock);
    lane(topic).slots.erase(number);
    return done();
  }
  Done forget(Topic topic, std::uint64_t upto) override {
    const std::scoped_lock guard(shared_->lock);
    auto& slots = lane(topic).slots;
    slots.erase(slots.begin(), slots.upper_bound(upto));
    return done();
  }
  Done rewind(Topic topic) override {
    const std::scoped_lock guard(shared_->lock);
    for (auto& [number, slot] : lane(topic).slots) slot.taken = false;
    shared_->more.notify_all();
    return done();
  }
  Result<Depth> depth(Topic topic) const override {
    const std::scoped_lock guard(shared_->lock);
    const Lane& of = shared_->lanes[static_cast<std::size_t>(topic)];
    Depth out{of.slots.size(), 0, of.last, "memory"};
    for (const auto& [number, slot] : of.slots) out.bytes += slot.body.size();
    return out;
  }

 private:
  Lane& lane(Topic topic) { return shared_->lanes[static_cast<std::size_t>(topic)]; }
  static Job job(Topic topic, const std::pair<const std::uint64_t, Slot>& s) {
    return {s.first, s.second.tries, s.second.id, s.second.body, std::make_shared<Topic>(topic)};
  }
  std::shared_ptr<Shared> shared_;
};

}  // namespace

std::unique_ptr<Queue> open_memory(const std::string& name) {
  return std::make_unique<MemoryQueue>(name);
}

}  // namespace hj::queue
