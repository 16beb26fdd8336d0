// What writes the rows of documents into SQLite, and keeps the sums that follow from them.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "store/derive.h"
#include "store/sql.h"

namespace hj::store {

inline constexpr int kRowsVersion = 2;  // rows of another version are made anew

// What a change has touched, and whose sums are to be made anew before it is committed.
struct Touched {
  std::set<EntityId> entities, bereft;  // bereft: of an article, a name or a mention
  std::set<DealId> deals;               // to be summed up from all their claims
  std::set<StoryId> stories;
  std::set<DealId> summed;  // anew, with all that `gains` still holds for them
  std::vector<std::vector<std::pair<DealId, Fact>>> gains;  // of new articles, each by deal
};

// One transaction's work. Everything here throws Fault.
struct Pen {
  Db& db;
  const Corrections& corrections;
  std::unordered_set<std::uint64_t>& spelled;  // what the spelling table is known to hold
  Touched touched{};

  // rows_in.cc: the rows of one document
  std::int64_t insert(const Document& doc, const Verdict& verdict, std::uint64_t print,
                      StoryId story);
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
  void unspell(EntityId entity);
  void respell(EntityId entity);  // after its names have changed

 private:
  void write(std::int64_t no, const Document& doc, const DocRows& rows);
  void write_mention(std::int64_t no, const MentionIn& mention);
  bool count_mention(const MentionIn& mention);
  void write_claim(std::int64_t no, const Document& doc, Row row, const ClaimIn& claim);
  void take_away(std::int64_t no);
  void index(std::int64_t no, const Document& doc, const DocRows& rows, bool insert);
  void refresh_entity(EntityId id);
  bool bury_entity(EntityId id);
  void sum_up(DealId id);
  void add_up(const std::vector<std::pair<DealId, Fact>>& gains);
  void put_deal(DealId id, const Account& account);
  void take_deal_away(DealId id);
};

// documents.cc
Document read_document(Db& db, DocId id);
Verdict read_verdict(Db& db, DocId id);
std::string read_text(Db& db, DocId id);
DocId doc_at(Db& db, std::int64_t no);
std::string array_of(std::span<const Print> prints);  // as PostgreSQL reads an array of numbers
List<ClaimRow> read_claims(Db& db, const Filter& filter);  // lists.cc
// sums.cc: claims of a deal published before `until` (0 = all), by publication and id
std::vector<Fact> facts_of(Db& db, DealId deal, std::int64_t until);
void refresh_story(Db& db, const Corrections& corrections, StoryId id);
// Where the machine has placed an article; none = nowhere.
StoryId placed_of(Db& db, DocId id);
// Hash of all that is put, but for what the corpus moves later: original and story.
std::uint64_t print_of(const Document& doc, const Verdict& verdict, std::string_view layers,
                       std::string_view sketch);

}  // namespace hj::store
