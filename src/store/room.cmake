# The door that remembers: SQLite with FTS5 or PostgreSQL with tsvector, bodies packed by Zstandard.
find_path(PQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)
hj_room(store USES core LIBS sqlite3 pq zstd)
target_include_directories(hj_store SYSTEM PRIVATE ${PQ_INCLUDE})
