// PostgreSQL's own search over the same texts: to_tsvector('simple') under GIN, ranked by ts_rank.
#pragma once

#include <libpq-fe.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace hj::bench {

class Tsvector {
 public:
  explicit Tsvector(const std::string& url) : conn_(PQconnectdb(url.c_str())) {
    if (PQstatus(conn_) != CONNECTION_OK) die();
    run("CREATE TEMP TABLE t(id SERIAL PRIMARY KEY, v TSVECTOR NOT NULL)");
  }
  Tsvector(const Tsvector&) = delete;
  Tsvector& operator=(const Tsvector&) = delete;
  ~Tsvector() { PQfinish(conn_); }

  void begin() { run("BEGIN"); }
  void commit() { run("COMMIT"); }
  void put(const std::string& text) {
    ask("INSERT INTO t(v) VALUES (to_tsvector('simple', $1))", text);
  }
  void index() { run("CREATE INDEX ON t USING gin(v); ANALYZE t"); }
  double bytes() {
    return std::atof(ask("SELECT pg_total_relation_size('t') + length($1)", "").c_str());
  }
  // All that have every word of it.
  std::size_t hits(const std::string& words) {
    return std::strtoull(
        ask("SELECT count(*) FROM t WHERE v @@ plainto_tsquery('simple', $1)", words).c_str(),
        nullptr, 10);
  }
  void top(const std::string& words) {
    ask("SELECT id FROM t, plainto_tsquery('simple', $1) q WHERE v @@ q ORDER BY ts_rank(v, q) "
        "DESC LIMIT 20",
        words);
  }

 private:
  [[noreturn]] void die() const {
    std::fprintf(stderr, "search-bench: %s\n", PQerrorMessage(conn_));
    std::exit(1);
  }
  void run(const char* sql) {
    PGresult* answer = PQexec(conn_, sql);
    const ExecStatusType status = PQresultStatus(answer);
    PQclear(answer);
    if (status != PGRES_COMMAND_OK) die();
  }
  std::string ask(const char* sql, const std::string& value) {
    const char* values[] = {value.c_str()};
    PGresult* answer = PQexecParams(conn_, sql, 1, nullptr, values, nullptr, nullptr, 0);
    const ExecStatusType status = PQresultStatus(answer);
    std::string first =
        status == PGRES_TUPLES_OK && PQntuples(answer) > 0 ? PQgetvalue(answer, 0, 0) : "";
    PQclear(answer);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) die();
    return first;
  }
  PGconn* conn_;
};

}  // namespace hj::bench
