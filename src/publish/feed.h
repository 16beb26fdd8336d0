// RSS 2.0 and Atom of any list: a query's articles, a story's, an entity's deals.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hj::publish {

struct Entry {
  std::string id;           // stays the same for good: an id of the store
  std::string title, link;  // an absolute address, or empty
  std::string summary, author;
  std::int64_t published = 0, updated = 0;  // UTC seconds; 0 = unknown
};
struct Feed {
  std::string id, title, link, self;  // `self`: the feed's own address, or empty
  std::vector<Entry> entries;         // newest first
};
std::string rss(const Feed& feed);
std::string atom(const Feed& feed);

}  // namespace hj::publish
