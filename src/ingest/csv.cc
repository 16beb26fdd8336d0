#include "ingest/csv.h"

#include <algorithm>
#include <charconv>

#include "core/charset.h"
#include "core/utf8.h"
#include "ingest/ascii.h"
#include "ingest/fields.h"

namespace hj::ingest {
namespace {

constexpr std::string_view kMarks = ",\t;|";
constexpr std::size_t kCells = 1000;  // of a row

// Where the row that begins `text` ends (past its line end); npos = it goes on. Line ends between
// quotation marks belong to a cell.
std::size_t row_end(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == '\n' && !quoted) return i + 1;
  }
  return std::string_view::npos;
}

std::vector<std::string> cells_of(std::string_view row, char mark) {
  while (!row.empty() && (row.back() == '\n' || row.back() == '\r')) row.remove_suffix(1);
  std::vector<std::string> out(1);
  bool quoted = false, begun = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (quoted && c == '"' && i + 1 < row.size() && row[i + 1] == '"') {
      out.back() += row[++i];
    } else if (c == '"' && (quoted || !begun)) {
      quoted = !quoted, begun = true;
    } else if (c == mark && !quoted) {
      if (out.size() == kCells) break;
      out.emplace_back(), begun = false;
    } else {
      out.back() += c, begun = true;
    }
  }
  return out;
}

char mark_of(std::string_view row) {
  char best = ',';
  std::size_t most = 0;
  for (const char mark : kMarks)
    if (const std::size_t n = cells_of(row, mark).size(); n > most) best = mark, most = n;
  return best;
}

class Rows {
 public:
  Rows(Stream& stream, const std::string& source, const Limits& limits, const std::string& charset,
       const Columns& columns, const OnPage& on_page, const OnFault& on_fault)
      : stream_(stream),
        source_(source),
        limits_(limits),
        charset_(charset),
        columns_(columns),
        on_page_(on_page),
        on_fault_(on_fault) {}

  void run() {
    std::string row;
    while (next(row)) {
      if (trim(row).empty()) continue;
      if (mark_ == 0 && !begin(row)) {
        if (!fits_) return;
        continue;
      }
      const std::string place = source_ + ":" + std::to_string(line_);
      const std::vector<std::string> cells = cells_of(row, mark_);
      Result<Page> page = page_of_row(
          [&](std::string_view name) {
            const auto found = places_.find(std::string(name));
            if (found == places_.end() || found->second >= cells.size()) return std::string();
            return std::string(trim(cells[found->second]));
          },
          place);
      if (page)
        on_page_(std::move(*page));
      else
        fault(place + ": " + page.error().what);
    }
    if (!stream_.fault().empty()) fault(source_ + ": " + stream_.fault(), true);
  }

 private:
  void fault(const std::string& words, bool warning = false) {
    on_fault_({{Code::bad_input, words}, warning});
  }

  // The next row in UTF-8; a row over the limit is passed over up to its next line end.
  bool next(std::string& row) {
    for (;;) {
      line_ = next_line_;
      if (stream_.ended()) return false;
      std::size_t want = std::size_t{64} * 1024, end = std::string_view::npos;
      std::string_view ahead;
      do {
        ahead = stream_.peek(want);
        end = row_end(ahead);
        want *= 4;
      } while (end == std::string_view::npos && ahead.size() >= want / 4 &&
               ahead.size() <= limits_.line);
      if (end == std::string_view::npos) end = ahead.size();
      if (end <= limits_.line) {
        next_line_ += static_cast<std::size_t>(
            std::count(ahead.begin(), ahead.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        row = decode_row(ahead.substr(0, end));
        stream_.take(end);
        return true;
      }
      fault(source_ + ":" + std::to_string(line_) + ": the row is over " +
            std::to_string(limits_.line >> 20) + " MiB");
      std::string ignored;
      bool long_line = false;
      if (!stream_.line(limits_.line, ignored, long_line)) return false;
      ++next_line_;
    }
  }
  std::string decode_row(std::string_view bytes) const {
    return charset_ == "UTF-8" ? mend(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes)
                               : decode(bytes, charset_).text;
  }

  // The first row: names, or with a mapping of numbers alone already data. True = it is data.
  bool begin(const std::string& row) {
    mark_ = mark_of(row);
    const std::vector<std::string> names = cells_of(row, mark_);
    bool numbers = !columns_.empty();
    for (const auto& [field, column] : columns_) {
      std::size_t at = 0;
      const auto [end, error] = std::from_chars(column.data(), column.data() + column.size(), at);
      const bool number = error == std::errc() && end == column.data() + column.size() && at > 0;
      numbers = numbers && number;
      if (!number) {
        const auto found = std::ranges::find_if(
            names, [&name = column](const std::string& n) { return trim(n) == name; });
        if (found == names.end()) {
          fits_ = false;
          fault(source_ + ":1: has no column \"" + column + "\" for " + field);
          return false;
        }
        at = static_cast<std::size_t>(found - names.begin()) + 1;
      }
      places_[field] = at - 1;
    }
    if (columns_.empty())
      for (std::size_t i = 0; i < names.size(); ++i) {
        std::string name(trim(names[i]));
        if (!field_named(name).empty()) {
          for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
          places_.emplace(name == "pubdate" ? "pubDate" : name, i);
        }
      }
    return numbers;
  }

  Stream& stream_;
  const std::string& source_;
  const Limits& limits_;
  const std::string& charset_;
  const Columns& columns_;
  const OnPage& on_page_;
  const OnFault& on_fault_;
  std::map<std::string, std::size_t> places_;  // an input's name and its column
  char mark_ = 0;
  bool fits_ = true;
  std::size_t line_ = 1, next_line_ = 1;
};

}  // namespace

Result<Columns> parse_columns(std::string_view text) {
  Columns out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view one = text.substr(0, end);
    const std::size_t eq = one.find('=');
    if (eq == std::string_view::npos || trim(one.substr(eq + 1)).empty())
      return Error{Code::bad_input, "\"" + std::string(one) + "\" is no FIELD=COLUMN"};
    const std::string_view field = field_named(trim(one.substr(0, eq)));
    if (field.empty())
      return Error{Code::bad_input, "\"" + std::string(trim(one.substr(0, eq))) + "\" is no field"};
    out[std::string(field)] = trim(one.substr(eq + 1));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

char csv_mark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t end = row_end(head);
  const std::string_view row = head.substr(0, std::min(end, head.size()));
  if (row.size() > 4096) return 0;
  const char mark = mark_of(row);
  std::size_t known = 0;
  bool says = false;
  for (const std::string& cell : cells_of(row, mark)) {
    const std::string_view field = field_named(trim(cell));
    known += !field.empty();
    says = says || field == "title" || field == "body" || field == "text";
  }
  return known >= 2 && says ? mark : '\0';
}

void read_csv(Stream& stream, const std::string& source, const Limits& limits,
              const std::string& charset, const Columns& columns, const OnPage& on_page,
              const OnFault& on_fault) {
  Rows(stream, source, limits, charset, columns, on_page, on_fault).run();
}

}  // namespace hj::ingest
