#include "store/rows_ahead.h"

#include <algorithm>
#include <bit>

namespace hj::store {

void WaitingRows::keep() {
  const auto row = static_cast<std::uint32_t>(order_.size());
  const std::size_t from = values_.size();
  for (const Bound& b : row_) {
    Value& v = values_.emplace_back();
    v.kind = b.kind;
    if (b.kind == Bound::Kind::integer) {
      v.bits = static_cast<std::uint64_t>(b.integer);
    } else if (b.kind == Bound::Kind::real) {
      v.bits = std::bit_cast<std::uint64_t>(b.real);
    } else {
      v.bits = bytes_.size(), v.size = static_cast<std::uint32_t>(b.bytes.size());
      bytes_ += b.bytes;
    }
  }
  order_.push_back({first_of(values_[from]), row});
}

std::uint64_t WaitingRows::first_of(const Value& v) const {
  if (v.kind == Bound::Kind::integer) return v.bits ^ std::uint64_t{1} << 63;
  if (v.kind == Bound::Kind::real) return 0;
  std::uint64_t out = 0;
  const std::string_view bytes = bytes_of(v);
  for (std::size_t i = 0; i < sizeof out; ++i)
    out = out << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  return out;
}

int WaitingRows::compare(const Value& x, const Value& y) const {
  const auto order = [](auto a, auto b) { return a < b ? -1 : b < a ? 1 : 0; };
  if (x.kind == Bound::Kind::integer)
    return order(static_cast<std::int64_t>(x.bits), static_cast<std::int64_t>(y.bits));
  if (x.kind == Bound::Kind::real)
    return order(std::bit_cast<double>(x.bits), std::bit_cast<double>(y.bits));
  return bytes_of(x).compare(bytes_of(y));
}

bool WaitingRows::before(const Place& x, const Place& y) const {
  if (x.first != y.first) return x.first < y.first;
  const std::size_t width = row_.size();
  for (std::size_t i = 0; i < std::min(width, key_); ++i)
    if (const int c = compare(values_[x.row * width + i], values_[y.row * width + i]); c != 0)
      return c < 0;
  return x.row < y.row;
}

void WaitingRows::sort() {
  std::ranges::sort(order_, [&](const Place& x, const Place& y) { return before(x, y); });
}

const std::vector<Bound>& WaitingRows::at(std::uint32_t row) {
  for (std::size_t i = 0; i < row_.size(); ++i) {
    const Value& v = values_[row * row_.size() + i];
    row_[i] = {v.kind, 0, 0, {}};
    if (v.kind == Bound::Kind::integer)
      row_[i].integer = static_cast<std::int64_t>(v.bits);
    else if (v.kind == Bound::Kind::real)
      row_[i].real = std::bit_cast<double>(v.bits);
    else
      row_[i].bytes = bytes_of(v);
  }
  return row_;
}

}  // namespace hj::store
