// WARC 1.0 and 1.1 (ISO 28500) to pages: responses, resources and Common Crawl's WET conversions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/limits.h"
#include "ingest/stream.h"

namespace hj::ingest {

bool is_warc(std::string_view head);

// Where reading began: `part.from.record` counts records before it, of which `from.skip` are still
// ahead in the stream and are passed over. Only successful answers of type HTML, XHTML or plain
// text become pages; the rest is passed over in constant memory. A record that lies about its
// length costs itself at most: reading goes on at the next one. Pages are named "path:record N".
void read_warc(Stream& stream, const std::string& source, const Limits& limits, const Part& part,
               const OnPage& on_page, const OnFault& on_fault);
// Parts of at least `bytes`, as packed, each of whole gzip members, zstd frames or plain records:
// every record is in one of them. It is read through, for a page may hold what looks like a record.
std::vector<Part> cut_warc(Stream& stream, std::uint64_t bytes);

}  // namespace hj::ingest
