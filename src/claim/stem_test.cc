#include "claim/stem.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace hj::claim {
namespace {

struct Case {
  const char* stem;
  const char* form;
  Fuse fuse;
};

TEST(Stem, MakesTheShapesOfIrregularVerbs) {
  const Case cases[] = {
      {"맡기", "맡겨", Fuse::a},    {"맡기", "맡긴", Fuse::n}, {"하", "해", Fuse::a},
      {"하", "했", Fuse::past},     {"되", "돼", Fuse::a},     {"만들", "만든", Fuse::n},
      {"짓", "지", Fuse::none},     {"돕", "도와", Fuse::a},   {"고르", "골라", Fuse::a},
      {"싣", "실", Fuse::none},     {"잡", "잡", Fuse::none},  {"모으", "모아", Fuse::a},
      {"나서", "나섰", Fuse::past}, {"나누", "나눠", Fuse::a}};
  for (const Case& c : cases) {
    const auto made = shapes(c.stem);
    EXPECT_TRUE(std::ranges::any_of(
        made, [&](const Shape& s) { return s.form == c.form && s.fuse == c.fuse; }))
        << c.stem << " -> " << c.form;
  }
}

TEST(Stem, KeepsTheFinalOfRegularVerbs) {
  for (const char* stem : {"잡", "뽑", "받", "웃"}) EXPECT_EQ(shapes(stem).size(), 1U) << stem;
}

TEST(Stem, WritesEndingsInOneForm) {
  EXPECT_EQ(normal_ending(Fuse::n, "다고"), "ㄴ다고");
  EXPECT_EQ(normal_ending(Fuse::past, "다"), "았다");
  EXPECT_EQ(normal_ending(Fuse::none, "었다"), "았다");
  EXPECT_EQ(normal_ending(Fuse::none, "으며"), "며");
  EXPECT_EQ(normal_ending(Fuse::none, "은"), "ㄴ");
}

TEST(Stem, TakesAnyText) {
  EXPECT_EQ(shapes("").size(), 1U);
  EXPECT_EQ(shapes("AI").front().form, "AI");
}

}  // namespace
}  // namespace hj::claim
