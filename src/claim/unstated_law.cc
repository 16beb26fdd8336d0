// The same where somebody rules, pays or sues.
#include <algorithm>
#include <optional>
#include <utility>

#include "claim/sides.h"
#include "core/hangul.h"

namespace hj::claim {
Rows refuser(const Bind& b) {
  const bool deal = b.trigger.type == Type::acquire || b.trigger.type == Type::merge ||
                    b.trigger.type == Type::invest || b.trigger.type == Type::license;
  const bool offered = b.spot.modal.cap && *b.spot.modal.cap == Status::sought;
  const Clause* next = clause_after(b);
  if (!deal || !offered || next == nullptr) return {};
  return refuses(b.in, *next) ? keep(b.in, b.in.ph(next->subject).heads, b.kinds) : Rows{};
}
namespace {

// C도 소송을 냈다, C와 D가 각각 소송을 냈다: as the one told before has.
bool sues_too(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone || b.clause.shared) return false;
  if (b.in.ph(n).also) return true;
  for (std::uint16_t t = b.in.ph(n).last + 1U; t < b.spot.token; ++t)
    if (b.in.rules.is(b.in.text(t), Marker::severally)) return true;
  return false;
}

}  // namespace

Rows sued_before(const Bind& b, const Draft& d) {
  constexpr std::uint32_t kReach = 3;  // sentences
  const Discourse& said = b.in.said;
  const bool near = said.sued != kNoRow && b.in.number - said.sued_at <= kReach;
  if (b.trigger.type == Type::sue && near && sues_too(b) && !b.in.parse.terse &&
      std::ranges::none_of(
          d.a, [&](Row r) { return b.in.same(r, said.sued) || b.in.same(r, said.plaintiff); }))
    return keep(b.in, {said.sued}, b.kinds);
  if (b.trigger.type != Type::sue || !b.in.text(b.spot.token).starts_with("맞") ||
      b.in.said.plaintiff == kNoRow || d.a.size() != 1 || !b.in.same(d.a.front(), b.in.said.sued))
    return {};
  return keep(b.in, {b.in.said.plaintiff}, b.kinds);
}
Rows toward_state(const Bind& b) {
  constexpr std::string_view kToward = "대", kVisit = "방";
  if ((b.trigger.flags & bit(Flag::negative)) == 0 || b.in.parse.terse) return {};
  for (std::uint16_t t = b.spot.token; t-- > b.clause.first;) {
    const std::string_view text = b.in.text(t);
    const bool act = b.spot.phrase == kNone && b.in.tok(t).josa == Case::object;
    const bool state = b.in.tok(t).what == What::word && text.size() == 6 &&
                       text.starts_with(kToward) && b.in.tok(t).josa == Case::none;
    if (!state && (b.in.tok(t).predicate || !(b.in.tok(t).josa == Case::none || act))) return {};
    if (!state) continue;
    std::string visit(kVisit);
    visit += text.substr(kToward.size());
    const auto* readings = b.in.rules.find(visit);
    const Word* next = b.in.word(t + 1U);
    const bool trade = next != nullptr && (!next->triggers.empty() || next->is(Class::goods));
    const bool people = text == "대중" && !trade &&  // 대중 매체, 대중 문화
                        !b.in.rules.ends(b.in.text(t + 1U), Marker::field);
    if (readings == nullptr || people) return {};
    for (const std::uint16_t g : b.in.rules.words[readings->front().word].triggers)
      if (const Trigger& v = b.in.rules.triggers[g]; v.type == Type::visit && !v.need.empty())
        return country(b.in, v.need);
    return {};
  }
  return {};
}
Rows ruled_alike(const Bind& b, Draft& d) {
  const Modal& m = b.spot.modal;
  const Discourse& said = b.in.said;
  const std::uint16_t s = subject_phrase(b);
  const bool grants = (b.trigger.flags & bit(Flag::positive)) != 0;
  const Rows& by = grants ? said.granter : said.ruler;
  if (b.in.parse.terse || b.clause.modal.relative || m.tense != Tense::past || m.cap || m.end ||
      m.negated || m.unsaid || m.said_by != kNone || s == kNone || !b.in.ph(s).also ||
      b.in.ph(s).josa != Case::topic || by.empty() ||
      b.in.number - (grants ? said.granter_at : said.ruler_at) != 1 ||
      !(b.spot.voice == Voice::receive || b.spot.voice == Voice::passive) ||
      own_time(b) != kNoRow || somebody(b, {Case::source, Case::by, Case::place, Case::dative}))
    return {};
  d.stated_parties = false;
  return by;
}
Rows ruled_before(const Bind& b, Draft& d) {
  const Modal& m = b.spot.modal;
  const bool fine =
      (b.trigger.flags & bit(Flag::negative)) != 0 && !b.in.parse.terse && frame_name(b) == "levy";
  const std::uint16_t s = b.clause.subject;
  const bool undergone = s != kNone && b.in.ph(s).heads.empty() && b.in.ph(s).mods.empty() &&
                         (b.spot.voice == Voice::passive || b.spot.phrase == s);
  if (!fine || !undergone || b.clause.modal.relative || m.tense != Tense::past || m.cap || m.end ||
      m.said_by != kNone || b.in.said.ruler.empty() || b.in.number - b.in.said.ruler_at != 1 ||
      somebody(b, {Case::source, Case::by, Case::place}))
    return {};
  d.stated_parties = false;
  return b.in.said.ruler;
}
Rows kept_by(const Bind& b) {
  const Phrase* o = object_phrase(b);
  for (const Clause& c : b.in.clauses)
    if (o != nullptr && c.head != kNone && &b.in.ph(c.head) == o && c.subject != kNone &&
        !c.shared && c.predicate != kNone && !c.modal.negated &&
        b.in.acts_as(c.predicate, Type::own))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
Rows charged_before(const Bind& b, Draft& d) {
  const Modal& m = b.spot.modal;
  const std::uint16_t n = subject_phrase(b);
  if (frame_name(b) != "charge" || b.spot.voice != Voice::passive || b.in.parse.terse ||
      b.clause.modal.relative || m.tense != Tense::past || m.cap || m.end || m.said_by != kNone ||
      n == kNone || b.in.ph(n).heads.empty() || b.in.said.ruler.empty() ||
      b.in.number - b.in.said.ruler_at != 1 ||
      !b.in.rules.ends(b.in.name(b.in.said.ruler.front()), Marker::authority) ||
      somebody(b, {Case::source, Case::by, Case::place, Case::dative}))
    return {};
  d.stated_parties = false;
  return b.in.said.ruler;
}
namespace {

// The relative clause on what is decided: [B에 내린] 조치를 해제했다, [B에 내준] 허가를 취소했다.
const Clause* burden(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !o->heads.empty()) return nullptr;
  for (std::uint16_t t = o->first; t < o->last; ++t)  // [B에 파는] 기업에 대한 허가: theirs
    if (b.in.tok(t).josa != Case::none) return nullptr;
  const auto told = [&](const Clause& c) {
    if (&c <= &b.clause || c.predicate == kNone || c.modal.join != Join::said) return false;
    const Token& t = b.in.tok(c.predicate);
    return b.in.doc.at(Span{t.span.begin, std::max(t.end, t.span.end)}).ends_with("하라고");
  };
  if (std::ranges::any_of(b.in.clauses, told)) return nullptr;  // 취소하고 고발하라고 촉구했다
  for (const Clause& c : b.in.clauses)
    if (c.head != kNone && &b.in.ph(c.head) == o && c.predicate != kNone && c.modal.relative &&
        !c.modal.negated && &c != &b.clause)
      return &c;
  return nullptr;
}

}  // namespace

Rows under_measure(const Bind& b) {
  const Clause* c = burden(b);
  if (c == nullptr) return {};
  for (const std::uint16_t n : c->args)
    if (b.in.ph(n).josa == Case::dative)
      if (Rows rows = keep(b.in, laid_on(b.in.ph(n)), b.kinds); !rows.empty()) return rows;
  return first_of(b, *c, Case::about);
}
Rows who_burdened(const Bind& b) {
  const Clause* c = burden(b);
  const std::uint16_t n = subject_phrase(b);
  if (c == nullptr || c->subject == kNone || c->shared || (n != kNone && n != c->subject))
    return {};
  return keep(b.in, b.in.ph(c->subject).heads, b.kinds);
}
Rows thing_of_topic(const Bind& b) {
  const Clause& c = b.clause;
  if (b.spot.voice != Voice::receive || c.subject == kNone || c.modal.relative || b.in.parse.terse)
    return {};
  const Phrase& thing = b.in.ph(c.subject);
  const bool named = !thing.heads.empty() && b.in.kind(thing.heads.front()) != Kind::product;
  if (thing.josa != Case::subject || named) return {};
  const auto firm = [&](const Rows& rows) {
    Rows out = keep(b.in, rows, bit(Kind::org));
    return out.size() == 1 && !decides(b.in, out.front()) ? out : Rows{};
  };
  for (const Clause& k : b.in.clauses)  // [B가 만든] 약이
    if (k.subject != kNone && !k.shared && k.subject != c.topic && k.head != kNone &&
        (k.head == c.subject ||
         (b.in.ph(k.head).josa == Case::copula && b.in.ph(k.head).last + 1U == thing.first)))
      return firm(b.in.ph(k.subject).heads);
  if (!thing.mods.empty())  // 자회사 B의 약이
    return thing.mods.back().josa == Case::genitive ? firm(thing.mods.back().rows) : Rows{};
  return c.topic == kNone || c.topic == c.subject ? Rows{} : firm(b.in.ph(c.topic).heads);
}
Rows blamed_self(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if ((b.spot.voice != Voice::receive && frame_name(b) != "sued") || n != kNone ||
      b.clause.modal.relative)
    return {};
  for (const Clause& c : b.in.clauses) {
    const bool why = c.head != kNone && c.predicate != kNone && c.predicate < b.spot.token &&
                     b.in.rules.is(b.in.text(b.in.ph(c.head).first), Marker::charge);
    if (why && c.subject != kNone && !c.shared)
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  }
  return {};
}

}  // namespace hj::claim
