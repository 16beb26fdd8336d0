#include <mutex>
#include <vector>

#include "core/hash.h"
#include "morph/engine.h"
#include "morph/morph.h"

namespace hj {

// Engines are lent out, so that a thread finds the eojeol that another one read before.
struct Analyzer::State {
  morph::Model model;
  morph::Words words;
  Lexicon determiners;
  mutable std::mutex guard;
  mutable std::vector<std::unique_ptr<morph::Engine>> idle;

  std::unique_ptr<morph::Engine> borrow() const {
    const std::lock_guard lock(guard);
    if (idle.empty()) return std::make_unique<morph::Engine>(model, words);
    auto engine = std::move(idle.back());
    idle.pop_back();
    return engine;
  }
  void give_back(std::unique_ptr<morph::Engine> engine) const {
    const std::lock_guard lock(guard);
    idle.push_back(std::move(engine));
  }
};

Result<Analyzer> Analyzer::open(const std::string& data_dir) {
  Result<morph::Model> model = morph::Model::open(data_dir + "/models/morph.bin");
  if (!model) return model.error();
  Result<morph::Words> words = morph::Words::open(data_dir);
  if (!words) return words.error();
  Result<Lexicon> determiners = Lexicon::open(data_dir + "/lexicon/determiner.hjl");
  if (!determiners) return determiners.error();
  return Analyzer(std::shared_ptr<const State>(
      new State{std::move(*model), std::move(*words), std::move(*determiners), {}, {}}));
}

void Analyzer::analyze(std::string_view sentence, Layer<Morph>& out, std::uint32_t offset) const {
  auto engine = state_->borrow();
  engine->read(sentence, out, offset);
  state_->give_back(std::move(engine));
}

Layer<Morph> Analyzer::operator()(const Document& doc) const {
  Layer<Morph> out;
  out.maker = maker();
  auto engine = state_->borrow();
  for (const Sentence& sentence : doc.sentences.rows)
    engine->read(doc.at(sentence.span), out, sentence.span.begin);
  state_->give_back(std::move(engine));
  return out;
}

std::uint64_t Analyzer::maker() const {
  return hash64("morph 2" + hex(state_->model.hash()) + hex(state_->words.hash()));
}

std::string Analyzer::print(const Layer<Morph>& morphs) const {
  const Lexicon& determiners = state_->determiners;
  std::string out;
  for (const Morph& morph : morphs.rows) {
    if (!out.empty()) out += ' ';
    out += morphs.at(morph.form);
    out += '/';
    const auto [row, end] = determiners.find(morph.tag == Tag::MM ? morphs.at(morph.form) : "");
    out += row < end ? determiners.field(row, 1) : code(morph.tag);
  }
  return out;
}

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
