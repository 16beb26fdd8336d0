// What tells no ruling, suit, rivalry or stance, though its words are there.
#include <algorithm>

#include "claim/misread.h"

namespace hj::claim {
namespace {

bool court(const Scene& in, const Rows& rows) {
  return std::ranges::any_of(rows, [&](Row r) {
    const std::string_view name = in.name(r);
    return name.ends_with("법원") || name.ends_with("지법") || name.ends_with("고법") ||
           name.ends_with("재판소");
  });
}
// # 위원회, A 'B 특허 침해' 조사: what is looked into, not who.
bool looked_into_words(const Bind& b, const Draft& d) {
  if (d.type != Type::regulate || !b.in.parse.terse || !b.spot.nominal || d.b.size() != 1)
    return false;
  const Span name = b.in.doc.mentions.rows[d.b.front()].span;
  const std::string_view text = b.in.doc.text;
  const std::string_view before = text.substr(0, name.begin), after = text.substr(name.end);
  const bool alone = after.starts_with("'") || after.starts_with("’");
  return !alone && (before.ends_with("'") || before.ends_with("‘"));
}
// # A, 美 소송 마무리: where it is tried.
bool tried_in(const Bind& b, const Draft& d) {
  if (d.type != Type::sue || !b.in.parse.terse || b.spot.token == 0 || d.b.size() != 1)
    return false;
  const Token& before = b.in.tok(static_cast<std::uint16_t>(b.spot.token - 1U));
  return before.what == What::party && before.josa == Case::none && before.mention == d.b.front() &&
         b.in.kind(before.mention) == Kind::country;
}
// 법정 다툼, 특허 싸움: told as suits.
bool at_law(const Bind& b, const Draft& d) {
  if (d.type != Type::compete) return false;
  if (b.spot.token == 0) return false;
  return b.in.rules.is(b.in.text(static_cast<std::uint16_t>(b.spot.token - 1U)), Marker::suit);
}
// 특허를 두고 다퉈온 A와 B, 값을 두고 다투는 A와 B: parties of one deal or suit, no rivals.
bool quarrels(const Bind& b, const Draft& d) {
  const Word* act = b.in.word(b.spot.token);
  if (b.trigger.type != Type::compete || b.spot.phrase != kNone || act->text != "다투다")
    return false;
  Rows who = d.a;
  who.insert(who.end(), d.b.begin(), d.b.end());
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  if (std::ranges::any_of(who, person) &&
      (!std::ranges::all_of(who, person) || object_phrase(b) == nullptr))
    return true;
  const std::uint16_t head = b.clause.head == kNone ? b.spot.token : b.in.ph(b.clause.head).last;
  for (std::uint16_t t = b.clause.first; t <= std::max(head, b.spot.token); ++t)
    if (b.in.tok(t).what == What::word && b.in.rules.begins(b.in.text(t), Marker::quarrel))
      return true;
  return false;
}
// B 제거를 지지한다, B에 대한 제재를 환영했다: of what is done to B, no favour for B.
bool harms(const Bind& b, const Draft& d) {
  if (d.type != Type::endorse) return false;
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !o->heads.empty()) return false;
  return b.in.rules.is(b.in.text(o->last), Marker::harm);
}
// A 공장의 화재 원인을 조사한다: how it came, not what A has done.
bool asks_why(const Bind& b, const Draft& d) {
  if (d.type != Type::regulate) return false;
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !b.in.text(b.spot.token).starts_with("조사")) return false;
  const std::string_view what = b.in.text(o->last);
  return what == "원인" || what == "경위" || what == "피해" || what == "실태";
}
// [A와 B의 의혹을 제기한] 사람들에 대한 수사: of those people, not of A and B; but A를 겨냥한 수사
bool of_others(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::regulate || !b.clause.modal.relative || b.clause.predicate == kNone ||
      b.spot.token <= b.clause.last)
    return false;
  for (const std::string_view at : {"겨냥", "상대", "대상", "향", "노린", "노리", "둘러싼", "대한"})
    if (b.in.text(b.clause.predicate).starts_with(at)) return false;
  return true;
}
// 고발인 신분으로, 고발 사건을; 합의안을 만들기 위해: a noun of its own
bool compound(const Bind& b, const Draft&) {
  const Token& t = b.in.tok(b.spot.token);
  const std::string_view text = b.in.doc.at(Span{t.span.begin, std::max(t.end, t.span.end)});
  if (b.trigger.type == Type::sue)
    for (const std::string_view who : {"고발인", "고소인", "피고발인", "피고소인"})
      if (text.starts_with(who)) return true;
  if (b.trigger.type == Type::talk)
    for (const std::string_view what : {"합의안", "합의점"})
      if (text.starts_with(what)) return true;
  return false;
}
// 값비싼 수업료를 물렸다, 높은 점수를 매겼다: what is put on them is no money and no duty.
bool no_burden(const Bind& b, const Draft& d) {
  if (d.type != Type::regulate) return false;
  const std::string_view verb = b.in.text(b.spot.token);
  if (frame_name(b) != "levy" || b.spot.phrase != kNone ||
      !(verb.starts_with("물") || verb.starts_with("매")))
    return false;
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !o->heads.empty() || b.in.acts_as(o->last, Type::regulate)) return false;
  for (std::uint16_t t = o->first; t <= o->last; ++t)
    if (b.in.tok(t).what != What::word) return false;  // 15%를, 3억원을
  return !b.in.rules.ends(b.in.text(o->last), Marker::burden);
}
// 미국 무역위원회가 미국 수입을 금지했다: a state's own body rules on others, for it.
bool for_own_state(const Bind& b, const Draft& d) {
  if (d.type != Type::regulate || d.a.empty() || d.b.size() != 1 ||
      b.in.kind(d.b.front()) != Kind::country)
    return false;
  const std::string_view state = b.in.name(d.b.front());
  return std::ranges::all_of(d.a, [&](Row r) {
    const std::string_view body = b.in.name(r);
    return body.size() > state.size() && body.starts_with(state) && body[state.size()] == ' ';
  });
}
// A는 [B의 이번 소송이] …한다고 본다: B sues.
bool suit_of_another(const Bind& b, const Draft& d) {
  if (d.type != Type::sue) return false;
  if (b.spot.phrase == kNone) return false;
  const Phrase& p = b.in.ph(b.spot.phrase);
  if (p.josa != Case::subject && p.josa != Case::topic) return false;
  constexpr std::uint16_t kBack = 2;  // words from the suit to whose it is
  for (std::uint16_t t = b.spot.token; t-- > 0 && b.spot.token - t <= kBack;) {
    const Token& x = b.in.tok(t);
    if (x.party() && x.josa == Case::genitive)
      return std::ranges::none_of(d.a, [&](Row a) { return b.in.same(x.mention, a); });
  }
  return false;
}
// A와 [혜택을 받은] B는 소송을 제기했다: both sue.
bool sue_together(const Bind& b, const Draft& d) {
  if (d.type != Type::sue) return false;
  if (b.clause.predicate == kNone) return false;
  const std::string_view verb = b.in.text(b.clause.predicate);
  if (!verb.starts_with("제기") && !verb.starts_with("냈") && !verb.starts_with("내")) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    return b.in.ph(n).josa == Case::with && b.in.ph(n).heads == d.b;
  });
}
// A를 제치고 최대주주가 됐다: a rank among owners
bool outranks(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::compete || !b.in.text(b.spot.token).starts_with("제치")) return false;
  for (std::size_t t = b.spot.token + 1U; t < b.in.parse.tokens.size(); ++t)
    if (b.in.text(static_cast<std::uint16_t>(t)).find("주주") != std::string_view::npos)
      return true;
  return false;
}
// 중국이 미국의 수출통제 조치를 비판했다: whose measure it is, not who speaks of it.
bool judged_measure(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::regulate || b.spot.phrase == kNone || b.clause.predicate == kNone)
    return false;
  const Phrase& p = b.in.ph(b.spot.phrase);
  return (p.josa == Case::object || p.josa == Case::dative) && !p.mods.empty() &&
         !b.in.is(b.clause.predicate, Class::light) &&
         (b.in.acts_as(b.clause.predicate, Type::oppose) ||
          b.in.acts_as(b.clause.predicate, Type::endorse));
}
// 대만에 무기 판매를 승인했다, 지원 계획을 승인했다: the state or bank gives it, and rules on
// nobody.
bool grants(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::regulate || b.spot.voice != Voice::active ||
      (b.trigger.flags & bit(Flag::positive)) == 0)
    return false;
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !o->heads.empty() || !o->mods.empty()) return false;
  for (std::uint16_t t = o->first; t <= o->last; ++t)
    for (const std::string_view what : {"판매", "지원", "차관", "대출", "원조"})
      if (b.in.text(t).starts_with(what)) return true;
  return false;
}
// 직원들을 대리해 법무법인 다온이 소송을 냈다, 소송대리인인 다온은: counsel is no plaintiff.
bool counsel_sues(const Bind& b, const Draft& d) {
  if (d.type != Type::sue) return false;
  for (std::uint16_t t = 0; t < b.in.parse.tokens.size(); ++t) {
    for (const std::string_view word : {"대리해", "대리하", "대리한"})
      if (b.in.text(t).starts_with(word)) return true;
    if (b.in.doc.at({b.in.tok(t).span.begin, b.in.tok(t).end}).find("대리인인") !=
        std::string_view::npos)
      return true;
  }
  return std::ranges::any_of(d.a, [&](Row r) {
    const std::string_view name = b.in.name(r);
    return name.starts_with("법무법인") || name.starts_with("법률사무소");
  });
}
// 미국 특허청에 무효심판을 청구했다, 룩셈부르크의 법원에 소송을 냈다: where it is tried.
bool forum(const Bind& b, const Draft& d) {
  if (d.type != Type::sue) return false;
  const auto office = [&](Row r) {
    return b.in.name(r).ends_with("특허청") || b.in.rules.ends(b.in.name(r), Marker::court) ||
           (b.in.rules.ends(b.in.name(r), Marker::authority) &&  // 위원회에 중재를 요청한다
            !b.in.rules.ends(b.in.name(r), Marker::company) &&
            b.trigger.rule.find("중재") != std::string::npos);
  };
  const bool trial = b.trigger.rule.find("심판") != std::string::npos ||
                     b.trigger.rule.find("중재") != std::string::npos;
  if (trial && std::ranges::any_of(d.b, office)) return true;
  return d.b.size() == 1 && std::ranges::any_of(b.in.parse.phrases, [&](const Phrase& p) {
           const bool within = p.josa == Case::dative && p.last > p.first &&
                               (b.in.rules.ends(b.in.text(p.last), Marker::court) ||
                                (b.in.tok(p.last).party() && office(b.in.tok(p.last).mention)));
           return within &&
                  std::ranges::any_of(p.mods, [&](const Mod& m) { return m.rows == d.b; });
         });
}
// The word right behind where a party is named in the sentence.
std::string_view word_behind(const Scene& in, Row r) {
  for (std::uint16_t t = 0; t + 1U < in.parse.tokens.size(); ++t)
    if (in.tok(t).what == What::party && in.tok(t).mention == r && in.tok(t).josa == Case::none)
      return in.tok(t + 1U).what == What::word ? in.text(t + 1U) : std::string_view{};
  return {};
}
// 톡나루 계정을 차단했다, 국회 선진화법 소송, 국회 개원에 합의했다: not they themselves.
bool names_more(const Bind& b, const Draft& d) {
  return std::ranges::any_of(d.b, [&](Row r) {
    const std::string_view next = word_behind(b.in, r);
    if (d.type == Type::regulate) return next == "계정" || next == "채널";
    if (d.type == Type::sue) return next.ends_with("법");  // whosever law it is
    return d.type == Type::talk && b.in.name(r) == "국회" && !next.empty();
  });
}
// 납품가 인상을 요구했다: the price of what is supplied anyway; A-B 분쟁 조사: of both, or of one.
bool of_price_or_feud(const Bind& b, const Draft&) {
  const std::string_view text = b.in.whole(b.spot.token);
  if (b.trigger.type == Type::supply)
    return text.starts_with("납품가") || text.starts_with("공급가") || text.starts_with("납품단가");
  if (b.trigger.type != Type::regulate || b.spot.token == 0 || !b.spot.nominal) return false;
  const std::string_view before = b.in.text(static_cast<std::uint16_t>(b.spot.token - 1U));
  return before == "분쟁" || before == "다툼";
}
// 승인을 받을지는 불투명하다: an open question.
bool open_question(const Bind& b, const Draft& d) {
  if (d.type != Type::regulate) return false;
  const std::string_view text = b.in.whole(b.clause.last);
  for (const std::string_view end : {"을지", "을지는", "을지가", "할지", "할지는", "할지가"})
    if (text.ends_with(end)) return true;
  return false;
}
// 대출 심사를 진행한다: a bank looks at its customer, and rules on nobody.
bool looks_at_customer(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::regulate || b.spot.token == 0 ||
      !b.in.text(b.spot.token).starts_with("심사"))
    return false;
  for (const std::string_view what : {"대출", "여신", "신용", "보증", "투자"})
    if (b.in.text(b.spot.token - 1U).ends_with(what)) return true;
  return false;
}
// 두 나라의 협상을 중재했다: no suit; 지지를 요청했다: whose support is asked for gives none yet.
bool asked_or_brokered(const Bind& b, const Draft&) {
  if (b.trigger.type == Type::sue && b.in.text(b.spot.token).starts_with("중재")) {
    if (b.spot.phrase == kNone) return true;
    const Case josa = b.in.ph(b.spot.phrase).josa;  // 이사장의 중재로
    return josa == Case::direction || josa == Case::genitive;
  }
  if (b.trigger.type != Type::endorse || b.spot.phrase == kNone || b.clause.predicate == kNone)
    return false;
  for (const std::string_view verb : {"요청", "호소", "당부", "구하", "구했", "부탁"})
    if (b.in.text(b.clause.predicate).starts_with(verb)) return true;
  return false;
}
// A가 B를 인수하면 C를 제치고 2위가 된다: a rank that may be.
bool would_rank(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::compete) return false;
  const Clause* before = clause_before(b);
  return before != nullptr && before->modal.join == Join::condition &&
         b.spot.modal.tense != Tense::past && b.clause.shared;
}
// A는 [B를 제치고] C를 공급사로 골랐다: who chooses is no rival of whom it passes over.
bool passes_over(const Bind& b, const Draft& d) {
  if (d.type != Type::compete || b.clause.modal.join != Join::chain) return false;
  const Clause* next = clause_after(b);
  if (next == nullptr || next->predicate == kNone) return false;
  const Token& verb = b.in.tok(next->predicate);
  if (verb.word == kNone || verb.voice != Voice::active) return false;
  const bool chosen = std::ranges::any_of(next->args, [&](std::uint16_t n) {
    return b.in.ph(n).josa == Case::object && !b.in.ph(n).heads.empty();
  });
  return chosen && std::ranges::any_of(b.in.rules.words[verb.word].triggers, [&](auto g) {
           return b.in.rules.frames[b.in.rules.triggers[g].frame].name.starts_with("choose");
         });
}
// 협회 가입을 거부했다: one that does not join is no opponent of the body.
bool stays_out(const Bind& b, const Draft& d) {
  if (d.type != Type::oppose) return false;
  const Phrase* o = object_phrase(b);
  return o != nullptr && b.in.acts_as(o->last, Type::member) && d.b.size() == 1 &&
         b.in.rules.ends(b.in.name(d.b.front()), Marker::alliance) &&
         std::ranges::none_of(o->mods, [](const Mod& m) { return m.josa == Case::genitive; });
}
// 선제골을 허용했다, 역전을 허용했다: who lets it happen allows nothing.
bool suffers(const Bind& b, const Draft& d) {
  if (d.type != Type::regulate) return false;
  const Phrase* o = b.trigger.rule == "regulate-허용" ? object_phrase(b) : nullptr;
  if (o == nullptr) return false;
  for (const std::string_view blow : {"골", "점", "득점", "역전", "돌파", "추격", "안타", "홈런"})
    if (b.in.text(o->last).ends_with(blow)) return true;
  return false;
}
// 인수를 막기 위한 소송을 냈다, 막아 달라며 제소했다: who sues rules on nothing.
bool sues_to_stop(const Bind& b, const Draft& d) {
  if (d.type != Type::regulate) return false;
  constexpr std::uint16_t kReach = 4;  // tokens from what it is for to the suit
  const std::uint16_t last = b.clause.modal.last;
  bool asks = b.clause.modal.join == Join::nominal &&
              b.in.text(static_cast<std::uint16_t>(last + 1U)).starts_with("위");
  for (std::uint16_t t = b.spot.token; t <= last && !asks; ++t)
    asks = b.in.text(t).starts_with("달라");
  for (std::uint16_t t = last; asks && t <= last + kReach && t < b.in.parse.tokens.size(); ++t)
    if (b.in.acts_as(t, Type::sue)) return true;
  return false;
}
// A, [B 손을 들어준] 위원회에 항소: the committee's hand; A의 손을 들어줬다: mostly a court's,
// which nobody has named.
bool hand_of_court(const Bind& b, const Draft& d) {
  if (d.type != Type::endorse || b.trigger.before != "손") return false;
  return !d.stated_parties || (b.clause.modal.relative && !b.headed);
}
// 항소를 기각했다, 법원이 A와 계약을 맺었다: a court neither sues nor trades.
bool court_acts(const Bind& b, const Draft& d) {
  const bool trade = d.type != Type::regulate && d.type != Type::oppose &&
                     d.type != Type::endorse && d.type != Type::role && d.type != Type::visit &&
                     d.type != Type::meet;
  return trade && (court(b.in, d.a) || (d.type != Type::sue && court(b.in, d.b)));
}
// 기술을 넘긴 혐의로: no licence, and who judges has not done it.
bool punished_for(const Bind& b, const Draft& d) {
  const bool judges = std::ranges::any_of(d.a, [&](Row r) { return decides(b.in, r); });
  return (judges || d.type == Type::license) && charged(b);
}
// A는 B의 거부로 무산됐다: B refuses, and whom is not said.
bool by_refusal(const Bind& b, const Draft& d) {
  return (d.type == Type::oppose || d.type == Type::endorse) && b.spot.phrase != kNone &&
         b.in.ph(b.spot.phrase).josa == Case::direction;
}
// 검찰은 노역을 집행정지했다, 경찰은 A로부터 고소장을 접수했다: who prosecutes brings no suit.
bool prosecutor_sues(const Bind& b, const Draft& d) {
  return d.type == Type::sue && std::ranges::any_of(d.a, [&](Row r) {
           return b.in.rules.ends(b.in.name(r), Marker::force);
         });
}
// 대사 피습사건을 수사한다: the victim's, who has done nothing.
bool of_victim(const Bind& b, const Draft& d) {
  if (d.type != Type::regulate || d.b.size() != 1) return false;
  return std::ranges::any_of(b.in.parse.phrases, [&](const Phrase& p) {
    bool named = false;
    for (std::uint16_t t = p.first; t <= p.last; ++t) {
      named = named || (b.in.tok(t).party() && b.in.same(b.in.tok(t).mention, d.b.front()));
      if (named && b.in.rules.begins(b.in.text(t), Marker::suffered)) return true;
    }
    return false;
  });
}
// B 칩의 중국 수출을 허용했다: B may, and where to is told of no state.
bool whose_export(const Bind& b, const Draft& d) {
  const Phrase* o = object_phrase(b);
  if (d.type != Type::regulate || o == nullptr || d.b.size() != 1 || !o->heads.empty() ||
      b.in.kind(d.b.front()) != Kind::country || o->mods.size() < 2)
    return false;
  const Mod& where = o->mods.back();
  const std::string_view act = b.in.text(o->last);
  return where.josa == Case::none && where.rows == d.b &&
         (act.starts_with("수출") || act.starts_with("판매") || act.starts_with("공급")) &&
         o->mods[o->mods.size() - 2U].josa == Case::genitive;
}
// Only who may decide regulates.
bool rules_nothing(const Bind& b, const Draft& d) {
  return d.type == Type::regulate &&
         std::ranges::none_of(d.a, [&](Row r) { return decides(b.in, r); });
}
// 감독위의 제재에 맞서; but 해남군과 영광군이 유치전을 벌인다.
bool authority_competes(const Bind& b, const Draft& d) {
  if (d.type != Type::compete) return false;
  const auto rules_others = [&](Row r) {  // a state's company competes, too
    const std::string_view name = b.in.name(r);
    return b.in.rules.ends(name, Marker::authority) && !b.in.rules.ends(name, Marker::company);
  };
  const auto town = [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::town); };
  if (std::ranges::all_of(d.a, town) && std::ranges::all_of(d.b, town)) return false;
  return std::ranges::any_of(d.a, rules_others) || std::ranges::any_of(d.b, rules_others);
}

constexpr Misreading kLaw[] = {looked_into_words, tried_in,        at_law,
                               quarrels,          harms,           asks_why,
                               of_others,         compound,        no_burden,
                               for_own_state,     suit_of_another, sue_together,
                               outranks,          judged_measure,  grants,
                               counsel_sues,      forum,           names_more,
                               of_price_or_feud,  open_question,   looks_at_customer,
                               asked_or_brokered, would_rank,      passes_over,
                               stays_out,         suffers,         sues_to_stop,
                               hand_of_court,     court_acts,      punished_for,
                               by_refusal,        rules_nothing,   prosecutor_sues,
                               whose_export,      of_victim,       authority_competes};

}  // namespace

Misreadings misreadings_of_law() { return kLaw; }

}  // namespace hj::claim
