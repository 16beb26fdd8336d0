// hapjong-train DATA SHARE OUT: learns the morph model from the treebanks below DATA with the
// compiled tables below SHARE. Deterministic: the same inputs give the same bytes.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <thread>

#include "morph/model.h"
#include "morph/train/corpus.h"
#include "morph/train/labelling.h"
#include "morph/train/morph_trainer.h"
#include "morph/train/unit_trainer.h"

namespace hj::morph {
namespace {

struct Plan {
  int unit_passes = 3;
  int morph_passes = 4;
  std::size_t klue_times = 4;  // how often a pass over the units reads the target's own examples
  std::size_t folds = 2;
  float base = 0.2F;  // what the first reading's score counts beside a weight of the second
};

struct Corpus {
  std::vector<GoldSentence> sentences;
  std::vector<Source> sources;
  std::vector<Labelled> labelled;
  std::vector<std::uint32_t> sentence_of;  // of each labelled eojeol
};

// Codes whose values, scale * c * |c|, come nearest to the weights.
std::vector<std::int8_t> rounded(const std::vector<float>& weights, float& scale) {
  float most = 0;
  for (float w : weights) most = std::max(most, std::fabs(w));
  scale = most == 0 ? 1 : most / (127 * 127);
  std::vector<std::int8_t> out;
  for (float w : weights) {
    const auto code = std::lround(std::sqrt(std::fabs(w) / scale));
    out.push_back(static_cast<std::int8_t>(w < 0 ? -code : code));
  }
  return out;
}

void shuffle(std::vector<std::uint32_t>& order, std::mt19937& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

bool gather(const Result<std::vector<GoldSentence>>& read, Source source, Words& words,
            Corpus& out) {
  if (!read) {
    std::fprintf(stderr, "hapjong-train: %s\n", read.error().what.c_str());
    return false;
  }
  std::size_t lost = 0, all = 0;
  for (const GoldSentence& sentence : *read) {
    for (const GoldEojeol& eojeol : sentence) {
      ++all;
      Labelled one = label_eojeol(eojeol, source, words);
      if (one.labels.empty()) {
        ++lost;
        continue;
      }
      out.labelled.push_back(std::move(one));
      out.sentence_of.push_back(static_cast<std::uint32_t>(out.sentences.size()));
    }
    out.sentences.push_back(sentence);
    out.sources.push_back(source);
  }
  std::fprintf(stderr, "source %d: %zu sentences, %zu eojeol, %zu without a fit\n",
               static_cast<int>(source), read->size(), all, lost);
  return true;
}

// Trains on all examples but those of fold `left_out`; analysed eojeol without a sentence are in
// every fold.
struct UnitTask {
  const std::vector<Example>& examples;
  const std::vector<std::uint32_t>& sentence_of;
  const Inventory& inventory;
  const Plan& plan;
};
std::vector<float> learn_units(const UnitTask& task, std::size_t left_out) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < task.examples.size(); ++i) {
    const Source source = task.examples[i].source;
    if (source < Source::khaiii && task.sentence_of[i] % task.plan.folds == left_out) continue;
    order.insert(order.end(), source == Source::klue ? task.plan.klue_times : 1, i);
  }
  LearnedWeights weights(kWeights);
  std::mt19937 random(20240221);
  for (int pass = 0; pass < task.plan.unit_passes; ++pass) {
    shuffle(order, random);
    const std::size_t wrong = train_pass(task.examples, order, task.inventory, weights);
    std::fprintf(stderr, "units, fold %zu, pass %d: %zu of %zu wrong\n", left_out, pass + 1, wrong,
                 order.size());
  }
  return weights.average(Source::klue);
}

class Trainer {
 public:
  Trainer(Plan plan, Words words) : plan_(plan), words_(std::move(words)) {}

  bool read(const std::string& data) {
    const std::string kaist = data + "/kaist/";
    return gather(read_klue(data + "/klue/dp-train.tsv"), Source::klue, words_, corpus_) &&
           gather(read_kaist(kaist + "train.conllu.gz", kaist + "kaist2sejong.tsv"), Source::kaist,
                  words_, corpus_) &&
           gather(read_gsd(data + "/gsd/train.conllu.gz"), Source::gsd, words_, corpus_) &&
           gather(read_khaiii(data + "/khaiii/preanal.auto.gz"), Source::khaiii, words_, corpus_) &&
           gather(read_names(data + "/klue/ner-train.tsv"), Source::names, words_, corpus_) &&
           gather(read_names(data + "/klue-ner-silver/train.tsv.gz"), Source::names, words_,
                  corpus_) &&
           gather(read_klue(data + "/klue/dp-dev.tsv"), Source::klue, words_, dev_);
  }

  void units() {
    parts_.inventory = make_inventory(corpus_.labelled);
    std::vector<std::uint32_t> from;
    const std::vector<Example> examples = make_examples(corpus_.labelled, parts_.inventory, from);
    for (std::uint32_t& i : from) i = corpus_.sentence_of[i];
    std::fprintf(stderr, "%zu labels, %zu candidates, %zu of %zu examples\n",
                 parts_.inventory.labels().size(), parts_.inventory.all_candidates().size(),
                 examples.size(), corpus_.labelled.size());
    folds_.resize(plan_.folds + 1);  // the last has left out nothing
    const UnitTask task{examples, from, parts_.inventory, plan_};
    std::vector<std::jthread> threads;
    for (std::size_t fold = 0; fold <= plan_.folds; ++fold)
      threads.emplace_back([&, fold] { folds_[fold].values = learn_units(task, fold); });
  }

  void morphs() {
    const std::vector<Sequence> train = sequences(corpus_, true), dev = sequences(dev_, false);
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < train.size(); ++i) order.push_back(i);
    LearnedWeights weights(kMorphWeights);
    std::mt19937 random(20240222);
    AveragedWeights averaged;
    averaged.values.assign(kMorphWeights, 0);
    std::fprintf(stderr, "before: %.4f of dev eojeol\n", right(dev, averaged, plan_.base));
    for (int pass = 0; pass < plan_.morph_passes; ++pass) {
      shuffle(order, random);
      const std::size_t wrong = train_pass(train, order, weights, plan_.base);
      averaged.values = weights.average(Source::klue);
      std::fprintf(stderr, "morphs, pass %d: %zu wrong, %.4f of dev eojeol\n", pass + 1, wrong,
                   right(dev, averaged, plan_.base));
    }
    parts_.morph_weights = rounded(averaged.values, parts_.morph_scale);
    parts_.unit_weights = rounded(folds_.back().values, parts_.unit_scale);
    parts_.unit_scale *= plan_.base;
  }

  Done save(const std::string& file) const { return write(parts_, file); }

 private:
  std::vector<Sequence> sequences(const Corpus& corpus, bool folded) {
    std::vector<Sequence> out;
    for (std::size_t i = 0; i < corpus.sentences.size(); ++i) {
      if (corpus.sources[i] >= Source::khaiii) continue;
      Sequence sequence{{}, corpus.sources[i]};
      for (const GoldEojeol& eojeol : corpus.sentences[i]) {
        Eojeol one = choices_of(eojeol, folds_[folded ? i % plan_.folds : plan_.folds],
                                parts_.inventory, words_);
        if (!one.choices.empty()) sequence.eojeol.push_back(std::move(one));
      }
      out.push_back(std::move(sequence));
    }
    return out;
  }

  Plan plan_;
  Words words_;
  Corpus corpus_, dev_;
  Parts parts_;
  std::vector<AveragedWeights> folds_;
};

int run(const std::string& data, const std::string& share, const std::string& to,
        const Plan& plan) {
  Result<Words> words = Words::open(share);
  if (!words) {
    std::fprintf(stderr, "hapjong-train: %s\n", words.error().what.c_str());
    return 1;
  }
  Trainer trainer(plan, std::move(*words));
  if (!trainer.read(data)) return 1;
  trainer.units();
  trainer.morphs();
  const Done said = trainer.save(to);
  if (!said) std::fprintf(stderr, "hapjong-train: %s\n", said.error().what.c_str());
  return said ? 0 : 1;
}

}  // namespace
}  // namespace hj::morph

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: hapjong-train DATA SHARE OUT\n", stderr);
    return 2;
  }
  return hj::morph::run(argv[1], argv[2], argv[3], hj::morph::Plan{});
}
