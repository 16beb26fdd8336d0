// An HTML page as a flat tree in reading order. The only file behind it that knows the parser
// (MyHTML).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hj::extract {

enum class Tag : std::uint8_t {
  other,
  text,
  html,
  head,
  title,
  meta,
  link,
  script,
  style,
  noscript,
  tmpl,
  body,
  div,
  p,
  span,
  a,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  ul,
  ol,
  li,
  dl,
  dt,
  dd,
  table,
  tbody,
  tr,
  td,
  th,
  figure,
  figcaption,
  article,
  section,
  main,
  aside,
  nav,
  header,
  footer,
  form,
  button,
  input,
  select,
  textarea,
  label,
  br,
  hr,
  b,
  strong,
  em,
  i,
  u,
  font,
  center,
  time,
  address,
  iframe,
  img,
  svg,
  video,
  audio,
  blockquote,
  pre,
  object,
  embed,
  map,
  fieldset,
  caption,
  picture,
  amp_ad,
  dialog,
  menu,
};

// Nodes stand in document order; the subtree of node n is [n, nodes[n].end).
struct Node {
  Tag tag = Tag::other;
  std::uint32_t parent = 0, end = 0;
  std::uint32_t first_attribute = 0, attributes = 0;
  std::string_view text;  // of a text node
};

class Dom {
 public:
  explicit Dom(std::string html);  // valid UTF-8
  ~Dom();
  Dom(Dom&&) noexcept;
  Dom& operator=(Dom&&) = delete;

  const std::vector<Node>& nodes() const { return nodes_; }
  std::string_view attribute(std::uint32_t node, std::string_view name) const;  // empty = none
  std::string_view attribute_name(std::uint32_t node, std::uint32_t index) const;
  std::string class_and_id(std::uint32_t node) const;  // lower case, one space between
  std::string text(
      std::uint32_t node) const;  // of the subtree, without scripts; a space for each break

 private:
  struct Tree;
  struct Attribute {
    std::string_view name, value;
  };
  void flatten();
  std::unique_ptr<Tree> tree_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
};

bool is_block(Tag tag);   // begins a line
bool is_hidden(Tag tag);  // never shows text: script, style, svg …

}  // namespace hj::extract
