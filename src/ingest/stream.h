// Bytes of a file, of standard input or of a gzipped file, a window at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace hj::ingest {

class Stream {
 public:
  static Result<Stream> open(const std::string& path);  // "-" = standard input
  static Stream over(std::string bytes);  // a stream of these bytes, for tests and archives

  // The bytes not yet taken: at least `want` of them, or all that is left.
  std::string_view peek(std::size_t want);
  void take(std::size_t bytes);  // at most what peek gave
  bool ended() { return peek(1).empty(); }
  std::uint64_t at() const { return at_; }             // bytes taken so far
  const std::string& fault() const { return fault_; }  // why it ended early; empty = it did not

  // The next line without its end; `too_long` when it was longer than `limit` and skipped whole.
  // False at the end.
  bool line(std::size_t limit, std::string& out, bool& too_long);

 private:
  struct Handle;
  void fill();
  std::shared_ptr<Handle> handle_;  // none = all bytes are in the window
  std::string window_;
  std::size_t head_ = 0;
  std::uint64_t at_ = 0;
  bool done_ = false;
  std::string fault_;
};

}  // namespace hj::ingest
