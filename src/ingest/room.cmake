# The door in: expat reads feeds, nlohmann-json the lines of JSONL, zlib, zstd and brotli what is
# packed, libarchive ZIP and tar, libcurl fetches (fetch.cc and address.cc alone), toml++ reads
# feeds.toml (sources.cc alone).
hj_room(ingest USES core LIBS expat z zstd brotlidec archive curl tomlplusplus Threads::Threads)
set_source_files_properties(ingest/sources.cc PROPERTIES COMPILE_DEFINITIONS TOML_HEADER_ONLY=0)
