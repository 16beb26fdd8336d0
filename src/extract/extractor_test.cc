#include "extract/extractor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/check.h"
#include "core/value.h"
#include "extract/made.h"

namespace hj {
namespace {

std::vector<Document> extract(const Page& page) {
  static const Result<Extractor> kExtractor = Extractor::open(HJ_DATA);
  EXPECT_TRUE(kExtractor) << kExtractor.error().what;
  Result<std::vector<Document>> docs = (*kExtractor)(page);
  if (!docs) return {};
  for (const Document& doc : *docs) EXPECT_EQ(check(doc), "");
  return *docs;
}
Document extract_text(const std::string& text) {
  Page page;
  page.source = "in.txt", page.bytes = text;
  const std::vector<Document> docs = extract(page);
  EXPECT_EQ(docs.size(), 1U);
  return docs.empty() ? Document{} : docs[0];
}

// As scripts of broadcasts are written; the parties are made up.
constexpr const char* kBroken =
    "200억 원대의 횡령 혐의로\n"
    "구속영장이 청구된\n"
    "가람건설 정하윤 사장의 구속 여부가\n"
    "오늘 밤늦게 결정됩니다.\n"
    "법원에 나온\n"
    "정 사장은\n"
    "\"모두 밝히겠다\"고 답했습니다.\n"
    "한편, 나래시와 6개 군은\n"
    "오는 2030년까지 산업단지\n"
    "48만 ㎡ 부지에\n"
    "공장을 짓기로 했습니다.\n";

TEST(BrokenLines, AreSentencesAgain) {
  const std::string sentences =
      "200억 원대의 횡령 혐의로 구속영장이 청구된 가람건설 정하윤 사장의 구속 여부가 오늘 밤늦게 "
      "결정됩니다.|법원에 나온 정 사장은 \"모두 밝히겠다\"고 답했습니다.|한편, 나래시와 6개 군은 "
      "오는 "
      "2030년까지 산업단지 48만 ㎡ 부지에 공장을 짓기로 했습니다.";
  EXPECT_EQ(all(extract_text(kBroken), BlockKind::body), sentences);
  const Document headed = extract_text("가람건설 사장 영장심사\n" + std::string(kBroken));
  EXPECT_EQ(all(headed, BlockKind::headline), "가람건설 사장 영장심사");
  EXPECT_EQ(all(headed, BlockKind::subheadline), "");
  EXPECT_EQ(all(headed, BlockKind::body), sentences);
  std::string html = "<html><head><title>가람건설 사장 영장심사</title></head><body><div>";
  for (const char* c = kBroken; *c != 0; ++c)
    html += *c == '\n' ? std::string("<br>\n") : *c + std::string();
  Page page;
  page.source = "in.html", page.form = Form::html, page.bytes = html + "</div></body></html>";
  const std::vector<Document> docs = extract(page);
  ASSERT_EQ(docs.size(), 1U);
  EXPECT_EQ(all(docs[0], BlockKind::body), sentences);
}

TEST(PlainText, WhatStandsOverTheHeadlineIsNone) {
  const Document doc = extract_text(
      "2025.03.04 (화)\n• 흐림가람시 1.0℃\n• 서울 3.2℃\n• 나래 -0.7℃\n기상청 제공\n정치\n다온일보\n"
      "외교부, 나래국과 장관회담\n• 기사 소리로 듣기\n다시듣기\n• 댓글\n0\n종합 13면\n"
      "외교부는 4일 나래국과 회담을 열었다고 밝혔다.\n두 나라는 다시 만나기로 했다.\n"
      "(왼쪽부터) 한도준 다온시장, 정하윤 나래시장\n〈韓道俊기자〉\n에디터 추천 인기 기사\n"
      "이상한 나라의 전지\n");
  EXPECT_EQ(all(doc, BlockKind::headline), "외교부, 나래국과 장관회담");
  EXPECT_EQ(all(doc, BlockKind::subheadline), "");
  EXPECT_EQ(all(doc, BlockKind::body),
            "외교부는 4일 나래국과 회담을 열었다고 밝혔다.|두 나라는 다시 만나기로 했다.");
  EXPECT_EQ(all(doc, BlockKind::caption), "(왼쪽부터) 한도준 다온시장, 정하윤 나래시장");
  EXPECT_EQ(doc.section, "정치");
  EXPECT_EQ(doc.outlet, "다온일보");
  EXPECT_EQ(doc.reporter, "韓道俊");
}
TEST(PlainText, AWordThatHangsOnTheOneBeforeOpensNoHeadline) {
  const Document doc = extract_text(
      "대학끼리 기술 확산위한 업무협약\n입력 2025-03-04 09:30\n가람대는 4일 나래대와 협약을 "
      "맺었다.\n");
  EXPECT_EQ(all(doc, BlockKind::headline), "대학끼리 기술 확산위한 업무협약");
}

TEST(BrokenLines, AreNotListsNorParagraphs) {
  const Document list = extract_text(
      "다온그룹 임원 인사\n다온그룹은 4일 인사를 냈다.\n가람전자 부사장 한도준\n나래화학 전무 "
      "정하윤\n"
      "다솜물산 상무 오세린\n라온건설 상무 류가을\n새 임원은 다음 달 일을 시작한다.\n");
  EXPECT_EQ(all(list, BlockKind::body),
            "다온그룹은 4일 인사를 냈다.|가람전자 부사장 한도준|나래화학 전무 정하윤|다솜물산 상무 "
            "오세린|라온건설 상무 류가을|새 임원은 다음 달 일을 시작한다.");
  const Document text = extract_text(
      "가람전자 실적 발표\n가람전자는 4일 실적을 냈다.\n영업이익에 대한 평가\n시장은 엇갈렸다.\n"
      "주가는 올랐다.\n거래도 늘었다.\n");
  EXPECT_EQ(
      all(text, BlockKind::body),
      "가람전자는 4일 실적을 냈다.|영업이익에 대한 평가|시장은 엇갈렸다.|주가는 올랐다.|거래도 "
      "늘었다.");
}

TEST(PlainText, HasItsParts) {
  const Document doc = extract_text(
      "가람전자, 나래화학과 '전지 동맹'…내년 양산 목표\n"
      "합작사 지분 절반씩…\"공급난 대비\"\n"
      "입력 2025-03-04 09:30 수정 2025-03-04 10:15\n\n"
      "(서울=다온뉴스) 한가온 기자 = 가람전자는 4일 나래화학과 합작사를 세우기로 했다고 밝혔다.\n\n"
      "◇ 왜 지금인가\n"
      "두 회사는 원료를 함께 사들인다.\n"
      "서명하는 두 회사 대표 [가람전자 제공]\n"
      "gaon@daon.example\n"
      "[저작권자 ⓒ 다온뉴스, 무단 전재·재배포 금지]\n"
      "관련기사\n"
      "나래화학 주가 급등\n");
  EXPECT_EQ(all(doc, BlockKind::headline), "가람전자, 나래화학과 '전지 동맹'…내년 양산 목표");
  EXPECT_EQ(all(doc, BlockKind::subheadline), "합작사 지분 절반씩…\"공급난 대비\"");
  EXPECT_EQ(all(doc, BlockKind::dateline), "(서울=다온뉴스) 한가온 기자 =");
  EXPECT_EQ(all(doc, BlockKind::heading), "◇ 왜 지금인가");
  EXPECT_EQ(
      all(doc, BlockKind::body),
      "가람전자는 4일 나래화학과 합작사를 세우기로 했다고 밝혔다.|두 회사는 원료를 함께 사들인다.");
  EXPECT_EQ(all(doc, BlockKind::caption), "서명하는 두 회사 대표 [가람전자 제공]");
  EXPECT_EQ(all(doc, BlockKind::related), "관련기사|나래화학 주가 급등");
  EXPECT_EQ(doc.outlet, "다온뉴스");
  EXPECT_EQ(doc.reporter, "한가온");
  EXPECT_EQ(iso_utc(doc.published), "2025-03-04T00:30:00Z");
  EXPECT_EQ(iso_utc(doc.modified), "2025-03-04T01:15:00Z");
  EXPECT_TRUE(doc.published_has_time);
  EXPECT_FALSE(doc.cut_off);
}

// Written for this test: the forms are those of crawled pages, the parties are made up.
TEST(CrawledText, FindsTheLedeThatStandsTwice) {
  const std::string lede =
      "도하늘 가람전자 최고경영자(CEO)가 나래화학 회장과의 만남을 청하면서 배경에 관심이 쏠린다. "
      "두 회사는 10년 만에 다시 손을 잡을 것으로 보인다. 재계 관계자는 \"가람";
  const Document doc =
      extract_text("도하늘, 나래 회장 만난다…전지 '새 동맹'도 모색" + lede + " " + lede);
  EXPECT_EQ(all(doc, BlockKind::headline), "도하늘, 나래 회장 만난다…전지 '새 동맹'도 모색");
  EXPECT_EQ(all(doc, BlockKind::body), lede);
  EXPECT_EQ(all(doc, BlockKind::repeat), lede);
  EXPECT_TRUE(doc.cut_off);
}

TEST(CrawledText, PartsThatRunTogether) {
  const Document doc = extract_text(
      "'전지 합종연횡' 빨라진다…가람·나래 손잡아'3조원 투자' 가람전자, 나래화학과 합작 추진 "
      "누리셀은 독자 노선 고수 도하늘 가람전자 대표 [가온통신 자료사진] "
      "(서울=가온통신) 한가온 기자 = 전지를 둘러싼 업계의 짝짓기가 빨라지고 있다. 가람전자는 "
      "나래화학과 합작사를 세우기로 했다. 합작사는 3조원을 들여 공장을 짓는다. "
      "가람전자의 새 전지 [가람전자 제공] 누리셀은 혼자 간다는 방침이다. 누리셀 관계자는 \"합작은 "
      "없다\"고 말했다. gaon@gaon.example "
      "봄나들이 명소 다섯 곳…이번 주말 절정 '느린 우체통' 10년의 기록");
  EXPECT_EQ(all(doc, BlockKind::headline), "'전지 합종연횡' 빨라진다…가람·나래 손잡아");
  EXPECT_EQ(all(doc, BlockKind::caption),
            "도하늘 가람전자 대표 [가온통신 자료사진]|가람전자의 새 전지 [가람전자 제공]");
  EXPECT_EQ(all(doc, BlockKind::dateline), "(서울=가온통신) 한가온 기자 =");
  EXPECT_EQ(all(doc, BlockKind::byline), "gaon@gaon.example");
  EXPECT_EQ(all(doc, BlockKind::related),
            "봄나들이 명소 다섯 곳…이번 주말 절정 '느린 우체통' 10년의 기록");
  EXPECT_EQ(doc.outlet, "가온통신");
  EXPECT_EQ(doc.reporter, "한가온");
}

TEST(CrawledText, HeadlineGluedToALedeWithoutOtherMarks) {
  const Document doc = extract_text(
      "방한하는 도하늘 대표, 가람·누리 전지 협업 촉각도하늘 대표, 다음 주 방한…한가람 회장 만나 "
      "합작 논의할지 관심 도하늘 나래화학 대표가 다음 주 한국을 찾는다. 그는 새 전지를 만들기 위해 "
      "투자자들과 만나 왔다");
  EXPECT_EQ(all(doc, BlockKind::headline), "방한하는 도하늘 대표, 가람·누리 전지 협업 촉각");
  EXPECT_EQ(all(doc, BlockKind::subheadline),
            "도하늘 대표, 다음 주 방한…한가람 회장 만나 합작 논의할지 관심");
  EXPECT_TRUE(all(doc, BlockKind::body).starts_with("도하늘 나래화학 대표가"));
}

TEST(PlainText, ASentenceWithoutAHeadlineIsNotCut) {
  for (const std::string text :
       {"가람전자가 전지 업체 나래화학을 80억달러에 인수했다.",
        "화물 사업을 사들이는 나래항공은 지난 8월 4천억원에 기본합의서를 체결했다.",
        "한서준 가람부 장관은 오늘 새벽 나래부장관과의 양자 회담을 마친 뒤 간담회를 열고 일정을 "
        "조율 중이라고 말했다.\n회담에서는 협약식 준비도 논의됐다."}) {
    const Document doc = extract_text(text);
    EXPECT_EQ(all(doc, BlockKind::headline), "") << text;
  }
  const Document glued = extract_text(
      "가람화학, 나래전자에 양극재 24조원 공급 계약가람화학이 나래전자에 양극재를 공급한다. 계약 "
      "규모는 24조원이다.");
  EXPECT_EQ(all(glued, BlockKind::headline), "가람화학, 나래전자에 양극재 24조원 공급 계약");
}

TEST(CrawledText, ATimeStampEndsTheHead) {
  const Document doc = extract_text(
      "가람전자, 전지값 인상 철회…누리셀과 화해 원료값 하락에 백기 입력 2025-07-31 18:22 업데이트 "
      "2025-07-31 21:40 가람전자가 전지값을 올리지 않기로 했다. "
      "누리셀은 이를 환영했다. 나유진 기자 yj.na@semi.example ▶관련기사 4면");
  EXPECT_TRUE(
      all(doc, BlockKind::headline).starts_with("가람전자, 전지값 인상 철회…누리셀과 화해"));
  EXPECT_EQ(all(doc, BlockKind::notice), "입력 2025-07-31 18:22 업데이트 2025-07-31 21:40");
  EXPECT_EQ(all(doc, BlockKind::body),
            "가람전자가 전지값을 올리지 않기로 했다. 누리셀은 이를 환영했다.");
  EXPECT_EQ(all(doc, BlockKind::byline), "나유진 기자 yj.na@semi.example");
  EXPECT_EQ(doc.reporter, "나유진");
  EXPECT_EQ(iso_utc(doc.published), "2025-07-31T09:22:00Z");
  EXPECT_EQ(iso_utc(doc.modified), "2025-07-31T12:40:00Z");
}

TEST(CrawledText, AHeadlineThatStandsTwice) {
  const std::string headline = "가람전자 \"근거 없다\"…누리셀 맞소송에 전지 특허전 확전";
  const Document doc =
      extract_text(headline +
                   " 가람전자 \"근거 없다\"…누리셀 맞소송에 전지 특허전 가람전자가 28일 누리셀을 "
                   "상대로 소송을 냈다. 다툼은 길어질 전망이다.");
  EXPECT_EQ(all(doc, BlockKind::headline), headline);
  EXPECT_EQ(all(doc, BlockKind::repeat), "가람전자 \"근거 없다\"…누리셀 맞소송에 전지 특허전");
}

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The page that the project began from; third-party text, so it is beside the repo and not in it.
TEST(SeedPage, IsFourArticles) {
  const std::string text = slurp("../shared/seed/ai-alliance-page.txt"),
                    gold = slurp("../shared/seed/gold.jsonl");
  if (text.empty() || gold.empty()) GTEST_SKIP() << "../shared/seed is not there";
  std::vector<Document> docs;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    Page page;
    page.source = "seed", page.bytes = line;
    for (Document& doc : extract(page)) docs.push_back(std::move(doc));
  }
  ASSERT_EQ(docs.size(), 4U);
  for (const Document& doc : docs) {
    std::string quoted = all(doc, BlockKind::headline);
    for (std::size_t at = 0; (at = quoted.find('"', at)) != std::string::npos; at += 2)
      quoted.insert(at, 1, '\\');
    EXPECT_NE(gold.find("\"headline\": \"" + quoted + "\""), std::string::npos) << quoted;
    EXPECT_LE(doc.blocks.rows.size(), 12U);
  }
  const auto count = [](const Document& doc, BlockKind kind) {
    return std::count_if(doc.blocks.rows.begin(), doc.blocks.rows.end(),
                         [kind](const Block& b) { return b.kind == kind; });
  };
  EXPECT_EQ(count(docs[0], BlockKind::repeat), 1);
  EXPECT_EQ(count(docs[0], BlockKind::subheadline), 0);
  EXPECT_TRUE(docs[0].cut_off);
  EXPECT_EQ(count(docs[1], BlockKind::subheadline), 2);
  EXPECT_EQ(count(docs[1], BlockKind::caption), 2);
  EXPECT_EQ(count(docs[1], BlockKind::dateline), 1);
  EXPECT_EQ(count(docs[1], BlockKind::related), 1);
  EXPECT_FALSE(docs[1].cut_off);
  EXPECT_EQ(docs[1].reporter, "김아람");
  EXPECT_EQ(docs[1].outlet, "연합뉴스");
  EXPECT_EQ(count(docs[2], BlockKind::subheadline), 1);
  EXPECT_EQ(count(docs[3], BlockKind::subheadline), 3);
}

constexpr const char* kPage = R"(<!doctype html><html lang="ko"><head><meta charset="utf-8">
<title>가람전자, 나래화학과 합작사 설립 | 다온뉴스</title><link rel="canonical" href="https://daon.example/1">
<script type="application/ld+json">{"@graph": [{"@type": "Organization", "@id": "#o", "name": "다온뉴스"},
{"@type": "NewsArticle", "headline": "가람전자, 나래화학과 합작사 설립", "datePublished": "2025-03-04T09:30:00+09:00",
"author": {"@type": "Person", "name": "한가온 기자"}, "publisher": {"@id": "#o"}, "articleSection": "산업"}]}</script></head><body>
<nav><a href="/">홈</a><a href="/a">정치</a></nav><div class="hd"><h1>가람전자, 나래화학과 합작사 설립</h1>
<div class="sub_title">지분 절반씩…내년 착공<br>원료도 함께 산다</div><span>댓글 31</span></div>
<div class="article_body"><figure><img src="x"><figcaption>서명하는 두 회사 대표. 가람전자 제공</figcaption></figure>
가람전자가 나래화학과 합작사를 세우기로 했다고 4일 밝혔다. 지분은 절반씩 나눈다.<br><br>
두 회사는 원료를 함께 사들이는 방안도 검토하고 있다. 공장은 내년에 짓는다.<br><br><div class="ad">광고</div>
가람전자 관계자는 "공급난에 대비하는 것"이라고 말했다.<br><br>한가온 기자 gaon@daon.example
<ul class="related"><li><a href="/2">나래화학 주가 급등</a></li><li><a href="/3">전지값 또 오른다</a></li></ul></div>
<aside><h3>많이 본 뉴스</h3><ol><li><a href="/4">봄꽃 명소 다섯 곳</a></li></ol></aside><footer>ⓒ 다온뉴스</footer></body></html>)";

TEST(Html, IsReadFieldByField) {
  Page page;
  page.source = "1.html", page.form = Form::html, page.bytes = kPage;
  const std::vector<Document> docs = extract(page);
  ASSERT_EQ(docs.size(), 1U);
  const Document& doc = docs[0];
  EXPECT_EQ(all(doc, BlockKind::headline), "가람전자, 나래화학과 합작사 설립");
  EXPECT_EQ(all(doc, BlockKind::subheadline), "지분 절반씩…내년 착공|원료도 함께 산다");
  EXPECT_EQ(all(doc, BlockKind::caption), "서명하는 두 회사 대표. 가람전자 제공");
  EXPECT_EQ(all(doc, BlockKind::body),
            "가람전자가 나래화학과 합작사를 세우기로 했다고 4일 밝혔다. 지분은 절반씩 나눈다.|두 "
            "회사는 원료를 함께 사들이는 방안도 검토하고 있다. "
            "공장은 내년에 짓는다.|가람전자 관계자는 \"공급난에 대비하는 것\"이라고 말했다.");
  EXPECT_EQ(doc.text.find("급등"), std::string::npos);
  EXPECT_EQ(doc.text.find("봄꽃"), std::string::npos);
  EXPECT_EQ(doc.outlet, "다온뉴스");
  EXPECT_EQ(doc.reporter, "한가온");
  EXPECT_EQ(doc.section, "산업");
  EXPECT_EQ(doc.url, "https://daon.example/1");
  EXPECT_EQ(doc.comments, 31);
  EXPECT_EQ(iso_utc(doc.published), "2025-03-04T00:30:00Z");
}

TEST(Html, AFrontPageIsItsArticles) {
  Page page;
  page.source = "front.html", page.form = Form::html;
  page.bytes =
      "<html lang=ko><head><meta property='og:site_name' content='다온뉴스'><title>산업 | "
      "다온뉴스</title></head><body><div class=list>";
  for (const char* name : {"가람전자", "나래화학", "누리셀", "한길철차"})
    page.bytes += "<div class=item><h3><a href=/1>" + std::string(name) +
                  ", 새 공장 착공…내년 가동</a></h3><p>" + name +
                  "가 4일 새 공장을 짓기 시작했다고 밝혔다. 공장은 내년부터 돌아가며 모두 3백 명이 "
                  "일하게 될</p></div>";
  page.bytes += "</div></body></html>";
  const std::vector<Document> docs = extract(page);
  ASSERT_EQ(docs.size(), 4U);
  EXPECT_EQ(all(docs[2], BlockKind::headline), "누리셀, 새 공장 착공…내년 가동");
  EXPECT_TRUE(all(docs[2], BlockKind::body).starts_with("누리셀가 4일"));
  EXPECT_EQ(docs[2].outlet, "다온뉴스");
  EXPECT_TRUE(docs[2].cut_off);
}

TEST(Html, InEucKrWithoutDeclaration) {
  Page page;
  page.source = "1.html", page.form = Form::html;
  page.bytes =
      "<html><body><h1>\xB0\xA1\xB6\xF7\xC0\xFC\xC0\xDA, \xB8\xC2\xBC\xD5</h1><div>";  // 가람전자,
                                                                                       // 맞손
  for (int i = 0; i < 6; ++i)
    page.bytes += "\xB0\xE8\xBE\xE0\xC0\xBB \xB8\xC5\xBE\xFA\xB4\xD9. ";  // 계약을 매었다.
  page.bytes += "</div></body></html>";
  const std::vector<Document> docs = extract(page);
  ASSERT_EQ(docs.size(), 1U);
  EXPECT_EQ(all(docs[0], BlockKind::headline), "가람전자, 맞손");
}

TEST(Html, SurvivesWhatIsHostile) {
  Page page;
  page.source = "x.html", page.form = Form::html;
  for (const char* tag : {"<div>", "<b>", "<table><tr><td>", "<p><span>", "<a><table>"}) {
    page.bytes = "<html><body>";
    for (int i = 0; i < 20000; ++i) page.bytes += tag;
    page.bytes += "글이다.";
    extract(page);
  }
  page.bytes = std::string("<p>\0\0", 5) + "글</p><!--";
  extract(page);
}

TEST(Fields, AreCarriedThrough) {
  Page page;
  page.source = "a.jsonl:3", page.form = Form::fields, page.url = "https://x.example/1";
  page.fields = {{"id", "a/3"},
                 {"title", "제목이다"},
                 {"subtitle", "부제 하나\n부제 둘"},
                 {"body", "첫 문단이다.\n둘째 문단이다."},
                 {"author", "한가온 기자"},
                 {"published", "2025-03-04"},
                 {"comments", "1,204"},
                 {"outlet", "다온뉴스"}};
  const std::vector<Document> docs = extract(page);
  ASSERT_EQ(docs.size(), 1U);
  EXPECT_EQ(docs[0].input_id, "a/3");
  EXPECT_EQ(docs[0].text, "제목이다\n부제 하나\n부제 둘\n첫 문단이다.\n둘째 문단이다.");
  EXPECT_EQ(docs[0].reporter, "한가온");
  EXPECT_EQ(docs[0].comments, 1204);
  EXPECT_FALSE(docs[0].published_has_time);
  EXPECT_EQ(iso_date(local_day(docs[0].published, docs[0].offset_minutes)), "2025-03-04");
}

TEST(Id, ComesFromAddressOutletAndText) {
  Page page;
  page.source = "one", page.form = Form::fields,
  page.fields = {{"title", "제목"}, {"body", "본문이다."}};
  const Document a = extract(page).at(0);
  page.source = "two";
  EXPECT_EQ(extract(page).at(0).id, a.id);
  page.url = "https://x.example/1";
  EXPECT_NE(extract(page).at(0).id, a.id);
}

TEST(JsonBody, KeepsItsSentencesBeforeANoticeOfRights) {
  const Result<Extractor> extractor = Extractor::open(HJ_DATA);
  ASSERT_TRUE(extractor);
  for (const std::string tail :
       {"<저작권자 ⓒ 다온뉴스, 무단 전재 및 재배포 금지>", "(c) 다온뉴스 무단 전재 금지"}) {
    Page page;
    page.source = "a.jsonl:1", page.form = Form::text;
    page.bytes =
        "가람전자, 누리칩스와 손잡아\n\n가람전자는 18일 누리칩스와 공급 계약을 맺었다고 밝혔다. " +
        tail;
    const auto docs = (*extractor)(page);
    ASSERT_TRUE(docs) << tail;
    ASSERT_EQ(docs->size(), 1U);
    const Document& doc = docs->front();
    std::string body;
    for (const Block& b : doc.blocks.rows)
      if (b.kind == BlockKind::body) body += doc.at(b.span);
    EXPECT_EQ(body, "가람전자는 18일 누리칩스와 공급 계약을 맺었다고 밝혔다.") << tail;
  }
}

TEST(NoArticle, IsSaid) {
  const Result<Extractor> extractor = Extractor::open(HJ_DATA);
  ASSERT_TRUE(extractor);
  Page page;
  page.source = "w.txt", page.bytes = "댓글 많은 뉴스";
  const auto docs = (*extractor)(page);
  ASSERT_FALSE(docs);
  EXPECT_EQ(docs.error().code, Code::not_found);
  EXPECT_EQ(docs.error().what, "w.txt: no article");
}

TEST(PlainText, AddressesOfTheReportersAreNoBody) {
  const Document doc = extract_text(
      "가람전자, 나래화학과 '전지 동맹'\n\n"
      "(서울=다온뉴스) 한가온 기자 = 가람전자는 4일 나래화학과 합작사를 세우기로 했다고 밝혔다.\n\n"
      "두 회사는 내년에 제품을 내놓는다.\n\n"
      "gaon@daon.example, dasom@daon.example\n");
  EXPECT_FALSE(doc.cut_off);
  EXPECT_EQ(all(doc, BlockKind::byline), "gaon@daon.example, dasom@daon.example");
}

}  // namespace
}  // namespace hj
