// The contract of every store: run on `memory:`, on a file and on PostgreSQL.
#include "store/store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "core/check.h"
#include "core/hash.h"
#include "store/made.h"
#include "store/servers.h"

namespace hj {
namespace {

using made::entity;
using made::kDay;
using made::kMarch;
using made::Made;

struct TempFolder {
  std::string path;
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "hj-store-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~TempFolder() { std::filesystem::remove_all(path); }
};

class Contract : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const std::string kind = GetParam();
    if (kind == "postgres" && made::postgres().empty()) GTEST_SKIP() << made::kNoPostgres;
    url_ = kind == "file" ? folder_.path + "/a.db" : made::place(kind);
    Result<std::unique_ptr<Store>> opened = open_store(url_);
    ASSERT_TRUE(opened) << opened.error().what;
    store_ = *std::move(opened);
  }
  void put(const Made& m) {
    const Done d = store_->put(m.doc, m.verdict);
    ASSERT_TRUE(d) << d.error().what;
    sound();
  }
  void sound() {
    const Result<std::string> found = store_->check();
    ASSERT_TRUE(found) << found.error().what;
    EXPECT_EQ(*found, "");
  }
  Totals totals() { return *store_->totals(); }
  DealRow the_deal(std::int64_t at = 0) {
    Filter f;
    f.at = at;
    Result<List<DealRow>> deals = store_->find_deals(f);
    EXPECT_TRUE(deals) << deals.error().what;
    EXPECT_EQ(deals->items.size(), 1U);
    return deals->items.empty() ? DealRow{} : deals->items[0];
  }
  TempFolder folder_;
  std::string url_;
  std::unique_ptr<Store> store_;
};
INSTANTIATE_TEST_SUITE_P(Stores, Contract, testing::Values("memory:", "file", "postgres"));

bool same(Span a, Span b) { return a == b; }
bool same(Str a, Str b) { return a.begin == b.begin && a.end == b.end; }

void expect_same(const Document& a, const Document& b) {
  EXPECT_EQ(a.id, b.id);
  for (auto member :
       {&Document::source, &Document::input_id, &Document::url, &Document::outlet,
        &Document::reporter, &Document::section, &Document::language, &Document::text})
    EXPECT_EQ(a.*member, b.*member);
  EXPECT_EQ(a.published, b.published);
  EXPECT_EQ(a.modified, b.modified);
  EXPECT_EQ(a.offset_minutes, b.offset_minutes);
  EXPECT_EQ(a.published_has_time, b.published_has_time);
  EXPECT_EQ(a.cut_off, b.cut_off);
  EXPECT_EQ(a.comments, b.comments);
  EXPECT_EQ(a.prints.rows, b.prints.rows);
  ASSERT_EQ(a.morphs.rows.size(), b.morphs.rows.size());
  EXPECT_EQ(a.morphs.pool, b.morphs.pool);
  EXPECT_EQ(a.morphs.maker, b.morphs.maker);
  for (std::size_t i = 0; i < a.morphs.rows.size(); ++i) {
    const Morph &x = a.morphs.rows[i], &y = b.morphs.rows[i];
    EXPECT_TRUE(same(x.span, y.span) && same(x.form, y.form) && x.tag == y.tag &&
                x.first == y.first)
        << i;
  }
  ASSERT_EQ(a.mentions.rows.size(), b.mentions.rows.size());
  EXPECT_EQ(a.mentions.pool, b.mentions.pool);
  for (std::size_t i = 0; i < a.mentions.rows.size(); ++i) {
    const Mention &x = a.mentions.rows[i], &y = b.mentions.rows[i];
    EXPECT_TRUE(same(x.span, y.span) && same(x.name, y.name) && same(x.value, y.value) &&
                same(x.rule, y.rule) && x.same == y.same && x.score == y.score &&
                x.kind == y.kind && x.anaphor == y.anaphor)
        << i;
  }
  ASSERT_EQ(a.claims.rows.size(), b.claims.rows.size());
  EXPECT_EQ(a.claims.pool, b.claims.pool);
  for (std::size_t i = 0; i < a.claims.rows.size(); ++i) {
    const Claim &x = a.claims.rows[i], &y = b.claims.rows[i];
    EXPECT_TRUE(same(x.evidence, y.evidence) && same(x.trigger, y.trigger) &&
                same(x.rule, y.rule) && same(x.features, y.features) && x.flags == y.flags &&
                x.score == y.score && x.type == y.type && x.status == y.status &&
                x.stance == y.stance && x.tier == y.tier)
        << i;
  }
  ASSERT_EQ(a.parts.rows.size(), b.parts.rows.size());
  for (std::size_t i = 0; i < a.parts.rows.size(); ++i) {
    const Part &x = a.parts.rows[i], &y = b.parts.rows[i];
    EXPECT_TRUE(x.claim == y.claim && x.mention == y.mention && same(x.span, y.span) &&
                x.slot == y.slot)
        << i;
  }
  ASSERT_EQ(a.quotes.rows.size(), b.quotes.rows.size());
  for (std::size_t i = 0; i < a.quotes.rows.size(); ++i) {
    const Quote &x = a.quotes.rows[i], &y = b.quotes.rows[i];
    EXPECT_TRUE(same(x.span, y.span) && same(x.evidence, y.evidence) && x.speaker == y.speaker &&
                x.affiliation == y.affiliation && x.title == y.title && x.direct == y.direct)
        << i;
  }
  ASSERT_EQ(a.blocks.rows.size(), b.blocks.rows.size());
  ASSERT_EQ(a.sentences.rows.size(), b.sentences.rows.size());
  ASSERT_EQ(a.standings.rows.size(), b.standings.rows.size());
}

TEST_P(Contract, GivesBackWhatWasPut) {
  Made m = made::supply("한빛일보", kMarch);
  m.doc.url = "https://example.org/1", m.doc.reporter = "기자", m.doc.comments = 12,
  m.doc.modified = kMarch + 60;
  m.doc.cut_off = true, m.doc.offset_minutes = 0, m.doc.mentions.maker = 77;
  // Morphemes as written and restored ones, in a pool that is in order.
  for (const auto& [form, end] : {std::pair{"가람전자", 12U}, std::pair{"었", 12U}}) {
    const Str str = m.doc.morphs.add(form);
    m.doc.morphs.rows.push_back({{0, end}, str, Tag::NNP, true});
  }
  put(m);
  Result<Document> got = store_->get(m.doc.id);
  ASSERT_TRUE(got) << got.error().what;
  expect_same(m.doc, *got);
  Result<Verdict> verdict = store_->verdict(m.doc.id);
  ASSERT_TRUE(verdict);
  EXPECT_EQ(verdict->original, m.doc.id);
  EXPECT_EQ(verdict->entities, m.verdict.entities);
  EXPECT_EQ(verdict->deals, m.verdict.deals);
  EXPECT_EQ(*store_->text(m.doc.id), m.doc.text);
  EXPECT_EQ(store_->get(DocId{12345}).error().code, Code::not_found);
}

TEST_P(Contract, KeepsAPoolThatIsOutOfOrder) {
  Made m = made::supply("한빛일보", kMarch);
  m.doc.morphs.pool = "xy가람";
  m.doc.morphs.rows = {{{0, 6}, {2, 8}, Tag::NNP, true}, {{6, 12}, {0, 2}, Tag::SL, false}};
  put(m);
  expect_same(m.doc, *store_->get(m.doc.id));
}

TEST_P(Contract, TwiceIsOnce) {
  const Made m = made::supply("한빛일보", kMarch);
  put(m);
  const Totals before = totals();
  put(m);
  EXPECT_EQ(totals().generation, before.generation);
  EXPECT_EQ(totals().articles, 1U);
  EXPECT_EQ(totals().claims, 1U);
  EXPECT_EQ(totals().deals, 1U);
  EXPECT_EQ(totals().entities, 3U);
}

TEST_P(Contract, AReReadReplacesItsRows) {
  Made m = made::supply("한빛일보", kMarch);
  put(m);
  m.doc.claims.rows.clear(), m.doc.parts.rows.clear(), m.verdict.deals.clear();
  m.doc.claims.maker = 2;
  put(m);
  EXPECT_EQ(totals().articles, 1U);
  EXPECT_EQ(totals().claims, 0U);
  EXPECT_EQ(totals().deals, 0U);
  EXPECT_EQ(totals().entities, 3U);
}

TEST_P(Contract, RemovingTakesItsContributionAndKeepsWhatOthersSupport) {
  const Made one = made::supply("한빛일보", kMarch), two = made::supply("서울통신", kMarch + kDay);
  put(one), put(two);
  EXPECT_EQ(the_deal().claims, 2U);
  EXPECT_EQ(the_deal().independent, 2U);
  ASSERT_TRUE(store_->remove(one.doc.id));
  sound();
  EXPECT_EQ(the_deal().claims, 1U);
  EXPECT_EQ(the_deal().first, kMarch + kDay);
  ASSERT_TRUE(store_->remove(two.doc.id));
  sound();
  EXPECT_EQ(totals().entities, 0U);
  EXPECT_EQ(totals().deals, 0U);
  EXPECT_EQ(store_->remove(two.doc.id).error().code, Code::not_found);
  EXPECT_TRUE(store_->search({.text = "메모리"})->items.empty());
}

TEST_P(Contract, AFailedBatchChangesNothing) {
  const Made m = made::supply("한빛일보", kMarch);
  put(m);
  const Placing placings[] = {{m.doc.id, StoryId{5}}, {DocId{99}, StoryId{5}}};
  const Done placed = store_->place(placings);
  ASSERT_FALSE(placed);
  EXPECT_EQ(placed.error().code, Code::not_found);
  EXPECT_EQ(store_->verdict(m.doc.id)->story, StoryId::none);
  EXPECT_EQ(totals().stories, 0U);
}

TEST_P(Contract, ADealHasItsHistoryAndAPast) {
  put(made::supply("한빛일보", kMarch, Status::talks));
  put(made::supply("서울통신", kMarch + 10 * kDay, Status::signed_, "공급하는 계약을 맺었다."));
  Made denied =
      made::supply("한빛일보", kMarch + 20 * kDay, Status::failed, "공급하지 않기로 했다.");
  put(denied);
  EXPECT_EQ(the_deal().status, Status::failed);
  EXPECT_EQ(the_deal(kMarch + 5 * kDay).status, Status::talks);
  EXPECT_EQ(the_deal(kMarch + 5 * kDay).claims, 1U);
  EXPECT_EQ(the_deal(kMarch + 15 * kDay).status, Status::signed_);
  const DealRow deal = the_deal();
  EXPECT_EQ(deal.claims, 3U);
  EXPECT_EQ(deal.articles, 3U);
  EXPECT_EQ(deal.independent, 2U);
  EXPECT_EQ(deal.named, 2U);
  EXPECT_EQ(deal.object, "메모리");
  ASSERT_EQ(deal.amount.size(), 1U);
  EXPECT_EQ(deal.amount[0].value, "KRW 1000000000000");
  EXPECT_EQ(deal.amount[0].written, "1조원");
  ASSERT_EQ(deal.a.size(), 1U);
  EXPECT_EQ(deal.a[0].name, "가람전자");
  ASSERT_EQ(deal.b.size(), 1U);
  EXPECT_EQ(deal.b[0].id, entity("누리칩스"));
  Filter early;
  early.at = kMarch - kDay;
  EXPECT_TRUE(store_->find_deals(early)->items.empty());
}

TEST_P(Contract, CopiesAreNoSources) {
  const Made original = made::supply("한빛일보", kMarch);
  Made copy = made::supply("서울통신", kMarch + 60);
  copy.verdict.original = original.doc.id;
  put(copy);  // the copy is read first: its own outlet stands in
  EXPECT_EQ(the_deal().independent, 1U);
  put(original);
  EXPECT_EQ(the_deal().independent, 1U);
  EXPECT_EQ(the_deal().articles, 2U);
  EXPECT_EQ(totals().copies, 1U);
  Filter f;
  f.original = original.doc.id;
  ASSERT_EQ(store_->find_articles(f)->items.size(), 1U);
  EXPECT_EQ(store_->find_articles(f)->items[0].copy_of, original.doc.id);
}

TEST_P(Contract, RevisionsShareAnAddress) {
  Made first = made::supply("한빛일보", kMarch),
       second = made::supply("한빛일보", kMarch + 60, Status::done, "공급했다고 밝혔다."),
       other = made::supply("서울통신", kMarch);
  first.doc.url = second.doc.url = "https://hanbit.example/1";
  first.doc.seen = kMarch + 5, second.doc.modified = kMarch + 90;
  put(first), put(second), put(other);
  Filter f;
  f.url = first.doc.url;
  const std::vector<ArticleRow> rows = store_->find_articles(f)->items;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].modified, kMarch + 90);
  EXPECT_EQ(rows[1].seen, kMarch + 5);
  EXPECT_EQ(store_->get(first.doc.id)->seen, kMarch + 5);
  first.doc.seen = kMarch + 500;  // fetched again: the first time stays
  put(first);
  EXPECT_EQ(store_->get(first.doc.id)->seen, kMarch + 5);
}

TEST_P(Contract, FamiliesOfCopiesBecomeOne) {
  Made late = made::supply("한빛일보", kMarch + kDay),
       copy = made::supply("누리신문", kMarch + 2 * kDay);
  copy.verdict.original = late.doc.id;
  put(late), put(copy);
  const Made first = made::supply("서울통신", kMarch);
  put(first);
  EXPECT_EQ(the_deal().independent, 2U);
  const DocId families[] = {late.doc.id};
  ASSERT_TRUE(store_->reroot(families, first.doc.id));
  EXPECT_EQ(the_deal().independent, 1U);
  EXPECT_EQ(totals().copies, 2U);
  EXPECT_EQ(store_->verdict(copy.doc.id)->original, first.doc.id);
  const auto like = *store_->like(copy.doc.prints.rows);  // the original comes along
  EXPECT_TRUE(std::ranges::any_of(like, [&](const Original& o) { return o.doc == first.doc.id; }));
  sound();
}

TEST_P(Contract, KeepsSketches) {
  const Made one = made::supply("한빛일보", kMarch),
             two = made::supply("서울통신", kMarch + 3 * kDay);
  const Entry entries[] = {{one.doc, one.verdict, "첫"}, {two.doc, two.verdict, "둘"}};
  ASSERT_TRUE(store_->put(entries));
  EXPECT_EQ(store_->sketches(0, 0)->size(), 2U);
  const auto kept = *store_->sketches(kMarch, kMarch + kDay);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].doc, one.doc.id);
  EXPECT_EQ(kept[0].original, one.doc.id);
  EXPECT_EQ(kept[0].sketch, "첫");
}

TEST_P(Contract, FindsCandidates) {
  const Made m = made::supply("한빛일보", kMarch);
  put(m);
  const Print prints[] = {1, m.doc.prints.rows[2]};
  const auto like = *store_->like(prints);
  ASSERT_EQ(like.size(), 1U);
  EXPECT_EQ(like[0].doc, m.doc.id);
  EXPECT_EQ(like[0].prints, m.doc.prints.rows);
  EXPECT_EQ(like[0].outlet, "한빛일보");
  const std::string names[] = {"누리칩스", "없는이름", "누리칩스"};
  const auto known = *store_->named(names);
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].entity, entity("누리칩스"));
  EXPECT_EQ(known[0].prior, 1.0F);
}

TEST_P(Contract, StoriesAreToldAndMoved) {
  Made one = made::supply("한빛일보", kMarch), two = made::supply("서울통신", kMarch + kDay);
  one.doc.comments = 3, two.doc.comments = 40;
  put(one), put(two);
  const Placing placings[] = {{one.doc.id, StoryId{7}}, {two.doc.id, StoryId{7}}};
  ASSERT_TRUE(store_->place(placings));
  StoryRow story = store_->find_stories({})->items.at(0);
  EXPECT_EQ(story.articles, 2U);
  EXPECT_EQ(story.outlets, 2U);
  EXPECT_EQ(story.comments, 43);
  EXPECT_EQ(story.deals, 1U);
  EXPECT_EQ(story.lead.id, two.doc.id);  // the most commented one
  const Telling telling[] = {{StoryId{7}, one.doc.id, {{two.doc.id, {3, 9}}}}};
  ASSERT_TRUE(store_->tell(telling));
  story = store_->find_stories({})->items.at(0);
  EXPECT_EQ(story.lead.id, one.doc.id);
  ASSERT_EQ(story.digest.size(), 1U);
  EXPECT_EQ(story.digest[0].second, (Span{3, 9}));
  put(two);  // a verdict without a story leaves it
  EXPECT_EQ(store_->find_stories({})->items.at(0).articles, 2U);
  ASSERT_TRUE(store_->set_story(one.doc.id, StoryId{8}));
  sound();
  EXPECT_EQ(totals().stories, 2U);
  EXPECT_EQ(store_->parties(StoryId{8})->at(0).count, 2U);
}

TEST_P(Contract, PagesFollowOneAnother) {
  for (int i = 0; i < 7; ++i) put(made::supply("매체" + std::to_string(i), kMarch + i / 2 * kDay));
  Filter f;
  f.limit = 3;
  std::vector<DocId> seen;
  for (int guard = 0; guard < 5; ++guard) {
    const List<ArticleRow> list = *store_->find_articles(f);
    for (const ArticleRow& a : list.items) seen.push_back(a.id);
    f.cursor = list.next;
    if (f.cursor.empty()) break;
  }
  EXPECT_EQ(seen.size(), 7U);
  std::ranges::sort(seen);
  EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
  f.cursor = "zz' OR 1=1";
  EXPECT_EQ(store_->find_articles(f).error().code, Code::bad_input);
  f.cursor.clear();
  f.sort = Sort::name;
  const List<EntityRow> first = *store_->find_entities({.sort = Sort::name, .limit = 2});
  ASSERT_EQ(first.items.size(), 2U);
  const List<EntityRow> rest =
      *store_->find_entities({.sort = Sort::name, .limit = 2, .cursor = first.next});
  ASSERT_EQ(rest.items.size(), 1U);
  EXPECT_LT(first.items[1].name, rest.items[0].name);
}

TEST_P(Contract, ListsClaimsQuotesAndNames) {
  const Made m = made::supply("한빛일보", kMarch);
  put(m);
  const List<ClaimRow> claims = *store_->find_claims({.doc = m.doc.id});
  ASSERT_EQ(claims.items.size(), 1U);
  const ClaimRow& c = claims.items[0];
  EXPECT_EQ(c.rule, "made-rule");
  EXPECT_EQ(c.parts.size(), 4U);
  EXPECT_EQ(c.parts[0].entity.name, "가람전자");
  EXPECT_EQ(c.parts[3].written, "메모리");
  EXPECT_EQ(c.trigger, m.doc.claims.rows[0].trigger);
  EXPECT_EQ(store_->claim(c.id)->deal, m.verdict.deals[0]);
  EXPECT_EQ(store_->claim(ClaimId{1}).error().code, Code::not_found);
  const List<QuoteRow> quotes = *store_->find_quotes({.entity = entity("한도윤")});
  ASSERT_EQ(quotes.items.size(), 1U);
  EXPECT_EQ(m.doc.at(quotes.items[0].span), "협력을 넓히겠다");
  EXPECT_EQ(store_->names(entity("가람전자"))->at(0).count, 2U);
  EXPECT_EQ(store_->partners(entity("가람전자"))->at(0).entity.name, "누리칩스");
}

TEST_P(Contract, ABatchIsSeenInsideAndCommittedOnce) {
  const Made one = made::supply("한빛일보", kMarch), two = made::supply("서울통신", kMarch + kDay);
  const std::uint64_t before = totals().generation;
  const Done kept = store_->batch([&] {
    if (Done d = store_->put(one.doc, one.verdict); !d) return d;
    EXPECT_TRUE(store_->get(one.doc.id));
    EXPECT_FALSE(store_->like(one.doc.prints.rows)->empty());
    EXPECT_FALSE(store_->remove(DocId{5}));  // one that fails changes nothing
    if (Done d = store_->remove(one.doc.id); !d) return d;
    if (Done d = store_->put(one.doc, one.verdict); !d) return d;
    return store_->put(two.doc, two.verdict);
  });
  ASSERT_TRUE(kept) << kept.error().what;
  EXPECT_EQ(totals().generation, before + 1);
  EXPECT_EQ(the_deal().claims, 2U);
  sound();
  const Done failed = store_->batch([&]() -> Done {
    if (Done d = store_->remove(one.doc.id); !d) return d;
    return Error{Code::bad_input, "no"};
  });
  EXPECT_FALSE(failed);
  EXPECT_EQ(totals().articles, 2U);
  EXPECT_EQ(the_deal().claims, 2U);
  sound();
}

TEST_P(Contract, AThreadIsToldStepByStep) {
  Made first = made::supply("한빛일보", kMarch, Status::talks);
  Made second = made::supply("서울통신", kMarch + kDay, Status::signed_, "공급하는 계약을 맺었다.");
  for (Mention& m : second.doc.mentions.rows)
    if (m.kind == Kind::amount) m.value = second.doc.mentions.add("KRW 1100000000000");
  second.doc.claims.rows[0].stance = Stance::assert;
  Made declined =
      made::supply("누리신문", kMarch + 2 * kDay, Status::rumoured, "공급하는지 밝히지 않았다.");
  declined.doc.claims.rows[0].stance = Stance::decline;
  put(declined), put(second), put(first);
  const History h = *store_->history(first.verdict.deals[0], 0);
  ASSERT_EQ(h.steps.size(), 3U);
  EXPECT_EQ(h.steps[0].status, Status::talks);
  EXPECT_EQ(h.steps[1].status, Status::signed_);
  EXPECT_TRUE(h.steps[1].decides);
  EXPECT_FALSE(h.steps[2].moves);
  EXPECT_EQ(h.steps[2].status, Status::signed_);
  EXPECT_EQ(h.steps[0].sentence, first.doc.at(first.doc.claims.rows[0].evidence));
  ASSERT_EQ(h.figures.size(), 2U);  // side by side, the better supported first
  EXPECT_EQ(h.figures[0].figure.value, "KRW 1000000000000");
  EXPECT_EQ(h.figures[0].independent, 2U);
  EXPECT_EQ(h.figures[1].independent, 1U);
  EXPECT_EQ(h.sources.size(), 3U);
  EXPECT_EQ(h.deal.status, Status::signed_);
  const History past = *store_->history(first.verdict.deals[0], kMarch + kDay);
  ASSERT_EQ(past.steps.size(), 1U);
  EXPECT_EQ(past.deal.status, Status::talks);
  EXPECT_EQ(store_->history(first.verdict.deals[0], kMarch - kDay).error().code, Code::not_found);
}

TEST_P(Contract, TheOrderOfArrivalChangesNothing) {
  std::vector<Made> all;
  all.reserve(6);
  for (int i = 0; i < 6; ++i)
    all.push_back(made::supply("매체" + std::to_string(i % 3), kMarch + i % 4 * kDay,
                               static_cast<Status>(i),
                               "공급한다고 " + std::to_string(i) + "번 말했다."));
  all[4].verdict.original = all[1].doc.id;
  std::vector<std::string> seen;
  for (int turn = 0; turn < 6; ++turn) {
    std::rotate(all.begin(), all.begin() + 1, all.end());
    if (turn == 3) std::ranges::reverse(all);
    const auto other = *open_store("memory:");
    for (const Made& m : all) ASSERT_TRUE(other->put(m.doc, m.verdict));
    ASSERT_EQ(*other->check(), "");
    std::string out;
    const List<DealRow> deals = *other->find_deals({});
    for (const DealRow& d : deals.items) {
      out += id_text(d.id) + std::string(code(d.status)) + std::to_string(d.independent);
      const History h = *other->history(d.id, 0);
      for (const Step& s : h.steps) out += ' ' + id_text(s.claim.id) + std::string(code(s.status));
    }
    seen.push_back(out);
  }
  EXPECT_EQ(std::ranges::count(seen, seen[0]), 6);
}

TEST_P(Contract, KeepsRecordsAndTakesAClaimUpOnce) {
  ASSERT_TRUE(store_->keep({"topic", "b", "{}", 5}));
  ASSERT_TRUE(store_->keep({"topic", "a", "{\"query\":\"x\"}", 6}));
  ASSERT_TRUE(store_->keep({"topic", "b", "{1}", 7}));
  ASSERT_TRUE(store_->keep({"alert", "a", "", 7}));
  const std::vector<Record> topics = *store_->records("topic");
  ASSERT_EQ(topics.size(), 2U);
  EXPECT_EQ(topics[1].body, "{1}");
  EXPECT_EQ(store_->record("topic", "b")->body, "{1}");
  EXPECT_EQ(store_->record("topic", "c").error().code, Code::not_found);
  EXPECT_TRUE(*store_->take_up("a", ClaimId{1}, 5));
  EXPECT_FALSE(*store_->take_up("a", ClaimId{1}, 6));
  EXPECT_TRUE(*store_->take_up("b", ClaimId{1}, 6));
  ASSERT_TRUE(store_->drop("alert", "a"));
  EXPECT_EQ(store_->drop("alert", "a").error().code, Code::not_found);
  EXPECT_TRUE(*store_->take_up("a", ClaimId{1}, 7));
  EXPECT_FALSE(store_->keep({"topic", "", "", 1}));
}

TEST_P(Contract, TellsWhatEachChangeBrought) {
  const Made one = made::supply("한빛일보", kMarch), two = made::supply("서울통신", kMarch + kDay);
  const DealId deal = one.verdict.deals[0];
  const std::uint64_t start = *store_->generation();
  put(one);
  ASSERT_TRUE(store_->set_story(one.doc.id, StoryId{7}));
  ASSERT_TRUE(store_->keep({"topic", "a", "{}", 5}));  // no change of the corpus
  std::vector<News> news = *store_->news(start);
  ASSERT_EQ(news.size(), 2U);
  EXPECT_EQ(news[0].generation, start + 1);
  EXPECT_EQ(news[0].deals, std::vector<DealId>{deal});
  EXPECT_TRUE(news[0].fresh.empty());
  EXPECT_EQ(news[1].fresh, std::vector<StoryId>{StoryId{7}});
  EXPECT_FALSE(news[1].more);
  put(two);
  ASSERT_TRUE(store_->set_story(two.doc.id, StoryId{7}));
  news = *store_->news(news[1].generation);
  ASSERT_EQ(news.size(), 2U);
  EXPECT_EQ(news[0].deals, std::vector<DealId>{deal});
  EXPECT_EQ(news[1].stories, std::vector<StoryId>{StoryId{7}});
  EXPECT_TRUE(news[1].fresh.empty());
  EXPECT_TRUE(store_->news(*store_->generation())->empty());
  for (int i = 0; i < 70; ++i) ASSERT_TRUE(store_->set_story(two.doc.id, StoryId{8U + (i & 1U)}));
  EXPECT_EQ(store_->news(0)->size(), 64U);
}

TEST_P(Contract, OutletsByWhatTheyBrought) {
  const Made first = made::supply("한빛일보", kMarch);
  const Made second =
      made::supply("서울통신", kMarch + 10 * kDay, Status::done, "공급했다고 밝혔다.");
  Made copy = made::supply("아침뉴스", kMarch + 60);
  copy.doc.comments = 7, copy.verdict.original = first.doc.id;
  for (const Made* m : std::initializer_list<const Made*>{&first, &second, &copy}) put(*m);
  const Placing placings[] = {{first.doc.id, StoryId{7}}, {second.doc.id, StoryId{7}}};
  ASSERT_TRUE(store_->place(placings));
  const std::vector<OutletRow> rows = *store_->outlets();
  ASSERT_EQ(rows.size(), 3U);
  const auto of = [&](const char* name) {
    return *std::ranges::find(rows, name, &OutletRow::outlet);
  };
  EXPECT_EQ(of("한빛일보").first_reports, 1U);
  EXPECT_EQ(of("한빛일보").copied, 1U);
  EXPECT_EQ(of("한빛일보").claims, 1U);
  EXPECT_EQ(of("서울통신").first_reports, 0U);
  EXPECT_EQ(of("서울통신").delay, std::nullopt);  // ten days later: no longer the same news
  EXPECT_EQ(of("한빛일보").delay, std::nullopt);
  EXPECT_EQ(of("서울통신").last, kMarch + 10 * kDay);
  EXPECT_EQ(of("아침뉴스").copies, 1U);
  EXPECT_EQ(of("아침뉴스").comments, 7);
  ASSERT_TRUE(store_->remove(copy.doc.id));
  EXPECT_EQ(store_->outlets()->size(), 2U);
}

TEST_P(Contract, CountsDealsByWhatThereIsToChoose) {
  put(made::supply("한빛일보", kMarch));
  Filter f;
  const DealFacets all = *store_->deal_facets(f);
  ASSERT_EQ(all.types.size(), 1U);
  EXPECT_EQ(all.types[0].value, "supply");
  EXPECT_EQ(all.types[0].count, 1U);
  f.types = {Type::invest};  // its own filter leaves the counts of the others to choose
  EXPECT_EQ(store_->deal_facets(f)->types.size(), 1U);
  EXPECT_EQ(store_->deal_facets(f)->statuses.size(), 0U);
  f.types.clear(), f.outlet = "서울통신";
  EXPECT_EQ(store_->deal_facets(f)->types.size(), 0U);
  EXPECT_EQ(store_->find_deals(f)->items.size(), 0U);
}

TEST_P(Contract, SearchesWhatHasArrivedSince) {
  put(made::supply("한빛일보", kMarch));
  Search s{.text = "type:supply", .kind = HitKind::article};
  const Hits before = *store_->search(s);
  EXPECT_EQ(before.total, 1U);
  s.after = before.newest;
  EXPECT_EQ(store_->search(s)->total, 0U);
  put(made::supply("서울통신", kMarch - 9 * kDay));
  EXPECT_EQ(store_->search(s)->total, 1U);
  s.outlets = {"한빛일보"};
  EXPECT_EQ(store_->search(s)->total, 0U);
  s.after = 0;
  EXPECT_EQ(store_->search(s)->total, 1U);
  s.types = {Type::invest};
  EXPECT_EQ(store_->search(s)->total, 0U);
}

TEST_P(Contract, KeepsAnArticleWhoseInputHoldsANul) {
  Made m = made::supply("한빛일보", kMarch);
  m.doc.input_id = std::string("a\0b", 3);
  put(m);
  EXPECT_EQ(store_->totals()->articles, 1U);
  EXPECT_EQ(store_->get(m.doc.id)->input_id.size(), 3U);
}

TEST_P(Contract, LeasesToOneAtATime) {
  EXPECT_TRUE(*store_->lease());
  EXPECT_TRUE(*store_->lease());
  if (std::string(GetParam()) == "memory:") return;
  const auto other = *open_store(url_);
  EXPECT_FALSE(*other->lease());
  store_.reset();
  for (int i = 0; i < 100 && !*other->lease(); ++i) usleep(20'000);
  EXPECT_TRUE(*other->lease());
}

// Between two exchanges of one batch; the server says no word to who is connected.
TEST(Postgres, SaysThatItsServerWasKilledAndGoesOnWithTheNextOne) {
  if (made::postgres().empty()) GTEST_SKIP() << made::kNoPostgres;
  const std::string tool = "python3 tools/servers.py ";
  const std::string own = made::said(tool + "start-postgres " + std::to_string(getpid()));
  std::string url = own;
  const auto store = *open_store(url.replace(url.find("/?"), 2, "/postgres?"));
  const Made one = made::supply("한빛일보", kMarch), two = made::supply("나래신문", kMarch);
  const Done cut = store->batch([&] {
    if (Done put = store->put(one.doc, one.verdict); !put) return put;
    EXPECT_FALSE(*store->has(two.doc.id));
    EXPECT_EQ(made::said(tool + "restart-postgres '" + own + "'"), "restarted");
    return store->put(two.doc, two.verdict);
  });
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().code, Code::unavailable) << cut.error().what;
  EXPECT_EQ(store->totals()->articles, 0U);
  EXPECT_TRUE(store->put(two.doc, two.verdict));
  EXPECT_EQ(store->totals()->articles, 1U);
}

TEST_P(Contract, BacksUpAndSaysItsSizes) {
  const Made m = made::supply("한빛일보", kMarch);
  put(m);
  const std::string copy = folder_.path + "/copy.db";
  const Done saved = store_->backup(copy);
  ASSERT_TRUE(saved) << saved.error().what;
  EXPECT_EQ(store_->backup(copy).error().code, Code::conflict);
  const auto opened = *open_store(copy);
  EXPECT_EQ(*opened->check(), "");
  EXPECT_EQ(opened->get(m.doc.id)->text, m.doc.text);
  const std::vector<Size> sizes = *store_->sizes();
  EXPECT_TRUE(
      std::ranges::any_of(sizes, [](const Size& s) { return s.table == "body" && s.bytes > 0; }));
  ASSERT_TRUE(store_->compact());
  sound();
}

}  // namespace
}  // namespace hj
