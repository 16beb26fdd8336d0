// JSON rows to pages: JSONL lines, arrays of objects, JSON Feed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "core/result.h"
#include "ingest/feed.h"

namespace hj::ingest {

bool is_json(std::string_view text);

// One object of JSONL. Known fields (and their usual other names) go to Page::fields; `text` makes
// a page of crawled text; all else is ignored. The error says only why; the caller knows where.
Result<Page> page_of_json(std::string_view object, const std::string& source);

// A whole JSON file: an object, an array of objects, or a JSON Feed (jsonfeed.org, 1.0 and 1.1).
// Rows that are no articles become errors that name them ("a.json:item 3: …").
struct Row {
  Page page;
  std::string error;  // empty = the page is good
};
Result<std::vector<Row>> pages_of_json(std::string_view file, const std::string& source);

// A JSON Feed as other feeds are; items without words have their address alone.
Feed read_json_feed(std::string_view text, const std::string& source);

}  // namespace hj::ingest
