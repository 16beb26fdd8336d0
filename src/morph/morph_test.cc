#include "morph/morph.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/check.h"
#include "core/stage.h"

namespace hj {
namespace {

static_assert(Stage<Splitter, Layer<Sentence>>);
static_assert(Stage<Analyzer, Layer<Morph>>);

const Analyzer& analyzer() {
  static const Result<Analyzer> kMade = Analyzer::open(HJ_DATA);
  if (!kMade) ADD_FAILURE() << kMade.error().what;
  return *kMade;
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

// ¶ in the table stands where a sentence ends, ⏎ for a line break.
TEST(Splitter, SplitsTheTableOfCases) {
  std::ifstream in("src/morph/cases/split.tsv");
  std::string line;
  std::size_t all = 0;
  for (std::getline(in, line); std::getline(in, line); ++all) {
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1);
    ASSERT_NE(b, std::string::npos) << line;
    std::string marked = line.substr(0, a), text;
    for (std::size_t at; (at = marked.find("⏎")) != std::string::npos;) marked.replace(at, 3, "\n");
    Texts expected;
    for (std::size_t from = 0; from <= marked.size();) {
      const std::size_t end = std::min(marked.find("¶", from), marked.size());
      std::string part = marked.substr(from, end - from);
      text += part;
      while (!part.empty() && (part.back() == ' ' || part.back() == '\n')) part.pop_back();
      while (part.starts_with(' ')) part.erase(0, 1);
      expected.push_back(part);
      from = end + 2;
    }
    const auto kind = parse_block(line.substr(a + 1, b - a - 1));
    ASSERT_TRUE(kind) << line;
    EXPECT_EQ(sentences(text, *kind), expected) << line;
  }
  EXPECT_GE(all, 40U);
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

// Any UTF-8 text gets morphemes whose spans lie in order on code-point boundaries, the same every
// time.
TEST(Analyzer, IsTotalAndPure) {
  const std::string_view parts[] = {"가",
                                    "했",
                                    "힣",
                                    "ㅋ",
                                    "는",
                                    " ",
                                    "\n",
                                    "\u200b",
                                    "(",
                                    "\"",
                                    "’",
                                    ".",
                                    "3",
                                    ",",
                                    "A",
                                    "漢",
                                    "한",
                                    "다",
                                    "\u1112\u1161\u11ab",
                                    "😀",
                                    "é",
                                    "ア",
                                    "…",
                                    "%",
                                    "\uFFFD"};
  std::uint32_t seed = 1;
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int n = 0; n < round % 60 + 1; ++n)
      text += parts[(seed = seed * 1664525U + 1013904223U) % 25];
    Document doc = body(text);
    doc.sentences = Splitter()(doc);
    doc.morphs = analyzer()(doc);
    ASSERT_EQ(check(doc), "") << text;
    const Layer<Morph> again = analyzer()(doc);
    ASSERT_EQ(again.pool, doc.morphs.pool);
    for (const Sentence& sentence : doc.sentences.rows) {
      std::size_t covered = 0;
      for (const Morph& m : doc.morphs.rows)
        if (sentence.span.holds(m.span)) covered += m.first;
      ASSERT_GT(covered, 0U) << text;
    }
  }
}

// What stood in the text before must not change how a sentence is read.
TEST(Analyzer, ForgetsNothingAndLearnsNothing) {
  const auto fresh = Analyzer::open(HJ_DATA);
  ASSERT_TRUE(fresh);
  const std::string_view sentences[] = {"이 회사는 새 공장을 짓고 있다.", "그 이는 새를 보고 있다.",
                                        "이 이는 회사다."};
  std::vector<std::string> first;
  for (std::string_view s : sentences) first.push_back(tagged(s));
  for (int i = 2; i >= 0; --i) {
    Layer<Morph> morphs;
    fresh->analyze(sentences[i], morphs);
    EXPECT_EQ(print(morphs), first[static_cast<std::size_t>(i)]);
  }
}

// Answers about pairs of morphemes are kept: a pair the other way round is another question.
TEST(Analyzer, TellsWhichOfTwoMorphemesStandsFirst) {
  constexpr std::string_view kJosa[] = {"에", "으로", "로", "은", "는",
                                        "을", "가",   "다", "아", "하"};
  constexpr std::string_view kNouns[] = {"학교", "서울", "길", "산"};
  std::vector<std::string> words;
  for (const std::string_view noun : kNouns)
    for (const std::string_view a : kJosa)
      for (const std::string_view b : kJosa)
        words.push_back(std::string(noun).append(a).append(b) + " 있다.");
  const auto onward = Analyzer::open(HJ_DATA), back = Analyzer::open(HJ_DATA);
  ASSERT_TRUE(onward && back);
  std::vector<std::string> first(words.size()), second(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    Layer<Morph> morphs, last;
    onward->analyze(words[i], morphs);
    first[i] = print(morphs);
    back->analyze(words[words.size() - 1 - i], last);
    second[words.size() - 1 - i] = print(last);
  }
  EXPECT_EQ(first, second);
}

// Names that no table holds: one noun, and the josa cut off.
TEST(Analyzer, CutsTheJosaFromUnknownNames) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"마키나락스가", "JKS"}, {"저커버그가", "JKS"},   {"트웰브랩스는", "JX"},
      {"뤼튼은", "JX"},        {"퓨리오사를", "JKO"},   {"리벨리온이", "JKS"},
      {"코어위브에", "JKB"},   {"람다랩스와", "JC"},    {"앤트로픽의", "JKG"},
      {"퍼플렉시티도", "JX"},  {"올트먼이", "JKS"},     {"프렌들리AI와", "JC"},
      {"하사비스에게", "JKB"}, {"노르디움으로", "JKB"}, {"겔싱어는", "JX"},
      {"루미넥스트를", "JKO"}};
  std::string missed;
  int wrong = 0;
  for (const auto& [text, josa] : cases) {
    Layer<Morph> morphs;
    analyzer().analyze(text, morphs);
    const bool cut = code(morphs.rows.back().tag) == josa;
    const auto last = morphs.rows.size() >= 2 ? morphs.rows[morphs.rows.size() - 2].tag : Tag::EF;
    if (cut && (last == Tag::NNP || last == Tag::NNG || last == Tag::SL)) continue;
    missed += std::string(text) + " -> " + print(morphs) + "\n";
    ++wrong;
  }
  EXPECT_LE(wrong, 1) << missed;
}

TEST(Analyzer, RefusesASpoiltModel) {
  namespace fs = std::filesystem;
  const fs::path dir =
      fs::temp_directory_path() / ("hapjong_morph_test_" + std::to_string(::getpid()));
  fs::create_directories(dir / "models");
  std::ifstream in(std::string(HJ_DATA) + "/models/morph.bin", std::ios::binary);
  const std::string model((std::istreambuf_iterator<char>(in)), {});
  ASSERT_GT(model.size(), 1000U);
  const auto opens = [&](const std::string& bytes) {
    std::ofstream(dir / "models/morph.bin", std::ios::binary) << bytes;
    const auto made = Analyzer::open(dir.string());
    return made ? "opened" : made.error().what;
  };
  std::string other = model;
  other[8] = 99;
  EXPECT_NE(opens(other).find("another format"), std::string::npos);
  EXPECT_NE(opens(model.substr(0, model.size() / 2)).find("cut off"), std::string::npos);
  for (std::size_t at : {std::size_t{20}, std::size_t{100}, model.size() - 1}) {
    other = model;
    other[at] = static_cast<char>(other[at] ^ 1);
    EXPECT_NE(opens(other).find("checksum"), std::string::npos) << at;
  }
  EXPECT_NE(opens("").find("morph.bin"), std::string::npos);
  fs::remove_all(dir);
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
