// Sketches and groups, on articles written for the tests.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "story/grouper.h"
#include "story/made.h"
#include "story/placer.h"
#include "story/sketch.h"
#include "story/words.h"

namespace hj {
namespace {

using made::article;
using made::kDay;
using made::kFirstDay;
using made::story_rules;
using made::with_names;

StorySketch of(const Document& doc) { return sketch(story_rules(), doc, {}); }

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
  const std::vector<StoryId> got = group(story_rules(), three_stories());
  EXPECT_EQ(got[0], got[1]);
  EXPECT_EQ(got[2], got[3]);
  EXPECT_NE(got[0], got[2]);
  EXPECT_NE(got[0], got[4]);
  EXPECT_NE(got[2], got[4]);
}

TEST(Story, OrderOfInputChangesNothing) {
  std::vector<StorySketch> sketches = three_stories();
  std::map<DocId, StoryId> want;
  const std::vector<StoryId> first = group(story_rules(), sketches);
  for (std::size_t i = 0; i < first.size(); ++i) want[sketches[i].doc] = first[i];
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(sketches.begin(), sketches.end(), random);
    const std::vector<StoryId> got = group(story_rules(), sketches);
    for (std::size_t i = 0; i < got.size(); ++i) EXPECT_EQ(got[i], want[sketches[i].doc]);
  }
}

TEST(Story, LaterArticlesKeepTheIdsOfEarlierStories) {
  const std::vector<StorySketch> all = three_stories();
  std::vector<StorySketch> some;
  std::map<DocId, StoryId> ids;
  for (const std::size_t i : {0U, 2U, 4U, 3U, 1U}) {
    some.push_back(all[i]);
    const std::vector<StoryId> got = group(story_rules(), some);
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
  const std::vector<StoryId> got = group(story_rules(), sketches);
  EXPECT_EQ(got.back(), got[0]);
  sketches.back().original = DocId{99};  // an original that was not given
  const std::vector<StoryId> alone = group(story_rules(), sketches);
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
  const std::vector<StoryId> got =
      group(story_rules(), std::vector<StorySketch>{of(article("a", same, filler, 1)),
                                                    of(article("b", same, other, 1))});
  EXPECT_NE(got[0], got[1]);
}

TEST(Story, EmptyAndUndatedDocumentsStandAlone) {
  EXPECT_TRUE(group(story_rules(), {}).empty());
  const std::vector<StorySketch> two = {of(article("a", "", "", 0)), of(article("b", "", "", 0))};
  EXPECT_TRUE(two[0].terms.empty());
  const std::vector<StoryId> got = group(story_rules(), two);
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

// `days`: of the articles, each about `subject` in words of its own.
std::vector<StorySketch> line(const std::string& name, const std::string& subject,
                              const std::vector<int>& days) {
  std::vector<StorySketch> out;
  out.reserve(days.size());
  for (const int day : days) {
    const std::string nth = name + std::to_string(day);
    std::string words = subject;
    words.append(" 소식이다. ")
        .append(subject)
        .append(" 쪽은 ")
        .append(nth)
        .append("번째 설명을 내놨다.");
    out.push_back(of(article(nth, subject, words, day)));
  }
  return out;
}
void add(std::vector<StorySketch>& to, std::vector<StorySketch> more) {
  to.insert(to.end(), more.begin(), more.end());
}

TEST(Story, ChaptersWeeksApartAreOneStory) {
  const auto all =
      line("렌즈", "가온전자 나래상사 광학렌즈 공급협약 문서린 서도겸", {1, 2, 20, 45});
  const std::vector<StoryId> got = group(story_rules(), all);
  EXPECT_EQ(std::count(got.begin(), got.end(), got[0]), 4);
  EXPECT_EQ(got[0], story_of_founder(all[0].doc));
}

TEST(Story, StoriesJoinWhenTheyMeetAndKeepTheEarlierId) {
  std::vector<StorySketch> all =
      line("렌즈", "가온전자 광학렌즈 조달난 문서린 구미공장 카메라", {1, 2, 3});
  add(all, line("증설", "나래상사 연마설비 증설 서도겸 납품처 유리소재", {2, 3, 4}));
  const std::vector<StoryId> apart = group(story_rules(), all);
  ASSERT_EQ(std::set<StoryId>(apart.begin(), apart.end()).size(), 2U);
  add(all, line("계약",
                "가온전자 광학렌즈 조달난 문서린 구미공장 카메라 나래상사 연마설비 증설 서도겸 "
                "납품처 유리소재",
                {5, 6, 7, 8, 9, 10}));
  const std::vector<StoryId> met = group(story_rules(), all);
  EXPECT_EQ(std::set<StoryId>(met.begin(), met.end()).size(), 1U);
  EXPECT_EQ(met[0], apart[0]);  // the earlier founder's
}

TEST(Story, AStoryPartsIntoBranchesThatNothingTies) {
  Placer placer(story_rules());
  const StoryId one{77};
  for (const StorySketch& s :
       line("렌즈", "가온전자 광학렌즈 조달난 문서린 구미공장 카메라", {1, 2, 3, 4}))
    placer.recall(s, one);
  const auto branch = line("은행", "들녘은행 전산망 해킹 악성코드 고객정보 유출", {2, 3, 4, 5});
  for (const StorySketch& s : branch) placer.recall(s, one);
  const std::vector<StoryTurn> turns = placer.turns();
  ASSERT_EQ(turns.size(), 1U);
  EXPECT_EQ(turns[0].from, one);
  const bool bank = turns[0].docs.front() == branch[0].doc;
  EXPECT_EQ(turns[0].docs.size(), 4U);
  EXPECT_EQ(bank, turns[0].into == story_of_founder(branch[0].doc));
  const StoryId next =
      placer.add(line("은행", "들녘은행 전산망 해킹 악성코드 고객정보 유출", {6})[0]);
  EXPECT_EQ(next, bank ? turns[0].into : one);
}

TEST(Story, WhatWasPlacedBeforeIsJudgedAsIfAllWereNew) {
  std::vector<StorySketch> all =
      line("렌즈", "가온전자 광학렌즈 조달난 문서린 구미공장", {1, 3, 9, 12, 30});
  add(all, line("은행", "들녘은행 전산망 해킹 악성코드 고객정보", {2, 4, 10, 31}));
  const std::vector<StoryId> want = group(story_rules(), all);
  for (const int until : {2, 9, 12}) {
    std::vector<StoryId> placed(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].published < (kFirstDay + until) * kDay) placed[i] = want[i];
    EXPECT_EQ(group(story_rules(), all, placed), want) << until;
  }
}

TEST(Story, OddDatesAreNoDates) {
  Document unset = article("a", "가온전자", "가온전자가 렌즈를 샀다.", 1);
  unset.published = 3600;  // 1970
  EXPECT_EQ(of(unset).published, 0);
  Document ahead = article("b", "가온전자", "가온전자가 렌즈를 샀다.", 900);
  EXPECT_NE(of(ahead).published, 0);
  ahead.seen = ahead.published - 30 * kDay;
  EXPECT_EQ(of(ahead).published, 0);
}

StorySketch sky(const std::string& id, std::int64_t day, const std::string& low,
                const std::string& high) {
  return of(article(id, "전국 맑고 일교차 커",
                    "전국이 대체로 맑은 가운데 낮과 밤의 기온차가 크겠다. 아침 최저기온은 " + low +
                        "도에서 " + low + "5도, 낮 최고기온은 " + high + "도에서 " + high +
                        "5도로 예보됐다. 건조 특보가 이어져 화재 예방에 주의해야 한다.",
                    day));
}
TEST(Story, TheNextIssueOfARubricIsAnotherHappening) {
  const std::vector<StorySketch> all = {sky("a", 1, "6", "19"), sky("b", 2, "4", "17"),
                                        sky("c", 3, "7", "20"), sky("other desk", 3, "7", "20")};
  const std::vector<StoryId> got = group(story_rules(), all);
  EXPECT_EQ(std::set<StoryId>(got.begin(), got.end()).size(), 3U);
  EXPECT_EQ(got[2], got[3]);
}

StorySketch result(const std::string& firm, const std::string& profit, const std::string& growth) {
  const std::string text = firm + "은 연결 기준 영업이익이 " + profit +
                           "억원으로 지난해 동기 대비 " + growth +
                           "% 증가한 것으로 잠정 집계됐다고 공시했다. 주력 제품의 판매가 고르게 "
                           "늘어난 결과라고 설명했다.";
  return of(
      with_names(article(firm + profit, firm + " 영업이익 " + profit + "억원", text, 1), {firm}));
}
TEST(Story, ResultsOfFirmsInOneTemplateAreAStoryEach) {
  std::vector<StorySketch> all = {result("가온전자", "131", "12.4"),
                                  result("나래식품", "87", "3.3"),
                                  result("다솜정밀", "264", "41.0")};
  all.push_back(of(with_names(article("더", "수출이 살린 나래식품",
                                      "나래식품이 두유 수출에 힘입어 영업이익 87억원을 거뒀다. "
                                      "지난해 동기 대비 3.3% 증가했다. 두유 판매가 늘었다.",
                                      1),
                              {"나래식품"})));
  const std::vector<StoryId> got = group(story_rules(), all);
  EXPECT_EQ(std::set<StoryId>(got.begin(), got.end()).size(), 3U);
  EXPECT_EQ(got[3], got[1]);
}

TEST(Story, NamesAloneMakeNoStory) {
  const std::vector<std::string> both = {"은별통신", "초록케이블"};
  const auto told = [&](const std::string& id, const std::string& text, std::int64_t day) {
    return of(with_names(article(id, "은별통신", text, day), both));
  };
  const std::vector<StorySketch> all = {
      told("합병",
           "은별통신이 초록케이블과 합병을 추진한다. 유료방송 가입자가 육백만명이 되고 합병 "
           "비율은 주총에서 정한다.",
           1),
      told("심사",
           "은별통신과 초록케이블의 합병을 심사한다. 유료방송 요금과 가입자 이탈이 쟁점이다. "
           "경쟁사는 의견서를 냈다.",
           4),
      told("장애",
           "은별통신의 인터넷이 끊겨 카드결제가 멈췄다. 라우터를 잘못 바꾼 탓이다. 식당과 "
           "편의점이 손님을 돌려보냈다.",
           5),
      told("보상",
           "은별통신 인터넷이 끊겨 카드결제를 못 한 식당과 편의점이 보상을 바란다. 라우터 "
           "교체를 밤에 했어야 했다고 상인들은 따졌다.",
           6)};
  const std::vector<StoryId> got = group(story_rules(), all);
  EXPECT_EQ(got[0], got[1]);
  EXPECT_EQ(got[2], got[3]);
  EXPECT_NE(got[0], got[2]);
}

TEST(Story, AnotherOrderBetweenTheSamePartiesIsAnotherStory) {
  const std::vector<std::string> both = {"두온조선", "바다해운"};
  const auto told = [&](const std::string& id, const std::string& text, std::int64_t day) {
    return of(with_names(article(id, "새 배", text, day), both));
  };
  const std::vector<StorySketch> all = {
      told("가스선",
           "두온조선이 바다해운에서 가스운반선을 수주했다. 계약금액은 오천억원이다. 화물창에 "
           "새 단열재를 쓰고, 차갑게 식힌 가스가 날아가는 양을 줄인다. 중동 터미널과 울산 저장소 "
           "사이를 오간다.",
           1),
      told("상자선",
           "두온조선이 바다해운에서 컨테이너선을 수주했다. 계약금액은 일조원이다. "
           "메탄올을 태우는 엔진을 얹어 유럽 항로의 탄소 규제를 피한다. 갑판에는 냉동 화물칸과 "
           "전력 설비가 실린다.",
           8),
      told("단열재",
           "바다해운에 넘길 두온조선 가스운반선의 단열재는 폐플라스틱으로 만든다. 화물창 벽이 "
           "얇아진다.",
           9),
      told("메탄올",
           "두온조선이 지을 컨테이너선은 메탄올을 태운다. 메탄올 값이 올라 바다해운은 유럽 항로의 "
           "탄소 규제와 엔진 값을 함께 따진다.",
           10)};
  const std::vector<StoryId> got = group(story_rules(), all);
  EXPECT_NE(got[0], got[1]);
  EXPECT_EQ(got[2], got[0]);
  EXPECT_EQ(got[3], got[1]);
}

StorySketch fire(const std::string& town, const std::string& cause, std::int64_t day) {
  Document doc = article(town + cause, town + " 창고 화재",
                         town +
                             " 물류창고에서 화재가 일어나 직원 두 명이 연기를 마시고 병원으로 "
                             "이송됐다. 소방당국은 장비를 투입해 불길을 잡았고, 경찰이 원인을 "
                             "조사하고 있다. " +
                             cause,
                         day);
  made::mark(doc, town, Kind::place);
  made::mark(doc, "소방당국");
  made::mark(doc, "경찰");
  return of(doc);
}
TEST(Story, AnotherFireOfTheKindIsAnotherStory) {
  const std::vector<StorySketch> all = {fire("가온시", "지게차에서 불꽃이 튀었다.", 1),
                                        fire("새솔시", "난로가 넘어졌다.", 1),
                                        fire("가온시", "지게차 배터리를 충전하던 중이었다.", 1)};
  const std::vector<StoryId> got = group(story_rules(), all);
  EXPECT_NE(got[0], got[1]);
  EXPECT_EQ(got[2], got[0]);
}

TEST(Story, TheKindOfHappeningTellsOnItsDayAlone) {
  const std::vector<std::string> firm = {"누리모터스"};
  const auto told = [&](const std::string& id, const std::string& text, std::int64_t day) {
    return of(with_names(article(id, "누리모터스 리콜", text, day), firm));
  };
  const std::vector<StorySketch> all = {
      told("감지기",
           "누리모터스가 전기버스를 리콜한다. 제동 감지기가 물에 젖으면 멈추는 거리가 길어진다. "
           "방수 마개를 끼운다.",
           1),
      told("같은 날", "누리모터스의 리콜 소식에 주가가 급락했다. 개장 직후 매도가 몰렸다.", 1),
      told("옆문",
           "누리모터스가 승합차를 리콜한다. 옆문 고리가 풀려 달리다 열린다. 잠금쇠를 새로 단다.",
           12)};
  const std::vector<StoryId> got = group(story_rules(), all);
  EXPECT_EQ(got[1], got[0]);
  EXPECT_NE(got[2], got[0]);
}

// Who is in the news of everybody is nobody's name: not the police, nor any court.
TEST(Story, AuthoritiesAreNoNamesOfAStory) {
  Document doc = article("재판", "횡령 선고", "도담지법은 마로건설 대표에게 징역을 선고했다.", 1);
  made::mark(doc, "도담지법");
  made::mark(doc, "마로건설");
  made::mark(doc, "대표", Kind::title);
  int names = 0, kinds = 0;
  for (const Term& t : of(doc).terms) {
    names += t.kind == TermKind::name;
    kinds += t.kind == TermKind::of_kind;
  }
  EXPECT_EQ(names, 1);
  EXPECT_EQ(kinds, 3);  // 도담지법, 징역, 선고; 대표 is a word of everything
}

TEST(Story, ARoundUpTellsNoStory) {
  const std::string body = "가온전자가 나래상사에서 광학 렌즈를 사들인다.";
  EXPECT_FALSE(of(article("a", "렌즈 사는 가온전자", body, 1)).terms.empty());
  EXPECT_TRUE(of(article("b", "[주간 브리핑] 렌즈·해킹·축제", body, 1)).terms.empty());
  EXPECT_TRUE(of(article("d", "3월 2일 뉴스브리핑", body, 1)).terms.empty());
  EXPECT_TRUE(of(article("c", "렌즈와 축제", "이번 주 소식을 모았다. " + body, 1)).terms.empty());
}

TEST(Story, AListOfKeywordsTellsNoStory) {
  Document list = article("list", "키워드", "가온전자 나래상사", 1), prose = list;
  for (int i = 0; i < 100; ++i)
    list.morphs.rows.push_back({{0, 3}, list.morphs.add("가온전자"), Tag::NNP, true});
  for (int i = 0; i < 100; ++i)
    prose.morphs.rows.push_back(
        {{0, 3}, prose.morphs.add("가온전자"), i % 3 == 0 ? Tag::JKO : Tag::NNP, true});
  EXPECT_TRUE(of(list).terms.empty());
  EXPECT_FALSE(of(prose).terms.empty());
}

// The memory of a stream: stories that were not touched for long make room.
TEST(Story, OnlyTheStoriesTouchedLastAreRemembered) {
  Placer placer(story_rules(), 8);
  const auto first = line("렌즈", "가온전자 광학렌즈 조달난 문서린 구미공장", {1, 60});
  placer.add(first[0]);
  for (int i = 0; i < 40; ++i) {
    const std::string n = std::to_string(i);
    placer.add(line("남" + n, "해솔" + n + " 바람" + n + " 구름" + n + " 나무" + n, {2})[0]);
    EXPECT_LE(placer.stories(), 8U);
  }
  EXPECT_EQ(placer.add(first[1]), story_of_founder(first[1].doc));
}

TEST(Words, JosaAreCutAndPredicatesLeftOut) {
  std::vector<std::string> got;
  story::nouns_by_josa(story_rules(), "가온전자가 나래상사와의 면담에서 렌즈를 샀다.",
                       [&got](std::string_view word, float) { got.emplace_back(word); });
  EXPECT_EQ(got, (std::vector<std::string>{"가온전자", "나래상사", "면담", "렌즈"}));
  EXPECT_TRUE(story_rules().is("업계", StoryRules::Role::generic));
  EXPECT_TRUE(story_rules().is("AI", StoryRules::Role::generic));
  EXPECT_FALSE(story_rules().is("렌즈", StoryRules::Role::generic));
}

}  // namespace
}  // namespace hj
