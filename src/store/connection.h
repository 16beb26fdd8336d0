// What a database's driver must do: the same SQL runs on SQLite and on PostgreSQL. A parameter is ?
// or ?1; what the dialects do not share stands in index.cc, upkeep.cc and schema.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hj::store {

// A prepared statement. Columns and parameters count from 0. Throws Fault.
class Statement {
 public:
  virtual ~Statement() = default;
  // What is bound from now on outlives the next run: it need not be copied.
  virtual void borrow() {}
  virtual void bind(int at, std::int64_t value) = 0;
  virtual void bind(int at, double value) = 0;
  virtual void bind(int at, std::string_view text) = 0;
  virtual void bind_blob(int at, std::string_view bytes) = 0;
  virtual bool step() = 0;  // false = no further row
  virtual void run() = 0;   // a change, whose fault may show at the next step or commit
  // An insert of one row, made before the next statement that names its table, or at the end:
  // SQLite makes those that wait in the order of the table, PostgreSQL by one statement.
  // `sums`: as PostgreSQL adds up many such rows of one key, `SELECT … FROM rows …` over the
  // parameters c1, c2, …; empty where no two rows meet.
  virtual void run_later(std::string_view) { run(); }
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;  // until the next step
  virtual void reset() = 0;                              // never throws
};

class Connection {
 public:
  virtual ~Connection() = default;
  virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
  virtual void exec(const char* sql) = 0;  // one or several statements
  virtual void begin(bool write) = 0;      // one writer at a time; a reader sees one snapshot
  virtual void commit() = 0;
  virtual void rollback() = 0;               // never throws
  virtual void send_rows() {}                // all that was to be made later
  virtual std::int64_t changes() const = 0;  // grows with each change
  virtual bool in_transaction() const = 0;   // false, too, if a fault has ended it
  virtual bool is_postgres() const { return false; }
  virtual bool lease() { return true; }  // held by this connection alone, as long as it lives
  virtual void* native() const = 0;      // sqlite3*, PGconn*
};

std::unique_ptr<Connection> connect_sqlite(const std::string& path);
// To read a file that nobody writes as long as this lives.
std::unique_ptr<Connection> connect_unchanging(const std::string& path);
std::unique_ptr<Connection> connect_postgres(const std::string& url);

}  // namespace hj::store
