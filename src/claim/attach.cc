// Binds amounts, time and object to their claim.
#include <algorithm>

#include "claim/bind.h"
#include "core/value.h"

namespace hj::claim {
namespace {

constexpr std::size_t kWhyReach = 3;  // clauses between a suit and what it asks for

Rows amounts_in(const Scene& in, std::uint16_t from, std::uint16_t to) {
  for (std::uint16_t t = from; t <= to && t < in.parse.tokens.size(); ++t)
    if (in.tok(t).what == What::amount && !per_share(in, in.tok(t).mention) && !worth(in, t))
      return {in.tok(t).mention};
  return {};
}
bool linked(const Scene& in, const Clause& c) {
  return c.predicate != kNone && c.modal.join == Join::chain && in.tok(c.modal.last).ending.linking;
}
bool spends(const Scene& in, const Clause& c) {
  const Word* w = in.word(c.predicate);
  if (w == nullptr || w->triggers.empty()) return true;
  return w->is(Class::light) || std::ranges::any_of(w->triggers, [&](std::uint16_t g) {
           const Type type = in.rules.triggers[g].type;
           return type == Type::invest || type == Type::joint_venture;
         });
}
// A는 X를 [10억원]에, B는 Y를 판다: behind another's topic, and before the subject.
bool of_another(const Bind& b, std::uint16_t amount) {
  const std::uint16_t own = b.clause.subject;
  if (own == kNone || amount > b.in.ph(own).first) return false;
  for (std::uint16_t t = b.clause.first; t < amount; ++t) {
    const Token& x = b.in.tok(t);
    if (x.what == What::party && x.josa == Case::topic) return true;
  }
  return false;
}
// 투자액 86억원 가운데 절반을 지원한다, 10억원 중 6억원을 빌린다: what only a part of is meant.
bool only_part(const Scene& in, std::uint16_t amount) {
  const auto behind = static_cast<std::uint16_t>(amount + 1U);
  const auto part = static_cast<std::uint16_t>(amount + 2U);
  if (in.text(behind) != "가운데" && in.text(behind) != "중") return false;
  return in.tok(part).what == What::share || in.tok(part).what == What::amount ||
         in.text(part).starts_with("절반") || in.text(part) == "일부";
}
// 5조원 규모 [증설사업] 지원: what the work costs, not what is lent for it.
bool of_work(const Bind& b, std::uint16_t amount) {
  if (b.trigger.type != Type::finance && b.trigger.type != Type::subsidise) return false;
  if (b.spot.phrase == kNone || b.in.parse.phrase_of[amount] != b.spot.phrase) return false;
  return b.spot.token > amount + 1U &&
         b.in.is(static_cast<std::uint16_t>(amount + 1U), Class::sum) &&
         b.in.rules.ends(b.in.text(static_cast<std::uint16_t>(b.spot.token - 1U)), Marker::work);
}
// 10억원을 투자해 [지분을 갖는다]: what is paid for a holding is not the holding.
bool of_holding(const Bind& b, std::uint16_t amount) {
  const std::uint16_t phrase = b.in.parse.phrase_of[amount];
  return phrase != kNone && (phrase == b.spot.phrase || b.in.has(b.in.ph(phrase), Class::stake));
}
// 가격은 10억원으로, [지분을 보유한] A에게서 산다: what the clause does not hold is not its own.
bool outside(const Bind& b, std::uint16_t amount) {
  const std::uint16_t phrase = b.in.parse.phrase_of[amount];
  return b.clause.modal.relative && phrase != kNone && phrase != b.spot.phrase &&
         std::ranges::find(b.clause.args, phrase) == b.clause.args.end();
}
// A는 B와 10억원, |C는| D와 20억원 규모의 협약을: where the next part of the sentence begins.
std::uint16_t next_part(const Bind& b) {
  const std::uint16_t own = b.clause.subject;
  if (own == kNone || b.in.parse.terse) return kNone;
  const Phrase& who = b.in.ph(own);
  for (std::uint16_t n = own + 1U; n < b.in.parse.phrases.size(); ++n) {
    const Phrase& p = b.in.ph(n);
    if (p.first >= b.spot.token) break;
    if (!p.dead && p.josa == who.josa && !p.heads.empty() &&
        std::ranges::find(b.clause.args, n) == b.clause.args.end() && !b.in.nested[n] &&
        p.first > 0 && b.in.tok(p.first - 1U).mark == U',')
      return p.first;
  }
  return kNone;
}
// [1500억원이 넘는] 돈을 투자했다, [2조원에 육박하는] 계약을: what the object comes to.
Row sized_object(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    if (!c.modal.relative || c.head == kNone || c.predicate == kNone || c.args.size() != 1 ||
        c.modal.negated || std::ranges::find(b.clause.args, c.head) == b.clause.args.end())
      continue;
    const Phrase& head = b.in.ph(c.head);
    const Phrase& sum = b.in.ph(c.args.front());
    const Word* w = b.in.word(c.predicate);
    const bool measures = w == nullptr || (w->triggers.empty() && w->classes == 0);
    const bool mine = head.josa == Case::object || c.head == b.spot.phrase;
    if (measures && mine && head.heads.empty() && sum.first == sum.last &&
        c.predicate == sum.last + 1U && b.in.tok(sum.last).what == What::amount &&
        !worth(b.in, head.first) && !b.in.rules.is(b.in.text(head.first), Marker::worth))
      return b.in.tok(sum.last).mention;
  }
  return kNoRow;
}
// 보조금 10억원과 대출 5억원을 내준다, 10억원의 보조금과 5억원의 대출을 내준다: of several sums
// that of the trigger's own phrase, else the first.
Rows own_sum(const Bind& b) {
  Row first = kNoRow, near = kNoRow, after = kNoRow, given = kNoRow;
  bool sized = false;
  const std::uint16_t whose = b.clause.subject == kNone ? kNone : b.in.ph(b.clause.subject).last;
  const std::uint16_t next = next_part(b);
  for (std::uint16_t t = b.clause.first; t <= end_of(b) && t < b.in.parse.tokens.size(); ++t) {
    const Token& x = b.in.tok(t);
    if (t >= next && next != kNone && first != kNoRow) break;
    if (x.what != What::amount || !own(b, t) || per_share(b.in, x.mention) || worth(b.in, t) ||
        only_part(b.in, t) || of_work(b, t) || outside(b, t) ||
        (b.trigger.type == Type::own && !of_holding(b, t)))
      continue;
    if (first == kNoRow && !of_another(b, t)) {
      first = x.mention;
      sized = b.in.is(static_cast<std::uint16_t>(t + 1U), Class::sum);
    } else if (sized && x.josa == Case::object) {
      given = x.mention;  // 300억원 규모 라운드에 [50억원을] 투자했다
    }
    // A는 10억원, B는 5억원을 투입한다: what follows the party is its own
    if (after == kNoRow && whose != kNone && t > whose) after = x.mention;
    const bool within = b.spot.phrase != kNone && b.in.parse.phrase_of[t] == b.spot.phrase;
    // 보조금 85억달러와 |대출 110억달러를|, 110억달러의 |대출을|
    // 과태료 1억원과 |과징금 2억원을|: what follows its own name
    const bool next = t == b.spot.token + 1U && !b.in.is(t + 1U, Class::sum);
    if (within && (t < b.spot.token || next || (near == kNoRow && t == b.spot.token + 1U)))
      near = x.mention;
  }
  if (near != kNoRow) return {near};
  if (given != kNoRow) return {given};
  if (after != kNoRow) return {after};
  if (first == kNoRow) first = sized_object(b);
  return first == kNoRow ? Rows{} : Rows{first};
}
// A에 [4억달러], B에 [3억달러] 등 [1조원]을 수출했다, A에서 [4억원], B에서 [3억원]어치 일감을
// 따냈다: what a list gives to one is its own.
Rows listed_sum(const Bind& b, const Draft& d) {
  const auto& tokens = b.in.parse.tokens;
  bool listed = false;  // an item stands before
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const auto t = static_cast<std::uint16_t>(p.last + 1U);
    const bool to = p.josa == Case::dative || p.josa == Case::place || p.josa == Case::source;
    if (!to || p.heads.empty() || t + 1U >= tokens.size()) continue;
    const auto next = static_cast<std::uint16_t>(t + 1U);
    const bool item = tokens[next].what == What::mark || b.in.text(next) == "등";
    const bool own = tokens[t].josa == Case::none ||  // A에는 50억원을, B에는 20억원을
                     (tokens[t].josa == Case::object && tokens[next].mark == U',');
    if (tokens[t].what != What::amount || !own || !(item || listed)) continue;
    listed = true;
    if ((d.b.size() == 1 && p.heads == d.b) || (d.a.size() == 1 && p.heads == d.a))
      return {tokens[t].mention};
  }
  return {};
}
// [5000억원을 써낸] A가 B를 인수했다, [10억원을 낸] A의 품에 안겼다: what the buyer bids or pays.
Rows paid_by(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire) return {};
  for (const Clause& c : b.in.clauses) {
    if (c.predicate == kNone || !c.modal.relative || c.head == kNone || c.modal.negated ||
        c.modal.tense != Tense::past || &c == &b.clause)
      continue;
    const Phrase& head = b.in.ph(c.head);
    const bool buyer =
        d.a.size() == 1 && (head.heads == d.a || std::ranges::any_of(head.mods, [&](const Mod& m) {
                              return m.rows == d.a;
                            }));
    if (!buyer) continue;
    for (const std::string_view bids : {"써내", "써낸", "적어낸", "제시", "들인", "낸", "치른"})
      if (b.in.text(c.predicate).starts_with(bids)) return amounts_in(b.in, c.first, c.predicate);
  }
  return {};
}
// 선급금 [10억원]을 돌려 달라며, 돌려받기 위해 소송을 냈다: what one sues for.
Rows asked_back(const Bind& b) {
  if (b.trigger.type != Type::sue) return {};
  for (const Clause& c : b.in.clauses)  // 10억원을 돌려 달라는 소송을
    if (c.predicate != kNone && c.head != kNone && c.head == b.spot.phrase && c.modal.relative)
      if (Rows rows = amounts_in(b.in, c.first, c.predicate); !rows.empty()) return rows;
  Rows out;
  bool why = false;
  std::size_t here = 0;  // nowhere, for a clause made up for a noun
  for (std::size_t i = 0; i < b.in.clauses.size(); ++i)
    if (&b.in.clauses[i] == &b.clause) here = i;
  for (std::size_t i = here; i-- > 0 && here - i <= kWhyReach;) {
    const Clause& c = b.in.clauses[i];
    const Join join = c.modal.join;
    if (c.predicate == kNone || c.modal.relative) continue;
    if (join == Join::contrast) break;
    why = why || join == Join::said || join == Join::purpose || join == Join::nominal ||
          b.in.text(c.modal.last).starts_with("달라");
    if (out.empty()) out = amounts_in(b.in, c.first, c.predicate);
  }
  return why ? out : Rows{};
}
bool time_between(const Scene& in, std::uint16_t from, std::uint16_t to) {
  for (std::uint16_t t = from + 1U; t < to; ++t)
    if (in.tok(t).what == What::time && in.resolved(in.tok(t).mention) && !until(in, t))
      return true;
  return false;
}
// A가 투자하기로 한 [3조원]; A가 투자하기로 한 금액은 [3조원]이다; 지분을 팔아 [3조원]을 조달했다;
// [3조원]을 출자해 세운다; 세우기로 하고 [3조원]을 대기로 했다.
Rows beyond(const Bind& b) {
  const Clause& c = b.clause;
  if (c.head != kNone) {
    const Phrase& h = b.in.ph(c.head);
    const bool burden = b.trigger.type == Type::regulate &&  // 부과한 과징금은 [10억원]이다
                        b.in.rules.ends(b.in.text(h.last), Marker::burden);
    const bool sum = burden || b.in.has(h, Class::sum);
    const auto others = [&](const Clause& main) {  // [A가 짓는] 공장에 B가 10억원을 댄다: B's
      return c.subject != kNone && main.subject != kNone && main.subject != c.subject;
    };
    for (const Clause& main : b.in.clauses)  // 짓고 있는 공장에 총 10억원을 투자한다
      if (b.trigger.type == Type::build && h.heads.empty() && main.predicate != kNone &&
          spends(b.in, main) && !others(main) &&
          std::ranges::find(main.args, c.head) != main.args.end())
        if (Rows rows = amounts_in(b.in, h.last, main.predicate); !rows.empty()) return rows;
    return amounts_in(b.in, h.first, static_cast<std::uint16_t>(h.last + (sum ? 3U : 0U)));
  }
  if (c.predicate == kNone) return {};
  if (Rows rows = asked_back(b); !rows.empty()) return rows;
  const auto amounts = [&](const Clause& from) {
    std::uint16_t begin = from.args.empty() ? from.predicate : b.in.ph(from.args.front()).first;
    if (from.subject != kNone && b.in.ph(from.subject).last < from.predicate)
      begin = std::max(begin, b.in.ph(from.subject).last);
    return amounts_in(b.in, begin, from.predicate);
  };
  const Clause* before = beside(b, false);
  if (before != nullptr && linked(b.in, *before) && spends(b.in, *before))
    if (Rows rows = amounts(*before); !rows.empty()) return rows;
  const Clause* after = beside(b, true);
  if (after == nullptr || c.modal.join != Join::chain || !after->shared) return {};
  if (own_time(b) != kNoRow && time_between(b.in, c.modal.last, after->predicate))
    return {};  // 2014년 120대를 수출했고 2022년에는 10억원 규모의 계약을 맺었다
  const bool cashed =
      b.trigger.type == Type::divest && linked(b.in, c);  // 팔아 5억원을 손에 쥐었다
  return cashed || spends(b.in, *after) ? amounts(*after) : Rows{};
}
// B와 10억원을 들여 [거점을 만드는] 내용의 협약을 맺었다: what the pact is to cost.
Rows spent_together(const Bind& b) {
  const Clause* before = clause_before(b);
  if (b.spot.phrase == kNone || !b.in.is(b.in.ph(b.spot.phrase).last, Class::paper) ||
      b.clause.predicate == kNone || b.clause.predicate > b.spot.token || before == nullptr ||
      !linked(b.in, *before) || before->modal.negated)
    return {};
  const std::string_view verb = b.in.text(before->predicate);
  const bool spent = b.in.acts_as(before->predicate, Type::invest) || verb.starts_with("들여");
  return spent ? amounts_in(b.in, before->first, before->predicate) : Rows{};
}
// 이번 투자로 라인을 신설한다: the sum was told in the sentence before.
bool this_deal(const Bind& b) {
  if (b.in.said.sum == kNoRow || b.in.parse.terse) return false;
  for (std::uint16_t t = 0; t + 1U < b.in.parse.tokens.size() && t <= b.clause.last; ++t)
    if (b.in.text(t) == "이번" && b.in.word(t + 1U) != nullptr &&
        !b.in.word(t + 1U)->triggers.empty() && b.in.tok(t + 1U).josa == Case::direction)
      return true;
  return false;
}
// A와 B가 대표주관을 맡아 전량 인수한다: the sum and the day of the bonds told before.
void of_issue(const Bind& b, Draft& d) {
  if (d.type != Type::finance || b.in.said.issue == kNoRow || b.in.parse.terse) return;
  bool arranged = false;
  for (std::uint16_t t = b.clause.first; t <= end_of(b) && t < b.in.parse.tokens.size(); ++t)
    arranged = arranged || b.in.text(t).ends_with("주관") || b.in.text(t) == "주선";
  if (!arranged) return;
  if (d.amounts.empty()) d.amounts = {b.in.said.issue};
  if (d.time == kNoRow) d.time = b.in.said.issue_time;
}
// What two sides do to one another needs no object: 손을 들어 주다, 막판까지 겨루다.
bool takes_object(Type t) {
  switch (t) {
    case Type::meet:
    case Type::compete:
    case Type::oppose:
    case Type::endorse:
    case Type::member:
    case Type::merge:
      return false;
    default:
      return true;
  }
}
// 손을 잡다: the noun of the trigger itself; 장기 계약, 단독 협상: how, not what.
bool names_object(const Bind& b, std::uint16_t last) {
  const std::string_view text = b.in.text(last);
  return text != b.trigger.before && text != "등" && !b.in.rules.ends(text, Marker::vague);
}
// '달그림자' IP: with both of its marks, or none.
Span whole_quote(const Bind& b, Span span) {
  const std::string_view text = b.in.doc.text;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"'", "'"},
                                    {"‘", "’"},
                                    {"\"", "\""},
                                    {"“", "”"}}) {
    const std::string_view inside = text.substr(span.begin, span.size());
    const bool opened = inside.find(open) != std::string_view::npos;
    const bool closed = inside.rfind(close) != std::string_view::npos;
    if (opened && inside.find(close, inside.find(open) + open.size()) == std::string_view::npos &&
        text.substr(span.end).starts_with(close))
      span.end += static_cast<std::uint32_t>(close.size());
    else if (closed && inside.substr(0, inside.rfind(close)).find(open) == std::string_view::npos &&
             text.substr(0, span.begin).ends_with(open))
      span.begin -= static_cast<std::uint32_t>(open.size());
  }
  return span;
}
void object(const Bind& b, Draft& d) {
  if (!takes_object(d.type)) return;
  std::uint16_t first = kNone, last = kNone;
  const auto words = [&](const Phrase& p, std::uint16_t end) {
    std::uint16_t from = p.first;
    for (const Mod& m : p.mods)
      if (m.token < end) from = m.token + 1U;
    const auto outside = [&](std::uint16_t t) {  // 3조원 규모(의): no part of what is dealt in
      const Token& x = b.in.tok(t);
      const bool size =
          b.in.is(t, Class::sum) && (x.josa == Case::genitive || x.josa == Case::none);
      const bool amid = b.in.rules.is(b.in.text(t), Marker::amid);  // A와 B |간| 협력
      return size || amid || (x.what != What::word && x.what != What::product) ||
             b.in.text(t) == "가운데";
    };
    while (from < end && outside(from)) ++from;
    if (from < end) first = from, last = end - 1U;
  };
  if (b.spot.phrase != kNone) words(b.in.ph(b.spot.phrase), b.spot.token);
  const auto another = [&](const Phrase& o) {  // |과징금 3억원과| 과태료 1억원을
    return b.spot.phrase != kNone && b.in.tok(o.last).what == What::amount && o.last > o.first &&
           b.in.acts_as(static_cast<std::uint16_t>(o.last - 1U), d.type);
  };
  if (first == kNone)
    if (const Phrase* o = object_phrase(b);
        o != nullptr && o->heads.empty() && !another(*o) && !b.in.is(o->first, Class::course) &&
        !(b.spot.phrase != kNone && b.in.ph(b.spot.phrase).josa == Case::other &&
          b.in.is(o->last, Class::paper)) &&  // 매각을 위해 계약을 맺었다
        (b.spot.phrase == kNone || o != &b.in.ph(b.spot.phrase)))
      words(*o, o->last + 1U);
  if (first == kNone) return;
  for (std::uint16_t t = first; t <= last; ++t)  // 과징금 [10억원], 공장의 투자액 [10억원] 가운데
    if (b.in.tok(t).what == What::amount) {
      if (t == first) return;
      last = static_cast<std::uint16_t>(t - 1U);
    }
  const auto mark = [&](std::uint16_t t) { return b.in.tok(t).what == What::mark; };
  while (last > first && (mark(last) || !names_object(b, last))) --last;  // 메모리 [장기] 공급
  const auto ties = [&](std::uint16_t t) { return b.in.rules.is(b.in.text(t), Marker::tie); };
  while (first < last && ties(first)) ++first;  // B에 [대한] 추가 출자
  if (ties(first)) return;
  if (!names_object(b, last)) return;
  d.object = {b.in.tok(first).span.begin, b.in.tok(last).span.end};
  d.object = d.object.begin >= d.object.end ? Span{} : whole_quote(b, d.object);
}

// 22일 통화를 갖고 …하기로 했다: the day has come, only what was decided is ahead.
bool held_already(const Bind& b, Row time) {
  const bool bodily = b.trigger.type == Type::meet || b.trigger.type == Type::visit;
  return bodily && time != kNoRow && b.clause.modal.join == Join::chain &&
         b.in.doc.mentions.rows[time].span.begin < b.in.tok(b.spot.token).span.begin &&
         past_day(b.in, time) && own_time(b) == time;
}

// 검찰은 140억원을 빼돌린 혐의로 A의 구속영장을 청구했다: no sum and no years of the act itself.
bool criminal(const Bind& b) {
  return b.trigger.type == Type::regulate &&
         (frame_name(b) == "charge" || b.trigger.rule.find("영장") != std::string::npos);
}
bool since(const Bind& b, Row time) {
  return std::string_view(b.in.doc.text)
      .substr(b.in.doc.mentions.rows[time].span.end)
      .starts_with("부터");
}

// 지난해 7월에도 공급했다: another dealing than the news.
bool again(const Bind& b, Row time) {
  return std::string_view(b.in.doc.text)
      .substr(b.in.doc.mentions.rows[time].span.end)
      .starts_with("에도");
}
// 양사는, 두 회사는, 3사는: more than one, whoever they are.
bool several(const Scene& in, const Phrase& p) {
  if (p.heads.size() > 1) return true;
  const std::string_view last = in.text(p.last);
  if (last == "양사" || last == "양측" || last == "양국") return true;
  if (p.first == p.last || (last != "회사" && last != "기업" && last != "나라")) return false;
  const std::string_view many = in.text(p.last - 1U);
  return many == "두" || many == "세" || many == "네";
}
// A와 B는 18일 A가 B에 투자한다고 밝혔다, 양사는 공동 성명에서 …한다고 했다: each has the other's
// word.
bool said_by_both(const Bind& b, const Draft& d) {
  const Modal& m = b.spot.modal;
  if (d.status != Status::planned || m.tense != Tense::present || m.cap || m.decision ||
      m.negated || m.said_by == kNone || b.clause.subject == kNone ||
      b.in.tok(m.said_by).ending.tense != Tense::past)
    return false;
  return std::ranges::any_of(b.in.parse.phrases, [&](const Phrase& p) {
    const auto speaks = [&](Row r) {
      return std::ranges::any_of(p.heads, [&](Row h) { return b.in.same(h, r); });
    };
    const bool all =
        p.heads.empty() || (std::ranges::all_of(d.a, speaks) && std::ranges::all_of(d.b, speaks));
    return !p.dead && p.josa == Case::topic && p.last < b.in.ph(b.clause.subject).first &&
           several(b.in, p) && all && !any_time(b.in, p.last, b.spot.token, looks_ahead);
  });
}
// 연내 허가, 다음 달 방문
bool soon(const Scene& in, Row time) { return time != kNoRow && looks_ahead(in, time); }
// 내주 한·호주 외교장관회담, in an article whose date nobody knows
bool ahead_undated(const Bind& b) {
  return b.in.doc.published == 0 && any_time(b.in, b.clause.first, b.spot.token, looks_ahead);
}
}  // namespace

bool per_share(const Scene& in, Row row) {
  const auto amounts = parse_amounts(in.doc.mentions.at(in.doc.mentions.rows[row].value));
  return !amounts.empty() && (amounts.front().per == "share" || amounts.front().per == "unit");
}
bool worth(const Scene& in, std::uint16_t amount) {
  const auto is = [&](std::uint16_t t) {
    return in.tok(t).what == What::word && in.rules.is(in.text(t), Marker::worth);
  };
  auto behind = static_cast<std::uint16_t>(amount + 1U);
  const auto inside = [&] { return behind < in.parse.tokens.size(); };
  bool whose = in.tok(amount).josa == Case::genitive;
  for (const std::string_view about : {"수준", "규모", "안팎", "이상", "가량"}) {
    const bool within = in.text(amount).ends_with(about);  // the amount may hold the word
    if (whose || !inside() || !(within || in.text(behind) == about)) continue;
    whose = true;
    if (!within) ++behind;
  }
  if (whose && inside() && is(behind)) return true;  // 3천억원의 기업가치, 3천억원 수준 기업가치
  for (std::uint16_t t = amount; t-- > 0 && amount - t <= 2;) {
    const Token& x = in.tok(t);
    if (x.what == What::mark || x.what == What::amount || x.predicate || x.party()) return false;
    const bool taken =
        t > 0 &&
        (in.tok(t - 1U).what == What::amount ||  // 3천억원 기업가치로
         (t > 1 && in.tok(t - 2U).what == What::amount && in.tok(t - 1U).what == What::word));
    if (is(t)) return !(taken && in.tok(t).josa == Case::direction);
  }
  return false;
}
Row sum_in_brackets(const Scene& in, Row party) {
  const auto& rows = in.doc.mentions.rows;
  const std::string_view text = in.doc.text;
  const std::uint32_t open = rows[party].span.end;
  if (open >= text.size() || text[open] != '(') return kNoRow;
  Row next = party + 1U;
  while (next < rows.size() && rows[next].span.begin <= open) ++next;
  return next < rows.size() && rows[next].kind == Kind::amount &&
                 rows[next].span.begin == open + 1U &&
                 text.substr(rows[next].span.end).starts_with(')')
             ? next
             : kNoRow;
}
bool takes_money(Type t) {
  switch (t) {
    case Type::meet:
    case Type::visit:
    case Type::role:
    case Type::talk:
    case Type::compete:
    case Type::oppose:
    case Type::endorse:
      return false;
    default:
      return true;
  }
}

void attach(const Bind& b, Row time, Draft& d) {
  if (b.spot.named) return void(d.time = in_front(b));
  const bool crime = criminal(b), money = takes_money(d.type) && !crime;
  if (money) d.amounts = listed_sum(b, d);
  if (money && d.amounts.empty()) d.amounts = own_sum(b);
  if (money && said_by_both(b, d)) d.status = Status::signed_;
  d.time = time_of(b, d, time);
  if (crime && d.time != kNoRow && since(b, d.time)) d.time = kNoRow;
  const Tense tense = b.spot.modal.tense;
  const bool open = tense == Tense::present || (b.in.parse.terse && tense == Tense::none);
  if (d.status == Status::done && open &&
      (to_come(b.in, d.time) || soon(b.in, d.time) || ahead_undated(b)))
    d.status = Status::planned;  // 2027년부터 납품한다
  if (d.status == Status::planned && b.spot.modal.decision && held_already(b, d.time))
    d.status = Status::done;
  d.told_day = report_day(b, d);
  d.standing = b.spot.modal.progressive;
  d.present = b.spot.modal.tense == Tense::present && !b.spot.modal.progressive;
  const bool sole = d.type == Type::acquire || d.type == Type::merge;  // tried again, at most
  d.again = !sole && d.time != kNoRow && again(b, d.time);
  // The sum of a deal beside it is that deal's; a holding is not what was paid for it.
  const bool shared = money && d.type != Type::partner && d.type != Type::own;
  if (d.amounts.empty() && shared) d.amounts = beyond(b);
  if (d.amounts.empty() && money) d.amounts = paid_by(b, d);
  if (d.amounts.empty() && d.type == Type::partner) d.amounts = spent_together(b);
  if (d.amounts.empty() && shared && this_deal(b)) d.amounts = {b.in.said.sum};
  of_issue(b, d);
  if (!crime) object(b, d);
}

}  // namespace hj::claim
