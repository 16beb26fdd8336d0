# The commands; the only folder that sees all rooms.
hj_room(app USES core lexicon ingest extract dedup morph entity claim story store serve LIBS Threads::Threads)
