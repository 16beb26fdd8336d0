// What one template, one desk's ending or one table makes alike, and is not one text.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/hash.h"
#include "dedup/fingerprinter.h"
#include "dedup/originals.h"

namespace hj {
namespace {

constexpr std::int64_t kOneDay = 86'400;

class Made {
 public:
  explicit Made(unsigned seed) : random_(seed) {}

  int from(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1));
  }
  std::string number(int low, int high) { return std::to_string(from(low, high)); }
  std::string decimal(int low, int high) { return number(low, high) + '.' + number(0, 9); }
  std::string one_of(const std::vector<std::string>& all) { return all[random_() % all.size()]; }
  std::string firm() {
    return one_of(
               {"가온", "나래", "다솜", "라온", "마루", "보람", "새빛", "아름", "자람", "하람"}) +
           one_of({"", "강", "들", "별", "솔", "숲", "울"}) +
           one_of({"전자", "제약", "건설", "소프트", "식품", "화학", "물산", "정밀"});
  }
  std::string sky() { return one_of({"맑음", "구름많음", "흐림"}); }

 private:
  std::mt19937 random_;
};

std::string weather(Made& made) {
  const int shift = made.from(-2, 2);
  std::string out =
      "이날은 전국이 " + made.one_of({"대체로 맑겠다", "차차 흐려지겠다"}) +
      ". 미세먼지 농도는 전 권역이 '좋음'에서 '보통'으로 예상된다. 바다의 물결은 동해 "
      "앞바다에서 0.5∼1.5m, 서해 앞바다에서 0.5∼1.0m, 남해 앞바다에서 0.5∼" +
      made.one_of({"1.0", "1.5"}) +
      "m로 일겠다. 먼바다의 물결은 동해 1.0∼2.5m, 서해 0.5∼2.0m로 예상된다. 다음은 "
      "지역별 날씨 전망. ";
  const std::vector<std::string> cities = {"서울", "인천", "수원", "춘천", "강릉", "청주", "대전",
                                           "전주", "광주", "대구", "부산", "울산", "창원", "제주"};
  for (std::size_t i = 0; i < cities.size(); ++i) {
    const int low = 5 + static_cast<int>(i * 5 % 7) + shift + made.from(-1, 1);
    out += "▲ " + cities[i] + " : [" + made.sky() + ", " + made.sky() + "] (" +
           std::to_string(low) + "∼" + std::to_string(low + 10 + made.from(-1, 1)) + ") <" +
           made.one_of({"0", "10", "20", "30"}) + ", " + made.one_of({"0", "10", "20"}) + "> ";
  }
  return out;
}
std::string market(Made& made) {
  return "코스피가 전 거래일보다 " + made.decimal(1, 40) + "포인트(" + made.decimal(0, 2) + "%) " +
         made.one_of({"오른", "내린"}) + " 2," + made.number(500, 699) + '.' + made.number(10, 99) +
         "에 거래를 마쳤다. 유가증권시장에서 외국인이 " + made.number(100, 6000) +
         "억원어치를 순매수했고 기관은 " + made.number(100, 3000) + "억원, 개인은 " +
         made.number(100, 4000) +
         "억원어치를 순매도했다. 시가총액 상위 종목은 등락이 엇갈렸다. 코스닥지수는 " +
         made.decimal(0, 9) + "포인트 " + made.one_of({"오른", "내린"}) + ' ' +
         made.decimal(840, 880) + "에 장을 마쳤다. 서울 외환시장에서 원/달러 환율은 달러당 1," +
         made.number(300, 390) + '.' + made.number(0, 9) +
         "원에 거래를 마쳤다. 투자자들은 이번 주에 나올 미국의 소비자물가지수를 기다리고 있다.";
}
std::string result(Made& made) {
  return "코스닥 상장사 " + made.firm() + "은 올해 1분기 연결 기준 영업이익이 " +
         made.number(1, 300) + "억원으로 지난해 같은 기간보다 " + made.decimal(1, 90) +
         "% 늘었다고 공시했다. 매출은 " + made.number(1, 3000) + "억원으로 " + made.decimal(1, 90) +
         "% 증가했고 순이익은 " + made.number(1, 250) +
         "억원을 기록했다. 회사 측은 주력 제품의 판매가 고르게 늘어난 결과라고 설명했다.";
}
std::string order(Made& made) {
  return made.firm() + "은 " + made.firm() + "와 " + made.number(10, 900) +
         "억원 규모의 공급 계약을 체결했다고 3일 공시했다. 이는 최근 매출액 대비 " +
         made.decimal(3, 60) +
         "%에 해당하는 규모다. 계약 기간은 2025년 3월 3일부터 2026년 12월 31일까지다.";
}
std::string lottery(Made& made) {
  std::set<int> balls;
  while (balls.size() < 6) balls.insert(made.from(1, 45));
  std::string drawn;
  for (const int ball : balls) drawn += (drawn.empty() ? "" : ", ") + std::to_string(ball);
  return "가온복권 추첨에서 '" + drawn +
         "'이 1등 당첨번호로 뽑혔다. 당첨번호 6개를 모두 맞힌 1등 당첨자는 " + made.number(5, 20) +
         "명으로 " + made.number(10, 35) +
         "억원씩 받는다. 당첨번호 5개와 보너스 번호가 일치한 "
         "2등은 " +
         made.number(50, 110) + "명으로 각 " + made.number(4000, 7000) +
         "만원씩을, 당첨번호 5개를 맞힌 3등은 " + made.number(2000, 3500) + "명으로 " +
         made.number(130, 180) + "만원씩을 받는다. 4등(고정 당첨금 5만원)은 " +
         made.number(120'000, 160'000) + "명이다. 당첨금은 지급 개시일부터 1년 안에 찾아야 한다.";
}

std::size_t families(const std::vector<std::string>& texts, bool one_day) {
  std::vector<Original> rows;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Document doc;
    doc.id = DocId{hash64(std::to_string(i))};
    doc.text = texts[i];
    doc.blocks.rows.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, BlockKind::body});
    const auto day = 20'000 + static_cast<std::int64_t>(one_day ? 0 : i);
    rows.push_back({doc.id, {}, day * kOneDay, "한강경제", Fingerprinter{}(doc).rows});
  }
  const DedupRules rules = *DedupRules::open(HJ_DATA);
  const std::vector<DocId> found = Originals{rules}.all(rows);
  return std::set<DocId>(found.begin(), found.end()).size();
}

TEST(Templates, EachIssueIsAnArticleOfItsOwn) {
  constexpr std::size_t kIssues = 60;
  const std::pair<const char*, std::function<std::string(Made&)>> all[] = {
      {"weather", weather}, {"market", market},   {"result", result},
      {"order", order},     {"lottery", lottery},
  };
  for (const auto& [name, make] : all)
    for (const bool one_day : {false, true}) {
      Made made(7);
      std::vector<std::string> texts;
      for (std::size_t i = 0; i < kIssues; ++i) texts.push_back(make(made));
      EXPECT_EQ(families(texts, one_day), kIssues) << name;
    }
}

// A particle follows the sound of the name: 과 and 와, 은 and 는 are one joint of the template.
TEST(Templates, AnotherNameTakesAnotherFormOfTheParticle) {
  const std::string one =
      "초롱쇼핑에서 회원 210만명의 개인정보가 새어 나갔다고 감독 당국이 15일 밝혔다. 이름과 주소, "
      "전화번호가 유출됐다. 초롱쇼핑은 관리자 계정이 도용됐다고 설명했다. 당국은 안전 조치를 "
      "어겼는지 조사하고 있다.";
  const std::string other =
      "다솜여행사에서 고객 48만명의 개인정보가 새어 나갔다고 감독 당국이 18일 밝혔다. 주소와 번호, "
      "여권사진이 유출됐다. 다솜여행사는 예약 서버가 공격받았다고 설명했다. 당국은 안전 조치를 "
      "어겼는지 조사하고 있다.";
  EXPECT_EQ(families({one, other}, true), 2U);
  EXPECT_EQ(families({one, "[속보] " + one}, true), 1U);
}

TEST(Templates, AnIssueAndItsCopiesAreOne) {
  for (const auto& make : {weather, market, result, order, lottery}) {
    Made made(9);
    const std::string one = make(made), other = make(made);
    EXPECT_EQ(families({one, other, one + " 무단 전재 금지", "한강시 " + one}, true), 2U) << one;
  }
}

// Sentences of articles of the sample, each of another story, as far as they are wanted.
std::vector<std::string> beginnings(std::size_t bytes) {
  std::ifstream gold("data/gold/gold.jsonl"), in("data/gold/articles.jsonl");
  std::vector<std::string> out;
  std::set<std::string> stories;
  for (std::string line, truth; std::getline(in, line) && std::getline(gold, truth);) {
    const auto article = nlohmann::json::parse(line), answer = nlohmann::json::parse(truth);
    const std::string text = article.value("text", article.value("body", ""));
    const std::size_t end = text.find(". ", bytes);
    if (end == std::string::npos || !answer["story"].is_string()) continue;
    if (stories.insert(answer["story"]).second) out.push_back(text.substr(0, end + 2));
  }
  return out;
}
TEST(Templates, AnEndingAnOpeningOrATableInCommonMakesNoCopy) {
  const std::string ending =
      "한강경제는 독자 여러분의 제보를 기다립니다. 채널에서 한강경제를 찾아 친구로 추가하시면 "
      "언제든 "
      "제보하실 수 있습니다. 이 글은 투자를 권유하지 않으며 투자 판단과 그에 따른 책임은 모두 "
      "투자자 "
      "본인에게 있습니다. 저작권자 한강경제, 무단 전재와 재배포, 인공지능 학습 및 활용을 금합니다. "
      "모든 기사와 사진은 저작권법의 보호를 받으며 허락 없이 복제하거나 배포할 수 없습니다.";
  const std::string opening =
      "경제를 읽는 아침, 한강경제가 매일 전하는 산업계의 소식입니다. 밤사이 들어온 나라 안팎의 "
      "소식 "
      "가운데 꼭 알아야 할 것만 골라 짧게 정리해 드립니다. 출근길에 읽고 하루를 시작하세요. 구독을 "
      "누르시면 매일 아침 일곱 시에 전자우편으로 받아 보실 수 있습니다. 독자 여러분이 보내 주신 "
      "물음에도 함께 답합니다. 그럼 오늘의 소식을 시작하겠습니다. ";
  const std::string table =
      "주요 기업 주가 가온전자 71,200원 1.2% 나래상사 34,550원 0.8% 다온화학 12,340원 2.1% "
      "라온제약 98,700원 3.3% 마루건설 5,430원 0.4% 바른증권 23,100원 1.9% 새빛은행 45,600원 0.2% "
      "아라해운 7,890원 5.1% 자람식품 15,200원 2.7% 차오름통신 63,000원 0.9%";
  const std::vector<std::string> own = beginnings(450);
  ASSERT_GE(own.size(), 8U);
  std::vector<std::string> ended, opened, tabled;
  for (const std::string& text : own) {
    ended.push_back(text + ending);
    opened.push_back(opening + text);
    tabled.push_back(text + table);
  }
  EXPECT_EQ(families(ended, true), own.size());
  EXPECT_EQ(families(opened, true), own.size());
  EXPECT_EQ(families(tabled, true), own.size());
}

}  // namespace
}  // namespace hj
