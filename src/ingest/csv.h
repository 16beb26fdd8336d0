// CSV and TSV (RFC 4180) to pages, by the names in the first row or by a mapping of columns.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/limits.h"
#include "ingest/stream.h"

namespace hj::ingest {

// Field of a page → name of a column, or its number from 1: `title=제목,body=3`. The error says
// why.
using Columns = std::map<std::string, std::string>;
Result<Columns> parse_columns(std::string_view text);

// Do these bytes (UTF-8) begin with a row of names of which at least two, among them a title, a
// body or a text, are known? Then the mark between its cells; else 0.
char csv_mark(std::string_view head);

// `mark` 0 = told from the first row. Without a mapping the first row names the columns; with one
// of names, too; with one of numbers alone, it is a row of data. Rows are streamed.
void read_csv(Stream& stream, const std::string& source, const Limits& limits,
              const std::string& charset, const Columns& columns, const OnPage& on_page,
              const OnFault& on_fault);

}  // namespace hj::ingest
