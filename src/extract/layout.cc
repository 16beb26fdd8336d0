#include "extract/layout.h"

#include <algorithm>
#include <string>

#include "core/hangul.h"
#include "extract/marks.h"

namespace hj::extract {
namespace {

constexpr std::size_t kLongestHead = 110;  // code points of a headline or sub-headline
constexpr std::size_t kSubheads = 5;
constexpr std::size_t kCompared = 6;  // pieces at the head in which a repeated line is looked for

class Sorter {
 public:
  explicit Sorter(Draft& draft) : draft_(draft) {}

  void run(const std::vector<Line>& lines) {
    tail_from_ = tail_start(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) line(lines[i], i);
    finish();
  }

 private:
  using Hint = Line::Hint;

  // The tail begins after the last line that ends as a sentence.
  static std::size_t tail_start(const std::vector<Line>& lines) {
    std::size_t last = lines.size();
    for (std::size_t i = lines.size(); i > 0; --i) {
      const std::string& text = lines[i - 1].text;
      if (is_notice(text) || is_related(text) || is_byline(text) || opens_related(text)) continue;
      if (ends_as_sentence(text) || sentence_end(text) != std::string::npos) {
        last = i;
        break;
      }
    }
    return last;
  }

  void line(const Line& line, std::size_t index) {
    const std::string_view text = line.text;
    if (text.empty()) return;
    switch (line.hint) {
      case Hint::headline:
        return head(text);
      case Hint::subheadline:
        return add(repeats(text) ? BlockKind::repeat : BlockKind::subheadline, text);
      case Hint::caption:
        return add(BlockKind::caption, text);
      case Hint::heading:
        if (!in_body_ && headed_ && has_hangul(text)) return add(BlockKind::subheadline, text);
        return add(opens_related(text) ? BlockKind::related : BlockKind::heading, text);
      case Hint::repeat:
        return add(BlockKind::repeat, text);
      case Hint::related:
        return add(BlockKind::related, text);
      case Hint::notice:
        return notice(text);
      case Hint::byline:
        return byline(text);
      case Hint::body:
      case Hint::none:
        break;
    }
    if (const std::size_t at = rights_at(text); at != std::string::npos) {
      this->line({std::string(trim(text.substr(0, at))), line.hint}, index);
      return notice(text.substr(at));
    }
    if (repeats(text)) return add(BlockKind::repeat, text);
    if (!in_body_ && furniture(text)) return;
    if (by_marks(text, index)) return;
    if (!in_body_ && line.hint == Hint::none && head_line(text)) return;
    paragraph(text);
  }

  // `정치`, `한울일보`: over the headline stands where the page belongs.
  bool furniture(std::string_view text) {
    if (is_section(text)) {
      if (draft_.section.empty()) draft_.section = std::string(text);
      return add(BlockKind::notice, text), true;
    }
    if (is_count(text)) return add(BlockKind::notice, text), true;
    if (!names_outlet(text)) return false;
    if (draft_.outlet.empty()) draft_.outlet = std::string(text);
    return add(BlockKind::notice, text), true;
  }
  // What its own marks decide; false = only the place decides.
  bool by_marks(std::string_view text, std::size_t index) {
    if (const auto times = times_of(text)) {
      if (!draft_.published.ok) draft_.published = times->published;
      if (!draft_.modified.ok) draft_.modified = times->modified;
      if (!reporter_of(text).empty()) return byline(text), true;
      return notice(text), true;
    }
    if (opens_related(text)) return related_ = true, add(BlockKind::related, text), true;
    if (is_paywall(text)) return add(BlockKind::notice, text), draft_.cut_off = true, true;
    if (is_notice(text)) return notice(text), true;
    if (is_related(text)) return add(BlockKind::related, text), true;
    if (is_byline(text)) return byline(text), true;
    if (is_caption(text)) return add(BlockKind::caption, text), true;
    if (headed_ && is_heading(text)) return add(BlockKind::heading, text), in_body_ = true, true;
    if (related_ && !ends_as_sentence(text)) return add(BlockKind::related, text), true;
    if (index >= tail_from_ && in_body_ && signed_ && !ends_as_sentence(text))
      return add(BlockKind::related, text), true;
    related_ = false;
    return false;
  }

  bool head_line(std::string_view text) {
    if (dateline_at(text).size > 0 && headed_) return false;
    if (rune_count(text) > kLongestHead || sentence_end(text) != std::string_view::npos) {
      if (ends_as_sentence(text) || rune_count(text) > kLongestHead) return false;
    }
    if (!headed_) return head(text), true;
    if (subheads_ >= kSubheads || timed_ > 1) return false;
    ++subheads_;
    add(BlockKind::subheadline, text);
    return true;
  }

  void head(std::string_view text) {
    add(headed_ ? BlockKind::subheadline : BlockKind::headline, text);
    headed_ = true;
  }

  // `한울뉴스 정다솜입니다.`: how a broadcast is signed says nothing of its news.
  static bool signs_off(std::string_view text) {
    return text.ends_with("입니다.") && short_line(text, 30) && !spoken_reporter(text).empty();
  }

  // A dateline is cut off the paragraph; the rest is body.
  void paragraph(std::string_view text) {
    const bool bracket = text[0] == '[' || text[0] == '<';
    if (const std::size_t end = bracket ? text.find_first_of("]>") : std::string_view::npos;
        end != std::string_view::npos && speaks(text.substr(1, end - 1))) {
      add(BlockKind::heading, text.substr(0, end + 1));
      in_body_ = true;
      text = trim(text.substr(end + 1));
      if (text.empty()) return;
    }
    if (const Dateline d = dateline_at(text); d.size > 0 && (!in_body_ || !d.reporter.empty())) {
      if (draft_.outlet.empty()) draft_.outlet = d.outlet;
      if (draft_.reporter.empty()) draft_.reporter = d.reporter;
      add(BlockKind::dateline, trim(text.substr(0, d.size)));
      text.remove_prefix(d.size);
    }
    in_body_ = true;
    sentences(trim(text));
  }
  // `…내놨습니다.가람은`, `…보도합니다.[기자]`: paragraphs that were glued part again.
  void sentences(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0;
         (at = sentence_end(text, at)) != std::string_view::npos && at < text.size();) {
      if (is_space(rune_at(text, at).code)) continue;
      speakers(text.substr(begin, at - begin));
      begin = at;
    }
    speakers(text.substr(begin));
  }
  // `[기자]` inside a paragraph stands alone.
  void speakers(std::string_view text) {
    for (std::size_t at = text.find('['); at != std::string_view::npos;
         at = text.find('[', at + 1)) {
      const std::size_t close = text.substr(0, at + 40).find(']', at);
      if (close == std::string_view::npos || !speaks(text.substr(at + 1, close - at - 1))) continue;
      if (const std::string_view before = trim(text.substr(0, at)); !before.empty())
        add(BlockKind::body, before);
      add(BlockKind::heading, text.substr(at, close + 1 - at));
      text = trim(text.substr(close + 1));
      at = static_cast<std::size_t>(-1);
    }
    if (text.empty()) return;
    if (!signs_off(text)) return add(BlockKind::body, text);
    if (draft_.reporter.empty()) draft_.reporter = spoken_reporter(text);
    add(BlockKind::byline, text);
  }

  void byline(std::string_view text) {
    if (draft_.reporter.empty()) draft_.reporter = reporter_of(text);
    if (const Dateline d = dateline_at(text);
        d.size > 0 && draft_.outlet.empty() && is_outlet_name(d.outlet))
      draft_.outlet = d.outlet;
    if (in_body_) signed_ = true;
    add(BlockKind::byline, text);
  }
  // A notice of rights ends an article; a button may stand anywhere in it.
  static bool closes(std::string_view text) {
    return has_any(text, {"무단", "저작권", "ⓒ", "©", "opyright", "OPYRIGHT", "ll rights", "(끝)",
                          "[끝]", "제보"});
  }
  void notice(std::string_view text) {
    if (draft_.comments < 0) draft_.comments = comments_in(text);
    if (in_body_ && closes(text)) signed_ = true;
    if (draft_.outlet.empty()) draft_.outlet = outlet_of(text);
    add(BlockKind::notice, text);
  }
  // `Copyrights ⓒ 하람통신.`, `[저작권자 ⓒ 누리통신, 무단 …]`, `[하람통신] 최초입력 …`
  static std::string outlet_of(std::string_view text) {
    std::string_view rest;
    for (const std::string_view mark : {"ⓒ", "©", "(c)", "저작권자"}) {
      const std::size_t at = text.rfind(mark);
      if (at != std::string_view::npos && rest.empty()) rest = text.substr(at + mark.size());
    }
    if (rest.empty() && text.starts_with('[')) rest = text.substr(1);
    rest = rest.substr(0, rest.find_first_of(",.]&>|("));
    rest = trim(rest);
    const std::vector<std::string_view> words = words_of(rest);
    if (!words.empty() && is_outlet_name(words[0])) return std::string(words[0]);
    return is_outlet_name(rest) ? std::string(rest) : std::string();
  }

  // A line that begins an earlier piece, or is the same: a lede or headline that stands twice.
  bool repeats(std::string_view text) const {
    if (rune_count(text) < 20) return false;
    std::string_view stem = text;
    while (!stem.empty() && (stem.back() == '.' || stem.ends_with("…")))
      stem.remove_suffix(stem.back() == '.' ? 1 : 3);
    const auto end = draft_.pieces.begin() +
                     static_cast<std::ptrdiff_t>(std::min(draft_.pieces.size(), kCompared));
    return std::any_of(draft_.pieces.begin(), end, [&](const Piece& p) {
      return (p.kind == BlockKind::headline || p.kind == BlockKind::body) &&
             p.text.starts_with(stem);
    });
  }

  void add(BlockKind kind, std::string_view text) {
    draft_.pieces.push_back({kind, std::string(text)});
  }

  void finish() {
    for (const Piece& piece : draft_.pieces) {
      if (!draft_.reporter.empty()) break;
      if (piece.kind != BlockKind::body) continue;
      std::size_t from = 0;
      for (std::size_t at = 0;
           draft_.reporter.empty() && (at = sentence_end(piece.text, from)) != std::string::npos;
           from = at)
        draft_.reporter = spoken_reporter(std::string_view(piece.text).substr(from, at - from));
    }
    const auto body = std::find_if(draft_.pieces.rbegin(), draft_.pieces.rend(),
                                   [](const Piece& p) { return p.kind == BlockKind::body; });
    if (body == draft_.pieces.rend()) return;
    const char32_t last = last_rune(body->text);
    draft_.cut_off = draft_.cut_off || is_syllable(last) || is_latin(last) || is_digit(last) ||
                     body->text.ends_with("...") || body->text.ends_with("…") || last == ',';
  }

  Draft& draft_;
  std::size_t tail_from_ = 0, subheads_ = 0, timed_ = 0;
  bool headed_ = false, in_body_ = false, related_ = false, signed_ = false;
};

}  // namespace

bool names_outlet(std::string_view line) {
  return short_line(line, 8) && is_outlet_name(line) && words_of(line).size() == 1 &&
         has_hangul(line);
}

bool is_plain_head(std::string_view line) {
  if (rune_count(line) > 2 * kLongestHead || sentence_end(line) != std::string_view::npos)
    return false;
  if (times_of(line) || is_notice(line) || opens_related(line) || is_related(line) ||
      is_byline(line) || is_caption(line))
    return false;
  return dateline_at(line).reporter.empty();
}

void lay_out(const std::vector<Line>& lines, Draft& draft) { Sorter(draft).run(lines); }

}  // namespace hj::extract
