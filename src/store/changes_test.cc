// What has become of the deals in a time.
#include "store/changes.h"

#include <gtest/gtest.h>

#include "core/value.h"
#include "store/made.h"

namespace hj {
namespace {

using made::kDay;
using made::kMarch;
using made::Made;

class Changing : public testing::Test {
 protected:
  void SetUp() override { store_ = *open_store("memory:"); }
  void put(std::int64_t day, Status status, const std::string& amount = "KRW 1000000000000",
           const std::string& time = "") {
    ++count_;
    Made m = made::supply("매체" + std::to_string(count_), kMarch + day * kDay, status,
                          "공급한다고 " + std::to_string(count_) + "번 말했다.");
    for (Mention& row : m.doc.mentions.rows)
      if (row.kind == Kind::amount) {
        row.value = m.doc.mentions.add(amount);
        if (time.empty()) continue;
        Mention when = row;  // the same words, read as a time
        when.kind = Kind::time, when.value = m.doc.mentions.add(time);
        const Row at = static_cast<Row>(m.doc.mentions.rows.size());
        when.same = at;
        m.doc.mentions.rows.push_back(when);
        m.verdict.entities.push_back(EntityId::none);
        m.doc.parts.rows.push_back({0, at, when.span, Slot::time});
        break;
      }
    ASSERT_TRUE(store_->put(m.doc, m.verdict));
  }
  std::string turns(std::int64_t since, std::int64_t until) {
    std::string out;
    const Result<std::vector<Change>> all = changes(
        *store_, {.since = kMarch + since * kDay, .until = until == 0 ? 0 : kMarch + until * kDay});
    if (!all) return all.error().what;
    for (const Change& c : *all) out += std::string(turn_name(c.turn)) + ' ';
    return out;
  }
  std::unique_ptr<Store> store_;
  int count_ = 0;
};

TEST_F(Changing, TellsNewRaisedLoweredAndDenied) {
  put(0, Status::talks), put(5, Status::signed_), put(10, Status::signed_, "KRW 900000000000");
  put(15, Status::stalled), put(20, Status::done), put(25, Status::denied);
  EXPECT_EQ(turns(-2, 2), "new ");
  EXPECT_EQ(turns(2, 7), "raised ");
  EXPECT_EQ(turns(7, 12), "lowered ");  // the sum
  EXPECT_EQ(turns(12, 17), "lowered ");
  EXPECT_EQ(turns(17, 22), "raised ");
  EXPECT_EQ(turns(22, 0), "denied ");
  EXPECT_EQ(turns(26, 30), "");
  EXPECT_EQ(turns(2, 22), "raised ");
  const Change c =
      changes(*store_, {.since = kMarch + 2 * kDay, .until = kMarch + 7 * kDay})->at(0);
  EXPECT_EQ(c.before->status, Status::talks);
  EXPECT_EQ(c.deal.status, Status::signed_);
}

TEST_F(Changing, TheSameSumInOtherWordsIsNoTurn) {
  put(0, Status::signed_, "KRW 32000000000"), put(5, Status::signed_, "KRW 30000000000 approx");
  put(10, Status::signed_, "USD 23000000"), put(15, Status::signed_, "KRW 90000000000 max");
  put(20, Status::signed_, "KRW 50000000000 max");
  EXPECT_EQ(turns(2, 7), "");
  EXPECT_EQ(turns(7, 12), "");
  EXPECT_EQ(turns(12, 17), "");
  EXPECT_EQ(turns(17, 22), "lowered ");
}

TEST_F(Changing, TellsWhatWentQuiet) {
  put(0, Status::talks);
  EXPECT_EQ(turns(50, 70), "quiet ");
  EXPECT_EQ(turns(61, 70), "");
  EXPECT_EQ(turns(30, 59), "");
}

TEST_F(Changing, TellsPromisesPastTheirDay) {
  put(0, Status::planned, "KRW 1000000000000", "2024-03-20");
  EXPECT_EQ(turns(10, 25), "due ");
  EXPECT_EQ(turns(21, 25), "");
  const std::vector<Promise> all = *promises(*store_, {.since = kMarch});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].last, days_of("2024-03-20").last);
  put(24, Status::done, "KRW 1000000000000", "2024-03-20");
  EXPECT_EQ(turns(10, 22), "due ");  // as it stood then
  EXPECT_EQ(turns(10, 25), "raised ");
  EXPECT_TRUE(promises(*store_, {.since = kMarch})->empty());
}

TEST_F(Changing, WhatIsToldOnItsDayIsNoPromise) {
  put(19, Status::signed_, "KRW 1000000000000", "2024-03-20");
  EXPECT_EQ(turns(20, 25), "");
  EXPECT_EQ(turns(10, 25), "new ");
}

}  // namespace
}  // namespace hj
