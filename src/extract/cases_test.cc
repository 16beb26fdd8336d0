// The tables of cases/: one row, one expectation; a row's note is its name in a failure.
#include <gtest/gtest.h>

#include <fstream>

#include "core/value.h"
#include "extract/crawled.h"
#include "extract/layout.h"
#include "extract/marks.h"
#include "extract/moment.h"

namespace hj::extract {
namespace {

std::vector<std::vector<std::string>> rows(const std::string& name) {
  std::ifstream in("src/extract/cases/" + name);
  std::vector<std::vector<std::string>> out;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    cells.resize(6);
    out.push_back(std::move(cells));
  }
  EXPECT_FALSE(out.empty()) << name;
  return out;
}

TEST(Cases, HeadsThatRunTogether) {
  const Result<Seams> seams = Seams::open(HJ_DATA);
  ASSERT_TRUE(seams) << seams.error().what;
  for (const auto& row : rows("head.tsv")) {
    std::string parts;
    const WordIndex index(row[0]);
    for (const Line& line : split_head(index, {0, row[0].size()}, Line::Hint::headline, *seams))
      parts += (parts.empty() ? "" : "|") + line.text;
    EXPECT_EQ(parts, row[1]) << row[2];
  }
}

// Each line stands where such lines stand: after a headline and a paragraph.
TEST(Cases, LinesByTheirMarks) {
  for (const auto& row : rows("line.tsv")) {
    Draft draft;
    lay_out({{"가람전자, 나래화학과 맞손", Line::Hint::headline},
             {"가람전자가 나래화학과 손잡았다.", Line::Hint::body},
             {row[0], Line::Hint::none}},
            draft);
    ASSERT_GE(draft.pieces.size(), 3U) << row[0];
    EXPECT_EQ(std::string(code(draft.pieces[2].kind)), row[1]) << row[0];
    EXPECT_EQ(draft.reporter, row[2]) << row[0];
    EXPECT_EQ(draft.outlet, row[3]) << row[0];
  }
}

TEST(Cases, Moments) {
  for (const auto& row : rows("moment.tsv")) {
    const When w = read_when(row[0]);
    std::string found = "none";
    if (w.ok)
      found = w.has_time ? iso_utc(w.seconds)
                         : iso_date(local_day(w.seconds, w.offset_minutes)) + " (date)";
    EXPECT_EQ(found, row[1]) << row[0];
  }
}

TEST(Dateline, TellsItsParts) {
  const auto both = [](const char* text) {
    const Dateline d = dateline_at(text);
    return std::to_string(d.size == std::string_view(text).size()) + " " + d.outlet + "/" +
           d.reporter;
  };
  EXPECT_EQ(both("(서울=다온뉴스) 한가온 기자 = "), "1 다온뉴스/한가온");
  EXPECT_EQ(both("[서울=다온뉴스] 한가온 기자 = "), "1 다온뉴스/한가온");
  EXPECT_EQ(both("【워싱턴=다온뉴스】 한가온 특파원 = "), "1 다온뉴스/한가온");
  EXPECT_EQ(both("(서울=다온통신) 한지우 오세린 기자 = "), "1 다온통신/한지우, 오세린");
  EXPECT_EQ(both("[다온경제=한가온 기자] "), "1 다온경제/한가온");
  EXPECT_EQ(both("[다온산길 표해든 기자] "), "1 다온산길/표해든");
  EXPECT_EQ(both("[광주=온새미 기자] "), "1 /온새미");
  EXPECT_EQ(dateline_at("[단독] 가람전자, 나래화학 인수").size, 0U);
  EXPECT_EQ(dateline_at("(CEO)가 한국을 찾는다.").size, 0U);
  EXPECT_EQ(dateline_at("[앵커] 오늘 소식입니다.").size, 0U);
}

}  // namespace
}  // namespace hj::extract
