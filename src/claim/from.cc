// Parties from one source of a frame: a case of the clause, or a place in the trigger's phrase.
#include <algorithm>

#include "claim/source.h"

namespace hj::claim {
namespace {

// # 공정위, A의 B 인수 승인: the subject rules; who buys stands in the genitive.
bool ruled(const Bind& b) {
  if (b.spot.phrase == kNone || !b.spot.nominal) return false;
  for (std::uint16_t t = b.spot.token + 1U; t <= b.in.ph(b.spot.phrase).last; ++t) {
    if (b.in.rules.begins(b.in.text(t), Marker::judges)) return true;
    const Word* w = b.in.word(t);
    if (w == nullptr || w->triggers.empty()) continue;
    const Trigger& rules = b.in.rules.triggers[w->main];
    if (!rules.before.empty() && !b.in.text(t - 1U).ends_with(rules.before))
      continue;  // 인수 마무리, but 심사 마무리
    const Type type = rules.type;
    if (type == Type::regulate || type == Type::oppose || type == Type::endorse) return true;
  }
  return false;
}
// # 위원회, A B 인수 승인: A, which is to buy B, though no particle says so.
Rows buyer_ruled_on(const Bind& b) {
  const std::uint16_t n = b.spot.phrase;
  if (!b.in.parse.terse || n == kNone || b.in.ph(n).mods.size() != 2) return {};
  const Mod &first = b.in.ph(n).mods.front(), &second = b.in.ph(n).mods.back();
  auto act = static_cast<std::uint16_t>(second.token + 1U);
  if (b.in.is(act, Class::stake)) ++act;
  const bool both = first.josa == Case::none && second.josa == Case::none &&
                    first.token + 1U == second.first && first.rows.size() == 1 &&
                    second.rows.size() == 1 && act < b.in.ph(n).last &&
                    b.in.acts_as(act, Type::acquire);
  return both && b.in.kind(first.rows.front()) == Kind::org &&
                 b.in.kind(second.rows.front()) == Kind::org
             ? keep(b.in, first.rows, b.kinds)
             : Rows{};
}
// 미국에서 |테네시주에| 공장을 짓는다: the place itself is named as well.
bool names_place(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    const bool where = p.josa == Case::dative || p.josa == Case::place;
    for (std::uint16_t t = p.first; where && t <= p.last; ++t)
      if (b.in.tok(t).what == What::place) return true;
    return where && p.josa == Case::dative && !p.heads.empty();
  });
}
// 노르웨이에서 수주했다: a country is where it happened, a firm or 노르웨이 정부 from whom.
Rows placed(const Bind& b) {
  Bind firms = b;
  if (b.trigger.type != Type::build || names_place(b))  // 칠레에서 발전소를 준공했다
    firms.kinds &= static_cast<KindSet>(~bit(Kind::country));
  if (Rows rows = by_case(firms, {Case::place}); !rows.empty()) return rows;
  Rows states = by_case(b, {Case::place});
  std::erase_if(states, [&](Row r) {
    return !b.in.doc.at(b.in.doc.mentions.rows[r].span).ends_with("정부");
  });
  if (!states.empty()) return states;
  for (const std::uint16_t n : b.clause.args) {  // 나래클라우드 데이터센터에서 시험을 통과했다
    const Phrase& p = b.in.ph(n);
    const bool made = b.trigger.type == Type::manufacture && !b.clause.modal.relative;
    const bool there = b.trigger.type == Type::qualify || made;
    if (!there || p.josa != Case::place || !site_noun(b.in, p.last)) continue;
    for (const Mod& m : p.mods)
      if (Rows rows = keep(b.in, m.rows, firms.kinds); !rows.empty()) return rows;
  }
  return {};
}
// [A가 운용하는] 펀드가 투자했다: who runs it does.
Rows manager(const Bind& b, std::uint16_t phrase) {
  const std::string_view noun = b.in.text(b.in.ph(phrase).last);
  const bool money = b.trigger.type == Type::invest || b.trigger.type == Type::acquire;
  if (!money || !(noun.ends_with("펀드") || noun.ends_with("투자조합"))) return {};
  for (const Clause& c : b.in.clauses)
    if (c.head == phrase && c.predicate != kNone && c.subject != kNone && !c.shared &&
        b.in.text(c.predicate).starts_with("운용"))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
// A 평택 공장은, [A가 사들인] 공장은 B의 칩을 생산한다: A does.
Rows works_of(const Bind& b, std::uint16_t phrase) {
  const Phrase& p = b.in.ph(phrase);
  const bool makes = b.trigger.type == Type::manufacture || b.trigger.type == Type::supply;
  if (!makes || b.slot != Slot::a || !b.in.is(p.last, Class::site)) return {};
  for (std::size_t i = p.mods.size(); i-- > 0;)
    if (p.mods[i].josa == Case::genitive || p.mods[i].josa == Case::none)
      if (Rows rows = keep(b.in, p.mods[i].rows, bit(Kind::org)); !rows.empty()) return rows;
  for (const Clause& c : b.in.clauses) {
    const bool own = c.head == phrase && c.predicate != kNone && c.subject != kNone && !c.shared &&
                     !c.modal.negated && c.modal.tense == Tense::past;
    if (own && (b.in.acts_as(c.predicate, Type::acquire) || b.in.is(c.predicate, Class::craft)))
      return keep(b.in, b.in.ph(c.subject).heads, bit(Kind::org));
  }
  return {};
}
// 서도현 미르 이사는 "미르온과 개발해 승인을 받았다"고 말했다: his firm has.
bool speaks_for(const Bind& b, std::uint16_t n, const Rows& rows) {
  const Type t = b.trigger.type;
  const bool corporate = t == Type::regulate || t == Type::codevelop || t == Type::supply ||
                         t == Type::license || t == Type::manufacture || t == Type::launch ||
                         t == Type::qualify || t == Type::partner || takes_money(t);
  const Phrase& p = b.in.ph(n);
  return corporate && b.clause.shared && b.in.tok(b.spot.token).quoted &&
         !b.in.tok(p.last).quoted && rows.size() == 1 && b.in.kind(rows.front()) == Kind::person;
}
// 미르 관계자는 "나래와 협력할 것"이라고 말했다: his firm.
bool voices(const Bind& b, std::uint16_t n) {
  const Phrase& p = b.in.ph(n);
  const bool told = b.in.tok(b.spot.token).quoted || b.spot.modal.said_by != kNone;
  if (!told || b.in.tok(p.last).quoted || p.josa != Case::topic) return false;
  for (const std::string_view who : {"관계자", "담당자", "대변인", "고위관계자", "핵심관계자"})
    if (b.in.text(p.last) == who) return true;
  return false;
}
// A는 [자신이 가진] B 지분을 팔았다: A.
Rows himself(const Bind& b, std::uint16_t n) {
  const std::uint16_t topic = b.clause.topic;
  if (!b.clause.modal.relative || topic == kNone || topic == n) return {};
  for (const std::string_view word : {"자신", "본인"})
    if (b.in.text(b.in.ph(n).last) == word && b.in.ph(n).first == b.in.ph(n).last)
      return keep(b.in, b.in.ph(topic).heads, b.kinds);
  return {};
}
// A의 수주액이 불어나 B를 앞질렀다: A by its sales.
Rows by_figures(const Bind& b, const Phrase& p) {
  if (b.trigger.type != Type::compete || !p.heads.empty()) return {};
  for (const std::string_view figure :
       {"액", "매출", "점유율", "판매량", "이익", "시가총액", "실적", "출하량", "순위"})
    if (b.in.text(p.last).ends_with(figure)) return mods(b, p, p.last, Case::genitive);
  return {};
}
// A의 B 인수는 C가 승인하지 않아 무산됐다: C does what is told of it, not the act.
bool told_of_act(const Bind& b, std::uint16_t subject) {
  if (b.spot.phrase == kNone || subject == b.spot.phrase) return false;
  const Phrase& p = b.in.ph(b.spot.phrase);
  if (p.josa != Case::topic || b.in.ph(subject).first <= p.last) return false;
  return !mods(b, p, b.spot.token, Case::genitive).empty() &&
         std::ranges::any_of(p.mods, [&](const Mod& m) {
           return m.josa == Case::none && m.token < b.spot.token &&
                  b.in.kind(m.rows.front()) == Kind::org;
         });
}
Rows subjects(const Bind& b) {
  if (b.spot.ruled) return {};
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone || (b.slot == Slot::a && told_of_act(b, n))) return {};
  if (Rows rows = by_figures(b, b.in.ph(n)); !rows.empty()) return rows;
  if (b.in.ph(n).josa == Case::subject && b.clause.subject == n)
    if (Rows rows = by_case(b, {Case::subject}); rows.size() > b.in.ph(n).heads.size()) return rows;
  Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds);
  if (rows.empty() && b.in.ph(n).heads.empty()) rows = members(b, n);
  if (rows.empty() && b.in.ph(n).heads.empty()) rows = manager(b, n);
  if (rows.empty() && b.in.ph(n).heads.empty()) rows = works_of(b, n);
  if (rows.empty() && voices(b, n)) rows = employer_in(b, b.in.ph(n));
  if (rows.empty() && b.in.ph(n).heads.empty()) rows = himself(b, n);
  if (speaks_for(b, n, rows))
    if (Rows firm = employer_in(b, b.in.ph(n)); !firm.empty()) rows = std::move(firm);
  const bool rules = rows.empty() && b.trigger.type == Type::regulate && b.slot == Slot::a;
  return rules && ruler(b.in, b.in.ph(n)) ? b.in.ph(n).heads : rows;  // 하퍼 대통령은
}
// 조달청 정보화 사업에서 …로 선정됐다; 조달청은 A가 …로 선정됐다고 밝혔다: who has called for it.
Rows tenderer(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool bid = b.in.text(p.last) == "입찰";
    if (p.josa != Case::place || !(bid || b.in.rules.ends(b.in.text(p.last), Marker::work)))
      continue;
    for (const Clause& c : b.in.clauses)  // [B가 발주한] 플랜트 입찰에서
      if (c.head == n && c.predicate != kNone && c.subject != kNone && !c.shared &&
          (orders(b.in, c) || b.in.rules.begins(b.in.text(c.predicate), Marker::calls)))
        if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds); !rows.empty()) return rows;
    for (const Mod& m : p.mods)
      if (Rows rows = keep(b.in, m.rows, b.kinds); !rows.empty()) return rows;
  }
  const std::uint16_t topic = b.clause.topic;
  if (b.clause.modal.said_by == kNone || topic == kNone || topic == b.clause.subject) return {};
  return keep(b.in, b.in.ph(topic).heads, b.kinds);
}
// B의 공급사로 선정됐다, B 인수 우선협상대상자로: whose supplier, of whom the purchase.
Rows post(const Bind& b) {
  if (b.trigger.before.empty()) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (!closes(b.in, p, b.trigger.before)) continue;
    if (p.mods.empty() && n > 0 && b.in.ph(n - 1U).josa == Case::genitive)  // B의 유력한 후보로
      return keep(b.in, b.in.ph(n - 1U).heads, b.kinds);
    for (std::size_t i = p.mods.size(); i-- > 0;)
      if (Rows rows = keep(b.in, p.mods[i].rows, b.kinds); !rows.empty()) return rows;
    const bool bare = b.trigger.type == Type::own || b.trigger.type == Type::visit;
    const bool state = b.trigger.need == "work";  // 체코 원전 사업의 우선협상대상자로
    std::uint16_t from = p.first;
    if (state && n > 0 && b.in.ph(n - 1U).josa == Case::genitive) from = b.in.ph(n - 1U).first;
    for (std::uint16_t t = from; (bare || state) && t < p.last; ++t)
      if (b.in.tok(t).what == What::party && b.in.tok(t).modifier &&  // 미르 주주로, 미국 출장길에
          (bare || b.in.kind(b.in.tok(t).mention) == Kind::country))
        if (Rows rows = keep(b.in, {b.in.tok(t).mention}, b.kinds); !rows.empty()) return rows;
    for (const Clause& c : b.in.clauses)  // 루미봇이 진행 중인 투자 유치에 참여했다
      if (b.trigger.type != Type::acquire && c.head == n && c.subject != kNone && !c.shared &&
          !b.in.acts_as(c.predicate, Type::lead))  // [A가 주도한] 투자에: who leads it
        if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds); !rows.empty()) return rows;
  }
  return b.trigger.type == Type::supply ? tenderer(b) : Rows{};
}
// [A가 설계한] 칩이 B에 실린다, A 칩이 B에 실린다: whose goods they are.
Rows owner_of_goods(const Bind& b, std::uint16_t phrase) {
  const std::string& frame = frame_name(b);
  const bool takes = frame_fits(b) || frame == "process" || frame == "processed" ||
                     frame == "made_at" || frame == "made_there" || frame == "passed" ||
                     frame == "test";
  const Phrase& p = b.in.ph(phrase);
  if (!takes || !p.heads.empty()) return {};
  Bind firms = b;  // 중국산 배터리: of no party
  firms.kinds = bit(Kind::org);
  const bool row = phrase > 0 && b.in.ph(phrase - 1U).josa == Case::with &&
                   b.in.ph(phrase - 1U).last + 1U == p.first;  // A의 장비와 X 장비가
  if (goods_name(b.in, p.last) && !row)
    if (Rows rows = mods(firms, p, p.last, Case::none); !rows.empty()) return rows;
  return made_by(b, phrase);
}
// [A의 B 인수와] C의 D 인수를 승인했다: what A does is ruled on as well.
Rows deal_before(const Bind& b, const Phrase& o) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::with && p.last + 1U == o.first && p.heads.empty() && p.mods.size() == 2 &&
        p.mods.front().josa == Case::genitive && b.in.acts_as(p.last, Type::acquire))
      return keep(b.in, p.mods.front().rows, b.kinds);
  }
  return {};
}
// 가온 지분 75%를 1조원에, 나래 지분 100%를 2천억원에 인수한다: of both.
Rows with_gapped(const Bind& b, const Phrase& last, Rows rows) {
  const std::vector<std::uint16_t>& args = b.clause.args;
  bool gap = false;
  for (std::size_t i = args.size(); i-- > 0;) {
    const Phrase& p = b.in.ph(args[i]);
    if (&p == &last || p.first >= last.first) continue;
    gap = gap || p.comma;
    if (!gap || p.josa != Case::object || !b.in.has(p, Class::stake)) continue;
    const Rows more = mods(b, p, static_cast<std::uint16_t>(p.last + 1U), Case::none);
    rows.insert(rows.begin(), more.begin(), more.end());
  }
  return rows;
}
// A 전산망, B 데이터센터, C 클라우드 구축 사업을 수주했다: of each whose work it is.
void add_items(const Bind& b, const Phrase& last, Rows& rows) {
  const Phrase* next = &last;
  for (std::size_t n = static_cast<std::size_t>(&last - b.in.parse.phrases.data()); n-- > 0;) {
    const Phrase& p = b.in.ph(static_cast<std::uint16_t>(n));
    if (p.dead) continue;
    const bool item = p.josa == Case::none && p.comma && p.heads.empty() && p.mods.size() == 1 &&
                      p.mods.front().first == p.first && p.mods.front().josa == Case::none &&
                      p.last + 2U == next->first && next->mods.front().first == next->first;
    if (!item) return;
    const Rows more = keep(b.in, p.mods.front().rows, b.kinds);
    rows.insert(rows.begin(), more.begin(), more.end());
    next = &p;
  }
}
// B의 주식 전량인 1220만주를 인수했다: B.
Rows all_shares(const Bind& b, const Phrase& o) {
  const auto at = static_cast<std::size_t>(&o - b.in.parse.phrases.data());
  if (at == 0 || b.in.tok(o.first).what != What::count) return {};
  const Phrase& p = b.in.ph(static_cast<std::uint16_t>(at - 1U));
  if (p.josa != Case::copula || p.last + 1U != o.first || !b.in.has(p, Class::stake)) return {};
  Rows rows = mods(b, p, p.last, Case::none);
  return rows.empty() ? mods(b, p, p.last, Case::genitive) : rows;
}
// 나래그룹 지주사 미르의 지분을: of the name right before, which the one in front describes.
Rows nearest_owner(const Bind& b, const Phrase& o) {
  if (o.mods.size() < 2 || o.mods.back().josa != Case::genitive ||
      o.mods[o.mods.size() - 2U].josa != Case::none ||
      !b.in.is(o.mods.back().token + 1U, Class::stake))
    return {};
  return keep(b.in, o.mods.back().rows, b.kinds);
}
// B의 APEC 의장국 역할을 지지했다: whose it is; B의 C 인수를 지지했다 is of C as well.
Rows judged_owner(const Bind& b, const Phrase& o) {
  const Word* noun = b.in.word(o.last);
  const bool judges = b.trigger.type == Type::oppose || b.trigger.type == Type::endorse;
  if (!judges || (noun != nullptr && !noun->triggers.empty())) return {};
  return mods(b, o, o.last, Case::genitive);
}
// 나래 지분을, 나래의 주식을, 미르 장비를: whose object it is.
// B의 사업권을 놓고 인수 협상을 벌인다: what is bargained about is what is to be bought.
const Phrase* bargained_about(const Bind& b) {
  if (b.trigger.type != Type::acquire || b.spot.phrase == kNone) return nullptr;
  for (const std::uint16_t n : b.clause.args)
    if (const Phrase& p = b.in.ph(n);
        p.josa == Case::about && p.heads.empty() && n != b.spot.phrase)
      return &p;
  return nullptr;
}
// (A가 만든) '별빛'을 채택했다, '별빛'은 B가 판권을 사들였다: of whoever makes it.
Rows maker_of_goods(const Bind& b, const Phrase& o) {
  const Type t = b.trigger.type;
  if (t != Type::supply && t != Type::license && t != Type::manufacture) return {};
  const auto product = [&](const Phrase& p) {
    return p.head != kNone && b.in.tok(p.head).what == What::product;
  };
  if (product(o)) return keep(b.in, o.heads, b.kinds);
  const std::uint16_t topic = b.clause.topic;
  return t == Type::license && topic != kNone && product(b.in.ph(topic))
             ? keep(b.in, b.in.ph(topic).heads, b.kinds)
             : Rows{};
}
Rows party_of(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (const Phrase* about = bargained_about(b);
      about != nullptr && b.in.is(about->last, Class::unit))
    return mods(b, *about, static_cast<std::uint16_t>(about->last + 1U), Case::genitive);
  if (o == nullptr && b.clause.head != kNone && b.in.has(b.in.ph(b.clause.head), Class::stake))
    o = &b.in.ph(b.clause.head);
  if (o == nullptr) return {};
  if (at_that_time(b)) return {};
  const bool product = b.in.tok(o->head).what == What::product;
  if (b.trigger.type == Type::visit && !place_like(b.in, *o)) return {};
  if (!o->heads.empty() && !product) return {};
  if (o->heads.empty() && b.in.tok(o->last).what == What::title) return {};  // B 의원을 입건했다
  const std::string& frame = frame_name(b);
  const std::string_view last = b.in.text(o->last);
  if (frame == "charge" && o->heads.empty() && (last.ends_with("씨") || last.ends_with("명")))
    return {};  // B 원장 김모씨를, B 임원 9명을 기소했다: them, not B
  const bool whole = b.trigger.type == Type::acquire || b.trigger.type == Type::divest;
  if (whole)
    if (Rows rows = all_shares(b, *o); !rows.empty()) return rows;
  const std::string_view act = b.in.text(b.spot.token);
  // B의 지분 매각, B의 자회사 편입
  const bool shares = act.starts_with("지분") || act.starts_with("주식") ||
                      act.starts_with("자회사") || act.starts_with("계열사");
  if (whole && !shares && !b.in.has(*o, Class::stake) &&
      !deals_in(b, {Class::unit, Class::site, Class::transparent}))
    return {};  // B의 장비를 사들였다
  const auto end = static_cast<std::uint16_t>(o->last + 1U);
  Bind owner = b;
  if (b.trigger.type == Type::visit) owner.kinds &= static_cast<KindSet>(~bit(Kind::place));
  if (whole && !investor_selling(b).empty()) return keep(b.in, {b.in.target}, b.kinds);
  Rows rows = judged_owner(owner, *o);
  if (const Mod* firm = whole && rows.empty() ? firm_held(owner, *o) : nullptr; firm != nullptr)
    rows = keep(b.in, firm->rows, owner.kinds);
  if (rows.empty()) rows = nearest_owner(owner, *o);
  if (rows.empty()) rows = mods(owner, *o, end, Case::none);
  if (rows.empty()) rows = mods(owner, *o, end, Case::genitive);
  if (rows.empty() && b.in.has(*o, Class::stake))  // B에 대한 지분
    rows = mods(owner, *o, end, Case::about);
  const bool reacts = b.trigger.type == Type::oppose || b.trigger.type == Type::endorse;
  const bool takes_side = b.trigger.type == Type::regulate ||
                          (reacts && !b.in.rules.is(last, Marker::plan));  // 회담 제안을 거절했다
  if (rows.empty() && takes_side)  // B와의 거래를 금지했다, B와의 통합에 반대했다
    rows = mods(owner, *o, end, Case::with_of);
  if (rows.empty()) rows = maker_of_goods(b, *o);
  if (rows.empty()) return rows;
  const bool stakes = b.in.has(*o, Class::stake);
  if (b.trigger.type == Type::supply || (whole && stakes)) add_items(owner, *o, rows);
  return with_gapped(owner, *o, std::move(rows));
}
// [제재를 확대하려는] B의 움직임에: B is who moves, whoever the main verb's subject is.
Rows whose_move(const Bind& b) {
  const Clause& c = b.clause;
  if (!c.modal.relative || c.head == kNone || (c.subject != kNone && !c.shared)) return {};
  const Phrase& p = b.in.ph(c.head);
  if (p.mods.size() != 1 || p.mods.front().josa != Case::genitive ||
      p.mods.front().first != p.first || !p.heads.empty())
    return {};
  for (const std::string_view noun :
       {"움직임", "시도", "계획", "방침", "결정", "노력", "구상", "행보", "전략", "입장"})
    if (b.in.text(p.last) == noun) return keep(b.in, p.mods.front().rows, b.kinds);
  return {};
}
// [A의 매각을 추진하던] B: the head sells, A is what is sold.
bool sold_by_head(const Bind& b) {
  const Clause& c = b.clause;
  if (!c.modal.relative || c.subject != kNone || c.head == kNone) return false;
  const bool firm =
      std::ranges::any_of(b.in.ph(c.head).heads, [&](Row r) { return b.in.kind(r) == Kind::org; });
  return firm && frame_name(b) == "sell";
}
// 나래와 계열사 11곳을 명단에 올렸다: 나래, and firms of its that have no name.
Rows with_its_own(const Bind& b) {
  const std::vector<std::uint16_t>& args = b.clause.args;
  for (std::size_t i = 1; i < args.size(); ++i) {
    const Phrase &p = b.in.ph(args[i - 1U]), &q = b.in.ph(args[i]);
    if (q.josa != Case::object || !q.heads.empty() || p.josa != Case::with ||
        p.last + 1U != q.first)
      continue;
    const std::string_view word = b.in.text(q.first);
    if (word == "계열사" || word == "자회사" || word == "관계사" || word == "그")
      return keep(b.in, p.heads, b.kinds);
  }
  return {};
}
// B의 조치에 대해, [B가 관세를 물리기로 한] 결정과 관련해 제소했다: B.
Rows whose_act(const Bind& b) {
  if (b.trigger.type != Type::sue) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool related = p.josa == Case::other && p.last + 1U < b.in.parse.tokens.size() &&
                         b.in.text(p.last + 1U).starts_with("관련");
    if (!(related || p.josa == Case::about) || !p.heads.empty() ||
        !b.in.rules.is(b.in.text(p.last), Marker::ruling))
      continue;
    if (Rows rows = mods(b, p, p.last, Case::genitive); !rows.empty()) return rows;
    for (const Clause& c : b.in.clauses)
      if (c.head == n && c.subject != kNone && !c.shared && c.subject != subject_phrase(b))
        if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// B의 투자와 관련해 조사한다, B의 혐의와 관련, 수사한다: whose matter an office looks into.
Rows looked_into(const Bind& b) {
  if (b.trigger.type != Type::regulate || b.slot != Slot::b) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool related = p.josa == Case::other && p.last + 1U < b.in.parse.tokens.size() &&
                         b.in.text(p.last + 1U).starts_with("관련");
    if (!related || n == b.spot.phrase) continue;
    if (!p.heads.empty()) return keep(b.in, p.heads, bit(Kind::org) | bit(Kind::person));
    if (Rows rows = mods(b, p, p.last, Case::genitive); !rows.empty()) return rows;
  }
  return {};
}
// 수출통제 명단에, 거래 제한 목록에, 블랙리스트에: no list of partners.
bool on_blacklist(const Bind& b, const Phrase& object) {
  for (std::uint16_t t = object.last + 1U; t < b.spot.token; ++t) {
    if (b.in.acts_as(t, Type::regulate)) return true;
    for (const std::string_view word : {"블랙", "제한", "거래"})
      if (b.in.text(t).starts_with(word)) return true;
  }
  return false;
}
// 중국 기업 33곳을 명단에 올렸다: that state's, none by its name.
Rows firms_of_land(const Bind& b) {
  const Phrase* o = object_phrase(b);
  const bool lists = b.trigger.type == Type::regulate && !b.trigger.before.empty() && o != nullptr;
  if (!lists || o->josa != Case::object || !o->heads.empty()) return {};
  const Token& land = b.in.tok(o->first);
  const auto last = static_cast<std::uint16_t>(
      o->last > o->first && b.in.text(o->last) == "등" ? o->last - 1U : o->last);  // 기업 4곳 등을
  if (land.what != What::party || land.mentions != 1 || b.in.kind(land.mention) != Kind::country ||
      b.in.tok(last).what != What::count || !on_blacklist(b, *o))
    return {};
  for (std::uint16_t t = o->first + 1U; t < last; ++t)
    if (b.in.rules.ends(b.in.text(t), Marker::people) || b.in.is(t, Class::transparent) ||
        b.in.text(t).ends_with("사"))
      return {land.mention};
  return {};
}
// A를 [가장 유력한] B 인수 후보로 본다: an adjective has no object of its own.
Rows before_epithet(const Bind& b) {
  if (frame_name(b) != "choose_buyer") return {};
  for (const Clause& c : b.in.clauses) {
    const bool held = c.predicate != kNone && c.modal.relative && c.head != kNone &&
                      b.in.text(c.predicate).starts_with("유력") &&
                      closes(b.in, b.in.ph(c.head), b.trigger.before);
    for (const std::uint16_t n : c.args)
      if (held && b.in.ph(n).josa == Case::object) return keep(b.in, b.in.ph(n).heads, b.kinds);
  }
  return {};
}
// # 사무노조, A의 B 인수 반대: who is against it stands before the comma, though nobody has read
// it.
bool unread_actor(const Bind& b) {
  const bool minds = b.trigger.type == Type::oppose || b.trigger.type == Type::endorse;
  if (!minds || !b.in.parse.terse || b.clause.args.empty()) return false;
  const Phrase& p = b.in.ph(b.clause.args.front());
  return b.clause.args.front() != b.spot.phrase && p.comma && p.heads.empty();
}
// 물량을 B 하노이 공장으로 돌렸다: to B.
Rows plant_owner(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::direction || !p.heads.empty() || !b.in.is(p.last, Class::site)) continue;
    for (const Mod& m : p.mods)
      if (Rows rows = keep(b.in, m.rows, bit(Kind::org)); !rows.empty()) return rows;
  }
  return {};
}
// B의 특허 3건에 대해, B 특허를 겨냥해 무효심판을 청구했다: B, whose right it is.
Rows whose_right(const Bind& b) {
  if (b.trigger.type != Type::sue) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool aimed = p.josa == Case::against || p.josa == Case::about;
    if (!aimed || !p.heads.empty() || p.mods.empty()) continue;
    for (std::uint16_t t = p.mods.back().token + 1U; t <= p.last; ++t)
      if (b.in.is(t, Class::right)) return keep(b.in, p.mods.back().rows, b.kinds);
  }
  return {};
}
// |A와 B의| 내년 공급 협상: a time stands between them and their act.
Rows before_time(const Bind& b, std::uint16_t phrase) {
  std::uint16_t first = b.in.ph(phrase).first;
  while (first > 0 && b.in.tok(first - 1U).what == What::time) --first;
  const bool timed = first < b.in.ph(phrase).first || b.in.tok(first).what == What::time;
  const std::uint16_t n = timed && first > 0 ? b.in.parse.phrase_of[first - 1U] : kNone;
  if (n == kNone || b.in.ph(n).josa != Case::genitive || b.in.ph(n).last + 1U != first) return {};
  return keep(b.in, b.in.ph(n).heads, b.kinds);
}

}  // namespace

Rows from(const Bind& b, Source source) {
  const Spot& s = b.spot;
  switch (source) {
    case Source::subject:
      if (Rows rows = whose_move(b); !rows.empty()) return rows;
      return ruled(b) ? Rows{} : subjects(b);
    case Source::object: {
      Rows rows = by_case(b, {Case::object});
      if (rows.empty() && b.trigger.type == Type::regulate) rows = with_its_own(b);
      if (rows.empty() && b.slot == Slot::a) rows = before_epithet(b);
      return rows.empty() ? firms_of_land(b) : rows;
    }
    case Source::dative:
      return dative(b);
    case Source::about: {
      if (Rows rows = by_case(b, {Case::about}); !rows.empty()) return rows;
      if (Rows rows = whose_act(b); !rows.empty()) return rows;
      if (Rows rows = looked_into(b); !rows.empty()) return rows;
      if (s.phrase != kNone)
        return mods(b, b.in.ph(s.phrase), s.token, Case::about);  // B에 대한 수사
      const bool over = b.trigger.type == Type::regulate || frame_name(b) == "complain";
      const Phrase* o = over ? object_phrase(b) : nullptr;
      return o == nullptr || !o->heads.empty()
                 ? Rows{}
                 : mods(b, *o, static_cast<std::uint16_t>(o->last + 1U), Case::about);
    }
    case Source::place:
      if (Rows rows = led_round(b); !rows.empty()) return rows;
      return signed_there(b) ? Rows{} : placed(b);
    case Source::source:
      if (Rows rows = by_case(b, {Case::source}); !rows.empty()) return rows;
      return frame_name(b) == "win" || frame_name(b) == "contracted" ? fitted(b) : Rows{};
    case Source::with:
      return with(b);
    case Source::met:
      return {};
    case Source::counterpart:
      if (!bargained(b)) return {};
      if (Rows rows = with(b, false); !rows.empty()) return rows;
      if (b.trigger.type == Type::supply && b.slot == Slot::b && has_paper(b))
        if (Rows rows = by_case(b, {Case::source}); !rows.empty()) return rows;  // B로부터 계약을
      return agreed(b) && b.clause.with != kNone
                 ? keep(b.in, b.in.ph(b.clause.with).heads, b.kinds)
                 : Rows{};  // B와 공장을 짓고 기술을 넘기기로 합의했다
    case Source::direction: {
      Rows rows = by_case(b, {Case::direction});
      return rows.empty() && b.trigger.type == Type::manufacture ? plant_owner(b) : rows;
    }
    case Source::against:
      if (Rows rows = by_case(b, {Case::against}); !rows.empty()) return rows;
      return whose_right(b);
    case Source::by:
      return by_case(b, {Case::by});
    case Source::list: {
      const std::uint16_t n = subject_phrase(b);
      return n == kNone || b.in.ph(n).heads.size() < 2 ? Rows{}
                                                       : keep(b.in, b.in.ph(n).heads, b.kinds);
    }
    case Source::owner: {
      const std::uint16_t n = subject_phrase(b);
      if (n == kNone) return {};
      if (Rows rows = mods(b, b.in.ph(n), b.in.ph(n).last, Case::genitive); !rows.empty())
        return rows;
      if (b.trigger.type == Type::compete && n > 0 && b.in.ph(n - 1U).josa == Case::genitive &&
          b.in.ph(n - 1U).last + 1U == b.in.ph(n).first)  // A의 올해 수주액은
        return keep(b.in, b.in.ph(n - 1U).heads, b.kinds);
      if (frame_name(b) == "stand" || b.trigger.type == Type::build)  // 평택에 미르 공장이 들어선다
        if (Rows rows = mods(b, b.in.ph(n), b.in.ph(n).last, Case::none); !rows.empty())
          return rows;
      const bool product = b.in.tok(b.in.ph(n).head).what == What::product;
      return product ? keep(b.in, b.in.ph(n).heads, b.kinds) : owner_of_goods(b, n);
    }
    case Source::genitive:
      if (b.slot == Slot::a && (sold_by_head(b) || unread_actor(b))) return {};
      if (b.slot == Slot::a && b.trigger.type == Type::acquire && ruled(b))
        if (Rows rows = buyer_ruled_on(b); !rows.empty()) return rows;
      if (s.phrase != kNone && b.trigger.type == Type::regulate && b.slot == Slot::b)
        if (Rows rows = buyer_ruled_on(b); !rows.empty()) return rows;
      if (s.phrase != kNone) {
        const Phrase& p = b.in.ph(s.phrase);
        if (Rows rows = mods(b, p, s.token, Case::genitive); !rows.empty()) return rows;
        return p.mods.empty() ? before_time(b, s.phrase) : Rows{};
      }
      if (b.slot == Slot::a) return {};  // B의 지분을 인수: B is no buyer
      if (const Phrase* o = object_phrase(b)) {
        const bool itself = b.trigger.type == Type::regulate && o->josa == Case::object &&
                            !keep(b.in, o->heads, b.kinds).empty();
        if (itself) return {};  // 벨라루스의 루카셴코 대통령을 제재했다: him
        Rows rows = mods(b, *o, static_cast<std::uint16_t>(o->last + 1U), Case::genitive);
        if (!rows.empty() && b.trigger.type == Type::regulate) {
          const Rows first = deal_before(b, *o);
          rows.insert(rows.begin(), first.begin(), first.end());
        }
        return rows;
      }
      return {};
    case Source::bare:
      return bare(b);
    case Source::party_of:
      return party_of(b);
    case Source::unit:
      return deals_in(b, {Class::unit}) && stake(b) == nullptr
                 ? by_case(b, {Case::source, Case::place})
                 : Rows{};
    case Source::post:
      return post(b);
    case Source::focus:
      return {};  // only where nothing else is: claim/sides.cc
  }
  return {};
}

}  // namespace hj::claim
