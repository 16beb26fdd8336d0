// How a door says no. Mirrors std::expected, and becomes an alias of it in C++23.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace hj {

enum class Code : std::uint8_t { not_found, bad_input, bad_data, io, conflict, unavailable };

struct Error {
  Code code;
  std::string what;  // where, then why: "josa.tsv:12: tag is empty"
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : v_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : v_(std::in_place_index<1>, std::move(error)) {}
  explicit operator bool() const { return v_.index() == 0; }
  const T& operator*() const& { return std::get<0>(v_); }
  T& operator*() & { return std::get<0>(v_); }
  T&& operator*() && { return std::get<0>(std::move(v_)); }
  const T* operator->() const { return &std::get<0>(v_); }
  T* operator->() { return &std::get<0>(v_); }
  const Error& error() const { return std::get<1>(v_); }

 private:
  std::variant<T, Error> v_;
};

using Done = Result<std::monostate>;
inline Done done() { return std::monostate{}; }

}  // namespace hj
