// Each stage of reading an article, on its own: articles and bytes of text a second on one core.
#include <benchmark/benchmark.h>

#include "claim/finder.h"
#include "corpus.h"
#include "dedup/fingerprinter.h"
#include "entity/recognizer.h"
#include "morph/morph.h"

namespace hj {
namespace {

struct Rooms {
  Result<Extractor> extractor = Extractor::open(HJ_DATA);
  Result<Analyzer> analyzer = Analyzer::open(HJ_DATA);
  Result<Recognizer> recognizer = Recognizer::open(HJ_DATA);
  Result<Finder> finder = Finder::open(HJ_DATA);
  std::vector<Page> pages = bench::pages();
  std::vector<Document> docs = bench::articles();  // with all layers up to mentions

  Rooms() {
    for (Document& doc : docs) {
      doc.sentences = Splitter{}(doc);
      doc.morphs = (*analyzer)(doc);
      Entities found = (*recognizer)(doc);
      doc.mentions = std::move(found.mentions);
      doc.quotes = std::move(found.quotes);
    }
  }
};
const Rooms& rooms() {
  static const Rooms kAll;
  return kAll;
}

template <class Stage>
void run(benchmark::State& state, Stage stage) {
  const std::vector<Document>& docs = rooms().docs;
  std::size_t i = 0, bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(stage(docs[i]));
    bytes += docs[i].text.size();
    i = (i + 1) % docs.size();
  }
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void extract(benchmark::State& state) {
  std::size_t i = 0;
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize((*rooms().extractor)(rooms().pages[i++ % rooms().pages.size()]));
  state.SetItemsProcessed(state.iterations());
}
void dedup(benchmark::State& state) { run(state, Fingerprinter{}); }
void split(benchmark::State& state) { run(state, Splitter{}); }
void morph(benchmark::State& state) {
  run(state, [](const Document& doc) { return (*rooms().analyzer)(doc); });
}
void entity(benchmark::State& state) {
  run(state, [](const Document& doc) { return (*rooms().recognizer)(doc); });
}
void claim(benchmark::State& state) {
  run(state, [](const Document& doc) { return (*rooms().finder)(doc); });
}
BENCHMARK(extract)->Unit(benchmark::kMicrosecond);
BENCHMARK(dedup)->Unit(benchmark::kMicrosecond);
BENCHMARK(split)->Unit(benchmark::kMicrosecond);
BENCHMARK(morph)->Unit(benchmark::kMicrosecond);
BENCHMARK(entity)->Unit(benchmark::kMicrosecond);
BENCHMARK(claim)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hj
