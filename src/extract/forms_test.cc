// Sixty and more forms of Korean pages, each filled with each article of ours, field by field.
#include <gtest/gtest.h>
#include <iconv.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "core/utf8.h"
#include "core/value.h"
#include "extract/extractor.h"

namespace hj {
namespace {

namespace fs = std::filesystem;
const fs::path kFolder = "src/extract/cases/forms";

std::string file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string one; std::getline(in, one, mark);) out.push_back(one);
  return out;
}
void replace(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

struct Article {
  std::map<std::string, std::string> cells;
  std::vector<std::string> subs, paragraphs, captions;
};
std::vector<Article> articles() {
  std::vector<Article> out;
  const std::vector<std::string> rows = split(file(kFolder / "articles.tsv"), '\n');
  const std::vector<std::string> names = split(rows[0], '\t');
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::vector<std::string> cells = split(rows[i], '\t');
    Article& a = out.emplace_back();
    for (std::size_t c = 0; c < cells.size(); ++c) a.cells[names[c]] = cells[c];
    a.subs = split(a.cells["subs"], '|');
    a.paragraphs = split(a.cells["paragraphs"], '|');
    a.captions = split(a.cells["captions"], '|');
  }
  return out;
}

struct FormPage {
  std::string name, html, charset = "UTF-8", declared;
  std::set<std::string> none;
  bool day = false;
};
std::vector<FormPage> forms() {
  std::vector<FormPage> out;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kFolder))
    if (entry.path().extension() == ".forms") files.push_back(entry.path());
  std::ranges::sort(files);
  for (const fs::path& path : files) {
    std::istringstream in(file(path));
    bool head = false;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("=== ")) {
        out.push_back({path.stem().string() + "/" + line.substr(4), {}, "UTF-8", {}, {}, false});
        head = true;
      } else if (head && line.empty()) {
        head = false;
      } else if (head) {
        const std::string key = line.substr(0, line.find(':')), value = line.substr(key.size() + 2);
        if (key == "charset") out.back().charset = value;
        if (key == "declared") out.back().declared = value;
        if (key == "date") out.back().day = value == "day";
        if (key == "none")
          for (const std::string& field : split(value, ' ')) out.back().none.insert(field);
      } else if (!out.empty()) {
        out.back().html += line + "\n";
      }
    }
  }
  for (FormPage& form : out)
    if (form.declared.empty()) form.declared = form.charset;
  return out;
}

std::string time_text(const std::string& iso, std::string format) {
  std::tm tm{};
  strptime(iso.c_str(), "%Y-%m-%dT%H:%M", &tm);
  mktime(&tm);
  replace(format, "%ap", tm.tm_hour < 12 ? "오전" : "오후");
  replace(format, "%I", std::to_string(tm.tm_hour % 12 == 0 ? 12 : tm.tm_hour % 12));
  replace(format, "%-m", std::to_string(tm.tm_mon + 1));
  replace(format, "%-d", std::to_string(tm.tm_mday));
  char out[128];
  std::strftime(out, sizeof out, format.c_str(), &tm);
  return out;
}
std::string joined(const std::vector<std::string>& lines, const std::string& before,
                   const std::string& after) {
  std::string out;
  for (const std::string& line : lines) out += before + line + after;
  return out;
}

// Fills the placeholders; others' headlines and ledes come from the articles after this one.
std::string fill(const FormPage& form, const std::vector<Article>& all, std::size_t which) {
  const Article& a = all[which];
  std::string html = form.html;
  std::string attribute = a.cells.at("headline"), json = attribute;
  replace(attribute, "\"", "&quot;"), replace(json, "\"", "\\\"");
  replace(html, "{Headline}", attribute), replace(html, "{jheadline}", json);
  std::string description = a.paragraphs[0].substr(0, 90);
  while (!boundary(a.paragraphs[0], description.size())) description.pop_back();
  replace(html, "{desc}", description + "...");
  for (const char* name : {"headline", "reporter", "email", "outlet", "section", "comments"})
    replace(html, std::string("{") + name + "}", a.cells.at(name));
  const auto number = [&](const char* name, const std::vector<std::string>& from,
                          std::size_t most) {
    for (std::size_t i = 0; i < most; ++i)
      replace(html, std::string("{") + name + std::to_string(i + 1) + "}",
              i < from.size() ? from[i] : "");
  };
  number("sub", a.subs, 3), number("p", a.paragraphs, 6);
  replace(html, "{caption}", a.captions.empty() ? "" : a.captions[0]);
  replace(html, "{caption2}", a.captions.size() < 2 ? "" : a.captions[1]);
  replace(html, "{paragraphs}", joined(a.paragraphs, "<p>", "</p>\n"));
  std::string brs = joined(a.paragraphs, "", "<br><br>\n");
  replace(html, "{brs}", brs.substr(0, brs.size() - 9));
  std::vector<std::string> others, ledes;
  for (std::size_t i = 1; i < all.size(); ++i) {
    others.push_back(all[(which + i) % all.size()].cells.at("headline"));
    ledes.push_back(all[(which + i) % all.size()].paragraphs[0]);
  }
  number("other", others, 5), number("lede", ledes, 5);
  for (const auto& [mark, cell] : {std::pair{"{t:", "time"}, {"{m:", "modified"}})
    for (std::size_t at; (at = html.find(mark)) != std::string::npos;) {
      const std::size_t end = html.find('}', at);
      html.replace(at, end + 1 - at,
                   time_text(a.cells.at(cell), html.substr(at + 3, end - at - 3)));
    }
  if (form.declared == "none")
    replace(html, "<meta charset=\"{charset}\">", "");
  else
    replace(html, "{charset}", form.declared);
  return html;
}

std::string encode(const std::string& text, const std::string& charset) {
  if (charset == "UTF-8") return text;
  iconv_t handle = iconv_open(charset.c_str(), "UTF-8");
  std::string out(text.size() * 2 + 16, '\0');
  char *from = const_cast<char*>(text.data()), *to = out.data();
  std::size_t left = text.size(), room = out.size();
  EXPECT_EQ(iconv(handle, &from, &left, &to, &room), 0U) << charset;
  iconv_close(handle);
  out.resize(out.size() - room);
  return out;
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}
// F1 of the words of two bodies, as bags.
double agreement(const std::string& wanted, const std::string& found) {
  std::multiset<std::string> left;
  for (const std::string& word : words(wanted)) left.insert(word);
  const std::size_t all = left.size(), made = words(found).size();
  std::size_t hits = 0;
  for (const std::string& word : words(found))
    if (const auto it = left.find(word); it != left.end()) left.erase(it), ++hits;
  return all + made == 0 ? 1 : 2.0 * static_cast<double>(hits) / static_cast<double>(all + made);
}

class Tally {
 public:
  void count(const std::string& field, const std::string& page, const std::string& wanted,
             const std::string& found) {
    Row& row = rows_[field];
    ++row.all;
    if (wanted == found) return void(++row.right);
    if (row.wrong.size() < 25) row.wrong.push_back(page + ": " + wanted + " / " + found);
  }
  void body(const std::string& page, const std::string& wanted, const std::string& found) {
    const double f1 = agreement(wanted, found);
    bodies_ += f1, ++pages_;
    if (f1 < 0.999 && worst_.size() < 25)
      worst_.push_back(page + ": " + std::to_string(f1) + "\n" + found + "\n");
  }
  void check(double least) const {
    for (const auto& [field, row] : rows_) {
      const double share = static_cast<double>(row.right) / static_cast<double>(row.all);
      std::printf("%-10s %zu of %zu (%.4f)\n", field.c_str(), row.right, row.all, share);
      EXPECT_GE(share, least) << field << "\n" << lines(row.wrong);
    }
    std::printf("body F1    %.4f over %zu pages\n", bodies_ / static_cast<double>(pages_), pages_);
    EXPECT_GE(bodies_ / static_cast<double>(pages_), least) << lines(worst_);
    if (std::getenv("HJ_FORMS_ALL") != nullptr) {
      for (const auto& [field, row] : rows_)
        std::printf("-- %s\n%s", field.c_str(), lines(row.wrong).c_str());
      std::printf("-- body\n%s", lines(worst_).c_str());
    }
  }

 private:
  struct Row {
    std::size_t right = 0, all = 0;
    std::vector<std::string> wrong;
  };
  static std::string lines(const std::vector<std::string>& all) {
    std::string out;
    for (const std::string& line : all) out += line + "\n";
    return out;
  }
  std::map<std::string, Row> rows_;
  std::vector<std::string> worst_;
  double bodies_ = 0;
  std::size_t pages_ = 0;
};

std::string block_text(const Document& doc, BlockKind kind) {
  std::string out;
  for (const Block& b : doc.blocks.rows)
    if (b.kind == kind) out += (out.empty() ? "" : "\n") + std::string(doc.at(b.span));
  return out;
}
std::string time_of(const Document& doc) {
  if (doc.published == 0) return "-";
  return doc.published_has_time ? iso_utc(doc.published)
                                : iso_date(local_day(doc.published, doc.offset_minutes));
}

TEST(Forms, EveryFieldComesOut) {
  const Result<Extractor> extract = Extractor::open(HJ_DATA);
  ASSERT_TRUE(extract) << extract.error().what;
  const std::vector<Article> all = articles();
  const std::vector<FormPage> pages = forms();
  EXPECT_GE(pages.size(), 60U);
  Tally tally;
  for (const FormPage& form : pages)
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Article& a = all[i];
      const std::string name = form.name + " " + a.cells.at("id");
      Page page;
      page.source = name, page.form = Form::html;
      page.bytes = encode(fill(form, all, i), form.charset);
      const auto docs = (*extract)(page);
      const Document doc = docs ? (*docs)[0] : Document{};
      const auto wanted = [&](const char* field, const std::string& value) {
        return form.none.contains(field) ? std::string() : value;
      };
      tally.count("headline", name, a.cells.at("headline"), block_text(doc, BlockKind::headline));
      tally.count("reporter", name, wanted("reporter", a.cells.at("reporter")), doc.reporter);
      tally.count("outlet", name, wanted("outlet", a.cells.at("outlet")), doc.outlet);
      const Moment moment = parse_moment(a.cells.at("time"));
      tally.count("published", name,
                  form.none.contains("published") ? "-"
                  : form.day                      ? a.cells.at("time").substr(0, 10)
                                                  : iso_utc(moment.seconds),
                  time_of(doc));
      tally.body(name, joined(a.paragraphs, "", "\n"), block_text(doc, BlockKind::body));
    }
  tally.check(0.98);
}

}  // namespace
}  // namespace hj
