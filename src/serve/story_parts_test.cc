// Chapters, origins and disagreements, out of hand-made rows.
#include "serve/story_parts.h"

#include <gtest/gtest.h>

namespace hj::serving {
namespace {

constexpr std::int64_t kStart = 1'772'000'000, kADay = 86'400;

ArticleRow article(std::uint64_t id, std::int64_t day, const std::string& outlet,
                   std::uint64_t copy_of = 0) {
  ArticleRow a;
  a.id = DocId{id};
  a.outlet = outlet;
  a.headline = outlet + std::to_string(id);
  a.published = kStart + day * kADay;
  a.has_time = true;
  a.copy_of = DocId{copy_of};
  return a;
}
ClaimRow claim(const ArticleRow& a, Type type, Status status = Status::done) {
  ClaimRow c;
  c.id = ClaimId{static_cast<std::uint64_t>(a.id) * 100 + static_cast<std::uint64_t>(type)};
  c.deal = DealId{static_cast<std::uint64_t>(type) + 1};
  c.article = a;
  c.original = a.copy_of == DocId::none ? a.id : a.copy_of;
  c.type = type;
  c.status = status;
  return c;
}
ClaimRow with(ClaimRow c, Slot slot, const std::string& value, const std::string& written) {
  PartRow p;
  p.slot = slot;
  p.value = value;
  p.written = written;
  c.parts.push_back(p);
  return c;
}

TEST(StoryParts, ChaptersFollowPausesAndTurns) {
  const std::vector<ArticleRow> articles = {article(5, 20, "을"), article(1, 0, "갑"),
                                            article(2, 1, "갑"), article(3, 2, "을"),
                                            article(4, 2, "병", 3)};
  const std::vector<ClaimRow> claims = {
      claim(articles[1], Type::visit), claim(articles[2], Type::meet),
      claim(articles[3], Type::meet), claim(articles[0], Type::supply)};
  const std::vector<Chapter> got = chapters(articles, claims);
  ASSERT_EQ(got.size(), 3U);
  EXPECT_EQ(got[0].types, std::vector<Type>{Type::visit});
  EXPECT_EQ(got[1].articles, 3U);
  EXPECT_EQ(got[1].lead->id, DocId{2});
  EXPECT_EQ(got[2].first, articles[0].published);
  EXPECT_EQ(got[2].claims, std::vector<ClaimId>{claims[3].id});
  EXPECT_TRUE(chapters({}, {}).empty());
}

TEST(StoryParts, TheFirstReportIsAnOriginalWithADate) {
  const std::vector<ArticleRow> articles = {article(1, 3, "갑"), article(2, 1, "을", 1),
                                            article(3, 2, "병")};
  EXPECT_EQ(first_report(articles)->id, DocId{3});
  EXPECT_EQ(first_report({}), nullptr);
}

TEST(StoryParts, OriginsOfCopiesAndOfWhatIsPassedOn) {
  const std::vector<ArticleRow> articles = {article(1, 0, "새벽통신"), article(2, 0, "갑", 1),
                                            article(3, 1, "을"), article(4, 1, "병")};
  const std::vector<ClaimRow> claims = {
      with(claim(articles[2], Type::supply), Slot::via, "", "새벽통신"),
      with(claim(articles[3], Type::supply), Slot::via, "", "먼나라일보")};
  const std::vector<Origin> got = origins(articles, claims);
  ASSERT_EQ(got.size(), 4U);
  EXPECT_EQ(got[0].from, nullptr);
  EXPECT_EQ(got[1].from->id, DocId{1});
  EXPECT_EQ(got[2].via, "새벽통신");
  EXPECT_EQ(got[2].from->id, DocId{1});
  EXPECT_EQ(got[3].via, "먼나라일보");
  EXPECT_EQ(got[3].from, nullptr);
}

TEST(StoryParts, FiguresDisagreeOnlyWhereBothCannotBe) {
  const std::vector<ArticleRow> a = {article(1, 0, "갑"), article(2, 1, "을"), article(3, 2, "병"),
                                     article(4, 3, "정", 1)};
  const auto amount = [](const ArticleRow& row, const char* value,
                         Status status = Status::signed_) {
    return with(claim(row, Type::supply, status), Slot::amount, value, value);
  };
  const auto versions = [](const std::vector<ClaimRow>& claims) {
    const auto got = disagreements(claims);
    return got.empty() ? std::size_t{0} : got[0].versions.size();
  };
  EXPECT_EQ(versions({amount(a[0], "KRW 1200"), amount(a[1], "KRW 1500")}), 2U);
  EXPECT_EQ(versions({amount(a[0], "KRW 1200"), amount(a[1], "KRW 1200"), amount(a[2], "KRW 900")}),
            2U);
  EXPECT_EQ(versions({amount(a[0], "KRW 1200"), amount(a[1], "KRW 1205")}), 0U);
  EXPECT_EQ(versions({amount(a[0], "KRW 1200"), amount(a[1], "KRW 1280 approx")}), 0U);
  EXPECT_EQ(versions({amount(a[0], "KRW 1200"), amount(a[1], "KRW 1500 max")}), 0U);
  EXPECT_EQ(versions({amount(a[0], "KRW 1200"), amount(a[1], "USD 1")}), 0U);
  EXPECT_EQ(versions({amount(a[0], "KRW 1200"), amount(a[1], "KRW 1500", Status::talks)}), 0U);
  EXPECT_EQ(versions({amount(a[0], "KRW 1200"), amount(a[3], "KRW 1500")}), 0U);  // a copy
  const auto time = [](const ArticleRow& row, const char* value) {
    return with(claim(row, Type::meet), Slot::time, value, value);
  };
  EXPECT_EQ(versions({time(a[0], "2026-03-10"), time(a[1], "2026-03-11")}), 2U);
  EXPECT_EQ(versions({time(a[0], "2026-03"), time(a[1], "2026-03-11")}), 0U);
  EXPECT_EQ(versions({time(a[0], "2026-01"), time(a[1], "2026-03-11")}), 0U);
  const ClaimRow day_before = with(claim(a[1], Type::meet), Slot::time, "2026-03-11", "전날");
  EXPECT_EQ(versions({time(a[0], "2026-03-10"), day_before}), 0U);
}

}  // namespace
}  // namespace hj::serving
