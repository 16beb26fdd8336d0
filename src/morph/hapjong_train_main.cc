// hapjong-train DATA OUT: learns the morph model from the treebanks below DATA. Deterministic.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>

#include "morph/model.h"
#include "morph/train/corpus.h"
#include "morph/train/labelling.h"
#include "morph/train/unit_trainer.h"

namespace hj::morph {
namespace {

struct Plan {
  int passes = 6;
  int klue_times = 4;
};

std::vector<std::int8_t> rounded(const std::vector<float>& weights, float& scale) {
  std::vector<float> sizes;
  for (float w : weights)
    if (w != 0) sizes.push_back(std::fabs(w));
  std::sort(sizes.begin(), sizes.end());
  const float most = sizes.empty() ? 1 : sizes[sizes.size() - 1 - sizes.size() / 2000];
  scale = most / 127;
  std::vector<std::int8_t> out;
  for (float w : weights)
    out.push_back(static_cast<std::int8_t>(std::lround(std::clamp(w / scale, -127.0F, 127.0F))));
  return out;
}

std::vector<std::uint32_t> order_of(const std::vector<Example>& examples, const Plan& plan,
                                    std::mt19937& random) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < examples.size(); ++i)
    order.insert(order.end(),
                 examples[i].source == Source::klue ? static_cast<std::size_t>(plan.klue_times) : 1,
                 i);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

bool gather(const Result<std::vector<GoldSentence>>& read, Source source,
            std::vector<Labelled>& out) {
  if (!read) {
    std::fprintf(stderr, "hapjong-train: %s\n", read.error().what.c_str());
    return false;
  }
  std::size_t lost = 0, all = 0;
  for (const GoldSentence& sentence : *read)
    for (const GoldEojeol& eojeol : sentence) {
      ++all;
      Labelled one = label_eojeol(eojeol, source);
      if (one.labels.empty())
        ++lost;
      else
        out.push_back(std::move(one));
    }
  std::fprintf(stderr, "source %d: %zu sentences, %zu eojeol, %zu without a fit\n",
               static_cast<int>(source), read->size(), all, lost);
  return true;
}

double exact(const std::vector<Example>& examples, const Inventory& inventory,
             const AveragedWeights& weights) {
  Decoder<AveragedWeights> decoder(inventory, weights);
  std::vector<Path> paths;
  std::size_t right = 0;
  for (const Example& example : examples) {
    decoder.decode(example.units, 1, paths);
    right += paths[0].labels == example.labels;
  }
  return examples.empty() ? 0 : static_cast<double>(right) / static_cast<double>(examples.size());
}

int run(const std::string& data, const std::string& to, const Plan& plan) {
  std::vector<Labelled> labelled, held;
  const bool read =
      gather(read_klue(data + "/klue/dp-train.tsv"), Source::klue, labelled) &&
      gather(read_kaist(data + "/kaist/train.conllu.gz", data + "/kaist/kaist2sejong.tsv"),
             Source::kaist, labelled) &&
      gather(read_gsd(data + "/gsd/train.conllu.gz"), Source::gsd, labelled) &&
      gather(read_khaiii(data + "/khaiii/preanal.auto.gz"), Source::khaiii, labelled) &&
      gather(read_klue(data + "/klue/dp-dev.tsv"), Source::klue, held);
  if (!read) return 1;
  Parts parts;
  parts.inventory = make_inventory(labelled);
  const std::vector<Example> examples = make_examples(labelled, parts.inventory);
  const std::vector<Example> dev = make_examples(held, parts.inventory);
  std::fprintf(stderr, "%zu labels, %zu candidates, %zu of %zu examples\n",
               parts.inventory.labels().size(), parts.inventory.all_candidates().size(),
               examples.size(), labelled.size());
  LearnedWeights weights;
  std::mt19937 random(20240221);
  AveragedWeights averaged;
  for (int pass = 0; pass < plan.passes; ++pass) {
    const std::size_t wrong =
        train_pass(examples, order_of(examples, plan, random), parts.inventory, weights);
    averaged.values = weights.average(Source::klue);
    std::fprintf(stderr, "pass %d: %zu wrong, dev exact %.4f\n", pass + 1, wrong,
                 exact(dev, parts.inventory, averaged));
  }
  parts.unit_weights = rounded(averaged.values, parts.unit_scale);
  if (const Done said = write(parts, to); !said) {
    std::fprintf(stderr, "hapjong-train: %s\n", said.error().what.c_str());
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace hj::morph

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: hapjong-train DATA OUT [PASSES [KLUE_TIMES]]\n", stderr);
    return 2;
  }
  hj::morph::Plan plan;
  if (argc > 3) plan.passes = std::atoi(argv[3]);
  if (argc > 4) plan.klue_times = std::atoi(argv[4]);
  return hj::morph::run(argv[1], argv[2], plan);
}
