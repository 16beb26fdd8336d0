// WARC 1.0 and 1.1 (ISO 28500) to pages: responses, resources and Common Crawl's WET conversions.
#pragma once

#include <string>
#include <string_view>

#include "ingest/limits.h"
#include "ingest/stream.h"

namespace hj::ingest {

bool is_warc(std::string_view head);

// Where reading began: `place.record` counts records before it, of which `place.skip` are still
// ahead in the stream and are passed over. Only successful answers of type HTML, XHTML or plain
// text become pages; the rest is passed over in constant memory. A record that lies about its
// length costs itself at most: reading goes on at the next one. Pages are named "path:record N".
void read_warc(Stream& stream, const std::string& source, const Limits& limits, Page::Place place,
               const OnPage& on_page, const OnFault& on_fault);

}  // namespace hj::ingest
