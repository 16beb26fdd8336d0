// The charts, over hand-built articles of a week.
#include "store/charts.h"

#include <gtest/gtest.h>

#include <cmath>

#include "store/made.h"

namespace hj {
namespace {

constexpr std::int64_t kNow = made::kMarch + 20 * made::kDay, kHour = 3600;

class Charts : public testing::Test {
 protected:
  void put(StoryId story, std::int64_t ago, const std::string& outlet, std::int64_t comments = -1) {
    made::Made m = made::supply(outlet, kNow - ago);
    m.doc.id = DocId{++number_};
    m.doc.comments = comments;
    m.doc.section = number_ % 2 == 0 ? "경제" : "정치";
    m.verdict.original = m.doc.id;
    ASSERT_TRUE(store_->put(m.doc, m.verdict));
    ASSERT_TRUE(store_->set_story(m.doc.id, story));
  }
  std::vector<Ranked> top(Chart chart, const std::string& section = "") {
    Result<std::vector<Ranked>> out = rank(*store_, {chart, kNow, section});
    EXPECT_TRUE(out);
    return *std::move(out);
  }
  std::unique_ptr<Store> store_ = *open_store("memory:");
  std::uint64_t number_ = 0;
};

TEST_F(Charts, CommentsAreHalvedEveryDay) {
  put(StoryId{1}, 49 * kHour, "갑", 300);  // a quarter of it counts
  put(StoryId{2}, 1 * kHour, "을", 100);
  put(StoryId{3}, 2 * kHour, "병");
  put(StoryId{4}, 90 * kHour, "정", 9000);  // too old
  const std::vector<Ranked> got = top(Chart::commented);
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].doc, DocId{2});
  EXPECT_EQ(got[1].doc, DocId{1});
  EXPECT_NEAR(got[1].score, 300 / std::exp2(49 / 24.0), 0.01);
}

TEST_F(Charts, CoverageCountsOutlets) {
  for (const char* outlet : {"갑", "을", "병"}) put(StoryId{1}, 3 * kHour, outlet);
  for (int i = 0; i < 6; ++i) put(StoryId{2}, 3 * kHour, "갑");
  put(StoryId{3}, 30 * kHour, "갑");
  const std::vector<Ranked> got = top(Chart::covered);
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].story, StoryId{1});
  EXPECT_EQ(got[0].outlets, 3U);
  EXPECT_EQ(got[1].articles, 6U);
}

TEST_F(Charts, GrowthIsAgainstTheWeekBefore) {
  for (int i = 0; i < 4; ++i) put(StoryId{1}, 3 * kHour, "갑");
  for (int i = 0; i < 6; ++i) put(StoryId{2}, 3 * kHour, "갑");
  for (int i = 0; i < 42; ++i) put(StoryId{2}, (30 + i) * kHour, "갑");
  put(StoryId{3}, 3 * kHour, "갑");  // too few
  const std::vector<Ranked> got = top(Chart::growing);
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].story, StoryId{1});
  EXPECT_DOUBLE_EQ(got[0].score, 5);
  EXPECT_DOUBLE_EQ(got[1].before, 6);
  EXPECT_DOUBLE_EQ(got[1].score, 1);
}

TEST_F(Charts, BreakingIsNewAndSeenByTwo) {
  for (const char* outlet : {"갑", "을"}) put(StoryId{1}, 6 * kHour, outlet);
  for (const char* outlet : {"갑", "을"}) put(StoryId{2}, 1 * kHour, outlet);
  put(StoryId{2}, 50 * kHour, "갑");  // it has been running
  put(StoryId{3}, 1 * kHour, "갑");   // one outlet
  const std::vector<Ranked> got = top(Chart::breaking);
  ASSERT_EQ(got.size(), 1U);
  EXPECT_EQ(got[0].story, StoryId{1});
  EXPECT_NEAR(got[0].score, 1, 1e-9);
}

TEST_F(Charts, OneSectionAndNoNews) {
  EXPECT_TRUE(top(Chart::covered).empty());
  put(StoryId{1}, kHour, "갑", 5);
  put(StoryId{2}, kHour, "을", 5);
  EXPECT_EQ(top(Chart::commented, "경제").size(), 1U);
  EXPECT_EQ(*parse_chart(chart_name(Chart::growing)), Chart::growing);
  EXPECT_FALSE(parse_chart("best"));
  EXPECT_EQ(*now_of(*store_), kNow - kHour + 1);
}

}  // namespace
}  // namespace hj
