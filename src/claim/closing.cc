// The end of a clause ends what the clauses before it have told.
#include <algorithm>
#include <optional>

#include "claim/bind.h"
#include "core/value.h"

namespace hj::claim {
namespace {

// 합병을 추진했으나 협상이 결렬됐다: the talks were about the deal told before.
void talks_ended(const Scene& in, std::size_t start, std::size_t first, std::vector<Draft>& out) {
  if (out.size() <= first) return;
  const Draft& talk = out.back();
  if (talk.type != Type::talk || talk.status < Status::stalled) return;
  for (std::size_t i = first; i-- > start;) {
    Draft& deal = out[i];
    const bool open = deal.status >= Status::sought && deal.status <= Status::stalled &&
                      deal.status != Status::signed_ && deal.status != Status::done;
    if (deal.type == Type::talk || !open || deal.a.empty() ||  // 투자 유치에 나섰다: nobody yet
        !in.same(deal.a.front(), talk.a.front()))
      continue;
    deal.status = talk.status;
    if (talk.time != kNoRow) deal.time = talk.time;
    out.pop_back();
    return;
  }
}
// 나래를 팔기로 하고 A와 협상을 벌이고 있다: A is who may buy it.
void talks_to_sell(const Scene& in, std::size_t start, std::size_t first, std::vector<Draft>& out) {
  if (out.size() <= first) return;
  const Draft talk = out.back();
  if (talk.type != Type::talk || talk.status != Status::talks || talk.b.empty()) return;
  for (std::size_t i = first; i-- > start;) {
    Draft& sale = out[i];
    const bool open = sale.status == Status::planned || sale.status == Status::sought;
    if (sale.type != Type::divest || !sale.c.empty() || !open || sale.b.empty() ||
        !in.same(sale.a.front(), talk.a.front()))
      continue;
    sale.status = Status::talks;
    sale.c = talk.b;
    Draft& buys = out.back();
    buys.type = Type::acquire;
    buys.c = sale.a;
    buys.a = talk.b;
    buys.b = sale.b;
    buys.rule = sale.rule + "+buyer";
    return;
  }
}
// 합작사를 세우기로 하고 지분율을 논의하고 있다: the talks are about what is to be.
void talks_go_on(const Scene& in, std::size_t start, std::size_t first, std::vector<Draft>& out) {
  if (out.size() != first + 1U) return;
  const Draft& talk = out.back();
  if (talk.type != Type::talk || talk.status != Status::talks) return;
  const auto sides = [&](const Draft& d, const Rows& rows) {
    return std::ranges::all_of(rows, [&](Row r) { return side_in(in, d, r); });
  };
  for (std::size_t i = first; i-- > start;) {
    Draft& deal = out[i];
    if (deal.status != Status::signed_ || deal.features.find(" decision") == std::string::npos ||
        !sides(deal, talk.a) || !sides(deal, talk.b))
      continue;
    deal.status = Status::talks;
    out.pop_back();
    return;
  }
}
// B와 공동 개발에 합의하고 작업반을 꾸렸다: a team is only for what they do together.
void team_for(const Scene& in, std::size_t start, std::vector<Draft>& out) {
  if (out.empty() || !out.back().rule.starts_with("partner-TF")) return;
  const Draft& team = out.back();
  const auto of_both = [&](const Draft& d) {
    const bool joint = d.type == Type::codevelop || d.type == Type::joint_venture;
    const auto in_it = [&](Row r) {
      const auto same = [&](Row o) { return in.same(o, r); };
      return std::ranges::any_of(d.a, same) || std::ranges::any_of(d.b, same);
    };
    return joint && std::ranges::all_of(team.a, in_it) && std::ranges::all_of(team.b, in_it);
  };
  if (std::any_of(out.begin() + static_cast<std::ptrdiff_t>(start), out.end() - 1, of_both))
    out.pop_back();
}
// 공급해 왔지만 지난해 계약이 끝났다: the contract under which it was done is over.
bool lapsed(const Scene& in, const Clause& c, const Draft& told) {
  const bool trade = told.type == Type::supply || told.type == Type::manufacture ||
                     told.type == Type::license || told.type == Type::partner;
  if (!trade || told.status != Status::done || c.predicate == kNone || c.modal.negated ||
      c.modal.tense != Tense::past)
    return false;
  return in.rules.begins(in.text(c.predicate), Marker::lapse) && c.subject != kNone &&
         in.is(in.ph(c.subject).last, Class::paper);
}
// (B 인수에 합의했지만) 최종 인수에, 인수를: the act that was told, by a bare noun of its own.
bool same_act(const Scene& in, const Phrase& p, const Draft& told) {
  return p.heads.empty() && p.mods.empty() && in.acts_as(p.last, told.type);
}
// A는 B 인수에 합의했지만 인수에 실패했다, 인수를 포기했다: the same act, by the same firm.
bool gave_up(const Scene& in, const Clause& c, const Draft& told) {
  const Word* w = c.predicate == kNone ? nullptr : in.word(c.predicate);
  if (w == nullptr || w->status != Status::failed || c.modal.negated || c.modal.unsaid ||
      c.modal.tense != Tense::past || !c.shared || told.status > Status::signed_)
    return false;
  return std::ranges::any_of(c.args, [&](std::uint16_t n) {
    const Phrase& p = in.ph(n);
    return (p.josa == Case::dative || p.josa == Case::object) && same_act(in, p, told);
  });
}
// 넘긴다는 소문도 돌았으나 그룹 측은 부인했다: the party of which it was said.
bool denied_by(const Scene& in, const Clause& c, const Draft& told) {
  const Word* w = c.predicate == kNone ? nullptr : in.word(c.predicate);
  const Word* said = c.modal.said_by == kNone ? nullptr : in.word(c.modal.said_by);
  const bool waves_off = said != nullptr && said->status == Status::denied &&
                         told.status == Status::rumoured;  // "검토한 바 없다"고 일축했다
  const bool denies = w != nullptr && w->status == Status::denied && !c.modal.negated;
  if (!(denies || waves_off) || told.status > Status::planned) return false;
  for (std::uint16_t t = c.predicate; t-- > 1 && in.tok(t).span.begin > told.trigger.end;)
    if (in.text(t) == "모두") return told.a.size() > 1;  // 두 곳 모두 부인했다
  if ((c.shared && !waves_off) || c.subject == kNone) return false;
  const Phrase& who = in.ph(c.subject);
  const Token& last = in.tok(who.last);  // A와 B가 거론되나 두 곳 모두 부인했다
  if (who.heads.empty() && last.what == What::count) return told.a.size() > 1;
  if (who.heads.empty()) return in.has(who, Class::transparent);
  return std::ranges::any_of(who.heads, [&](Row r) {
    return std::ranges::any_of(told.a, [&](Row a) { return in.same(r, a); });
  });
}
bool stands(const Scene& in, const Clause& c, std::string_view noun) {
  return std::ranges::any_of(c.args,
                             [&](std::uint16_t n) { return in.text(in.ph(n).last) == noun; });
}
// 인수한다고 알려졌으나 전혀 사실이 아니다, 사실과 다르다
bool untrue(const Scene& in, const Clause& c) {
  if (c.predicate == kNone || c.modal.unsaid) return false;
  const std::string_view verb = in.text(c.predicate);
  return verb.starts_with("사실무근") ||
         ((verb.starts_with("아니") || verb.starts_with("다르") || verb.starts_with("달랐")) &&
          stands(in, c, "사실"));
}
// 부과하기로 결정하고 지난달부터 적용하고 있다
bool applied(const Scene& in, const Clause& c) {
  const Modal& m = c.modal;
  if (c.predicate == kNone || m.negated || m.unsaid || m.held || m.cap || m.end || !c.shared ||
      !(m.progressive || m.tense == Tense::past))
    return false;
  for (const std::string_view verb : {"적용", "시행", "집행"})
    if (in.text(c.predicate).starts_with(verb)) return true;
  return false;
}
// 협상했지만 합의에 이르지 못했다, 접점을 찾지 못했다: failed, unless they go on.
std::optional<Status> no_accord(const Scene& in, const Clause& c) {
  if (c.predicate == kNone || !c.modal.negated || c.modal.unsaid) return {};
  for (const std::string_view accord :
       {"합의", "결론", "합의점", "접점", "타협점", "절충점", "이견", "입장차", "견해차"}) {
    if (!stands(in, c, accord)) continue;
    const bool apart = accord == "이견" || accord == "입장차" || accord == "견해차";
    if (apart && !in.text(c.predicate).starts_with("좁히") &&
        !in.text(c.predicate).starts_with("해소") && !in.text(c.predicate).starts_with("줄이"))
      return {};  // 이견을 보이지 않았다: they agree
    bool yet = c.modal.progressive || c.modal.tense != Tense::past;
    for (std::uint16_t t = 0; t < c.predicate; ++t) yet = yet || in.text(t) == "아직";
    return yet ? Status::stalled : Status::failed;
  }
  return {};
}
// (부과하려 했지만) 부과하지 못하고 있다, 인수하지 못했다: the same act, not done.
std::optional<Status> left_undone(const Scene& in, const Clause& c, const Draft& told) {
  if (c.predicate == kNone || !c.modal.negated || c.modal.unsaid || c.modal.relative || !c.shared ||
      told.status > Status::planned || !in.acts_as(c.predicate, told.type))
    return {};
  bool cannot = false;
  for (std::uint16_t t = c.predicate; t <= c.modal.last; ++t)
    cannot = cannot || in.text(t).starts_with("못");
  if (!cannot) return {};
  if (c.modal.progressive) return Status::stalled;
  return c.modal.tense == Tense::past ? std::optional(Status::failed) : std::nullopt;
}
// 계약을 맺었다가 해지했다
bool same_party_ends(const Scene& in, const Clause& c) {
  for (const std::string_view end : {"해지", "파기", "철회", "취소", "해제"})
    if (in.text(c.predicate).starts_with(end))
      return std::ranges::none_of(c.args, [&](auto n) { return in.ph(n).josa == Case::object; });
  return false;
}
// 기술을 수출했으나 이듬해 권리를 돌려받았다, 판권이 반환됐다
bool right_returned(const Scene& in, const Clause& c) {
  if (c.predicate == kNone || c.modal.negated || c.modal.unsaid || c.modal.tense != Tense::past)
    return false;
  const std::string_view verb = in.text(c.predicate);
  if (!verb.starts_with("돌려받") && !verb.starts_with("반환")) return false;
  return std::ranges::any_of(c.args, [&](std::uint16_t n) {
    const Phrase& p = in.ph(n);
    return (p.josa == Case::object || p.josa == Case::subject) && p.heads.empty() &&
           in.is(p.last, Class::right);
  });
}
// 견본을 건넨 A는 2차 검증에서 고배를 마셨다, 탈락했다; 인수전에 뛰어들었다가 고배를 마셨다
bool turned_down(const Scene& in, const Clause& c, const Draft& told) {
  const bool bid = told.type == Type::acquire && told.status == Status::sought;
  if ((told.type != Type::qualify && !bid) || c.predicate == kNone || c.modal.negated ||
      c.modal.unsaid || c.modal.tense != Tense::past || c.subject == kNone)
    return false;
  const std::vector<Row>& who = in.ph(c.subject).heads;
  const bool same = std::ranges::any_of(who, [&](Row r) { return in.same(r, told.a.front()); });
  const auto fails = [&](std::uint16_t t) {
    return (in.is(t, Class::stage) || in.is(t, Class::verdict)) &&
           in.word(t)->status == Status::failed;
  };
  return same && (fails(c.predicate) || std::ranges::any_of(c.args, [&](std::uint16_t n) {
                    const Phrase& p = in.ph(n);
                    return p.josa == Case::object && (fails(p.first) || fails(p.last));
                  }));
}
// 예비입찰에 뛰어들었다가 본입찰 명단에 들지 못했다: out of the race.
bool left_out(const Scene& in, const Clause& c, const Draft& told) {
  if (told.type != Type::acquire || told.status != Status::sought || c.predicate == kNone ||
      !c.modal.negated || c.modal.unsaid || c.modal.relative || !c.shared)
    return false;
  for (const std::uint16_t n : c.args)
    for (const std::string_view list : {"명단", "후보", "숏리스트", "대상자", "본입찰"})
      if (in.ph(n).josa == Case::dative && in.text(in.ph(n).last).ends_with(list)) return true;
  return false;
}
// 6조원을 써내 우선협상대상자가 됐다, 선정됐다: the seller talks with it.
bool preferred(const Scene& in, const Clause& c, const Draft& told) {
  if (told.type != Type::acquire || told.status != Status::sought || c.predicate == kNone ||
      c.modal.negated || c.modal.unsaid || !c.shared ||
      !(c.modal.tense == Tense::past || c.modal.relative))
    return false;
  return std::ranges::any_of(c.args, [&](std::uint16_t n) {
    const Phrase& p = in.ph(n);
    return (p.josa == Case::subject || p.josa == Case::direction) &&
           in.text(p.last).ends_with("협상대상자");
  });
}
// 빌리기로 하고 금리를 조율하고 있다: they still talk; 들여오기로 하고 연말 계약을 앞두고 있다,
// 다음 달 계약을 맺을 예정이다: not yet signed.
std::optional<Status> still_open(const Scene& in, const Clause& c, const Draft& told) {
  const Modal& m = c.modal;
  const bool decided = told.status == Status::signed_ || told.status == Status::planned;
  if (!decided || !c.shared || c.predicate == kNone || m.negated || m.unsaid || m.relative ||
      told.features.find(" decision") == std::string::npos)
    return {};
  const auto other = [&](std::uint16_t n) {  // with somebody else
    return std::ranges::any_of(in.ph(n).heads, [&](Row r) { return !side_in(in, told, r); });
  };
  if (std::ranges::any_of(c.args, other)) return {};
  const Word* w = course(in, c);
  const bool going = m.progressive || in.tok(c.predicate).doing;
  const bool bargains = std::ranges::any_of(c.args, [&](std::uint16_t n) {  // 협상을 벌이고 있다
    const Word* noun = in.word(in.ph(n).last);
    return in.ph(n).josa == Case::object && noun != nullptr && noun->status == Status::talks;
  });
  if (going && (bargains || (w != nullptr && w->status == Status::talks))) return Status::talks;
  const bool paper = std::ranges::any_of(c.args, [&](std::uint16_t n) {
    return in.ph(n).josa == Case::object && in.is(in.ph(n).last, Class::paper);
  });
  const bool ahead = in.text(c.predicate).starts_with("앞두") ||
                     (w != nullptr && w->status == Status::signed_ && m.cap == Status::planned);
  return paper && ahead ? std::optional(Status::planned) : std::nullopt;
}
void take_time(const Scene& in, const Clause& c, Draft& told) {
  for (const std::uint16_t n : c.args)
    if (const Token& t = in.tok(in.ph(n).last); t.what == What::time && in.resolved(t.mention))
      told.time = t.mention;
}
bool of_suits(const Scene& in, const Phrase& p) {
  return in.rules.acts_as(in.tok(p.last).word, Type::sue) ||
         in.rules.is(in.text(p.last), Marker::suit) || in.text(p.last) == "소장";
}
// 소송을 냈다가 패소했다, but 원심을 파기했다, 협상을 포기했다, 계약은 파기됐다: it is not the suit
// that has ended; nor the first where another was brought since (고소했고, 소장을 냈지만 각하됐다).
bool suit_ends(const Scene& in, const Clause& c, const Draft& told) {
  for (const std::uint16_t n : c.args) {
    const Phrase& p = in.ph(n);
    const bool thing = p.josa == Case::object || p.josa == Case::subject || p.josa == Case::topic;
    if (thing && p.heads.empty() && !of_suits(in, p)) return false;
  }
  for (const Clause& k : in.clauses) {
    if (&k >= &c) break;
    for (const std::uint16_t n : k.args)
      if (const Phrase& p = in.ph(n); p.josa == Case::object && of_suits(in, p) &&
                                      in.tok(p.first).span.begin > told.trigger.end)
        return false;
  }
  return true;
}
// "B를 사기로 했습니다. 다른 회사는 접었습니다": another sentence of the same speech, of another.
bool said_apart(const Scene& in, const Clause& c, const Draft& told) {
  if (c.predicate == kNone || !in.tok(c.predicate).quoted || c.shared) return false;
  const std::uint32_t end = in.tok(c.predicate).span.begin;
  return told.trigger.end < end &&
         in.doc.at({told.trigger.end, end}).find(". ") != std::string_view::npos;
}
// 합병도 추진했으나 협상이 무산됐다: the end of what an earlier clause has told.
void outcome(const Scene& in, const Clause& c, Draft& told) {
  if (said_apart(in, c, told)) return;
  const Word* w = course(in, c);
  const bool undone =
      w != nullptr && c.modal.negated && (w->text == "성사" || w->text == "이뤄지다");
  if (undone && told.status <= Status::signed_) told.status = Status::failed;  // 성사되지 않았다
  if (undone && told.type == Type::talk) told.status = Status::failed;
  const bool refused = w != nullptr && (w->text == "거절" || w->text == "거부") &&
                       in.tok(c.predicate).voice == Voice::receive && !c.modal.negated;
  if (refused && told.status <= Status::planned) told.status = Status::failed;  // 거절당했다
  if (told.status <= Status::planned && !told.b.empty() && refuses(in, c) &&
      std::ranges::any_of(in.ph(c.subject).heads,
                          [&](Row r) { return in.same(r, told.b.front()); }))
    told.status = Status::failed;  // A가 인수를 제안했지만 B가 거절했다
  if (const auto end = left_undone(in, c, told)) told.status = *end;
  if (lapsed(in, c, told) || turned_down(in, c, told) || left_out(in, c, told))
    told.status = Status::failed;
  if (preferred(in, c, told)) told.status = Status::talks;
  if (const auto open = still_open(in, c, told)) {
    told.status = *open;
    if (*open == Status::planned) take_time(in, c, told);
  }
  if (untrue(in, c) && told.status <= Status::planned)
    told.status = Status::denied, told.stance = Stance::deny;
  if (told.type == Type::regulate && applied(in, c) &&
      (told.status == Status::planned || told.status == Status::signed_))
    told.status = Status::done;
  if (told.type == Type::talk && (told.status == Status::done || told.status == Status::talks))
    if (const auto end = no_accord(in, c); end == Status::failed || told.status == Status::done)
      told.status = end.value_or(told.status);
  if (gave_up(in, c, told)) told.status = Status::failed;
  if (denied_by(in, c, told)) told.status = Status::denied, told.stance = Stance::deny;
  if (told.type == Type::license && told.status >= Status::signed_ && told.status <= Status::done &&
      right_returned(in, c)) {
    told.status = Status::failed;
    take_time(in, c, told);
  }
  const bool lost = told.type == Type::sue && told.status == Status::done && w != nullptr &&
                    w->status == Status::failed && c.modal.tense == Tense::past &&
                    !c.modal.negated && suit_ends(in, c, told);
  if (lost) told.status = Status::failed;  // 소송을 냈다가 패소했다
  if (w == nullptr || !w->status || *w->status < Status::stalled || c.modal.negated ||
      c.modal.unsaid)
    return;
  bool contract = false;
  for (const std::uint16_t n : c.args) {
    const Phrase& p = in.ph(n);
    // 협상한 끝에 [관세를 보류하는] 틀을 마련했다: of something else
    if (c.modal.relative && p.josa == Case::object && !same_act(in, p, told)) return;
    if (p.josa != Case::subject) continue;
    const Word* s = in.word(p.last);
    if (s == nullptr || !(s->is(Class::stage) || s->is(Class::paper) || s->is(Class::hold))) return;
    contract = contract || s->is(Class::paper);
  }
  const auto sides = [&](Row r) {
    return side_in(in, told, r) ||
           std::ranges::any_of(told.c, [&](Row x) { return in.same(x, r); });  // the seller's buyer
  };
  if (!c.shared && c.topic != kNone && !in.ph(c.topic).heads.empty() &&
      std::ranges::none_of(in.ph(c.topic).heads, sides))
    return;  // A와 B가 나섰으나 B는 포기했다: A has not
  const bool same = std::ranges::any_of(c.args, [&](std::uint16_t n) {
    return in.ph(n).josa == Case::dative && same_act(in, in.ph(n), told);
  });
  const bool decided = told.status == Status::signed_ && c.shared &&
                       told.features.find(" decision") != std::string::npos;
  const bool undoes = told.status == Status::signed_ && c.shared && same_party_ends(in, c);
  const bool talked =
      told.type == Type::talk && told.status == Status::done;  // 협상했으나 결렬됐다
  const bool open = talked || (told.status >= Status::sought && told.status <= Status::planned);
  const bool broken = told.status == Status::done && c.shared && *w->status == Status::stalled &&
                      c.modal.tense == Tense::past &&
                      told.features.find(" progressive") != std::string::npos;  // 공급해 왔으나
  if (!open && !decided && !undoes && !broken &&
      !((contract || same) && told.status == Status::signed_))
    return;
  told.status = *w->status;
  take_time(in, c, told);  // 지난해부터 논의했지만 올 3월 결렬됐다
}
// 소송을 냈으나 합의로 분쟁을 끝냈다: the suit is over.
void settled(const Scene& in, const Clause& c, Draft& told) {
  if (told.type != Type::sue || told.status != Status::done || c.predicate == kNone ||
      c.modal.tense != Tense::past || c.modal.negated)
    return;
  const Word* w = in.word(c.predicate);
  const bool ends = w != nullptr && (w->text == "끝내다" || w->text == "마무리" ||
                                     w->text == "종결" || w->text == "매듭짓다");
  for (const std::uint16_t n : c.args)
    if (const std::string_view what = in.text(in.ph(n).last);
        ends && (what == "합의" || what == "분쟁" || what == "소송"))
      told.status = Status::failed;
}
// A의 B 인수는 C가 반대해 무산됐다: the act itself, whatever C did in between.
void ends_itself(const Scene& in, const Clause& c, std::size_t start, std::vector<Draft>& out) {
  if (c.predicate == kNone || c.modal.relative || c.modal.negated || c.modal.unsaid ||
      c.modal.tense != Tense::past || in.parse.terse)
    return;
  const Word* w = course(in, c);
  const bool finished = in.rules.begins(in.text(c.predicate), Marker::finish);
  const bool ended = w != nullptr && w->status && *w->status >= Status::stalled;
  if (!finished && !ended) return;
  for (const std::uint16_t n : {c.topic, c.subject}) {
    if (n == kNone || in.ph(n).josa != Case::topic || std::ranges::find(c.args, n) != c.args.end())
      continue;
    const Span act{in.tok(in.ph(n).first).span.begin, in.tok(in.ph(n).last).span.end};
    for (std::size_t i = start; i < out.size(); ++i)
      if (act.holds(out[i].trigger) && (ended || out[i].status <= Status::planned))
        out[i].status = ended ? *w->status : Status::done;
  }
}

}  // namespace

void close_clause(const Scene& in, const Clause& clause, std::size_t start, std::size_t first,
                  std::vector<Draft>& out) {
  if (first == start) return;
  ends_itself(in, clause, start, out);
  if (out.size() == first) {
    const std::size_t last = out.size() - 1U;
    outcome(in, clause, out[last]), settled(in, clause, out[last]);
    // sold by one, bought by the other; A와 B는 인수전에 뛰어들었지만 고배를 마셨다
    for (std::size_t i = last; i-- > start && out[i].trigger.begin == out[last].trigger.begin;)
      outcome(in, clause, out[i]);
  }
  for (std::size_t i = start; i < first; ++i)  // 써내 B를 누르고 우선협상대상자가 됐다
    if (preferred(in, clause, out[i])) out[i].status = Status::talks;
  talks_ended(in, start, first, out);
  talks_to_sell(in, start, first, out);
  talks_go_on(in, start, first, out);
  team_for(in, start, out);
}

}  // namespace hj::claim
