// How each followed feed fares, kept in a small JSON file between runs.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"

namespace hj::ingest {

// Times are UTC seconds, 0 = never.
struct Health {
  std::string etag, last_modified;  // for the next conditional request
  std::string error;                // why the last poll failed; empty = it did not
  std::string moved;                // a lasting redirect leads there
  std::int64_t next = 0, last_try = 0, last_good = 0, last_new = 0;
  std::int64_t failures = 0;  // in a row
  std::int64_t status = 0;    // of the last answer
  std::int64_t polls = 0, unchanged = 0, articles = 0, faults = 0;
  double seconds = 0;               // of the last answer
  bool gone = false;                // 410: not polled again
  std::vector<std::uint64_t> seen;  // prints of the items that were read, the latest last
};

// When a feed is asked again: regularly, or after failures ever later, up to a day. A server's
// Retry-After is heeded.
std::int64_t next_poll(std::int64_t now, std::int64_t every, std::int64_t failures,
                       std::int64_t retry_after);

class HealthBook {
 public:
  static Result<HealthBook> open(const std::string& path);  // a missing file is an empty book
  Health& of(const std::string& url) { return rows_[url]; }
  const Health* find(const std::string& url) const;
  Done save() const;

 private:
  std::string path_;
  std::map<std::string, Health> rows_;
};

// Writes a file whole or not at all: a kill in between leaves the old one.
Done write_file(const std::string& path, const std::string& bytes);

}  // namespace hj::ingest
