// Section fronts, lists and portals' topic pages: several articles in one page, each a headline
// that leads to it and a lede.
#pragma once

#include <string>
#include <vector>

#include "extract/dom.h"
#include "extract/meta.h"
#include "extract/piece.h"

namespace hj::extract {

// The entries of a page's lists, in its order, at least three of them in one list; empty where
// there is none. Each has its headline, lede, address (seen from `base`), and the outlet, time and
// comments that stand beside them; it is cut off. An entry of a list of the most read or most
// commented has a notice of its place: `많이 본 뉴스 3위`.
std::vector<Draft> read_front(const Dom& dom, const Meta& meta, const std::string& base);

// An address as a page writes it, seen from the page's own; empty where it is none of http.
std::string join_url(const std::string& base, std::string_view href);

}  // namespace hj::extract
