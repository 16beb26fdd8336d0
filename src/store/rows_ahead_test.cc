// Rows that wait for their table: in its order, seen by whoever asks, gone with the transaction.
#include "store/rows_ahead.h"

#include <gtest/gtest.h>

#include "store/sql.h"

namespace hj::store {
namespace {

constexpr const char* kTable =
    "CREATE TABLE t(a TEXT NOT NULL, b INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(a, b)) "
    "STRICT, WITHOUT ROWID; CREATE TABLE log(no INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT; "
    "CREATE TRIGGER seen AFTER INSERT ON t BEGIN INSERT INTO log(a) VALUES (new.a || new.b); END;";
constexpr std::string_view kInsert = "INSERT INTO t VALUES (?,?,?)";

std::string all(Db& db, const char* sql) {
  std::string out;
  for (Rows rows = db.query(sql); rows.next();) out += rows.text() + ' ';
  return out;
}

TEST(RowsAhead, GoIntoTheTableInItsOrder) {
  Db db(":memory:");
  db.exec(kTable);
  Transaction t(db);
  db.later(kInsert, "b", 2, 0), db.later(kInsert, "가나다라마바", 1, 0);
  db.later(kInsert, "가나다라마사", -1, 0), db.later(kInsert, "b", -7, 0),
      db.later(kInsert, "", 1, 0);
  EXPECT_EQ(db.number("SELECT count(*) FROM log"), 0);  // names another table
  EXPECT_EQ(db.number("SELECT count(*) FROM t"), 5);
  EXPECT_EQ(all(db, "SELECT a FROM log ORDER BY no"), "1 b-7 b2 가나다라마바1 가나다라마사-1 ");
  t.commit();
}

TEST(RowsAhead, ManyGoByFewStatements) {
  Db db(":memory:");
  db.exec(kTable);
  Transaction t(db);
  for (int n = 99; n >= 0; --n)
    db.later("INSERT INTO t VALUES (?,?,7) ON CONFLICT DO NOTHING",
             std::string(1, static_cast<char>('a' + n % 10)), n / 20);
  EXPECT_EQ(db.number("SELECT count(*) FROM t"), 50);
  EXPECT_EQ(db.number("SELECT sum(n) FROM t"), 350);
  EXPECT_EQ(all(db, "SELECT a || b FROM t LIMIT 6"), "a0 a1 a2 a3 a4 b0 ");
  t.commit();
}

TEST(RowsAhead, OfOneKeyAreAddedUpAsTheyCame) {
  Db db(":memory:");
  db.exec(kTable);
  Transaction t(db);
  const char* sql =
      "INSERT INTO t VALUES (?,?,?) ON CONFLICT(a, b) DO UPDATE SET n = 10 * t.n + excluded.n";
  for (const int n : {3, 1, 2}) db.later(sql, "a", 1, n);
  t.commit();
  EXPECT_EQ(db.number("SELECT n FROM t"), 312);
}

TEST(RowsAhead, GoWithTheirTransaction) {
  Db db(":memory:");
  db.exec(kTable);
  {
    Transaction t(db);
    db.later(kInsert, "a", 1, 0);
  }
  const std::int64_t before = db.changes();
  Transaction t(db);
  db.later(kInsert, "b", 1, 0);
  EXPECT_GT(db.changes(), before);
  t.commit();
  EXPECT_EQ(all(db, "SELECT a FROM t"), "b ");
}

TEST(RowsAhead, AWrongOneFailsTheCommitAndLeavesNothing) {
  Db db(":memory:");
  db.exec(kTable);
  {
    Transaction t(db);
    for (const int n : {1, 2, 3, 4, 5, 6, 7, 1, 9, 10, 11}) db.later(kInsert, "a", n, 0);
    EXPECT_THROW(t.commit(), Fault);
  }
  EXPECT_EQ(db.number("SELECT count(*) FROM t"), 0);
  Transaction t(db);
  db.later(kInsert, "c", 1, 0);
  t.commit();
  EXPECT_EQ(all(db, "SELECT a FROM t"), "c ");
}

TEST(RowsAhead, WaitForNobodyOutsideATransaction) {
  Db db(":memory:");
  db.exec(kTable);
  db.later(kInsert, "a", 1, 0);
  EXPECT_EQ(all(db, "SELECT a FROM log"), "a1 ");
}

}  // namespace
}  // namespace hj::store
