// Paths to documents with every layer, on as many threads as asked for, in the order of the input.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/engine.h"
#include "core/document.h"
#include "ingest/reader.h"

namespace hj {

struct ReadPlan {
  std::vector<std::string> paths;
  std::int64_t published = 0;  // UTC seconds of inputs that state no date; 0 = none
  unsigned jobs = 1;
  ingest::Columns columns{};
  ingest::Places places{};
  bool allow_private = false;
};
// What came of one page: its articles, or why there are none.
struct PageResult {
  std::string source;
  std::vector<Document> articles;
  Page::Place next;         // of an archive of records: where to go on after this page
  std::string fault;        // one line, empty = none
  bool no_article = false;  // read, but it holds none: no failure of a batch
};
struct Faults {
  std::size_t failed = 0, warned = 0;
};

PageResult read_page(const Engine& engine, const Page& page, std::int64_t published);

// Calls `sink` with each page's result on the calling thread; faults of the door go to `complain`.
Faults read_all(const Engine& engine, const ReadPlan& plan,
                const std::function<void(PageResult)>& sink);

// A date or time given on the command line; 0 and an error line where it is none.
Result<std::int64_t> parse_date_option(const std::string& text);

}  // namespace hj
