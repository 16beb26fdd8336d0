#include "extract/dump.h"

#include <algorithm>

#include "extract/marks.h"
#include "extract/text.h"

namespace hj::extract {
namespace {

constexpr std::size_t kRows = 10;      // a page has more
constexpr std::size_t kShort = 20;     // code points of a menu's line
constexpr std::size_t kSentence = 25;  // of a line of prose
constexpr double kOther = -18;         // what a line without prose costs, in code points
constexpr double kMostProse = 0.6;     // of the lines: more is a text, not a page
constexpr std::size_t kTitle = 8;      // code points of a headline
constexpr std::size_t kBefore = 25;    // lines before the body in which time and by-line stand

bool is_prose(std::string_view row) {
  return rune_count(row) >= kSentence && sentence_end(row) != std::string_view::npos &&
         !is_notice(row);
}

// `제목 | 다온뉴스`: all before the last mark, if it is long enough.
std::string_view without_site(std::string_view title) {
  for (const std::string_view mark : {" | ", " - ", " :: ", " < ", " : "}) {
    const std::size_t at = title.find(mark);
    if (at != std::string_view::npos && rune_count(title.substr(0, at)) >= kTitle)
      return trim(title.substr(0, at));
  }
  return title;
}

// The run of lines with the most prose in it: others inside it cost.
std::pair<std::size_t, std::size_t> densest(const std::vector<std::string_view>& rows) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  double most = 0, sum = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    sum += is_prose(rows[i]) ? static_cast<double>(std::min<std::size_t>(rune_count(rows[i]), 300))
                             : kOther;
    if (sum <= 0) {
      sum = 0, begin = i + 1;
    } else if (sum > most) {
      most = sum, best = {begin, i + 1};
    }
  }
  return best;
}

}  // namespace

std::vector<Line> lines_of_dump(const std::vector<std::string_view>& rows) {
  if (rows.size() < kRows) return {};
  const auto prose = static_cast<double>(std::count_if(rows.begin(), rows.end(), is_prose));
  const auto menus = static_cast<double>(std::count_if(
      rows.begin(), rows.end(), [](std::string_view row) { return short_line(row, kShort); }));
  const auto all = static_cast<double>(rows.size());
  if (prose > kMostProse * all || menus < all / 3 || prose == 0) return {};
  const auto [begin, end] = densest(rows);
  const std::string_view headline = without_site(rows[0]);
  if (rune_count(headline) < kTitle || begin == 0 || is_prose(rows[0])) return {};
  // A page's title names its site, or stands again above the body.
  const bool titled = headline.size() < rows[0].size() ||
                      std::find(rows.begin() + 1, rows.end(), headline) != rows.end();
  if (!titled) return {};
  std::vector<Line> out{{std::string(headline), Line::Hint::headline}};
  for (std::size_t i = begin > kBefore ? begin - kBefore : 1; i < begin; ++i) {
    if (times_of(rows[i]) || is_byline(rows[i]))
      out.push_back({std::string(rows[i]), Line::Hint::none});
    else if (comments_in(rows[i]) >= 0)
      out.push_back({std::string(rows[i]), Line::Hint::notice});
  }
  for (std::size_t i = begin; i < end; ++i)
    if (rows[i] != headline) out.push_back({std::string(rows[i]), Line::Hint::body});
  for (std::size_t i = end; i < std::min(rows.size(), end + 4); ++i)
    if (is_byline(rows[i])) out.push_back({std::string(rows[i]), Line::Hint::byline});
  return out;
}

}  // namespace hj::extract
