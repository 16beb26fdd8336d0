#include "store/sql.h"

namespace hj::store {
namespace {

Code code_of(int status) {
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
[[noreturn]] void fail(sqlite3* db, int status) {
  hj::store::fail(code_of(status), db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(status));
}

}  // namespace

Rows::~Rows() {
  if (stmt_ == nullptr) return;
  sqlite3_reset(stmt_);
  sqlite3_clear_bindings(stmt_);
}

bool Rows::next() {
  column_ = 0;
  const int status = sqlite3_step(stmt_);
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  fail(db_, status);
}

Rows& Rows::bind(std::int64_t value) {
  if (const int s = sqlite3_bind_int64(stmt_, ++bound_, value); s != SQLITE_OK) fail(db_, s);
  return *this;
}
Rows& Rows::bind(double value) {
  if (const int s = sqlite3_bind_double(stmt_, ++bound_, value); s != SQLITE_OK) fail(db_, s);
  return *this;
}
// Copied: a bound temporary need not outlive the statement.
Rows& Rows::bind(std::string_view value) {
  const char* data = value.empty() ? "" : value.data();
  if (const int s =
          sqlite3_bind_text64(stmt_, ++bound_, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
      s != SQLITE_OK)
    fail(db_, s);
  return *this;
}
Rows& Rows::bind(Blob value) {
  const char* data = value.bytes.empty() ? "" : value.bytes.data();
  if (const int s =
          sqlite3_bind_blob64(stmt_, ++bound_, data, value.bytes.size(), SQLITE_TRANSIENT);
      s != SQLITE_OK)
    fail(db_, s);
  return *this;
}

std::string Rows::text() {
  const int column = column_++;
  const void* data = sqlite3_column_blob(stmt_, column);
  const int size = sqlite3_column_bytes(stmt_, column);
  return data == nullptr
             ? std::string()
             : std::string(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

Db::Db(const std::string& path) : path_(path) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int status = sqlite3_open_v2(path.c_str(), &db_, flags, nullptr);
  if (status != SQLITE_OK) {
    const std::string why = db_ != nullptr ? sqlite3_errmsg(db_) : sqlite3_errstr(status);
    sqlite3_close(db_);
    hj::store::fail(code_of(status), why);
  }
  sqlite3_extended_result_codes(db_, 1);
  sqlite3_busy_timeout(db_, 10'000);
}

Db::~Db() {
  for (auto& [sql, stmt] : kept_) sqlite3_finalize(stmt);
  sqlite3_close(db_);
}

void Db::exec(const char* sql) {
  if (const int s = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr); s != SQLITE_OK) fail(db_, s);
}

sqlite3_stmt* Db::prepare(std::string_view sql) {
  sqlite3_stmt*& stmt = kept_[std::string(sql)];
  if (stmt != nullptr) return stmt;
  const int s = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                   SQLITE_PREPARE_PERSISTENT, &stmt, nullptr);
  if (s == SQLITE_OK) return stmt;
  kept_.erase(std::string(sql));
  fail(db_, s);
}

void copy_into(Db& from, Db& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup == nullptr) fail(to.handle(), sqlite3_errcode(to.handle()));
  sqlite3_backup_step(backup, -1);
  if (const int s = sqlite3_backup_finish(backup); s != SQLITE_OK) fail(to.handle(), s);
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    db_.exec("ROLLBACK");
  } catch (const Fault&) {
    // SQLite has rolled back by itself (full disk, I/O error).
  }
}
void Transaction::commit() {
  db_.exec("COMMIT");
  open_ = false;
}

}  // namespace hj::store
