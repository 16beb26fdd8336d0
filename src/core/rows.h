// What a store hands to the judges: candidates, found by print, name, party or time.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace hj {

struct Original {  // an earlier or later document with a band in common
  DocId doc;
  DocId original;          // its own verdict
  std::int64_t published;  // UTC seconds, 0 = unknown
  std::string outlet;
  std::vector<Print> prints;
};
struct Known {  // an entity that bears this name or alias
  EntityId entity;
  std::string name;  // canonical
  std::string alias;
  Kind kind;
  float prior;  // 0 to 1: the share of this alias's mentions that meant it
};

}  // namespace hj
