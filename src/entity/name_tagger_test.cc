// The lattice against a slow oracle, the model's refusals, and names that nobody has heard of.
#include "entity/name_tagger.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>

#include "entity/recognizer.h"

namespace hj::entity {
namespace {

// Every row of labels of three characters, one by one.
struct Oracle {
  double all = 0, best = -1e30;
  std::array<std::uint8_t, 3> best_row{};
  double org = 0;  // rows in which the first two characters are one organisation
};
Oracle oracle(const NameLattice& lattice, const Steps& steps) {
  Oracle out;
  for (const std::size_t a : kLabels)
    for (const std::size_t b : kLabels)
      for (const std::size_t c : kLabels) {
        if (!(a == 0 || is_begin(a)) || !follows(a, b) || !follows(b, c)) continue;
        const auto& e = lattice.emissions;
        const double score =
            static_cast<double>(e[0][a] + e[1][b] + e[2][c] + steps[a][b] + steps[b][c]);
        out.all += std::exp(score);
        if (a == begins(kOrg) && b == goes_on(kOrg) && c != goes_on(kOrg))
          out.org += std::exp(score);
        if (score > out.best)
          out.best = score,
          out.best_row = {static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b),
                          static_cast<std::uint8_t>(c)};
      }
  return out;
}

TEST(NameLattice, AgreesWithTheSumOverAllRows) {
  std::mt19937 random(1);
  const auto any = [&] { return static_cast<float>(random() % 600) / 100 - 3; };
  for (int round = 0; round < 50; ++round) {
    Steps steps{};
    NameLattice lattice;
    lattice.emissions.resize(3);
    for (Scores& row : steps)
      for (float& s : row) s = any();
    for (Scores& row : lattice.emissions)
      for (float& s : row) s = any();
    const Oracle slow = oracle(lattice, steps);
    EXPECT_NEAR(lattice.weigh(steps), std::log(slow.all), 1e-3);
    EXPECT_NEAR(static_cast<double>(lattice.chance_of(0, 2, kOrg)), slow.org / slow.all, 1e-4);
    std::vector<std::uint8_t> labels;
    lattice.best(steps, labels);
    EXPECT_TRUE(std::equal(labels.begin(), labels.end(), slow.best_row.begin()));
    float sum = 0;
    for (const std::size_t y : kLabels) sum += lattice.chance(1, y);
    EXPECT_NEAR(sum, 1, 1e-3);
  }
}

class NameModelFile : public ::testing::Test {
 protected:
  std::string bytes() const {
    std::ifstream in(std::string(HJ_DATA) + "/models/names.bin", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string open(const std::string& bytes) const {
    const std::string file = ::testing::TempDir() + "hapjong-names-test.bin";
    std::ofstream(file, std::ios::binary) << bytes;
    const auto model = NameModel::open(file);
    std::remove(file.c_str());
    return model ? "" : model.error().what;
  }
};

TEST_F(NameModelFile, IsRefusedWhereItIsNotWhole) {
  const std::string good = bytes();
  ASSERT_EQ(open(good), "");
  std::string other = good, broken = good;
  other[8] = 9;
  broken[good.size() / 2] = static_cast<char>(broken[good.size() / 2] + 1);
  EXPECT_NE(open("").find("too short"), std::string::npos);
  EXPECT_NE(open(other).find("another format"), std::string::npos);
  EXPECT_NE(open(broken).find("checksum"), std::string::npos);
  EXPECT_NE(open(good.substr(0, good.size() - 8)).find("cut off"), std::string::npos);
  EXPECT_NE(open(std::string(100, 'x')).find("not a model of names"), std::string::npos);
}

std::string parties(std::string_view text) {
  const auto read = Recognizer::open(HJ_DATA);
  if (!read) return read.error().what;
  Document doc;
  doc.text = text;
  const auto made = (*read)(doc).mentions;
  std::string out;
  for (const Mention& m : made.rows)
    if (m.kind <= Kind::country)
      out += (out.empty() ? "" : " | ") + std::string(code(m.kind)) + ':' +
             std::string(made.at(m.name));
  return out;
}

TEST(Tagged, ReadsNamesNeverSeen) {
  EXPECT_EQ(parties("노바렐로직은 21일 테르비온과 공급 계약을 맺었다고 밝혔다."),
            "org:노바렐로직 | org:테르비온");
  EXPECT_EQ(parties("에단 브로워드 카스텔라인 최고경영자(CEO)는 방한한다."),
            "person:에단 브로워드 | org:카스텔라인 | country:한국");
  EXPECT_EQ(parties("제약사 오르비넥스는 22일 임상을 시작했다. 오르비넥스 관계자는 답하지 않았다."),
            "org:오르비넥스 | org:오르비넥스");
}

TEST(Tagged, LeavesOutWhoWrites) {
  EXPECT_EQ(parties("한도준 기자 = 노바렐로직이 공장을 짓는다."), "org:노바렐로직");
}

}  // namespace
}  // namespace hj::entity
