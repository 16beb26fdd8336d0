# The door in: expat reads feeds, nlohmann-json the lines of JSONL, zlib, zstd and brotli what is
# packed, libarchive ZIP and tar.
hj_room(ingest USES core LIBS expat z zstd brotlidec archive)
