#include "store/sqlite.h"

namespace hj::store {
namespace {

Code sqlite_code(int status) {
  switch (status & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Code::bad_data;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Code::unavailable;
    case SQLITE_CONSTRAINT:
      return Code::conflict;
    default:
      return Code::io;
  }
}
void must(sqlite3* db, int status) {
  if (status == SQLITE_OK) return;
  fail(sqlite_code(status), db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(status));
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* db, sqlite3_stmt* stmt) : db_(db), stmt_(stmt) {}
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement() override { sqlite3_finalize(stmt_); }

  void bind(int at, std::int64_t value) override {
    must(db_, sqlite3_bind_int64(stmt_, at + 1, value));
  }
  void bind(int at, double value) override { must(db_, sqlite3_bind_double(stmt_, at + 1, value)); }
  void borrow() override { copied_ = SQLITE_STATIC; }
  // Copied: a bound temporary need not outlive the statement, but where it is borrowed.
  void bind(int at, std::string_view text) override {
    const char* data = text.empty() ? "" : text.data();
    must(db_, sqlite3_bind_text64(stmt_, at + 1, data, text.size(), copied_, SQLITE_UTF8));
  }
  void bind_blob(int at, std::string_view bytes) override {
    const char* data = bytes.empty() ? "" : bytes.data();
    must(db_, sqlite3_bind_blob64(stmt_, at + 1, data, bytes.size(), copied_));
  }
  bool step() override {
    const int status = sqlite3_step(stmt_);
    if (status == SQLITE_ROW) return true;
    if (status != SQLITE_DONE) must(db_, status);
    return false;
  }
  void run() override {
    while (step()) {
    }
  }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(stmt_, column); }
  double real(int column) const override { return sqlite3_column_double(stmt_, column); }
  std::string_view bytes(int column) const override {
    const void* data = sqlite3_column_blob(stmt_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(stmt_, column));
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data), size);
  }
  void reset() override {
    copied_ = SQLITE_TRANSIENT;
    sqlite3_reset(stmt_);  // every parameter is bound anew before the next step
  }

 private:
  sqlite3* db_;
  sqlite3_stmt* stmt_;
  sqlite3_destructor_type copied_ = SQLITE_TRANSIENT;
};

class Sqlite final : public Connection {
 public:
  explicit Sqlite(const std::string& path) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (const int status = sqlite3_open_v2(path.c_str(), &db_, flags, nullptr);
        status != SQLITE_OK) {
      const std::string why = db_ != nullptr ? sqlite3_errmsg(db_) : sqlite3_errstr(status);
      sqlite3_close(db_);
      fail(sqlite_code(status), why);
    }
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, 10'000);
  }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;
  ~Sqlite() override { sqlite3_close(db_); }

  std::unique_ptr<Statement> prepare(std::string_view sql) override {
    sqlite3_stmt* stmt = nullptr;
    must(db_, sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                 SQLITE_PREPARE_PERSISTENT, &stmt, nullptr));
    return std::make_unique<SqliteStatement>(db_, stmt);
  }
  void exec(const char* sql) override {
    must(db_, sqlite3_exec(db_, sql, nullptr, nullptr, nullptr));
  }
  void begin(bool write) override { exec(write ? "BEGIN IMMEDIATE" : "BEGIN"); }
  void commit() override { exec("COMMIT"); }
  void rollback() override {  // fails where SQLite has rolled back by itself (full disk, I/O error)
    sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  std::int64_t changes() const override { return sqlite3_total_changes(db_); }
  bool in_transaction() const override { return sqlite3_get_autocommit(db_) == 0; }
  void* native() const override { return db_; }

 private:
  sqlite3* db_ = nullptr;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(const std::string& path) {
  return std::make_unique<Sqlite>(path);
}

void copy_into(Db& from, Db& to) {
  sqlite3_backup* backup = sqlite3_backup_init(sqlite_of(to), "main", sqlite_of(from), "main");
  if (backup == nullptr) must(sqlite_of(to), sqlite3_errcode(sqlite_of(to)));
  sqlite3_backup_step(backup, -1);
  must(sqlite_of(to), sqlite3_backup_finish(backup));
}

}  // namespace hj::store
