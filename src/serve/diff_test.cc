#include "serve/diff.h"

#include <gtest/gtest.h>

#include <random>

namespace hj::serving {
namespace {

std::string shown(const std::vector<Change>& changes) {
  std::string out;
  for (const Change& c : changes)
    out += (c.op == Change::kept ? "=" : c.op == Change::added ? "+" : "-") + c.text;
  return out;
}
std::string side(const std::vector<Change>& changes, Change::Op left_out) {
  std::string out;
  for (const Change& c : changes)
    if (c.op != left_out) out += c.text;
  return out;
}

TEST(Diff, MarksTheWordsThatChanged) {
  EXPECT_EQ(shown(compare("가람전자가 3조원을 투자한다.", "가람전자가 5조원을 투자한다.")),
            "=가람전자가 -3조원을 +5조원을 =투자한다.");
  EXPECT_EQ(shown(compare("하나 둘", "하나 둘")), "=하나 둘");
  EXPECT_EQ(shown(compare("", "새 글")), "+새 글");
  EXPECT_EQ(shown(compare("옛 글", "")), "-옛 글");
  EXPECT_EQ(shown(compare("하나 둘 셋", "하나 셋")), "=하나 -둘 =셋");
  EXPECT_EQ(shown(compare("", "")), "");
}

TEST(Diff, GivesBothTextsBack) {
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    std::string a, b;
    for (std::string* s : {&a, &b})
      for (unsigned n = random() % 30; n > 0; --n)
        *s += std::string(1, static_cast<char>('a' + random() % 4)) + ' ';
    const std::vector<Change> changes = compare(a, b);
    EXPECT_EQ(side(changes, Change::added), a) << a << '|' << b;
    EXPECT_EQ(side(changes, Change::removed), b) << a << '|' << b;
  }
}

TEST(Diff, IsBoundedForTextsWithNothingInCommon) {
  std::string a, b;
  for (int i = 0; i < 20'000; ++i)
    a += "a" + std::to_string(i) + ' ', b += "b" + std::to_string(i) + ' ';
  EXPECT_EQ(compare(a, b).size(), 2U);
}

}  // namespace
}  // namespace hj::serving
