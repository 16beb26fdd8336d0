#include "store/ask.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/hash.h"

namespace hj::store {
namespace {

void bind(Rows& rows, const Value& value) {
  if (const auto* bytes = std::get_if<Bytes>(&value)) {
    rows.bind(Blob{bytes->bytes});
    return;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) rows.bind(*number);
  if (const auto* real = std::get_if<double>(&value)) rows.bind(*real);
  if (const auto* text = std::get_if<std::string>(&value)) rows.bind(*text);
}

constexpr std::string_view kDigits = "0123456789abcdef";

std::string to_hex(std::string_view bytes) {
  std::string out;
  for (const unsigned char c : bytes) out += kDigits[c >> 4], out += kDigits[c & 15];
  return out;
}
std::optional<std::string> from_hex(std::string_view text) {
  std::string out;
  if (text.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const std::size_t high = kDigits.find(text[i]), low = kDigits.find(text[i + 1]);
    if (high == kDigits.npos || low == kDigits.npos) return std::nullopt;
    out += static_cast<char>(high << 4 | low);
  }
  return out;
}
[[noreturn]] void bad_cursor() { fail(Code::bad_input, "cursor"); }

}  // namespace

void Ask::between(std::string_view time, std::int64_t since, std::int64_t until) {
  if (since != 0) where(std::string(time) + " >= ?", since);
  if (until != 0) where(std::string(time) + " < ? AND " + std::string(time) + " <> 0", until);
}

void Ask::by(std::string_view key, bool descending, bool text) {
  key_ = key;
  descending_ = descending;
  text_ = text;
}

void Ask::go_on(const std::string& cursor) {
  if (cursor.empty()) return;
  const std::size_t cut = cursor.find('.');
  const auto key = from_hex(std::string_view(cursor).substr(0, cut));
  const auto id =
      cut == cursor.npos ? std::nullopt : parse_hex(std::string_view(cursor).substr(cut + 1));
  if (!key || !id || cursor.size() > 4096) bad_cursor();
  const std::string condition =
      "(" + key_ + ", " + id_ + ") " + (descending_ ? "<" : ">") + " (?, ?)";
  std::int64_t number = 0;
  if (text_) return where(condition, *key, *id);
  const auto [end, error] = std::from_chars(key->data(), key->data() + key->size(), number);
  if (error != std::errc{} || end != key->data() + key->size()) bad_cursor();
  where(condition, number, *id);
}

Rows Ask::rows(Db& db, std::string_view columns, const Filter& filter) {
  go_on(filter.cursor);
  std::string sql = "SELECT " + std::string(columns) + ", " + key_ + ", " + id_ + " FROM " + from_;
  for (std::size_t i = 0; i < conditions_.size(); ++i)
    sql += (i == 0 ? " WHERE " : " AND ") + conditions_[i];
  const char* way = descending_ ? " DESC" : "";
  sql += " ORDER BY " + key_ + way + ", " + id_ + way + " LIMIT ?";
  Rows rows = db.query(sql);
  for (const Value& v : values_) bind(rows, v);
  rows.bind(page_size(filter) + 1);
  return rows;
}

unsigned page_size(const Filter& filter) { return std::clamp(filter.limit, 1U, 5000U); }

Place place_of(Rows& rows) {
  Place place;
  place.key = rows.text();
  place.id = static_cast<std::uint64_t>(rows.integer());
  return place;
}
std::string cursor_of(const Place& place) { return to_hex(place.key) + '.' + hex(place.id); }

}  // namespace hj::store
