#include "extract/extractor.h"

#include <algorithm>
#include <charconv>

#include "core/charset.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "core/value.h"
#include "extract/crawled.h"
#include "extract/dump.h"
#include "extract/html.h"
#include "extract/layout.h"
#include "extract/marks.h"
#include "extract/moment.h"
#include "extract/parted.h"
#include "extract/piece.h"
#include "extract/text.h"
#include "extract/unwrap.h"

namespace hj {

struct Extractor::Tables {
  extract::Seams seams;
};

namespace {

using namespace extract;

constexpr std::size_t kMaxText = (std::size_t{4} << 20) - 1;
constexpr std::size_t kHeadLines = 6;     // lines before the body that may be sub-headlines
constexpr std::size_t kFurniture = 40;    // lines that may stand over the headline
constexpr std::size_t kShortProse = 400;  // code points of a text that may lack a headline
constexpr std::size_t kHeadRunes = 60;  // a first line with a sentence and so long is run together
constexpr std::size_t kLeastBody = 30;  // code points of a body without a full sentence
constexpr std::string_view kMaker = "extract/1";

std::string field(const Page& page, const char* name) {
  const auto found = page.fields.find(name);
  return found == page.fields.end() ? std::string() : found->second;
}

std::string clean(std::string_view bytes, bool lines = false) {
  std::string text = nfc(mend(bytes));
  if (lines) {
    for (std::size_t at = 0; (at = text.find('\r', at)) != std::string::npos;) text[at] = '\n';
  }
  return tidy(text, lines);
}

// A date alone yields to a time of the same day that the page prints.
bool same_day(const When& printed, const When& stated) {
  return !stated.has_time && printed.has_time &&
         local_day(printed.seconds, printed.offset_minutes) ==
             local_day(stated.seconds, stated.offset_minutes);
}

// What the input states wins over what the text says.
void apply_fields(const Page& page, Draft& draft) {
  const auto set = [&page](std::string& to, const char* name) {
    if (const std::string value = clean(field(page, name)); !value.empty()) to = value;
  };
  set(draft.outlet, "outlet");
  set(draft.reporter, "author");
  set(draft.section, "section");
  set(draft.language, "language");
  if (draft.reporter.ends_with(" 기자"))
    draft.reporter.resize(draft.reporter.size() - std::string_view(" 기자").size());
  // A fetched page's own time is nearer to the truth than its feed's.
  if (const When w = read_when(field(page, "published"));
      w.ok && !(page.form == Form::html && draft.published.ok) &&
      !(draft.published.ok && same_day(draft.published, w)))
    draft.published = w;
  if (const When w = read_when(field(page, "modified")); w.ok) draft.modified = w;
  if (page.form != Form::html || draft.url.empty()) draft.url = page.url;
  std::string digits;
  for (const char c : field(page, "comments"))
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ',' && c != ' ')
      break;
  if (!digits.empty() && digits.size() < 12)
    std::from_chars(digits.data(), digits.data() + digits.size(), draft.comments);
  if (!field(page, "cut_off").empty()) draft.cut_off = true;
}

// A body that says something: with a headline, a line's worth; alone, a whole sentence.
bool is_article(const Draft& draft) {
  bool headed = false, says = false;
  std::size_t runes = 0;
  for (const Piece& piece : draft.pieces) {
    headed = headed || piece.kind == BlockKind::headline;
    if (piece.kind != BlockKind::body) continue;
    runes += rune_count(piece.text);
    says =
        says || predicate_end(piece.text) != std::string_view::npos || ends_as_sentence(piece.text);
  }
  return says || (headed && runes >= kLeastBody);
}

// Pieces stand one a line; the blocks are their spans. What is over the limit is left out.
Document compose(const Page& page, const Draft& draft) {
  Document doc;
  doc.source = page.source, doc.input_id = field(page, "id"), doc.seen = page.seen;
  doc.url = draft.url, doc.outlet = draft.outlet, doc.reporter = draft.reporter;
  doc.section = draft.section, doc.language = draft.language;
  doc.comments = draft.comments, doc.cut_off = draft.cut_off;
  if (draft.published.ok) {
    doc.published = draft.published.seconds, doc.published_has_time = draft.published.has_time;
    doc.offset_minutes = draft.published.offset_minutes;
  }
  if (draft.modified.ok) doc.modified = draft.modified.seconds;
  for (const Piece& piece : draft.pieces) {
    if (piece.text.empty()) continue;
    const std::string text = nfc(piece.text);
    if (doc.text.size() + text.size() + 1 > kMaxText) {
      doc.cut_off = true;
      break;
    }
    if (!doc.text.empty()) doc.text += '\n';
    const auto begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += text;
    doc.blocks.rows.push_back({{begin, static_cast<std::uint32_t>(doc.text.size())}, piece.kind});
  }
  if (doc.language.empty() && has_hangul(doc.text)) doc.language = "ko";
  doc.blocks.maker = hash64(kMaker);
  doc.id = DocId{hash64(doc.url + '\0' + doc.outlet + '\0' + doc.text)};
  return doc;
}

std::vector<Line> lines_of(std::string_view text, Line::Hint hint = Line::Hint::none) {
  std::vector<Line> out;
  for (const std::string_view line : split_lines(text)) out.push_back({std::string(line), hint});
  return out;
}

// Lines that their source has ended: what stands over the headline, the head, and the rest.
std::vector<Line> lines_of_rows(std::string_view text, const std::vector<std::string_view>& rows,
                                const Seams& seams) {
  const WordIndex index(text);
  std::vector<Line> out;
  bool head = true;
  std::size_t over = 0;  // lines over the headline
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // What stands over the headline ends no head: 정치, 한울일보, the weather.
    if (head && out.size() == i && i < kFurniture &&
        (is_notice(rows[i]) || is_section(rows[i]) || is_count(rows[i]) || names_outlet(rows[i]))) {
      out.push_back({std::string(rows[i]), Line::Hint::none});
      ++over;
      continue;
    }
    head = head && i < kHeadLines + over && is_plain_head(rows[i]);
    if (!head) {
      out.push_back({std::string(rows[i]), Line::Hint::none});
      continue;
    }
    const auto begin = static_cast<std::size_t>(rows[i].data() - text.data());
    for (Line& line : split_head(index, {begin, begin + rows[i].size()},
                                 i == over ? Line::Hint::headline : Line::Hint::subheadline, seams))
      out.push_back(std::move(line));
  }
  return out;
}

// One line with buttons and times in its head: that head line by line, then the article.
std::vector<Line> lines_of_parted(std::string_view text, const Seams& seams) {
  const std::string lines = parted(text);
  std::vector<std::string_view> rows = split_lines(lines);
  if (rows.size() < 2) return {};
  std::string_view article = rows.back();
  rows.pop_back();
  std::vector<Line> out = lines_of_rows(lines, rows, seams);
  const bool headed =
      std::ranges::any_of(out, [](const Line& line) { return line.hint == Line::Hint::headline; });
  if (!headed)
    if (const std::size_t gap = article.find(' '); is_section(article.substr(0, gap))) {
      out.push_back({std::string(article.substr(0, gap)), Line::Hint::none});
      article = trim(article.substr(gap));
    }
  for (Line& line : split_crawled(article, seams, headed)) {
    const bool head = line.hint == Line::Hint::headline || line.hint == Line::Hint::subheadline;
    if (headed && head) line.hint = Line::Hint::body;
    out.push_back(std::move(line));
  }
  return out;
}

// Text of one line is an article run together; of several lines, only the head may be so.
std::vector<Line> lines_of_text(std::string_view text, const Seams& seams) {
  std::vector<std::string_view> rows = split_lines(text);
  if (rows.empty()) return {};
  if (std::vector<Line> dump = lines_of_dump(rows); !dump.empty()) return dump;
  if (rows.size() == 1)
    if (std::vector<Line> lines = lines_of_parted(rows[0], seams); !lines.empty()) return lines;
  if (rows.size() == 1 ||
      (predicate_end(rows[0]) != std::string_view::npos && rune_count(rows[0]) > kHeadRunes)) {
    const bool prose =
        ends_as_sentence(rows[0]) &&
        (rows.size() > 1 ? ends_as_sentence(rows[1]) : rune_count(rows[0]) <= kShortProse);
    std::vector<Line> out = split_crawled(rows[0], seams, prose);
    for (std::size_t i = 1; i < rows.size(); ++i)
      out.push_back({std::string(rows[i]), Line::Hint::body});
    return out;
  }
  return lines_of_rows(text, rows, seams);
}

Draft read_text(const Page& page, const Seams& seams) {
  Draft draft;
  const std::string text = unwrapped(clean(decode(page.bytes, page.charset).text, true));
  lay_out(lines_of_text(text, seams), draft);
  return draft;
}

// HTML in any charset: the transport's word, then the page's own, then the bytes.
std::vector<Draft> read_page(const Page& page) {
  const std::string charset = page.charset.empty() ? declared_charset(page.bytes) : page.charset;
  return read_html(decode(page.bytes, charset).text, page.url);
}

bool is_markup(std::string_view body) {
  return has_any(body,
                 {"<p>", "<p ", "<br", "</p>", "<div", "</a>", "<BR", "<P>", "<img", "<strong>"});
}

Draft read_fields(const Page& page) {
  Draft draft;
  std::vector<Line> lines;
  if (const std::string title = clean(field(page, "title")); !title.empty())
    lines.push_back({title, Line::Hint::headline});
  for (Line& line : lines_of(clean(field(page, "subtitle"), true), Line::Hint::subheadline))
    lines.push_back(std::move(line));
  const std::string body = field(page, "body"), type = field(page, "body_type");
  const bool markup = type == "html" || (type.empty() && is_markup(body));
  for (Line& line : markup ? lines_of_fragment(clean(body, true))
                           : lines_of(unwrapped(clean(body, true)), Line::Hint::body))
    lines.push_back(std::move(line));
  for (Line& line : lines_of(clean(field(page, "caption"), true), Line::Hint::caption))
    lines.push_back(std::move(line));
  lay_out(lines, draft);
  return draft;
}

}  // namespace

Result<Extractor> Extractor::open(const std::string& data_dir) {
  Result<Seams> seams = Seams::open(data_dir);
  if (!seams) return seams.error();
  Extractor out;
  out.tables_ = std::make_shared<const Tables>(Tables{std::move(*seams)});
  return out;
}

Result<std::vector<Document>> Extractor::operator()(const Page& page) const {
  std::vector<Draft> drafts;
  if (page.form == Form::html)
    drafts = read_page(page);
  else
    drafts.push_back(page.form == Form::fields ? read_fields(page)
                                               : read_text(page, tables_->seams));
  std::vector<Document> out;
  for (Draft& draft : drafts) {
    if (drafts.size() == 1)
      apply_fields(page, draft);
    else if (draft.outlet.empty())
      draft.outlet = clean(field(page, "outlet"));  // all else is said of the page, not of each
    if (is_article(draft)) out.push_back(compose(page, draft));
  }
  if (out.empty()) return Error{Code::not_found, page.source + ": no article"};
  return out;
}

}  // namespace hj
