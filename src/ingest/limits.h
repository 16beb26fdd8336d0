// How much the door takes of one thing, and how it says what went wrong.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "core/page.h"
#include "core/result.h"

namespace hj::ingest {

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
using OnPage = std::function<void(Page&&)>;
using OnFault = std::function<void(const Fault&)>;

}  // namespace hj::ingest
