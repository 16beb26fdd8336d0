// The door in: paths, directories and standard input, to pages.
#pragma once

#include <functional>
#include <string>

#include "core/page.h"
#include "core/result.h"

namespace hj::ingest {

struct Limits {
  std::size_t page = std::size_t{16} << 20;  // bytes of a page that is read whole
  std::size_t line = std::size_t{4} << 20;   // bytes of a line of JSONL or crawled text
  int depth = 32;                            // folders in folders
};

// Something to tell the user; reading went on. `error.what` is one line: place, then why.
struct Fault {
  Error error;
  bool warning = false;  // the page was read all the same, mended
};

// The form of a file is told by its content: JSONL, JSON, RSS, RDF, Atom, JSON Feed, HTML, crawled
// text (one article a line) or plain text (one article a file); all of them plain or gzipped.
// JSONL and crawled text are streamed in constant memory; all else is at most Limits::page.
class Reader {
 public:
  using OnPage = std::function<void(Page&&)>;
  using OnFault = std::function<void(const Fault&)>;

  explicit Reader(Limits limits = {}) : limits_(limits) {}

  // `path`: a file, a directory (its files by name, hidden ones and *.md left out) or "-". Returns the pages
  // that were handed on. Sources are named as "path", "path:LINE" or "path:item N".
  std::size_t read(const std::string& path, const OnPage& on_page, const OnFault& on_fault) const;
  // The same for bytes at hand, named `source` in messages.
  std::size_t read_bytes(std::string bytes, const std::string& source, const OnPage& on_page,
                         const OnFault& on_fault) const;

 private:
  Limits limits_;
};

}  // namespace hj::ingest
