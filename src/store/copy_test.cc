// A store that is copied from one database into the other and back is the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "store/made.h"
#include "store/servers.h"
#include "store/store.h"

namespace hj {
namespace {

using made::kMarch;

// Everything that the lists of a store say, sorted.
std::vector<std::string> dump(const Store& store) {
  std::vector<std::string> out;
  Filter all;
  all.limit = 5000;
  const auto find_articles = *store.find_articles(all);
  for (const ArticleRow& a : find_articles.items)
    out.push_back("article " + a.headline + a.outlet + a.lede + std::to_string(a.published) +
                  store.get(a.id)->text);
  const auto find_entities = *store.find_entities(all);
  for (const EntityRow& e : find_entities.items)
    out.push_back("entity " + e.name + std::to_string(e.mentions) + std::to_string(e.deals));
  const auto find_deals = *store.find_deals(all);
  for (const DealRow& d : find_deals.items)
    out.push_back("deal " + d.object + d.time + std::to_string(d.claims) + std::to_string(d.last));
  const auto find_claims = *store.find_claims(all);
  for (const ClaimRow& c : find_claims.items)
    out.push_back("claim " + c.rule + std::to_string(c.evidence.begin) + std::to_string(c.score));
  const auto records = *store.records("topic");
  for (const Record& r : records) out.push_back("record " + r.id + r.body);
  out.push_back("found " + std::to_string(store.search({.text = "메모리"})->total));
  std::ranges::sort(out);
  return out;
}

TEST(Copying, GoesBothWaysWithoutLoss) {
  if (made::postgres().empty()) GTEST_SKIP() << made::kNoPostgres;
  std::string folder = (std::filesystem::temp_directory_path() / "hj-copy-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const std::string first = folder + "/a.db", second = folder + "/b.db",
                    middle = made::fresh_database();
  {
    const auto store = *open_store(first);
    for (const char* outlet : {"한빛일보", "서울통신"}) {
      const made::Made m = made::supply(outlet, kMarch);
      ASSERT_TRUE(store->put(m.doc, m.verdict));
    }
    ASSERT_TRUE(store->keep({"topic", "t", "{}", 1}));
  }
  for (const auto& [from, to] : {std::pair(first, middle), std::pair(middle, second)}) {
    const Done copied = copy_store(from, to);
    ASSERT_TRUE(copied) << copied.error().what;
    const auto a = *open_store(from), b = *open_store(to);
    EXPECT_EQ(dump(*a), dump(*b));
    EXPECT_EQ(*b->check(), "");
  }
  EXPECT_EQ(copy_store(first, middle).error().code, Code::conflict);
  const made::Made more = made::supply("남도신문", kMarch);
  EXPECT_TRUE((*open_store(middle))->put(more.doc, more.verdict));  // its numbers go on
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace hj
