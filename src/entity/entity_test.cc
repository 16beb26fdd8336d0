#include <gtest/gtest.h>

#include <fstream>

#include "core/check.h"
#include "core/value.h"
#include "entity/linker.h"
#include "entity/recognizer.h"

namespace hj {
namespace {

Document read(const Recognizer& r, std::string text, const char* published = "2025-10-02") {
  Document doc;
  doc.text = std::move(text);
  doc.published = parse_moment(published).seconds;
  doc.mentions = r(doc).mentions;
  return doc;
}

class Reading : public ::testing::Test {
 protected:
  Reading() : opened_(Recognizer::open(HJ_DATA)) {}
  void SetUp() override { ASSERT_TRUE(opened_) << opened_.error().what; }
  std::string all(std::string text) {
    const Document doc = read(*opened_, std::move(text));
    EXPECT_EQ(check(doc), "");
    std::string out;
    for (const Mention& m : doc.mentions.rows) {
      if (!out.empty()) out += " | ";
      out += std::string(code(m.kind)) + ':' + std::string(doc.at(m.span));
      if (const auto name = doc.mentions.at(m.name); !name.empty() && name != doc.at(m.span))
        out += "=" + std::string(name);
      if (const auto value = doc.mentions.at(m.value); !value.empty())
        out += "=" + std::string(value);
      if (doc.mentions.at(m.rule).ends_with("+modifier")) out += "+modifier";
    }
    return out;
  }
  Result<Recognizer> opened_;
};

TEST_F(Reading, NamesParties) {
  std::ifstream in("src/entity/cases/names.tsv");
  std::string line;
  std::getline(in, line);
  int rows = 0;
  for (; std::getline(in, line); ++rows) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    const std::string expected = line.substr(first + 1, second - first - 1);
    EXPECT_EQ(all(line.substr(0, first)), expected == "-" ? "" : expected) << line;
  }
  EXPECT_GE(rows, 40);
}

// One paragraph, a sentence to each full stop that no quotation holds.
Document paragraph(std::string text) {
  Document doc;
  doc.text = std::move(text);
  const auto size = static_cast<std::uint32_t>(doc.text.size());
  doc.blocks.rows = {{{0, size}, BlockKind::body}};
  bool quoted = false;
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at < size; ++at) {
    if (doc.text[at] == '"') quoted = !quoted;
    const bool stop =
        doc.text[at] == '.' || (doc.text[at] == '"' && at > 0 && doc.text[at - 1] == '.');
    if (quoted || !stop || (at + 1 < size && doc.text[at + 1] != ' ')) continue;
    doc.sentences.rows.push_back({{begin, at + 1}, 0});
    begin = std::min(at + 2, size);
  }
  if (begin < size) doc.sentences.rows.push_back({{begin, size}, 0});
  return doc;
}

// One speaker a quotation, - where nobody is named.
TEST_F(Reading, TellsWhoSpeaks) {
  std::ifstream in("src/entity/cases/quotes.tsv");
  std::string line;
  std::getline(in, line);
  int rows = 0;
  for (; std::getline(in, line); ++rows) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    Document doc = paragraph(line.substr(0, first));
    Entities found = (*opened_)(doc);
    doc.mentions = std::move(found.mentions);
    doc.quotes = std::move(found.quotes);
    std::string speakers;
    for (const Quote& quote : doc.quotes.rows) {
      if (!speakers.empty()) speakers += ' ';
      speakers += quote.speaker == kNoRow
                      ? "-"
                      : std::string(doc.mentions.at(doc.mentions.rows[quote.speaker].name));
    }
    EXPECT_EQ(speakers, line.substr(first + 1, second - first - 1)) << line;
  }
  EXPECT_GE(rows, 12);
}

// The name of the second party, where each sentence names one.
TEST_F(Reading, JoinsAShortFormWithoutTheMiddle) {
  const auto second = [&](std::string text) {
    Document doc = paragraph(std::move(text));
    doc.mentions = (*opened_)(doc).mentions;
    return doc.mentions.rows.size() < 2 ? std::string()
                                        : std::string(doc.mentions.at(doc.mentions.rows[1].name));
  };
  EXPECT_EQ(second("미르온자산운용이 밝혔다. 미르온운용은 나섰다."), "미르온자산운용");
  EXPECT_EQ(second("가람손해보험은 밝혔다. 가람손보는 나섰다."), "가람손해보험");
  EXPECT_EQ(second("새길중공업은 밝혔다. 새길중은 나섰다."), "새길중공업");
  EXPECT_EQ(second("가람테크노파크는 밝혔다. 가람TP는 나섰다."), "가람테크노파크");
  EXPECT_EQ(second("HK손해보험은 밝혔다. HK손보는 나섰다."), "HK손해보험");
  EXPECT_EQ(second("새길저축은행은 밝혔다. 가온은행은 나섰다."), "가온은행");
  EXPECT_EQ(second("새길저축은행과 새길은행은 밝혔다. 새길은행은 나섰다."), "새길은행");
}

TEST_F(Reading, KeepsOneIdForOneParty) {
  const auto linker = Linker::open(HJ_DATA);
  ASSERT_TRUE(linker);
  const Document a = read(*opened_, "오픈AI는 3일 밝혔다."), b = read(*opened_, "오픈 AI와");
  const auto x = (*linker)(a, {}, {}), y = (*linker)(b, {}, {});
  ASSERT_EQ(x.size(), 2U);
  EXPECT_EQ(x[0], y[0]);
  EXPECT_NE(x[0], EntityId::none);
  EXPECT_EQ(x[1], EntityId::none);
}

TEST(Linker, KnowsPartiesByEveryNameOfTheRegistry) {
  const Result<Linker> linker = Linker::open(HJ_DATA);
  ASSERT_TRUE(linker) << linker.error().what;
  const std::vector<EntityId> ids = linker->called("삼성전자");
  ASSERT_EQ(ids.size(), 1U);
  EXPECT_EQ(linker->called("Samsung Electronics"), ids);
  EXPECT_EQ(linker->called("samsung electronics"), ids);
  EXPECT_TRUE(linker->called("없는 이름").empty());
  EXPECT_TRUE(linker->called("").empty());
}

}  // namespace
}  // namespace hj
