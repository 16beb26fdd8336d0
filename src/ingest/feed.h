// RSS 0.9x, 1.0 and 2.0 and Atom to pages, by expat: no external entities, bounded expansion.
#pragma once

#include <string>
#include <vector>

#include "core/page.h"
#include "core/result.h"

namespace hj::ingest {

// `bytes` in any charset. A feed that breaks off gives the items before the break and `broken`.
struct Feed {
  std::vector<Page> pages;
  std::string broken;  // "feed.xml:12: mismatched tag"; empty = well-formed
};
Feed read_feed(const std::string& bytes, const std::string& source);

}  // namespace hj::ingest
