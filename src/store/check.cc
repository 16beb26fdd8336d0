// Is the store sound? Checksums of all layers, SQLite's own structure, the index, and the sums.
#include "core/hash.h"
#include "store/sqlite_store.h"

namespace hj::store {
namespace {

struct Law {
  const char* sql;  // counts what breaks it
  const char* what;
};
constexpr Law kLaws[] = {
    {"SELECT count(*) FROM pragma_foreign_key_check", "rows without their article"},
    {"SELECT count(*) FROM doc WHERE no NOT IN (SELECT doc FROM body)", "articles without a text"},
    {"SELECT count(*) FROM entity e WHERE articles <> (SELECT count(*) FROM mention m WHERE "
     "m.entity = e.id)"
     " OR mentions <> (SELECT sum(count) FROM mention m WHERE m.entity = e.id)",
     "entities with wrong counts"},
    {"SELECT count(*) FROM mention WHERE entity NOT IN (SELECT id FROM entity)",
     "mentions without their entity"},
    {"SELECT count(*) FROM name n WHERE count <> (SELECT sum(a.count) FROM alias a WHERE a.entity "
     "= n.entity AND a.text = n.text)",
     "names with wrong counts"},
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
    {"SELECT (SELECT count(*) FROM doc) <> (SELECT count(*) FROM words)",
     "articles that the index lacks"},
};

}  // namespace

Result<std::string> SqliteStore::check() const {
  return read([&](Db& db) {
    {
      Rows rows = db.query("PRAGMA integrity_check(1)");
      if (rows.next())
        if (std::string what = rows.text(); what != "ok") return what;
    }
    for (const Law& law : kLaws)
      if (const std::int64_t broken = db.number(law.sql); broken != 0)
        return std::to_string(broken) + ' ' + law.what;
    std::vector<DocId> ids;
    for (Rows rows = db.query("SELECT id FROM doc ORDER BY no"); rows.next();)
      ids.push_back(rows.id<DocId>());
    for (const DocId id : ids) {
      try {
        read_document(db, id);
      } catch (const Fault& fault) {
        return fault.error.what;
      }
    }
    return std::string();
  });
}

}  // namespace hj::store
