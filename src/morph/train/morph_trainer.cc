#include "morph/train/morph_trainer.h"

#include <algorithm>

namespace hj::morph {
namespace {

// How many morphemes of the gold a reading has, marks by form alone.
std::size_t agreement(const Readings& all, const Reading& one, const std::vector<GoldMorph>& gold) {
  std::vector<bool> used(gold.size(), false);
  std::size_t out = 0;
  for (const Made& morph : all.morphs_of(one))
    for (std::size_t i = 0; i < gold.size(); ++i) {
      const bool mark = morph.tag >= Tag::SF && morph.tag <= Tag::SW;
      if (used[i] || gold[i].form != all.form(morph) || (!mark && gold[i].tag != morph.tag))
        continue;
      used[i] = true;
      ++out;
      break;
    }
  return out;
}

template <class W>
float sum(const W& weights, std::span<const std::uint32_t> slots) {
  float out = 0;
  for (std::uint32_t slot : slots) out += weights(slot);
  return out;
}

template <class W>
float between(const W& weights, const Edge& a, const Edge& b) {
  std::uint32_t slots[kEdgeSlots];
  edge_slots(a, b, slots);
  return sum(weights, slots);
}

void credit(const Sequence& sentence, const std::vector<std::size_t>& row, LearnedWeights& weights,
            float by) {
  Edge before;
  std::uint32_t slots[kEdgeSlots];
  for (std::size_t i = 0; i <= row.size(); ++i) {
    const Edge now = i < row.size() ? sentence.eojeol[i].choices[row[i]].edge : Edge{};
    edge_slots(before, now, slots);
    for (std::uint32_t slot : slots) weights.add(slot, by);
    if (i < row.size())
      for (std::uint32_t slot : sentence.eojeol[i].choices[row[i]].inner) weights.add(slot, by);
    before = now;
  }
}

template <class W>
std::vector<std::size_t> best_row(const Sequence& sentence, const W& weights, float base) {
  std::vector<float> score{0};
  std::vector<Edge> edges{Edge{}};
  std::vector<std::vector<std::size_t>> back;
  for (std::size_t i = 0; i <= sentence.eojeol.size(); ++i) {
    const bool end = i == sentence.eojeol.size();
    std::vector<float> next;
    std::vector<Edge> next_edges;
    back.emplace_back();
    const std::size_t n = end ? 1 : sentence.eojeol[i].choices.size();
    for (std::size_t c = 0; c < n; ++c) {
      const Choice* choice = end ? nullptr : &sentence.eojeol[i].choices[c];
      const Edge edge = end ? Edge{} : choice->edge;
      std::size_t from = 0;
      float best = -1e30F;
      for (std::size_t p = 0; p < score.size(); ++p) {
        const float s = score[p] + between(weights, edges[p], edge);
        if (s > best) best = s, from = p;
      }
      next.push_back(best + (end ? 0 : base * choice->base + sum(weights, choice->inner)));
      next_edges.push_back(edge);
      back.back().push_back(from);
    }
    score = std::move(next);
    edges = std::move(next_edges);
  }
  std::vector<std::size_t> out(sentence.eojeol.size());
  std::size_t at = back.back()[0];
  for (std::size_t i = out.size(); i-- > 0; at = back[i][at]) out[i] = at;
  return out;
}

}  // namespace

Eojeol choices_of(const GoldEojeol& gold, const AveragedWeights& weights,
                  const Inventory& inventory, Words& words) {
  Eojeol out;
  std::vector<Unit> units;
  cut(gold.surface, 0, units);
  if (units.empty() || units.size() > kMaxUnits) return out;
  words.mark(gold.surface, units);
  Decoder<AveragedWeights> decoder(inventory, weights);
  std::vector<Path> paths;
  decoder.decode(units, kMostReadings, paths);
  Draft readings;
  for (const Path& path : paths)
    add_reading(gold.surface, units, path.labels, path.score - paths[0].score, inventory, readings);
  drop_misfits(words, readings);
  std::size_t best = 0;
  out.want = gold.morphs.size();
  for (const Reading& reading : readings.readings) {
    Choice choice{reading.score, {}, reading.edge};
    add_inner_slots(readings, reading, words, choice.inner);
    const std::size_t hits = agreement(readings, reading, gold.morphs);
    const std::size_t size = reading.end - reading.begin;
    const std::size_t value = gold.morphs.empty() ? 0 : 1000 * hits / (size + gold.morphs.size());
    if (value > best) best = value, out.gold = out.choices.size(), out.hits = hits;
    out.choices.push_back(std::move(choice));
  }
  return out;
}

std::size_t train_pass(const std::vector<Sequence>& sentences,
                       const std::vector<std::uint32_t>& order, LearnedWeights& weights,
                       float base) {
  std::size_t wrong = 0;
  for (std::uint32_t i : order) {
    const Sequence& sentence = sentences[i];
    weights.enter(sentence.source);
    const std::vector<std::size_t> row = best_row(sentence, weights, base);
    std::vector<std::size_t> gold;
    for (const Eojeol& eojeol : sentence.eojeol) gold.push_back(eojeol.gold);
    weights.tick();
    if (row == gold) continue;
    ++wrong;
    credit(sentence, gold, weights, 1);
    credit(sentence, row, weights, -1);
  }
  return wrong;
}

double right(const std::vector<Sequence>& sentences, const AveragedWeights& weights, float base) {
  std::size_t hits = 0, all = 0;
  for (const Sequence& sentence : sentences) {
    const std::vector<std::size_t> row = best_row(sentence, weights, base);
    for (std::size_t i = 0; i < row.size(); ++i, ++all)
      hits +=
          row[i] == sentence.eojeol[i].gold && sentence.eojeol[i].hits == sentence.eojeol[i].want;
  }
  return all == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(all);
}

}  // namespace hj::morph
