#include "app/story_score.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <utility>

#include "app/absorber.h"
#include "store/store.h"

namespace hj {
namespace {

struct Found {
  StoryId story{};
  DocId original{};
  bool operator==(const Found&) const = default;
};
using ById = std::map<DocId, Found>;

Result<ById> absorb(const Engine& engine, const std::vector<Document>& docs,
                    const std::vector<std::size_t>& order) {
  Result<std::unique_ptr<Store>> store = open_store("memory:");
  if (!store) return store.error();
  Absorber absorber(engine, **store);
  for (const std::size_t i : order)
    if (const Done added = absorber.add(docs[i]); !added) return added.error();
  if (const Done finished = absorber.finish(); !finished) return finished.error();
  ById out;
  for (const Document& doc : docs) {
    const Result<Verdict> verdict = (*store)->verdict(doc.id);
    if (!verdict) return verdict.error();
    out[doc.id] = {verdict->story, verdict->original};
  }
  return out;
}

struct Wanted {
  std::string story, family;
};
struct Grade {
  Wanted want;
  Found got;
  std::string id;
};
std::map<std::string, Wanted> wanted(const std::vector<Json>& gold) {
  std::map<std::string, Wanted> out;
  const auto text = [](const Json& g, const char* key) {
    const auto at = g.find(key);
    return at != g.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  for (const Json& g : gold) {
    const std::string id = text(g, "id"), story = text(g, "story"), copy = text(g, "copy_of");
    out[id] = {story.empty() ? id : story, copy.empty() ? id : copy};
  }
  return out;
}

// Which of those before it does an article stand with wrongly, or not stand with?
void blame(const std::vector<Grade>& rows, std::size_t i, std::vector<std::string>& errors) {
  for (std::size_t j = 0; j < i; ++j) {
    const bool got = rows[i].got.story == rows[j].got.story;
    const bool want = rows[i].want.story == rows[j].want.story;
    if (got != want)
      errors.push_back(rows[i].id + (got ? "\tjoined to\t" : "\tapart from\t") + rows[j].id);
  }
}

}  // namespace

double StoryScore::f1() const {
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

Result<StoryScore> score_stories(const Engine& engine, const std::vector<Json>& gold,
                                 const std::vector<Document>& docs, int orders) {
  std::vector<std::size_t> order(docs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const Result<ById> found = absorb(engine, docs, order);
  if (!found) return found.error();
  StoryScore score;
  std::vector<Grade> rows;
  const std::map<std::string, Wanted> want = wanted(gold);
  for (const Document& doc : docs)
    if (const auto at = want.find(doc.input_id); at != want.end())
      rows.push_back({at->second, found->at(doc.id), doc.input_id});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    blame(rows, i, score.errors);
    int mine = 0, theirs = 0, both = 0;
    for (std::size_t j = 0; j < rows.size(); ++j) {
      const bool got = rows[i].got.story == rows[j].got.story;
      const bool is = rows[i].want.story == rows[j].want.story;
      mine += got, theirs += is, both += got && is;
      if (j >= i) continue;
      const bool copy = rows[i].got.original == rows[j].got.original;
      const bool is_copy = rows[i].want.family == rows[j].want.family;
      score.copies_right += copy && is_copy;
      score.copies_wrong += copy && !is_copy;
      score.copies_missed += !copy && is_copy;
    }
    score.precision += double(both) / mine / static_cast<double>(rows.size());
    score.recall += double(both) / theirs / static_cast<double>(rows.size());
  }
  std::mt19937 random(1);
  for (; score.orders < orders; ++score.orders) {
    std::shuffle(order.begin(), order.end(), random);
    const Result<ById> again = absorb(engine, docs, order);
    if (!again) return again.error();
    score.other_orders += *again != *found;
  }
  return score;
}

Json score_json(const StoryScore& s) {
  const auto round = [](double v) { return std::round(v * 10000) / 10000; };
  return {{"precision", round(s.precision)},
          {"recall", round(s.recall)},
          {"f1", round(s.f1())},
          {"copies_right", s.copies_right},
          {"copies_wrong", s.copies_wrong},
          {"copies_missed", s.copies_missed},
          {"orders", s.orders},
          {"other_orders", s.other_orders}};
}

}  // namespace hj
