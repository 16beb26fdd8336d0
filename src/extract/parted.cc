#include "extract/parted.h"

#include <algorithm>
#include <vector>

#include "core/hangul.h"
#include "extract/crawled.h"
#include "extract/marks.h"
#include "extract/moment.h"
#include "extract/text.h"

namespace hj::extract {
namespace {

constexpr std::size_t kHeadZone = 3000;  // bytes in which an article begins
constexpr std::size_t kSigned = 40;      // bytes of a name with its post before a time

class Parter {
 public:
  explicit Parter(std::string_view text) : text_(text) {
    const std::size_t sentence = predicate_end(text.substr(0, std::min(text.size(), kHeadZone)));
    zone_ = sentence == std::string_view::npos ? 0 : sentence;
  }

  std::string run() {
    widgets();
    bullets();
    times();
    if (cuts_.empty()) return std::string(text_);
    std::ranges::sort(cuts_);
    std::string out;
    std::size_t from = 0;
    for (const std::size_t cut : cuts_) {
      if (cut <= from || cut >= text_.size()) continue;
      line(text_.substr(from, cut - from), out);
      from = cut;
    }
    line(text_.substr(from), out);
    return out;
  }

 private:
  void cut(std::size_t at) { cuts_.push_back(at); }
  // `다온일보 입력`, `종합 13면`: what is left of the buttons around.
  static void line(std::string_view part, std::string& out) {
    part = trim(part);
    if (part.ends_with(" 입력")) part = trim(part.substr(0, part.size() - 6));
    if (part.empty()) return;
    const std::size_t gap = part.rfind(' ');
    if (gap != std::string_view::npos && !ends_as_sentence(part) && short_line(part, 60) &&
        short_line(part.substr(gap + 1), 8) && is_outlet_name(part.substr(gap + 1)) &&
        out.empty()) {
      add(part.substr(0, gap), out);
      return add(part.substr(gap + 1), out);
    }
    if (const std::size_t page = page_at(part); page > 0) {
      add(part.substr(0, page), out);
      part = trim(part.substr(page));
    }
    add(part, out);
  }
  static void add(std::string_view part, std::string& out) {
    part = trim(part);
    if (part.empty() || part == "•") return;
    if (!out.empty()) out += '\n';
    out += part;
  }
  // `종합 13면 가람전자는`: bytes of the page of the paper, or 0.
  static std::size_t page_at(std::string_view part) {
    constexpr std::string_view kPage = "면 ";
    const std::size_t end = part.substr(0, 24).find(kPage);
    if (end == std::string_view::npos || end == 0 || part[end - 1] < '0' || part[end - 1] > '9')
      return 0;
    const std::string_view page = part.substr(0, end + kPage.size() - 1);
    return is_notice(page) ? page.size() : 0;
  }
  void widgets() {
    for (const std::string_view widget : widget_labels())
      for (std::size_t at = found_at(text_, widget); at < zone_;
           at = found_at(text_, widget, at + widget.size()))
        if (!speaks_on(text_.substr(at + widget.size()))) cut(at), cut(at + widget.size());
  }
  // 정보를 공유하기로 했다, 공유하기 위해: words of a sentence, no button.
  static bool speaks_on(std::string_view rest) {
    return (!rest.empty() && is_syllable(first_rune(rest))) || rest.starts_with(" 위");
  }
  // Lists of buttons, or of the weather: ` • 서울 3.2℃ • 대전 3.3℃ 기상청 제공`.
  void bullets() {
    constexpr std::string_view kBullet = "• ";
    std::vector<std::size_t> at;
    for (std::size_t i = found_at(text_, kBullet); i < zone_; i = found_at(text_, kBullet, i + 1))
      at.push_back(i);
    if (at.size() < 2) return;
    for (const std::size_t i : at) cut(i);
    for (const std::string_view sign : {"℃ ", "°C "})
      for (std::size_t i = found_at(text_, sign); i < zone_; i = found_at(text_, sign, i + 1))
        cut(i + sign.size());
  }
  // `한가온 기자 2025. 3. 4. 13:06`, `입력 2025-03-04 09:30 수정 2025-03-04 10:15`.
  void times() {
    Range range;
    std::size_t last = 0;  // where the time before ended
    for (std::size_t from = 0; from < zone_; from = range.end) {
      if (!find_when(text_, from, range).ok || range.begin >= zone_) return;
      const std::string_view when = text_.substr(range.begin, range.end - range.begin);
      const bool written = when.find(':') != std::string_view::npos &&
                           when.find_first_of(".-/") == 4 &&
                           (range.end == text_.size() || text_[range.end] == ' ');
      if (!written) continue;
      const std::size_t begin = signed_from(worded_from(range.begin));
      if (last > 0 && begin <= last + 1)
        std::erase(cuts_, last);  // 입력 … 수정 …: one line
      else
        cut(begin);
      cut(last = range.end);
    }
  }
  // From the words that say what the time is of.
  std::size_t worded_from(std::size_t at) const {
    for (bool moved = true; moved;) {
      moved = false;
      const std::string_view before = trim_end(text_.substr(0, at));
      for (const std::string_view word : {"입력", "수정", "등록", "승인", "업데이트", "기사입력",
                                          "최초입력", "발행", "송고", "|", ":", "ㅣ"})
        if (before.ends_with(word) && starts_word(before, before.size() - word.size())) {
          at = before.size() - word.size();
          moved = true;
          break;
        }
    }
    return at;
  }
  // From the name of who signs, where one stands right before.
  std::size_t signed_from(std::size_t at) const {
    const std::string_view before = trim_end(text_.substr(0, at));
    if (!before.ends_with("기자") && !before.ends_with("특파원")) return at;
    for (std::size_t begin = before.size(); begin > 0 && before.size() - begin < kSigned; --begin)
      if (before[begin - 1] == ' ' && is_byline(before.substr(begin))) {
        const std::string_view rest = trim_end(before.substr(0, begin));
        const std::size_t gap = rest.rfind(' ');
        const bool outlet =  // 다온뉴스 한가온 기자
            gap != std::string_view::npos && is_outlet_name(rest.substr(gap + 1));
        return outlet ? gap + 1 : begin;
      }
    return at;
  }
  static bool starts_word(std::string_view text, std::size_t at) {
    return at == 0 || text[at - 1] == ' ' || text[at] == '|' || text[at] == ':';
  }
  static std::string_view trim_end(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
  }

  std::string_view text_;
  std::size_t zone_ = 0;  // the head ends with the first sentence
  std::vector<std::size_t> cuts_;
};

}  // namespace

std::string parted(std::string_view text) { return Parter(text).run(); }

}  // namespace hj::extract
