// Judge: which documents tell one story? A pure function of the set, not of its order.
#pragma once

#include <span>
#include <vector>

#include "core/document.h"
#include "story/sketch.h"

namespace hj {

// One id per sketch, in their order. Documents are taken by time of publication (then by id) and
// each joins the story whose weighted words, names, pairs and figures it shares most, or founds
// one; then stories that came to tell the same are joined. A copy goes where its original goes.
//   - A story's id is a hash of its founder's id: later documents never change it, and the input's
//     order cannot. A document older than the founder that joins it becomes the founder.
//   - What is asked of a document grows with the days since the story's last (a chapter some weeks
//     later must name the same parties), so a story is as long as its chapters connect.
//   - Words weigh by how rare they are among the documents given: give whole windows, not single
//   days.
// Linear in the documents; a term that more than kCommon stories share names no candidates.
std::vector<StoryId> group(std::span<const StorySketch> sketches);

}  // namespace hj
