// Which time is a claim's: its own clause's, or one that stands with a verb around it.
#include <algorithm>

#include "claim/bind.h"
#include "core/value.h"

namespace hj::claim {
namespace {

constexpr std::size_t kTwoSyllables = 6;  // bytes
constexpr std::uint16_t kOpening = 6;     // tokens in which a sentence names its occasion

// 27일 맺었다고 30일 밝혔다: the day of speaking is not the day of the act.
bool spoken(const Bind& b, std::uint16_t t) {
  return b.spot.modal.said_by != kNone && t > b.spot.token;
}
// 외신이, 블룸버그통신은, CNBC 등 외신이: who only passes on what others do.
bool press(const Scene& in, const Phrase& p) {
  const std::string_view last = in.text(p.last);
  if (p.heads.empty())
    return last == "외신" || last == "언론" || last.ends_with("업계") ||
           in.rules.ends(last, Marker::outlet);
  return std::ranges::all_of(p.heads,
                             [&](Row r) { return in.rules.ends(in.name(r), Marker::outlet); });
}
// …했다고 9일 보도했다, 통신은 9일 …했다고 전했다: the paper's day is none of the dealing.
bool by_press(const Bind& b) {
  const std::uint16_t said = b.in.clauses.back().modal.said_by != kNone
                                 ? b.in.clauses.back().modal.said_by
                                 : b.spot.modal.said_by;
  if (said == kNone) return false;
  if (b.in.text(said).starts_with("보도")) return true;
  const bool announced = b.in.text(said).starts_with("밝") || b.in.text(said).starts_with("발표");
  return std::ranges::any_of(b.in.parse.phrases, [&](const Phrase& p) {
    const bool before = p.last < b.spot.token && p.josa == Case::topic;
    const bool behind = p.first > b.spot.token && p.last < said &&
                        (p.josa == Case::topic || p.josa == Case::subject);
    return !p.dead && (before || behind) && press(b.in, p) && !announced;
  });
}
// 외교부는 |20일| 장관이 21일부터 중국을 방문한다고 밝혔다: right behind who tells of somebody
// else.
bool of_teller(const Bind& b, std::uint16_t t) {
  const Clause& c = b.clause;
  if (b.spot.modal.said_by == kNone || t == 0 || t >= b.spot.token || c.modal.relative ||
      c.subject == kNone || b.in.ph(c.subject).first < t)
    return false;
  return std::ranges::any_of(b.in.parse.phrases, [&](const Phrase& p) {
    return !p.dead && p.last + 1U == t && p.josa == Case::topic;
  });
}
// 미국은 |2일| 통제한다고 발표했고 중국은 금지했다: behind the subject of one of two that are set
// side by side.
bool of_other_actor(const Bind& b, Row time) {
  const Clause& c = b.clause;
  if (time == kNoRow || c.subject == kNone || c.modal.relative) return false;
  const std::uint32_t at = b.in.doc.mentions.rows[time].span.begin;
  const auto apart = [&](std::uint16_t n) {  // B와는, B과는: set against whom the day is told of
    const std::string_view behind =
        std::string_view(b.in.doc.text).substr(b.in.tok(b.in.ph(n).last).span.end);
    return b.in.ph(n).first >= c.first && b.in.ph(n).josa == Case::with &&
           (behind.starts_with("와는") || behind.starts_with("과는"));
  };
  if (std::ranges::any_of(c.args, apart)) return true;
  const Phrase& own = b.in.ph(c.subject);
  if (own.josa != Case::topic || b.in.tok(own.first).span.begin < at) return false;
  return std::ranges::any_of(b.in.clauses, [&](const Clause& o) {
    return o.predicate != kNone && o.predicate < own.first && o.subject != kNone &&
           o.subject != c.subject && !o.modal.relative && o.modal.join == Join::chain &&
           !b.in.tok(o.modal.last).ending.linking &&
           b.in.tok(b.in.ph(o.subject).last).span.end <= at &&
           at < b.in.tok(o.predicate).span.begin;
  });
}
// 2022년 B와 [2026년부터] 공급하는 계약을 맺었다, [2027년까지] 투자하겠다고 지난달 발표했다: how
// long it runs is not when it was made.
bool term(const Scene& in, std::uint16_t t) {
  const Mention& m = in.doc.mentions.rows[in.tok(t).mention];
  return in.doc.mentions.at(m.value).find('/') != std::string_view::npos || until(in, t);
}
Row time_in(const Scene& in, std::uint16_t from, std::uint16_t to) {
  for (std::uint16_t t = from; t < to && t < in.parse.tokens.size(); ++t)
    if (in.tok(t).what == What::time && in.resolved(in.tok(t).mention)) return in.tok(t).mention;
  return kNoRow;
}
bool settled_act(const Draft& d) {
  return d.status >= Status::signed_ && d.status <= Status::failed;
}
// 9월 82억원, 8월 150억원, 7월 77억원 규모의 계약: of several pairs that of the sum taken.
Row paired_time(const Bind& b, const Draft& d) {
  if (d.amounts.empty()) return kNoRow;
  for (const std::uint16_t n : b.clause.args) {  // |1월| A에서 10억원, 7월 B에서 5억원어치를 따냈다
    const Phrase& p = b.in.ph(n);
    const auto sum = static_cast<std::uint16_t>(p.last + 1U);
    const auto item = static_cast<std::uint16_t>(sum + 1U);
    const bool own = p.heads.size() == 1 && side_in(b.in, d, p.heads.front());
    if (!own || p.first == 0 || b.in.tok(sum).mention != d.amounts.front() ||
        b.in.tok(item).what != What::mark)
      continue;
    const Token& day = b.in.tok(static_cast<std::uint16_t>(p.first - 1U));
    if (day.what == What::time && b.in.resolved(day.mention)) return day.mention;
  }
  std::size_t pairs = 0;
  Row out = kNoRow;
  for (std::uint16_t t = b.clause.first; t < end_of(b) && t + 1U < b.in.parse.tokens.size(); ++t) {
    const Token& sum = b.in.tok(t + 1U);
    if (b.in.tok(t).what != What::time || sum.what != What::amount) continue;
    ++pairs;
    if (sum.mention == d.amounts.front() && b.in.resolved(b.in.tok(t).mention))
      out = b.in.tok(t).mention;
  }
  return pairs > 1 ? out : kNoRow;
}
// Another noun of the same act: …공급하기로 하고 발주를 받았다.
bool same_act(const Bind& b, const Clause& c) {
  return std::ranges::any_of(c.args, [&](std::uint16_t n) {
    const Word* w = b.in.word(b.in.ph(n).last);
    return w != nullptr && !w->triggers.empty() &&
           b.in.rules.triggers[w->main].type == b.trigger.type;
  });
}
// 공장을 넘기기로 하고 5일 계약서에 서명했다, 공급하기로 하고 1일 발주를 받았다: the day of the
// paper.
Row signed_on(const Bind& b) {
  const Clause* after = b.clause.modal.join == Join::chain ? beside(b, true) : nullptr;
  if (after == nullptr || !after->shared) return kNoRow;
  const Word* w = b.in.word(after->predicate);
  if (after->modal.tense != Tense::past) return kNoRow;  // 다음 달 계약을 맺을 예정이다
  const bool paper =
      w != nullptr && w->status == Status::signed_ && (w->triggers.empty() || w->is(Class::paper));
  return paper || same_act(b, *after) ? time_in(b.in, b.clause.last, after->predicate) : kNoRow;
}
// 되팔기로 17일 결정했다, 2030년까지 공급하기로 29일 합의했다: when it was agreed.
Row decided_on(const Bind& b) {
  const Modal& m = b.spot.modal;
  if (!m.decision || m.lent || b.clause.predicate == kNone || m.last <= b.clause.predicate)
    return kNoRow;
  const std::uint16_t verb = static_cast<std::uint16_t>(b.clause.predicate + 2U);
  return b.in.tok(verb).predicate ? time_in(b.in, b.clause.predicate, verb) : kNoRow;
}
bool runs_until(const Bind& b, Row time) {
  if (time == kNoRow) return true;
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)
    if (b.in.tok(t).what == What::time && b.in.tok(t).mention == time) return term(b.in, t);
  return false;
}
const Clause* right_behind(const Bind& b) {
  const Clause* next = clause_after(b);
  return next != nullptr && next->predicate != kNone ? next : nullptr;
}
// 되팔기로 17일 결정했다, 사기로 이달 초 도장을 찍었다; 출자해 2022년 설립한 회사: the verb right
// behind has the time.
Row joined_time(const Bind& b) {
  const Clause* after = right_behind(b);
  if (after == nullptr || b.spot.token > after->predicate) return kNoRow;
  const bool decided = b.clause.modal.join == Join::decision && !after->modal.negated;
  const bool linked = b.in.tok(b.clause.modal.last).ending.linking &&
                      b.spot.modal.tense == Tense::past && after->modal.tense == Tense::past &&
                      after->modal.relative == b.clause.modal.relative;
  if (!decided && !linked) return kNoRow;
  return time_in(b.in, static_cast<std::uint16_t>(b.clause.modal.last + 1U), after->predicate);
}
// [한국을 찾은] 것은 지난 2월 이후 8개월 만이다: the time that it is set against.
Row since(const Bind& b) {
  const Clause& c = b.clause;
  const std::uint16_t thing = c.predicate == kNone ? kNone : c.predicate + 1U;
  if (thing >= b.in.parse.tokens.size() || b.in.text(thing) != "것" ||
      b.in.tok(thing).josa != Case::topic)
    return kNoRow;
  for (std::uint16_t t = thing; t < b.in.parse.tokens.size(); ++t) {
    const Token& x = b.in.tok(t);
    const std::string_view rest = std::string_view(b.in.doc.text).substr(x.span.end);
    if (x.what == What::time && b.in.resolved(x.mention) && rest.starts_with(" 이후"))
      return x.mention;
  }
  return kNoRow;
}
// [B를 인수한] 것은 2021년이다, 때는 지난 3월이었다: what the sentence is there to say.
Row said_when(const Bind& b) {
  const Clause& c = b.clause;
  if (c.predicate == kNone || b.spot.modal.negated) return kNoRow;
  const auto thing = static_cast<std::uint16_t>(c.predicate + 1U);
  const auto when = static_cast<std::uint16_t>(thing + 1U);
  const bool asks = b.in.tok(thing).josa == Case::topic &&
                    (b.in.text(thing) == "것" || b.in.rules.is(b.in.text(thing), Marker::moment));
  const Token& t = b.in.tok(when);
  return asks && t.what == What::time && t.josa == Case::copula && b.in.resolved(t.mention)
             ? t.mention
             : kNoRow;
}
// 위원회는 지난 20일 [보조금을 차별 지급한] A에 과징금을 물렸다: a day right behind the topic is
// the main verb's, whatever clause follows it.
Row topic_day(const Bind& b, const Draft& d) {
  constexpr std::size_t kFullDate = 10;  // bytes of 2026-03-10
  const Clause& c = b.clause;
  const std::uint16_t who = c.topic != kNone ? c.topic : c.subject;
  if (c.modal.relative || who == kNone || !settled_act(d) || b.spot.modal.tense != Tense::past ||
      by_press(b))
    return kNoRow;
  const std::uint16_t t = b.in.ph(who).last + 1U;
  if (t >= b.spot.token || b.in.tok(t).what != What::time || b.in.tok(b.in.ph(who).last).quoted)
    return kNoRow;
  const Rows& speaker = b.in.ph(who).heads;
  const bool own =
      std::ranges::any_of(speaker, [&](Row r) { return std::ranges::find(d.a, r) != d.a.end(); });
  if (!own && b.in.tok(b.spot.token).quoted && !b.in.tok(t).quoted)
    return kNoRow;  // A는 이날 "B가 샀다"고 했다
  const Row day = b.in.tok(t).mention;
  if (of_other_actor(b, day)) return kNoRow;
  return b.in.time(day).size() == kFullDate && past_day(b.in, day) && !term(b.in, t) ? day : kNoRow;
}
// 3일 마감한 본입찰에 참여했다, 어제 맺은 계약에 따라: the time that the trigger's own noun has;
// [8월 28일 체결된] 계약에서 A는 B를 사기로 했다: that of the paper that holds the act.
Row noun_time(const Bind& b, const Draft& d) {
  if (d.status >= Status::stalled) return kNoRow;
  const auto holds = [&](std::uint16_t n) {
    return d.status == Status::signed_ && b.in.ph(n).josa == Case::place &&
           b.in.is(b.in.ph(n).last, Class::paper);
  };
  for (const Clause& c : b.in.clauses) {
    if (!c.modal.relative || c.head == kNone || c.predicate == kNone ||
        (c.head != b.spot.phrase && !holds(c.head)))
      continue;
    const Word* w = b.in.word(c.predicate);
    const bool paper = w != nullptr && (w->is(Class::light) || w->is(Class::stage));
    if (paper) return time_in(b.in, c.first, c.predicate);
  }
  return kNoRow;
}
// 지난해 6월 [A와 B가 손을 잡은] 뒤로는, 지난달 [둘이 만난] 직후: what opens the sentence dates
// what came first.
Row came_first(const Bind& b, const Draft& d) {
  const Clause& c = b.clause;
  const auto noun = static_cast<std::uint16_t>(c.modal.last + 1U);
  const std::string_view when = b.in.text(noun);
  const bool moment = b.in.tok(noun).predicate  // 회담한 |직후인| 이달 1일
                          ? b.in.rules.begins(when, Marker::moment)
                          : b.in.rules.is(when, Marker::moment);
  if (!c.modal.relative || c.args.empty() || !settled_act(d) || !moment ||
      b.spot.modal.tense != Tense::past)
    return kNoRow;
  const std::uint16_t own = b.in.ph(c.args.front()).first;
  if (own == 0) return kNoRow;
  const auto t = static_cast<std::uint16_t>(own - 1U);
  if (b.in.tok(t).what != What::time || !b.in.resolved(b.in.tok(t).mention) || term(b.in, t))
    return kNoRow;
  return to_come(b.in, b.in.tok(t).mention) ? kNoRow : b.in.tok(t).mention;
}
// [맺은] 계약을 7일 해지했다고 밝혔다, [추진하던] 인수가 지난 3일 무산됐다: the day of the verb
// that ends what its relative clause tells; of the clause's own time it says nothing.
bool ended_by(const Bind& b, const Draft& d, Row& day) {
  const Clause& c = b.clause;
  if (d.status < Status::stalled || !c.modal.relative || c.head == kNone) return false;
  for (const Clause& main : b.in.clauses) {
    if (main.predicate == kNone || &main == &c ||
        std::ranges::find(main.args, c.head) == main.args.end())
      continue;
    const Word* w = course(b.in, main);
    const bool ends =
        w != nullptr && (w->is(Class::refuse) || (w->status && *w->status >= Status::stalled));
    if (!ends) return false;  // [제안을 물리친] 까닭을 설명했다
    for (std::uint16_t t = main.first; t < main.predicate; ++t)
      if (b.in.tok(t).what == What::time && b.in.resolved(b.in.tok(t).mention) &&
          belongs(b.in, main, t))
        day = b.in.tok(t).mention;
    const std::uint16_t said = main.modal.said_by;
    if (day == kNoRow && said != kNone && !by_press(b)) day = time_in(b.in, main.predicate, said);
    // A는 지난해 5월 [납품하던] 계약을 접었다: what went on has no day of its own
    return day != kNoRow || !b.in.whole(c.predicate).ends_with("던");
  }
  return false;
}
// 팔기 위해 지난달 입찰을 실시했다: when something was done about what is sought.
Row sought_on(const Bind& b, const Draft& d) {
  const bool aims =
      b.clause.modal.join == Join::purpose ||
      b.in.text(static_cast<std::uint16_t>(b.clause.modal.last + 1U)).starts_with("위");  // 위해
  if (!aims || d.status != Status::sought || !takes_money(d.type)) return kNoRow;
  const auto from = static_cast<std::uint16_t>(b.clause.modal.last + 1U);
  for (const Clause& main : b.in.clauses) {
    if (main.predicate == kNone || main.predicate < from || main.modal.relative ||
        b.in.text(main.predicate).starts_with("위"))
      continue;
    return main.modal.tense == Tense::past && !main.modal.negated
               ? time_in(b.in, from, main.predicate)
               : kNoRow;
  }
  return kNoRow;
}
// A와 B는 11일 [C가 돈을 내고 소송을 취하하기로] 했다고 밝혔다: the day of a joint statement stands
// before what is stated.
Row stated_on(const Bind& b, const Draft& d) {
  const bool past = b.spot.modal.tense == Tense::past && d.status == Status::done;
  const bool money = takes_money(d.type);
  if (b.spot.modal.said_by == kNone || !(money || (settled_act(d) && past)) || by_press(b))
    return kNoRow;
  // A는 15일 B가 출자한다고 발표했다: of its own deal
  const auto party = [&](Row r) { return side_in(b.in, d, r); };
  for (const Phrase& p : b.in.parse.phrases) {
    if (p.last >= b.spot.token) break;
    const std::uint16_t t = p.last + 1U;
    const bool apart = b.clause.subject != kNone && b.in.ph(b.clause.subject).first > t;
    if (!settled_act(d) && !(apart && std::ranges::any_of(p.heads, party))) continue;
    if (!p.dead && p.josa == Case::topic && !b.in.tok(p.last).quoted && t < b.spot.token &&
        b.in.tok(t).what == What::time && b.in.resolved(b.in.tok(t).mention) && !term(b.in, t))
      return b.in.tok(t).mention;
  }
  return kNoRow;
}

bool works(const Scene& in, const Clause& c) {
  const auto is = [&](std::uint16_t t) {
    return in.rules.is(in.text(t), Marker::built) ||
           in.rules.is(in.text(t).substr(0, kTwoSyllables), Marker::built);  // 가동하겠다고
  };
  return is(c.predicate) || std::ranges::any_of(c.args, [&](auto n) { return is(in.ph(n).last); });
}
// 공장을 짓고 있으며 연말 준공한다: when it is to stand, where the day told is only of speaking
// (30일 공장을 짓는다고 밝혔다).
Row built_on(const Bind& b, const Draft& d, Row told) {
  if (told != kNoRow && (d.status != Status::planned || !past_day(b.in, told))) return told;
  for (const Clause& c : b.in.clauses)
    if (c.predicate != kNone && c.predicate > b.spot.token && works(b.in, c))
      if (const Row t = time_in(b.in, c.args.empty() ? c.predicate : b.in.ph(c.args.front()).first,
                                c.predicate);
          t != kNoRow)
        return t;
  return kNoRow;
}

// 2020년 사업에 대한 협약을 맺었다: the year of the thing agreed on.
bool of_matter(const Scene& in, std::uint16_t time) {
  const Token& t = in.tok(time);
  const auto thing = static_cast<std::uint16_t>(time + 1U);
  if (t.josa != Case::none || in.time(t.mention).size() != 4 || in.tok(thing).what != What::word)
    return false;
  return in.tok(thing).josa == Case::about;
}
// 2010년 5월 [정상회의] 당시 …한 지 1년 만에, 이번 [제휴]로 오는 9월 설립될 A: what comes behind
// is not the meeting's, nor the deal's.
std::uint16_t last_of(const Bind& b) {
  const std::uint16_t at = b.spot.token;
  if (b.spot.phrase == kNone || b.in.tok(at).predicate) return end_of(b);
  const bool then = b.in.text(static_cast<std::uint16_t>(at + 1U)) == "당시";
  const bool by_it = at > 0 && b.in.text(static_cast<std::uint16_t>(at - 1U)) == "이번" &&
                     b.in.ph(b.spot.phrase).josa == Case::direction;
  return then || by_it ? at : end_of(b);
}
// 지난해 [개인정보를 흘린] 사건과 관련, A에 과징금을 물렸다: when that happened.
bool of_charge(const Scene& in, std::uint16_t t) {
  return in.parse.absorbed[t] && t > 0 && in.text(t).starts_with("관련") &&
         in.rules.is(in.text(t - 1U), Marker::mishap);
}
bool for_mishap(const Bind& b) {
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)
    if (of_charge(b.in, t)) return true;
  return false;
}
// [올해 말 가동을] 목표로 짓는다: when it is to be, not when it is done.
bool of_goal(const Scene& in, std::uint16_t time) {
  constexpr std::uint16_t kReach = 4;  // words
  for (std::uint16_t t = time + 1U; t <= time + kReach && t < in.parse.tokens.size(); ++t) {
    if (in.tok(t).what == What::mark || in.tok(t).predicate) return false;
    if (in.text(t) == "목표") return true;
  }
  return false;
}
// 작년보다 늘리기로, 지난해 대비, 1년 전에 비해: what it is measured by.
bool compared(const Scene& in, std::uint16_t time) {
  const std::string_view behind = std::string_view(in.doc.text).substr(in.tok(time).span.end);
  for (const std::string_view than : {"보다", " 대비", "에 비해", "와 비교", "과 비교"})
    if (behind.starts_with(than)) return true;
  return false;
}
// |2019년| A 매각에 이어 B를 팔았다, |지난해| A에 이어 B를: of what came before.
bool of_former(const Scene& in, std::uint16_t time) {
  return std::ranges::any_of(in.parse.phrases, [&](const Phrase& p) {
    const bool behind = p.first == time + 1U || (p.first == time && p.last > time);
    return behind && !p.dead && (p.josa == Case::other || p.josa == Case::dative) &&
           in.text(static_cast<std::uint16_t>(p.last + 1U)) == "이어";
  });
}
// 르노는 14일 "닛산을 지지한다"고 밝혔다: who says so in quotation marks takes his side that day.
Row day_of_words(const Bind& b, const Draft& d) {
  if ((d.type != Type::oppose && d.type != Type::endorse) || !b.in.tok(b.spot.token).quoted)
    return kNoRow;
  std::uint16_t open = b.spot.token;
  while (open > 0 && b.in.tok(open - 1U).quoted) --open;
  return time_in(b.in, 0, open);
}
}  // namespace

// |2018년| A의 B 인수는 무산됐고, |2019년| B 매각에 이어: the time in front of an act's own noun.
Row in_front(const Bind& b) {
  if (b.spot.phrase == kNone || b.in.tok(b.spot.token).predicate) return kNoRow;
  const Phrase& p = b.in.ph(b.spot.phrase);
  const bool about = p.josa == Case::topic && (b.spot.nominal || b.clause.subject == b.spot.phrase);
  const bool besides = (p.josa == Case::dative || p.josa == Case::other) &&
                       b.in.text(static_cast<std::uint16_t>(p.last + 1U)) == "이어";
  const bool within = b.in.tok(p.first).what == What::time;
  if (p.last != b.spot.token || (p.first == 0 && !within) || !(about || besides)) return kNoRow;
  const Token& t = b.in.tok(within ? p.first : static_cast<std::uint16_t>(p.first - 1U));
  const bool time = t.what == What::time && t.josa == Case::none && b.in.resolved(t.mention);
  return time ? t.mention : kNoRow;
}
// The time of the clause itself; a longer one only where no other stands there.
Row own_time(const Bind& b) {
  Row out = kNoRow;
  const auto take = [&](std::uint16_t t) {
    if (b.in.tok(t).what != What::time || spoken(b, t) || !b.in.resolved(b.in.tok(t).mention))
      return;
    if (t < b.spot.token && of_former(b.in, t)) return;
    if (of_goal(b.in, t) || of_matter(b.in, t) || compared(b.in, t) || of_teller(b, t) ||
        (b.in.tok(b.spot.token).quoted && !b.in.tok(t).quoted))
      return;
    const bool vaguer = out != kNoRow && b.in.time(out).starts_with(b.in.time(b.in.tok(t).mention));
    if (out == kNoRow || (!term(b.in, t) && !vaguer)) out = b.in.tok(t).mention;
  };
  for (const std::uint16_t n : b.clause.args)  // 지난달 "…"며 B를 견제했다
    if (b.in.ph(n).last < b.clause.first && b.in.ph(n).first == b.in.ph(n).last)
      take(b.in.ph(n).first);
  const std::uint16_t last = last_of(b);
  for (std::uint16_t t = b.clause.first; t <= last && t < b.in.parse.tokens.size(); ++t) {
    if (b.in.parse.absorbed[t] && b.in.text(t).starts_with("따르")) out = kNoRow;
    if (of_charge(b.in, t)) out = kNoRow;
    if (own(b, t)) take(t);
  }
  return out;
}
// 지난달 |내년 2월| 동맹을 출범시키기로 했다: of two times of what was agreed the one that has
// come.
static Row agreed_on(const Bind& b, const Draft& d, Row ahead) {
  const Modal& m = b.spot.modal;
  if (ahead == kNoRow || !settled_act(d) || !(m.decision || m.tense == Tense::past) ||
      !to_come(b.in, ahead))
    return kNoRow;
  Row out = kNoRow;
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t) {
    const Token& x = b.in.tok(t);
    if (x.what == What::time && b.in.resolved(x.mention) && own(b, t) && !term(b.in, t) &&
        !compared(b.in, t) && !of_teller(b, t) && !x.quoted && past_day(b.in, x.mention))
      out = x.mention;
  }
  return out;
}
bool past_day(const Scene& in, Row time) {
  const Days days = days_of(in.doc.mentions.at(in.doc.mentions.rows[time].value));
  return days.ok && in.doc.published != 0 &&
         days.last <= local_day(in.doc.published, in.doc.offset_minutes);
}
// 지난 13일 [인수를 승인하는] 명령에 서명했다: the day of the verb that carries the act.
Row carrier_time(const Scene& in, const Clause& c) {
  if (!c.modal.relative || c.head == kNone) return kNoRow;
  for (const Clause& main : in.clauses) {
    if (main.predicate == kNone || std::ranges::find(main.args, c.head) == main.args.end())
      continue;
    const Word* w = in.word(main.predicate);
    const bool rules =  // 빌려주는 대출을 승인했다
        c.shared && in.acts_as(main.predicate, Type::regulate);
    if (w == nullptr || !(w->is(Class::light) || w->is(Class::stage) || rules)) return kNoRow;
    for (const std::uint16_t n : main.args)
      if (const Token& t = in.tok(in.ph(n).last); t.what == What::time && in.resolved(t.mention))
        return t.mention;
  }
  return kNoRow;
}
bool on_occasion(const Scene& in) {
  const auto size = static_cast<std::uint16_t>(in.parse.tokens.size());
  for (std::uint16_t t = 0; t < kOpening && t < size; ++t) {
    const Token& x = in.tok(t);
    if (x.what == What::time) return false;
    if (x.what != What::word) continue;
    const std::string_view before = t > 0 ? in.text(static_cast<std::uint16_t>(t - 1U)) : "";
    if (before == "이번" && (x.josa == Case::direction || x.josa == Case::place)) return true;
    const std::string_view behind =
        t + 1U < size ? in.text(static_cast<std::uint16_t>(t + 1U)) : std::string_view{};
    const bool aim = behind == "위해" || behind == "직후" || behind == "직전";  // 포럼 직후
    const bool stands = x.josa == Case::place || x.josa == Case::dative || x.josa == Case::topic ||
                        x.josa == Case::other || aim;
    if (!stands || !in.rules.is(in.text(t), Marker::occasion)) continue;
    return in.text(t) != "자리" || before == "이" || before == "그";  // 이 자리에서
  }
  return false;
}
bool looks_ahead(const Scene& in, Row time) {
  return in.rules.begins(in.doc.at(in.doc.mentions.rows[time].span), Marker::ahead);
}
bool any_time(const Scene& in, std::uint16_t first, std::uint16_t end,
              bool (*is)(const Scene&, Row)) {
  for (std::uint16_t t = first; t < end; ++t)
    if (in.tok(t).what == What::time && is(in, in.tok(t).mention)) return true;
  return false;
}
bool this_paper(const Scene& in, std::uint16_t token) {
  if (token == 0 || !in.is(token, Class::paper)) return false;
  const std::string_view which = in.text(token - 1U);
  return which == "이번" || which == "이" || which == "본";
}
bool to_come(const Scene& in, Row time) {
  if (time == kNoRow) return false;
  if (in.doc.published == 0) return looks_ahead(in, time);
  const Days days = days_of(in.doc.mentions.at(in.doc.mentions.rows[time].value));
  return days.ok && days.first > local_day(in.doc.published, in.doc.offset_minutes);
}
bool until(const Scene& in, std::uint16_t time) {
  return in.doc.text.compare(in.tok(time).span.end, 6, "까지") == 0;
}
// A는 2021년 B를, C는 2022년 D를 인수했다: the phrase is the other half's alone.
static bool of_other_half(const Scene& in, const Clause& c, std::uint16_t phrase) {
  if (c.predicate == kNone || std::ranges::find(c.args, phrase) != c.args.end()) return false;
  return std::ranges::any_of(in.clauses, [&](const Clause& o) {
    return &o != &c && o.predicate == c.predicate && o.subject != c.subject &&
           std::ranges::find(o.args, phrase) != o.args.end();
  });
}
// The first of two clauses that one verb ends.
static bool first_half(const Scene& in, const Clause& c) {
  const auto next = static_cast<std::size_t>(&c - in.clauses.data()) + 1U;
  return next < in.clauses.size() && in.clauses[next].predicate == c.predicate;
}
// 2016년 세워져 …를 인수했다, 2016년 설립된 회사로, …를 인수했다: when it came to be, no more.
static bool founding(const Scene& in, const Clause& c) {
  if (in.tok(c.predicate).josa == Case::copula) return true;
  const bool object =
      std::ranges::any_of(c.args, [&](auto n) { return in.ph(n).josa == Case::object; });
  return !object && in.rules.begins(in.text(c.predicate), Marker::founded);
}
void carry_time(const Scene& in, const Clause& c, Row& time) {
  if (c.predicate == kNone || c.modal.relative || first_half(in, c) || founding(in, c)) return;
  const bool ends = c.modal.join == Join::contrast;
  if (ends) time = kNoRow;
  for (const std::uint16_t n : c.args)  // A는 지난달 "…"며 B를 견제했다
    if (const Token& t = in.tok(in.ph(n).first);
        !ends && in.ph(n).last < c.first && t.what == What::time && in.resolved(t.mention))
      time = t.mention;
  for (std::uint16_t t = c.first; t <= c.last && t < in.parse.tokens.size(); ++t) {
    if (in.parse.absorbed[t] && in.text(t).starts_with("따르")) time = kNoRow;
    if (in.tok(t).what == What::time && in.resolved(in.tok(t).mention) && !ends && !until(in, t) &&
        belongs(in, c, t) && !compared(in, t) && !of_former(in, t))
      time = in.tok(t).mention;
  }
}
// 서명식에서, 계약|식에는: the word may have been cut in two.
bool occasion(const Scene& in, std::uint16_t phrase) {
  const Phrase& p = in.ph(phrase);
  const Span words{in.tok(p.first).span.begin, in.tok(p.last).span.end};
  return in.rules.ends(in.doc.at(words), Marker::occasion);
}
// [지난 3월 설립된] A: the founding's own; 지난달 [국영회사인] B에 납품했다: not of what B is; [5일
// 열린] 서명식에서 맺었다: of both.
bool belongs(const Scene& in, const Clause& c, std::uint16_t t) {
  const std::uint16_t phrase = in.parse.phrase_of[t];
  if (phrase != kNone && of_other_half(in, c, phrase)) return false;
  if (phrase == kNone || !in.nested[phrase]) return true;
  if (std::ranges::find(c.args, phrase) != c.args.end()) return true;
  if (in.tok(t).what != What::time) return false;
  const auto of = std::ranges::find_if(in.clauses, [&](const Clause& r) {
    return r.modal.relative && std::ranges::find(r.args, phrase) != r.args.end();
  });
  if (of == in.clauses.end() || std::ranges::find(c.args, of->head) == c.args.end()) return false;
  if (in.rules.begins(in.text(of->predicate), Marker::held) && in.ph(of->head).josa == Case::place)
    return true;
  if (c.modal.relative) return false;
  if (occasion(in, of->head)) return true;
  if (of->args.front() != phrase) return false;
  const bool dated = of->args.size() > 1 && !term(in, t) &&  // 6일에는 [지난해 지은] X를
                     in.tok(in.ph(of->args[1]).last).what == What::time;
  const Token& is = in.tok(of->predicate);
  const bool what = is.josa == Case::copula || in.text(of->predicate).ends_with("인");
  // but 지난해 [매출이 1조원인] B를
  return dated || (what && of->args.size() == 1 && in.ph(phrase).last == t);
}
std::uint16_t end_of(const Bind& b) {
  const Clause& c = b.clause;
  if (c.modal.paper) return std::max(c.modal.last, b.spot.token);
  return std::max(c.predicate == kNone ? c.last : c.predicate, b.spot.token);
}
bool own(const Bind& b, std::uint16_t t) { return belongs(b.in, b.clause, t); }
const Clause* beside(const Bind& b, bool after) {
  const Clause* out = nullptr;
  for (const Clause& c : b.in.clauses) {
    if (&c == &b.clause || c.predicate == kNone || c.modal.relative) continue;
    if (after && c.predicate > b.clause.modal.last) return &c;
    if (!after && c.predicate < b.spot.token) out = &c;
  }
  return out;
}

// 계약을 맺었다고 6일 밝혔다: the day of speaking, where the act has none and is no plan.
static Row told_on(const Bind& b, const Draft& d) {
  const std::uint16_t said = b.spot.modal.said_by;
  const bool act = takes_money(d.type) && b.spot.modal.tense == Tense::past;
  if (said == kNone || !act || !settled_act(d) || by_press(b)) return kNoRow;
  return time_in(b.in, b.spot.token, said);
}
// 맺었다고 6일 밝혔다, A는 6일 …했다고 밝혔다: the day of saying so, which may not be the act's.
bool report_day(const Bind& b, const Draft& d) {
  const std::uint16_t said = b.spot.modal.said_by;
  if (d.time == kNoRow || said == kNone) return false;
  if (d.time == told_on(b, d)) return true;
  if (b.in.doc.at(b.in.doc.mentions.rows[d.time].span).starts_with("지난") ||
      time_in(b.in, b.spot.token, said) != kNoRow)
    return false;
  return std::ranges::any_of(b.in.parse.phrases, [&](const Phrase& p) {
    const Token& day = b.in.tok(static_cast<std::uint16_t>(p.last + 1U));
    return !p.dead && p.josa == Case::topic && p.last < b.spot.token && day.what == What::time &&
           day.mention == d.time;
  });
}
// 1998년부터 도입했으며 …를 제공할 방침이다: what began then is not what is meant to be.
bool going_on(const Scene& in, Row time) {
  const Days days = days_of(in.time(time));
  return in.time(time).ends_with("/..") && days.ok && in.doc.published != 0 &&
         days.first <= local_day(in.doc.published, in.doc.offset_minutes);
}
// 17일 로이터는 [A가 B에 투자했다고] 보도했다: the paper's day. The token behind whom it is said
// by, kNone where the time is the act's.
std::uint16_t behind_paper(const Bind& b, Row time) {
  const std::uint16_t said = b.spot.modal.said_by;
  if (said == kNone || time == kNoRow || !b.in.text(said).starts_with("보도")) return kNone;
  std::uint16_t at = b.clause.first;
  while (at < b.spot.token && b.in.tok(at).mention != time) ++at;
  for (std::uint16_t t = at + 1U; t < b.spot.token; ++t) {
    if (b.in.tok(t).josa == Case::topic) return static_cast<std::uint16_t>(t + 1U);
    if (b.in.tok(t).josa != Case::none || b.in.tok(t).predicate) return kNone;
  }
  return kNone;
}
// 위원회는 13일 A의 B 인수를 승인했다: the day of the approval.
bool of_approval(const Bind& b, const Draft& d) {
  const bool ahead = d.status == Status::planned || d.status == Status::sought;
  const std::uint16_t by = b.clause.shared ? b.clause.subject : kNone;
  const bool own = by != kNone && std::ranges::any_of(b.in.ph(by).heads, [&](Row r) {
                     return side_in(b.in, d, r);  // but 은행은 13일 B에 대출을 승인했다
                   });
  return ahead && b.spot.ruled && !own;
}
// 통신은 |5일| 소식통을 인용해 …했다고 보도했다: behind who is no party of the act.
bool behind_teller(const Bind& b, const Draft& d, Row time) {
  const auto party = [&](Row r) { return side_in(b.in, d, r); };
  return std::ranges::any_of(b.in.parse.phrases, [&](const Phrase& p) {
    const Token& day = b.in.tok(static_cast<std::uint16_t>(p.last + 1U));
    return !p.dead && p.josa == Case::topic && day.what == What::time && day.mention == time &&
           std::ranges::none_of(p.heads, party);
  });
}
// 24일 이사회를 열어 취득하기로 결의했다: the day of its own decision.
bool board(const Bind& b, const Draft& d) {
  const Modal& m = b.spot.modal;
  return takes_money(d.type) && m.decision && !m.lent && !m.progressive && !m.negated &&
         b.in.tok(m.last).ending.tense == Tense::past;
}
Row time_of(const Bind& b, const Draft& d, Row carried) {
  if (for_mishap(b) || of_other_actor(b, carried)) carried = kNoRow;
  Row out = kNoRow;
  if (ended_by(b, d, out)) return out;
  out = paired_time(b, d);
  if (out == kNoRow) out = own_time(b);
  // 8일 만나 10일 국회를 열기로 합의했다: what is agreed on is ahead
  if (out != kNoRow && to_come(b.in, out) && settled_act(d) && b.spot.modal.tense == Tense::past &&
      carried != kNoRow && past_day(b.in, carried) && !b.clause.modal.relative)
    out = carried;
  if (const Row day = agreed_on(b, d, out); day != kNoRow) out = day;
  if (const Row day = decided_on(b); day != kNoRow && runs_until(b, out)) out = day;
  if (out == kNoRow) out = day_of_words(b, d);
  const bool ahead = d.status == Status::planned || d.status == Status::sought;
  if (out == kNoRow && !b.clause.modal.relative &&
      !(ahead && carried != kNoRow && !board(b, d) &&
        (past_day(b.in, carried) || going_on(b.in, carried))))
    out = carried;  // 22일 통화하고 …를 방문하기로 했다: not on that day
  if (out == kNoRow && b.spot.modal.tense != Tense::past) out = carrier_time(b.in, b.clause);
  if (out == kNoRow) out = since(b);
  if (out == kNoRow) out = said_when(b);
  if (out == kNoRow) out = signed_on(b);
  if (out == kNoRow) out = joined_time(b);
  if (out == kNoRow) out = told_on(b, d);
  if (out == kNoRow) out = stated_on(b, d);
  if (out == kNoRow) out = topic_day(b, d);
  if (out == kNoRow) out = noun_time(b, d);
  if (out == kNoRow) out = in_front(b);
  if (out == kNoRow) out = came_first(b, d);
  if (out == kNoRow) out = sought_on(b, d);
  if (const std::uint16_t from = behind_paper(b, out); from != kNone)
    out = time_in(b.in, from, b.spot.token);
  if (of_approval(b, d)) return kNoRow;
  // 내년부터 2030년까지 들여오는 계약에 서명했다: how long it runs, and no more
  if (out != kNoRow && b.spot.modal.paper && d.status == Status::signed_ && to_come(b.in, out) &&
      b.in.time(out).find('/') != std::string_view::npos)
    out = kNoRow;
  if (out != kNoRow && by_press(b) && behind_teller(b, d, out)) out = kNoRow;
  return d.type == Type::build ? built_on(b, d, out) : out;
}

}  // namespace hj::claim
