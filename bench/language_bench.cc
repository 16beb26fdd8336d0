// language-bench ARTICLES.jsonl: all rooms from text to claims, on articles of 1,500 characters
// that are read once each: CPU time of each, of morphemes alone and with names, time of loading,
// resident memory.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>

#include "claim/finder.h"
#include "core/utf8.h"
#include "corpus.h"
#include "dedup/fingerprinter.h"
#include "entity/recognizer.h"
#include "morph/morph.h"

namespace hj {
namespace {

constexpr std::size_t kCharacters = 1500;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}
double resident_mib() {
  long pages = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}
std::size_t characters(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}
void append(const Document& from, Document& to) {
  if (!to.text.empty()) to.text += '\n';
  const auto at = static_cast<std::uint32_t>(to.text.size());
  to.text += from.text;
  for (Block block : from.blocks.rows) {
    block.span.begin += at;
    block.span.end += at;
    to.blocks.rows.push_back(block);
  }
  to.published = from.published;
}
// Ends the document behind the first sentence that ends at `kCharacters` or later.
void cut(Document& doc) {
  std::size_t at = 0;
  for (std::size_t n = 0; at < doc.text.size() && n < kCharacters; ++n)
    at += rune_at(doc.text, at).size;
  const auto end = [&](std::size_t found, std::size_t more) {
    return found == std::string::npos ? doc.text.size() : found + more;
  };
  at = std::min(end(doc.text.find('\n', at), 0), end(doc.text.find(". ", at), 1));
  doc.text.resize(at);
  std::erase_if(doc.blocks.rows, [at](const Block& block) { return block.span.begin >= at; });
  if (!doc.blocks.rows.empty())
    doc.blocks.rows.back().span.end =
        std::min(doc.blocks.rows.back().span.end, static_cast<std::uint32_t>(at));
}
// Short articles put together until they are long enough.
std::vector<Document> long_articles() {
  std::vector<Document> out;
  Document open;
  for (const Document& doc : bench::articles()) {
    append(doc, open);
    if (characters(open.text) < kCharacters) continue;
    cut(open);
    out.push_back(std::move(open));
    open = {};
  }
  return out;
}

int complain(const char* why) {
  std::fprintf(stderr, "language-bench: %s\n", why);
  return 1;
}

// CPU seconds of each room over all articles, in the order of reading.
struct Shares {
  double extract = 0, prints = 0, morph = 0, entity = 0, claim = 0;
  double all() const { return extract + prints + morph + entity + claim; }
};

// A character of the articles as they are.
double extraction_seconds() {
  const Result<Extractor> extractor = Extractor::open(HJ_DATA);
  const std::vector<Page> pages = bench::pages();
  std::size_t read = 0;
  const double from = cpu_seconds();
  for (const Page& page : pages) (void)(*extractor)(page);
  const double took = cpu_seconds() - from;
  for (const Document& doc : bench::articles()) read += characters(doc.text);
  return took / static_cast<double>(read);
}

template <class Stage>
double seconds(std::vector<Document>& docs, Stage stage) {
  const double from = cpu_seconds();
  for (Document& doc : docs) stage(doc);
  return cpu_seconds() - from;
}

void print(const Shares& s, double n) {
  std::printf("morph %.0f/s, morph and entity %.0f/s\n", n / s.morph, n / (s.morph + s.entity));
  std::printf("from text to claims %.0f/s:", n / s.all());
  const auto share = [&](const char* room, double part) {
    std::printf(" %s %.0f%%", room, 100 * part / s.all());
  };
  share("extract", s.extract), share("prints", s.prints), share("morph", s.morph);
  share("entity", s.entity), share("claim", s.claim);
  std::printf("\n");
}

int run() {
  Shares shares;
  std::vector<Document> docs = long_articles();
  if (docs.empty()) return complain("no articles");
  double length = 0;
  for (const Document& doc : docs) length += static_cast<double>(characters(doc.text));
  shares.extract = extraction_seconds() * length;
  const double before = resident_mib(), start = cpu_seconds();
  const auto analyzer = Analyzer::open(HJ_DATA);
  const double morph_loaded = cpu_seconds();
  const auto recognizer = Recognizer::open(HJ_DATA);
  const double loaded = cpu_seconds();
  const auto finder = Finder::open(HJ_DATA);
  if (!analyzer || !recognizer || !finder) return complain("the tables are not built");
  std::printf("load: morph %.0f ms, entity %.0f ms; %.0f MiB resident\n",
              1e3 * (morph_loaded - start), 1e3 * (loaded - morph_loaded), resident_mib() - before);
  std::size_t mentions = 0, claims = 0;
  shares.prints = seconds(docs, [](Document& doc) { doc.prints = Fingerprinter{}(doc); });
  shares.morph = seconds(docs, [&](Document& doc) {
    doc.sentences = Splitter{}(doc);
    doc.morphs = (*analyzer)(doc);
  });
  shares.entity = seconds(docs, [&](Document& doc) {
    Entities found = (*recognizer)(doc);
    mentions += found.mentions.rows.size();
    doc.mentions = std::move(found.mentions);
    doc.quotes = std::move(found.quotes);
  });
  shares.claim = seconds(docs, [&](Document& doc) { claims += (*finder)(doc).claims.rows.size(); });
  const double n = static_cast<double>(docs.size());
  std::printf(
      "%zu articles of %.0f characters, with %.1f mentions and %.1f claims; %.0f MiB resident\n",
      docs.size(), length / n, static_cast<double>(mentions) / n, static_cast<double>(claims) / n,
      resident_mib() - before);
  print(shares, n);
  return 0;
}

}  // namespace
}  // namespace hj

int main(int argc, char** argv) {
  if (argc > 1) setenv("HJ_BENCH_CORPUS", argv[1], 1);
  return hj::run();
}
