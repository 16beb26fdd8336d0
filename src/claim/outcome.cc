// How far an act has come where more than the chain above its verb decides.
#include <algorithm>
#include <optional>

#include "claim/bind.h"
#include "core/value.h"

namespace hj::claim {
namespace {

// 인수하는 등 사업을 넓혔다, 넓히고 있다: it has come about.
bool sums_up(const Modal& main) {
  return main.tense == Tense::past ||
         (main.progressive && !main.cap && !main.end && !main.decision && !main.unsaid);
}
// 2015년 8월 합병해 체제를 바꾸면서 …해야 한다, 지난해 인수하면서 …할 전망이다: what the month or
// year that has passed holds has been.
bool long_since(const Bind& b) {
  constexpr std::size_t kFullDate = 10;  // bytes of 2026-03-10
  const Modal& m = b.spot.modal;
  if (b.spot.phrase != kNone && b.clause.predicate == kNone) return false;
  if (b.clause.modal.join != Join::chain || m.decision || m.held || m.unsaid ||
      b.clause.modal.tense == Tense::future || m.said_by != kNone)
    return false;
  const Token& last = b.in.tok(b.clause.modal.last);
  const bool amid = b.in.doc.at({last.span.begin, last.end}).ends_with("면서");
  if (!amid && !last.ending.linking) return false;
  const Row time = own_time(b);
  return time != kNoRow && b.in.time(time).size() < kFullDate && past_day(b.in, time);
}
// 인수하고 통합하는 과정에서 …을 어겼다: it has been done.
bool in_the_course(const Bind& b) {
  const Modal& m = b.spot.modal;
  if (m.decision || m.unsaid || b.in.clauses.back().modal.tense != Tense::past) return false;
  const auto course = [&](const Clause& c) {
    if (c.predicate == kNone || b.in.tok(c.predicate).ending.join != Join::adnominal) return false;
    const auto noun = static_cast<std::uint16_t>(c.predicate + 1U);
    return b.in.text(noun) == "과정" && b.in.tok(noun).josa == Case::place;
  };
  if (course(b.clause)) return true;
  const Clause* next = clause_after(b);
  return b.clause.modal.join == Join::chain && next != nullptr && course(*next);
}
// 순방을 마치고 귀국한다, 협상을 마치고 서명한다: it is over before what follows.
bool brought_to_end(const Bind& b) {
  const Clause& c = b.clause;
  const Modal& m = b.spot.modal;
  return b.spot.phrase != kNone && c.predicate != kNone && c.modal.join == Join::chain &&
         (b.in.text(c.predicate).starts_with("마치") ||
          b.in.text(c.predicate).starts_with("끝내")) &&
         ((m.tense == Tense::present && !m.cap && !m.held) || b.trigger.type == Type::talk) &&
         !m.decision && !m.unsaid;
}
bool plain(const Modal& m) { return !m.cap && !m.end && !m.progressive && !m.decision; }
// 인수하는 등 사업에 적극적이다: so it is now.
bool is_so(const Scene& in) {
  const Clause& end = in.clauses.back();
  return end.predicate != kNone && in.tok(end.predicate).josa == Case::copula &&
         in.text(end.predicate).ends_with("적") && end.modal.tense != Tense::future &&
         !end.modal.negated && plain(end.modal);
}
// 한국을 방문해 회의에 참석한다고 밝혔다: the visit is part of what is said, not told with it.
bool within_speech(const Bind& b) {
  const Clause* next = clause_after(b);
  if (next == nullptr || next->predicate == kNone) return false;
  return b.in.tok(next->predicate).ending.join == Join::said;
}
// 이란을 방문하기 위해 2일 출국했다: on the way.
bool has_left(const Bind& b) {
  if (b.clause.modal.join != Join::nominal) return false;
  for (const Clause& next : b.in.clauses) {
    if (next.predicate == kNone || next.predicate <= b.clause.modal.last || next.modal.relative ||
        b.in.text(next.predicate).starts_with("위해"))
      continue;
    if (next.modal.tense != Tense::past || next.modal.negated) return false;
    for (const std::string_view verb : {"출국", "출발", "떠나", "떠났", "향했"})
      if (b.in.text(next.predicate).starts_with(verb)) return true;
    return false;
  }
  return false;
}
// 만나 [어떻게 할지] 논의했다: what is open is what they spoke of; but 만나 논의했다는 의혹.
bool asks_whether(const Bind& b) {
  const Clause* next = clause_after(b);
  return next != nullptr && next->predicate != kNone && b.in.tok(next->predicate).ending.doubt;
}
// The clause whose speaker tells of this one as well: 만나 …하겠다고 |밝혔는데| …는 미지수다.
const Clause& told_in(const Bind& b) {
  for (const Clause& c : b.in.clauses)
    if (&c != &b.clause && c.predicate != kNone && c.predicate > b.spot.token &&
        c.modal.said_by != kNone && c.modal.said_by == b.clause.modal.said_by)
      return c;
  return b.in.clauses.back();
}
// A는 B를 만나 협력하겠다고, 검토할 수 있다는 뜻을 밝혔다: they have met where he says so; but 곧
// 만나 설득하겠다고.
bool met_and_said(const Bind& b) {
  const Clause& end = told_in(b);
  const bool calls_on = b.trigger.type == Type::visit && frame_name(b) == "go";  // 찾아 …전했다
  if ((b.trigger.type != Type::meet && !calls_on) || b.clause.modal.join != Join::chain ||
      b.in.parse.terse || &end == &b.clause || end.predicate == kNone ||
      b.in.tok(b.spot.token).quoted)
    return false;
  const std::uint16_t said = end.modal.said_by != kNone ? end.modal.said_by : end.predicate;
  const Word* verb = b.in.word(said);
  const auto asks = [&] {  // 만나 …하자고 제안했다
    for (const std::string_view act : {"제안", "요청", "당부", "약속", "촉구", "권유"})
      if (verb->text == act) return true;
    return false;
  };
  if (verb == nullptr || !(verb->is(Class::speech) || asks()) ||
      b.in.tok(said).ending.tense != Tense::past)
    return false;
  const bool by_other = std::ranges::any_of(b.in.parse.phrases, [&](const Phrase& p) {
    return !p.dead && p.josa == Case::subject && p.first > b.spot.token && p.last < said;
  });
  if (calls_on && (by_other || end.modal.cap == Status::planned))
    return false;  // 찾아 격려할 예정이라고 통일부가 밝혔다
  const Clause* next = clause_after(b);
  if (next == nullptr) return false;
  const Token& promise = b.in.tok(next->predicate);
  // B를 접견하고 …하자고 말했다
  const bool calls = b.in.doc.at(Span{promise.span.begin, promise.end}).ends_with("자고");
  if (!b.in.tok(b.clause.modal.last).ending.linking && !calls) return false;
  const bool asked = calls || (asks() && promise.ending.tense == Tense::none);  // 하라고
  if (promise.ending.join == Join::said && promise.ending.tense != Tense::future && !asked)
    return false;
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)
    for (const std::string_view soon : {"직접", "곧", "조만간", "빨리", "다시"})
      if (b.in.text(t) == soon) return false;
  const Row day = own_time(b);
  return day == kNoRow || !to_come(b.in, day);
}
// 거래가 끝나면 …: what is to be then.
bool after_condition(const Bind& b) {
  return std::ranges::any_of(b.in.clauses, [&](const Clause& c) {
    return c.predicate != kNone && c.predicate < b.spot.token && c.modal.join == Join::condition &&
           !c.modal.negated;
  });
}

}  // namespace

bool refuses(const Scene& in, const Clause& c) {
  const Word* w = c.predicate == kNone ? nullptr : in.word(c.predicate);
  if (w == nullptr || c.subject == kNone || c.modal.negated || c.modal.unsaid) return false;
  return in.tok(c.predicate).voice == Voice::active && w->is(Class::refuse);
}
bool raises(const Bind& b) { return b.trigger.type == Type::invest && frame_name(b) == "raise"; }
// 인수에 나섰다, 투자 유치에 나섰다: begun, not done.
bool sets_out(const Bind& b) {
  const bool bare = b.clause.predicate == kNone && b.spot.phrase != kNone;  // # B 인수 착수
  const Word* w = bare                          ? b.in.word(b.in.ph(b.spot.phrase).last)
                  : b.clause.predicate == kNone ? nullptr
                                                : b.in.word(b.clause.predicate);
  const auto starts = [&] {  // 인수 작업에 착수하다
    return w->text.starts_with("착수") || w->text.starts_with("돌입");
  };
  return w != nullptr && (w->text == "나서다" || w->text == "뛰어들다" || starts()) &&
         b.spot.phrase != kNone &&
         (b.in.ph(b.spot.phrase).josa == Case::dative ||
          (b.in.parse.terse && b.in.ph(b.spot.phrase).josa == Case::none));
}
Row raised_here(const Bind& b) {
  const std::uint16_t who = subject_phrase(b);
  if (who == kNone || b.in.parse.terse || b.clause.modal.relative ||
      b.spot.modal.tense != Tense::past || b.spot.modal.negated ||
      std::ranges::find(b.clause.args, who) == b.clause.args.end())
    return kNoRow;
  for (const std::uint16_t n : b.clause.args)
    if (n != who && b.in.tok(b.in.ph(n).last).what != What::time) return kNoRow;  // 회의에 참여했다
  for (const Clause& k : b.in.clauses) {
    if (k.predicate == kNone || k.predicate > b.in.ph(who).first || k.subject == kNone ||
        k.modal.join != Join::chain || k.modal.relative || k.modal.negated ||
        b.in.ph(k.subject).heads.size() != 1 || !b.in.acts_as(k.predicate, Type::invest))
      continue;
    const std::string_view verb = b.in.text(k.predicate);
    const bool raised = verb.starts_with("조달") || verb.starts_with("유치");
    const Row firm = b.in.ph(k.subject).heads.front();
    for (std::uint16_t t = k.first; raised && t <= k.last; ++t)
      if (b.in.tok(t).what == What::amount && b.in.kind(firm) == Kind::org) return firm;
  }
  return kNoRow;
}
// A를 초청해 간담회를 열었다, 강연을 들었다: whom one asked has come.
bool hosted(const Bind& b) {
  const Clause* next = clause_after(b);
  if (frame_name(b) != "invite" || b.clause.modal.negated || b.in.parse.terse || next == nullptr ||
      next->predicate == kNone || !next->shared || next->modal.tense != Tense::past ||
      next->modal.negated || next->modal.unsaid || next->modal.cap || next->modal.decision ||
      b.clause.modal.join != Join::chain || !b.in.tok(b.clause.modal.last).ending.linking)
    return false;
  for (const std::string_view verb : {"열", "개최", "가졌", "마련", "진행", "들었", "만났", "나눴"})
    if (b.in.text(next->predicate).starts_with(verb)) return true;
  return false;
}
// 거래가 끝나면 B를 추월한다: what is to be then, nobody has done yet.
bool once_over(const Bind& b) {
  const Modal& m = b.spot.modal;
  return b.trigger.type == Type::compete && m.tense == Tense::present && !m.progressive &&
         !b.clause.modal.relative && after_condition(b);
}
namespace {

// 퀘벡에 짓고 있는 공장 공사를 중단했다, 상대로 낸 소송을 법원이 기각했다: what the main verb does
// to what is built or asked for.
// B 인수를 추진하던 A가 발을 뺐다: of the purchase that the head had in mind.
bool head_withdraws(const Bind& b) {
  const bool open = b.spot.modal.cap && *b.spot.modal.cap <= Status::planned;
  if ((b.trigger.type != Type::acquire && b.trigger.type != Type::merge) || !open) return false;
  return std::ranges::any_of(b.in.clauses, [&](const Clause& main) {
    if (main.subject != b.clause.head || main.predicate == kNone || &main == &b.clause ||
        main.modal.negated || main.modal.unsaid || main.modal.cap || main.modal.relative ||
        main.modal.tense != Tense::past)
      return false;
    const Word* w = course(b.in, main);
    return w != nullptr && w->status == Status::failed &&
           std::ranges::none_of(main.args, [&](std::uint16_t n) {
             const Phrase& p = b.in.ph(n);
             const bool part = p.first < p.last || !p.mods.empty() || !p.heads.empty();
             return p.josa == Case::object && part;  // 사업 일부를 접었다
           });
  });
}
// B를 사들이는 것을 막았다: it has not been.
bool kept_from(const Bind& b) {
  if (b.clause.predicate == kNone || b.spot.modal.negated) return false;
  const auto thing = static_cast<std::uint16_t>(b.clause.predicate + 1U);
  if (b.in.text(thing) != "것" || b.in.tok(thing).josa != Case::object) return false;
  for (std::uint16_t t = thing + 1U; t < b.in.parse.tokens.size(); ++t) {
    const Token& x = b.in.tok(t);
    if (!x.predicate) continue;
    if (x.ending.tense != Tense::past || x.negated) return false;
    for (const std::string_view verb : {"막", "불허", "저지", "가로막"})
      if (b.in.text(t).starts_with(verb)) return true;
    return false;
  }
  return false;
}
std::optional<Status> halted(const Bind& b) {
  if (!b.clause.modal.relative || b.clause.head == kNone) return {};
  if (head_withdraws(b)) return Status::failed;
  // 공급하기로 한 계약은 물거품이 됐다, 합병하기로 한 결의를 취소한다고 밝혔다
  const std::string_view head = b.in.text(b.in.ph(b.clause.head).last);
  const bool pact = b.in.is(b.in.ph(b.clause.head).last, Class::paper) || head == "결의" ||
                    head == "결정" || head == "방침";
  const bool ordered = b.trigger.type == Type::supply && frame_name(b) == "order";  // 발주한 물량을
  if (b.trigger.type != Type::build && b.trigger.type != Type::sue && !pact && !ordered) return {};
  if (b.trigger.type == Type::sue && !b.in.ph(b.clause.head).heads.empty())
    return {};  // [소송을 당한] A는 사업을 접었다: no suit of its own
  for (const Clause& main : b.in.clauses) {
    const Word* w = main.predicate == kNone ? nullptr : course(b.in, main);
    if (w == nullptr || !w->status || *w->status < Status::stalled || main.modal.negated ||
        main.modal.unsaid || main.modal.cap || main.modal.tense == Tense::future ||
        &main == &b.clause)
      continue;  // 철회할 예정이다: not yet
    if (std::ranges::find(main.args, b.clause.head) != main.args.end()) return w->status;
  }
  return {};
}
// 교류 협력을 확대하는 협약을 체결했다: what the head is comes first.
bool signs_head(const Bind& b) {
  const Clause& c = b.clause;
  if (b.trigger.type != Type::partner || !c.modal.relative || c.head == kNone ||
      b.spot.phrase == kNone || !b.in.is(b.in.ph(c.head).last, Class::paper))
    return false;
  return std::ranges::any_of(b.in.clauses, [&](const Clause& main) {
    const Word* w = main.predicate == kNone ? nullptr : b.in.word(main.predicate);
    return w != nullptr && w->status == Status::signed_ && main.modal.tense == Tense::past &&
           !main.modal.negated && std::ranges::find(main.args, c.head) != main.args.end();
  });
}
// 인수의향서를 냈다: a letter that one side hands in.
bool one_sided(const Bind& b) {
  const Word* verb = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  if (b.spot.phrase == kNone || verb == nullptr || verb->status == Status::signed_) return false;
  const std::string_view paper = b.in.text(b.in.ph(b.spot.phrase).last);
  if (!paper.ends_with("의향서") && paper != "LOI") return false;
  for (const std::string_view v : {"내다", "제출", "보내다", "전달", "건네다", "접수"})
    if (verb->text.starts_with(v)) return true;
  return false;
}
// A는 이사회를 열어 B 인수를 의결했다: a plan of its own, as 하기로 했다 is.
bool own_resolution(const Bind& b) {
  const Type t = b.trigger.type;
  const Word* verb = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  if (verb == nullptr || b.spot.phrase == kNone || b.trigger.past == Status::signed_) return false;
  if (t != Type::acquire && t != Type::invest && t != Type::divest && t != Type::build)
    return false;
  return verb->text == "의결" && !has_paper(b);
}
// 협상을 이어갔다, 진행해 왔다: no end of it is told.
bool still_talking(const Bind& b) {
  return b.spot.phrase != kNone && b.clause.predicate != kNone && !b.clause.modal.negated &&
         b.in.rules.begins(b.in.text(b.clause.predicate), Marker::lasting);
}
// 합작 계약을 끝내기로, 합작 관계를 종결하기로 결정했다: it is over; but 계약을 마무리했다.
bool ends_contract(const Bind& b) {
  if (b.spot.phrase == kNone || b.clause.predicate == kNone || b.clause.modal.negated ||
      b.clause.modal.unsaid || !b.in.is(b.in.ph(b.spot.phrase).last, Class::paper))
    return false;
  const std::string_view verb = b.in.text(b.clause.predicate);
  const bool bond = b.in.text(b.in.ph(b.spot.phrase).last).ends_with("관계");
  return b.in.ph(b.spot.phrase).josa == Case::object &&
         (verb.starts_with("끝내") ||
          (bond && (verb.starts_with("종결") || verb.starts_with("청산") ||
                    verb.starts_with("정리") || verb.starts_with("끊"))));
}
bool soon(const Bind& b) {
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)
    if (b.in.text(t) == "조만간" || b.in.text(t) == "곧" || b.in.text(t) == "이르면") return true;
  return false;
}
// 매각하기로 합의했다: with whom? where no buyer is named, it is a plan.
bool no_buyer(const Bind& b) {
  return std::ranges::none_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return (p.josa == Case::dative || p.josa == Case::with) && !p.heads.empty();
  });
}
bool last_signs(const Bind& b) {
  const Clause& end = b.in.clauses.back();
  const Word* w = end.predicate == kNone ? nullptr : b.in.word(end.predicate);
  return w != nullptr && w->status == Status::signed_ && end.modal.tense == Tense::past &&
         !end.modal.negated;
}
bool verb_begins(const Bind& b) {
  if (b.clause.predicate == kNone) return false;
  for (const std::string_view verb : {"시작", "착수", "돌입", "재개", "개시"})
    if (b.in.text(b.clause.predicate).starts_with(verb)) return true;
  return false;
}
// 과징금을 부과한다고 23일 밝혔다: by saying so the authority has done it, unless the day is to
// come.
bool announces(const Bind& b) {
  const Modal& m = b.spot.modal;
  if (b.clause.predicate == kNone || m.tense != Tense::present || m.cap || m.decision ||
      m.said_by == kNone || b.in.tok(m.said_by).ending.tense != Tense::past ||
      b.in.tok(b.clause.predicate).ending.join != Join::said)
    return false;
  const std::string& frame = frame_name(b);
  const bool rules = frame == "levy" || frame == "charge" || frame == "allow" ||
                     (b.trigger.flags & bit(Flag::negative)) != 0;
  if (!rules && !verb_begins(b)) return false;  // 조사를 개시한다; but 관세를 유예한다
  const Row day = own_time(b);
  return day == kNoRow || !to_come(b.in, day);
}
// 부과를 결정했다, 인가 결정을 내렸다, 과태료를 통보했다: by its word the authority has done it;
// but 부과하기로 했다, 물리겠다고 통보했다.
bool ruled_so(const Bind& b) {
  const Modal& m = b.clause.modal;
  if (b.clause.predicate == kNone || b.spot.phrase == kNone || m.decision || m.negated ||
      m.unsaid || m.relative || m.tense != Tense::past || (m.cap && *m.cap < Status::planned))
    return false;
  const std::string_view verb = b.in.text(b.clause.predicate);
  const std::string_view noun = b.in.text(b.in.ph(b.spot.phrase).last);
  const bool gives = noun == "결정" && (verb.starts_with("내리") || verb.starts_with("내렸"));
  for (const std::string_view act : {"결정", "확정", "의결", "통보"})
    if (verb.starts_with(act)) return true;
  return gives;
}
// 위원회는 과징금을 부과하기로 했다: it has ruled so; 미국은 관세를 물리기로 했다: it means to.
std::optional<Status> ruled_on(const Bind& b) {
  const Modal& m = b.spot.modal;
  const bool burdens = (frame_name(b) == "levy" || frame_name(b) == "charge") &&
                       (b.trigger.flags & bit(Flag::negative)) != 0;
  if (!burdens || !m.decision || m.negated || m.relative || b.clause.subject == kNone ||
      (m.cap && *m.cap < Status::planned))
    return {};
  const Rows& who = b.in.ph(b.clause.subject).heads;
  const auto state = [&](Row r) { return b.in.kind(r) == Kind::country; };
  const Row day = own_time(b);
  const bool meant = who.empty() || std::ranges::any_of(who, state);
  return meant || (day != kNoRow && to_come(b.in, day)) ? Status::planned : Status::done;
}
// 연내 공급한다, 올해 안에, 하반기에: some of it is still ahead.
bool reaches_ahead(const Scene& in, Row time) {
  if (time == kNoRow) return false;
  if (to_come(in, time) || looks_ahead(in, time)) return true;
  const Days days = days_of(in.time(time));
  return days.ok && in.doc.published != 0 && !in.time(time).ends_with("/..") &&
         days.last > local_day(in.doc.published, in.doc.offset_minutes);
}
// B와 29일 계약을 체결한다: not yet signed.
bool still_to_sign(const Bind& b) {
  const Word* verb = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  const Modal& m = b.spot.modal;
  if (verb == nullptr || verb->status != Status::signed_ || b.spot.phrase == kNone || m.decision ||
      m.progressive || b.clause.modal.relative || b.in.parse.terse)
    return false;
  const Ending& ending = b.in.tok(b.clause.predicate).ending;
  return ending.tense == Tense::present &&
         (ending.join == Join::final || ending.join == Join::said);
}
// 가입 절차를 시작했다, 인수 절차를 밟고 있다: on the way there.
bool on_the_way(const Bind& b) {
  if (b.spot.phrase == kNone || b.in.text(b.in.ph(b.spot.phrase).last) != "절차" ||
      b.clause.predicate == kNone)
    return false;
  const std::string_view verb = b.in.text(b.clause.predicate);
  return verb_begins(b) || verb.starts_with("밟") || verb.starts_with("진행") ||
         verb.starts_with("들어가") || verb.starts_with("들어갔");
}
// 이번 계약에 따라, 계약에 따라 …을 공급한다: a term of what is signed.
bool by_contract(const Bind& b) {
  for (std::uint16_t t = 0; t + 1U < b.spot.token; ++t)
    if ((this_paper(b.in, t) || (t == 0 && b.in.is(t, Class::paper))) &&
        b.in.tok(t).josa == Case::dative && b.in.text(t + 1U).starts_with("따라"))
      return true;
  return false;
}
// 공장을 짓는 계약을 따냈다: who has won it has not built.
bool won_to_build(const Bind& b) {
  return b.spot.modal.paper && b.in.rules.begins(b.in.text(b.spot.modal.last), Marker::wins);
}
// [B를 인수할] 우선협상대상자로 내정된 것으로 전해졌다: no more than is said of the main act.
bool rumoured_above(const Bind& b) {
  const Clause& c = b.clause;
  return c.modal.relative && c.modal.tense == Tense::future &&
         std::ranges::any_of(b.in.clauses, [&](const Clause& main) {
           return main.predicate != kNone && main.modal.cap == Status::rumoured &&
                  std::ranges::find(main.args, c.head) != main.args.end();
         });
}
// 교환이 끝나면 [지분 20%를 쥔] 최대주주가 된다: so it is to be then.
bool becomes_then(const Bind& b) {
  const Clause& c = b.clause;
  if (b.trigger.type != Type::own || !c.modal.relative || c.head == kNone) return false;
  return after_condition(b) && std::ranges::any_of(b.in.clauses, [&](const Clause& main) {
           return main.predicate != kNone && main.predicate == b.in.ph(c.head).last + 1U &&
                  main.modal.tense == Tense::present && !main.modal.negated &&
                  (b.in.text(main.predicate).starts_with("되") ||
                   b.in.text(main.predicate).starts_with("된"));
         });
}
// 공급하는 계약을 성사시켰다, 공급 계약을 연장했다; # A·B, 칩 공급 계약: the contract, no more.
bool only_signed(const Bind& b) {
  if (!has_paper(b) && !b.spot.modal.paper) return false;
  if (b.spot.nominal)
    return b.in.parse.terse && b.spot.phrase != kNone &&
           b.in.is(b.in.ph(b.spot.phrase).last, Class::paper);
  const std::uint16_t verb = b.spot.modal.paper ? b.spot.modal.last : b.clause.predicate;
  const Word* w = verb == kNone ? nullptr : b.in.word(verb);
  if (w == nullptr) return false;
  for (const std::string_view act : {"성사", "성사시키다", "연장", "갱신"})
    if (w->text == act) return true;
  return false;
}

}  // namespace

// 공급한다고 공시했다 is a contract; 만나 …할 뜻을 밝혔다 has met.
Status settle(const Bind& b, Status status) {
  if (b.trigger.rule == "own-갖다" && status == Status::done && !b.spot.modal.progressive &&
      !b.clause.modal.relative && b.spot.modal.tense == Tense::present)
    return Status::planned;  // 지분 20%를 갖는다: from the deal on, where 갖고 있다 holds already
  const bool met = b.trigger.type == Type::meet || b.trigger.type == Type::visit;
  if (met && status == Status::sought && hosted(b)) return Status::done;
  if (met && status == Status::failed && b.clause.predicate != kNone &&
      b.in.text(b.clause.predicate).starts_with("종료"))
    return Status::done;  // 합의 없이 회담을 종료했다
  if (const auto end = halted(b)) return *end;
  if (status < Status::stalled && kept_from(b)) return Status::failed;
  if (status < Status::stalled && ends_contract(b)) return Status::failed;
  if (status == Status::done && b.in.parse.terse && b.spot.nominal && soon(b))
    return Status::planned;  // # A·B, 조만간 회담
  if (status == Status::signed_ && (one_sided(b) || own_resolution(b))) return Status::planned;
  if (status == Status::done && signs_head(b)) return Status::signed_;
  if (status == Status::planned && rumoured_above(b)) return Status::rumoured;
  if (status == Status::planned && brought_to_end(b)) return Status::done;
  if (status == Status::done && b.clause.modal.relative && b.clause.head != kNone &&
      b.in.text(static_cast<std::uint16_t>(b.in.ph(b.clause.head).last + 1U)).starts_with("앞두"))
    return Status::planned;  // [확보하는] 계약 체결을 앞두고 있다
  if (status == Status::planned && b.trigger.type == Type::sue && b.clause.modal.relative &&
      b.clause.modal.tense == Tense::past)
    return Status::done;  // [상대로 낸] 소송에 대한 결정: the court's
  if (status == Status::done && becomes_then(b)) return Status::planned;
  const Modal& own = b.spot.modal;
  if (status == Status::done && own.tense == Tense::present && !own.progressive && !own.decision &&
      frame_name(b) == "become")
    return Status::planned;  // 최대주주가 된다
  if (status == Status::planned && (in_the_course(b) || long_since(b)))
    return b.trigger.past.value_or(b.in.rules.types[static_cast<std::size_t>(b.trigger.type)].past);
  const Modal& end = b.in.clauses.back().modal;
  const std::uint16_t next =
      b.clause.modal.last + 1U;  // 왓패드를 인수하는 등 확장을 꾀했다: as the main verb says
  if (b.clause.modal.join == Join::adnominal && next < b.in.parse.tokens.size() &&
      b.in.text(next) == "등" && (sums_up(end) || is_so(b.in)) && plain(b.spot.modal))
    return b.trigger.past.value_or(b.in.rules.types[static_cast<std::size_t>(b.trigger.type)].past);
  if (b.clause.modal.join == Join::adnominal && next < b.in.parse.tokens.size() &&
      b.in.text(next) == "등" && end.cap == Status::planned && status > Status::planned &&
      status <= Status::done)
    return Status::planned;  // 연구를 하는 등 협력할 계획이다
  if (b.trigger.type == Type::visit && status == Status::sought && has_left(b)) return Status::done;
  const bool bodily = b.trigger.type == Type::meet || b.trigger.type == Type::visit;
  const bool open = status == Status::planned ||
                    (status == Status::rumoured && asks_whether(b));  // 만나 …할지 논의했다
  if (bodily && open && !within_speech(b) && b.clause.modal.join == Join::chain &&
      b.in.tok(b.clause.modal.last).ending.linking && end.tense == Tense::past && !end.cap &&
      !end.held && !end.decision)
    return Status::done;  // 찾아 …할 것을 지시하고 위로했다
  const Modal& m = b.spot.modal;
  const Type t = b.trigger.type;
  // 결성을 발표했다: they have formed it; 반대하겠다는 뜻을 밝혔다: they oppose it now.
  const Word* teller = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  if (t == Type::lead && status == Status::planned && b.spot.phrase != kNone && teller != nullptr &&
      teller->is(Class::speech) && b.clause.modal.tense == Tense::past && !m.decision)
    return Status::done;
  if ((t == Type::oppose || t == Type::endorse) &&
      ((status == Status::planned && m.said_by != kNone) || status == Status::sought))
    return Status::done;  // 반대한다는 의사를 분명히 했다
  const Modal& last = b.in.clauses.back().modal;
  const bool agreeing = b.in.text(last.last).starts_with("합의");
  const bool agreed = (m.lent && (last.cap == Status::signed_ || agreeing)) ||
                      (m.decision && m.cap == Status::signed_);
  if (t == Type::partner && status == Status::planned && m.decision &&
      b.in.tok(m.last).ending.tense == Tense::past && b.in.text(m.last).starts_with("약속"))
    return Status::signed_;  // 서로 협력하기로 약속했다
  if (t == Type::compete && status == Status::signed_)
    return Status::done;  // C를 견제하기 위한 계약을 맺었다
  if (t == Type::talk && status == Status::done && (still_talking(b) || m.since))
    return Status::talks;             // 협상을 벌여 왔다
  const bool begun = verb_begins(b);  // 협의를 시작하고 …하기로 했다
  if (t == Type::talk && status == Status::planned && m.lent && begun) return Status::talks;
  if (t == Type::talk && status == Status::planned && agreed)
    return Status::signed_;  // 회의를 열고 …하기로 합의했다, 본회의를 열기로 합의했다
  if (t == Type::talk && status == Status::planned && m.lent &&
      b.in.text(b.spot.token).starts_with("합의"))
    return Status::signed_;  // B와 합의해 소송을 끝내기로 했다
  if (t == Type::divest && status == Status::planned && m.decision && !m.negated &&
      (agreed || !m.cap || *m.cap == Status::planned) && !no_buyer(b))
    return Status::signed_;  // A에 넘기기로 합의했다, A에 팔기로 했다
  if (t == Type::regulate && status == Status::planned && announces(b)) return Status::done;
  if (status == Status::signed_ && still_to_sign(b)) return Status::planned;
  if (status >= Status::sought && status < Status::signed_ && met_and_said(b)) return Status::done;
  if (t == Type::partner && status == Status::signed_ && b.clause.predicate != kNone &&
      b.in.tok(b.clause.predicate).ending.lasting)
    return Status::done;  // 협력 관계를 맺어왔다
  if (status == Status::done && on_the_way(b)) return Status::planned;
  const bool dealing = t == Type::supply || t == Type::manufacture || t == Type::partner ||
                       t == Type::codevelop || t == Type::license;
  if (status == Status::done && dealing && b.clause.predicate != kNone &&
      b.in.tok(b.clause.predicate).ending.becoming)
    return Status::signed_;  // 공급하게 됐다, 협력하게 돼 기쁘다: agreed, and to begin
  if (t == Type::sue && status >= Status::stalled && b.clause.modal.relative &&
      b.in.text(b.clause.modal.last).starts_with("달라"))
    return Status::done;  // 멈춰 달라는 가처분을 냈다
  // MOU를 맺고 사업을 추진한다: the paper is signed, the rest is to come.
  const Word* verb = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  // 합작공장을 짓기 위해 협약을 체결했다: what the pact that is signed is for
  if (status == Status::sought && (t == Type::joint_venture || t == Type::build) &&
      b.clause.modal.join == Join::nominal && last_signs(b))
    return Status::planned;
  // A와 B는 연합을 꾸리기로 합의했다: each has the other's word
  const bool pair = b.clause.subject != kNone && b.in.ph(b.clause.subject).heads.size() > 1;
  if (status == Status::planned && m.decision && m.cap == Status::signed_ && pair && !m.lent &&
      t == Type::lead)
    return Status::signed_;
  const Clause& main = b.in.clauses.back();
  if (t == Type::talk && status == Status::done && b.clause.modal.join == Join::chain &&
      &main != &b.clause && main.shared && last_signs(b))
    return Status::signed_;  // 회의를 열고 재개에 합의했다, 합의문에 서명했다
  if (t == Type::talk && m.decision && status < Status::signed_ && status >= Status::talks &&
      b.in.text(b.spot.token).starts_with("협의"))
    return Status::signed_;  // …하기로 협의했다
  if (t == Type::regulate && (status == Status::signed_ || status == Status::planned))
    if (const auto ruled = ruled_on(b)) return *ruled;
  if (t == Type::regulate && status < Status::stalled && status != Status::done && ruled_so(b))
    return Status::done;  // 관세를 확정했다, 부과를 결정했다, 과태료를 통보했다
  if (t == Type::talk && status == Status::planned && verb != nullptr && m.tense == Tense::past &&
      !m.decision && b.spot.phrase != kNone &&
      b.in.text(b.spot.token).find("합의") != std::string_view::npos)
    return Status::signed_;  // 합의를 공식화했다, 공동합의문을 발표했다
  if (t == Type::merge && status == Status::planned && verb != nullptr && verb->text == "결의" &&
      m.tense == Tense::past && b.clause.subject != kNone &&
      b.in.ph(b.clause.subject).heads.size() > 1)
    return Status::signed_;  // A와 B는 합병을 결의했다
  const bool goods_of_it = t == Type::supply || t == Type::license || t == Type::manufacture;
  const bool term = status == Status::planned || (status == Status::done && m.said_by == kNone &&
                                                  m.tense == Tense::present && !m.progressive);
  if (goods_of_it && term && by_contract(b)) return Status::signed_;
  // 협약을 맺고 서비스를 제공하기로 했다: the pact is signed
  if (t == Type::partner && m.lent && verb != nullptr && verb->status == Status::signed_ &&
      status < Status::signed_ && m.said_by == kNone)
    return Status::signed_;
  const bool paper = has_paper(b) || b.trigger.past == Status::signed_ ||
                     (t == Type::partner && b.spot.phrase != kNone);  // 제휴를 맺고 …한다고 밝혔다
  if (status == Status::planned && paper && b.clause.modal.join == Join::chain && verb != nullptr &&
      verb->status == Status::signed_ && m.tense == Tense::present && !m.held && !m.decision)
    return Status::signed_;
  // 계약을 체결하고 연내 절차를 마무리할 계획이다; but 다음 달 계약을 체결하고
  if (status == Status::planned && paper && b.clause.modal.join == Join::chain && verb != nullptr &&
      verb->status == Status::signed_ && b.in.whole(b.clause.predicate).ends_with("고") &&
      !m.decision && !m.negated && m.cap == Status::planned && !soon(b) &&
      !to_come(b.in, own_time(b)))
    return Status::signed_;
  // 주관사로 선정하고 상장에 나선다: chosen first
  if (t == Type::partner && status == Status::planned && b.clause.modal.join == Join::chain &&
      m.tense == Tense::present && !m.cap && !m.held && !m.decision && !m.progressive &&
      b.spot.phrase == kNone && b.trigger.past.value_or(Status::done) == Status::done)
    return Status::done;  // B와 손잡고 시장에 나선다
  const std::string& frame = frame_name(b);
  const bool won = frame == "win" || (b.spot.voice == Voice::receive && frame == "order");
  const bool chosen = frame.starts_with("choose") && b.spot.voice == Voice::active;
  if ((chosen || won) && status == Status::planned && !b.clause.modal.relative &&
      b.clause.modal.join == Join::chain && m.tense == Tense::present && !m.cap && !m.held &&
      !m.decision && b.in.tok(b.clause.modal.last).ending.tense == Tense::none)
    return Status::done;
  const bool entered = b.spot.phrase != kNone && b.in.ph(b.spot.phrase).josa == Case::dative;
  if (status == Status::done && sets_out(b) &&
      (t == Type::acquire || t == Type::merge || t == Type::divest || raises(b)))
    return Status::sought;
  if (t == Type::partner && verb != nullptr && status == Status::done && b.spot.phrase != kNone &&
      (verb->text == "끝내다" || verb->text == "끊다"))
    return Status::failed;  // 협력 관계를 끝냈다
  if (status == Status::done && std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
        return b.in.text(b.in.ph(n).last) == "초읽기";  // 합병이 초읽기에 들어갔다
      }))
    return Status::planned;
  if (t == Type::talk && (entered || begun) && status == Status::done)
    return Status::talks;  // 협상에 들어갔다, 협상을 재개했다
  if (t == Type::license && frame_name(b) == "fit_into" && status == Status::planned &&
      m.tense == Tense::present && !m.cap)
    return Status::done;  // B의 칩에 쓰인다
  const bool goods = t == Type::supply || t == Type::manufacture || t == Type::license;
  if (goods && status == Status::done && only_signed(b)) return Status::signed_;
  if (goods && m.tense == Tense::present && status == Status::done && !m.progressive &&
      !b.clause.modal.relative && m.said_by == kNone && !b.in.parse.terse) {
    if (reaches_ahead(b.in, own_time(b))) return Status::planned;  // 2030년부터, 연내 공급한다
    for (const std::uint16_t n : b.clause.args)
      for (std::uint16_t i = b.in.ph(n).first; i <= b.in.ph(n).last; ++i)
        if (b.in.tok(i).what == What::amount || b.in.tok(i).what == What::count)
          return Status::planned;  // 자주포 90문을 구매한다: so many once, not again and again
  }
  if (goods && m.tense == Tense::present && m.said_by != kNone && status == Status::done &&
      !m.progressive)  // 공급한다고 공시했다; 공급한다고 발표했다 is one side's word
    return b.in.text(m.said_by).starts_with("발표") ? Status::planned : Status::signed_;
  // 회담을 하고 …하는 협정에 서명했다: they have met where they have signed
  const bool concluded = bodily && status == Status::planned &&
                         b.clause.modal.join == Join::chain && m.cap == Status::signed_ &&
                         !m.decision;
  if (concluded || ((t == Type::own || bodily) && status == Status::signed_)) return Status::done;
  if (t == Type::own && status == Status::done && m.tense != Tense::past && !m.progressive &&
      !b.clause.modal.relative && after_condition(b))
    return Status::planned;  // 교환이 끝나면 A는 B를 자회사로 두고
  const bool to_become =
      (frame_name(b).starts_with("become") || frame_name(b) == "changes") && verb != nullptr;
  if (t == Type::own && status == Status::done && to_become && m.tense == Tense::present &&
      !m.progressive && !b.in.parse.terse)
    return Status::planned;  // 거래가 끝나면 최대주주가 된다
  if (t == Type::talk && status == Status::done && verb != nullptr &&
      (verb->text == "마무리" || verb->text == "매듭짓다"))
    return Status::signed_;  // 협상을 마무리했다: they have agreed
  if (t == Type::compete && status == Status::sought && b.clause.modal.join == Join::nominal)
    return Status::done;  // B를 견제하기 위해 C와 손잡았다: rivals they are
  const Ending told = b.clause.predicate == kNone ? Ending{} : b.in.tok(b.clause.predicate).ending;
  const bool filed = (m.tense == Tense::past && !m.held) ||  // 중재를 신청했다, 신청했다고 밝혔다
                     (told.tense == Tense::past && told.join == Join::said);
  if (t == Type::sue && status == Status::sought && filed) return Status::done;
  const bool together = b.clause.with != kNone || std::ranges::any_of(b.clause.args, [&](auto n) {
                          return b.in.ph(n).josa == Case::with && !b.in.ph(n).heads.empty();
                        });
  if (t == Type::build && status == Status::done && won_to_build(b)) return Status::signed_;
  if ((t == Type::build || t == Type::codevelop) && status == Status::talks && verb != nullptr &&
      verb->text == "한창")
    return Status::done;                               // 공사가 한창이다: it is being built
  const bool both = m.cap == Status::signed_ && pair;  // A와 B는 공장을 짓기로 합의했다
  if (t == Type::build && m.decision && (together || both) && status == Status::planned)
    return Status::signed_;  // B와 공장을 짓기로 했다
  if ((t == Type::meet || t == Type::visit) && status == Status::planned && m.said_by != kNone &&
      b.clause.modal.join == Join::chain && b.clause.modal.said_by != kNone &&
      b.in.parse.tokens[m.said_by].ending.tense == Tense::past &&
      b.in.tok(b.clause.modal.last).ending.linking && !within_speech(b)) {
    const Row day = own_time(b);  // 찾아 …할 예정이라고 밝혔다; 오는 26일 만나 …한다고 밝혔다
    const bool open = b.clause.modal.cap == Status::planned || m.cap == Status::planned;
    if (!open && (day == kNoRow || !to_come(b.in, day))) return Status::done;
  }
  if (t == Type::meet && status == Status::planned && m.lent && m.said_by == kNone) {
    const Row day = own_time(b);  // 회담을 갖고 협력하기로 했다: they have met
    if (day == kNoRow || !to_come(b.in, day)) return Status::done;
  }
  return status;
}

}  // namespace hj::claim
