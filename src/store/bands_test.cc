// Articles that share a print are found wherever their prints lie: in memory or in the table.
#include "store/bands.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "store/made.h"
#include "store/store.h"

namespace hj::store {
namespace {

std::vector<DocId> alike(const Store& store, const Document& doc) {
  std::vector<DocId> out;
  const auto like = store.like(doc.prints.rows);
  EXPECT_TRUE(like) << like.error().what;
  for (const Original& o : *like) out.push_back(o.doc);
  return out;
}

class Waiting : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "hj-bands-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    path_ = folder_ + "/a.db";
    store_ = *open_store(path_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  Document put(const std::string& outlet, std::int32_t comments = 0) {
    made::Made m = made::supply(outlet, made::kMarch);
    m.doc.comments = comments;
    m.doc.prints.rows = {7, 0x1234'5678'0000'0001, std::uint64_t{9} << 40};
    EXPECT_TRUE(store_->put(m.doc, m.verdict));
    return m.doc;
  }
  void settle() {
    Db db(path_);
    settle_bands(db, 1);
  }
  std::string folder_, path_;
  std::unique_ptr<Store> store_;
};

TEST_F(Waiting, AreFoundBeforeAndAfter) {
  const Document first = put("한빛일보");
  EXPECT_EQ(alike(*store_, first), std::vector{first.id});
  settle();
  EXPECT_EQ(alike(*store_, first), std::vector{first.id});
  const Document second = put("누리신문");
  EXPECT_EQ(alike(*store_, first).size(), 2U);
  settle();
  EXPECT_EQ(alike(*store_, second).size(), 2U);
  EXPECT_EQ(*store_->check(), "");
}

TEST_F(Waiting, GoWithTheirArticle) {
  const Document settled = put("한빛일보");
  settle();
  const Document waiting = put("누리신문");
  EXPECT_EQ(alike(*store_, settled).size(), 2U);
  ASSERT_TRUE(store_->remove(waiting.id));
  EXPECT_EQ(alike(*store_, settled), std::vector{settled.id});
  ASSERT_TRUE(store_->remove(settled.id));
  EXPECT_TRUE(alike(*store_, settled).empty());
  Db db(path_);
  EXPECT_EQ(db.number("SELECT count(*) FROM band"), 0);
}

// As a feed does that is polled for the comments of its articles.
TEST_F(Waiting, AreFoundHoweverOftenTheirArticleIsReadAnew) {
  const Document often = put("한빛일보");
  for (int n = 1; n <= 700; ++n) {
    put("한빛일보", n);
    if (n % 50 == 0) {
      EXPECT_EQ(alike(*store_, often), std::vector{often.id}) << n;
    }
  }
  put("누리신문");
  EXPECT_EQ(alike(*store_, often).size(), 2U);
}

// Another print of the same upper half is another print.
TEST_F(Waiting, AreToldApartByAllTheirBits) {
  const Document first = put("한빛일보");
  Document other = first;
  other.prints.rows = {0x1234'5678'0000'0002};
  EXPECT_TRUE(alike(*store_, other).empty());
  settle();
  EXPECT_TRUE(alike(*store_, other).empty());
}

TEST_F(Waiting, AreForgottenWithTheirTransaction) {
  const Document first = put("한빛일보");
  made::Made lost = made::supply("누리신문", made::kMarch);
  lost.doc.prints.rows = first.prints.rows;
  const Done done = store_->batch([&]() -> Done {
    if (Done put = store_->put(lost.doc, lost.verdict); !put) return put;
    EXPECT_EQ(alike(*store_, first).size(), 2U);
    return Error{Code::bad_input, "no"};
  });
  EXPECT_FALSE(done);
  EXPECT_EQ(alike(*store_, first), std::vector{first.id});
}

}  // namespace
}  // namespace hj::store
