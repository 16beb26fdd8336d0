// Whether an act is told at all where its words stand; what goes for acts of all types.
#include "claim/misread.h"

#include <algorithm>

#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::claim {
namespace {

// "양국이 공장을 세워 함께 생산하는 방식"이라며: how it would be, in somebody's words
bool way_of(const Bind& b, const Draft&) {
  if (!b.in.tok(b.spot.token).quoted || !b.clause.modal.relative || b.clause.head == kNone ||
      b.clause.modal.tense == Tense::past)
    return false;
  const std::string_view noun = b.in.text(b.in.ph(b.clause.head).last);
  return noun == "방식" || noun == "구조" || noun == "모델" || noun == "형태";
}
// A나 B 가운데 한 회사를 인수하겠다고, A와 B 중 한 곳과 손잡겠다고: one of them
bool either(const Bind& b, const Draft&) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::object && p.josa != Case::with && p.josa != Case::dative) continue;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if ((b.in.text(t) == "가운데" || b.in.text(t) == "중") && b.in.text(t + 1U).starts_with("한"))
        return true;
  }
  return false;
}
// 김모(38)씨, 송군: a name that the paper does not give
bool nameless(const Bind& b, const Rows& rows) {
  return std::ranges::any_of(rows, [&](Row r) {
    const std::string_view name = b.in.name(r);
    constexpr std::string_view kFirm = "社";
    const bool counted = name.ends_with(kFirm) && name.size() > kFirm.size() &&
                         is_digit(rune_before(name, name.size() - kFirm.size()).code);
    constexpr std::string_view kCounted = "사";  // 이통3사
    const bool three = name.ends_with(kCounted) && name.size() > kCounted.size() &&
                       is_digit(rune_before(name, name.size() - kCounted.size()).code);
    const bool sort = three || name.starts_with("다국적") || name.ends_with("국가") ||
                      name.ends_with("위성정당") ||
                      (name.starts_with("글로벌") && b.in.rules.ends(name, Marker::people));
    if (b.in.kind(r) == Kind::org && (counted || sort)) return true;  // 건설3社, 다국적제약사
    return b.in.kind(r) == Kind::person && name.size() == 6 &&
           (name.ends_with("모") || name.ends_with("군") || name.ends_with("양"));
  });
}
// CNBC는 A가 투자할 것으로 봤다: who tells is no side of it.
bool told_by(const Bind& b, const Draft& d) {
  const Modal& m = b.spot.modal;
  if (m.said_by == kNone && b.clause.modal.said_by == kNone && m.cap != Status::rumoured)
    return false;
  const std::uint16_t topic = b.clause.topic;
  if (topic == kNone || topic == b.clause.subject || d.type == Type::own) return false;
  const Rows& teller = b.in.ph(topic).heads;
  const bool reported = m.said_by != kNone && b.in.text(m.said_by).starts_with("보도");
  if (reported && !teller.empty() && teller == d.b) return true;
  return teller.size() == 1 && b.in.rules.ends(b.in.name(teller.front()), Marker::outlet) &&
         std::ranges::any_of(d.b, [&](Row r) { return r == teller.front(); });
}
// [KT가 속한] K뱅크는: what the clause lacks is its head, and no party said elsewhere.
bool lacks_its_head(const Bind& b, const Draft& d) {
  const Clause& c = b.clause;
  if (d.stated_parties || b.headed || !c.modal.relative || c.head == kNone) return false;
  const Phrase& head = b.in.ph(c.head);
  const std::string_view first = b.in.text(head.first);
  return head.heads.empty() && !b.in.is(head.last, Class::hold) &&
         !b.in.is(head.last, Class::paper) && !b.in.rules.is(first, Marker::moment) &&
         b.in.rules.ends(b.in.text(head.last), Marker::people);
}
// A 측은 [B가 기술을 훔쳐 만든] 패널을 C에 공급했다고 주장했다: by whom, B or A?
bool alleged(const Bind& b, const Draft& d) {
  const std::uint16_t by = b.spot.modal.said_by, n = subject_phrase(b);
  if (by == kNone || n == kNone || b.in.ph(n).heads != d.a || d.type == Type::role) return false;
  const std::string_view verb = b.in.text(by);
  if (std::ranges::none_of(std::initializer_list<std::string_view>{"주장", "비판", "비난", "폭로",
                                                                   "지적", "의심", "고발"},
                           [&](std::string_view v) { return verb.starts_with(v); }))
    return false;
  return std::ranges::any_of(b.in.clauses, [&](const Clause& c) {
    return c.predicate != kNone && c.modal.relative && !c.shared && c.subject != kNone &&
           c.subject != n && c.predicate < b.spot.token &&
           b.in.ph(c.subject).first > b.in.ph(n).last && !b.in.ph(c.subject).heads.empty() &&
           b.in.kind(b.in.ph(c.subject).heads.front()) == Kind::org;
  });
}
// 대표는 "A가 B를 샀다"고 말했다: who speaks is no party of what he says others did; but "B의
// 결정을 환영한다"고 말했다 is the act itself.
bool told_by_person(const Bind& b, const Draft& d) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone || !b.in.tok(b.spot.token).quoted || b.in.tok(b.in.ph(n).last).quoted ||
      d.type == Type::meet || d.type == Type::visit || d.a.empty())
    return false;
  const bool mind = d.type == Type::oppose || d.type == Type::endorse;
  if (mind && !b.clause.modal.relative && b.spot.modal.tense == Tense::present) return false;
  return std::ranges::none_of(d.a, [&](Row r) { return b.in.kind(r) == Kind::org; });
}
// 신문은 하퍼와 [이름 없는] 감독이 만났다고 전했다: who tells is none of those who act.
bool teller_acts(const Bind& b, const Draft& d) {
  const Clause& c = b.clause;
  if (b.spot.modal.said_by == kNone || c.subject == kNone || c.shared || c.topic == kNone ||
      c.topic == c.subject || b.in.ph(c.subject).josa != Case::subject ||
      !b.in.ph(c.subject).heads.empty() || d.a.empty() || b.in.ph(c.topic).heads != d.a)
    return false;
  const Token& last = b.in.tok(b.in.ph(c.subject).last);
  if (last.what == What::title) return true;
  if (last.what != What::word) return false;
  const std::string_view who = b.in.text(b.in.ph(c.subject).last);
  return b.in.rules.ends(who, Marker::people) || b.in.rules.ends(who, Marker::athlete) ||
         b.in.rules.ends(who, Marker::chief) || b.in.rules.ends(who, Marker::office);
}
bool unnamed(const Bind& b, const Draft& d) { return nameless(b, d.a) || nameless(b, d.b); }

constexpr Misreading kAny[] = {teller_acts, way_of,         either,  told_by,    lacks_its_head,
                               alleged,     told_by_person, unnamed, teller_acts};

}  // namespace

bool charged(const Bind& b) {
  const Join join = b.clause.modal.join;
  if (!b.clause.shared || b.clause.head == kNone ||
      (join != Join::reported && join != Join::adnominal))
    return false;
  const std::string_view noun = b.in.text(b.in.ph(b.clause.head).last);
  return noun == "이유" || noun == "혐의" || noun == "의혹" || noun == "명목";
}
bool misread(const Bind& b, const Draft& d) {
  if (once_over(b)) return true;
  for (const Misreadings all : {Misreadings(kAny), misreadings_of_trade(), misreadings_of_capital(),
                                misreadings_of_law(), misreadings_of_talk()})
    for (const Misreading is : all)
      if (is(b, d)) return true;
  return false;
}

}  // namespace hj::claim
