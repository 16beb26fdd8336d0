#include "lexicon/numbers.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "lexicon/lexicon.h"

namespace hj {
namespace {

struct Read {
  float share = -1;
  std::uint32_t most = 0;
  std::string fault;
};
Read numbers_of(const std::string& tsv) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("hapjong_numbers_test_" + std::to_string(::getpid()) + ".hjl");
  std::ofstream(path, std::ios::binary) << *Lexicon::compile(tsv, "threshold.tsv");
  Read out;
  const Number wanted[] = {{"share", &out.share}, {"most", &out.most}};
  if (const Done read = read_numbers(path.string(), wanted); !read) out.fault = read.error().what;
  std::filesystem::remove(path);
  return out;
}

TEST(Numbers, AreTakenByTheirNames) {
  const Read read = numbers_of("name\tvalue\tmeaning\nmost\t7\tx\nshare\t0.25\ty\n");
  EXPECT_EQ(read.fault, "");
  EXPECT_EQ(read.share, 0.25F);
  EXPECT_EQ(read.most, 7U);
}
TEST(Numbers, AFaultIsToldWithItsLine) {
  EXPECT_EQ(numbers_of("name\tvalue\nmost\t7\n").fault, "threshold.tsv: share is missing");
  EXPECT_EQ(numbers_of("name\tvalue\nmost\t7\nshare\t.5\nother\t1\n").fault,
            "threshold.tsv:4: other is no number that is used");
  EXPECT_EQ(numbers_of("name\tvalue\nmost\t7\nshare\t.5\nshare\t.6\n").fault,
            "threshold.tsv:4: share stands there twice");
  for (const char* bad : {"", "x", "-1", "inf", "nan", "0.5x"})
    EXPECT_EQ(numbers_of(std::string("name\tvalue\nmost\t7\nshare\t") + bad + '\n').fault,
              "threshold.tsv:3: share has no such value")
        << bad;
  EXPECT_EQ(numbers_of("name\tvalue\nmost\t7.5\nshare\t1\n").fault,
            "threshold.tsv:2: most has no such value");
  EXPECT_EQ(numbers_of("name\tmeaning\nmost\t7\n").fault, "threshold.tsv: no column value");
}

}  // namespace
}  // namespace hj
