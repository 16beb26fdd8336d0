// Articles that tell of no dealings (cases/negative.tsv: made up), read with every room: a match,
// the weather, a crime, an opinion, a day's shares, a play. Titles and holdings they may state.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "app/engine.h"

namespace hj {
namespace {

Document document(const std::string& headline, const std::string& body) {
  Document doc;
  doc.text = headline + '\n' + body;
  doc.published = 1773100800;  // 10 March 2026
  doc.language = "ko";
  const auto cut = static_cast<std::uint32_t>(headline.size());
  const auto end = static_cast<std::uint32_t>(doc.text.size());
  doc.blocks.rows = {{{0, cut}, BlockKind::headline}, {{cut + 1, end}, BlockKind::body}};
  return doc;
}

TEST(ClaimNegatives, HoldFewClaims) {
  const auto engine = Engine::open(HJ_DATA);
  ASSERT_TRUE(engine) << engine.error().what;
  std::ifstream in("src/app/cases/negative.tsv");
  std::string line, found;
  std::getline(in, line);
  int articles = 0, wrong = 0;
  while (std::getline(in, line)) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    ASSERT_NE(second, std::string::npos) << line;
    Document doc = document(line.substr(first + 1, second - first - 1), line.substr(second + 1));
    engine->analyse(doc);
    ++articles;
    for (const Claim& c : doc.claims.rows) {
      if (c.type == Type::role || c.type == Type::own) continue;
      ++wrong;
      found += "\n" + std::string(code(c.type)) + ": " + std::string(doc.at(c.evidence));
    }
  }
  EXPECT_GE(articles, 20);
  EXPECT_LE(wrong * 5, articles) << found;
}

}  // namespace
}  // namespace hj
