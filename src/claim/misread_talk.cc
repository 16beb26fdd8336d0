// What tells no meeting, talks or co-operation, though its words are there.
#include <algorithm>

#include "claim/misread.h"

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
// 샹그릴라 대화가 열린: what a conference is called.
bool called_dialogue(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::talk || b.spot.phrase == kNone || !b.clause.modal.relative ||
      b.in.text(b.spot.token) != "대화" || b.spot.token == b.in.ph(b.spot.phrase).first)
    return false;
  const auto before = static_cast<std::uint16_t>(b.spot.token - 1U);
  return b.in.tok(before).what == What::word && b.in.tok(before).josa == Case::none &&
         b.in.word(before) == nullptr;
}
// (유럽연합은 제재안을 냈다.) 중국 기업 A가 이름을 올렸다: a firm joins no union of states.
bool joins_states(const Bind& b, const Draft& d) {
  const auto firm = [&](Row r) { return b.in.kind(r) == Kind::org; };
  return d.type == Type::member && std::ranges::all_of(d.a, firm) &&
         std::ranges::any_of(d.b,
                             [&](Row r) { return b.in.rules.is(b.in.name(r), Marker::states); });
}
// 합의로 계약을 해지했다: how it ended, no talks; 합의 내용을 발표할 계획이다: only told.
bool by_consent(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::talk || b.spot.phrase == kNone ||
      !b.in.text(b.spot.token).ends_with("합의"))
    return false;
  const Modal& m = b.spot.modal;
  if (b.in.text(static_cast<std::uint16_t>(b.spot.token + 1U)) == "내용")
    return m.tense != Tense::past;
  return b.in.ph(b.spot.phrase).josa == Case::direction && m.end == Status::failed;
}
// 이 협약에는 A와 B를 포함해 195개국이 서명했다: two of very many have no deal of their own.
bool among_many(const Bind& b, const Draft&) {
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
bool one_body(const Bind& b, const Draft& d) {
  if (d.type != Type::talk || !d.b.empty() || !b.trigger.before.ends_with("회의")) return false;
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone) return false;
  const std::uint16_t last = b.in.ph(n).last;
  return b.in.tok(last).what == What::word && !b.in.is(last, Class::transparent);
}
// 루비오 장관은 한미일 회의를 반겼다: the states of whose meeting it is meet none of those who
// speak.
bool two_sorts(const Bind& b, const Draft& d) {
  if (d.type != Type::meet) return false;
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
// 이 자리에는 A, B 등이 함께했다: who was there, not who met whom.
bool attendance(const Bind& b, const Draft& d) {
  if (d.type != Type::meet) return false;
  if (b.trigger.before != "자리") return false;
  if (b.trigger.rule.ends_with("함께하다") && d.b.empty() && d.a.size() > 2) return true;
  for (std::uint16_t t = b.spot.token; t-- > 0;)
    if (b.in.text(t) == b.trigger.before) return b.in.tok(t).josa == Case::dative;
  return false;
}
// B 대리인단을 이끈다, B 연구팀을 이끈다: some of B's people, not B.
bool leads_team(const Bind& b, const Draft& d) {
  if (d.type != Type::lead) return false;
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !o->heads.empty() || o->mods.empty()) return false;
  constexpr std::string_view kBand = "단";  // 대표단, 변호인단
  const std::string_view whom = b.in.text(o->last);
  return b.in.rules.ends(whom, Marker::team) || whom == "연구진" ||
         (whom.ends_with(kBand) && whom.size() > 2 * kBand.size());
}
// 보이스피싱 예방을 위한 협약: to prevent, where nobody is called on.
bool prevents(const Bind& b, const Draft& d) {
  if (d.type != Type::meet) return false;
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  return b.in.text(b.spot.token).starts_with("예방") && std::ranges::none_of(d.a, person) &&
         std::ranges::none_of(d.b, person);
}
// 위원회는 내부 논의를 거쳤다: among themselves
bool within(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::talk || b.spot.token == 0) return false;
  const std::string_view before = b.in.text(b.spot.token - 1U);
  return before == "내부" || before == "자체" || before == "당내" || before == "사내";
}
// 양국 간 협력에 대해 논의한다: what they talk about
bool topic_of_talk(const Bind& b, const Draft&) {
  if (b.trigger.type != Type::partner || b.spot.phrase == kNone || b.clause.predicate == kNone ||
      !b.in.acts_as(b.clause.predicate, Type::talk))
    return false;
  const auto& phrases = b.in.parse.phrases;
  std::size_t n = b.spot.phrase;  // 실질협력 및 인도·태평양 지역 협력방안에 대해
  while (n + 1U < phrases.size() && phrases[n].josa == Case::none) ++n;
  return phrases[n].josa == Case::about;
}
// # 남북 대화 기대; 협력이 강화될 것으로 기대했다: hoped for
bool hoped(const Bind& b, const Draft&) {
  if (b.spot.phrase == kNone) return false;
  const Phrase& p = b.in.ph(b.spot.phrase);
  const std::string_view last = b.in.text(p.last);
  if (b.in.parse.terse && (last == "기대" || last == "우려" || last == "촉구" || last == "희망"))
    return true;
  const Modal& m = b.spot.modal;
  return b.trigger.type == Type::partner && p.josa == Case::subject && m.tense == Tense::future &&
         b.in.tok(b.spot.token).quoted;
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
// 골을 합작했다, 한솥밥을 먹는 두 선수: people who play together.
bool team_mates(const Bind& b, const Draft& d) {
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  if (!std::ranges::all_of(d.a, person) || !std::ranges::all_of(d.b, person)) return false;
  return d.type == Type::joint_venture ||
         (d.type == Type::meet && b.trigger.before == "밥" &&
          b.in.doc.at(b.in.evidence).find("한솥밥") != std::string_view::npos);
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
// 한국이 APEC 정상회담을 개최한다: who holds it, with members whom nobody names.
bool hosts(const Bind& b, const Draft& d) {
  if (d.type != Type::meet || b.spot.phrase == kNone || b.clause.predicate == kNone ||
      d.b.size() != 1 || b.in.kind(d.b.front()) != Kind::org)
    return false;
  const std::string_view verb = b.in.text(b.clause.predicate);
  return b.in.text(b.spot.token).starts_with("정상회") &&
         (verb.starts_with("개최") || verb.starts_with("주최") || verb.starts_with("유치"));
}
// 울진에서 범행도구를 찾는다: where something is looked for, no visit.
bool looks_for(const Bind& b, const Draft& d) {
  if (d.type != Type::visit || b.trigger.rule != "visit-찾다") return false;
  const Phrase* o = object_phrase(b);
  if (o == nullptr || !o->heads.empty()) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::place && (p.heads == d.b || (b.in.tok(p.last).what == What::place &&
                                                        b.in.tok(p.last).span.meets(d.b_words)));
  });
}
// 위원회는 A와 B의 결합 심사 안건을 논의했다: among its members.
bool own_agenda(const Bind& b, const Draft& d) {
  const Phrase* o = object_phrase(b);
  if (d.type != Type::talk || o == nullptr || d.a.size() != 1) return false;
  const std::string_view what = b.in.text(o->last);
  const bool agenda = what.ends_with("안건") || what.ends_with("법안") || what.ends_with("의안") ||
                      what.ends_with("개정안");
  return agenda && decides(b.in, d.a.front());
}
// A는 B와 협력을 즉각 중단하고 결의를 지킬 것을 |촉구했다|: what they are asked to do.
bool asked_to_end(const Bind& b, const Draft&) {
  const Modal& m = b.spot.modal;
  if (!m.end || b.clause.modal.join != Join::chain) return false;
  const auto size = static_cast<std::uint16_t>(b.in.parse.tokens.size());
  for (std::uint16_t t = b.clause.last + 1U; t < size; ++t)
    if (b.in.tok(t).what == What::word && b.in.tok(t).josa == Case::object && b.in.text(t) == "것")
      for (std::uint16_t k = t + 1U; k < size && k <= t + 2U; ++k)
        for (const std::string_view ask : {"촉구", "요구", "당부", "주문"})
          if (b.in.text(k).starts_with(ask)) return true;
  return false;
}
// 국회에 소위원회를 구성한다: a body's own committee, no alliance.
bool own_committee(const Bind& b, const Draft& d) {
  return d.type == Type::lead && b.trigger.need == "alliance" &&
         std::ranges::any_of(d.b, [&](Row r) { return b.in.name(r).ends_with("위원회"); });
}
// 영사회의에 들렀다: no place.
bool at_conference(const Bind& b, const Draft& d) {
  return d.type == Type::visit &&
         std::ranges::any_of(d.b, [&](Row r) { return b.in.name(r).ends_with("회의"); });
}
// (A가 말했다.) 휴전안은 [무기를 대는] B와 C 간에 합의됐다: A is none of them.
bool truce_of_others(const Bind& b, const Draft& d) {
  return b.trigger.rule == "talk-휴전안" && !d.stated_parties;
}
// B와도 협상 중이라는 얘기가 있다: of whom is not said.
bool said_to_talk(const Bind& b, const Draft& d) {
  if (d.type != Type::talk || d.stated_parties) return false;
  const Token& act = b.in.tok(b.spot.token);
  return act.doing && b.in.doc.at({act.span.end, act.end}).ends_with("는");
}
// 두 회사에 A가 가세했다: it joins in what they do.
bool joins_in(const Bind& b, const Draft& d) {
  const auto meant = [&](Row r) { return b.in.doc.mentions.rows[r].anaphor; };
  return d.type == Type::member && d.b.size() > 1 && std::ranges::all_of(d.b, meant);
}

constexpr Misreading kTalk[] = {
    paper_of_act,  called_dialogue, joins_states, by_consent,  among_many,      one_body,
    two_sorts,     attendance,      leads_team,   prevents,    within,          topic_of_talk,
    hoped,         to_found,        home,         mixed_group, walks_in,        team_mates,
    states_confer, unread_partner,  received_too, with_others, hosts,           at_conference,
    own_committee, own_agenda,      asked_to_end, looks_for,   truce_of_others, said_to_talk,
    joins_in};

}  // namespace

Misreadings misreadings_of_talk() { return kTalk; }

}  // namespace hj::claim
