#include "lexicon/numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "lexicon/lexicon.h"

namespace hj {
namespace {

template <class T>
bool take(std::string_view text, T& into) {
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, into);
  return error == std::errc{} && at == end;
}
bool take(std::string_view text, const Number& number) {
  if (const auto* whole = std::get_if<std::uint32_t*>(&number.into)) return take(text, **whole);
  float& real = *std::get<float*>(number.into);
  return take(text, real) && std::isfinite(real) && real >= 0;
}

}  // namespace

Done read_numbers(const std::string& file, std::span<const Number> wanted) {
  const Result<Lexicon> table = Lexicon::open(file);
  if (!table) return table.error();
  const auto value = table->column("value");
  if (!value) return Error{Code::bad_data, std::string(table->file()) + ": no column value"};
  const auto wrong = [&](std::uint32_t row, std::string_view why) {
    return Error{Code::bad_data, std::string(table->file()) + ':' +
                                     std::to_string(table->line(row)) + ": " +
                                     std::string(table->field(row, 0)) + ' ' + std::string(why)};
  };
  for (std::uint32_t row = 0; row < table->size(); ++row)
    if (std::ranges::find(wanted, table->field(row, 0), &Number::name) == wanted.end())
      return wrong(row, "is no number that is used");
  for (const Number& number : wanted) {
    const auto [first, last] = table->find(number.name);
    if (first == last)
      return Error{Code::bad_data,
                   std::string(table->file()) + ": " + std::string(number.name) + " is missing"};
    if (last - first > 1) return wrong(first + 1, "stands there twice");
    if (!take(table->field(first, *value), number)) return wrong(first, "has no such value");
  }
  return done();
}

}  // namespace hj
