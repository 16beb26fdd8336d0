// SQLite with statements that are prepared once. Throws Fault, which never leaves the store.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "store/fault.h"

namespace hj::store {

struct Blob {
  std::string_view bytes;
};
template <class T>
concept IdLike = std::is_enum_v<T> && sizeof(T) == 8;
template <class T>
concept CodeLike = std::is_enum_v<T> && sizeof(T) == 1;

// A prepared statement in use; it is reset when this goes out of scope.
class Rows {
 public:
  Rows(sqlite3* db, sqlite3_stmt* stmt) : db_(db), stmt_(stmt) {}
  Rows(Rows&& other) noexcept
      : db_(other.db_),
        stmt_(std::exchange(other.stmt_, nullptr)),
        bound_(other.bound_),
        column_(other.column_) {}
  Rows& operator=(Rows&&) = delete;
  ~Rows();

  bool next();  // false = no further row
  void run() {
    while (next()) {
    }
  }
  Rows& bind(std::int64_t value);
  Rows& bind(std::string_view value);
  Rows& bind(const std::string& value) { return bind(std::string_view(value)); }
  Rows& bind(const char* value) { return bind(std::string_view(value)); }
  Rows& bind(Blob value);
  Rows& bind(double value);
  template <class T>
  requires(std::is_integral_v<T> && !std::is_same_v<T, std::int64_t>) Rows& bind(T value) {
    return bind(static_cast<std::int64_t>(value));
  }
  template <class T>
  requires(IdLike<T> || CodeLike<T>) Rows& bind(T value) {
    return bind(static_cast<std::int64_t>(value));
  }

  // The columns of the row, from left to right.
  std::int64_t integer() { return sqlite3_column_int64(stmt_, column_++); }
  double real() { return sqlite3_column_double(stmt_, column_++); }
  std::string text();
  template <IdLike T>
  T id() {
    return static_cast<T>(static_cast<std::uint64_t>(integer()));
  }
  template <CodeLike T>
  T code() {
    return static_cast<T>(integer());
  }
  template <class T>
  void into(T& value) {
    if constexpr (std::is_same_v<T, std::string>)
      value = text();
    else if constexpr (std::is_floating_point_v<T>)
      value = static_cast<T>(real());
    else
      value = static_cast<T>(integer());
  }
  template <class... T>
  void take(T&... values) {
    (into(values), ...);
  }

 private:
  sqlite3* db_;
  sqlite3_stmt* stmt_;
  int bound_ = 0, column_ = 0;
};

class Db {
 public:
  explicit Db(const std::string& path);  // throws Fault
  ~Db();
  Db(const Db&) = delete;
  Db& operator=(const Db&) = delete;

  void exec(const char* sql);
  // `sql` is a constant or one of a bounded number of forms: its statement is kept.
  template <class... T>
  Rows query(std::string_view sql, const T&... values) {
    Rows rows(db_, prepare(sql));
    (rows.bind(values), ...);
    return rows;
  }
  template <class... T>
  void run(std::string_view sql, const T&... values) {
    query(sql, values...).run();
  }
  template <class... T>
  std::int64_t number(std::string_view sql, const T&... values) {  // first column, 0 if no row
    Rows rows = query(sql, values...);
    return rows.next() ? rows.integer() : 0;
  }
  int changes() const { return sqlite3_total_changes(db_); }
  bool in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }
  sqlite3* handle() const { return db_; }
  std::int64_t last_rowid() const { return sqlite3_last_insert_rowid(db_); }

 private:
  sqlite3_stmt* prepare(std::string_view sql);
  sqlite3* db_ = nullptr;
  std::string path_;
  std::unordered_map<std::string, sqlite3_stmt*> kept_;
};

// The whole of one database into another, page by page, as it is at this moment.
void copy_into(Db& from, Db& to);

// Rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Db& db, bool write = true) : db_(db) {
    db_.exec(write ? "BEGIN IMMEDIATE" : "BEGIN");
  }
  ~Transaction();
  void commit();

 private:
  Db& db_;
  bool open_ = true;
};

}  // namespace hj::store
