// The door in: paths, directories and standard input, to pages.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ingest/csv.h"
#include "ingest/fetch.h"
#include "ingest/limits.h"

namespace hj::ingest {

// The form of a file is told by its content: JSONL, JSON, RSS, RDF, Atom, JSON Feed, CSV, HTML,
// WARC and WET, ZIP and tar of these, crawled text (one article a line) or plain text (one article
// a file); all of them plain or packed by gzip or zstd. JSONL, CSV, WARC and crawled text are
// streamed in constant memory; all else is at most Limits::page.
class Reader {
 public:
  using OnPage = ingest::OnPage;
  using OnFault = ingest::OnFault;

  // `columns` maps the columns of CSV files that do not say it themselves.
  explicit Reader(Limits limits = {}, Columns columns = {}, FetchLimits fetch = {})
      : limits_(limits), columns_(std::move(columns)), fetch_(std::move(fetch)) {}

  // `path`: a file, a directory (its files by name, hidden ones and *.md left out), an http or
  // https address, or "-". Returns the pages that were handed on. Sources are named as "path",
  // "path:LINE" or "path:item N". `places`: WARC files are read from there on, as Page::next gave
  // it.
  std::size_t read(const std::string& path, const OnPage& on_page, const OnFault& on_fault,
                   const Places& places = {}) const;
  // A WARC file that is larger than `bytes` (not 0) in parts of about so many, to be read apart;
  // any other path as a whole.
  Result<std::vector<Part>> cut(const std::string& path, std::uint64_t bytes) const;
  std::size_t read_part(const std::string& path, const Part& part, const OnPage& on_page,
                        const OnFault& on_fault) const;
  // The same for bytes at hand, named `source` in messages.
  std::size_t read_bytes(std::string bytes, const std::string& source, const OnPage& on_page,
                         const OnFault& on_fault) const;

 private:
  Limits limits_;
  Columns columns_;
  FetchLimits fetch_;
};

}  // namespace hj::ingest
