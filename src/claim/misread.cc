// Words of an act that tell none: compounds, purposes, reasons, hopes, names that are none.
#include <algorithm>

#include "claim/bind.h"
#include "core/hangul.h"
#include "core/utf8.h"

namespace hj::claim {
namespace {

// 메모리를 공급하는 의향서를 맺었다: the paper is of another act, told by itself.
bool paper_of_act(const Bind& b, const Draft& d) {
  if (d.type != Type::partner || !d.b.empty() || b.spot.phrase == kNone) return false;
  return std::ranges::any_of(b.in.clauses, [&](const Clause& c) {
    return c.head == b.spot.phrase && c.predicate != kNone && b.in.word(c.predicate) != nullptr &&
           !b.in.word(c.predicate)->triggers.empty();
  });
}
// 인수 의향서를 맺었다, 건물을 사고파는 양해각서를 맺었다: one sells to the other, and which is not
// said.
bool paper_of_sale(const Bind& b, const Draft& d) {
  if (d.type != Type::partner || b.spot.phrase == kNone) return false;
  const auto sale = [&](std::uint16_t t) {
    return b.in.acts_as(t, Type::acquire) || b.in.acts_as(t, Type::divest) ||
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
bool court(const Scene& in, const Rows& rows) {
  return std::ranges::any_of(rows, [&](Row r) {
    const std::string_view name = in.name(r);
    return name.ends_with("법원") || name.ends_with("지법") || name.ends_with("고법") ||
           name.ends_with("재판소");
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
bool makes_team(const Bind& b) {
  const Phrase* o = b.trigger.type == Type::codevelop ? object_phrase(b) : nullptr;
  return o != nullptr && o->heads.empty() && b.in.rules.ends(b.in.text(o->last), Marker::team);
}
// 샹그릴라 대화가 열린: what a conference is called.
bool called_dialogue(const Bind& b) {
  if (b.trigger.type != Type::talk || b.spot.phrase == kNone || !b.clause.modal.relative ||
      b.in.text(b.spot.token) != "대화" || b.spot.token == b.in.ph(b.spot.phrase).first)
    return false;
  const auto before = static_cast<std::uint16_t>(b.spot.token - 1U);
  return b.in.tok(before).what == What::word && b.in.tok(before).josa == Case::none &&
         b.in.word(before) == nullptr;
}
// 호주 리튬 확보에 나선다: from where, and only an aim.
bool from_land(const Bind& b, const Draft& d) {
  return b.trigger.rule == "supply-확보" &&
         (b.spot.phrase != kNone ||
          std::ranges::any_of(d.a, [&](Row r) { return b.in.kind(r) == Kind::country; }));
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
bool commerce(Type t) {
  return t != Type::sue && t != Type::regulate && t != Type::oppose && t != Type::endorse &&
         t != Type::role && t != Type::visit && t != Type::meet;
}
// 법정 다툼, 특허 싸움: told as suits.
bool at_law(const Bind& b) {
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
  if (std::ranges::any_of(who, person) && !std::ranges::all_of(who, person)) return true;
  const std::uint16_t head = b.clause.head == kNone ? b.spot.token : b.in.ph(b.clause.head).last;
  for (std::uint16_t t = b.clause.first; t <= std::max(head, b.spot.token); ++t)
    if (b.in.tok(t).what == What::word && b.in.rules.begins(b.in.text(t), Marker::quarrel))
      return true;
  return false;
}
// (유럽연합은 제재안을 냈다.) 중국 기업 A가 이름을 올렸다: a firm joins no union of states.
bool joins_states(const Bind& b, const Draft& d) {
  const auto firm = [&](Row r) { return b.in.kind(r) == Kind::org; };
  return d.type == Type::member && std::ranges::all_of(d.a, firm) &&
         std::ranges::any_of(d.b,
                             [&](Row r) { return b.in.rules.is(b.in.name(r), Marker::states); });
}
// 합의로 계약을 해지했다: how it ended, no talks; 합의 내용을 발표할 계획이다: only told.
bool by_consent(const Bind& b) {
  if (b.trigger.type != Type::talk || b.spot.phrase == kNone ||
      !b.in.text(b.spot.token).ends_with("합의"))
    return false;
  const Modal& m = b.spot.modal;
  if (b.in.text(static_cast<std::uint16_t>(b.spot.token + 1U)) == "내용")
    return m.tense != Tense::past;
  return b.in.ph(b.spot.phrase).josa == Case::direction && m.end == Status::failed;
}
// 이 협약에는 A와 B를 포함해 195개국이 서명했다: two of very many have no deal of their own.
bool among_many(const Bind& b) {
  constexpr std::ptrdiff_t kMany = 3;  // figures of the number
  if (!symmetric(b.trigger.type)) return false;
  bool included = false;
  for (std::uint16_t t = b.clause.first; t <= b.clause.last; ++t) {
    const std::string_view text = b.in.text(t);
    included = included || text.starts_with("포함");
    if (!included || b.in.tok(t).what != What::count) continue;
    const auto figures = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    if (figures >= kMany) return true;
  }
  return false;
}
// A, B와 C 등 대주단은 회의를 열었다: a body of its own meets, where A, B와 C는 and A 등 3개사는
// meet one another.
bool one_body(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone) return false;
  const std::uint16_t last = b.in.ph(n).last;
  return b.in.tok(last).what == What::word && !b.in.is(last, Class::transparent);
}
// 루비오 장관은 한미일 회의를 반겼다: the states of whose meeting it is meet none of those who
// speak.
bool two_sorts(const Bind& b, const Draft& d) {
  if (b.spot.phrase == kNone || d.a.empty() || d.b.empty()) return false;
  const auto all = [&](const Rows& rows, Kind k) {
    return std::ranges::all_of(rows, [&](Row r) { return b.in.kind(r) == k; });
  };
  const bool mixed = (all(d.a, Kind::person) && all(d.b, Kind::country)) ||
                     (all(d.a, Kind::country) && all(d.b, Kind::person));
  return mixed && std::ranges::any_of(b.in.ph(b.spot.phrase).mods, [&](const Mod& m) {
           return m.josa == Case::none && b.in.kind(m.rows.front()) == Kind::country;
         });
}
// Rivals by 전쟁 or 싸움 are firms; a person who speaks is no party of what he says others did.
bool into_firm(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::dative && !p.heads.empty() && b.in.kind(p.heads.front()) == Kind::org;
  });
}
// 이 자리에는 A, B 등이 함께했다: who was there, not who met whom.
bool attendance(const Bind& b, const Draft& d) {
  if (b.trigger.before != "자리") return false;
  if (b.trigger.rule.ends_with("함께하다") && d.b.empty() && d.a.size() > 2) return true;
  for (std::uint16_t t = b.spot.token; t-- > 0;)
    if (b.in.text(t) == b.trigger.before) return b.in.tok(t).josa == Case::dative;
  return false;
}
// B 대리인단을 이끈다, B 연구팀을 이끈다: some of B's people, not B.
bool leads_team(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !o->heads.empty() || o->mods.empty()) return false;
  const std::string_view whom = b.in.text(o->last);
  for (const std::string_view team : {"대리인단", "변호인단", "대표단", "협상단", "선수단",
                                      "연구팀", "협상팀", "개발팀", "연구진", "사절단"})
    if (whom == team) return true;
  return false;
}
// B 제거를 지지한다, B에 대한 제재를 환영했다: of what is done to B, no favour for B.
bool harms(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !o->heads.empty()) return false;
  return b.in.rules.is(b.in.text(o->last), Marker::harm);
}
// A와 B는 B로의 기업결합을 추진했다: of what with B, is not said.
bool into_own(const Bind& b, const Draft& d) {
  return b.spot.phrase != kNone &&
         std::ranges::any_of(b.in.ph(b.spot.phrase).mods, [&](const Mod& m) {
           return m.rows.size() == 1 &&
                  std::ranges::any_of(d.a, [&](Row r) { return b.in.same(r, m.rows.front()); });
         });
}
// 투자의견 '매수'를 유지했다: advice to others.
bool advises(const Bind& b) {
  if (b.in.text(b.spot.token) != "매수") return false;
  for (std::uint16_t t = b.clause.first; t <= b.clause.last && t < b.in.parse.tokens.size(); ++t)
    for (const std::string_view advice : {"투자의견", "의견", "추천", "목표주가", "목표가"})
      if (b.in.tok(t).what == What::word && b.in.text(t).starts_with(advice)) return true;
  return false;
}
// A 공장의 화재 원인을 조사한다: how it came, not what A has done.
bool asks_why(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !b.in.text(b.spot.token).starts_with("조사")) return false;
  const std::string_view what = b.in.text(o->last);
  return what == "원인" || what == "경위" || what == "피해" || what == "실태";
}
// 보이스피싱 예방을 위한 협약: to prevent, where nobody is called on.
bool prevents(const Bind& b, const Draft& d) {
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  return b.in.text(b.spot.token).starts_with("예방") && std::ranges::none_of(d.a, person) &&
         std::ranges::none_of(d.b, person);
}
// 위원회는 내부 논의를 거쳤다: among themselves
bool within(const Bind& b) {
  if (b.trigger.type != Type::talk || b.spot.token == 0) return false;
  const std::string_view before = b.in.text(b.spot.token - 1U);
  return before == "내부" || before == "자체" || before == "당내" || before == "사내";
}
// "양국이 공장을 세워 함께 생산하는 방식"이라며: how it would be, in somebody's words
bool way_of(const Bind& b) {
  if (!b.in.tok(b.spot.token).quoted || !b.clause.modal.relative || b.clause.head == kNone ||
      b.clause.modal.tense == Tense::past)
    return false;
  const std::string_view noun = b.in.text(b.in.ph(b.clause.head).last);
  return noun == "방식" || noun == "구조" || noun == "모델" || noun == "형태";
}
// [A와 B의 의혹을 제기한] 사람들에 대한 수사: of those people, not of A and B; but A를 겨냥한 수사
bool of_others(const Bind& b) {
  if (b.trigger.type != Type::regulate || !b.clause.modal.relative || b.clause.predicate == kNone ||
      b.spot.token <= b.clause.last)
    return false;
  for (const std::string_view at : {"겨냥", "상대", "대상", "향", "노린", "노리", "둘러싼", "대한"})
    if (b.in.text(b.clause.predicate).starts_with(at)) return false;
  return true;
}
// A나 B 가운데 한 회사를 인수하겠다고, A와 B 중 한 곳과 손잡겠다고: one of them
bool either(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::object && p.josa != Case::with && p.josa != Case::dative) continue;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if ((b.in.text(t) == "가운데" || b.in.text(t) == "중") && b.in.text(t + 1U).starts_with("한"))
        return true;
  }
  return false;
}
// 양국 간 협력에 대해 논의한다: what they talk about
bool topic_of_talk(const Bind& b) {
  if (b.trigger.type != Type::partner || b.spot.phrase == kNone || b.clause.predicate == kNone ||
      !b.in.acts_as(b.clause.predicate, Type::talk))
    return false;
  const auto& phrases = b.in.parse.phrases;
  std::size_t n = b.spot.phrase;  // 실질협력 및 인도·태평양 지역 협력방안에 대해
  while (n + 1U < phrases.size() && phrases[n].josa == Case::none) ++n;
  return phrases[n].josa == Case::about;
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
// 고발인 신분으로, 고발 사건을; 합의안을 만들기 위해: a noun of its own
bool compound(const Bind& b) {
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
// # 남북 대화 기대; 협력이 강화될 것으로 기대했다: hoped for
bool hoped(const Bind& b) {
  if (b.spot.phrase == kNone) return false;
  const Phrase& p = b.in.ph(b.spot.phrase);
  const std::string_view last = b.in.text(p.last);
  if (b.in.parse.terse && (last == "기대" || last == "우려" || last == "촉구" || last == "희망"))
    return true;
  const Modal& m = b.spot.modal;
  return b.trigger.type == Type::partner && p.josa == Case::subject && m.tense == Tense::future &&
         b.in.tok(b.spot.token).quoted;
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
// 값비싼 수업료를 물렸다, 높은 점수를 매겼다: what is put on them is no money and no duty.
bool no_burden(const Bind& b) {
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
// 서비스 제공을 위한 협약을 맺었다: both serve others, neither the other
bool served(const Bind& b) {
  if (b.trigger.type != Type::supply || b.spot.phrase == kNone ||
      b.in.tok(b.spot.token).josa != Case::about || b.in.text(b.spot.token) != "제공")
    return false;
  const std::string_view paper = b.in.text(b.in.ph(b.spot.phrase).last);
  return paper.ends_with("협약") || paper.ends_with("각서") || paper.ends_with("MOU");
}
// 위원회 설립을 위한 양해각서에 서명했다: founded is it not yet, and by whom is not said
bool to_found(const Bind& b, const Draft& d) {
  return d.type == Type::lead && b.spot.phrase != kNone &&
         b.in.tok(b.spot.token).josa == Case::about &&
         b.in.has(b.in.ph(b.spot.phrase), Class::paper);
}
// 대통령이 서울에 도착했다: he has come home
bool home(const Bind& b, const Draft& d) {
  if (d.type != Type::visit || !d.b.empty() || !b.in.text(b.spot.token).starts_with("도착"))
    return false;
  const std::string_view place = b.in.doc.at(d.b_words);
  return place.starts_with("서울") || place.starts_with("인천") || place.starts_with("성남");
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
// A는 B에 합의금을 주기로 했다: no loan.
bool no_loan(const Bind& b, const Draft& d) {
  return b.trigger.rule == "finance-주다" && std::ranges::none_of(d.a, [&](Row r) {
           return b.in.kind(r) != Kind::person && decides(b.in, r);
         });
}
// [지분을 파는] 쪽은 A다: which side, claim/holders.cc tells.
bool names_side(const Bind& b) {
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
  if (!b.in.doc.at({last.span.begin, last.end}).ends_with("던")) return false;
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
// A는 [B의 이번 소송이] …한다고 본다: B sues.
bool suit_of_another(const Bind& b, const Draft& d) {
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
  if (b.clause.predicate == kNone) return false;
  const std::string_view verb = b.in.text(b.clause.predicate);
  if (!verb.starts_with("제기") && !verb.starts_with("냈") && !verb.starts_with("내")) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    return b.in.ph(n).josa == Case::with && b.in.ph(n).heads == d.b;
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
// 위원회는 A가 B를 인수하는 것을 승인했다: an authority buys no firm
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
// 한일 |합작| 보이그룹과 협업했다: what the group is, no dealing of the two states.
bool mixed_group(const Bind& b, const Draft& d) {
  if (d.type != Type::partner && d.type != Type::joint_venture && d.type != Type::codevelop)
    return false;
  const auto mixed = [&](Row r) {
    if (b.in.kind(r) != Kind::country) return false;
    for (std::size_t t = 0; t + 1U < b.in.parse.tokens.size(); ++t) {
      const auto at = static_cast<std::uint16_t>(t);
      if (b.in.tok(at).what == What::party && b.in.same(b.in.tok(at).mention, r))
        return b.in.text(static_cast<std::uint16_t>(at + 1U)) == "합작";
    }
    return false;
  };
  return std::ranges::any_of(d.a, mixed) || std::ranges::any_of(d.b, mixed);
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
bool authority_buys(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire && d.type != Type::merge) return false;
  return std::ranges::any_of(d.a, [&](Row r) {
    const std::string_view name = b.in.name(r);
    return b.in.kind(r) == Kind::org && (name.ends_with("위원회") || name.ends_with("법원"));
  });
}
// A를 제치고 최대주주가 됐다: a rank among owners
bool outranks(const Bind& b) {
  if (b.trigger.type != Type::compete || !b.in.text(b.spot.token).starts_with("제치")) return false;
  for (std::size_t t = b.spot.token + 1U; t < b.in.parse.tokens.size(); ++t)
    if (b.in.text(static_cast<std::uint16_t>(t)).find("주주") != std::string_view::npos)
      return true;
  return false;
}
// [이라크에 수출할] 무기의 부품을 B에 공급한다: who exports the whole is not said.
bool of_the_whole(const Bind& b) {
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
// A는 B 등과 수주전에 나섰다: together with them or against them, the words do not say.
bool bids(const Bind& b) {
  if (b.trigger.type != Type::compete || b.spot.phrase == kNone || b.clause.predicate == kNone ||
      b.in.ph(b.spot.phrase).josa != Case::dative)
    return false;
  for (const std::string_view verb : {"나서", "나섰", "나선", "뛰어", "참여", "가세"})
    if (b.in.text(b.clause.predicate).starts_with(verb)) return true;
  return false;
}
// A는 B와 장비 도입 및 협력을 위한 협약을 맺었다: which of the two gets it, the words do not say.
bool either_gets(const Bind& b) {
  const std::size_t next = b.spot.token + 1U;
  return b.trigger.type == Type::supply && frame_name(b) == "buy" && b.spot.phrase != kNone &&
         next < b.in.parse.tokens.size() && b.in.text(static_cast<std::uint16_t>(next)) == "및" &&
         from(b, Source::genitive).empty() && !by_case(b, {Case::with}).empty();
}
// 1인당 1만5천원을 지원한다: to each of those whom nobody names.
bool each_of_many(const Bind& b, const Draft& d) {
  if (d.stated_parties || !takes_money(d.type)) return false;
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)
    for (const std::string_view unit : {"인당", "가구당", "명당", "대당", "건당"})
      if (b.in.text(t).find(unit) != std::string_view::npos) return true;
  return false;
}
// A는 B와 함께 회견장으로 들어갔다: into a room.
bool walks_in(const Bind& b, const Draft& d) {
  if (d.type != Type::member || !b.in.text(b.spot.token).starts_with("들어")) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    const std::string_view room = b.in.text(p.last);
    return p.josa == Case::direction && p.heads.empty() &&
           (room.ends_with("장") || room.ends_with("실") || room.ends_with("안"));
  });
}
// 중국이 미국의 수출통제 조치를 비판했다: whose measure it is, not who speaks of it.
bool judged_measure(const Bind& b) {
  if (b.trigger.type != Type::regulate || b.spot.phrase == kNone || b.clause.predicate == kNone)
    return false;
  const Phrase& p = b.in.ph(b.spot.phrase);
  return (p.josa == Case::object || p.josa == Case::dative) && !p.mods.empty() &&
         !b.in.is(b.clause.predicate, Class::light) &&
         (b.in.acts_as(b.clause.predicate, Type::oppose) ||
          b.in.acts_as(b.clause.predicate, Type::endorse));
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
bool of_grant(const Bind& b) {
  const std::uint16_t n = b.spot.phrase;
  const auto next = static_cast<std::uint16_t>(b.spot.token + 1U);
  return b.trigger.type == Type::invest && n != kNone && next <= b.in.ph(n).last &&
         (b.in.acts_as(next, Type::subsidise) || b.in.acts_as(next, Type::finance));
}
// A를 1조원어치 샀다: shares of it, on the market.
bool buys_some(const Bind& b) {
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
  if (handed_over(b, d)) return true;
  return d.type == Type::divest && std::ranges::any_of(d.a, [&](Row r) {
           const std::string_view name = b.in.name(r);
           return b.in.kind(r) == Kind::org && name.ends_with("위원회");
         });
}
// Arm 라이선스를 보유한: the licence, not the firm that gives it.
bool holds_right(const Bind& b) {
  const Phrase* o = object_phrase(b);
  return b.trigger.type == Type::own && o != nullptr && b.in.has(*o, Class::right);
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
// 체계종합기업 우선협상대상자로 선정됐다: for works, where nobody is bought.
bool bidder_for_works(const Bind& b) {
  if (b.trigger.type != Type::acquire || !b.trigger.before.starts_with("우선협상대상자"))
    return false;
  for (std::uint16_t t = b.clause.first + 1U; t <= b.spot.token; ++t) {
    if (!b.in.text(t).starts_with("우선협상대상자")) continue;
    const std::string_view noun = b.in.text(t - 1U);
    return noun.ends_with("기업") || noun.ends_with("사업") || noun.ends_with("사업자");
  }
  return false;
}
// 대만에 무기 판매를 승인했다, 지원 계획을 승인했다: the state or bank gives it, and rules on
// nobody.
bool grants(const Bind& b) {
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
// 양국은 관세와 나래톡 매각을 논의했다: what states only talk about, none of them does.
bool states_confer(const Bind& b, const Draft& d) {
  const std::uint16_t n = subject_phrase(b);
  const bool deed = d.type == Type::acquire || d.type == Type::divest || d.type == Type::regulate ||
                    d.type == Type::invest || d.type == Type::merge;
  if (!deed || n == kNone || b.clause.predicate == kNone || b.in.ph(n).heads.size() < 2 ||
      !b.in.acts_as(b.clause.predicate, Type::talk))
    return false;
  return std::ranges::all_of(b.in.ph(n).heads,
                             [&](Row r) { return b.in.kind(r) == Kind::country; });
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
// 직원들을 대리해 법무법인 다온이 소송을 냈다, 소송대리인인 다온은: counsel is no plaintiff.
bool counsel_sues(const Bind& b, const Draft& d) {
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
  const auto office = [&](Row r) {
    return b.in.name(r).ends_with("특허청") || b.in.rules.ends(b.in.name(r), Marker::court);
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
// 매출은 합쳐서 4조원이다: a sum, no merger.
bool sums_up(const Bind& b, const Draft& d) {
  return d.type == Type::merge && b.trigger.rule.ends_with("합치다") &&
         b.in.tok(static_cast<std::uint16_t>(b.clause.last + 1U)).what == What::amount;
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
// [누구와 협력하는] B에 A가 투자했다: with whom, nobody has read.
bool unread_partner(const Bind& b, const Draft& d) {
  if (!b.headed || !symmetric(d.type) || d.b.empty()) return false;
  bool unread = false;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.heads == d.b) return false;
    unread = unread || (p.josa == Case::with && p.heads.empty() && p.mods.empty() &&
                        b.in.tok(p.last).what == What::word && b.in.tok(p.last).word == kNone);
  }
  return unread;
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
bool of_price_or_feud(const Bind& b) {
  const std::string_view text = b.in.whole(b.spot.token);
  if (b.trigger.type == Type::supply)
    return text.starts_with("납품가") || text.starts_with("공급가") || text.starts_with("납품단가");
  if (b.trigger.type != Type::regulate || b.spot.token == 0 || !b.spot.nominal) return false;
  const std::string_view before = b.in.text(static_cast<std::uint16_t>(b.spot.token - 1U));
  return before == "분쟁" || before == "다툼";
}
// (A는 …) 방미 기간 B, C 장관도 접견한다: they are received, though no particle says so.
bool received_too(const Bind& b, const Draft& d) {
  const std::uint16_t n = b.clause.subject;
  if (!d.stated_parties || d.type != Type::meet || frame_name(b) != "act_on_with" || n == kNone ||
      !b.in.ph(n).also)
    return false;
  return std::ranges::none_of(b.clause.args, [&](std::uint16_t i) {
    return b.in.ph(i).josa == Case::object && !b.in.ph(i).heads.empty();
  });
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
// A와 B는 유가족과 만났다, 두 회사는 [누구]와도 협력한다: with somebody whom nobody has read, not
// with one another.
bool with_others(const Bind& b, const Draft& d) {
  if (!symmetric(d.type) || !d.b.empty()) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    if (n == b.spot.phrase || p.josa != Case::with) return false;
    const Token& last = b.in.tok(p.last);
    const std::string_view text = b.in.whole(p.last);
    if (text.ends_with("와도") || text.ends_with("과도")) return true;
    const bool nearest = p.last + 1U == b.spot.token && b.spot.phrase == kNone;
    return p.heads.empty() && last.what == What::word && nearest;
  });
}
// 승인을 받을지는 불투명하다: an open question.
bool open_question(const Bind& b, const Draft& d) {
  if (d.type != Type::regulate) return false;
  const std::string_view text = b.in.whole(b.clause.last);
  for (const std::string_view end : {"을지", "을지는", "을지가", "할지", "할지는", "할지가"})
    if (text.ends_with(end)) return true;
  return false;
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
// 대출 심사를 진행한다: a bank looks at its customer, and rules on nobody.
bool looks_at_customer(const Bind& b) {
  if (b.trigger.type != Type::regulate || b.spot.token == 0 ||
      !b.in.text(b.spot.token).starts_with("심사"))
    return false;
  for (const std::string_view what : {"대출", "여신", "신용", "보증", "투자"})
    if (b.in.text(b.spot.token - 1U).ends_with(what)) return true;
  return false;
}
// 두 나라의 협상을 중재했다: no suit; 지지를 요청했다: whose support is asked for gives none yet.
bool asked_or_brokered(const Bind& b) {
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
// 한국이 APEC 정상회담을 개최한다: who holds it, with members whom nobody names.
bool hosts(const Bind& b, const Draft& d) {
  if (d.type != Type::meet || b.spot.phrase == kNone || b.clause.predicate == kNone ||
      d.b.size() != 1 || b.in.kind(d.b.front()) != Kind::org)
    return false;
  const std::string_view verb = b.in.text(b.clause.predicate);
  return b.in.text(b.spot.token).starts_with("정상회") &&
         (verb.starts_with("개최") || verb.starts_with("주최") || verb.starts_with("유치"));
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
bool stands_there(const Bind& b) {
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
bool sold_goods(const Bind& b) {
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
// A가 B를 인수하면 C를 제치고 2위가 된다: a rank that may be.
bool would_rank(const Bind& b) {
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
// 인수금융 2000억원을 조달한다: lent, by whom nobody says.
bool lent_by_nobody(const Bind& b, const Draft& d) {
  const Phrase* o = d.type == Type::invest && d.a.empty() ? object_phrase(b) : nullptr;
  if (o == nullptr) return false;
  for (std::uint16_t t = o->first; t <= o->last; ++t)
    if (b.in.acts_as(t, Type::finance)) return true;
  return false;
}
// 협회 가입을 거부했다: one that does not join is no opponent of the body.
bool stays_out(const Bind& b, const Draft& d) {
  const Phrase* o = object_phrase(b);
  return o != nullptr && b.in.acts_as(o->last, Type::member) && d.b.size() == 1 &&
         b.in.rules.ends(b.in.name(d.b.front()), Marker::alliance) &&
         std::ranges::none_of(o->mods, [](const Mod& m) { return m.josa == Case::genitive; });
}
// 선제골을 허용했다, 역전을 허용했다: who lets it happen allows nothing.
bool suffers(const Bind& b) {
  const Phrase* o = b.trigger.rule == "regulate-허용" ? object_phrase(b) : nullptr;
  if (o == nullptr) return false;
  for (const std::string_view blow : {"골", "점", "득점", "역전", "돌파", "추격", "안타", "홈런"})
    if (b.in.text(o->last).ends_with(blow)) return true;
  return false;
}
// 인수를 막기 위한 소송을 냈다, 막아 달라며 제소했다: who sues rules on nothing.
bool sues_to_stop(const Bind& b) {
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
  if (stands_there(b) || not_attracted(b, d) || urged_or_let(b, d)) return true;
  if (names_side(b) || held_once(b, d) || signs_with_chosen(b, d) || no_loan(b, d)) return true;
  if (d.type == Type::sue && (suit_of_another(b, d) || sue_together(b, d))) return true;
  if (d.type == Type::sue && (counsel_sues(b, d) || forum(b, d))) return true;
  if (states_confer(b, d) || states_deal(b, d) || alleged(b, d)) return true;
  if (sums_up(b, d) || sold_together(b, d) || firms_of_state(b, d)) return true;
  if (open_question(b, d) || into_next(b, d) || unread_partner(b, d)) return true;
  if (names_more(b, d) || of_price_or_feud(b) || received_too(b, d)) return true;
  if (shares_out(b, d) || with_unread(b, d) || with_others(b, d)) return true;
  if (d.type == Type::visit &&
      std::ranges::any_of(d.b, [&](Row r) { return b.in.name(r).ends_with("회의"); }))
    return true;  // 영사회의에 들렀다: no place
  if (made_in_works(b, d) || once_over(b)) return true;
  if (given_away(b, d)) return true;
  if (goods_sold(b, d) || makes_team(b)) return true;
  if (called_dialogue(b) || from_land(b, d) || tried_in(b, d) || looked_into_words(b, d))
    return true;
  if (b.headed && d.weak && b.trigger.rule == "manufacture-생산계약")
    return true;  // A와 생산 계약을 맺은 B: which of them makes it?
  if (unread_name(b, d)) return true;
  if (of_the_whole(b)) return true;
  if (office_sold(b, d) || mixed_group(b, d)) return true;
  if (d.type == Type::endorse && b.trigger.before == "손" && b.clause.modal.relative && !b.headed)
    return true;  // A, [B 손을 들어준] 위원회에 항소: it is the committee's hand
  if (designated(b, d) || authority_buys(b, d) || outranks(b)) return true;
  if (told_by(b, d) || bids(b) || works(b, d) || either_gets(b)) return true;
  if (each_of_many(b, d) || walks_in(b, d) || judged_measure(b) || hosts(b, d)) return true;
  if (teller_deals(b, d) || authority_sells(b, d) || holds_right(b) || lacks_its_head(b, d))
    return true;
  if (bidder_for_works(b) || grants(b) || asked_or_brokered(b) || looks_at_customer(b)) return true;
  if (frame_name(b) == "make_for" && b.headed && !made_goods(b))
    return true;  // 양극재를 만들 합작법인: it makes it
  if (sold_goods(b) || tested_by_office(b, d) || served(b)) return true;
  if (would_rank(b)) return true;
  if (quarrels(b, d) || joins_states(b, d) || by_consent(b) || among_many(b)) return true;
  if (to_found(b, d) || home(b, d) || for_own_state(b, d) || borrows(b, d) || heads_target(b, d))
    return true;
  if (compound(b) || hoped(b) || fund_given(b, d)) return true;
  if (nameless(b, d.a) || nameless(b, d.b)) return true;
  const bool judges = std::ranges::any_of(d.a, [&](Row r) { return decides(b.in, r); });
  const bool stolen = d.type == Type::license && charged(b);  // 기술을 넘긴 혐의로: no licence
  if (stolen || (judges && charged(b)) || of_others(b) || within(b) || way_of(b) || either(b) ||
      topic_of_talk(b))
    return true;
  if (b.trigger.rule == "talk-휴전안" && !d.stated_parties)
    return true;  // (A가 말했다.) 휴전안은 [무기를 대는] B와 C 간에 합의됐다: A is none of them
  const Token& act = b.in.tok(b.spot.token);
  if (d.type == Type::talk && !d.stated_parties && act.doing &&
      b.in.doc.at({act.span.end, act.end}).ends_with("는"))
    return true;  // B와도 협상 중이라는 얘기가 있다: of whom is not said
  const auto org = [&](Row r) { return b.in.kind(r) == Kind::org; };
  const bool firms = b.trigger.need == "org" || b.trigger.need == "itself";
  if (firms && !(std::ranges::all_of(d.a, org) && std::ranges::all_of(d.b, org))) return true;
  const bool public_money =
      b.trigger.need == "office" || b.trigger.need == "aid" || b.trigger.need == "grant";
  if (public_money && !std::ranges::all_of(d.a, [&](Row r) {
        return decides(b.in, r) && !b.in.rules.ends(b.in.name(r), Marker::lender);
      }))
    return true;  // 미르는 나래에 연구비를 지급했다
  if (founds_vehicle(b, d)) return true;
  if (d.type == Type::joint_venture && b.clause.modal.relative &&
      b.in.tok(b.spot.token).josa == Case::copula)
    return true;  // A는 [B와 C의 합작사인] D에 공급한다: whose venture D is, claim/relation.cc
                  // tells
  if (d.type == Type::joint_venture && b.trigger.rule.ends_with("투자") && into_firm(b))
    return true;  // A는 B와 함께 C에 투자했다: both invest in C
  if (d.type == Type::talk && d.b.empty() && b.trigger.before.ends_with("회의") && one_body(b))
    return true;
  if (d.type == Type::divest && d.a.size() > 1 && b.spot.phrase != kNone &&
      b.spot.modal.cap == Status::talks && d.a == from(b, Source::genitive))
    return true;  // A와 B의 C 매각 협상: one of them sells it to the other
  const auto land = [&](Row r) { return b.in.kind(r) == Kind::country; };
  if (d.type == Type::license && frame_name(b) == "fit_into" && std::ranges::any_of(d.b, land))
    return true;  // 기술은 일본에 적용됐다: where it is used
  if (frame_name(b) == "make_for" && std::ranges::any_of(d.b, land))
    return true;  // 중국의 전투기를 제조하는
  const auto meant = [&](Row r) { return b.in.doc.mentions.rows[r].anaphor; };
  if (d.type == Type::member && d.b.size() > 1 && std::ranges::all_of(d.b, meant))
    return true;  // 두 회사에 A가 가세했다: it joins in what they do
  if (dealer(b, d) || passes_over(b, d)) return true;
  if (commerce(d.type) && (court(b.in, d.a) || court(b.in, d.b))) return true;
  if (d.type == Type::meet && (two_sorts(b, d) || attendance(b, d) || prevents(b, d))) return true;
  if (d.type == Type::acquire && (advises(b) || buys_some(b))) return true;
  if (of_grant(b)) return true;
  if (d.type == Type::oppose && stays_out(b, d)) return true;
  if (d.type == Type::regulate && (no_burden(b) || sues_to_stop(b) || suffers(b))) return true;
  if (d.type == Type::regulate && asks_why(b)) return true;
  if (d.type == Type::merge && d.b.empty() && into_own(b, d)) return true;
  const bool mind = d.type == Type::oppose || d.type == Type::endorse;
  if (d.type == Type::endorse && harms(b)) return true;
  if (d.type == Type::lead && leads_team(b)) return true;
  if (mind && b.spot.phrase != kNone && b.in.ph(b.spot.phrase).josa == Case::direction)
    return true;  // A는 B의 거부로 무산됐다: B refuses, and whom is not said
  if (d.type == Type::sue && court(b.in, d.a)) return true;  // 항소를 기각했다
  if (d.type == Type::endorse && b.trigger.before == "손" && !d.stated_parties)
    return true;  // A의 손을 들어줬다: mostly a court, whom nobody has named
  const std::uint16_t n = subject_phrase(b);
  const bool money = d.type == Type::invest || d.type == Type::acquire;
  if (money && n != kNone && !d.a.empty() && b.in.kind(d.a.front()) == Kind::person &&
      ruler(b.in, b.in.ph(n)))
    return true;  // 하퍼 대통령은 투자에 합의했다: not he invests
  const auto no_head_of_firm = [&](Row r) {
    const Row firm = b.in.kind(r) == Kind::person ? employer(b.in, r) : r;
    return firm == kNoRow || b.in.kind(firm) != Kind::org;
  };
  if (money && !d.a.empty() && !d.b.empty() && b.in.kind(d.a.front()) == Kind::person &&
      b.in.kind(d.b.front()) == Kind::country && std::ranges::all_of(d.a, no_head_of_firm))
    return true;  // 두 정상은 미국에 투자하는 데 합의했다: nor do they
  const bool told =
      n != kNone && b.in.tok(b.spot.token).quoted && !b.in.tok(b.in.ph(n).last).quoted;
  // "B의 결정을 환영한다"고 말했다: saying so is the act.
  const bool performs = mind && !b.clause.modal.relative && b.spot.modal.tense == Tense::present;
  if (told && d.type != Type::meet && d.type != Type::visit && !performs && !d.a.empty() &&
      std::ranges::none_of(d.a, org))
    return true;
  if (d.type == Type::regulate &&
      std::ranges::none_of(d.a, [&](Row r) { return decides(b.in, r); }))
    return true;
  if (tender_for_goods(b, d) || split_to_found(b, d) || no_product(b, d) || made_by_own(b, d) ||
      lent_by_nobody(b, d))
    return true;
  if (paper_of_act(b, d) || paper_of_sale(b, d) || was_built(b, d)) return true;
  const auto rules_others = [&](Row r) {  // a state's company competes, too
    const std::string_view name = b.in.name(r);
    return b.in.rules.ends(name, Marker::authority) && !b.in.rules.ends(name, Marker::company);
  };
  if (d.type == Type::compete && at_law(b)) return true;
  const auto town = [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::town); };
  const bool towns = std::ranges::all_of(d.a, town) && std::ranges::all_of(d.b, town);
  if (d.type == Type::compete && !towns &&  // but 해남군과 영광군이 유치전을 벌인다
      (std::ranges::any_of(d.a, rules_others) || std::ranges::any_of(d.b, rules_others)))
    return true;  // 감독위의 제재에 맞서
  return false;
}

}  // namespace hj::claim
