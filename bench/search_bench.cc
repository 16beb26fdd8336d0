// search-bench COUNT [STORE]: puts COUNT generated articles with all layers into a store (or takes
// the one that is there), and says articles a second, bytes an article by table, and how long
// searches take; beside it SQLite's own trigram tokenizer (--trigram) and PostgreSQL's tsvector
// (--postgres URL, of tools/servers.py) over the same texts. --seconds N stops putting after N
// seconds of the clock; --bytes N makes articles of another length than 1,500 characters (3600
// bytes), --claims N articles that tell no more once they have N claims, --batch N transactions of
// other than 100 articles; --more goes on with the store that is there.
#include <sqlite3.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "app/engine.h"
#include "corpus.h"
#include "generated.h"
#include "store/store.h"
#include "tsvector.h"

namespace hj {
namespace {

double cpu() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}
double wall() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
[[noreturn]] void die(const std::string& why) {
  std::fprintf(stderr, "search-bench: %s\n", why.c_str());
  std::exit(1);
}

struct Plan {
  std::uint64_t count = 0, batch = 100;
  std::uint32_t bytes = bench::Generator::kBytes;
  std::size_t claims = bench::Generator::kAll;
  std::string store = "build/search-bench.db", postgres;
  double seconds = 0;
  bool trigram = false, more = false;
};

std::uint64_t ingest(Store& store, const bench::Generator& generate, const Plan& plan,
                     std::uint64_t there) {
  std::uint64_t count = plan.count;
  const std::uint64_t batch = plan.batch;
  double used = 0, gone = 0;
  const double began = wall();
  std::uint64_t bytes = 0, claims = 0, entities = 0, deals = 0;
  for (std::uint64_t n = there; n < count; n += batch) {
    std::vector<bench::Generated> made;
    for (std::uint64_t i = n; i < std::min(count, n + batch); ++i) made.push_back(generate(i));
    for (const auto& m : made) {
      bytes += m.doc.text.size(), claims += m.doc.claims.rows.size();
      std::set<EntityId> who(m.verdict.entities.begin(), m.verdict.entities.end());
      who.erase(EntityId::none);
      entities += who.size();
      deals += std::set<DealId>(m.verdict.deals.begin(), m.verdict.deals.end()).size();
    }
    const double c = cpu(), w = wall();
    const Done done = store.batch([&] {
      for (const auto& m : made)
        if (Done put = store.put(m.doc, m.verdict); !put) return put;
      return hj::done();
    });
    if (!done) die(done.error().what);
    used += cpu() - c, gone += wall() - w;
    if (plan.seconds > 0 && wall() - began > plan.seconds) count = n + batch;
    if ((n + batch) % (count / 10 / batch * batch + batch) == 0)
      std::fprintf(stderr, "%llu articles, %.0f/s of CPU so far\n",
                   static_cast<unsigned long long>(n) + batch,
                   static_cast<double>(n + batch - there) / used);
  }
  const auto n = static_cast<double>(count - there);
  std::printf(
      "ingest: %.0f articles/s of CPU, %.0f/s by the clock; %.0f bytes of text, %.1f claims, %.1f "
      "entities, %.1f deals each\n",
      n / used, n / gone, static_cast<double>(bytes) / n, static_cast<double>(claims) / n,
      static_cast<double>(entities) / n, static_cast<double>(deals) / n);
  return count;
}

void say_sizes(const Store& store) {
  const Result<std::vector<Size>> sizes = store.sizes();
  const Result<Totals> totals = store.totals();
  if (!sizes || !totals || totals->articles == 0) die("no sizes");
  std::uint64_t all = 0;
  for (const Size& s : *sizes) all += s.bytes;
  const auto n = static_cast<double>(totals->articles);
  std::printf("store: %.2f kB an article;", static_cast<double>(all) / n / 1000);
  for (std::size_t i = 0; i < std::min<std::size_t>(10, sizes->size()); ++i)
    std::printf(" %s %.2f", (*sizes)[i].table.c_str(),
                static_cast<double>((*sizes)[i].bytes) / n / 1000);
  std::printf("\n");
}

struct Asked {
  std::string words, josa, text;  // bare, with josa, and with fields as well
};
// Two words with josa: nouns, names, and one of each, from frequent to rare; half of them with
// fields.
std::vector<Asked> queries(std::size_t count) {
  std::vector<Asked> out;
  bench::Chance chance(4711);
  const char* josa[] = {"", "를", "은", "에서", "의"};
  const char* fields[] = {"",
                          "type:invest ",
                          "since:2022-01 ",
                          "type:supply,invest since:2021 until:2023 ",
                          "status:signed ",
                          "type:partner status:done "};
  for (std::size_t i = 0; i < count; ++i) {
    const auto noun = [&] {
      return bench::made_word(1'000'000 + chance.rank(bench::Generator::kNouns));
    };
    const auto name = [&] {
      return bench::made_word(chance.rank(bench::Generator::kNames), "전자");
    };
    const std::string a = i % 3 == 0 ? name() : noun(), b = i % 5 == 0 ? "투자" : noun();
    const std::string inflected = a + josa[i % 5] + ' ' + b + josa[(i + 2) % 5];
    out.push_back({a + ' ' + b, inflected, fields[i % 12 < 6 ? i % 12 : 0] + inflected});
  }
  return out;
}

void say_times(const char* what, std::vector<double> used, std::vector<double> gone, double hits) {
  std::ranges::sort(used), std::ranges::sort(gone);
  const auto at = [](const std::vector<double>& v, double q) {
    return v[static_cast<std::size_t>(q * static_cast<double>(v.size() - 1))] * 1000;
  };
  std::printf("%s: CPU p50 %.2f ms, p99 %.2f ms; clock p50 %.2f, p99 %.2f; %.1f hits on average\n",
              what, at(used, .5), at(used, .99), at(gone, .5), at(gone, .99),
              hits / static_cast<double>(used.size()));
}

void search(const Store& store, const Engine& engine, const std::vector<Asked>& asked,
            const char* what, std::string Asked::*form) {
  std::vector<double> used, gone;
  double hits = 0;
  std::size_t answered = 0;
  for (int pass = 0; pass < 2; ++pass) {  // the first one warms
    used.clear(), gone.clear(), hits = 0, answered = 0;
    for (const Asked& q : asked) {
      Search s;
      s.text = q.*form, s.kind = HitKind::article, s.limit = 20;
      s.terms = [&](std::string_view text) { return engine.terms(text); };
      const double c = cpu(), w = wall();
      const Result<Hits> found = store.search(s);
      if (!found) die(found.error().what);
      used.push_back(cpu() - c), gone.push_back(wall() - w);
      hits += static_cast<double>(found->total), answered += found->total > 0;
    }
  }
  say_times(what, used, gone, hits);
  std::printf("%s: %zu of %zu queries answered at all\n", what, answered, asked.size());
}

// The same texts under FTS5's trigram tokenizer, ranked by bm25.
void trigram(const bench::Generator& generate, std::uint64_t count, const std::vector<Asked>& asked,
             const std::string& path) {
  std::filesystem::remove(path);
  sqlite3* db = nullptr;
  sqlite3_stmt* stmt = nullptr;
  const auto run = [&](const char* sql) {
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) die(sqlite3_errmsg(db));
  };
  if (sqlite3_open(path.c_str(), &db) != SQLITE_OK) die(path);
  run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
      "CREATE VIRTUAL TABLE t USING fts5(text, tokenize='trigram')");
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?)", -1, &stmt, nullptr);
  double used = 0;
  for (std::uint64_t n = 0; n < count; ++n) {
    const bench::Generated made = generate(n);
    const double c = cpu();
    if (n % 100 == 0) run("BEGIN");
    sqlite3_bind_text(stmt, 1, made.doc.text.data(), static_cast<int>(made.doc.text.size()),
                      SQLITE_STATIC);
    sqlite3_step(stmt), sqlite3_reset(stmt);
    if (n % 100 == 99 || n + 1 == count) run("COMMIT");
    used += cpu() - c;
  }
  sqlite3_finalize(stmt);
  std::printf(
      "trigram: %.0f articles/s of CPU, %.2f kB an article\n", static_cast<double>(count) / used,
      static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(count) / 1000);
  std::vector<double> times, clock;
  double hits = 0;
  std::size_t answered = 0;
  sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20", -1, &stmt,
                     nullptr);
  for (const auto& [form, what] : {std::pair(&Asked::words, "trigram, two words"),
                                   std::pair(&Asked::josa, "trigram, two words with josa")}) {
    times.clear(), clock.clear(), hits = 0, answered = 0;
    for (const Asked& q : asked) {
      const std::string& asking = q.*form;
      const std::size_t cut = asking.find(' ');
      const std::string text =
          '"' + asking.substr(0, cut) + "\" AND \"" + asking.substr(cut + 1) + '"';
      const double c = cpu(), w = wall();
      sqlite3_bind_text(stmt, 1, text.c_str(), -1, SQLITE_TRANSIENT);
      std::size_t n = 0;
      while (sqlite3_step(stmt) == SQLITE_ROW) ++n;
      sqlite3_reset(stmt);
      times.push_back(cpu() - c), clock.push_back(wall() - w);
      hits += static_cast<double>(n), answered += n > 0;
    }
    say_times(what, times, clock, hits);
    std::printf("%s: %zu of %zu queries answered at all\n", what, answered, asked.size());
  }
  sqlite3_finalize(stmt);
  sqlite3_close(db);
}

// The same texts under PostgreSQL's tsvector: times are by the clock, for the server does the work.
void tsvector(const bench::Generator& generate, std::uint64_t count,
              const std::vector<Asked>& asked, const std::string& url) {
  bench::Tsvector there(url);
  const double began = wall();
  for (std::uint64_t n = 0; n < count; ++n) {
    const bench::Generated made = generate(n);
    if (n % 100 == 0) there.begin();
    there.put(made.doc.text);
    if (n % 100 == 99 || n + 1 == count) there.commit();
  }
  there.index();
  const auto all = static_cast<double>(count);
  std::printf("tsvector: %.0f articles/s by the clock, making them included; %.2f kB an article\n",
              all / (wall() - began), there.bytes() / all / 1000);
  for (const auto& [form, what] : {std::pair(&Asked::words, "tsvector, two words"),
                                   std::pair(&Asked::josa, "tsvector, two words with josa")}) {
    std::vector<double> clock;
    double hits = 0;
    std::size_t answered = 0;
    for (const Asked& q : asked) {
      const double w = wall();
      there.top(q.*form);
      clock.push_back(wall() - w);
      const std::size_t found = there.hits(q.*form);
      hits += static_cast<double>(found), answered += found > 0;
    }
    say_times(what, clock, clock, hits);
    std::printf("%s: %zu of %zu queries answered at all\n", what, answered, asked.size());
  }
}

int run(Plan plan) {
  const Result<Engine> engine = Engine::open(HJ_DATA);
  if (!engine) die(engine.error().what);
  std::vector<Document> sample = bench::articles();
  for (Document& doc : sample) engine->analyse(doc);
  const bench::Generator generate(sample, plan.bytes, plan.claims);
  const bool there = std::filesystem::exists(plan.store);
  Result<std::unique_ptr<Store>> store = open_store(plan.store);
  if (!store) die(store.error().what);
  if (!there || plan.more) {
    const Result<Totals> before = (*store)->totals();
    if (!before) die(before.error().what);
    plan.count = ingest(**store, generate, plan, before->articles);
  }
  say_sizes(**store);
  const std::vector<Asked> asked = queries(200);
  search(**store, *engine, asked, "search, two words", &Asked::words);
  search(**store, *engine, asked, "search, two words with josa", &Asked::josa);
  search(**store, *engine, asked, "search, two words with josa and fields", &Asked::text);
  if (plan.trigram) trigram(generate, plan.count, asked, plan.store + ".trigram");
  if (!plan.postgres.empty()) tsvector(generate, plan.count, asked, plan.postgres);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("peak memory %ld MiB\n", usage.ru_maxrss / 1024);
  return 0;
}

}  // namespace
}  // namespace hj

int main(int argc, char** argv) {
  hj::Plan plan;
  bool named = false;
  for (int i = 2; i < argc; ++i) {
    const std::string_view arg = argv[i];
    if (arg == "--trigram")
      plan.trigram = true;
    else if (arg == "--postgres" && i + 1 < argc)
      plan.postgres = argv[++i];
    else if (arg == "--seconds" && i + 1 < argc)
      plan.seconds = std::atof(argv[++i]);
    else if (arg == "--more")
      plan.more = true;
    else if (arg == "--claims" && i + 1 < argc)
      plan.claims = static_cast<std::size_t>(std::atoi(argv[++i]));
    else if (arg == "--bytes" && i + 1 < argc)
      plan.bytes = static_cast<std::uint32_t>(std::atoi(argv[++i]));
    else if (arg == "--batch" && i + 1 < argc)
      plan.batch = std::max(1ULL, std::strtoull(argv[++i], nullptr, 10));
    else if (!named && !arg.starts_with("--"))
      plan.store = arg, named = true;
    else
      argc = 0;
  }
  if (argc < 2)
    return std::fprintf(stderr,
                        "usage: search-bench COUNT [STORE] [--trigram] [--postgres URL] "
                        "[--seconds N] [--bytes N] [--claims N] [--batch N] [--more]\n"),
           2;
  plan.count = std::strtoull(argv[1], nullptr, 10);
  return hj::run(std::move(plan));
}
