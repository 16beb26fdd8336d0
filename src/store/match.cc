#include "store/match.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/hash.h"
#include "core/utf8.h"
#include "store/derive.h"
#include "store/terms.h"

namespace hj::store {
namespace {

constexpr std::size_t kSnippet = 260, kLead = 50;  // bytes
constexpr std::size_t kManyStems = 8, kManyEntities = 8;

std::string quoted(std::string_view words) { return '"' + std::string(words) + '"'; }
std::string in_text(std::string_view words, bool title = false) {
  return (title ? "head : " : "{head body} : ") + quoted(words);
}
std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& p : parts) out += (out.empty() ? "" : std::string(between)) + p;
  return parts.size() > 1 ? "(" + out + ")" : out;
}
std::string any_of(const std::vector<std::string>& parts) { return joined(parts, " OR "); }
std::string all_of(const std::vector<std::string>& parts) { return joined(parts, " AND "); }

std::string marks(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  out.reserve(words.size());
  for (const std::string& w : words) out.push_back("mark : " + quoted(w));
  return any_of(out);
}

class Builder {
 public:
  Builder(const TermMaker& terms, const Knowledge& knowledge)
      : terms_(terms), knowledge_(knowledge) {}

  // All of a tree's nodes, without those to be without; empty if it has no positive part.
  std::string tree(const WordTree& nodes) {
    std::vector<std::string> with, without;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const WordNode& n = nodes[i];
      if (!n.without)
        if (const std::size_t taken = name_from(nodes, i, with); taken > 0) {
          i += taken - 1;
          continue;
        }
      quiet_ = n.without;
      if (const std::string one = node(n); !one.empty())
        (n.without ? without : with).push_back(one);
    }
    quiet_ = false;
    lacks_ = lacks_ || (with.empty() && !without.empty());
    against_ = with.empty() && !without.empty() ? any_of(without) : "";
    if (with.empty()) return {};
    return without.empty() ? all_of(with) : "(" + all_of(with) + " NOT " + any_of(without) + ")";
  }
  Match take() {
    std::ranges::sort(out_.terms);
    if (!slipped_) out_.meant.clear();
    return std::move(out_);
  }
  bool lacks() const { return lacks_; }
  // What the last tree is without, where it says nothing else.
  const std::string& against() const { return against_; }

 private:
  // Samsung Electronics, typed as two words, is one name.
  std::size_t name_from(const WordTree& nodes, std::size_t at, std::vector<std::string>& with) {
    constexpr std::size_t kLongName = 4;
    for (std::size_t n = std::min(kLongName, nodes.size() - at); n > 1; --n) {
      std::string name;
      std::vector<std::string> plain;
      for (std::size_t i = at; i < at + n; ++i) {
        const WordNode& w = nodes[i];
        if (w.what != WordNode::What::word || w.without || w.title) break;
        name += (name.empty() ? "" : " ") + w.text, plain.push_back(w.text);
      }
      if (plain.size() < n) continue;
      const std::vector<std::string> ids = entity_marks(name);
      if (ids.empty()) continue;
      std::vector<std::string> apart;
      for (const std::string& w : plain)
        if (std::string one = word(w, false, false); !one.empty()) apart.push_back(std::move(one));
      with.push_back(any_of({marks(ids), all_of(apart)}));
      return n;
    }
    return 0;
  }

  std::vector<std::string> entity_marks(const std::string& name) {
    std::vector<std::string> out;
    for (const EntityId id : knowledge_.entities(name)) {
      if (out.size() == kManyEntities) break;
      out.push_back(mark('e', id_text(id)));
      if (!quiet_) out_.entities.push_back(id);
    }
    return out;
  }

  std::string node(const WordNode& n) {
    switch (n.what) {
      case WordNode::What::any: {
        std::vector<std::string> parts;
        const bool quiet = quiet_;
        for (const WordTree& t : n.any)
          if (std::string one = tree(t); !one.empty()) parts.push_back(std::move(one));
        quiet_ = quiet;
        return any_of(parts);
      }
      case WordNode::What::phrase:
        return phrase(n.text, n.title);
      case WordNode::What::exact:
        say(n.text);
        return phrase(n.text, n.title);
      case WordNode::What::prefix:
      case WordNode::What::word:
        return word(n.text, n.what == WordNode::What::prefix, n.title);
      case WordNode::What::mark:
        return marked(n);
    }
    return {};
  }

  // A condition on the article; of a party that nobody knows, one that nothing meets.
  std::string marked(const WordNode& n) {
    const bool named = n.mark == 'p' || n.mark == 'e';
    std::set<std::string> any;
    for (const std::string& one : n.values) {
      if (named)
        for (const EntityId id : knowledge_.entities(one)) any.insert(mark(n.mark, id_text(id)));
      else
        any.insert(mark(n.mark, n.mark == 'o' ? fold(one) : one));
    }
    if (any.empty()) any.insert(mark(n.mark, "none"));
    return marks({any.begin(), any.end()});
  }

  void say(const std::string& typed) {
    if (!quiet_) out_.meant += (out_.meant.empty() ? "" : " ") + typed;
  }
  void mark_with(const std::string& term, const std::string& typed) {
    if (quiet_) return;
    out_.terms.push_back(term);
    out_.words.push_back(typed);
  }

  // Each word without its josa, next to one another.
  std::string phrase(const std::string& text, bool title) {
    std::string in_order;
    for (const std::string& w : words(text)) {
      const std::string run = run_of(w, stems(w));
      in_order += (in_order.empty() ? "" : " ") + run;
      mark_with(run, run);
    }
    return in_order.empty() ? "" : in_text(in_order, title);
  }

  std::vector<std::string> stems(const std::string& w) const {
    std::vector<std::string> out;
    if (terms_)
      for (const std::string& term : terms_(w))
        if (std::string folded = fold(term); !folded.empty() && out.size() < kManyStems)
          out.push_back(std::move(folded));
    return out;
  }
  // 투자금을, of the stems 투자 and 금 -> 투자금; 만났나요, of 만나 -> 만나.
  static std::string run_of(const std::string& w, const std::vector<std::string>& stems) {
    std::string run;
    for (const std::string& s : stems) run += s;
    if (run.empty()) return w;
    return w.starts_with(run) || stems.size() == 1 ? run : w;
  }

  std::string word(const std::string& typed, bool prefix, bool title) {
    std::vector<std::string> parts;
    for (const std::string& w : words(typed)) {
      const std::vector<std::string> found = stems(w);
      if (std::string one = part(w, found, prefix, title); !one.empty())
        parts.push_back(std::move(one));
    }
    if (parts.empty()) return {};
    std::string out = all_of(parts);
    if (title) return out;
    const std::vector<std::string> ids = entity_marks(typed);
    return ids.empty() ? out : any_of({out, marks(ids)});
  }

  std::string part(const std::string& w, const std::vector<std::string>& found, bool prefix,
                   bool title) {
    const std::string run = run_of(w, found);
    std::vector<std::string> any = spread(run, prefix, title);
    if (run != w && knowledge_.known(w)) any.push_back(in_text(w, title)), mark_with(w, w);
    if (any.empty() && found.size() > 1) any = pieces(found, title);
    if (any.empty()) return slip(run, title);
    mark_with(run, run);
    say(w);
    return any_of(any);
  }

  // The term itself and those that hold it; nothing if the index knows none.
  std::vector<std::string> spread(const std::string& term, bool prefix, bool title) {
    std::vector<std::string> any;
    if (prefix)
      any.push_back(in_text(term, title) + " *");
    else if (knowledge_.known(term))
      any.push_back(in_text(term, title));
    for (const std::string& longer : knowledge_.containing(term)) {
      any.push_back(in_text(longer, title));
      mark_with(longer, term);
    }
    return any;
  }

  // No text has the word whole: all its morphemes, but for bare syllables beside longer ones.
  std::vector<std::string> pieces(const std::vector<std::string>& found, bool title) {
    const bool any_long =
        std::ranges::any_of(found, [](const std::string& s) { return rune_count(s) > 1; });
    std::vector<std::string> all;
    for (const std::string& s : found) {
      if (any_long && rune_count(s) < 2) continue;
      const std::vector<std::string> one = spread(s, false, title);
      if (one.empty()) return {};
      all.push_back(any_of(one));
      mark_with(s, s);
    }
    return all.empty() ? all : std::vector{all_of(all)};
  }

  std::string slip(const std::string& term, bool title) {
    const std::vector<std::string> near = knowledge_.alike(term);
    if (near.empty()) {
      say(term);
      mark_with(term, term);
      return in_text(term, title);
    }
    std::vector<std::string> any;
    for (const std::string& n : near) {
      any.push_back(in_text(n, title));
      mark_with(n, n);
      for (const std::string& m : entity_marks(n)) any.push_back(marks({m}));
    }
    say(near.front());
    slipped_ = true;
    return any_of(any);
  }

  const TermMaker& terms_;
  const Knowledge& knowledge_;
  Match out_;
  bool quiet_ = false, slipped_ = false, lacks_ = false;
  std::string against_;
};

// Of syllables alone, which fold to themselves.
bool all_syllables(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += 3) {
    if (text.size() - at < 3) return false;
    const auto first = static_cast<unsigned char>(text[at]),
               second = static_cast<unsigned char>(text[at + 1]);
    const bool in = first == 0xEB || first == 0xEC || (first == 0xEA && second >= 0xB0) ||
                    (first == 0xED && second < 0x9E);
    if (!in) return false;
  }
  return true;
}
bool holds(const std::vector<std::string>& sorted, std::string_view form) {
  if (all_syllables(form)) return std::ranges::binary_search(sorted, form);
  return std::ranges::binary_search(sorted, fold(form));
}

// In `lower`, by skips: each syllable begins with one of four bytes, at which `find` would stop.
void mark_all(const std::string& lower, std::string_view word, std::vector<Span>& out) {
  const std::boyer_moore_horspool_searcher search(word.begin(), word.end());
  for (auto from = lower.begin();;) {
    const auto at = std::search(from, lower.end(), search);
    if (at == lower.end()) return;
    const auto begin = static_cast<std::uint32_t>(at - lower.begin());
    out.push_back({begin, begin + static_cast<std::uint32_t>(word.size())});
    from = at + static_cast<std::ptrdiff_t>(word.size());
  }
}

std::vector<Span> marks_in(const Document& doc, std::span<const EntityId> entities,
                           const Match& match) {
  std::vector<Span> out;
  for (std::size_t i = 0; i < std::min(entities.size(), doc.mentions.rows.size()); ++i)
    if (std::ranges::find(match.entities, entities[i]) != match.entities.end())
      out.push_back(doc.mentions.rows[i].span);
  for (const Morph& m : doc.morphs.rows)
    if (holds(match.terms, doc.morphs.at(m.form))) out.push_back(m.span);
  std::string lower = doc.text;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  std::set<std::string_view> words(match.words.begin(), match.words.end());
  words.insert(match.terms.begin(), match.terms.end());
  for (const std::string_view word : words)
    if (rune_count(word) > 1) mark_all(lower, word, out);
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

template <class E>
std::string codes(char kind, const std::vector<E>& chosen) {
  std::vector<std::string> out;
  out.reserve(chosen.size());
  for (const E e : chosen) out.push_back(mark(kind, code(e)));
  return marks(out);
}

// One of the names of each list; false if nobody bears any of them.
bool named(char kind, const std::vector<std::vector<std::string>>& lists,
           const Knowledge& knowledge, std::vector<std::string>& parts) {
  for (const std::vector<std::string>& list : lists) {
    std::set<std::string> ids;
    for (const std::string& name : list)
      for (const EntityId id : knowledge.entities(name)) ids.insert(mark(kind, id_text(id)));
    if (ids.empty()) return false;
    parts.push_back(marks({ids.begin(), ids.end()}));
  }
  return true;
}

}  // namespace

Match match_of(const ParsedQuery& query, const TermMaker& terms, const Knowledge& knowledge) {
  Builder builder(terms, knowledge);
  std::vector<std::string> parts;
  const std::string text = builder.tree(query.words);
  Match out = builder.take();
  if (!text.empty()) parts.push_back(text);
  if (!query.types.empty()) parts.push_back(codes('t', query.types));
  if (!query.statuses.empty()) parts.push_back(codes('s', query.statuses));
  if (!query.amounts.empty()) parts.push_back(marks({mark('a', "1")}));
  std::vector<std::string> outlets;
  for (const std::string& o : query.outlets)
    if (std::string folded = fold(o); !folded.empty()) outlets.push_back(mark('o', folded));
  if (!outlets.empty()) parts.push_back(marks(outlets));
  const bool found =
      named('p', query.parties, knowledge, parts) && named('e', query.entities, knowledge, parts);
  out.expression = parts.size() > 1 ? all_of(parts) : parts.empty() ? "" : parts.front();
  const bool against = !builder.against().empty() && !parts.empty();  // type:supply -word
  if (against) out.expression = '(' + out.expression + " NOT " + builder.against() + ')';
  out.nothing = !found || (text.empty() && builder.lacks() && !against);
  return out;
}

Snippet snippet_of(const Document& doc, std::span<const EntityId> entities, const Match& match) {
  const std::vector<Span> marks = marks_in(doc, entities, match);
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
