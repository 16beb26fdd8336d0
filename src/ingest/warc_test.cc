#include "ingest/warc.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "ingest/outcome.h"

namespace hj::ingest {
namespace {

const std::string kHtml =
    "<!doctype html><html><head><title>가람전자 새 전지</title></head><body><p>가람전자가 새 "
    "전지를 "
    "내놨다.</p></body></html>";

std::string record(const std::string& headers, const std::string& block, std::ptrdiff_t lie = 0) {
  return "WARC/1.0\r\n" + headers +
         "Content-Length: " + std::to_string(static_cast<std::ptrdiff_t>(block.size()) + lie) +
         "\r\n\r\n" + block + "\r\n\r\n";
}
std::string response(int number, const std::string& http, std::ptrdiff_t lie = 0) {
  return record("WARC-Type: response\r\nWARC-Target-URI: <https://daon.example/" +
                    std::to_string(number) +
                    ">\r\nWARC-Date: 2024-02-18T00:30:00Z\r\nContent-Type: application/http; "
                    "msgtype=response\r\n",
                http, lie);
}
std::string html(const std::string& body = kHtml, const std::string& more = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + more + "\r\n" + body;
}
std::string three() {
  return record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n",
                "software: test\r\n") +
         response(1, html()) +
         record("WARC-Type: request\r\nContent-Type: application/http; msgtype=request\r\n",
                "GET / HTTP/1.1\r\n\r\n") +
         response(2, html()) + response(3, html());
}
std::string packed_apart(std::string (*pack)(const std::string&)) {
  std::string out = pack(record("WARC-Type: warcinfo\r\n", "software: test\r\n"));
  for (int i = 1; i <= 5; ++i) out += pack(response(i, html()));
  return out;
}
std::string gz(const std::string& bytes) { return gzip(bytes); }

TEST(Warc, GivesResponsesWithAddressTimeAndCharset) {
  const Outcome out = read_bytes(three(), "a.warc");
  EXPECT_TRUE(out.errors.empty() && out.warnings.empty());
  ASSERT_EQ(out.pages.size(), 3U);
  EXPECT_EQ(out.pages[0].source, "a.warc:record 2");
  EXPECT_EQ(out.pages[0].url, "https://daon.example/1");
  EXPECT_EQ(out.pages[0].seen, 1708216200);
  EXPECT_EQ(out.pages[0].charset, "utf-8");
  EXPECT_EQ(out.pages[0].form, Form::html);
  EXPECT_EQ(out.pages[0].bytes, kHtml);
  EXPECT_EQ(out.pages[2].next.record, 5U);
}

TEST(Warc, ReadsGzipAndZstdMembers) {
  for (const auto& bytes : {packed_apart(gz), packed_apart(zstd), gzip(three() + three())}) {
    const Outcome out = read_bytes(bytes, "a.warc.gz");
    EXPECT_TRUE(out.errors.empty());
    EXPECT_GE(out.pages.size(), 5U);
    EXPECT_EQ(out.pages[0].bytes, kHtml);
  }
}

TEST(Warc, UnpacksBodiesAsTheyWereSent) {
  const std::string chunked = "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
  const Outcome out = read_bytes(
      response(1, html(gzip(kHtml), "Content-Encoding: gzip\r\n")) +
          response(2, html(chunked, "Transfer-Encoding: chunked\r\n")) +
          response(3, html(kHtml, "Transfer-Encoding: chunked\r\n")) +  // chunks were dropped
          response(4, html(kHtml, "Content-Encoding: gzip\r\n")) +      // it is plain
          response(5, html(gzip(kHtml, -MAX_WBITS), "Content-Encoding: deflate\r\n")),
      "a.warc");
  ASSERT_EQ(out.pages.size(), 5U);
  EXPECT_EQ(out.pages[0].bytes, kHtml);
  EXPECT_EQ(out.pages[1].bytes, "hello world");
  EXPECT_EQ(out.pages[2].bytes, kHtml);
  EXPECT_EQ(out.pages[3].bytes, kHtml);
  EXPECT_EQ(out.pages[4].bytes, kHtml);
}

TEST(Warc, PassesOverWhatIsNoPage) {
  const Outcome out = read_bytes(
      response(1, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>없음</p>") +
          response(2, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
          response(3, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n") +
          record("WARC-Type: revisit\r\nContent-Type: application/http\r\n", html()),
      "a.warc");
  EXPECT_TRUE(out.pages.empty());
  EXPECT_TRUE(out.errors.empty());
}

TEST(Warc, ReadsWet) {
  const Outcome out = read_bytes(
      record("WARC-Type: conversion\r\nWARC-Target-URI: https://daon.example/1\r\nContent-Type: "
             "text/plain\r\n",
             "가람전자 새 전지\n가람전자가 새 전지를 내놨다.\n"),
      "a.wet");
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.pages[0].form, Form::text);
  EXPECT_EQ(out.pages[0].charset, "UTF-8");
}

TEST(Warc, ALyingLengthCostsItsOwnRecordAtMost) {
  for (const std::ptrdiff_t lie : {-40, 40, 300}) {
    const Outcome out =
        read_bytes(response(1, html()) + response(2, html(), lie) + response(3, html()), "a.warc");
    ASSERT_GE(out.pages.size(), 2U) << lie;
    EXPECT_EQ(out.pages.front().url, "https://daon.example/1");
    EXPECT_EQ(out.pages.back().url, "https://daon.example/3") << lie;
    EXPECT_FALSE(out.warnings.empty()) << lie;
    EXPECT_TRUE(out.warnings[0].starts_with("a.warc:record 2: ")) << out.warnings[0];
  }
}

TEST(Warc, GoesOnAfterRubbishAndMissingLengths) {
  const Outcome out =
      read_bytes(response(1, html()) + "rubbish\nmore\n" + response(2, html()) +
                     "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + response(3, html()),
                 "a.warc");
  EXPECT_EQ(out.pages.size(), 3U);
  EXPECT_EQ(out.errors, std::vector<std::string>{"a.warc:record 3: has no Content-Length"});
  EXPECT_EQ(out.warnings, std::vector<std::string>{"a.warc:record 1: its Content-Length is wrong"});
}

TEST(Warc, ABrokenMemberCostsItsOwnRecord) {
  std::string bytes = gz(response(1, html()));
  std::string broken = gz(response(2, html()));
  broken.resize(broken.size() / 2);
  bytes += broken + gz(response(3, html())) + gz(response(4, html()));
  const Outcome out = read_bytes(bytes, "a.warc.gz");
  ASSERT_GE(out.pages.size(), 2U);
  EXPECT_EQ(out.pages.front().url, "https://daon.example/1");
  EXPECT_EQ(out.pages.back().url, "https://daon.example/4");
  ASSERT_FALSE(out.errors.empty());
  EXPECT_TRUE(std::ranges::any_of(
      out.errors, [](const std::string& line) { return line.find("gzip") != std::string::npos; }));
}

TEST(Warc, ATruncatedFileGivesWhatCameAndSaysSo) {
  std::string bytes = packed_apart(gz);
  bytes.resize(bytes.size() - 30);
  const Outcome out = read_bytes(bytes, "a.warc.gz");
  EXPECT_GE(out.pages.size(), 4U);
  ASSERT_FALSE(out.errors.empty());
  EXPECT_NE(out.errors.back().find("gzip data ends early"), std::string::npos);
}

TEST(Warc, PassesOverARecordThatIsTooBig) {
  Limits limits;
  limits.page = 1000;
  const Outcome out =
      read_bytes(response(1, html(std::string(5000, 'x'))) + response(2, html()), "a.warc", limits);
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.pages[0].url, "https://daon.example/2");
  EXPECT_EQ(out.errors.size(), 1U);
}

TEST(Warc, ABodyThatUnpacksToTooMuchIsRefused) {
  Limits limits;
  limits.page = 100'000;
  const Outcome out = read_bytes(response(1, html(gzip(std::string(std::size_t{10'000'000}, 'x')),
                                                  "Content-Encoding: gzip\r\n")) +
                                     response(2, html()),
                                 "a.warc", limits);
  EXPECT_EQ(out.pages.size(), 1U);
  ASSERT_EQ(out.errors.size(), 1U);
  EXPECT_EQ(out.errors[0].find("a.warc:record 1: unpacks to over"), 0U) << out.errors[0];
}

// From the place of any page on, reading gives the pages after it, and no other.
TEST(Warc, GoesOnAtAnyRecord) {
  const std::string plain = three() + three();
  const std::string path = (std::filesystem::path(testing::TempDir()) /
                            ("hj_warc_" + std::to_string(::getpid()) + ".warc"))
                               .string();
  for (const auto& bytes :
       {plain, gzip(plain), packed_apart(gz), packed_apart(zstd), zstd(plain)}) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    const Outcome whole = read_path(path);
    ASSERT_GE(whole.pages.size(), 5U);
    for (std::size_t i = 0; i < whole.pages.size(); ++i) {
      const Outcome rest = read_path(path, whole.pages[i].next);
      EXPECT_TRUE(rest.errors.empty());
      ASSERT_EQ(rest.pages.size(), whole.pages.size() - i - 1) << i;
      if (rest.pages.empty()) continue;
      EXPECT_EQ(rest.pages[0].source, whole.pages[i + 1].source);
      EXPECT_EQ(rest.pages.back().next.record, whole.pages.back().next.record);
    }
  }
  std::filesystem::remove(path);
}

// Parts of a file are together the file: no page is lost, none comes twice, names stay.
TEST(Warc, IsCutIntoPartsOfWholeMembers) {
  std::string records, apart;
  for (int i = 1; i <= 40; ++i) {
    // A page whose text looks like records, and one whose bytes look like members.
    const std::string inside = i % 3 == 0   ? record("WARC-Type: response\r\n", html())
                               : i % 3 == 1 ? gz(response(99, html()))
                                            : std::string(static_cast<std::size_t>(i) * 50, 'x');
    records += response(i, html(kHtml + inside));
    apart += gz(response(i, html(kHtml + inside)));
  }
  const std::string path = (std::filesystem::path(testing::TempDir()) /
                            ("hj_parts_" + std::to_string(::getpid()) + ".warc"))
                               .string();
  for (const auto& [bytes, least] : {std::pair(records, 20U), {apart, 10U}, {gz(records), 1U}}) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    const Outcome whole = read_path(path);
    ASSERT_EQ(whole.pages.size(), 40U);
    for (const std::uint64_t size : {std::uint64_t{1}, std::uint64_t{700}, std::uint64_t{5000}}) {
      const Result<std::vector<Part>> parts = Reader().cut(path, size);
      ASSERT_TRUE(parts);
      if (size == 1) {
        EXPECT_GE(parts->size(), least);
      }
      std::vector<std::string> sources;
      for (const Part& part : *parts)
        Reader().read_part(
            path, part,
            [&](Page&& page) { sources.push_back(page.source + page.url + page.bytes); },
            [&](const Fault& fault) { ADD_FAILURE() << fault.error.what; });
      ASSERT_EQ(sources.size(), whole.pages.size());
      for (std::size_t i = 0; i < sources.size(); ++i)
        EXPECT_EQ(sources[i], whole.pages[i].source + whole.pages[i].url + whole.pages[i].bytes);
    }
    EXPECT_EQ(Reader().cut(path, 0)->size(), 1U);
    EXPECT_EQ(Reader().cut(path, bytes.size())->size(), 1U);
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace hj::ingest
