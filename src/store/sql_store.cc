#include "store/sql_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "core/hash.h"
#include "store/blob.h"
#include "store/index.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "store/terms.h"
#include "store/tokens.h"

namespace hj {
namespace store {
namespace {

// A file in a folder where nothing may be written: SQLite cannot keep its log beside it, so it is
// read as what nobody changes. A log that is there has what the file lacks.
bool is_for_reading(const std::string& where) {
  const std::string folder = where.substr(0, where.rfind('/') + 1);
  struct stat log {};
  return access(where.c_str(), R_OK) == 0 && access(where.c_str(), W_OK) != 0 &&
         access(folder.c_str(), W_OK) != 0 &&
         (stat((where + "-wal").c_str(), &log) != 0 || log.st_size == 0);
}

// Of two that begin a new file together SQLite tells one that it is locked, without the wait that
// it has been asked for.
void log_ahead(Db& db) {
  constexpr auto kPause = std::chrono::milliseconds(20);
  for (int left = 500;; --left) try {
      return db.exec("PRAGMA journal_mode = WAL;");
    } catch (const Fault& fault) {
      if (fault.error.code != Code::unavailable || left == 0) throw;
      std::this_thread::sleep_for(kPause);
    }
}

Db connect(const std::string& where, Engine engine) {
  if (engine == Engine::postgres) return Db(connect_postgres(where));
  const bool reading = engine == Engine::file && is_for_reading(where);
  Db db(reading ? connect_unchanging(where) : connect_sqlite(where));
  register_tokens(db);
  register_rank(db);
  // Of a new file: two packed articles and more in a page, where one in 4 kB left a third empty.
  db.exec("PRAGMA page_size = 8192;");
  db.exec("PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
  if (engine == Engine::file && !reading) {
    log_ahead(db);
    db.exec("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16000;");
  }
  return db;
}

constexpr const char* kSizes =
    "SELECT coalesce(s.tbl_name, d.name) AS t, sum(d.pgsize) FROM dbstat d LEFT JOIN sqlite_schema "
    "s "
    "ON s.name = d.name GROUP BY t ORDER BY 2 DESC, 1";
constexpr const char* kSizesPostgres =
    "SELECT coalesce(p.relname, c.relname) AS t, sum(pg_total_relation_size(c.oid)) FROM pg_class "
    "c "
    "LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent "
    "WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace GROUP BY t "
    "ORDER BY 2 DESC, 1";

void tidy(Db& db, bool file) {
  if (db.is_postgres()) return db.exec("VACUUM ANALYZE");
  db.exec("INSERT INTO words(words) VALUES ('optimize'); VACUUM; PRAGMA optimize;");
  if (file) db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::optional<DocKey> doc_key(Pen& pen, DocId id) {
  if (pen.written.recall.expects(id)) {
    const DocKey* key = pen.written.recall.find(id);
    return key == nullptr ? std::nullopt : std::optional(*key);
  }
  Rows rows = pen.db.query("SELECT no, print, placed, story, original FROM doc WHERE id = ?", id);
  if (!rows.next()) return std::nullopt;
  DocKey key;
  rows.take(key.no, key.print, key.placed, key.story, key.original);
  return key;
}

bool put_one(Pen& pen, const Entry& entry) {
  const std::string layers = pack_layers(entry.doc);
  const std::uint64_t print = print_of(entry.doc, entry.verdict, layers, entry.sketch);
  Verdict verdict = entry.verdict;
  StoryId shown = verdict.story;
  if (const std::optional<DocKey> old = doc_key(pen, entry.doc.id)) {
    if (verdict.story == StoryId::none) verdict.story = old->placed, shown = old->story;
    if (verdict.original == DocId::none) verdict.original = entry.doc.id;
    if (old->print == print && verdict.story == old->placed && verdict.original == old->original)
      return false;
    pen.erase(old->no);
  }
  const std::int64_t no = pen.insert(entry.doc, verdict, {layers, print, shown});
  if (!entry.sketch.empty())
    pen.db.later("INSERT INTO sketch VALUES (?,?)", no, Blob{entry.sketch});
  return true;
}

}  // namespace

SqlStore::SqlStore(std::string where, std::string name, Engine engine)
    : where_(std::move(where)),
      name_(std::move(name)),
      engine_(engine),
      writer_(connect(where_, engine)) {
  migrate(writer_);
  if (rows_are_old()) make_rows();
  fill_bands();
  if (struct stat file{}; engine == Engine::file && stat(where_.c_str(), &file) == 0)
    device_ = file.st_dev, inode_ = file.st_ino;
}

// SQLite would go on with a file that has no name any more, and what it keeps there is lost.
void SqlStore::must_be_there() const {
  if (engine_ != Engine::file) return;
  struct stat file {};
  if (stat(where_.c_str(), &file) != 0)
    fail(Code::unavailable, "its file is gone (" + std::string(std::strerror(errno)) + ")");
  if (file.st_dev != device_ || file.st_ino != inode_)
    fail(Code::unavailable, "its file has been replaced by another; start anew");
}

SqlStore::~SqlStore() {
  if (lease_file_ >= 0) close(lease_file_);
}

Result<bool> SqlStore::lease() {
  const std::lock_guard lock(writing_);
  try {
    if (engine_ == Engine::postgres) return writer_.connection().lease();
    if (engine_ == Engine::memory || lease_file_ >= 0) return true;
    const std::string path = where_ + ".lease";
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) return Error{Code::io, path + ": " + std::strerror(errno)};
    if (flock(file, LOCK_EX | LOCK_NB) != 0) return close(file), false;
    lease_file_ = file;
    return true;
  } catch (const Fault& fault) {
    return named_error(fault);
  }
}

bool SqlStore::rows_are_old() const {
  const std::int64_t terms = writer_.number("SELECT value FROM meta WHERE key = 'terms'"),
                     rows = writer_.number("SELECT value FROM meta WHERE key = 'rows'");
  if (terms > kTermsVersion || rows > kRowsVersion)
    fail(Code::conflict, "its rows were made by a newer program");
  return terms != kTermsVersion || rows != kRowsVersion;
}

void SqlStore::make_rows() {
  Transaction transaction(writer_);
  if (!rows_are_old()) return;  // another program has made them meanwhile
  load_corrections();
  for (const char* table : {"entity", "mention", "called", "name", "claim", "figure", "deal",
                            "side", "tally", "quote", "spelling"})
    writer_.exec("DELETE FROM " + std::string(table));
  index_clear(writer_);
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
  settle_bands(writer_, 1);
  writer_.run("UPDATE meta SET value = ? WHERE key = 'terms'", kTermsVersion);
  writer_.run("UPDATE meta SET value = ? WHERE key = 'rows'", kRowsVersion);
  transaction.commit();
}

// A migration has emptied the table of prints: many at a time, not all of them in memory.
void SqlStore::fill_bands() {
  if (writer_.is_postgres() || writer_.number("SELECT value FROM meta WHERE key = 'banded'") != 0 ||
      writer_.number("SELECT coalesce(max(no), 0) FROM doc") < kManyWaiting)
    return;
  Transaction transaction(writer_);
  settle_bands(writer_);
  transaction.commit();
}

std::unique_ptr<Db> SqlStore::borrow() const {
  {
    const std::lock_guard lock(pool_);
    if (!idle_.empty()) {
      std::unique_ptr<Db> db = std::move(idle_.back());
      idle_.pop_back();
      return db;
    }
  }
  auto db = std::make_unique<Db>(connect(where_, engine_));
  // Readers map the file; the writer, which a bulk read keeps busy, does with its cache.
  if (engine_ == Engine::file) db->exec("PRAGMA query_only = ON; PRAGMA mmap_size = 1073741824;");
  return db;
}

void SqlStore::give_back(std::unique_ptr<Db> db) const {
  const std::lock_guard lock(pool_);
  if (idle_.size() < 16) idle_.push_back(std::move(db));
}

Error SqlStore::named_error(const Fault& fault) const {
  return {fault.error.code, name_ + ": " + fault.error.what};
}

Done SqlStore::failed(const Fault& fault) {
  written_.forget(), bands_.forget();  // what was written may be gone again
  return named_error(fault);
}

Done SqlStore::batch(const std::function<Done()>& work) {
  const std::lock_guard lock(writing_);
  if (in_batch()) return work();
  struct Owner {
    std::atomic<std::thread::id>& id;
    explicit Owner(std::atomic<std::thread::id>& at) : id(at) { id = std::this_thread::get_id(); }
    ~Owner() { id = std::thread::id{}; }
  };
  try {
    must_be_there();
    Transaction transaction(writer_);
    begin_writing();
    late_ = {}, waiting_ = {};
    if (engine_ == Engine::postgres)
      generation_ = writer_.number("SELECT value FROM meta WHERE key = 'generation'");
    written_.recall.begin(generation_);
    batch_changed_ = batch_doomed_ = false;
    const Owner owner(batch_owner_);
    if (Done worked = work(); !worked) {
      written_.forget(), bands_.forget();
      return worked;
    }
    if (batch_doomed_) fail(Code::conflict, "a call of the batch has failed half-way");
    sum_up_late();
    if (batch_changed_) turn(writer_, waiting_.news);
    transaction.commit();
    written_.recall.end(generation_ + (batch_changed_ ? 1 : 0));
    return done();
  } catch (const Fault& fault) {
    return failed(fault);
  }
}

void SqlStore::sum_up_late() const {
  Pen last = pen();
  last.touched = std::exchange(late_, {});
  last.refresh();
}

Done SqlStore::put(std::span<const Entry> entries) {
  return write([&](Pen& pen) {
    bool changed = false;
    for (const Entry& entry : entries) changed = put_one(pen, entry) || changed;
    return changed;
  });
}

Done SqlStore::remove(DocId id) {
  return write([&](Pen& pen) {
    const std::int64_t no = pen.db.number("SELECT no FROM doc WHERE id = ?", id);
    if (no == 0) fail(Code::not_found, "no article " + id_text(id));
    pen.erase(no);
    return true;
  });
}

Done SqlStore::reroot(std::span<const DocId> origins, DocId origin) {
  return write([&](Pen& pen) {
    bool changed = false;
    for (const DocId old : origins) {
      if (old == origin) continue;
      pen.touch_family(old);
      pen.db.run("UPDATE doc SET original = ? WHERE original = ? OR id = ?", origin, old, old);
      pen.written.recall.reroot(old, origin);
      changed = true;
    }
    if (changed) pen.touch_copies(origin);
    return changed;
  });
}

Done SqlStore::tell(std::span<const Telling> tellings) {
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

Done SqlStore::compact() {
  const std::lock_guard lock(writing_);
  try {
    must_be_there();
    tidy(writer_, engine_ == Engine::file);
    return done();
  } catch (const Fault& fault) {
    return named_error(fault);
  }
}

Done SqlStore::backup(const std::string& path) const {
  if (engine_ == Engine::postgres) return copy_store(where_, path);
  const Result<bool> copied = read([&](Db& db) {
    Db target(path);
    if (target.number("SELECT count(*) FROM sqlite_schema") != 0)
      fail(Code::conflict, path + " is there already");
    copy_into(db, target);
    return true;
  });
  return copied ? done() : copied.error();
}

Result<std::vector<Size>> SqlStore::sizes() const {
  return read([](Db& db) {
    std::vector<Size> out;
    for (Rows rows = db.query(db.is_postgres() ? kSizesPostgres : kSizes); rows.next();) {
      Size& s = out.emplace_back();
      rows.take(s.table, s.bytes);
    }
    return out;
  });
}

}  // namespace store

namespace {

// postgres://reader:secret@host/news -> postgres://reader@host/news, as it may stand in a log.
std::string without_password(std::string_view url) {
  const std::size_t from = url.find("://"), at = url.find('@');
  const std::size_t colon = from == url.npos ? from : url.find(':', from + 3);
  std::string out(url.substr(0, url.find('?')));
  if (at != url.npos && colon < at) out.erase(colon, at - colon);
  return out;
}

}  // namespace

Result<std::unique_ptr<Store>> open_store(std::string_view url) {
  using store::Engine;
  const bool server = url.starts_with("postgres:") || url.starts_with("postgresql:");
  const Engine engine = server             ? Engine::postgres
                        : url == "memory:" ? Engine::memory
                                           : Engine::file;
  const std::string name = server ? without_password(url)
                                  : std::string(url.starts_with("sqlite:") ? url.substr(7) : url);
  std::string where(server ? url : engine == Engine::memory ? ":memory:" : name);
  if (where.empty()) return Error{Code::bad_input, "the store's path is empty"};
  // An absolute or ./-path: SQLite must not take "file:x" or "" for something else.
  if (engine == Engine::file && where[0] != '/') where = "./" + where;
  try {
    return std::unique_ptr<Store>(
        std::make_unique<store::SqlStore>(std::move(where), name, engine));
  } catch (const store::Fault& fault) {
    return Error{fault.error.code, name + ": " + fault.error.what};
  }
}

}  // namespace hj
