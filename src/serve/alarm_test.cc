// Alerts against a store in memory: each claim once, signed, and again after a failure.
#include "serve/alarm.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "serve/secret.h"
#include "store/made.h"
#include "store/store.h"

namespace hj::serving {
namespace {

using made::kMarch;
using Body = nlohmann::json;

class Alarms : public testing::Test {
 protected:
  void SetUp() override {
    store_ = *open_store("memory:");
    options_.send = [this](const WebhookPost& post) -> Result<int> {
      posts_.push_back(post);
      return answer_;
    };
    add("한빛일보", 0);
    Search all{.text = "type:supply", .kind = HitKind::article};
    alert("w", "webhook", store_->search(all)->newest);
  }
  void add(const char* outlet, std::int64_t later) {
    const made::Made m = made::supply(outlet, kMarch + later);
    ASSERT_TRUE(store_->put(m.doc, m.verdict));
  }
  void alert(const std::string& id, const std::string& channel, std::uint64_t after) {
    const Body body = {{"name", "칩"},       {"query", "type:supply"},
                       {"channel", channel}, {"url", "https://a.example/hook"},
                       {"secret", "key"},    {"active", true},
                       {"created", 1},       {"after", after}};
    ASSERT_TRUE(store_->keep({"alert", id, body.dump(), 1}));
  }
  std::size_t fire(std::int64_t now) {
    const Result<std::size_t> fired = fire_alerts(*store_, options_, now);
    EXPECT_TRUE(fired) << (fired ? "" : fired.error().what);
    return fired ? *fired : 0;
  }
  Body delivery() { return Body::parse(store_->records("delivery w")->at(0).body); }
  Body kept() { return Body::parse(store_->records("alert")->at(0).body); }

  std::unique_ptr<Store> store_;
  AlarmOptions options_;
  std::vector<WebhookPost> posts_;
  int answer_ = 200;
};

TEST_F(Alarms, PostsWhatIsNewOnceAndSigned) {
  EXPECT_EQ(fire(100), 0U);  // what was there before is no news
  add("서울통신", 5);
  EXPECT_EQ(fire(200), 1U);
  EXPECT_EQ(fire(300), 0U);
  ASSERT_EQ(posts_.size(), 1U);
  const WebhookPost& p = posts_[0];
  EXPECT_EQ(p.url, "https://a.example/hook");
  EXPECT_EQ(p.signature, "t=200,v1=" + hmac_hex("key", "200." + p.body));
  const Body body = Body::parse(p.body);
  EXPECT_EQ(body["alert"]["id"], "w");
  EXPECT_EQ(body["claim"]["article"]["outlet"], "서울통신");
  EXPECT_EQ(delivery()["status"], "sent");
  EXPECT_EQ(kept()["fired"], 1);
  EXPECT_EQ(kept()["last_fired"], 200);
}

// An article may hold other claims beside the one that its query asks for.
TEST_F(Alarms, FiresForTheClaimsThatAreAskedForAlone) {
  const auto fired = [&](const std::string& query) {
    Body body = kept();
    body["query"] = query, body["after"] = 0;
    EXPECT_TRUE(store_->drop("alert", "w"));
    EXPECT_TRUE(store_->keep({"alert", "w", body.dump(), 1}));
    posts_.clear();
    fire(100);
    std::vector<std::string> out;
    for (const WebhookPost& p : posts_) out.push_back(Body::parse(p.body)["claim"]["b"][0]["name"]);
    std::ranges::sort(out);
    return out;
  };
  made::Builder b(
      "누리신문", kMarch + 9, "가람전자 공급, 다온 공급",
      {"가람전자가 누리칩스에 1조원어치를 공급한다.", "다온이 라온에 2조원어치를 공급한다."});
  b.party("가람전자", "가람전자"), b.party("다온", "다온");
  const Row a = b.party("가람전자", "가람전자"), to = b.party("누리칩스", "누리칩스");
  const Row one = b.figure("1조원", "KRW 1000000000000");
  const Row c = b.party("다온", "다온"), into = b.party("라온", "라온");
  const Row two = b.figure("2조원", "KRW 2000000000000");
  b.part(b.claim(1, Type::supply, Status::signed_, {a}, {to}), Slot::amount, one);
  b.part(b.claim(2, Type::supply, Status::signed_, {c}, {into}), Slot::amount, two);
  const made::Made m = b.take();
  ASSERT_TRUE(store_->put(m.doc, m.verdict));
  using Names = std::vector<std::string>;
  EXPECT_EQ(fired("party:다온 type:supply"), Names{"라온"});
  EXPECT_EQ(fired("party:다온,없는회사"), Names{"라온"});
  EXPECT_EQ(fired("amount>1조5000억"), Names{"라온"});
  EXPECT_EQ(fired("party:가람전자 amount>1조5000억"), Names{});
  EXPECT_EQ(fired("다온"), (Names{"누리칩스", "라온"}));  // words are the article's
}

TEST_F(Alarms, TriesAgainLaterAndLater) {
  answer_ = 503;
  add("서울통신", 5);
  fire(200);
  fire(210);  // too early
  EXPECT_EQ(posts_.size(), 1U);
  EXPECT_EQ(delivery()["status"], "waiting");
  EXPECT_EQ(delivery()["code"], 503);
  answer_ = 204;
  fire(230);
  EXPECT_EQ(posts_.size(), 2U);
  EXPECT_EQ(posts_[0].delivery, posts_[1].delivery);
  EXPECT_EQ(delivery()["status"], "sent");
  EXPECT_EQ(delivery()["attempts"], 2);
}

// One that never answers holds up neither the other alerts nor the end of the program.
TEST_F(Alarms, WaitForNobodyLong) {
  std::atomic<bool> stop{false};
  options_.stop = &stop;
  options_.send = [&](const WebhookPost& post) -> Result<int> {
    posts_.push_back(post);
    return Error{Code::unavailable, "took too long"};
  };
  for (int i = 1; i < 9; ++i) add(("매체" + std::to_string(i)).c_str(), i);
  fire(200);
  EXPECT_EQ(posts_.size(), 1U);
  fire(201);
  EXPECT_EQ(posts_.size(), 2U);  // another of them; the first waits its half minute
  EXPECT_NE(posts_[0].delivery, posts_[1].delivery);
  options_.send = [&](const WebhookPost& post) -> Result<int> {
    posts_.push_back(post);
    stop = true;
    return 200;
  };
  fire(202);
  EXPECT_EQ(posts_.size(), 3U);
  stop = false;
  options_.send = [&](const WebhookPost& post) -> Result<int> {
    return posts_.push_back(post), 200;
  };
  fire(300);
  EXPECT_EQ(posts_.size(), 10U);
}

TEST_F(Alarms, GivesUp) {
  answer_ = 500;
  add("서울통신", 5);
  for (std::int64_t now = 200; now < 200 + 60 * 21600; now += 21600) fire(now);
  EXPECT_EQ(posts_.size(), 6U);
  EXPECT_EQ(delivery()["status"], "failed");
}

TEST_F(Alarms, WaitsForAProgramThatHasItsWay) {
  alert("o", "output", 0);
  EXPECT_EQ(fire(100), 0U);
  std::vector<std::string> lines;
  options_.print = [&](const std::string& line) { lines.push_back(line); };
  EXPECT_EQ(fire(200), 1U);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NE(lines[0].find("한빛일보"), std::string::npos);
}

// Reads an article anew, as rules that have changed do: it arrives again, with the claims it had.
TEST_F(Alarms, FireForNothingThatIsReadAnew) {
  alert("o", "output", 0);
  add("서울통신", 5);  // waits, as nothing was serving
  ASSERT_TRUE(hold_alerts(*store_, options_, 150));
  made::Made m = made::supply("한빛일보", kMarch);
  m.doc.section = "경제";
  ASSERT_TRUE(store_->put(m.doc, m.verdict));
  add("나라경제", 9);                                 // meanwhile
  EXPECT_FALSE(fire_alerts(*store_, options_, 160));  // held
  ASSERT_TRUE(release_alerts(*store_, options_, 170, {m.doc.id}));
  std::vector<std::string> lines;
  options_.print = [&](const std::string& line) { lines.push_back(line); };
  EXPECT_EQ(fire(200), 0U);  // all has been taken up
  fire(201);
  ASSERT_EQ(posts_.size(), 2U);
  EXPECT_NE(posts_[0].body.find("서울통신"), std::string::npos);
  EXPECT_NE(posts_[1].body.find("나라경제"), std::string::npos);
  EXPECT_EQ(lines.size(), 3U);    // its `after` is 0
  EXPECT_EQ(kept()["fired"], 3);  // of "o"
}

}  // namespace
}  // namespace hj::serving
