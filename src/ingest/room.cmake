# The door in: expat reads feeds, nlohmann-json the lines of JSONL, zlib what is gzipped.
hj_room(ingest USES core LIBS expat z)
