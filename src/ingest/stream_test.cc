#include "ingest/stream.h"

#include <gtest/gtest.h>

#include "ingest/outcome.h"

namespace hj::ingest {
namespace {

std::string all(const std::string& bytes, std::string* fault = nullptr) {
  Stream stream = Stream::over(bytes);
  std::string out;
  while (!stream.ended()) {
    const std::string_view ahead = stream.peek(1);
    out += ahead;
    stream.take(ahead.size());
  }
  if (fault != nullptr) *fault = stream.fault();
  return out;
}

TEST(Stream, UnpacksMembersOneAfterAnother) {
  EXPECT_EQ(all("plain"), "plain");
  EXPECT_EQ(all(gzip("one ") + gzip("two ") + gzip("three")), "one two three");
  EXPECT_EQ(all(zstd("one ") + zstd("two")), "one two");
  EXPECT_EQ(all(gzip("one") + std::string(512, '\0')), "one");  // tape padding
  const std::string big(3'000'000, 'x');
  EXPECT_EQ(all(gzip(big)).size(), big.size());
}

TEST(Stream, SaysWhereItBreaks) {
  std::string fault;
  const std::string packed = gzip("가람전자와 나래화학이 손을 잡았다.");
  all(packed.substr(0, packed.size() / 2), &fault);
  EXPECT_EQ(fault, "gzip data ends early");
  EXPECT_EQ(all(packed + "rubbish", &fault), "가람전자와 나래화학이 손을 잡았다.");
  EXPECT_EQ(fault, "what follows a gzip member is none");
  std::string wrong = packed;
  wrong[wrong.size() - 6] = static_cast<char>(wrong[wrong.size() - 6] ^ 0x55);  // the checksum
  all(wrong, &fault);
  EXPECT_EQ(fault, "gzip: incorrect data check");
  all(zstd("가람전자").substr(0, 12), &fault);
  EXPECT_EQ(fault, "zstd data ends early");
}

TEST(Stream, StopsAtABomb) {
  std::string bomb;
  const std::string member = gzip(std::string(std::size_t{16} << 20, '\0'));
  for (int i = 0; i < 6; ++i) bomb += member;
  std::string fault;
  EXPECT_LT(all(bomb, &fault).size(), std::size_t{50} << 20);
  EXPECT_EQ(fault, "unpacks to more than 200 times its size");
}

TEST(Unpack, IsBounded) {
  const std::string text(100'000, 'x');
  for (const auto& [coding, packed] : {std::pair<const char*, std::string>{"gzip", gzip(text)},
                                       {"deflate", gzip(text, MAX_WBITS)},
                                       {"deflate", gzip(text, -MAX_WBITS)},
                                       {"zstd", zstd(text)},
                                       {"identity", text}}) {
    EXPECT_EQ(*unpack(packed, coding, text.size()), text) << coding;
  }
  EXPECT_FALSE(unpack(gzip(text), "gzip", 1000));
  EXPECT_FALSE(unpack(zstd(text), "zstd", 1000));
  EXPECT_FALSE(unpack("no brotli at all, none", "br", 1000));
  EXPECT_EQ(*unpack("plain", "gzip", 1000), "plain");
}

}  // namespace
}  // namespace hj::ingest
