// The list of feeds to follow: feeds.toml, and OPML in and out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hj::ingest {

struct Source {
  std::string url;           // of a feed or a news sitemap
  std::string name;          // the outlet; empty = what the feed and its pages say
  std::string site;          // its home page, for OPML
  std::int64_t every = 600;  // seconds between polls
  bool articles = true;      // fetch the articles; false = what the feed says of them is all
};
struct SourceList {
  std::vector<Source> sources;
  double pause = 1;   // seconds between two requests to one host
  int parallel = 4;   // feeds polled at once
  std::string agent;  // empty = Hapjong's own
};

// `feeds.toml`: `[defaults]` with every ("10m"), articles, pause, parallel, agent, and one
// `[[feed]]` a source with url, name, every, articles. Unknown keys are mistakes; an error names
// file and line.
Result<SourceList> read_sources(const std::string& path);
Result<SourceList> parse_sources(std::string_view toml, const std::string& path);
// The entry that stands for a source in feeds.toml.
std::string toml_of(const Source& source);

// Every outline with an xmlUrl, at any depth.
Result<std::vector<Source>> read_opml(const std::string& bytes, const std::string& path);
std::string opml_of(const std::vector<Source>& sources);

}  // namespace hj::ingest
