// A database, with statements that are prepared once. Throws Fault, which never leaves the store.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "store/connection.h"
#include "store/dictionary.h"
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
  explicit Rows(Statement* stmt) : stmt_(stmt) {}
  Rows(Rows&& other) noexcept
      : stmt_(std::exchange(other.stmt_, nullptr)), bound_(other.bound_), column_(other.column_) {}
  Rows& operator=(Rows&&) = delete;
  ~Rows() {
    if (stmt_ != nullptr) stmt_->reset();
  }

  bool next() {  // false = no further row
    column_ = 0;
    return stmt_->step();
  }
  void run() { stmt_->run(); }
  void run_later(std::string_view sums) { stmt_->run_later(sums); }
  void borrow() { stmt_->borrow(); }
  Rows& bind(std::int64_t value) { return stmt_->bind(bound_++, value), *this; }
  Rows& bind(std::string_view value) { return stmt_->bind(bound_++, value), *this; }
  Rows& bind(const std::string& value) { return bind(std::string_view(value)); }
  Rows& bind(const char* value) { return bind(std::string_view(value)); }
  Rows& bind(Blob value) { return stmt_->bind_blob(bound_++, value.bytes), *this; }
  Rows& bind(double value) { return stmt_->bind(bound_++, value), *this; }
  template <class T>
  requires(std::is_integral_v<T> && !std::is_same_v<T, std::int64_t>) Rows& bind(T value) {
    return bind(static_cast<std::int64_t>(value));
  }
  template <class T>
  requires(IdLike<T> || CodeLike<T>) Rows& bind(T value) {
    return bind(static_cast<std::int64_t>(value));
  }

  // The columns of the row, from left to right.
  std::int64_t integer() { return stmt_->integer(column_++); }
  double real() { return stmt_->real(column_++); }
  std::string text() { return std::string(stmt_->bytes(column_++)); }
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
  Statement* stmt_;
  int bound_ = 0, column_ = 0;
};

class Db {
 public:
  explicit Db(const std::string& path) : Db(connect_sqlite(path)) {}
  explicit Db(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

  void exec(const char* sql) { connection_->exec(sql); }
  void exec(const std::string& sql) { exec(sql.c_str()); }
  // `sql` is a constant or one of a bounded number of forms: its statement is kept.
  template <class... T>
  Rows query(std::string_view sql, const T&... values) {
    Rows rows(prepare(sql));
    (rows.bind(values), ...);
    return rows;
  }
  template <class... T>
  void run(std::string_view sql, const T&... values) {
    Rows rows(prepare(sql));
    rows.borrow();
    (rows.bind(values), ...);
    rows.run();
  }
  template <class... T>
  void later(std::string_view sql, const T&... values) {  // Statement::run_later
    add_later(sql, {}, values...);
  }
  template <class... T>
  void add_later(std::string_view sql, std::string_view sums, const T&... values) {
    Rows rows(prepare(sql));
    rows.borrow();
    (rows.bind(values), ...);
    rows.run_later(sums);
  }
  template <class... T>
  std::int64_t number(std::string_view sql, const T&... values) {  // first column, 0 if no row
    Rows rows(prepare(sql));
    rows.borrow();
    (rows.bind(values), ...);
    return rows.next() ? rows.integer() : 0;
  }
  std::int64_t changes() const { return connection_->changes(); }
  bool in_transaction() const { return connection_->in_transaction(); }
  bool is_postgres() const { return connection_->is_postgres(); }
  Connection& connection() { return *connection_; }
  Dictionaries& dictionaries() { return dictionaries_; }

 private:
  Statement* prepare(std::string_view sql) {
    auto kept = kept_.find(sql);
    if (kept == kept_.end()) kept = kept_.emplace(sql, connection_->prepare(sql)).first;
    return kept->second.get();
  }
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const {
      return std::hash<std::string_view>{}(sql);
    }
  };
  std::unique_ptr<Connection> connection_;
  std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>>
      kept_;  // gone before it
  Dictionaries dictionaries_;
};

// Rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Db& db, bool write = true) : db_(db) { db_.connection().begin(write); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (!open_) return;
    db_.connection().rollback();
    db_.dictionaries().forget();
  }
  void commit() {
    db_.connection().commit();
    open_ = false;
  }

 private:
  Db& db_;
  bool open_ = true;
};

}  // namespace hj::store
