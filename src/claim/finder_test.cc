#include "claim/finder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "claim/matcher.h"
#include "claim/rules.h"
#include "core/check.h"
#include "lexicon/lexicon.h"

namespace hj {
namespace {

Finder finder() {
  auto made = Finder::open(HJ_DATA);
  EXPECT_TRUE(made) << made.error().what;
  return std::move(*made);
}

// A document of one sentence; every run of capital Latin letters in it is a company.
Document document(const std::string& text, BlockKind kind = BlockKind::body) {
  Document doc;
  doc.text = text;
  const auto end = static_cast<std::uint32_t>(text.size());
  doc.blocks.rows = {{{0, end}, kind}};
  doc.sentences.rows = {{{0, end}, 0}};
  for (std::uint32_t at = 0; at < end; ++at) {
    if (text[at] < 'A' || text[at] > 'Z') continue;
    std::uint32_t to = at;
    while (to < end && text[to] >= 'A' && text[to] <= 'Z') ++to;
    Mention m{};
    m.span = {at, to};
    m.name = doc.mentions.add(text.substr(at, to - at));
    m.rule = doc.mentions.add("test");
    m.same = static_cast<Row>(doc.mentions.rows.size());
    for (Row i = 0; i < doc.mentions.rows.size(); ++i)
      if (doc.mentions.at(doc.mentions.rows[i].name) == doc.mentions.at(m.name))
        m.same = std::min(m.same, i);
    m.score = 1;
    m.kind = Kind::org;
    doc.mentions.rows.push_back(m);
    at = to;
  }
  return doc;
}
Document read(const std::string& text, BlockKind kind = BlockKind::body) {
  Document doc = document(text, kind);
  Finder::Claims made = finder()(doc);
  doc.claims = std::move(made.claims);
  doc.parts = std::move(made.parts);
  EXPECT_EQ(check(doc), "");
  return doc;
}
std::string side(const Document& doc, Row claim, Slot slot) {
  for (const Part& p : doc.parts.rows)
    if (p.claim == claim && p.slot == slot && p.mention != kNoRow)
      return std::string(doc.mentions.at(doc.mentions.rows[p.mention].name));
  return {};
}

TEST(Finder, TurnsTheArrowOfConverseVerbs) {
  for (const char* text : {"AA는 BB에 메모리를 공급했다.", "BB는 AA로부터 메모리를 공급받았다.",
                           "AA는 BB로부터 메모리를 수주했다.", "BB는 AA에 메모리를 발주했다."}) {
    const Document doc = read(text);
    ASSERT_EQ(doc.claims.rows.size(), 1U) << text;
    EXPECT_EQ(doc.claims.rows[0].type, Type::supply) << text;
    EXPECT_EQ(side(doc, 0, Slot::a), "AA") << text;
    EXPECT_EQ(side(doc, 0, Slot::b), "BB") << text;
  }
}

TEST(Finder, SaysWhatDecided) {
  const Document doc = read("AA가 BB를 인수했다.");
  ASSERT_EQ(doc.claims.rows.size(), 1U);
  const Claim& c = doc.claims.rows[0];
  EXPECT_EQ(doc.claims.at(c.rule), "acquire-인수");
  EXPECT_NE(doc.claims.at(c.features).find("frame=theme"), std::string_view::npos);
  EXPECT_EQ(doc.at(c.trigger), "인수");
  EXPECT_TRUE(c.evidence.holds(c.trigger));
}

TEST(Finder, ReadsNothingBesideTheArticle) {
  for (const BlockKind kind : {BlockKind::related, BlockKind::notice, BlockKind::byline,
                               BlockKind::repeat, BlockKind::caption})
    EXPECT_TRUE(read("AA가 BB를 인수했다.", kind).claims.rows.empty());
}

TEST(Finder, FlagsWhatOnlyAHeadlineSays) {
  const Document doc = read("AA, BB 인수", BlockKind::headline);
  ASSERT_EQ(doc.claims.rows.size(), 1U);
  EXPECT_NE(doc.claims.rows[0].flags & bit(Flag::headline), 0U);
}

TEST(Finder, BoundsHostileSentences) {
  std::string names, words;
  for (int i = 0; i < 500; ++i)
    names +=
        std::string(1 + static_cast<std::size_t>(i % 7), static_cast<char>('A' + i % 26)) + "와 ";
  for (int i = 0; i < 3000; ++i) words += "공급하고 ";
  for (const std::string& text : {names + "손잡았다.", words + "끝났다.", std::string(20000, '('),
                                  std::string("\xEA\xB0\x80", 3)})
    EXPECT_LE(read(text).claims.rows.size(), 400U);
  EXPECT_TRUE(finder()(Document{}).claims.rows.empty());
}

TEST(Finder, GivesTheSameBytesTwice) {
  const Document doc = document("AA는 BB에 투자하고 CC와 손잡았다.");
  const Finder reader = finder();
  const Finder::Claims x = reader(doc), y = reader(doc);
  EXPECT_EQ(x.claims.pool, y.claims.pool);
  EXPECT_EQ(x.claims.maker, y.claims.maker);
  EXPECT_EQ(x.parts.rows.size(), y.parts.rows.size());
}

// What loading the rules says where meet.tsv has these rows.
std::string mistake(std::string_view rows) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "hapjong-claim-rules-test";
  fs::remove_all(folder);
  fs::copy(std::string(HJ_DATA) + "/rules/claim", folder);
  const auto bytes = Lexicon::compile(
      "trigger\trule\tframe\tpast\tflags\tneed\tscore\n" + std::string(rows), "meet.tsv");
  if (!bytes) return bytes.error().what;
  std::ofstream(folder / "meet.hjl", std::ios::binary) << *bytes;
  const auto rules = claim::load_rules(folder.string());
  fs::remove_all(folder);
  return rules ? "" : rules.error().what;
}

TEST(Rules, NameFileAndLineOfAMistake) {
  EXPECT_EQ(mistake("만나다\tx\tnowhere\t-\t-\t-\t0.5\n"), "meet.tsv:2: unknown frame \"nowhere\"");
  EXPECT_EQ(mistake("회동\tx\twith\t-\t-\t-\t0.5\n회동\ty\twith\t-\t-\torg\t0.5\n"), "");
  EXPECT_EQ(mistake("손|팔을 잡다\tx\twith\t-\t-\t-\t0.5\n손도 잡다|끌다\ty\twith\t-\t-\t-\t0.5\n"
                    "손은 잡다\tz\twith\t-\t-\t-\t0.5\n"),
            "meet.tsv:4: repeats x");
}

TEST(Matcher, GivesOneDealToBothTellings) {
  const Document x = read("AA와 BB가 손잡았다."), y = read("BB는 AA와 손잡았다.");
  ASSERT_EQ(x.claims.rows.size(), 1U);
  ASSERT_EQ(y.claims.rows.size(), 1U);
  const auto deal = [](const Document& doc) {
    Verdict verdict;
    for (const Mention& m : doc.mentions.rows)
      verdict.entities.push_back(static_cast<EntityId>(doc.mentions.at(m.name)[0]));
    return Matcher()(doc, verdict).front();
  };
  EXPECT_NE(deal(x), DealId::none);
  EXPECT_EQ(deal(x), deal(y));
  EXPECT_EQ(Matcher()(x, Verdict{}).front(), DealId::none);
}

}  // namespace
}  // namespace hj
