// Feeds of all kinds, OPML and lists of feeds: any bytes become items or one line that says why
// not.
#include "fuzz.h"
#include "ingest/feed.h"
#include "ingest/json.h"
#include "ingest/robots.h"
#include "ingest/sources.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  using namespace hj::ingest;
  const std::string bytes(fuzz::view(data, size));
  for (const Feed& feed : {read_feed(bytes, "fuzz"), read_json_feed(bytes, "fuzz")}) {
    for (const Page& page : feed.pages)
      fuzz::require(page.source.starts_with("fuzz:item "), "an item names its place");
    fuzz::require(feed.broken.find('\n') == std::string::npos, "a fault is one line");
  }
  if (const Result<std::vector<Source>> opml = read_opml(bytes, "fuzz"); opml) {
    std::string toml;
    for (const Source& source : *opml) toml += toml_of(source);
    const Result<SourceList> again = parse_sources(toml, "fuzz");
    fuzz::require(again && again->sources.size() == opml->size(), "what is written is read again");
  }
  static_cast<void>(parse_sources(bytes, "fuzz"));
  const Robots robots = Robots::parse(bytes, "hapjong");
  static_cast<void>(robots.allows("/news/1?page=2"));
  return 0;
}
