// Addresses, robots.txt, the list of feeds and their health; fetching itself: test/ingest_test.py.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <cstring>

#include "ingest/address.h"
#include "ingest/health.h"
#include "ingest/robots.h"
#include "ingest/sources.h"

namespace hj::ingest {
namespace {

bool open_to(const char* text) {
  sockaddr_storage out{};
  auto* v4 = reinterpret_cast<sockaddr_in*>(&out);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&out);
  if (inet_pton(AF_INET, text, &v4->sin_addr) == 1)
    out.ss_family = AF_INET;
  else if (inet_pton(AF_INET6, text, &v6->sin6_addr) == 1)
    out.ss_family = AF_INET6;
  else
    ADD_FAILURE() << text;
  return is_public(reinterpret_cast<const sockaddr&>(out));
}

TEST(Address, OnlyPublicOnesAreOpen) {
  for (const char* text : {"8.8.8.8", "1.1.1.1", "211.249.220.24", "172.32.0.1", "192.169.0.1",
                           "100.128.0.1", "2001:4860:4860::8888", "2404:4600::1"})
    EXPECT_TRUE(open_to(text)) << text;
  for (const char* text : {"127.0.0.1",
                           "127.255.255.254",
                           "0.0.0.0",
                           "10.1.2.3",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "198.18.0.1",
                           "192.0.2.1",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "fe80::1",
                           "fc00::1",
                           "fd12::1",
                           "ff02::1",
                           "::ffff:10.0.0.1",
                           "64:ff9b::7f00:1",
                           "2002:7f00:1::",
                           "2001:db8::1"})
    EXPECT_FALSE(open_to(text)) << text;
  sockaddr unix_socket{};
  unix_socket.sa_family = AF_UNIX;
  EXPECT_FALSE(is_public(unix_socket));
}

TEST(Address, PartsOfUrls) {
  const UrlParts parts = parse_url("HTTPS://Daon.Example:8443/a/b?q=1#part");
  EXPECT_TRUE(parts.ok);
  EXPECT_EQ(parts.origin, "https://daon.example:8443");
  EXPECT_EQ(parts.path, "/a/b?q=1");
  EXPECT_EQ(parse_url("https://daon.example:443").origin, "https://daon.example");
  for (const char* bad : {"", "daon.example", "ftp://daon.example/", "file:///x", "http://",
                          "http://user@daon.example/", "http://a b/", "javascript:1"})
    EXPECT_FALSE(parse_url(bad).ok) << bad;
  EXPECT_EQ(resolve_url("https://daon.example/a/b", "../c?x#y"), "https://daon.example/c?x");
  EXPECT_EQ(resolve_url("https://daon.example/a", "//haram.example/1"), "https://haram.example/1");
  EXPECT_TRUE(is_url("HTTP://x") && is_url("https://x") && !is_url("http:/x") && !is_url("news/"));
}

TEST(Robots, TheLongestRuleOfTheOwnGroupWins) {
  const Robots robots = Robots::parse(
      "User-agent: *\nDisallow: /\n\n"
      "User-agent: OtherBot\nUser-agent: Hapjong\nDisallow: /news/ # all\nAllow: /news/open\n"
      "Disallow: /*.pdf$\nCrawl-delay: 2\n\nSitemap: https://daon.example/news.xml\n",
      "hapjong");
  EXPECT_TRUE(robots.allows("/"));
  EXPECT_FALSE(robots.allows("/news/1"));
  EXPECT_TRUE(robots.allows("/news/open/1"));
  EXPECT_FALSE(robots.allows("/a/b.pdf"));
  EXPECT_TRUE(robots.allows("/a/b.pdf?x"));
  EXPECT_TRUE(robots.allows("/robots.txt"));
  EXPECT_EQ(robots.delay_seconds(), 2);
  EXPECT_EQ(robots.sitemaps(), std::vector<std::string>{"https://daon.example/news.xml"});
}

TEST(Robots, WithoutAnOwnGroupTheGeneralOneCounts) {
  const Robots robots = Robots::parse(
      "User-agent: a\nDisallow: /\nUser-agent: *\nDisallow: /x\n"
      "Disallow:\nAllow: /x/y\n",
      "hapjong");
  EXPECT_TRUE(robots.allows("/"));
  EXPECT_FALSE(robots.allows("/x/z"));
  EXPECT_TRUE(robots.allows("/x/y"));
  EXPECT_TRUE(Robots::parse("", "hapjong").allows("/"));
  EXPECT_TRUE(Robots::parse("<html>404</html>", "hapjong").allows("/"));
  EXPECT_FALSE(Robots::none().allows("/"));
  EXPECT_TRUE(Robots::all().allows("/"));
}

TEST(Robots, StarsStandForAnything) {
  const Robots robots =
      Robots::parse("User-agent: *\nDisallow: /a*b*c\nDisallow: /*/print$\n", "hapjong");
  EXPECT_FALSE(robots.allows("/axxbyyc"));
  EXPECT_TRUE(robots.allows("/axxbyy"));
  EXPECT_FALSE(robots.allows("/news/1/print"));
  EXPECT_TRUE(robots.allows("/news/1/print/2"));
}

TEST(Sources, AreReadWithTheirDefaults) {
  const Result<SourceList> list = parse_sources(
      "[defaults]\nevery = \"5m\"\npause = 0.5\narticles = false\n"
      "[[feed]]\nurl = \"https://daon.example/rss\"\nname = \"다온뉴스\"\n"
      "[[feed]]\nurl = \"https://nuri.example/rss\"\nevery = \"2h\"\narticles = true\n",
      "f.toml");
  ASSERT_TRUE(list) << list.error().what;
  ASSERT_EQ(list->sources.size(), 2U);
  EXPECT_EQ(list->pause, 0.5);
  EXPECT_EQ(list->sources[0].every, 300);
  EXPECT_FALSE(list->sources[0].articles);
  EXPECT_EQ(list->sources[1].every, 7200);
  EXPECT_TRUE(list->sources[1].articles);
  EXPECT_EQ(parse_sources("[[feed]]\nurl = \"https://a.example/\"\n[[feed]]\nurl = "
                          "\"https://a.example/\"\n",
                          "f.toml")
                .error()
                .what,
            "f.toml:3: https://a.example/ is there twice");
  Source hostile;
  hostile.url = "https://a.example/", hostile.name = "\"]\n[[feed]]\\";
  const Result<SourceList> again = parse_sources(toml_of(hostile), "f.toml");
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_EQ(again->sources.size(), 1U);
}

TEST(Sources, OpmlIsNoEntityBomb) {
  EXPECT_EQ(read_opml("<!DOCTYPE x [<!ENTITY a 'b'>]><opml/>", "a.opml").error().what,
            "a.opml:1: declares entities");
  EXPECT_FALSE(read_opml("<opml><body>", "a.opml"));
}

TEST(Health, BacksOffUpToADay) {
  EXPECT_EQ(next_poll(1000, 600, 0, 0), 1600);
  EXPECT_EQ(next_poll(1000, 600, 1, 0), 2200);
  EXPECT_EQ(next_poll(1000, 600, 3, 0), 5800);
  EXPECT_EQ(next_poll(1000, 600, 60, 0), 1000 + 86400);
  EXPECT_EQ(next_poll(1000, 600, 1, 7200), 8200);
  EXPECT_EQ(next_poll(1000, std::int64_t{7} * 86400, 5, 0), 1000 + std::int64_t{7} * 86400);
}

TEST(Health, IsKept) {
  const std::string path = testing::TempDir() + "hj_health.json";
  std::remove(path.c_str());
  HealthBook book = *HealthBook::open(path);
  Health& h = book.of("https://daon.example/rss");
  h.etag = "\"\xFF\"", h.failures = 3, h.seconds = 0.5, h.seen = {1, ~0ULL}, h.error = "뜻";
  ASSERT_TRUE(book.save());
  const HealthBook again = *HealthBook::open(path);
  const Health* kept = again.find("https://daon.example/rss");
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(kept->failures, 3);
  EXPECT_EQ(kept->seen, (std::vector<std::uint64_t>{1, ~0ULL}));
  EXPECT_EQ(kept->error, "뜻");
  EXPECT_EQ(again.find("x"), nullptr);
  ASSERT_TRUE(write_file(path, "{\"a\": {\"next\": \"x\"}}"));
  EXPECT_FALSE(HealthBook::open(path));
  ASSERT_TRUE(write_file(path, "no json"));
  EXPECT_EQ(HealthBook::open(path).error().what, path + ": keeps no state of feeds");
  std::remove(path.c_str());
}

}  // namespace
}  // namespace hj::ingest
