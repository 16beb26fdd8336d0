// What the object makes of an act: a small stake an investment, a venture of two a joint one.
#include <algorithm>

#include "claim/bind.h"

namespace hj::claim {
namespace {

constexpr double kHalf = 50;  // per cent
constexpr double kMuch = 20;  // with which the largest holder has a say

bool tender(const Bind& b) {
  const std::uint16_t to = b.clause.head != kNone ? b.in.ph(b.clause.head).last : b.clause.last;
  for (std::uint16_t t = b.clause.first; t <= to && t < b.in.parse.tokens.size(); ++t)
    if (b.in.tok(t).what == What::word)
      for (const std::string_view w : {"공개매수", "기업결합", "경영권"})
        if (b.in.text(t) == w && own(b, t)) return true;
  for (std::uint16_t t = 0; b.clause.shared && t < b.clause.first; ++t)
    if (b.in.tok(t).what == What::word && b.in.text(t) == "공개매수")
      return true;  // 공개매수 공고를 내고 지분 35%를 매입하기로 했다
  return false;
}
// 지분 30%를 인수해 최대주주로 올라섰다, 최대주주가 된다: towards control; not 2대 주주.
bool takes_control(const Bind& b) {
  constexpr std::uint16_t kReach = 14;  // tokens
  const std::uint16_t from = b.spot.token;
  for (std::uint16_t t = from; t <= from + kReach && t + 1U < b.in.parse.tokens.size(); ++t) {
    const Token& x = b.in.tok(t);
    if (t > from && x.what == What::party && (x.josa == Case::topic || x.josa == Case::subject))
      return false;  // of another
    const std::string_view text = b.in.text(t);
    if ((text == "최대주주" || text == "1대주주") &&
        (x.josa == Case::direction || x.josa == Case::subject) &&
        b.in.rules.begins(b.in.text(static_cast<std::uint16_t>(t + 1U)), Marker::becomes))
      return true;
  }
  return false;
}
// 지분을 추가 매입했다, 추가로 사들였다: more of a holding.
bool adds_to(const Bind& b) {
  for (std::uint16_t t = b.clause.first; t <= b.spot.token; ++t)
    if (b.in.tok(t).what == What::word && (b.in.text(t) == "추가" || b.in.text(t) == "추가로"))
      return true;
  return false;
}
double percent(std::string_view text) {
  double out = 0, unit = 1;
  bool point = false, any = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      any = true;
      if (point)
        out += (c - '0') * (unit /= 10);
      else
        out = out * 10 + (c - '0');
    } else if (c == '.') {
      point = true;
    }
  }
  return any ? out : -1;
}
// 보통주 320만주(14.9%)를: what the shares come to, in brackets; else -1.
double glossed_share(const Bind& b, const Phrase& p) {
  constexpr std::uint32_t kReach = 40;
  const Span span = b.in.tok(p.last).span;
  const auto size = static_cast<std::uint32_t>(b.in.doc.text.size());
  std::string_view after = b.in.doc.at({span.end, std::min(size, span.end + kReach)});
  if (!after.starts_with("(")) return -1;
  after = after.substr(0, after.find(')'));
  const std::size_t sign = after.find('%');
  if (sign == std::string_view::npos) return -1;
  const std::size_t from = after.find_last_not_of("0123456789.", sign - 1U);
  return percent(after.substr(from + 1U, sign - from - 1U));
}
// How much of the firm it is, as the clause says; -1 where it does not.
double share_of(const Bind& b, const Phrase& p) {
  double share = -1;
  for (std::uint16_t t = p.first; t <= p.last && t < b.in.parse.tokens.size(); ++t)
    if (b.in.tok(t).what == What::share) share = percent(b.in.text(t));
  for (const std::uint16_t n : b.clause.args)  // 지분을 5%가량 사들였다
    for (std::uint16_t t = b.in.ph(n).first; share < 0 && t <= b.in.ph(n).last; ++t)
      if (b.in.tok(t).what == What::share) share = percent(b.in.text(t));
  return share < 0 ? glossed_share(b, p) : share;
}
// 주식 3만주를 인수한다: some of its shares; not 주식 3만주 전량.
bool counted(const Bind& b, const Phrase& p) {
  bool shares = false, named = p.first == p.last;  // 64만주를
  for (std::uint16_t t = p.first; t <= p.last; ++t) {
    const std::string_view text = b.in.text(t);
    if (text == "전량" || text == "전부") return false;
    named = named || text.ends_with("주식") || text == "보통주";
    shares = shares || (b.in.tok(t).what == What::count && text.ends_with("주"));
  }
  return shares && named;
}
// 지분 46%를 |최대주주인| A에서 사들인다: control is bought with what its holder gives up.
bool of_largest(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::source && p.josa != Case::place) continue;
    for (std::uint16_t t = p.first > 0 ? p.first - 1U : 0U; t < p.last; ++t)
      if (const std::string_view text = b.in.text(t); text == "최대주주" || text == "1대주주")
        return true;
  }
  return false;
}
// 지분 100%를 확보했다, 지분 25%를 확보하고 최대주주가 됐다: bought, and no mere stake.
void majority(const Bind& b, Draft& d) {
  if (d.type != Type::invest || b.trigger.need != "stake") return;
  const Phrase* p = stake(b);
  if (p == nullptr) return;
  const double share = share_of(b, *p);
  if (share < kMuch || (share < kHalf && !takes_control(b))) return;
  d.type = Type::acquire;
  d.rule = "acquire-" + d.rule;
}
// # A 투자한 B: what no particle tells is who acts, as whom it is in would bear one.
void bare_investor(const Bind& b, Draft& d) {
  if (d.type != Type::invest || !b.in.parse.terse || !b.headed || !b.clause.modal.relative ||
      b.spot.phrase != kNone || d.b.size() != 1 || b.spot.voice != Voice::active)
    return;
  for (const std::uint16_t n : b.clause.args)
    if (b.in.ph(n).josa == Case::none && b.in.ph(n).heads == d.b) return std::swap(d.a, d.b);
}
// 한빛전자 보통주 100만주를 구입했다: shares, no goods.
void shares_bought(const Bind& b, Draft& d) {
  const Phrase* p = d.type == Type::supply && frame_name(b) == "buy" ? stake(b) : nullptr;
  if (p == nullptr || d.a.empty() || d.b.empty()) return;
  std::swap(d.a, d.b);
  d.type = Type::acquire;
  d.rule = "acquire-" + d.rule;
}
// A는 [B와 벌인] 소송에서 패소해 10억원을 |배상하라는| 평결을 받았다: B has sued.
void must_pay(const Bind& b, Draft& d) {
  if (d.type != Type::sue || d.a.empty() || d.b.empty() || !b.clause.modal.relative ||
      std::ranges::none_of(b.clause.args, [&](std::uint16_t n) {
        return b.in.ph(n).josa == Case::with && b.in.ph(n).heads == d.b;
      }))
    return;
  for (std::uint16_t t = b.spot.token; t < b.in.parse.tokens.size(); ++t)
    if (b.in.text(t).starts_with("배상하") && b.in.tok(t).ending.join != Join::none)
      for (std::uint16_t k = t; k < b.in.parse.tokens.size() && k < t + 4U; ++k)
        if (b.in.tok(k).predicate && b.in.text(k).starts_with("받")) return std::swap(d.a, d.b);
}
// A 장관과 B 장관은 |한·UAE| FTA에 서명했다: the states whose treaty it is.
void of_states(const Bind& b, Draft& d) {
  if (d.type != Type::partner || b.spot.phrase == kNone ||
      (b.trigger.rule != "partner-FTA" && b.trigger.rule != "partner-CEPA"))
    return;
  Rows states;
  for (std::uint16_t t = b.in.ph(b.spot.phrase).first; t < b.spot.token; ++t)
    for (Row i = 0; b.in.tok(t).what == What::party && i < b.in.tok(t).mentions; ++i)
      if (const Row r = b.in.tok(t).mention + i; b.in.kind(r) == Kind::country) states.push_back(r);
  if (states.size() < 2) return;
  d.a = std::move(states);
  d.b.clear();
}
// A는 |B로의| 매각이 불발됐다, A가 B에 인수 확정됐다: B buys A.
void sold_itself(const Bind& b, Draft& d) {
  const bool noun = b.spot.phrase != kNone && d.a.size() == 1 && d.b.size() == 1;
  if (!noun) return;
  const Phrase& p = b.in.ph(b.spot.phrase);
  const auto toward = [&] {
    for (std::uint16_t t = p.first; t < b.spot.token; ++t)
      if (b.in.tok(t).party() && b.in.same(b.in.tok(t).mention, d.b.front()))
        return b.in.doc.at({b.in.tok(t).span.end, b.in.tok(t).end}).ends_with("로의");
    return false;
  };
  const auto settled = [&] {  // 인수 |확정됐다|, with a dative and no object
    if (b.clause.predicate == kNone || b.in.tok(b.clause.predicate).voice != Voice::passive ||
        !b.in.text(b.clause.predicate).starts_with("확정"))
      return false;
    return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
      return b.in.ph(n).josa == Case::dative && b.in.ph(n).heads == d.b;
    });
  };
  if ((d.type == Type::divest && toward()) || (d.type == Type::acquire && settled())) {
    std::swap(d.a, d.b);
    d.type = Type::acquire;
    if (!d.rule.starts_with("acquire-")) d.rule = "acquire-" + d.rule;
  }
}
// 지분 10%를 확보하고 있다: holds it.
void has_secured(const Bind& b, Draft& d) {
  const Modal& m = b.spot.modal;
  if (d.type != Type::invest || b.trigger.need != "stake" || !m.progressive || m.cap ||
      m.tense == Tense::past || !b.trigger.rule.ends_with("확보"))
    return;
  d.type = Type::own;
  d.rule = "own-" + d.rule;
  d.status = Status::done;
}
// 공개매수로 지분을 늘린다: buying, no holding yet.
void tendered(const Bind& b, Draft& d) {
  if (d.type != Type::own || b.trigger.need != "stake" || d.status == Status::done || !tender(b))
    return;
  d.type = Type::acquire;
  d.rule = "acquire-" + d.rule;
}
// A stake under one half is an investment, unless a tender offer or control is named.
void minority(const Bind& b, Draft& d) {
  if (d.type != Type::acquire) return;
  const Phrase* p = stake(b);
  if (p == nullptr || tender(b)) return;
  double share = share_of(b, *p);
  if (share >= kMuch && (takes_control(b) || of_largest(b))) return;
  const std::uint16_t sum_end = std::max<std::uint16_t>(p->last + 1U, b.spot.token);
  for (std::uint16_t t = p->first; t < sum_end; ++t)  // 지분 50억달러어치: a sum, no control
    if (share < 0 && (b.in.text(t).ends_with("어치") ||
                      b.in.doc.at(Span{b.in.tok(t).span.begin, b.in.tok(t).end}).find("어치") !=
                          std::string_view::npos))
      share = 0;
  bool fresh = false;  // 신주: the money goes into the company itself
  for (std::uint16_t t = p->first; t <= p->last; ++t)
    fresh = fresh || b.in.rules.is(b.in.text(t), Marker::new_share);
  for (std::uint16_t t = p->first; share < 0 && t <= p->last; ++t)
    if (b.in.text(t) == "자사주" || b.in.text(t) == "절반" || b.in.text(t) == "일부" ||
        b.in.text(t) == "소수")
      share = 0;  // of a holding
  if (share < 0 && (adds_to(b) || counted(b, *p) || !investor_selling(b).empty())) share = 0;
  if (share >= kHalf || (share < 0 && !fresh)) return;
  d.type = Type::invest;
  d.rule += fresh ? "+new_shares" : "+minority";
  const auto invests = [&](const Rows& rows) {
    return std::ranges::all_of(
        rows, [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::investor); });
  };
  if (fresh && frame_name(b) == "take_over" && invests(d.b) && !invests(d.a))
    std::swap(d.a, d.b);  // A는 B벤처스와 신주 인수 계약을 맺었다: B buys what A issues
}
// '바다 협약' 재협상을 마쳤다: the treaty is what they talk about.
void of_treaty(const Bind& b, Draft& d) {
  if (d.type != Type::partner) return;
  auto t = static_cast<std::uint16_t>(b.spot.token + 1U);
  if (b.in.tok(t).what == What::mark) ++t;
  for (const std::string_view talks : {"재협상", "협상", "개정협상"})
    if (b.in.text(t) == talks) {
      d.type = Type::talk;
      d.rule = "talk-" + d.rule;
      return;
    }
}
// 규제위원회로부터 설계인증을 획득했다: an authority allows, it buys nothing.
void certified(const Bind& b, Draft& d) {
  const bool told = d.status == Status::done || d.status == Status::sought;  // or asked for
  if (d.type != Type::qualify || !told || d.b.empty()) return;
  const auto rules = [&](Row r) {
    return b.in.kind(r) == Kind::org && decides(b.in, r) &&
           b.in.rules.ends(b.in.name(r), Marker::authority);
  };
  if (!std::ranges::all_of(d.b, rules)) return;
  std::swap(d.a, d.b);
  d.type = Type::regulate;
  d.flags |= bit(Flag::positive);
  d.rule = "regulate-" + d.rule;
}
// B의 회담 요청을 거부했다: the two did not meet.
void shunned(const Bind& b, Draft& d) {
  if (d.type != Type::oppose || !d.rule.starts_with("oppose-거부") || d.status != Status::done)
    return;
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  if (!std::ranges::all_of(d.a, person) || !std::ranges::all_of(d.b, person)) return;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool asked =
        p.last > p.first &&
        (b.in.text(p.last) == "요청" || b.in.text(p.last) == "제안" || b.in.text(p.last) == "제의");
    const std::string_view what = b.in.text(static_cast<std::uint16_t>(p.last - 1U));
    if (!asked || (what != "대면" && !b.in.rules.ends(what, Marker::occasion))) continue;
    d.type = Type::meet;
    d.status = Status::failed;
    d.rule = "meet-" + d.rule;
    return;
  }
}
// A증권은 B의 기업공개를 이끈다: who arranges it.
void arranges(const Bind& b, Draft& d) {
  if (d.type != Type::lead || !d.rule.starts_with("lead-이끌다")) return;
  const Phrase* o = object_phrase(b);
  const std::string_view what =
      o == nullptr ? "" : b.in.doc.at({b.in.tok(o->first).span.begin, b.in.tok(o->last).span.end});
  if (!(what.ends_with("기업공개") || what.ends_with("상장") || what.ends_with("IPO"))) return;
  const auto bank = [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::lender); };
  if (!std::ranges::all_of(d.a, bank)) return;
  d.type = Type::finance;
  d.rule = "finance-" + d.rule;
}
// 계절근로자 도입 협약을 맺었다: people are not supplied.
void of_people(const Bind& b, Draft& d) {
  if (d.type != Type::supply || !d.rule.starts_with("supply-도입") || b.spot.token == 0) return;
  if (!b.in.rules.ends(b.in.text(static_cast<std::uint16_t>(b.spot.token - 1U)), Marker::hands))
    return;
  d.type = Type::partner;
  d.rule = "partner-" + d.rule;
}
// 휴전 협정에 서명했다, 정전 협정을 맺었다: what their talks came to, no partnership.
void truce(const Bind& b, Draft& d) {
  if (d.type != Type::partner || b.spot.phrase == kNone) return;
  for (std::uint16_t t = b.in.ph(b.spot.phrase).first; t <= b.spot.token; ++t)
    for (const std::string_view end : {"휴전", "정전", "종전"})
      if (b.in.text(t).starts_with(end)) {
        d.type = Type::talk;
        d.rule += "+truce";
        return;
      }
}
// 반반씩, 50%씩 출자해 개발사를 차렸다: a venture, whatever it is called.
bool halves(const Bind& b) {
  if (b.trigger.type != Type::lead) return false;
  const Clause* before = beside(b, false);
  const std::uint16_t from = before == nullptr ? b.clause.first : before->first;
  for (std::uint16_t t = from; t < b.spot.token; ++t)
    if (b.in.rules.begins(b.in.text(t), Marker::half) || alike(b.in, t)) return true;
  return false;
}
// A는 [B와 세운] 합작사 C를 통해: with whom stands right before the verb.
Rows right_before(const Bind& b) {
  for (const Phrase& p : b.in.parse.phrases)
    if (!p.dead && p.josa == Case::with && p.last + 1U == b.clause.predicate)
      return keep(b.in, p.heads, b.kinds);
  return {};
}
// 서도현 사장은 설재인 사장을 찾아갔다: whoever goes to see somebody meets him.
void sees(const Bind& b, Draft& d) {
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  if (d.type != Type::visit || d.b.empty() || !std::ranges::all_of(d.b, person) ||
      !std::ranges::all_of(d.a, person))
    return;
  d.type = Type::meet;
  d.rule = "meet-" + d.rule;
}
// 서도현 A 회장과 한도준 B 사장이 합작사 설립을 발표했다: their firms found it.
void for_firms(const Bind& b, Rows& founders) {
  Rows firms;
  for (const Row r : founders) {
    const Row firm = b.in.kind(r) == Kind::person ? employer(b.in, r) : kNoRow;
    if (firm == kNoRow || b.in.kind(firm) != Kind::org) return;
    if (std::ranges::any_of(firms, [&](Row f) { return b.in.same(f, firm); })) return;
    firms.push_back(firm);
  }
  founders = std::move(firms);
}
// 두 회사가 합작법인 '누벨로'를 설립: the founders' venture.
void vehicle_of(const Bind& b, Draft& d) {
  const Phrase* o = object_phrase(b);
  if (b.clause.modal.relative && b.clause.head != kNone && (o == nullptr || o->head == kNone))
    o = &b.in.ph(b.clause.head);  // A와 B가 출자해 세운 합작법인 C
  if ((d.type != Type::lead && (d.type != Type::invest || !b.headed)) || o == nullptr) return;
  Bind orgs = b;
  orgs.kinds = bit(Kind::org) | bit(Kind::country);
  Rows partners = by_case(orgs, {Case::with, Case::source});
  if (partners.empty() && b.headed && b.clause.with != kNone)  // B와 출자해 설립한 합작법인
    partners = keep(b.in, b.in.ph(b.clause.with).heads, orgs.kinds);
  const Clause* gave = chained_before(b);  // B와 출자해 합작법인을 세웠다, B와 공장을 짓기로 하고
  const bool jointly = gave != nullptr && b.in.acts_as(gave->predicate, Type::joint_venture);
  if (partners.empty() && gave != nullptr && d.a.size() == 1 &&  // B와 합작해 C를 세웠다
      (jointly || b.in.acts_as(gave->predicate, Type::invest) ||
       b.in.acts_as(gave->predicate, Type::build)))
    partners = first_of(orgs, *gave, Case::with);
  if (partners.empty() && b.headed) partners = right_before(orgs);
  without(b.in, partners, d.a);
  if (d.a.size() + partners.size() < 2) return;
  for (std::uint16_t t = o->first; t <= o->last; ++t) {
    if (!jointly && !b.in.text(t).starts_with("합작") && !halves(b)) continue;
    d.type = Type::joint_venture;
    d.rule = "joint_venture-" + d.rule;
    d.object = b.in.tok(o->last).span;
    d.a.insert(d.a.end(), partners.begin(), partners.end());
    for_firms(b, d.a);
    d.b.clear();
    return;
  }
}
// 무역위는 관세청과 협의체를 꾸린다, A는 B, C와 '얼라이언스'를 결성했다: an office is no thing that
// is founded, nor a firm before an alliance; they found as well.
void founded_with(const Bind& b, Draft& d) {
  const Phrase* o = object_phrase(b);
  if (d.type != Type::lead || o == nullptr || d.b.size() < 2 || o->heads.size() != d.b.size())
    return;
  for (const std::string_view runs : {"주도", "이끌", "진두지휘", "총괄", "주관"})
    if (b.in.text(b.spot.token).starts_with(runs)) return;
  const auto band = [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::alliance); };
  const Row made = d.b.back();
  const Rows others(d.b.begin(), d.b.end() - 1);
  const bool office =
      others.size() == 1 && decides(b.in, others.front()) && !b.in.same(made, others.front());
  if (!office && (!band(made) || std::ranges::any_of(others, band))) return;
  d.b = {made};
  for (const Row r : others)
    if (std::ranges::none_of(d.a, [&](Row a) { return b.in.same(a, r); })) d.a.push_back(r);
}
// A와 B가 6대 4로 출자해 C를 세웠다: a venture of the two.
void shared_out(const Bind& b, Draft& d) {
  const bool named = d.rule.starts_with("invest-투자") &&  // 투자해 만든 합작사
                     std::ranges::any_of(b.in.parse.tokens, [&](const Token& t) {
                       return b.in.rules.begins(b.in.doc.at(t.span), Marker::venture);
                     });
  if (d.type != Type::invest || !(named || d.rule.starts_with("invest-출자")) || d.b.size() > 1)
    return;
  Rows partners = by_case(b, {Case::with});
  without(b.in, partners, d.a);
  without(b.in, partners, d.b);
  if (d.a.size() + partners.size() < 2 || !ratio(b)) return;
  d.type = Type::joint_venture;
  d.rule = "joint_venture-" + d.rule;
  d.a.insert(d.a.end(), partners.begin(), partners.end());
  if (d.b.size() == 1) d.object = b.in.doc.mentions.rows[d.b.front()].span;
  d.b.clear();
}
// A는 B와 국내 독점 판매 계약을 맺었다: A sells at home what B makes.
void dealership(const Bind& b, Draft& d) {
  if (d.type != Type::supply || !d.weak || !b.in.text(b.spot.token).starts_with("판매")) return;
  for (std::uint16_t t = b.spot.token, n = 0; t-- > b.clause.first && n < 3; ++n)
    if (b.in.rules.is(b.in.text(t), Marker::home)) {
      std::swap(d.a, d.b);
      d.weak = false;
      d.rule += "+home";
      return;
    }
}
// 정부가 A에 66억달러를 내준다: a grant, where no loan is spoken of.
void grant(const Bind& b, Draft& d) {
  const bool infused = d.type == Type::invest && frame_name(b) == "infuse";  // 돈을 수혈했다
  const bool puts = d.type == Type::invest && b.trigger.need == "amount" &&
                    frame_name(b) == "give_to" && b.spot.phrase == kNone;  // 120억원을 투입했다
  if (!infused && !puts && (d.type != Type::finance || b.trigger.need != "fund")) return;
  if (b.in.text(b.spot.token).starts_with("빌려"))
    return;  // 정부가 빌려준다: a loan, whoever lends
  const auto firm = [&](Row r) {
    return b.in.kind(r) == Kind::org && !decides(b.in, r) &&
           !b.in.rules.ends(b.in.name(r), Marker::lender);
  };
  if (puts && !std::ranges::all_of(d.b, firm)) return;
  if (b.trigger.rule == "finance-빌려주다") return;  // a state lends, too
  const auto grants = [&](Row r) {
    return (decides(b.in, r) || (infused && b.in.kind(r) == Kind::country)) &&
           !b.in.rules.ends(b.in.name(r), Marker::lender) &&
           !b.in.rules.ends(b.in.name(r), Marker::company) &&
           !b.in.rules.ends(b.in.name(r), Marker::investor);
  };
  if (!std::ranges::all_of(d.a, grants)) return;
  d.type = Type::subsidise;
  d.rule = "subsidise-" + d.rule;
}

// 채권단으로부터 신규 자금을 지원받는다: banks lend.
void loan(const Bind& b, Draft& d) {
  const bool raised = d.type == Type::invest && b.trigger.rule == "invest-조달";
  if ((d.type != Type::subsidise && !raised) || d.a.empty()) return;
  const auto lends = [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::lender); };
  if (!std::ranges::all_of(d.a, lends)) return;
  d.type = Type::finance;
  d.rule = "finance-" + d.rule;
}
// 경쟁당국이 A의 B 인수에 제동을 걸었다: whoever decides on it forbids it.
void brake(const Bind& b, Draft& d) {
  if (d.type != Type::oppose || !d.rule.starts_with("oppose-제동")) return;
  const auto rules = [&](Row r) { return b.in.kind(r) == Kind::org && decides(b.in, r); };
  if (!std::ranges::all_of(d.a, rules) || std::ranges::any_of(d.b, rules)) return;
  d.type = Type::regulate;
  d.flags |= bit(Flag::negative);
  d.rule = "regulate-" + d.rule;
}
// 두 회사는 협상 테이블에 마주 앉았다, 두 정상은 담판을 벌였다: firms talk, people meet.
void sit_down(const Bind& b, Draft& d) {
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  if (b.trigger.rule == "talk-담판" && std::ranges::all_of(d.a, person) &&
      std::ranges::all_of(d.b, person)) {
    d.type = Type::meet;
    d.rule = "meet-" + d.rule;
    return;
  }
  if (d.type != Type::meet || b.trigger.before.empty()) return;
  const auto firm = [&](Row r) { return b.in.kind(r) == Kind::org; };
  if (!std::ranges::all_of(d.a, firm) || !std::ranges::all_of(d.b, firm)) return;
  d.type = Type::talk;
  d.rule = "talk-" + d.rule;
  if (d.status == Status::done) d.status = Status::talks;
}

// 시와 기업이 투자협약을 맺었다: who is to invest, a letter of intent does not say.
void intent(const Bind& b, Draft& d) {
  if (d.type != Type::invest || !d.weak || b.spot.phrase == kNone) return;
  bool binding = true;
  const Phrase& p = b.in.ph(b.spot.phrase);
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (b.in.is(t, Class::paper) && (b.in.word(t)->flags & bit(Flag::non_binding)) != 0)
      binding = false;
  const auto invests = [&](const Rows& rows) {
    return std::ranges::all_of(
        rows, [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::investor); });
  };
  if (binding && invests(d.a) != invests(d.b)) {  // A는 B벤처스와 투자 계약을 맺었다
    if (invests(d.b)) std::swap(d.a, d.b);
    return;
  }
  if (binding && d.rule != "invest-투자계약") return;
  d.type = Type::partner;
  d.rule = "partner-" + d.rule;
}

// 개발사 A는 B와 퍼블리싱 계약을 맺었다: who makes the game gives the licence, though mostly it is
// the publisher who tells of it.
void publishing(const Bind& b, Draft& d) {
  if (d.rule != "license-퍼블리싱계약" || d.a.size() != 1 || d.b.size() != 1) return;
  constexpr std::string_view kMaker = "개발사", kStudio = "스튜디오";
  const auto makes = [&](Row r) {
    if (b.in.name(r).find(kStudio) != std::string_view::npos) return true;
    const std::uint32_t begin = b.in.doc.mentions.rows[r].span.begin;
    const std::size_t size = kMaker.size() + 1U;  // and the space
    return begin >= size &&
           b.in.doc.at({static_cast<std::uint32_t>(begin - size), begin}).starts_with(kMaker);
  };
  if (!makes(d.a.front()) && makes(d.b.front())) std::swap(d.a, d.b);
}

// A는 B와 신약 수출을 위한, 투자유치를 위한 업무협약을 맺었다: who sells abroad or pays, a letter
// does not say.
void together(const Bind& b, Draft& d) {
  const bool raised = d.rule == "invest-투자유치";
  if ((d.rule != "supply-수출" && !raised) || !has_paper(b)) return;
  const Rows& other = raised ? d.a : d.b;
  if ((paper_flags(b) & bit(Flag::non_binding)) == 0 || d.a.empty() || d.b.empty()) return;
  const bool with = std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::with && std::ranges::find(p.heads, other.back()) != p.heads.end();
  });
  const auto firm = [&](Row r) { return b.in.kind(r) == Kind::org; };
  if (!with || !std::ranges::all_of(other, firm)) return;
  d.type = Type::partner;
  d.rule = "partner-" + d.rule;
}

// A는 B의 독주에 제동을 걸었다: a rival of B.
void checks_lead(const Bind& b, Draft& d) {
  if (d.type != Type::oppose || !b.trigger.rule.starts_with("oppose-제동")) return;
  const auto firm = [&](Row r) { return b.in.kind(r) == Kind::org && !decides(b.in, r); };
  if (!std::ranges::all_of(d.a, firm) || !std::ranges::all_of(d.b, firm)) return;
  for (const std::uint16_t n : b.clause.args)
    if (b.in.ph(n).josa == Case::dative && b.in.text(b.in.ph(n).last) == "독주") {
      d.type = Type::compete;
      d.rule = "compete-" + d.rule;
    }
}
// B는 A의 로켓 '천무'를 사들였다, (A가 만든) '천무'는 B에 팔렸다: goods of A's, no firm.
void bought_goods(const Bind& b, Draft& d) {
  if (d.type != Type::acquire || d.b.size() != 1 || b.in.kind(d.b.front()) != Kind::product) return;
  const auto sells = [&](Rows maker) {
    d.type = Type::supply;
    d.rule = "supply-" + d.rule;
    d.b = d.a;
    d.a = std::move(maker);
  };
  for (const Phrase& p : b.in.parse.phrases) {
    if (p.dead || std::ranges::find(p.heads, d.b.front()) == p.heads.end()) continue;
    for (const Mod& m : p.mods) {
      const Rows maker = m.josa == Case::genitive ? keep(b.in, m.rows, bit(Kind::org)) : Rows{};
      if (maker.empty()) continue;
      return sells(maker);
    }
  }
  const auto known = b.in.said.makers.find(b.in.doc.mentions.rows[d.b.front()].same);
  const auto own = [&](Row r) { return b.in.same(r, known->second); };
  if (known != b.in.said.makers.end() && std::ranges::none_of(d.a, own)) sells({known->second});
}

}  // namespace

void retype(const Bind& b, Draft& d) {
  if (d.type == Type::build && b.trigger.type == Type::invest && d.status == Status::signed_)
    d.status = Status::planned;  // 평택에 21조원을 투자하기로 했다: its own plan
  bought_goods(b, d);
  intent(b, d);
  publishing(b, d);
  sit_down(b, d);
  grant(b, d);
  loan(b, d);
  brake(b, d);
  of_states(b, d);
  sold_itself(b, d);
  must_pay(b, d);
  shares_bought(b, d);
  bare_investor(b, d);
  has_secured(b, d);
  minority(b, d);
  majority(b, d);
  tendered(b, d);
  checks_lead(b, d);
  truce(b, d);
  of_treaty(b, d);
  certified(b, d);
  shunned(b, d);
  arranges(b, d);
  of_people(b, d);
  vehicle_of(b, d);
  founded_with(b, d);
  shared_out(b, d);
  dealership(b, d);
  together(b, d);
  sees(b, d);
}

}  // namespace hj::claim
