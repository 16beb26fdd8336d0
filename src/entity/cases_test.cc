// The tables of forms in cases/: amounts and times, each read on its own.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/value.h"
#include "entity/recognizer.h"

namespace hj {
namespace {

std::vector<std::vector<std::string>> rows_of(const char* file) {
  std::ifstream in(file);
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> row;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
    row.resize(4);
    out.push_back(std::move(row));
  }
  if (!out.empty()) out.erase(out.begin());
  return out;
}

// "\\n" begins a new paragraph, a word in 다. ends a sentence, "# " stands before a headline.
Document document(std::string text) {
  const bool headline = text.starts_with("# ");
  if (headline) text.erase(0, 2);
  Document doc;
  doc.text = text;
  for (std::size_t at = 0; (at = doc.text.find("\\n")) != std::string::npos;)
    doc.text.replace(at, 2, "\n");
  const auto size = static_cast<std::uint32_t>(doc.text.size());
  for (std::uint32_t from = 0; from < size;) {
    const auto end =
        static_cast<std::uint32_t>(std::min<std::size_t>(doc.text.find('\n', from), size));
    const auto block = static_cast<Row>(doc.blocks.rows.size());
    doc.blocks.rows.push_back({{from, end}, headline ? BlockKind::headline : BlockKind::body});
    while (from < end) {
      const std::size_t stop = doc.text.find("다. ", from);
      const auto to = stop < end ? static_cast<std::uint32_t>(stop + 4U) : end;
      doc.sentences.rows.push_back({{from, to}, block});
      from = to + 1U;
    }
    from = end + 1U;
  }
  return doc;
}

std::string values(const Recognizer& read, const std::string& text, const std::string& published,
                   bool times) {
  Document doc = document(text);
  doc.published = parse_moment(published).seconds;
  const auto made = read(doc).mentions;
  std::string out;
  for (const Mention& m : made.rows) {
    const bool measure = m.kind == Kind::amount || m.kind == Kind::share || m.kind == Kind::count;
    if (times ? m.kind != Kind::time : !measure) continue;
    if (!out.empty()) out += ' ';
    out += made.at(m.value);
    if (!times) break;
  }
  return out;
}

TEST(Cases, Amounts) {
  const auto read = Recognizer::open(HJ_DATA);
  ASSERT_TRUE(read) << read.error().what;
  const auto rows = rows_of("src/entity/cases/amounts.tsv");
  ASSERT_GE(rows.size(), 150U);
  for (const auto& row : rows)
    EXPECT_EQ(values(*read, row[0], "2024-02-21", false), row[1]) << row[0] << ": " << row[2];
}

TEST(Cases, Times) {
  const auto read = Recognizer::open(HJ_DATA);
  ASSERT_TRUE(read) << read.error().what;
  const auto rows = rows_of("src/entity/cases/times.tsv");
  ASSERT_GE(rows.size(), 150U);
  for (const auto& row : rows)
    EXPECT_EQ(values(*read, row[0], row[1] == "-" ? "" : row[1], true), row[2])
        << row[0] << " on " << row[1] << ": " << row[3];
}

}  // namespace
}  // namespace hj
