// Articles put into an embedded store, one transaction each and in batches.
#include <benchmark/benchmark.h>

#include <cstdio>

#include "core/hash.h"
#include "corpus.h"
#include "dedup/fingerprinter.h"
#include "store/store.h"

namespace hj {
namespace {

void put(benchmark::State& state) {
  std::vector<Document> docs = bench::articles();
  for (Document& doc : docs) doc.prints = Fingerprinter{}(doc);
  const std::string file = "build/store-bench.db";
  for (const char* end : {"", "-wal", "-shm"}) std::remove((file + end).c_str());
  const Result<std::unique_ptr<Store>> store = open_store(file);
  if (!store) return state.SkipWithError(store.error().what.c_str());
  const auto batch = static_cast<std::size_t>(state.range(0));
  std::uint64_t n = 0;
  std::vector<Document> some(
      docs.begin(), docs.begin() + static_cast<std::ptrdiff_t>(std::min(batch, docs.size())));
  std::vector<Verdict> verdicts(some.size());
  for ([[maybe_unused]] auto _ : state) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < some.size(); ++i) {
      some[i].id = verdicts[i].original = DocId{hash64("", ++n)};
      for (std::size_t b = 0; b < kBands && b < some[i].prints.rows.size(); ++b)
        some[i].prints.rows[b] = hash64("", some[i].prints.rows[b] + n);
      entries.push_back({some[i], verdicts[i], {}});
    }
    if (const Done done = (*store)->put(entries); !done)
      return state.SkipWithError(done.error().what.c_str());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(n));
}
BENCHMARK(put)->Arg(1)->Arg(50)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hj
