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
#include "store/sql.h"

namespace hj::store {

inline constexpr int kRowsVersion = 3;  // rows of another version are made anew

// What a change has touched, and whose sums are to be made anew before it is committed.
struct Touched {
  std::set<EntityId> entities, bereft;  // bereft: of an article, a name or a mention
  std::set<DealId> deals;               // to be summed up from all their claims
  std::set<StoryId> stories;
  std::set<DealId> summed;  // anew, with all that `gains` still holds for them
  std::vector<std::vector<std::pair<DealId, Fact>>> gains;  // of new articles, each by deal
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

struct Written {  // what the tables are known to hold
  Lately spelled;
  std::unordered_map<std::string, std::int64_t> phrases;  // and their numbers
  void forget() { spelled.clear(), phrases.clear(); }
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

  // spelling.cc
  void spell(EntityId entity, const std::string& name);
  void spell_words(const std::vector<std::string>& words);
  void unspell(EntityId entity);  // while its names still stand
  void respell(EntityId entity);  // after its names have changed; what a person has taken away goes

 private:
  void write(std::int64_t no, const Document& doc, const DocRows& rows);
  void write_mention(std::int64_t no, const MentionIn& mention);
  bool count_mention(const MentionIn& mention);
  void count_ways(EntityId id);
  std::int64_t phrase(std::string_view text);
  void write_claim(std::int64_t no, const Document& doc, Row row, const ClaimIn& claim);
  void take_away(std::int64_t no, const DocRows& rows);
  void take_mention(std::int64_t no, const MentionIn& mention);
  void index(std::int64_t no, const Document& doc, const DocRows& rows, bool insert);
  void refresh_entity(EntityId id);
  bool bury_entity(EntityId id);
  void sum_up(DealId id);
  void add_up(const std::vector<std::pair<DealId, Fact>>& gains);
  void put_deal(DealId id, const Account& account);
  void take_deal_away(DealId id);
  void count_deal(const std::set<EntityId>& parties, int by);
};

// documents.cc
Document read_document(Db& db, DocId id);
Verdict read_verdict(Db& db, DocId id);
std::string read_text(Db& db, DocId id);
DocId doc_at(Db& db, std::int64_t no);
std::string array_of(std::span<const Print> prints);  // as PostgreSQL reads an array of numbers
List<ClaimRow> read_claims(Db& db, const Filter& filter);  // lists.cc
// How often each entity stands in an article, or in those of a story: after corrections.
using Counts = std::map<EntityId, std::uint32_t>;
Counts counts_of(Db& db, std::int64_t no);
Counts counts_of(Db& db, StoryId story);
std::int64_t called_mark(std::string_view name);  // rows_in.cc: as mention.called has it
Corrections active_corrections(Db& db);           // edit.cc
// sums.cc: claims of a deal published before `until` (0 = all), by publication and id
std::vector<Fact> facts_of(Db& db, DealId deal, std::int64_t until);
void refresh_story(Db& db, const Corrections& corrections, StoryId id);
// Where the machine has placed an article; none = nowhere.
StoryId placed_of(Db& db, DocId id);
// Hash of all that is put, but for what the corpus moves later: original and story.
std::uint64_t print_of(const Document& doc, const Verdict& verdict, std::string_view layers,
                       std::string_view sketch);

}  // namespace hj::store
