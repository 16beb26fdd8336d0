#include "extract/main_text.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/text.h"

namespace hj::extract {
namespace {

constexpr std::size_t kParagraph = 25;  // code points of a paragraph that counts
constexpr double kSiblingShare = 0.2;   // of the best score: a sibling that belongs to it
constexpr double kHintShare = 0.4;      // of the best text: a node that says it is the body
constexpr double kMaxOwn = 40;          // score of one block at most
constexpr std::size_t kAround =
    160;  // bytes of a line beside the article that may say when and who
constexpr std::size_t kAroundLines = 400;

constexpr std::size_t kFigures = 80;   // code points of a box of prices; a longer table is told of
constexpr std::size_t kPicture = 220;  // code points in a frame of a picture, at most
constexpr std::size_t kTeaserTitle = 8;  // code points of a card's title
constexpr std::size_t kTeaserText =
    200;                               // code points beside each title in a list of cards, at most
constexpr double kFrameShare = 0.45;   // of the page's plain text: no part of the page, but a frame
constexpr double kOverlayShare = 0.8;  // the same of what calls itself a cookie notice or a pop-up
constexpr std::size_t kWeighed = 30;   // bytes of a text node that counts as plain text

using Hint = Line::Hint;

bool has_word(std::string_view names, std::string_view word) {
  for (std::size_t at = names.find(word); at != std::string_view::npos;
       at = names.find(word, at + 1)) {
    const bool left = at == 0 || !((names[at - 1] >= 'a' && names[at - 1] <= 'z') ||
                                   (names[at - 1] >= '0' && names[at - 1] <= '9'));
    const std::size_t end = at + word.size();
    const bool right = end >= names.size() || !(names[end] >= 'a' && names[end] <= 'z');
    if (left && right) return true;
  }
  return false;
}
bool has_words(std::string_view names, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [names](std::string_view w) { return has_word(names, w); });
}

struct Stats {
  std::size_t own = 0, own_link = 0, own_comma = 0;  // text whose nearest block this is
  std::size_t text = 0, link = 0;                    // of the subtree
  std::size_t teasers = 0;                           // headings in it that lead elsewhere
  double score = 0;
  bool dead = false;  // never part of an article
};

class Finder {
 public:
  explicit Finder(const Dom& dom)
      : dom_(dom), nodes_(dom.nodes()), stats_(nodes_.size()), roles_(nodes_.size(), Role::none) {}

  MainText run() {
    mark();
    measure();
    score();
    MainText out;
    out.roots = choose();
    for (const std::uint32_t root : out.roots) flatten(root, out.lines);
    around(out);
    return out;
  }

 private:
  bool hidden(std::uint32_t node) const {
    const std::string_view style = dom_.attribute(node, "style");
    if (!style.empty() && (has(style, "display:none") || has(style, "display: none") ||
                           has(style, "visibility:hidden")))
      return true;
    const Node& n = nodes_[node];
    for (std::uint32_t i = 0; i < n.attributes; ++i)
      if (dom_.attribute_name(node, i) == "hidden") return true;
    return dom_.attribute(node, "aria-hidden") == "true";
  }
  void mark() {
    weigh();
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      Stats& s = stats_[i];
      s.dead = i > 0 && stats_[node.parent].dead;
      if (node.tag == Tag::text) continue;
      if (is_hidden(node.tag) || node.tag == Tag::nav || node.tag == Tag::footer) s.dead = true;
      if (s.dead || node.attributes == 0) continue;
      roles_[i] = known_role(i);
      if (has(dom_.attribute(i, "itemprop"), "articleBody")) roles_[i] = Role::body;
      const std::string_view property = dom_.attribute(i, "itemprop");
      if (property == "headline") roles_[i] = Role::headline;
      if (property == "datePublished" || property == "dateModified" || property == "author")
        roles_[i] = Role::byline;
      if (roles_[i] == Role::junk && wraps_page(i)) roles_[i] = Role::none;
      if (roles_[i] == Role::junk || (hidden(i) && !wraps_page(i))) s.dead = true;
    }
  }
  // A page uses few classes many times.
  Role known_role(std::uint32_t i) {
    const std::string_view names = dom_.attribute(i, "class");
    if (!dom_.attribute(i, "id").empty()) return role_of(dom_.class_and_id(i));
    if (names.empty()) return Role::none;
    const auto [at, fresh] = known_.try_emplace(names, Role::none);
    if (fresh) at->second = role_of(dom_.class_and_id(i));
    return at->second;
  }
  // The plain words below each node, before anything is thought of them.
  void weigh() {
    words_.assign(nodes_.size(), 0);
    for (std::uint32_t i = 0; i < nodes_.size();) {
      const Tag tag = nodes_[i].tag;
      if (i > 0 && (is_hidden(tag) || tag == Tag::a || tag == Tag::nav)) {
        i = nodes_[i].end;
        continue;
      }
      if (tag == Tag::text) {
        const std::string_view text = trim(nodes_[i].text);
        if (text.size() > kWeighed) words_[i] = text.size();
      }
      ++i;
    }
    for (std::uint32_t i = static_cast<std::uint32_t>(nodes_.size()); i-- > 1;)
      words_[nodes_[i].parent] += words_[i];
  }
  // `content-with-sidebar`, `ad_body`: a frame around everything is named after what else is in it.
  bool wraps_page(std::uint32_t i) const {
    const bool overlay =
        has_any(dom_.class_and_id(i), {"cookie", "gdpr", "consent", "popup", "modal"});
    return static_cast<double>(words_[i]) >
           (overlay ? kOverlayShare : kFrameShare) * static_cast<double>(words_[0]);
  }
  void measure() {
    block_.assign(nodes_.size(), 0);
    linked_.assign(nodes_.size(), false);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (i > 0) {
        block_[i] = is_block(node.tag) ? i : block_[node.parent];
        linked_[i] = node.tag == Tag::a || linked_[node.parent];
      }
      if (node.tag != Tag::text || stats_[i].dead) continue;
      const std::string_view text = trim(node.text);
      if (text.empty()) continue;
      Stats& s = stats_[block_[i]];
      const std::size_t runes = rune_count(text);
      s.own += runes;
      if (linked_[i]) s.own_link += runes;
      s.own_comma += static_cast<std::size_t>(std::count(text.begin(), text.end(), ',')) +
                     static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
    }
    for (std::uint32_t i = static_cast<std::uint32_t>(nodes_.size()); i-- > 0;) {
      if (nodes_[i].tag >= Tag::h2 && nodes_[i].tag <= Tag::h6 && stats_[i].own > kTeaserTitle &&
          stats_[i].own_link * 10 >= stats_[i].own * 8)
        ++stats_[i].teasers;
      stats_[i].text += stats_[i].own, stats_[i].link += stats_[i].own_link;
      if (i == 0) break;
      Stats& parent = stats_[nodes_[i].parent];
      parent.text += stats_[i].text, parent.link += stats_[i].link;
      parent.teasers += stats_[i].teasers;
    }
  }
  double link_density(std::uint32_t node) const {
    const Stats& s = stats_[node];
    return s.text == 0 ? 0 : static_cast<double>(s.link) / static_cast<double>(s.text);
  }

  void score() {
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      Stats& s = stats_[i];
      if (s.dead || s.own < kParagraph || s.own_link * 2 > s.own || roles_[i] == Role::caption)
        continue;
      if (s.own_comma == 0 && s.own < 80) continue;  // no sentence
      const double value = std::min(kMaxOwn, 1 + static_cast<double>(s.own_comma) +
                                                 static_cast<double>(s.own - s.own_link) / 50);
      const bool holder =
          nodes_[i].tag != Tag::p && nodes_[i].tag != Tag::li && nodes_[i].tag != Tag::blockquote;
      if (holder) s.score += value;
      double share = holder ? 0.5 : 1;
      for (std::uint32_t up = nodes_[i].parent, n = 0; n < 3 && up != 0;
           up = nodes_[up].parent, ++n, share /= 2)
        stats_[up].score += value * share;
    }
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      if (stats_[i].score == 0) continue;
      if (roles_[i] == Role::body) stats_[i].score *= 1.5;
      if (nodes_[i].tag == Tag::article) stats_[i].score *= 1.2;
      if (nodes_[i].tag == Tag::aside || nodes_[i].tag == Tag::ul || nodes_[i].tag == Tag::ol ||
          nodes_[i].tag == Tag::li)
        stats_[i].score *= 0.5;
      stats_[i].score *= 1 - link_density(i);
    }
  }

  std::vector<std::uint32_t> choose() const {
    std::uint32_t best = 0;
    for (std::uint32_t i = 1; i < nodes_.size(); ++i)
      if (!stats_[i].dead && stats_[i].score > stats_[best].score) best = i;
    if (best == 0) return {};
    const std::vector<std::uint32_t> said = hinted(stats_[best].text);
    return said.empty() ? siblings(best) : said;
  }
  std::size_t plain(std::uint32_t i) const { return stats_[i].text - stats_[i].link; }
  // The node that calls itself the body; where a page cuts its body into several such nodes, all of
  // them.
  std::vector<std::uint32_t> hinted(std::size_t text) const {
    std::vector<std::uint32_t> all;
    std::uint32_t best = 0;
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      const Tag tag = nodes_[i].tag;
      if (roles_[i] != Role::body || stats_[i].dead || link_density(i) > 0.4 || plain(i) < 80 ||
          tag == Tag::p || tag == Tag::span)
        continue;
      if (all.empty() || i >= nodes_[all.back()].end) all.push_back(i);
      if (best == 0 || plain(i) * 10 > plain(best) * 15) best = i;
    }
    if (best == 0) return {};
    std::vector<std::uint32_t> out;
    std::size_t sum = 0;
    for (const std::uint32_t i : all)
      if (dom_.attribute(i, "class") == dom_.attribute(best, "class") ||
          (best >= i && best < nodes_[i].end)) {
        const std::uint32_t one = best >= i && best < nodes_[i].end ? best : i;
        out.push_back(one), sum += plain(one);
      }
    if (static_cast<double>(sum) < kHintShare * static_cast<double>(text)) return {};
    return out;
  }
  std::vector<std::uint32_t> siblings(std::uint32_t best) const {
    const std::uint32_t parent = nodes_[best].parent;
    std::vector<std::uint32_t> out;
    const double least = std::max(3.0, stats_[best].score * kSiblingShare);
    for (std::uint32_t i = parent + 1; i < nodes_[parent].end; i = nodes_[i].end) {
      const Stats& s = stats_[i];
      if (s.dead) continue;
      const bool paragraph = nodes_[i].tag == Tag::p && s.text > 60 && link_density(i) < 0.3;
      const bool heading = nodes_[i].tag >= Tag::h2 && nodes_[i].tag <= Tag::h6 && i > best;
      if (i == best || (s.score >= least && link_density(i) < 0.4) || paragraph ||
          (heading && !out.empty()))
        out.push_back(i);
    }
    return out;
  }

  // The lines of a subtree, with the hints that its elements give.
  void flatten(std::uint32_t root, std::vector<Line>& lines) {
    std::string line;
    std::size_t plain = 0;  // bytes of the line outside links
    Hint hint = Hint::body;
    const auto flush = [&](Hint next) {
      const std::string text = tidy(line);
      const bool link =
          plain * 3 < text.size() && words_of(text).size() > 2 && !ends_as_sentence(text);
      if (!text.empty())
        lines.push_back({text, link && hint == Hint::body ? Hint::related : hint, link});
      line.clear();
      hint = next, plain = 0;
    };
    std::vector<std::pair<std::uint32_t, Hint>> open;  // block elements and the hint outside them
    for (std::uint32_t i = root; i < nodes_[root].end;) {
      while (!open.empty() && i >= nodes_[open.back().first].end)
        flush(open.back().second), open.pop_back();
      const Node& node = nodes_[i];
      if (i != root && (stats_[i].dead || skips(i))) {
        if (is_block(node.tag)) flush(hint);
        i = node.end;
        continue;
      }
      if (node.tag == Tag::text) {
        line += node.text;
        if (!linked_[i]) plain += trim(node.text).size();
      } else if (node.tag == Tag::br) {
        flush(hint);
      } else if (is_block(node.tag) || roles_[i] == Role::caption ||
                 (roles_[i] == Role::byline && !dom_.attribute(i, "itemprop").empty())) {
        const Hint outside = hint;
        flush(hint_of(i, outside));
        open.push_back({i, outside});
      }
      ++i;
    }
    flush(Hint::body);
  }
  Hint hint_of(std::uint32_t i, Hint outside) const {
    const Tag tag = nodes_[i].tag;
    if (tag == Tag::figcaption || roles_[i] == Role::caption || tag == Tag::figure)
      return Hint::caption;
    if (outside == Hint::caption) return outside;
    if (tag == Tag::div && frames_picture(i)) return Hint::caption;
    if (tag == Tag::h1) return Hint::headline;
    if (roles_[i] == Role::headline && stats_[i].text < 150) return Hint::headline;
    if (roles_[i] == Role::subheadline && stats_[i].text < 300) return Hint::subheadline;
    if (tag >= Tag::h2 && tag <= Tag::h6) return Hint::heading;
    if (roles_[i] == Role::byline && stats_[i].text < 120) return Hint::byline;
    if (roles_[i] == Role::notice && stats_[i].text < 300) return Hint::notice;
    return outside;
  }
  // Inside an article: lists of links, asides, tables of photos without words.
  bool skips(std::uint32_t i) const {
    const Tag tag = nodes_[i].tag;
    const Stats& s = stats_[i];
    if (tag == Tag::aside || tag == Tag::menu) return true;
    // Cards: headings that lead to other articles, each with a line of its own.
    if (s.teasers >= 2 && s.text - s.link < s.teasers * kTeaserText) return true;
    if (tag == Tag::table && is_figures(i)) return true;
    if (tag == Tag::ul || tag == Tag::ol || tag == Tag::div || tag == Tag::section ||
        tag == Tag::table || tag == Tag::dl)
      return s.text > 0 && link_density(i) > 0.6 && (s.text > 25 || tag != Tag::div);
    return false;
  }

  // A table of names and numbers, without a cell that says something.
  bool is_figures(std::uint32_t table) const {
    if (stats_[table].text > kFigures) return false;
    std::size_t cells = 0;
    for (std::uint32_t i = table + 1; i < nodes_[table].end; ++i) {
      cells += nodes_[i].tag == Tag::td || nodes_[i].tag == Tag::th;
      if (stats_[i].own > kParagraph) return false;
    }
    return cells >= 4;
  }
  // A frame for pictures by its name, with an <img> and few words: what it says is a caption.
  bool frames_picture(std::uint32_t i) const {
    if (nodes_[i].attributes == 0 || stats_[i].text > kPicture || roles_[i] != Role::none)
      return false;
    const std::string names = dom_.class_and_id(i);
    if (!has_any(names, {"photo", "pic", "img", "image", "thumb", "figure"})) return false;
    for (std::uint32_t k = i + 1; k < nodes_[i].end; ++k)
      if (nodes_[k].tag == Tag::img) return true;
    return false;
  }

  void around(MainText& out) const {
    std::vector<bool> inside(nodes_.size(), false);
    for (const std::uint32_t root : out.roots)
      for (std::uint32_t i = root; i < nodes_[root].end; ++i) inside[i] = true;
    std::string line;
    Hint hint = Hint::none;
    const auto flush = [&] {
      const std::string text = tidy(line);
      if (!text.empty() && text.size() <= kAround * 2 && out.around.size() < kAroundLines)
        out.around.push_back({text, hint});
      line.clear();
      hint = Hint::none;
    };
    std::uint32_t block = 0;
    for (std::uint32_t i = 1; i < nodes_.size();) {
      const Node& node = nodes_[i];
      if (block_[i] != block && !is_block(node.tag)) flush();
      block = block_[i];
      if (inside[i] || is_hidden(node.tag) || node.tag == Tag::nav || node.tag == Tag::aside ||
          hidden(i)) {
        flush();
        i = inside[i] ? i + 1 : node.end;
        continue;
      }
      if (node.tag == Tag::text) {
        line += node.text;
      } else if (node.tag == Tag::br || is_block(node.tag)) {
        flush();
        if (roles_[i] == Role::subheadline) hint = Hint::subheadline;
        if (roles_[i] == Role::headline || (node.tag >= Tag::h1 && node.tag <= Tag::h3))
          hint = Hint::headline;
        if (roles_[i] == Role::caption || node.tag == Tag::figcaption) hint = Hint::caption;
        if (node.tag == Tag::br && node.parent != 0 && roles_[node.parent] == Role::subheadline)
          hint = Hint::subheadline;
      } else if (node.tag == Tag::span || node.tag == Tag::em || node.tag == Tag::time ||
                 node.tag == Tag::strong) {
        line += ' ';
      }
      ++i;
    }
    flush();
  }

  const Dom& dom_;
  const std::vector<Node>& nodes_;
  std::vector<Stats> stats_;
  std::vector<Role> roles_;
  std::unordered_map<std::string_view, Role> known_;
  std::vector<bool> linked_;
  std::vector<std::size_t> words_;
  std::vector<std::uint32_t> block_;  // the nearest block element of each node, or itself
};

}  // namespace

Role role_of(std::string_view n) {
  if (n.empty()) return Role::none;
  if (has_any(n, {"articlebody",     "article-body",
                  "article_body",    "article-content",
                  "article_content", "articlecontent",
                  "news_content",    "news-content",
                  "newsct_article",  "article-text",
                  "article_txt",     "article_text",
                  "story-body",      "story_body",
                  "story__body",     "entry-content",
                  "post-content",    "post-body",
                  "content-body",    "newsbody",
                  "news_body",       "news-body",
                  "art_body",        "art_txt",
                  "article_view",    "article-view-content",
                  "dic_area",        "harmonyContainer",
                  "harmony",         "view_con",
                  "cont_view",       "news_cnt_detail",
                  "viewcontent",     "body-copy",
                  "article__body",   "article__content"}))
    return Role::body;
  if (has_any(n, {"subtitle", "sub_title", "sub-title", "subtit", "sub_tit", "subhead", "sub-head",
                  "midtitle", "mid_title", "mid_tit", "summary_view"}) ||
      has_words(n, {"deck", "standfirst", "dek"}))
    return Role::subheadline;
  if (has_any(
          n, {"caption", "photo_desc", "photo-desc", "img_desc", "img-desc", "imgdesc", "photo_txt",
              "img_txt", "pic_txt", "end_photo_org", "txt_caption", "image-credit"}) ||
      has_words(n, {"cap"}))
    return Role::caption;
  // WordPress puts an article's categories and tags among the classes of the article itself.
  if (has_any(n, {"hentry", "type-post", "single-post"})) return Role::none;
  if (has(n, "social") && !has(n, "embed")) return Role::junk;
  if (has_any(
          n,
          {"related",    "recommend",     "taboola",    "outbrain",   "adsbygoogle", "advert",
           "newsletter", "breadcrumb",    "sidebar",    "pagination", "most-read",   "mostread",
           "most_view",  "popular",       "ranking",    "share-",     "-share",      "share_",
           "_share",     "disqus",        "comment",    "cookie",     "banner",      "promo",
           "subscribe",  "sponsor",       "paywall",    "login",      "newsstand",   "keyword_list",
           "hot_news",   "hotnews",       "best_news",  "footer",     "copyright_",  "relation",
           "relnews",    "rel_news",      "journalist", "trending",   "read-more",   "readmore",
           "more-from",  "signup",        "sign-up",    "toolbar",    "skip-link",   "skiplink",
           "masthead",   "byline-social", "print-only", "hide-print", "rollover",    "tooltip",
           "popover",    "hovercard"}) ||
      has_words(n, {"ad",
                    "ads",
                    "share",
                    "sns",
                    "rel",
                    "tags",
                    "tag",
                    "blind",
                    "sr-only",
                    "visually-hidden",
                    "screen-reader-text",
                    "nav",
                    "menu",
                    "gnb",
                    "lnb",
                    "snb",
                    "widget",
                    "rank",
                    "popup",
                    "modal",
                    "tools",
                    "utils",
                    "util",
                    "relate",
                    "navigation",
                    "teaser",
                    "cmt",
                    "reply",
                    "teasers"}))
    return Role::junk;
  if (has_any(n, {"byline", "reporter", "writer", "author", "signoff"})) return Role::byline;
  if (has_any(n, {"copyright"}) || has_words(n, {"copy", "jebo"})) return Role::notice;
  if (has_any(n, {"headline", "news_title", "article_title", "article-title", "articletitle",
                  "news-title", "view_tit", "art_title", "tit_view", "title_news"}) ||
      has_words(n, {"hd_tit"}))
    return Role::headline;
  return Role::none;
}

MainText find_main_text(const Dom& dom) { return Finder(dom).run(); }

}  // namespace hj::extract
