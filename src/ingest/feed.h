// RSS 0.9x, 1.0 and 2.0, Atom and news sitemaps to pages, by expat: no external entities, no
// declared ones.
#pragma once

#include <string>
#include <vector>

#include "core/page.h"
#include "core/result.h"

namespace hj::ingest {

// `bytes` in any charset. A feed that breaks off gives the items before the break and `broken`.
// An item with a body has it in its fields; one without (a sitemap's, a bare link's) has its
// address alone and awaits being fetched.
struct Feed {
  std::string title, site;  // of the channel
  std::vector<Page> pages;
  std::vector<std::string> sitemaps;  // of an index of sitemaps: the addresses of its parts
  bool sitemap = false;
  std::string broken;  // "feed.xml:12: mismatched tag"; empty = well-formed
};
Feed read_feed(const std::string& bytes, const std::string& source);

}  // namespace hj::ingest
