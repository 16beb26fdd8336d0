#include "morph/morph.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/check.h"
#include "core/stage.h"

namespace hj {
namespace {

static_assert(Stage<Splitter, Layer<Sentence>>);
static_assert(Stage<Analyzer, Layer<Morph>>);

const Analyzer& analyzer() {
  static const Result<Analyzer> made = Analyzer::open(HJ_DATA);
  if (!made) ADD_FAILURE() << made.error().what;
  return *made;
}

Document body(std::string text, BlockKind kind = BlockKind::body) {
  Document doc;
  doc.text = std::move(text);
  doc.blocks.rows.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, kind});
  return doc;
}

std::vector<std::string> sentences(std::string text, BlockKind kind = BlockKind::body) {
  Document doc = body(std::move(text), kind);
  doc.sentences = Splitter()(doc);
  EXPECT_EQ(check(doc), "");
  std::vector<std::string> out;
  for (const Sentence& s : doc.sentences.rows) out.emplace_back(doc.at(s.span));
  return out;
}
constexpr std::size_t kMissed = 16;  // of the table of cases
using Texts = std::vector<std::string>;

std::string tagged(std::string_view text) {
  Layer<Morph> morphs;
  analyzer().analyze(text, morphs);
  return print(morphs);
}

TEST(Splitter, EndsASentenceAtItsMark) {
  EXPECT_EQ(sentences("그는 갔다. 비가 왔다! 정말?"), (Texts{"그는 갔다.", "비가 왔다!", "정말?"}));
  EXPECT_EQ(sentences("합의했다.이어 발표했다."), (Texts{"합의했다.", "이어 발표했다."}));
}

TEST(Splitter, KeepsDecimalsDatesAndInitialsWhole) {
  EXPECT_EQ(sentences("점유율은 3.5%다. 1.2조원이다.").size(), 2U);
  EXPECT_EQ(sentences("2024. 2. 21. 회의가 열렸다.").size(), 1U);
  EXPECT_EQ(sentences("J. D. 밴스는 U.S. 스틸을 찾았다.").size(), 1U);
  EXPECT_EQ(sentences("1. 개요를 본다.").size(), 1U);
}

TEST(Splitter, KeepsAQuoteWithItsQuotative) {
  EXPECT_EQ(sentences("그는 \"좋다. 가자.\"라고 했다. 끝이다.").size(), 2U);
  EXPECT_EQ(sentences("“사실이 아니다. 논의도 없었다”고 밝혔다.").size(), 1U);
  EXPECT_EQ(sentences("\"합의했다.\" 그는 이렇게 말했다.").size(), 2U);
  EXPECT_EQ(sentences("\"합의했다.\" 라고 그는 말했다.").size(), 1U);
}

TEST(Splitter, ReadsLinesAndListMarks) {
  EXPECT_EQ(sentences("소제목이다\n본문이 이어진다.").size(), 2U);
  EXPECT_EQ(sentences("◆ 첫째 항목 ◆ 둘째 항목").size(), 2U);
  EXPECT_EQ(sentences("대상은 △가나 △다라 등이다.").size(), 1U);
  EXPECT_EQ(
      sentences("이 회사는 올해 안에 새 공장을 짓기로 하고 현지에서\n부지를 찾고 있다고 한다.")
          .size(),
      1U);
}

TEST(Splitter, AHeadlineIsOneSentence) {
  EXPECT_EQ(sentences("가나, 다라와 손잡다… \"내년 착공\" / 경제", BlockKind::headline).size(), 1U);
  EXPECT_TRUE(sentences("많이 본 뉴스", BlockKind::related).empty());
  EXPECT_TRUE(sentences("무단 전재 금지", BlockKind::notice).empty());
}

TEST(Splitter, IsTotal) {
  EXPECT_TRUE(sentences("  \n \n").empty());
  EXPECT_EQ(sentences(std::string(10000, '(') + "다.").size(), 1U);
  EXPECT_FALSE(sentences(std::string(200000, '"')).empty());
}

TEST(Analyzer, SpansHoldTheirWords) {
  Document doc = body("하나전자는 두리AI와 손잡았다. 값은 3.5조원이다.");
  doc.sentences = Splitter()(doc);
  doc.morphs = analyzer()(doc);
  EXPECT_EQ(check(doc), "");
  EXPECT_EQ(doc.morphs.rows.front().span.begin, 0U);
  EXPECT_EQ(doc.morphs.rows.back().span.end, doc.text.size());
  EXPECT_TRUE(doc.morphs.rows.front().first);
}

TEST(Analyzer, RestoresContractions) {
  EXPECT_EQ(tagged("갔다."), "가/VV 았/EP 다/EF ./SF");
  EXPECT_EQ(tagged("투자했다."), "투자/NNG 하/XSV 였/EP 다/EF ./SF");
  EXPECT_EQ(tagged("학생이다."), "학생/NNG 이/VCP 다/EF ./SF");
}

// A model is learned, so that it may lose some of the table; how many, is the baseline.
TEST(Analyzer, ReadsTheTableOfCases) {
  std::ifstream in("src/morph/cases/eojeol.tsv");
  std::string line, missed;
  std::size_t all = 0, wrong = 0;
  for (std::getline(in, line); std::getline(in, line); ++all) {
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1);
    ASSERT_NE(b, std::string::npos) << line;
    Layer<Morph> morphs;
    analyzer().analyze(std::string_view(line).substr(0, a), morphs);
    const std::string found = analyzer().print(morphs);
    if (found == line.substr(a + 1, b - a - 1)) continue;
    missed += line.substr(0, b) + "\t" + found + "\n";
    ++wrong;
  }
  EXPECT_GE(all, 150U);
  EXPECT_LE(wrong, kMissed) << missed;
}

TEST(Analyzer, RefusesWhatIsNoModel) {
  const auto missing = Analyzer::open("/no/such/folder");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Code::not_found);
}

TEST(Analyzer, ReadsAMegabyteWithoutASpace) {
  std::string text;
  while (text.size() < (1U << 20)) text += "합의했다가나다라";
  Layer<Morph> morphs;
  analyzer().analyze(text, morphs);
  EXPECT_EQ(morphs.rows.back().span.end, text.size());
}

}  // namespace
}  // namespace hj
