#include "extract/crawled.h"

#include <algorithm>
#include <unordered_map>

#include "core/hangul.h"
#include "core/hash.h"
#include "extract/marks.h"
#include "extract/moment.h"

namespace hj::extract {
namespace {

using Hint = Line::Hint;
constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kZone = 2400;                    // bytes in which the body must have begun
constexpr std::size_t kWindow = 4096, kOverlap = 300;  // bytes in which a credit is looked for
constexpr std::size_t kHeadBytes = 300;                // of a headline
constexpr std::size_t kTwinBytes = 60;         // a lede that stands twice agrees at least so far
constexpr double kTypical = 24, kSpread = 12;  // code points of a headline or sub-headline
constexpr double kBareEnd = -0.7, kBareEndCaption = -1.3;  // a headline's end inside something else
constexpr double kFirstSpaced = -1.2;  // crawlers glue the headline on, and put spaces further on
// A lede has a subject; one that stands before the seam has been cut off from its sentence.
constexpr std::size_t kSubjectWords = 12;
constexpr double kNoSubject = -1.0, kSubjectLeft = -6.0;
constexpr double kPlainLeft = -6.0;  // none of a headline's marks, or a sentence's words
constexpr double kFurther = -2.0;    // each cut after the first, where the text is prose
constexpr double kLineKnown = -1.5,
                 kShortLineKnown = -2.0;  // space seam; glued seam in a short line
constexpr std::size_t kOneHeadline = 40;  // code points of a line that is most likely one headline
constexpr std::size_t kCaption = 420;     // bytes of a caption at most

// What a phrase of so many code points is worth as a headline or sub-headline.
double length_prior(std::size_t runes) {
  const auto n = static_cast<double>(runes);
  const double short_by = n < 10 ? 10 - n : 0;
  return -(n - kTypical) * (n - kTypical) / (2 * kSpread * kSpread) - 0.3 * short_by;
}

// Words with a josa or an ending speak for a sentence, bare nouns and `…` for a headline.
double sentence_likeness(std::string_view text) {
  constexpr std::u32string_view kEnds =
      U"은는이가을를의에와과도로서며고한할해된될돼인려면게만니자든던";
  double score = 0;
  for (const std::string_view word : words_of(text)) {
    std::string_view stem = word;
    while (!stem.empty() && !is_syllable(last_rune(stem)) && !is_latin(last_rune(stem)) &&
           !is_digit(last_rune(stem)))
      stem.remove_suffix(rune_before(stem, stem.size()).size);
    const bool josa =
        rune_count(stem) > 1 && kEnds.find(last_rune(stem)) != std::u32string_view::npos;
    score += josa ? 0.35 : -0.3;
    if (has(word, "…")) score -= 1.5;
  }
  return score;
}

// A word with the josa of a subject or topic among the first ones.
bool has_subject(std::string_view text, std::size_t words) {
  for (const std::string_view word : words_of(text)) {
    if (words-- == 0) return false;
    const bool verb = ends_any(word, {"하는", "되는", "있는", "없는", "다는", "라는", "자는"});
    if (rune_count(word) > 2 && !verb && ends_any(word, {"은", "는", "이", "가", "도"}))
      return true;
  }
  return false;
}

// The text from some place on stands a second time: a lede, cut off, then the article or the lede
// again.
struct Twin {
  std::size_t first = kNone, second = kNone, size = 0;
};
Twin find_twin(std::string_view text) {
  Twin out;
  if (text.size() < 3 * kTwinBytes) return out;
  std::unordered_map<std::uint64_t, std::size_t> seen;
  const std::size_t zone = std::min(kZone, text.size() - kTwinBytes);
  seen.reserve(zone / 2);
  for (std::size_t at = 0; at < zone; at += rune_at(text, at).size)
    seen.try_emplace(hash64(text.substr(at, kTwinBytes)), at);
  for (std::size_t at = kTwinBytes; at + kTwinBytes <= text.size(); ++at) {
    if (text[at - 1] != ' ' && text[at - 1] != '\n') continue;
    const auto found = seen.find(hash64(text.substr(at, kTwinBytes)));
    if (found == seen.end() || found->second + kTwinBytes > at) continue;
    std::size_t size = 0;
    const std::size_t first = found->second;
    while (at + size < text.size() && first + size < at && text[first + size] == text[at + size])
      ++size;
    while (size > 0 && !boundary(text, first + size)) --size;
    if (first + size + 12 < at && size < 200) continue;  // a phrase used again, no lede
    return {first, at, size};
  }
  return out;
}

class Splitter {
 public:
  Splitter(std::string_view text, const WordIndex& index, const Seams& seams, bool line_known,
           bool prose = false)
      : index_(index), seams_(seams), text_(text), line_known_(line_known), prose_(prose) {}
  std::vector<Line> lines;

  void article() {
    const std::size_t zone = std::min(text_.size(), kZone);
    Dateline dateline;
    const Range found = find_dateline(text_.substr(0, zone), 0, dateline);
    const Twin twin = find_twin(text_);
    std::size_t head = kNone;
    if (found && predicates(found.begin) < 2) head = found.begin;
    if (const std::size_t anchor = broadcast_mark(zone); anchor != kNone)
      head = std::min(head, anchor);
    if (const Range stamp = find_stamp(zone);
        stamp && stamp.begin < head && predicates(stamp.begin) < 2)
      return stamped(stamp, twin);
    if (twin.first == 0 && twin.size < kHeadBytes) return headline_twice(twin);
    if (twin.first != kNone && twin.first < head) head = twin.first;
    if (head == kNone)
      head = guess_head();
    else
      split(0, head, false);
    rest(head, twin);
  }

  // Segments [begin, end) into headline, sub-headlines and captions. With `open`, the last segment
  // is the first sentence of the body, and where it begins is returned.
  std::size_t split(std::size_t begin, std::size_t end, bool open) {
    for (Range credit; !open && (credit = find_photo(begin, end)) && credit.end < end;) {
      segments(begin, credit.end, false, true);
      begin = skip_spaces(credit.end);
    }
    const Range last = open ? Range{} : find_photo(begin, end);
    if (trim(text_.substr(begin, end - begin)).empty()) return end;
    return segments(begin, end, open, static_cast<bool>(last));
  }

 private:
  // `입력 2025-07-31 18:22 …` between head and body: what stands before it is the head.
  Range find_stamp(std::size_t zone) const {
    const std::string_view text = text_.substr(0, zone);
    Range best;
    for (const std::string_view word :
         {"기사입력", "최초입력", "최종수정", "입력", "승인", "송고시간", "등록"})
      for (std::size_t at = text.find(word); at != kNone && at < best.begin;
           at = text.find(word, at + 1)) {
        Range when;
        if (!find_when(text.substr(0, std::min(zone, at + 60)), at, when).ok ||
            when.begin > at + word.size() + 8)
          continue;
        best = {at, when.end};
      }
    if (!best) return best;
    Range next;  // 수정 …, 업데이트 …
    if (find_when(text.substr(0, std::min(zone, best.end + 50)), best.end, next).ok &&
        next.begin < best.end + 24)
      best.end = next.end;
    const std::string_view before = trim(text.substr(0, best.begin));
    if (const std::size_t open = before.rfind('[');
        before.ends_with(']') && open != kNone && open > 0 && before.size() - open < 40)
      best.begin = open;
    return best;
  }
  void stamped(Range stamp, const Twin& twin) {
    split(0, stamp.begin, false);
    emit(stamp.begin, stamp.end, Hint::none);
    const std::size_t from = skip_spaces(stamp.end);
    rest(from, twin.first != kNone && twin.first >= from ? twin : Twin{});
  }
  // The headline and then its beginning once more, cut off.
  void headline_twice(const Twin& twin) {
    emit(0, twin.second, Hint::headline);
    emit(twin.second, twin.second + twin.size, Hint::repeat);
    const std::size_t from = skip_spaces(twin.second + twin.size);
    tail(body(from, tail_start(from)));
  }
  // How many sentences end before `end`; a dateline further on is not the article's own.
  std::size_t predicates(std::size_t end) const {
    std::size_t count = 0;
    for (std::size_t at = predicate_end(text_.substr(0, end)); at != kNone && count < 3;
         at = predicate_end(text_.substr(0, end), at))
      ++count;
    return count;
  }
  std::size_t broadcast_mark(std::size_t zone) const {
    std::size_t best = kNone;
    for (const std::string_view mark :
         {"[앵커]", "<앵커>", "[앵커멘트]", "<앵커멘트>", "[기자]", "<기자>", "[리포트]"})
      best = std::min(best, text_.substr(0, zone).find(mark));
    return best;
  }
  std::size_t skip_spaces(std::size_t at) const {
    while (at < text_.size() && is_space(rune_at(text_, at).code)) at += rune_at(text_, at).size;
    return at;
  }

  // A bracketed credit, `사진=X` or a glued `ⓒX`.
  Range find_photo(std::size_t from, std::size_t end) const {
    const std::string_view text = text_.substr(0, end);
    Range best = find_credit(text, from);
    if (best && trim(text.substr(from, best.begin - from)).empty())
      best = find_credit(text, best.end);
    for (const std::string_view mark : {"사진=", "ⓒ", "©", "사진제공="}) {
      const std::size_t at = text.find(mark, from);
      if (at == kNone || (best && best.begin < at)) continue;
      std::size_t stop = std::min(text.find(' ', at), end);
      if (stop - at <= mark.size() || trim(text.substr(from, at - from)).empty()) continue;
      for (const std::string_view more : {" DB", " 제공", " 캡처", " 기자", " 자료사진"})
        if (text.substr(stop).starts_with(more)) stop += more.size();
      best = {at, stop};
    }
    return best;
  }

  struct Node {
    std::size_t at, runes;
    double seam, best;
    std::size_t from;
  };
  std::size_t segments(std::size_t begin, std::size_t end, bool open, bool caption) {
    std::vector<Node> nodes{{begin, 0, 0, 0, 0}};
    std::size_t runes = 0;
    const bool short_line = rune_count(text_.substr(begin, end - begin)) <= kOneHeadline;
    for (std::size_t at = begin; at < end;) {
      const Rune r = rune_at(text_, at);
      if (at > begin && !is_space(r.code))
        if (const double seam = seams_.score(index_, at) + known_line(at, short_line); seam > -3.5)
          nodes.push_back({at, runes, seam, 0, 0});
      at += r.size, ++runes;
    }
    nodes.push_back({end, runes, 0, 0, 0});
    for (std::size_t k = 1; k < nodes.size(); ++k) {
      Node& node = nodes[k];
      node.best = -1e9;
      const bool last = k + 1 == nodes.size();
      for (std::size_t i = last || k < 200 ? 0 : k - 200; i < k; ++i) {
        double value = nodes[i].best + node.seam + (prose_ && i > 0 ? kFurther : 0);
        if (i == 0 && !last && begin == 0 && text_[node.at - 1] == ' ') value += kFirstSpaced;
        if (last && open)
          value += body_prior(nodes[i].at, end);
        else if (last && caption)
          value += caption_prior(nodes[i].at, end);
        else
          value += length_prior(node.runes - nodes[i].runes);
        if (value > node.best) node.best = value, node.from = i;
      }
    }
    std::vector<std::size_t> cuts;
    for (std::size_t k = nodes.size() - 1; k > 0; k = nodes[k].from) cuts.push_back(nodes[k].at);
    std::reverse(cuts.begin(), cuts.end());
    std::size_t from = begin;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      const bool last = i + 1 == cuts.size();
      if (last && open) return from;
      emit(from, cuts[i],
           last && caption ? Hint::caption
           : headed_       ? Hint::subheadline
                           : Hint::headline);
      from = cuts[i];
    }
    return end;
  }
  // A line that its source has ended is one phrase, unless the seam speaks clearly.
  double known_line(std::size_t at, bool short_line) const {
    if (!line_known_) return 0;
    return text_[at - 1] == ' ' ? kLineKnown : short_line ? kShortLineKnown : 0;
  }
  double body_prior(std::size_t from, std::size_t end) const {
    const std::string_view sentence = text_.substr(from, end - from);
    const std::size_t runes = rune_count(sentence);
    double value = sentence_likeness(sentence);
    if (runes < 15) value -= 3;
    value += kBareEnd * bare_ends(sentence, 4);
    if (from == 0) return prose_ ? value : value - 2;  // a page begins with its headline
    const std::string_view left = text_.substr(0, from);
    const bool subject = has_subject(left, kSubjectWords);
    if (!has_subject(sentence, kSubjectWords)) value += subject ? kSubjectLeft : kNoSubject;
    const bool marks = has_any(left, {",", "…", "'", "\"", "‘", "“", "·"});
    if (prose_ && (!marks || has(left, "에 따르면"))) value += kPlainLeft;
    return value;
  }
  double caption_prior(std::size_t from, std::size_t end) const {
    const std::string_view caption = text_.substr(from, end - from);
    const std::size_t runes = rune_count(caption);
    const Range credit = find_credit(caption);
    if (credit && rune_count(caption.substr(0, credit.begin)) < 4) return -9;
    return (runes < 10   ? -2.0
            : runes > 70 ? -0.05 * static_cast<double>(runes - 70)
                         : 0) -
           (has(caption, "…") ? 2.0 : 0) - (from == 0 ? 3.0 : 0) +
           kBareEndCaption * bare_ends(caption, 12);
  }
  // Bare nouns that end headlines, among the first words.
  double bare_ends(std::string_view text, std::size_t words) const {
    double count = 0;
    for (const std::string_view word : words_of(text)) {
      if (words-- == 0) break;
      if (is_syllable(last_rune(word)) && seams_.ends_headline(word) >= 0.99) ++count;
    }
    return count;
  }

  // No dateline, no twin: the body begins before its first sentence ends, or the text is cut off.
  std::size_t guess_head() {
    const std::size_t zone = std::min(text_.size(), kZone);
    const std::size_t sentence = std::min(predicate_end(text_.substr(0, zone)), zone);
    const Range credit = find_photo(0, sentence);
    if (credit && credit.end < sentence) {
      split(0, credit.end, false);
      return skip_spaces(credit.end);
    }
    const bool glued = sentence < text_.size() && text_[sentence] != ' ' &&
                       rune_count(text_.substr(0, sentence)) < 60;
    return split(0, sentence, !glued);
  }

  void emit(std::size_t begin, std::size_t end, Hint hint) {
    const std::string_view text = trim(text_.substr(begin, end - begin));
    if (text.empty()) return;
    if (hint == Hint::headline) headed_ = true;
    lines.push_back({std::string(text), hint});
  }

  void rest(std::size_t from, const Twin& twin) {
    std::size_t end = text_.size();
    const bool twice = twin.first != kNone && twin.first >= from;
    if (!twice) return tail(body(from, tail_start(from)));
    const std::size_t second_end = twin.second + twin.size;
    const bool second_is_article = end > second_end + kTwinBytes / 2;
    emit_dateline_free(twin.first, twin.first + twin.size,
                       second_is_article ? Hint::repeat : Hint::body);
    if (second_is_article) {
      body(twin.first + twin.size, twin.second);
      return tail(body(twin.second, tail_start(twin.second)));
    }
    body(twin.first + twin.size, twin.second);
    emit(twin.second, second_end, Hint::repeat);
    emit(second_end, end, Hint::body);
  }
  void emit_dateline_free(std::size_t begin, std::size_t end, Hint hint) { emit(begin, end, hint); }

  // Body with its captions; returns `end`. Credits are looked for a window at a time: linear.
  std::size_t body(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const std::size_t stop = floor_rune(std::min(end, at + kWindow));
      const Range credit = find_photo(at, stop);
      if (!credit) {
        at = stop == end ? end : floor_rune(stop - kOverlap);
        continue;
      }
      const std::size_t caption = caption_start(begin, credit.begin);
      if (caption == kNone || credit.end - caption > kCaption) {
        emit(begin, credit.end, Hint::body);
      } else {
        emit(begin, caption, Hint::body);
        emit(caption, credit.end, Hint::caption);
      }
      begin = at = credit.end;
    }
    emit(begin, end, Hint::body);
    return end;
  }
  std::size_t floor_rune(std::size_t at) const {
    while (!boundary(text_, at)) --at;
    return at;
  }
  // After the last sentence that ends before the credit; where the caption is itself a sentence,
  // that.
  std::size_t caption_start(std::size_t begin, std::size_t credit) const {
    std::size_t last = begin, before = kNone;
    for (std::size_t at = begin; (at = predicate_end(text_.substr(0, credit), at)) != kNone;)
      before = last, last = at;
    if (trim(text_.substr(last, credit - last)).empty()) return before;
    return last;
  }

  // The first address, (끝) or copyright line after which no sentence ends.
  std::size_t tail_start(std::size_t from) const {
    std::size_t last = from;
    for (std::size_t at = from; (at = predicate_end(text_, at)) != kNone;) last = at;
    const std::size_t close = last;  // all that ends a sentence is before
    Range mail = find_email(text_, close);
    std::size_t best = mail ? mail.begin : kNone;
    for (const std::string_view mark :
         {"(끝)", "<저작권", "[저작권", "무단 전재", "무단전재", "ⓒ ", "Copyright", "▶", "☞"})
      best = std::min(best, text_.find(mark, close));
    if (best == kNone) return headline_list(close) ? close : text_.size();
    return mail && best == mail.begin ? signature(close, best) : best;
  }
  // `나유진 기자 ` before an address belongs to it.
  std::size_t signature(std::size_t from, std::size_t mail) const {
    const std::string_view before = trim(text_.substr(from, mail - from));
    const std::string name = reporter_of(before);
    const std::size_t at = name.empty() ? kNone : before.rfind(name);
    if (at == kNone || before.size() - at > 60) return mail;
    std::size_t begin = from + static_cast<std::size_t>(before.data() - (text_.data() + from)) + at;
    while (begin > from && (text_[begin - 1] == '/' || text_[begin - 1] == '=')) --begin;
    return begin;
  }
  bool headline_list(std::size_t from) const {
    const std::string_view text = trim(text_.substr(from));
    return from > 0 && rune_count(text) > 30 && has(text, "…") && sentence_likeness(text) < -1.5;
  }

  void tail(std::size_t from) {
    if (from >= text_.size()) return;
    std::size_t at = skip_spaces(from);
    for (int more = 0; more < 6; ++more) {
      const Range mail = find_email(text_, at);
      if (mail && (mail.begin - at < 90)) {
        std::size_t stop = mail.end;
        emit(at, stop, Hint::byline);
        at = skip_spaces(stop);
        continue;
      }
      bool moved = false;
      for (const std::string_view mark : {"(끝)", "[끝]", "<끝>"})
        if (text_.substr(at).starts_with(mark))
          emit(at, at + mark.size(), Hint::notice), at = skip_spaces(at + mark.size()),
                                                    moved = true;
      for (const std::string_view mark : {"<", "["})
        if (const std::string_view rest = text_.substr(at);
            rest.starts_with(mark) && has_any(rest.substr(0, 120), {"저작권", "무단"})) {
          const std::size_t stop =
              std::min(text_.find(mark == "<" ? ">" : "]", at), text_.size() - 1) + 1;
          emit(at, stop, Hint::notice), at = skip_spaces(stop), moved = true;
        }
      if (!moved) break;
    }
    emit(at, text_.size(), is_notice(text_.substr(at)) ? Hint::notice : Hint::related);
  }

  const WordIndex& index_;
  const Seams& seams_;
  std::string_view text_;
  bool headed_ = false, line_known_, prose_;
};

}  // namespace

std::size_t predicate_end(std::string_view text, std::size_t from) {
  for (std::size_t at = from; (at = sentence_end(text, at)) != kNone;) {
    std::size_t stop = at;
    while (stop > from && !is_syllable(rune_before(text, stop).code) && at - stop < 12)
      stop -= rune_before(text, stop).size;
    if (stop > from && ends_any(text.substr(0, stop), {"다", "요", "죠", "까", "라", "네"}))
      return at;
  }
  return kNone;
}

std::vector<Line> split_crawled(std::string_view line, const Seams& seams, bool prose) {
  const WordIndex index(line);
  Splitter splitter(line, index, seams, false, prose);
  splitter.article();
  return std::move(splitter.lines);
}

std::vector<Line> split_head(const WordIndex& index, Range line, Hint first, const Seams& seams) {
  Splitter splitter(index.text(), index, seams, true);
  splitter.split(line.begin, line.end, false);
  if (!splitter.lines.empty() && splitter.lines[0].hint == Hint::headline)
    splitter.lines[0].hint = first;
  return std::move(splitter.lines);
}

}  // namespace hj::extract
