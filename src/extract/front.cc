#include "extract/front.h"

#include <algorithm>
#include <map>

#include "extract/marks.h"
#include "extract/moment.h"
#include "extract/text.h"

namespace hj::extract {
namespace {

constexpr std::size_t kShortestTitle = 8, kLongestTitle = 120;  // code points of a headline
constexpr std::size_t kLede = 25, kLongestLede = 600;           // code points of a lede
constexpr std::size_t kLeast = 3;                               // entries of a list
constexpr std::size_t kEntryNodes = 400, kEntries = 300;        // of an entry; of a page
constexpr std::size_t kHeadingBack = 60;  // nodes before a list in which its name may stand

bool may_hold_entry(Tag tag) {
  switch (tag) {
    case Tag::li:
    case Tag::div:
    case Tag::article:
    case Tag::section:
    case Tag::dl:
    case Tag::tr:
    case Tag::td:
    case Tag::p:
    case Tag::a:
      return true;
    default:
      return false;
  }
}

struct Entry {
  std::uint32_t node = 0;
  Draft draft;
};

class Front {
 public:
  Front(const Dom& dom, const Meta& meta, const std::string& base)
      : dom_(dom), nodes_(dom.nodes()), meta_(meta), base_(base) {}

  std::vector<Draft> run() {
    collect();
    std::map<std::uint32_t, std::size_t> lists;  // a parent and its entries
    for (const Entry& entry : entries_) ++lists[nodes_[entry.node].parent];
    std::vector<Draft> out;
    std::map<std::uint32_t, std::size_t> places;
    for (Entry& entry : entries_) {
      const std::uint32_t list = nodes_[entry.node].parent;
      if (lists[list] < kLeast) continue;
      rank(list, ++places[list], entry.draft);
      const auto same = std::ranges::find_if(
          out, [&](const Draft& d) { return d.pieces[0].text == entry.draft.pieces[0].text; });
      if (same == out.end())
        out.push_back(std::move(entry.draft));
      else  // it stands in two lists: one article with both places
        same->pieces.insert(same->pieces.end(), entry.draft.pieces.begin() + 2,
                            entry.draft.pieces.end());
    }
    return out;
  }

 private:
  // What lies below each node, in one pass from the leaves: bytes of text, and the one address that
  // links with a headline's worth of words lead to.
  struct Below {
    std::uint32_t bytes = 0;
    std::uint32_t link = 0;  // node of the first such link; 0 = none
    bool several = false;    // they lead to several addresses
  };
  void weigh() {
    below_.assign(nodes_.size(), {});
    for (auto i = static_cast<std::uint32_t>(nodes_.size()); i-- > 1;) {
      Below& b = below_[i];
      const Tag tag = nodes_[i].tag;
      if (tag == Tag::text)
        b.bytes = static_cast<std::uint32_t>(trim(nodes_[i].text).size());
      else if (is_hidden(tag))
        b = {};
      else if (tag == Tag::a)
        b.link = b.bytes >= kShortestTitle && leads(i) ? i : 0, b.several = false;
      Below& up = below_[nodes_[i].parent];
      up.bytes += b.bytes;
      up.several = up.several || b.several ||
                   (b.link != 0 && up.link != 0 &&
                    dom_.attribute(b.link, "href") != dom_.attribute(up.link, "href"));
      if (b.link != 0) up.link = b.link;
    }
  }
  bool leads(std::uint32_t link) const {
    const std::string_view to = dom_.attribute(link, "href");
    return !to.empty() && !to.starts_with("#") && !to.starts_with("javascript:");
  }

  // The outermost nodes that hold just one headline with a lede.
  void collect() {
    weigh();
    for (std::uint32_t i = 1; i < nodes_.size() && entries_.size() < kEntries;) {
      const Tag tag = nodes_[i].tag;
      if (is_hidden(tag) || tag == Tag::nav || tag == Tag::footer) {
        i = nodes_[i].end;
        continue;
      }
      const Below& b = below_[i];
      if (b.link == 0) {
        i = nodes_[i].end;
        continue;
      }
      if (may_hold_entry(tag) && !b.several && b.bytes >= kShortestTitle + kLede &&
          nodes_[i].end - i < kEntryNodes) {
        Entry entry{i, {}};
        if (read(i, entry.draft)) {
          entries_.push_back(std::move(entry));
          i = nodes_[i].end;
          continue;
        }
      }
      ++i;
    }
  }

  // One headline that is a link, one address, a lede beside or below it.
  bool read(std::uint32_t node, Draft& draft) const {
    std::string title, lede, href;
    const std::string text = dom_.text(node);
    if (text.size() < kShortestTitle + kLede ||
        text.size() > 4 * (kLongestTitle + 2 * kLongestLede))
      return false;
    for (std::uint32_t i = node; i < nodes_[node].end; ++i) {
      if (nodes_[i].tag != Tag::a) continue;
      if (below_[i].link == 0) continue;
      href = dom_.attribute(i, "href");
      if (title.empty()) title = first_line(dom_.text(i));
    }
    if (title.empty() || rune_count(title) < kShortestTitle || rune_count(title) > kLongestTitle)
      return false;
    for (const std::string_view line : split_lines(text)) {
      if (line == title || rune_count(line) < kLede || is_byline(line) || is_notice(line) ||
          tells_when(line))
        continue;
      if (rune_count(line) > kLongestLede || !lede.empty()) return false;  // more than a lede
      lede = line;
    }
    if (lede.empty() || ends_as_sentence(title)) return false;
    draft.pieces = {{BlockKind::headline, title}, {BlockKind::body, lede}};
    draft.url = join_url(base_, href), draft.cut_off = true;
    draft.section = meta_.section, draft.language = meta_.language;
    beside(text, draft);
    if (draft.outlet.empty()) draft.outlet = meta_.outlet;
    return true;
  }
  // `다온뉴스 2025.03.04 09:30 댓글 31`: no lede.
  static bool tells_when(std::string_view line) {
    Range range;
    return times_of(line) || (short_line(line, 60) && !ends_as_sentence(line) &&
                              (find_when(line, 0, range).ok || comments_in(line) >= 0));
  }
  static std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }
  // What stands beside headline and lede: outlet, time, comments.
  static void beside(const std::string& text, Draft& draft) {
    for (const std::string_view line : split_lines(text)) {
      if (line == draft.pieces[0].text || line == draft.pieces[1].text) continue;
      Range range;
      const When when = find_when(line, 0, range);
      if (when.ok && !draft.published.ok) draft.published = when;
      if (draft.comments < 0) draft.comments = comments_in(line);
      std::string_view name = when.ok ? trim(line.substr(0, range.begin)) : line;
      if (draft.outlet.empty() && is_outlet_name(name)) draft.outlet = name;
    }
  }
  // A heading shortly before the list that says what its order means.
  void rank(std::uint32_t list, std::size_t place, Draft& draft) const {
    const std::uint32_t from =
        list > kHeadingBack ? list - static_cast<std::uint32_t>(kHeadingBack) : 1;
    for (std::uint32_t i = list; i-- > from;) {
      if (nodes_[i].tag != Tag::text) continue;
      const std::string_view words = trim(nodes_[i].text);
      if (words.empty() || !short_line(words, 24)) continue;
      if (has_any(words, {"많이 본", "많이본", "댓글 많은", "댓글많은", "랭킹", "인기 기사",
                          "인기기사", "인기 뉴스", "인기뉴스"}))
        draft.pieces.push_back(
            {BlockKind::notice, std::string(words) + " " + std::to_string(place) + "위"});
      return;  // the nearest words alone name the list
    }
  }

  const Dom& dom_;
  const std::vector<Node>& nodes_;
  const Meta& meta_;
  const std::string& base_;
  std::vector<Below> below_;
  std::vector<Entry> entries_;
};

}  // namespace

std::string join_url(const std::string& base, std::string_view href) {
  href = trim(href);
  if (href.find_first_of(" \t\n\"<>") != std::string_view::npos) return {};
  if (begins_any(href, {"http://", "https://"})) return std::string(href);
  const std::size_t scheme = base.find("://");
  if (scheme == std::string::npos || href.empty()) return {};
  if (href.starts_with("//")) return base.substr(0, scheme + 1) + std::string(href);
  const std::size_t path = std::min(base.find('/', scheme + 3), base.size());
  if (href.starts_with('/')) return base.substr(0, path) + std::string(href);
  const std::size_t colon = href.find(':');
  if (colon != std::string_view::npos && colon < href.find_first_of("/?#")) return {};  // mailto:
  if (href.starts_with('?')) return base.substr(0, base.find('?')) + std::string(href);
  const std::size_t slash = base.substr(0, base.find_first_of("?#")).rfind('/');
  return (slash < path ? base.substr(0, path) + "/" : base.substr(0, slash + 1)) +
         std::string(href);
}

std::vector<Draft> read_front(const Dom& dom, const Meta& meta, const std::string& base) {
  return Front(dom, meta, base).run();
}

}  // namespace hj::extract
