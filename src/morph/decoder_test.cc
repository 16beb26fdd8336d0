// The decoder against all rows of labels, one by one.
#include "morph/decoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "morph/model.h"

namespace hj::morph {
namespace {

// What every row of labels that grammar lets stand scores, best first.
std::vector<float> all_scores(const Model& model, std::span<const Unit> units) {
  const Inventory& inventory = model.inventory();
  const Weights& weights = model.unit_weights();
  std::vector<std::int32_t> sums;
  const std::function<void(std::size_t, std::size_t, std::int32_t)> go =
      [&](std::size_t at, std::size_t before, std::int32_t sum) {
        if (at == units.size()) {
          if (inventory.follows(before, kTagCount)) sums.push_back(sum);
          return;
        }
        std::array<Feature, kFeatures> of_unit;
        const std::size_t n = units[at].fixed ? 0 : features(units, at, of_unit.data());
        std::array<Feature, kSteps> of_step;
        steps(units, at, static_cast<unsigned>(before), of_step.data());
        for (const LabelId label : inventory.candidates(units[at])) {
          if ((inventory.behind(label) >> before & 1) == 0) continue;
          std::int32_t more = 0;
          for (std::size_t f = 0; f < n; ++f) more += weights(of_unit[f].slot(label));
          for (const Feature& f : of_step) more += weights(f.slot(label));
          go(at + 1, inventory.last(label), sum + more);
        }
      };
  go(0, kTagCount, 0);
  std::sort(sums.rbegin(), sums.rend());
  std::vector<float> out;
  out.reserve(sums.size());
  for (const std::int32_t sum : sums) out.push_back(weights.scale * static_cast<float>(sum));
  return out;
}

TEST(Decoder, FindsTheBestOfAllPaths) {
  const auto model = Model::open(std::string(HJ_DATA) + "/models/morph.bin");
  ASSERT_TRUE(model);
  constexpr float kMargin = 15;
  Decoder<Weights> all(model->inventory(), model->unit_weights());
  Decoder<Weights> near(model->inventory(), model->unit_weights(), kMargin);
  for (const char* eojeol : {"갔다", "했던", "투자한", "가는", "은", "3월", "나는", "A사가"}) {
    std::vector<Unit> units;
    cut(eojeol, 0, units);
    const std::vector<float> wanted = all_scores(*model, units);
    std::vector<Path> paths;
    all.decode(units, Decoder<Weights>::kKeep, paths);
    ASSERT_EQ(paths.size(), std::min(wanted.size(), Decoder<Weights>::kKeep)) << eojeol;
    for (std::size_t n = 0; n < paths.size(); ++n) EXPECT_EQ(paths[n].score, wanted[n]) << eojeol;
    near.decode(units, Decoder<Weights>::kKeep, paths);
    for (std::size_t n = 0; n < wanted.size() && n < Decoder<Weights>::kKeep; ++n) {
      if (wanted[n] <= wanted[0] - kMargin) break;
      ASSERT_LT(n, paths.size()) << eojeol;
      EXPECT_EQ(paths[n].score, wanted[n]) << eojeol;
    }
    near.decode(units, 1, paths);
    ASSERT_EQ(paths.size(), 1U);
    EXPECT_EQ(paths[0].score, wanted[0]) << eojeol;
  }
}

}  // namespace
}  // namespace hj::morph
