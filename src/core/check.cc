#include "core/check.h"

#include "core/utf8.h"

namespace hj {
namespace {

class Checker {
 public:
  explicit Checker(const Document& doc) : doc_(doc) {}

  std::string run() {
    if (invalid_at(doc_.text) != std::string_view::npos) return "text is no UTF-8";
    blocks();
    sentences();
    morphs();
    mentions();
    claims();
    return fault_;
  }

 private:
  void say(const char* layer, std::size_t row, const char* what) {
    if (fault_.empty()) fault_ = std::string(layer) + "[" + std::to_string(row) + "]: " + what;
  }
  void span(const char* layer, std::size_t row, Span s) {
    if (s.begin > s.end || s.end > doc_.text.size())
      return say(layer, row, "span outside the text");
    if (!boundary(doc_.text, s.begin) || !boundary(doc_.text, s.end))
      say(layer, row, "span cuts a code point");
  }
  template <class T>
  void str(const char* name, std::size_t row, const Layer<T>& layer, Str s) {
    if (s.begin > s.end || s.end > layer.pool.size()) say(name, row, "string outside the pool");
  }

  void blocks() {
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < doc_.blocks.rows.size(); ++i) {
      const Span s = doc_.blocks.rows[i].span;
      span("blocks", i, s);
      if (s.begin < last || s.empty()) say("blocks", i, "empty or out of order");
      if (!fault_.empty()) return;
      gap("blocks", i, last, s.begin);
      last = s.end;
    }
    if (!doc_.blocks.rows.empty() && fault_.empty())
      gap("blocks", doc_.blocks.rows.size(), last, static_cast<std::uint32_t>(doc_.text.size()));
  }
  void gap(const char* layer, std::size_t row, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t at = begin; at < end;) {
      const Rune r = rune_at(doc_.text, at);
      if (!is_space(r.code)) return say(layer, row, "text outside the blocks");
      at += r.size;
    }
  }
  void sentences() {
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < doc_.sentences.rows.size(); ++i) {
      const Sentence& s = doc_.sentences.rows[i];
      span("sentences", i, s.span);
      if (s.span.begin < last || s.span.empty()) say("sentences", i, "empty or out of order");
      if (s.block >= doc_.blocks.rows.size() || !doc_.blocks.rows[s.block].span.holds(s.span))
        say("sentences", i, "outside its block");
      last = s.span.end;
    }
  }
  void morphs() {
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < doc_.morphs.rows.size(); ++i) {
      const Morph& m = doc_.morphs.rows[i];
      span("morphs", i, m.span);
      str("morphs", i, doc_.morphs, m.form);
      if (m.form.empty() || m.span.begin < last) say("morphs", i, "empty or out of order");
      last = m.span.begin;
    }
  }
  void mentions() {
    for (std::size_t i = 0; i < doc_.mentions.rows.size(); ++i) {
      const Mention& m = doc_.mentions.rows[i];
      span("mentions", i, m.span);
      str("mentions", i, doc_.mentions, m.name);
      str("mentions", i, doc_.mentions, m.value);
      str("mentions", i, doc_.mentions, m.rule);
      if (m.span.empty() || m.rule.empty()) say("mentions", i, "without words or rule");
      if (i > 0 && m.span.begin < doc_.mentions.rows[i - 1].span.begin)
        say("mentions", i, "out of order");
      if (m.same >= doc_.mentions.rows.size()) say("mentions", i, "same as none");
    }
  }
  void claims() {
    for (std::size_t i = 0; i < doc_.claims.rows.size(); ++i) {
      const Claim& c = doc_.claims.rows[i];
      span("claims", i, c.evidence);
      span("claims", i, c.trigger);
      str("claims", i, doc_.claims, c.rule);
      str("claims", i, doc_.claims, c.features);
      if (c.evidence.empty() || c.rule.empty() || !c.evidence.holds(c.trigger))
        say("claims", i, "without evidence");
    }
    for (std::size_t i = 0; i < doc_.parts.rows.size(); ++i) {
      const Part& p = doc_.parts.rows[i];
      span("parts", i, p.span);
      if (p.claim >= doc_.claims.rows.size()) say("parts", i, "of no claim");
      if (p.mention != kNoRow && p.mention >= doc_.mentions.rows.size())
        say("parts", i, "of no mention");
      if (i > 0 && p.claim < doc_.parts.rows[i - 1].claim) say("parts", i, "out of order");
    }
  }

  const Document& doc_;
  std::string fault_;
};

}  // namespace

std::string check(const Document& doc) { return Checker(doc).run(); }

}  // namespace hj
