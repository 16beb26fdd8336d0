// Is the store sound? Checksums of all layers, SQLite's own structure, the index, and the sums.
#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "core/hash.h"
#include "store/derive.h"
#include "store/index.h"
#include "store/sql_store.h"
#include "store/terms.h"

namespace hj::store {
namespace {

struct Law {
  const char* sql;  // counts what breaks it
  const char* what;
};
constexpr Law kLaws[] = {
    {"SELECT count(*) FROM doc WHERE no NOT IN (SELECT doc FROM body)", "articles without a text"},
    {"SELECT count(*) FROM entity e WHERE articles <> (SELECT count(*) FROM mention m WHERE "
     "m.entity = e.id)"
     " OR mentions <> (SELECT sum(count) FROM mention m WHERE m.entity = e.id)",
     "entities with wrong counts"},
    {"SELECT count(*) FROM mention WHERE entity NOT IN (SELECT id FROM entity)",
     "mentions without their entity"},
    {"SELECT count(*) FROM entity e WHERE articles * ways <> (SELECT coalesce(sum(docs), 0) FROM "
     "called c WHERE c.entity = e.id)",
     "entities with wrong counts of what they are called"},
    {"SELECT count(*) FROM mention WHERE doc NOT IN (SELECT no FROM doc)",
     "mentions without their article"},
    {"SELECT count(*) FROM claim WHERE doc NOT IN (SELECT no FROM doc)",
     "claims without their article"},
    {"SELECT count(*) FROM claim WHERE rule NOT IN (SELECT no FROM phrase) OR features NOT IN "
     "(SELECT no FROM phrase)",
     "claims without their rule"},
    {"SELECT count(*) FROM band WHERE doc NOT IN (SELECT no FROM doc)",
     "prints without their article"},
    {"SELECT count(*) FROM entity e WHERE deals <> (SELECT count(DISTINCT deal) FROM side s WHERE "
     "s.entity = e.id)",
     "entities with a wrong count of deals"},
    {"SELECT count(*) FROM deal d WHERE length(account) > 0 AND (independent <> (SELECT count(*) "
     "FROM tally t WHERE t.deal "
     "= "
     "d.id AND t.what = 0) OR named <> (SELECT count(*) FROM tally t WHERE t.deal = d.id AND "
     "t.what "
     "= 1))",
     "deals with wrong sources"},
    {"SELECT count(*) FROM deal d WHERE claims <> (SELECT count(*) FROM claim c WHERE c.deal = "
     "d.id)",
     "deals with wrong counts"},
    {"SELECT count(*) FROM claim WHERE deal <> 0 AND deal NOT IN (SELECT id FROM deal)",
     "claims without their deal"},
    {"SELECT count(*) FROM side WHERE entity NOT IN (SELECT id FROM entity)",
     "parties without their entity"},
    {"SELECT count(*) FROM doc WHERE story <> 0 AND story NOT IN (SELECT id FROM story)",
     "articles without their story"},
    {"SELECT count(*) FROM story s WHERE articles <> (SELECT count(*) FROM doc WHERE story = s.id)",
     "stories with wrong counts"},
};

// The index against what the articles would put into it. SQLite's own check does not look into the
// blocks of FTS5; of PostgreSQL's index, which it looks after itself, the first word is asked for.
class Indexed {
 public:
  explicit Indexed(Db& db) : db_(db) {}
  bool add(std::int64_t no, const Document& doc, const DocRows& rows) {
    const Terms terms = terms_of(doc);
    const std::string marks = mark_words(doc, rows);
    const IndexText text{terms.head, terms.body, marks};
    if (db_.is_postgres()) {
      const std::string& column = terms.head.empty() ? terms.body : terms.head;
      const std::string word = column.substr(0, column.find(' '));
      return word.empty() || index_has(db_, word, no);
    }
    if (const std::uint64_t sum = index_sum(text); sum != 0) sums_[no] = sum;
    return true;
  }
  bool stands() const { return db_.is_postgres() || index_sums(db_) == sums_; }

 private:
  Db& db_;
  IndexSums sums_;
};

// The names that the articles say, counted anew, against the table of names.
class Names {
 public:
  void add(const DocRows& rows) {
    for (const MentionIn& m : rows.mentions)
      for (const AliasIn& a : m.aliases) {
        if (a.text.empty()) continue;
        auto& [count, shorter] = counts_[key(a.text, m.entity, a.machine)];
        count += a.count, shorter += a.text != m.name;
      }
  }
  bool stand_in(Db& db) const {
    std::size_t there = 0;
    for (Rows rows = db.query("SELECT text, entity, machine, count, short FROM name"); rows.next();
         ++there) {
      const std::string text = rows.text();
      const EntityId entity = rows.id<EntityId>(), machine = rows.id<EntityId>();
      const auto found = counts_.find(key(text, entity, machine));
      std::int64_t count = 0, shorter = 0;
      rows.take(count, shorter);
      if (found == counts_.end() || found->second != std::pair(count, shorter)) return false;
    }
    return there == counts_.size();
  }

 private:
  static std::uint64_t key(std::string_view text, EntityId entity, EntityId machine) {
    return hash64(text,
                  static_cast<std::uint64_t>(entity) * 31 + static_cast<std::uint64_t>(machine));
  }
  std::unordered_map<std::uint64_t, std::pair<std::int64_t, std::int64_t>> counts_;
};

// "*** in database main ***\nPage 67: …" -> "Page 67: …"
std::string in_one_line(std::string what) {
  constexpr std::string_view kHead = "*** in database main ***\n";
  if (what.starts_with(kHead)) what.erase(0, kHead.size());
  std::ranges::replace(what, '\n', ' ');
  return what;
}

// Every article by itself: it can be read, and the index has it.
std::string articles_stand(Db& db) {
  const Corrections corrections = active_corrections(db);
  std::vector<std::pair<std::int64_t, DocId>> docs;
  for (Rows rows = db.query("SELECT no, id FROM doc ORDER BY no"); rows.next();) {
    const std::int64_t no = rows.integer();
    docs.emplace_back(no, rows.id<DocId>());
  }
  Names names;
  Indexed index(db);
  for (const auto& [no, id] : docs) try {
      const Document doc = read_document(db, id);
      const DocRows rows = derive(doc, read_verdict(db, id), corrections);
      if (!index.add(no, doc, rows)) return "article " + id_text(id) + ": the index lacks it";
      names.add(rows);
    } catch (const Fault& fault) {
      return fault.error.what;
    }
  if (!index.stands()) return "the index of words does not fit the articles";
  return names.stand_in(db) ? "" : "names with wrong counts";
}

// The accounts, to which articles were added one by one, against sums of all their claims.
std::string deals_add_up(Db& db) {
  std::vector<std::pair<DealId, std::string>> accounts;
  for (Rows rows = db.query("SELECT id, account FROM deal ORDER BY id"); rows.next();) {
    const DealId id = rows.id<DealId>();
    accounts.emplace_back(id, rows.text());
  }
  for (const auto& [id, packed] : accounts) {
    if (packed.empty()) continue;  // of few claims: none is kept
    const Balance kept = Account::unpack(packed).balance(), sum = balance(facts_of(db, id, 0));
    const auto tied = [](const Balance& b) {
      return std::tie(b.type, b.status, b.a, b.b, b.object, b.time, b.amount, b.first, b.last,
                      b.claims, b.articles, b.independent, b.named, b.negated);
    };
    if (tied(kept) != tied(sum)) return "deal " + id_text(id) + ": its account is wrong";
  }
  return {};
}

}  // namespace

Result<std::string> SqlStore::check() const {
  return read([&](Db& db) {
    if (!db.is_postgres()) {
      Rows rows = db.query("PRAGMA integrity_check(1)");
      if (rows.next())
        if (std::string what = rows.text(); what != "ok") return in_one_line(std::move(what));
      if (const std::int64_t broken = db.number("SELECT count(*) FROM pragma_foreign_key_check"))
        return std::to_string(broken) + " rows without their article";
    }
    for (const Law& law : kLaws)
      if (const std::int64_t broken = db.number(law.sql); broken != 0)
        return std::to_string(broken) + ' ' + law.what;
    if (std::string what = articles_stand(db); !what.empty()) return what;
    return deals_add_up(db);
  });
}

}  // namespace hj::store
