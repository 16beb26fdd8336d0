// The judge of a queue: one of all that stand by holds the store's lease, takes what was read in
// the order of its pages, and writes it. What is absorbed and how far it is are kept in one step,
// so that the next judge goes on exactly there.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/absorber.h"
#include "app/dead_letter.h"
#include "app/parcel.h"
#include "queue/queue.h"
#include "store/store.h"

namespace hj {

struct JudgePlan {
  std::string queue, store;
  std::chrono::seconds settle{
      300};  // at most between two groupings of stories, under a steady flow
  bool quiet = false;
};

// One judge's time in office: from the lease to the first fault.
class Judge {
 public:
  Judge(const Engine& engine, Store& store, Queue& queue, const JudgePlan& plan);

  Done start();  // finds out where the last one was
  // Takes what is there; false if nothing came for some time and all is settled.
  Result<bool> once();
  std::uint64_t reached() const { return reached_; }
  std::size_t articles() { return absorber_.tally().articles; }

 private:
  struct Told {  // what records say of the last judge
    std::uint64_t reached = 0;
    std::vector<DocId> open;  // not grouped into stories yet
  };
  Result<Told> remember();
  Done keep_place(std::span<const Document> docs);
  Done fetch();
  Done note(Job job);
  Done judge_next();
  Done judge(Job job);
  Result<bool> is_hopeless();
  Done search_missing();
  Done do_without();
  Done answer_all();
  Done sweep();
  Done settle();
  void set_aside(const Job& job, const std::string& source, const std::string& why);

  using Clock = std::chrono::steady_clock;
  Store& store_;
  Queue& queue_;
  JudgePlan plan_;
  Absorber absorber_;
  std::string epoch_;                   // of the pages
  std::uint64_t reached_ = 0;           // pages up to this one are given to the absorber, …
  std::uint64_t whole_ = 0;             // … with all that they hold, …
  std::uint64_t placed_ = 0;            // … and the store knows of them
  std::uint64_t careful_until_ = 0;     // up to here one page at a time: one may have ended a judge
  std::map<std::uint64_t, Job> ahead_;  // read before an earlier page was
  std::vector<Job> given_;              // and not yet kept
  std::vector<DocId> resumed_;          // of the last judge
  std::vector<std::string> open_;       // records of what is not grouped yet
  bool unsettled_ = false;
  Done fault_ = done();
  Clock::time_point settled_ = Clock::now(), came_ = Clock::now(), swept_ = Clock::now();
};

// Stands by, judges while the lease is held, and begins anew after every fault, until `stop`.
// `settled`: there was nothing to do at the last look.
Done judge_until(const Engine& engine, const JudgePlan& plan, const std::atomic<bool>& stop,
                 std::atomic<bool>& settled);

}  // namespace hj
