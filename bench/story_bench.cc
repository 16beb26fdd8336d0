// A sketch of one article, the grouping of a window, and the telling of one story.
#include <benchmark/benchmark.h>

#include <map>

#include "core/hash.h"
#include "corpus.h"
#include "morph/morph.h"
#include "story/digest.h"
#include "story/grouper.h"
#include "story/sketch.h"

namespace hj {
namespace {

const StoryRules& story_rules() {
  static const StoryRules kRules = *StoryRules::open(HJ_DATA);
  return kRules;
}

std::vector<Document> read() {
  std::vector<Document> docs = bench::articles();
  const Result<Analyzer> analyzer = Analyzer::open(HJ_DATA);
  for (Document& doc : docs) {
    doc.sentences = Splitter{}(doc);
    if (analyzer) doc.morphs = (*analyzer)(doc);
  }
  return docs;
}

void sketches(benchmark::State& state) {
  const std::vector<Document> docs = read();
  std::size_t i = 0;
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(sketch(story_rules(), docs[i++ % docs.size()], {}));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(sketches);

// `range` documents: worlds of the sample in which two words of three are the world's own.
void groups(benchmark::State& state) {
  std::vector<StorySketch> base;
  for (const Document& doc : read()) base.push_back(sketch(story_rules(), doc, {}));
  std::vector<StorySketch> all;
  for (std::int64_t n = 0; n < state.range(0); ++n) {
    const auto world = static_cast<std::uint64_t>(n) / base.size();
    StorySketch s = base[static_cast<std::size_t>(n) % base.size()];
    s.doc = s.original = DocId{hash64(std::to_string(n))};
    s.published += static_cast<std::int64_t>(world * 53 % 360) * 86'400;
    for (Term& t : s.terms)
      if (t.hash % 3 != 0) t.hash = hash64("", t.hash ^ world);
    all.push_back(std::move(s));
  }
  std::map<StoryId, std::size_t> sizes;
  for ([[maybe_unused]] auto _ : state) {
    sizes.clear();
    for (const StoryId id : group(story_rules(), all)) ++sizes[id];
  }
  std::size_t largest = 0;
  for (const auto& [id, size] : sizes) largest = std::max(largest, size);
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["stories"] = static_cast<double>(sizes.size());
  state.counters["largest"] = static_cast<double>(largest);
}
BENCHMARK(groups)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

void telling(benchmark::State& state) {
  const std::vector<Document> docs = read();
  std::vector<const Document*> story;
  for (std::size_t i = 0; i < docs.size() && i < 12; ++i) story.push_back(&docs[i]);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(tell(story_rules(), story));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(telling)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hj
