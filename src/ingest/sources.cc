#include "ingest/sources.h"

#include <expat.h>
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "core/charset.h"
#include "core/xml.h"
#include "ingest/address.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kSources = 100'000;
constexpr std::int64_t kShortest = 10, kLongest = std::int64_t{7} * 86400;  // seconds between polls

// `90s`, `10m`, `2h`, `1d`
std::optional<std::int64_t> seconds_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0 || number > kLongest) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const std::int64_t scale = unit == "s"   ? 1
                             : unit == "m" ? 60
                             : unit == "h" ? 3600
                             : unit == "d" ? 86400
                                           : 0;
  if (scale == 0 || number * scale < kShortest || number * scale > kLongest) return std::nullopt;
  return number * scale;
}

// Reads the tables; the first mistake ends it.
class SourceReader {
 public:
  SourceReader(const toml::table& root, const std::string& path) : root_(root), path_(path) {}

  Result<SourceList> run() {
    known(root_, {"defaults", "feed"});
    if (const toml::node* defaults = root_.get("defaults"))
      if (const toml::table* table = want<toml::table>(*defaults, "a table")) take_defaults(*table);
    if (const toml::node* feeds = root_.get("feed"))
      if (const toml::array* array = want<toml::array>(*feeds, "[[feed]] tables"))
        for (const toml::node& one : *array)
          if (const toml::table* table = want<toml::table>(one, "a table")) take_feed(*table);
    if (!why_.empty()) return Error{Code::bad_input, why_};
    return std::move(list_);
  }

 private:
  void mistake(const toml::node& at, const std::string& words) {
    if (why_.empty()) why_ = path_ + ":" + std::to_string(at.source().begin.line) + ": " + words;
  }
  template <class T>
  const T* want(const toml::node& node, const char* what) {
    const T* found = node.as<T>();
    if (found == nullptr) mistake(node, std::string("is not ") + what);
    return found;
  }
  void known(const toml::table& table, std::initializer_list<std::string_view> keys) {
    for (const auto& [key, node] : table)
      if (std::find(keys.begin(), keys.end(), std::string_view(key.str())) == keys.end())
        mistake(node, "\"" + std::string(key.str()) + "\" is no setting");
  }
  template <class T>
  void take(const toml::table& table, const char* key, T& to, const char* what) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    if (const std::optional<T> value = node->value<T>())
      to = *value;
    else
      mistake(*node, std::string(key) + " is not " + what);
  }
  void take_every(const toml::table& table, std::int64_t& to) {
    const toml::node* node = table.get("every");
    if (node == nullptr) return;
    const std::optional<std::int64_t> seconds = seconds_of(node->value_or(std::string()));
    if (seconds)
      to = *seconds;
    else
      mistake(*node, "every is no time from \"10s\" to \"7d\"");
  }
  void take_defaults(const toml::table& table) {
    known(table, {"every", "articles", "pause", "parallel", "agent"});
    take_every(table, defaults_.every);
    take(table, "articles", defaults_.articles, "true or false");
    take(table, "pause", list_.pause, "a number of seconds");
    take(table, "parallel", list_.parallel, "a number");
    take(table, "agent", list_.agent, "a text");
    if (list_.pause < 0 || list_.pause > 3600) mistake(table, "pause is not between 0 and 3600");
    if (list_.parallel < 1 || list_.parallel > 64)
      mistake(table, "parallel is not between 1 and 64");
    if (list_.agent.find_first_of("\r\n") != std::string::npos)
      mistake(table, "agent has several lines");
  }
  void take_feed(const toml::table& table) {
    known(table, {"url", "name", "site", "every", "articles"});
    Source source = defaults_;
    take(table, "url", source.url, "a text");
    take(table, "name", source.name, "a text");
    take(table, "site", source.site, "a text");
    take_every(table, source.every);
    take(table, "articles", source.articles, "true or false");
    if (!parse_url(source.url).ok) return mistake(table, "url is no http or https address");
    if (!urls_.insert(source.url).second) return mistake(table, source.url + " is there twice");
    if (list_.sources.size() == kSources) return mistake(table, "too many feeds");
    list_.sources.push_back(std::move(source));
  }

  const toml::table& root_;
  const std::string& path_;
  SourceList list_;
  Source defaults_;
  std::set<std::string> urls_;
  std::string why_;
};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  return out + '"';
}

struct Opml {
  std::vector<Source> sources;
  std::set<std::string> urls;
  std::size_t depth = 0;
  XML_Parser xml;
  const char* refused = nullptr;
};
void on_outline(void* user, const XML_Char* tag, const XML_Char** attributes) {
  Opml& opml = *static_cast<Opml*>(user);
  if (++opml.depth > 64 || opml.sources.size() >= kSources) {
    opml.refused = "nested too deeply, or too long";
    XML_StopParser(opml.xml, XML_FALSE);
  }
  if (std::string_view(tag) != "outline") return;
  Source source;
  std::string title;
  for (; *attributes != nullptr; attributes += 2) {
    const std::string_view name = attributes[0];
    if (name == "xmlUrl") source.url = attributes[1];
    if (name == "htmlUrl") source.site = attributes[1];
    if (name == "text" && title.empty()) title = attributes[1];
    if (name == "title") title = attributes[1];
  }
  source.name = std::move(title);
  if (parse_url(source.url).ok && opml.urls.insert(source.url).second)
    opml.sources.push_back(std::move(source));
}
void on_outline_end(void* user, const XML_Char*) { --static_cast<Opml*>(user)->depth; }
void on_outline_entity(void* user, const XML_Char*, int, const XML_Char*, int, const XML_Char*,
                       const XML_Char*, const XML_Char*, const XML_Char*) {
  Opml& opml = *static_cast<Opml*>(user);
  opml.refused = "declares entities";
  XML_StopParser(opml.xml, XML_FALSE);
}

}  // namespace

Result<SourceList> parse_sources(std::string_view text, const std::string& path) {
  try {
    const toml::table root = toml::parse(text);
    return SourceReader(root, path).run();
  } catch (const toml::parse_error& error) {
    return Error{Code::bad_input, path + ":" + std::to_string(error.source().begin.line) + ": " +
                                      std::string(error.description())};
  }
}

Result<SourceList> read_sources(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{Code::not_found, path + ": cannot be opened"};
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return parse_sources(text, path);
}

std::string toml_of(const Source& source) {
  std::string out = "\n[[feed]]\nurl = " + quoted(source.url) + "\n";
  if (!source.name.empty()) out += "name = " + quoted(source.name) + "\n";
  if (!source.site.empty()) out += "site = " + quoted(source.site) + "\n";
  return out;
}

Result<std::vector<Source>> read_opml(const std::string& bytes, const std::string& path) {
  const std::string text = decode(bytes, "UTF-8").text;
  Opml opml;
  opml.xml = XML_ParserCreate("UTF-8");
  XML_SetUserData(opml.xml, &opml);
  XML_SetElementHandler(opml.xml, on_outline, on_outline_end);
  XML_SetEntityDeclHandler(opml.xml, on_outline_entity);
  const bool bad =
      XML_Parse(opml.xml, text.data(), static_cast<int>(text.size()), XML_TRUE) == XML_STATUS_ERROR;
  const std::string why =
      !bad ? std::string()
           : path + ":" + std::to_string(XML_GetCurrentLineNumber(opml.xml)) + ": " +
                 (opml.refused != nullptr ? opml.refused
                                          : XML_ErrorString(XML_GetErrorCode(opml.xml)));
  XML_ParserFree(opml.xml);
  if (bad) return Error{Code::bad_input, why};
  return std::move(opml.sources);
}

std::string opml_of(const std::vector<Source>& sources) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head><title>Hapjong"
      "</title></head>\n  <body>\n";
  for (const Source& s : sources)
    out += "    <outline type=\"rss\" text=\"" + xml_escaped(s.name.empty() ? s.url : s.name) +
           "\" xmlUrl=\"" + xml_escaped(s.url) + "\"" +
           (s.site.empty() ? "" : " htmlUrl=\"" + xml_escaped(s.site) + "\"") + "/>\n";
  return out + "  </body>\n</opml>\n";
}

}  // namespace hj::ingest
