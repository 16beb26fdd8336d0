#include "store/postgres_rows.h"

#include <algorithm>

#include "store/fault.h"

namespace hj::store {
namespace {

unsigned array_of(unsigned type) {
  switch (type) {
    case kBytea:
      return 1001;
    case kInt8:
      return 1016;
    case kText:
      return 1009;
    case kFloat8:
      return 1022;
    default:
      fail(Code::bad_data, "a column of type " + std::to_string(type));
  }
}

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The n-th ? of a list of values becomes the n-th column.
std::string columns_for(std::string_view values) {
  std::string out;
  int column = 0;
  for (const char c : values)
    if (c == '?')
      out += 'c' + std::to_string(++column);
    else
      out += c;
  return out;
}

// c1,c2,… and $1,$2,…
std::string listed(char sign, std::size_t count) {
  std::string out;
  for (std::size_t i = 1; i <= count; ++i)
    out += (i == 1 ? "" : ",") + std::string(1, sign) + std::to_string(i);
  return out;
}

// From the one ( to its ).
std::size_t closing(std::string_view sql, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < sql.size(); ++at) {
    depth += sql[at] == '(' ? 1 : sql[at] == ')' ? -1 : 0;
    if (depth == 0) return at;
  }
  fail(Code::bad_data, "no list of values: " + std::string(sql));
}

}  // namespace

std::string big_endian_bytes(std::uint64_t bits, int bytes) {
  std::string out(static_cast<std::size_t>(bytes), '\0');
  for (int i = bytes - 1; i >= 0; --i, bits >>= 8)
    out[static_cast<std::size_t>(i)] = static_cast<char>(bits & 0xFF);
  return out;
}

std::string numbered(std::string_view sql) {
  std::string out;
  int last = 0;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == '\'') {
      const std::size_t end = std::min(sql.find('\'', i + 1), sql.size() - 1);
      out += sql.substr(i, end - i + 1), i = end;
    } else if (sql[i] != '?') {
      out += sql[i];
    } else {
      std::string number;
      while (i + 1 < sql.size() && sql[i + 1] >= '0' && sql[i + 1] <= '9') number += sql[++i];
      last = number.empty() ? last + 1 : std::stoi(number);
      out += '$' + std::to_string(last);
    }
  }
  return out;
}

std::vector<std::string> tables_in(std::string_view sql) {
  std::vector<std::string> out;
  bool next = false;
  for (std::size_t at = 0; at < sql.size();) {
    std::size_t end = at;
    while (end < sql.size() && in_name(sql[end])) ++end;
    const std::string_view word = sql.substr(at, end - at);
    if (next && !word.empty()) out.emplace_back(word);
    if (!word.empty())
      next = word == "FROM" || word == "JOIN" || word == "INTO" || word == "UPDATE";
    at = std::max(end, at + 1);
  }
  std::ranges::sort(out);
  return out;
}

RowsAhead::RowsAhead(std::string_view sql, std::string_view sums,
                     const std::vector<unsigned>& types)
    : types_(types), columns_(types.size()) {
  constexpr std::string_view kInto = "INSERT INTO ", kValues = " VALUES ";
  const std::size_t values = sql.find(kValues);
  if (!sql.starts_with(kInto) || values == sql.npos)
    fail(Code::bad_data, "no insert: " + std::string(sql));
  const std::size_t open = values + kValues.size(), close = closing(sql, open);
  const std::string_view into = sql.substr(0, values), after = sql.substr(close + 1);
  const std::string_view name = into.substr(kInto.size());
  table_ = name.substr(0, std::min(name.find('('), name.size()));
  const std::string rows =
      "unnest(" + listed('$', types.size()) + ") AS rows(" + listed('c', types.size()) + ')';
  std::string select(sums);
  if (sums.empty())
    select = "SELECT " + columns_for(sql.substr(open + 1, close - open - 1)) + " FROM rows";
  const std::size_t from = select.find("FROM rows") + 5;
  sql_ = std::string(into) + ' ' + select.replace(from, 4, rows) + std::string(after);
}

void RowsAhead::add(const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i] += big_endian_bytes(values.at(i).size(), 4) + values[i];
    bytes_ += values[i].size() + 4;
  }
  ++rows_;
}

// One dimension, no NULL, the element's type, how many, counted from 1.
Sent RowsAhead::take() {
  Sent out;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::string head;
    for (const std::uint64_t number : {1U, 0U, types_[i], rows_, 1U})
      head += big_endian_bytes(number, 4);
    out.types.push_back(array_of(types_[i]));
    out.values.push_back(head + columns_[i]);
    columns_[i].clear();
  }
  rows_ = 0, bytes_ = 0;
  return out;
}

}  // namespace hj::store
