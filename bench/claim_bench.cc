// Hostile sentences: time against their length. It has to grow in a straight line, or not at all.
#include <benchmark/benchmark.h>

#include <string>

#include "claim/finder.h"
#include "morph/morph.h"

namespace hj {
namespace {

// `words` repeated `count` times in one sentence; every "가온" in it is a company.
Document sentence(const std::string& words, std::int64_t count) {
  Document doc;
  for (std::int64_t i = 0; i < count; ++i) doc.text += words;
  doc.text += "끝났다.";
  const auto end = static_cast<std::uint32_t>(doc.text.size());
  doc.blocks.rows = {{{0, end}, BlockKind::body}};
  doc.sentences.rows = {{{0, end}, 0}};
  const std::string name = "가온";
  for (std::size_t at = doc.text.find(name); at != std::string::npos;
       at = doc.text.find(name, at + name.size())) {
    Mention m{};
    m.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
    m.name = doc.mentions.add(name + std::to_string(doc.mentions.rows.size()));
    m.rule = doc.mentions.add("bench");
    m.same = static_cast<Row>(doc.mentions.rows.size());
    m.score = 1;
    m.kind = Kind::org;
    doc.mentions.rows.push_back(m);
  }
  return doc;
}
void run(benchmark::State& state, const std::string& words) {
  static const Result<Analyzer> kAnalyzer = Analyzer::open(HJ_DATA);
  static const Result<Finder> kFinder = Finder::open(HJ_DATA);
  Document doc = sentence(words, state.range(0));
  doc.morphs = (*kAnalyzer)(doc);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize((*kFinder)(doc));
  state.SetComplexityN(state.range(0));
  state.counters["bytes"] = static_cast<double>(doc.text.size());
}
void names(benchmark::State& state) { run(state, "가온과 "); }
void clauses(benchmark::State& state) { run(state, "가온은 가온에 칩을 공급하고 "); }
void relatives(benchmark::State& state) { run(state, "가온에 칩을 공급하는 가온을 인수한 "); }
void contracts(benchmark::State& state) { run(state, "가온과 칩을 공급하는 계약을 맺었으며 "); }

BENCHMARK(names)->RangeMultiplier(4)->Range(32, 8192)->Complexity();
BENCHMARK(clauses)->RangeMultiplier(4)->Range(8, 2048)->Complexity();
BENCHMARK(relatives)->RangeMultiplier(4)->Range(8, 2048)->Complexity();
BENCHMARK(contracts)->RangeMultiplier(4)->Range(8, 2048)->Complexity();

}  // namespace
}  // namespace hj
