// Rows of one table that go to PostgreSQL together: one statement of arrays in place of many.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hj::store {

// Of pg_type.h: what a value is in its binary form. kAny: the server takes it from the place.
enum : unsigned {
  kAny = 0,
  kBool = 16,
  kBytea = 17,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kText = 25,
  kFloat4 = 700,
  kFloat8 = 701,
  kNumeric = 1700
};

struct Sent {  // a statement's values, each in its binary form
  std::vector<unsigned> types;
  std::vector<std::string> values;
};

std::string big_endian_bytes(std::uint64_t bits, int bytes);

// ? and ?2 -> $1 and $2.
std::string numbered(std::string_view sql);
// The tables that a statement names, in order: behind FROM, JOIN, INTO or UPDATE.
std::vector<std::string> tables_in(std::string_view sql);

class RowsAhead {
 public:
  // `sql`: INSERT INTO table … VALUES (…) …; `sums`: what is selected from `rows(c1, c2, …)` where
  // rows of one key are to be added up first, or empty. `types`: of its parameters.
  RowsAhead(std::string_view sql, std::string_view sums, const std::vector<unsigned>& types);

  const std::string& table() const { return table_; }
  const std::string& sql() const { return sql_; }
  std::size_t bytes() const { return bytes_; }
  bool empty() const { return rows_ == 0; }
  void add(const std::vector<std::string>& values);
  Sent take();  // and is empty again

 private:
  std::string table_, sql_;
  std::vector<unsigned> types_;
  std::vector<std::string> columns_;
  std::uint32_t rows_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace hj::store
