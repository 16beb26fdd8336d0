// What people set right: it holds across re-reads, and an undo takes it back wholly.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/hash.h"
#include "store/made.h"
#include "store/servers.h"
#include "store/store.h"

namespace hj {
namespace {

using made::entity;
using made::kDay;
using made::kMarch;
using made::Made;

template <class Id>
std::uint64_t raw(Id id) {
  return static_cast<std::uint64_t>(id);
}

class Correcting : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (std::string(GetParam()) == "postgres" && made::postgres().empty())
      GTEST_SKIP() << made::kNoPostgres;
    store_ = *open_store(made::place(GetParam()));
    one_ = made::supply("한빛일보", kMarch);
    two_ = made::supply("서울통신", kMarch + kDay, Status::done, "공급하는 계약을 맺었다.");
    other_ = other_name();
    for (const Made* m : {&one_, &two_, &other_}) put(*m);
    const Placing placings[] = {
        {one_.doc.id, StoryId{7}}, {two_.doc.id, StoryId{7}}, {other_.doc.id, StoryId{8}}};
    ASSERT_TRUE(store_->place(placings));
    tell();
    before_ = state();
  }
  void TearDown() override { EXPECT_EQ(*store_->check(), ""); }
  void tell() {
    const Telling tellings[] = {{StoryId{7}, two_.doc.id, {{two_.doc.id, {0, 9}}}},
                                {StoryId{8}, other_.doc.id, {{other_.doc.id, {0, 6}}}}};
    ASSERT_TRUE(store_->tell(tellings));
  }
  // 가람전자 under another name, which the machine takes for another party.
  static Made other_name() {
    made::Builder b("누리신문", kMarch + 2 * kDay, "가람, 누리칩스에 공급",
                    {"가람은 누리칩스에 2조원 규모의 메모리를 공급했다."});
    b.party("가람", "가람"), b.party("누리칩스", "누리칩스");
    const Row a = b.party("가람", "가람"), c = b.party("누리칩스", "누리칩스");
    const Row won = b.figure("2조원", "KRW 2000000000000");
    b.part(b.claim(1, Type::supply, Status::done, {a}, {c}), Slot::amount, won);
    Made m = b.take();
    m.verdict.deals = deals_of(m);
    return m;
  }
  static std::vector<DealId> deals_of(const Made& m) { return {DealId{hash64(m.doc.text, 5)}}; }
  void put(const Made& m) {
    const Done kept = store_->put(m.doc, m.verdict);
    ASSERT_TRUE(kept) << kept.error().what;
  }
  std::uint64_t correct(Correction c) {
    c.by = "편집자", c.at = kMarch;
    const Result<std::uint64_t> no = store_->correct(c);
    EXPECT_TRUE(no) << no.error().what;
    return no ? *no : 0;
  }
  void undo(std::uint64_t no) {
    const Done undone = store_->undo(no, "편집자", kMarch + 1);
    ASSERT_TRUE(undone) << undone.error().what;
    EXPECT_EQ(state(), before_);
    EXPECT_EQ(store_->undo(no, "", 1).error().code, Code::conflict);
  }
  // Everything again, as a re-run does.
  void read_anew() {
    for (Made* m : {&one_, &two_, &other_}) {
      m->doc.claims.maker += 1;  // the rules have changed
      put(*m);
    }
  }
  // What anyone can see.
  std::string state() {
    std::string out;
    const List<EntityRow> entities = *store_->find_entities({});
    const List<DealRow> deals = *store_->find_deals({});
    const List<ClaimRow> claims = *store_->find_claims({});
    const List<StoryRow> stories = *store_->find_stories({});
    for (const EntityRow& e : entities.items) {
      out += "entity " + id_text(e.id) + ' ' + e.name + ' ' + std::string(code(e.kind)) + ' ' +
             std::to_string(e.mentions) + ' ' + std::to_string(e.deals);
      const std::vector<NameRow> names = *store_->names(e.id);
      for (const NameRow& n : names) out += ' ' + n.text + std::to_string(n.count);
      out += '\n';
    }
    for (const DealRow& d : deals.items)
      out += "deal " + id_text(d.id) + ' ' + std::string(code(d.status)) + ' ' +
             std::to_string(d.claims) + ' ' + d.a.at(0).name + '\n';
    for (const ClaimRow& c : claims.items)
      out +=
          "claim " + id_text(c.id) + ' ' + std::string(code(c.type)) + ' ' + id_text(c.deal) + '\n';
    for (const StoryRow& s : stories.items)
      out += "story " + id_text(s.id) + ' ' + s.lead.headline + ' ' + std::to_string(s.articles) +
             ' ' + s.lead.outlet + ' ' + std::to_string(s.digest.size()) + '\n';
    for (const char* query : {"party:가람전자", "party:가람", "type:supply", "type:invest"})
      out += std::string(query) + ' ' +
             std::to_string(store_->search({.text = query, .kind = HitKind::article})->total) +
             '\n';
    return out;
  }
  ClaimRow claim_of(const Made& m) {
    Filter f;
    f.doc = m.doc.id, f.rejected = true;
    return store_->find_claims(f)->items.at(0);
  }

  std::unique_ptr<Store> store_;
  Made one_, two_, other_;
  std::string before_;
};
INSTANTIATE_TEST_SUITE_P(Stores, Correcting, testing::Values("memory:", "postgres"));

TEST_P(Correcting, AMergeJoinsPartiesAndTheirDeals) {
  const std::uint64_t no = correct({.action = Action::merge_entities,
                                    .subject = raw(entity("가람")),
                                    .object = raw(entity("가람전자"))});
  const auto holds = [&] {
    EXPECT_EQ(store_->find_entities({.entity = entity("가람")})->items.size(), 0U);
    EXPECT_EQ(store_->find_entities({.entity = entity("가람전자")})->items.at(0).articles, 3U);
    EXPECT_EQ(store_->search({.text = "party:가람", .kind = HitKind::article})->total, 3U);
    const ClaimRow c = claim_of(other_);
    EXPECT_EQ(c.parts.at(0).entity.id, entity("가람전자"));
    EXPECT_NE(c.deal, other_.verdict.deals[0]);
  };
  holds();
  read_anew();
  holds();
  undo(no);
}

TEST_P(Correcting, WhatIsReadAfterAMergeComesApartAgainToo) {
  const std::uint64_t no = correct({.action = Action::merge_entities,
                                    .subject = raw(entity("가람")),
                                    .object = raw(entity("가람전자"))});
  const std::string names[] = {"가람"};
  ASSERT_EQ(store_->named(names)->size(), 1U);
  EXPECT_EQ(store_->named(names)->at(0).entity, entity("가람"));  // the machine's own
  ASSERT_TRUE(store_->undo(no, "", 1));
  EXPECT_EQ(state(), before_);
}

TEST_P(Correcting, ASplitTakesArticlesOrAWrittenForm) {
  const std::uint64_t no = correct({.action = Action::split_entity,
                                    .subject = raw(entity("누리칩스")),
                                    .docs = {other_.doc.id}});
  const Correction kept = store_->corrections({})->items.at(0);
  EXPECT_EQ(kept.by, "편집자");
  const EntityId fresh{kept.object};
  EXPECT_EQ(store_->find_entities({.entity = fresh})->items.at(0).articles, 1U);
  EXPECT_EQ(store_->find_entities({.entity = entity("누리칩스")})->items.at(0).articles, 2U);
  read_anew();
  EXPECT_EQ(store_->find_entities({.entity = fresh})->items.at(0).articles, 1U);
  undo(no);
}

TEST_P(Correcting, NamesKindsAndAliases) {
  const std::uint64_t name = correct(
      {.action = Action::rename_entity, .subject = raw(entity("가람전자")), .text = "가람전자㈜"});
  EXPECT_EQ(store_->find_entities({.entity = entity("가람전자")})->items.at(0).name, "가람전자㈜");
  read_anew();
  EXPECT_EQ(store_->find_entities({.entity = entity("가람전자")})->items.at(0).name, "가람전자㈜");
  ASSERT_TRUE(store_->undo(name, "", 1));
  const std::uint64_t kind = correct({.action = Action::set_kind,
                                      .subject = raw(entity("가람전자")),
                                      .object = raw(Kind::product)});
  EXPECT_EQ(store_->find_entities({.entity = entity("가람전자")})->items.at(0).kind, Kind::product);
  ASSERT_TRUE(store_->undo(kind, "", 1));
  const std::uint64_t alias =
      correct({.action = Action::add_name, .subject = raw(entity("가람전자")), .text = "GR전자"});
  const std::string names[] = {"GR전자"};
  ASSERT_EQ(store_->named(names)->size(), 1U);
  EXPECT_EQ(store_->named(names)->at(0).prior, 1.0F);
  EXPECT_EQ(store_->suggest("gr", 3)->at(0).title, "가람전자");
  undo(alias);
  EXPECT_TRUE(store_->suggest("gr", 3)->empty());
}

TEST_P(Correcting, ARejectedClaimStaysRejected) {
  const std::uint64_t no =
      correct({.action = Action::reject_claim, .subject = raw(claim_of(one_).id), .note = "오독"});
  const auto holds = [&] {
    EXPECT_EQ(store_->find_claims({.doc = one_.doc.id})->items.size(), 0U);
    EXPECT_EQ(claim_of(one_).corrected, bit(Corrected::rejected));
    EXPECT_EQ(store_->find_deals({.deal = one_.verdict.deals[0]})->items.at(0).claims, 1U);
  };
  holds();
  read_anew();
  holds();
  undo(no);
}

TEST_P(Correcting, TypesAndStatusesOfClaims) {
  const std::uint64_t type = correct({.action = Action::retype_claim,
                                      .subject = raw(claim_of(one_).id),
                                      .object = raw(Type::invest)});
  EXPECT_EQ(claim_of(one_).type, Type::invest);
  EXPECT_NE(claim_of(one_).deal, one_.verdict.deals[0]);
  EXPECT_EQ(store_->search({.text = "type:invest", .kind = HitKind::article})->total, 1U);
  read_anew();
  EXPECT_EQ(claim_of(one_).type, Type::invest);
  undo(type);
  const std::uint64_t status = correct({.action = Action::set_claim_status,
                                        .subject = raw(claim_of(two_).id),
                                        .object = raw(Status::failed)});
  EXPECT_EQ(store_->find_deals({.deal = two_.verdict.deals[0]})->items.at(0).status,
            Status::failed);
  undo(status);
}

TEST_P(Correcting, DealsAreJoinedRejectedAndSet) {
  const DealId a = one_.verdict.deals[0], b = other_.verdict.deals[0];
  const std::uint64_t join =
      correct({.action = Action::join_deals, .subject = raw(b), .object = raw(a)});
  EXPECT_EQ(store_->find_deals({})->items.size(), 1U);
  EXPECT_EQ(store_->find_deals({.deal = a})->items.at(0).claims, 3U);
  read_anew();
  EXPECT_EQ(store_->find_deals({})->items.size(), 1U);
  undo(join);
  const std::uint64_t status = correct(
      {.action = Action::set_deal_status, .subject = raw(a), .object = raw(Status::stalled)});
  EXPECT_EQ(store_->find_deals({.deal = a})->items.at(0).status, Status::stalled);
  read_anew();
  EXPECT_EQ(store_->find_deals({.deal = a})->items.at(0).status, Status::stalled);
  EXPECT_NE(store_->find_deals({.deal = a})->items.at(0).corrected, 0U);
  undo(status);
  const std::uint64_t rejected = correct({.action = Action::reject_deal, .subject = raw(a)});
  EXPECT_EQ(store_->find_deals({.deal = a})->items.size(), 0U);
  read_anew();
  EXPECT_EQ(store_->find_deals({.deal = a})->items.size(), 0U);
  undo(rejected);
}

TEST_P(Correcting, StoriesAreJoinedSplitNamedAndPinned) {
  const std::uint64_t join = correct({.action = Action::join_stories, .subject = 8, .object = 7});
  EXPECT_EQ(store_->find_stories({.story = StoryId{7}})->items.at(0).articles, 3U);
  // The machine groups anew, with other ids: the stories are known by their articles.
  const Placing placings[] = {
      {one_.doc.id, StoryId{70}}, {two_.doc.id, StoryId{70}}, {other_.doc.id, StoryId{80}}};
  ASSERT_TRUE(store_->place(placings));
  EXPECT_EQ(store_->find_stories({.story = StoryId{70}})->items.at(0).articles, 3U);
  EXPECT_EQ(store_->verdict(other_.doc.id)->story, StoryId{80});
  ASSERT_TRUE(store_->undo(join, "", 1));
  EXPECT_EQ(store_->find_stories({.story = StoryId{70}})->items.at(0).articles, 2U);
  const Placing back[] = {
      {one_.doc.id, StoryId{7}}, {two_.doc.id, StoryId{7}}, {other_.doc.id, StoryId{8}}};
  ASSERT_TRUE(store_->place(back));
  tell();  // as the machine does whenever it has grouped anew
  EXPECT_EQ(state(), before_);
  undo(correct({.action = Action::join_stories, .subject = 8, .object = 7}));
  undo(correct({.action = Action::join_stories, .subject = 7, .object = 8}));
  const std::uint64_t split = correct({.action = Action::split_story, .docs = {two_.doc.id}});
  EXPECT_EQ(store_->find_stories({})->items.size(), 3U);
  undo(split);
  const std::uint64_t name =
      correct({.action = Action::rename_story, .subject = 7, .text = "가람전자의 공급"});
  EXPECT_EQ(store_->find_stories({.story = StoryId{7}})->items.at(0).lead.headline,
            "가람전자의 공급");
  undo(name);
  const std::uint64_t pin =
      correct({.action = Action::pin_article, .subject = raw(two_.doc.id), .object = 8});
  EXPECT_EQ(store_->find_stories({.story = StoryId{8}})->items.at(0).articles, 2U);
  ASSERT_TRUE(store_->place(back));  // grouped anew, it stays
  EXPECT_EQ(store_->find_stories({.story = StoryId{8}})->items.at(0).articles, 2U);
  undo(pin);
}

TEST_P(Correcting, SaysWhatIsWrong) {
  const Result<std::uint64_t> nobody = store_->correct(
      {.action = Action::split_entity, .subject = raw(entity("가람전자")), .text = "없는말"});
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().code, Code::not_found);
  const auto why = [&](const Correction& c) {
    const Result<std::uint64_t> no = store_->correct(c);
    EXPECT_FALSE(no);
    return no ? std::string() : no.error().what;
  };
  EXPECT_EQ(why({.action = Action::merge_entities, .subject = 1}), "object: is missing");
  EXPECT_EQ(why({.action = Action::rename_entity, .subject = 1}), "text: is missing");
  EXPECT_EQ(why({.action = Action::set_kind, .subject = 1, .object = 99}),
            "object: is no such code");
  EXPECT_NE(why({.action = Action::reject_claim, .subject = 1}).find("no claim"),
            std::string::npos);
  EXPECT_EQ(store_->undo(12345, "", 1).error().code, Code::not_found);
  EXPECT_EQ(state(), before_);
  EXPECT_TRUE(store_->corrections({})->items.empty());
}

TEST_P(Correcting, KeepsATrail) {
  const std::uint64_t first = correct({.action = Action::merge_entities,
                                       .subject = raw(entity("가람")),
                                       .object = raw(entity("가람전자")),
                                       .note = "같은 회사"});
  ASSERT_TRUE(store_->undo(first, "다른 이", kMarch + 5));
  correct({.action = Action::rename_story, .subject = 7, .text = "이름"});
  const List<Correction> all = *store_->corrections({});
  ASSERT_EQ(all.items.size(), 2U);
  EXPECT_EQ(all.items[0].action, Action::rename_story);
  EXPECT_EQ(all.items[1].note, "같은 회사");
  EXPECT_EQ(all.items[1].undone_by, "다른 이");
  EXPECT_EQ(all.items[1].undone_at, kMarch + 5);
  EXPECT_EQ(store_->corrections({.entity = entity("가람전자")})->items.size(), 1U);
}

}  // namespace
}  // namespace hj
