// Is the store sound? Checksums of all layers, SQLite's own structure, the index, and the sums.
#include <tuple>

#include "core/hash.h"
#include "store/index.h"
#include "store/sqlite_store.h"
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
    {"SELECT (SELECT count(*) FROM (SELECT n.count - coalesce(sum(a.count), 0) AS d FROM name n "
     "LEFT JOIN alias a ON a.entity = n.entity AND a.text = n.text AND a.machine = n.machine GROUP "
     "BY n.text, n.entity, n.machine) counts WHERE d <> 0)",
     "names with wrong counts"},
    {"SELECT count(*) FROM name n WHERE short <> (SELECT count(*) FROM alias a JOIN mention m ON "
     "m.doc = a.doc AND m.entity = a.entity WHERE a.entity = n.entity AND a.text = n.text AND "
     "a.machine = n.machine AND a.text <> m.name)",
     "names with wrong counts of short forms"},
    {"SELECT count(*) FROM mention WHERE doc NOT IN (SELECT no FROM doc)",
     "mentions without their article"},
    {"SELECT count(*) FROM claim WHERE doc NOT IN (SELECT no FROM doc)",
     "claims without their article"},
    {"SELECT count(*) FROM part p WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.doc = p.doc AND "
     "c.row = p.claim)",
     "parts without their claim"},
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

// Is the first word of the text found at this article?
bool indexed(Db& db, std::int64_t no, const Document& doc) {
  const Terms t = terms_of(doc);
  const std::string& column = t.head.empty() ? t.body : t.head;
  const std::string word = column.substr(0, column.find(' '));
  if (word.empty()) return true;
  return index_has(db, word, no);
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

Result<std::string> SqliteStore::check() const {
  return read([&](Db& db) {
    if (!db.is_postgres()) {
      Rows rows = db.query("PRAGMA integrity_check(1)");
      if (rows.next())
        if (std::string what = rows.text(); what != "ok") return what;
      if (const std::int64_t broken = db.number("SELECT count(*) FROM pragma_foreign_key_check"))
        return std::to_string(broken) + " rows without their article";
    }
    for (const Law& law : kLaws)
      if (const std::int64_t broken = db.number(law.sql); broken != 0)
        return std::to_string(broken) + ' ' + law.what;
    std::vector<std::pair<std::int64_t, DocId>> docs;
    for (Rows rows = db.query("SELECT no, id FROM doc ORDER BY no"); rows.next();) {
      const std::int64_t no = rows.integer();
      docs.emplace_back(no, rows.id<DocId>());
    }
    for (const auto& [no, id] : docs) try {
        if (!indexed(db, no, read_document(db, id)))
          return "article " + id_text(id) + ": the index lacks it";
      } catch (const Fault& fault) {
        return fault.error.what;
      }
    return deals_add_up(db);
  });
}

}  // namespace hj::store
