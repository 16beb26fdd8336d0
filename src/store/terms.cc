#include "store/terms.h"

#include <algorithm>
#include <unordered_set>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"

namespace hj::store {
namespace {

// What the index takes as a character of a word: ASCII letters and digits, and every letter beyond.
bool in_word(char32_t c) {
  if (c < 0x80) return is_latin(c) || is_digit(c);
  if (c <= 0xBF || c == 0xD7 || c == 0xF7 || c == 0x318D || c == 0xFFFD) return false;  // ×, ÷, ㆍ
  return !is_space(c) && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
         !(c >= 0xFE00 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFF0F) &&
         !(c >= 0xFF1A && c <= 0xFF20) && !(c >= 0xFF3B && c <= 0xFF40) &&
         !(c >= 0xFF5B && c <= 0xFF65) && c < 0xE0000;
}
// Of the bytes of 가 to 힣, those that most text is made of: they stand for themselves.
bool hangul_at(std::string_view text, std::size_t at) {
  if (text.size() - at < 3) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned code = (byte(0) & 0xFU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  return (byte(0) & 0xF0) == 0xE0 && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80 &&
         code >= 0xAC00 && code <= 0xD7A3;
}
char32_t lower(char32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

void add(std::string& column, std::string_view word, bool beside = false) {
  constexpr std::size_t kLongWord = 120;
  if (word.empty() || word.size() > kLongWord) return;
  if (!column.empty()) column += ' ';
  if (beside) column += '+';
  column += word;
}

bool is_noun(Tag t) {
  return t == Tag::NNG || t == Tag::NNP || t == Tag::NNB || t == Tag::NP || t == Tag::NR;
}
bool is_content(Tag t) {
  return is_noun(t) || t == Tag::XR || t == Tag::XSN || t == Tag::XPN || t == Tag::SL ||
         t == Tag::SH || t == Tag::SN;
}
bool is_stem(Tag t) {
  return t == Tag::VV || t == Tag::VA || t == Tag::XR || t == Tag::MAG || t == Tag::MM;
}

BlockKind kind_at(const Document& doc, Span span, std::size_t& block) {
  const auto& blocks = doc.blocks.rows;
  while (block < blocks.size() && blocks[block].span.end <= span.begin) ++block;
  return block < blocks.size() ? blocks[block].kind : BlockKind::body;
}

// The nouns of an eojeol as one stretch of the text: 투자금을 -> 투자금.
Span noun_run(const Document& doc, std::size_t first, std::size_t end) {
  Span run{};
  for (std::size_t i = first; i < end; ++i) {
    const Morph& m = doc.morphs.rows[i];
    if (!is_content(m.tag)) continue;
    if (run.empty()) run = m.span;
    run.end = std::max(run.end, m.span.end);
  }
  return run;
}

// Syllables and nothing else, as most morphemes are: folded as they stand, and one word.
bool is_plain(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && hangul_at(text, at)) at += 3;
  return at == text.size();
}
// `fold` that copies only what it changes; into `room`.
std::string_view folded(std::string_view text, std::string& room) {
  return is_plain(text) ? text : std::string_view(room = fold(text));
}

class Stems {
 public:
  void add(std::string_view form) {
    if (form.size() <= 4 && rune_count(form) < 2) return;
    if (seen_.insert(hash64(form)).second) out_.emplace_back(form);
  }
  std::vector<std::string> take() {
    std::ranges::sort(out_);
    return std::move(out_);
  }

 private:
  std::unordered_set<std::uint64_t> seen_;
  std::vector<std::string> out_;
};

// One place: the nouns of an eojeol together, and each of its morphemes beside them.
void eojeol(const Document& doc, std::size_t first, std::size_t end, std::string& column,
            Stems& stems) {
  std::string room, last_room;
  std::string_view last;
  if (const std::string_view run = doc.at(noun_run(doc, first, end)); is_plain(run)) {
    add(column, run), last = run;
  } else {
    for (std::string& word : words(run)) add(column, word), last = last_room = std::move(word);
  }
  bool placed = !last.empty();
  for (std::size_t i = first; i < end; ++i) {
    const Morph& m = doc.morphs.rows[i];
    const bool content = is_content(m.tag);
    if (!content && !is_stem(m.tag)) continue;
    const std::string_view form = folded(doc.morphs.at(m.form), room);
    if (form != last) add(column, form, placed), placed = true;
    if (content) stems.add(form);
  }
}

void by_words(const Document& doc, Terms& out, Stems& stems) {
  for (const Block& b : doc.blocks.rows) {
    if (b.kind == BlockKind::related || b.kind == BlockKind::notice || b.kind == BlockKind::repeat)
      continue;
    for (const std::string& word : words(doc.at(b.span))) {
      add(b.kind == BlockKind::headline ? out.head : out.body, word);
      stems.add(word);
    }
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (hangul_at(text, at)) {
      out.append(text, at, 3), at += 3;
      continue;
    }
    const Rune r = rune_at(text, at);
    at += r.size;
    if (in_word(r.code)) append(out, lower(r.code));
  }
  return out;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool plain = hangul_at(text, at);
    const Rune r = plain ? Rune{0, 3} : rune_at(text, at);
    const bool in = plain || in_word(r.code);
    if (in && !open) out.emplace_back();
    if (plain)
      out.back().append(text, at, 3);
    else if (in)
      append(out.back(), lower(r.code));
    at += r.size;
    open = in;
  }
  return out;
}

Terms terms_of(const Document& doc) {
  Terms out;
  out.body.reserve(2 * doc.text.size());
  Stems stems;
  if (doc.morphs.rows.empty()) by_words(doc, out, stems);
  std::size_t block = 0;
  const auto& morphs = doc.morphs.rows;
  for (std::size_t first = 0; first < morphs.size();) {
    std::size_t end = first + 1;
    while (end < morphs.size() && !morphs[end].first) ++end;
    const bool head = kind_at(doc, morphs[first].span, block) == BlockKind::headline;
    eojeol(doc, first, end, head ? out.head : out.body, stems);
    first = end;
  }
  out.stems = stems.take();
  return out;
}

}  // namespace hj::store
