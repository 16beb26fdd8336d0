// What the head of a page says of its article: JSON-LD, OpenGraph, meta tags, microdata.
#pragma once

#include <string>
#include <vector>

#include "extract/dom.h"
#include "extract/piece.h"

namespace hj::extract {

struct Meta {
  std::vector<std::string> titles;  // the most trusted first, as written
  std::string subtitle, outlet, reporter, section, url, language, description;
  std::string body;  // JSON-LD articleBody
  When published, modified;
  std::int64_t comments = -1;
  bool paywalled = false;
  bool one_article = false;  // the page says that it is an article
};
Meta read_meta(const Dom& dom);

}  // namespace hj::extract
