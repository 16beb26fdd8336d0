// A table of numbers by name: what a room's rules compare with and weigh by.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/result.h"

namespace hj {

struct Number {
  std::string_view name;
  std::variant<float*, std::uint32_t*> into;
};
// Columns `name` and `value`; other columns are for the reader. Every name asked for has one row
// and every row is asked for: else the error names file and line. No number is negative or
// infinite.
Done read_numbers(const std::string& file, std::span<const Number> wanted);

}  // namespace hj
