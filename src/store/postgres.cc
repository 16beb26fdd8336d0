// PostgreSQL by libpq. Changes are sent ahead in its pipeline; the next question waits for them and
// brings their faults, so that an article of some hundred rows costs few round trips.
#include <libpq-fe.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <vector>

#include "store/connection.h"
#include "store/fault.h"
#include "store/postgres_rows.h"

namespace hj::store {
namespace {

constexpr int kManyAhead = 128;  // their answers fit into a socket's buffer unread
constexpr std::size_t kManyBytes = std::size_t{4} << 20;  // of rows of one table that are held back

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

Code postgres_code(std::string_view state) {
  const std::string_view family = state.substr(0, 2);
  if (state.empty() || family == "08" || family == "57" || family == "40" || family == "55" ||
      family == "28")
    return Code::unavailable;
  if (family == "23" || family == "25") return Code::conflict;
  if (family == "22" || family == "XX") return Code::bad_data;
  return Code::io;
}

std::string trimmed(const char* text) {
  std::string out = text == nullptr ? "" : text;
  while (!out.empty() && out.back() == '\n') out.pop_back();
  for (char& c : out) c = c == '\n' ? ' ' : c;
  return out;
}

template <class T>
T big_endian(const char* at) {
  using Bits = std::conditional_t<sizeof(T) == 8, std::uint64_t,
                                  std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint16_t>>;
  Bits bits = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i)
    bits = static_cast<Bits>(bits << 8 | static_cast<unsigned char>(at[i]));
  return std::bit_cast<T>(bits);
}
// Digits of base 10,000 behind four 16-bit numbers: how many, weight, sign, scale.
double numeric(const char* at) {
  const int digits = big_endian<std::int16_t>(at);
  int weight = big_endian<std::int16_t>(at + 2);
  double value = 0;
  double unit = 1;
  for (int w = weight; w > 0; --w) unit *= 10000;
  for (; weight < 0; ++weight) unit /= 10000;
  const char* digit = at + 8;
  for (int i = 0; i < digits; ++i, digit += 2, unit /= 10000)
    value += unit * big_endian<std::int16_t>(digit);
  return big_endian<std::int16_t>(at + 4) == 0 ? value : -value;
}

class Postgres final : public Connection {
 public:
  explicit Postgres(const std::string& url) : conn_(PQconnectdb(url.c_str())) {
    if (PQstatus(conn_) != CONNECTION_OK) {
      const std::string why = trimmed(PQerrorMessage(conn_));
      PQfinish(conn_);
      fail(Code::unavailable, why.empty() ? "PostgreSQL cannot be reached" : why);
    }
    set_up();
  }
  Postgres(const Postgres&) = delete;
  Postgres& operator=(const Postgres&) = delete;
  ~Postgres() override { PQfinish(conn_); }

  std::unique_ptr<Statement> prepare(std::string_view sql) override;
  void exec(const char* sql) override {
    send_rows();
    settle();
    const Answer answer(PQexec(conn_, sql), &PQclear);
    check(answer.get());
    ++changes_;
  }
  // A writer looks up keys alone, in tables of which the server may not have seen how large they
  // have become.
  void begin(bool write) override {
    const char* sql = write ? "BEGIN; SET LOCAL enable_seqscan = off; SELECT "
                              "pg_advisory_xact_lock(1212829767)"
                            : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    if (is_connected()) {
      const Answer answer(PQexec(conn_, sql), &PQclear);
      if (PQresultStatus(answer.get()) != PGRES_FATAL_ERROR) return;
      if (is_connected()) {
        const Answer back(PQexec(conn_, "ROLLBACK"), &PQclear);
        check(answer.get());
      }
    }
    connect_again();
    const Answer answer(PQexec(conn_, sql), &PQclear);
    check(answer.get());
  }
  void commit() override {
    send_rows();
    settle();
    const Answer answer(PQexec(conn_, "COMMIT"), &PQclear);
    check(answer.get());
    if (std::strcmp(PQcmdStatus(answer.get()), "COMMIT") != 0)
      fail(Code::io, "the transaction had failed before its end");
  }
  void rollback() override {
    for (const std::unique_ptr<RowsAhead>& rows : ahead_) (void)rows->take();
    try {
      settle();
    } catch (const Fault&) {
      // It is undone whatever was in it.
    }
    const Answer answer(PQexec(conn_, "ROLLBACK"), &PQclear);
  }
  std::int64_t changes() const override { return changes_; }
  bool in_transaction() const override {
    const PGTransactionStatusType at = PQtransactionStatus(conn_);
    return at == PQTRANS_INTRANS || at == PQTRANS_ACTIVE;
  }
  bool is_postgres() const override { return true; }
  bool lease() override {
    settle();
    const Answer answer(PQexec(conn_,
                               "SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 1; SET "
                               "tcp_keepalives_count = 3; SELECT pg_try_advisory_lock(1212829768)"),
                        &PQclear);
    check(answer.get());
    leased_ = std::strcmp(PQgetvalue(answer.get(), 0, 0), "t") == 0;
    return leased_;
  }
  void* native() const override { return conn_; }

  void send(const std::string& name, const Sent& sent) {
    std::vector<const char*> values;
    std::vector<int> lengths, formats(sent.values.size(), 1);
    for (const std::string& v : sent.values)
      values.push_back(v.data()), lengths.push_back(static_cast<int>(v.size()));
    if (PQsendQueryPrepared(conn_, name.c_str(), static_cast<int>(values.size()), values.data(),
                            lengths.data(), formats.data(), 1) == 0)
      lost();
  }
  // The name under which the server knows it, with values of these types.
  const std::string& name_of(const std::string& sql, const std::vector<unsigned>& types) {
    std::string& name = names_[{sql, types}];
    if (!name.empty()) return name;
    name = "hj" + std::to_string(++last_name_);
    ahead();
    if (PQsendPrepare(conn_, name.c_str(), sql.c_str(), static_cast<int>(types.size()),
                      types.data()) == 0)
      lost();
    ++waiting_;
    return name;
  }
  void change(const std::string& sql, const Sent& sent) {
    send_ahead(sql, sent);
    ++changes_;
    if (waiting_ >= kManyAhead) settle();
  }
  // Rows for which there is time until somebody asks for their table.
  RowsAhead& rows_ahead(const std::string& sql, std::string_view sums) {
    return *ahead_.emplace_back(std::make_unique<RowsAhead>(sql, sums, types_of(sql)));
  }
  void change_later(RowsAhead& rows, const Sent& sent) {
    rows.add(sent.values);
    ++changes_;
    if (rows.bytes() > kManyBytes) send_rows(rows);
  }
  // Those of the tables that a statement names; `doc` first, to which others refer.
  void send_rows_of(const std::vector<std::string>& tables) {
    for (const std::unique_ptr<RowsAhead>& rows : ahead_)
      if (std::ranges::binary_search(tables, rows->table())) send_rows(*rows);
  }
  void send_rows() override {
    for (const std::unique_ptr<RowsAhead>& rows : ahead_) send_rows(*rows);
  }
  PGresult* ask(const std::string& sql, const Sent& sent) {
    send_ahead(sql, sent);
    PGresult* last = nullptr;
    settle(&last);
    return last;
  }
  void count_change() { ++changes_; }

 private:
  void set_up() {
    PQsetNoticeProcessor(
        conn_, [](void*, const char*) {}, nullptr);
    names_.clear(), waiting_ = 0;
    const Answer answer(
        PQexec(conn_,
               "SET client_encoding = 'UTF8'; SET lock_timeout = '60s'; SET jit = off; "
               "SET application_name = 'hapjong'"),
        &PQclear);
    check(answer.get());
  }
  bool is_connected() const { return PQstatus(conn_) == CONNECTION_OK && !broken_; }
  void connect_again() {
    if (leased_) fail(Code::unavailable, "the connection that held the lease is lost");
    PQreset(conn_);
    broken_ = false;
    if (PQstatus(conn_) != CONNECTION_OK) lost();
    set_up();
  }
  [[noreturn]] void lost() { fail(Code::unavailable, trimmed(PQerrorMessage(conn_))); }
  void check(const PGresult* answer) {
    const ExecStatusType status = PQresultStatus(answer);
    if (status != PGRES_FATAL_ERROR && status != PGRES_BAD_RESPONSE) return;
    const char* state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    fail(postgres_code(state == nullptr ? "" : state), trimmed(PQresultErrorMessage(answer)));
  }
  void send_rows(RowsAhead& rows) {
    if (rows.empty()) return;
    send_ahead(rows.sql(), rows.take());
    if (waiting_ >= kManyAhead) settle();
  }
  // Of a statement's parameters, as the server sees them.
  std::vector<unsigned> types_of(const std::string& sql) {
    settle();
    const Answer prepared(PQprepare(conn_, "", numbered(sql).c_str(), 0, nullptr), &PQclear);
    check(prepared.get());
    const Answer described(PQdescribePrepared(conn_, ""), &PQclear);
    check(described.get());
    std::vector<unsigned> out;
    out.reserve(static_cast<std::size_t>(PQnparams(described.get())));
    for (int i = 0; i < PQnparams(described.get()); ++i)
      out.push_back(PQparamtype(described.get(), i));
    return out;
  }
  void ahead() {
    if (PQpipelineStatus(conn_) == PQ_PIPELINE_OFF && PQenterPipelineMode(conn_) == 0) lost();
  }
  void send_ahead(const std::string& sql, const Sent& sent) {
    const std::string& name = name_of(sql, sent.types);
    ahead();
    send(name, sent);
    ++waiting_;
  }
  // Waits for all that was sent; `last` gets the answer of the last. The first fault is thrown.
  void settle(PGresult** last = nullptr) {
    if (PQpipelineStatus(conn_) == PQ_PIPELINE_OFF) return;
    Answer fault(nullptr, &PQclear), kept(nullptr, &PQclear);
    if (PQpipelineSync(conn_) == 0) lost();
    for (int at = 0; at < waiting_;) {
      Answer answer(PQgetResult(conn_), &PQclear);
      if (answer == nullptr) {
        if (PQstatus(conn_) != CONNECTION_OK) break;
        ++at;
      } else if (PQresultStatus(answer.get()) == PGRES_FATAL_ERROR) {
        if (fault == nullptr) fault = std::move(answer);
        if (PQstatus(conn_) != CONNECTION_OK) break;
      } else {
        kept = std::move(answer);
      }
    }
    waiting_ = 0;
    // Of a server that was killed between two exchanges libpq says for ever that the connection is
    // well and that there is no answer.
    for (bool silent = false; PQstatus(conn_) == CONNECTION_OK && !broken_;) {
      const Answer answer(PQgetResult(conn_), &PQclear);
      if (answer != nullptr && PQresultStatus(answer.get()) == PGRES_PIPELINE_SYNC) break;
      broken_ = silent && answer == nullptr;
      silent = answer == nullptr;
    }
    if (is_connected()) PQexitPipelineMode(conn_);
    if (fault != nullptr) names_.clear();  // some may not have been prepared
    if (fault != nullptr) check(fault.get());
    if (!is_connected()) lost();
    if (last != nullptr) *last = kept.release();
  }

  PGconn* conn_;
  std::vector<std::unique_ptr<RowsAhead>> ahead_;  // in the order in which they were first used
  std::map<std::pair<std::string, std::vector<unsigned>>, std::string> names_;
  std::uint64_t last_name_ = 0;
  int waiting_ = 0;
  bool leased_ = false, broken_ = false;
  std::int64_t changes_ = 0;
};

class PostgresStatement final : public Statement {
 public:
  PostgresStatement(Postgres& at, std::string_view sql)
      : at_(at),
        given_(sql),
        sql_(numbered(sql)),
        tables_(tables_in(sql)),
        reads_(sql.starts_with("SELECT") || sql.starts_with("WITH")) {}

  void bind(int at, std::int64_t value) override {
    set(at, kInt8, big_endian_bytes(static_cast<std::uint64_t>(value), 8));
  }
  void bind(int at, double value) override {
    set(at, kFloat8, big_endian_bytes(std::bit_cast<std::uint64_t>(value), 8));
  }
  void bind(int at, std::string_view text) override {
    std::string plain(text);  // PostgreSQL's text holds no NUL, which an input's own id may
    std::ranges::replace(plain, '\0', '?');
    set(at, kAny, std::move(plain));
  }
  void bind_blob(int at, std::string_view bytes) override { set(at, kAny, std::string(bytes)); }
  bool step() override {
    if (answer_ == nullptr) {
      at_.send_rows_of(tables_);
      answer_.reset(at_.ask(sql_, sent_));
      row_ = -1;
      if (!reads_) at_.count_change();
    }
    return ++row_ < PQntuples(answer_.get());
  }
  void run() override {
    at_.send_rows_of(tables_);
    at_.change(sql_, sent_);
  }
  void run_later(std::string_view sums) override {
    if (rows_ == nullptr) rows_ = &at_.rows_ahead(given_, sums);
    at_.change_later(*rows_, sent_);
  }
  std::int64_t integer(int column) const override {
    const char* at = PQgetvalue(answer_.get(), row_, column);
    if (PQgetisnull(answer_.get(), row_, column) != 0) return 0;
    switch (PQftype(answer_.get(), column)) {
      case kBool:
        return *at;
      case kInt2:
        return big_endian<std::int16_t>(at);
      case kInt4:
        return big_endian<std::int32_t>(at);
      case kInt8:
        return big_endian<std::int64_t>(at);
      default:
        return static_cast<std::int64_t>(real(column));
    }
  }
  double real(int column) const override {
    const char* at = PQgetvalue(answer_.get(), row_, column);
    if (PQgetisnull(answer_.get(), row_, column) != 0) return 0;
    switch (PQftype(answer_.get(), column)) {
      case kFloat4:
        return static_cast<double>(big_endian<float>(at));
      case kFloat8:
        return big_endian<double>(at);
      case kNumeric:
        return numeric(at);
      case kBool:
      case kInt2:
      case kInt4:
      case kInt8:
        return static_cast<double>(integer(column));
      default:
        return 0;
    }
  }
  // A number as text, too: cursors are made of it.
  std::string_view bytes(int column) const override {
    if (PQgetisnull(answer_.get(), row_, column) != 0) return {};
    switch (PQftype(answer_.get(), column)) {
      case kBool:
      case kInt2:
      case kInt4:
      case kInt8:
      case kNumeric:
        return number_ = std::to_string(integer(column));
      default:
        return {PQgetvalue(answer_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
    }
  }
  void reset() override {
    answer_.reset();
    sent_ = {};
  }

 private:
  // A parameter that stands several times (?1) is bound once: values count by number.
  void set(int at, unsigned type, std::string value) {
    const auto need = static_cast<std::size_t>(at) + 1;
    if (sent_.values.size() < need) sent_.values.resize(need), sent_.types.resize(need);
    sent_.types[need - 1] = type;
    sent_.values[need - 1] = std::move(value);
  }
  Postgres& at_;
  std::string given_, sql_;
  std::vector<std::string> tables_;
  RowsAhead* rows_ = nullptr;
  bool reads_;
  Sent sent_;
  Answer answer_{nullptr, &PQclear};
  int row_ = -1;
  mutable std::string number_;
};

std::unique_ptr<Statement> Postgres::prepare(std::string_view sql) {
  return std::make_unique<PostgresStatement>(*this, sql);
}

}  // namespace

std::unique_ptr<Connection> connect_postgres(const std::string& url) {
  return std::make_unique<Postgres>(url);
}

}  // namespace hj::store
