#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "hapjong.h"

namespace {

using Json = nlohmann::json;

constexpr std::string_view kArticle =
    "가람전자, 누리칩스에 메모리 공급\n\n"
    "가람전자가 누리칩스에 1200억원 규모의 메모리 반도체를 공급하는 계약을 체결했다고 4일 "
    "밝혔다.\n";

class CApi : public testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(engine_, nullptr); }
  void TearDown() override { hapjong_close(engine_); }
  Json explain(std::string_view bytes, const char* published = nullptr) {
    char* words = hapjong_explain(engine_, bytes.data(), bytes.size(), published, nullptr);
    EXPECT_NE(words, nullptr);
    Json out = Json::parse(words);
    hapjong_free(words);
    return out;
  }
  hapjong* engine_ = hapjong_open(HJ_DATA, nullptr);
};

TEST_F(CApi, AnArticleComesOutWithItsClaims) {
  const Json out = explain(kArticle, "2026-03-05");
  ASSERT_EQ(out["articles"].size(), 1U);
  EXPECT_EQ(out["articles"][0]["headline"], "가람전자, 누리칩스에 메모리 공급");
  EXPECT_EQ(out["articles"][0]["published"], "2026-03-05");
  EXPECT_FALSE(out["articles"][0]["claims"].empty());
  EXPECT_TRUE(out["faults"].empty());
  EXPECT_EQ(out, explain(kArticle, "2026-03-05"));
}

TEST_F(CApi, BadInputIsNamedAndBadDatesAreRefused) {
  EXPECT_EQ(explain("")["faults"].size(), 1U);
  EXPECT_EQ(explain(std::string_view("\0\1\2\0", 4))["faults"].size(), 1U);
  char* error = nullptr;
  EXPECT_EQ(hapjong_explain(engine_, kArticle.data(), kArticle.size(), "yesterday", &error),
            nullptr);
  ASSERT_NE(error, nullptr);
  EXPECT_NE(std::string_view(error).find("yesterday"), std::string_view::npos);
  hapjong_free(error);
}

TEST_F(CApi, WhatIsNullIsRefusedInWords) {
  char* error = nullptr;
  const auto refused = [&error](const void* made) {
    EXPECT_EQ(made, nullptr);
    EXPECT_NE(error, nullptr);
    hapjong_free(error);
  };
  refused(hapjong_open(nullptr, &error));
  refused(hapjong_explain(nullptr, kArticle.data(), kArticle.size(), nullptr, &error));
  refused(hapjong_explain(engine_, nullptr, 1, nullptr, &error));
  char* words = hapjong_explain(engine_, nullptr, 0, nullptr, &error);  // `error` dangles: set anew
  EXPECT_NE(words, nullptr);
  EXPECT_EQ(error, nullptr);
  hapjong_free(words);
  EXPECT_EQ(hapjong_explain(engine_, nullptr, 1, nullptr, nullptr), nullptr);
}

TEST(CApiOpen, AMissingFolderIsNamed) {
  char* error = nullptr;
  EXPECT_EQ(hapjong_open("no/such/folder", &error), nullptr);
  ASSERT_NE(error, nullptr);
  EXPECT_NE(std::string_view(error).find("no/such/folder"), std::string_view::npos);
  hapjong_free(error);
}

}  // namespace
