// Rows of one INSERT of SQLite that wait, so that many go into their table in its order: in the
// order in which they come, each would look for a page of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hj::store {

struct Bound {  // a parameter of a statement
  enum class Kind : std::uint8_t { integer, real, text, blob } kind{};
  std::int64_t integer = 0;
  double real = 0;
  std::string_view bytes;  // of text and blob
};

class WaitingRows {
 public:
  // Of so many parameters, the first `key` of which are the table's key; rows of one key stay as
  // they came.
  WaitingRows(std::size_t width, std::size_t key) : row_(width), key_(key) {}

  std::size_t width() const { return row_.size(); }
  bool empty() const { return order_.empty(); }
  std::size_t size() const { return order_.size(); }
  std::size_t bytes() const { return values_.size() * sizeof(Value) + bytes_.size(); }
  void bind(int at, const Bound& value) { row_[static_cast<std::size_t>(at)] = value; }
  const std::vector<Bound>& row() const { return row_; }  // that is bound now
  void keep();                                            // what is bound, to be taken later
  void clear() { values_.clear(), order_.clear(), bytes_.clear(); }
  // Calls `each` with every row in the table's order, and is empty then; what `each` throws leaves
  // it empty, too.
  template <class Each>
  void take(Each each) {
    WaitingRows all(width(), key_);
    std::swap(all.values_, values_), std::swap(all.order_, order_), std::swap(all.bytes_, bytes_);
    all.sort();
    for (const Place& p : all.order_) each(all.at(p.row));
  }

 private:
  struct Value {
    Bound::Kind kind{};
    std::uint32_t size = 0;
    std::uint64_t bits = 0;  // of the number; where the bytes begin in bytes_
  };
  struct Place {
    std::uint64_t first;  // sorts as the first column does, as far as it goes
    std::uint32_t row;
  };
  std::string_view bytes_of(const Value& v) const {
    return std::string_view(bytes_).substr(v.bits, v.size);
  }
  std::uint64_t first_of(const Value& v) const;
  int compare(const Value& x, const Value& y) const;
  bool before(const Place& x, const Place& y) const;
  void sort();
  const std::vector<Bound>& at(std::uint32_t row);

  std::vector<Bound> row_;
  std::size_t key_;
  std::vector<Value> values_;  // row after row
  std::vector<Place> order_;
  std::string bytes_;
};

}  // namespace hj::store
