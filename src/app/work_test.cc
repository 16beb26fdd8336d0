// The loops of many machines, over a queue in memory: what they make of pages is what `read` makes,
// whoever is interrupted, and a page that ends its workers is set aside.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/dead_letter.h"
#include "app/judge.h"
#include "app/parcel.h"
#include "app/worker.h"
#include "ingest/reader.h"

namespace hj {
namespace {

using namespace std::chrono_literals;

const Engine& engine_of_work() {
  static const Engine kEngine = *Engine::open(HJ_DATA);
  return kEngine;
}

std::vector<Page> sample_pages() {
  std::vector<Page> out;
  ingest::Reader().read(
      "data/sample/articles.jsonl", [&](Page&& page) { out.push_back(std::move(page)); },
      [](const ingest::Fault& fault) { FAIL() << fault.error.what; });
  return out;
}

std::vector<std::string> told_by(const Store& store) {
  std::vector<std::string> out;
  Filter all;
  all.limit = 5000;
  const auto articles = *store.find_articles(all);
  for (const ArticleRow& a : articles.items)
    out.push_back("article " + a.headline + std::to_string(static_cast<std::uint64_t>(a.story)) +
                  std::to_string(static_cast<std::uint64_t>(a.copy_of)));
  const auto deals = *store.find_deals(all);
  for (const DealRow& d : deals.items)
    out.push_back("deal " + std::to_string(static_cast<std::uint64_t>(d.id)) +
                  std::to_string(d.claims));
  const auto entities = *store.find_entities(all);
  for (const EntityRow& e : entities.items)
    out.push_back("entity " + e.name + std::to_string(e.mentions));
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> read_at_once() {
  const auto store = *open_store("memory:");
  Absorber absorber(engine_of_work(), *store);
  for (const Page& page : sample_pages()) {
    PageResult read = read_page(engine_of_work(), page, 0);
    for (Document& doc : read.articles) EXPECT_TRUE(absorber.add(std::move(doc)));
  }
  EXPECT_TRUE(absorber.finish());
  return told_by(*store);
}

class Working : public testing::Test {
 protected:
  void SetUp() override {
    queue_url_ =
        std::string("memory:") + testing::UnitTest::GetInstance()->current_test_info()->name();
    queue_ = *open_queue(queue_url_);
    for (const Page& page : sample_pages())
      ASSERT_TRUE(queue_->put(Topic::pages, page_id(page), pack_page({page, 0})));
  }
  void read_all_pages() {
    Worker worker(engine_of_work(), *open_queue(queue_url_), tally_);
    for (bool more = true; more;) {
      const Result<bool> worked = worker.once(1ms);
      ASSERT_TRUE(worked) << worked.error().what;
      more = *worked;
    }
  }
  void judge_all(std::size_t at_most = 1000) {
    const auto own = *open_queue(queue_url_);
    JudgePlan plan;
    plan.quiet = true;
    Judge judge(engine_of_work(), *store_, *own, plan);
    ASSERT_TRUE(judge.start());
    for (std::size_t i = 0; i < at_most; ++i) {
      const Result<bool> judged = judge.once();
      ASSERT_TRUE(judged) << judged.error().what;
      if (!*judged) return;
    }
  }
  std::string queue_url_;
  std::unique_ptr<Queue> queue_;
  std::unique_ptr<Store> store_ = *open_store("memory:");
  WorkerTally tally_;
};

TEST_F(Working, ComesToWhatOneReadComesTo) {
  read_all_pages();
  judge_all();
  EXPECT_EQ(told_by(*store_), read_at_once());
  EXPECT_EQ(queue_->depth(Topic::documents)->jobs, 0U);
  EXPECT_EQ(*store_->check(), "");
}

TEST_F(Working, GoesOnWhereTheLastJudgeWasStopped) {
  read_all_pages();
  for (int i = 0; i < 4; ++i) judge_all(1);  // each is gone before its stories are told
  judge_all();
  EXPECT_EQ(told_by(*store_), read_at_once());
}

TEST_F(Working, WaitsForThePageThatComesLate) {
  const Job late = **queue_->take(Topic::pages, 1ms);
  read_all_pages();
  judge_all(3);
  EXPECT_EQ(store_->totals()->articles, 0U);
  ASSERT_TRUE(queue_->give_back(late));
  read_all_pages();
  judge_all();
  EXPECT_EQ(told_by(*store_), read_at_once());
}

// As after a server that has forgotten which pages were finished.
TEST_F(Working, SweepsUpWhatIsJudged) {
  for (std::uint64_t number = 1; number <= sample_pages().size(); ++number) {
    const PageParcel parcel = *unpack_page((*queue_->look(Topic::pages, number))->body);
    const PageResult reading = read_page(engine_of_work(), parcel.page, parcel.published);
    ASSERT_TRUE(queue_->put(Topic::documents, std::to_string(number), pack_reading(reading)));
  }
  const auto own = *open_queue(queue_url_);
  JudgePlan plan;
  plan.quiet = true;
  Judge judge(engine_of_work(), *store_, *own, plan);
  ASSERT_TRUE(judge.start());
  EXPECT_GT(queue_->depth(Topic::pages)->jobs, 0U);
  const auto until = std::chrono::steady_clock::now() + 30s;
  while (queue_->depth(Topic::pages)->jobs > 0 && std::chrono::steady_clock::now() < until)
    ASSERT_TRUE(judge.once());
  EXPECT_EQ(queue_->depth(Topic::pages)->jobs, 0U);
  EXPECT_EQ(told_by(*store_), read_at_once());
}

TEST_F(Working, SetsAsideWhatHasEndedItsWorkers) {
  for (unsigned i = 0; i < kTries; ++i)
    ASSERT_TRUE(queue_->give_back(**queue_->take(Topic::pages, 1ms)));
  read_all_pages();
  judge_all();
  EXPECT_EQ(tally_.set_aside, 1U);
  const Result<std::optional<Job>> dead = queue_->look(Topic::dead, 1);
  ASSERT_TRUE(dead && *dead);
  const DeadLetter letter = *unpack_letter((*dead)->body);
  EXPECT_EQ(letter.number, 1U);
  EXPECT_NE(letter.why.find("3 times"), std::string::npos);
  EXPECT_EQ(store_->totals()->articles, sample_pages().size() - 1);  // the rest went on
  EXPECT_TRUE(unpack_page(letter.body));                             // and it can be put back
}

TEST_F(Working, SetsAsideADocumentThatHasEndedItsJudges) {
  read_all_pages();
  ASSERT_TRUE(store_->keep({"judge.trying", "memory", "1 3", 0}));  // it was tried three times
  judge_all();
  EXPECT_EQ(store_->totals()->articles, sample_pages().size() - 1);
  EXPECT_EQ(queue_->depth(Topic::dead)->jobs, 1U);
}

TEST(Parcel, NamesAFileOrAPartOfIt) {
  EXPECT_EQ(pack_place({"news/a.warc.gz", {}}), "news/a.warc.gz");
  const Place part{"news/a, of b.warc.gz", {{7, 0, 512}, 1024}};
  const Place back = unpack_place(pack_place(part));
  EXPECT_EQ(back.path, part.path);
  EXPECT_EQ(back.part.from.record, 7U);
  EXPECT_EQ(back.part.from.offset, 512U);
  EXPECT_EQ(back.part.until, 1024U);
  for (const std::string path :
       {"bytes 1-2, record 3, of x", "\nbytes 1-2", "", "https://a.example/b"})
    EXPECT_EQ(unpack_place(path).path, path);
}

TEST(Parcel, BringsEverythingAndRefusesTheRest) {
  const std::vector<Page> pages = sample_pages();
  const std::string bytes = pack_page({pages[0], 7});
  const PageParcel back = *unpack_page(bytes);
  EXPECT_EQ(back.page.bytes, pages[0].bytes);
  EXPECT_EQ(back.page.fields, pages[0].fields);
  EXPECT_EQ(back.published, 7);
  const PageResult read = read_page(engine_of_work(), pages[0], 0);
  const std::string packed = pack_reading(read);
  const PageResult again = *unpack_reading(packed);
  ASSERT_EQ(again.articles.size(), read.articles.size());
  EXPECT_EQ(pack_reading(again), packed);
  for (std::size_t size = 0; size < packed.size(); size += 97)
    EXPECT_FALSE(unpack_reading(std::string_view(packed).substr(0, size))) << size;
  EXPECT_FALSE(unpack_page("no parcel"));
}

}  // namespace
}  // namespace hj
