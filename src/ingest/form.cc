#include "ingest/form.h"

#include <algorithm>
#include <string>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kWords = 60;       // code points: shorter lines say nothing about the shape
constexpr std::size_t kSnippet = 100;    // a headline with a cut-off lede is at least this long
constexpr std::size_t kParagraph = 700;  // newsroom paragraphs end well before this

std::string lower_head(std::string_view text, std::size_t size) {
  std::string out(text.substr(0, size));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view trim_spaces(std::string_view text) {
  while (!text.empty()) {
    const Rune r = rune_at(text, 0);
    if (!is_space(r.code)) break;
    text.remove_prefix(r.size);
  }
  while (!text.empty()) {
    const Rune r = rune_before(text, text.size());
    if (!is_space(r.code)) break;
    text.remove_suffix(r.size);
  }
  return text;
}

// Ends as a sentence, a quotation, a credit or a notice does: with a mark, not with a cut-off word.
bool ends_closed(std::string_view line) {
  const char32_t last = rune_before(line, line.size()).code;
  return std::u32string_view(U".?!\"'”’)]>…」』。").find(last) != std::u32string_view::npos;
}

bool letters_only_at_end(std::string_view line) {
  const char32_t last = rune_before(line, line.size()).code;
  return is_syllable(last) || is_latin(last) || is_digit(last);
}

// `(서울=연합뉴스)`: a bracket with a place, `=` and an outlet, after some words.
bool has_inner_dateline(std::string_view line) {
  for (std::size_t at = line.find('='); at != std::string_view::npos; at = line.find('=', at + 1)) {
    const std::size_t open = line.find_last_of("([", at), close = line.find_first_of(")]", at);
    if (open == std::string_view::npos || close == std::string_view::npos) continue;
    if (open > 20 && at - open < 40 && close - at < 40 && line.substr(close).find("기자") < 60)
      return true;
  }
  return false;
}

// `가람, 나래와 손잡아…합작사 설립가람전자는 …했다. …이다.`: dots of a headline, then sentences.
bool headline_inside(std::string_view line, std::size_t runes) {
  const std::size_t dots = line.find("…");
  if (runes < 2 * kSnippet || dots == std::string_view::npos || dots > 180) return false;
  const std::size_t first = line.find("다. ");
  return first != std::string_view::npos && first > dots &&
         line.find("다. ", first + 1) != std::string_view::npos;
}

}  // namespace

std::size_t binary_at(std::string_view head) {
  for (const std::string_view magic :
       {"%PDF-", "PK\x03\x04", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "SQLite format 3"})
    if (head.starts_with(magic)) return 0;
  std::size_t controls = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto c = static_cast<unsigned char>(head[i]);
    if (c == 0) return i;
    if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B &&
        ++controls > 16 + i / 50)
      return i;
  }
  return std::string_view::npos;
}

Shape shape_of(std::string_view head) {
  const std::string_view start = trim_spaces(head);
  if (start.starts_with('{') || start.starts_with("[{") || start.starts_with("[ {") ||
      start.starts_with("[\n"))
    return Shape::json;
  const std::string low = lower_head(start, 4096);
  const auto has = [&low](const char* tag) { return low.find(tag) != std::string::npos; };
  if (low.starts_with("<") && !has("<!doctype html") && !has("<html") &&
      (has("<rss") || has("<feed") || has("<rdf:rdf") || has("<channel") || has("<urlset") ||
       has("<sitemapindex") || has(":feed ")))
    return Shape::feed;
  if (has("<!doctype html") || has("<html") || has("<head>") || has("<body")) return Shape::html;
  if (low.starts_with("<")) {
    for (const char* tag : {"<div", "<p>", "<p ", "<article", "<meta", "<title", "<section",
                            "<table", "<span", "<!--", "<h1", "<script", "<link"})
      if (has(tag)) return Shape::html;
  }
  return Shape::text;
}

bool line_is_article(std::string_view line) {
  line = trim_spaces(line);
  const std::size_t runes = rune_count(line);
  if (runes < kSnippet) return false;
  if (runes >= kParagraph) return true;
  if (has_inner_dateline(line) || headline_inside(line, runes)) return true;
  return letters_only_at_end(line) && !ends_closed(line);
}

bool lines_are_articles(std::string_view text) {
  std::size_t long_lines = 0, articles = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim_spaces(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.size() < kWords || rune_count(line) < kWords) continue;
    ++long_lines;
    if (line_is_article(line)) ++articles;
  }
  return articles >= 2 && articles * 2 >= long_lines;
}

}  // namespace hj::ingest
