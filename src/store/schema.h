// The tables, as numbered steps: PRAGMA user_version, or meta's row `schema` in PostgreSQL, counts
// those that a database has taken.
#pragma once

#include <string>
#include <string_view>

#include "store/sql.h"

namespace hj::store {

int newest_schema();
// Brings a file up to date in one transaction, up to `version` (tests stop at older ones). Refuses
// a newer file (conflict), and a database of another program (bad_data). Throws Fault.
void migrate(Db& db, int version = newest_schema());
// Where a newer program has migrated the database since it was opened: unavailable. For servers; a
// file is only migrated by who opens it.
void refuse_migrated(Db& db);

// schema_postgres.cc
inline constexpr int kPostgresBase = 5;                // the step at which it begins
inline constexpr std::int64_t kPartition = 1'000'000;  // articles
int postgres_version(Db& db);                          // 0 = empty
void create_postgres(Db& db);
void add_partitions(Db& db, std::int64_t no);       // for articles up to this number and beyond
std::string postgres_sql(std::string_view sqlite);  // a later step's SQL in its dialect

}  // namespace hj::store
