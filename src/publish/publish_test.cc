// What other programs read: feeds and calendars.
#include <gtest/gtest.h>

#include "core/utf8.h"
#include "publish/calendar.h"
#include "publish/feed.h"

namespace hj::publish {
namespace {

constexpr std::int64_t kMarch = 1709251200;  // 2024-03-01T00:00:00Z

DealRow deal(Type type = Type::supply) {
  DealRow d;
  d.id = DealId{0xAB}, d.type = type, d.status = Status::signed_;
  d.a = {{EntityId{1}, "가람 & <전자>", Kind::org}};
  d.b = {{EntityId{2}, "누리칩스", Kind::org}, {EntityId{3}, "\"다온\"", Kind::person}};
  d.amount = {{"KRW 1200000000000 max; USD 900000000", "최대 1조2000억원"}};
  d.time = "2024-03-20", d.first = kMarch, d.last = kMarch + 86400;
  d.articles = 27, d.independent = 2, d.named = 1;
  return d;
}
TEST(Feed, HasDatesIdsAndEscapedText) {
  Feed feed{"all", "합종", "https://news.example/", "", {}};
  feed.entries.push_back(
      {"article:1", "A < B", "https://news.example/1?a=1&b=2", "요약", "한빛일보", kMarch, 0});
  const std::string r = rss(feed), a = atom(feed);
  EXPECT_NE(r.find("<pubDate>Fri, 01 Mar 2024 00:00:00 GMT</pubDate>"), r.npos);
  EXPECT_NE(r.find("a=1&amp;b=2"), r.npos);
  EXPECT_NE(r.find("<guid isPermaLink=\"false\">urn:hapjong:article:1</guid>"), r.npos);
  EXPECT_NE(a.find("<updated>2024-03-01T00:00:00Z</updated>"), a.npos);
  EXPECT_NE(a.find("A &lt; B"), a.npos);
}

TEST(Calendar, FoldsItsLinesAndNamesTheDay) {
  Promise p{deal(), 19800, 19801};
  p.deal.object = std::string(300, 'x') + ", 아주 긴 이름; 끝";
  const std::string out = icalendar({p}, kMarch);
  EXPECT_NE(out.find("DTSTART;VALUE=DATE:20240318\r\n"), out.npos);
  EXPECT_NE(out.find("DTEND;VALUE=DATE:20240320\r\n"), out.npos);  // exclusive
  EXPECT_NE(out.find("DTSTAMP:20240301T000000Z\r\n"), out.npos);
  EXPECT_NE(out.find("\\; 끝"), out.npos);
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find("\r\n", at);
    ASSERT_NE(end, out.npos);
    EXPECT_LE(end - at, 75U);
    EXPECT_EQ(invalid_at(out.substr(at, end - at)), std::string::npos);
    at = end + 2;
  }
}

}  // namespace
}  // namespace hj::publish
