// Frames over dictionaries: what was put comes back on every store, whatever was rolled back, and a
// dictionary that is not there is told.
#include "store/dictionary.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "store/blob.h"
#include "store/made.h"
#include "store/servers.h"
#include "store/sql.h"
#include "store/store.h"

namespace hj::store {
namespace {

constexpr std::size_t kMany = 600;  // more than it takes to learn

made::Made numbered(std::size_t i) {
  const std::string number = std::to_string(i * 7919 % 104729);
  return made::supply("한빛일보" + std::to_string(i), made::kMarch + static_cast<std::int64_t>(i),
                      Status::signed_,
                      number + "호 계약에 따라 " + number + "달 안에 공급하기로 했다.");
}

class Learning : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const std::string kind = GetParam();
    if (kind == "postgres" && made::postgres().empty()) GTEST_SKIP() << made::kNoPostgres;
    file_ = (std::filesystem::temp_directory_path() /
             ("hj-dictionary-" + std::to_string(getpid()) + ".db"))
                .string();
    url_ = kind == "file" ? file_ : made::place(kind);
    store_ = *open_store(url_);
  }
  void TearDown() override {
    store_.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file_ + end);
  }
  // What went wrong, if anything did.
  std::string put(std::size_t from, std::size_t to, bool fail = false) {
    const Done kept = store_->batch([&]() -> Done {
      for (std::size_t i = from; i < to; ++i) {
        const made::Made m = numbered(i);
        if (Done one = store_->put(m.doc, m.verdict); !one) return one;
      }
      return fail ? Done(Error{Code::bad_input, "by the test"}) : done();
    });
    return kept ? "" : kept.error().what;
  }
  void expect_all(std::size_t to) {
    for (std::size_t i = 0; i < to; i += 37) {
      const made::Made m = numbered(i);
      const Result<Document> doc = store_->get(m.doc.id);
      ASSERT_TRUE(doc) << doc.error().what;
      EXPECT_EQ(doc->text, m.doc.text);
      EXPECT_EQ(pack_layers(*doc), pack_layers(m.doc));
      EXPECT_EQ(*store_->text(m.doc.id), m.doc.text);
    }
    EXPECT_EQ(*store_->check(), "");
  }
  std::string file_, url_;
  std::unique_ptr<Store> store_;
};
INSTANTIATE_TEST_SUITE_P(Stores, Learning, testing::Values("memory:", "file", "postgres"));

TEST_P(Learning, WhatWasPutComesBack) {
  for (std::size_t from = 0; from < kMany; from += 100) ASSERT_EQ(put(from, from + 100), "");
  expect_all(kMany);
}

TEST_P(Learning, ARolledBackDictionaryIsForgotten) {
  ASSERT_EQ(put(0, 500), "");
  ASSERT_EQ(put(500, kMany, true), "by the test");
  expect_all(500);
  ASSERT_EQ(put(500, kMany), "");
  ASSERT_EQ(put(kMany, 2 * kMany), "");
  expect_all(2 * kMany);
}

TEST(Dictionaries, PackSmallerOnceLearnt) {
  const std::string path = (std::filesystem::temp_directory_path() / "hj-learnt.db").string();
  const auto remove = [&] {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
  };
  remove();
  {
    const auto store = *open_store(path);
    ASSERT_TRUE(store->batch([&]() -> Done {
      for (std::size_t i = 0; i < kMany; ++i)
        if (const made::Made m = numbered(i); Done one = store->put(m.doc, m.verdict)) continue;
      return done();
    }));
  }
  Db db(path);
  EXPECT_EQ(db.number("SELECT count(*) FROM dictionary"), 2);
  const made::Made m = numbered(3);
  const std::string layers = pack_layers(m.doc);
  const std::string packed = db.dictionaries().pack(db, Body::layers, layers);
  EXPECT_LT(packed.size(), squeeze(layers).size());
  EXPECT_EQ(*db.dictionaries().unpack(db, packed), layers);
  for (std::size_t cut = 0; cut < packed.size(); cut += 5)
    EXPECT_FALSE(db.dictionaries().unpack(db, std::string_view(packed).substr(0, cut)));
  db.exec("DELETE FROM dictionary");
  Db fresh(path);
  const Result<std::string> lost = fresh.dictionaries().unpack(fresh, packed);
  ASSERT_FALSE(lost);
  EXPECT_NE(lost.error().what.find("dictionary"), std::string::npos) << lost.error().what;
  remove();
}

}  // namespace
}  // namespace hj::store
