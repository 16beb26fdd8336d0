// Which party stands on which side, and whom the words leave out.
#include <algorithm>
#include <optional>
#include <utility>

#include "claim/bind.h"
#include "core/hangul.h"

namespace hj::claim {
namespace {

constexpr std::uint32_t kRoundReach = 2;  // sentences back to the firm that money was put into

const TypeRule& type_of(const Bind& b) {
  return b.in.rules.types[static_cast<std::size_t>(b.trigger.type)];
}
// A suit is brought before a court, not against it.
void no_court(const Scene& in, Rows& rows) {
  std::erase_if(rows, [&](Row r) {
    const std::string_view name = in.name(r);
    return in.rules.ends(name, Marker::court) || in.rules.ends(name, Marker::force);
  });
}
void unite(Rows& into, const Rows& more) {
  for (const Row r : more)
    if (std::ranges::find(into, r) == into.end()) into.push_back(r);
}
bool only_also(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  return n != kNone && b.in.ph(n).josa == Case::topic && b.in.ph(n).also;
}
// B도 C와 도쿄∼오사카 노선의 …를 시작했다: with C, however far from the act it stands.
bool names_partner(const Bind& b) {
  for (std::uint16_t t = b.in.ph(subject_phrase(b)).last; t < b.spot.token; ++t)
    if (b.in.tok(t).josa == Case::with) return true;
  return false;
}
// (그는) A, B와 C도 접견한다: all of the row, where no object stands beside it.
bool received(const Bind& b) {
  const bool told =
      !b.in.parse.terse && b.in.topic.size() == 1 && b.in.kind(b.in.topic.front()) == Kind::person;
  if (frame_name(b) != "act_on_with" || !told || !only_also(b) || names_partner(b)) return false;
  return std::ranges::none_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return (p.josa == Case::object && !p.heads.empty()) ||
           std::ranges::any_of(p.heads, [&](Row r) { return b.in.same(r, b.in.topic.front()); });
  });
}
// B를 자회사로 둔 뒤 합병한다: the object of the clause before.
Rows object_before(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    if (&c == &b.clause || c.predicate == kNone || c.predicate > b.spot.token) continue;
    for (const std::uint16_t n : c.args)
      if (b.in.ph(n).josa == Case::object)
        if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// A와 손잡고 공동 개발한다: the partner of the clause before.
bool shares_partner(const Bind& b) {
  if (b.clause.with == kNone || b.spot.nominal) return false;
  if (b.clause.lent) return true;  // A가 B, C가 D와 손잡았다
  const Type t = b.trigger.type;
  if (!b.clause.shared) return false;
  return t == Type::codevelop || t == Type::joint_venture || t == Type::partner;
}
bool granted(const Bind& b) {
  return b.trigger.type == Type::subsidise || b.trigger.type == Type::finance;
}
// 국내 업체에 공급했다: somebody stands there whom nobody knows.
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
// The head of a relative clause may be the party that is missing, unless it is a sum or a stake:
// A가 보유한 지분은, A와 B가 투자한 금액은.
bool says(const Bind& b) {
  if (!b.clause.modal.relative || b.clause.head == kNone) return !b.clause.modal.relative;
  const Phrase& h = b.in.ph(b.clause.head);
  return h.heads.empty() && h.mods.empty() &&
         (b.in.has(h, Class::stake) || b.in.has(h, Class::sum));
}
// 공장 투자, AI 투자: not into a company; 시리즈B 투자, 후속 투자 may be.
bool describes(const Bind& b) {
  if (b.spot.phrase == kNone || granted(b) || b.trigger.type == Type::regulate) return false;
  for (std::uint16_t t = b.in.ph(b.spot.phrase).first; t < b.spot.token; ++t)
    if (b.in.tok(t).what != What::amount && !b.in.is(t, Class::sort)) return true;
  return false;
}
// Whom the article is about, where the words leave a party out.
Rows focus(const Bind& b, Draft& d) {
  const bool bodily = b.trigger.type == Type::meet || b.trigger.type == Type::visit;
  if (b.in.said.focus == kNoRow || b.in.parse.terse || bodily || describes(b)) return {};
  Rows out = keep(b.in, {b.in.said.focus}, b.kinds);
  if (!out.empty()) d.stated_parties = false;
  return out;
}
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
// The subject of the sentence before, where this one names none.
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
// A가 추진하던 B와의 합병은 깨졌다: who pursued it.
Rows pursued(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    if (b.spot.phrase == kNone || c.head != b.spot.phrase || c.subject == kNone ||
        c.predicate == kNone || !c.modal.relative)
      continue;
    const Word* w = b.in.word(c.predicate);
    if (w != nullptr && (w->is(Class::stage) || w->is(Class::light)))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  }
  return {};
}
// 한화, 카카오·네이버 컨소시엄, LG: those that a dot or hyphen joins; B 컨소시엄: only its name.
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
// B에게 회담을 제안했다: with whom, the dative says.
bool proposed(const Bind& b) {
  const Word* w = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  const bool talks = b.trigger.type == Type::meet || b.trigger.type == Type::talk ||
                     b.trigger.type == Type::partner || b.trigger.type == Type::merge ||
                     b.trigger.type == Type::joint_venture || b.trigger.type == Type::codevelop;
  return talks && b.spot.phrase != kNone && w != nullptr && w->status == Status::sought &&
         w->is(Class::stage) && b.in.ph(b.spot.phrase).josa == Case::object;
}
// (두 회사는 …) 칩도 공동 개발한다: those who acted together in the sentence before.
bool took_together(const Bind& b) {
  if (b.spot.phrase != kNone &&
      (b.in.ph(b.spot.phrase).josa == Case::subject || b.in.ph(b.spot.phrase).josa == Case::topic))
    return false;  // 통합 법인은 출범한다
  const bool joint = b.trigger.type == Type::codevelop || b.trigger.type == Type::joint_venture;
  return joint && b.in.topic.size() == 2 && subject_phrase(b) == kNone && !b.in.parse.terse &&
         b.clause.predicate != kNone && !b.clause.modal.relative;
}
// A와 B는 매각 측과 협의한다: both with somebody whom nobody knows, not with each other.
bool with_somebody(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::with && p.heads.empty() && b.in.is(p.last, Class::transparent);
  });
}
// 정부와 재계가: the first of two who act.
bool joined_to_actor(const Bind& b, std::uint16_t n) {
  if (n + 1U >= b.in.parse.phrases.size()) return false;
  const Case josa = b.in.ph(static_cast<std::uint16_t>(n + 1)).josa;
  return josa == Case::subject || josa == Case::topic;
}
// A는 국영 조선소와 페루 잠수함 공동개발 계약을 맺었다: the partner is one whom nobody has read.
bool unread_partner(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::with && p.heads.empty() && n != b.clause.subject &&
           !joined_to_actor(b, n);
  });
}
// A와 B는 [각자 보유한] 기술을 합쳐 만든다: what each has, not what each does.
bool described(const Bind& b, std::uint16_t each) {
  for (std::uint16_t t = each + 1U; t < b.spot.token; ++t)
    if (b.in.tok(t).predicate)
      return b.in.tok(t).ending.join == Join::adnominal && b.in.text(each) == "각자";
  return false;
}
// A와 B는 각각 다른 분야에서 협력한다; A와 B는 이사회를 열어 논의했다: each for itself.
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
// A와 B가 영접했다, A와 B가 배석했다: a guest or host is wanted, they are none of each other's.
bool one_way(const Bind& b) {
  const std::string& frame = frame_name(b);
  return frame == "act_on_with" || frame == "attend";
}
// A와 B 컨소시엄이 맞붙었다: two of them, each led by one.
bool rivals(const Bind& b) {
  const Phrase& p = b.in.ph(b.spot.phrase);
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (b.in.tok(t).what == What::mark) return false;  // A·B
  return std::ranges::any_of(
      b.in.parse.tokens, [&](const Token& t) { return b.in.rules.acts_as(t.word, Type::compete); });
}
// A는 [B 서도현 사장 등이 참석한] 가운데 협약을 맺었다: with whose officers, where no one is named.
Rows attendees(const Bind& b, const Rows& actors) {
  const bool pact = b.trigger.type == Type::partner || b.trigger.type == Type::codevelop;
  if (!pact || b.spot.phrase == kNone || b.in.parse.terse) return {};
  Rows out;
  for (const Clause& c : b.in.clauses) {
    if (!c.modal.relative || c.head == kNone || b.in.text(b.in.ph(c.head).first) != "가운데" ||
        !b.in.text(c.predicate).starts_with("참석") || c.predicate > b.spot.token)
      continue;
    for (std::uint16_t t = c.first; t < c.predicate; ++t) {
      const Token& x = b.in.tok(t);
      const bool firm = x.what == What::party && x.mentions == 1 && x.josa == Case::none &&
                        b.in.kind(x.mention) == Kind::org && !decides(b.in, x.mention);
      const bool own =
          firm && std::ranges::any_of(actors, [&](Row r) { return b.in.same(r, x.mention); });
      if (firm && !own) unite(out, {x.mention});
    }
  }
  return out.size() == 1 ? out : Rows{};
}
// A는 B를 방문해 업무협약을 체결했다: with its hosts, where no one else is named.
Rows hosts(const Bind& b, const Rows& actors) {
  const Clause* came = chained_before(b);
  if (b.trigger.type != Type::partner || !has_paper(b) || came == nullptr || b.in.parse.terse ||
      b.in.kind(actors.front()) != Kind::org || !b.in.acts_as(came->predicate, Type::visit) ||
      !b.in.tok(came->modal.last).ending.linking || unread_partner(b))
    return {};
  Rows out;
  for (const std::uint16_t n : came->args)
    if (b.in.ph(n).josa == Case::object) out = keep(b.in, b.in.ph(n).heads, bit(Kind::org));
  without(b.in, out, actors);
  return out.size() == 1 ? out : Rows{};
}
// 외교장관, 정상, 통상수장, 대표단: who speaks for a state without a name.
bool unnamed_head(const Bind& b, std::uint16_t t) {
  constexpr std::string_view kHeads[] = {"정상", "수장",   "대표단", "장관",
                                         "차관", "외무상", "당국"};
  const std::string_view text = b.in.text(t);
  return b.in.tok(t).what == What::title ||
         (b.in.tok(t).what == What::word &&
          std::ranges::any_of(kHeads, [&](std::string_view end) { return text.ends_with(end); }));
}
// 한일 외교장관이, 한·미·일 정상이, 한국과 일본의 외교장관이 만났다: states by unnamed heads.
Rows unnamed_heads(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  const bool met = b.trigger.type == Type::meet || b.trigger.type == Type::talk;
  if (!met || n == kNone || !b.in.ph(n).heads.empty()) return {};
  const std::uint16_t last = b.in.ph(n).last;
  if (!unnamed_head(b, last)) return {};
  Rows rows;
  for (std::uint16_t t = last; t-- > 0;) {
    const Token& x = b.in.tok(t);
    if (x.what == What::mark && x.mark == U'·' && !rows.empty()) continue;
    if (x.what == What::word && x.josa == Case::none && rows.empty() && t + 1U == last && t > 0)
      continue;  // 한미 |통상| 당국
    const bool inner = x.josa == Case::none || (x.josa == Case::genitive && t + 1U == last) ||
                       (x.josa == Case::with && !rows.empty());
    if (x.what != What::party || !inner) break;
    bool states = true;
    Rows here;
    for (std::uint16_t i = 0; i < x.mentions; ++i) {
      here.push_back(x.mention + i);
      states = states && b.in.kind(here.back()) == Kind::country;
    }
    if (!states) return {};
    without(b.in, here, rows);  // 한일 양국
    rows.insert(rows.begin(), here.begin(), here.end());
  }
  constexpr std::size_t kMost = 4;
  return rows.size() > 1 && rows.size() <= kMost ? keep(b.in, rows, b.kinds) : Rows{};
}
// (A 조합장 정복석이) A와 정복석이 논의했다: no firm deals with its own officer.
void own_officers(const Bind& b, const Rows& actors, Rows& others) {
  const auto employs = [&](Row firm, Row who) {
    if (b.in.kind(firm) != Kind::org || b.in.kind(who) != Kind::person) return false;
    for (const auto* map : {&b.in.said.heads, &b.in.said.employers})
      if (const auto it = map->find(b.in.doc.mentions.rows[who].same);
          it != map->end() && b.in.same(it->second, firm))
        return true;
    return false;
  };
  std::erase_if(others, [&](Row o) {
    return std::ranges::any_of(actors, [&](Row a) { return employs(a, o) || employs(o, a); });
  });
}
// 영국 A와 매각주관사인 B는 C와 협상한다: A acts with B.
std::uint16_t acts_along(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone || n < 2) return kNone;
  const Phrase &role = b.in.ph(static_cast<std::uint16_t>(n - 1U)),
               &first = b.in.ph(static_cast<std::uint16_t>(n - 2U));
  const bool row = role.josa == Case::copula && role.last + 1U == b.in.ph(n).first &&
                   first.josa == Case::with && first.last + 1U == role.first && !first.comma;
  return row && !first.heads.empty() ? static_cast<std::uint16_t>(n - 2U) : kNone;
}
// A와 B가 [C와 끌어온] 소송을 끝내고 합의했다: with C.
Rows quarrelled_with(const Bind& b, const Rows& actors) {
  const Clause* before = b.trigger.type == Type::talk ? chained_before(b) : nullptr;
  if (before == nullptr || !b.clause.shared) return {};
  const auto partner = [&](const Clause& c) {
    for (const std::uint16_t n : c.args)
      if (b.in.ph(n).josa == Case::with) {
        Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds);
        without(b.in, rows, actors);
        if (!rows.empty()) return rows;
      }
    return Rows{};
  };
  if (Rows rows = partner(*before); !rows.empty()) return rows;
  for (const Clause& c : b.in.clauses)
    if (c.modal.relative && c.head != kNone && b.in.ph(c.head).josa == Case::object &&
        std::ranges::find(before->args, c.head) != before->args.end())
      if (Rows rows = partner(c); !rows.empty()) return rows;
  return {};
}
// A와 B 간의 C 매각 협상: between A and B, over C; where nobody has read B, nothing is told.
std::optional<bool> between(const Bind& b, Draft& d) {
  if (b.trigger.type != Type::talk || b.spot.phrase == kNone) return {};
  const Phrase& p = b.in.ph(b.spot.phrase);
  const Mod* pair = nullptr;
  for (const Mod& m : p.mods) {
    const bool amid = m.first > p.first && m.first < b.spot.token && m.josa == Case::none &&
                      b.in.rules.is(b.in.text(m.first - 1U), Marker::amid);
    if (amid && (pair == nullptr || pair->rows.size() < 2)) return false;
    if (amid) d.a = keep(b.in, pair->rows, b.kinds);
    if (amid) return d.a.size() >= 2;
    pair = &m;
  }
  return {};
}
// A 대표는 [B 대표를 만나] 협약을 맺었다: with B, where no one else is named.
Rows met_before(const Bind& b, const Rows& actors) {
  const Clause* before = b.clause.shared && !names_partner(b) ? chained_before(b) : nullptr;
  const bool paper = b.trigger.type == Type::partner && b.spot.phrase != kNone &&
                     b.in.has(b.in.ph(b.spot.phrase), Class::paper);
  if (!paper || before == nullptr || !b.in.acts_as(before->predicate, Type::meet)) return {};
  Rows rows = first_of(b, *before, Case::object);
  if (rows.empty()) rows = first_of(b, *before, Case::with);
  without(b.in, rows, actors);
  return rows;
}
// A는 B의 방한을 요청했다: B is to come.
Rows guest(const Bind& b) {
  if (b.trigger.type != Type::visit || b.spot.phrase == kNone) return {};
  Rows rows;
  for (const Mod& m : b.in.ph(b.spot.phrase).mods)
    if (m.josa == Case::genitive && m.token < b.spot.token) rows = m.rows;
  const bool people =
      std::ranges::all_of(rows, [&](Row r) { return b.in.kind(r) == Kind::person; });
  return people ? rows : Rows{};
}
// 위원회는 [A에 과징금을 부과하고] 검찰에 고발했다: A.
Rows punished_before(const Bind& b) {
  const Clause* before = b.clause.shared ? chained_before(b) : nullptr;
  if (before == nullptr || !b.in.acts_as(before->predicate, Type::regulate)) return {};
  Rows rows = first_of(b, *before, Case::dative);
  return rows.empty() ? first_of(b, *before, Case::object) : rows;
}
// # A-B, C 연구 협약 체결: the dash says who with whom, C is what it is about.
bool hyphened(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (!b.in.parse.terse || n == kNone || b.in.ph(n).heads.size() != 2) return false;
  for (std::uint16_t t = b.in.ph(n).first; t < b.in.ph(n).last; ++t)
    if (b.in.tok(t).what == What::mark && (b.in.tok(t).mark == U'-' || b.in.tok(t).mark == U'–'))
      return true;
  return false;
}
// A는 B와 C를 합병한다, B를 C와 합병한다: those whom A makes one.
Rows made_one(const Bind& b) {
  const Phrase* o = object_phrase(b);
  const bool bare = o != nullptr && b.in.parse.terse && o->josa == Case::none &&
                    o->heads.size() > 1 && subject_phrase(b) != kNone;  // # A, B·C 합친다
  if (b.trigger.type != Type::merge || b.spot.phrase != kNone || b.spot.voice != Voice::active ||
      o == nullptr || !(o->josa == Case::object || bare) || !b.in.tok(o->last).party())
    return {};  // 적립카드를 결합한
  Rows out = keep(b.in, o->heads, b.kinds);
  if (out.size() == 1) {
    const Rows other = by_case(b, {Case::with, Case::together});
    out.insert(out.end(), other.begin(), other.end());
  }
  return out.size() > 1 ? out : Rows{};
}
// A는 B와 C가 합쳐져 출범했다: B and C, which A has grown from.
Rows became(const Bind& b) {
  const Clause& c = b.clause;
  if (b.trigger.type != Type::merge || c.topic == kNone || c.subject == kNone ||
      c.topic == c.subject || b.in.ph(c.subject).josa != Case::subject)
    return {};
  Rows firms = keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return firms.size() > 1 ? firms : Rows{};
}
// A는 누구와 B의 합병에 합의했다: with whom B is to merge, nobody has read.
bool unread_pair(const Bind& b) {
  if (b.trigger.type != Type::merge || b.spot.phrase == kNone) return false;
  const std::vector<Mod>& mods = b.in.ph(b.spot.phrase).mods;
  if (mods.size() != 1 || mods.front().josa != Case::genitive || mods.front().rows.size() != 1 ||
      mods.front().first == 0)
    return false;
  const Token& before = b.in.tok(static_cast<std::uint16_t>(mods.front().first - 1U));
  return before.josa == Case::with && before.what == What::word;
}
// 만찬에는 A 회장이 참석했다: people meet people, not the states that the dinner was given by.
bool alike_guests(const Bind& b, Rows& guests, Rows& others) {
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  if (std::ranges::any_of(others, person)) {  // 심의관 등이 참석했다: no office meets them
    std::erase_if(others, [&](Row r) { return !person(r); });
    std::erase_if(guests, [&](Row r) { return !person(r); });
  }
  const bool people = !guests.empty() && std::ranges::all_of(guests, person);
  const auto state = [&](Row r) { return b.in.kind(r) == Kind::country; };
  return !guests.empty() && !(people && std::ranges::all_of(others, state));
}
// The union of a firm that the article names, or the firm of a union.
Rows across_the_table(const Bind& b, Row side, bool of_union) {
  const auto union_of = [&](Row u, Row firm) {
    const std::string_view name = b.in.name(u), of = b.in.name(firm);
    const std::string_view rest = name.starts_with(of) ? name.substr(of.size()) : "";
    return rest == " 노조" || rest == " 노동조합";
  };
  const std::string_view own = b.in.name(side);
  if (of_union && !own.ends_with("노조") && !own.ends_with("노동조합")) return {};
  constexpr std::size_t kMost = 2000;  // mentions of an article that are looked at
  const auto& rows = b.in.doc.mentions.rows;
  for (Row r = 0; r < std::min(rows.size(), kMost); ++r)
    if (rows[r].kind == Kind::org && (of_union ? union_of(side, r) : union_of(r, side))) return {r};
  return {};
}
// A 노조는 사측과 교섭한다, A는 노조와의 협상이 결렬됐다: with whom, by what it is to the other.
Rows bargains_with(const Bind& b, const Rows& actors) {
  if (b.trigger.type != Type::talk || actors.size() != 1 || b.in.kind(actors[0]) != Kind::org)
    return {};
  const auto other = [&](std::uint16_t first, std::uint16_t last) {
    std::string who(b.in.doc.at(Span{b.in.tok(first).span.begin, b.in.tok(last).span.end}));
    std::erase(who, ' ');
    for (const std::string_view firm : {"사측", "회사", "회사측", "경영진", "사용자측"})
      if (who == firm) return across_the_table(b, actors[0], true);
    for (const std::string_view labour : {"노조", "노조측", "노동조합"})
      if (who == labour) return across_the_table(b, actors[0], false);
    return Rows{};
  };
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::with || !p.heads.empty()) continue;
    if (Rows rows = other(p.first, p.last); !rows.empty()) return rows;
  }
  if (b.spot.phrase == kNone) return {};
  for (std::uint16_t t = b.in.ph(b.spot.phrase).first; t < b.spot.token; ++t)
    if (b.in.tok(t).josa == Case::with_of) return other(t, t);
  return {};
}
// A 노사가 합의했다: A and its union.
Rows both_sides_of_firm(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (b.trigger.type != Type::talk || n == kNone || b.in.text(b.in.ph(n).last) != "노사") return {};
  const Phrase& p = b.in.ph(n);
  const Token& name = b.in.tok(p.last == p.first ? p.last : static_cast<std::uint16_t>(p.last - 1));
  if (!name.party()) return {};
  Rows firm = keep(b.in, {name.mention}, bit(Kind::org));
  if (firm.empty()) return {};
  const Rows other = across_the_table(b, firm[0], false);
  if (other.empty()) return {};
  firm.push_back(other[0]);
  return firm;
}
// A와 B는 [C·D 컨소시엄과 벌여 온] 협상이: each of them with it, whether or not its name is read.
std::uint16_t met_in_clause(const Bind& b) {
  if (b.spot.phrase == kNone) return kNone;
  for (const Clause& c : b.in.clauses) {
    if (!c.modal.relative || c.predicate == kNone || c.head != b.spot.phrase) continue;
    for (std::uint16_t n = b.spot.phrase; n-- > 0;) {
      const Phrase& p = b.in.ph(n);
      if (p.last + 1U == c.predicate) return p.josa == Case::with && !p.dead ? n : kNone;
    }
  }
  return kNone;
}
bool both(Bind& b, const Pattern& pattern, Draft& d) {
  if (unread_pair(b)) return false;
  if (Rows sides = both_sides_of_firm(b); !sides.empty()) {
    d.a = std::move(sides);
    return true;
  }
  b.kinds = type_of(b).a;
  if (Rows firms = became(b); !firms.empty()) {  // A는 B와 C가 합병해 출범했다
    d.a = std::move(firms);
    return true;
  }
  if (Rows firms = made_one(b); !firms.empty()) {
    d.a = std::move(firms);
    return true;
  }
  if (const auto told = between(b, d)) return *told;
  if (b.spot.named && frame_name(b) == "band") {
    const std::size_t next = b.spot.token + 1U;  // A·B 컨소시엄·C 컨소시엄과: who is whose?
    if (next < b.in.parse.tokens.size() && b.in.parse.tokens[next].what == What::mark &&
        (b.in.parse.tokens[next].mark == U'·' || b.in.parse.tokens[next].mark == U'ㆍ'))
      return false;
    if (!rivals(b)) d.a = band(b, from(b, Source::bare));
    return d.a.size() >= 2;
  }
  Rows actors, others;
  bool pair = false;  // others stand in a row of their own: A와 B의 동맹
  for (const Source f : pattern.roles.front().from) {
    if (f == Source::genitive && b.spot.phrase == kNone)
      continue;  // 한화와 폴란드의 협력을 논의: what about
    Rows found = from(b, f);
    if (f == Source::bare && b.trigger.type == Type::meet && !actors.empty() &&
        b.in.kind(actors.front()) == Kind::person)
      std::erase_if(found, [&](Row r) { return b.in.kind(r) == Kind::country; });  // 한미 회담
    if (f == Source::bare && b.trigger.type == Type::meet && !b.in.parse.terse &&
        b.in.text(b.spot.token).ends_with("회의"))
      std::erase_if(found, [&](Row r) { return b.in.kind(r) == Kind::org; });  // G20 외교장관회의
    if (f == Source::bare && frame_name(b) == "band") found = band(b, std::move(found));
    const bool about = b.trigger.type == Type::talk || b.trigger.type == Type::partner ||
                       b.trigger.type == Type::codevelop;
    const bool object = f == Source::bare || (f == Source::genitive && found.size() == 1);
    if (object && about &&
        (hyphened(b) || (!b.in.parse.terse && (actors.size() > 1 || unread_partner(b)))))
      found.clear();  // 한미 양국이 주한미군 분담금 협상을 타결했다: what it is about
    if (f == Source::bare && b.trigger.type == Type::joint_venture)
      std::erase_if(found, [&](Row r) { return b.in.kind(r) == Kind::country; });  // 美 합작: where
    if (f == Source::subject || f == Source::direction) {  // A와 B로 꾸려진
      actors = found;
    } else if (f == Source::by) {  // A와 B에 의해 개발됐다
      if (actors.empty()) actors = found;
    } else if (f == Source::met) {
      const bool far = b.in.met.empty() && names_meeting(b);
      others = keep(b.in, far ? b.in.said.meeting : b.in.met, b.kinds);
      if (!alike_guests(b, actors, others)) return false;
      d.rule = "+joined";
    } else if (others.empty()) {
      others = found;
      pair = f == Source::genitive || (f == Source::bare && b.spot.phrase != kNone);
    }
  }
  if (actors.empty() && others.size() == 1 && !pair && b.spot.phrase != kNone)
    actors = from(b, Source::bare);  // 정부는 A와 B 합병을 추진했다
  if (others.empty() && proposed(b)) others = by_case(b, {Case::dative});
  if (const std::uint16_t along = acts_along(b); along != kNone && !actors.empty()) {
    const Rows first = keep(b.in, b.in.ph(along).heads, b.kinds);
    without(b.in, others, first);
    actors.insert(actors.begin(), first.begin(), first.end());
  }
  without(b.in, others, actors);
  const bool headline = b.in.parse.terse && !actors.empty();  // A, B·C 회동: A with each
  if (pair && others.size() >= 2 && !headline) {
    d.a = std::move(others);
    return true;
  }
  if (actors.empty() || (others.empty() && actors.size() < 2)) {
    Rows h = head(b);
    if (actors.empty())
      actors = h;
    else
      others = h;
  }
  if (others.empty() && actors.size() == 1 && b.headed && b.clause.topic != kNone &&
      b.clause.topic != b.clause.subject)  // A는 [끝까지 겨룬] B를 눌렀다
    others = keep(b.in, b.in.ph(b.clause.topic).heads, b.kinds);
  if (!actors.empty() && actors.size() + others.size() > 1 && received(b)) {
    others.insert(others.end(), actors.begin(), actors.end());
    actors = b.in.topic, d.stated_parties = false;
  }
  if (others.empty() && actors.size() == 1 && only_also(b) && !names_partner(b)) {
    // (그는) 손정의 회장도 만났다
    others = std::exchange(actors, {});
    if (!b.in.parse.terse && !keep(b.in, b.in.topic, b.kinds).empty())
      actors = b.in.topic, d.stated_parties = false;
  }
  if (actors.empty() && others.empty() && took_together(b)) {
    actors = keep(b.in, b.in.topic, b.kinds);
    d.stated_parties = false;
  }
  if (others.empty()) others = bargains_with(b, actors);
  if (others.empty() && !actors.empty()) {
    const std::uint16_t band = met_in_clause(b);
    if (band != kNone) others = keep(b.in, b.in.ph(band).heads, b.kinds);
    if (band != kNone && others.empty())
      for (const Mod& m : b.in.ph(band).mods)
        if (m.josa == Case::none) unite(others, keep(b.in, m.rows, b.kinds));
    if (band != kNone && others.empty()) return false;
  }
  if (actors.empty() && !others.empty()) actors = pursued(b);
  if (actors.empty() && !others.empty() && b.clause.predicate != kNone) actors = carried(b, d);
  if (others.empty() && actors.size() == 1 && b.trigger.type == Type::merge)
    others = object_before(b);
  if (others.empty() && actors.size() == 1 && shares_partner(b))
    others = keep(b.in, b.in.ph(b.clause.with).heads, b.kinds);
  if (others.empty() && actors.size() == 1) others = met_before(b, actors);
  if (others.empty() && actors.size() == 1) others = attendees(b, actors);
  if (others.empty() && actors.size() == 1) others = hosts(b, actors);
  if (others.empty() && !actors.empty()) others = quarrelled_with(b, actors);
  if (actors.empty() && others.size() < 2) {
    if (Rows heads = unnamed_heads(b); !heads.empty()) {
      without(b.in, others, heads);
      actors = std::move(heads);
    }
  }
  without(b.in, others, actors);
  own_officers(b, actors, others);
  if (b.trigger.type == Type::joint_venture && actors.size() > 1)  // with a state's leave
    std::erase_if(others, [&](Row r) { return b.in.kind(r) == Kind::country; });
  if (others.empty() && (with_somebody(b) || one_way(b) || severally(b) || acts_along(b) != kNone))
    return false;
  for (std::size_t i = actors.size(); i-- > 1;)  // 한·일 양국
    if (std::any_of(actors.begin(), actors.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](Row r) { return b.in.same(r, actors[i]); }))
      actors.erase(actors.begin() + static_cast<std::ptrdiff_t>(i));
  d.a = std::move(actors);
  d.b = std::move(others);
  return d.b.empty() ? d.a.size() >= 2 : !d.a.empty();
}
bool country(const Scene& in, std::uint16_t token) {
  return in.tok(token).what == What::party && in.kind(in.tok(token).mention) == Kind::country;
}
// 미국 테네시주로 출국했다: to the country.
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
// 방한: the country that the word itself names, where the article speaks of it.
Rows country(const Scene& in, const std::string& name) {
  const auto& rows = in.doc.mentions.rows;
  for (Row i = 0; i < rows.size(); ++i)
    if (rows[i].kind == Kind::country && in.doc.mentions.at(rows[i].name) == name) return {i};
  return {};
}
// 모스크바: the country whose capital the place is, where the article names it.
Rows land_of(const Scene& in, std::uint16_t place) {
  const Mention& m = in.doc.mentions.rows[in.tok(place).mention];
  const std::string_view land = in.doc.mentions.at(m.value);
  return land.empty() ? Rows{} : country(in, std::string(land));
}
// A는 B를 러시아로, 모스크바로 초청했다: where to.
Rows asked_to(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::direction || p.first != p.last) continue;
    if (country(b.in, p.last)) return {b.in.tok(p.last).mention};
    if (b.in.tok(p.last).what == What::place) return land_of(b.in, p.last);
  }
  return {};
}
// The words between quotation marks in a phrase; the first may stand before it ('별이 빛나는
// |밤'을|).
Span between_marks(const Bind& b, const Phrase& p) {
  constexpr std::uint32_t kMark = 3, kLongest = 60;
  const std::uint32_t start = b.in.tok(0).span.begin, end = b.in.tok(p.last).end;
  const std::uint32_t first = b.in.tok(p.first).span.begin;
  const std::uint32_t base = first - std::min(first, kMark);
  const std::string_view text = b.in.doc.at(Span{base, end});
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"'", "'"}, {"‘", "’"}}) {
    std::size_t from = text.find(open);
    const std::size_t only = text.find(close);
    if (only != std::string_view::npos && base + only > first &&
        text.find(open, open == close ? only + 1 : 0) == std::string_view::npos) {
      const std::uint32_t to = base + static_cast<std::uint32_t>(only);
      const std::uint32_t far = std::max(start, to - std::min(to, kLongest));
      const std::string_view before = b.in.doc.at(Span{std::min(far, to), to});
      const std::size_t at = before.rfind(open);
      if (at == std::string_view::npos || before.find(close, at + open.size()) != before.npos)
        continue;
      return {far + static_cast<std::uint32_t>(at + open.size()), to};
    }
    if (from == std::string_view::npos) continue;
    from += open.size();
    const std::size_t to = text.find(close, from);
    if (to == std::string_view::npos || to - from > kLongest || to == from) continue;
    return {base + static_cast<std::uint32_t>(from), base + static_cast<std::uint32_t>(to)};
  }
  return {};
}
// 하늘폰 17 프로를 공개했다: a product with its number and its edition.
Span numbered_words(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr || o->josa != Case::object || !b.trigger.before.empty()) return {};
  std::uint16_t t = o->last;
  const auto edition = [&](std::uint16_t i) {
    const char c = b.in.text(i).front();
    return (c >= '0' && c <= '9') || b.in.rules.is(b.in.text(i), Marker::edition);
  };
  while (t > o->first && edition(t)) --t;
  const Token& name = b.in.tok(t);
  const bool product = name.mention != kNoRow && name.what != What::word && t < o->last &&
                       b.in.kind(name.mention) == Kind::product;
  return product ? Span{name.span.begin, b.in.tok(o->last).span.end} : Span{};
}
// HX4를 출시했다, 12단 HX4 양산에 돌입했다: letters with a number are a product's name.
Span coded_words(const Bind& b) {
  const auto code = [&](std::uint16_t t) {
    const std::string_view text = b.in.text(t);
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto part = [&](char c) { return letter(c) || digit(c) || c == '-' || c == '.'; };
    const bool whole = text.size() >= 3 && text[0] >= 'A' && text[0] <= 'Z' &&
                       std::ranges::all_of(text, part) && std::ranges::any_of(text, digit);
    const bool two = text.size() == 3 && text[1] == '2' && letter(text[2]);  // B2B, V2X
    return whole && !two && text[0] != 'Q';                                  // Q1
  };
  const std::string& before = b.trigger.before;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    std::uint16_t t = p.last;
    if (n == b.spot.phrase && b.spot.token > p.first)
      t = static_cast<std::uint16_t>(b.spot.token - 1U);
    else if (!before.empty() && closes(b.in, p, before))
      while (t > p.first && before.find(b.in.text(t)) != std::string::npos) --t;
    else if (p.josa != Case::object || !before.empty())
      continue;
    if (code(t)) return b.in.tok(t).span;
  }
  return {};
}
// '믿음 2.0'을 공개했다: a product that nobody has registered is the name between its marks.
// Or it stands before the noun that acts ('HX-A' 시판에, 'HX-A'의 양산에), or comes out itself.
Span quoted_words(const Bind& b) {
  const Phrase* o = object_phrase(b);
  const std::uint16_t s = subject_phrase(b);
  const bool shown = b.trigger.rule.ends_with("공개");  // papers and pictures are shown, too
  const bool state = s != kNone && std::ranges::any_of(b.in.ph(s).heads, [&](Row r) {
                       return decides(b.in, r);  // # 대통령실, '마스가 모자' 공개
                     });
  const bool itself = (b.spot.voice == Voice::passive || frame_name(b) == "unveil") && !shown;
  if (itself && s != kNone) return between_marks(b, b.in.ph(s));
  for (const std::uint16_t n : b.clause.args)
    if (!b.trigger.before.empty() && closes(b.in, b.in.ph(n), b.trigger.before))
      if (const Span name = between_marks(b, b.in.ph(n)); name.size() > 0) return name;
  const bool noun =
      o != nullptr && !state && b.spot.phrase != kNone && o == &b.in.ph(b.spot.phrase);
  if (o == nullptr || (o->josa != Case::object && !noun)) return {};
  return between_marks(b, *o);
}
// 대전을 떠나: away from it, not to it.
bool toward(const Bind& b, Case c) {
  if (frame_name(b) != "leave_for") return true;
  return c == Case::dative || c == Case::direction;
}
// |전남| 나주, |독일| 드레스덴, |경기| 파주: where the land before a place begins.
std::uint16_t land_before(const Bind& b, std::uint16_t first, std::uint16_t place) {
  std::uint16_t from = place;
  const auto land = [&](std::uint16_t t) {
    return b.in.tok(t).josa == Case::none && (b.in.tok(t).what == What::place || country(b.in, t) ||
                                              b.in.rules.is(b.in.text(t), Marker::province));
  };
  while (from > first && land(static_cast<std::uint16_t>(from - 1U))) --from;
  return from;
}
// 전남 서남권에: a place that the registry does not hold is its words.
Span place_words(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool there = frame_name(b) == "relocate" && p.josa == Case::direction;
    if (p.josa != Case::dative && p.josa != Case::place && p.josa != Case::object && !there)
      continue;
    if (!toward(b, p.josa) || (p.josa == Case::place && signed_there(b))) continue;
    for (std::uint16_t t = p.first; t <= p.last; ++t)
      if (b.in.tok(t).what == What::place && !goods_name(b.in, t) &&
          (b.trigger.type != Type::build || p.josa != Case::object || t < p.last)) {
        if (b.trigger.type == Type::visit) {
          const bool venue = b.in.rules.ends(b.in.text(p.last), Marker::venue);
          for (t = p.last; t > p.first && !b.in.tok(t).open; --t) {
          }
          if (venue && t > p.first) --t;  // 상하이 |행사장|: one of its sort
        }
        if (b.trigger.type == Type::visit && b.in.rules.ends(b.in.text(p.last), Marker::people))
          return {};  // 충화면 밤 재배농가를 찾았다: people whom nobody names
        if (b.trigger.type != Type::build)
          return {b.in.tok(t).span.begin, b.in.tok(p.last).span.end};
        const std::uint16_t from = land_before(b, p.first, t);
        std::uint16_t to = t;
        const bool whole = p.josa != Case::object && !place_like(b.in, p);
        while (to < p.last && (whole || b.in.tok(to + 1U).what == What::place)) ++to;
        const auto measure = [&](std::uint16_t i) {  // 당진 산단 |1만 6512㎡|에
          return b.in.tok(i).what == What::count || b.in.tok(i).what == What::amount ||
                 b.in.text(i).ends_with("곳");  // 함안 두 곳에
        };
        while (to > t && (b.in.rules.is(b.in.text(to), Marker::vicinity) || measure(to))) --to;
        return {b.in.tok(from).span.begin, b.in.tok(to).span.end};
      }
  }
  return {};
}

// 현대차의 |고흥| 공장이 준공됐다, [현대차가 지은] |울산| 공장에는: where what is built stands.
Span of_site(const Bind& b) {
  const Clause& c = b.clause;
  const bool built = b.spot.voice == Voice::passive || frame_name(b) == "stand";
  const std::uint16_t n = c.modal.relative ? c.head : built ? subject_phrase(b) : kNone;
  const bool unnamed = c.subject != kNone && !c.shared && b.in.ph(c.subject).heads.empty();
  if (n == kNone || !place_like(b.in, b.in.ph(n)) || b.spot.phrase != kNone) return {};
  if (c.modal.relative && unnamed) return {};  // 주민들이 세운 회사 A의 울산 공장에
  const auto object = [&](std::uint16_t a) { return b.in.ph(a).josa == Case::object; };
  if (c.modal.relative && std::ranges::any_of(c.args, object)) return {};
  const Phrase& p = b.in.ph(n);
  for (std::uint16_t t = p.first; t < p.last; ++t) {
    if (b.in.tok(t).what != What::place || goods_name(b.in, t)) continue;
    std::uint16_t to = t;
    while (to + 1U < p.last && b.in.tok(to + 1U).what == What::place) ++to;
    return {b.in.tok(land_before(b, p.first, t)).span.begin, b.in.tok(to).span.end};
  }
  return {};
}
// 공장을 세우기로 한 |곳은| 인도 뭄바이다: the place that the main clause names.
std::uint16_t site_named(const Bind& b) {
  const Clause& c = b.clause;
  if (!c.modal.relative || c.head == kNone || b.in.text(b.in.ph(c.head).last) != "곳") return kNone;
  for (const Clause& main : b.in.clauses)
    if (main.predicate != kNone && main.subject == c.head && !main.modal.negated &&
        b.in.tok(main.predicate).josa == Case::copula)
      return main.predicate;
  return kNone;
}
// 대전 본사를 찾았다: that of the firm which the article is about.
bool head_office(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    const std::string_view word = b.in.text(p.last);
    const bool there = p.josa == Case::object || p.josa == Case::dative;
    const auto named = [&](const Mod& m) {
      return std::ranges::any_of(m.rows, [&](Row r) { return b.in.kind(r) == Kind::org; });
    };
    const bool place =
        std::ranges::all_of(p.heads, [&](Row r) { return b.in.kind(r) == Kind::place; });
    return there && place && std::ranges::none_of(p.mods, named) &&
           (word == "본사" || word == "사옥" || word == "본점");
  });
}
Rows focus_firm(const Bind& b, Draft& d) {
  const Row focus = b.in.said.focus;
  if (focus == kNoRow || b.in.parse.terse || b.in.kind(focus) != Kind::org) return {};
  d.stated_parties = false;
  return {focus};
}
Rows& side_of(Draft& d, Slot slot) { return slot == Slot::a ? d.a : slot == Slot::b ? d.b : d.c; }

// 투자 유치에 나섰다: not yet raised.
bool raising(const Bind& b) {
  const Modal& m = b.spot.modal;
  return raises(b) && !m.end && ((m.cap && *m.cap < Status::planned) || sets_out(b));
}
// 올트먼은 투자 유치에 나섰다: for whom, the article has not said.
bool employed(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  return n != kNone && std::ranges::any_of(b.in.ph(n).heads, [&](Row r) {
           return b.in.said.employers.contains(b.in.doc.mentions.rows[r].same);
         });
}
// A·B 등 4개사 합류; A K-AI 얼라이언스 합류: what stands before the noun joins, or is joined.
Rows joined(const Bind& b, Slot slot) {
  if (b.spot.phrase == kNone) return from(b, Source::bare);
  const Phrase& p = b.in.ph(b.spot.phrase);
  const auto fit = [&](Rows rows) {
    std::erase_if(rows, [&](Row r) {
      return b.in.rules.ends(b.in.name(r), Marker::alliance) != (slot == Slot::b);
    });
    return keep(b.in, rows, b.kinds);
  };
  if (p.head != kNone && p.head < b.spot.token)
    if (Rows rows = fit(p.heads); !rows.empty()) return rows;
  for (const Mod& m : p.mods)
    if (m.josa == Case::none && m.token < b.spot.token)
      if (Rows rows = fit(m.rows); !rows.empty()) return rows;
  for (std::uint16_t t = p.head == kNone ? p.first : p.head; t < b.spot.token; ++t)
    if (b.in.tok(t).what == What::party && b.in.tok(t).josa == Case::none)
      if (Rows rows = fit({b.in.tok(t).mention}); !rows.empty()) return rows;
  return {};
}
// '퓨전' 프로젝트에 합류했다: the name in marks before what it is.
Rows named_body(const Bind& b) {
  const std::string_view text = b.in.doc.text;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool there = p.josa == Case::dative || p.josa == Case::place || p.josa == Case::source;
    if (p.dead || !there || !p.heads.empty() || p.mods.empty() ||
        !b.in.rules.is(b.in.text(p.last), Marker::alliance))
      continue;
    const Mod& m = p.mods.back();
    const std::string_view behind = text.substr(b.in.tok(m.token).span.end, 3);
    if (m.josa == Case::none && (behind.starts_with("'") || behind == "’"))
      return keep(b.in, m.rows, b.kinds);
  }
  return {};
}
// 오픈AI와 하퍼 CEO를 상대로: a firm and a person in one row.
void also_sued(const Bind& b, Rows& found) {
  const std::vector<std::uint16_t>& args = b.clause.args;
  for (std::size_t i = 1; i < args.size(); ++i) {
    const Phrase &p = b.in.ph(args[i - 1U]), &q = b.in.ph(args[i]);
    if (q.josa != Case::against || p.josa != Case::with || p.last + 1U != q.first) continue;
    const Rows rows = keep(b.in, p.heads, b.kinds);
    found.insert(found.begin(), rows.begin(), rows.end());
  }
}
// A가 B의 인수 작업을 마쳤다: B, where the subject is who buys.
Rows completed(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire || b.spot.phrase == kNone || d.a.empty() ||
      b.clause.predicate == kNone ||
      !b.in.rules.begins(b.in.text(b.clause.predicate), Marker::finish))
    return {};
  for (const Mod& m : b.in.ph(b.spot.phrase).mods)
    if (m.josa == Case::genitive && m.token + 1U == b.spot.token)
      return keep(b.in, m.rows, b.kinds);
  return {};
}
// # A, B C에 매각: B, right before to whom it goes.
Rows sold_beside(const Bind& b) {
  if (!b.in.parse.terse || b.trigger.type != Type::divest || frame_name(b) != "sell") return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::object || (p.josa == Case::dative && p.mods.size() > 1)) return {};
    if (p.josa != Case::dative || p.heads.size() != 1 || p.mods.size() != 1) continue;
    const Mod& m = p.mods.front();
    const bool own = m.first == p.first + 1U &&  // 자회사 B
                     b.in.rules.relations.contains(std::string(b.in.text(p.first)));
    const bool beside =
        m.josa == Case::none && (m.first == p.first || own) && m.token + 1U == p.last &&
        m.rows.size() == 1 && b.in.tok(p.last).what == What::party &&
        b.in.kind(m.rows.front()) == Kind::org && b.in.kind(p.heads.front()) == Kind::org;
    if (beside) return keep(b.in, m.rows, b.kinds);
  }
  return {};
}
// A의 경영권이 B로 넘어갔다, A 지분 85%는 B에 팔렸다: A.
Rows control_of(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  const bool falls = frame_name(b) == "fall_to" || frame_name(b) == "sold_to";
  if (!falls || n == kNone ||
      (b.in.text(b.in.ph(n).last) != "경영권" && !b.in.has(b.in.ph(n), Class::stake)))
    return {};
  const Phrase& p = b.in.ph(n);
  return p.heads.empty() && p.mods.size() == 1 ? keep(b.in, p.mods.front().rows, b.kinds) : Rows{};
}
// 방한을 요청했다, 방문을 제안했다: somebody else is to come.
bool asks_to_come(const Bind& b) {
  const Word* w = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  return b.trigger.type == Type::visit && b.spot.phrase != kNone && w != nullptr &&
         (w->is(Class::ask) || w->text == "제안");
}
// 워싱턴을 찾았다: the country whose capital it is.
Rows capital(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool bare =  // 국빈 방문차 베이징에, but not 산둥성 베이징
        b.in.tok(p.last).what == What::place &&
        (p.first == p.last || b.in.tok(p.last - 1U).what == What::word);
    if (bare && p.josa != Case::place && toward(b, p.josa)) return land_of(b.in, p.last);
  }
  return {};
}
// 필리핀 초계함 2척을 수주했다, 체코 원전 본계약을 맺었다: such goods are the state's.
Rows state_of_arms(const Bind& b) {
  const std::string& frame = frame_name(b);
  const bool told = frame == "win" ? b.spot.phrase == kNone  // no 수주 활동
                                   : (frame == "contract" || frame == "give") && bargained(b);
  if (b.trigger.type != Type::supply || !told) return {};
  const Phrase* o = object_phrase(b);
  for (std::uint16_t t = o == nullptr ? 0 : o->first; o != nullptr && t < o->last; ++t)
    if (b.in.tok(t).modifier && country(b.in, t) && b.in.tok(t).josa == Case::none)
      for (std::uint16_t i = t + 1U; i <= o->last; ++i)
        if (b.in.rules.ends(b.in.text(i), Marker::arms)) return {b.in.tok(t).mention};
  return {};
}
// 하퍼 대통령의 조속한 한국 방문을 |희망했다|: who is to go; 하퍼 대통령의 자택 방문: no.
Rows traveller(const Bind& b) {
  if (b.spot.phrase == kNone || b.spot.token == 0) return {};
  const Phrase& what = b.in.ph(b.spot.phrase);
  if (what.josa != Case::object || what.last != b.spot.token) return {};
  const Token& before = b.in.tok(b.spot.token - 1U);
  if (before.what == What::word && !before.predicate) return {};
  Rows rows = from(b, Source::genitive);
  const bool human = std::ranges::all_of(rows, [&](Row r) { return b.in.kind(r) == Kind::person; });
  if (!human) rows.clear();
  return rows.empty() && asks_to_come(b) ? by_case(b, {Case::dative}) : rows;
}
// |A의 B 인수|는 [C가 승인을 내주지 않아] 물거품이 됐다: A's, whoever acts beside it.
Rows whose_deal(const Bind& b) {
  const Type t = b.trigger.type;
  if (b.slot != Slot::a || b.spot.phrase == kNone || (t != Type::acquire && t != Type::invest) ||
      frame_name(b) != "theme" || b.spot.voice != Voice::active)
    return {};
  const Phrase& p = b.in.ph(b.spot.phrase);
  return deal_of_two(b.in, p, b.spot.token)
             ? keep(b.in, p.mods.front().rows, b.kinds & bit(Kind::org))
             : Rows{};
}
void stated(Bind& b, const Role& role, Draft& d) {
  b.kinds = role.slot == Slot::b ? type_of(b).b : type_of(b).a;
  b.slot = role.slot;
  if (Rows whose = whose_deal(b); !whose.empty()) {
    d.a = std::move(whose);
    return;
  }
  if (role.slot == Slot::b && raising(b) && !employed(b)) b.kinds |= bit(Kind::person);
  if (d.type == Type::visit && role.slot == Slot::a)
    if (d.a = traveller(b); !d.a.empty() || asks_to_come(b)) return;
  if (d.type == Type::visit && role.slot == Slot::b && !b.trigger.need.empty())
    return;  // 방북: the word says where to
  if (frame_name(b) == "invite" && role.slot == Slot::b && b.spot.voice == Voice::active)
    if (const Rows to = asked_to(b); !to.empty()) {
      d.b = to;
      return;
    }
  if (d.type == Type::visit && role.slot == Slot::b)
    for (Rows to : {land(b), capital(b)})
      if (!to.empty()) {
        d.b = std::move(to);
        return;
      }
  if (d.type == Type::build && role.slot == Slot::b)
    if (const std::uint16_t t = site_named(b); t != kNone) {
      const std::uint16_t n = b.in.parse.phrase_of[t];
      const std::uint16_t first = n == kNone ? t : b.in.ph(n).first;
      if (b.in.tok(t).what == What::place)
        d.b_words = {b.in.tok(land_before(b, first, t)).span.begin, b.in.tok(t).span.end};
      else if (country(b.in, t))
        d.b = {b.in.tok(t).mention};
      return;
    }
  if (frame_name(b) == "attract" && role.slot == Slot::b) b.kinds |= bit(Kind::org);
  if (d.type == Type::visit && role.slot == Slot::b && head_office(b)) {
    d.b = focus_firm(b, d);
    if (!d.b.empty()) return;
  }
  for (const Source f : role.from) {
    Rows found = d.type == Type::member && f == Source::bare ? joined(b, role.slot) : from(b, f);
    without(b.in, found, d.a);
    without(b.in, found, d.b);
    const bool courts = (d.type == Type::sue && role.slot == Slot::b) ||
                        (d.type == Type::endorse && role.slot == Slot::a);
    if (courts) no_court(b.in, found);
    if (d.type == Type::sue && f == Source::bare && b.in.parse.terse)  // # A, 美 소송 마무리: where
      std::erase_if(found, [&](Row r) { return b.in.kind(r) == Kind::country; });
    if (found.empty()) continue;
    if (d.type == Type::sue && f == Source::against) also_sued(b, found);
    d.weak = d.weak || f == Source::counterpart;
    side_of(d, role.slot) = std::move(found);
    return;
  }
  if (role.slot == Slot::b && d.type == Type::member) d.b = named_body(b), without(b.in, d.b, d.a);
  if (role.slot == Slot::b && d.b.empty()) d.b = completed(b, d), without(b.in, d.b, d.a);
  if (role.slot == Slot::b && d.b.empty()) d.b = control_of(b);
  if (role.slot == Slot::b && d.b.empty()) d.b = state_of_arms(b);
  if (role.slot == Slot::b && d.b.empty()) d.b = sold_beside(b), without(b.in, d.b, d.a);
}
// 아이리스는 내년에 출시된다: the product is the subject, its maker is known.
Rows itself(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  Rows out;
  if (n != kNone)
    for (const Row r : b.in.ph(n).heads)
      if (b.in.kind(r) == Kind::product) out.push_back(r);
  return out;
}
// 일본 공장 2곳에 라인을 신설: the country in front of the plant.
Rows plant_land(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::dative || !b.in.has(p, Class::site)) continue;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (country(b.in, t)) return {b.in.tok(t).mention};
  }
  return {};
}
// |헝가리| 공장을 증설한다, |인도네시아| 공장이 완공됐다, |폴란드| 공장 증설을: the land of the
// works.
Span land_of_works(const Bind& b) {
  if (b.trigger.rule == "build-세우다") return {};  // 멕시코 공장을 세웠다: it stands still
  const bool built = b.spot.voice == Voice::passive;
  const Phrase* o = object_phrase(b);
  const std::uint16_t who = subject_phrase(b);
  if (built) o = who == kNone ? nullptr : &b.in.ph(who);
  if (o == nullptr || b.clause.modal.relative) return {};
  const bool own = b.spot.phrase != kNone && o == &b.in.ph(b.spot.phrase);
  const std::uint16_t end = own ? b.spot.token : static_cast<std::uint16_t>(o->last + 1U);
  if (end <= o->first + 1U || !site_noun(b.in, static_cast<std::uint16_t>(end - 1U))) return {};
  for (std::uint16_t t = end - 1U; t-- > o->first;) {
    if (country(b.in, t))
      return {b.in.tok(land_before(b, o->first, t)).span.begin, b.in.tok(t).span.end};
    if (b.in.tok(t).what != What::word || b.in.tok(t).josa != Case::none) return {};
  }
  return {};
}
// # 나래게임즈, 신작 '별의 노래' 다음달 출시: the one name between marks before the act.
Span in_headline(const Bind& b) {
  const bool out = b.trigger.rule == "launch-출시" || b.trigger.rule == "launch-론칭" ||
                   b.trigger.rule == "launch-발매";
  if (!b.in.parse.terse || !out || !b.spot.nominal) return {};
  const std::uint32_t begin = b.in.tok(b.clause.first).span.begin;
  const std::string_view text = b.in.doc.at(Span{begin, b.in.tok(b.spot.token).span.begin});
  constexpr std::uint32_t kLongest = 60;  // bytes
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"'", "'"}, {"‘", "’"}}) {
    const std::size_t from = text.find(open);
    const std::size_t to =
        from == std::string_view::npos ? from : text.find(close, from + open.size());
    if (to == std::string_view::npos || to > from + kLongest || to <= from + open.size() ||
        text.find(open, to + close.size()) != std::string_view::npos)
      continue;
    return {begin + static_cast<std::uint32_t>(from + open.size()),
            begin + static_cast<std::uint32_t>(to)};
  }
  return {};
}
bool money(const Bind& b) {
  for (std::uint16_t t = b.clause.first; t <= b.clause.last; ++t)
    if (b.in.tok(t).what == What::amount) return true;
  return false;
}
// 평택에 21조원을 투자한다: in what is built there.
void put_into_place(const Bind& b, Draft& d) {
  if (d.type != Type::invest || !money(b) || d.a.empty()) return;
  const KindSet builders = b.in.rules.types[static_cast<std::size_t>(Type::build)].a;
  if (keep(b.in, d.a, builders).empty()) return;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    std::uint16_t at = p.last;
    if (at > p.first && b.in.is(at, Class::site)) --at;  // 인도 푸네 공장에
    if (p.josa != Case::dative || b.in.tok(at).what != What::place) continue;
    for (const Mod& m : p.mods)  // 웨스트리지의 광산에: into whose it is
      if (m.josa == Case::genitive)
        if (Rows rows = keep(b.in, m.rows, bit(Kind::org)); !rows.empty()) {
          d.b = std::move(rows);
          return;
        }
    const std::uint16_t from = land_before(b, p.first, at);
    d.type = Type::build;
    d.rule += "+place";
    d.b_words = {b.in.tok(from).span.begin, b.in.tok(at).span.end};
    return;
  }
}
// What stands for b where no party was found there: a place, a country, a product's plain name.
void stand_in(const Bind& b, Draft& d) {
  if (d.type == Type::visit) d.b = land(b);
  put_into_place(b, d);
  if (!d.b_words.empty() || !d.b.empty()) return;
  if (d.b.empty() && d.type == Type::sue) d.b = punished_before(b);
  if (d.b.empty() && (d.type == Type::build || d.type == Type::visit)) d.b_words = place_words(b);
  if (d.b.empty() && d.b_words.empty() && d.type == Type::build) d.b = plant_land(b);
  if (d.b.empty() && d.b_words.empty() && d.type == Type::build) d.b_words = of_site(b);
  if (d.b.empty() && d.b_words.empty() && d.type == Type::build) d.b_words = land_of_works(b);
  if (d.type == Type::visit && !b.trigger.need.empty()) d.b = country(b.in, b.trigger.need);
  if (d.type == Type::launch) d.b_words = quoted_words(b);
  if (d.type == Type::launch && d.b_words.empty()) d.b_words = numbered_words(b);
  if (d.type == Type::launch && d.b_words.empty()) d.b_words = in_headline(b);
  if (d.type == Type::launch && d.b_words.empty()) d.b_words = coded_words(b);
  if (d.type == Type::launch && d.b_words.empty() && object_phrase(b) == nullptr) d.b = itself(b);
}
// 가스터빈은 A가 공급한다: what is spoken of is supplied to whom the article is about.
bool fronted_goods(const Bind& b) {
  const Clause& c = b.clause;
  if (b.trigger.type != Type::supply && b.trigger.type != Type::manufacture) return false;
  if (c.modal.relative || c.topic == kNone || c.subject == kNone || c.topic == c.subject)
    return false;
  const bool own = std::ranges::find(c.args, c.topic) != c.args.end();
  return own && b.in.ph(c.topic).heads.empty() && !b.in.has(b.in.ph(c.topic), Class::sum) &&
         b.in.ph(c.subject).josa == Case::subject && !somebody(b, {Case::dative, Case::about});
}
// B가 짓는 단지의 터빈은 A가 공급한다: to B.
Rows builder_of(const Bind& b) {
  for (const Clause& c : b.in.clauses)
    if (c.head == b.clause.topic && c.subject != kNone && !c.shared &&
        c.subject != b.clause.subject)
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
// [A가 찾아낸] 후보물질을 B가 사들였다: from A.
Rows maker_of(const Bind& b) {
  const Phrase* o = object_phrase(b);
  for (const Clause& c : b.in.clauses)
    if (o != nullptr && c.head != kNone && &b.in.ph(c.head) == o && c.subject != kNone &&
        !c.shared && c.subject != b.clause.subject && !c.modal.negated)
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
// [A가 서비스하는] 게임 '별의 노래'가 출시됐다: its maker.
Rows maker_of_product(const Bind& b) {
  if (b.trigger.type != Type::launch || b.spot.voice != Voice::passive) return {};
  for (const Clause& c : b.in.clauses)
    if (c.head != kNone && c.head == subject_phrase(b) && c.subject != kNone && !c.shared &&
        c.modal.relative && !c.modal.negated)
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  if (!b.clause.modal.relative || b.clause.head == kNone) return {};
  for (const Mod& m : b.in.ph(b.clause.head).mods)  // 최근 출시된 A SUV '티라노'
    if (m.josa == Case::genitive || m.josa == Case::none)
      if (Rows rows = keep(b.in, m.rows, bit(Kind::org)); rows.size() == 1) return rows;
  return {};
}
// 최근 출시된 A의 SUV '티라노'가, '티라노'는 A가 출시한 SUV다: what has come out.
Rows launched(const Bind& b) {
  if (b.trigger.type != Type::launch || !b.clause.modal.relative || b.clause.head == kNone)
    return {};
  if (b.spot.voice == Voice::passive) return keep(b.in, b.in.ph(b.clause.head).heads, b.kinds);
  if (!b.in.ph(b.clause.head).heads.empty()) return {};
  for (const Clause& c : b.in.clauses)
    if (c.predicate != kNone && b.in.parse.phrase_of[c.predicate] == b.clause.head &&
        c.topic != kNone && !c.modal.negated)
      return keep(b.in, b.in.ph(c.topic).heads, b.kinds);
  return {};
}
Rows by_subject(const Bind& b, const Clause& c) {
  return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
}
// [A가 주도한] 투자를 유치했다: who put the money in.
Rows leader_of(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    const bool of_it = c.head != kNone && c.modal.relative && !c.modal.negated &&
                       c.subject != kNone && !c.shared && c.predicate != kNone &&
                       c.head == b.spot.phrase;
    if (!of_it) continue;
    for (const std::string_view act : {"주도", "이끈", "이끌", "참여"})
      if (b.in.text(c.predicate).starts_with(act))
        if (Rows rows = by_subject(b, c); !rows.empty()) return rows;
  }
  return {};
}
// A는 [B가 생산한] 소재를 공급받는다, [B 공장에서 만드는] 소재는 A에 공급된다: from B.
Rows producer_of(const Bind& b) {
  const bool taken = b.spot.voice == Voice::receive;
  if (!taken && b.spot.voice != Voice::passive) return {};
  const std::uint16_t subject = subject_phrase(b);
  const Phrase* goods = taken ? object_phrase(b) : subject == kNone ? nullptr : &b.in.ph(subject);
  if (goods == nullptr || !goods->heads.empty()) return {};
  for (const Clause& c : b.in.clauses) {
    if (c.head == kNone || &b.in.ph(c.head) != goods || c.modal.negated || c.predicate == kNone)
      continue;
    const Word* verb = b.in.word(c.predicate);
    if (verb == nullptr || !(verb->is(Class::make) || verb->is(Class::craft))) continue;
    for (const std::uint16_t n : c.args) {
      const Phrase& p = b.in.ph(n);
      const bool own = n == c.subject && !c.shared && n != b.clause.subject;
      if (!own && p.josa != Case::place) continue;
      if (Rows rows = keep(b.in, p.heads, b.kinds); !rows.empty()) return rows;
      if (p.josa != Case::place) continue;
      for (const Mod& m : p.mods)  // B 포항 공장에서
        if (Rows rows = keep(b.in, m.rows, bit(Kind::org)); !rows.empty()) return rows;
    }
  }
  return {};
}
// '달그림자'에 판호를 내줬다, 새 차에 센서가 실렸다: a product of the firm that the article is
// about.
bool for_product(const Bind& b) {
  if (b.trigger.type != Type::regulate && b.trigger.type != Type::supply) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return n != b.spot.phrase && p.josa == Case::dative && p.mods.empty() && p.heads.size() == 1 &&
           b.in.kind(p.heads.front()) == Kind::product;
  });
}
// 구매 의향서를 보내왔다: to whom the article is about.
bool letter(const Bind& b) {
  return has_paper(b) && (paper_flags(b) & bit(Flag::non_binding)) != 0 &&
         !somebody(b, {Case::source, Case::with, Case::dative});
}
// 이 연합에는 A가 참여한다, A가 탈퇴를 통보했다: of the alliance; 본입찰에 참여했다 is not.
bool means_alliance(const Bind& b) {
  const auto text = [&](std::uint16_t t) { return b.in.text(t); };
  return std::ranges::all_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::place && p.heads.empty() && p.first == p.last &&
        is_latin(static_cast<char32_t>(b.in.text(p.last).front())))
      return false;  // NPT에서 빠져나갔다: out of what nobody has read
    if (p.josa != Case::dative || b.in.tok(p.last).what == What::time) return true;
    if (text(p.last).ends_with("곳") && b.in.tok(p.last).what == What::count) return true;
    if (text(p.last) == "모두" && p.last > 0)  // 두 곳 모두에
      return text(static_cast<std::uint16_t>(p.last - 1U)).ends_with("곳");
    if (!b.in.rules.ends(text(p.last), Marker::alliance)) return false;
    if (p.first == p.last) return true;
    for (const std::string_view w : {"이", "그", "해당", "이번", "같은"})
      if (text(p.first) == w) return true;  // another one, by its own name: 미르 컨소시엄에
    return false;
  });
}
// 케이링크는 은행에서 빌린다: a subject stands there whose name nobody has read.
bool unread(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone) return false;
  const Phrase& p = b.in.ph(n);
  return p.heads.empty() && b.in.tok(p.last).what == What::word && !b.in.has(p, Class::sum);
}
// 가온조선 채권단은 매각 우선협상대상자로 A를 선정했다: their debtor is on sale.
Rows debtor(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone || !b.in.ph(n).heads.empty() || b.in.text(b.in.ph(n).last) != "채권단") return {};
  for (const Mod& m : b.in.ph(n).mods)
    if (m.token + 1U == b.in.ph(n).last)
      if (Rows rows = keep(b.in, m.rows, b.kinds); rows.size() == 1) return rows;
  return {};
}
// 인수 후보로 A가 꼽힌다: for the company whose shares were last spoken of.
// (X가 매물로 나왔다.) A는 인수를 포기했다, A가 인수를 추진한다: of X.
bool bare_purchase(const Bind& b, const Draft& d) {
  constexpr std::uint32_t kReach = 2;  // sentences
  const std::uint16_t n = b.spot.phrase;
  const bool bare = n != kNone && b.trigger.before.empty() && b.in.ph(n).first == b.spot.token &&
                    b.in.ph(n).last == b.spot.token && !b.in.acts_as(b.spot.token, Type::merge);
  if (d.type != Type::acquire || !(frame_name(b) == "theme" || frame_name(b) == "share_deal") ||
      !bare || d.a.size() != 1 || b.clause.modal.relative || b.in.target == kNoRow ||
      b.in.same(b.in.target, d.a.front()) || b.in.number - b.in.said.target_at > kReach ||
      b.in.kind(d.a.front()) != Kind::org)
    return false;
  const Row buyer = b.in.said.buyer;  // whose purchase has been told by name
  if (buyer != kNoRow && b.in.same(buyer, d.a.front())) return false;
  if (std::ranges::any_of(b.in.clauses, [&](const Clause& c) { return c.head == n; }))
    return false;  // [공개매수를 통한] 인수를
  return std::ranges::none_of(
      b.clause.args, [&](std::uint16_t k) { return k != n && b.in.ph(k).josa == Case::object; });
}
// X는 인수합병을 추진했고 A가 의향서를 냈다: for X.
Row seeks_buyer(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    if (c.predicate == kNone || c.predicate >= b.spot.token || c.modal.relative ||
        c.subject == kNone || b.in.ph(c.subject).josa != Case::topic ||
        b.in.ph(c.subject).heads.size() != 1 ||
        b.in.kind(b.in.ph(c.subject).heads.front()) != Kind::org)
      continue;
    for (const std::uint16_t n : c.args) {
      const Phrase& p = b.in.ph(n);
      const bool sale = p.josa == Case::object && p.heads.empty() && p.mods.empty() &&
                        (b.in.acts_as(p.last, Type::merge) || b.in.acts_as(p.last, Type::divest));
      if (sale) return b.in.ph(c.subject).heads.front();
    }
  }
  return kNoRow;
}
Rows on_sale(const Bind& b, Draft& d) {
  if (Rows rows = debtor(b); !rows.empty()) return rows;
  const Row here = on_offer(b.in, b.spot.token);
  const Row seeks = here == kNoRow ? seeks_buyer(b) : kNoRow;
  const Row firm = here != kNoRow ? here : seeks != kNoRow ? seeks : b.in.target;
  if (b.in.parse.terse || firm == kNoRow) return {};
  Rows out = keep(b.in, {firm}, b.kinds);
  if (!out.empty()) d.stated_parties = false;
  return out;
}
// 인수금융은 은행이 주선한다: for who buys.
bool lists_purchase(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return b.in.text(p.last) == "인수금융" || b.in.text(p.first) == "인수금융";
  });
}
// A가 인수를 제안했지만 B가 거절했다: to who refuses.
Rows refuser(const Bind& b) {
  const bool deal = b.trigger.type == Type::acquire || b.trigger.type == Type::merge ||
                    b.trigger.type == Type::invest || b.trigger.type == Type::license;
  const bool offered = b.spot.modal.cap && *b.spot.modal.cap == Status::sought;
  const Clause* next = clause_after(b);
  if (!deal || !offered || next == nullptr) return {};
  return refuses(b.in, *next) ? keep(b.in, b.in.ph(next->subject).heads, b.kinds) : Rows{};
}
// 시장을 주도하는 A: the relative clause lacks its subject, not its object.
bool has_object(const Bind& b) {
  return b.clause.modal.relative && std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
           return n != b.spot.phrase && b.in.ph(n).josa == Case::object;
         });
}
// 출자해 펀드를 조성한다: into what the next clause founds.
const Clause* founding(const Bind& b) {
  const Clause* next = clause_after(b);
  if (b.clause.modal.join != Join::chain || next == nullptr || next->predicate == kNone)
    return nullptr;
  const Word* w = b.in.word(next->predicate);
  if (w == nullptr) return nullptr;
  for (const std::uint16_t g : w->triggers) {
    const Type t = b.in.rules.triggers[g].type;
    if (t == Type::lead || t == Type::joint_venture || t == Type::build) return next;
  }
  return nullptr;
}
// 합작사 설립을 위해 출자한다: into the venture, not into whom the article is about.
bool for_venture(const Bind& b) {
  const Clause* before = beside(b, false);
  const std::uint16_t from = before == nullptr ? b.clause.first : before->first;
  for (std::uint16_t t = from; t < b.spot.token; ++t)
    if (b.in.rules.begins(b.in.text(t), Marker::venture)) return true;
  return false;
}
bool founds(const Bind& b) {
  return b.trigger.type == Type::invest && (founding(b) != nullptr || for_venture(b));
}
// 출자해 합작법인을 설립한다: the venture is told by itself.
bool joint(const Bind& b, const Phrase& p) {
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (b.in.text(t).starts_with("합작")) return true;
  return false;
}
// C는 A와 B가 출자해 설립됐다; A와 B가 출자해 C를 세웠다.
Rows funded(const Bind& b) {
  const Clause& c = b.clause;
  const std::uint16_t n = subject_phrase(b);
  const bool acts = b.spot.phrase == kNone || b.in.ph(b.spot.phrase).last == b.spot.token;
  const bool own = acts && c.topic != kNone && n != kNone && c.topic != n && !c.modal.relative &&
                   b.in.ph(n).josa == Case::subject;
  if (own)
    if (Rows rows = keep(b.in, b.in.ph(c.topic).heads, b.kinds); !rows.empty()) return rows;
  if (const Clause* next = founding(b))
    for (const std::uint16_t i : next->args)
      if (b.in.ph(i).josa == Case::object && !joint(b, b.in.ph(i)))
        if (Rows rows = keep(b.in, b.in.ph(i).heads, b.kinds); !rows.empty()) return rows;
  const Clause* next = money(b) && !c.modal.relative ? clause_after(b) : nullptr;
  if (next != nullptr && next->predicate != kNone)  // 2억원을 투자해 [B의] 대주주가 됐다
    for (const std::uint16_t i : next->args)
      if (b.in.text(b.in.ph(i).last).ends_with("주주"))
        for (const Mod& m : b.in.ph(i).mods)
          if (Rows rows = keep(b.in, m.rows, b.kinds); !rows.empty()) return rows;
  return {};
}
// C도 소송을 냈다, C와 D가 각각 소송을 냈다: as the one told before has.
bool sues_too(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone || b.clause.shared) return false;
  if (b.in.ph(n).also) return true;
  for (std::uint16_t t = b.in.ph(n).last + 1U; t < b.spot.token; ++t)
    if (b.in.rules.is(b.in.text(t), Marker::severally)) return true;
  return false;
}
// (A가 B를 상대로 소송을 냈다.) B는 맞소송을 냈다: against A; C도 소송을 냈다: against B.
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
// (A는 돈을 유상증자로 마련한다.) 이 유상증자에 B가 참여했다: A's.
Rows issuer_told(const Bind& b) {
  constexpr std::uint32_t kReach = 2;  // sentences
  const Discourse& said = b.in.said;
  if (said.issuer == kNoRow || b.in.number - said.issuer_at > kReach || b.in.parse.terse) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool own = p.heads.empty() && p.mods.empty() && b.in.text(p.last).ends_with("증자");
    if (!own) continue;
    for (const std::string_view word : {"이", "이번", "해당"})
      if (b.in.text(p.first) == word) return keep(b.in, {said.issuer}, b.kinds);
  }
  return {};
}
// C를 출범시키며 4000억원을 출자했다: into what the clause before founds.
Rows founded_before(const Bind& b) {
  const Clause* before = chained_before(b);
  if (b.trigger.type != Type::invest || before == nullptr || !b.clause.shared ||
      !b.in.acts_as(before->predicate, Type::lead) || somebody(b, {Case::dative, Case::about}))
    return {};
  for (const std::uint16_t i : before->args)
    if (b.in.ph(i).josa == Case::object && !joint(b, b.in.ph(i)))
      if (Rows rows = keep(b.in, b.in.ph(i).heads, b.kinds); !rows.empty()) return rows;
  return {};
}
// B를 사들인 |뒤|: the clause right before, of what has come first.
const Clause* once(const Bind& b) {
  const Clause* before = clause_before(b);
  const bool moment = before != nullptr && before->modal.relative && before->head != kNone &&
                      before->predicate != kNone && !before->modal.negated &&
                      b.in.rules.is(b.in.text(b.in.ph(before->head).first), Marker::moment);
  return moment ? before : nullptr;
}
// B를 인수해 3년 뒤 C에 되팔았다: what the clause before bought.
Rows bought_before(const Bind& b, const Draft& d) {
  const Clause* before = chained_before(b);
  const bool sells = d.type == Type::divest && b.clause.predicate == b.spot.token && !has_object(b);
  if (!sells) return {};
  if (const Clause* first = once(b); first != nullptr)
    before = first;
  else if (!b.clause.shared)
    return {};
  if (before == nullptr || !b.in.acts_as(before->predicate, Type::acquire)) return {};
  Rows rows = first_of(b, *before, Case::object);
  for (const std::uint16_t n : before->args)  // B 지분 71%를 사들인 뒤
    if (const Phrase& p = b.in.ph(n);
        rows.empty() && p.josa == Case::object && b.in.has(p, Class::stake) && p.mods.size() == 1)
      rows = keep(b.in, p.mods.front().rows, b.kinds);
  return rows;
}
// A는 B를 사들인 지 3년 만에 매각에 나섰다: what it has bought.
Rows bought_earlier(const Bind& b, const Draft& d) {
  const std::uint16_t n = b.spot.phrase;
  const bool bare =
      n != kNone && b.in.ph(n).first == b.spot.token && b.in.ph(n).last == b.spot.token;
  if (d.type != Type::divest || !bare || d.a.size() != 1 || b.in.parse.terse) return {};
  for (const Clause& c : b.in.clauses) {
    if (c.predicate == kNone || c.predicate >= b.spot.token) break;
    if (!b.in.acts_as(c.predicate, Type::acquire) || c.modal.negated || c.modal.unsaid) continue;
    if (c.head != kNone && !b.in.ph(c.head).heads.empty()) continue;  // [B를 인수한] C에
    if (c.subject != kNone && c.subject != subject_phrase(b)) continue;
    for (const std::uint16_t k : c.args)
      if (b.in.ph(k).josa == Case::object)
        if (Rows rows = keep(b.in, b.in.ph(k).heads, b.kinds); rows.size() == 1) return rows;
  }
  return {};
}
// 사업부를 물적분할해 C를 세웠다: C is what is split off.
Rows split_off(const Bind& b, const Draft& d) {
  const bool splits =
      b.in.text(b.spot.token).ends_with("분할") || b.in.text(b.spot.token).starts_with("분사");
  const Clause* next = d.type == Type::divest && splits ? founding(b) : nullptr;
  if (next == nullptr || !next->shared || next->modal.negated) return {};
  return first_of(b, *next, Case::object);
}
// 현지 공단의 검진 사업자로: chosen by somebody whom nobody knows.
bool lists_owner(const Bind& b) {
  if (!frame_name(b).starts_with("choose")) return false;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (!closes(b.in, p, b.trigger.before)) continue;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (b.in.tok(t).what == What::word && b.in.tok(t).josa == Case::genitive &&
          !b.in.rules.ends(b.in.text(t), Marker::work))
        return true;
  }
  return false;
}
// A가 X에 300억원을 투자했고 B가 200억원을 투자했다: the same verb says it of X again.
Rows given_before(const Bind& b) {
  const Clause* before = chained_before(b);
  const bool gives = b.trigger.type == Type::invest || b.trigger.type == Type::finance ||
                     b.trigger.type == Type::subsidise;
  if (!gives || before == nullptr || b.clause.predicate == kNone || b.clause.shared ||
      b.in.tok(before->predicate).word != b.in.tok(b.clause.predicate).word ||
      somebody(b, {Case::dative, Case::about}))
    return {};
  return first_of(b, *before, Case::dative);
}
// A는 B에 사람을 보냈고 포탄|도| 대고 있다: to the same one.
Rows also_given(const Bind& b) {
  const Clause* before = chained_before(b);
  const Phrase* o = object_phrase(b);
  if (b.trigger.type != Type::supply || before == nullptr || !b.clause.shared || o == nullptr ||
      !o->also || b.spot.voice != Voice::active ||
      somebody(b, {Case::dative, Case::about, Case::with, Case::source}))
    return {};
  const Word* verb = b.in.word(before->predicate);
  const auto gives = [&](std::uint16_t g) {
    const Type t = b.in.rules.triggers[g].type;
    return t == Type::supply || t == Type::subsidise || t == Type::finance || t == Type::license;
  };
  if (verb == nullptr || !(verb->is(Class::gives) || std::ranges::any_of(verb->triggers, gives)))
    return {};
  return first_of(b, *before, Case::dative);
}
// |B에는| A가 칩을 대고 C도 서버를 납품한다: to B, whom both verbs have in front.
Rows fronted_before(const Bind& b, const Role& role) {
  const Clause* before = chained_before(b);
  const std::uint16_t who = b.clause.subject;
  const bool takes = std::ranges::find(role.from, Source::dative) != role.from.end();
  if (!takes || before == nullptr || b.clause.modal.relative || who == kNone || b.clause.shared ||
      b.spot.voice != Voice::active || (b.in.ph(who).josa != Case::subject && !b.in.ph(who).also) ||
      somebody(b, {Case::dative, Case::about, Case::with}))
    return {};
  for (const std::uint16_t n : before->args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::dative && !p.heads.empty() && n < before->subject &&
        b.in.whole(p.last).ends_with("는"))
      return keep(b.in, p.heads, b.kinds);
  }
  return {};
}
// A는 B와의 계약에 따라, B와 맺은 계약에 따라 의약품을 공급한다: to whom the contract binds it.
Rows under_contract(const Bind& b) {
  const Type type = b.trigger.type;
  if ((type != Type::supply && type != Type::manufacture) || b.spot.voice != Voice::active ||
      somebody(b, {Case::dative, Case::source}))
    return {};
  for (const std::uint16_t n : b.clause.args) {  // B와의 계약을, B와의 협력을 통해
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::via ||
        !(contract_noun(b.in, p.last) || b.in.acts_as(p.last, Type::partner)))
      continue;
    for (const Mod& m : p.mods)
      if (m.josa == Case::with_of) return keep(b.in, m.rows, b.kinds);
  }
  for (std::uint16_t t = 1; t + 1U < b.spot.token; ++t) {
    const std::uint16_t n = b.in.parse.phrase_of[t];
    if (n == kNone || b.in.tok(t).josa != Case::dative || !contract_noun(b.in, t) ||
        !b.in.text(static_cast<std::uint16_t>(t + 1U)).starts_with("따라"))
      continue;
    for (const Mod& m : b.in.ph(n).mods)
      if (m.josa == Case::with_of) return keep(b.in, m.rows, b.kinds);
    for (const Clause& c : b.in.clauses)
      if (c.head == n && c.modal.relative) return keep(b.in, first_of(b, c, Case::with), b.kinds);
    if (n == 0) return {};
    const Phrase& with = b.in.ph(static_cast<std::uint16_t>(n - 1U));
    const bool beside = with.josa == Case::with && with.last + 1U == b.in.ph(n).first;
    return beside ? keep(b.in, with.heads, b.kinds) : Rows{};
  }
  return {};
}
// A는 [B를 대표기업으로 지정하고] 120억원을 지원한다: whom the clause before is about.
Rows chosen_before(const Bind& b, const Draft& d) {
  const bool gives = d.type == Type::subsidise || d.type == Type::finance || d.type == Type::invest;
  const Clause* before = clause_before(b);
  if (!gives || before == nullptr || before->modal.join != Join::chain || !b.clause.shared ||
      before->modal.negated || somebody(b, {Case::dative, Case::about, Case::with}))
    return {};
  const Word* verb = before->predicate == kNone ? nullptr : b.in.word(before->predicate);
  for (const std::uint16_t g : verb == nullptr ? std::vector<std::uint16_t>{} : verb->triggers) {
    const Type t = b.in.rules.triggers[g].type;  // 합작법인 B를 세우고 돈을 대다: told by itself
    if (t == Type::lead || t == Type::joint_venture || t == Type::build) return {};
  }
  for (const std::uint16_t n : before->args)
    if (b.in.ph(n).josa == Case::object)
      if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  return {};
}
// (한칩얼라이언스는 …) A와 B가 결성을 발표했다; 서도현 대표는 회사를 차렸다: what was founded, the
// sentence before or the founder's office says.
Rows founded(const Bind& b, const Draft& d) {
  if (b.in.parse.terse || b.clause.modal.relative || d.a.empty()) return {};
  const Phrase* o = object_phrase(b);
  const bool alone = o != nullptr && o->first == o->last;
  const bool founding = alone && d.a.size() > 1 && b.in.acts_as(o->first, Type::lead);
  if (founding && b.in.alliance != kNoRow) return keep(b.in, {b.in.alliance}, b.kinds);
  if (founding && b.in.topic.size() == 1 && b.in.kind(b.in.topic.front()) == Kind::org)
    return keep(b.in, b.in.topic, b.kinds);
  if (!alone || b.in.text(o->last) != "회사" || d.a.size() != 1) return {};
  const auto it = b.in.said.employers.find(b.in.doc.mentions.rows[d.a.front()].same);
  return it == b.in.said.employers.end() ? Rows{} : keep(b.in, {it->second}, b.kinds);
}
// 로봇 '아이리스'를 개발해 다음 달 출시한다: what the clause before has made.
Rows crafted_before(const Bind& b) {
  const Clause* before = chained_before(b);
  if (before == nullptr || !b.clause.shared || b.in.parse.terse || object_phrase(b) != nullptr ||
      !(b.in.is(before->predicate, Class::craft) ||
        b.in.acts_as(before->predicate, Type::codevelop)))
    return {};
  Rows out = first_of(b, *before, Case::object);
  std::erase_if(out, [&](Row r) { return b.in.kind(r) != Kind::product; });
  return out;
}
// (미르는 로봇을 만든다.) A가 2021년 세운 회사다: what the sentence before was about.
Rows called(const Bind& b, Draft& d) {
  const Clause& c = b.clause;
  const std::uint16_t n = c.modal.relative && c.head != kNone ? b.in.ph(c.head).last : c.modal.last;
  const Token& noun = b.in.tok(n);
  if (b.in.parse.terse || noun.josa != Case::copula || noun.what != What::word || noun.negated ||
      !b.in.rules.is(b.in.text(n), Marker::people) || c.topic != kNone || c.subject == kNone ||
      c.shared || d.a.size() != 1 || b.in.topic.size() != 1 || n + 2U < b.in.parse.tokens.size())
    return {};
  Rows out = keep(b.in, b.in.topic, b.kinds);
  if (out.empty() || b.in.kind(out.front()) != Kind::org) return {};
  d.stated_parties = false;
  return out;
}
// [A가 지분 20%를 가진] B는: with a holder of its own, the clause says whose shares by its head.
bool holds_head(const Bind& b, const Draft& d) {
  const Clause& c = b.clause;
  return d.type == Type::own && c.modal.relative && c.head != kNone && c.subject != kNone &&
         !c.shared && !d.a.empty() && !b.in.ph(c.head).heads.empty();
}
// A는 B를 우선협상대상자로 선정했다: who chooses the buyer is not what is on sale.
bool subject_is(const Bind& b, Row r) {
  const std::uint16_t n = subject_phrase(b);
  return r != kNoRow && n != kNone &&
         std::ranges::any_of(b.in.ph(n).heads, [&](Row h) { return b.in.same(h, r); });
}
// 스타트업을 찾아내 투자했다: in what the verb before has found.
bool found_before(const Bind& b) {
  const Clause* before = clause_before(b);
  if (b.trigger.type != Type::invest || before == nullptr || before->modal.join != Join::chain ||
      !b.clause.shared || before->predicate == kNone)
    return false;
  return std::ranges::any_of(before->args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::object && p.heads.empty() &&
           b.in.rules.ends(b.in.text(p.last), Marker::people);
  });
}
// 본사와 공장을 옮기기로 하고 135억원을 투자한다: in what is its own.
bool into_own_plant(const Bind& b) {
  const Clause* before = chained_before(b);
  return b.trigger.type == Type::invest && before != nullptr && b.clause.shared &&
         std::ranges::any_of(before->args, [&](std::uint16_t n) {
           const Phrase& p = b.in.ph(n);
           return p.josa == Case::object && p.heads.empty() && b.in.is(p.last, Class::site);
         });
}
// (미르는 칩을 만든다.) 나래가 지분 34%를 보유하고 있다: of the firm that the sentence before is
// about.
Rows held_before(const Bind& b, Draft& d) {
  const Phrase* o = stake(b);
  const Clause& c = b.clause;
  if (o == nullptr || !o->heads.empty() || !o->mods.empty() || c.modal.relative ||
      b.in.parse.terse || c.subject == kNone || d.a.empty() || !d.stated_parties ||
      b.in.topic.size() != 1 || b.spot.modal.negated)
    return {};
  const bool bare =
      b.in.text(o->first).starts_with("지분") || b.in.text(o->first).starts_with("주식");
  const bool share =
      std::any_of(b.in.parse.tokens.begin() + o->first, b.in.parse.tokens.begin() + o->last + 1,
                  [](const Token& t) { return t.what == What::share || t.what == What::count; });
  if (!bare || !share || b.in.rules.ends(b.in.name(b.in.topic.front()), Marker::authority))
    return {};
  Rows out = keep(b.in, b.in.topic, bit(Kind::org));
  without(b.in, out, d.a);
  if (!out.empty()) d.stated_parties = false;
  return out;
}
// 금융위원회에 따르면 A는 과징금을 부과받았다: the authority that tells of it has ruled.
Rows told_by(const Bind& b) {
  if (b.spot.voice != Voice::receive || (b.trigger.flags & bit(Flag::negative)) == 0 ||
      b.in.parse.terse || somebody(b, {Case::source, Case::by}))
    return {};
  for (const Phrase& p : b.in.parse.phrases) {
    const auto next = static_cast<std::uint16_t>(p.last + 1U);
    if (p.dead || next >= b.spot.token || p.heads.size() != 1 || b.in.text(next) != "따르면")
      continue;
    const Row who = p.heads.front();
    if (b.in.kind(who) == Kind::org && decides(b.in, who)) return {who};
  }
  return {};
}
// 250억원을 투자한다: in its own business, where nobody has told of a round or of shares.
bool spends(const Bind& b) {
  if (b.in.said.investee != kNoRow || !b.in.text(b.spot.token).starts_with("투자")) return false;
  return std::none_of(
      b.in.parse.tokens.begin() + b.clause.first, b.in.parse.tokens.end(),
      [&](const Token& t) { return t.word != kNone && b.in.rules.words[t.word].is(Class::stake); });
}
// (X는 투자를 유치했다.) A, B 등이 투자했다: in the round told right before, and nothing else is
// said.
bool just_raised(const Bind& b) {
  const Modal& m = b.spot.modal;
  const std::uint16_t who = subject_phrase(b);
  const bool raised = b.in.said.round != kNoRow || b.in.said.raised_at + 1U == b.in.number;
  const bool weighs = m.progressive && m.cap && *m.cap < Status::planned && !m.end &&
                      who != kNone && b.in.ph(who).josa == Case::subject;  // 투자를 검토 중이다
  const bool says = m.tense == Tense::past || weighs;
  if (b.in.number - b.in.said.investee_at != 1 || !raised || !says || b.clause.shared ||
      who == kNone)
    return false;
  return std::ranges::all_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return n == who || n == b.spot.phrase || p.josa == Case::subject ||
           b.in.is(p.last, Class::sort) ||  // 후속 투자했다
           (p.josa == Case::copula && p.last + 1U == b.in.ph(who).first &&
            b.in.text(p.last).find("투자") != std::string_view::npos) ||  // 투자자인 A는
           b.in.tok(p.last).what == What::time;
  });
}
// 대북 제재를, 대중 수출 규제를: against the state that 방북, 방중 go to, where the article names
// it.
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
// A는 [B와 계약을 맺고] 전동차를 공급한다, 장비를 도입한다: to B, from B.
Rows contracted_before(const Bind& b) {
  const Clause* before = chained_before(b);
  const Type t = b.trigger.type;
  const bool lends = t == Type::finance || t == Type::subsidise;  // 약정을 맺어 지원한다
  const bool trade = t == Type::supply || t == Type::manufacture || t == Type::license || lends;
  if (!trade || before == nullptr || !b.clause.shared || b.clause.modal.relative ||
      b.spot.voice != Voice::active)
    return {};
  for (const std::uint16_t n : b.clause.args) {  // but 시드니에: where to
    const Phrase& p = b.in.ph(n);
    const bool to = p.josa == Case::dative || p.josa == Case::about || p.josa == Case::source;
    const bool place = !p.heads.empty() && std::ranges::all_of(p.heads, [&](Row r) {
      return b.in.kind(r) == Kind::place;
    });
    const What last = b.in.tok(p.last).what;
    if (to && !place && last != What::time && last != What::place) return {};
  }
  const Word* verb = b.in.word(before->predicate);
  if (verb == nullptr || verb->status != Status::signed_) return {};
  const auto plain = [&](std::uint16_t n) {  // 3조원 규모의 계약을; no 업무협약을, no 총판 계약을
    const Phrase& p = b.in.ph(n);
    const std::string_view last = b.in.text(p.last);
    if (p.josa != Case::object || !p.heads.empty()) return false;
    if (lends && (last.ends_with("약정") || last.ends_with("계약"))) return true;
    if (!p.mods.empty()) return false;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (b.in.tok(t).what == What::word && !b.in.is(t, Class::sum) &&
          !b.in.text(t).starts_with("공급"))
        return false;
    return last == "계약" || last == "본계약" || last == "공급계약";
  };
  const bool paper = std::ranges::any_of(before->args, plain);
  return paper ? first_of(b, *before, Case::with) : Rows{};
}
// (위원회는 A의 X 인수를 승인했다.) B의 Y 인수도 승인을 받았다, B도 과징금을 부과받았다: by the
// same.
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
// (위원회는 A에 과징금을 물렸다.) B에는 과태료가 부과됐다, 과태료 처분이 내려졌다: by who has
// ruled.
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
// 환경부 과제로, 산업부의 육성 사업을 통해 5억원을 지원받았다: whose programme it is.
Rows by_programme(const Bind& b) {
  if (b.spot.voice != Voice::receive) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if ((p.josa != Case::direction && p.josa != Case::via) || !p.heads.empty() ||
        !(b.in.rules.ends(b.in.text(p.last), Marker::work) || b.in.text(p.last) == "과제"))
      continue;
    for (const Mod& m : p.mods) {
      Rows rows = keep(b.in, m.rows, b.kinds);
      if (!rows.empty() && std::ranges::all_of(rows, [&](Row r) { return decides(b.in, r); }))
        return rows;
    }
  }
  return {};
}
// [A가 갖고 있던] 터미널을 B에 넘겼다: A's.
Rows kept_by(const Bind& b) {
  const Phrase* o = object_phrase(b);
  for (const Clause& c : b.in.clauses)
    if (o != nullptr && c.head != kNone && &b.in.ph(c.head) == o && c.subject != kNone &&
        !c.shared && c.predicate != kNone && !c.modal.negated &&
        b.in.acts_as(c.predicate, Type::own))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
// (검찰은 A를 구속 기소했다.) B도 불구속 기소됐다: by who has charged A.
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
Rows under_measure(const Bind& b) {
  const Clause* c = burden(b);
  if (c == nullptr) return {};
  for (const std::uint16_t n : c->args)
    if (b.in.ph(n).josa == Case::dative)
      if (Rows rows = keep(b.in, laid_on(b.in.ph(n)), b.kinds); !rows.empty()) return rows;
  return first_of(b, *c, Case::about);
}
// [B국이 A에 내린] 제재를 해제했다: B, where the main verb has no subject of its own.
Rows who_burdened(const Bind& b) {
  const Clause* c = burden(b);
  const std::uint16_t n = subject_phrase(b);
  if (c == nullptr || c->subject == kNone || c->shared || (n != kNone && n != c->subject))
    return {};
  return keep(b.in, b.in.ph(c->subject).heads, b.kinds);
}
// A는 [새로 만든] 약이 허가를 받았다고 밝혔다: the thing is A's.
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
// [A가 베꼈다는] 이유로 B로부터 소송을 당했다: A, where the main clause names none.
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
std::uint16_t phrase_index(const Bind& b, const Phrase* p) {
  return static_cast<std::uint16_t>(p - b.in.parse.phrases.data());
}
// B는 [A의 칩이 들어간] 노트북을 내놨다: in what B makes.
Rows launcher_of(const Bind& b) {
  const Clause& c = b.clause;
  if (b.trigger.type != Type::supply || frame_name(b) != "fit_into" || !c.modal.relative ||
      c.head == kNone || !b.in.ph(c.head).heads.empty() || !b.in.ph(c.head).mods.empty())
    return {};
  for (const Clause& main : b.in.clauses) {
    const bool makes = main.predicate != kNone && main.subject != kNone && !main.modal.negated &&
                       b.in.is(main.predicate, Class::craft) && main.subject != c.head;
    if (makes && std::ranges::find(main.args, c.head) != main.args.end())
      return keep(b.in, b.in.ph(main.subject).heads, b.kinds);
  }
  return {};
}
// X는 [A가 주도한] 투자를 유치했다, 라운드를 마쳤다: X.
Rows raiser_above(const Bind& b) {
  const Clause& c = b.clause;
  if (!c.modal.relative || c.head == kNone) return {};
  for (const Clause& main : b.in.clauses) {
    if (main.predicate == kNone || main.modal.relative || main.modal.negated ||
        main.subject == kNone || std::ranges::find(main.args, c.head) == main.args.end())
      continue;
    const Word* verb = b.in.word(main.predicate);
    const bool gets = b.in.tok(main.predicate).voice == Voice::receive ||
                      (verb != nullptr && verb->voice == Voice::receive) ||
                      b.in.rules.begins(b.in.text(main.predicate), Marker::finish);
    Rows rows = keep(b.in, b.in.ph(main.subject).heads, bit(Kind::org));
    if (gets && b.in.ph(c.head).josa == Case::object && rows.size() == 1) return rows;
  }
  return {};
}
// B의 최대주주인 A가, B는 최대주주인 A가 C와 주식양수도 계약을 맺었다: the shares are B's.
Rows dealt_shares(const Bind& b) {
  const Clause& c = b.clause;
  const bool told = std::ranges::any_of(b.in.clauses, [&](const Clause& k) {
    return k.head == b.spot.phrase && k.predicate != kNone &&  // 지분을 C에 양도하는 계약을
           (b.in.acts_as(k.predicate, Type::divest) || b.in.acts_as(k.predicate, Type::acquire));
  });
  if (told || !is_holder(b)) return {};
  if (c.topic != kNone && c.topic != subject_phrase(b))
    if (Rows rows = keep(b.in, b.in.ph(c.topic).heads, bit(Kind::org)); rows.size() == 1)
      return rows;
  return held(b);
}
// [A가 보유한] B 지분을 C에 매각한다: A sells, where nobody else is told to.
Rows holder_sells(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (frame_name(b) != "sell" || o == nullptr || stake(b) != o) return {};
  for (const Clause& c : b.in.clauses)
    if (c.head != kNone && &b.in.ph(c.head) == o && c.modal.relative && !c.modal.negated &&
        c.predicate != kNone && c.subject != kNone && !c.shared &&
        b.in.ph(c.subject).josa == Case::subject && b.in.acts_as(c.predicate, Type::own))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
// Parties that the clause leaves out: the relative clause's head, the sentence before, the talk's.
void unstated(Bind& b, const Role& role, Draft& d) {
  Rows& side = side_of(d, role.slot);
  if (!side.empty() || role.slot == Slot::c) return;
  b.kinds = role.slot == Slot::b ? type_of(b).b : type_of(b).a;
  b.slot = role.slot;
  if (role.slot == Slot::b) {
    if (Rows who = guest(b); !who.empty()) d.a = std::move(who);
    stand_in(b, d);
    if (!d.b_words.empty() || !d.b.empty()) return;
    if (d.type == Type::visit && !b.trigger.need.empty()) return;  // 방한: the word names where to
    if (holds_head(b, d)) side = head(b);
    if (side.empty() && d.type != Type::sue &&
        std::ranges::find(role.from, Source::party_of) != role.from.end())
      side = target(b, d);
  }
  without(b.in, side, d.a);
  const bool headless = b.clause.head == kNone || b.in.ph(b.clause.head).heads.empty();
  const bool by_foot = b.trigger.before == "발";  // 발을 뺐다: of whatever was spoken of
  if (side.empty() && d.type == Type::member && role.slot == Slot::b && b.in.alliance != kNoRow &&
      !by_foot && headless &&
      means_alliance(b)) {  // not A가 속한 B: B is none that was told before
    side = {b.in.alliance};
    d.stated_parties = false;
  }
  if (side.empty() && role.slot == Slot::b && frame_name(b) == "round") side = raiser_above(b);
  if (side.empty() && role.slot == Slot::b && frame_name(b) == "round")
    if (const Row firm = raised_here(b); firm != kNoRow) side = keep(b.in, {firm}, b.kinds);
  if (side.empty() && role.slot == Slot::b && frame_name(b) == "round") side = held(b);
  const Row funded_last = d.type == Type::finance ? b.in.said.borrower : b.in.said.investee;
  if (side.empty() && role.slot == Slot::b && frame_name(b) == "round" && funded_last != kNoRow &&
      !b.in.parse.terse && !somebody(b, {Case::about})) {
    side = {funded_last};  // 이번 투자에는 A도 참여했다: of the firm just told
    d.stated_parties = false;
  }
  if (side.empty() && role.slot == Slot::b) side = refuser(b);
  if (side.empty() && role.slot == Slot::b && d.type == Type::regulate) side = toward_state(b);
  const bool rules = d.type == Type::regulate || d.type == Type::subsidise;
  if (side.empty() && role.slot == Slot::b && rules) side = under_measure(b);
  if (side.empty() && role.slot == Slot::b && d.type == Type::regulate) side = thing_of_topic(b);
  const bool law = d.type == Type::regulate || d.type == Type::sue;
  if (side.empty() && role.slot == Slot::b && law) side = blamed_self(b);
  if (side.empty() && role.slot == Slot::a && d.type == Type::regulate) side = who_burdened(b);
  if (side.empty() && role.slot == Slot::a && d.type == Type::divest) side = holder_sells(b);
  if (side.empty() && role.slot == Slot::a && d.type == Type::invest) side = round_leader(b);
  const std::string& frame = frame_name(b);
  if (side.empty() && role.slot == Slot::b && (frame == "choose_active" || frame == "bid"))
    side = on_sale(b, d);
  if (side.empty() && role.slot == Slot::b && frame == "share_deal") side = dealt_shares(b);
  if (side.empty() && role.slot == Slot::b && bare_purchase(b, d)) side = on_sale(b, d);
  if (side.empty() && role.slot == Slot::b && frame == "choose_buyer") side = held(b);
  if (side.empty() && role.slot == Slot::b && frame == "choose_buyer" &&
      !subject_is(b, b.in.target))
    side = on_sale(b, d);
  if (side.empty() && role.slot == Slot::b && frame == "arrange" && b.in.said.buyer != kNoRow &&
      !b.in.parse.terse && lists_purchase(b)) {
    side = keep(b.in, {b.in.said.buyer}, b.kinds);
    d.stated_parties = false;
  }
  if (side.empty() && role.slot == Slot::b && frame == "round") side = issuer_told(b);
  if (side.empty() && role.slot == Slot::b) side = founded_before(b);
  if (side.empty() && role.slot == Slot::b) side = sued_before(b, d);
  if (side.empty() && role.slot == Slot::b) side = chosen_before(b, d);
  if (side.empty() && role.slot == Slot::b) side = bought_before(b, d);
  if (side.empty() && role.slot == Slot::b) side = bought_earlier(b, d);
  if (side.empty() && role.slot == Slot::b) side = split_off(b, d);
  if (side.empty() && role.slot == Slot::b) side = given_before(b);
  if (side.empty() && role.slot == Slot::b) side = fronted_before(b, role);
  if (side.empty() && role.slot == Slot::b && frame.starts_with("give")) side = also_given(b);
  if (side.empty() && role.slot == Slot::b && frame.starts_with("give")) side = under_contract(b);
  const bool gets = frame == "buy" || frame == "licensed";
  if (side.empty() && role.slot == (gets ? Slot::a : Slot::b)) side = contracted_before(b);
  if (side.empty() && role.slot == Slot::a && frame == "buy" && b.clause.modal.relative &&
      object_phrase(b) != nullptr)
    side = made_by(b, phrase_index(b, object_phrase(b)));  // [A가 개발한] 앱을 도입하는 B
  if (side.empty() && role.slot == Slot::b) side = launcher_of(b);
  if (side.empty() && role.slot == Slot::b) side = launched(b);
  const bool filled = role.slot == Slot::b && role.from.front() == Source::object && has_object(b);
  if (frame.starts_with("made_") && role.slot == Slot::a) return;  // where, the words must say
  const bool bids = frame == "bid" && role.slot == Slot::b;  // 4억원을 써내 [경쟁업체인] B를 제쳤다
  if (side.empty() && !filled && !bids) side = head(b);
  if (side.empty() && role.slot == Slot::b && d.type == Type::manufacture && !b.in.parse.terse &&
      role.from.front() != Source::subject && object_phrase(b) != nullptr)
    side = made_by(b, phrase_index(b, object_phrase(b)));  // [B가 설계한] 칩을 A가 생산한다
  if (side.empty() && role.slot == Slot::b && frame == "use")
    for (const std::uint16_t n : b.clause.args)
      if (b.in.ph(n).josa == Case::dative) side = made_by(b, n);  // [B가 설계한] 칩에 쓴다
  if (side.empty() && role.slot == Slot::b && d.type == Type::invest) side = funded(b);
  if (side.empty() && role.slot == Slot::b && d.type == Type::launch) side = crafted_before(b);
  if (side.empty() && role.slot == Slot::b && d.type == Type::lead) side = founded(b, d);
  if (side.empty() && role.slot == Slot::b && (d.type == Type::lead || d.type == Type::own))
    side = called(b, d);
  const bool owned = lists_owner(b);
  const auto lists = [&](Source s) { return std::ranges::find(role.from, s) != role.from.end(); };
  const bool joins = d.type == Type::member && role.slot == Slot::a && lists(Source::subject) &&
                     b.in.topic.size() == 1;
  const bool uses =  // (A는 …) B의 메모리를 채용했다: A
      frame == "use" && role.slot == Slot::b && !somebody(b, {Case::dative}) && !b.in.parse.terse;
  if (side.empty() && (role.from.front() == Source::subject || joins || uses) &&
      !(lists(Source::source) && somebody(b, {Case::source, Case::place})))
    side = carried(b, d);
  const bool joins_round = side.empty() && role.slot == Slot::b && d.type == Type::invest &&
                           (frame == "fund" || frame == "co_invest" ||
                            (frame == "give_to" && b.in.said.investee == b.in.said.issuer)) &&
                           b.in.said.investee != kNoRow && (money(b) || just_raised(b)) &&
                           b.in.number - b.in.said.investee_at <= kRoundReach &&
                           !b.clause.modal.relative && !b.in.parse.terse && !d.a.empty() &&
                           d.stated_parties && !founds(b) && !describes(b) &&
                           !somebody(b, {Case::dative, Case::about, Case::place});
  if (joins_round) {  // (A가 X에 투자한다.) B는 2500만달러를 출자한다: into X
    side = keep(b.in, {b.in.said.investee}, b.kinds);
    d.stated_parties = false;
  }
  const bool unfunded = d.type == Type::invest && role.slot == Slot::b && spends(b);
  const bool lent = d.type == Type::finance &&  // [B에 빌려주는] 대출을 승인했다: told by that verb
                    std::ranges::any_of(b.in.clauses, [&](const Clause& c) {
                      return c.head != kNone && c.head == b.spot.phrase && c.predicate != kNone &&
                             c.modal.relative && b.in.acts_as(c.predicate, Type::finance);
                    });
  const bool chooser = frame == "choose_buyer" && subject_is(b, b.in.said.focus);
  if (side.empty() && lists(Source::focus) && says(b) && !owned && !found_before(b) &&
      !into_own_plant(b) && !chooser && !unfunded && !lent &&
      (b.clause.modal.relative || d.type != Type::own) && !(lists(Source::subject) && unread(b)) &&
      !(lists(Source::dative) && somebody(b, {Case::dative, Case::about})) && !founds(b))
    side = focus(b, d);
  if (side.empty() && role.slot == Slot::b && d.type == Type::own) side = held_before(b, d);
  if (side.empty() && role.slot == Slot::b && fronted_goods(b)) side = builder_of(b);
  if (side.empty() && role.slot == Slot::b && fronted_goods(b)) side = focus(b, d);
  if (side.empty() && role.slot == Slot::a && (frame == "buy" || frame == "licensed"))
    side = maker_of(b);
  if (side.empty() && role.slot == Slot::a && frame == "raise") side = leader_of(b);
  if (side.empty() && role.slot == Slot::a && frame == "gather") side = led_round(b);
  if (side.empty() && role.slot == Slot::a) side = maker_of_product(b);
  if (side.empty() && role.slot == Slot::a && d.type == Type::supply) side = producer_of(b);
  if (side.empty() && role.slot == Slot::b && for_product(b)) side = focus(b, d);
  if (side.empty() && role.slot == Slot::a && frame == "buy" && (fronted_goods(b) || letter(b)))
    side = focus(b, d);
  if (side.empty() && role.slot == Slot::a && d.type == Type::subsidise) side = by_programme(b);
  if (side.empty() && role.slot == Slot::a && d.type == Type::regulate) side = told_by(b);
  if (side.empty() && role.slot == Slot::a && d.type == Type::regulate) side = ruled_before(b, d);
  if (side.empty() && role.slot == Slot::a && d.type == Type::regulate) side = ruled_alike(b, d);
  if (side.empty() && role.slot == Slot::a && d.type == Type::regulate) side = charged_before(b, d);
  if (side.empty() && role.slot == Slot::b && frame == "sold_unit") side = kept_by(b);
  if (role.slot == Slot::b && frame == "round") without(b.in, side, leader_of(b));
  without(b.in, side, &side == &d.a ? d.b : d.a);
}
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
      d.type == Type::build || d.type == Type::finance || supplies_jointly(b, d)) {
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
