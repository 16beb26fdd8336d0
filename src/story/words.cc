#include "story/words.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::story {
namespace {

using Role = StoryRules::Role;

bool noun(Tag tag) {
  return tag == Tag::NNG || tag == Tag::NNP || tag == Tag::SL || tag == Tag::SH || tag == Tag::XR;
}
bool long_enough(std::string_view word) { return rune_count(word) >= 2; }

bool wordish(char32_t c) { return is_syllable(c) || is_latin(c) || is_hanja(c) || is_digit(c); }

// The longest particle that leaves a word.
std::string_view cut_josa(const StoryRules& rules, std::string_view word) {
  for (std::size_t at = 0, letters = 0; at < word.size(); ++letters) {
    if (letters >= 2 && rules.is(word.substr(at), Role::josa)) return word.substr(0, at);
    at += rune_at(word, at).size;
  }
  return word;
}

// The nouns of one eojeol that stand side by side.
class Compound {
 public:
  Compound(const StoryRules& rules, const WordSink& sink) : rules_(rules), sink_(sink) {}
  ~Compound() { end(); }
  Compound(const Compound&) = delete;
  Compound& operator=(const Compound&) = delete;

  void add(std::string_view form) {
    if (whole_.size() + form.size() > 96) end();
    parts_[count_ % parts_.size()] = form;
    ++count_;
    whole_ += form;
  }
  void end() {
    if (count_ > 0 && long_enough(whole_) && !generic(whole_)) sink_(whole_, 1.0F);
    for (std::size_t i = 0; count_ > 1 && i < std::min(count_, parts_.size()); ++i)
      if (long_enough(parts_[i]) && !generic(parts_[i])) sink_(parts_[i], rules_.sketch.of_part);
    count_ = 0;
    whole_.clear();
  }

 private:
  bool generic(std::string_view word) const { return rules_.is(word, Role::generic); }

  const StoryRules& rules_;
  const WordSink& sink_;
  std::array<std::string_view, 6> parts_;
  std::string whole_;
  std::size_t count_ = 0;
};

}  // namespace

void nouns(const StoryRules& rules, const Document& doc, Span span, const WordSink& sink) {
  if (doc.morphs.rows.empty()) return nouns_by_josa(rules, doc.at(span), sink);
  const auto& rows = doc.morphs.rows;
  const auto from =
      std::lower_bound(rows.begin(), rows.end(), span.begin,
                       [](const Morph& m, std::uint32_t at) { return m.span.begin < at; });
  Compound compound(rules, sink);
  for (auto m = from; m != rows.end() && m->span.begin < span.end; ++m) {
    if (m->first || !noun(m->tag)) compound.end();
    if (noun(m->tag)) compound.add(doc.morphs.at(m->form));
  }
}

void nouns_by_josa(const StoryRules& rules, std::string_view text, const WordSink& sink) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    bool letters = false;
    while (end < text.size()) {
      const Rune r = rune_at(text, end);
      if (!wordish(r.code)) break;
      letters |= !is_digit(r.code);
      end += r.size;
    }
    const std::string_view word = cut_josa(rules, text.substr(at, end - at));
    if (letters && word.size() <= 96 && long_enough(word) && !rules.ends(word, Role::ending) &&
        !rules.is(word, Role::generic))
      sink(word, 1.0F);
    at = end == at ? at + rune_at(text, at).size : end;
  }
}

}  // namespace hj::story
