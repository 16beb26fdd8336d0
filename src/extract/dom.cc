#include "extract/dom.h"

#include <myhtml/api.h>

#include <array>
#include <unordered_map>

#include "extract/text.h"

namespace hj::extract {
namespace {

constexpr int kNested =
    512;  // open elements in one another: the parser looks through all of them at each tag
constexpr std::size_t kNodes = 400'000;  // of a page; what follows is left out

const std::array<Tag, MyHTML_TAG_LAST_ENTRY>& tags() {
  static const std::array<Tag, MyHTML_TAG_LAST_ENTRY> kTable = [] {
    std::array<Tag, MyHTML_TAG_LAST_ENTRY> t{};
    t[MyHTML_TAG__TEXT] = Tag::text;
    const std::pair<int, Tag> rows[] = {{MyHTML_TAG_HTML, Tag::html},
                                        {MyHTML_TAG_HEAD, Tag::head},
                                        {MyHTML_TAG_TITLE, Tag::title},
                                        {MyHTML_TAG_META, Tag::meta},
                                        {MyHTML_TAG_LINK, Tag::link},
                                        {MyHTML_TAG_SCRIPT, Tag::script},
                                        {MyHTML_TAG_STYLE, Tag::style},
                                        {MyHTML_TAG_NOSCRIPT, Tag::noscript},
                                        {MyHTML_TAG_TEMPLATE, Tag::tmpl},
                                        {MyHTML_TAG_BODY, Tag::body},
                                        {MyHTML_TAG_DIV, Tag::div},
                                        {MyHTML_TAG_P, Tag::p},
                                        {MyHTML_TAG_SPAN, Tag::span},
                                        {MyHTML_TAG_A, Tag::a},
                                        {MyHTML_TAG_H1, Tag::h1},
                                        {MyHTML_TAG_H2, Tag::h2},
                                        {MyHTML_TAG_H3, Tag::h3},
                                        {MyHTML_TAG_H4, Tag::h4},
                                        {MyHTML_TAG_H5, Tag::h5},
                                        {MyHTML_TAG_H6, Tag::h6},
                                        {MyHTML_TAG_UL, Tag::ul},
                                        {MyHTML_TAG_OL, Tag::ol},
                                        {MyHTML_TAG_LI, Tag::li},
                                        {MyHTML_TAG_DL, Tag::dl},
                                        {MyHTML_TAG_DT, Tag::dt},
                                        {MyHTML_TAG_DD, Tag::dd},
                                        {MyHTML_TAG_TABLE, Tag::table},
                                        {MyHTML_TAG_TBODY, Tag::tbody},
                                        {MyHTML_TAG_TR, Tag::tr},
                                        {MyHTML_TAG_TD, Tag::td},
                                        {MyHTML_TAG_TH, Tag::th},
                                        {MyHTML_TAG_FIGURE, Tag::figure},
                                        {MyHTML_TAG_FIGCAPTION, Tag::figcaption},
                                        {MyHTML_TAG_ARTICLE, Tag::article},
                                        {MyHTML_TAG_SECTION, Tag::section},
                                        {MyHTML_TAG_MAIN, Tag::main},
                                        {MyHTML_TAG_ASIDE, Tag::aside},
                                        {MyHTML_TAG_NAV, Tag::nav},
                                        {MyHTML_TAG_HEADER, Tag::header},
                                        {MyHTML_TAG_FOOTER, Tag::footer},
                                        {MyHTML_TAG_FORM, Tag::form},
                                        {MyHTML_TAG_BUTTON, Tag::button},
                                        {MyHTML_TAG_INPUT, Tag::input},
                                        {MyHTML_TAG_SELECT, Tag::select},
                                        {MyHTML_TAG_TEXTAREA, Tag::textarea},
                                        {MyHTML_TAG_LABEL, Tag::label},
                                        {MyHTML_TAG_BR, Tag::br},
                                        {MyHTML_TAG_HR, Tag::hr},
                                        {MyHTML_TAG_B, Tag::b},
                                        {MyHTML_TAG_STRONG, Tag::strong},
                                        {MyHTML_TAG_EM, Tag::em},
                                        {MyHTML_TAG_I, Tag::i},
                                        {MyHTML_TAG_U, Tag::u},
                                        {MyHTML_TAG_FONT, Tag::font},
                                        {MyHTML_TAG_CENTER, Tag::center},
                                        {MyHTML_TAG_TIME, Tag::time},
                                        {MyHTML_TAG_ADDRESS, Tag::address},
                                        {MyHTML_TAG_IFRAME, Tag::iframe},
                                        {MyHTML_TAG_IMG, Tag::img},
                                        {MyHTML_TAG_SVG, Tag::svg},
                                        {MyHTML_TAG_VIDEO, Tag::video},
                                        {MyHTML_TAG_AUDIO, Tag::audio},
                                        {MyHTML_TAG_BLOCKQUOTE, Tag::blockquote},
                                        {MyHTML_TAG_PRE, Tag::pre},
                                        {MyHTML_TAG_OBJECT, Tag::object},
                                        {MyHTML_TAG_EMBED, Tag::embed},
                                        {MyHTML_TAG_MAP, Tag::map},
                                        {MyHTML_TAG_FIELDSET, Tag::fieldset},
                                        {MyHTML_TAG_CAPTION, Tag::caption},
                                        {MyHTML_TAG_DIALOG, Tag::dialog},
                                        {MyHTML_TAG_MENU, Tag::menu}};
    for (const auto& [id, tag] : rows) t[static_cast<std::size_t>(id)] = tag;
    return t;
  }();
  return kTable;
}

// The name of the tag at `at` (after `<` or `</`), in lower case; empty = none.
std::string tag_name(std::string_view html, std::size_t at) {
  std::string out;
  for (; at < html.size() && out.size() < 12; ++at) {
    const char c = html[at];
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!out.empty() && c >= '0' && c <= '9');
    if (!letter) break;
    out += static_cast<char>(c | 0x20);
  }
  return out;
}

// Elements that stay open until they are closed; a <p> or <li> is closed by the next.
bool nests(std::string_view name) {
  for (const std::string_view void_or_implied :
       {"p",   "li",    "br",    "img",  "hr",     "meta",   "link", "input", "td",
        "tr",  "th",    "dt",    "dd",   "option", "source", "wbr",  "area",  "base",
        "col", "embed", "param", "html", "head",   "body",   "tbody"})
    if (name == void_or_implied) return false;
  return !name.empty();
}

// Opening tags below kNested are left out, so that 50,000 nested tags cost no more than their
// bytes.
std::string shallow(std::string html) {
  std::string out;
  std::size_t kept = 0;  // html[0, kept) is in `out` or left out
  std::size_t script_end = 0, style_end = 0;
  int depth = 0;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const bool closes = at + 1 < html.size() && html[at + 1] == '/';
    const std::string name = tag_name(html, at + (closes ? 2 : 1));
    if (!nests(name)) continue;
    if (closes) {
      depth -= depth > 0;
      continue;
    }
    if (name == "script" || name == "style") {
      std::size_t& end = name == "script" ? script_end : style_end;
      if (end < at) end = html.find(name == "script" ? "</script" : "</style", at);
      if (end != std::string::npos) at = end;
      continue;
    }
    if (++depth <= kNested) continue;
    --depth;
    const std::size_t end = html.find('>', at);
    out.append(html, kept, at - kept);
    kept = end == std::string::npos ? html.size() : end + 1;
    if (end == std::string::npos) break;
    at = end;
  }
  if (kept == 0) return html;
  out.append(html, kept);
  return out;
}

}  // namespace

struct Dom::Tree {
  explicit Tree(std::string bytes) : html(shallow(std::move(bytes))) {
    parser = myhtml_create();
    if (parser == nullptr || myhtml_init(parser, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0) != 0)
      return;
    tree = myhtml_tree_create();
    if (tree == nullptr || myhtml_tree_init(tree, parser) != 0) return;
    myhtml_tree_parse_flags_set(tree, static_cast<myhtml_tree_parse_flags_t>(
                                          MyHTML_TREE_PARSE_FLAGS_WITHOUT_DOCTYPE_IN_TREE));
    parsed = myhtml_parse(tree, MyENCODING_UTF_8, html.data(), html.size()) == 0;
  }
  ~Tree() {
    if (tree != nullptr) myhtml_tree_destroy(tree);
    if (parser != nullptr) myhtml_destroy(parser);
  }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  std::string html;
  myhtml_t* parser = nullptr;
  myhtml_tree_t* tree = nullptr;
  bool parsed = false;
};

Dom::Dom(std::string html) : tree_(std::make_unique<Tree>(std::move(html))) {
  if (tree_->parsed) flatten();
  if (nodes_.empty()) nodes_.push_back({Tag::html, 0, 1, 0, 0, {}});
}
Dom::~Dom() = default;
Dom::Dom(Dom&&) noexcept = default;

void Dom::flatten() {
  nodes_.push_back({Tag::html, 0, 1, 0, 0, {}});  // holds what stands beside <html>, too
  std::uint32_t parent = 0;
  for (myhtml_tree_node_t* at = myhtml_node_first(tree_->tree);
       at != nullptr && nodes_.size() < kNodes;) {
    Node node;
    const myhtml_tag_id_t id = myhtml_node_tag_id(at);
    node.tag = id < MyHTML_TAG_LAST_ENTRY ? tags()[id] : Tag::other;
    node.parent = parent;
    if (node.tag == Tag::text) {
      std::size_t size = 0;
      if (const char* text = myhtml_node_text(at, &size); text != nullptr) node.text = {text, size};
    }
    node.first_attribute = static_cast<std::uint32_t>(attributes_.size());
    for (myhtml_tree_attr_t* a = myhtml_node_attribute_first(at); a != nullptr;
         a = myhtml_attribute_next(a)) {
      std::size_t size = 0, length = 0;
      const char* name = myhtml_attribute_key(a, &size);
      const char* value = myhtml_attribute_value(a, &length);
      if (name != nullptr)
        attributes_.push_back(
            {{name, size},
             value == nullptr ? std::string_view() : std::string_view(value, length)});
    }
    node.attributes = static_cast<std::uint32_t>(attributes_.size()) - node.first_attribute;
    const auto self = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(node);
    if (myhtml_tree_node_t* child = myhtml_node_child(at); child != nullptr) {
      at = child, parent = self;
      continue;
    }
    nodes_[self].end = self + 1;
    while (at != nullptr && myhtml_node_next(at) == nullptr) {
      at = myhtml_node_parent(at);
      if (at == nullptr || parent == 0) {
        at = nullptr;
        break;
      }
      nodes_[parent].end = static_cast<std::uint32_t>(nodes_.size());
      parent = nodes_[parent].parent;
    }
    if (at != nullptr) at = myhtml_node_next(at);
  }
  for (Node& node : nodes_)
    if (node.end == 0)
      node.end = static_cast<std::uint32_t>(nodes_.size());  // open when the limit was met
  nodes_[0].end = static_cast<std::uint32_t>(nodes_.size());
}

std::string_view Dom::attribute(std::uint32_t node, std::string_view name) const {
  const Node& n = nodes_[node];
  for (std::uint32_t i = n.first_attribute; i < n.first_attribute + n.attributes; ++i)
    if (attributes_[i].name == name) return attributes_[i].value;
  return {};
}

std::string_view Dom::attribute_name(std::uint32_t node, std::uint32_t index) const {
  return attributes_[nodes_[node].first_attribute + index].name;
}

std::string Dom::class_and_id(std::uint32_t node) const {
  std::string out(attribute(node, "class"));
  if (const std::string_view id = attribute(node, "id"); !id.empty())
    out += (out.empty() ? "" : " ") + std::string(id);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string Dom::text(std::uint32_t node) const {
  std::string out;
  for (std::uint32_t i = node; i < nodes_[node].end; ++i) {
    if (is_hidden(nodes_[i].tag) && i != node) {
      i = nodes_[i].end - 1;
    } else if (nodes_[i].tag == Tag::text) {
      out += nodes_[i].text;
    } else if (nodes_[i].tag == Tag::br || is_block(nodes_[i].tag)) {
      out += '\n';
    }
  }
  return tidy(out, true);
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::div:
    case Tag::p:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::ul:
    case Tag::ol:
    case Tag::li:
    case Tag::dl:
    case Tag::dt:
    case Tag::dd:
    case Tag::table:
    case Tag::tbody:
    case Tag::tr:
    case Tag::td:
    case Tag::th:
    case Tag::figure:
    case Tag::figcaption:
    case Tag::article:
    case Tag::section:
    case Tag::main:
    case Tag::aside:
    case Tag::nav:
    case Tag::header:
    case Tag::footer:
    case Tag::form:
    case Tag::hr:
    case Tag::center:
    case Tag::address:
    case Tag::blockquote:
    case Tag::pre:
    case Tag::fieldset:
    case Tag::caption:
    case Tag::body:
    case Tag::html:
    case Tag::menu:
    case Tag::dialog:
      return true;
    default:
      return false;
  }
}

bool is_hidden(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::noscript:
    case Tag::tmpl:
    case Tag::svg:
    case Tag::iframe:
    case Tag::head:
    case Tag::select:
    case Tag::textarea:
    case Tag::button:
    case Tag::object:
    case Tag::embed:
    case Tag::map:
    case Tag::video:
    case Tag::audio:
    case Tag::input:
    case Tag::dialog:
      return true;
    default:
      return false;
  }
}

}  // namespace hj::extract
