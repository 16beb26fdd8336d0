// What a deal is, out of its claims.
#include "store/ledger.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace hj::store {
namespace {

constexpr std::int64_t kDay = 86400, kStart = 1709251200;

Fact fact(std::uint64_t id, std::int64_t day, Status status, Tier tier = Tier::officer) {
  Fact f;
  f.id = ClaimId{id}, f.doc = DocId{id}, f.source = "매체" + std::to_string(id);
  f.published = kStart + day * kDay, f.type = Type::supply, f.status = status, f.tier = tier,
  f.score = 0.5F;
  f.a = {EntityId{1}}, f.b = {EntityId{2}};
  return f;
}

TEST(Balance, TheLastDayDecidesAndOfItTheBestSource) {
  const std::vector<Fact> facts = {
      fact(1, 0, Status::talks), fact(2, 3, Status::done, Tier::market),
      fact(3, 3, Status::signed_), fact(4, 3, Status::planned), fact(5, 1, Status::failed)};
  EXPECT_EQ(balance(facts).status, Status::signed_);
}

TEST(Balance, DecliningForecastsAndConditionsMoveNothing) {
  std::vector<Fact> facts = {fact(1, 0, Status::signed_), fact(2, 1, Status::talks),
                             fact(3, 2, Status::rumoured), fact(4, 3, Status::done)};
  facts[1].stance = Stance::decline;
  facts[2].flags = bit(Flag::forecast);
  facts[3].stance = Stance::conditional;
  EXPECT_EQ(balance(facts).status, Status::signed_);
  EXPECT_EQ(balance({facts[2]}).status, Status::rumoured);  // there is nothing else
}

TEST(Balance, DoesNotDependOnOrder) {
  std::vector<Fact> facts = {fact(1, 0, Status::talks), fact(2, 1, Status::signed_),
                             fact(3, 1, Status::signed_), fact(4, 2, Status::done)};
  facts[1].object = "메모리", facts[2].object = "낸드", facts[3].object = "낸드";
  facts[0].amount = "KRW 1", facts[2].time = "2024";
  const Balance b = balance(facts);
  std::ranges::sort(facts, {}, &Fact::id);
  do {
    const Balance other = balance(facts);
    EXPECT_EQ(other.status, b.status);
    EXPECT_EQ(other.object, "낸드");
    EXPECT_EQ(other.amount, "KRW 1");
    EXPECT_EQ(other.time, "2024");
    EXPECT_EQ(other.first, kStart);
    EXPECT_EQ(other.last, kStart + 2 * kDay);
  } while (std::ranges::next_permutation(facts, {}, &Fact::id).found);
}

TEST(Balance, CountsSourcesNotCopies) {
  std::vector<Fact> facts = {fact(1, 0, Status::done), fact(2, 0, Status::done, Tier::market),
                             fact(3, 0, Status::done)};
  facts[2].source = facts[0].source;
  const Balance b = balance(facts);
  EXPECT_EQ(b.claims, 3U);
  EXPECT_EQ(b.articles, 3U);
  EXPECT_EQ(b.independent, 2U);
  EXPECT_EQ(b.named, 1U);
}

TEST(Balance, APartyOfASymmetricDealStandsOnOneSide) {
  std::vector<Fact> facts = {fact(1, 0, Status::done), fact(2, 1, Status::done)};
  for (Fact& f : facts) f.type = Type::partner;
  std::swap(facts[1].a, facts[1].b);
  const Balance b = balance(facts);
  EXPECT_EQ(b.a, std::vector{EntityId{1}});
  EXPECT_EQ(b.b, std::vector{EntityId{2}});
}

TEST(Balance, UndatedClaimsComeFirst) {
  std::vector<Fact> facts = {fact(1, 0, Status::talks), fact(2, 0, Status::done)};
  facts[1].published = 0;
  const Balance b = balance(facts);
  EXPECT_EQ(b.status, Status::talks);
  EXPECT_EQ(b.first, kStart);
}

TEST(Balance, NegatedOnlyIfEveryClaimIs) {
  std::vector<Fact> facts = {fact(1, 0, Status::done), fact(2, 1, Status::done)};
  facts[0].flags = bit(Flag::negated);
  EXPECT_FALSE(balance(facts).negated);
  facts[1].flags = bit(Flag::negated);
  EXPECT_TRUE(balance(facts).negated);
}

}  // namespace
}  // namespace hj::store
