#include "morph/engine.h"

#include <algorithm>

#include "core/hash.h"
#include "core/utf8.h"

namespace hj::morph {
namespace {

constexpr std::size_t kMostKnown = 60000;  // eojeol
// Of the first reading's score: a reading further below the best is seldom the right one.
constexpr float kUnitMargin = 15;
constexpr std::size_t kLongKey = 90;  // bytes: longer eojeol seldom come again

}  // namespace

Engine::Engine(const Model& model, const Words& words)
    : model_(model),
      words_(words),
      decoder_(model.inventory(), model.unit_weights(), kUnitMargin),
      known_(kMostKnown) {}

void Engine::analyse(std::string_view eojeol) {
  draft_.clear();
  units_.clear();
  cut(eojeol, 0, units_);
  words_.mark(eojeol, units_);
  const std::size_t all = chunk(units_, 0);
  if (all == units_.size()) {
    decoder_.decode(units_, kMostReadings, paths_);
    for (const Path& path : paths_)
      if (path.score > paths_[0].score - kUnitMargin)
        add_reading(eojeol, units_, path.labels, path.score - paths_[0].score, model_.inventory(),
                    draft_);
  } else {  // too long for one chunk: one reading, chunk by chunk
    std::vector<LabelId> labels;
    for (std::size_t from = 0; from < units_.size();) {
      const std::size_t n = chunk(units_, from);
      decoder_.decode(std::span(units_).subspan(from, n), 1, paths_);
      labels.insert(labels.end(), paths_[0].labels.begin(), paths_[0].labels.end());
      from += n;
    }
    add_reading(eojeol, units_, labels, 0, model_.inventory(), draft_);
  }
  judge();
}

// Scores that no neighbour can change; readings that none could save are dropped.
void Engine::judge() {
  drop_misfits(words_, draft_);
  slots_.clear();
  for (const Reading& reading : draft_.readings) add_inner_slots(draft_, reading, words_, slots_);
  const Weights& weights = model_.morph_weights();
  for (const std::uint32_t slot : slots_) __builtin_prefetch(weights.codes + slot);
  float best = -1e30F;
  const std::uint32_t* slot = slots_.data();
  for (Reading& reading : draft_.readings) {
    float score = reading.score;
    for (const auto* const end = slot + inner_slot_count(reading); slot < end; ++slot)
      score += weights.value(*slot);
    reading.score = score;
    best = std::max(best, score);
  }
  std::erase_if(draft_.readings, [&](const Reading& r) { return r.score < best - kMargin; });
}

const Readings& Engine::readings_of(const Eojeol& eojeol) {
  if (const Readings* known = known_.find(eojeol.text, eojeol.hash)) {
    __builtin_prefetch(known->pool.data());
    __builtin_prefetch(known->morphs.data());
    __builtin_prefetch(known->readings.data());
    return *known;
  }
  analyse(eojeol.text);
  Readings made = draft_;  // without the room that the draft keeps
  if (eojeol.text.size() > kLongKey)
    return *passing_.emplace_back(std::make_unique<Readings>(std::move(made)));
  return known_.add(eojeol.text, eojeol.hash, std::move(made));
}

float Engine::between(const Edge& before, const Edge& now) const {
  std::uint32_t slots[kEdgeSlots];
  edge_slots(before, now, slots);
  float sum = 0;
  for (std::uint32_t slot : slots) sum += model_.morph_weights().value(slot);
  return sum;
}

// The best row that ends in each reading of `now`.
void Engine::link(const Word* before, const Word& now) {
  const bool no_choice = now.readings->readings.size() == 1 &&
                         (before == nullptr || before->readings->readings.size() == 1);
  if (no_choice) {
    nodes_.push_back({0, 0});
    return;
  }
  for (const Reading& reading : now.readings->readings) {
    Node node{reading.score, 0};
    if (before == nullptr) {
      node.score += between(Edge{}, reading.edge);
    } else {
      float best = -1e30F;
      for (std::uint32_t p = 0; p < before->readings->readings.size(); ++p) {
        const float score = nodes_[before->first + p].score +
                            between(before->readings->readings[p].edge, reading.edge);
        if (score > best) best = score, node.back = p;
      }
      node.score += best;
    }
    nodes_.push_back(node);
  }
}

// What stands between white space.
void Engine::cut_eojeol(std::string_view sentence) {
  eojeol_.clear();
  for (std::size_t at = 0; at < sentence.size();) {
    Rune r = rune_at(sentence, at);
    std::size_t end = at;
    while (!is_space(r.code)) {
      end += r.size;
      if (end >= sentence.size()) break;
      r = rune_at(sentence, end);
    }
    if (end == at) {
      at += r.size;
      continue;
    }
    const std::string_view eojeol = sentence.substr(at, end - at);
    eojeol_.push_back({eojeol, static_cast<std::uint32_t>(at), known_.hash_of(eojeol)});
    at = end;
  }
}

void Engine::read(std::string_view sentence, Layer<Morph>& out, std::uint32_t offset) {
  known_.age();
  passing_.clear();
  row_.clear();
  nodes_.clear();
  cut_eojeol(sentence);
  for (const Eojeol& eojeol : eojeol_) known_.expect(eojeol.hash);
  for (const Eojeol& eojeol : eojeol_) known_.fetch(eojeol.hash);
  for (const Eojeol& eojeol : eojeol_) row_.push_back({eojeol.begin, &readings_of(eojeol), 0});
  for (std::size_t i = 0; i < row_.size(); ++i) {
    row_[i].first = static_cast<std::uint32_t>(nodes_.size());
    link(i == 0 ? nullptr : &row_[i - 1], row_[i]);
  }
  if (!row_.empty()) write(out, offset);
}

void Engine::write(Layer<Morph>& out, std::uint32_t offset) {
  std::uint32_t pick = 0;
  const Word& last = row_.back();
  const auto& ends = last.readings->readings;
  const auto whole = [&](std::uint32_t n) {
    return nodes_[last.first + n].score + between(ends[n].edge, Edge{});
  };
  for (std::uint32_t n = 1; n < ends.size(); ++n)
    if (whole(n) > whole(pick)) pick = n;
  std::vector<std::uint32_t> picks(row_.size());
  for (std::size_t i = row_.size(); i-- > 0; pick = nodes_[row_[i].first + pick].back)
    picks[i] = pick;
  for (std::size_t i = 0; i < row_.size(); ++i) {
    const Readings& all = *row_[i].readings;
    bool first = true;
    for (const Made& made : all.morphs_of(all.readings[picks[i]])) {
      const std::uint32_t base = offset + row_[i].begin;
      const Str form = out.add(all.form(made));
      out.rows.push_back({{made.span.begin + base, made.span.end + base}, form, made.tag, first});
      first = false;
    }
  }
}

}  // namespace hj::morph
