#include "ingest/reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ingest/outcome.h"

namespace hj::ingest {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    path_ = fs::path(testing::TempDir()) /
            ("hj_ingest_" + std::to_string(::getpid()) + "_" +
             testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  void TearDown() override { fs::remove_all(path_); }
  std::string file(const std::string& name, const std::string& bytes) {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  fs::path path_;
};

TEST(Jsonl, CarriesFieldsAndNamesBadLines) {
  const Outcome out = read_bytes(
      "{\"id\": \"a/1\", \"title\": \"제목\", \"body\": \"본문이다.\", \"reporter\": \"홍길동\", "
      "\"comments\": 12, \"x\": []}\n"
      "{no json}\n"
      "\n"
      "{\"headline\": \"글 없는 줄\"}\n"
      "[1, 2]\n"
      "{\"id\": 7, \"text\": \"제목\\n\\n본문이다.\", \"subheadlines\": [\"하나\", \"둘\"]}\n",
      "a.jsonl");
  ASSERT_EQ(out.pages.size(), 2U);
  EXPECT_EQ(out.pages[0].source, "a.jsonl:1");
  EXPECT_EQ(out.pages[0].form, Form::fields);
  EXPECT_EQ(out.pages[0].fields.at("author"), "홍길동");
  EXPECT_EQ(out.pages[0].fields.at("comments"), "12");
  EXPECT_EQ(out.pages[1].form, Form::text);
  EXPECT_EQ(out.pages[1].bytes, "제목\n\n본문이다.");
  EXPECT_EQ(out.pages[1].fields.at("id"), "7");
  EXPECT_EQ(out.pages[1].fields.at("subtitle"), "하나\n둘");
  EXPECT_EQ(out.errors, (std::vector<std::string>{"a.jsonl:2: is no JSON",
                                                  "a.jsonl:4: has neither body nor text",
                                                  "a.jsonl:5: is no object"}));
}

TEST(Jsonl, RefusesALineOverTheLimitAndGoesOn) {
  const std::string good = "{\"text\": \"본문이다.\"}\n";
  const Outcome out =
      read_bytes(good + "{\"text\": \"" + std::string(std::size_t{2} << 20, 'x') + "\"}\n" + good,
                 "a.jsonl", {.page = std::size_t{1} << 20, .line = std::size_t{1} << 20});
  EXPECT_EQ(out.pages.size(), 2U);
  EXPECT_EQ(out.errors, std::vector<std::string>{"a.jsonl:2: the line is over 1 MiB"});
}

TEST(Jsonl, RefusesBracketsWithoutEnd) {
  const Outcome out = read_bytes(
      "{\"text\": " + std::string(100000, '[') + "\n{\"text\": \"본문이다.\"}\n", "a.jsonl");
  EXPECT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.errors, std::vector<std::string>{"a.jsonl:1: is no JSON"});
}

TEST(Json, ReadsAFileThatIsOneArray) {
  const Outcome out = read_bytes(
      "[\n {\"title\": \"가\", \"body\": \"본문이다.\"},\n {\"title\": \"나\"}\n]\n", "a.json");
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.pages[0].source, "a.json:item 1");
  EXPECT_EQ(out.errors, std::vector<std::string>{"a.json:item 2: has neither body nor text"});
}

TEST(Json, ReadsAJsonFeed) {
  const Outcome out = read_bytes(
      "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"한빛뉴스\",\n \"items\": "
      "[{\"id\": \"1\", \"url\": \"https://x.kr/1\", "
      "\"title\": \"제목\", \"content_html\": \"<p>본문이다.</p>\", \"date_published\": "
      "\"2025-01-02T03:04:05+09:00\"}]}");
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.pages[0].fields.at("outlet"), "한빛뉴스");
  EXPECT_EQ(out.pages[0].fields.at("body_type"), "html");
  EXPECT_EQ(out.pages[0].fields.at("published"), "2025-01-02T03:04:05+09:00");
}

constexpr const char* kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:slash="s"><channel><title>한빛뉴스 - 전체기사</title>
<item><title>제목 &amp; 하나</title><link>https://x.kr/1</link><dc:creator>홍길동 기자</dc:creator>
<pubDate>Sun, 18 Feb 2024 09:30:00 +0900</pubDate><slash:comments>31</slash:comments><description>짧은 글</description>
<content:encoded><![CDATA[<p>본문이다.</p>]]></content:encoded></item>
<item><title>둘째</title><description>짧은 글이다.</description></item></channel></rss>)";

TEST(Feed, ReadsRss) {
  const Outcome out = read_bytes(kRss, "feed.xml");
  ASSERT_EQ(out.pages.size(), 2U);
  const Page& page = out.pages[0];
  EXPECT_EQ(page.source, "feed.xml:item 1");
  EXPECT_EQ(page.url, "https://x.kr/1");
  EXPECT_EQ(page.fields.at("title"), "제목 & 하나");
  EXPECT_EQ(page.fields.at("author"), "홍길동 기자");
  EXPECT_EQ(page.fields.at("comments"), "31");
  EXPECT_EQ(page.fields.at("body"), "<p>본문이다.</p>");
  EXPECT_EQ(page.fields.at("outlet"), "한빛뉴스");
  EXPECT_EQ(page.fields.at("published"), "Sun, 18 Feb 2024 09:30:00 +0900");
  EXPECT_EQ(out.pages[1].fields.at("body"), "짧은 글이다.");
  EXPECT_EQ(out.pages[1].fields.at("cut_off"), "1");
}

TEST(Feed, ReadsAtom) {
  const Outcome out = read_bytes(
      "<feed "
      "xmlns='http://www.w3.org/2005/Atom'><title>누리통신</title><entry><id>urn:1</"
      "id><title>제목</title>"
      "<link "
      "href='https://x.kr/2'/><author><name>백도윤</name></"
      "author><published>2025-10-01T10:00:00+09:00</published>"
      "<content type='html'>&lt;p&gt;본문이다.&lt;/p&gt;</content></entry></feed>");
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.pages[0].url, "https://x.kr/2");
  EXPECT_EQ(out.pages[0].fields.at("author"), "백도윤");
  EXPECT_EQ(out.pages[0].fields.at("body"), "<p>본문이다.</p>");
}

TEST(Feed, KeepsTheItemsBeforeABreak) {
  const std::string cut =
      std::string(kRss).substr(0, std::string(kRss).find("<item><title>둘째") + 20);
  const Outcome out = read_bytes(cut, "feed.xml");
  EXPECT_EQ(out.pages.size(), 1U);
  ASSERT_EQ(out.warnings.size(), 1U);
  EXPECT_TRUE(out.warnings[0].starts_with("feed.xml:6: ")) << out.warnings[0];
}

TEST(Feed, RefusesEntities) {
  const Outcome out = read_bytes(
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b "
      "'&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>",
      "bomb.xml");
  EXPECT_TRUE(out.pages.empty());
  EXPECT_EQ(out.errors, std::vector<std::string>{"bomb.xml:1: declares entities"});
}

TEST(Text, TellsCrawledLinesFromOneArticle) {
  std::string ledes;
  for (int i = 0; i < 24; ++i)
    ledes += "가람전자가 나래화학과 손잡고 새 전지를 함께 만들기로 했다. ";
  const std::string crawled = "가람전자, 나래화학과 맞손가람전자가 나래화학과 " + ledes +
                              "\n댓글 많은 뉴스\n" + "나래화학 공장 증설 추진" + ledes + ledes +
                              " 두 회사는 내년에\n";
  const Outcome lines = read_bytes(crawled, "page.txt");
  ASSERT_EQ(lines.pages.size(), 2U);
  EXPECT_EQ(lines.pages[1].source, "page.txt:3");
  const Outcome one = read_bytes(
      "가람전자, 나래화학과 맞손\n\n가람전자가 나래화학과 손잡았다.\n\n" + ledes + "\n", "one.txt");
  ASSERT_EQ(one.pages.size(), 1U);
  EXPECT_EQ(one.pages[0].source, "one.txt");
}

TEST(Text, MendsAndSaysWhere) {
  const Outcome out =
      read_bytes("제목\n\n본문\xFF이다. 두 회사는 손을 잡았다. 계약은 내년에 한다.\n", "bad.txt");
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.warnings, std::vector<std::string>{"bad.txt: is no UTF-8 at byte 14; mended"});
}

TEST(Text, ReadsKoreanCharsets) {
  const std::string euc =
      "\xB0\xA1\xB6\xF7\xC0\xFC\xC0\xDA, \xB8\xC2\xBC\xD5\n\n\xB0\xE8\xBE\xE0\xC0\xBB "
      "\xB8\xC5\xBE\xFA\xB4\xD9.\n";
  const Outcome out = read_bytes(euc, "euc.txt");
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.pages[0].bytes, "가람전자, 맞손\n\n계약을 매었다.\n");
  EXPECT_TRUE(out.warnings.empty());
}

TEST(Text, RefusesBinary) {
  EXPECT_EQ(read_bytes(std::string("ab\0cd", 5), "x.bin").errors,
            std::vector<std::string>{"x.bin: is binary (byte 2)"});
  EXPECT_EQ(read_bytes("", "e.txt").errors, std::vector<std::string>{"e.txt: is empty"});
  EXPECT_EQ(read_bytes(" \n \n", "e.txt").errors, std::vector<std::string>{"e.txt: is empty"});
}

TEST_F(Folder, IsReadByNameAndGoesOnPastFaults) {
  file("b.txt", "나래화학 증설\n\n나래화학이 공장을 늘린다.\n");
  file("a/1.html", "<!doctype html><html><body><p>글</p></body></html>");
  file("c.png", "\x89PNG\r\n\x1A\n");
  file(".hidden", "x");
  file("README.md", "# 이 폴더\n\n기사가 아니다.\n");
  const Outcome out = read_path(path_.string());
  ASSERT_EQ(out.pages.size(), 2U);
  EXPECT_EQ(out.pages[0].source, (path_ / "a/1.html").string());
  EXPECT_EQ(out.pages[0].form, Form::html);
  EXPECT_EQ(out.errors,
            std::vector<std::string>{(path_ / "c.png").string() + ": is binary (byte 0)"});
}

TEST_F(Folder, NamesWhatIsMissing) {
  EXPECT_EQ(read_path("/nowhere/x.txt").errors,
            std::vector<std::string>{"/nowhere/x.txt: No such file or directory"});
}

TEST_F(Folder, ReadsGzipAndSaysWhereItBreaks) {
  const std::string path = file("a.jsonl.gz", "");
  const gzFile gz = ::gzopen(path.c_str(), "wb");
  for (int i = 0; i < 2000; ++i) {
    const std::string row = "{\"text\": \"가람전자 소식 " + std::to_string(i * 7919) + "\"}\n";
    ::gzwrite(gz, row.data(), static_cast<unsigned>(row.size()));
  }
  ::gzclose(gz);
  EXPECT_EQ(read_path(path).pages.size(), 2000U);
  fs::resize_file(path, fs::file_size(path) / 2);
  const Outcome cut = read_path(path);
  EXPECT_GT(cut.pages.size(), 100U);
  ASSERT_FALSE(cut.warnings.empty());
  EXPECT_NE(cut.warnings.back().find("gzip data ends early"), std::string::npos)
      << cut.warnings.back();
}

TEST_F(Folder, RefusesAHugeFileWithOneLine) {
  const std::string path = file("huge.txt", "제목\n\n본문이다.\n");
  std::string page(std::size_t{17} << 20, 'a');
  for (std::size_t i = 0; i < page.size(); i += 50) page[i] = '\n';
  std::ofstream(path, std::ios::binary) << page;
  EXPECT_EQ(read_path(path).errors,
            std::vector<std::string>{path + ": is over 16 MiB, the limit of a page"});
}

}  // namespace
}  // namespace hj::ingest
