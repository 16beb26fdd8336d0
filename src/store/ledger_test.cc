// What a deal is, out of its claims.
#include "store/ledger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "store/fault.h"
#include "store/made.h"

namespace hj::store {
namespace {

using made::kDay;
constexpr std::int64_t kStart = 1709251200;

Fact fact(std::uint64_t id, std::int64_t day, Status status, Tier tier = Tier::officer) {
  Fact f;
  f.id = ClaimId{id}, f.doc = DocId{id}, f.outlet = "매체" + std::to_string(id);
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

TEST(Balance, WhatIsRecalledOverrulesNothingThatCameAfterIt) {
  std::vector<Fact> facts = {fact(1, 0, Status::done), fact(2, 0, Status::failed)};
  EXPECT_EQ(balance(facts).status, Status::failed);
  facts[1].time = "2018";  // the news is of March 2024
  EXPECT_EQ(balance(facts).status, Status::done);
  facts[1].time = "2024-02-28";
  EXPECT_EQ(balance(facts).status, Status::failed);
  facts[1].time = "2018/..";
  EXPECT_EQ(balance(facts).status, Status::failed);
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
  facts[2].outlet = facts[0].outlet;
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

TEST(Balance, AllThatQuoteOneOutletSpeakerOrReleaseAreOneSource) {
  std::vector<Fact> facts;
  for (std::uint64_t i = 1; i <= 9; ++i) facts.push_back(fact(i, 0, Status::done, Tier::market));
  facts[0].outlet = "서울통신", facts[1].via = facts[2].via = "서울 통신";
  facts[3].speaker = facts[4].speaker = EntityId{9}, facts[3].tier = Tier::officer;
  facts[5].tier = facts[6].tier = Tier::filing;
  facts[7].doc = facts[8].doc = DocId{8}, facts[8].via = "한빛일보";  // its own word counts no more
  const Balance b = balance(facts);
  EXPECT_EQ(b.articles, 8U);
  EXPECT_EQ(b.independent, 4U);  // 서울통신, speaker, release, 한빛일보
  EXPECT_EQ(b.named, 2U);
}

// Any thread of up to three claims an article.
std::vector<Fact> any_thread(std::uint64_t seed) {
  std::uint64_t state = seed * 2654435761U + 1;
  const auto pick = [&](std::uint64_t n) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33) % n;
  };
  const Type type = pick(2) == 0 ? Type::partner : Type::supply;
  std::vector<Fact> out;
  for (std::uint64_t doc = 1; doc <= 1 + pick(12); ++doc)
    for (std::uint64_t i = 0; i <= pick(3); ++i) {
      Fact f = fact(doc * 10 + i, static_cast<std::int64_t>(pick(4)),
                    static_cast<Status>(pick(kStatusCount)), static_cast<Tier>(pick(kTierCount)));
      f.doc = DocId{doc}, f.type = type, f.outlet = "매체" + std::to_string(pick(3));
      f.stance = static_cast<Stance>(pick(kStanceCount));
      if (pick(5) == 0) f.published = 0;
      if (pick(3) == 0) f.via = "매체" + std::to_string(pick(3));
      if (pick(3) == 0) f.speaker = EntityId{20 + pick(2)};
      if (pick(2) == 0) f.object = "대상" + std::to_string(pick(3));
      if (pick(2) == 0) f.time = "202" + std::to_string(pick(4));
      if (pick(2) == 0) f.amount = "KRW " + std::to_string(pick(4));
      if (pick(4) == 0) f.flags = bit(Flag::negated);
      f.a = {EntityId{1 + pick(2)}}, f.b = {EntityId{3 + pick(2)}};
      if (pick(3) == 0) std::swap(f.a, f.b);
      out.push_back(f);
    }
  return out;
}

std::string told(const Balance& b) {
  std::string out = std::string(code(b.status)) + '|' + b.object + '|' + b.time + '|' + b.amount;
  for (const std::uint64_t n :
       {std::uint64_t{b.claims}, std::uint64_t{b.articles}, std::uint64_t{b.independent},
        std::uint64_t{b.named}, static_cast<std::uint64_t>(b.first),
        static_cast<std::uint64_t>(b.last), std::uint64_t{b.negated}})
    out += ' ' + std::to_string(n);
  for (const EntityId id : b.a) out += " a" + std::to_string(static_cast<std::uint64_t>(id));
  for (const EntityId id : b.b) out += " b" + std::to_string(static_cast<std::uint64_t>(id));
  return out;
}

TEST(Account, IsTheSameInEveryOrderOfArticlesAndAcrossPacking) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const std::vector<Fact> facts = any_thread(seed);
    const std::string expected = told(balance(facts));
    std::map<std::uint64_t, std::vector<Fact>> shuffled;  // articles in an order of their own
    for (const Fact& f : facts)
      shuffled[static_cast<std::uint64_t>(f.doc) * 7919 % 101 ^ seed % 8].push_back(f);
    Account account;
    MapTally tally;
    for (const auto& [key, article] : shuffled) {
      account.add(article, tally);
      account = Account::unpack(account.pack());
    }
    EXPECT_EQ(told(account.balance()), expected) << seed;
  }
}

TEST(Account, RefusesBytesThatAreCutOff) {
  Account account;
  MapTally tally;
  const Fact f = fact(1, 0, Status::done);
  account.add(std::span(&f, 1), tally);
  const std::string packed = account.pack();
  for (std::size_t size = 0; size < packed.size(); ++size)
    EXPECT_THROW(Account::unpack(packed.substr(0, size)), Fault) << size;
  EXPECT_THROW(Account::unpack(packed + "x"), Fault);
}

}  // namespace
}  // namespace hj::store
