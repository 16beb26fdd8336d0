// Bytes of a file, of standard input or of memory, unpacked (gzip, zstd), a window at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace hj::ingest {

class Stream {
 public:
  // "-" = standard input. `from`: the byte of the file, as packed, at which reading begins.
  static Result<Stream> open(const std::string& path, std::uint64_t from = 0);
  static Stream over(std::string bytes);  // of bytes at hand, packed or not

  // The bytes not yet taken: at least `want` of them, or all that is left.
  std::string_view peek(std::size_t want);
  void take(std::size_t bytes);  // at most what peek gave
  bool ended() { return peek(1).empty(); }
  std::uint64_t at() const { return at_; }             // unpacked bytes taken so far
  const std::string& fault() const { return fault_; }  // why it ended early; empty = it did not

  // The last gzip member, zstd frame or plain byte at which reading can begin anew without losing
  // what is not yet taken: its place in the packed file, and in the unpacked bytes.
  struct Restart {
    std::uint64_t packed = 0, unpacked = 0;
  };
  Restart restart() const;
  // After a fault inside a gzip member: goes on at the next member. False where there is none.
  bool recover();

  // The next line without its end; `too_long` when it was longer than `limit` and skipped whole.
  // False at the end.
  bool line(std::size_t limit, std::string& out, bool& too_long);

 private:
  struct Unpacker;
  void fill();
  std::shared_ptr<Unpacker> unpacker_;
  std::string window_;
  std::size_t head_ = 0;
  std::uint64_t at_ = 0;
  bool done_ = false;
  std::string fault_;
};

// Unpacks a body as HTTP names its coding (gzip, deflate, br, zstd, identity), to at most `limit`
// bytes. The error says why; what was unpacked before is lost.
Result<std::string> unpack(std::string_view bytes, std::string_view coding, std::size_t limit);

}  // namespace hj::ingest
