// What writes the rows of documents into SQLite, and keeps the sums that follow from them.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/derive.h"
#include "store/news.h"
#include "store/recall.h"
#include "store/sql.h"

namespace hj::store {

inline constexpr int kRowsVersion = 3;  // rows of another version are made anew

// What a change has touched, and whose sums are to be made anew before it is committed.
struct Touched {
  std::set<EntityId> entities, bereft;  // bereft: of an article, a name or a mention
  std::set<DealId> deals;               // to be summed up from all their claims
  std::set<StoryId> stories;
  std::vector<std::vector<std::pair<DealId, Fact>>> gains;  // of new articles, each by deal
  std::map<EntityId, std::int64_t> deals_of;                // how many more each is party to

  void merge(Touched& later);
};

// Hashes that came by lately, in a table of fixed size.
class Lately {
 public:
  bool insert(std::uint64_t hash) {  // false: it is there
    if (slots_.empty()) slots_.resize(kSlots);
    return std::exchange(slots_[hash % kSlots], hash) != hash;
  }
  void clear() { slots_.clear(); }

 private:
  static constexpr std::size_t kSlots = std::size_t{1} << 20;
  std::vector<std::uint64_t> slots_;
};

struct Reserved {  // numbers of articles to come, at a server
  std::int64_t next = 0, end = 0;
};

struct Written {  // what the tables are known to hold
  Lately spelled;
  std::unordered_map<std::string, std::int64_t> phrases;  // and their numbers
  Reserved numbers;
  Recall recall;
  void forget() { spelled.clear(), phrases.clear(), numbers = {}, recall.clear(); }
};

// Counts of entities that a transaction adds to SQLite's rows at its end, each row once; and how
// the rows look that it has read. PostgreSQL adds up by itself.
struct Waiting {
  struct Heard {
    std::int64_t mentions = 0, articles = 0;
  };
  struct Face {
    std::string name;
    Kind kind{};
    std::int64_t ways = 0;
  };
  NewsOf news;
  std::map<EntityId, Heard> heard;
  std::unordered_map<EntityId, Face> faces;
};

struct Shape {              // of a document that is put, beside what it says
  std::string_view layers;  // packed
  std::uint64_t print = 0;
  StoryId story{};  // after corrections
};

// One transaction's work. Everything here throws Fault.
struct Pen {
  Db& db;
  const Corrections& corrections;
  Written& written;
  Waiting& waiting;
  Touched touched{};

  // rows_in.cc: the rows of one document
  std::int64_t insert(const Document& doc, const Verdict& verdict, const Shape& shape);
  void erase(std::int64_t no);
  // The rows that follow from a document, and its words in the index. Unfill with the corrections
  // with which they were filled.
  void fill(std::int64_t no, const Document& doc, const Verdict& verdict);
  void unfill(std::int64_t no, const Document& doc, const Verdict& verdict);
  void reindex(std::int64_t no, const Document& doc, const Verdict& verdict);  // its words alone
  // An original that comes, goes or changes counts its copies anew.
  void touch_copies(DocId original);
  void touch_family(DocId original);  // the original's own deals and story too

  // sums.cc
  void refresh();            // all that was touched
  void refresh_but_deals();  // the rest; deals that lost something wait for the end of a batch
  void refresh_faces();      // no more than what is asked for within a batch of new articles

  // spelling.cc
  void spell(EntityId entity, const std::string& name);
  void spell_words(const std::vector<std::string>& words);
  void unspell(EntityId entity);  // while its names still stand
  void respell(EntityId entity);  // after its names have changed; what a person has taken away goes

 private:
  void write(std::int64_t no, const Document& doc, const DocRows& rows);
  void write_mention(std::int64_t no, const MentionIn& mention);
  void write_name(std::int64_t no, const MentionIn& mention, const AliasIn& alias);
  bool count_mention(const MentionIn& mention);
  void count_at_server(const MentionIn& mention);
  Waiting::Face* face_of(EntityId id);
  void count_ways(EntityId id);
  std::int64_t phrase(std::string_view text);
  void write_claim(std::int64_t no, const Document& doc, Row row, const ClaimIn& claim);
  void take_away(std::int64_t no, const DocRows& rows);
  void take_mention(std::int64_t no, const MentionIn& mention);
  void index(std::int64_t no, const Document& doc, const DocRows& rows, bool insert);
  void refresh_entity(EntityId id);
  void refresh_entities();
  void retell_stories();
  void correct_face(EntityId id);
  bool bury_entity(EntityId id);
  void sum_up(const std::set<DealId>& deals);
  void add_up();
  void put_deal(DealId id, const Account& account);
  void take_deals_away(const std::set<DealId>& deals);
  void count_deals();
  void add_counts(EntityId id, std::int64_t deals);
};

// documents.cc
Document read_document(Db& db, DocId id);
std::vector<Document> read_documents(Db& db, std::span<const DocId> ids);
Verdict read_verdict(Db& db, DocId id);
std::string read_text(Db& db, DocId id);
DocId doc_at(Db& db, std::int64_t no);
inline constexpr std::size_t kManyCandidates = 200;  // bounds a flood of alike pages
Original take_original(Rows& rows);                  // id, original, published, outlet, prints
// As PostgreSQL reads an array of numbers.
template <class Ids>
std::string ids_array(const Ids& ids) {
  std::string list = "{";
  for (const auto id : ids)
    list += (list.size() > 1 ? "," : "") + std::to_string(static_cast<std::int64_t>(id));
  return list + '}';
}
// Rows of `before` = each of `ids` + `after`: one question to a server, one for each to SQLite.
template <class Ids, class Take>
void ask_each(Db& db, const std::string& before, const Ids& ids, const std::string& after,
              const Take& take) {
  if (ids.empty()) return;
  if (!db.is_postgres()) {
    const std::string sql = before + " = ?" + after;
    for (const auto id : ids)
      for (Rows rows = db.query(sql, id); rows.next();) take(rows);
    return;
  }
  Rows rows =
      db.query(before + " = ANY(CAST(CAST(? AS TEXT) AS BIGINT[]))" + after, ids_array(ids));
  while (rows.next()) take(rows);
}
List<ClaimRow> read_claims(Db& db, const Filter& filter);  // lists.cc
// How often each entity stands in an article, or in those of a story: after corrections.
using Counts = std::map<EntityId, std::uint32_t>;
Counts counts_of(Db& db, std::int64_t no);
Counts counts_of(Db& db, StoryId story);
std::int64_t called_mark(std::string_view name);  // rows_in.cc: as mention.called has it
Corrections active_corrections(Db& db);           // edit.cc
// sums.cc: claims of a deal published before `until` (0 = all), by publication and id
std::vector<Fact> facts_of(Db& db, DealId deal, std::int64_t until);
std::map<DealId, std::vector<Fact>> facts_of(Db& db, const std::set<DealId>& deals);
void refresh_stories(Db& db, const Corrections& corrections, std::set<StoryId> stories);
// Where the machine has placed an article; none = nowhere.
StoryId placed_of(Db& db, DocId id);
// Hash of all that is put, but for what the corpus moves later: original and story.
std::uint64_t print_of(const Document& doc, const Verdict& verdict, std::string_view layers,
                       std::string_view sketch);

}  // namespace hj::store
