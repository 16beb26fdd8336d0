#include "extract/unwrap.h"

#include <algorithm>

#include "extract/marks.h"
#include "extract/text.h"

namespace hj::extract {
namespace {

constexpr std::size_t kLongestLine = 45;      // code points of a line that was broken by hand
constexpr std::size_t kLeastLines = 4;        // such lines in a text
constexpr std::size_t kLinesOfSentence = 10;  // lines of a sentence, on average at most

// Ends in a particle, a connective or adnominal ending, or a comma: no phrase ends so.
bool dangles(std::string_view line) {
  static constexpr std::u32string_view kEnds = U"은는이가을를와과의에며고로한된할인던서해도,";
  return kEnds.find(last_rune(line)) != std::u32string_view::npos;
}
bool stands_alone(std::string_view line) {
  static constexpr std::u32string_view kLists = U"◆■□●▶▷◇※◎☞△▲○▽▼·•-[<(";
  return kLists.find(first_rune(line)) != std::u32string_view::npos || is_byline(line) ||
         is_caption(line) || is_notice(line) || is_related(line) || opens_related(line) ||
         is_heading(line) || times_of(line).has_value();
}

}  // namespace

std::vector<bool> broken_lines(const std::vector<std::string_view>& lines) {
  std::vector<bool> out(lines.size(), false);
  if (lines.size() < kLeastLines) return out;
  std::size_t first = 0, last = lines.size();  // from the first that hangs to the last sentence
  while (first < lines.size() && (ends_as_sentence(lines[first]) || !dangles(lines[first])))
    ++first;
  while (last > first && !ends_as_sentence(lines[last - 1])) --last;
  const std::size_t n = last - first;
  if (n < kLeastLines) return out;
  std::size_t ended = 0, hanging = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (!short_line(lines[i], kLongestLine)) return out;
    if (ends_as_sentence(lines[i]))
      ++ended;
    else if (dangles(lines[i]))
      ++hanging;
  }
  const std::size_t open = n - ended;
  if (open * 2 < n || hanging * 2 < open || ended * kLinesOfSentence < n) return out;
  for (std::size_t i = first; i + 1 < last; ++i)
    out[i] = !ends_as_sentence(lines[i]) && !stands_alone(lines[i]) && !stands_alone(lines[i + 1]);
  return out;
}

std::string unwrapped(std::string_view text) {
  std::string out(text);
  const std::vector<std::string_view> lines = split_lines(text);
  const std::vector<bool> goes_on = broken_lines(lines);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (goes_on[i])
      out[static_cast<std::size_t>(lines[i].data() - text.data()) + lines[i].size()] = ' ';
  return out;
}

void unwrap(std::vector<Line>& lines) {
  const auto plain = [](const Line& line) {
    return !line.link && (line.hint == Line::Hint::none || line.hint == Line::Hint::body);
  };
  std::vector<std::string_view> texts;
  std::vector<std::size_t> at;  // of each in `lines`
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (plain(lines[i])) texts.push_back(lines[i].text), at.push_back(i);
  const std::vector<bool> goes_on = broken_lines(texts);
  if (std::ranges::find(goes_on, true) == goes_on.end()) return;
  std::vector<Line> out;
  bool open = false;
  std::size_t next = 0;  // of `at`
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool one = next < at.size() && at[next] == i;
    if (open && one)
      out.back().text += ' ' + lines[i].text;
    else
      out.push_back(std::move(lines[i]));
    // A line of another kind between two halves keeps them apart.
    open = one && goes_on[next] && i + 1 < lines.size() && next + 1 < at.size() &&
           at[next + 1] == i + 1;
    next += one;
  }
  lines = std::move(out);
}

}  // namespace hj::extract
