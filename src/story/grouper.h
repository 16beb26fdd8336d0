// Judge: which documents tell one story? A pure function of the set, not of its order.
#pragma once

#include <span>
#include <vector>

#include "core/document.h"
#include "story/rules.h"
#include "story/sketch.h"

namespace hj {

// One id per sketch, in their order: what Placer (placer.h) says of them by time of publication. A
// copy goes where its original goes. `placed`: where they were placed before, one per sketch or
// empty; those stay there and are only remembered, unless their stories meet or part. Of a set that
// is placed up to a moment, the rest is so placed as if all of it were placed anew.
std::vector<StoryId> group(const StoryRules& rules, std::span<const StorySketch> sketches,
                           std::span<const StoryId> placed = {});

}  // namespace hj
