// Which party stands on which side, and whom the words leave out.
#include "claim/sides.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/hangul.h"

namespace hj::claim {
const TypeRule& type_of(const Bind& b) {
  return b.in.rules.types[static_cast<std::size_t>(b.trigger.type)];
}
void unite(Rows& into, const Rows& more) {
  for (const Row r : more)
    if (std::ranges::find(into, r) == into.end()) into.push_back(r);
}
namespace {

bool granted(const Bind& b) {
  return b.trigger.type == Type::subsidise || b.trigger.type == Type::finance;
}

}  // namespace

bool somebody(const Bind& b, std::initializer_list<Case> cases) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    const What last = b.in.tok(p.last).what;
    const bool other = !p.heads.empty() && keep(b.in, p.heads, b.kinds).empty();  // 테일러에
    const bool noun = other || last == What::word || last == What::count || last == What::place;
    if (granted(b) && b.in.is(p.last, Class::site)) return false;  // 이 공장에: its owner
    return n != b.spot.phrase && noun && (other || p.heads.empty()) &&
           std::ranges::find(cases, p.josa) != cases.end();
  });
}
bool says(const Bind& b) {
  if (!b.clause.modal.relative || b.clause.head == kNone) return !b.clause.modal.relative;
  const Phrase& h = b.in.ph(b.clause.head);
  return h.heads.empty() && h.mods.empty() &&
         (b.in.has(h, Class::stake) || b.in.has(h, Class::sum));
}
bool describes(const Bind& b) {
  if (b.spot.phrase == kNone || granted(b) || b.trigger.type == Type::regulate) return false;
  for (std::uint16_t t = b.in.ph(b.spot.phrase).first; t < b.spot.token; ++t)
    if (b.in.tok(t).what != What::amount && !b.in.is(t, Class::sort)) return true;
  return false;
}
Rows focus(const Bind& b, Draft& d) {
  const bool bodily = b.trigger.type == Type::meet || b.trigger.type == Type::visit;
  if (b.in.said.focus == kNoRow || b.in.parse.terse || bodily || describes(b)) return {};
  Rows out = keep(b.in, {b.in.said.focus}, b.kinds);
  if (!out.empty()) d.stated_parties = false;
  return out;
}
namespace {

// 부품은 B에서 공급받는다, 기술은 B에서 도입했다: what is got, not who gets it.
bool fetched(const Bind& b, const Phrase& p) {
  const std::string& frame = frame_name(b);
  const bool gets =
      frame == "buy" || frame == "licensed" || (frame == "give" && b.spot.voice == Voice::receive);
  return gets && p.josa == Case::topic &&
         (goods_name(b.in, p.last) || b.in.is(p.last, Class::right));
}
// (…하는 것이 목표로,) B와 협력하기로 했다; 공장은 B에 넘기기로 했다: no one who acts.
bool thing_subject(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone) return true;
  const Phrase& p = b.in.ph(n);
  if (!p.heads.empty() || !p.mods.empty()) return false;
  const bool sum = p.josa == Case::topic && b.in.tok(p.last).what == What::amount;
  if (sum && b.trigger.type == Type::finance) return true;  // 2천억원은 B에서 빌린다
  const bool own = p.josa == Case::topic && (b.trigger.need == "unit" || b.trigger.need == "make" ||
                                             frame_name(b) == "entrust");
  const bool made = p.josa == Case::topic && b.trigger.type == Type::codevelop &&
                    b.in.is(p.last, Class::goods);  // 엔진은 B와 공동 개발했다
  return own || made || fetched(b, p) || b.in.is(p.last, Class::hold);
}
// 정책을 비판하고 체제를 알리는 기사: a chain within a relative clause tells of its head.
bool describes_thing(const Bind& b) {
  if (b.trigger.type != Type::oppose && b.trigger.type != Type::endorse) return false;
  const Clause* next = clause_after(b);
  if (next == nullptr || next->predicate == kNone || b.clause.modal.join != Join::chain ||
      !next->modal.relative || next->head == kNone || !b.in.ph(next->head).heads.empty() ||
      next->modal.held)
    return false;
  for (std::uint16_t t = b.clause.modal.last; t < next->predicate; ++t)
    if (b.in.tok(t).what == What::mark) return false;
  return next->subject == kNone || next->shared;
}
// (미르는 …) B에 출자하는 등 투자를 늘렸다: 등 is no noun that the clause describes.
bool and_so_on(const Bind& b) {
  const std::size_t next = b.clause.modal.last + 1U;
  return next < b.in.parse.tokens.size() && b.clause.subject == kNone &&
         b.in.text(static_cast<std::uint16_t>(next)) == "등";
}
// 하지만 B를 [만난] 뒤 태도를 바꿨다: whose moment it is, the main verb does not name either.
bool at_moment(const Bind& b) {
  const bool dated = b.clause.modal.relative && b.clause.head != kNone &&
                     b.clause.subject == kNone && b.in.ph(b.clause.head).heads.empty() &&
                     b.in.rules.is(b.in.text(b.in.ph(b.clause.head).first), Marker::moment);
  const Clause* main = dated ? beside(b, true) : nullptr;
  return main != nullptr && main->subject == kNone && main->topic == kNone && !main->modal.relative;
}
bool another(const Bind& b) {
  for (std::uint16_t t = b.clause.first; t + 1U < b.spot.token; ++t)
    if (b.in.text(t) == "또" && b.in.text(t + 1U) == "다른") return true;
  return false;
}
// What firms do, and a person only for his firm.
bool corporate(Type t) {
  return takes_money(t) || t == Type::compete || t == Type::supply || t == Type::manufacture ||
         t == Type::license || t == Type::codevelop || t == Type::qualify;
}
// B를 인수하는 방안은 |A가| 검토하고 있다: whose plan it is stands behind it.
Rows planner(const Bind& b) {
  if (!b.clause.modal.held) return {};
  for (std::uint16_t n = 0; n < b.in.parse.phrases.size(); ++n) {
    const Phrase& p = b.in.ph(n);
    if (p.dead || p.josa != Case::subject || p.heads.empty() || b.in.nested[n]) continue;
    if (p.first > b.spot.token && p.last < b.clause.modal.last &&
        b.in.is(static_cast<std::uint16_t>(p.first - 1U), Class::hold))
      return keep(b.in, p.heads, b.kinds);
  }
  return {};
}

}  // namespace

Rows carried(const Bind& b, Draft& d) {
  if (Rows rows = planner(b); !rows.empty()) return rows;
  if (!thing_subject(b) || b.in.parse.terse ||
      (b.clause.modal.relative && !and_so_on(b) && !at_moment(b)) || describes_thing(b))
    return {};
  const std::uint16_t goods = subject_phrase(b);
  if (goods != kNone && fetched(b, b.in.ph(goods)) && b.in.said.focus != kNoRow) return focus(b, d);
  Rows out = keep(b.in, b.in.topic, b.kinds);
  // (이 의장은 말했다.) 이달 초엔 B에 투자했다: who only spoke is not the investor.
  const bool person = corporate(b.trigger.type) && !b.trigger.rule.ends_with("창업") &&
                      !out.empty() && b.in.kind(out.front()) == Kind::person;
  if (person) return focus(b, d);
  // (정부는 A를 돕는다.) 지난달에는 B를 인수했다: A, as a state buys no firm
  const bool trades = b.trigger.type == Type::acquire || b.trigger.type == Type::merge;
  if (trades && out.size() == 1 && decides(b.in, out.front()))
    return b.in.said.focus != kNoRow && !decides(b.in, b.in.said.focus) ? focus(b, d) : Rows{};
  const bool buys = b.trigger.type == Type::invest || b.trigger.type == Type::acquire;
  if (buys && !out.empty() && another(b)) {  // (A는 B를 샀다. B는 …) 또 다른 C에도 투자했다: A
    const auto is = [&](Row r) { return r != kNoRow && b.in.same(r, out.front()); };
    if (b.in.said.focus != kNoRow && !is(b.in.said.focus)) return focus(b, d);
    if (!is(b.in.said.focus) && !is(b.in.said.buyer)) return {};
  }
  const bool paid =
      b.trigger.type == Type::invest && out.size() == 1 &&
      std::ranges::any_of(b.in.said.paid, [&](Row r) { return b.in.same(r, out.front()); });
  if (paid) {  // (A는 B에 투자했다. B는 …) C에도 투자했다: A
    const bool other = b.in.said.focus != kNoRow && !b.in.same(b.in.said.focus, out.front());
    return other ? focus(b, d) : Rows{};
  }
  if (out.empty()) return focus(b, d);
  d.stated_parties = false;
  return out;
}
Rows band(const Bind& b, Rows rows) {
  if (rows.size() < 2) return {};
  const auto& mentions = b.in.doc.mentions.rows;
  const auto tight = [&](std::size_t i) {
    const std::uint32_t begin = mentions[rows[i - 1U]].span.end, end = mentions[rows[i]].span.begin;
    return begin < end &&
           b.in.doc.at(Span{begin, end}).find_first_of(" ,") == std::string_view::npos;
  };
  std::size_t first = rows.size() - 1U;
  if (!tight(first)) return rows;  // A, B와 C 컨소시엄
  while (first > 0 && tight(first)) --first;
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(first));
  return rows;
}
namespace {

// A와 B는 [각자 보유한] 기술을 합쳐 만든다: what each has, not what each does.
bool described(const Bind& b, std::uint16_t each) {
  for (std::uint16_t t = each + 1U; t < b.spot.token; ++t)
    if (b.in.tok(t).predicate)
      return b.in.tok(t).ending.join == Join::adnominal && b.in.text(each) == "각자";
  return false;
}

}  // namespace

bool severally(const Bind& b) {
  const Type t = b.trigger.type;
  if (t != Type::partner && t != Type::codevelop && t != Type::talk && t != Type::meet)
    return false;
  if (t == Type::talk)  // A와 B가 서장을 만나 논의했다: with him, whose name nobody has read
    for (const Clause& c : b.in.clauses)
      if (c.predicate != kNone && c.predicate < b.spot.token && c.modal.join == Join::chain &&
          b.in.acts_as(c.predicate, Type::meet) && std::ranges::any_of(c.args, [&](auto n) {
            return b.in.ph(n).josa == Case::object && b.in.ph(n).heads.empty();
          }))
        return true;
  const Clause* before = t == Type::talk ? chained_before(b) : nullptr;
  if (before != nullptr)
    for (const std::uint16_t n : before->args)
      if (b.in.ph(n).josa == Case::object &&
          b.in.rules.is(b.in.text(b.in.ph(n).last), Marker::board))
        return true;
  const Clause* came = beside(b, false);  // A와 B가 한국을 찾으며 협력을 논의했다: with their hosts
  if (came != nullptr && b.clause.shared && came->predicate != kNone &&
      b.in.acts_as(came->predicate, Type::visit))
    return true;
  for (std::uint16_t i = b.clause.first; i < b.spot.token; ++i)
    if (b.in.rules.is(b.in.text(i), Marker::severally) && own(b, i) && !described(b, i))
      return true;
  return false;
}
bool country(const Scene& in, std::uint16_t token) {
  return in.tok(token).what == What::party && in.kind(in.tok(token).mention) == Kind::country;
}
Rows land(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::dative && p.josa != Case::direction && p.josa != Case::object) continue;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (country(b.in, t) && b.in.tok(t).josa != Case::with &&
          b.in.tok(t + 1U).what == What::place)
        return {b.in.tok(t).mention};
  }
  return {};
}
Rows country(const Scene& in, const std::string& name) {
  const auto& rows = in.doc.mentions.rows;
  for (Row i = 0; i < rows.size(); ++i)
    if (rows[i].kind == Kind::country && in.doc.mentions.at(rows[i].name) == name) return {i};
  return {};
}
bool toward(const Bind& b, Case c) {
  if (frame_name(b) != "leave_for") return true;
  return c == Case::dative || c == Case::direction;
}
std::uint16_t land_before(const Bind& b, std::uint16_t first, std::uint16_t place) {
  std::uint16_t from = place;
  const auto land = [&](std::uint16_t t) {
    return b.in.tok(t).josa == Case::none && (b.in.tok(t).what == What::place || country(b.in, t) ||
                                              b.in.rules.is(b.in.text(t), Marker::province));
  };
  while (from > first && land(static_cast<std::uint16_t>(from - 1U))) --from;
  return from;
}
Rows& side_of(Draft& d, Slot slot) { return slot == Slot::a ? d.a : slot == Slot::b ? d.b : d.c; }
bool raising(const Bind& b) {
  const Modal& m = b.spot.modal;
  return raises(b) && !m.end && ((m.cap && *m.cap < Status::planned) || sets_out(b));
}
bool asks_to_come(const Bind& b) {
  const Word* w = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  return b.trigger.type == Type::visit && b.spot.phrase != kNone && w != nullptr &&
         (w->is(Class::ask) || w->text == "제안");
}
bool money(const Bind& b) {
  for (std::uint16_t t = b.clause.first; t <= b.clause.last; ++t)
    if (b.in.tok(t).what == What::amount) return true;
  return false;
}
bool unread(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone) return false;
  const Phrase& p = b.in.ph(n);
  return p.heads.empty() && b.in.tok(p.last).what == What::word && !b.in.has(p, Class::sum);
}
bool has_object(const Bind& b) {
  return b.clause.modal.relative && std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
           return n != b.spot.phrase && b.in.ph(n).josa == Case::object;
         });
}
bool joint(const Bind& b, const Phrase& p) {
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (b.in.text(t).starts_with("합작")) return true;
  return false;
}
namespace {

// 충남 천안에 공장을 짓다: a place that is only built on is its words, with the land before it.
void name_place(const Bind& b, Draft& d) {
  if (d.type != Type::build || d.b.size() != 1 || b.in.kind(d.b.front()) != Kind::place) return;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const auto stands = [&](std::uint16_t t) { return b.in.tok(t).mention == d.b.front(); };
    std::uint16_t at = p.first;
    while (at <= p.last && !stands(at)) ++at;
    if (at > p.last) continue;
    const std::uint16_t from = land_before(b, p.first, at);
    d.b_words = {b.in.tok(from).span.begin, b.in.tok(at).span.end};
    d.b.clear();
    return;
  }
}
// A는 [2016년 사들인] B를 판다: the head is what was bought, the topic who bought it.
void object_gap(Bind& b, const Pattern& pattern, Draft& d) {
  const Clause& c = b.clause;
  if (!c.modal.relative || c.head == kNone || c.topic == kNone || c.subject != kNone) return;
  const bool takes = std::ranges::any_of(pattern.roles, [](const Role& r) {
    return r.slot == Slot::b && r.from.front() == Source::object;
  });
  const auto object = [&](std::uint16_t n) { return b.in.ph(n).josa == Case::object; };
  if (!takes || std::ranges::any_of(c.args, object)) return;
  b.kinds = type_of(b).a;
  Rows buyer = keep(b.in, b.in.ph(c.topic).heads, b.kinds);
  b.kinds = type_of(b).b;
  Rows bought = keep(b.in, b.in.ph(c.head).heads, b.kinds);
  without(b.in, bought, buyer);
  if (buyer.empty() || bought.empty()) return;
  const bool comes = d.type == Type::visit && std::ranges::any_of(bought, [&](Row r) {
                       return b.in.kind(r) == Kind::person;  // 같은 날 방한한 하퍼를
                     });
  if (comes) return;
  b.headed = true;
  d.a = std::move(buyer);
  d.b = std::move(bought);
}
// A는 은행과 대출 약정을 맺었다: the bank lends, whoever is the subject.
void lend(const Bind& b, Draft& d) {
  if (!d.weak || d.type != Type::finance || d.a.empty() || d.b.empty()) return;
  const auto bank = [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::lender); };
  if (std::ranges::none_of(d.a, bank) && std::ranges::all_of(d.b, bank)) std::swap(d.a, d.b);
}
// A는 B와 라이선스 계약을 맺고 기술을 들여온다: the next verb says who gives.
void turn_by_next(const Bind& b, Draft& d) {
  const bool unclear = d.weak && (d.type == Type::license || d.type == Type::supply);
  const Clause* next = clause_after(b);
  if (!unclear || next == nullptr || !next->shared || next->predicate == kNone ||
      b.in.word(next->predicate) == nullptr)
    return;
  const bool out = next->modal.tense == Tense::past && !next->modal.relative &&
                   b.in.acts_as(next->predicate, Type::launch);
  if (out && d.type == Type::license) return std::swap(d.a, d.b);  // 계약을 맺고 호빵을 출시했다
  for (const std::uint16_t g : b.in.word(next->predicate)->triggers) {
    const std::string& name = b.in.rules.frames[b.in.rules.triggers[g].frame].name;
    if (name != "buy" && name != "licensed") continue;
    const bool sum = std::ranges::any_of(next->args, [&](std::uint16_t n) {
      const Phrase& p = b.in.ph(n);  // 계약금 50억원을 확보한다: who gives is paid
      return p.josa == Case::object && b.in.tok(p.last).what == What::amount;
    });
    if (!sum) return std::swap(d.a, d.b);
  }
}
// 군비청과 한빛은 공급 계약을 맺었다: of the two, the state or its body is the customer.
void split_pair(const Bind& b, Draft& d) {
  const bool trade = d.type == Type::supply || d.type == Type::license;
  const bool made = trade || d.type == Type::manufacture;
  if (!made || !d.b.empty() || d.a.size() != 2 || !bargained(b)) return;
  const bool first = decides(b.in, d.a[0]);
  if (first == decides(b.in, d.a[1]) || !trade) {  // A와 B는 배터리 공급 계약을: who makes them?
    d.either = d.weak = !first && has_paper(b) && d.type != Type::license;
    if (d.either) d.b = {d.a[1]}, d.a.pop_back();
    return;
  }
  if (first) std::swap(d.a[0], d.a[1]);
  d.b = {d.a[1]};
  d.a.pop_back();
}
// (A는 B를 인수했다.) 앞서 C도 인수했다: C as well, by whom the sentence before is about.
void also_bought(const Bind& b, Draft& d) {
  const bool buys = (d.type == Type::acquire || d.type == Type::invest) && b.spot.phrase == kNone &&
                    b.trigger.before.empty() && b.spot.voice == Voice::active;
  const Clause& c = b.clause;
  if (!buys || !d.b.empty() || d.a.size() != 1 || c.subject == kNone || c.shared ||
      b.in.parse.terse || !b.in.ph(c.subject).also || b.in.topic.size() != 1 ||
      frame_name(b) != "theme" || b.in.same(b.in.topic.front(), d.a.front()))
    return;
  const bool alone = std::ranges::none_of(c.args, [&](std::uint16_t n) {
    return b.in.ph(n).josa == Case::object || b.in.ph(n).josa == Case::dative;
  });
  Rows buyer = keep(b.in, b.in.topic, type_of(b).a);
  if (!alone || buyer.empty() || b.in.kind(buyer.front()) != Kind::org) return;
  d.b = std::exchange(d.a, std::move(buyer));
  d.stated_parties = false;
}
// (B는 칩을 만든다.) 2017년 A가 인수했다: B, of which the sentence before tells.
void bought_topic(const Bind& b, Draft& d) {
  const Clause& c = b.clause;
  const std::string& frame = frame_name(b);
  const bool trades = b.spot.phrase == kNone && b.trigger.before.empty() &&
                      b.trigger.need.empty() && b.spot.voice == Voice::active &&
                      ((d.type == Type::acquire && frame == "theme") ||
                       (d.type == Type::divest && frame == "sell"));
  if (!trades || !d.b.empty() || d.a.size() != 1 || c.subject == kNone || c.shared ||
      c.modal.relative || c.topic != kNone || b.in.parse.terse || b.in.topic.size() != 1)
    return;
  const Phrase& who = b.in.ph(c.subject);
  const Row firm = b.in.topic.front();
  if (who.josa != Case::subject || who.also || b.in.kind(d.a.front()) != Kind::org ||
      b.in.kind(firm) != Kind::org || b.in.same(firm, d.a.front()) ||
      b.in.rules.ends(b.in.name(firm), Marker::authority) ||
      b.in.rules.ends(b.in.name(firm), Marker::outlet))
    return;
  for (const Clause& k : b.in.clauses) {  // A가 X를 키웠고 B가 인수했다: X, whatever it is
    if (k.first > c.first) break;
    for (const std::uint16_t n : k.args)
      if (b.in.ph(n).josa == Case::object || b.in.ph(n).josa == Case::topic) return;
  }
  d.b = {firm};
  d.stated_parties = false;
}
// (B는 로봇을 내놨다.) 칩은 A가 공급한다, 조립은 A가 맡는다: for B, of which the sentence before
// tells.
void serves_topic(const Bind& b, Draft& d) {
  const Clause& c = b.clause;
  const bool gives = (d.type == Type::supply || d.type == Type::manufacture) &&
                     b.spot.voice == Voice::active && !b.spot.nominal;
  if (!gives || !d.b.empty() || d.a.empty() || c.subject == kNone || c.shared || c.modal.relative ||
      b.in.parse.terse || b.in.topic.size() != 1)
    return;
  const Phrase& who = b.in.ph(c.subject);
  const Row firm = b.in.topic.front();
  const auto org = [&](Row r) { return b.in.kind(r) == Kind::org && !b.in.same(r, firm); };
  if (who.josa != Case::subject || who.also || b.in.kind(firm) != Kind::org ||
      !std::ranges::all_of(d.a, org) || b.in.rules.ends(b.in.name(firm), Marker::authority) ||
      b.in.rules.ends(b.in.name(firm), Marker::outlet))
    return;
  const bool another = std::ranges::any_of(b.in.parse.phrases, [](const Phrase& p) {
    return p.josa == Case::topic && !p.dead && !p.heads.empty();  // C는 차를 만들고, 칩은 A가
  });
  if (another) return;
  bool goods = false;
  for (const std::uint16_t n : c.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::dative || p.josa == Case::source || p.josa == Case::with) return;
    if (p.josa != Case::topic) continue;
    if (!p.heads.empty() || !p.mods.empty() || b.in.tok(p.last).what != What::word) return;
    goods = p.last < who.first;
  }
  if (!goods) return;
  d.b = {firm};
  d.stated_parties = false;
}
// A가 66억달러, B가 61억달러의 보조금을 확정했다: what firms are to get, not to give.
bool gets_grant(const Bind& b, const Draft& d) {
  return d.type == Type::subsidise && !d.a.empty() && b.spot.voice == Voice::active &&
         std::ranges::none_of(d.a, [&](Row r) { return decides(b.in, r); }) &&
         by_case(b, {Case::dative, Case::about}).empty();
}
// A가 B에 부과하기로 한 관세를 유예한다: what the main verb lifts is no burden any more.
bool lifted(const Bind& b, const Draft& d) {
  const Clause& c = b.clause;
  if (d.type == Type::regulate && (b.trigger.flags & bit(Flag::negative)) != 0) {
    const std::uint16_t end = b.spot.phrase == kNone ? b.spot.token : b.in.ph(b.spot.phrase).last;
    for (std::uint16_t t = b.spot.token + 1U; t <= end; ++t)
      if (b.in.rules.begins(b.in.text(t), Marker::lifts)) return true;  // 제재 완화 방침
    const std::string_view clear = b.spot.token == 0
                                       ? std::string_view()
                                       : b.in.text(static_cast<std::uint16_t>(b.spot.token - 1U));
    if (clear == "무혐의" || clear == "불기소" || clear == "면제" || clear == "기소유예")
      return true;  // 무혐의 처분
  }
  if (d.type != Type::regulate || (b.trigger.flags & bit(Flag::negative)) == 0 ||
      !c.modal.relative || c.head == kNone)
    return false;
  return std::ranges::any_of(b.in.clauses, [&](const Clause& main) {
    return main.predicate != kNone && &main != &c && !main.modal.negated && !main.modal.unsaid &&
           std::ranges::find(main.args, c.head) != main.args.end() &&
           b.in.rules.begins(b.in.whole(main.predicate), Marker::lifts);
  });
}
// 산업청은 "12대의 수출 계약이 성사됐다"고 밝혔다: an office tells what others have sold.
bool told_by_office(const Bind& b, const Draft& d) {
  const bool trade = d.type == Type::supply || d.type == Type::manufacture;
  return trade && b.in.tok(b.spot.token).quoted && !d.a.empty() && subject_phrase(b) != kNone &&
         !b.in.tok(b.in.ph(subject_phrase(b)).last).quoted && std::ranges::any_of(d.a, [&](Row r) {
           return b.in.kind(r) == Kind::org && decides(b.in, r);
         });
}
// ‘투자유치 및 상호협력’ 업무협약: what the pact is called, of which it is only a pact.
bool in_title(const Bind& b, const Draft& d) {
  if (d.type != Type::invest && d.type != Type::build && d.type != Type::lead) return false;
  constexpr std::uint32_t kReach = 60;  // bytes to where the title ends
  const std::uint32_t from = b.in.tok(b.spot.token).end;
  const std::string_view rest =
      b.in.doc.at(Span{from, std::max(from, b.in.evidence.end)}).substr(0, kReach);
  for (const std::string_view close : {"’ ", "' "}) {
    const std::size_t end = rest.find(close);
    if (end == std::string_view::npos) continue;
    const std::string_view pact = rest.substr(end + close.size());
    for (const std::string_view word : {"업무협약", "협약", "양해각서", "MOU"})
      if (pact.starts_with(word)) return true;
  }
  return false;
}
// 김포공항으로 입국했다: through it, not to see it.
bool comes_home(const Bind& b, const Draft& d) {
  if (d.type != Type::visit || d.b.empty() || !b.in.text(b.spot.token).starts_with("입국"))
    return false;
  for (const std::string_view gate : {"공항", "터미널", "항공센터"})
    if (b.in.name(d.b.front()).ends_with(gate)) return true;
  return false;
}
// A에 기쁨을 안겼다: what one gives is no firm that falls to another.
bool gives_over(const Bind& b) {
  return frame_name(b) == "fall_to" && std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
           const Phrase& p = b.in.ph(n);
           return p.josa == Case::object && p.heads.empty() && !b.in.has(p, Class::stake);
         });
}
// 벤처스 주도로 이뤄진 라운드: how it was done, no founding.
bool under_lead(const Bind& b, const Draft& d) {
  return d.type == Type::lead && b.spot.phrase != kNone && b.in.text(b.spot.token) == "주도" &&
         b.in.tok(b.spot.token).josa == Case::direction;
}
// 서울시의 처분을 취소해 달라: what an authority has decreed, not sold.
bool disposed(const Bind& b, const Draft& d) {
  return d.type == Type::divest && b.in.text(b.spot.token).starts_with("처분") && !d.b.empty() &&
         std::ranges::all_of(d.b, [&](Row r) { return decides(b.in, r); });
}
// A와 B는 끌어온 소송을 끝냈다: who had sued whom, nobody says.
bool ends_suit(const Bind& b, const Draft& d) {
  if (d.type == Type::sue && b.in.parse.terse && b.spot.phrase != kNone &&
      by_case(b, {Case::against}).empty()) {  // # A, B에 특허소송 패소
    const std::string_view end = b.in.text(b.in.ph(b.spot.phrase).last);
    if (end == "패소" || end == "승소") return true;
  }
  const Word* w = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  if (d.type != Type::sue || w == nullptr || b.spot.phrase == kNone || b.clause.modal.relative ||
      !by_case(b, {Case::against}).empty())
    return false;
  for (const std::string_view end : {"끝내다", "마무리", "종결", "매듭짓다", "끝나다"})
    if (w->text == end) return true;
  const bool judged = b.in.ph(b.spot.phrase).josa == Case::place &&  // B와의 소송에서 졌다
                      (b.in.rules.begins(b.in.text(b.clause.predicate), Marker::won) ||
                       b.in.rules.begins(b.in.text(b.clause.predicate), Marker::lost));
  return judged && std::ranges::any_of(b.in.ph(b.spot.phrase).mods,
                                       [](const Mod& m) { return m.josa == Case::with_of; });
}
// A는 B와 전력구매계약을 맺었다: which of them makes the power, nobody says, but B발전 does.
bool power_deal(const Bind& b, const Draft& d) {
  if (d.type != Type::supply || !d.weak || !b.in.text(b.spot.token).ends_with("구매계약"))
    return false;
  const auto maker = [&](Row r) {
    for (const std::string_view end : {"발전", "에너지", "파워"})
      if (b.in.name(r).ends_with(end)) return true;
    return false;
  };
  if (std::ranges::all_of(d.a, maker) && std::ranges::none_of(d.b, maker)) return false;
  return b.in.text(b.spot.token).starts_with("전력") ||
         (b.spot.token > 0 &&
          b.in.text(static_cast<std::uint16_t>(b.spot.token - 1U)).ends_with("전력"));
}
// 인도네시아에 돈을 투자해 공장을 짓기로 했다: the building is told by itself.
bool builds_next(const Bind& b, const Draft& d) {
  const Clause* next = d.type == Type::invest ? founding(b) : nullptr;
  return next != nullptr && b.in.acts_as(next->predicate, Type::build) &&
         std::ranges::all_of(d.b, [&](Row r) { return b.in.kind(r) == Kind::country; });
}
// 가람대는 나래대, 한빛바이오와 기술이전 협약을 맺었다: both schools give it to the firm.
void join_schools(const Bind& b, Draft& d) {
  if (d.type != Type::license || d.a.empty() || d.b.size() < 2 || !bargained(b)) return;
  const auto school = [&](Row r) {
    for (const std::string_view end : {"대학교", "대학", "대", "연구원", "연구소"})
      if (b.in.name(r).ends_with(end)) return true;
    return false;
  };
  if (!std::ranges::all_of(d.a, school) || std::ranges::all_of(d.b, school)) return;
  for (const Row r : d.b)
    if (school(r)) d.a.push_back(r);
  std::erase_if(d.b, school);
}
// (A는 …) B가 공급계약의 해지를 통보했다, [B와 맺은] 공급계약이 해지됐다: the other side is whom
// the article is about.
void ended_contract(const Bind& b, Draft& d) {
  const bool one = d.a.size() + d.b.size() == 1 && d.c.empty();
  const bool trade = d.type == Type::supply && contract_noun(b.in, b.spot.token) &&
                     b.spot.phrase != kNone && b.in.said.focus != kNoRow && !b.in.parse.terse;
  const Row known = !one ? kNoRow : d.a.empty() ? d.b.front() : d.a.front();
  const bool over =
      b.spot.modal.end == Status::failed || settle(b, Status::signed_) == Status::failed;
  if (!one || !trade || !over || b.in.same(known, b.in.said.focus) ||
      b.in.kind(known) != Kind::org || b.in.kind(b.in.said.focus) != Kind::org ||
      somebody(b, {Case::dative, Case::with, Case::source}))
    return;
  const bool here = std::ranges::any_of(b.in.parse.tokens, [&](const Token& t) {
    return t.what == What::party && b.in.same(t.mention, b.in.said.focus);
  });
  const bool unread = std::ranges::any_of(b.in.parse.phrases, [&](const Phrase& p) {
    return !p.dead && p.josa == Case::with && p.heads.empty() && p.last < b.spot.token;
  });
  if (here || unread) return;  // it does something else; with one whom nobody has read
  d.a = {b.in.said.focus};
  d.b = {known};
  d.weak = true;
  d.stated_parties = false;
}
// A는 최대주주가 지분을 B에 양도했다: whoever held them, B has shares of A.
void from_holder(Bind& b, Draft& d) {
  const std::uint16_t who = subject_phrase(b);
  if (d.type != Type::divest || !d.a.empty() || who == kNone || !b.in.ph(who).heads.empty() ||
      stake(b) == nullptr || b.in.parse.terse)
    return;
  const std::string_view holder = b.in.text(b.in.ph(who).last);
  if (!holder.ends_with("주주") && holder != "대표이사" && holder != "창업자" && holder != "오너")
    return;
  const Phrase& shares = *stake(b);
  for (std::uint16_t t = shares.first; t < shares.last; ++t)
    if (d.b.empty() && b.in.tok(t).what == What::word && b.in.word(t) == nullptr &&
        b.in.text(t) != "보유" && b.in.text(t) != "경영권")
      return;  // of a firm that nobody has read
  Rows buyer = d.c.empty() ? by_case(b, {Case::direction}) : d.c;
  Rows firm = d.b;
  b.kinds = bit(Kind::org);
  for (const Mod& m : b.in.ph(who).mods)  // A의 최대주주는
    if (firm.empty() && m.token + 1U == b.in.ph(who).last) firm = keep(b.in, m.rows, b.kinds);
  if (firm.empty() && b.clause.topic != kNone && b.clause.topic != who)
    firm = keep(b.in, b.in.ph(b.clause.topic).heads, b.kinds);
  buyer = keep(b.in, buyer, b.kinds);
  without(b.in, buyer, firm);
  if (buyer.size() != 1 || firm.size() != 1) return;
  d.type = Type::acquire;
  d.a = std::move(buyer);
  d.b = std::move(firm);
  d.c.clear();
  d.rule += "+holder";
}
// (X가 투자를 유치했다.) [A가 이끈] 이번 라운드에 B도 참여했다: both, into X.
void led_this_round(const Bind& b, Draft& d) {
  if (frame_name(b) != "round" || d.a.empty() || d.b.size() != 1 || b.in.parse.terse) return;
  for (const Clause& c : b.in.clauses) {
    if (&c == &b.clause || !c.modal.relative || c.head == kNone || c.subject == kNone ||
        c.predicate == kNone || c.modal.negated || !closes(b.in, b.in.ph(c.head), b.trigger.before))
      continue;
    const std::string_view verb = b.in.text(c.predicate);
    const bool leads = verb.starts_with("이끌") || verb.starts_with("이끈") ||
                       verb.starts_with("주도") || verb.starts_with("리드");
    const Rows& leader = b.in.ph(c.subject).heads;
    if (!leads || leader != d.b) continue;
    d.b.clear();
    if (b.in.said.investee == kNoRow && b.in.topic.size() == 1) d.b = b.in.topic;
    if (b.in.said.investee != kNoRow) d.b = {b.in.said.investee};
    without(b.in, d.b, leader);
    without(b.in, d.b, d.a);
    d.a.insert(d.a.begin(), leader.begin(), leader.end());
    d.stated_parties = false;
    return;
  }
}
// A는 계열사 B를 통해 C를 인수했다: B buys it, for A.
Rows through_own(const Bind& b, const Draft& d) {
  if ((d.type != Type::acquire && d.type != Type::invest) || d.a.empty()) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::via || p.heads.size() != 1 || b.in.kind(p.heads.front()) != Kind::org)
      continue;
    for (std::uint16_t t = p.first == 0 ? 0 : p.first - 1U; t < p.last; ++t) {  // 자회사인 B를
      const auto it = b.in.rules.relations.find(std::string(b.in.text(t)));
      const bool own = it != b.in.rules.relations.end() && it->second.type == Type::own;
      if (own && b.in.tok(t + 1U).party()) return p.heads;
    }
  }
  return {};
}
// 서도현 회장은 |A를 통해| B에 투자했다: A does, whose head he is.
void through_firm(const Bind& b, Draft& d) {
  if ((d.type != Type::acquire && d.type != Type::invest) || d.a.size() != 1 ||
      b.in.kind(d.a.front()) != Kind::person)
    return;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::via && p.heads.size() == 1 && b.in.kind(p.heads.front()) == Kind::org &&
        p.heads != d.b)
      d.a = p.heads;
  }
}
// A는 B와 컨소시엄을 이뤄 C의 공사를 수주했다: who is in the band acts as well.
Rows banded_with(const Bind& b) {
  const Clause* before = b.clause.shared ? chained_before(b) : nullptr;
  if (before == nullptr) return {};
  const bool band = std::ranges::any_of(before->args, [&](std::uint16_t n) {
    return b.in.ph(n).josa == Case::object &&
           b.in.rules.is(b.in.text(b.in.ph(n).last), Marker::band);
  });
  return band ? first_of(b, *before, Case::with) : Rows{};
}
// A는 B와 함께 [C에 로봇을 공급하는] 사업을 따냈다: B supplies as well.
Rows won_with(const Bind& b) {
  const Clause& c = b.clause;
  if (!c.shared || !c.modal.relative || c.head == kNone) return {};
  for (const Clause& main : b.in.clauses)
    if (main.predicate != kNone && &main != &c && main.subject == c.subject &&
        b.in.rules.begins(b.in.text(main.predicate), Marker::wins) &&
        std::ranges::find(main.args, c.head) != main.args.end())
      return first_of(b, main, Case::together);
  return {};
}
// A는 B와 함께 C의 공사를 수주했다: both supply. Who buys is the subject elsewhere.
bool supplies_jointly(const Bind& b, const Draft& d) {
  const std::string& frame = frame_name(b);
  return d.type == Type::supply && b.spot.voice == Voice::active &&
         (frame == "win" || frame == "give" || frame == "give_to" || frame == "contract");
}
bool across(Bind& b, const Pattern& pattern, Draft& d) {
  for (const Role& role : pattern.roles) stated(b, role, d);
  if (in_title(b, d) || comes_home(b, d) || gives_over(b) || under_lead(b, d) || disposed(b, d) ||
      told_by_office(b, d) || ends_suit(b, d) || power_deal(b, d))
    return false;
  if (gets_grant(b, d) || (asks_to_come(b) && d.a.empty())) return false;
  also_bought(b, d);
  bought_topic(b, d);
  serves_topic(b, d);
  if (d.a.empty() && d.b.empty()) object_gap(b, pattern, d);
  for (const Role& role : pattern.roles) unstated(b, role, d);
  ended_contract(b, d);
  from_holder(b, d);
  name_place(b, d);
  split_pair(b, d);
  join_schools(b, d);
  lend(b, d);
  turn_by_next(b, d);
  if (d.type == Type::lead || d.type == Type::invest || d.type == Type::acquire ||
      d.type == Type::build || d.type == Type::finance || d.type == Type::sue ||
      supplies_jointly(b, d)) {
    b.kinds = type_of(b).a;
    const bool chosen = frame_name(b).starts_with("choose");
    Rows more = chosen ? Rows{} : by_case(b, {Case::together});
    if (!chosen && d.type != Type::finance) unite(more, banded_with(b));
    if (d.type == Type::build)  // A는 울산시와 함께 기공식을 열었다: the town is host
      std::erase_if(more, [&](Row r) {
        return b.in.rules.ends(b.in.name(r), Marker::town) ||
               b.in.rules.ends(b.in.name(r), Marker::province);
      });
    // 서도현 대표와 [교수이던] 김민철이 창업했다: one who founds with another does it as he does.
    const auto human = [&](Row r) { return b.in.kind(r) == Kind::person; };
    if (d.type == Type::lead && std::ranges::all_of(d.a, human))
      if (Rows peers = by_case(b, {Case::with}); std::ranges::all_of(peers, human))
        unite(more, peers);
    if (d.type == Type::supply) unite(more, won_with(b));
    unite(more, through_own(b, d));
    without(b.in, more, d.b);
    unite(d.a, more);
    if (d.type == Type::build && b.spot.phrase == kNone && b.spot.modal.decision &&
        !b.spot.modal.paper) {  // A는 B와 청주에 공장을 짓기로 했다
      Rows partners = by_case(b, {Case::with});
      without(b.in, partners, d.a);
      unite(d.a, partners);
    }
  }
  through_firm(b, d);
  led_this_round(b, d);
  // 7조달러 투자 유치에 나섰다: whose money it is to be, nobody knows yet.
  if (builds_next(b, d) || lifted(b, d)) return false;
  const bool sought = raising(b) && !b.in.parse.terse && d.stated_parties && money(b);
  return (!d.a.empty() || sought) && (!d.b.empty() || !d.b_words.empty());
}

}  // namespace

bool fill_sides(Bind& b, const Pattern& pattern, Draft& d) {
  if (for_works(b)) return false;
  const bool filled = pattern.roles.front().both ? both(b, pattern, d) : across(b, pattern, d);
  if (filled) mend_rows(b, d);
  if (d.type == Type::regulate && d.b.empty()) return false;
  if (symmetric(d.type) && d.a.size() + d.b.size() < 2) return false;  // nobody is left
  return filled;
}

}  // namespace hj::claim
