// The store over SQLite: one writing connection, as many reading ones as are asked for at once.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "store/ledger.h"
#include "store/sql.h"
#include "store/store.h"

namespace hj::store {

class SqliteStore final : public Store {
 public:
  SqliteStore(std::string path, std::string name, bool in_memory);  // throws Fault

  using Store::put;
  Done put(std::span<const Entry> entries) override;
  Done remove(DocId id) override;
  Done reroot(std::span<const DocId> origins, DocId origin) override;
  Done place(std::span<const Placing> placings) override;
  Done tell(std::span<const Telling> tellings) override;
  Result<Document> get(DocId id) const override;
  Result<Verdict> verdict(DocId id) const override;
  Result<std::string> text(DocId id) const override;
  Result<std::vector<Original>> like(std::span<const Print> prints) const override;
  Result<std::vector<Known>> named(std::span<const std::string> names) const override;
  Result<std::vector<Deal>> deals(std::span<const EntityId> who) const override;
  Result<std::vector<Sketch>> stories(std::span<const EntityId> who, std::int64_t since,
                                      std::int64_t until) const override;
  Result<std::vector<Kept>> sketches(std::int64_t since, std::int64_t until) const override;
  Result<Totals> totals() const override;
  Result<std::uint64_t> generation() const override;
  Result<List<ArticleRow>> find_articles(const Filter& filter) const override;
  Result<List<StoryRow>> find_stories(const Filter& filter) const override;
  Result<List<EntityRow>> find_entities(const Filter& filter) const override;
  Result<List<DealRow>> find_deals(const Filter& filter) const override;
  Result<List<ClaimRow>> find_claims(const Filter& filter) const override;
  Result<List<QuoteRow>> find_quotes(const Filter& filter) const override;
  Result<ClaimRow> claim(ClaimId id) const override;
  Result<std::vector<NameRow>> names(EntityId id) const override;
  Result<std::vector<Count>> parties(StoryId story) const override;
  Result<std::vector<Count>> partners(EntityId id) const override;
  Result<Hits> search(const Search& search) const override;
  Result<std::vector<Hit>> suggest(std::string_view prefix, unsigned limit) const override;
  Result<std::string> check() const override;
  Done compact() override;

 private:
  // Runs `work(db)` on a connection of its own, in one snapshot; an Error instead of a Fault.
  template <class Work>
  auto read(Work work) const -> Result<std::invoke_result_t<Work, Db&>>;
  template <class Work>
  Done write(Work work);
  std::unique_ptr<Db> borrow() const;
  void give_back(std::unique_ptr<Db> db) const;
  Error named_error(const Fault& fault) const;

  std::string path_, name_;
  bool in_memory_;
  mutable std::mutex writing_;  // and reading, of a store in memory
  mutable Db writer_;
  mutable std::mutex pool_;
  mutable std::vector<std::unique_ptr<Db>> idle_;
};

template <class Work>
auto SqliteStore::read(Work work) const -> Result<std::invoke_result_t<Work, Db&>> {
  try {
    if (in_memory_) {
      const std::lock_guard lock(writing_);
      return work(writer_);
    }
    std::unique_ptr<Db> db = borrow();
    Transaction snapshot(*db, false);
    auto answer = work(*db);
    snapshot.commit();
    give_back(std::move(db));
    return answer;
  } catch (const Fault& fault) {
    return named_error(fault);
  }
}

template <class Work>
Done SqliteStore::write(Work work) {
  const std::lock_guard lock(writing_);
  try {
    Transaction transaction(writer_);
    if (work(writer_)) writer_.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
    transaction.commit();
    return done();
  } catch (const Fault& fault) {
    return named_error(fault);
  }
}

// What a change has touched, and whose sums are to be made anew before it is committed.
struct Touched {
  std::set<EntityId> entities;
  std::set<DealId> deals;
  std::set<StoryId> stories;
};
// sums.cc: claims of a deal published before `until` (0 = all)
std::vector<Fact> facts_of(Db& db, DealId deal, std::int64_t until);
void refresh(Db& db, const Touched& touched);
void refresh_story(Db& db, StoryId id);
// rows_in.cc: the rows of one document
std::int64_t insert(Db& db, const Document& doc, const Verdict& verdict, std::uint64_t print,
                    Touched& touched);
void erase(Db& db, std::int64_t no, Touched& touched);
// An original that comes, goes or changes counts its copies anew.
void touch_copies(Db& db, DocId original, Touched& touched);
// Hash of all that is put, but for what the corpus moves later: original and story.
std::uint64_t print_of(const Document& doc, const Verdict& verdict, std::string_view layers,
                       std::string_view sketch);
// documents.cc
Document read_document(Db& db, DocId id);
void index_words(Db& db, std::int64_t no, const Document& doc, bool insert);

}  // namespace hj::store
