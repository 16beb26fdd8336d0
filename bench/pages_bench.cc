// Real pages: bytes to article on one core, the bare parse beside it, records of WARC; and the
// bodies for a scorer. Usage: pages-bench FOLDER [--bodies OUT.json] [--rounds N], pages-bench
// --warc FILE.
#include <myhtml/api.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "ingest/reader.h"
#include "ingest/warc.h"

namespace hj {
namespace {

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

// The best of several rounds: what others do on the machine only adds.
template <class Work>
double best_of(int rounds, const Work& work) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const double before = cpu_seconds();
    work();
    best = std::min(best, cpu_seconds() - before);
  }
  return best;
}

void parse_bare(const std::string& html) {
  myhtml_t* parser = myhtml_create();
  myhtml_init(parser, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0);
  myhtml_tree_t* tree = myhtml_tree_create();
  myhtml_tree_init(tree, parser);
  myhtml_parse(tree, MyENCODING_UTF_8, html.data(), html.size());
  myhtml_tree_destroy(tree);
  myhtml_destroy(parser);
}

std::string body_of(const Document& doc) {
  std::string out;
  for (const Block& block : doc.blocks.rows)
    if (block.kind == BlockKind::body || block.kind == BlockKind::heading)
      out += (out.empty() ? "" : "\n") + std::string(doc.at(block.span));
  return out;
}

int measure_pages(const std::string& folder, const std::string& bodies, int rounds) {
  const Result<Extractor> extractor = Extractor::open(HJ_DATA);
  if (!extractor) return std::fprintf(stderr, "%s\n", extractor.error().what.c_str()), 1;
  std::vector<Page> pages;
  std::size_t bytes = 0;
  ingest::Reader().read(
      folder,
      [&](Page&& page) {
        bytes += page.bytes.size();
        pages.push_back(std::move(page));
      },
      [](const ingest::Fault& f) { std::fprintf(stderr, "%s\n", f.error.what.c_str()); });
  if (pages.empty()) return 1;
  nlohmann::json out = nlohmann::json::object();
  for (const Page& page : pages) {
    const auto docs = (*extractor)(page);
    std::string id = std::filesystem::path(page.source).filename().string();
    id.resize(id.find('.'));
    out[id] = {{"articleBody", docs ? body_of((*docs)[0]) : std::string()}};
  }
  if (!bodies.empty()) std::ofstream(bodies) << out.dump();
  const double read = best_of(rounds, [&] {
    for (const Page& page : pages) static_cast<void>((*extractor)(page));
  });
  const double parse = best_of(rounds, [&] {
    for (const Page& page : pages) parse_bare(page.bytes);
  });
  const double mega = static_cast<double>(bytes) / 1e6, n = static_cast<double>(pages.size());
  std::printf("%zu pages of %.0f kB: %.0f pages/s, %.1f MB/s; bare parse %.0f pages/s, %.1f MB/s\n",
              pages.size(), mega * 1e3 / n, n / read, mega / read, n / parse, mega / parse);
  return 0;
}

int measure_warc(const std::string& path) {
  Result<ingest::Stream> probe = ingest::Stream::open(path);
  if (!probe) return std::fprintf(stderr, "%s\n", probe.error().what.c_str()), 1;
  std::size_t pages = 0, bytes = 0, faults = 0;
  const double before = cpu_seconds();
  ingest::read_warc(
      *probe, path, ingest::Limits{}, {}, [&](Page&& page) { ++pages, bytes += page.bytes.size(); },
      [&](const ingest::Fault&) { ++faults; });
  const double seconds = cpu_seconds() - before;
  const double mega = static_cast<double>(probe->at()) / 1e6;
  std::printf("%zu pages, %zu faults, %.0f MB of records (%.0f MB of pages): %.0f MB/s\n", pages,
              faults, mega, static_cast<double>(bytes) / 1e6, mega / seconds);
  return 0;
}

}  // namespace
}  // namespace hj

int main(int argc, char** argv) {
  std::string folder, bodies, warc;
  int rounds = 5;
  for (int i = 1; i < argc; ++i) {
    const bool more = i + 1 < argc;
    if (std::strcmp(argv[i], "--bodies") == 0 && more)
      bodies = argv[++i];
    else if (std::strcmp(argv[i], "--warc") == 0 && more)
      warc = argv[++i];
    else if (std::strcmp(argv[i], "--rounds") == 0 && more)
      rounds = std::atoi(argv[++i]);
    else
      folder = argv[i];
  }
  if (!warc.empty()) return hj::measure_warc(warc);
  if (!folder.empty()) return hj::measure_pages(folder, bodies, rounds);
  std::fprintf(stderr,
               "usage: pages-bench FOLDER [--bodies OUT.json] [--rounds N] | --warc FILE\n");
  return 2;
}
