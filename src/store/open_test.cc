// Files: older and newer ones, foreign and broken ones, and what a kill leaves.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "store/blob.h"
#include "store/made.h"
#include "store/schema.h"
#include "store/sql.h"
#include "store/store.h"
#include "store/tokens.h"

namespace hj::store {
namespace {

using made::kDay;
using made::kMarch;
using made::Made;

class File : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "hj-open-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    path_ = folder_ + "/a.db";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string why() {
    const auto opened = open_store(path_);
    return opened ? "" : opened.error().what;
  }
  std::string folder_, path_;
};

TEST_F(File, StaysAcrossOpenings) {
  const Made m = made::supply("한빛일보", kMarch);
  {
    const auto store = *open_store("sqlite:" + path_);
    ASSERT_TRUE(store->put(m.doc, m.verdict));
  }
  const auto store = *open_store(path_);
  EXPECT_EQ(store->get(m.doc.id)->text, m.doc.text);
  EXPECT_EQ(*store->check(), "");
}

// A worker and a judge may be begun together, and neither has been there before.
TEST_F(File, ManyMayBeginOneTogether) {
  constexpr int kTimes = 25, kMany = 4;
  for (int time = 0; time < kTimes; ++time) {
    path_ = folder_ + "/" + std::to_string(time) + ".db";
    std::vector<std::string> said(kMany);
    std::vector<std::thread> all;
    all.reserve(kMany);
    for (std::string& one : said) all.emplace_back([&] { one = why(); });
    for (std::thread& one : all) one.join();
    for (const std::string& one : said) EXPECT_EQ(one, "");
  }
}

TEST_F(File, ANewerOneIsRefusedInOneLine) {
  { const auto store = *open_store(path_); }
  {
    Db db(path_);
    db.exec("PRAGMA user_version = 99");
  }
  EXPECT_EQ(why(), path_ + ": its schema 99 is newer than this program's " +
                       std::to_string(newest_schema()));
}

TEST_F(File, ForeignAndBrokenOnesAreRefused) {
  {
    Db db(path_);
    db.exec("CREATE TABLE recipe(name TEXT)");
  }
  EXPECT_EQ(why(), path_ + ": is a database of another program");
  std::ofstream(path_, std::ios::trunc) << std::string(8192, 'x');
  EXPECT_EQ(why(), path_ + ": file is not a database");
  path_ = folder_ + "/no/such/a.db";
  EXPECT_EQ(why(), path_ + ": unable to open database file");
  path_ = folder_;
  EXPECT_NE(why(), "");
  EXPECT_EQ(open_store("").error().code, Code::bad_input);
  EXPECT_EQ(open_store("postgres://nobody:secret@127.0.0.1:1/x").error().code, Code::unavailable);
  EXPECT_EQ(open_store("postgres://nobody:secret@127.0.0.1:1/x").error().what.find("secret"),
            std::string::npos);
}

struct Old {  // a store as an older schema wrote it, out of articles of data/gold
  int version;
  std::uint64_t articles, claims;
  std::size_t deals;
  std::int64_t mentions;
};
class OldFile : public File, public testing::WithParamInterface<Old> {};

TEST_P(OldFile, IsBroughtUpToDate) {
  const Old& is = GetParam();
  std::ifstream old("src/store/cases/v" + std::to_string(is.version) + ".db.zst", std::ios::binary);
  const std::string packed{std::istreambuf_iterator<char>(old), {}};
  const Result<std::string> bytes = unsqueeze(packed);
  ASSERT_TRUE(bytes) << bytes.error().what;
  std::ofstream(path_, std::ios::binary) << *bytes;
  {
    Db db(path_);
    ASSERT_EQ(db.number("PRAGMA user_version"), is.version);
  }
  for (int opening = 0; opening < 2; ++opening) {
    const auto opened = open_store(path_);
    ASSERT_TRUE(opened) << opened.error().what;
    const Store& store = **opened;
    EXPECT_EQ(*store.check(), "");
    const Totals totals = *store.totals();
    EXPECT_EQ(totals.articles, is.articles);
    EXPECT_EQ(totals.claims, is.claims);
    EXPECT_EQ(totals.stories, 1U);
    EXPECT_EQ(store.sketches(0, 0)->size(), is.articles);
    const List<DealRow> deals = *store.find_deals({});
    EXPECT_EQ(deals.items.size(), is.deals);
    EXPECT_FALSE(store.history(deals.items.at(0).id, 0)->steps.empty());
    const List<ClaimRow> claims = *store.find_claims({});
    ASSERT_EQ(claims.items.size(), is.claims);
    EXPECT_FALSE(claims.items[0].trigger.empty());
    EXPECT_EQ(store.search({.text = "하퍼", .kind = HitKind::article})->total, is.articles);
    const Document first = *store.get(claims.items[0].article.id);
    EXPECT_FALSE(store.like(first.prints.rows)->empty());
  }
  Db db(path_);
  EXPECT_EQ(db.number("PRAGMA user_version"), newest_schema());
  EXPECT_EQ(db.number("SELECT sum(mentions) FROM entity"), is.mentions);
}
INSTANTIATE_TEST_SUITE_P(Versions, OldFile,
                         testing::Values(Old{2, 3, 20, 16, 61}, Old{5, 4, 41, 22, 101},
                                         Old{6, 4, 41, 21, 101}));

TEST_F(File, TermsOfAnotherVersionAreMadeAnew) {
  const Made m = made::supply("한빛일보", kMarch);
  {
    const auto store = *open_store(path_);
    ASSERT_TRUE(store->put(m.doc, m.verdict));
  }
  {
    Db db(path_);
    register_tokens(db);
    db.exec(
        "INSERT INTO words(words) VALUES ('delete-all'); UPDATE meta SET value = 0 WHERE key = "
        "'terms'");
  }
  EXPECT_EQ((*open_store(path_))->search({.text = "메모리"})->total, 1U);
}

TEST_F(File, ADamagedLayerIsNoticed) {
  const Made m = made::supply("한빛일보", kMarch);
  const auto store = *open_store(path_);
  ASSERT_TRUE(store->put(m.doc, m.verdict));
  {
    Db db(path_);
    db.exec("UPDATE body SET layers = substr(layers, 1, length(layers) - 1)");
  }
  EXPECT_EQ(store->get(m.doc.id).error().code, Code::bad_data);
  EXPECT_NE(*store->check(), "");
}

// A child puts near-identical articles of one deal, some alone and some in batches, and says each
// id once it is acknowledged; it is killed at some moment.
void put_until_killed(const std::string& path, int round, int say) {
  const auto opened = open_store(path);
  if (!opened) _exit(2);
  Store& store = **opened;
  for (int i = 0; i < 100000;) {
    std::vector<DocId> ids;
    const int many = i % 3 == 0 ? 1 : 40;
    const Done kept = store.batch([&] {
      for (int n = 0; n < many; ++n, ++i) {
        const Made m = made::supply("매체" + std::to_string(i % 30), kMarch + i % 90 * kDay,
                                    static_cast<Status>(i % 8),
                                    "공급한다. " + std::to_string(round * 100000 + i));
        if (Done d = store.put(m.doc, m.verdict); !d) return d;
        ids.push_back(m.doc.id);
      }
      return done();
    });
    if (!kept) break;
    const std::size_t size = ids.size() * sizeof(DocId);
    if (write(say, ids.data(), size) != static_cast<ssize_t>(size)) break;
  }
  _exit(1);
}

TEST_F(File, AKillLosesNothingThatWasAcknowledged) {
  constexpr int kRounds = 50;
  std::size_t all = 0;
  std::uint64_t state = 1;
  for (int round = 0; round < kRounds; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) put_until_killed(path_, round, ends[1]);
    close(ends[1]);
    std::vector<DocId> acknowledged;
    DocId id{};
    const auto next = [&] { return read(ends[0], &id, sizeof id) == sizeof id; };
    state = state * 6364136223846793005U + 1442695040888963407U;
    const std::uint64_t chance = state >> 33;
    while (acknowledged.size() <= chance % 120 && next()) acknowledged.push_back(id);
    usleep(static_cast<useconds_t>(chance % 15'000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    while (next()) acknowledged.push_back(id);
    close(ends[0]);
    ASSERT_FALSE(acknowledged.empty()) << round;
    all += acknowledged.size();
    const auto store = *open_store(path_);
    ASSERT_EQ(*store->check(), "") << round;  // nothing is half there
    for (const DocId doc : acknowledged) ASSERT_TRUE(store->verdict(doc)) << round;
    ASSERT_GE(store->totals()->articles, all);
  }
  EXPECT_EQ((*open_store(path_))->totals()->deals, 1U);
  EXPECT_GT(all, 1000U);
}

TEST_F(File, ATornLogLosesWholeTransactionsAtMost) {
  std::vector<Made> put;
  put.reserve(12);
  for (int i = 0; i < 12; ++i)  // fewer pages than a checkpoint takes
    put.push_back(made::supply("매체" + std::to_string(i), kMarch + i * kDay));
  const std::string log = path_ + "-wal";
  {
    const auto store = *open_store(path_);
    for (const Made& m : put) ASSERT_TRUE(store->put(m.doc, m.verdict));
    std::filesystem::copy(path_, folder_ + "/b.db");
    std::filesystem::copy(log, folder_ + "/b.db-wal");
  }
  const auto size = std::filesystem::file_size(folder_ + "/b.db-wal");
  std::uint64_t before = put.size();
  for (int cut = 0; cut < 60; ++cut) {
    const std::string torn = folder_ + "/t" + std::to_string(cut) + ".db";
    std::filesystem::copy(folder_ + "/b.db", torn);
    std::filesystem::copy(folder_ + "/b.db-wal", torn + "-wal");
    if (cut % 2 == 0) {  // cut off
      std::filesystem::resize_file(torn + "-wal", size - size * static_cast<unsigned>(cut) / 60);
    } else {  // a page is damaged
      std::fstream file(torn + "-wal", std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(static_cast<std::streamoff>(size - size * static_cast<unsigned>(cut) / 60));
      file << "torn";
    }
    const auto opened = open_store(torn);
    ASSERT_TRUE(opened) << opened.error().what;
    ASSERT_EQ(*(*opened)->check(), "") << cut;
    const std::uint64_t left = (*opened)->totals()->articles;
    EXPECT_LE(left, put.size());
    if (cut % 2 == 0) {
      EXPECT_LE(left, before);
      before = left;
    }
    for (std::uint64_t i = 0; i < left; ++i) EXPECT_TRUE((*opened)->get(put[i].doc.id)) << cut;
  }
  EXPECT_LT(before, put.size());  // the test did cut
}

TEST_F(File, AFullDiskFailsOnePutAndNoMore) {
  const auto store = *open_store(path_);
  const Made first = made::supply("한빛일보", kMarch);
  ASSERT_TRUE(store->put(first.doc, first.verdict));
  // RLIMIT_FSIZE stands in for a full disk: writes beyond it fail in the same way.
  const auto fits = std::filesystem::file_size(path_ + "-wal");
  rlimit old{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
  signal(SIGXFSZ, SIG_IGN);
  rlimit tight = old;
  tight.rlim_cur = fits + 20'000;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
  std::vector<Made> kept;
  Done refused = done();
  for (int i = 0; i < 200 && refused; ++i) {
    Made m = made::supply("매체" + std::to_string(i), kMarch + i * kDay);
    refused = store->put(m.doc, m.verdict);
    if (refused) kept.push_back(std::move(m));
  }
  const Made batched = made::supply("통신", kMarch);
  const Done whole = store->batch([&] { return store->put(batched.doc, batched.verdict); });
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &old), 0);
  ASSERT_FALSE(refused);
  EXPECT_FALSE(whole);
  EXPECT_EQ(refused.error().code, Code::io) << refused.error().what;
  EXPECT_TRUE(refused.error().what.starts_with(path_)) << refused.error().what;
  for (const Made& m : kept) EXPECT_TRUE(store->get(m.doc.id));
  EXPECT_EQ(*store->check(), "");
  EXPECT_EQ(store->totals()->articles, kept.size() + 1);
  EXPECT_TRUE(store->put(batched.doc, batched.verdict));  // there is room again
  EXPECT_EQ(*store->check(), "");
}

TEST_F(File, OneThatGoesAwayIsNotWrittenOn) {
  const Made m = made::supply("한빛일보", kMarch), later = made::supply("서울통신", kMarch + kDay);
  const auto store = *open_store(path_);
  ASSERT_TRUE(store->put(m.doc, m.verdict));
  const auto is_away = [&] {
    const Done put = store->put(later.doc, later.verdict);
    const Done batch = store->batch([&] { return store->put(later.doc, later.verdict); });
    EXPECT_EQ(put.error().code, Code::unavailable);
    EXPECT_EQ(batch.error().code, Code::unavailable);
    EXPECT_EQ(store->generation().error().code, Code::unavailable);
    EXPECT_TRUE(put.error().what.starts_with(path_)) << put.error().what;
    return put.error().what;
  };
  const auto move = [](const std::string& from, const std::string& to) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::rename(from + end, to + end);
  };
  move(path_, folder_ + "/away.db");
  EXPECT_NE(is_away().find("gone"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(path_));  // and no empty one is made by asking
  { const auto other = *open_store(path_); }
  EXPECT_NE(is_away().find("replaced"), std::string::npos);
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  move(folder_ + "/away.db", path_);
  EXPECT_TRUE(store->generation());
  ASSERT_TRUE(store->put(later.doc, later.verdict));
  EXPECT_EQ(store->totals()->articles, 2U);
}

TEST_F(File, ADamagedIndexIsNoticed) {
  const auto store = *open_store(path_);
  for (int i = 0; i < 6; ++i) {
    const Made m = made::supply("매체" + std::to_string(i), kMarch + i * kDay);
    ASSERT_TRUE(store->put(m.doc, m.verdict));
  }
  ASSERT_EQ(*store->check(), "");
  Db db(path_);
  register_tokens(db);
  db.exec("INSERT INTO words(words) VALUES ('optimize')");
  ASSERT_EQ(*store->check(), "");
  // A letter of a word, in the middle of the block that holds it.
  db.exec(
      "UPDATE words_data SET block = CAST(replace(CAST(block AS TEXT), 'signed', 'sigged') AS "
      "BLOB) WHERE instr(block, CAST('signed' AS BLOB)) > 0");
  EXPECT_NE(*store->check(), "");
}

TEST_F(File, AStoreThatMayNotBeWrittenIsRead) {
  const Made m = made::supply("한빛일보", kMarch);
  {
    const auto store = *open_store(path_);
    ASSERT_TRUE(store->put(m.doc, m.verdict));
  }
  // Root may write anything: the rights are tried as another user.
  using std::filesystem::perms;
  for (const perms folder : {perms::all, perms::all & ~(perms::owner_write | perms::group_write |
                                                        perms::others_write)}) {
    std::filesystem::permissions(folder_, folder);
    const pid_t child = fork();
    if (child == 0) {
      std::filesystem::permissions(path_, std::filesystem::perms::owner_read |
                                              std::filesystem::perms::group_read |
                                              std::filesystem::perms::others_read);
      if (getuid() == 0 && setuid(65534) != 0) _exit(9);
      const auto opened = open_store(path_);
      if (!opened) _exit(opened.error().what.starts_with(path_) ? 1 : 2);
      if (!(*opened)->get(m.doc.id)) _exit(3);
      if ((*opened)->search({.text = "메모리"})->total != 1) _exit(6);
      if (!(*opened)->check()->empty()) _exit(7);
      const Made other = made::supply("서울통신", kMarch);
      const Done put = (*opened)->put(other.doc, other.verdict);
      _exit(put ? 4 : put.error().what.starts_with(path_) ? 0 : 5);
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
  }
  std::filesystem::permissions(folder_, perms::all);
}

}  // namespace
}  // namespace hj::store
