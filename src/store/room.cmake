# The door that remembers: SQLite with FTS5.
hj_room(store USES core LIBS sqlite3)
