// Crawled text in the shapes that crawlers leave it in; all words are ours.
#include <gtest/gtest.h>

#include "core/check.h"
#include "core/value.h"
#include "extract/extractor.h"
#include "extract/made.h"

namespace hj {
namespace {

Document read_dump(const std::string& text) {
  static const Result<Extractor> kExtractor = Extractor::open(HJ_DATA);
  Page page;
  page.source = "in.txt", page.bytes = text;
  const Result<std::vector<Document>> docs = (*kExtractor)(page);
  EXPECT_TRUE(docs) << text;
  if (!docs) return {};
  EXPECT_EQ(check((*docs)[0]), "");
  return (*docs)[0];
}

TEST(Dump, TheTextOfAWholePageIsItsArticle) {
  const Document doc = read_dump(
      "가람전자, 누리칩스에 메모리 공급 계약 | 다온뉴스\n"
      "본문 바로가기\n홈\n정치\n경제\n사회\n국제\n스포츠\n구독\n로그인\n검색\n"
      "가람전자, 누리칩스에 메모리 공급 계약\n"
      "한가온 기자\n"
      "입력 2025.03.04 09:30\n"
      "가람전자가 누리칩스에 3년간 메모리 반도체를 공급하는 계약을 맺었다고 4일 밝혔다.\n"
      "두 회사는 2027년부터 새 제품을 함께 만들 계획이다. 공급 규모는 1조2천억원이다.\n"
      "광고\n"
      "누리칩스 관계자는 \"물량을 미리 확보하려는 뜻\"이라고 설명했다.\n"
      "많이 본 뉴스\n나래화학, 하람에너지 지분 인수 추진\n해솔그룹 '아침상회' 품는다\n누리셀 공장 "
      "착공 미뤄\n"
      "회사소개\n광고문의\n개인정보처리방침\nCopyright ⓒ 다온뉴스\n");
  EXPECT_EQ(all(doc, BlockKind::headline), "가람전자, 누리칩스에 메모리 공급 계약");
  EXPECT_EQ(all(doc, BlockKind::body),
            "가람전자가 누리칩스에 3년간 메모리 반도체를 공급하는 계약을 맺었다고 4일 밝혔다.|"
            "두 회사는 2027년부터 새 제품을 함께 만들 계획이다. 공급 규모는 1조2천억원이다.|"
            "누리칩스 관계자는 \"물량을 미리 확보하려는 뜻\"이라고 설명했다.");
  EXPECT_EQ(doc.reporter, "한가온");
  EXPECT_EQ(iso_utc(doc.published), "2025-03-04T00:30:00Z");
}

TEST(Dump, ProseIsNone) {
  std::string prose = "가람전자의 열 해\n";
  for (int i = 0; i < 14; ++i)
    prose += "가람전자는 그해에 공장을 하나 더 세웠고 사람을 더 뽑았다고 당시 신문은 전했다.\n";
  const Document doc = read_dump(prose);
  EXPECT_EQ(all(doc, BlockKind::headline), "가람전자의 열 해");
}

TEST(Crawled, ASentenceThatListsNamesIsNoHeadline) {
  const Document doc = read_dump(
      "가온특례시와 미르산업단지공단은 15일 시정회의실에서 ㈜한빛건설, ㈜누리씨엔에스, "
      "㈜미르자산운용과 가온 데이터센터 건립추진을 위한 상생협력 협약을 체결했다.");
  EXPECT_EQ(all(doc, BlockKind::headline), "");
  EXPECT_TRUE(all(doc, BlockKind::body).starts_with("가온특례시와"));
}

TEST(Crawled, NeitherIsOneThatNamesItsSource) {
  const Document doc = read_dump(
      "가온조선업계에 따르면 한빛조선해양은 올해 나래해운 미르상선 누리마린 등 선주사 3곳에서 "
      "컨테이너선 12척을 수주해 도크를 2028년까지 채운 것으로 집계됐다. 조선업계에서는 내년에도 "
      "주문이 이어질 것으로 보고 있다.");
  EXPECT_EQ(all(doc, BlockKind::headline), "");
  EXPECT_TRUE(all(doc, BlockKind::body).starts_with("가온조선업계에"));
}

TEST(Crawled, ABodyWithoutAHeadlineHasNone) {
  const Document doc = read_dump(
      "반도체 소재 스타트업 세온머티리얼즈가 한빛반도체의 품질 검증을 통과했다고 8일 밝혔다.\n\n"
      "두 회사는 다음 달 공급 계약을 맺는다.");
  EXPECT_EQ(all(doc, BlockKind::headline), "");
  EXPECT_TRUE(all(doc, BlockKind::body).starts_with("반도체 소재 스타트업 세온머티리얼즈가"));
}

TEST(Crawled, AHeadlineWithACutOffLede) {
  const Document doc = read_dump(
      "누리셀, 전지 공장 착공 석 달 미뤄누리셀이 충청권에 짓기로 한 전지 공장의 착공을 석 달 "
      "미루기로 했다. "
      "회사는 자금을 나눠 조달하기로 하면서 일정을 다시 짰다고 설명했으며 지방자치단체와 맺은");
  EXPECT_EQ(all(doc, BlockKind::headline), "누리셀, 전지 공장 착공 석 달 미뤄");
  EXPECT_TRUE(all(doc, BlockKind::body).starts_with("누리셀이 충청권에"));
  EXPECT_TRUE(doc.cut_off);
}

TEST(Crawled, ADatelineOpensTheBody) {
  const Document doc = read_dump(
      "한길철차, 바람국 고속열차 120량 수주(서울=누리통신) 민서준 기자 = 한길철차가 바람국 "
      "철도공사로부터 고속열차 "
      "120량을 수주했다고 18일 공시했다. 계약 금액은 4천300억원이다. 열차는 2026년부터 차례로 "
      "납품된다. "
      "minsj@nuri.example (끝)");
  EXPECT_EQ(all(doc, BlockKind::headline), "한길철차, 바람국 고속열차 120량 수주");
  EXPECT_EQ(all(doc, BlockKind::dateline), "(서울=누리통신) 민서준 기자 =");
  EXPECT_EQ(doc.outlet, "누리통신");
  EXPECT_EQ(doc.reporter, "민서준");
  EXPECT_EQ(all(doc, BlockKind::notice), "(끝)");
  EXPECT_TRUE(all(doc, BlockKind::body).ends_with("차례로 납품된다."));
}

TEST(Crawled, ACaptionStandsBeforeTheBody) {
  const Document doc = read_dump(
      "해솔그룹, 새벽배송 1위 '아침상회' 인수 추진해솔그룹 본사 전경 [해솔그룹 "
      "제공](서울=하람신문) 남궁솔 기자 = "
      "해솔그룹이 새벽배송 업체 아침상회를 사들이는 방안을 추진하고 있다. 거래 규모는 8천억원 "
      "안팎으로 거론된다. "
      "아침상회 측은 확정된 것은 없다고 밝혔다.");
  EXPECT_EQ(all(doc, BlockKind::headline), "해솔그룹, 새벽배송 1위 '아침상회' 인수 추진");
  EXPECT_EQ(all(doc, BlockKind::caption), "해솔그룹 본사 전경 [해솔그룹 제공]");
  EXPECT_TRUE(all(doc, BlockKind::body).starts_with("해솔그룹이 새벽배송 업체"));
}

TEST(Crawled, AListOfHeadlinesTrails) {
  const Document doc = read_dump(
      "하람에너지, 수소 합작사 설립\n\n하람에너지가 바람국 국영석유공사와 수소 합작회사를 세운다고 "
      "15일 밝혔다. 자본금은 "
      "2천억원이다.\n합작사는 내년 3월 출범한다.\n백도윤 기자 "
      "dy@hanbit.example\n관련기사\n나래화학, 하람에너지 지분 인수 "
      "추진\n누리셀, 전지 공장 착공 미뤄\n▶ 많이 본 뉴스\n한길철차, 고속열차 120량 수주\n");
  EXPECT_EQ(all(doc, BlockKind::body),
            "하람에너지가 바람국 국영석유공사와 수소 합작회사를 세운다고 15일 밝혔다. 자본금은 "
            "2천억원이다.|"
            "합작사는 내년 3월 출범한다.");
  EXPECT_NE(all(doc, BlockKind::related).find("한길철차, 고속열차"), std::string::npos);
  EXPECT_EQ(doc.reporter, "백도윤");
}

TEST(Crawled, ABroadcastIsSignedAtItsEnd) {
  const Document doc = read_dump(
      "배터리 재활용 기준 연내 마련\n[앵커] 정부가 배터리 재활용 기준을 올해 안에 내놓기로 "
      "했습니다. [기자] 환경부는 9일 "
      "기준을 연내 마련하겠다고 밝혔습니다. 업계는 반겼습니다.\n다온뉴스 류가을입니다.\n");
  EXPECT_EQ(doc.reporter, "류가을");
  EXPECT_EQ(all(doc, BlockKind::body).find("류가을"), std::string::npos);
  EXPECT_EQ(all(doc, BlockKind::heading), "[앵커]|[기자]");
}

TEST(Crawled, TimesBetweenHeadAndBodyEndTheHead) {
  const Document doc = read_dump(
      "[단독] 해솔그룹, '아침상회' 인수 추진 남궁솔 기자 입력 2023.11.02 05:00 수정 2023.11.02 "
      "08:15 해솔그룹이 새벽배송 업체 "
      "아침상회를 사들이는 방안을 추진하고 있다. 거래 규모는 8천억원 안팎으로 거론된다. 협상은 "
      "길어질 수 있다.");
  EXPECT_EQ(iso_utc(doc.published), "2023-11-01T20:00:00Z");
  EXPECT_TRUE(all(doc, BlockKind::headline).starts_with("[단독] 해솔그룹, '아침상회' 인수 추진"));
  EXPECT_TRUE(all(doc, BlockKind::body).starts_with("해솔그룹이 새벽배송"));
}

TEST(Crawled, ButtonsOfThePageAreNoneOfItsHead) {
  const Document doc = read_dump(
      "대학끼리 기술 나누는 협약 • 기사 소리로 듣기 다시듣기 • 글씨 크기 조절 • 공유하기 • 댓글 0 "
      "다온뉴스 한가온 기자 수정 2025-03-04 13:40 입력 2025-03-04 09:30 이미지 확대 가람대와 "
      "나래대가 4일 협약을 맺었다. 두 대학은 기술을 나눈다. 한가온 기자 gaon@daon.example");
  EXPECT_EQ(all(doc, BlockKind::headline), "대학끼리 기술 나누는 협약");
  EXPECT_EQ(all(doc, BlockKind::subheadline), "");
  EXPECT_EQ(all(doc, BlockKind::body),
            "가람대와 나래대가 4일 협약을 맺었다. 두 대학은 기술을 나눈다.");
  EXPECT_EQ(doc.reporter, "한가온");
  EXPECT_EQ(iso_utc(doc.published), "2025-03-04T00:30:00Z");
}
TEST(Crawled, WordsOfButtonsInASentenceAreNone) {
  const Document doc = read_dump(
      "가람대와 나래대 맞손\n가람대와 나래대가 4일 만났다.\n두 대학은 필요한 정보를 공유하기로 "
      "했다.\n네이버에서 일한 한가온이 사업을 이끈다.\n공유하기\n네이버에서 구독하기\n");
  EXPECT_EQ(
      all(doc, BlockKind::body),
      "가람대와 나래대가 4일 만났다.|두 대학은 필요한 정보를 공유하기로 했다.|네이버에서 일한 "
      "한가온이 사업을 이끈다.");
}
TEST(Crawled, TheWeatherAndTheSectionStandOverTheHeadline) {
  const Document doc = read_dump(
      "2025.03.04 (화) • 흐림가람 1.0℃ • 서울 3.2℃ • 나래 6.8℃ 기상청 제공 정치 가람시, 나래시와 "
      "협약…\"물 나눠 쓴다\"가람시는 4일 나래시와 협약을 맺었다고 밝혔다. 두 도시는 물을 나눈다.");
  EXPECT_EQ(all(doc, BlockKind::headline), "가람시, 나래시와 협약…\"물 나눠 쓴다\"");
  EXPECT_EQ(doc.section, "정치");
  EXPECT_TRUE(all(doc, BlockKind::body).starts_with("가람시는 4일"));
}
TEST(Crawled, ATimeWithinASentenceIsNone) {
  const Document doc = read_dump(
      "가람시 첫 열차 달린다 가람시는 2025-03-04 09:30에 첫 열차가 떠났다고 밝혔다. 표는 "
      "매진됐다.");
  EXPECT_TRUE(all(doc, BlockKind::body).find("09:30에") != std::string::npos);
}

}  // namespace
}  // namespace hj
