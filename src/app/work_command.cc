// hapjong work: stage workers and a judge that stands by, over a queue and a store that many
// machines share.
#include <csignal>
#include <list>
#include <thread>

#include "app/commands.h"
#include "app/data_dir.h"
#include "app/judge.h"
#include "app/worker.h"

namespace hj {
namespace {

using namespace std::chrono_literals;
std::atomic<bool> stopping{false};
static_assert(std::atomic<bool>::is_always_lock_free);

// Nothing waits in any topic, in hand or not.
bool is_empty(const Queue& queue) {
  for (const Topic topic : {Topic::archives, Topic::pages, Topic::documents}) {
    const Result<Depth> depth = queue.depth(topic);
    if (!depth || depth->jobs > 0) return false;
  }
  return true;
}

class Crew {
 public:
  Crew(const WorkCommand& command, const Engine& engine) : command_(command), engine_(engine) {}

  Done start() {
    Result<std::unique_ptr<Queue>> queue = open_queue(command_.queue);
    if (!queue) return queue.error();
    watch_ = *std::move(queue);
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned jobs = !command_.read ? 0 : command_.jobs == 0 ? cores : command_.jobs;
    for (unsigned i = 0; i < jobs; ++i) {
      Result<std::unique_ptr<Queue>> own = open_queue(command_.queue);
      if (!own) return own.error();
      workers_.emplace_back(engine_, *std::move(own), tally_);
    }
    for (Worker& w : workers_) threads_.emplace_back([&w] { w.run(stopping); });
    if (command_.judge) threads_.emplace_back([this] { judge(); });
    return done();
  }
  void wait() {
    int quiet = 0;
    for (int tick = 0; !stopping; ++tick) {
      std::this_thread::sleep_for(500ms);
      if (tick % 6 == 0)
        for (Worker& w : workers_) w.keep_hold();
      const bool over = command_.once && (!command_.judge || settled_) && is_empty(*watch_);
      quiet = over ? quiet + 1 : 0;
      if (quiet >= 3) stopping = true;
    }
  }
  Done stop() {
    stopping = true;
    for (std::thread& t : threads_) t.join();
    return fault_;
  }
  void summary() const {
    if (!command_.quiet)
      complain(std::to_string(tally_.pages) + " pages read, " + std::to_string(tally_.archives) +
               " archives taken apart, " + std::to_string(tally_.set_aside) + " jobs set aside");
  }

 private:
  void judge() {
    const JudgePlan plan{command_.queue, command_.store, std::chrono::seconds(command_.settle),
                         command_.quiet};
    if (const Done judged = judge_until(engine_, plan, stopping, settled_); !judged)
      fault_ = judged, stopping = true;
  }
  const WorkCommand& command_;
  const Engine& engine_;
  std::unique_ptr<Queue> watch_;
  WorkerTally tally_;
  std::list<Worker> workers_;
  std::vector<std::thread> threads_;
  std::atomic<bool> settled_{false};
  Done fault_ = done();
};

}  // namespace

int run(const WorkCommand& command) {
  const Result<Engine> engine = open_engine();
  if (!engine) return fail(engine.error());
  // A worker writes nothing, but one that is older than the store must not work for it.
  if (const Result<std::unique_ptr<Store>> store = open_store(command.store); !store)
    return fail(store.error());
  std::signal(SIGTERM, [](int) { stopping = true; });
  std::signal(SIGINT, [](int) { stopping = true; });
  Crew crew(command, *engine);
  const Done started = crew.start();
  if (started) crew.wait();
  const Done ended = crew.stop();
  if (!started) return fail(started.error());
  crew.summary();
  return ended ? 0 : fail(ended.error());
}

}  // namespace hj
