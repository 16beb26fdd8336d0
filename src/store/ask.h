// One page of a list as SQL: optional conditions, a sort key, and the cursor that goes on from it.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/query.h"
#include "store/sql.h"

namespace hj::store {

struct Bytes {
  std::string bytes;
};
using Value = std::variant<std::int64_t, double, std::string, Bytes>;

class Ask {
 public:
  // `id` and the keys are SQL expressions, never anything from outside.
  Ask(std::string_view from, std::string_view id) : from_(from), id_(id) {}

  void where(std::string_view condition) { conditions_.emplace_back(condition); }
  template <class... T>
  void where(std::string_view condition, const T&... values) {
    where(condition);
    (values_.push_back(value(values)), ...);
  }
  void where_all(std::string_view condition, std::vector<Value> values) {
    where(condition);
    std::ranges::move(values, std::back_inserter(values_));
  }
  void where_real(std::string_view condition, double value) {
    where(condition);
    values_.emplace_back(value);
  }
  void where_blob(std::string_view condition, std::string bytes) {
    where(condition);
    values_.emplace_back(Bytes{std::move(bytes)});
  }
  void between(std::string_view time, std::int64_t since, std::int64_t until);
  template <class E>
  void among(std::string_view column, const std::vector<E>& chosen) {
    std::int64_t mask = 0;
    for (const E e : chosen) mask |= std::int64_t{1} << static_cast<unsigned>(e);
    if (mask != 0) where("((? >> CAST(" + std::string(column) + " AS INTEGER)) & 1) <> 0", mask);
  }
  void by(std::string_view key, bool descending, bool text = false);
  // The rows after the cursor: their columns, then the key and the id, for next_cursor.
  Rows rows(Db& db, std::string_view columns, const Filter& filter);

 private:
  template <class T>
  static Value value(const T& v) {
    if constexpr (std::is_convertible_v<T, std::string_view>)
      return std::string(v);
    else
      return static_cast<std::int64_t>(v);
  }
  void go_on(const std::string& cursor);
  std::string from_, id_, key_;
  std::vector<std::string> conditions_;
  std::vector<Value> values_;
  bool descending_ = true, text_ = false;
};

// The two trailing columns of Ask::rows.
struct Place {
  std::string key;
  std::uint64_t id = 0;
};
Place place_of(Rows& rows);
std::string cursor_of(const Place& place);
unsigned page_size(const Filter& filter);  // 1 to 5000

// Reads at most a page with `row(rows)` for each, and notes where the next one begins.
template <class T, class Row>
List<T> page(Db& db, Ask ask, std::string_view columns, const Filter& filter, Row row) {
  List<T> out;
  Place last;
  Rows rows = ask.rows(db, columns, filter);
  while (rows.next()) {
    if (out.items.size() == page_size(filter)) {
      out.next = cursor_of(last);
      break;
    }
    row(rows, out.items.emplace_back());
    last = place_of(rows);
  }
  return out;
}

}  // namespace hj::store
