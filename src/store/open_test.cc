// Files: older and newer ones, foreign and broken ones, and what a kill leaves.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "store/made.h"
#include "store/schema.h"
#include "store/sql.h"
#include "store/store.h"

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
  EXPECT_EQ(open_store("postgres://x").error().code, Code::bad_input);
}

// A store as version 1 wrote it: one article with a claim, by its own statements.
constexpr const char* kVersionOne = R"sql(
INSERT INTO doc(no, id, print, source, input_id, url, outlet, reporter, section, language, published,
  modified, offset_minutes, has_time, cut_off, comments, headline, lede, original, story, claims,
  entities, deals, prints)
VALUES (1, 17, 1, 's', '', '', '한빛일보', '', '', 'ko', 1709251200, 0, 540, 1, 0, 3, '머리', '본문', 17, 5, 1, x'', x'', x'');
INSERT INTO entity VALUES (2, '가람전자', 1, 1, 1, 1), (3, '누리칩스', 1, 1, 1, 1);
INSERT INTO mention VALUES (2, 1, '가람전자', 1, 1), (3, 1, '누리칩스', 1, 1);
INSERT INTO called VALUES (2, '가람전자', 1, 1), (3, '누리칩스', 1, 1);
INSERT INTO claim VALUES (1, 0, 99, 13, 4, 0, 2, 0, 0.5, 0, 6, 'rule', '', 44);
INSERT INTO deal VALUES (44, 13, 4, '', '', '', 1709251200, 1709251200, 1, 1, 1, 1, 0);
INSERT INTO side VALUES (44, 0, 0, 2), (44, 1, 0, 3);
INSERT INTO story VALUES (5, 0, 1, x'', 1709251200, 1709251200, 1, 0, 1, 1, 3, 1);
INSERT INTO words(rowid, head, body, name, gram) VALUES (1, '머리', '본문', '', '머리 0 본문');
UPDATE meta SET value = 1 WHERE key = 'terms';
)sql";

TEST_F(File, AnOlderOneIsBroughtUpToDate) {
  {
    Db db(path_);
    migrate(db, 1);
    db.exec(kVersionOne);
    ASSERT_EQ(db.number("PRAGMA user_version"), 1);
  }
  const auto opened = open_store(path_);
  ASSERT_TRUE(opened) << opened.error().what;
  const Store& store = **opened;
  EXPECT_EQ(store.find_articles({})->items.at(0).headline, "머리");
  EXPECT_EQ(store.find_stories({})->items.at(0).comments, 3);
  const DealRow deal = store.find_deals({})->items.at(0);
  EXPECT_EQ(deal.type, Type::supply);
  EXPECT_EQ(deal.status, Status::signed_);
  EXPECT_EQ(deal.b.at(0).name, "누리칩스");
  EXPECT_EQ(store.search({.text = "머리"}).error().code,
            Code::not_found);  // its text was never put
  EXPECT_TRUE(store.sketches(0, 0)->empty());
  Db db(path_);
  EXPECT_EQ(db.number("PRAGMA user_version"), newest_schema());
}

TEST_F(File, TermsOfAnotherVersionAreMadeAnew) {
  const Made m = made::supply("한빛일보", kMarch);
  {
    const auto store = *open_store(path_);
    ASSERT_TRUE(store->put(m.doc, m.verdict));
  }
  {
    Db db(path_);
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

// A child puts articles and says each id once it is acknowledged; it is killed at some moment.
void put_until_killed(const std::string& path, int say) {
  const auto store = open_store(path);
  for (int i = 0; store && i < 100000; ++i) {
    const Made m = made::supply("매체" + std::to_string(i), kMarch + i * kDay);
    if (!(*store)->put(m.doc, m.verdict)) break;
    const auto id = static_cast<std::uint64_t>(m.doc.id);
    if (write(say, &id, sizeof id) != sizeof id) break;
  }
  _exit(1);
}

TEST_F(File, AKillLosesNothingThatWasAcknowledged) {
  for (int round = 0; round < 50; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) put_until_killed(path_, ends[1]);
    close(ends[1]);
    std::vector<DocId> acknowledged;
    std::uint64_t id = 0;
    while (acknowledged.size() < static_cast<std::size_t>(1 + round % 11) &&
           read(ends[0], &id, sizeof id) == sizeof id)
      acknowledged.push_back(DocId{id});
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    while (read(ends[0], &id, sizeof id) == sizeof id) acknowledged.push_back(DocId{id});
    close(ends[0]);
    const auto store = *open_store(path_);
    EXPECT_EQ(*store->check(), "") << round;  // nothing is half there
    for (const DocId doc : acknowledged) EXPECT_TRUE(store->get(doc)) << round;
  }
}

}  // namespace
}  // namespace hj::store
