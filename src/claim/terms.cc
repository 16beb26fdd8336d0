// What a pact that the article tells of settles for what it says of the same parties: A가 B에
// 부품을 납품한다. 양사는 3일 공급 계약을 맺었다.
#include <algorithm>

#include "claim/bind.h"

namespace hj::claim {
namespace {

constexpr std::size_t kMost = 8;    // parties of one pact
constexpr std::size_t kPacts = 64;  // of one article

void add(const Scene& in, const std::vector<Row>& rows, std::vector<Row>& out) {
  for (const Row r : rows) {
    const auto known = [&](Row o) { return in.same(r, o); };
    if (out.size() < kMost && std::ranges::none_of(out, known)) out.push_back(r);
  }
}
// 계약을 체결하고 이사회에 합류한다고 밝혔다: signed before it is told.
bool announced(const Scene& in, const Clause& c) {
  const Modal& m = c.modal;
  return m.tense == Tense::present && m.join == Join::chain && !m.cap && !m.decision &&
         m.said_by != kNone && in.tok(m.said_by).ending.tense == Tense::past &&
         !any_time(in, c.first, c.predicate, looks_ahead);
}
// 맺었다, 체결했다고 밝혔다; 맺은 것은 처음이다: signed, and nothing about it is open.
bool concluded(const Scene& in, const Clause& c) {
  const Word* w = c.predicate == kNone ? nullptr : in.word(c.predicate);
  const Modal& m = c.modal;
  if (w == nullptr || w->status != Status::signed_ || m.negated || m.unsaid || m.end ||
      (m.cap && *m.cap < Status::signed_) || !(m.tense == Tense::past || announced(in, c)))
    return false;
  if (in.text(m.last).starts_with("있")) return false;  // 앞서 체결한 바 있다
  return !m.relative || (c.head != kNone && in.text(in.ph(c.head).last) == "것");
}
// The phrase of the paper, kNone where none is signed.
std::uint16_t contract(const Scene& in, const Clause& c) {
  for (const std::uint16_t n : c.args) {
    const Phrase& p = in.ph(n);
    if ((p.josa == Case::object || p.josa == Case::dative) && in.is(p.last, Class::paper)) return n;
  }
  return kNone;
}
// 가온증권은 나래그룹에 경영권을 넘기는 본계약을 맺었다: the act is what the paper is about.
bool signs_act(const Clause& c) {
  const Modal& m = c.modal;
  return m.paper && m.tense == Tense::past && m.cap == Status::signed_ && !m.end && !m.negated &&
         !m.unsaid && !m.relative;
}
// A letter binds nobody to deliver or to pay.
bool binds(const Scene& in, const Phrase& p) {
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (const Word* w = in.word(t); w != nullptr && (w->flags & bit(Flag::non_binding)) != 0)
      return false;
  return true;
}
bool has(const Document& doc, const std::vector<Row>& rows, Row r) {
  return std::ranges::any_of(
      rows, [&](Row o) { return doc.mentions.rows[o].same == doc.mentions.rows[r].same; });
}
// Are both sides of the claim those of the pact? Who sign on one side are told of by another word.
bool covers(const Document& doc, const Pact& pact, const Draft& d) {
  std::vector<Row> all = d.a;
  all.insert(all.end(), d.b.begin(), d.b.end());
  const auto ours = [&](Row r) { return has(doc, pact.a, r); };
  const auto theirs = [&](Row r) { return has(doc, pact.b, r); };
  if (all.size() < 2) return false;
  if (pact.b.empty()) return std::ranges::all_of(all, ours);
  return std::ranges::all_of(all, [&](Row r) { return ours(r) || theirs(r); }) &&
         std::ranges::any_of(all, ours) && std::ranges::any_of(all, theirs);
}
// Joint doings, which the pact is itself, and goods, money and rights, of which it holds the terms.
bool joint(Type t) {
  return t == Type::partner || t == Type::codevelop || t == Type::joint_venture;
}
bool termed(Type t) {
  return t == Type::supply || t == Type::manufacture || t == Type::license || t == Type::invest ||
         t == Type::acquire || t == Type::finance;
}
// 2023년 손잡았다; 2020년 협약을 맺었다
bool another_day(const Document& doc, const Pact& pact, const Draft& d) {
  if (pact.time == kNoRow || d.time == kNoRow || d.told_day) return false;
  const auto value = [&](Row r) { return doc.mentions.at(doc.mentions.rows[r].value); };
  const std::string_view x = value(pact.time), y = value(d.time);
  return !x.starts_with(y) && !y.starts_with(x);
}
// (계약을 맺었다.) A가 B에 공급하는 방식이다, 조건이다: what the pact says.
bool details(const Document& doc, const Draft& d) {
  std::string_view text = doc.at(d.evidence);
  while (text.ends_with('.')) text.remove_suffix(1);
  for (const std::string_view copula : {"이다", "입니다"}) {
    if (!text.ends_with(copula)) continue;
    text.remove_suffix(copula.size());
    return text.ends_with("방식") || text.ends_with("조건") || text.ends_with("내용") ||
           text.ends_with("구조");
  }
  return false;
}
// (A와 B는 손잡기로 했다.) A는 칩을 B에 공급한다: from now on, and no contract is told.
bool to_begin(const Document& doc, const Draft& d, const Draft& pact) {
  constexpr std::uint32_t kReach = 3;  // sentences
  const bool goods = d.type == Type::supply || d.type == Type::manufacture;
  if (!goods || d.status != Status::done || !d.present || d.standing || d.terse || pact.terse ||
      !joint(pact.type) || pact.status != Status::signed_ || pact.sentence >= d.sentence ||
      d.sentence - pact.sentence > kReach || d.features.find("clause=verbal") == std::string::npos)
    return false;
  const auto other = [&](Row r) { return !has(doc, pact.a, r) && !has(doc, pact.b, r); };
  return std::ranges::none_of(d.a, other) && std::ranges::none_of(d.b, other);
}
// 손잡고 나선다, 협력한다: no more than the pact; 협력해 왔다 goes on whatever is signed.
bool told_by(const Document& doc, const Pact& pact, const Draft& d) {
  if (d.status >= Status::stalled || d.status == Status::signed_ || d.standing) return false;
  if (joint(d.type) && another_day(doc, pact, d)) return false;
  if (d.type == Type::partner || d.type == Type::codevelop) return true;
  const bool sole = d.type == Type::acquire && d.status == Status::planned;  // bought but once
  const bool open = sole || d.features.find(" cap=") == std::string::npos || details(doc, d);
  const bool begins = d.status == Status::done && d.present;  // A가 B에 납품한다: from now on
  if (termed(d.type) && d.status == Status::planned && details(doc, d)) return true;
  return pact.binds && (joint(d.type) || termed(d.type)) &&
         (d.status == Status::planned || begins) && open;
}

}  // namespace

void remember_pact(const Scene& in, std::vector<Pact>& pacts) {
  for (const Clause& c : in.clauses) {
    const std::uint16_t paper = concluded(in, c) ? contract(in, c) : kNone;
    if ((paper == kNone && !signs_act(c)) || pacts.size() == kPacts) continue;
    Pact pact;
    for (const std::uint16_t n : {c.subject, c.topic})
      if (n != kNone) add(in, in.ph(n).heads, pact.a);
    if (pact.a.empty()) add(in, in.topic, pact.a);
    for (const std::uint16_t n : c.args)
      if (in.ph(n).josa == Case::with || in.ph(n).josa == Case::together ||
          in.ph(n).josa == Case::dative)
        add(in, in.ph(n).heads, pact.b);
    pact.binds =
        paper == kNone ? (c.modal.flags & bit(Flag::non_binding)) == 0 : binds(in, in.ph(paper));
    for (std::uint16_t t = c.first; t < c.predicate && pact.time == kNoRow; ++t)
      if (in.tok(t).what == What::time && in.resolved(in.tok(t).mention))
        pact.time = in.tok(t).mention;
    if (pact.a.size() + pact.b.size() >= 2) pacts.push_back(std::move(pact));
  }
}

void settle_terms(const Document& doc, const std::vector<Pact>& pacts, std::vector<Draft>& drafts) {
  for (Draft& d : drafts)
    for (const Pact& pact : pacts)
      if (told_by(doc, pact, d) && covers(doc, pact, d)) {
        d.status = Status::signed_;
        d.features += " pact";
        if (details(doc, d)) {  // (31일 양해각서에 서명했다.) 칩을 쓰겠다는 내용이다
          if (!pact.binds) d.flags |= bit(Flag::non_binding);
          if (d.time == kNoRow) d.time = pact.time;
        }
        break;
      }
  for (Draft& d : drafts)
    if (std::ranges::any_of(drafts, [&](const Draft& pact) { return to_begin(doc, d, pact); }))
      d.status = Status::planned;
}

}  // namespace hj::claim
