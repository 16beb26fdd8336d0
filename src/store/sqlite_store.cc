#include "store/sqlite_store.h"

#include "core/hash.h"
#include "store/blob.h"
#include "store/schema.h"
#include "store/terms.h"

namespace hj {
namespace store {
namespace {

void configure(Db& db, bool in_memory) {
  db.exec("PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;");
  if (!in_memory)
    db.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 268435456;");
}

// Terms of another version are made anew from the stored layers.
void reindex(Db& db) {
  Transaction transaction(db);
  db.exec("INSERT INTO words(words) VALUES ('delete-all')");
  std::vector<std::pair<std::int64_t, DocId>> docs;
  for (Rows rows = db.query("SELECT no, id FROM doc ORDER BY no"); rows.next();) {
    const std::int64_t no = rows.integer();
    docs.emplace_back(no, rows.id<DocId>());
  }
  for (const auto& [no, id] : docs) index_words(db, no, read_document(db, id), true);
  db.run("UPDATE meta SET value = ? WHERE key = 'terms'", kTermsVersion);
  transaction.commit();
}

bool put_one(Db& db, const Entry& entry, Touched& touched) {
  const std::string layers = pack_layers(entry.doc);
  const std::uint64_t print = print_of(entry.doc, entry.verdict, layers, entry.sketch);
  Verdict verdict = entry.verdict;
  std::int64_t old = 0;
  {
    Rows rows = db.query("SELECT no, print, story, original FROM doc WHERE id = ?", entry.doc.id);
    if (rows.next()) {
      old = rows.integer();
      const bool same = static_cast<std::uint64_t>(rows.integer()) == print;
      const StoryId story = rows.id<StoryId>();
      if (verdict.story == StoryId::none) verdict.story = story;
      if (verdict.original == DocId::none) verdict.original = entry.doc.id;
      if (same && verdict.story == story && verdict.original == rows.id<DocId>()) return false;
    }
  }
  if (old != 0) erase(db, old, touched);
  const std::int64_t no = insert(db, entry.doc, verdict, print, touched);
  if (!entry.sketch.empty()) db.run("INSERT INTO sketch VALUES (?,?)", no, Blob{entry.sketch});
  return true;
}

}  // namespace

SqliteStore::SqliteStore(std::string path, std::string name, bool in_memory)
    : path_(std::move(path)), name_(std::move(name)), in_memory_(in_memory), writer_(path_) {
  configure(writer_, in_memory_);
  migrate(writer_);
  if (writer_.number("SELECT value FROM meta WHERE key = 'terms'") != kTermsVersion)
    reindex(writer_);
}

std::unique_ptr<Db> SqliteStore::borrow() const {
  {
    const std::lock_guard lock(pool_);
    if (!idle_.empty()) {
      std::unique_ptr<Db> db = std::move(idle_.back());
      idle_.pop_back();
      return db;
    }
  }
  auto db = std::make_unique<Db>(path_);
  configure(*db, in_memory_);
  db->exec("PRAGMA query_only = ON");
  return db;
}

void SqliteStore::give_back(std::unique_ptr<Db> db) const {
  const std::lock_guard lock(pool_);
  if (idle_.size() < 16) idle_.push_back(std::move(db));
}

Error SqliteStore::named_error(const Fault& fault) const {
  return {fault.error.code, name_ + ": " + fault.error.what};
}

Done SqliteStore::put(std::span<const Entry> entries) {
  return write([&](Db& db) {
    Touched touched;
    bool changed = false;
    for (const Entry& entry : entries) changed = put_one(db, entry, touched) || changed;
    refresh(db, touched);
    return changed;
  });
}

Done SqliteStore::remove(DocId id) {
  return write([&](Db& db) {
    const std::int64_t no = db.number("SELECT no FROM doc WHERE id = ?", id);
    if (no == 0) fail(Code::not_found, "no article " + id_text(id));
    Touched touched;
    erase(db, no, touched);
    refresh(db, touched);
    return true;
  });
}

Done SqliteStore::reroot(std::span<const DocId> origins, DocId origin) {
  return write([&](Db& db) {
    Touched touched;
    bool changed = false;
    for (const DocId old : origins) {
      if (old == origin) continue;
      touch_copies(db, old, touched);
      db.run("UPDATE doc SET original = ? WHERE original = ? OR id = ?", origin, old, old);
      changed = true;
    }
    touch_copies(db, origin, touched);
    refresh(db, touched);
    return changed;
  });
}

Done SqliteStore::place(std::span<const Placing> placings) {
  return write([&](Db& db) {
    Touched touched;
    for (const Placing& p : placings) {
      Rows rows = db.query("SELECT story FROM doc WHERE id = ?", p.doc);
      if (!rows.next()) fail(Code::not_found, "no article " + id_text(p.doc));
      const StoryId old = rows.id<StoryId>();
      if (old == p.story) continue;
      db.run("UPDATE doc SET story = ? WHERE id = ?", p.story, p.doc);
      touched.stories.insert({old, p.story});
    }
    refresh(db, touched);
    return !touched.stories.empty();
  });
}

Done SqliteStore::tell(std::span<const Telling> tellings) {
  return write([&](Db& db) {
    for (const Telling& t : tellings) {
      std::vector<std::uint64_t> flat;
      for (const auto& [doc, span] : t.digest)
        flat.insert(flat.end(),
                    {static_cast<std::uint64_t>(doc), std::uint64_t{span.begin} << 32 | span.end});
      const std::string digest = pack_ids(flat);
      db.run("UPDATE story SET told = ?, digest = ? WHERE id = ?", t.lead, Blob{digest}, t.story);
      refresh_story(db, t.story);
    }
    return !tellings.empty();
  });
}

Done SqliteStore::compact() {
  const std::lock_guard lock(writing_);
  try {
    writer_.exec("INSERT INTO words(words) VALUES ('optimize'); VACUUM; PRAGMA optimize;");
    if (!in_memory_) writer_.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    return done();
  } catch (const Fault& fault) {
    return named_error(fault);
  }
}

}  // namespace store

Result<std::unique_ptr<Store>> open_store(std::string_view url) {
  const bool in_memory = url == "memory:";
  std::string path(url.starts_with("sqlite:") ? url.substr(7) : url);
  if (url.starts_with("postgres:") || url.starts_with("postgresql:"))
    return Error{Code::bad_input, std::string(url) + ": this program has no PostgreSQL store"};
  if (path.empty()) return Error{Code::bad_input, "the store's path is empty"};
  // An absolute or ./-path: SQLite must not take "file:x" or "" for something else.
  if (!in_memory && path[0] != '/') path = "./" + path;
  const std::string name(url.starts_with("sqlite:") ? url.substr(7) : url);
  try {
    return std::unique_ptr<Store>(
        std::make_unique<store::SqliteStore>(in_memory ? ":memory:" : path, name, in_memory));
  } catch (const store::Fault& fault) {
    return Error{fault.error.code, name + ": " + fault.error.what};
  }
}

}  // namespace hj
