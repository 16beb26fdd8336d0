#include "app/worker.h"

#include <thread>

#include "app/commands.h"
#include "app/dead_letter.h"
#include "app/parcel.h"
#include "ingest/reader.h"

namespace hj {
namespace {

using namespace std::chrono_literals;
constexpr std::uint64_t kManyUnjudged = 20'000;  // of which on workers wait for the judge
constexpr unsigned kLongest = 120;               // ticks that a page may be held; then it is stuck

}  // namespace

Result<std::uint64_t> put_patiently(Queue& queue, Topic topic, const std::string& id,
                                    const std::string& body, const std::function<bool()>& go_on) {
  for (;;) {
    Result<std::uint64_t> put = queue.put(topic, id, body);
    if (put || put.error().code != Code::conflict || !go_on()) return put;
    std::this_thread::sleep_for(200ms);
  }
}

void Worker::run(const std::atomic<bool>& stop) {
  bool told = false;
  while (!stop) {
    const Result<bool> worked = once(1000ms);
    if (worked) {
      if (told) complain("the queue is back");
      told = false;
      slow_down(stop);
      continue;
    }
    if (!told) complain(worked.error().what + "; waiting for it");
    told = true;
    std::this_thread::sleep_for(500ms);
  }
}

// One page a second is still read: the one that the judge waits for may be among them.
void Worker::slow_down(const std::atomic<bool>& stop) {
  constexpr std::uint64_t kLookEvery = 64;
  if (tally_.pages % kLookEvery != 0) return;
  const Result<Depth> depth = queue_->depth(Topic::documents);
  for (int i = 0; i < 10 && depth && depth->jobs > kManyUnjudged && !stop; ++i)
    std::this_thread::sleep_for(100ms);
}

Result<bool> Worker::once(Queue::Milliseconds wait) {
  for (const Topic topic : {Topic::pages, Topic::archives}) {
    Result<std::optional<Job>> job = queue_->take(topic, topic == Topic::pages ? wait : 10ms);
    if (!job) return job.error();
    if (!*job) continue;
    hold(**job);
    const Done worked = topic == Topic::pages ? page(**job) : archive(**job);
    hold(std::nullopt);
    if (!worked) {
      const Done back = queue_->give_back(**job);
      return back ? worked.error() : back.error();
    }
    return true;
  }
  return false;
}

void Worker::hold(std::optional<Job> job) {
  const std::scoped_lock guard(lock_);
  held_ = std::move(job), ticks_ = 0;
}

Done Worker::done_with(const Job& job) {
  const std::scoped_lock guard(lock_);
  held_.reset();
  return queue_->finish(job);
}

void Worker::keep_hold() {
  const std::scoped_lock guard(lock_);
  if (held_ && ++ticks_ < kLongest) (void)queue_->hold(*held_);  // away: it is given out again
}

// The page is out of the way once its answer is kept by the servers.
Done Worker::answer(const Job& job, const std::string& body, const std::string& source) {
  const std::string number = std::to_string(job.number);
  Result<std::uint64_t> put = queue_->put(Topic::documents, number, body);
  if (!put && put.error().code == Code::bad_input) {
    ++tally_.set_aside;
    const std::string why = put.error().what;
    if (Done buried = bury(*queue_, {Topic::pages, job.number, job.id, source, why, job.body});
        !buried)
      return buried;
    PageResult nothing;
    nothing.source = source, nothing.fault = why;
    put = queue_->put(Topic::documents, number, pack_reading(nothing));
  }
  if (!put) return put.error();
  ++tally_.pages;
  return done_with(job);
}

Done Worker::page(const Job& job) {
  PageResult reading;
  Result<PageParcel> parcel = unpack_page(job.body);
  if (!parcel && parcel.error().code == Code::conflict) return parcel.error();  // for a newer one
  std::string why;
  if (!parcel)
    why = parcel.error().what;
  else if (job.tries > kTries)
    why = "it has ended its worker " + std::to_string(job.tries - 1) + " times";
  if (!why.empty()) {
    ++tally_.set_aside;
    reading.source = parcel ? parcel->page.source : std::string();
    reading.fault = reading.source + ": " + why;
    if (Done buried =
            bury(*queue_, {Topic::pages, job.number, job.id, reading.source, why, job.body});
        !buried)
      return buried;
  } else {
    reading = read_page(engine_, parcel->page, parcel->published);
    if (!reading.fault.empty()) complain(reading.fault);
  }
  return answer(job, pack_reading(reading), reading.source);
}

Done Worker::feed_page(const std::string& id, const std::string& body) {
  const Result<std::uint64_t> put =
      put_patiently(*queue_, Topic::pages, id, body, [] { return true; });
  return put ? done() : Done(put.error());
}

Done Worker::archive(const Job& job) {
  if (job.tries > kTries) {
    ++tally_.set_aside;
    if (Done buried = bury(*queue_, {Topic::archives, job.number, job.id, job.body,
                                     "it has ended its worker several times", job.body});
        !buried)
      return buried;
    return done_with(job);
  }
  Done fed = done();
  const ingest::Reader reader;
  const Place place = unpack_place(job.body);
  const auto on_page = [&](Page&& page) {
    {
      const std::scoped_lock guard(lock_);
      ticks_ = 0;  // it gets on
    }
    const std::string body = pack_page({page, 0});
    if (fed) fed = feed_page(page_id(page), body);
    if (!fed && fed.error().code == Code::bad_input)
      complain(page.source + ": " + fed.error().what), fed = done();
  };
  const auto on_fault = [&](const ingest::Fault& fault) { complain(fault.error.what); };
  if (place.path == job.body)
    reader.read(place.path, on_page, on_fault);
  else
    reader.read_part(place.path, place.part, on_page, on_fault);
  if (!fed) return fed;
  ++tally_.archives;
  return done_with(job);
}

}  // namespace hj
