// Headline, lede and digest of stories, on articles written for the tests.
#include "story/digest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "story/made.h"

namespace hj {
namespace {

using made::article;
using made::story_rules;
using made::with_names;

std::vector<Document> story() {
  return {
      article("1", "[속보] 가온전자 대표, 나래상사 찾아",
              "가온전자 문서린 대표가 5일 나래상사 본사를 찾아 서도겸 회장과 광학 렌즈 공급을 "
              "이야기했다.",
              1000),
      article("2", "가온전자-나래상사, 광학 렌즈 3년 공급 계약",
              "가온전자는 나래상사에서 광학 렌즈를 3년 동안 사들이는 계약을 맺었다고 12일 밝혔다. "
              "계약 금액은 "
              "1200억원으로 나래상사 지난해 매출의 15%에 이른다. 이는 창사 뒤 가장 큰 규모다. "
              "나래상사는 구미 공장에 "
              "새 연마 설비를 들여와 내년 3월부터 렌즈를 납품한다.",
              2000),
      article("3", "나래상사 주가 급등, 렌즈 계약 덕분?",
              "나래상사 주가가 13일 장 초반 12% 올랐다. 가온전자는 나래상사에서 광학 렌즈를 3년 "
              "동안 사들이는 계약을 "
              "맺었다고 12일 밝혔다. 한 증권사는 구미 공장 증설 비용이 변수라고 내다봤다.",
              3000),
  };
}
StoryPage of(const std::vector<Document>& docs) {
  std::vector<const Document*> at;
  at.reserve(docs.size());
  for (const Document& d : docs) at.push_back(&d);
  return tell(story_rules(), at);
}
std::string text(const std::vector<Document>& docs, const Line& line) {
  for (const Document& d : docs)
    if (d.id == line.doc) return std::string(d.at(line.span));
  return "";
}

TEST(Digest, AnArticleWithoutADateStandsBehindTheOneItIsMostLike) {
  std::vector<Document> docs = story();
  docs.push_back(
      article("4", "증권사가 본 나래상사",
              "나래상사 주가가 장 초반 오른 데 대해 증권사는 구미 공장의 증설 비용을 대려고 "
              "회사채를 찍을 수 있다고 알렸다.",
              0));
  const StoryPage page = of(docs);
  EXPECT_EQ(page.first, (made::kFirstDay + 1000) * made::kDay);
  EXPECT_EQ(page.last, (made::kFirstDay + 3000) * made::kDay);
  ASSERT_GE(page.digest.size(), 2U);
  EXPECT_NE(page.digest.front().doc, docs[3].id);
  EXPECT_EQ(page.digest.back().doc, docs[3].id);
  EXPECT_EQ(page.headline_doc, docs[1].id);
}

TEST(Digest, HeadlineSaysWhatTheMembersShare) {
  const std::vector<Document> docs = story();
  const StoryPage page = of(docs);
  EXPECT_EQ(page.headline, "가온전자-나래상사, 광학 렌즈 3년 공급 계약");
  EXPECT_EQ(page.headline_doc, docs[1].id);
  EXPECT_EQ(page.lede.doc, docs[1].id);
  EXPECT_EQ(text(docs, page.lede).substr(0, 12), "가온전자");
  EXPECT_EQ(page.first, (made::kFirstDay + 1000) * made::kDay);
  EXPECT_EQ(page.last, (made::kFirstDay + 3000) * made::kDay);
}

TEST(Digest, SentencesAreWholeAndSaidOnce) {
  const std::vector<Document> docs = story();
  const StoryPage page = of(docs);
  ASSERT_GE(page.digest.size(), 3U);
  ASSERT_LE(page.digest.size(), 7U);
  std::vector<std::string> said = {text(docs, page.lede)};
  for (const Line& line : page.digest) said.push_back(text(docs, line));
  for (const std::string& s : said) EXPECT_TRUE(s.ends_with("다.")) << s;
  std::sort(said.begin(), said.end());
  EXPECT_EQ(std::adjacent_find(said.begin(), said.end()), said.end());
  EXPECT_TRUE(
      std::is_sorted(page.digest.begin(), page.digest.end(), [&docs](const Line& a, const Line& b) {
        const auto time = [&docs](const Line& l) {
          return std::find_if(docs.begin(), docs.end(),
                              [&l](const Document& d) { return d.id == l.doc; })
              ->published;
        };
        return time(a) < time(b);
      }));
}

TEST(Digest, OrderOfDocumentsChangesNothing) {
  std::vector<Document> docs = story();
  const StoryPage want = of(docs);
  std::reverse(docs.begin(), docs.end());
  EXPECT_EQ(of(docs), want);
}

TEST(Digest, EveryChapterHasItsSayAndTheLatestTurnTheHeadline) {
  const std::vector<Document> docs = {
      article("1", "가온전자 대표, 나래상사 찾아 회동",
              "가온전자 문서린 대표가 5일 나래상사 본사를 찾아 서도겸 회장과 회동했다고 밝혔다.",
              1),
      article("2", "나래상사 렌즈, 가온전자 품질 검증 통과",
              "나래상사가 만든 광학 렌즈가 가온전자의 품질 검증을 통과한 것으로 15일 확인됐다.",
              11),
      article("3", "가온전자-나래상사, 광학 렌즈 본계약",
              "가온전자가 나래상사와 광학 렌즈 본계약을 25일 맺고 내년부터 물량을 받기로 했다.",
              21),
  };
  const StoryPage page = of(docs);
  EXPECT_EQ(page.headline_doc, docs[2].id);
  std::vector<DocId> told = {page.lede.doc};
  for (const Line& line : page.digest) told.push_back(line.doc);
  for (const Document& d : docs) EXPECT_NE(std::find(told.begin(), told.end(), d.id), told.end());
}

TEST(Digest, TheParagraphOfTheLedeIsNotSaidAgain) {
  const std::string first = "가온전자는 나래상사에서 광학 렌즈를 3년 동안 사들이는 계약을 맺었다.";
  const std::string second = "계약 금액은 1200억원으로 나래상사 지난해 매출의 15%에 이른다.";
  const std::vector<Document> docs = {
      article("1", "가온전자, 나래상사와 계약", first + " " + second, 1)};
  EXPECT_TRUE(of(docs).digest.empty());
}

// Names do not make a repetition: the turn of a story is told by those that were told of before.
TEST(Digest, WhatIsNewOfTheSamePartiesIsSaid) {
  const std::vector<std::string> names = {"청람항공", "벨로라", "문서린"};
  const std::vector<Document> docs = {
      with_names(
          article("a", "벨로라 국왕, 청람항공 찾아 훈련기 타",
                  "방한한 벨로라 국왕이 5일 청람항공 공장을 찾아 고등훈련기 조종석에 앉았다. "
                  "청람항공 문서린 대표가 벨로라 국왕을 맞았다.",
                  1000),
          names),
      with_names(
          article("b", "훈련기 서른 대 판다",
                  "청람항공이 벨로라와 고등훈련기 30대를 파는 계약을 맺었다고 25일 밝혔다.", 1020),
          names)};
  StoryPage page = of(docs);
  std::vector<Line> all = page.digest;
  all.push_back(page.lede);
  const auto told = [&docs](const char* words) {
    return [&docs, words](const Line& line) {
      return text(docs, line).find(words) != std::string::npos;
    };
  };
  EXPECT_TRUE(std::ranges::any_of(all, told("30대를 파는")));
  EXPECT_TRUE(std::ranges::any_of(all, told("조종석에")));
}

TEST(Digest, LittleToSayIsNoFault) {
  EXPECT_EQ(tell(story_rules(), {}), StoryPage{});
  const std::vector<Document> flash = {article("1", "[속보] 가온전자, 나래상사와 계약", "", 0)};
  const StoryPage page = of(flash);
  EXPECT_EQ(page.headline, "[속보] 가온전자, 나래상사와 계약");
  EXPECT_TRUE(page.lede.span.empty());
  EXPECT_TRUE(page.digest.empty());
}

}  // namespace
}  // namespace hj
