#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/hangul.h"
#include "core/utf8.h"
#include "morph/morph.h"

namespace hj {
namespace {

struct Letter {
  char32_t code;
  std::uint32_t at;  // byte in the text
};

constexpr std::size_t kMaxQuote = 1500;  // letters: a longer pair of marks is no quote
constexpr std::size_t kShortLine = 15;   // letters: a line that ends sooner was not wrapped

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}
// Syllables, Latin letters, digits and spaces: most of a text.
bool no_mark(char32_t c) { return is_syllable(c) || is_latin(c) || is_digit(c) || c == ' '; }
bool ends(char32_t c) { return one_of(c, U".?!。？！"); }
bool closes(char32_t c) { return one_of(c, U"\"'”’)]}」』〉》】"); }
bool heads(char32_t c) { return one_of(c, U"◆■□●▶▷◇※◎☞"); }  // a new sentence wherever they stand
bool lists(char32_t c) { return heads(c) || one_of(c, U"△▲○▽▼·•-"); }

// What may follow a closing quote and takes it into its sentence: 라고, 며, 는 …
constexpr std::array<std::u32string_view, 22> kQuotatives = {
    U"고",   U"라고", U"이라고", U"라며",   U"이라며",   U"라면서", U"이라면서", U"며",
    U"이며", U"면서", U"라는",   U"이라는", U"는",       U"란",     U"이란",     U"라",
    U"이라", U"하고", U"라던",   U"라지만", U"이라지만", U"다며"};

class Reader {
 public:
  Reader(const Document& doc, Row row, std::vector<Sentence>& out) : row_(row), out_(out) {
    const Span span = doc.blocks.rows[row].span;
    letters_.reserve(span.size());
    for (std::uint32_t at = span.begin; at < span.end;) {
      const Rune r = rune_at(doc.text, at);
      if (!no_mark(r.code)) marks_.push_back(static_cast<std::uint32_t>(letters_.size()));
      letters_.push_back({r.code, at});
      at += r.size;
    }
    end_ = span.end;
  }

  void whole() { add(0, letters_.size()); }

  void split() {
    find_pairs();
    measure_lines();
    std::size_t start = 0;
    for (const std::size_t i : marks_)
      while (const std::size_t cut = cut_after(i, start)) {
        add(start, cut);
        start = cut;
        if (cut > i) break;
      }
    add(start, letters_.size());
  }

 private:
  char32_t code(std::size_t i) const { return i < letters_.size() ? letters_[i].code : 0; }
  bool space(std::size_t i) const { return i >= letters_.size() || is_space(code(i)); }

  void add(std::size_t from, std::size_t to) {
    while (from < to && is_space(code(from))) ++from;
    while (to > from && is_space(code(to - 1))) --to;
    if (from == to) return;
    const std::uint32_t end = to < letters_.size() ? letters_[to].at : end_;
    out_.push_back({{letters_[from].at, end}, row_});
  }

  // inside_[i]: within a pair of quotes or brackets of one line that is not too long.
  void find_pairs() {
    inside_.assign(letters_.size(), false);
    std::vector<std::size_t> open;
    for (const std::size_t i : marks_) {
      if (code(i) == '\n') open.clear();
      if (closing(i) != 0 && !shuts(i, open)) {
        open.push_back(i);
        continue;
      }
      if (!closes(code(i)) || open.empty()) continue;
      std::size_t depth = open.size();
      while (depth > 0 && open.size() - depth < 8 && !closes_mark(open[depth - 1], code(i)))
        --depth;
      if (depth == 0 || open.size() - depth >= 8) continue;
      const std::size_t from = open[depth - 1];
      open.resize(depth - 1);
      if (i - from > kMaxQuote || fills_line(from, i)) continue;
      // Pairs inside a pair are marked again at most once a level of nesting that is kept.
      if (open.size() < 4)
        for (std::size_t n = from; n < i; ++n) inside_[n] = true;
    }
  }
  // “…. …. …”: a line that is all somebody's answer has sentences of its own.
  bool fills_line(std::size_t from, std::size_t to) const {
    return (code(from) == U'“' || code(from) == '"') && (from == 0 || code(from - 1) == '\n') &&
           (to + 1 >= letters_.size() || code(to + 1) == '\n');
  }
  // The mark that would close what opens at i, or 0.
  char32_t closing(std::size_t i) const {
    if (no_mark(code(i))) return 0;
    const std::size_t at = std::u32string_view(U"(\"[{“‘「『〈《【'").find(code(i));
    if (code(i) == 0 || at == std::u32string_view::npos) return 0;
    const char32_t close = U")\"]}”’」』〉》】'"[at];
    if (close != '"' && close != '\'') return close;
    // A straight mark opens after a space, a stop or an opening mark.
    const bool opens = i == 0 || is_space(code(i - 1)) || one_of(code(i - 1), U"([“‘…·,.?!\"'");
    return opens && !space(i + 1) ? close : 0;
  }
  // Does `mark` close what opens at i? Writers mix '…’ and "…”.
  bool closes_mark(std::size_t i, char32_t mark) const {
    const char32_t own = closing(i);
    return own == mark || (own == '\'' && mark == U'’') || (own == '"' && mark == U'”');
  }
  // A straight mark that could open, while its like is open: it closes that one.
  bool shuts(std::size_t i, const std::vector<std::size_t>& open) const {
    if ((code(i) != '"' && code(i) != '\'') || i == 0 || is_space(code(i - 1))) return false;
    const std::size_t from = open.size() - std::min<std::size_t>(open.size(), 8);
    return std::any_of(open.begin() + static_cast<std::ptrdiff_t>(from), open.end(),
                       [&](std::size_t at) { return code(at) == code(i); });
  }

  void measure_lines() {
    longest_ = 0;
    std::size_t begin = 0;
    for (const std::size_t i : marks_) {
      if (code(i) != '\n') continue;
      longest_ = std::max(longest_, i - begin);
      begin = i + 1;
    }
    longest_ = std::max(longest_, letters_.size() - begin);
  }

  // Where the sentence that began at `start` ends, if it does with the letter i; else 0.
  std::size_t cut_after(std::size_t i, std::size_t start) const {
    if (code(i) == '\n') return wrapped(i, start) ? 0 : i + 1;
    if (inside_[i] || no_mark(code(i))) return 0;
    if (i > start && heads(code(i)) && space(i - 1) && !only_space(start, i)) return i;
    if (closes(code(i)) && i > start && ends(code(i - 1))) return after_quote(i);
    if (!ends(code(i))) return 0;
    return ends_here(i, start) ? i + 1 : 0;
  }
  bool only_space(std::size_t from, std::size_t to) const {
    while (from < to && is_space(code(from))) ++from;
    return from == to;
  }

  // A sentence goes on over a line break if the line was full and nothing says that it ended.
  bool wrapped(std::size_t i, std::size_t start) const {
    std::size_t end = i, next = i + 1, length = 0;
    while (end > start && is_space(code(end - 1)) && code(end - 1) != '\n') --end;
    while (end > start + length && code(end - 1 - length) != '\n') ++length;
    while (next < letters_.size() && space(next) && code(next) != '\n') ++next;
    if (end == start || next >= letters_.size() || code(next) == '\n' || lists(code(next)))
      return false;
    const char32_t last = code(end - 1);
    if (ends(last) || (closes(last) && end >= 2 && ends(code(end - 2)))) return false;
    return length >= kShortLine && length * 10 >= longest_ * 6;
  }

  // i closes a quote or bracket whose words ended as a sentence.
  std::size_t after_quote(std::size_t i) const {
    if (code(i) == '\'' && is_latin(code(i - 1))) return 0;
    std::size_t next = i + 1;
    while (closes(code(next))) ++next;
    if (!space(next)) return 0;
    while (next < letters_.size() && is_space(code(next)) && code(next) != '\n') ++next;
    return quotative(next) ? 0 : i + 1;
  }
  bool quotative(std::size_t from) const {
    std::size_t to = from;
    std::u32string word;
    while (!space(to) && word.size() < 6 && is_syllable(code(to))) word += code(to++);
    return std::find(kQuotatives.begin(), kQuotatives.end(), word) != kQuotatives.end();
  }

  bool ends_here(std::size_t i, std::size_t start) const {
    const char32_t before = i > start ? code(i - 1) : 0, after = code(i + 1);
    const bool opens = closing(i + 1) != 0 && code(i) == '.' && !inside_[i];
    if (ends(after) || (closes(after) && !opens) || after == U'…')
      return false;  // the last mark decides
    const bool marks = before == 0 || ends(before) || before == U'…';
    if (code(i) == '.' && marks) return trailed_off(i, start);
    if (space(i + 1)) return code(i) != '.' || full_stop(i, start);
    if (code(i) == '.') return glued_stop(i);
    return is_syllable(before) && is_syllable(after) && !quotative(i + 1) && after != U'고';
  }
  // 했다... ends; 그런데... does not.
  bool trailed_off(std::size_t i, std::size_t start) const {
    if (!space(i + 1)) return false;
    while (i > start && (ends(code(i)) || code(i) == U'…')) --i;
    return one_of(code(i), U"다요죠까");
  }
  // A stop before white space: not of an initial (J. ), a list number (1. ) or a date (2024. 2. ).
  bool full_stop(std::size_t i, std::size_t start) const {
    std::size_t word = i;
    while (word > start && !is_space(code(word - 1))) --word;
    const char32_t before = code(i - 1);
    if (i == word) return true;
    if (is_digit(before)) {
      const bool number = std::all_of(letters_.begin() + static_cast<std::ptrdiff_t>(word),
                                      letters_.begin() + static_cast<std::ptrdiff_t>(i),
                                      [](const Letter& l) { return is_digit(l.code); });
      std::size_t next = i + 1;
      while (next < letters_.size() && is_space(code(next))) ++next;
      const bool date = word >= start + 3 && code(word - 2) == '.' && is_digit(code(word - 3));
      return !number || (!date && !only_space(start, word) && !is_digit(code(next)));
    }
    if (!is_latin(before)) return true;
    return !abbreviated(word, i);
  }
  // U.S., J., Inc., Mr., No.: a capital and at most two letters more, or stops within.
  bool abbreviated(std::size_t word, std::size_t i) const {
    std::size_t letters = 0;
    for (std::size_t n = word; n < i; ++n) {
      if (code(n) == '.') return true;
      if (is_latin(code(n)))
        ++letters;
      else
        letters = 0;
    }
    const char32_t first = code(i - std::max<std::size_t>(letters, 1));
    return letters <= 4 && first >= 'A' && first <= 'Z' &&
           (letters == 1 || (code(i - 1) | 0x20) == code(i - 1));
  }
  // 했다.그는: a stop after a final ending with no space behind it.
  bool glued_stop(std::size_t i) const {
    const char32_t after = code(i + 1), before = i > 0 ? code(i - 1) : 0;
    const bool goes_on =
        is_syllable(after) || one_of(after, U"\"'“‘([△▲◆■□○●▶◇<〈《=") || is_hanja(after);
    return goes_on && one_of(before, U"다요죠까함음임됨") &&
           !(is_syllable(after) && quotative(i + 1));
  }

  Row row_;
  std::vector<Sentence>& out_;
  std::vector<Letter> letters_;
  std::vector<std::uint32_t> marks_;  // places of letters that are more than a part of a word
  std::vector<bool> inside_;
  std::size_t longest_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

Layer<Sentence> Splitter::operator()(const Document& doc) const {
  Layer<Sentence> out;
  for (Row row = 0; row < doc.blocks.rows.size(); ++row) {
    switch (doc.blocks.rows[row].kind) {
      case BlockKind::related:
      case BlockKind::notice:
      case BlockKind::repeat:
        break;
      case BlockKind::body:
      case BlockKind::caption:
        Reader(doc, row, out.rows).split();
        break;
      default:
        Reader(doc, row, out.rows).whole();
    }
  }
  return out;
}

}  // namespace hj
