// What lies between the machines: pages to be read and documents to be judged, each handed to one
// taker at a time and again until it is done with. In memory, or on NATS JetStream.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hj {

enum class Topic : std::uint8_t {
  archives,   // places of files with many pages, to be taken apart
  pages,      // to be read
  documents,  // of one page each, by the page's number: to be judged in that order
  dead,       // what could not be done with after several tries, and why
};
struct Job {
  std::uint64_t number = 0;    // 1, 2, … of its topic
  unsigned tries = 1;          // with this one
  std::string id, body;        // `id` as it was put
  std::shared_ptr<void> held;  // by the queue that gave it
};
struct Depth {
  std::uint64_t jobs = 0, bytes = 0;  // not done with
  std::uint64_t last = 0;             // the highest number so far
  std::string epoch;                  // another one if the topic was made anew: numbers begin again
};

// Used by one thread, but for hold(); as many may be opened as there are threads.
class Queue {
 public:
  using Milliseconds = std::chrono::milliseconds;
  virtual ~Queue() = default;

  // The job's number. An id that was put lately is not put again (0). Waits for a server that is
  // away, some time; conflict if the topic is full, bad_input if it is larger than the queue takes.
  virtual Result<std::uint64_t> put(Topic topic, const std::string& id, std::string_view body) = 0;
  // The next one that nobody has in hand; none if there is none for so long.
  Result<std::optional<Job>> take(Topic topic, Milliseconds wait);
  // The next ones, `most` at most; may wait so long for more although some are at hand.
  virtual Result<std::vector<Job>> take_many(Topic topic, int most, Milliseconds wait) = 0;
  // One that is there, in hand or not. Documents are asked for by their id, all else by number.
  virtual Result<std::optional<Job>> look(Topic topic, std::uint64_t number) = 0;
  virtual Done finish(const Job& job) = 0;     // done with: never again
  virtual Done hold(const Job& job) = 0;       // still at it: nobody else gets it yet
  virtual Done give_back(const Job& job) = 0;  // somebody else may have it at once
  virtual Done remove(Topic topic, std::uint64_t number) = 0;
  virtual Done forget(Topic topic, std::uint64_t upto) = 0;  // all up to this number
  virtual Done rewind(Topic topic) = 0;  // what is in whoever's hand is given out again
  virtual Result<Depth> depth(Topic topic) const = 0;
};

// `memory:NAME`: the queue of this name in this process.
// `nats://[USER:PASSWORD@|TOKEN@]HOST:PORT,…` with `tls://` for TLS and
// `?ca=FILE&cert=FILE&key=FILE&name=STREAMS&pages=MOST`; three hosts or more keep everything three
// times. Topics that are missing are made.
Result<std::unique_ptr<Queue>> open_queue(const std::string& url);

std::string_view topic_name(Topic topic);

}  // namespace hj
