// What the engine remembers: documents with their layers, what the corpus says of them, and the
// ledger that follows. One implementation runs on SQLite and on PostgreSQL; `memory:` is
// SQLite's own in-memory database, so that tests and users see the same rules.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "core/rows.h"
#include "store/correction.h"
#include "store/query.h"

namespace hj {

struct Entry {
  const Document& doc;
  const Verdict& verdict;
  std::string_view sketch = {};  // what the grouping of stories needs of it; opaque here
};
struct Kept {  // a document as the grouping of stories sees it
  DocId doc, original;
  StoryId story;  // none = not placed
  std::string sketch;
};
struct Placing {
  DocId doc;
  StoryId story;  // none = in no story
};
struct Expected {  // articles that are about to be judged and put
  std::vector<DocId> docs;
  std::vector<Print> prints;
  std::vector<std::string> names;
  std::vector<EntityId> entities;  // that they may well be about
};
struct Telling {  // how a story is told
  StoryId story;
  DocId lead;  // the article whose headline and lede it bears; none = the store chooses
  std::vector<std::pair<DocId, Span>> digest;
};

// One writer and many readers at once, from any thread. Every call is atomic; a failed one changes
// nothing. After a kill, every call that returned is there (a power cut may lose the last ones).
class Store {
 public:
  virtual ~Store() = default;

  // Everything that `work` asks of this store on this thread sees what it has put, and is committed
  // together when it returns done; one transaction serves many articles. A call in it that fails
  // half-way fails the whole batch.
  virtual Done batch(const std::function<Done()>& work) = 0;
  // Twice is once; a document that was read anew replaces its rows. A verdict without a story
  // leaves the story as it was.
  virtual Done put(std::span<const Entry> entries) = 0;
  Done put(const Document& doc, const Verdict& verdict) {
    const Entry entry{doc, verdict};
    return put(std::span(&entry, 1));
  }
  virtual Done remove(DocId id) = 0;  // with its contribution; not_found if it is not there
  // Families of copies that turned out to be one: all whose original is among `origins` get
  // `origin`.
  virtual Done reroot(std::span<const DocId> origins, DocId origin) = 0;
  virtual Done place(std::span<const Placing> placings) = 0;
  Done set_story(DocId doc, StoryId story) {
    const Placing placing{doc, story};
    return place(std::span(&placing, 1));
  }
  virtual Done tell(std::span<const Telling> tellings) = 0;

  // What the rest of this batch will ask for, so that a server is asked once; changes no answer.
  // Called back where it helps.
  virtual Done expect(const std::function<Expected()>& expected) = 0;

  virtual Result<Document> get(DocId id) const = 0;  // bit for bit as it was put
  virtual Result<std::vector<Document>> get(std::span<const DocId> ids) const = 0;  // in order
  virtual Result<bool> has(DocId id) const = 0;
  virtual Result<Verdict> verdict(DocId id) const = 0;  // before corrections
  virtual Result<std::string> text(DocId id) const = 0;

  // Candidates for the judges, in a fixed order. `like`: what shares one of the first kBands
  // prints, and the originals of those.
  virtual Result<std::vector<Original>> like(std::span<const Print> prints) const = 0;
  // `named`: by what the articles say, corrections aside, but for names that a person has given.
  virtual Result<std::vector<Known>> named(std::span<const std::string> names) const = 0;
  // Documents that call a party by one of these names without more, where most of those that spell
  // it out mean another party than was taken for it.
  virtual Result<std::vector<DocId>> unsettled(std::span<const std::string> names) const = 0;
  // Documents with a sketch, published in [since, until) (0 = open), in the order of their ids.
  virtual Result<std::vector<Kept>> sketches(std::int64_t since, std::int64_t until) const = 0;

  // Corrections (correction.h). The number of what was kept; bad_input names the member that is
  // wrong, not_found what there is not. The rows that it touches are made anew in the same step.
  virtual Result<std::uint64_t> correct(const Correction& correction) = 0;
  // conflict if it is undone already.
  virtual Done undo(std::uint64_t no, std::string_view by, std::int64_t at) = 0;
  virtual Result<List<Correction>> corrections(const Filter& filter) const = 0;  // latest first

  // Topics, alerts, tokens, stories that are no more …: bodies by kind and id, whose form the
  // caller knows.
  virtual Done keep(const Record& record) = 0;
  virtual Done drop(std::string_view kind,
                    std::string_view id) = 0;  // not_found if it is not there
  virtual Result<std::vector<Record>> records(std::string_view kind) const = 0;  // by id
  virtual Result<Record> record(std::string_view kind, std::string_view id) const = 0;
  // True for the first to ask: an alert takes a claim up at most once.
  virtual Result<bool> take_up(std::string_view alert, ClaimId claim, std::int64_t at) = 0;

  // True if this store alone holds it now. It ends with the process, or with the connection to the
  // server; then nothing can be written through this store any more. No clock decides.
  virtual Result<bool> lease() = 0;

  // Lists. A single row is asked for by its id in the filter.
  virtual Result<Totals> totals() const = 0;
  virtual Result<std::uint64_t> generation() const = 0;  // grows with every change; cheap
  // What the changes after this generation brought, oldest first: of the last 64 of them.
  virtual Result<std::vector<News>> news(std::uint64_t after) const = 0;
  virtual Result<List<ArticleRow>> find_articles(const Filter& filter) const = 0;
  virtual Result<List<StoryRow>> find_stories(const Filter& filter) const = 0;
  virtual Result<List<EntityRow>> find_entities(const Filter& filter) const = 0;
  virtual Result<List<DealRow>> find_deals(const Filter& filter) const = 0;
  virtual Result<List<ClaimRow>> find_claims(const Filter& filter) const = 0;  // oldest first
  virtual Result<List<QuoteRow>> find_quotes(const Filter& filter) const = 0;
  // Articles published in [since, until), of one section unless it is empty; the latest first, at
  // most kManyPulses of them.
  virtual Result<std::vector<Pulse>> pulses(std::int64_t since, std::int64_t until,
                                            std::string_view section) const = 0;
  static constexpr std::size_t kManyPulses = 500'000;
  // The sections of the articles published in [since, until), by articles, at most 40.
  virtual Result<std::vector<Facet>> sections(std::int64_t since, std::int64_t until) const = 0;
  // By articles, the most first.
  virtual Result<std::vector<OutletRow>> outlets() const = 0;
  // Over the first 5,000 deals that the filter chooses, types and statuses aside.
  virtual Result<DealFacets> deal_facets(const Filter& filter) const = 0;
  virtual Result<ClaimRow> claim(ClaimId id) const = 0;  // rejected or not
  // The thread of a deal, as of `at` (0 = now); not_found if nothing was known by then.
  virtual Result<History> history(DealId id, std::int64_t at) const = 0;
  virtual Result<std::vector<NameRow>> names(EntityId id) const = 0;
  virtual Result<std::vector<Count>> parties(StoryId story) const = 0;  // by mentions
  virtual Result<std::vector<Count>> partners(EntityId id) const = 0;   // by deals in common
  // Entities that bear this very name, letter case and spaces aside; the most mentioned first.
  virtual Result<std::vector<EntityId>> bearing(std::string_view name) const = 0;
  virtual Result<Hits> search(const Search& search) const = 0;
  virtual Result<std::vector<Hit>> suggest(std::string_view prefix, unsigned limit) const = 0;

  // Empty = sound; else the first thing that is broken (checksums, counts, the index).
  virtual Result<std::string> check() const = 0;
  virtual Done compact() = 0;
  virtual Done backup(const std::string& path) const = 0;  // a whole store, while others write
  virtual Result<std::vector<Size>> sizes() const = 0;     // bytes of each table, largest first
};

// `memory:`, `sqlite:PATH` or a path; `postgres://USER@HOST/DATABASE` as libpq takes it. A missing
// file is created, an empty database filled, an older store is brought up to date, a newer one and
// one that is no store are refused.
Result<std::unique_ptr<Store>> open_store(std::string_view url);
// All of a store into an empty one (conflict if it is not), as it is at this moment.
Done copy_store(std::string_view from, std::string_view to);

}  // namespace hj
