// What tells no supply, production or building, though its words are there.
#include <algorithm>

#include "claim/misread.h"

namespace hj::claim {
namespace {

// A는 [B와 세운] 오하이오 합작사 C를 판다: C was built, and builds nothing.
bool was_built(const Bind& b, const Draft& d) {
  const Clause& c = b.clause;
  if (d.type != Type::build || !b.headed || !c.modal.relative || c.head == kNone ||
      b.spot.voice != Voice::active || d.a.size() != 1)
    return false;
  const Phrase& head = b.in.ph(c.head);
  const Span words{b.in.tok(head.first).span.begin, b.in.tok(head.last).span.end};
  if (!words.holds(b.in.doc.mentions.rows[d.a.front()].span)) return false;
  return std::ranges::none_of(c.args, [&](std::uint16_t n) {
    return n != c.head && b.in.ph(n).josa != Case::with &&
           b.in.tok(b.in.ph(n).last).what != What::time;
  });
}
// 전차는 폴란드에 팔렸다, A 전차를 폴란드가 사들였다: goods, no firm that changes hands; of a known
// maker they are supplied (claim/retype.cc).
bool goods_sold(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire || d.a.empty() || d.b.empty()) return false;
  const bool states =
      std::ranges::all_of(d.a, [&](Row r) { return b.in.kind(r) == Kind::country; });
  return (states || b.trigger.rule == "acquire-팔리다") && std::ranges::all_of(d.b, [&](Row r) {
           return b.in.kind(r) == Kind::product &&
                  !b.in.said.makers.contains(b.in.doc.mentions.rows[r].same);
         });
}
// [B와 세운] 오하이오 합작사 C의 건물: C has built nothing there, it was founded.
bool founds_vehicle(const Bind& b, const Draft& d) {
  if (d.type != Type::build || !b.clause.modal.relative || b.clause.head == kNone) return false;
  const Phrase& h = b.in.ph(b.clause.head);
  for (std::uint16_t t = h.first; t < h.last; ++t)
    if (b.in.acts_as(t, Type::joint_venture) && b.in.rules.begins(b.in.text(t), Marker::venture) &&
        b.in.tok(t + 1U).party())
      return true;
  return false;
}
// 대응팀을 함께 만들기로 했다: people, no product.
bool makes_team(const Bind& b, const Draft&) {
  const Phrase* o = b.trigger.type == Type::codevelop ? object_phrase(b) : nullptr;
  return o != nullptr && o->heads.empty() && b.in.rules.ends(b.in.text(o->last), Marker::team);
}
// 호주 리튬 확보에 나선다: from where, and only an aim.
bool from_land(const Bind& b, const Draft& d) {
  return b.trigger.rule == "supply-확보" &&
         (b.spot.phrase != kNone ||
          std::ranges::any_of(d.a, [&](Row r) { return b.in.kind(r) == Kind::country; }));
}
// 서비스 제공을 위한 협약을 맺었다: both serve others, neither the other
bool served(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::supply || b.spot.phrase == kNone ||
      b.in.tok(b.spot.token).josa != Case::about || b.in.text(b.spot.token) != "제공")
    return false;
  const std::string_view paper = b.in.text(b.in.ph(b.spot.phrase).last);
  return paper.ends_with("협약") || paper.ends_with("각서") || paper.ends_with("MOU");
}
// 산업부는 A에 생산 확대를 주문했다: it urges; A는 미국에 사무실을 임대했다: a place to be in.
bool urged_or_let(const Bind& b, const Draft& d) {
  const bool orders = b.trigger.rule == "manufacture-생산을_주문" ||
                      (b.trigger.type == Type::supply && b.in.text(b.spot.token) == "주문");
  const Phrase* o = object_phrase(b);
  if (orders && o != nullptr && o->heads.empty() && !b.in.has(*o, Class::goods))
    return std::ranges::any_of(d.b, [&](Row r) { return decides(b.in, r); });
  return b.trigger.rule == "supply-임대" &&
         std::ranges::any_of(d.b, [&](Row r) { return b.in.kind(r) == Kind::country; });
}
// 금융위원회는 A를 종합금융투자사업자로 지정했다: what it may be, no customer.
bool designated(const Bind& b, const Draft& d) {
  if (d.type != Type::supply || frame_name(b) != "choose") return false;
  if (std::ranges::none_of(d.b, [&](Row r) { return decides(b.in, r); })) return false;
  if (b.in.text(b.spot.token).starts_with("지정")) return true;
  constexpr std::string_view kDealer = "사업자";
  for (const std::uint16_t n : b.clause.args) {
    const std::string_view noun = b.in.text(b.in.ph(n).last);
    if (b.in.ph(n).josa == Case::direction && noun.ends_with(kDealer) && noun != kDealer)
      return true;
  }
  return false;
}
// [이라크에 수출할] 무기의 부품을 B에 공급한다: who exports the whole is not said.
bool of_the_whole(const Bind& b, const Draft&) {
  const Clause& c = b.clause;
  if (b.trigger.type != Type::supply || !c.modal.relative || c.head == kNone) return false;
  const Phrase& head = b.in.ph(c.head);
  bool part = b.in.text(head.last).ends_with("부품");
  for (std::uint16_t t = head.first; t < head.last; ++t)
    part = part || (b.in.tok(t).what == What::word && b.in.tok(t).josa == Case::genitive);
  const Clause& main = b.in.clauses.back();
  return part && head.josa == Case::object && &main != &c && main.predicate != kNone &&
         (main.subject == kNone || main.subject == c.subject) &&
         b.in.acts_as(main.predicate, Type::supply);
}
// A는 B 등과 수주전에 나섰다: together with them or against them, the words do not say.
bool bids(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::compete || b.spot.phrase == kNone || b.clause.predicate == kNone ||
      b.in.ph(b.spot.phrase).josa != Case::dative)
    return false;
  for (const std::string_view verb : {"나서", "나섰", "나선", "뛰어", "참여", "가세"})
    if (b.in.text(b.clause.predicate).starts_with(verb)) return true;
  return false;
}
// A는 B와 장비 도입 및 협력을 위한 협약을 맺었다: which of the two gets it, the words do not say.
bool either_gets(const Bind& b, const Draft&) {
  const std::size_t next = b.spot.token + 1U;
  return b.trigger.type == Type::supply && frame_name(b) == "buy" && b.spot.phrase != kNone &&
         next < b.in.parse.tokens.size() && b.in.text(static_cast<std::uint16_t>(next)) == "및" &&
         from(b, Source::genitive).empty() && !by_case(b, {Case::with}).empty();
}
// 정부는 [자국 기업이 A에 부품을 파는 것을] 막았다: the firms sell, whom nobody names.
bool firms_of_state(const Bind& b, const Draft& d) {
  const std::uint16_t n = b.clause.subject;
  if (n == kNone || d.a.empty() || d.type == Type::regulate || b.in.ph(n).josa != Case::subject ||
      b.in.ph(n).first == b.in.ph(n).last)
    return false;
  const Phrase& p = b.in.ph(n);
  return std::ranges::all_of(d.a, [&](Row r) { return b.in.kind(r) == Kind::country; }) &&
         b.in.tok(p.last).what == What::word && b.in.rules.ends(b.in.text(p.last), Marker::people);
}
// A와 B는 로봇 판매를 위한 협약을 맺었다: which of them sells, the words do not say.
bool either_trades(const Bind& b, const Draft& d) {
  const bool trade = d.type == Type::supply || d.type == Type::manufacture ||
                     d.type == Type::qualify || d.type == Type::license;
  const std::uint16_t n = subject_phrase(b);
  if (!trade || b.spot.phrase == kNone || n == kNone || d.a.size() != 1 || d.b.size() != 1)
    return false;
  const Rows& rows = b.in.ph(n).heads;
  const std::uint16_t paper = b.in.ph(b.spot.phrase).last;  // of a 공급 계약 who makes it tells
  return b.in.is(paper, Class::paper) && !b.in.text(paper).ends_with("계약") &&
         std::ranges::find(rows, d.a.front()) != rows.end() &&
         std::ranges::find(rows, d.b.front()) != rows.end();
}
// A와 B는 협약을 맺고 과일을 전국 매장에서 팔기로 했다: to whoever comes there.
bool sold_together(const Bind& b, const Draft& d) {
  if (d.type != Type::supply || !b.clause.shared || d.a.empty() || d.b.empty()) return false;
  const std::uint16_t n = subject_phrase(b);
  const auto among = [&](Row r) {
    const Rows& rows = b.in.ph(n).heads;
    return std::ranges::find(rows, r) != rows.end();
  };
  return n != kNone && among(d.a.front()) && among(d.b.front());
}
// '미르 프로젝트'에 공급할 부품: for whose works, not who gets it; nor does a project build.
bool works(const Bind& b, const Draft& d) {
  const auto work = [&](Row r) { return b.in.name(r).ends_with("프로젝트"); };
  const bool trade = d.type == Type::supply || d.type == Type::manufacture ||
                     d.type == Type::finance || d.type == Type::subsidise;
  return (trade && std::ranges::any_of(d.b, work)) ||
         (d.type == Type::build && std::ranges::any_of(d.a, work)) ||
         (d.type == Type::supply && std::ranges::any_of(d.a, [&](Row r) {
            return b.in.name(r).ends_with("플랜트") || b.in.name(r).ends_with("발전소");
          }));  // A가 발주한 석유화학플랜트
}
// 공장을 둔 A: it stands there; 공장을 두기로 했다, 두는 방안을: it is to be.
bool stands_there(const Bind& b, const Draft&) {
  const Modal& m = b.spot.modal;
  if (b.trigger.type != Type::build || !b.trigger.rule.ends_with("두다")) return false;
  return !m.decision && !m.cap && m.tense != Tense::future;
}
// 포항시는 A의 공장을 유치했다: it is to come; 유치에 나섰다: A has said nothing yet.
bool not_attracted(const Bind& b, const Draft& d) {
  if (frame_name(b) != "attract") return false;
  const Modal& m = b.spot.modal;
  return b.spot.phrase != kNone || m.tense != Tense::past || m.cap || m.end || d.b.size() != 1 ||
         !b.in.rules.ends(b.in.name(d.b.front()), Marker::town);
}
// 미국은 우크라이나에 헬멧을 보냈다, 시가 병원에 마스크를 보냈다: given, for all that is said.
bool given_away(const Bind& b, const Draft& d) {
  if (frame_name(b) != "ship") return false;
  const auto firm = [&](Row r) { return b.in.kind(r) == Kind::org; };
  return !std::ranges::all_of(d.a, firm) || !std::ranges::all_of(d.b, firm) ||
         std::ranges::any_of(d.a, [&](Row r) { return decides(b.in, r); });
}
// [A가 만드는] B의 칩
bool made_goods(const Bind& b) {
  return b.clause.subject != kNone && !b.clause.shared && b.clause.head != kNone &&
         b.in.ph(b.clause.head).heads.empty();
}
// [A가 판매한] B의 칩: whose goods they are, not who buys them.
bool sold_goods(const Bind& b, const Draft&) {
  const std::string& frame = frame_name(b);
  return (frame == "give_to" || frame == "ship") && b.trigger.type == Type::supply && b.headed &&
         made_goods(b) && goods_name(b.in, b.in.ph(b.clause.head).last);
}
// 국가정보원 검증을 통과했다: no customer.
bool tested_by_office(const Bind& b, const Draft& d) {
  return frame_name(b) == "passed" && std::ranges::any_of(d.b, [&](Row r) {
           const std::string_view name = b.in.name(r);
           return decides(b.in, r) || b.in.rules.ends(name, Marker::authority) ||
                  b.in.rules.ends(name, Marker::outlet) || name.ends_with("정보원");
         });
}
// 울산 온산공단에서, 오토랜드 광명에서 만든다: where it is made, by nobody else.
bool made_in_works(const Bind& b, const Draft& d) {
  if (!frame_name(b).starts_with("made_")) return false;
  const auto firm = [&](Row r) { return b.in.kind(r) == Kind::org; };
  if (!std::ranges::all_of(d.b, firm)) return true;
  return std::ranges::any_of(d.a, [&](Row r) {
    const std::string_view name = b.in.name(r);
    if (b.in.rules.ends(name, Marker::company) || decides(b.in, r)) return true;
    for (std::size_t at = 0; at < name.size(); ++at) {
      const auto* words = boundary(name, at) ? b.in.rules.find(name.substr(at)) : nullptr;
      if (words != nullptr && b.in.rules.words[words->front().word].is(Class::site)) return true;
    }
    return std::ranges::any_of(d.b, [&](Row o) {  // the firm's own
      return name.starts_with(b.in.name(o)) || b.in.name(o).starts_with(name);
    });
  });
}
// 미르의 '아이리스' 판매에 들어갔다: a dealer, who sells what another firm has made.
bool dealer(const Bind& b, const Draft& d) {
  if (d.type != Type::launch || b.trigger.before.empty()) return false;
  const auto another = [&](Row r) {
    return b.in.kind(r) == Kind::org &&
           std::ranges::none_of(d.a, [&](Row own) { return b.in.same(own, r); });
  };
  const Phrase* o = object_phrase(b);
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    if (n == b.clause.subject || (&p != o && !closes(b.in, p, b.trigger.before))) return false;
    return std::ranges::any_of(p.mods,
                               [&](const Mod& m) { return std::ranges::any_of(m.rows, another); });
  });
}
// 낡은 '방첩법'을 꺼냈다, 규제안을 내놓았다: no goods.
bool no_product(const Bind& b, const Draft& d) {
  if (d.type != Type::launch) return false;
  constexpr std::string_view kLaw = "법";
  const std::string_view name = d.b.empty() ? b.in.doc.at(d.b_words) : b.in.name(d.b.front());
  return (name.ends_with(kLaw) && name.size() > 2 * kLaw.size()) ||
         b.in.rules.ends(name, Marker::plan);
}
// A는 체코 자회사 B에서 터빈을 만든다: its own, to which it entrusts nothing.
bool made_by_own(const Bind& b, const Draft& d) {
  if (d.type != Type::manufacture || !frame_name(b).starts_with("made_")) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::place || p.heads != d.a) return false;
    for (std::uint16_t t = p.first; t < p.last; ++t) {
      const auto it = b.in.rules.relations.find(std::string(b.in.text(t)));
      if (it != b.in.rules.relations.end() && it->second.type == Type::own && it->second.forward)
        return true;
    }
    return false;
  });
}
// A와 생산 계약을 맺은 B: which of them makes it?
bool either_makes(const Bind& b, const Draft& d) {
  return b.headed && d.weak && b.trigger.rule == "manufacture-생산계약";
}
// 양극재를 만들 합작법인: it makes it; 중국의 전투기를 제조하는: whose it is, not for whom.
bool venture_makes(const Bind& b, const Draft& d) {
  if (frame_name(b) != "make_for") return false;
  const auto land = [&](Row r) { return b.in.kind(r) == Kind::country; };
  return (b.headed && !made_goods(b)) || std::ranges::any_of(d.b, land);
}
// 기술은 일본에 적용됐다: where it is used.
bool used_there(const Bind& b, const Draft& d) {
  const auto land = [&](Row r) { return b.in.kind(r) == Kind::country; };
  return d.type == Type::license && frame_name(b) == "fit_into" && std::ranges::any_of(d.b, land);
}

constexpr Misreading kTrade[] = {
    was_built,     goods_sold,       founds_vehicle, makes_team,   from_land,     served,
    urged_or_let,  designated,       of_the_whole,   bids,         either_gets,   firms_of_state,
    sold_together, either_trades,    works,          stands_there, not_attracted, given_away,
    sold_goods,    tested_by_office, made_in_works,  dealer,       no_product,    made_by_own,
    either_makes,  venture_makes,    used_there};

}  // namespace

Misreadings misreadings_of_trade() { return kTrade; }

}  // namespace hj::claim
