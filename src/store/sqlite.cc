#include "store/sqlite.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "store/postgres_rows.h"
#include "store/rows_ahead.h"

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

class SqliteStatement;

// The inserts of a connection whose rows wait.
class Ahead {
 public:
  // The bit of a table; beyond the last one all share a bit, and are made at once together.
  std::uint64_t bit_of(const std::string& table) {
    const std::size_t no =
        std::min<std::size_t>(tables_.try_emplace(table, tables_.size()).first->second, 63);
    return std::uint64_t{1} << no;
  }
  void add(SqliteStatement* statement, std::uint64_t tables);
  void drop(SqliteStatement* statement) { std::erase(waiting_, statement); }
  void make(std::uint64_t tables);  // the rows of these
  void forget();
  std::int64_t kept = 0;  // rows, since the connection was made

 private:
  std::map<std::string, std::size_t> tables_;
  std::vector<SqliteStatement*> waiting_;
  std::uint64_t mask_ = 0;  // of those that wait
};

// How many parameters an INSERT of one row of nothing but parameters and numbers has: its rows may
// wait. Others, and those that the next statement asks after, are made at once.
std::optional<std::size_t> width_of(std::string_view sql) {
  constexpr std::string_view kInto = "INSERT INTO ", kValues = " VALUES (";
  const std::size_t values = sql.find(kValues);
  if (!sql.starts_with(kInto) || values == sql.npos) return std::nullopt;
  std::size_t width = 0;
  for (const char c : sql.substr(values + kValues.size())) {
    if (c == ')') return width == 0 ? std::nullopt : std::optional(width);
    if (c == '?')
      ++width;
    else if (c != ',' && (c < '0' || c > '9'))
      return std::nullopt;
  }
  return std::nullopt;
}

// Of how many columns its key is; where no two rows may meet, enough to put them in order.
std::size_t table_key(std::string_view sql) {
  constexpr std::string_view kConflict = "ON CONFLICT(";
  const std::size_t at = sql.find(kConflict);
  if (at == sql.npos) return 3;
  const std::string_view names = sql.substr(at + kConflict.size());
  return 1 + static_cast<std::size_t>(std::ranges::count(names.substr(0, names.find(')')), ','));
}

// The same for so many rows. OR FAIL: SQLite would copy each page that it changes, to undo a
// statement of several rows; our transaction is lost with the first wrong one. Empty where a row
// may change one that is there.
std::string of_many(std::string_view sql, int rows) {
  constexpr std::string_view kInto = "INSERT INTO ", kValues = " VALUES ";
  if (sql.find(" DO UPDATE ") != sql.npos) return {};
  const std::size_t open = sql.find(kValues) + kValues.size(), end = sql.find(')', open) + 1;
  const std::string_view row = sql.substr(open, end - open);
  std::string out =
      "INSERT OR FAIL INTO " + std::string(sql.substr(kInto.size(), open - kInto.size()));
  for (int i = 0; i < rows; ++i) out.append(i == 0 ? "" : ",").append(row);
  return out.append(sql.substr(end));
}

sqlite3_stmt* prepared(sqlite3* db, std::string_view sql) {
  sqlite3_stmt* stmt = nullptr;
  must(db, sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                              SQLITE_PREPARE_PERSISTENT, &stmt, nullptr));
  return stmt;
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* db, std::string_view sql, Ahead& ahead)
      : db_(db), stmt_(prepared(db, sql)), ahead_(ahead) {
    for (const std::string& table : tables_in(sql))
      if (table != "SET") tables_ |= ahead.bit_of(table);  // DO UPDATE SET
    if (const auto width = width_of(sql))
      rows_.emplace(*width, table_key(sql)), many_sql_ = of_many(sql, kAtOnce);
  }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement() override {
    if (rows_) ahead_.drop(this);
    sqlite3_finalize(stmt_), sqlite3_finalize(many_);
  }

  void bind(int at, std::int64_t value) override {
    if (is_row()) return rows_->bind(at, {Bound::Kind::integer, value, 0, {}});
    must(db_, sqlite3_bind_int64(stmt_, at + 1, value));
  }
  void bind(int at, double value) override {
    if (is_row()) return rows_->bind(at, {Bound::Kind::real, 0, value, {}});
    must(db_, sqlite3_bind_double(stmt_, at + 1, value));
  }
  void borrow() override { copied_ = SQLITE_STATIC; }
  // Copied: a bound temporary need not outlive the statement, but where it is borrowed.
  void bind(int at, std::string_view text) override {
    if (is_row()) return rows_->bind(at, {Bound::Kind::text, 0, 0, text});
    bind_text(stmt_, at, text, copied_);
  }
  void bind_blob(int at, std::string_view bytes) override {
    if (is_row()) return rows_->bind(at, {Bound::Kind::blob, 0, 0, bytes});
    bind_bytes(stmt_, at, bytes, copied_);
  }
  bool step() override {
    if (!stepped_) begin();
    const int status = sqlite3_step(stmt_);
    if (status == SQLITE_ROW) return true;
    if (status != SQLITE_DONE) must(db_, status);
    return false;
  }
  void run() override {
    while (step()) {
    }
  }
  void run_later(std::string_view) override {
    if (!is_row() || sqlite3_get_autocommit(db_) != 0) return run();
    if (rows_->empty()) ahead_.add(this, tables_);
    rows_->keep(), ++ahead_.kept;
    if (rows_->bytes() > kManyBytes) ahead_.make(tables_);
  }
  std::uint64_t tables() const { return tables_; }
  // Many of them by one statement, and the rest one by one.
  void make_rows() {
    const std::size_t all = rows_->size(), at_once = all - all % kAtOnce;
    if (at_once != 0 && many_ == nullptr && !many_sql_.empty()) many_ = prepared(db_, many_sql_);
    const int width = static_cast<int>(rows_->width());
    std::size_t row = 0;
    rows_->take([&](const std::vector<Bound>& values) {
      const bool together = many_ != nullptr && row < at_once;
      const int place = together ? static_cast<int>(row % kAtOnce) : 0;
      bind_row(together ? many_ : stmt_, place * width, values);
      ++row;
      if (!together)
        make(stmt_);
      else if (place + 1 == kAtOnce)
        make(many_);
    });
  }
  void forget_rows() { rows_->clear(); }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(stmt_, column); }
  double real(int column) const override { return sqlite3_column_double(stmt_, column); }
  std::string_view bytes(int column) const override {
    const void* data = sqlite3_column_blob(stmt_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(stmt_, column));
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data), size);
  }
  void reset() override {
    copied_ = SQLITE_TRANSIENT, stepped_ = false;
    sqlite3_reset(stmt_);  // every parameter is bound anew before the next step
  }

 private:
  static constexpr std::size_t kManyBytes = std::size_t{16} << 20;

  // One that may wait: what is bound to it outlives it.
  bool is_row() const { return rows_ && copied_ == SQLITE_STATIC; }
  // Rows that wait for a table are there for whoever names it.
  void begin() {
    ahead_.make(tables_);
    if (is_row()) bind_row(stmt_, 0, rows_->row());
    stepped_ = true;
  }
  void make(sqlite3_stmt* stmt) {
    const int status = sqlite3_step(stmt);
    sqlite3_reset(stmt);
    if (status != SQLITE_DONE) must(db_, status);
  }
  void bind_text(sqlite3_stmt* stmt, int at, std::string_view text, sqlite3_destructor_type how) {
    const char* data = text.empty() ? "" : text.data();
    must(db_, sqlite3_bind_text64(stmt, at + 1, data, text.size(), how, SQLITE_UTF8));
  }
  void bind_bytes(sqlite3_stmt* stmt, int at, std::string_view bytes, sqlite3_destructor_type how) {
    const char* data = bytes.empty() ? "" : bytes.data();
    must(db_, sqlite3_bind_blob64(stmt, at + 1, data, bytes.size(), how));
  }
  void bind_row(sqlite3_stmt* stmt, int at, const std::vector<Bound>& row) {
    for (const Bound& b : row) {
      if (b.kind == Bound::Kind::integer)
        must(db_, sqlite3_bind_int64(stmt, at + 1, b.integer));
      else if (b.kind == Bound::Kind::real)
        must(db_, sqlite3_bind_double(stmt, at + 1, b.real));
      else if (b.kind == Bound::Kind::text)
        bind_text(stmt, at, b.bytes, SQLITE_STATIC);
      else
        bind_bytes(stmt, at, b.bytes, SQLITE_STATIC);
      ++at;
    }
  }

  static constexpr int kAtOnce = 8;
  sqlite3* db_;
  sqlite3_stmt* stmt_;
  sqlite3_stmt* many_ = nullptr;  // of kAtOnce rows
  std::string many_sql_;
  Ahead& ahead_;
  std::uint64_t tables_ = 0;
  std::optional<WaitingRows> rows_;  // of an insert whose rows may wait
  sqlite3_destructor_type copied_ = SQLITE_TRANSIENT;
  bool stepped_ = false;
};

void Ahead::add(SqliteStatement* statement, std::uint64_t tables) {
  waiting_.push_back(statement), mask_ |= tables;
}
void Ahead::make(std::uint64_t tables) {
  if ((mask_ & tables) == 0) return;
  std::vector<SqliteStatement*> now;
  std::erase_if(waiting_, [&](SqliteStatement* s) {
    if ((s->tables() & tables) != 0) now.push_back(s);
    return (s->tables() & tables) != 0;
  });
  mask_ = 0;
  for (const SqliteStatement* s : waiting_) mask_ |= s->tables();
  try {
    for (SqliteStatement* s : now) s->make_rows();
  } catch (const Fault&) {  // the transaction is lost
    for (SqliteStatement* s : now) s->forget_rows();
    throw;
  }
}
void Ahead::forget() {
  for (SqliteStatement* s : waiting_) s->forget_rows();
  waiting_.clear(), mask_ = 0;
}

class Sqlite final : public Connection {
 public:
  explicit Sqlite(const std::string& path, int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) {
    flags |= SQLITE_OPEN_NOMUTEX;
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
    return std::make_unique<SqliteStatement>(db_, sql, ahead_);
  }
  void exec(const char* sql) override {
    send_rows();
    must(db_, sqlite3_exec(db_, sql, nullptr, nullptr, nullptr));
  }
  void begin(bool write) override { exec(write ? "BEGIN IMMEDIATE" : "BEGIN"); }
  void commit() override { exec("COMMIT"); }
  void send_rows() override { ahead_.make(~std::uint64_t{0}); }
  void rollback() override {  // fails where SQLite has rolled back by itself (full disk, I/O error)
    ahead_.forget();
    sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  std::int64_t changes() const override { return sqlite3_total_changes(db_) + ahead_.kept; }
  bool in_transaction() const override { return sqlite3_get_autocommit(db_) == 0; }
  void* native() const override { return db_; }

 private:
  sqlite3* db_ = nullptr;
  Ahead ahead_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(const std::string& path) {
  return std::make_unique<Sqlite>(path);
}

std::unique_ptr<Connection> connect_unchanging(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path)
    uri += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
  return std::make_unique<Sqlite>(uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

void copy_into(Db& from, Db& to) {
  sqlite3_backup* backup = sqlite3_backup_init(sqlite_of(to), "main", sqlite_of(from), "main");
  if (backup == nullptr) must(sqlite_of(to), sqlite3_errcode(sqlite_of(to)));
  sqlite3_backup_step(backup, -1);
  must(sqlite_of(to), sqlite3_backup_finish(backup));
}

}  // namespace hj::store
