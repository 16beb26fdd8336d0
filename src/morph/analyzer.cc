#include <algorithm>
#include <vector>

#include "core/hash.h"
#include "core/utf8.h"
#include "morph/decoder.h"
#include "morph/model.h"
#include "morph/morph.h"
#include "morph/unit.h"

namespace hj {
namespace {

using morph::Label;
using morph::LabelId;
using morph::Path;
using morph::Piece;
using morph::Unit;

struct UnitWeights {
  const std::int8_t* values;
  float operator()(std::uint32_t slot) const { return values[slot]; }
};

}  // namespace

struct Analyzer::State {
  morph::Model model;
  UnitWeights weights;
};

Result<Analyzer> Analyzer::open(const std::string& data_dir) {
  Result<morph::Model> model = morph::Model::open(data_dir + "/models/morph.bin");
  if (!model) return model.error();
  auto state = std::make_shared<State>();
  state->model = std::move(*model);
  state->weights = {state->model.unit_weights()};
  return Analyzer(std::move(state));
}

namespace {

// Writes the morphemes that `labels` make of `units`.
void spell(std::string_view text, std::span<const Unit> units, const std::vector<LabelId>& labels,
           const morph::Inventory& inventory, Layer<Morph>& out, std::uint32_t offset) {
  const auto begin = [&](Span span, Tag tag) {
    const auto at = static_cast<std::uint32_t>(out.pool.size());
    out.rows.push_back({{span.begin + offset, span.end + offset}, {at, at}, tag, false});
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].fixed) {
      begin(units[i].span, units[i].tag);
      out.pool += slice(text, units[i].span);
      out.rows.back().form.end = static_cast<std::uint32_t>(out.pool.size());
      continue;
    }
    for (const Piece& piece : inventory.label(labels[i]).pieces) {
      if (piece.begin || i == 0) begin(units[i].span, piece.tag);
      append(out.pool, letter_of(piece, units[i].code));
      out.rows.back().form.end = static_cast<std::uint32_t>(out.pool.size());
      out.rows.back().span.end = units[i].span.end + offset;
    }
  }
}

}  // namespace

void Analyzer::analyze(std::string_view sentence, Layer<Morph>& out, std::uint32_t offset) const {
  morph::Decoder<UnitWeights> decoder(state_->model.inventory(), state_->weights);
  std::vector<Unit> units;
  std::vector<Path> paths;
  for (std::size_t at = 0; at < sentence.size();) {
    const Rune r = rune_at(sentence, at);
    if (is_space(r.code)) {
      at += r.size;
      continue;
    }
    std::size_t end = at;
    for (Rune next = r; !is_space(next.code);) {
      end += next.size;
      if (end >= sentence.size()) break;
      next = rune_at(sentence, end);
    }
    units.clear();
    morph::cut(sentence.substr(at, end - at), static_cast<std::uint32_t>(at), units);
    const std::size_t first = out.rows.size();
    for (std::size_t from = 0; from < units.size();) {
      const std::size_t n = morph::chunk(units, from);
      const auto part = std::span<const Unit>(units).subspan(from, n);
      decoder.decode(part, 1, paths);
      spell(sentence, part, paths[0].labels, state_->model.inventory(), out, offset);
      from += n;
    }
    if (first < out.rows.size()) out.rows[first].first = true;
    at = end;
  }
}

Layer<Morph> Analyzer::operator()(const Document& doc) const {
  Layer<Morph> out;
  out.maker = maker();
  for (const Sentence& sentence : doc.sentences.rows)
    analyze(doc.at(sentence.span), out, sentence.span.begin);
  return out;
}

std::uint64_t Analyzer::maker() const { return hash64("morph 1", state_->model.hash()); }

std::string print(const Layer<Morph>& morphs) {
  std::string out;
  for (const Morph& morph : morphs.rows) {
    if (!out.empty()) out += ' ';
    out += morphs.at(morph.form);
    out += '/';
    out += code(morph.tag);
  }
  return out;
}

}  // namespace hj
