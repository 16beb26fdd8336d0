#include "extract/meta.h"

#include <nlohmann/json.hpp>

#include "extract/marks.h"
#include "extract/moment.h"

namespace hj::extract {
namespace {

using Json = nlohmann::json;
constexpr std::size_t kLinkedData = std::size_t{1} << 20;  // bytes of a JSON-LD block that is read
constexpr int kDepth = 40;

bool bounded(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth > kDepth) return false;
  }
  return true;
}

void take(std::string& to, std::string_view value) {
  if (to.empty()) to = tidy(value);
}

// A string, a number, or the name of an object or of the first of an array.
std::string name_of(const Json& value, int depth = 0) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer() || value.is_number_unsigned()) return value.dump();
  if (depth > 3) return {};
  if (value.is_array() && !value.empty()) return name_of(value[0], depth + 1);
  if (value.is_object() && value.contains("name")) return name_of(value["name"], depth + 1);
  return {};
}

class LinkedData {
 public:
  explicit LinkedData(Meta& meta) : meta_(meta) {}

  void read(std::string_view script) {
    std::string text(script);
    for (char& c : text)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';  // raw line ends inside strings are common
    if (text.size() > kLinkedData || !bounded(text)) return;
    const Json root = Json::parse(text, nullptr, false, true);
    if (root.is_discarded()) return;
    index(root, 0);
    visit(root, 0);
  }

 private:
  static bool is_article(const Json& object) {
    const auto type = object.find("@type");
    if (type == object.end()) return false;
    const std::string words = type->dump();
    return has(words, "Article") || has(words, "BlogPosting") || has(words, "Report");
  }
  void index(const Json& value, int depth) {
    if (depth > 8) return;
    if (value.is_array())
      for (const Json& one : value) index(one, depth + 1);
    if (!value.is_object()) return;
    if (value.contains("@id") && value["@id"].is_string() && value.contains("name"))
      names_[value["@id"].get<std::string>()] = name_of(value["name"]);
    for (const auto& [key, one] : value.items())
      if (one.is_structured()) index(one, depth + 1);
  }
  void visit(const Json& value, int depth) {
    if (depth > 6) return;
    if (value.is_array())
      for (const Json& one : value) visit(one, depth + 1);
    if (!value.is_object()) return;
    if (is_article(value)) return article(value);
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"})
      if (value.contains(key)) visit(value[key], depth + 1);
  }
  std::string text_of(const Json& object, const char* key) const {
    const auto found = object.find(key);
    if (found == object.end()) return {};
    if (found->is_object() && !found->contains("name") && found->contains("@id") &&
        (*found)["@id"].is_string()) {
      const auto named = names_.find((*found)["@id"].get<std::string>());
      return named == names_.end() ? std::string() : named->second;
    }
    return name_of(*found);
  }
  void article(const Json& object) {
    if (done_) return;
    done_ = true;
    meta_.one_article = true;
    if (const std::string title = text_of(object, "headline"); !title.empty())
      meta_.titles.push_back(tidy(title));
    take(meta_.subtitle, text_of(object, "alternativeHeadline"));
    take(meta_.outlet, text_of(object, "publisher"));
    take(meta_.reporter, text_of(object, "author"));
    take(meta_.section, text_of(object, "articleSection"));
    take(meta_.language, text_of(object, "inLanguage"));
    take(meta_.description, text_of(object, "description"));
    if (meta_.body.empty()) meta_.body = text_of(object, "articleBody");
    if (const When w = read_when(text_of(object, "datePublished")); w.ok) meta_.published = w;
    if (const When w = read_when(text_of(object, "dateModified")); w.ok) meta_.modified = w;
    if (const std::string n = text_of(object, "commentCount");
        !n.empty() && n.size() < 10 && n.find_first_not_of("0123456789") == std::string::npos)
      meta_.comments = std::stoll(n);
    const auto free = object.find("isAccessibleForFree");
    if (free != object.end() &&
        (*free == Json(false) || name_of(*free) == "false" || name_of(*free) == "False"))
      meta_.paywalled = true;
  }

  Meta& meta_;
  std::map<std::string, std::string> names_;
  bool done_ = false;
};

struct Key {
  const char* name;
  std::string Meta::*field;
};
constexpr Key kKeys[] = {{"og:site_name", &Meta::outlet},
                         {"article:section", &Meta::section},
                         {"og:article:section", &Meta::section},
                         {"dable:author", &Meta::reporter},
                         {"dd:author", &Meta::reporter},
                         {"article:author", &Meta::reporter},
                         {"author", &Meta::reporter},
                         {"byl", &Meta::reporter},
                         {"og:url", &Meta::url},
                         {"og:locale", &Meta::language},
                         {"description", &Meta::description},
                         {"og:description", &Meta::description},
                         {"section", &Meta::section},
                         {"media_name", &Meta::outlet},
                         {"application-name", &Meta::outlet}};

void meta_tag(const Dom& dom, std::uint32_t node, Meta& meta, std::vector<std::string>& titles) {
  std::string_view name = dom.attribute(node, "property");
  if (name.empty()) name = dom.attribute(node, "name");
  if (name.empty()) name = dom.attribute(node, "itemprop");
  const std::string_view content = dom.attribute(node, "content");
  if (name.empty() || trim(content).empty()) return;
  if (name == "og:title" || name == "twitter:title" || name == "title")
    titles.push_back(tidy(content));
  if (name == "og:type" && content == "article") meta.one_article = true;
  for (const Key& key : kKeys)
    if (name == key.name && !(key.field == &Meta::reporter && has(content, "http")))
      take(meta.*key.field, content);
  if (begins_any(name, {"article:published", "og:published_time", "datePublished", "pubdate",
                        "date", "DC.date.issued", "og:regDate", "sailthru.date"}) &&
      !meta.published.ok)
    if (const When w = read_when(content); w.ok) meta.published = w;
  if (begins_any(name, {"article:modified", "dateModified", "lastmod"}) && !meta.modified.ok)
    if (const When w = read_when(content); w.ok) meta.modified = w;
}

// `새벽통신 | 뉴스나루` wins over the site's own name, wherever in the head it stands.
std::string portal_press(const Dom& dom) {
  for (std::uint32_t i = 0; i < dom.nodes().size(); ++i) {
    if (dom.nodes()[i].tag != Tag::meta || dom.attribute(i, "property") != "og:article:author")
      continue;
    const std::string_view content = dom.attribute(i, "content");
    if (has(content, "|")) return tidy(content.substr(0, content.find('|')));
  }
  return {};
}

}  // namespace

Meta read_meta(const Dom& dom) {
  Meta meta;
  LinkedData linked(meta);
  std::vector<std::string> titles;
  std::string title;
  for (std::uint32_t i = 0; i < dom.nodes().size(); ++i) {
    const Node& node = dom.nodes()[i];
    if (node.tag == Tag::script && has(dom.attribute(i, "type"), "ld+json") && i + 1 < node.end)
      linked.read(dom.nodes()[i + 1].text);
    if (node.tag == Tag::title && title.empty() && dom.nodes()[node.parent].tag == Tag::head)
      title = dom.text(i);
    if (node.tag == Tag::html && node.attributes > 0) take(meta.language, dom.attribute(i, "lang"));
  }
  for (std::uint32_t i = 0; i < dom.nodes().size(); ++i) {
    const Node& node = dom.nodes()[i];
    if (node.tag == Tag::meta) meta_tag(dom, i, meta, titles);
    if (node.tag == Tag::link && dom.attribute(i, "rel") == "canonical")
      meta.url = tidy(dom.attribute(i, "href"));
  }
  for (std::string& one : titles) meta.titles.push_back(std::move(one));
  if (!title.empty()) meta.titles.push_back(title);
  if (const std::string press = portal_press(dom); !press.empty()) meta.outlet = press;
  if (const std::size_t bar = meta.outlet.rfind(" | "); bar != std::string::npos)
    meta.outlet.erase(0, bar + 3);  // `나루 | 다온뉴스`: the portal, then the outlet
  if (const std::size_t cut = meta.language.find_first_of("_-"); cut != std::string::npos)
    meta.language.resize(cut);
  return meta;
}

}  // namespace hj::extract
