#include "store/match.h"

#include <algorithm>

#include "core/utf8.h"
#include "store/terms.h"

namespace hj::store {
namespace {

constexpr std::size_t kManyWords = 24, kSnippet = 260, kLead = 50;  // words of a query; bytes

struct Typed {
  std::string_view word;
  bool phrase = false, without = false, prefix = false;
};

std::vector<Typed> typed(std::string_view text) {
  std::vector<Typed> out;
  while (!text.empty() && out.size() < kManyWords) {
    if (is_space(rune_at(text, 0).code)) {
      text.remove_prefix(rune_at(text, 0).size);
      continue;
    }
    Typed t;
    if (text[0] == '-' && text.size() > 1) t.without = true, text.remove_prefix(1);
    if (text[0] == '"') {
      text.remove_prefix(1);
      t.phrase = true;
      t.word = text.substr(0, text.find('"'));
      text.remove_prefix(std::min(text.size(), t.word.size() + 1));
    } else {
      std::size_t end = 0;
      while (end < text.size() && !is_space(rune_at(text, end).code))
        end += rune_at(text, end).size;
      t.word = text.substr(0, end);
      t.prefix = t.word.size() > 1 && t.word.back() == '*';
      text.remove_prefix(end);
    }
    out.push_back(t);
  }
  return out;
}

std::string quoted(std::string_view words) { return '"' + std::string(words) + '"'; }
std::string grams_of(std::string_view folded) {
  std::string out;
  append_grams(folded, out);
  return out;
}

// A term is found as a stem or name, or inside what is written.
std::string either(const std::string& term, bool prefix) {
  std::string out = "{head body name} : " + quoted(term) + (prefix ? " *" : "");
  if (const std::string grams = grams_of(term); !grams.empty())
    out += " OR gram : " + quoted(grams);
  return "(" + out + ")";
}
std::string all_of(const std::vector<std::string>& terms, bool prefix) {
  std::string out;
  for (const std::string& t : terms) out += (out.empty() ? "" : " AND ") + either(t, prefix);
  return out;
}

std::vector<std::string> stems(std::string_view word, const TermMaker& terms) {
  std::vector<std::string> out;
  if (terms)
    for (const std::string& term : terms(word))
      if (std::string folded = fold(term); !folded.empty()) out.push_back(std::move(folded));
  if (out.empty()) out = words(word);
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  if (out.size() > kManyWords) out.resize(kManyWords);
  return out;
}

std::string phrase(const std::vector<std::string>& in_order) {
  std::string joined;
  for (const std::string& word : in_order) joined += (joined.empty() ? "" : " ") + word;
  return joined.empty() ? "" : "({head body} : " + quoted(joined) + ")";
}

bool holds(const std::vector<std::string>& sorted, const std::string& word) {
  return std::ranges::binary_search(sorted, word);
}

std::vector<Span> marks_in(const Document& doc, const Match& match) {
  std::vector<Span> out;
  for (const Morph& m : doc.morphs.rows)
    if (holds(match.terms, fold(doc.morphs.at(m.form)))) out.push_back(m.span);
  std::string lower = doc.text;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const auto* list : {&match.words, &match.terms})
    for (const std::string& word : *list) {
      if (rune_count(word) < 2) continue;
      for (std::size_t at = lower.find(word); at != lower.npos;
           at = lower.find(word, at + word.size()))
        out.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
    }
  std::ranges::sort(out);
  std::vector<Span> apart;
  for (const Span s : out) {
    if (s.empty() || s.end > doc.text.size()) continue;
    if (!apart.empty() && s.begin <= apart.back().end)
      apart.back().end = std::max(apart.back().end, s.end);
    else
      apart.push_back(s);
  }
  return apart;
}

// The byte at which the fullest window begins.
std::size_t fullest(const std::vector<Span>& marks) {
  std::size_t best = 0, most = 0, first = 0;
  for (std::size_t last = 0; last < marks.size(); ++last) {
    while (marks[last].end - marks[first].begin > kSnippet - kLead && first < last) ++first;
    if (last - first + 1 > most) most = last - first + 1, best = first;
  }
  return marks.empty() ? 0 : marks[best].begin;
}

std::size_t after_space(std::string_view text, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at)
    if (text[at] == ' ' || text[at] == '\n') return at + 1;
  while (from < to && !boundary(text, from)) ++from;
  return from;
}

}  // namespace

Match match_of(std::string_view text, const TermMaker& terms) {
  Match out;
  std::string with, without;
  for (const Typed& t : typed(text)) {
    std::string one;
    const std::vector<std::string> found =
        t.phrase ? std::vector<std::string>{} : stems(t.word, terms);
    if (t.phrase) {
      one = phrase(words(t.word));
    } else if (!found.empty()) {
      one = all_of(found, t.prefix);
      if (const std::string grams = grams_of(fold(t.word)); !grams.empty())
        one += " OR gram : " + quoted(grams);
      one = "(" + one + ")";
    }
    if (one.empty()) continue;
    std::string& target = t.without ? without : with;
    target += (target.empty() ? "" : t.without ? " OR " : " AND ") + one;
    if (t.without) continue;
    out.terms.insert(out.terms.end(), found.begin(), found.end());
    for (std::string& word : words(t.word)) out.words.push_back(std::move(word));
  }
  std::ranges::sort(out.terms);
  if (!with.empty())
    out.expression = without.empty() ? with : "(" + with + ") NOT (" + without + ")";
  return out;
}

Snippet snippet_of(const Document& doc, const Match& match) {
  const std::vector<Span> marks = marks_in(doc, match);
  const std::string_view text = doc.text;
  const std::size_t hit = fullest(marks);
  const std::size_t begin = hit < kLead ? 0 : after_space(text, hit - kLead, hit);
  std::size_t end = std::min(begin + kSnippet, text.size());
  while (end > begin && !boundary(text, end)) --end;
  if (end < text.size())
    if (const std::size_t space = text.substr(begin, end - begin).rfind(' ');
        space != text.npos && begin + space > hit)
      end = begin + space;
  Snippet out{std::string(text.substr(begin, end - begin)), {}};
  std::ranges::replace(out.text, '\n', ' ');
  for (const Span m : marks)
    if (m.begin >= begin && m.end <= end)
      out.marks.push_back(
          {static_cast<std::uint32_t>(m.begin - begin), static_cast<std::uint32_t>(m.end - begin)});
  return out;
}

}  // namespace hj::store
