// The tables, as numbered steps: PRAGMA user_version counts those that a file has taken.
#pragma once

#include "store/sql.h"

namespace hj::store {

int newest_schema();
// Brings a file up to date in one transaction, up to `version` (tests stop at older ones). Refuses
// a newer file (conflict), and a database of another program (bad_data). Throws Fault.
void migrate(Db& db, int version = newest_schema());

}  // namespace hj::store
