#include "ingest/feed.h"

#include <gtest/gtest.h>

#include "ingest/outcome.h"

namespace hj::ingest {
namespace {

const Page& only(const Feed& feed) {
  EXPECT_EQ(feed.pages.size(), 1U);
  EXPECT_EQ(feed.broken, "");
  static const Page kNone;
  return feed.pages.empty() ? kNone : feed.pages[0];
}

TEST(Feeds, ReadsRss091) {
  const Feed feed = read_feed(
      "<?xml version=\"1.0\"?><!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS "
      "0.91//EN\" "
      "\"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version=\"0.91\"><channel>"
      "<title>다온뉴스</title><link>https://daon.example</link><image><title>로고</title>"
      "<link>https://daon.example/logo</link></image><item><title>가람전자 공개</title>"
      "<link>https://daon.example/1?a=1&b=2</link><description>짧은 "
      "글&nbsp;이다.</description></item>"
      "</channel></rss>",
      "f");
  const Page& page = only(feed);
  EXPECT_EQ(feed.title, "다온뉴스");
  EXPECT_EQ(feed.site, "https://daon.example");
  EXPECT_EQ(page.url, "https://daon.example/1?a=1&b=2");
  EXPECT_EQ(page.fields.at("title"), "가람전자 공개");
  EXPECT_EQ(page.fields.at("cut_off"), "1");
}

TEST(Feeds, ReadsRdfOneZeroWhateverItsPrefixes) {
  const Feed feed = read_feed(
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\" xmlns:d=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>누리통신</title></"
      "channel>"
      "<item rdf:about=\"x\"><title>제목</title><link>https://nuri.example/1</link>"
      "<d:date>2024-02-18T09:30:00+09:00</d:date><d:creator>백도윤</d:creator>"
      "<c:encoded><![CDATA[<p>본문이다. A&B</p>]]></c:encoded></item></rdf:RDF>",
      "f");
  const Page& page = only(feed);
  EXPECT_EQ(page.fields.at("published"), "2024-02-18T09:30:00+09:00");
  EXPECT_EQ(page.fields.at("author"), "백도윤");
  EXPECT_EQ(page.fields.at("body"), "<p>본문이다. A&B</p>");
  EXPECT_FALSE(page.fields.contains("cut_off"));
}

TEST(Feeds, ReadsAtomWithThreadsXhtmlAndLinks) {
  const Feed feed = read_feed(
      "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" "
      "xmlns:t=\"http://purl.org/syndication/thread/1.0\">"
      "<a:title>하람신문</a:title><a:link rel=\"self\" href=\"https://haram.example/atom\"/>"
      "<a:link href=\"https://haram.example/\"/>"
      "<a:entry><a:title>제목</a:title><a:id>tag:1</a:id>"
      "<a:link rel=\"enclosure\" href=\"https://haram.example/1.mp3\"/>"
      "<a:link rel=\"alternate\" href=\"https://haram.example/1\"/>"
      "<a:link rel=\"replies\" t:count=\"12\" href=\"https://haram.example/1/re\"/>"
      "<a:published>2024-02-18T00:30:00Z</a:published><a:updated>2024-02-18T01:00:00Z</a:updated>"
      "<a:content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>첫 글 &lt;1&gt;</p>"
      "<p>둘째</p></div></a:content>"
      "<a:source><a:title>남의 매체</a:title><a:id>tag:other</a:id></a:source></a:entry></a:feed>",
      "f");
  const Page& page = only(feed);
  EXPECT_EQ(feed.site, "https://haram.example/");
  EXPECT_EQ(page.url, "https://haram.example/1");
  EXPECT_EQ(page.fields.at("comments"), "12");
  EXPECT_EQ(page.fields.at("title"), "제목");
  EXPECT_EQ(page.fields.at("id"), "tag:1");
  EXPECT_EQ(page.fields.at("body"), "<div><p>첫 글 &lt;1></p><p>둘째</p></div>");
  EXPECT_EQ(page.fields.at("modified"), "2024-02-18T01:00:00Z");
}

TEST(Feeds, ReadsMediaAndThreads) {
  const Page page = only(read_feed(
      "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\" "
      "xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><channel><title>다온뉴스</title><item>"
      "<title>제목</title><link>https://daon.example/1</link><thr:total>7</thr:total>"
      "<media:content url=\"https://daon.example/1.jpg\"><media:description>새 전지를 든 대표 "
      "[가람전자 제공]</media:description><media:title>사진</media:title></media:content>"
      "<description>짧은 글이다.</description></item></channel></rss>",
      "f"));
  EXPECT_EQ(page.fields.at("comments"), "7");
  EXPECT_EQ(page.fields.at("caption"), "새 전지를 든 대표 [가람전자 제공]");
  EXPECT_EQ(page.fields.at("image"), "https://daon.example/1.jpg");
  EXPECT_EQ(page.fields.at("title"), "제목");
}

TEST(Feeds, ReadsSitemapsOfNews) {
  const std::string map =
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:n=\"http://www.google.com/schemas/sitemap-news/0.9\"><url>"
      "<loc>https://daon.example/1</loc><n:news><n:publication><n:name>다온뉴스</n:name>"
      "<n:language>ko</n:language></n:publication><n:publication_date>2024-02-18T09:30:00+09:00"
      "</n:publication_date><n:title>가람전자 공개</n:title></n:news></url></urlset>";
  const Feed feed = read_feed(map, "f");
  EXPECT_TRUE(feed.sitemap);
  const Page& page = only(feed);
  EXPECT_EQ(page.url, "https://daon.example/1");
  EXPECT_EQ(page.fields.at("outlet"), "다온뉴스");
  EXPECT_EQ(page.fields.at("title"), "가람전자 공개");
  EXPECT_EQ(page.fields.at("published"), "2024-02-18T09:30:00+09:00");
  const Feed index = read_feed(
      "<sitemapindex><sitemap><loc>https://daon.example/a.xml</loc></sitemap></sitemapindex>", "f");
  EXPECT_EQ(index.sitemaps, std::vector<std::string>{"https://daon.example/a.xml"});
  const Outcome out = read_bytes(map, "map.xml");
  EXPECT_TRUE(out.pages.empty());
  EXPECT_EQ(out.warnings,
            std::vector<std::string>{
                "map.xml: is a sitemap of 1 addresses; `hapjong watch` fetches them"});
}

TEST(Feeds, MendsWhatFeedsGetWrong) {
  const Page page = only(read_feed(
      "<rss><channel><title>다온</title><item><title>R&D 투자 \x01 확대 &amp; 협력 &hellip;</title>"
      "<link>https://daon.example/1</link><description>A&B</description></item></channel></rss>",
      "f"));
  EXPECT_EQ(page.fields.at("title"), "R&D 투자   확대 & 협력 …");
  EXPECT_EQ(page.fields.at("body"), "A&B");
}

TEST(Feeds, ReadsEucKr) {
  const Page page = only(read_feed(
      "<?xml version=\"1.0\" "
      "encoding=\"EUC-KR\"?><rss><channel><item><title>\xB0\xA1\xB6\xF7\xC0\xFC\xC0\xDA</title>"
      "</item></channel></rss>",
      "f"));
  EXPECT_EQ(page.fields.at("title"), "가람전자");
}

TEST(Feeds, ReadsNoExternalEntity) {
  const Feed feed = read_feed(
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
      "<rss><channel><item><title>&x;</title></item></channel></rss>",
      "f");
  EXPECT_TRUE(feed.pages.empty());
  EXPECT_EQ(feed.broken, "f:1: declares entities");
}

TEST(Feeds, NestedTooDeeplyIsNoFeed) {
  std::string deep = "<rss>";
  for (int i = 0; i < 50'000; ++i) deep += "<a>";
  EXPECT_EQ(read_feed(deep, "f").broken, "f:1: nested too deeply");
}

}  // namespace
}  // namespace hj::ingest
