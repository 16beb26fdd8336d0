// A stream of HJ_BENCH_STREAM (1,000,000) generated articles through the two judges that see all of
// them: articles a second of CPU time, memory as it goes, what was found, and the largest story.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <unordered_map>

#include "dedup/fingerprinter.h"
#include "dedup/window.h"
#include "story/placer.h"
#include "stream.h"

namespace hj {
namespace {

constexpr std::size_t kBatch = 500;
const DedupRules kDedup = *DedupRules::open(HJ_DATA);
const StoryRules kStories = *StoryRules::open(HJ_DATA);

std::int64_t length() {
  const char* said = std::getenv("HJ_BENCH_STREAM");
  return said == nullptr ? 1'000'000 : std::max(1'000L, std::atol(said));
}
double cpu() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}
double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Prints and families. `found`: copies that stand with their original; `wrong`: others that do not
// stand alone.
void dedup_stream(benchmark::State& state) {
  const std::int64_t total = length();
  for ([[maybe_unused]] auto _ : state) {
    bench::Stream stream({});
    dedup::Window window(kDedup, 100'000);
    std::unordered_map<std::uint64_t, DocId> origins;
    double seconds = 0;
    std::int64_t copies = 0, found = 0, wrong = 0;
    for (std::int64_t n = 0; n < total; n += kBatch) {
      std::vector<bench::Item> items;
      for (std::size_t i = 0; i < kBatch; ++i) items.push_back(stream.next());
      std::vector<DocId> answers;
      const double start = cpu();
      for (const bench::Item& item : items) {
        Layer<Print> prints = Fingerprinter{}(item.doc);
        answers.push_back(window.add(
            {item.doc.id, {}, item.doc.published, item.doc.outlet, std::move(prints.rows)}));
      }
      seconds += cpu() - start;
      for (std::size_t i = 0; i < items.size(); ++i) {
        const auto [origin, fresh] = origins.try_emplace(items[i].family, answers[i]);
        copies += items[i].copy;
        found += items[i].copy && origin->second == answers[i];
        wrong += !items[i].copy && answers[i] != items[i].doc.id;
      }
      if (n % (total / 4) < static_cast<std::int64_t>(kBatch))
        std::fprintf(stderr, "dedup: %lld articles, window %zu MiB\n", static_cast<long long>(n),
                     window.bytes() >> 20);
    }
    state.SetIterationTime(seconds);
    state.counters["found"] = static_cast<double>(found) / static_cast<double>(copies);
    state.counters["wrong"] = static_cast<double>(wrong) / static_cast<double>(total - copies);
    state.counters["window_MiB"] = static_cast<double>(window.bytes() >> 20);
  }
  state.SetItemsProcessed(total);
  state.counters["peak_MiB"] = peak_mib();
}
BENCHMARK(dedup_stream)->Iterations(1)->UseManualTime()->Unit(benchmark::kSecond);

// B-cubed over the whole stream, from how often each story and each truth meet.
class Grouped {
 public:
  void add(DocId doc, std::uint64_t truth, StoryId story) {
    truth_[doc] = truth;
    members_[story].push_back(doc);
    ++total_;
  }
  void turn(const StoryTurn& t) {
    std::vector<DocId>& from = members_[t.from];
    std::vector<DocId>& into = members_[t.into];
    const std::vector<DocId> leaving = t.docs.empty() ? from : t.docs;
    into.insert(into.end(), leaving.begin(), leaving.end());
    for (const DocId doc : leaving) std::erase(from, doc);
  }
  void report(benchmark::State& state) const {
    std::unordered_map<std::uint64_t, double> sizes;
    for (const auto& [doc, truth] : truth_) ++sizes[truth];
    double precision = 0, recall = 0, largest = 0;
    std::size_t stories = 0;
    for (const auto& [story, docs] : members_) {
      std::map<std::uint64_t, double> cells;
      for (const DocId doc : docs) ++cells[truth_.at(doc)];
      for (const auto& [truth, n] : cells) {
        precision += n * n / static_cast<double>(docs.size());
        recall += n * n / sizes.at(truth);
      }
      largest = std::max(largest, static_cast<double>(docs.size()));
      stories += !docs.empty();
    }
    const auto total = static_cast<double>(total_);
    state.counters["P"] = precision / total;
    state.counters["R"] = recall / total;
    state.counters["stories"] = static_cast<double>(stories);
    state.counters["largest"] = largest;
    state.counters["largest_share"] = largest / total;
  }

 private:
  std::unordered_map<DocId, std::uint64_t> truth_;
  std::unordered_map<StoryId, std::vector<DocId>> members_;
  std::size_t total_ = 0;
};

// Sketches are made outside the time: they are a stage's work. Copies follow their original.
void judge(benchmark::State& state, const bench::Mix& mix, std::int64_t total) {
  for ([[maybe_unused]] auto _ : state) {
    bench::Stream stream(mix);
    Placer placer(kStories);
    Grouped grouped;
    double seconds = 0;
    std::int64_t judged = 0;
    for (std::int64_t n = 0; n < total; n += kBatch) {
      std::vector<StorySketch> sketches;
      std::vector<std::uint64_t> truth;
      for (std::size_t i = 0; i < kBatch; ++i) {
        const bench::Item item = stream.next();
        if (item.copy) continue;
        sketches.push_back(sketch(kStories, item.doc, {}));
        truth.push_back(item.story);
      }
      std::vector<StoryId> answers;
      const double start = cpu();
      answers.reserve(sketches.size());
      for (const StorySketch& s : sketches) answers.push_back(placer.add(s));
      const std::vector<StoryTurn> turns = placer.turns();
      seconds += cpu() - start;
      judged += static_cast<std::int64_t>(sketches.size());
      for (std::size_t i = 0; i < sketches.size(); ++i)
        grouped.add(sketches[i].doc, truth[i], answers[i]);
      for (const StoryTurn& t : turns) grouped.turn(t);
      if (n % (total / 4) < static_cast<std::int64_t>(kBatch))
        std::fprintf(stderr, "judge: %lld articles, %zu stories, %zu MiB\n",
                     static_cast<long long>(n), placer.stories(), placer.bytes() >> 20);
    }
    state.SetIterationTime(seconds);
    state.SetItemsProcessed(judged);
    grouped.report(state);
    state.counters["placer_MiB"] = static_cast<double>(placer.bytes() >> 20);
  }
}

void judge_stream(benchmark::State& state) { judge(state, {}, length()); }
BENCHMARK(judge_stream)->Iterations(1)->UseManualTime()->Unit(benchmark::kSecond);

// Bad input, a twentieth of the stream's length each.
void a_fifth_notices(benchmark::State& state) { judge(state, {.notices = 0.2}, length() / 20); }
BENCHMARK(a_fifth_notices)->Iterations(1)->UseManualTime()->Unit(benchmark::kSecond);
void a_tenth_lists(benchmark::State& state) { judge(state, {.lists = 0.1}, length() / 20); }
BENCHMARK(a_tenth_lists)->Iterations(1)->UseManualTime()->Unit(benchmark::kSecond);
void a_tenth_odd_dates(benchmark::State& state) { judge(state, {.odd_dates = 0.1}, length() / 20); }
BENCHMARK(a_tenth_odd_dates)->Iterations(1)->UseManualTime()->Unit(benchmark::kSecond);

void one_page_again_and_again(benchmark::State& state) {
  const std::int64_t total = length();
  for ([[maybe_unused]] auto _ : state) {
    bench::Stream stream({.one_page = 1});
    const bench::Item item = stream.next();
    dedup::Window window(kDedup, 100'000);
    std::int64_t apart = 0;
    const double start = cpu();
    for (std::int64_t n = 0; n < total; ++n) {
      Layer<Print> prints = Fingerprinter{}(item.doc);
      apart += window.add({DocId{static_cast<std::uint64_t>(n) + 1},
                           {},
                           item.doc.published,
                           "",
                           std::move(prints.rows)}) != DocId{1};
    }
    state.SetIterationTime(cpu() - start);
    state.counters["apart"] = static_cast<double>(apart);
  }
  state.SetItemsProcessed(total);
}
BENCHMARK(one_page_again_and_again)->Iterations(1)->UseManualTime()->Unit(benchmark::kSecond);

}  // namespace
}  // namespace hj
