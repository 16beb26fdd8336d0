#include "ingest/feed.h"

#include <expat.h>

#include <algorithm>
#include <string_view>

#include "core/charset.h"
#include "ingest/ascii.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kElements = 256;
constexpr std::size_t kField = std::size_t{4} << 20;  // bytes of one field
constexpr std::size_t kItems = 50'000;                // of a feed; a sitemap may have as many

// Element spaces that feeds use, and the prefix by which this file knows each.
constexpr std::pair<std::string_view, std::string_view> kSpaces[] = {
    {"http://www.w3.org/2005/Atom", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://backend.userland.com/rss2", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://www.sitemaps.org/schemas/sitemap/0.9", ""},
    {"http://purl.org/rss/1.0/modules/content/", "content:"},
    {"http://purl.org/dc/elements/1.1/", "dc:"},
    {"http://purl.org/dc/terms/", "dcterms:"},
    {"http://purl.org/rss/1.0/modules/slash/", "slash:"},
    {"http://purl.org/syndication/thread/1.0", "thr:"},
    {"http://search.yahoo.com/mrss/", "media:"},
    {"http://search.yahoo.com/mrss", "media:"},
    {"http://www.google.com/schemas/sitemap-news/0.9", "news:"},
    {"http://www.google.com/schemas/sitemap-image/1.1", "image:"},
    {"http://www.w3.org/1999/xhtml", "xhtml:"}};

struct Element {
  std::string_view tag, field;
};
constexpr Element kElementNames[] = {{"title", "title"},
                                     {"news:title", "title"},
                                     {"link", "url"},
                                     {"loc", "url"},
                                     {"guid", "id"},
                                     {"id", "id"},
                                     {"description", "summary"},
                                     {"summary", "summary"},
                                     {"content:encoded", "body"},
                                     {"content", "body"},
                                     {"pubDate", "published"},
                                     {"dc:date", "published"},
                                     {"dcterms:created", "published"},
                                     {"published", "published"},
                                     {"issued", "published"},
                                     {"news:publication_date", "published"},
                                     {"updated", "modified"},
                                     {"modified", "modified"},
                                     {"dcterms:modified", "modified"},
                                     {"lastmod", "modified"},
                                     {"dc:creator", "author"},
                                     {"author", "author"},
                                     {"name", "author"},
                                     {"category", "section"},
                                     {"dc:subject", "section"},
                                     {"slash:comments", "comments"},
                                     {"thr:total", "comments"},
                                     {"source", "outlet"},
                                     {"dc:publisher", "outlet"},
                                     {"news:name", "outlet"},
                                     {"news:language", "language"},
                                     {"dc:language", "language"},
                                     {"media:description", "caption"},
                                     {"image:caption", "caption"}};

std::string_view field_of(std::string_view tag) {
  for (const Element& name : kElementNames)
    if (tag == name.tag) return name.field;
  return {};
}

// `경제온 - 전체기사`, `한빛뉴스 | 산업`, `누리통신 RSS`: the outlet's part of a channel's title.
std::string outlet_of(std::string title) {
  for (const std::string_view mark : {" - ", " | ", " : ", " :: ", " > ", " – ", "|", ">"})
    if (const std::size_t at = title.find(mark); at != std::string::npos && at > 0)
      title.resize(at);
  for (const std::string_view tail :
       {"RSS", "전체기사", "전체뉴스", "최신기사", "최신뉴스", "주요뉴스", "전체"}) {
    while (title.ends_with(' ')) title.pop_back();
    if (title.size() > tail.size() + 3 && title.ends_with(tail))
      title.resize(title.size() - tail.size());
  }
  while (title.ends_with(' ')) title.pop_back();
  return title;
}

class Parser {
 public:
  Parser(const std::string& source, XML_Parser xml) : source_(source), xml_(xml) {}
  Feed feed;

  void start(std::string_view written, const XML_Char** attributes) {
    if (++depth_ > kElements) return stop("nested too deeply");
    for (const XML_Char** a = attributes; *a != nullptr; a += 2) declare(a[0], a[1]);
    if (inside_ > 0) return markup(written);
    const std::string tag = known(written);
    if (depth_ == 1) feed.sitemap = tag == "urlset" || tag == "sitemapindex";
    if (tag == "item" || tag == "entry" || tag == "url" || tag == "sitemap") {
      page_ = Page{};
      page_.form = Form::fields;
      in_item_ = true, item_depth_ = depth_, part_ = tag == "sitemap";
      return;
    }
    // Atom's <source> and RSS's <image> have titles and links of their own.
    if (tag == "image" || tag == "textinput" || (tag == "source" && feed_is_atom_))
      foreign_ = foreign_ == 0 ? depth_ : foreign_;
    if (depth_ == 1 && tag == "feed") feed_is_atom_ = true;
    text_.clear();
    field_ = foreign_ > 0 ? std::string_view() : field_of(tag);
    for (const XML_Char** a = attributes; *a != nullptr; a += 2) attribute(tag, a[0], a[1]);
    if (tag == "link") link(attributes);
    if (tag == "content" && inside_type_ == "xhtml") inside_ = depth_;
    if (tag == "content" || tag == "summary" || tag == "title") inside_type_.clear();
  }
  void end(std::string_view written) {
    --depth_;
    if (inside_ > 0) {
      if (depth_ + 1 > inside_) return void(text_ += "</" + local(written) + ">");
      inside_ = 0;
    }
    if (foreign_ > 0 && depth_ + 1 == foreign_) foreign_ = 0;
    if (in_item_ && depth_ + 1 == item_depth_) return item();
    if (field_.empty() || field_of(known(written)) != field_) return;
    if (!text_.empty()) take(field_, std::string(trim(text_)));
    field_ = {};
  }
  void words(std::string_view text) {
    if (field_.empty() || text_.size() >= kField) return;
    if (inside_ == 0) return void(text_ += text);
    for (const char c : text)
      text_ += c == '<' ? std::string("&lt;") : c == '&' ? std::string("&amp;") : std::string(1, c);
  }
  void stop(const char* why) {
    if (feed.broken.empty()) feed.broken = why;
    XML_StopParser(xml_, XML_FALSE);
  }
  // A document type with entities of its own is no feed of news.
  void entity() { stop("declares entities"); }

 private:
  // A prefix stands for what its declaration says, whatever it is called.
  void declare(std::string_view name, std::string_view value) {
    if (!name.starts_with("xmlns")) return;
    const std::string prefix = name.size() > 6 ? std::string(name.substr(6)) + ":" : std::string();
    for (const auto& [uri, ours] : kSpaces)
      if (value == uri && prefix != ours && !prefix.empty() && prefixes_.size() < 32)
        prefixes_.emplace_back(prefix, ours);
  }
  std::string known(std::string_view written) const {
    for (const auto& [prefix, ours] : prefixes_)
      if (written.starts_with(prefix))
        return std::string(ours) + std::string(written.substr(prefix.size()));
    return std::string(written);
  }
  static std::string local(std::string_view written) {
    const std::size_t colon = written.find(':');
    return std::string(colon == std::string_view::npos ? written : written.substr(colon + 1));
  }
  // Elements inside Atom's content of type xhtml: kept as tags without their attributes.
  void markup(std::string_view written) {
    if (text_.size() < kField) text_ += "<" + local(written) + ">";
  }

  void attribute(std::string_view tag, std::string_view name, const char* value) {
    if ((tag == "content" || tag == "summary") && name == "type") {
      inside_type_ = value;
      if (tag == "content") page_.fields["body_type"] = inside_type_ == "text" ? "text" : "html";
    }
    if (tag == "category" && name == "term" && in_item_) page_.fields.emplace("section", value);
    if (tag == "source" && name == "url") return;
    if (tag == "media:content" && name == "url" && in_item_) page_.fields.emplace("image", value);
    if (tag == "media:thumbnail" && name == "url" && in_item_) page_.fields.emplace("image", value);
    if (tag == "enclosure" && name == "url" && in_item_) page_.fields.emplace("image", value);
  }
  // Of Atom's links the article's own is rel="alternate", or has no rel.
  void link(const XML_Char** attributes) {
    std::string_view href, rel = "alternate", count;
    for (; *attributes != nullptr; attributes += 2) {
      const std::string name = known(attributes[0]);
      if (name == "href") href = attributes[1];
      if (name == "rel") rel = attributes[1];
      if (name == "thr:count") count = attributes[1];
    }
    if (in_item_ && rel == "replies" && !count.empty())
      page_.fields.emplace("comments", std::string(count));
    if (href.empty() || rel != "alternate") return;
    if (!in_item_) {
      if (feed.site.empty()) feed.site = href;
    } else if (page_.url.empty()) {
      page_.url = href;
    }
  }
  void take(std::string_view field, std::string text) {
    if (!in_item_) {
      if (field == "title" && feed.title.empty()) feed.title = text;
      if (field == "url" && feed.site.empty()) feed.site = text;
      if (field == "language") language_ = text;
      return;
    }
    const std::string name(field);
    if (field == "url" && page_.url.empty()) page_.url = text;
    if (field == "section" || field == "outlet" || field == "caption" || field == "comments")
      page_.fields.emplace(name, std::move(text));
    else
      page_.fields[name] = std::move(text);
  }
  void item() {
    in_item_ = false;
    if (part_) {
      if (!page_.url.empty() && feed.sitemaps.size() < kItems) feed.sitemaps.push_back(page_.url);
      return;
    }
    if (++items_ > kItems) return stop("has too many items");
    page_.source = source_ + ":item " + std::to_string(items_);
    auto& fields = page_.fields;
    if (!fields.contains("body") && fields.contains("summary")) {
      fields["body"] = fields["summary"];
      fields["cut_off"] = "1";  // a feed's description is a lede, not the article
      fields["body_type"] = "html";
    }
    if (page_.url.empty() && fields.contains("id") && fields["id"].starts_with("http"))
      page_.url = fields["id"];
    fields.erase("summary"), fields.erase("url");
    fields.try_emplace("body_type", "html");
    if (!fields.contains("outlet") && !feed.title.empty()) fields["outlet"] = outlet_of(feed.title);
    if (!fields.contains("language") && !language_.empty()) fields["language"] = language_;
    feed.pages.push_back(std::move(page_));
  }

  std::string source_, text_, language_, inside_type_;
  XML_Parser xml_;
  Page page_;
  std::string_view field_;
  std::vector<std::pair<std::string, std::string_view>> prefixes_;
  std::size_t depth_ = 0, item_depth_ = 0, items_ = 0;
  std::size_t inside_ = 0;   // depth of an Atom content whose markup is kept; 0 = none
  std::size_t foreign_ = 0;  // depth of an element whose fields are not the item's; 0 = none
  bool in_item_ = false, part_ = false, feed_is_atom_ = false;
};

Parser& self(void* user) { return *static_cast<Parser*>(user); }
void on_start(void* user, const XML_Char* tag, const XML_Char** attributes) {
  self(user).start(tag, attributes);
}
void on_end(void* user, const XML_Char* tag) { self(user).end(tag); }
void on_words(void* user, const XML_Char* text, int size) {
  self(user).words({text, static_cast<std::size_t>(size)});
}
void on_entity(void* user, const XML_Char*, int, const XML_Char*, int, const XML_Char*,
               const XML_Char*, const XML_Char*, const XML_Char*) {
  self(user).entity();
}

std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 200);
  const std::size_t at = head.find("encoding=");
  if (at == std::string_view::npos || at + 10 >= head.size()) return {};
  const std::size_t end = head.find(head[at + 9], at + 10);
  return end == std::string_view::npos ? std::string()
                                       : std::string(head.substr(at + 10, end - at - 10));
}

// XML has five entities; feeds write HTML's too, and bare ampersands. Both become text.
std::string mend_entities(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> kHtml[] = {
      {"&nbsp;", " "},  {"&middot;", "·"}, {"&hellip;", "…"}, {"&ldquo;", "“"}, {"&rdquo;", "”"},
      {"&lsquo;", "‘"}, {"&rsquo;", "’"},  {"&ndash;", "–"},  {"&mdash;", "—"}, {"&copy;", "©"},
      {"&rarr;", "→"},  {"&uarr;", "↑"},   {"&darr;", "↓"},   {"&bull;", "•"},  {"&times;", "×"}};
  std::string out;
  std::size_t kept = 0;
  bool literal = false;  // inside CDATA, where an ampersand is one
  for (std::size_t at = text.find_first_of("&<]"); at != std::string::npos;
       at = text.find_first_of("&<]", at + 1)) {
    const std::string_view rest = std::string_view(text).substr(at);
    if (rest.starts_with("<![CDATA[")) literal = true;
    if (rest.starts_with("]]>")) literal = false;
    if (rest[0] != '&' || literal) continue;
    const std::size_t end = rest.substr(0, 12).find(';');
    const std::string_view name = rest.substr(0, end == std::string_view::npos ? 0 : end + 1);
    if (name.starts_with("&#") || name == "&amp;" || name == "&lt;" || name == "&gt;" ||
        name == "&quot;" || name == "&apos;")
      continue;
    out.append(text, kept, at - kept);
    const auto* html =
        std::ranges::find(kHtml, name, &std::pair<std::string_view, std::string_view>::first);
    if (html != std::end(kHtml)) {
      out += html->second;
      kept = at + name.size();
    } else {
      out += "&amp;";
      kept = at + 1;
    }
  }
  if (kept == 0) return text;
  out.append(text, kept);
  return out;
}

// Control characters that no XML may hold, but feeds do: they become spaces.
void mend_controls(std::string& text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') c = ' ';
}

}  // namespace

Feed read_feed(const std::string& bytes, const std::string& source) {
  std::string text = decode(bytes, declared_encoding(bytes)).text;
  mend_controls(text);
  if (text.find("<!ENTITY") == std::string::npos) text = mend_entities(std::move(text));
  const std::size_t first = text.find('<');
  XML_Parser xml =
      XML_ParserCreate("UTF-8");  // overrides what the text declares: it is decoded already
  Parser parser(source, xml);
  XML_SetUserData(xml, &parser);
  XML_SetElementHandler(xml, on_start, on_end);
  XML_SetCharacterDataHandler(xml, on_words);
  XML_SetEntityDeclHandler(xml, on_entity);
  const std::string_view body = std::string_view(text).substr(std::min(first, text.size()));
  if (XML_Parse(xml, body.data(), static_cast<int>(body.size()), XML_TRUE) == XML_STATUS_ERROR) {
    const std::string why =
        parser.feed.broken.empty() ? XML_ErrorString(XML_GetErrorCode(xml)) : parser.feed.broken;
    parser.feed.broken = source + ":" + std::to_string(XML_GetCurrentLineNumber(xml)) + ": " + why;
  }
  XML_ParserFree(xml);
  return std::move(parser.feed);
}

}  // namespace hj::ingest
