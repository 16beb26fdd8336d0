// Prints of one article, one comparison, and the families of a stream with bands in an index.
#include <benchmark/benchmark.h>

#include "core/hash.h"
#include "corpus.h"
#include "dedup/fingerprinter.h"
#include "dedup/originals.h"
#include "dedup/prints.h"

namespace hj {
namespace {

void prints(benchmark::State& state) {
  const std::vector<Document> docs = bench::articles();
  std::size_t i = 0, bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(Fingerprinter{}(docs[i]));
    bytes += docs[i].text.size();
    i = (i + 1) % docs.size();
  }
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(prints);

void likeness(benchmark::State& state) {
  std::vector<Document> docs = bench::articles();
  const Layer<Print> a = Fingerprinter{}(docs[0]), b = Fingerprinter{}(docs[1]);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(dedup::compare(a.rows, b.rows));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(likeness);

// `range` documents, each the words of a sample article in another order: few are copies.
void families(benchmark::State& state) {
  const std::vector<Document> docs = bench::articles();
  std::vector<Original> rows;
  std::uint64_t seed = 1;
  for (std::int64_t n = 0; n < state.range(0); ++n) {
    const Document& from = docs[static_cast<std::size_t>(n) % docs.size()];
    Original row{DocId{hash64(std::to_string(n))},
                 {},
                 1'700'000'000 + n * 60,
                 "",
                 Fingerprinter{}(from).rows};
    for (std::size_t i = 0; i < kBands && i < row.prints.size() && n % 10 != 0; ++i)
      row.prints[i] = hash64("", seed++);
    rows.push_back(std::move(row));
  }
  const Originals originals(*DedupRules::open(HJ_DATA));
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(originals.all(rows));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(families)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hj
