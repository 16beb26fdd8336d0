// A whole store into another, table by table, whichever databases they are: by COPY into
// PostgreSQL. The index of words alone is made anew, for it has no rows to read.
#include <libpq-fe.h>

#include <bit>

#include "store/bands.h"
#include "store/pen.h"
#include "store/schema.h"
#include "store/sql_store.h"

namespace hj::store {
namespace {

constexpr int kFetched = 500;  // rows of PostgreSQL at once: bodies are large

enum class Form : std::uint8_t { number, real, text, blob };
struct Column {
  std::string name;
  Form form = Form::number;
};
using Columns = std::vector<Column>;

// `doc` first: others refer to it.
std::vector<std::string> tables(Db& db) {
  std::vector<std::string> out = {"doc"};
  for (Rows rows = db.query(
           db.is_postgres()
               ? "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition "
                 "AND relnamespace = current_schema()::regnamespace AND relname NOT IN ('doc', "
                 "'words', 'meta', 'band') ORDER BY relname"
               : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('doc', "
                 "'meta', 'band') AND name NOT LIKE 'words%' AND name NOT LIKE 'sqlite%' ORDER BY "
                 "name");
       rows.next();)
    out.push_back(rows.text());
  return out;
}

Form form_of(const std::string& type) {
  if (type == "BLOB" || type == "bytea") return Form::blob;
  if (type == "TEXT" || type == "text") return Form::text;
  return type == "REAL" || type == "double precision" ? Form::real : Form::number;
}

Columns columns(Db& db, const std::string& table) {
  Columns out;
  for (Rows rows = db.query(db.is_postgres()
                                ? "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM "
                                  "information_schema.columns WHERE table_schema = "
                                  "current_schema() AND table_name = "
                                  "CAST(? AS TEXT) ORDER BY column_name COLLATE \"C\""
                                : "SELECT name, type FROM pragma_table_info(?) ORDER BY name",
                            table);
       rows.next();) {
    Column& c = out.emplace_back();
    c.name = rows.text();
    c.form = form_of(rows.text());
  }
  return out;
}

std::string list(const Columns& columns, bool marks = false) {
  std::string out;
  for (const Column& c : columns)
    out += (out.empty() ? "" : ",") + (marks ? "?" : '"' + c.name + '"');
  return out;
}

class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void row(Rows& rows) = 0;
  virtual void end() = 0;
};

class InsertSink final : public RowSink {
 public:
  InsertSink(Db& db, const std::string& table, const Columns& columns)
      : db_(db),
        columns_(columns),
        sql_("INSERT INTO " + table + "(" + list(columns) + ") VALUES (" + list(columns, true) +
             ")") {}
  void row(Rows& rows) override {
    Rows out = db_.query(sql_);
    for (const Column& c : columns_) {
      if (c.form == Form::number) out.bind(rows.integer());
      if (c.form == Form::real) out.bind(rows.real());
      if (c.form == Form::text) out.bind(rows.text());
      if (c.form == Form::blob) {
        const std::string bytes = rows.text();
        out.bind(Blob{bytes});
      }
    }
    out.run();
  }
  void end() override {}

 private:
  Db& db_;
  const Columns& columns_;
  std::string sql_;
};

// The binary form of COPY: per row the number of fields, per field its size and bytes.
class CopySink final : public RowSink {
 public:
  CopySink(Db& db, const std::string& table, const Columns& columns)
      : conn_(static_cast<PGconn*>(db.connection().native())), columns_(columns) {
    db.number("SELECT 1");  // nothing is on its way
    const std::string sql = "COPY " + table + "(" + list(columns) + ") FROM STDIN (FORMAT binary)";
    PGresult* answer = PQexec(conn_, sql.c_str());
    const bool ready = PQresultStatus(answer) == PGRES_COPY_IN;
    PQclear(answer);
    if (!ready) fail(Code::io, PQerrorMessage(conn_));
    buffer_.assign("PGCOPY\n\377\r\n\0", 11);
    number(0, 4), number(0, 4);
  }
  void row(Rows& rows) override {
    number(columns_.size(), 2);
    for (const Column& c : columns_) {
      if (c.form == Form::number) {
        number(8, 4), number(static_cast<std::uint64_t>(rows.integer()), 8);
      } else if (c.form == Form::real) {
        number(8, 4), number(std::bit_cast<std::uint64_t>(rows.real()), 8);
      } else {
        const std::string bytes = rows.text();
        number(bytes.size(), 4);
        buffer_ += bytes;
      }
    }
    constexpr std::size_t kFull = 1U << 20;
    if (buffer_.size() > kFull) flush();
  }
  void end() override {
    number(0xFFFF, 2);
    flush();
    if (PQputCopyEnd(conn_, nullptr) != 1) fail(Code::io, PQerrorMessage(conn_));
    std::string fault;
    while (PGresult* answer = PQgetResult(conn_)) {
      if (PQresultStatus(answer) != PGRES_COMMAND_OK) fault = PQresultErrorMessage(answer);
      PQclear(answer);
    }
    if (!fault.empty()) fail(Code::io, fault);
  }

 private:
  void number(std::uint64_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) buffer_ += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  void flush() {
    if (PQputCopyData(conn_, buffer_.data(), static_cast<int>(buffer_.size())) != 1)
      fail(Code::io, PQerrorMessage(conn_));
    buffer_.clear();
  }
  PGconn* conn_;
  const Columns& columns_;
  std::string buffer_;
};

// Every row of a table; of PostgreSQL by a cursor, so that no table need fit into memory.
template <class Take>
void each_row(Db& db, const std::string& table, const Columns& columns, Take take) {
  const std::string select = "SELECT " + list(columns) + " FROM " + table;
  if (!db.is_postgres()) {
    for (Rows rows = db.query(select); rows.next();) take(rows);
    return;
  }
  db.exec("DECLARE all_rows NO SCROLL CURSOR FOR " + select);
  const std::string fetch =
      "FETCH " + std::to_string(kFetched) + " FROM all_rows /* " + table + " */";
  for (int got = kFetched; got == kFetched;) {
    got = 0;
    for (Rows rows = db.query(fetch); rows.next(); ++got) take(rows);
  }
  db.exec("CLOSE all_rows");
}

void copy_table(Db& from, Db& to, const std::string& table) {
  const Columns source = columns(from, table), target = columns(to, table);
  if (list(source) != list(target))
    fail(Code::conflict, "table " + table + " has other columns there");
  std::unique_ptr<RowSink> sink;
  if (to.is_postgres())
    sink = std::make_unique<CopySink>(to, table, target);
  else
    sink = std::make_unique<InsertSink>(to, table, target);
  each_row(from, table, source, [&](Rows& rows) { sink->row(rows); });
  sink->end();
}

// PostgreSQL counts what each entity is called from its first article on.
void count_all_ways(Db& to) {
  to.run("INSERT INTO called SELECT id, name, kind, articles FROM entity WHERE ways = 0");
  to.run("UPDATE entity SET ways = 1 WHERE ways = 0");
}

// Numbers go on where they were.
void go_on(Db& to) {
  if (!to.is_postgres()) return;
  for (const std::string table : {"doc", "correction", "phrase"})
    to.number("SELECT setval(pg_get_serial_sequence('" + table +
              "', 'no'), greatest(1, (SELECT "
              "coalesce(max(no), 0) FROM " +
              table + ")), (SELECT count(*) FROM " + table + ") > 0)");
}

}  // namespace

Done SqlStore::copy_to(SqlStore& other) const {
  const Result<bool> copied = read([&](Db& from) {
    const Done done = other.write([&](Pen& pen) {
      Db& to = pen.db;
      if (to.number("SELECT count(*) FROM doc") + to.number("SELECT count(*) FROM record") != 0)
        fail(Code::conflict, "it is not empty");
      if (to.is_postgres()) add_partitions(to, from.number("SELECT coalesce(max(no), 0) FROM doc"));
      for (const std::string& table : tables(from)) copy_table(from, to, table);
      go_on(to);
      for (const char* key : {"generation", "corrections", "terms", "rows"})
        to.run("UPDATE meta SET value = ? WHERE key = ?",
               from.number("SELECT value FROM meta WHERE key = ?", key), key);
      other.load_corrections();
      std::vector<std::pair<std::int64_t, DocId>> docs;
      for (Rows rows = to.query("SELECT no, id FROM doc ORDER BY no"); rows.next();) {
        const std::int64_t no = rows.integer();
        docs.emplace_back(no, rows.id<DocId>());
      }
      for (const auto& [no, id] : docs) {
        const Document doc = read_document(to, id);
        pen.reindex(no, doc, read_verdict(to, id));
        put_bands(to, no, doc.prints.rows);
      }
      settle_bands(to, 1);
      if (to.is_postgres()) count_all_ways(to);
      return false;
    });
    if (!done) throw Fault{done.error()};
    return true;
  });
  return copied ? done() : copied.error();
}

}  // namespace hj::store

namespace hj {

Done copy_store(std::string_view from, std::string_view to) {
  const Result<std::unique_ptr<Store>> source = open_store(from);
  if (!source) return source.error();
  const Result<std::unique_ptr<Store>> target = open_store(to);
  if (!target) return target.error();
  return static_cast<const store::SqlStore&>(**source).copy_to(
      static_cast<store::SqlStore&>(**target));
}

}  // namespace hj
