#include "ingest/feed.h"

#include <expat.h>

#include <string_view>

#include "core/charset.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kDepth = 256;

struct Name {
  const char* tag;
  const char* field;
};
// Local names (with the prefix where another name space has the same): later rows win over earlier.
constexpr Name kNames[] = {{"title", "title"},
                           {"link", "url"},
                           {"guid", "id"},
                           {"id", "id"},
                           {"description", "summary"},
                           {"summary", "summary"},
                           {"content:encoded", "body"},
                           {"content", "body"},
                           {"pubDate", "published"},
                           {"dc:date", "published"},
                           {"published", "published"},
                           {"issued", "published"},
                           {"updated", "modified"},
                           {"modified", "modified"},
                           {"dc:creator", "author"},
                           {"author", "author"},
                           {"name", "author"},
                           {"category", "section"},
                           {"slash:comments", "comments"},
                           {"thr:total", "comments"},
                           {"source", "outlet"},
                           {"dc:publisher", "outlet"}};

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

  void start(std::string_view tag, const XML_Char** attributes) {
    if (++depth_ > kDepth) return stop("nested too deeply");
    if (tag == "item" || tag == "entry") {
      page_ = Page{};
      page_.form = Form::fields;
      in_item_ = true, item_depth_ = depth_;
      return;
    }
    text_.clear();
    field_ = field_of(tag);
    for (; *attributes != nullptr; attributes += 2) attribute(tag, attributes[0], attributes[1]);
  }
  void end(std::string_view tag) {
    --depth_;
    if (in_item_ && depth_ + 1 == item_depth_) return item();
    if (field_ == nullptr || field_of(tag) != field_) return;
    if (!text_.empty()) take(field_, text_);
    field_ = nullptr;
  }
  void words(std::string_view text) {
    if (field_ != nullptr && text_.size() < kField) text_ += text;
  }
  void stop(const char* why) {
    if (feed.broken.empty()) feed.broken = why;
    XML_StopParser(xml_, XML_FALSE);
  }
  // A document type with entities of its own is no feed of news.
  void entity() { stop("declares entities"); }

 private:
  static constexpr std::size_t kField = std::size_t{4} << 20;

  static const char* field_of(std::string_view tag) {
    for (const Name& name : kNames)
      if (tag == name.tag) return name.field;
    return nullptr;
  }
  void attribute(std::string_view tag, std::string_view name, const char* value) {
    if (tag == "link" && name == "href" && in_item_ && page_.url.empty()) page_.url = value;
    if (tag == "category" && name == "term" && in_item_) page_.fields.emplace("section", value);
    if (tag == "source" && name == "url") return;
    if (tag == "content" && name == "type")
      page_.fields["body_type"] = std::string_view(value) == "text" ? "text" : "html";
  }
  void take(std::string_view field, std::string& text) {
    if (!in_item_) {
      if (field == "title" && depth_ <= 2 && title_.empty()) title_ = text;
      return;
    }
    if (field == "url") page_.url = text;
    if (field == "section" || field == "outlet")
      page_.fields.emplace(field, text);
    else
      page_.fields[std::string(field)] = text;
  }
  void item() {
    in_item_ = false;
    page_.source = source_ + ":item " + std::to_string(++items_);
    auto& fields = page_.fields;
    if (!fields.contains("body") && fields.contains("summary")) {
      fields["body"] = fields["summary"];
      fields["cut_off"] = "1";  // a feed's description is a lede, not the article
    }
    fields.erase("summary"), fields.erase("url");
    fields.try_emplace("body_type", "html");
    if (!fields.contains("outlet") && !title_.empty()) fields["outlet"] = outlet_of(title_);
    feed.pages.push_back(std::move(page_));
  }

  std::string source_, title_, text_;
  XML_Parser xml_;
  Page page_;
  const char* field_ = nullptr;
  std::size_t depth_ = 0, item_depth_ = 0, items_ = 0;
  bool in_item_ = false;
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

}  // namespace

Feed read_feed(const std::string& bytes, const std::string& source) {
  const std::string text = decode(bytes, declared_encoding(bytes)).text;
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
