// Pages that are no single whole article: topic pages and lists, walls, listings, hostile ones.
#include <gtest/gtest.h>

#include <chrono>

#include "core/check.h"
#include "extract/extractor.h"
#include "extract/front.h"
#include "extract/made.h"

namespace hj {
namespace {

Result<std::vector<Document>> read(const std::string& html, const std::string& url = "") {
  static const Result<Extractor> kExtractor = Extractor::open(HJ_DATA);
  Page page;
  page.source = "page.html", page.form = Form::html, page.bytes = html, page.url = url;
  Result<std::vector<Document>> docs = (*kExtractor)(page);
  if (!docs) return docs;
  for (const Document& doc : *docs) EXPECT_EQ(check(doc), "");
  return docs;
}

std::string card(int n, const std::string& title, const std::string& lede,
                 const std::string& more = "") {
  const std::string to = "/a/" + std::to_string(n);
  return "<li><a href='" + to + "'><img src=x></a><a href='" + to + "'>" + title + "</a><p>" +
         lede + "</p><div>" + more + "</div></li>";
}
const std::string kOne = "가람전자, 누리칩스에 메모리 공급 계약",
                  kTwo = "나래화학, 하람에너지 지분 인수 추진",
                  kThree = "해솔그룹 '아침상회' 품는다…8천억원 규모";
const std::string
    kLedeOne = "가람전자가 누리칩스에 3년간 메모리 반도체를 공급하는 계약을 맺었다고 4일 밝혔다.",
    kLedeTwo = "나래화학이 하람에너지 지분 30%를 사들이는 방안을 추진하고 있는 것으로 알려졌다.",
    kLedeThree = "해솔그룹이 새벽배송 업체 아침상회를 8천억원에 인수하기로 했다고 5일 공시했다.";

TEST(TopicPage, IsSplitIntoItsArticlesWithPlaces) {
  const std::string html =
      "<html><head><title>배터리 | 나루뉴스</title><meta property='og:type' "
      "content='article'></head><body>"
      "<nav><ul><li><a href='/x'>정치 경제 사회 문화 모두</a></li></ul></nav><h2>배터리 "
      "동맹</h2><ul>" +
      card(1, kOne, kLedeOne,
           "<span>다온뉴스</span><span> 2025.03.04 09:30</span><em>댓글 31</em>") +
      card(2, kTwo, kLedeTwo, "<span>누리통신</span>") + card(3, kThree, kLedeThree) +
      "</ul><div><h3>댓글 많은 뉴스</h3><ol>" + card(3, kThree, kLedeThree) +
      card(1, kOne, kLedeOne) + card(2, kTwo, kLedeTwo) + "</ol></div></body></html>";
  const auto docs = read(html, "https://naru.example/topic/7");
  ASSERT_TRUE(docs) << docs.error().what;
  ASSERT_EQ(docs->size(), 3U);
  const Document& first = (*docs)[0];
  EXPECT_EQ(all(first, BlockKind::headline), kOne);
  EXPECT_EQ(all(first, BlockKind::body), kLedeOne);
  EXPECT_EQ(all(first, BlockKind::notice), "댓글 많은 뉴스 2위");
  EXPECT_EQ(first.url, "https://naru.example/a/1");
  EXPECT_EQ(first.comments, 31);
  EXPECT_EQ(first.published, 1741048200);
  EXPECT_TRUE(first.cut_off);
  EXPECT_EQ((*docs)[1].outlet, "누리통신");
  EXPECT_EQ(all((*docs)[2], BlockKind::notice), "댓글 많은 뉴스 1위");
  EXPECT_EQ((*docs)[2].published, 0);
}

TEST(TopicPage, AnArticleWithCardsBelowIsOne) {
  std::string body;
  for (int i = 0; i < 6; ++i) body += "<p>" + kLedeOne + " " + kLedeThree + "</p>";
  const auto docs =
      read("<html><head><title>" + kOne + "</title></head><body><h1>" + kOne + "</h1><div>" + body +
           "</div><ul>" + card(2, kTwo, kLedeTwo) + card(3, kThree, kLedeThree) +
           card(4, kOne + " 둘째", kLedeTwo) + "</ul></body></html>");
  ASSERT_TRUE(docs);
  EXPECT_EQ(docs->size(), 1U);
}

TEST(TopicPage, HeadlinesAloneAreNoArticles) {
  const auto docs =
      read("<html><body><ul><li><a href='/1'>" + kOne + "</a></li><li><a href='/2'>" + kTwo +
           "</a></li><li><a href='/3'>" + kThree + "</a></li></ul></body></html>");
  ASSERT_FALSE(docs);
  EXPECT_EQ(docs.error().code, Code::not_found);
  EXPECT_EQ(docs.error().what, "page.html: no article");
}

TEST(Wall, IsMarked) {
  const auto page = [](const std::string& words) {
    return "<html><head><title>" + kOne + "</title></head><body><h1>" + kOne +
           "</h1><div class='article-body'><p>" + kLedeOne + "</p><p>" + kLedeThree + "</p><p>" +
           words + "</p></div></body></html>";
  };
  for (const char* words :
       {"이 기사는 구독자만 볼 수 있습니다.", "로그인 후 전체 기사를 읽을 수 있습니다.",
        "유료회원 전용 기사입니다.", "기사 전문을 보시려면 구독이 필요합니다.",
        "Subscribe to continue reading"}) {
    const auto docs = read(page(words));
    ASSERT_TRUE(docs);
    EXPECT_TRUE((*docs)[0].cut_off) << words;
    EXPECT_EQ(all((*docs)[0], BlockKind::body), kLedeOne + "|" + kLedeThree) << words;
  }
  const auto open = read(page("두 회사는 내년에 제품을 내놓는다."));
  ASSERT_TRUE(open);
  EXPECT_FALSE((*open)[0].cut_off);
}

TEST(Canonical, IsThePagesUnlessItIsItsHomePage) {
  const auto url = [](const std::string& canonical) {
    const auto docs = read("<html><head><title>" + kOne + "</title><link rel=canonical href='" +
                               canonical + "'></head><body><h1>" + kOne + "</h1><p>" + kLedeOne +
                               "</p><p>" + kLedeTwo + "</p></body></html>",
                           "https://daon.example/a/1?utm=x");
    return docs ? (*docs)[0].url : "none";
  };
  EXPECT_EQ(url("https://daon.example/a/1"), "https://daon.example/a/1");
  EXPECT_EQ(url("/a/1"), "https://daon.example/a/1");
  EXPECT_EQ(url("https://daon.example/"), "https://daon.example/a/1?utm=x");
  EXPECT_EQ(url("javascript:void(0)"), "https://daon.example/a/1?utm=x");
}

TEST(Url, JoinsToItsPage) {
  const std::string base = "https://daon.example/news/list.html?p=2#x";
  EXPECT_EQ(extract::join_url(base, "view.html?id=1"), "https://daon.example/news/view.html?id=1");
  EXPECT_EQ(extract::join_url(base, "/a"), "https://daon.example/a");
  EXPECT_EQ(extract::join_url(base, "//m.daon.example/a"), "https://m.daon.example/a");
  EXPECT_EQ(extract::join_url(base, "?p=3"), "https://daon.example/news/list.html?p=3");
  EXPECT_EQ(extract::join_url("https://daon.example", "a"), "https://daon.example/a");
  EXPECT_EQ(extract::join_url(base, "mailto:a@b"), "");
  EXPECT_EQ(extract::join_url("", "/a"), "");
}

// Time grows with the bytes of a page, whatever it holds.
TEST(Hostile, TakesLinearTime) {
  const auto seconds = [](const std::string& html) {
    const auto begin = std::chrono::steady_clock::now();
    static_cast<void>(read(html));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  std::string nested, list, line(std::size_t{12} << 20, 'a'), attributes = "<div ", entities;
  for (int i = 0; i < 50'000; ++i)
    nested += "<div><a href=/x" + std::to_string(i) + ">가나다라마바사아";
  for (int i = 0; i < 20'000; ++i) list += card(i, kOne, kLedeOne);
  for (int i = 0; i < 200'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  for (int i = 0; i < 200'000; ++i) entities += "&amp;&#44032;&nbsp;&notin;";
  for (const std::string& html :
       {"<html><body>" + nested, "<html><body><ul>" + list, "<html><body><p>" + line,
        attributes + ">", "<p>" + entities, std::string("<p>\0가\0</p>", 12),
        "<title>" + std::string(3 << 20, '<'), std::string(1 << 20, '\xEB')})
    EXPECT_LT(seconds(html), 20) << html.substr(0, 40);
}

}  // namespace
}  // namespace hj
