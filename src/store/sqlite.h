// What only SQLite has.
#pragma once

#include <sqlite3.h>

#include "store/sql.h"

namespace hj::store {

inline sqlite3* sqlite_of(Db& db) { return static_cast<sqlite3*>(db.connection().native()); }
// The whole of one database into another, page by page, as it is at this moment.
void copy_into(Db& from, Db& to);

}  // namespace hj::store
