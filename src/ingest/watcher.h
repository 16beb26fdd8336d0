// Follows feeds: polls what is due, fetches the articles that are new, keeps each feed's health.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "core/page.h"
#include "ingest/fetch.h"
#include "ingest/health.h"
#include "ingest/manners.h"
#include "ingest/sources.h"

namespace hj::ingest {

// What came of one feed's poll. `health` is kept after the pages were taken: a kill in between
// means that they are read again, never that they are lost.
struct Polled {
  std::string url, name;
  std::vector<Page> pages;
  std::vector<std::string> faults;  // one line each
  Health health;
  bool failed = false;     // the feed itself
  bool unchanged = false;  // 304, or the same items
};

class Watcher {
 public:
  Watcher(SourceList list, HealthBook& book, FetchLimits limits, const std::atomic<bool>* stop);

  // Polls every feed that is due at `now` (or all), several at once; hands each result on, on the
  // calling thread. Returns the polls.
  std::size_t poll(std::int64_t now, bool all, const std::function<void(const Polled&)>& on_polled);
  std::int64_t next() const;  // when the next feed is due; 0 = none ever

 private:
  Polled poll_one(const Source& source, Health health, std::int64_t now, Fetcher& fetcher);
  void read_feed_body(const Source& source, const Reply& reply, std::int64_t now, Fetcher& fetcher,
                      Polled& out);
  std::vector<Page> items_of(const Source& source, const Reply& reply, std::int64_t now,
                             Fetcher& fetcher, Polled& out);
  void take_item(const Source& source, Page&& item, std::int64_t now, Fetcher& fetcher,
                 Polled& out);

  SourceList list_;
  HealthBook& book_;
  FetchLimits limits_;
  const std::atomic<bool>* stop_;
  Manners manners_;
};

}  // namespace hj::ingest
