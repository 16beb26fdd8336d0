// What tests of the door collect: pages and faults, and bytes packed as the world packs them.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <vector>

#include "ingest/reader.h"

namespace hj::ingest {

struct Outcome {
  std::vector<Page> pages;
  std::vector<std::string> errors, warnings;
  OnPage on_page() {
    return [this](Page&& page) { pages.push_back(std::move(page)); };
  }
  OnFault on_fault() {
    return [this](const Fault& f) { (f.warning ? warnings : errors).push_back(f.error.what); };
  }
};
inline Outcome read_bytes(const std::string& bytes, const std::string& name = "in",
                          Limits limits = {}, Columns columns = {}) {
  Outcome out;
  Reader(limits, std::move(columns)).read_bytes(bytes, name, out.on_page(), out.on_fault());
  return out;
}
inline Outcome read_path(const std::string& path, Page::Place from = {}) {
  Outcome out;
  Reader().read(path, out.on_page(), out.on_fault(), {{path, from}});
  return out;
}

inline std::string gzip(const std::string& bytes, int window = 16 + MAX_WBITS) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, bytes.size()) + 32, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(out.size() - z.avail_out);
  deflateEnd(&z);
  return out;
}
inline std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

}  // namespace hj::ingest
