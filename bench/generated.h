// Articles out of the sample's own sentences: recombined, with other parties and nouns of a
// Zipf-like vocabulary, all layers in place. The same number gives the same article on every
// machine.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/hash.h"

namespace hj::bench {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(hash64("chance", seed)) {}
  std::uint64_t below(std::uint64_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return (state_ >> 33) % n;
  }
  // Rank r with a weight of about 1 / r.
  std::uint64_t rank(std::uint64_t n) {
    const double u = static_cast<double>(below(1U << 30)) / (1U << 30);
    return static_cast<std::uint64_t>(std::pow(static_cast<double>(n), u)) - 1;
  }

 private:
  std::uint64_t state_;
};

// A made word of two to four syllables; the same rank gives the same word.
inline std::string made_word(std::uint64_t rank, std::string_view end = "") {
  static constexpr std::string_view kSyllables =
      "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후기니디리"
      "미비시이지치키티피히"
      "강남동랑만방상안장참칼탄판한건년";
  Chance chance(rank * 31 + end.size());
  std::string out;
  for (std::uint64_t i = 0; i < 2 + rank % 3 / 2 + (rank > 3000 ? 1 : 0); ++i)
    out += kSyllables.substr(chance.below(kSyllables.size() / 3) * 3, 3);
  return out + std::string(end);
}

struct Generated {
  Document doc;
  Verdict verdict;
};

class Generator {
 public:
  static constexpr std::uint64_t kNames = 30'000, kNouns = 60'000;
  static constexpr std::uint32_t kBytes = 3600;  // 1,500 characters
  static constexpr std::size_t kAll = SIZE_MAX;

  // After `claims` claims an article goes on with sentences that hold none.
  explicit Generator(const std::vector<Document>& sample, std::uint32_t bytes = kBytes,
                     std::size_t claims = kAll)
      : sample_(sample), bytes_(bytes), claims_(claims) {
    for (std::size_t d = 0; d < sample.size(); ++d) keep(d);
  }

  Generated operator()(std::uint64_t number) const {
    Draft draft{Chance(number), {}, {}};
    Chance& chance = draft.chance;
    Document& d = draft.made.doc;
    d.source = "generated", d.language = "ko", d.outlet = made_word(chance.rank(60), "일보");
    d.published = 1'600'000'000 + static_cast<std::int64_t>(number * 97 % 157'680'000);
    d.published_has_time = true;
    const Source* from = &sources_[chance.below(sources_.size())];
    add({from->doc, from->head}, 0, draft);
    d.blocks.rows.push_back({{0, size(d)}, BlockKind::headline});
    for (; size(d) < bytes_; from = &sources_[chance.below(sources_.size())]) body(*from, draft);
    d.id = draft.made.verdict.original = DocId{hash64(d.text, number)};
    for (std::uint64_t i = 0; i < kBands + 19; ++i) d.prints.rows.push_back(hash64(d.text, i + 1));
    return std::move(draft.made);
  }

 private:
  using Place = std::pair<std::size_t, std::size_t>;
  struct Source {  // an article of the sample: its headline and its sentences
    std::size_t doc = 0, head = 0;
    std::vector<std::size_t> body;
  };
  struct Draft {
    Chance chance;
    std::map<std::string, std::string> names;  // who a party of the sample is in this article
    Generated made;
  };

  void keep(std::size_t doc) {
    Source source{doc, 0, {}};
    bool headed = false;
    for (std::size_t s = 0; s < sample_[doc].sentences.rows.size(); ++s) {
      const Sentence& row = sample_[doc].sentences.rows[s];
      const BlockKind kind = sample_[doc].blocks.rows[row.block].kind;
      if (kind == BlockKind::headline && !headed)
        source.head = s, headed = true;
      else if (kind == BlockKind::body && row.span.size() > 60)
        source.body.push_back(s);
    }
    if (headed && !source.body.empty()) sources_.push_back(std::move(source));
  }

  bool tells(Place place) const {
    const Document& d = sample_[place.first];
    const Span sentence = d.sentences.rows[place.second].span;
    return std::ranges::any_of(d.claims.rows,
                               [&](const Claim& c) { return sentence.holds(c.evidence); });
  }
  // Paragraph by paragraph, as far as there is room.
  void body(const Source& source, Draft& draft) const {
    Document& d = draft.made.doc;
    Row last = kNoRow;
    for (const std::size_t s : source.body) {
      if (size(d) >= bytes_) return;
      if (d.claims.rows.size() >= claims_ && tells({source.doc, s})) continue;
      const Row block = sample_[source.doc].sentences.rows[s].block;
      d.text += block == last ? ' ' : '\n';
      if (block != last) d.blocks.rows.push_back({{size(d), size(d)}, BlockKind::body});
      add({source.doc, s}, static_cast<Row>(d.blocks.rows.size() - 1), draft);
      d.blocks.rows.back().span.end = size(d);
      last = block;
    }
  }

  static std::uint32_t size(const Document& d) { return static_cast<std::uint32_t>(d.text.size()); }

  struct Swap {
    Span from;
    std::string to;
    std::uint32_t begin = 0;  // in the new text
  };
  // Where an offset of the sample's text has gone.
  static std::uint32_t moved(const std::vector<Swap>& swaps, std::uint32_t start,
                             std::uint32_t sentence, std::uint32_t at) {
    std::int64_t shift = std::int64_t{start} - sentence;
    for (const Swap& s : swaps) {
      if (at < s.from.end && at > s.from.begin)
        return s.begin + static_cast<std::uint32_t>(s.to.size());
      if (at >= s.from.end)
        shift = std::int64_t{s.begin} + static_cast<std::int64_t>(s.to.size()) - s.from.end;
    }
    return static_cast<std::uint32_t>(at + shift);
  }

  void add(Place place, Row block, Draft& draft) const {
    Generated& out = draft.made;
    const Document& from = sample_[place.first];
    const Span sentence = from.sentences.rows[place.second].span;
    std::vector<Swap> swaps = choose(from, sentence, draft);
    Document& d = out.doc;
    const std::uint32_t start = size(d);
    std::uint32_t at = sentence.begin;
    for (Swap& s : swaps) {
      d.text += from.at({at, s.from.begin});
      s.begin = size(d);
      d.text += s.to;
      at = s.from.end;
    }
    d.text += from.at({at, sentence.end});
    const auto span = [&](Span s) {
      return Span{moved(swaps, start, sentence.begin, s.begin),
                  moved(swaps, start, sentence.begin, s.end)};
    };
    d.sentences.rows.push_back({{start, size(d)}, block});
    morphs(from, sentence, swaps, span, d);
    claims(from, sentence, mentions(from, sentence, span, out), span, out);
  }

  // Every party, and one noun in three.
  static std::vector<Swap> choose(const Document& from, Span sentence, Draft& draft) {
    Chance& chance = draft.chance;
    std::vector<Swap> out;
    for (const Mention& m : from.mentions.rows)
      if (sentence.holds(m.span) && !m.anaphor && (m.kind == Kind::org || m.kind == Kind::person) &&
          (out.empty() || out.back().from.end <= m.span.begin)) {
        std::string& name = draft.names[std::string(from.at(m.span))];
        if (name.empty()) name = made_word(chance.rank(kNames), m.kind == Kind::org ? "전자" : "");
        out.push_back({m.span, name});
      }
    for (const Morph& m : from.morphs.rows) {
      if (!sentence.holds(m.span) || m.tag != Tag::NNG || m.span.size() < 6 || chance.below(3) != 0)
        continue;
      bool free = true;
      for (const Mention& o : from.mentions.rows) free = free && !o.span.meets(m.span);
      for (const Swap& o : out) free = free && !o.from.meets(m.span);
      if (free) out.push_back({m.span, made_word(1'000'000 + chance.rank(kNouns))});
    }
    std::ranges::sort(out, {}, [](const Swap& s) { return s.from.begin; });
    return out;
  }

  static void morphs(const Document& from, Span sentence, const std::vector<Swap>& swaps,
                     const auto& span, Document& d) {
    std::size_t done = swaps.size();
    for (const Morph& m : from.morphs.rows) {
      if (!sentence.holds(m.span)) continue;
      std::size_t in = swaps.size();
      for (std::size_t i = 0; i < swaps.size(); ++i)
        if (swaps[i].from.holds(m.span)) in = i;
      if (in < swaps.size() && in == done) continue;
      done = in;
      const bool swapped = in < swaps.size();
      const Span at = swapped
                          ? Span{swaps[in].begin,
                                 swaps[in].begin + static_cast<std::uint32_t>(swaps[in].to.size())}
                          : span(m.span);
      const Str form =
          d.morphs.add(swapped ? std::string_view(swaps[in].to) : from.morphs.at(m.form));
      d.morphs.rows.push_back({at, form, swapped ? Tag::NNP : m.tag, m.first});
    }
  }

  static std::map<Row, Row> mentions(const Document& from, Span sentence, const auto& span,
                                     Generated& out) {
    std::map<Row, Row> rows;
    Document& d = out.doc;
    for (Row row = 0; row < from.mentions.rows.size(); ++row) {
      const Mention& m = from.mentions.rows[row];
      if (!sentence.holds(m.span)) continue;
      Mention made = m;
      made.span = span(m.span);
      const std::string name(d.at(made.span));
      const bool party = m.kind <= Kind::place;
      made.name = d.mentions.add(party ? name : std::string(from.mentions.at(m.name)));
      made.value = d.mentions.add(std::string(from.mentions.at(m.value)));
      made.rule = d.mentions.add(std::string(from.mentions.at(m.rule)));
      const Row at = static_cast<Row>(d.mentions.rows.size());
      made.same = at;
      for (Row r = 0; r < at && made.same == at && party; ++r)
        if (d.mentions.at(d.mentions.rows[r].name) == name) made.same = r;
      rows[row] = at;
      d.mentions.rows.push_back(made);
      out.verdict.entities.push_back(party ? EntityId{hash64(name, 1)} : EntityId::none);
    }
    return rows;
  }

  static void claims(const Document& from, Span sentence, const std::map<Row, Row>& rows,
                     const auto& span, Generated& out) {
    Document& d = out.doc;
    for (Row row = 0; row < from.claims.rows.size(); ++row) {
      const Claim& c = from.claims.rows[row];
      if (!sentence.holds(c.evidence)) continue;
      bool whole = true;
      for (const Part& p : from.parts.rows)
        if (p.claim == row)
          whole =
              whole && (p.mention == kNoRow ? sentence.holds(p.span) : rows.contains(p.mention));
      if (!whole) continue;
      Claim made = c;
      made.evidence = span(c.evidence), made.trigger = span(c.trigger);
      made.rule = d.claims.add(std::string(from.claims.at(c.rule)));
      made.features = d.claims.add(std::string(from.claims.at(c.features)));
      const Row at = static_cast<Row>(d.claims.rows.size());
      std::string key(code(c.type));
      for (const Part& p : from.parts.rows) {
        if (p.claim != row) continue;
        const Row mention = p.mention == kNoRow ? kNoRow : rows.at(p.mention);
        d.parts.rows.push_back({at, mention, span(p.span), p.slot});
        if (mention != kNoRow && (p.slot == Slot::a || p.slot == Slot::b))
          key += hex(static_cast<std::uint64_t>(out.verdict.entities[mention]));
      }
      d.claims.rows.push_back(made);
      out.verdict.deals.push_back(DealId{hash64(key)});
    }
  }

  const std::vector<Document>& sample_;
  std::uint32_t bytes_;  // an article ends with the sentence that goes beyond
  std::size_t claims_;
  std::vector<Source> sources_;
};

}  // namespace hj::bench
