// The store over SQLite: one writing connection, as many reading ones as are asked for at once.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/bands.h"
#include "store/pen.h"
#include "store/rank.h"
#include "store/sql.h"
#include "store/store.h"

namespace hj::store {

enum class Engine : std::uint8_t { memory, file, postgres };

class SqlStore final : public Store {
 public:
  SqlStore(std::string where, std::string name, Engine engine);  // throws Fault
  ~SqlStore() override;

  using Store::put;
  Done batch(const std::function<Done()>& work) override;
  Done put(std::span<const Entry> entries) override;
  Done remove(DocId id) override;
  Done reroot(std::span<const DocId> origins, DocId origin) override;
  Done place(std::span<const Placing> placings) override;
  Done tell(std::span<const Telling> tellings) override;
  Done expect(const std::function<Expected()>& expected) override;
  Result<Document> get(DocId id) const override;
  Result<std::vector<Document>> get(std::span<const DocId> ids) const override;
  Result<bool> has(DocId id) const override;
  Result<Verdict> verdict(DocId id) const override;
  Result<std::string> text(DocId id) const override;
  Result<std::vector<Original>> like(std::span<const Print> prints) const override;
  Result<std::vector<Known>> named(std::span<const std::string> names) const override;
  Result<std::vector<DocId>> unsettled(std::span<const std::string> names) const override;
  Result<std::vector<Kept>> sketches(std::int64_t since, std::int64_t until) const override;
  Result<std::uint64_t> correct(const Correction& correction) override;
  Done undo(std::uint64_t no, std::string_view by, std::int64_t at) override;
  Result<List<Correction>> corrections(const Filter& filter) const override;
  Done keep(const Record& record) override;
  Done drop(std::string_view kind, std::string_view id) override;
  Result<std::vector<Record>> records(std::string_view kind) const override;
  Result<Record> record(std::string_view kind, std::string_view id) const override;
  Result<bool> take_up(std::string_view alert, ClaimId claim, std::int64_t at) override;
  Result<bool> lease() override;
  Result<Totals> totals() const override;
  Result<std::uint64_t> generation() const override;
  Result<List<ArticleRow>> find_articles(const Filter& filter) const override;
  Result<List<StoryRow>> find_stories(const Filter& filter) const override;
  Result<List<EntityRow>> find_entities(const Filter& filter) const override;
  Result<List<DealRow>> find_deals(const Filter& filter) const override;
  Result<List<ClaimRow>> find_claims(const Filter& filter) const override;
  Result<List<QuoteRow>> find_quotes(const Filter& filter) const override;
  Result<std::vector<News>> news(std::uint64_t after) const override;
  Result<std::vector<Facet>> sections(std::int64_t since, std::int64_t until) const override;
  Result<std::vector<Pulse>> pulses(std::int64_t since, std::int64_t until,
                                    std::string_view section) const override;
  Result<std::vector<OutletRow>> outlets() const override;
  Result<DealFacets> deal_facets(const Filter& filter) const override;
  Result<ClaimRow> claim(ClaimId id) const override;
  Result<History> history(DealId id, std::int64_t at) const override;
  Result<std::vector<NameRow>> names(EntityId id) const override;
  Result<std::vector<Count>> parties(StoryId story) const override;
  Result<std::vector<Count>> partners(EntityId id) const override;
  Result<std::vector<EntityId>> bearing(std::string_view name) const override;
  Result<Hits> search(const Search& search) const override;
  Result<std::vector<Hit>> suggest(std::string_view prefix, unsigned limit) const override;
  Result<std::string> check() const override;
  Done compact() override;
  Done backup(const std::string& path) const override;
  Result<std::vector<Size>> sizes() const override;
  Done copy_to(SqlStore& other) const;  // copy.cc

 private:
  // Runs `work(db)` on a connection of its own, in one snapshot; an Error instead of a Fault.
  // The same for what does not depend on sums that a batch on a server makes at its end.
  template <class Work>
  auto look(Work work) const -> Result<std::invoke_result_t<Work, Db&>>;
  template <class Work>
  auto read(Work work) const -> Result<std::invoke_result_t<Work, Db&>>;
  // Runs `work(pen)`, which says whether it has changed anything, and what follows from it.
  template <class Work>
  Done write(Work work);
  template <class Work>
  Done write_in_batch(Work work);
  bool in_batch() const { return batch_owner_.load() == std::this_thread::get_id(); }
  Done failed(const Fault& fault);
  Pen pen() const { return {writer_, corrections_, written_, waiting_}; }
  void sum_up_late() const;  // what the batch has touched so far
  void begin_writing();      // in a transaction of its own
  void load_corrections();   // if another program has changed them
  void make_rows();
  void fill_bands();  // of an older version, from the documents
  bool rows_are_old() const;
  void amend(Pen& pen, const Correction& correction, const std::function<void(Db&)>& change);
  void settle_stories(Pen& pen);
  std::unique_ptr<Db> borrow() const;
  void must_be_there() const;  // fails where the file is gone, or another is in its place
  void give_back(std::unique_ptr<Db> db) const;
  Error named_error(const Fault& fault) const;

  std::string where_, name_;
  std::uint64_t device_ = 0, inode_ = 0;  // of the file that was opened
  int lease_file_ = -1;
  Engine engine_;
  mutable std::recursive_mutex writing_;  // and reading, of a store in memory
  mutable Db writer_;
  Corrections corrections_;
  std::int64_t corrections_version_ = -1;
  mutable Written written_;
  mutable Waiting waiting_;      // of the transaction that is open
  mutable Touched late_;         // by the batch: to be summed up at its end
  std::int64_t generation_ = 0;  // at its beginning
  bool batch_changed_ = false, batch_doomed_ = false;
  std::atomic<std::thread::id> batch_owner_{};
  mutable std::mutex pool_;
  mutable std::vector<std::unique_ptr<Db>> idle_;
  mutable Published published_;  // rank.h
  mutable Bands bands_;
};

template <class Work>
auto SqlStore::read(Work work) const -> Result<std::invoke_result_t<Work, Db&>> {
  return look([&](Db& db) {
    if (in_batch()) sum_up_late();
    return work(db);
  });
}

template <class Work>
auto SqlStore::look(Work work) const -> Result<std::invoke_result_t<Work, Db&>> {
  try {
    if (engine_ == Engine::memory || in_batch()) {
      const std::lock_guard lock(writing_);
      return work(writer_);
    }
    must_be_there();
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

// No savepoint: FTS5 would write its words out at each. A call that fails after it has changed
// something dooms the batch.
template <class Work>
Done SqlStore::write_in_batch(Work work) {
  if (batch_doomed_) return Error{Code::conflict, name_ + ": a call before has failed half-way"};
  const std::int64_t before = writer_.changes();
  try {
    Pen one = pen();
    batch_changed_ = work(one) || batch_changed_;
    const bool lost = !one.touched.bereft.empty();
    if (engine_ != Engine::postgres && !lost) one.refresh_faces();
    late_.merge(one.touched);
    if (engine_ != Engine::postgres && lost) sum_up_late();
    return done();
  } catch (const Fault& fault) {
    batch_doomed_ = writer_.changes() != before || !writer_.in_transaction();
    return failed(fault);
  }
}

template <class Work>
Done SqlStore::write(Work work) {
  const std::lock_guard lock(writing_);
  try {
    if (in_batch()) return write_in_batch(work);
    must_be_there();
    Transaction transaction(writer_);
    begin_writing();
    waiting_ = {};
    Pen one = pen();
    const bool changed = work(one);
    one.refresh();
    if (changed) turn(writer_, waiting_.news);
    transaction.commit();
    return done();
  } catch (const Fault& fault) {
    return failed(fault);
  }
}

}  // namespace hj::store
