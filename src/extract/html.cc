#include "extract/html.h"

#include <algorithm>

#include "core/hangul.h"
#include "extract/dom.h"
#include "extract/front.h"
#include "extract/layout.h"
#include "extract/main_text.h"
#include "extract/marks.h"
#include "extract/meta.h"
#include "extract/moment.h"
#include "extract/unwrap.h"

namespace hj::extract {
namespace {

using Hint = Line::Hint;
constexpr std::size_t kFrontTitle = 10;    // code points of a heading that may be the headline
constexpr std::size_t kArticleWeight = 4;  // of the body of a page that says that it is an article
constexpr std::size_t kHeadSize = 600;     // bytes of a headline at most

std::string squeeze(std::string_view text) {  // letters alone, to compare titles
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Rune r = rune_at(text, at);
    if (!is_space(r.code) && r.code > 0x2F && r.code != U'“' && r.code != U'”' && r.code != U'‘' &&
        r.code != U'’' && r.code != U'…' && r.code != U'·')
      out += text.substr(at, r.size);
    at += r.size;
  }
  return out;
}

// `제목 - 매일경제`, `제목 | 한국일보`, `제목-정치ㅣ한국일보`: the site's name cut off.
std::string without_site(const std::string& title, const std::string& outlet) {
  std::string out = title;
  for (int again = 0; again < 3; ++again) {
    std::size_t best = std::string::npos;
    for (const std::string_view mark :
         {" - ", " | ", " :: ", " : ", " – ", " — ", " · ", "ㅣ", " < ", " &lt; ", " // ", "｜"}) {
      const std::size_t at = out.rfind(mark);
      if (at == std::string::npos || at < 8) continue;
      const std::string_view tail = trim(std::string_view(out).substr(at + mark.size()));
      const bool site = (!outlet.empty() && (has(tail, outlet) || has(outlet, tail))) ||
                        (rune_count(tail) <= 12 && is_outlet_name(tail)) || mark == "ㅣ" ||
                        mark == " | " || mark == "｜";
      if (site && (best == std::string::npos || at > best)) best = at;
    }
    if (best == std::string::npos) break;
    out.resize(best);
  }
  return std::string(trim(out));
}

class Page {
 public:
  Page(std::string html, const std::string& base)
      : dom_(std::move(html)), meta_(read_meta(dom_)), main_(find_main_text(dom_)), base_(base) {}

  std::vector<Draft> read() {
    if (std::vector<Draft> front = fronts(); !front.empty()) return front;
    return {article()};
  }

 private:
  Draft article() {
    Draft draft;
    const std::string headline = find_headline();
    std::vector<Line> lines;
    if (!headline.empty()) lines.push_back({headline, Hint::headline});
    subtitles(headline, lines);
    captions(lines);
    body(headline, lines);
    states(draft);
    lay_out(lines, draft);
    if (draft.reporter.empty()) draft.reporter = reporter_around();
    if (draft.outlet.empty()) draft.outlet = outlet_around();
    if (draft.outlet.empty()) draft.outlet = outlet_in_title(headline);
    if (meta_.paywalled || walled()) draft.cut_off = true;
    return draft;
  }
  // Entries of lists with more words than any one article of the page.
  std::vector<Draft> fronts() const {
    std::size_t body = 0, ledes = 0;
    for (const Line& line : main_.lines)
      if (line.hint == Hint::body && !line.link) body += line.text.size();
    std::vector<Draft> out = read_front(dom_, meta_, base_);
    for (const Draft& draft : out) {
      const std::string& lede = draft.pieces[1].text;
      ledes += lede.size();
      for (const Line& line : main_.lines)
        if (line.hint == Hint::body && !line.link && line.text == lede) body -= lede.size();
    }
    if (body * (meta_.one_article ? kArticleWeight : 1) > ledes) out.clear();
    return out;
  }

  // The page's own heading that agrees with a title of its head; else the head's title without the
  // site.
  std::string find_headline() const {
    std::vector<std::string> seen;
    for (const std::vector<Line>* lines : {&main_.around, &main_.lines})
      for (const Line& line : *lines)
        if (line.hint == Hint::headline && line.text.size() < kHeadSize) seen.push_back(line.text);
    std::string best;
    for (const std::string& title : meta_.titles) {
      const std::string full = squeeze(title);
      for (const std::string& heading : seen) {
        const std::string part = squeeze(heading);
        if (part.size() >= 12 && has(full, part) && heading.size() > best.size()) best = heading;
      }
      if (!best.empty()) return best;
    }
    for (const Line& line : main_.around) {  // a plain element with the same words as the title
      const std::string part = squeeze(line.text);
      for (const std::string& title : meta_.titles)
        if (part.size() >= 20 && has(squeeze(title), part) && line.text.size() > best.size())
          best = line.text;
    }
    if (!best.empty()) return best;
    if (meta_.titles.size() == 1 && !seen.empty() && rune_count(seen.front()) >= kFrontTitle &&
        rune_count(seen.front()) > rune_count(meta_.titles.front()))
      return seen.front();  // `다온뉴스 기사 인쇄` names the page, not the article
    if (!meta_.titles.empty()) return without_site(meta_.titles.front(), meta_.outlet);
    return seen.empty() ? std::string() : seen.front();
  }

  void subtitles(const std::string& headline, std::vector<Line>& lines) const {
    const std::size_t before = lines.size();
    for (const Line& line : main_.around)
      if (line.hint == Hint::subheadline && line.text != headline && line.text.size() < kHeadSize &&
          lines.size() < before + 6)
        lines.push_back(line);
    if (lines.size() == before && !meta_.subtitle.empty() && meta_.subtitle != headline)
      lines.push_back({meta_.subtitle, Hint::subheadline});
  }

  void body(const std::string& headline, std::vector<Line>& lines) const {
    const std::string head = squeeze(headline);
    bool begun = false;
    std::vector<Line> main = main_.lines;
    unwrap(main);
    for (Line& line : main) {
      begun = begun || (line.hint == Hint::body && !may_be_subheadline(line.text));
      if (!begun && line.hint == Hint::body) line.hint = Hint::subheadline;
      if (begun && line.hint == Hint::subheadline) line.hint = Hint::heading;
      if (line.hint == Hint::headline ||
          (line.text.size() < kHeadSize && squeeze(line.text) == head))
        continue;
      lines.push_back(std::move(line));
    }
  }
  // A short line before the first sentence of a Korean page: `이르면 5월 본계약…현지 공장 조건`.
  static bool may_be_subheadline(std::string_view line) {
    if (rune_count(line) > 90 || !is_plain_head(line) || dateline_at(line).size > 0) return false;
    return has_hangul(line);
  }
  void captions(std::vector<Line>& lines) const {
    for (const Line& line : main_.around)
      if (line.hint == Hint::caption && (is_caption(line.text) || line.text.ends_with(" 기자")))
        lines.push_back(line);
  }

  // What the page calls its address; not where it names its home page alone.
  std::string canonical() const {
    const std::string url = join_url(base_, meta_.url);
    const auto path = [](const std::string& u) {
      const std::size_t slash = u.find('/', std::min(u.find("://"), u.size() - 3) + 3);
      return slash == std::string::npos ? std::size_t{0} : u.size() - slash - 1;
    };
    if (url.size() < 8) return base_;
    return path(url) == 0 && base_.size() >= 8 && path(base_) > 0 ? base_ : url;
  }
  void states(Draft& draft) const {
    draft.url = canonical(), draft.section = meta_.section, draft.language = meta_.language;
    draft.outlet = meta_.outlet, draft.reporter = clean_name(meta_.reporter);
    draft.published = meta_.published, draft.modified = meta_.modified;
    draft.comments = meta_.comments;
    for (const Line& line : main_.around) {
      if (const auto times = times_of(line.text);
          times && (!draft.published.ok || !draft.modified.ok)) {
        if (!draft.published.ok) draft.published = times->published;
        if (!draft.modified.ok) draft.modified = times->modified;
      }
      if (draft.comments < 0) draft.comments = comments_in(line.text);
    }
  }
  static std::string clean_name(const std::string& name) {
    std::string out = reporter_of(name);
    if (!out.empty()) return out;
    out = name;
    if (has(out, "http") || find_email(out) || rune_count(out) > 40) return {};
    return is_outlet_name(out) ? std::string() : out;
  }
  bool walled() const {
    return std::ranges::any_of(main_.around, [](const Line& l) { return is_paywall(l.text); }) ||
           std::ranges::any_of(main_.lines, [](const Line& l) { return is_paywall(l.text); });
  }
  std::string reporter_around() const {
    for (const Line& line : main_.around)
      if (line.text.size() < kAroundSize && (is_byline(line.text) || times_of(line.text)))
        if (std::string name = reporter_of(line.text); !name.empty()) return name;
    return {};
  }
  std::string outlet_around() const {
    for (const Line& line : main_.around)
      for (const std::string_view mark : {"ⓒ", "©"})
        if (const std::size_t at = line.text.find(mark); at != std::string::npos) {
          std::string_view rest = trim(std::string_view(line.text).substr(at + mark.size()));
          rest = rest.substr(0, rest.find_first_of(",.&|(<"));
          const std::vector<std::string_view> words = words_of(rest);
          if (!words.empty() && is_outlet_name(words[0])) return std::string(words[0]);
        }
    return {};
  }
  // `제목 | 다온뉴스`, `다온뉴스 - 제목`, `[다온뉴스] 제목`: what is left of a title beside the
  // headline.
  std::string outlet_in_title(const std::string& headline) const {
    for (const std::string& title : meta_.titles) {
      const std::size_t at = headline.empty() ? std::string::npos : title.find(headline);
      std::string_view rest = title;
      if (at != std::string::npos)
        rest = at == 0 ? rest.substr(headline.size()) : rest.substr(0, at);
      const std::string_view after = last_part(rest), before = first_part(rest);
      if (is_outlet_name(after)) return std::string(after);
      if (is_outlet_name(before)) return std::string(before);
    }
    return {};
  }
  static std::string_view bare(std::string_view text) {
    while (!text.empty() && std::u32string_view(U" -|:<>·–—ㅣ｜[]/").find(first_rune(text)) !=
                                std::u32string_view::npos)
      text.remove_prefix(rune_at(text, 0).size);
    while (!text.empty() && std::u32string_view(U" -|:<>·–—ㅣ｜[]/").find(last_rune(text)) !=
                                std::u32string_view::npos)
      text.remove_suffix(rune_before(text, text.size()).size);
    return text;
  }
  static std::string_view last_part(std::string_view text) {
    text = bare(text);
    const std::size_t at = text.find_last_of("|-:<>");
    return at == std::string_view::npos ? text : bare(text.substr(at + 1));
  }
  static std::string_view first_part(std::string_view text) {
    text = bare(text);
    return bare(text.substr(0, text.find_first_of("|-:<>")));
  }
  static constexpr std::size_t kAroundSize = 200;

  Dom dom_;
  Meta meta_;
  MainText main_;
  const std::string& base_;
};

}  // namespace

std::vector<Draft> read_html(std::string html, const std::string& base) {
  return Page(std::move(html), base).read();
}

std::vector<Line> lines_of_fragment(std::string html) {
  const Dom dom(std::move(html));
  std::vector<Line> out;
  const std::string text = dom.text(0);
  for (const std::string_view line : split_lines(text))
    out.push_back({std::string(line), Hint::body});
  unwrap(out);
  return out;
}

std::string declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  for (std::size_t at = head.find("charset"); at != std::string_view::npos;
       at = head.find("charset", at + 1)) {
    std::size_t from = at + 7;
    while (from < head.size() &&
           (head[from] == ' ' || head[from] == '=' || head[from] == '"' || head[from] == '\''))
      ++from;
    std::size_t end = from;
    while (end < head.size() && end < from + 24 &&
           (head[end] == '-' || head[end] == '_' || (head[end] >= '0' && head[end] <= '9') ||
            ((head[end] | 0x20) >= 'a' && (head[end] | 0x20) <= 'z')))
      ++end;
    if (end > from) return std::string(head.substr(from, end - from));
  }
  return {};
}

}  // namespace hj::extract
