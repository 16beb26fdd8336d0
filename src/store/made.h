// Hand-built articles for the tests of store and serve: made-up parties, every layer filled.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/hash.h"

namespace hj::made {

struct Made {
  Document doc;
  Verdict verdict;
};

inline EntityId entity(std::string_view name) { return EntityId{hash64(name, 1)}; }

// One article: a headline and sentences; then mentions, claims and quotes by the words they rest
// on.
class Builder {
 public:
  Builder(std::string outlet, std::int64_t published, const std::string& headline,
          const std::vector<std::string>& sentences) {
    Document& d = made_.doc;
    d.outlet = std::move(outlet), d.published = published, d.published_has_time = true;
    d.source = "made", d.language = "ko", d.text = headline;
    d.blocks.rows.push_back({{0, size()}, BlockKind::headline});
    d.sentences.rows.push_back({{0, size()}, 0});
    d.text += '\n';
    const std::uint32_t body = size();
    for (const std::string& sentence : sentences) {
      if (size() != body) d.text += ' ';
      const std::uint32_t begin = size();
      d.text += sentence;
      d.sentences.rows.push_back({{begin, size()}, 1});
    }
    d.blocks.rows.push_back({{body, size()}, BlockKind::body});
  }

  // A name's first bearer is `same` for the later ones. Mentions are added in text order.
  Row party(std::string_view written, std::string_view name, Kind kind = Kind::org) {
    Document& d = made_.doc;
    const Row row = mention(written, kind);
    Row same = row;
    for (Row r = 0; r < row && same == row; ++r)
      if (d.mentions.at(d.mentions.rows[r].name) == name) same = r;
    d.mentions.rows[row].name = d.mentions.add(name);
    d.mentions.rows[row].same = same;
    made_.verdict.entities.back() = entity(name);
    return row;
  }
  Row figure(std::string_view written, std::string_view value, Kind kind = Kind::amount) {
    const Row row = mention(written, kind);
    made_.doc.mentions.rows[row].value = made_.doc.mentions.add(value);
    return row;
  }
  Row claim(std::size_t sentence, Type type, Status status, const std::vector<Row>& a,
            const std::vector<Row>& b) {
    Document& d = made_.doc;
    const Span evidence = d.sentences.rows[sentence].span;
    Claim c{};
    c.evidence = evidence, c.trigger = {evidence.begin, std::min(evidence.begin + 3, evidence.end)};
    c.rule = d.claims.add("made-rule"), c.features = d.claims.add("frame=made");
    c.score = 0.9F, c.type = type, c.status = status, c.tier = Tier::officer;
    const Row row = static_cast<Row>(d.claims.rows.size());
    d.claims.rows.push_back(c);
    std::string key = std::string(code(type));
    std::vector<std::uint64_t> who;
    for (const Row m : a)
      part(row, Slot::a, m), who.push_back(static_cast<std::uint64_t>(made_.verdict.entities[m]));
    for (const Row m : b)
      part(row, Slot::b, m), who.push_back(static_cast<std::uint64_t>(made_.verdict.entities[m]));
    if (symmetric(type)) std::ranges::sort(who);
    for (const std::uint64_t w : who) key += hex(w);
    made_.verdict.deals.push_back(DealId{hash64(key)});
    return row;
  }
  void part(Row claim, Slot slot, Row mention) {
    made_.doc.parts.rows.push_back({claim, mention, made_.doc.mentions.rows[mention].span, slot});
  }
  void plain(Row claim, Slot slot, std::string_view written) {
    made_.doc.parts.rows.push_back({claim, kNoRow, find(written), slot});
  }
  void quote(std::string_view words, Row speaker) {
    const Span span = find(words);
    Span evidence = span;
    for (const Sentence& s : made_.doc.sentences.rows)
      if (s.span.holds(span)) evidence = s.span;
    made_.doc.quotes.rows.push_back({span, evidence, speaker, kNoRow, kNoRow, true});
  }
  void morph(std::string_view written, std::string_view form, Tag tag, bool first) {
    Layer<Morph>& layer = made_.doc.morphs;
    const std::size_t from = layer.rows.empty() ? 0 : layer.rows.back().span.begin;
    const auto at = static_cast<std::uint32_t>(made_.doc.text.find(written, from));
    const Str str = layer.add(form);
    layer.rows.push_back({{at, at + static_cast<std::uint32_t>(written.size())}, str, tag, first});
  }
  Document& doc() { return made_.doc; }
  Verdict& verdict() { return made_.verdict; }
  Made take() {
    Document& d = made_.doc;
    d.id = DocId{hash64(d.outlet + '\n' + d.text)};
    if (d.prints.rows.empty())
      for (std::uint64_t i = 0; i < 4; ++i) d.prints.rows.push_back(hash64(d.text, i));
    if (made_.verdict.original == DocId::none) made_.verdict.original = d.id;
    return made_;
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(made_.doc.text.size()); }
  Span find(std::string_view words) const {
    const auto at = static_cast<std::uint32_t>(made_.doc.text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }
  Row mention(std::string_view written, Kind kind) {
    Document& d = made_.doc;
    const std::size_t from = d.mentions.rows.empty() ? 0 : d.mentions.rows.back().span.end;
    const auto at = static_cast<std::uint32_t>(d.text.find(written, from));
    const Row row = static_cast<Row>(d.mentions.rows.size());
    Mention m{};
    m.span = {at, at + static_cast<std::uint32_t>(written.size())}, m.kind = kind, m.score = 0.8F,
    m.same = row;
    m.rule = d.mentions.add("made");
    d.mentions.rows.push_back(m);
    made_.verdict.entities.push_back(EntityId::none);
    return row;
  }
  Made made_;
};

inline constexpr std::int64_t kMarch = 1709251200;  // 2024-03-01T00:00:00Z
inline constexpr std::int64_t kDay = 86400;

// 가람전자 supplies 누리칩스; in three articles of two outlets, the last of which denies it.
inline Made supply(std::string outlet, std::int64_t published, Status status = Status::signed_,
                   std::string_view end = "공급하기로 했다.") {
  Builder b(std::move(outlet), published, "가람전자, 누리칩스에 메모리 공급",
            {"가람전자가 누리칩스에 1조원 규모의 메모리를 " + std::string(end),
             "“협력을 넓히겠다”고 한도윤 대표가 말했다."});
  const Row head_a = b.party("가람전자", "가람전자"), head_b = b.party("누리칩스", "누리칩스");
  const Row a = b.party("가람전자", "가람전자"), c = b.party("누리칩스", "누리칩스");
  const Row won = b.figure("1조원", "KRW 1000000000000");
  const Row who = b.party("한도윤", "한도윤", Kind::person);
  (void)head_a, (void)head_b;
  const Row claim = b.claim(1, Type::supply, status, {a}, {c});
  b.part(claim, Slot::amount, won);
  b.plain(claim, Slot::object, "메모리");
  b.quote("협력을 넓히겠다", who);
  return b.take();
}

}  // namespace hj::made
