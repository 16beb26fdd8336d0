// The places reached in WARC files, kept in a small JSON file: what was stored is not read again.
#pragma once

#include <chrono>
#include <string>

#include "core/result.h"
#include "ingest/limits.h"

namespace hj {

class Bookmarks {
 public:
  // An empty name keeps nothing; a file that is not there is an empty one.
  static Result<Bookmarks> open(const std::string& file);
  const ingest::Places& places() const { return places_; }
  // `source`: "path:record N". Written to disk once a second, and by save().
  Done reached(const std::string& source, const Page::Place& next);
  Done save();

 private:
  std::string file_;
  ingest::Places places_;
  bool changed_ = false;
  std::chrono::steady_clock::time_point saved_{};
};

}  // namespace hj
