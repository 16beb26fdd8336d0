// CSV, TSV, ZIP and tar.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include "ingest/outcome.h"

namespace hj::ingest {
namespace {

TEST(Csv, ReadsColumnsByTheirNames) {
  const Outcome out = read_bytes(
      "\xEF\xBB\xBF"
      "일자,언론사,기고자,제목,본문,URL\r\n"
      "20240218,다온뉴스,한가온,\"가람전자, \"\"새 전지\"\" 공개\",\"첫 문단이다.\n둘째 "
      "문단이다.\",https://daon.example/1\r\n"
      "20240219,다온뉴스,,나래화학 증설,,\r\n",
      "a.csv");
  ASSERT_EQ(out.pages.size(), 1U);
  const Page& page = out.pages[0];
  EXPECT_EQ(page.source, "a.csv:2");
  EXPECT_EQ(page.fields.at("title"), "가람전자, \"새 전지\" 공개");
  EXPECT_EQ(page.fields.at("body"), "첫 문단이다.\n둘째 문단이다.");
  EXPECT_EQ(page.fields.at("outlet"), "다온뉴스");
  EXPECT_EQ(page.fields.at("published"), "20240218");
  EXPECT_EQ(page.url, "https://daon.example/1");
  EXPECT_EQ(out.errors, std::vector<std::string>{"a.csv:4: has neither body nor text"});
}

TEST(Csv, TakesAMappingOfNamesOrNumbers) {
  const Outcome names = read_bytes("기사제목\t글\n가람전자 공개\t새 전지를 내놨다.\n", "a.tsv", {},
                                   *parse_columns("title=기사제목,body=글"));
  ASSERT_EQ(names.pages.size(), 1U);
  EXPECT_EQ(names.pages[0].fields.at("title"), "가람전자 공개");
  const Outcome numbers =
      read_bytes("1,가람전자 공개,새 전지를 내놨다.\n2,나래화학 증설,공장을 늘린다.\n", "a.csv", {},
                 *parse_columns("title=2,body=3,id=1"));
  ASSERT_EQ(numbers.pages.size(), 2U);
  EXPECT_EQ(numbers.pages[1].fields.at("id"), "2");
  const Outcome wrong = read_bytes("가,나\n1,2\n", "a.csv", {}, *parse_columns("title=다"));
  EXPECT_EQ(wrong.errors, std::vector<std::string>{"a.csv:1: has no column \"다\" for title"});
  EXPECT_EQ(parse_columns("title").error().what, "\"title\" is no FIELD=COLUMN");
  EXPECT_EQ(parse_columns("color=1").error().what, "\"color\" is no field");
}

TEST(Csv, LeavesProseAlone) {
  EXPECT_EQ(csv_mark("가람전자, 나래화학과 맞손\n\n두 회사는 손을 잡았다.\n"), '\0');
  EXPECT_EQ(csv_mark("title;body\n"), ';');
  EXPECT_EQ(csv_mark("title\n"), '\0');
}

TEST(Csv, ReadsEucKr) {
  const Outcome out = read_bytes(
      "\xC1\xA6\xB8\xF1,\xBA\xBB\xB9\xAE\n\xB0\xA1\xB6\xF7\xC0\xFC\xC0\xDA,\xB8\xC2\xBC\xD5.\n",
      "a.csv");
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.pages[0].fields.at("title"), "가람전자");
}

TEST(Csv, AnOpenQuoteCostsNoMoreThanItsRow) {
  Limits limits;
  limits.line = 1000;
  const Outcome out = read_bytes("title,body\n가,\"" + std::string(5000, 'x') + "\n나,본문이다.\n",
                                 "a.csv", limits);
  EXPECT_EQ(out.errors, std::vector<std::string>{"a.csv:2: the row is over 0 MiB"});
  EXPECT_EQ(out.pages.size(), 1U);
}

std::string packed(const std::vector<std::pair<std::string, std::string>>& files, bool zip) {
  std::string out(1 << 20, '\0');
  std::size_t used = 0;
  archive* a = archive_write_new();
  if (zip)
    archive_write_set_format_zip(a);
  else
    archive_write_set_format_ustar(a);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(a, entry);
    archive_write_data(a, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}
std::vector<std::pair<std::string, std::string>> some_files() {
  return {{"news/1.html", "<!doctype html><html><body><p>글</p></body></html>"},
          {"news/2.jsonl.gz", gzip("{\"text\": \"본문이다.\"}\n")},
          {"README.md", "x"},
          {"__MACOSX/._1.html", "x"},
          {"photo.png", "\x89PNG"}};
}

TEST(Archive, ReadsZipAndTarAsFolders) {
  for (const auto& bytes : {packed(some_files(), true), packed(some_files(), false),
                            gzip(packed(some_files(), false)), zstd(packed(some_files(), false))}) {
    const Outcome out = read_bytes(bytes, "a.zip");
    ASSERT_EQ(out.pages.size(), 2U);
    EXPECT_EQ(out.pages[0].source, "a.zip:news/1.html");
    EXPECT_EQ(out.pages[1].source, "a.zip:news/2.jsonl.gz:1");
    EXPECT_EQ(out.errors, std::vector<std::string>{"a.zip:photo.png: is binary (byte 0)"});
  }
}

TEST(Archive, RefusesArchivesInArchivesAndBombs) {
  const Outcome nested = read_bytes(packed({{"b.zip", packed(some_files(), true)}}, true), "a.zip");
  EXPECT_EQ(nested.errors, std::vector<std::string>{"a.zip:b.zip: is an archive in an archive"});
  Limits limits;
  limits.page = 1000;
  const Outcome big =
      read_bytes(packed({{"1.txt", std::string(9000, 'x')}}, true), "a.zip", limits);
  EXPECT_EQ(big.errors,
            std::vector<std::string>{"a.zip:1.txt: is over 0 MiB, the limit of a page"});
  std::vector<std::pair<std::string, std::string>> zeros;
  zeros.reserve(4);
  for (int i = 0; i < 4; ++i)
    zeros.emplace_back(std::to_string(i) + ".txt", std::string(std::size_t{12} << 20, 'x'));
  const Outcome bomb = read_bytes(packed(zeros, true), "a.zip");
  ASSERT_FALSE(bomb.errors.empty());
  EXPECT_EQ(bomb.errors.back(), "a.zip: unpacks to more than 200 times its size");
  const std::string whole = packed(some_files(), true);
  EXPECT_FALSE(read_bytes(whole.substr(0, whole.size() / 3), "a.zip").errors.empty());
}

}  // namespace
}  // namespace hj::ingest
