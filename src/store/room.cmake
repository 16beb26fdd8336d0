# The door that remembers: SQLite with FTS5, bodies packed by Zstandard.
hj_room(store USES core LIBS sqlite3 zstd)
