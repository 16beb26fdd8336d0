// Binds amounts, time and object to their claim.
#include <algorithm>

#include "claim/bind.h"
#include "core/value.h"

namespace hj::claim {
namespace {

bool per_share(const Scene& in, Row row) {
  const auto amounts = parse_amounts(in.doc.mentions.at(in.doc.mentions.rows[row].value));
  return !amounts.empty() && amounts.front().per == "share";
}
// 27일 맺었다고 30일 밝혔다: the day of speaking is not the day of the act.
bool spoken(const Bind& b, std::uint16_t t) {
  return b.spot.modal.said_by != kNone && t > b.spot.token;
}
// The last token that may hold what belongs to the act: of a contract, its own verb.
std::uint16_t end_of(const Bind& b) {
  const Clause& c = b.clause;
  if (c.modal.paper) return std::max(c.modal.last, b.spot.token);
  return std::max(c.predicate == kNone ? c.last : c.predicate, b.spot.token);
}
// [10억원을 조달한] A가 B에 투자했다: what a relative clause holds is that clause's.
bool own(const Bind& b, std::uint16_t t) {
  const std::uint16_t phrase = b.in.parse.phrase_of[t];
  if (phrase == kNone || !b.in.nested[phrase]) return true;
  return std::ranges::find(b.clause.args, phrase) != b.clause.args.end();
}
// 계약을 맺었다고 6일 밝혔다: the day of speaking, where the act has none and is no plan.
Row told_on(const Bind& b, const Draft& d) {
  const std::uint16_t said = b.spot.modal.said_by;
  const bool act = takes_money(d.type) && b.spot.modal.tense == Tense::past;
  if (said == kNone || !act || d.status < Status::signed_ || d.status > Status::done) return kNoRow;
  for (std::uint16_t t = b.spot.token; t < said; ++t)
    if (b.in.tok(t).what == What::time && b.in.resolved(b.in.tok(t).mention))
      return b.in.tok(t).mention;
  return kNoRow;
}
Rows amounts_in(const Scene& in, std::uint16_t from, std::uint16_t to) {
  for (std::uint16_t t = from; t <= to && t < in.parse.tokens.size(); ++t)
    if (in.tok(t).what == What::amount && !per_share(in, in.tok(t).mention))
      return {in.tok(t).mention};
  return {};
}
bool linked(const Scene& in, const Clause& c) {
  return c.predicate != kNone && c.modal.join == Join::chain && in.tok(c.modal.last).ending.linking;
}
// The clause right before or after this one, on the same level.
const Clause* beside(const Bind& b, bool after) {
  const Clause* out = nullptr;
  for (const Clause& c : b.in.clauses) {
    if (&c == &b.clause || c.predicate == kNone || c.modal.relative) continue;
    if (after && c.predicate > b.clause.modal.last) return &c;
    if (!after && c.predicate < b.spot.token) out = &c;
  }
  return out;
}
bool spends(const Scene& in, const Clause& c) {
  const Word* w = in.word(c.predicate);
  if (w == nullptr || w->triggers.empty()) return true;
  const Type type = in.rules.triggers[w->triggers.front()].type;
  return type == Type::invest || type == Type::joint_venture || w->is(Class::light);
}
// A가 투자하기로 한 [3조원]; A가 투자하기로 한 금액은 [3조원]이다; 지분을 팔아 [3조원]을 조달했다;
// [3조원]을 출자해 세운다; 세우기로 하고 [3조원]을 대기로 했다.
Rows beyond(const Bind& b) {
  const Clause& c = b.clause;
  if (c.head != kNone) {
    const Phrase& h = b.in.ph(c.head);
    const bool sum = b.in.has(h, Class::sum);
    return amounts_in(b.in, h.first, static_cast<std::uint16_t>(h.last + (sum ? 3U : 0U)));
  }
  if (c.predicate == kNone) return {};
  const auto amounts = [&](const Clause& from) {
    return amounts_in(b.in, from.args.empty() ? from.predicate : b.in.ph(from.args.front()).first,
                      from.predicate);
  };
  const Clause* before = beside(b, false);
  if (before != nullptr && linked(b.in, *before) && spends(b.in, *before))
    if (Rows rows = amounts(*before); !rows.empty()) return rows;
  const Clause* after = beside(b, true);
  if (after == nullptr || c.modal.join != Join::chain || !after->shared) return {};
  return spends(b.in, *after) ? amounts(*after) : Rows{};
}
// 2022년 B와 [2026년부터] 공급하는 계약을 맺었다: how long it runs is not when it was made.
bool term(const Scene& in, Row time) {
  const std::string_view value = in.doc.mentions.at(in.doc.mentions.rows[time].value);
  return value.find('/') != std::string_view::npos;
}
// 지난 13일 [인수를 승인하는] 명령에 서명했다: the day of the verb that carries the act.
Row carrier_time(const Bind& b) {
  const Clause& c = b.clause;
  if (!c.modal.relative || c.head == kNone || b.spot.modal.tense == Tense::past) return kNoRow;
  for (const Clause& main : b.in.clauses) {
    if (main.predicate == kNone || std::ranges::find(main.args, c.head) == main.args.end())
      continue;
    const Word* w = b.in.word(main.predicate);
    if (w == nullptr || !(w->is(Class::light) || w->is(Class::stage))) return kNoRow;
    for (const std::uint16_t n : main.args)
      if (const Token& t = b.in.tok(b.in.ph(n).last);
          t.what == What::time && b.in.resolved(t.mention))
        return t.mention;
  }
  return kNoRow;
}
// 공장을 넘기기로 하고 5일 계약서에 서명했다: the day of the paper.
Row signed_on(const Bind& b) {
  const Clause* after = b.clause.modal.join == Join::chain ? beside(b, true) : nullptr;
  if (after == nullptr || !after->shared) return kNoRow;
  const Word* w = b.in.word(after->predicate);
  if (w == nullptr || w->status != Status::signed_ || !w->triggers.empty()) return kNoRow;
  for (std::uint16_t t = b.clause.last; t < after->predicate; ++t)
    if (b.in.tok(t).what == What::time && b.in.resolved(b.in.tok(t).mention))
      return b.in.tok(t).mention;
  return kNoRow;
}
// 이번 투자로 라인을 신설한다: the sum was told in the sentence before.
bool this_deal(const Bind& b) {
  if (b.in.said.sum == kNoRow || b.in.parse.terse) return false;
  for (std::uint16_t t = 0; t + 1U < b.in.parse.tokens.size() && t <= b.clause.last; ++t)
    if (b.in.text(t) == "이번" && b.in.word(t + 1U) != nullptr &&
        !b.in.word(t + 1U)->triggers.empty() && b.in.tok(t + 1U).josa == Case::direction)
      return true;
  return false;
}
void object(const Bind& b, Draft& d) {
  std::uint16_t first = kNone, last = kNone;
  const auto words = [&](const Phrase& p, std::uint16_t end) {
    std::uint16_t from = p.first;
    for (const Mod& m : p.mods)
      if (m.token < end) from = m.token + 1U;
    const auto outside = [&](std::uint16_t t) {  // 3조원 규모의: no part of what is dealt in
      const Token& x = b.in.tok(t);
      const bool size = b.in.is(t, Class::sum) && x.josa == Case::genitive;
      return size || (x.what != What::word && x.what != What::product);
    };
    while (from < end && outside(from)) ++from;
    if (from < end) first = from, last = end - 1U;
  };
  if (b.spot.phrase != kNone) words(b.in.ph(b.spot.phrase), b.spot.token);
  if (first == kNone)
    if (const Phrase* o = object_phrase(b);
        o != nullptr && o->heads.empty() &&
        (b.spot.phrase == kNone || o != &b.in.ph(b.spot.phrase)))
      words(*o, o->last + 1U);
  if (first == kNone) return;
  d.object = {b.in.tok(first).span.begin, b.in.tok(last).span.end};
  if (d.object.begin >= d.object.end) d.object = {};
}

}  // namespace

bool takes_money(Type t) {
  switch (t) {
    case Type::meet:
    case Type::visit:
    case Type::role:
    case Type::talk:
    case Type::compete:
    case Type::oppose:
    case Type::endorse:
      return false;
    default:
      return true;
  }
}

void attach(const Bind& b, Row time, Draft& d) {
  if (b.spot.named) return;
  const bool money = takes_money(d.type);
  for (std::uint16_t t = b.clause.first; t <= end_of(b) && t < b.in.parse.tokens.size(); ++t) {
    const Token& x = b.in.tok(t);
    if (b.in.parse.absorbed[t] && b.in.doc.at(x.span).starts_with("따르")) d.time = kNoRow;
    if (!own(b, t)) continue;
    if (x.what == What::amount && money && !per_share(b.in, x.mention))
      d.amounts.push_back(x.mention);
    if (x.what == What::time && !spoken(b, t) && b.in.resolved(x.mention) &&
        (d.time == kNoRow || !term(b.in, x.mention)))
      d.time = x.mention;
  }
  if (d.time == kNoRow && !b.clause.modal.relative) d.time = time;
  if (d.time == kNoRow) d.time = carrier_time(b);
  if (d.time == kNoRow) d.time = signed_on(b);
  if (d.time == kNoRow) d.time = told_on(b, d);
  if (d.amounts.empty() && money) d.amounts = beyond(b);
  if (d.amounts.empty() && money && this_deal(b)) d.amounts = {b.in.said.sum};
  if (d.amounts.size() > 1) d.amounts.erase(d.amounts.begin() + 1, d.amounts.end());
  object(b, d);
}

}  // namespace hj::claim
