// Whose report an article passes on: the table of cases, and what an article makes of them.
#include "dedup/relays.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "core/hash.h"

namespace hj {
namespace {

Document report(const std::vector<std::string>& sentences, const std::string& outlet) {
  Document doc;
  doc.outlet = outlet;
  for (const std::string& s : sentences) {
    const auto begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += s;
    doc.sentences.rows.push_back({{begin, static_cast<std::uint32_t>(doc.text.size())}, 0});
    doc.text += ' ';
  }
  doc.blocks.rows.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, BlockKind::body});
  return doc;
}
Relays relays() {
  Result<Relays> out = Relays::open(HJ_DATA, *DedupRules::open(HJ_DATA));
  EXPECT_TRUE(out) << out.error().what;
  return *std::move(out);
}

TEST(Relays, Cases) {
  const Relays stage = relays();
  std::ifstream in("src/dedup/cases/relay.tsv");
  std::string line;
  std::size_t number = 0, cases = 0;
  while (std::getline(in, line)) {
    ++number;
    if (line.empty() || line[0] == '#' || line.starts_with("sentence\t")) continue;
    const std::size_t tab = line.find('\t');
    const std::string want = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    const std::vector<Relay> got = stage(report({line.substr(0, tab)}, "한강경제"));
    EXPECT_EQ(got.empty() ? "-" : got[0].outlet, want) << "relay.tsv:" << number << ": " << line;
    ++cases;
  }
  EXPECT_GE(cases, 16U);
}

TEST(Relays, TheFirstSentencesLead) {
  const std::string plain = "가온전자는 나래상사와 계약을 맺었다.",
                    relay = "로이터통신에 따르면 값은 오른다.";
  const Document late = report({plain, plain, plain, plain, relay}, "한강경제");
  const Document early = report({relay, plain}, "한강경제");
  ASSERT_EQ(relays()(late).size(), 1U);
  EXPECT_FALSE(relays()(late)[0].leads);
  ASSERT_EQ(relays()(early).size(), 1U);
  EXPECT_TRUE(relays()(early)[0].leads);
  EXPECT_EQ(early.at(relays()(early)[0].name), "로이터통신에");
  EXPECT_EQ(early.at(relays()(early)[0].evidence), relay);
}

TEST(Relays, HostileSentencesAreReadInBoundedSteps) {
  std::string brackets(20000, '('), words;
  for (int i = 0; i < 20000; ++i) words += "로이터 ";
  EXPECT_TRUE(relays()(report({brackets, "", ")))", "\xEF\xBF\xBD"}, "")).empty());
  EXPECT_TRUE(relays()(report({words}, "")).empty());
}

}  // namespace
}  // namespace hj
