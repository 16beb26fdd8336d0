// Judges which deal a claim belongs to: the thread of all claims of one type, parties and object.
#pragma once

#include <vector>

#include "core/document.h"

namespace hj {

class Matcher {
 public:
  // One per claim of the document (core/deal_id.h); DealId::none where a side has no entity. Looks
  // at nothing else in the corpus, so that no order of arrival changes a thread.
  std::vector<DealId> operator()(const Document& doc, const Verdict& so_far) const;
};

}  // namespace hj
