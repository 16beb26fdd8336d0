#include "lexicon/lexicon.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>

namespace hj {
namespace {

Lexicon built(std::string_view tsv) {
  Result<Lexicon> made = Lexicon::build(tsv, "test.tsv");
  EXPECT_TRUE(made) << (made ? "" : made.error().what);
  return *made;
}

std::string refusal(std::string_view tsv) {
  const Result<Lexicon> made = Lexicon::build(tsv, "josa.tsv");
  return made ? "built" : made.error().what;
}

std::string written(std::string_view bytes) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("hapjong_lexicon_test_" + std::to_string(::getpid()) + ".hjl");
  std::ofstream(path, std::ios::binary) << bytes;
  return path.string();
}

TEST(Lexicon, KeepsRowsOfOneKeyInFileOrder) {
  const Lexicon lexicon = built("form\ttag\n# a remark\n이\tJKS\n\n가\tJKS\n이\tVCP\n");
  EXPECT_EQ(lexicon.size(), 3U);
  const auto [first, last] = lexicon.find("이");
  ASSERT_EQ(last - first, 2U);
  const std::uint32_t tag = lexicon.column("tag").value();
  EXPECT_EQ(lexicon.field(first, tag), "JKS");
  EXPECT_EQ(lexicon.field(first + 1, tag), "VCP");
  EXPECT_EQ(lexicon.line(first), 3U);
  EXPECT_EQ(lexicon.line(first + 1), 6U);
  EXPECT_EQ(lexicon.file(), "test.tsv");
  EXPECT_FALSE(lexicon.column("no such"));
}

TEST(Lexicon, FindsEveryPrefixShortestFirst) {
  const Lexicon lexicon = built("key\n삼성\n삼성전자\n삼\n성\n");
  std::vector<Prefix> found;
  lexicon.prefixes("삼성전자와", found);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].bytes, 3U);
  EXPECT_EQ(found[2].bytes, 12U);
  EXPECT_EQ(lexicon.longest("삼성전").bytes, 6U);
  EXPECT_EQ(lexicon.longest("엘지").bytes, 0U);
  lexicon.prefixes("", found);
  EXPECT_TRUE(found.empty());
  EXPECT_EQ(lexicon.find("").first, lexicon.find("").second);
  EXPECT_EQ(lexicon.find("삼성전").first, lexicon.find("삼성전").second);
}

TEST(Lexicon, AnEmptyTableIsATable) {
  const Lexicon lexicon = built("key\tvalue\n");
  EXPECT_EQ(lexicon.size(), 0U);
  std::vector<Prefix> found;
  lexicon.prefixes("가", found);
  EXPECT_TRUE(found.empty());
}

TEST(Lexicon, NamesFileAndLineOfAMistake) {
  EXPECT_EQ(refusal("form\ttag\n이\n"), "josa.tsv:2: 1 columns, the header has 2");
  EXPECT_EQ(refusal("form\ttag\n\n\tJKS\n"), "josa.tsv:3: form is empty");
  EXPECT_EQ(refusal("form\ttag\n이\tJKS\n\xEA\xB0\tJX\n"), "josa.tsv:3: byte 1 is no UTF-8 text");
  EXPECT_EQ(refusal("form\ttag\n이\tJKS\n가\tJKS\n이\tJKS\n"),
            "josa.tsv:4: the same row stands in line 2");
  EXPECT_EQ(refusal("form\tform\n"), "josa.tsv:1: column form stands twice");
  EXPECT_EQ(refusal("# nothing\n"), "josa.tsv: no header row");
  EXPECT_EQ(refusal("form\n" + std::string(2000, 'x') + "\n"), "josa.tsv:2: form is too long");
}

// The slow oracle: a map that is searched for every prefix.
TEST(Lexicon, AgreesWithAMap) {
  std::mt19937 random(7);
  const std::string_view letters[] = {"가", "나", "다", "a", "\x7f", "힣", "漢"};
  const auto word = [&](unsigned longest) {
    std::string out;
    for (unsigned n = 1 + random() % longest; n > 0; --n) out += letters[random() % 7];
    return out;
  };
  for (int round = 0; round < 30; ++round) {
    std::map<std::string, std::vector<std::string>> oracle;
    std::string tsv = "key\tvalue\n";
    for (int i = 0; i < round * 40; ++i) {
      const std::string key = word(5), value = std::to_string(i);
      oracle[key].push_back(value);
      tsv += key + "\t" + value + "\n";
    }
    const Lexicon lexicon = built(tsv);
    for (int i = 0; i < 300; ++i) {
      const std::string text = word(8);
      std::vector<Prefix> found;
      lexicon.prefixes(text, found);
      std::size_t next = 0;
      for (std::uint32_t n = 1; n <= text.size(); ++n) {
        const auto it = oracle.find(text.substr(0, n));
        if (it == oracle.end()) continue;
        ASSERT_LT(next, found.size());
        ASSERT_EQ(found[next].bytes, n);
        ASSERT_EQ(found[next].last - found[next].first, it->second.size());
        for (std::size_t v = 0; v < it->second.size(); ++v)
          ASSERT_EQ(lexicon.field(found[next].first + static_cast<std::uint32_t>(v), 1),
                    it->second[v]);
        ++next;
      }
      ASSERT_EQ(next, found.size());
    }
  }
}

TEST(Lexicon, ReadsWhatItWrote) {
  const auto bytes = Lexicon::compile("key\tvalue\n나\t2\n가\t1\n", "pair.tsv");
  ASSERT_TRUE(bytes);
  const std::string path = written(*bytes);
  const auto lexicon = Lexicon::open(path);
  ASSERT_TRUE(lexicon) << lexicon.error().what;
  EXPECT_EQ(lexicon->field(lexicon->find("나").first, 1), "2");
  EXPECT_NE(lexicon->hash(), built("key\tvalue\n나\t2\n가\t1\n").hash());  // the name counts
  std::filesystem::remove(path);
}

TEST(Lexicon, RefusesEverySpoiltByte) {
  const auto bytes = Lexicon::compile("key\tvalue\n나\t2\n가\t1\n", "pair.tsv");
  ASSERT_TRUE(bytes);
  for (std::size_t at = 0; at < bytes->size(); ++at) {
    std::string spoilt = *bytes;
    spoilt[at] = static_cast<char>(spoilt[at] ^ 0x41);
    const std::string path = written(spoilt);
    EXPECT_FALSE(Lexicon::open(path)) << "byte " << at;
    std::filesystem::remove(path);
  }
  for (std::size_t size = 0; size < bytes->size(); ++size) {
    const std::string path = written(std::string_view(*bytes).substr(0, size));
    EXPECT_FALSE(Lexicon::open(path)) << "cut at " << size;
    std::filesystem::remove(path);
  }
}

TEST(Lexicon, SaysWhichFileIsMissing) {
  const auto lexicon = Lexicon::open("/no/such/table.hjl");
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.error().code, Code::not_found);
  EXPECT_NE(lexicon.error().what.find("/no/such/table.hjl"), std::string::npos);
}

}  // namespace
}  // namespace hj
