#include "store/sqlite_store.h"

#include "core/hash.h"
#include "store/blob.h"
#include "store/schema.h"
#include "store/terms.h"
#include "store/tokens.h"

namespace hj {
namespace store {
namespace {

void configure(Db& db, bool in_memory) {
  register_tokens(db);
  register_rank(db);
  db.exec("PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
  if (!in_memory)
    db.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 1073741824;"
        "PRAGMA wal_autocheckpoint = 4000;");
}

bool put_one(Pen& pen, const Entry& entry) {
  const std::uint64_t print =
      print_of(entry.doc, entry.verdict, pack_layers(entry.doc), entry.sketch);
  Verdict verdict = entry.verdict;
  std::int64_t old = 0;
  StoryId shown = verdict.story;
  {
    Rows rows = pen.db.query("SELECT no, print, placed, original, story FROM doc WHERE id = ?",
                             entry.doc.id);
    if (rows.next()) {
      old = rows.integer();
      const bool same = static_cast<std::uint64_t>(rows.integer()) == print;
      const StoryId placed = rows.id<StoryId>();
      const DocId original = rows.id<DocId>();
      if (verdict.story == StoryId::none) verdict.story = placed, shown = rows.id<StoryId>();
      if (verdict.original == DocId::none) verdict.original = entry.doc.id;
      if (same && verdict.story == placed && verdict.original == original) return false;
    }
  }
  if (old != 0) pen.erase(old);
  const std::int64_t no = pen.insert(entry.doc, verdict, print, shown);
  if (!entry.sketch.empty()) pen.db.run("INSERT INTO sketch VALUES (?,?)", no, Blob{entry.sketch});
  return true;
}

}  // namespace

SqliteStore::SqliteStore(std::string path, std::string name, bool in_memory)
    : path_(std::move(path)), name_(std::move(name)), in_memory_(in_memory), writer_(path_) {
  configure(writer_, in_memory_);
  migrate(writer_);
  if (writer_.number("SELECT value FROM meta WHERE key = 'terms'") != kTermsVersion ||
      writer_.number("SELECT value FROM meta WHERE key = 'rows'") != kRowsVersion)
    make_rows();
}

void SqliteStore::make_rows() {
  Transaction transaction(writer_);
  load_corrections();
  for (const char* table : {"entity", "mention", "called", "alias", "name", "claim", "part",
                            "figure", "deal", "side", "tally", "quote", "spelling"})
    writer_.exec(("DELETE FROM " + std::string(table)).c_str());
  writer_.exec("INSERT INTO words(words) VALUES ('delete-all')");
  std::vector<std::pair<std::int64_t, DocId>> docs;
  for (Rows rows = writer_.query("SELECT no, id FROM doc ORDER BY no"); rows.next();) {
    const std::int64_t no = rows.integer();
    docs.emplace_back(no, rows.id<DocId>());
  }
  Pen one = pen();
  for (const auto& [no, id] : docs) {
    const Document doc = read_document(writer_, id);
    one.fill(no, doc, read_verdict(writer_, id));
    const std::string text = squeeze(doc.text), layers = squeeze(pack_layers(doc));
    writer_.run("UPDATE body SET text = ?, layers = ?, packed = 1 WHERE doc = ? AND packed = 0",
                Blob{text}, Blob{layers}, no);
    one.refresh();
  }
  writer_.run("UPDATE meta SET value = ? WHERE key = 'terms'", kTermsVersion);
  writer_.run("UPDATE meta SET value = ? WHERE key = 'rows'", kRowsVersion);
  transaction.commit();
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

Done SqliteStore::failed(const Fault& fault) {
  spelled_.clear();  // what was written of it may be gone again
  return named_error(fault);
}

Done SqliteStore::batch(const std::function<Done()>& work) {
  const std::lock_guard lock(writing_);
  if (in_batch()) return work();
  struct Owner {
    std::atomic<std::thread::id>& id;
    explicit Owner(std::atomic<std::thread::id>& at) : id(at) { id = std::this_thread::get_id(); }
    ~Owner() { id = std::thread::id{}; }
  };
  try {
    Transaction transaction(writer_);
    load_corrections();
    late_deals_.clear();
    batch_changed_ = batch_doomed_ = false;
    const Owner owner(batch_owner_);
    if (Done worked = work(); !worked) {
      spelled_.clear();
      return worked;
    }
    if (batch_doomed_) fail(Code::conflict, "a call of the batch has failed half-way");
    Pen last = pen();
    last.touched.deals = std::move(late_deals_);
    last.refresh();
    if (batch_changed_) writer_.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
    transaction.commit();
    return done();
  } catch (const Fault& fault) {
    return failed(fault);
  }
}

Done SqliteStore::put(std::span<const Entry> entries) {
  return write([&](Pen& pen) {
    bool changed = false;
    for (const Entry& entry : entries) changed = put_one(pen, entry) || changed;
    return changed;
  });
}

Done SqliteStore::remove(DocId id) {
  return write([&](Pen& pen) {
    const std::int64_t no = pen.db.number("SELECT no FROM doc WHERE id = ?", id);
    if (no == 0) fail(Code::not_found, "no article " + id_text(id));
    pen.erase(no);
    return true;
  });
}

Done SqliteStore::reroot(std::span<const DocId> origins, DocId origin) {
  return write([&](Pen& pen) {
    bool changed = false;
    for (const DocId old : origins) {
      if (old == origin) continue;
      pen.touch_family(old);
      pen.db.run("UPDATE doc SET original = ? WHERE original = ? OR id = ?", origin, old, old);
      changed = true;
    }
    if (changed) pen.touch_copies(origin);
    return changed;
  });
}

Done SqliteStore::tell(std::span<const Telling> tellings) {
  return write([&](Pen& pen) {
    for (const Telling& t : tellings) {
      std::vector<std::uint64_t> flat;
      for (const auto& [doc, span] : t.digest)
        flat.insert(flat.end(),
                    {static_cast<std::uint64_t>(doc), std::uint64_t{span.begin} << 32 | span.end});
      const std::string digest = pack_ids(flat);
      pen.db.run("UPDATE story SET told = ?, digest = ? WHERE id = ?", t.lead, Blob{digest},
                 t.story);
      pen.touched.stories.insert(t.story);
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

Done SqliteStore::backup(const std::string& path) const {
  const Result<bool> copied = read([&](Db& db) {
    Db target(path);
    if (target.number("SELECT count(*) FROM sqlite_schema") != 0)
      fail(Code::conflict, path + " is there already");
    copy_into(db, target);
    return true;
  });
  return copied ? done() : copied.error();
}

Result<std::vector<Size>> SqliteStore::sizes() const {
  return read([](Db& db) {
    std::vector<Size> out;
    for (Rows rows = db.query("SELECT coalesce(s.tbl_name, d.name) AS t, sum(d.pgsize) FROM dbstat "
                              "d LEFT JOIN sqlite_schema s ON s.name = d.name "
                              "GROUP BY t ORDER BY 2 DESC, 1");
         rows.next();) {
      Size& s = out.emplace_back();
      rows.take(s.table, s.bytes);
    }
    return out;
  });
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
