#include "story/sketch.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "core/hangul.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "story/words.h"

namespace hj {
namespace {

using story::WordSink;
using Role = StoryRules::Role;

constexpr std::size_t kNumbers = 32;  // of an article
constexpr std::size_t kMostBytes = 1U
                                   << 18;  // read of a text: a longer one is told by its beginning

struct Tally {
  float count = 0;
  TermKind kind = TermKind::word;
};

std::uint64_t key(TermKind kind, std::string_view form) {
  return hash64(form, 1 + static_cast<std::uint64_t>(kind));
}
std::uint64_t key(TermKind kind, std::uint64_t id) {
  char bytes[sizeof id];
  std::memcpy(bytes, &id, sizeof id);
  return key(kind, std::string_view(bytes, sizeof bytes));
}
bool party(Kind kind) { return kind == Kind::person || kind == Kind::org || kind == Kind::product; }

// A clock that was never set (1970, 1980), and a date after the page was fetched, say nothing.
bool plausible(const Document& doc, std::int64_t ahead_days) {
  constexpr std::int64_t kEarliest = 631'152'000;  // 1990-01-01
  return doc.published >= kEarliest &&
         (doc.seen == 0 || doc.published <= doc.seen + ahead_days * story::kDay);
}

class Sketcher {
 public:
  Sketcher(const StoryRules& rules, const Document& doc, const Verdict& verdict)
      : rules_(rules), doc_(doc), verdict_(verdict) {}

  StorySketch run() {
    words();
    words_of_names();
    names();
    claims();
    numbers();
    StorySketch out;
    out.doc = doc_.id;
    out.original = verdict_.original == DocId{} ? doc_.id : verdict_.original;
    out.published = plausible(doc_, rules_.sketch.ahead_days) ? doc_.published : 0;
    if (lists() || rounds_up()) return out;
    for (const auto& [hash, tally] : tallies_)
      out.terms.push_back({hash, 1 + std::log(std::max(1.0F, tally.count)), tally.kind});
    std::sort(out.terms.begin(), out.terms.end(), [](const Term& a, const Term& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
    });
    if (out.terms.size() > kTerms) out.terms.resize(kTerms);
    return out;
  }

 private:
  // Names and keywords in a row, without a sentence: it tells no story, and would fit into many.
  bool lists() const {
    const auto& rows = doc_.morphs.rows;
    if (rows.size() < rules_.sketch.few_morphs) return false;
    const auto joints = std::count_if(rows.begin(), rows.end(), [](const Morph& m) {
      return (m.tag >= Tag::JKS && m.tag <= Tag::JC) || (m.tag >= Tag::EP && m.tag <= Tag::ETM);
    });
    return static_cast<std::size_t>(joints) * rules_.sketch.one_joint_in < rows.size();
  }

  // The week's news in a row: it tells a sentence of each of many stories.
  bool rounds_up() const {
    constexpr std::uint32_t kOpening = 240;  // bytes of the body
    bool opened = false;
    return std::ranges::any_of(doc_.blocks.rows, [&](const Block& b) {
      const bool opening = b.kind == BlockKind::body && !std::exchange(opened, true);
      if (b.kind != BlockKind::headline && !opening) return false;
      const std::string_view text = doc_.at(b.span);
      return rules_.holds(opening ? text.substr(0, kOpening) : text, StoryRules::Role::roundup);
    });
  }

  void add(TermKind kind, std::uint64_t hash, float share) {
    Tally& tally = tallies_[hash];
    tally.count += share;
    tally.kind = kind;
  }

  void words() {
    std::size_t body = 0;
    for (const Block& b : doc_.blocks.rows)
      if (b.kind == BlockKind::body) body += b.span.size();
    for (const Block& b : doc_.blocks.rows)
      if (b.kind == BlockKind::body || b.kind == BlockKind::heading) read(b.span, true);
    for (const Block& b : doc_.blocks.rows)
      if (b.kind == BlockKind::headline || b.kind == BlockKind::subheadline)
        read(b.span, body < rules_.sketch.short_body);
  }
  void read(Span span, bool fresh) {  // not `fresh`: only what was seen counts
    if (span.begin > kMostBytes) return;
    span.end = std::min<std::uint32_t>(span.end, span.begin + kMostBytes);
    const WordSink sink = [this, fresh](std::string_view word, float share) {
      const std::uint64_t hash = key(TermKind::word, word);
      const auto at = tallies_.find(hash);
      if (at != tallies_.end())
        at->second.count += share;
      else if (fresh)
        add(of_kind(word) ? TermKind::of_kind : TermKind::word, hash, share);
    };
    story::nouns(rules_, doc_, span, sink);
  }

  // What is of several kinds is of the last: of_name, of_place, of_kind.
  void words_of_names() {
    TermKind as = TermKind::word;
    const WordSink sink = [&](std::string_view word, float) {
      if (const auto at = tallies_.find(key(TermKind::word, word)); at != tallies_.end())
        at->second.kind = std::max(at->second.kind, as);
    };
    for (const Mention& m : doc_.mentions.rows) {
      if (m.kind == Kind::title || of_everybody(m))
        as = TermKind::of_kind;
      else if (party(m.kind) || m.kind == Kind::place)
        as = m.kind == Kind::place ? TermKind::of_place : TermKind::of_name;
      else
        continue;
      story::nouns(rules_, doc_, m.span, sink);
    }
  }
  bool of_kind(std::string_view word) const {
    return rules_.is(word, Role::kind) || rules_.is(word, Role::authority);
  }
  bool of_everybody(const Mention& m) const {
    if (!party(m.kind) && m.kind != Kind::place) return false;
    const std::string_view name = doc_.mentions.at(m.name);
    return rules_.is(name, Role::authority) || rules_.ends(name, Role::authority_end);
  }

  // 27.42포, 3천, 5.5%: a number with the letter after it. Days and years tell nothing.
  void numbers() {
    std::size_t left = kNumbers;
    for (const Block& b : doc_.blocks.rows)
      if (b.kind == BlockKind::body) numbers(doc_.at(b.span).substr(0, kMostBytes), left);
  }
  void numbers(std::string_view text, std::size_t& left) {
    std::string number;
    for (std::size_t at = 0; at < text.size() && left > 0;) {
      const Rune r = rune_at(text, at);
      at += r.size;
      if (is_digit(r.code) || (r.code == '.' && !number.empty())) append(number, r.code);
      if (is_digit(r.code) || ((r.code == '.' || r.code == ',') && !number.empty())) continue;
      const bool date = r.code == U'일' || r.code == U'월' || r.code == U'년';
      if (!number.empty() && !date) {
        if (is_syllable(r.code) || r.code == '%') append(number, r.code);
        add(TermKind::number, key(TermKind::number, number), 1);
        --left;
      }
      if (number.size() > 32 || !is_digit(r.code)) number.clear();
    }
  }

  bool told(Span span) const {  // in a part that is the article's own
    const auto& rows = doc_.blocks.rows;
    const auto after =
        std::upper_bound(rows.begin(), rows.end(), span.begin,
                         [](std::uint32_t at, const Block& b) { return at < b.span.begin; });
    if (after == rows.begin()) return false;
    const BlockKind kind = (after - 1)->kind;
    return kind == BlockKind::body || kind == BlockKind::heading || kind == BlockKind::headline ||
           kind == BlockKind::subheadline;
  }
  std::uint64_t who(Row mention) const {
    return hash64(doc_.mentions.at(doc_.mentions.rows[mention].name));
  }
  void names() {
    const auto& rows = doc_.mentions.rows;
    for (Row i = 0; i < rows.size(); ++i) {
      if (!told(rows[i].span)) continue;
      if (party(rows[i].kind) && !of_everybody(rows[i]))
        add(TermKind::name, key(TermKind::name, who(i)), 1);
      if (rows[i].kind == Kind::amount && !rows[i].value.empty())
        add(TermKind::figure, key(TermKind::figure, doc_.mentions.at(rows[i].value)), 1);
    }
  }

  // Two parties of one dealing are what a story is about; a person's post is not.
  void claims() {
    const auto& parts = doc_.parts.rows;
    for (std::size_t begin = 0, end = 0; begin < parts.size(); begin = end) {
      while (end < parts.size() && parts[end].claim == parts[begin].claim) ++end;
      const Row row = parts[begin].claim;
      if (row >= doc_.claims.rows.size() || doc_.claims.rows[row].type == Type::role) continue;
      pairs(begin, std::min(end, begin + 16));
    }
  }
  void pairs(std::size_t begin, std::size_t end) {
    const auto side = [this](std::size_t i) {
      const Part& p = doc_.parts.rows[i];
      return p.mention < doc_.mentions.rows.size() && (p.slot == Slot::a || p.slot == Slot::b);
    };
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t j = i + 1; side(i) && j < end; ++j) {
        if (!side(j) || doc_.parts.rows[i].slot == doc_.parts.rows[j].slot) continue;
        const std::uint64_t x = who(doc_.parts.rows[i].mention),
                            y = who(doc_.parts.rows[j].mention);
        add(TermKind::pair, key(TermKind::pair, hash64(hex(std::min(x, y)) + hex(std::max(x, y)))),
            1);
      }
  }

  const StoryRules& rules_;
  const Document& doc_;
  const Verdict& verdict_;
  std::unordered_map<std::uint64_t, Tally> tallies_;
};

constexpr char kForm = 1;  // of packed bytes: form, doc, original, published, then 13 bytes a term

template <class T>
void put(std::string& out, T value) {
  static_assert(std::endian::native == std::endian::little);
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}
template <class T>
T take(std::string_view& bytes) {
  T value;
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
  return value;
}

}  // namespace

StorySketch sketch(const StoryRules& rules, const Document& doc, const Verdict& verdict) {
  return Sketcher(rules, doc, verdict).run();
}

std::string pack(const StorySketch& sketch) {
  std::string out(1, kForm);
  put(out, sketch.doc);
  put(out, sketch.original);
  put(out, sketch.published);
  for (const Term& term : sketch.terms) {
    put(out, term.hash);
    put(out, term.weight);
    put(out, term.kind);
  }
  return out;
}

std::optional<StorySketch> unpack(std::string_view bytes) {
  constexpr std::size_t kHead = 25, kTerm = 13;
  if (bytes.size() < kHead || bytes[0] != kForm || (bytes.size() - kHead) % kTerm != 0) return {};
  bytes.remove_prefix(1);
  StorySketch out;
  out.doc = take<DocId>(bytes);
  out.original = take<DocId>(bytes);
  out.published = take<std::int64_t>(bytes);
  while (!bytes.empty()) {
    const auto hash = take<std::uint64_t>(bytes);
    const auto weight = take<float>(bytes);
    const auto kind = take<TermKind>(bytes);
    if (!(weight > 0) || !std::isfinite(weight) || kind > TermKind::of_kind ||
        out.terms.size() == kTerms)
      return {};
    out.terms.push_back({hash, weight, kind});
  }
  return out;
}

}  // namespace hj
