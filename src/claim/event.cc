// Meetings and visits that a noun tells beside the verb: 하퍼는 서도현과의 회담에서 …을 강조했다,
// 하퍼 대통령의 한국 방문을 앞두고.
#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "claim/bind.h"
#include "claim/draft.h"

namespace hj::claim {
namespace {

using Rows = std::vector<Row>;

class EventReader {
 public:
  EventReader(const Scene& in, std::vector<Draft>& out) : in_(in), out_(out) {}

  void run() {
    for (const Clause& c : in_.clauses) {
      for (const std::uint16_t n : c.args) phrase(c, n);
      if (in_.parse.terse && c.predicate == kNone) bound_for(c);
      if (c.predicate != kNone) boards(c);
    }
    for (std::size_t i = 0, end = out_.size(); i < end; ++i) came_to_meet(i);
    for (std::size_t i = 0, end = out_.size(); i < end; ++i) by_sides(i);
    for (Draft& d : out_) {
      if (d.evidence != in_.evidence || !symmetric(d.type)) continue;
      if (d.b.empty()) share_other(d);
      if (d.b.empty() || !together(d)) continue;
      d.a.insert(d.a.end(), d.b.begin(), d.b.end());
      d.b.clear();
    }
  }

 private:
  // 김 장관과 여 본부장은 러트닉 장관을 만나 협상했다: with him, not with each other; but those who
  // face a rival hold together.
  void share_other(Draft& d) const {
    if (d.features.find("subject=shared") == std::string::npos) return;
    for (const Draft& e : out_)
      if (&e != &d && e.evidence == d.evidence && symmetric(e.type) && e.type != Type::compete &&
          !e.b.empty() && e.a == d.a && e.trigger < d.trigger)
        d.b = e.b;
  }
  // 이 회장, 손 회장과 3자 회동을 했다: each with each.
  bool together(const Draft& d) const {
    for (std::uint16_t t = 1; t < in_.parse.tokens.size(); ++t) {
      if (in_.tok(t).span.begin != d.trigger.begin) continue;
      const std::string_view word = in_.text(static_cast<std::uint16_t>(t - 1U));
      return word.size() == 4 && word[0] >= '3' && word[0] <= '9' && word.ends_with("자");
    }
    return false;
  }
  // # A 회장, 루마니아行, 인도 공장행: where somebody in office is bound for.
  void bound_for(const Clause& c) {
    if (c.args.empty() || c.subject == kNone || c.subject == c.args.back()) return;
    const Phrase& to = in_.ph(c.args.back());
    const Rows a = in_.ph(c.subject).heads;
    const bool titled = std::any_of(in_.parse.tokens.begin() + in_.ph(c.subject).first,
                                    in_.parse.tokens.begin() + in_.ph(c.subject).last + 1,
                                    [](const Token& t) { return t.what == What::title; });
    const auto human = [&](Row r) { return in_.kind(r) == Kind::person; };
    if (!titled || a.empty() || !std::ranges::all_of(a, human)) return;
    for (std::uint16_t t = to.first; t <= to.last; ++t) {
      const Token& x = in_.tok(t);
      const bool site = t + 1U == to.last && bound(to.last, true);
      const Kind kind = x.what == What::party ? in_.kind(x.mention) : Kind::product;
      if ((kind != Kind::country && kind != Kind::place && !(site && kind == Kind::org)) ||
          !(site || (t == to.last && bound(t, false))))
        continue;
      const bool ahead = any_time(in_, c.first, to.last, to_come) ||  // # 내달 2일 중국행
                         any_time(in_, c.first, to.last, looks_ahead);
      return flight(c, to.last, ahead ? Status::planned : Status::done, a, x.mention);
    }
  }
  // A는 미국행 비행기에 올랐다, 몸을 실었다
  void boards(const Clause& c) {
    if (c.subject == kNone || c.modal.negated || c.modal.unsaid || c.modal.relative) return;
    const std::string_view verb = in_.text(c.predicate);
    const auto goes = [&](std::string_view w) { return verb.starts_with(w); };
    constexpr std::array<std::string_view, 7> kVerbs = {"오르", "오른", "올랐", "올라",
                                                        "실",   "탔",   "탑승"};
    const Rows a = in_.ph(c.subject).heads;
    if (a.empty() || !std::ranges::any_of(kVerbs, goes) ||
        !std::ranges::all_of(a, [&](Row r) { return in_.kind(r) == Kind::person; }))
      return;
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in_.ph(n);
      const Token& to = in_.tok(p.first);
      const std::string_view plane = in_.text(p.last);
      const bool flies = plane == "비행기" || plane == "항공편" || plane == "전용기";
      if (p.josa != Case::dative || p.last != p.first + 1U || !flies || !bound(p.first, false) ||
          (to.what != What::party && to.what != What::place))
        continue;
      const Modal& m = c.modal;
      const bool past = m.tense == Tense::past && !m.cap && !m.decision;
      if (to.what == What::party && in_.kind(to.mention) != Kind::product)
        return flight(c, p.last, past ? Status::done : Status::planned, a, to.mention);
    }
  }
  void flight(const Clause& c, std::uint16_t t, Status status, const Rows& a, Row to) {
    for (const Trigger& g : in_.rules.triggers)
      if (g.type == Type::visit && g.before.empty() && g.need.empty())
        return write(c, t, g, status, a, {to});
  }
  // 서도현 장관은 8일 미국에서 하퍼 미국 국무장관을 만났다: he has come to whom he met.
  void came_to_meet(std::size_t i) {
    const bool told = out_[i].status == Status::done || out_[i].status == Status::planned;
    if (out_[i].type != Type::meet || out_[i].evidence != in_.evidence || out_[i].terse || !told ||
        out_[i].b.empty() || out_[i].rule.find('+') != std::string::npos)
      return;
    const Draft d = out_[i];  // what is written moves it
    for (const Clause& c : in_.clauses) {
      if (c.predicate == kNone || in_.tok(c.predicate).span != d.trigger) continue;
      const Row to = where(c);
      const auto guest = [&](Row r) { return in_.kind(r) == Kind::person && !of_land(r, to); };
      const auto host = [&](Row r) { return in_.kind(r) == Kind::person && of_land(r, to); };
      if (to == kNoRow || !std::ranges::all_of(d.a, guest) || !std::ranges::all_of(d.b, host))
        return;
      flight(c, c.predicate, d.status, d.a, to);
      out_.back().rule = "visit-meeting";
      return;
    }
  }
  // 미국에서, 미국 워싱턴에서, 프라하에서: the state, where the article names it.
  Row where(const Clause& c) const {
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in_.ph(n);
      const Token& t = in_.tok(p.first);
      if (p.josa != Case::place) continue;
      if (t.what == What::party && t.mentions == 1 && in_.kind(t.mention) == Kind::country)
        return t.mention;
      if (t.what != What::place) continue;
      const Rows rows = land(in_.doc.mentions.at(in_.doc.mentions.rows[t.mention].value));
      if (!rows.empty()) return rows.front();
    }
    return kNoRow;
  }
  // Does he serve the state, or a ministry of it?
  bool of_land(Row person, Row state) const {
    const auto& all = in_.said.employers;
    const auto it = all.find(in_.doc.mentions.rows[person].same);
    const auto here = in_.said.heads.find(in_.doc.mentions.rows[person].same);
    const Row body = here != in_.said.heads.end() ? here->second
                     : it != all.end()            ? it->second
                                                  : kNoRow;
    if (body == kNoRow || state == kNoRow) return false;
    if (in_.same(body, state)) return true;
    const std::string_view name = in_.name(body), land = in_.name(state);
    return name == land || (name.starts_with(land) && name.substr(land.size()).starts_with(' '));
  }
  // 회담에는 미국 측에서 A가, 중국 측에서 B가 배석했다: each met the other side's head, not his
  // own.
  void by_sides(std::size_t i) {
    if (out_[i].type != Type::meet || out_[i].evidence != in_.evidence ||
        !out_[i].rule.ends_with("+joined"))
      return;
    const Draft d = out_[i];  // what is written moves it
    std::vector<Draft> apart;
    for (const Row who : d.a) {
      Draft one = d;
      one.a = {who};
      const Row side = side_of(who);
      std::erase_if(one.b, [&](Row r) { return of_land(r, side); });
      if (!one.b.empty()) apart.push_back(std::move(one));
    }
    const bool same =
        std::ranges::all_of(apart, [&](const Draft& one) { return one.b.size() == d.b.size(); });
    if (same || apart.empty()) return;
    out_[i] = std::move(apart.front());
    out_.insert(out_.end(), std::make_move_iterator(apart.begin() + 1),
                std::make_move_iterator(apart.end()));
  }
  // 미국에서는 …, 미국 측에서 …: of which body or state somebody named behind it comes.
  Row side_of(Row who) const {
    const std::vector<Token>& all = in_.parse.tokens;
    Row side = kNoRow;
    for (std::uint16_t t = 0; t < all.size(); ++t) {
      if (all[t].what != What::party) continue;
      if (all[t].mention == who) return side;
      const bool led = t + 1U < all.size() && all[t].josa == Case::none && in_.text(t + 1U) == "측";
      const Case josa = led ? all[t + 1U].josa : all[t].josa;
      if (josa == Case::place && in_.kind(all[t].mention) != Kind::person) side = all[t].mention;
    }
    return kNoRow;
  }
  // 루마니아|行|, 공장|행|
  bool bound(std::uint16_t t, bool site) const {
    const Token& x = in_.tok(t);
    const std::string_view text = in_.doc.at(Span{x.span.begin, std::max(x.end, x.span.end)});
    for (const std::string_view to : {"행", "行"}) {
      if (!text.ends_with(to) || text.size() == to.size()) continue;
      if (!site) return x.span.end < x.end;
      const auto* readings = in_.rules.find(text.substr(0, text.size() - to.size()));
      if (readings != nullptr && in_.rules.words[readings->front().word].is(Class::site))
        return true;
    }
    return false;
  }
  const Trigger* trigger(std::uint16_t t) const {
    const Word* w = in_.tok(t).what == What::word ? in_.word(t) : nullptr;
    if (w == nullptr || w->verb) return nullptr;
    for (const std::uint16_t i : w->triggers) {
      const Trigger& g = in_.rules.triggers[i];
      if ((g.type == Type::meet || g.type == Type::visit) && g.before.empty()) return &g;
    }
    return nullptr;
  }
  // B와의 협력을 바탕으로, 제휴를 토대로
  bool on_basis(const Phrase& p) const {
    const std::size_t next = p.last + 1U;
    if (p.josa != Case::other || next >= in_.parse.tokens.size()) return false;
    const std::string_view basis = in_.text(static_cast<std::uint16_t>(next));
    return basis == "바탕" || basis == "토대" || basis == "기반" || basis.starts_with("바탕으로") ||
           basis.starts_with("토대로") || basis.starts_with("기반으로");
  }
  // B와의 제휴를 통해: what the subject does together with somebody, as a means.
  const Trigger* means(const Phrase& p) const {
    const bool by = p.josa == Case::via || on_basis(p);
    const Word* w = by && in_.tok(p.last).what == What::word ? in_.word(p.last) : nullptr;
    if (w == nullptr || w->verb) return nullptr;
    for (const std::uint16_t i : w->triggers) {
      const Trigger& g = in_.rules.triggers[i];
      if ((g.type == Type::partner || g.type == Type::joint_venture || g.type == Type::codevelop) &&
          g.before.empty() && g.need.empty())
        return &g;
    }
    return nullptr;
  }
  // 한빛은 누리와의 제휴를 통해 시장에 진출했다: they go together as the clause does.
  void by_means(const Clause& c, std::uint16_t n) {
    const Phrase& p = in_.ph(n);
    const Trigger* g = means(p);
    if (g == nullptr || told(*g, p.last) || c.modal.negated || c.modal.unsaid || c.modal.end ||
        c.modal.relative || c.predicate == kNone || p.last >= c.predicate)
      return;
    const Rows b = partner(c, p, p.last);
    if (b.empty()) return;
    const Modal& m =
        in_.tok(c.predicate).quoted == in_.tok(p.last).quoted ? c.modal : in_.clauses.back().modal;
    const bool wished = m.cap && *m.cap != Status::planned;
    if (wished) return;
    const bool past = (m.tense == Tense::past || m.progressive) && !m.decision && !m.cap;
    const Status status = in_.is(p.last, Class::paper) ? Status::signed_
                          : past                       ? Status::done
                                                       : Status::planned;
    Rows a = subject(c, n);
    drop(a, b);
    if (!a.empty() && a.size() <= 2) write(c, p.last, *g, status, a, b);
  }
  bool told(const Trigger& g, std::uint16_t t) const {
    return std::ranges::any_of(out_, [&](const Draft& d) {
      return d.type == g.type && d.evidence == in_.evidence && d.trigger.meets(in_.tok(t).span);
    });
  }
  // 회담에서, 회동 뒤, 방문 일정을: the noun, and at most two words that only place it.
  void phrase(const Clause& c, std::uint16_t n) {
    const Phrase& p = in_.ph(n);
    by_means(c, n);
    for (std::uint16_t t = p.last + 1U; t-- > p.first && p.last - t <= 2;) {
      const Trigger* g = trigger(t);
      if (g == nullptr) continue;
      if (told(*g, t)) return;
      const auto status = reached(c, p, t);
      if (!status) return;
      if (g->type == Type::meet)
        meeting(c, n, t, *g, *status);
      else
        trip(c, n, t, *g, *status);
      return;
    }
  }
  static bool open_ended(std::string_view word) {
    for (const std::string_view w :
         {"가능성", "여부", "제안", "요청", "추진", "거부", "불발", "무산", "취소", "필요", "성사",
          "제의", "연기", "논란", "반대"})
      if (word.starts_with(w)) return true;
    return false;
  }
  static bool ahead(std::string_view word) {
    for (const std::string_view w : {"계획", "일정", "예정", "앞두", "앞서", "준비", "조율"})
      if (word.starts_with(w)) return true;
    return false;
  }
  // 방한 성과를 바탕으로 …할 것이다: what came of it.
  static bool behind(std::string_view word) {
    for (const std::string_view w : {"성과", "당시", "후속"})
      if (word.starts_with(w)) return true;
    return false;
  }
  // 방문 문제를 논의했다, 방문 관련 사항을: whether it comes about is what they talk of.
  static bool at_issue(std::string_view word) {
    for (const std::string_view w : {"문제", "사항", "방안", "시기", "관련"})
      if (word.starts_with(w)) return true;
    return false;
  }
  // 회담에서 재개하기로 했다: they have met; 회담에서 논의하기로 했다: they are to.
  std::optional<Status> decided(const Clause& c) const {
    return in_.acts_as(c.predicate, Type::talk) ? std::nullopt : std::optional(Status::done);
  }
  // By what stands after the noun, else by the tense of the clause.
  std::optional<Status> reached(const Clause& c, const Phrase& p, std::uint16_t t) const {
    // 서도현과의 회담에서 "함께하자"고 말했다: the verb that tells it stands behind the words
    const bool apart = c.predicate != kNone && in_.tok(c.predicate).quoted && !in_.tok(t).quoted;
    // B와의 통화에서 [C가 움직이기 직전인] 상황을 논의했다: no part of what describes
    const bool before = p.josa == Case::place && &c != &in_.clauses.back() && c.subject != kNone &&
                        !c.shared && in_.ph(c.subject).first > p.last;
    const Modal& m = apart || before ? in_.clauses.back().modal : c.modal;
    if (called_off(p)) return Status::failed;
    // B와의 회담에서 "…할 것"이라고 말했다: whatever was said there, they have met.
    const bool there = p.josa == Case::place && c.modal.said_by != kNone && p.last == t &&
                       in_.tok(c.modal.said_by).ending.tense == Tense::past && !in_.tok(t).quoted &&
                       p.last < c.modal.said_by;
    // 다음 주 회담에서 …을 논의할 것이라고: yet to come
    const bool ahead_of_it =
        in_.acts_as(c.predicate, Type::talk) || any_time(in_, c.first, t, to_come);
    if (there && c.modal.cap != Status::rumoured && !ahead_of_it) return Status::done;
    if (m.negated || m.unsaid || m.end) return std::nullopt;
    if (being_arranged()) return Status::talks;
    const std::size_t end = std::min<std::size_t>(in_.parse.tokens.size(), p.last + 2U);
    bool planned = false;
    for (std::size_t i = t + 1U; i < end; ++i) {
      const std::string_view word = in_.text(static_cast<std::uint16_t>(i));
      if (open_ended(word)) return std::nullopt;
      if (behind(word)) return Status::done;
      if (at_issue(word))
        return in_.acts_as(c.predicate, Type::talk) ? std::optional(Status::planned) : std::nullopt;
      planned = planned || ahead(word);
      for (const std::string_view rumour : {"의혹", "설", "주장"})  // 회동 의혹을, 회동설
        if (word == rumour) return Status::rumoured;
    }
    // 방문 계획은 현재로선 없다
    if (planned && c.predicate != kNone && in_.text(c.predicate).starts_with("없"))
      return std::nullopt;
    if (planned && over(c)) return Status::done;
    if (planned || m.tense == Tense::future || m.cap == Status::planned) return Status::planned;
    // 방중이 |계기가 될| 것이라는 데: what is said of it is yet to be
    const bool open = c.modal.relative && !in_.parse.terse;
    const bool past =
        m.tense == Tense::past || (!open && in_.clauses.back().modal.tense == Tense::past);
    const bool yet = any_time(in_, c.first, t, months_ahead);  // 11월 정상회의를 시한으로 삼아
    if (m.decision && !m.cap) return yet ? Status::planned : decided(c);
    // 면담에서 …을 요구한 것으로 전해졌다: what was said there is hearsay, that they met is not.
    const bool said_there = p.josa == Case::place && p.last == t && m.tense == Tense::past;
    if (m.cap && *m.cap == Status::rumoured)
      return said_there && !yet ? Status::done : Status::rumoured;
    if (past && c.predicate != kNone && any_time(in_, c.first, c.predicate, looks_ahead))
      return Status::planned;  // 정상회담이 다음 달 열리게 됐다
    if (!past && to_be_held(c, p, t)) return Status::planned;
    if (!past && !counted(c, p, t)) return std::nullopt;
    return yet ? Status::planned : Status::done;
  }
  // 회담은 21일 열린다: on a day, no more than once
  bool to_be_held(const Clause& c, const Phrase& p, std::uint16_t t) const {
    const bool itself = p.last == t && (p.josa == Case::topic || p.josa == Case::subject);
    const auto day = [](const Scene&, Row) { return true; };
    return itself && c.predicate != kNone && c.modal.tense == Tense::present &&
           !c.modal.progressive && !c.modal.relative &&
           in_.rules.begins(in_.text(c.predicate), Marker::held) &&
           any_time(in_, c.first, c.predicate, day);
  }
  // 방한은 처음이다, 24년 만이다, 이번이 세 번째다: the one that is told of.
  bool counted(const Clause& c, const Phrase& p, std::uint16_t t) const {
    if (p.last != t || (p.josa != Case::topic && p.josa != Case::subject) || c.predicate == kNone ||
        c.modal.negated || any_time(in_, c.first, c.last, looks_ahead))
      return false;
    const Token& said = in_.tok(c.predicate);
    const std::string_view text = in_.doc.at(said.span);
    return said.josa == Case::copula &&
           (text == "처음" || text.ends_with("만") || text.ends_with("번째"));
  }
  // 16일 alone is a day of this month or of the last.
  static bool months_ahead(const Scene& in, Row time) {
    const std::string_view text = in.doc.at(in.doc.mentions.rows[time].span);
    return to_come(in, time) && text.find("월") != std::string_view::npos;
  }
  // 순방 일정을 마치고
  bool over(const Clause& c) const {
    return c.predicate != kNone && !c.modal.negated && c.modal.tense != Tense::future &&
           in_.rules.begins(in_.text(c.predicate), Marker::finish);
  }
  // 면담은 [협상이 끝났다는] 이유로 취소됐다
  bool called_off(const Phrase& p) const {
    const std::uint16_t verb = in_.clauses.back().predicate;
    const Word* w = verb == kNone ? nullptr : in_.word(verb);
    return (p.josa == Case::topic || p.josa == Case::subject) && w != nullptr &&
           w->status == Status::failed;
  }
  // 회담에 대해선 "날짜를 조율하고 있다"고 했다
  bool being_arranged() const {
    return std::ranges::any_of(in_.clauses, [&](const Clause& c) {
      const Word* w = c.predicate == kNone ? nullptr : in_.word(c.predicate);
      return w != nullptr && w->status == Status::talks && c.modal.progressive &&
             in_.tok(c.predicate).quoted;
    });
  }
  bool acts(Row r) const {
    const Kind k = in_.kind(r);
    return k == Kind::person || k == Kind::org || k == Kind::country;
  }
  Rows who(const Rows& rows) const {
    return std::ranges::all_of(rows, [&](Row r) { return acts(r); }) ? rows : Rows{};
  }
  Rows mods(const Phrase& p, std::uint16_t before, Case josa) const {
    for (std::size_t i = p.mods.size(); i-- > 0;)
      if (p.mods[i].token < before && p.mods[i].josa == josa) return who(p.mods[i].rows);
    return {};
  }
  // B와의 제휴를 통해, B 장관과 회담에서
  Rows partner(const Clause& c, const Phrase& p, std::uint16_t t) const {
    Rows b = mods(p, t, Case::with_of);
    if (b.empty() && p.mods.empty() && (p.josa == Case::place || p.josa == Case::via))
      for (const std::uint16_t k : c.args)
        if (in_.ph(k).josa == Case::with && in_.ph(k).last + 1U == p.first)
          b = who(in_.ph(k).heads);
    return b;
  }
  Rows subject(const Clause& c, std::uint16_t but) const {
    for (const std::uint16_t n : {c.subject, c.topic})
      if (n != kNone && n != but)
        if (Rows rows = who(in_.ph(n).heads); !rows.empty()) return rows;
    // A는 B와의 회담에서 [관계가 깊어졌다고] 평가했다: who tells met B.
    const Clause& main = in_.clauses.back();
    const bool told = c.modal.said_by != kNone || c.modal.join == Join::said;
    for (const std::uint16_t n : {main.topic, main.subject})
      if (told && n != kNone && n < but && &main != &c)
        if (Rows rows = who(in_.ph(n).heads); !rows.empty()) return rows;
    return {};
  }
  // 서도현과의 회담에서: with the subject; 하퍼와 서도현의 회담에서: between them.
  void meeting(const Clause& c, std::uint16_t n, std::uint16_t t, const Trigger& g, Status status) {
    const Phrase& p = in_.ph(n);
    const Rows b = partner(c, p, t);
    if (b.empty()) {
      Rows pair = mods(p, t, Case::genitive);
      if (pair.empty()) pair = mods(p, t, Case::none);
      const bool states = std::ranges::all_of(pair, [&](Row r) {  // 한미 정상회담을 계기로
        return in_.kind(r) == Kind::country;
      });
      if (pair.size() == 2 && !states && !in_.same(pair[0], pair[1]))
        write(c, t, g, status, pair, {});
      // 회담에서, 한미 정상회담을 통해
      if ((pair.empty() || states) && (p.josa == Case::place || p.josa == Case::via))
        both(c, n, t, g, status);
      return;
    }
    Rows a = subject(c, n);
    drop(a, b);
    const bool states = a.size() == 2 && in_.kind(a[0]) == Kind::country;  // 한미 양국이 하퍼와의
    if (!a.empty() && a.size() <= 2 && !states) write(c, t, g, status, a, b);
  }
  // 하퍼와 서도현은 10일 통화에서 재개하기로 했다: the two who act.
  void both(const Clause& c, std::uint16_t n, std::uint16_t t, const Trigger& g, Status status) {
    const Rows pair = subject(c, n);
    const bool persons =
        std::ranges::all_of(pair, [&](Row r) { return in_.kind(r) == Kind::person; });
    if (pair.size() != 2 || !persons || in_.same(pair[0], pair[1])) return;
    write(c, t, g, status, pair, {});
  }
  // 하퍼 대통령의 한국 방문: who goes stands in the genitive, where to right before the noun.
  void trip(const Clause& c, std::uint16_t n, std::uint16_t t, const Trigger& g, Status status) {
    const Phrase& p = in_.ph(n);
    Rows a = mods(p, t, Case::genitive), b = mods(p, t, Case::none);
    if (a.empty() && !b.empty() && b.size() == 1 && in_.kind(b.front()) == Kind::country &&
        (p.josa == Case::other || p.josa == Case::place || p.josa == Case::dative))
      a = subject(c, n);                                     // 하퍼는 한국 방문 기간에
    if (in_.rules.frames[g.frame].name == "invite") return;  // H의 초청으로: the host
    for (std::uint16_t i = p.first; i < t; ++i)  // 우리 국민의 미국 방문 편의를 위해
      if (in_.tok(i).what == What::word && in_.tok(i).josa == Case::genitive) return;
    if (a.empty() && under_way(c, p, t)) a = subject(c, n), status = Status::done;
    if (!g.need.empty()) b = land(g.need);  // 하퍼 대통령의 방한은 처음이다, 미르 하퍼 회장의 방한
    drop(a, b);
    const bool person = std::ranges::all_of(a, [&](Row r) { return in_.kind(r) == Kind::person; });
    if (c.predicate != kNone && counted(c, p, t)) status = so_far(a, b, status);
    if (!a.empty() && !b.empty() && person) write(c, t, g, status, a, b);
  }
  // (다음 달 방한한다.) 방한은 6년 만이다: as far as was told before.
  Status so_far(const Rows& a, const Rows& b, Status status) const {
    for (const Draft& d : out_)
      if (d.type == Type::visit && !d.a.empty() && !d.b.empty() && !a.empty() && !b.empty() &&
          in_.same(d.a.front(), a.front()) && in_.same(d.b.front(), b.front()))
        status = d.status;
    return status;
  }
  // 하퍼는 방한 일정을 시작했다: who goes has come.
  bool under_way(const Clause& c, const Phrase& p, std::uint16_t t) const {
    if (p.last != t + 1U || !in_.text(p.last).starts_with("일정") || c.predicate == kNone ||
        c.modal.tense != Tense::past)
      return false;
    for (const std::string_view verb : {"시작", "돌입", "마치", "마쳤", "마무리", "소화"})
      if (in_.text(c.predicate).starts_with(verb)) return true;
    return false;
  }
  Rows land(std::string_view name) const {
    const auto& rows = in_.doc.mentions.rows;
    for (Row i = 0; i < rows.size(); ++i)
      if (rows[i].kind == Kind::country && in_.doc.mentions.at(rows[i].name) == name) return {i};
    return {};
  }
  void drop(Rows& a, const Rows& b) const {
    std::erase_if(
        a, [&](Row r) { return std::ranges::any_of(b, [&](Row x) { return in_.same(r, x); }); });
  }
  void write(const Clause& c, std::uint16_t t, const Trigger& g, Status status, const Rows& a,
             const Rows& b) {
    Draft d{};
    d.type = g.type;
    d.a = a;
    d.b = b;
    d.evidence = in_.evidence;
    d.trigger = in_.tok(t).span;
    d.rule = g.rule + "+noun";
    d.features = "event=noun";
    d.status = status;
    d.score = g.score * 0.9F;
    d.terse = in_.parse.terse;
    d.quoted = in_.tok(t).quoted;
    d.tier = c.modal.cap == Status::rumoured ? c.modal.tier : Tier::unknown;
    for (std::uint16_t i = c.first; i <= t && i < in_.parse.tokens.size(); ++i)
      if (in_.tok(i).what == What::time && in_.resolved(in_.tok(i).mention))
        d.time = in_.tok(i).mention;
    out_.push_back(std::move(d));
  }

  const Scene& in_;
  std::vector<Draft>& out_;
};

}  // namespace

void read_events(const Scene& in, std::vector<Draft>& out) { EventReader(in, out).run(); }

}  // namespace hj::claim
