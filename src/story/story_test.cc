// Sketches and groups, on articles written for the tests.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "story/grouper.h"
#include "story/made.h"
#include "story/sketch.h"
#include "story/words.h"

namespace hj {
namespace {

using made::article;

StorySketch of(const Document& doc) { return sketch(doc, {}); }

std::vector<StorySketch> three_stories() {
  return {
      of(article("m1", "가온전자 대표 방한 나래상사와 면담",
                 "가온전자 문서린 대표가 나래상사 본사를 찾아 서도겸 회장과 면담했다. 두 사람은 "
                 "광학 렌즈 공급을 "
                 "이야기했다. 가온전자는 자율주행 카메라에 쓸 광학 렌즈를 나래상사에서 사들이는 "
                 "방안을 살피고 있다.",
                 100)),
      of(article("m2", "나래상사 렌즈 가온전자에",
                 "나래상사가 가온전자에 자율주행 카메라용 광학 렌즈를 대기로 했다. 문서린 대표와 "
                 "서도겸 회장이 "
                 "지난주 면담한 뒤 열흘 만이다. 나래상사는 구미 공장에서 광학 렌즈를 만든다.",
                 110)),
      of(article("h1", "들녘은행 해킹 고객 정보 유출",
                 "들녘은행 전산망이 해킹을 당해 고객 정보가 유출됐다. 금융보안원은 들녘은행 "
                 "전산센터에 조사반을 보냈다. "
                 "해커는 이메일 첨부 파일로 악성코드를 심은 것으로 보인다.",
                 101)),
      of(article("h2", "금융보안원 들녘은행 해킹 조사",
                 "금융보안원이 들녘은행 해킹 사건의 악성코드를 찾아냈다. 이메일 첨부 파일을 연 "
                 "직원의 전산망 계정이 "
                 "뚫렸다. 유출된 고객 정보는 이름과 전화번호다.",
                 104)),
      of(article("f1", "봄꽃 축제 열린다",
                 "강변 공원에서 봄꽃 축제가 열린다. 튤립과 수선화가 산책로를 채운다. 주말에는 "
                 "어린이 그림 대회와 "
                 "풍물 공연이 마련된다.",
                 102)),
  };
}

TEST(Story, ArticlesOfOneHappeningAreOneStory) {
  const std::vector<StoryId> got = group(three_stories());
  EXPECT_EQ(got[0], got[1]);
  EXPECT_EQ(got[2], got[3]);
  EXPECT_NE(got[0], got[2]);
  EXPECT_NE(got[0], got[4]);
  EXPECT_NE(got[2], got[4]);
}

TEST(Story, OrderOfInputChangesNothing) {
  std::vector<StorySketch> sketches = three_stories();
  std::map<DocId, StoryId> want;
  const std::vector<StoryId> first = group(sketches);
  for (std::size_t i = 0; i < first.size(); ++i) want[sketches[i].doc] = first[i];
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(sketches.begin(), sketches.end(), random);
    const std::vector<StoryId> got = group(sketches);
    for (std::size_t i = 0; i < got.size(); ++i) EXPECT_EQ(got[i], want[sketches[i].doc]);
  }
}

TEST(Story, LaterArticlesKeepTheIdsOfEarlierStories) {
  const std::vector<StorySketch> all = three_stories();
  std::vector<StorySketch> some;
  std::map<DocId, StoryId> ids;
  for (const std::size_t i : {0U, 2U, 4U, 3U, 1U}) {
    some.push_back(all[i]);
    const std::vector<StoryId> got = group(some);
    for (std::size_t j = 0; j < got.size(); ++j) {
      const auto [at, fresh] = ids.try_emplace(some[j].doc, got[j]);
      EXPECT_EQ(at->second, got[j]);
    }
  }
}

TEST(Story, CopiesGoWhereTheirOriginalGoes) {
  std::vector<StorySketch> sketches = three_stories();
  StorySketch copy = sketches[4];
  copy.doc = DocId{1};
  copy.original = sketches[0].doc;
  sketches.push_back(copy);
  const std::vector<StoryId> got = group(sketches);
  EXPECT_EQ(got.back(), got[0]);
  sketches.back().original = DocId{99};  // an original that was not given
  const std::vector<StoryId> alone = group(sketches);
  EXPECT_EQ(alone.back(), alone[4]);
  EXPECT_NE(alone.back(), alone[0]);
}

TEST(Story, AHeadlineAloneJoinsNothing) {
  const std::string same = "가온전자 나래상사 광학 렌즈 문서린 서도겸 자율주행";
  const std::string filler =
      " 다람쥐가 도토리를 모으는 계절이면 숲길에 낙엽이 쌓이고 산책객이 늘어난다. 안내판에는 버섯 "
      "채취를 "
      "삼가 달라는 글이 적혀 있다. 계곡물 소리를 들으며 쉬어 가는 정자도 새로 단장했다.";
  const std::string other =
      "도서관 열람실 좌석은 시험 기간마다 금세 동난다. 학생들은 새벽부터 줄을 서고, 사서는 "
      "번호표를 나눠 준다. "
      "올가을에는 야간 개방 시간을 두 시간 늘리고 콘센트와 조명도 바꿨다.";
  const std::vector<StoryId> got = group(std::vector<StorySketch>{
      of(article("a", same, filler, 1)), of(article("b", same, other, 1))});
  EXPECT_NE(got[0], got[1]);
}

TEST(Story, EmptyAndUndatedDocumentsStandAlone) {
  EXPECT_TRUE(group({}).empty());
  const std::vector<StorySketch> two = {of(article("a", "", "", 0)), of(article("b", "", "", 0))};
  EXPECT_TRUE(two[0].terms.empty());
  const std::vector<StoryId> got = group(two);
  EXPECT_NE(got[0], got[1]);
}

TEST(Story, SketchSurvivesPacking) {
  const StorySketch one = three_stories()[0];
  EXPECT_FALSE(one.terms.empty());
  const std::string bytes = pack(one);
  EXPECT_EQ(unpack(bytes), one);
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    const auto less = unpack(bytes.substr(0, cut));
    EXPECT_TRUE(!less || less->terms.size() < one.terms.size());
  }
  std::string other = bytes;
  other[0] = 9;
  EXPECT_FALSE(unpack(other));
}

TEST(Words, JosaAreCutAndPredicatesLeftOut) {
  std::vector<std::string> got;
  story::nouns_by_josa("가온전자가 나래상사와의 면담에서 렌즈를 샀다.",
                       [&got](std::string_view word, float) { got.emplace_back(word); });
  EXPECT_EQ(got, (std::vector<std::string>{"가온전자", "나래상사", "면담", "렌즈"}));
  EXPECT_TRUE(story::generic("업계"));
  EXPECT_TRUE(story::generic("AI"));
  EXPECT_FALSE(story::generic("렌즈"));
}

}  // namespace
}  // namespace hj
