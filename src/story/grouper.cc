#include "story/grouper.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "story/placer.h"

namespace hj {
namespace {

class Grouper {
 public:
  Grouper(const StoryRules& rules, std::span<const StorySketch> sketches)
      : sketches_(sketches), placer_(rules) {
    order_.resize(sketches.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(), [this](std::size_t a, std::size_t b) {
      const StorySketch &x = sketches_[a], &y = sketches_[b];
      const bool no_x = x.published == 0, no_y = y.published == 0;
      return std::tie(no_x, x.published, x.doc) < std::tie(no_y, y.published, y.doc);
    });
  }

  std::vector<StoryId> run(std::span<const StoryId> placed) {
    std::vector<StoryId> out(sketches_.size());
    std::unordered_map<DocId, std::size_t> at;
    for (const std::size_t i : order_)
      if (sketches_[i].original == sketches_[i].doc) at.try_emplace(sketches_[i].doc, i);
    const auto of_copy = [&](std::size_t i) {  // where its original stands
      const auto found = at.find(sketches_[i].original);
      return found == at.end() ? i : found->second;
    };
    for (const std::size_t i : order_) {
      if (of_copy(i) != i) continue;
      const bool known = i < placed.size() && placed[i] != StoryId::none;
      if (known)
        placer_.recall(sketches_[i], placed[i]), put(i, placed[i]);
      else
        put(i, placer_.add(sketches_[i]));
      turn();
    }
    for (const auto& [id, members] : members_)
      for (const std::size_t i : members) out[i] = id;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = out[of_copy(i)];
    return out;
  }

 private:
  void put(std::size_t i, StoryId story) { members_[story].push_back(i); }

  void turn() {
    for (const StoryTurn& t : placer_.turns()) {
      std::vector<std::size_t>& from = members_[t.from];
      std::vector<std::size_t>& into = members_[t.into];
      const auto leaves = [&](std::size_t i) {
        return t.docs.empty() ||
               std::find(t.docs.begin(), t.docs.end(), sketches_[i].doc) != t.docs.end();
      };
      std::copy_if(from.begin(), from.end(), std::back_inserter(into), leaves);
      std::erase_if(from, leaves);
    }
  }

  std::span<const StorySketch> sketches_;
  std::vector<std::size_t> order_;
  std::unordered_map<StoryId, std::vector<std::size_t>> members_;
  Placer placer_;
};

}  // namespace

std::vector<StoryId> group(const StoryRules& rules, std::span<const StorySketch> sketches,
                           std::span<const StoryId> placed) {
  return Grouper(rules, sketches).run(placed);
}

}  // namespace hj
