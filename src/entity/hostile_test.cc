// Any UTF-8 text: no crash, spans on code points, the same bytes twice.
#include <gtest/gtest.h>

#include "core/check.h"
#include "entity/recognizer.h"

namespace hj {
namespace {

std::string repeat(std::string_view what, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += what;
  return out;
}

class Hostile : public ::testing::TestWithParam<std::string> {};

TEST_P(Hostile, IsReadSoundlyAndAlike) {
  const auto read = Recognizer::open(HJ_DATA);
  ASSERT_TRUE(read) << read.error().what;
  Document doc;
  doc.text = GetParam();
  doc.published = 1'700'000'000;
  auto made = (*read)(doc);
  const auto again = (*read)(doc);
  EXPECT_EQ(made.mentions.pool, again.mentions.pool);
  EXPECT_EQ(made.mentions.rows.size(), again.mentions.rows.size());
  doc.mentions = std::move(made.mentions);
  EXPECT_EQ(check(doc), "");
  for (const Quote& q : made.quotes.rows) {
    EXPECT_TRUE(q.evidence.holds(q.span));
    for (const Row row : {q.speaker, q.affiliation, q.title})
      EXPECT_TRUE(row == kNoRow || row < doc.mentions.rows.size());
  }
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Hostile,
    ::testing::Values("", " ", repeat("가", 300'000), repeat("9", 300'000), repeat("9,999", 50'000),
                      repeat("(", 10'000) + repeat(")", 10'000), repeat("\"", 20'000),
                      repeat("삼성전자와 ", 20'000), repeat("이 회장은 ", 20'000),
                      repeat("양사는 ", 20'000), repeat("김동원, ", 20'000),
                      repeat("1일부터 ", 20'000), repeat("약 ", 30'000), repeat("한미 ", 20'000),
                      repeat("韓美", 20'000), repeat("\"말한다\"라고 삼성전자는 ", 5'000),
                      "\u1112\u1161\u11ab\u1100\u116e\u11a8", "ㄱㄴㄷ 😀😀 \u200B\u200D21일",
                      "수수수조 천천천억원 약약약 1조2조3조", "2024년 2월 30일 13월 32일",
                      "99999999999999999999999999조원",
                      "LG는 8일 뉴욕에서 신제품 발표 행사를 연다.",
                      "오는 지난 오는 1일부터 부터 까지", "가람은 2024", "무르 주한 회장"));

}  // namespace
}  // namespace hj
