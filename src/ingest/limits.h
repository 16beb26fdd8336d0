// How much the door takes of one thing, and how it says what went wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "core/page.h"
#include "core/result.h"

namespace hj::ingest {

// What unpacks to more than so many times its size is refused, from so many bytes on.
inline constexpr std::uint64_t kMostRatio = 200, kRatioFrom = std::uint64_t{32} << 20;

struct Limits {
  std::size_t page = std::size_t{16} << 20;  // bytes of a page that is read whole
  std::size_t line = std::size_t{4}
                     << 20;  // bytes of a line of JSONL or crawled text, a row of CSV
  int depth = 32;            // folders in folders
};

// Something to tell the user; reading went on. `error.what` is one line: place, then why.
struct Fault {
  Error error;
  bool warning = false;  // the page was read all the same, mended
};

// Files that were read before, and where to go on in each.
using Places = std::map<std::string, Page::Place>;
// Some records of a file, from a byte of it where reading can begin to the one where the next part
// does (0 = to the end).
struct Part {
  Page::Place from;
  std::uint64_t until = 0;
};
using OnPage = std::function<void(Page&&)>;
using OnFault = std::function<void(const Fault&)>;

}  // namespace hj::ingest
