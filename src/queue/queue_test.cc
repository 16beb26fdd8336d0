// The contract of every queue: in memory, on one NATS server, on a cluster of three.
#include "queue/queue.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <map>

#include "queue/address.h"

namespace hj {
namespace {

using namespace std::chrono_literals;

std::string servers(int count) {
  std::string out;
  const std::string command = "python3 tools/servers.py start-nats " + std::to_string(count) + " " +
                              std::to_string(getpid());
  FILE* pipe = popen(command.c_str(), "r");
  for (int c = std::fgetc(pipe); c != EOF && c != '\n'; c = std::fgetc(pipe))
    out += static_cast<char>(c);
  return pclose(pipe) == 0 ? out : std::string();
}

class QueueContract : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    static int used = 0;
    static std::map<int, std::string> urls;
    name_ = "q" + std::to_string(++used);
    if (GetParam() == 0) return open("memory:" + name_);
    std::string& url = urls[GetParam()];
    if (url.empty()) url = servers(GetParam());
    if (url.empty()) GTEST_SKIP() << "nats-server is not installed";
    open(url + "&name=" + name_ + "&pages=5");
  }
  void open(const std::string& url) {
    url_ = url;
    Result<std::unique_ptr<Queue>> opened = open_queue(url);
    ASSERT_TRUE(opened) << opened.error().what;
    queue_ = *std::move(opened);
  }
  Job take(Topic topic = Topic::pages) {
    const Result<std::optional<Job>> got = queue_->take(topic, 3000ms);
    EXPECT_TRUE(got && *got) << (got ? "nothing" : got.error().what);
    return got && *got ? **got : Job{};
  }
  bool empty(Topic topic = Topic::pages) {
    const auto got = queue_->take(topic, 150ms);
    return got && !*got;
  }
  std::string name_, url_;
  std::unique_ptr<Queue> queue_;
};
INSTANTIATE_TEST_SUITE_P(Queues, QueueContract, testing::Values(0, 1, 3));

TEST_P(QueueContract, GivesEachJobToOneTakerUntilItIsFinished) {
  EXPECT_EQ(*queue_->put(Topic::pages, "a", "first"), 1U);
  EXPECT_EQ(*queue_->put(Topic::pages, "b", "second"), 2U);
  const Job a = take();
  EXPECT_EQ(a.body, "first");
  EXPECT_EQ(a.id, "a");
  EXPECT_EQ(a.number, 1U);
  EXPECT_EQ(a.tries, 1U);
  const Job b = take();
  EXPECT_EQ(b.body, "second");
  EXPECT_TRUE(empty());
  ASSERT_TRUE(queue_->give_back(b));
  const Job again = take();
  EXPECT_EQ(again.number, 2U);
  EXPECT_EQ(again.tries, 2U);
  ASSERT_TRUE(queue_->finish(a));
  ASSERT_TRUE(queue_->finish(again));
  EXPECT_TRUE(empty());
  for (int i = 0; i < 50 && queue_->depth(Topic::pages)->jobs > 0; ++i) usleep(20'000);
  EXPECT_EQ(queue_->depth(Topic::pages)->jobs, 0U);
  EXPECT_EQ(queue_->depth(Topic::pages)->last, 2U);
}

TEST_P(QueueContract, KnowsAnIdAgain) {
  EXPECT_EQ(*queue_->put(Topic::pages, "a", "x"), 1U);
  EXPECT_EQ(*queue_->put(Topic::pages, "a", "x"), 0U);
  EXPECT_EQ(queue_->depth(Topic::pages)->jobs, 1U);
}

TEST_P(QueueContract, LooksAtDocumentsByThePagesNumber) {
  ASSERT_TRUE(queue_->put(Topic::documents, "7", "seven"));
  ASSERT_TRUE(queue_->put(Topic::documents, "3", "three"));
  EXPECT_EQ((*queue_->look(Topic::documents, 3))->body, "three");
  EXPECT_FALSE(*queue_->look(Topic::documents, 4));
  EXPECT_EQ(take(Topic::documents).id, "7");
}

TEST_P(QueueContract, ForgetsAllUpToANumber) {
  for (const char* id : {"a", "b", "c"}) ASSERT_TRUE(queue_->put(Topic::pages, id, id));
  const Job held = take();
  ASSERT_TRUE(queue_->forget(Topic::pages, 2));
  EXPECT_EQ(queue_->depth(Topic::pages)->jobs, 1U);
  EXPECT_EQ(queue_->depth(Topic::pages)->last, 3U);
  EXPECT_EQ(take().id, "c");
}

TEST_P(QueueContract, RewindsWhatIsInHand) {
  ASSERT_TRUE(queue_->put(Topic::documents, "1", "one"));
  EXPECT_EQ(take(Topic::documents).id, "1");
  EXPECT_TRUE(empty(Topic::documents));
  const auto other = *open_queue(url_);
  ASSERT_TRUE(other->rewind(Topic::documents));
  const auto got = other->take(Topic::documents, 3000ms);
  ASSERT_TRUE(got && *got);
  EXPECT_EQ((*got)->id, "1");
}

TEST_P(QueueContract, TakesManyAtOnce) {
  EXPECT_TRUE(queue_->take_many(Topic::documents, 3, 150ms)->empty());
  for (const char* id : {"1", "2", "3", "4"}) ASSERT_TRUE(queue_->put(Topic::documents, id, id));
  std::vector<std::string> ids;
  for (int i = 0; i < 20 && ids.size() < 4; ++i) {
    const auto jobs = queue_->take_many(Topic::documents, 3, 300ms);
    ASSERT_TRUE(jobs);
    for (const Job& job : *jobs) {
      ids.push_back(job.id);
      EXPECT_EQ(job.body, job.id);
      ASSERT_TRUE(queue_->finish(job));
    }
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"1", "2", "3", "4"}));
  for (int i = 0; i < 50 && queue_->depth(Topic::documents)->jobs > 0; ++i) usleep(20'000);
  EXPECT_EQ(queue_->depth(Topic::documents)->jobs, 0U);
}

// cnats 3.4 by itself would write behind the end of its list.
TEST_P(QueueContract, TakesNoMoreThanItAskedForWhereAnswersAreLate) {
  constexpr std::size_t kAll = 1500;
  constexpr int kMost = 64;
  for (std::size_t i = 1; i <= kAll; ++i)
    ASSERT_TRUE(queue_->put(Topic::documents, std::to_string(i), std::string(20'000, 'x')));
  std::map<std::string, std::size_t> taken;
  std::size_t most = 0;
  for (int i = 0; i < 5000 && taken.size() < kAll; ++i) {
    const auto jobs = queue_->take_many(Topic::documents, kMost, i % 4 == 3 ? 20ms : 1ms);
    usleep(i % 4 == 2 ? i % 64 * 50 : 0);
    ASSERT_TRUE(jobs);
    most = std::max(most, jobs->size());
    for (const Job& job : *jobs) {
      taken[job.id] = job.body.size();
      ASSERT_TRUE(queue_->finish(job));
    }
  }
  EXPECT_LE(most, std::size_t{kMost});
  EXPECT_EQ(taken.size(), kAll);
  for (const auto& [id, size] : taken) EXPECT_EQ(size, 20'000U) << id;
}

// What was taken outlives the subscription that brought it.
TEST_P(QueueContract, FinishesWhatWasTakenBeforeARewind) {
  ASSERT_TRUE(queue_->put(Topic::documents, "1", "one"));
  const Job before = take(Topic::documents);
  ASSERT_TRUE(queue_->rewind(Topic::documents));
  EXPECT_TRUE(queue_->hold(before));
  EXPECT_TRUE(queue_->finish(before));
  if (const auto again = queue_->take(Topic::documents, 300ms); again && *again) {
    EXPECT_TRUE(queue_->finish(**again));  // a server may have forgotten who had it
  }
  for (int i = 0; i < 50 && queue_->depth(Topic::documents)->jobs > 0; ++i) usleep(20'000);
  EXPECT_EQ(queue_->depth(Topic::documents)->jobs, 0U);
}

TEST_P(QueueContract, KeepsTheDeadUntilTheyAreRemoved) {
  const std::uint64_t number = *queue_->put(Topic::dead, "x", "why");
  EXPECT_EQ((*queue_->look(Topic::dead, number))->body, "why");
  ASSERT_TRUE(queue_->remove(Topic::dead, number));
  EXPECT_FALSE(*queue_->look(Topic::dead, number));
}

TEST_P(QueueContract, SaysThatItIsFull) {
  if (GetParam() == 0) GTEST_SKIP() << "memory has no limit";
  for (const char* id : {"1", "2", "3", "4", "5"}) ASSERT_TRUE(queue_->put(Topic::pages, id, id));
  EXPECT_EQ(queue_->put(Topic::pages, "6", "6").error().code, Code::conflict);
  ASSERT_TRUE(queue_->finish(take()));
  for (int i = 0; i < 50 && !queue_->put(Topic::pages, "6", "6"); ++i) usleep(20'000);
  EXPECT_EQ(queue_->depth(Topic::pages)->jobs, 5U);
}

TEST(QueueAddress, TakesAUrlApart) {
  const auto a =
      *queue::parse_address("tls://reader:secret@a:4222,b:4222?ca=/ca.pem&name=news&pages=7");
  EXPECT_TRUE(a.tls);
  EXPECT_EQ(a.servers, (std::vector<std::string>{"tls://a:4222", "tls://b:4222"}));
  EXPECT_EQ(a.user + a.password + a.ca + a.name, "readersecret/ca.pemnews");
  EXPECT_EQ(a.most_pages, 7);
  EXPECT_EQ(queue::parse_address("nats://word@a")->token, "word");
  for (const char* bad :
       {"", "http://a", "nats://", "nats://a?pages=x", "nats://a?what=1", "nats://a?name=A.b"})
    EXPECT_FALSE(queue::parse_address(bad)) << bad;
  EXPECT_EQ(queue::shown("nats://reader:secret@a:4222?ca=x"), "nats://a:4222");
  EXPECT_EQ(open_queue("nats://127.0.0.1:1").error().code, Code::unavailable);
}

}  // namespace
}  // namespace hj
