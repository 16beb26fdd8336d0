// What tells no purchase, stake, investment or grant, though its words are there.
#include <algorithm>

#include "claim/misread.h"

namespace hj::claim {
namespace {

// 인수 의향서를 맺었다, 건물을 사고파는 양해각서를 맺었다: one sells to the other, and which is not
// said.
bool paper_of_sale(const Bind& b, const Draft& d) {
  if (d.type != Type::partner || b.spot.phrase == kNone) return false;
  const auto sale = [&](std::uint16_t t) {
    return b.in.acts_alone_as(t, Type::acquire) || b.in.acts_alone_as(t, Type::divest) ||
           b.in.rules.is(b.in.text(t), Marker::sale) || b.in.text(t).starts_with("사고파");
  };
  for (std::uint16_t t = b.in.ph(b.spot.phrase).first; t < b.spot.token; ++t)
    if (sale(t)) return true;
  const Clause* before = chained_before(b);  // B를 사기로 하고 의향서를 교환했다
  if (before != nullptr && before->modal.decision && before->predicate != kNone &&
      sale(before->predicate))
    return true;
  return std::ranges::any_of(b.in.clauses, [&](const Clause& c) {
    return c.head == b.spot.phrase && c.predicate != kNone && sale(c.predicate);
  });
}
// A가 [B를 쪼개 설립한] 회사: which, is not said, and B it is not.
bool split_to_found(const Bind& b, const Draft& d) {
  const Clause& c = b.clause;
  if (d.type != Type::lead || !c.modal.relative || c.head == kNone || d.b.size() != 1 ||
      !b.in.ph(c.head).heads.empty())
    return false;
  const Clause* before = chained_before(b);
  return before != nullptr && before->predicate != kNone &&
         b.in.doc.mentions.rows[d.b.front()].span.begin < b.in.tok(before->predicate).span.begin;
}
// A와 B는 B로의 기업결합을 추진했다: of what with B, is not said.
bool into_own(const Bind& b, const Draft& d) {
  if (d.type != Type::merge || !d.b.empty()) return false;
  return b.spot.phrase != kNone &&
         std::ranges::any_of(b.in.ph(b.spot.phrase).mods, [&](const Mod& m) {
           return m.rows.size() == 1 &&
                  std::ranges::any_of(d.a, [&](Row r) { return b.in.same(r, m.rows.front()); });
         });
}
// 투자의견 '매수'를 유지했다: advice to others.
bool advises(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire) return false;
  if (b.in.text(b.spot.token) != "매수") return false;
  for (std::uint16_t t = b.clause.first; t <= b.clause.last && t < b.in.parse.tokens.size(); ++t)
    for (const std::string_view advice : {"투자의견", "의견", "추천", "목표주가", "목표가"})
      if (b.in.tok(t).what == What::word && b.in.text(t).starts_with(advice)) return true;
  return false;
}
// 기구에 중앙긴급구호기금 650만달러를 지원했다: the money, not who gets it
bool fund_given(const Bind& b, const Draft& d) {
  if (d.type != Type::subsidise || d.b.size() != 1 || !b.in.name(d.b.front()).ends_with("기금"))
    return false;
  return std::ranges::none_of(b.clause.args, [&](std::uint16_t n) {
    return b.in.ph(n).josa == Case::dative &&
           std::ranges::any_of(b.in.ph(n).heads, [&](Row r) { return b.in.same(r, d.b.front()); });
  });
}
// 두 정상은 [한국이 약속한] 돈을 미국에 투자하는 데 합의했다: one of them heads that state.
bool heads_target(const Bind& b, const Draft& d) {
  return d.type == Type::invest && std::ranges::any_of(d.a, [&](Row r) {
           const Row land = b.in.kind(r) == Kind::person ? employer(b.in, r) : kNoRow;
           return land != kNoRow && b.in.kind(land) == Kind::country &&
                  std::ranges::any_of(d.b, [&](Row x) { return b.in.same(x, land); });
         });
}
// 은행에서 인수금융을 조달한다: a loan, and nobody's stake.
bool borrows(const Bind& b, const Draft& d) {
  const Phrase* o = object_phrase(b);
  return d.type == Type::invest && frame_name(b) == "raise" && o != nullptr &&
         b.in.acts_as(o->last, Type::finance);
}
// A는 B에 합의금을 주기로 했다: no loan.
bool no_loan(const Bind& b, const Draft& d) {
  return b.trigger.rule == "finance-주다" && std::ranges::none_of(d.a, [&](Row r) {
           return b.in.kind(r) != Kind::person && decides(b.in, r);
         });
}
// [지분을 파는] 쪽은 A다: which side, claim/holders.cc tells.
bool names_side(const Bind& b, const Draft&) {
  const std::uint16_t verb = b.clause.predicate;
  if (verb == kNone || b.in.tok(verb).ending.join != Join::adnominal) return false;
  const auto side = static_cast<std::uint16_t>(verb + 1U);
  const Case josa = b.in.tok(side).josa;
  if (josa != Case::topic && josa != Case::subject) return false;  // 파는 쪽으로 기울었다
  const std::string_view noun = b.in.text(side);
  const bool deal = b.trigger.type == Type::divest || b.trigger.type == Type::acquire;
  return deal && (noun == "쪽" || noun == "측");
}
// B는 A가 [들고 있던] 지분을 사들였다: A holds it no more.
bool held_once(const Bind& b, const Draft& d) {
  const Clause& c = b.clause;
  if (d.type != Type::own || !c.modal.relative || c.head == kNone) return false;
  const Token& last = b.in.tok(c.modal.last);
  bool over = b.in.doc.at({last.span.begin, last.end}).ends_with("던");
  for (std::uint16_t t = b.in.ph(c.head).last + 1U; !over && t <= c.modal.last + 6U; ++t)
    over = t < b.in.parse.tokens.size() &&  // 보유하고 있는 지분을 |모두| 매각했다
           (b.in.text(t) == "모두" || b.in.text(t) == "전량" || b.in.text(t) == "전부");
  if (!over) return false;
  return std::ranges::any_of(b.in.clauses, [&](const Clause& main) {
    if (main.predicate == kNone || std::ranges::find(main.args, c.head) == main.args.end())
      return false;
    const Modal& m = main.modal;
    const bool deal =
        b.in.acts_as(main.predicate, Type::acquire) || b.in.acts_as(main.predicate, Type::divest);
    return deal && m.tense == Tense::past && !m.decision && !m.cap && !m.negated && !m.unsaid;
  });
}
// A와 주관사 B는 C를 우선협상대상자로 선정하고 양해각서를 맺었다: with C.
bool signs_with_chosen(const Bind& b, const Draft& d) {
  if (d.type != Type::partner || !d.b.empty() || b.spot.phrase == kNone) return false;
  const Clause* before = beside(b, false);
  if (before == nullptr || before->modal.join != Join::chain || !b.clause.shared ||
      !b.in.rules.begins(b.in.text(before->predicate), Marker::chosen))
    return false;
  return std::ranges::any_of(before->args, [&](std::uint16_t n) {
    return b.in.ph(n).josa == Case::object && n != before->subject;
  });
}
// B는 최대주주인 [서도현 A 회장]이 지분을 판다: whose officer he is, not whose shares they are.
bool office_sold(const Bind& b, const Draft& d) {
  const std::uint16_t n = subject_phrase(b);
  if (d.type != Type::divest || n == kNone || d.a.size() != 1 || d.b.size() != 1 ||
      b.in.kind(d.a.front()) != Kind::person || b.in.kind(d.b.front()) != Kind::org)
    return false;
  const std::uint16_t topic = b.clause.topic;
  if (topic == kNone || topic == n || b.in.ph(topic).heads.empty()) return false;
  bool after = false;  // the person stands first
  for (std::uint16_t t = b.in.ph(n).first; t <= b.in.ph(n).last; ++t) {
    if (b.in.tok(t).what != What::party) continue;
    if (after && b.in.same(b.in.tok(t).mention, d.b.front())) return true;
    after = after || b.in.same(b.in.tok(t).mention, d.a.front());
  }
  return false;
}
// 위원회는 A가 B를 인수하는 것을 승인했다: an authority buys no firm.
bool authority_buys(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire && d.type != Type::merge) return false;
  return std::ranges::any_of(d.a, [&](Row r) {
    const std::string_view name = b.in.name(r);
    return b.in.kind(r) == Kind::org && (name.ends_with("위원회") || name.ends_with("법원"));
  });
}
// (A는 B를 샀다.) 스타트업 '아크릴'에도 투자했다: not in B, but in a name that nobody has read.
bool unread_name(const Bind& b, const Draft& d) {
  if (d.stated_parties || !takes_money(d.type)) return false;
  const std::string_view text = b.in.doc.at(b.in.evidence);
  for (const auto& [open, close] : {std::pair{"‘", "’"}, std::pair{"'", "'"}}) {
    const std::size_t from = text.find(open);
    if (from == std::string_view::npos) continue;
    const std::size_t begin = from + std::string_view(open).size(), end = text.find(close, begin);
    constexpr std::size_t kLongest = 45;  // bytes of a name
    if (end == std::string_view::npos || end - begin > kLongest) continue;
    const Span inside{b.in.evidence.begin + static_cast<std::uint32_t>(begin),
                      b.in.evidence.begin + static_cast<std::uint32_t>(end)};
    const bool read = std::ranges::any_of(
        b.in.parse.tokens, [&](const Token& t) { return t.party() && t.span.meets(inside); });
    if (!read) return true;
  }
  return false;
}
// B의 쇄빙선 입찰에 참여했다: what B orders is on offer, not B.
bool tender_for_goods(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire || frame_name(b) != "bid" || d.b.size() != 1) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    if (!b.in.text(p.last).ends_with("입찰") || p.first == p.last) return false;
    const auto what = static_cast<std::uint16_t>(p.last - 1U);
    const bool thing = b.in.tok(what).what == What::word && b.in.tok(what).josa == Case::none &&
                       !b.in.is(what, Class::stake) &&
                       !b.in.rules.is(b.in.text(what), Marker::sale) &&
                       !b.in.acts_as(what, Type::divest) && !b.in.acts_as(what, Type::acquire);
    return thing && std::ranges::any_of(p.mods, [&](const Mod& m) {
             return m.josa == Case::genitive && m.rows == d.b;
           });
  });
}
// 1인당 1만5천원을 지원한다: to each of those whom nobody names.
bool each_of_many(const Bind& b, const Draft& d) {
  if (d.stated_parties || !takes_money(d.type)) return false;
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)
    for (const std::string_view unit : {"인당", "가구당", "명당", "대당", "건당"})
      if (b.in.text(t).find(unit) != std::string_view::npos) return true;
  return false;
}
// (교도통신이 보도했다.) 보조금을 지급하기로 했다: who only tells of it pays nothing.
bool teller_deals(const Bind& b, const Draft& d) {
  // (한빛신문은 …라고 보도했다.) 이 회사는 B를 거느리고 있다: not the paper
  if (takes_money(d.type) && std::ranges::any_of(d.a, [&](Row r) {
        return b.in.doc.mentions.rows[r].anaphor && b.in.rules.ends(b.in.name(r), Marker::outlet) &&
               !b.in.rules.ends(b.in.name(r), Marker::lender);
      }))
    return true;
  if (!takes_money(d.type) || d.type == Type::regulate ||
      (d.stated_parties && !b.clause.shared && b.spot.modal.said_by == kNone))
    return false;
  return std::ranges::any_of(d.a, [&](Row r) {
    const std::string_view name = b.in.name(r);
    return b.in.rules.ends(name, Marker::outlet) && !b.in.rules.ends(name, Marker::lender) &&
           !b.in.tok(b.spot.token).quoted;
  });
}
// 검찰은 A를 재판에 넘겼다, 경찰은 A를 검찰에 넘겼다: handed over, not sold.
bool handed_over(const Bind& b, const Draft& d) {
  if (d.type != Type::divest || !b.in.text(b.spot.token).starts_with("넘")) return false;
  const bool justice =
      std::ranges::any_of(d.a, [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::force); });
  return justice || std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
           const std::string_view whom = b.in.text(b.in.ph(n).last);
           return b.in.ph(n).josa == Case::dative && (whom == "재판" || whom == "법정");
         });
}
// 시설투자 |보조금|을 지원한다: what the money is for, not who invests.
bool of_grant(const Bind& b, const Draft&) {
  const std::uint16_t n = b.spot.phrase;
  const auto next = static_cast<std::uint16_t>(b.spot.token + 1U);
  return b.trigger.type == Type::invest && n != kNone && next <= b.in.ph(n).last &&
         (b.in.acts_as(next, Type::subsidise) || b.in.acts_as(next, Type::finance));
}
// A를 1조원어치 샀다: shares of it, on the market.
bool buys_some(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire) return false;
  if (b.trigger.need != "priced") return false;
  const Phrase* o = object_phrase(b);
  if (o == nullptr || o->heads.empty() ||
      !(b.in.tok(o->last).party() || b.in.text(o->last) == "등"))
    return true;  // B 등의 반발을 샀다
  for (std::uint16_t t = b.clause.first; t <= b.spot.token; ++t)
    if (b.in.doc.at(Span{b.in.tok(t).span.begin, b.in.tok(t).end}).find("어치") !=
        std::string_view::npos)
      return true;
  return false;
}
// 공정위는 지분을 매각하는 조건으로 승인했다: an authority owns and sells no firm.
bool authority_sells(const Bind& b, const Draft& d) {
  return d.type == Type::divest && std::ranges::any_of(d.a, [&](Row r) {
           const std::string_view name = b.in.name(r);
           return b.in.kind(r) == Kind::org && name.ends_with("위원회");
         });
}
// Arm 라이선스를 보유한: the licence, not the firm that gives it.
bool holds_right(const Bind& b, const Draft&) {
  const Phrase* o = object_phrase(b);
  return b.trigger.type == Type::own && o != nullptr && b.in.has(*o, Class::right);
}
// 체계종합기업 우선협상대상자로 선정됐다: for works, where nobody is bought.
bool bidder_for_works(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::acquire || !b.trigger.before.starts_with("우선협상대상자"))
    return false;
  for (std::uint16_t t = b.clause.first + 1U; t <= b.spot.token; ++t) {
    if (!b.in.text(t).starts_with("우선협상대상자")) continue;
    const std::string_view noun = b.in.text(t - 1U);
    return noun.ends_with("기업") || noun.ends_with("사업") || noun.ends_with("사업자");
  }
  return false;
}
// [일본으로 넘어간] 그는, '한미일 연합' 컨소시엄: states neither buy nor band together so.
bool states_deal(const Bind& b, const Draft& d) {
  const bool states = !d.a.empty() && std::ranges::all_of(d.a, [&](Row r) {
    return b.in.kind(r) == Kind::country;
  });
  const bool both = states && !d.b.empty() &&
                    std::ranges::all_of(d.b, [&](Row r) { return b.in.kind(r) == Kind::country; });
  if (both && d.type == Type::supply && frame_name(b) == "contract")
    return true;  // 한국과 맺은 전차 계약: whose?
  return states &&
         ((d.type == Type::acquire && b.trigger.rule == "acquire-넘어가다") ||
          (d.type == Type::partner &&
           (frame_name(b) == "band" || (b.trigger.rule == "partner-연합" && b.spot.nominal))));
}
// 채권단 관리체제로 넘어갔다: under whose care, no sale.
bool under_care(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire || b.trigger.rule != "acquire-넘어가다") return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const std::string_view where = b.in.text(b.in.ph(n).last);
    return b.in.ph(n).josa == Case::direction &&
           (where.ends_with("관리") || where.ends_with("체제") || where == "워크아웃");
  });
}
// 합병법인 지원에 나선다: for the firm that is to be, no merger of those who help.
bool helps_merged(const Bind& b, const Draft& d) {
  if (d.type != Type::merge || !b.trigger.rule.ends_with("법인") || b.spot.phrase == kNone)
    return false;
  const auto next = static_cast<std::uint16_t>(b.spot.token + 1U);
  if (b.spot.token >= b.in.ph(b.spot.phrase).last || b.in.tok(next).what != What::word)
    return false;
  for (const std::string_view what :
       {"지원", "대표", "이사", "투자", "주식", "지분", "노조", "관계"})
    if (b.in.text(next).starts_with(what)) return true;
  return false;
}
// 포항시는 A가 산업단지에 5000억원을 투자한다고 밝혔다: who tells of it gets nothing.
bool told_by_town(const Bind& b, const Draft& d) {
  const std::uint16_t n = b.clause.subject;
  if (d.type != Type::invest || d.b.size() != 1 || n == kNone || b.clause.shared ||
      b.clause.topic == kNone || b.clause.topic == n || b.in.ph(n).josa != Case::subject ||
      b.in.ph(b.clause.topic).heads != d.b)
    return false;
  const std::string_view name = b.in.name(d.b.front());
  return b.in.rules.ends(name, Marker::town) || b.in.rules.ends(name, Marker::province) ||
         decides(b.in, d.b.front());
}
// 매각 주관사로 B를 선정했다: who runs a sale lends nothing.
bool runs_sale(const Bind& b, const Draft& d) {
  if (d.type != Type::finance || b.trigger.rule != "finance-주관사로_선정") return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    if (!b.in.text(p.last).starts_with("주관") && !b.in.text(p.last).starts_with("자문"))
      return false;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (b.in.text(t) == "매각" || b.in.text(t) == "인수") return true;
    return false;
  });
}
// 매출은 합쳐서 4조원이다: a sum, no merger.
bool sums_up(const Bind& b, const Draft& d) {
  return d.type == Type::merge && b.trigger.rule.ends_with("합치다") &&
         b.in.tok(static_cast<std::uint16_t>(b.clause.last + 1U)).what == What::amount;
}
// A의 지주사와 B가 절반씩 출자한다: both pay, into what is not said.
bool shares_out(const Bind& b, const Draft& d) {
  return d.type == Type::invest && ratio(b) &&
         std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
           const Phrase& p = b.in.ph(n);
           return p.josa == Case::with &&
                  std::ranges::any_of(p.mods, [&](const Mod& m) { return m.rows == d.b; });
         });
}
// (A는 B에 투자했다.) C와 [누구]도 D 출자를 검토한다: C stands with one whom nobody has read.
bool with_unread(const Bind& b, const Draft& d) {
  if (d.stated_parties || symmetric(d.type) || b.in.parse.phrases.empty() || !b.clause.shared)
    return false;
  const Phrase& first = b.in.ph(0);
  return first.josa == Case::with && !first.heads.empty() && d.type == Type::invest &&
         d.a != first.heads && d.b != first.heads;
}
// A는 B가 [돈을 출자해] C 지분을 취득한다고 발표했다: into C, not into A.
bool into_next(const Bind& b, const Draft& d) {
  const Clause* next = d.type == Type::invest ? clause_after(b) : nullptr;
  const std::uint16_t topic = b.clause.topic;
  if (next == nullptr || b.clause.modal.join != Join::chain || topic == kNone ||
      b.in.ph(topic).heads != d.b)
    return false;
  return std::ranges::any_of(next->args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return b.in.has(p, Class::stake) &&
           std::ranges::any_of(p.mods, [&](const Mod& m) { return m.rows != d.b; });
  });
}
// 인수금융 2000억원을 조달한다: lent, by whom nobody says.
bool lent_by_nobody(const Bind& b, const Draft& d) {
  const Phrase* o = d.type == Type::invest && d.a.empty() ? object_phrase(b) : nullptr;
  if (o == nullptr) return false;
  for (std::uint16_t t = o->first; t <= o->last; ++t)
    if (b.in.acts_as(t, Type::finance)) return true;
  return false;
}
// A는 B와 함께 C에 투자했다: both invest in C.
bool invest_together(const Bind& b, const Draft& d) {
  if (d.type != Type::joint_venture || !b.trigger.rule.ends_with("투자")) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::dative && !p.heads.empty() && b.in.kind(p.heads.front()) == Kind::org;
  });
}
// A는 [B와 C의 합작사인] D에 공급한다: whose venture D is, claim/relation.cc tells.
bool is_venture(const Bind& b, const Draft& d) {
  return d.type == Type::joint_venture && b.clause.modal.relative &&
         b.in.tok(b.spot.token).josa == Case::copula;
}
// A와 B의 C 매각 협상: one of them sells it to the other.
bool one_sells(const Bind& b, const Draft& d) {
  return d.type == Type::divest && d.a.size() > 1 && b.spot.phrase != kNone &&
         b.spot.modal.cap == Status::talks && d.a == from(b, Source::genitive);
}
// A rule of firms alone.
bool no_firm(const Bind& b, const Draft& d) {
  const auto org = [&](Row r) { return b.in.kind(r) == Kind::org; };
  const bool firms = b.trigger.need == "org" || b.trigger.need == "itself";
  return firms && !(std::ranges::all_of(d.a, org) && std::ranges::all_of(d.b, org));
}
// 미르는 나래에 연구비를 지급했다: a rule of public money alone.
bool no_public_money(const Bind& b, const Draft& d) {
  const std::string& need = b.trigger.need;
  if (need != "office" && need != "aid" && need != "grant") return false;
  return !std::ranges::all_of(d.a, [&](Row r) {
    return decides(b.in, r) && !b.in.rules.ends(b.in.name(r), Marker::lender);
  });
}
// 하퍼 대통령은 투자에 합의했다, 두 정상은 미국에 투자하는 데 합의했다: not they invest.
bool statesman_pays(const Bind& b, const Draft& d) {
  if ((d.type != Type::invest && d.type != Type::acquire) || d.a.empty() ||
      b.in.kind(d.a.front()) != Kind::person)
    return false;
  const std::uint16_t n = subject_phrase(b);
  if (n != kNone && ruler(b.in, b.in.ph(n))) return true;
  const auto no_head_of_firm = [&](Row r) {
    const Row firm = b.in.kind(r) == Kind::person ? employer(b.in, r) : r;
    return firm == kNoRow || b.in.kind(firm) != Kind::org;
  };
  return !d.b.empty() && b.in.kind(d.b.front()) == Kind::country &&
         std::ranges::all_of(d.a, no_head_of_firm);
}

constexpr Misreading kCapital[] = {
    paper_of_sale,     split_to_found, into_own,         advises,         fund_given,
    heads_target,      borrows,        no_loan,          names_side,      held_once,
    signs_with_chosen, office_sold,    authority_buys,   unread_name,     tender_for_goods,
    each_of_many,      teller_deals,   handed_over,      of_grant,        buys_some,
    authority_sells,   holds_right,    bidder_for_works, states_deal,     sums_up,
    runs_sale,         under_care,     helps_merged,     told_by_town,    shares_out,
    with_unread,       into_next,      lent_by_nobody,   invest_together, is_venture,
    one_sells,         no_firm,        no_public_money,  statesman_pays};

}  // namespace

Misreadings misreadings_of_capital() { return kCapital; }

}  // namespace hj::claim
