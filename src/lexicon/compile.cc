#include <algorithm>
#include <cstring>
#include <numeric>
#include <unordered_map>

#include "core/hash.h"
#include "core/utf8.h"
#include "lexicon/format.h"
#include "lexicon/lexicon.h"
#include "lexicon/trie.h"

namespace hj {
namespace {

using lexicon::Header;
using lexicon::Text;
constexpr std::size_t kMaxTable = std::size_t{1} << 28;  // bytes of a TSV
constexpr std::size_t kMaxKey = 1024;

struct Table {
  std::string_view file;
  std::vector<std::string_view> names;
  std::vector<std::string_view> fields;  // rows * names.size()
  std::vector<std::uint32_t> lines;
  std::string_view key(std::size_t row) const { return fields[row * names.size()]; }
};

Error mistake(std::string_view file, std::size_t line, const std::string& why) {
  return {Code::bad_data, std::string(file) + ":" + std::to_string(line) + ": " + why};
}

void split(std::string_view line, std::vector<std::string_view>& out) {
  for (std::size_t tab; (tab = line.find('\t')) != std::string_view::npos;) {
    out.push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  out.push_back(line);
}

Done add_names(Table& table, std::string_view line, std::size_t number) {
  split(line, table.names);
  for (std::size_t i = 0; i < table.names.size(); ++i) {
    if (table.names[i].empty())
      return mistake(table.file, number, "column " + std::to_string(i + 1) + " has no name");
    for (std::size_t j = 0; j < i; ++j)
      if (table.names[i] == table.names[j])
        return mistake(table.file, number,
                       "column " + std::string(table.names[i]) + " stands twice");
  }
  return done();
}

Done add_row(Table& table, std::string_view line, std::size_t number) {
  const std::size_t before = table.fields.size();
  split(line, table.fields);
  const std::size_t found = table.fields.size() - before;
  if (found != table.names.size())
    return mistake(
        table.file, number,
        std::to_string(found) + " columns, the header has " + std::to_string(table.names.size()));
  const std::string_view key = table.fields[before];
  const std::string name(table.names[0]);
  if (key.empty()) return mistake(table.file, number, name + " is empty");
  if (key.size() > kMaxKey) return mistake(table.file, number, name + " is too long");
  table.lines.push_back(static_cast<std::uint32_t>(number));
  return done();
}

Done read(std::string_view tsv, Table& table) {
  if (tsv.size() > kMaxTable)
    return Error{Code::bad_data, std::string(table.file) + ": larger than 256 MiB"};
  if (tsv.starts_with("\xEF\xBB\xBF")) tsv.remove_prefix(3);
  for (std::size_t number = 1; !tsv.empty(); ++number) {
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t bad = std::min(invalid_at(line), line.find('\0'));
    if (bad != std::string_view::npos)
      return mistake(table.file, number, "byte " + std::to_string(bad + 1) + " is no UTF-8 text");
    Done said = table.names.empty() ? add_names(table, line, number) : add_row(table, line, number);
    if (!said) return said;
  }
  if (table.names.empty())
    return Error{Code::bad_data, std::string(table.file) + ": no header row"};
  return done();
}

bool same_row(const Table& table, std::uint32_t a, std::uint32_t b) {
  const std::size_t n = table.names.size();
  return std::equal(table.fields.begin() + static_cast<std::ptrdiff_t>(a * n),
                    table.fields.begin() + static_cast<std::ptrdiff_t>((a + 1) * n),
                    table.fields.begin() + static_cast<std::ptrdiff_t>(b * n));
}

// Rows by key, rows of one key in file order; says no to two rows that are the same.
Result<std::vector<std::uint32_t>> order(const Table& table) {
  std::vector<std::uint32_t> rows(table.lines.size());
  std::iota(rows.begin(), rows.end(), 0U);
  std::stable_sort(rows.begin(), rows.end(),
                   [&](auto a, auto b) { return table.key(a) < table.key(b); });
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = i; j > 0 && table.key(rows[j - 1]) == table.key(rows[i]); --j)
      if (i - j > 64)
        break;  // a key with hundreds of rows: only its nearest are compared
      else if (same_row(table, rows[j - 1], rows[i]))
        return mistake(table.file, table.lines[rows[i]],
                       "the same row stands in line " + std::to_string(table.lines[rows[j - 1]]));
  return rows;
}

class Writer {
 public:
  Writer() : bytes_(sizeof(Header), '\0') {}
  template <class T>
  std::uint32_t section(const std::vector<T>& items) {
    return section(
        std::string_view(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T)));
  }
  std::uint32_t section(std::string_view raw) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8, '\0');
    const auto at = static_cast<std::uint32_t>(bytes_.size());
    bytes_ += raw;
    return at;
  }
  Text text(std::string_view words) {
    const auto [it, fresh] = seen_.try_emplace(words, Text{});
    if (fresh) {
      it->second.begin = static_cast<std::uint32_t>(pool_.size());
      pool_ += words;
      it->second.end = static_cast<std::uint32_t>(pool_.size());
    }
    return it->second;
  }
  const std::string& pool() const { return pool_; }
  std::string seal(Header header) {
    header.bytes = static_cast<std::uint32_t>(bytes_.size());
    std::memcpy(bytes_.data(), &header, sizeof header);
    const std::size_t from = offsetof(Header, checksum) + sizeof header.checksum;
    header.checksum = hash64(std::string_view(bytes_).substr(from));
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  std::string bytes_, pool_;
  std::unordered_map<std::string_view, Text> seen_;
};

std::string write(const Table& table, const std::vector<std::uint32_t>& rows) {
  Writer out;
  std::vector<std::string_view> keys;
  std::vector<std::uint32_t> starts, lines;
  std::vector<Text> names, fields;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (keys.empty() || keys.back() != table.key(rows[i])) {
      keys.push_back(table.key(rows[i]));
      starts.push_back(i);
    }
    lines.push_back(table.lines[rows[i]]);
    for (std::size_t c = 0; c < table.names.size(); ++c)
      fields.push_back(out.text(table.fields[rows[i] * table.names.size() + c]));
  }
  starts.push_back(static_cast<std::uint32_t>(rows.size()));
  for (std::string_view name : table.names) names.push_back(out.text(name));
  names.push_back(out.text(table.file));

  const std::vector<lexicon::Unit> units = lexicon::build_trie(keys);
  Header header{};
  std::memcpy(header.magic, lexicon::kMagic, sizeof header.magic);
  header.format = lexicon::kFormat;
  header.rows = static_cast<std::uint32_t>(rows.size());
  header.columns = static_cast<std::uint32_t>(table.names.size());
  header.keys = static_cast<std::uint32_t>(keys.size());
  header.units = static_cast<std::uint32_t>(units.size());
  header.units_at = out.section(units);
  header.starts_at = out.section(starts);
  header.lines_at = out.section(lines);
  header.names_at = out.section(names);
  header.fields_at = out.section(fields);
  header.pool_bytes = static_cast<std::uint32_t>(out.pool().size());
  header.pool_at = out.section(out.pool());
  return out.seal(header);
}

}  // namespace

Result<std::string> Lexicon::compile(std::string_view tsv, std::string_view file_name) {
  Table table;
  table.file = file_name;
  if (Done said = read(tsv, table); !said) return said.error();
  const auto rows = order(table);
  if (!rows) return rows.error();
  return write(table, *rows);
}

}  // namespace hj
