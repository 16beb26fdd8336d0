// Reactions whose other side stands elsewhere: 인수를 승인했다 (whose, the article has told),
// 특허를 침해했다며 소송을 냈다 (the subject of the reason), 온누리가 낸 계획을 불허했다.
#include <algorithm>
#include <optional>

#include "claim/blame.h"

namespace hj::claim {
namespace {

using Rows = std::vector<Row>;
constexpr std::uint32_t kNear = 24;  // sentences back to the ruling that a suit is against
constexpr std::uint32_t kJust = 4;   // back to a ruling just told
constexpr std::uint32_t kFirms = 2;  // back to one on a state's firms

bool deals(Type t) {
  return t == Type::acquire || t == Type::merge || t == Type::joint_venture || t == Type::divest;
}

class ReactionReader {
 public:
  ReactionReader(const Scene& in, std::vector<Draft>& out) : in_(in), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < in_.clauses.size(); ++i) {
      const Clause& c = in_.clauses[i];
      if (c.predicate == kNone) continue;
      if (i > 0) carry_time(in_, in_.clauses[i - 1U], time_);
      if (const Trigger* t = trigger(c.predicate)) react({c, i, c.predicate, kNone, *t, c.modal});
      nouns(c, i);
      governed(c, i);
      demanded(c, i);
      called_upon(c, i);
      brought(c, i);
      judged(c, i);
    }
  }

 private:
  struct Spot {
    const Clause& clause;
    std::size_t number;    // of the clause
    std::uint16_t token;   // the trigger's
    std::uint16_t phrase;  // that holds it, if a noun
    const Trigger& trigger;
    Modal modal;
  };
  bool among(const Rows& rows, Row r) const {
    return std::ranges::any_of(rows, [&](Row x) { return in_.same(x, r); });
  }
  const std::string& frame(const Trigger& t) const { return in_.rules.frames[t.frame].name; }

  bool rules(const Trigger& t) const { return frame(t) == "rule" || frame(t) == "levy"; }

  const Trigger* trigger(std::uint16_t t) const {
    const Word* w = in_.word(t);
    if (w == nullptr) return nullptr;
    for (const std::uint16_t i : w->triggers) {
      const Trigger& g = in_.rules.triggers[i];
      const bool fits = g.type == Type::sue || g.type == Type::oppose || g.type == Type::endorse ||
                        (g.type == Type::regulate && (frame(g) == "allow" || rules(g)));
      if (fits && (g.before.empty() || before(t, g.before))) return &g;
    }
    return nullptr;
  }
  bool before(std::uint16_t t, std::string_view noun) const {
    for (std::uint16_t i = t; i-- > 0 && t - i <= 3;) {
      if (in_.tok(i).predicate || in_.tok(i).what == What::mark) return false;
      if (in_.tok(i).what != What::word && in_.tok(i).what != What::title) continue;  // 소장을
      const std::string_view text = in_.text(i);
      if (text == noun) return true;
      if (i > 0 && noun.size() > text.size() && noun.ends_with(text) &&  // 찬성 |의사|를
          in_.tok(i - 1U).what == What::word && in_.tok(i - 1U).josa == Case::none &&
          in_.text(i - 1U) == noun.substr(0, noun.size() - text.size()))
        return true;
    }
    return false;
  }
  // 공정위는 [A가 B를 인수하려던] 계획을 불허했다: the verb above the plan is an act of its own.
  void governed(const Clause& c, std::size_t number) {
    const std::uint16_t last = c.modal.last;
    if (!c.modal.held || last == c.predicate || c.topic == kNone || c.subject == kNone ||
        c.topic == c.subject)
      return;
    const Trigger* g = trigger(last);
    if (g == nullptr || g->type != Type::regulate || in_.tok(last).negated) return;
    const Spot s{c, number, last, kNone, *g, {}};
    const Rows a = fit(in_.ph(c.topic), *g), b = parties(in_.ph(c.subject));
    if (told(s) || a.empty() || b.empty() || among(a, b.front())) return;
    if (in_.tok(last).ending.tense == Tense::past) write(s, Status::done, a, b, "other=planner");
  }
  // A는 [B가 특허를 침해해 사용료를 내라는] 내용의 소송을 제기했다: what B is to do; 당국은 [B가
  // 부풀렸다는] 의혹에 대해 조사에 착수했다: what B has done.
  void demanded(const Clause& c, std::size_t number) {
    if (!c.modal.held || c.topic == kNone || c.subject == kNone || c.topic == c.subject) return;
    const std::uint16_t last = c.modal.last;
    if (in_.tok(last).ending.tense != Tense::past || in_.tok(last).negated || c.modal.negated)
      return;
    for (std::uint16_t t = c.predicate + 1U; t <= last; ++t) {
      const Trigger* g = trigger(t);
      const bool looks = g != nullptr && g->type == Type::regulate && rules(*g) &&
                         (g->flags & hj::bit(Flag::negative)) != 0 &&
                         in_.rules.is(in_.text(c.predicate + 1U), Marker::charge);
      if (g == nullptr || !(g->type == Type::sue || looks) || !g->before.empty()) continue;
      const Spot s{c, number, t, kNone, *g, {}};
      const Rows a = fit(in_.ph(c.topic), *g), b = parties(in_.ph(c.subject));
      if (told(s) || a.empty() || b.empty() || among(a, b.front())) return;
      return write(s, Status::done, a, b, "other=content");
    }
  }
  // A는 [B가 추진하는] 사업을 백지화하라고, B에 제재를 철회하라고 촉구했다: B is to give way.
  void called_upon(const Clause& c, std::size_t number) {
    const auto next = number + 1U;
    if (c.modal.join != Join::said || next >= in_.clauses.size() || !gives_way(c)) return;
    const Clause& main = in_.clauses[next];
    if (main.predicate == kNone || main.modal.negated || main.modal.unsaid) return;
    const std::string_view verb = in_.text(main.predicate);
    if (!verb.starts_with("요구") && !verb.starts_with("촉구")) return;
    const auto g = std::ranges::find(in_.rules.triggers, "oppose-철회를_요구", &Trigger::rule);
    const std::uint16_t who = c.topic != kNone ? c.topic : c.subject;
    if (g == in_.rules.triggers.end() || who == kNone) return;
    const Spot s{c, number, c.predicate, kNone, *g, main.modal};
    const Rows a = fit(in_.ph(who), *g);
    Rows b = who_plans(s);
    std::erase_if(b, [&](Row r) { return among(a, r); });
    if (told(s) || a.empty() || b.empty()) return;
    write(s, Status::done, a, b, "other=called");
  }
  bool gives_way(const Clause& c) const {
    const Token& t = in_.tok(c.predicate);
    const std::string_view text = in_.doc.at(Span{t.span.begin, std::max(t.end, t.span.end)});
    if (!text.ends_with("하라고") && !text.ends_with("하라며")) return false;
    for (const std::string_view end : {"철회", "백지화", "중단", "취소", "폐기", "폐지"})
      if (text.starts_with(end)) return true;
    return false;
  }
  // [B가 추진하는] 사업을, B의 계획을, B에 제재를: whose it is.
  Rows who_plans(const Spot& s) const {
    if (Rows rows = owner(s); !rows.empty()) return rows;
    for (const std::uint16_t n : s.clause.args)
      if (const Phrase& p = in_.ph(n); p.josa == Case::object && p.heads.empty())
        for (const Mod& m : p.mods)
          if (m.josa == Case::genitive) return m.rows;
    for (const std::uint16_t n : s.clause.args)
      if (in_.ph(n).josa == Case::dative && n != s.clause.subject) return parties(in_.ph(n));
    return {};
  }
  // A는 "…"며 B를 비판했다, A는 [B의 처분이 가볍다고] 비판했다: the verb that passes words on
  // judges whom it names, else who is their subject.
  void judged(const Clause& c, std::size_t number) {
    const std::uint16_t verb = c.modal.said_by;
    if (verb == kNone || verb <= c.predicate || in_.tok(verb).negated || in_.tok(verb).quoted ||
        in_.tok(verb).ending.tense != Tense::past)
      return;
    const Trigger* g = trigger(verb);
    const std::uint16_t who = speaker(c);
    if (g == nullptr || g->type != Type::oppose || who == kNone) return;
    const Spot s{c, number, verb, kNone, *g, {}};
    const Rows a = fit(in_.ph(who), *g);
    Rows b;
    bool named = false;  // an object of its own
    for (const Phrase& p : in_.parse.phrases)
      if (!p.dead && p.first > c.predicate && p.last < verb && p.josa == Case::object)
        named = true, b = parties(p);
    const std::uint16_t subject = content_of(c, number).subject;
    if (!named && subject != kNone && subject != who) b = whose(in_.ph(subject));
    for (const std::uint16_t n : c.args)  // B의 결정을 "실패"라고 비판했다
      if (b.empty() && !named && before_marks(in_.ph(n), c.predicate)) b = whose(in_.ph(n));
    std::erase_if(b, [&](Row r) { return among(a, r); });
    if (!told(s) && !a.empty() && !b.empty()) write(s, Status::done, a, b, "other=words");
  }
  // What is spoken of stands before the words.
  bool before_marks(const Phrase& p, std::uint16_t verb) const {
    const bool spoken_of =
        p.josa == Case::object || p.josa == Case::dative || p.josa == Case::about;
    constexpr std::uint32_t kGap = 400;  // bytes up to where the words begin
    const std::uint32_t from = in_.tok(p.last).end;
    const std::uint32_t to = std::min(in_.tok(verb).span.begin, from + kGap);
    if (!spoken_of || from >= to) return false;
    const std::string_view gap = in_.doc.at(Span{from, to});
    return gap.find('"') != std::string_view::npos || gap.find("“") != std::string_view::npos;
  }
  // "…"고 비판했다: the clause within the marks, of which the particle behind them is none.
  const Clause& content_of(const Clause& c, std::size_t number) const {
    if (number == 0 || in_.clauses[number - 1U].predicate == kNone) return c;
    const Clause& before = in_.clauses[number - 1U];
    for (std::uint16_t t = before.predicate + 1U; t < c.predicate; ++t)
      if (in_.tok(t).what != What::mark) return c;
    return before.predicate < c.predicate ? before : c;
  }
  // Who says what the clause tells: outside of its quotation marks.
  std::uint16_t speaker(const Clause& c) const {
    const std::uint16_t own = c.topic != kNone ? c.topic : c.subject;
    if (own != kNone && !in_.tok(in_.ph(own).last).quoted) return own;
    for (std::uint16_t n = own == kNone ? 0 : own; n-- > 0;) {
      const Phrase& p = in_.ph(n);
      const bool says = p.josa == Case::topic || p.josa == Case::subject;
      if (!p.dead && says && !in_.tok(p.last).quoted && !in_.nested[n]) return n;
    }
    return kNone;
  }
  // 방통위가, 방통위의 처분이
  Rows whose(const Phrase& p) const {
    if (Rows rows = parties(p); !rows.empty()) return rows;
    for (const Mod& m : p.mods)
      if (m.josa == Case::genitive) return m.rows;
    return {};
  }
  // 법원은 A가 특허를 침해했다며 [B를 상대로 한] 소송에서 판결했다: A against B.
  void brought(const Clause& c, std::size_t number) {
    for (std::size_t k = 0; k + 1U < c.args.size(); ++k) {
      const Phrase &whom = in_.ph(c.args[k]), &suit = in_.ph(c.args[k + 1U]);
      const std::string_view begins = in_.text(suit.first);  // 한 |130억원대| 소송
      if (whom.josa != Case::against || whom.heads.empty() || suit.first == suit.last ||
          !(begins == "한" || begins.starts_with("한 ")))
        continue;
      const Trigger* g = trigger(suit.last);
      if (g == nullptr || g->type != Type::sue) continue;
      Rows a = k > 0 && in_.ph(c.args[k - 1U]).josa == Case::subject ? in_.ph(c.args[k - 1U]).heads
                                                                     : Rows{};
      if (a.empty() && c.subject != kNone) a = in_.ph(c.subject).heads;
      if (std::ranges::any_of(
              a, [&](Row r) { return in_.rules.ends(in_.name(r), Marker::authority); }))
        a.clear();
      for (std::size_t i = number; a.empty() && i-- > 0 && number - i <= 2;)
        if (const Clause& why = in_.clauses[i];
            why.modal.join == Join::said && why.subject != kNone && !why.shared)
          a = in_.ph(why.subject).heads;
      const Spot s{c, number, suit.last, c.args[k + 1U], *g, {}};
      std::erase_if(a, [&](Row r) { return in_.kind(r) == Kind::place || among(whom.heads, r); });
      if (!a.empty() && !told(s)) write(s, Status::done, a, whom.heads, "other=stated");
    }
  }
  // 소송을 냈다, 승인을 마쳤다, 환영 논평을 냈다: a verb that only carries the noun.
  void nouns(const Clause& c, std::size_t number) {
    const Word* verb = in_.word(c.predicate);
    if (verb == nullptr || !(verb->is(Class::light) || verb->is(Class::stage))) return;
    for (const std::uint16_t n : c.args) {
      const Case josa = in_.ph(n).josa;  // 검사에 착수했다, too
      if (josa != Case::object && josa != Case::topic && josa != Case::dative) continue;
      for (std::uint16_t t = in_.ph(n).last + 1U; t-- > in_.ph(n).first;) {
        if (in_.tok(t).what != What::word || in_.ph(n).last - t > 1) break;
        const Trigger* g = trigger(t);
        if (g == nullptr || (josa == Case::dative && g->type != Type::regulate)) continue;
        if (g->need == "negated" && verb->voice == Voice::receive)
          continue;  // 동의를 받지 않았다: nobody was asked
        Spot s{c, number, t, n, *g, c.modal};
        apply(*verb, s.modal);
        if (g->type == Type::sue && verb->text == "종결") s.modal.end = Status::failed;
        react(s);
        break;
      }
    }
  }
  // The frames have read this clause's act already.
  bool told(const Spot& s) const {
    const Span clause{in_.tok(s.clause.first).span.begin, in_.tok(s.clause.last).end};
    return std::ranges::any_of(out_, [&](const Draft& d) {
      return d.type == s.trigger.type && d.evidence == in_.evidence &&
             (clause.holds(d.trigger) || d.trigger.meets(in_.tok(s.token).span));
    });
  }

  void react(const Spot& s) {
    if (told(s) || asks(s.token) || receives(s)) return;
    if (s.trigger.type == Type::endorse && s.trigger.before == "손") return;  // 손을 들었으나: bid
    const auto status = reached(s);
    if (!status) return;
    Rows a = actor(s);
    const bool papers =
        s.trigger.type == Type::sue && s.clause.shared &&
        std::ranges::all_of(a, [&](Row r) { return in_.rules.ends(in_.name(r), Marker::outlet); });
    if (s.trigger.type == Type::endorse && courts(a)) return;  // 재판부는 A의 손을 들어줬다
    if (s.trigger.rule == "sue-조사를_요청" && !a.empty() && decides(in_, a.front()) &&
        in_.kind(a.front()) == Kind::org)
      return;  // ITC는 [A가 조사를 요청하면서] 결정을 내렸다: it is asked
    if (papers && !a.empty()) return;  // 한빛뉴스는 A가 제소한 사건을 …했다고 보도했다
    const bool dropped = a.empty() && s.trigger.type == Type::regulate;
    if (dropped && std::ranges::all_of(in_.topic, [&](Row r) { return decides(in_, r); }))
      a = in_.topic;  // (유럽연합은 …) 지난해에는 A가 지위를 남용했다며 과징금을 물렸다
    if (a.empty()) return;
    const char* how = "";
    Rows b = dropped ? punishes(s, a) : other(s, a, how);
    if (dropped) how = "other=accused";
    std::erase_if(b, [&](Row r) { return among(a, r); });
    if (b.empty() && s.trigger.type == Type::sue && *status == Status::failed)
      if (const Rows each = two(s, a); each.size() == 2) {  // 두 회사는 소송을 취하하기로 했다
        write(s, *status, {each[0]}, {each[1]}, "other=each");
        write(s, *status, {each[1]}, {each[0]}, "other=each");
      }
    if (in_.rules.frames[s.trigger.frame].name == "sued") {  // A는 [B가 낸] 소송에 휘말렸다
      if (how != std::string_view("other=owner")) return;
      std::swap(a, b);
    }
    if (!b.empty() && how == std::string_view("other=reason") && turned(s, b)) {
      if (!decides(in_, b.front())) return;  // who sues whom is not said
      std::swap(a, b);
    }
    if (!a.empty() && !b.empty()) write(s, *status, a, b, how);
  }
  // A는 B를 사기로 했으나 |C가| 경쟁을 해친다며 소송을 냈다: after an act of A's own, C sues.
  bool turned(const Spot& s, const Rows& b) const {
    if (s.trigger.type != Type::sue || s.clause.topic == kNone) return false;
    const std::uint16_t topic = in_.ph(s.clause.topic).last;
    for (const Phrase& p : in_.parse.phrases) {
      const auto before = [&](const Phrase& q) {  // A는 B와 손잡았으나 B가 …했다며: A sues
        return !q.dead && q.last < p.first && q.heads.size() == 1 && b.size() == 1 &&
               in_.same(q.heads.front(), b.front());
      };
      if (p.dead || p.josa != Case::subject || p.heads != b || p.first < topic) continue;
      if (std::ranges::any_of(in_.parse.phrases, before)) return false;
      return std::ranges::any_of(in_.clauses, [&](const Clause& k) {
        return k.predicate != kNone && k.predicate > topic && k.last < p.first &&
               !k.modal.relative && k.subject == s.clause.topic;
      });
    }
    return false;
  }
  // 서도현 대통령은 "승인을 받았다"고 말했다: whoever speaks, he gave none.
  bool receives(const Spot& s) const {
    if (s.trigger.type != Type::regulate || s.phrase == kNone || s.clause.predicate == kNone)
      return false;
    const Word* verb = in_.word(s.clause.predicate);
    return verb != nullptr && verb->voice == Voice::receive;
  }
  // 찬성할지도 관심사다: whether they will, nobody knows.
  bool asks(std::uint16_t token) const {
    const Token& t = in_.tok(token);
    const std::string_view word = in_.doc.at(Span{t.span.begin, std::max(t.span.end, t.end)});
    for (const std::string_view end : {"할지", "할지도", "할지는", "할지가", "했는지", "하는지"})
      if (word.ends_with(end)) return true;
    return false;
  }
  Rows two(const Spot& s, const Rows& a) const {
    if (a.size() == 2 || s.clause.topic == kNone) return a;
    return in_.ph(s.clause.topic).heads;
  }
  // 동의하지 않는다, 동의할 수 없다: the refusal is the act.
  std::optional<Status> reached(const Spot& s) const {
    if (s.trigger.need == "negated")
      return s.modal.negated ? std::optional(Status::done) : std::nullopt;
    if (s.trigger.need == "underway" && !s.modal.progressive && s.modal.tense != Tense::past)
      return std::nullopt;  // 심사할 예정이다
    const std::optional<Status> out =
        status_of(in_.rules.types[static_cast<std::size_t>(s.trigger.type)], s.trigger, s.modal);
    return out == Status::planned && decided(s) ? std::optional(Status::done) : out;
  }
  // A가 어긴 데 대해 과징금 부과를 결정했다: by its word the authority has done it.
  bool decided(const Spot& s) const {
    const Modal& m = s.clause.modal;
    if (s.trigger.type != Type::regulate || s.phrase == kNone || s.clause.predicate == kNone ||
        m.decision || m.negated || m.unsaid || m.tense != Tense::past)
      return false;
    const std::string_view verb = in_.text(s.clause.predicate);
    return verb.starts_with("결정") || verb.starts_with("확정") || verb.starts_with("의결");
  }
  Rows actor(const Spot& s) const {
    const Clause& c = s.clause;
    const bool relative = c.modal.join == Join::adnominal && !c.modal.held && c.head != kNone;
    const bool own = c.subject != kNone && !c.shared && c.subject != s.phrase;
    if (relative && !own && !in_.ph(c.head).heads.empty()) return fit(in_.ph(c.head), s.trigger);
    if (Rows rows = pushed_in(s); !rows.empty()) return rows;
    if (Rows rows = quoted_by(s); !rows.empty()) return rows;
    const bool thing = c.subject != kNone && in_.ph(c.subject).heads.empty() && c.topic != kNone &&
                       !in_.ph(c.topic).heads.empty();  // A는 이번 발표가 …라며 반대했다
    if (c.subject != kNone && c.subject != s.phrase && !thing)
      if (Rows rows = fit(in_.ph(c.subject), s.trigger);
          !rows.empty() || s.trigger.type != Type::regulate)
        return rows;  // 공정위는 [A가 어겼다고 보고] 과징금을 물렸다: A does not decide
    return c.topic == kNone ? punished(s) : fit(in_.ph(c.topic), s.trigger);
  }
  // 통신은 A가 "결정에 항소했다"고 밝혔다고 전했다: A speaks, the outlet passes it on.
  Rows quoted_by(const Spot& s) const {
    if (!in_.tok(s.token).quoted || s.clause.subject == kNone ||
        in_.tok(in_.ph(s.clause.subject).last).quoted)
      return {};
    std::uint16_t open = s.token;
    while (open > 0 && in_.tok(open - 1U).quoted) --open;
    const Phrase* near = nullptr;
    for (const Phrase& p : in_.parse.phrases)
      if (!p.dead && p.last < open && p.josa == Case::subject && !p.heads.empty() &&
          !in_.nested[static_cast<std::size_t>(&p - in_.parse.phrases.data())])
        near = &p;
    return near == nullptr ? Rows{} : fit(*near, s.trigger);
  }
  // [A가 당국에서 받은] 처분에 항소했다: A.
  Rows punished(const Spot& s) const {
    if (s.trigger.type == Type::regulate) return {};
    for (const Clause& k : in_.clauses) {
      const bool own =
          k.head != kNone && std::ranges::find(s.clause.args, k.head) != s.clause.args.end();
      if (own && k.subject != kNone && !k.shared &&
          (in_.is(k.predicate, Class::light) || in_.tok(k.predicate).voice != Voice::active))
        return fit(in_.ph(k.subject), s.trigger);
    }
    return {};
  }
  // 온누리는 의약청이 [두 약을 함께 쓰는] 요법을 허가했다고 밝혔다: who permits stands before the
  // relative clause.
  Rows pushed_in(const Spot& s) const {
    if (s.trigger.type != Type::regulate || s.clause.modal.relative) return {};
    for (const Clause& k : in_.clauses) {
      const bool own =
          k.head != kNone && std::ranges::find(s.clause.args, k.head) != s.clause.args.end();
      if (own && k.subject != kNone && !k.shared && k.modal.tense != Tense::past)
        if (Rows rows = fit(in_.ph(k.subject), s.trigger); !rows.empty()) return rows;
    }
    return {};
  }
  Rows fit(const Phrase& p, const Trigger& t) const {
    const KindSet kinds = in_.rules.types[static_cast<std::size_t>(t.type)].a;
    Rows out;
    for (const Row r : p.heads)
      if (t.type == Type::regulate && !decides(in_, r))
        return {};
      else if ((kinds & bit(in_.kind(r))) != 0 || (in_.kind(r) == Kind::person && ruler(in_, p)))
        out.push_back(r);
    return out.size() == p.heads.size() ? out : Rows{};
  }
  Rows other(const Spot& s, const Rows& a, const char*& how) const {
    const Type type = s.trigger.type;
    Rows owns = owner(s);
    std::erase_if(owns, [&](Row r) { return among(a, r); });
    if (!owns.empty()) return how = "other=owner", owns;
    if (Rows rows = reporter(s, a); !rows.empty()) return how = "other=reporter", rows;
    if (s.trigger.need == "quote" && quotes_before(s))
      return how = "other=quoted", named_in_quote(s, a);
    if (Rows rows = charged(s, a); !rows.empty()) return how = "other=charged", rows;
    if (Rows rows = looked_into(s, a); !rows.empty()) return how = "other=purpose", rows;
    if (Rows rows = doubted(s, a); !rows.empty()) return how = "other=doubt", rows;
    if (Rows rows = punishes(s, a); !rows.empty()) return how = "other=accused", rows;
    const bool ruled = type == Type::regulate && rules(s.trigger);
    if (ruled && (s.phrase != kNone || s.clause.modal.relative)) return {};
    if (ruled) return how = "other=reason", blamed(s, a);
    if (type == Type::sue)
      if (Rows rows = content(s, a); !rows.empty()) return how = "other=content", rows;
    if (type == Type::sue || type == Type::oppose)
      if (Rows rows = blamed(s, a); !rows.empty()) return how = "other=reason", rows;
    if (type == Type::oppose)
      if (Rows rows = ruler_of(s, a); !rows.empty()) return how = "other=ruling", rows;
    if (type == Type::oppose || type == Type::endorse)
      if (Rows rows = act_before(s, a); !rows.empty()) return how = "other=this", rows;
    if (type == Type::sue) return how = "other=authority", authority(s, a);
    if (about_deal(s)) return how = "other=deal", deal(s, a);
    return {};
  }
  // A가 B를 제재했고 C는 이를 비판했다, (A가 B를 샀다.) C는 이에 반발했다: against A.
  Rows act_before(const Spot& s, const Rows& a) const {
    const bool that = std::ranges::any_of(s.clause.args, [&](std::uint16_t n) {
      const Phrase& p = in_.ph(n);
      return p.first == p.last && in_.text(p.first) == "이" &&
             (p.josa == Case::object || p.josa == Case::dative || p.josa == Case::about);
    });
    for (std::size_t i = out_.size(); that && i-- > 0;) {
      const Draft& d = out_[i];
      if (d.terse || (d.sentence != 0 && in_.number - d.sentence > 1)) break;
      if (d.a.empty() || among(a, d.a.front())) continue;
      const bool act = d.type == Type::regulate || d.type == Type::acquire ||
                       d.type == Type::divest || d.type == Type::build || d.type == Type::oppose ||
                       d.type == Type::endorse || d.type == Type::subsidise;
      return act && d.status != Status::denied ? d.a : Rows{};
    }
    return {};
  }
  // 온누리는 의약청이 신약을 허가했다고 밝혔다: who reports it is who may sell it.
  Rows reporter(const Spot& s, const Rows& a) const {
    const Clause& c = s.clause;
    if (s.trigger.type != Type::regulate || (s.trigger.flags & hj::bit(Flag::negative)) != 0 ||
        c.modal.said_by == kNone)
      return {};
    const std::uint16_t n = c.topic != kNone ? c.topic : c.subject;
    if (n == kNone || in_.ph(n).josa != Case::topic || in_.ph(n).heads.size() != 1) return {};
    const Row who = in_.ph(n).heads.front();
    const bool firm = in_.kind(who) == Kind::org && !decides(in_, who) && !among(a, who);
    return firm ? Rows{who} : Rows{};
  }
  // B의 안에 "동의할 수 없다"고 밝혔다: what the words are about stands outside of them.
  const Clause& host(const Spot& s) const {
    if (!in_.tok(s.token).quoted || !s.clause.args.empty()) return s.clause;
    for (std::size_t i = s.number + 1U; i < in_.clauses.size(); ++i)
      if (const Clause& k = in_.clauses[i]; k.predicate != kNone && !in_.tok(k.predicate).quoted)
        return k;
    return s.clause;
  }
  // 인수, 관세: what somebody does to another
  bool deed(std::uint16_t token) const {
    const Word* w = in_.word(token);
    if (w == nullptr || w->verb || w->triggers.empty()) return false;
    const Type type = in_.rules.triggers[w->main].type;
    return type != Type::talk && type != Type::meet && type != Type::oppose &&
           type != Type::endorse;  // B의 질문에 "환영한다"고 답했다
  }
  // 온누리가 낸 시험계획을 승인했다: whose act the relative clause before the object tells.
  Rows owner(const Spot& s) const {
    for (const std::uint16_t n : host(s).args) {
      const Phrase& p = in_.ph(n);
      const bool fits =
          p.josa == Case::object ||
          ((p.josa == Case::dative || p.josa == Case::about) && s.trigger.type != Type::regulate);
      if (n == s.phrase || !fits || in_.rules.is(in_.text(p.last), Marker::moment)) continue;
      if (s.trigger.need == "negated" && !p.heads.empty()) return parties(p);
      if (!p.heads.empty()) continue;
      const bool ruling =
          s.trigger.type != Type::regulate && in_.rules.is(in_.text(p.last), Marker::ruling);
      const bool takes_side = s.trigger.type == Type::oppose || s.trigger.type == Type::endorse;
      const bool plan = takes_side && in_.rules.is(in_.text(p.last), Marker::plan);
      const bool outside = takes_side && &host(s) != &s.clause && (plan || ruling || deed(p.last));
      for (const Mod& m : p.mods)  // 톡나루의 계획에 동의하지 않았다, 공정위 결정에 반대했다
        if (((s.trigger.need == "negated" || outside) && m.josa == Case::genitive) ||
            (plan && m.josa == Case::none && m.token + 1U == p.last) ||
            (ruling && m.josa == Case::none && m.rows.size() == 1 && decides(in_, m.rows[0])))
          return m.rows;
      for (const Clause& k : in_.clauses)
        if ((k.head == n || (k.modal.held && (k.last + 1U == p.first || k.last == p.last))) &&
            k.subject != kNone && k.subject != s.clause.subject &&
            !(s.trigger.type == Type::regulate && in_.text(p.last) == "사건" &&
              k.predicate != kNone &&
              in_.acts_as(k.predicate, Type::sue)))  // [A가 제소한] 사건을 조사: A has asked for it
          if (Rows rows = parties(in_.ph(k.subject)); !rows.empty()) return rows;
    }
    return {};
  }
  // [A가 부풀렸다는] 의혹에 대해: a noun that holds the clause is no head of it.
  std::uint16_t charge_of(const Clause& k) const {
    if (k.head != kNone) return in_.ph(k.head).first;
    if (k.modal.join != Join::reported && k.modal.join != Join::adnominal) return kNone;
    return in_.is(k.modal.last, Class::hold) ? k.modal.last : kNone;
  }
  // 공정위는 A와 B가 담합한 혐의로 과징금을 부과했다: whom the charge names.
  Rows charged(const Spot& s, const Rows& a) const {
    if (s.trigger.type != Type::regulate || (s.trigger.flags & hj::bit(Flag::negative)) == 0)
      return {};
    for (const Clause& k : in_.clauses) {
      if (&k == &s.clause || k.subject == kNone || k.shared) continue;
      const std::uint16_t why = charge_of(k);
      if (why == kNone || why > s.token || !in_.rules.is(in_.text(why), Marker::charge)) continue;
      Rows rows = parties(in_.ph(k.subject));
      if (!rows.empty() && !among(a, rows.front())) return rows;
    }
    return {};
  }
  Rows punishes(const Spot& s, const Rows& a) const {
    const bool fits = s.trigger.type == Type::regulate && rules(s.trigger) &&
                      (s.trigger.flags & hj::bit(Flag::negative)) != 0;
    return fits ? accused(in_, {s.clause, s.token}, a) : Rows{};
  }
  bool quotes_before(const Spot& s) const {
    for (std::uint16_t t = 0; t < s.token; ++t)
      if (in_.tok(t).quoted) return true;
    return false;
  }
  // "A만큼 꼼꼼한 곳은 없다"고 극찬했다: the one body that the words praise.
  Rows named_in_quote(const Spot& s, const Rows& a) const {
    Rows out;
    for (std::uint16_t t = 0; t < s.token; ++t) {
      const Token& x = in_.tok(t);
      if (!x.quoted || x.what != What::party || in_.kind(x.mention) == Kind::person) continue;
      if (x.heldback || x.modifier || x.mentions != 1 || among(a, x.mention)) return {};
      if (!among(out, x.mention)) out.push_back(x.mention);
    }
    return out.size() == 1 ? out : Rows{};
  }
  // 금감원은 A의 거래를 들여다보기 위해 검사에 착수했다: into whose.
  Rows looked_into(const Spot& s, const Rows& a) const {
    if (s.trigger.type != Type::regulate || s.number == 0 ||
        (s.trigger.flags & hj::bit(Flag::negative)) == 0)
      return {};
    for (const std::uint16_t n : s.clause.args)  // …을 막기 위해 B를 명단에 올렸다: B
      if (n != s.phrase && in_.ph(n).josa == Case::object &&
          in_.text(in_.ph(n).last) != s.trigger.before)
        return {};
    std::size_t i = s.number - 1U;
    while (i > 0 && in_.clauses[i].modal.join != Join::nominal && s.number - i < 2) --i;
    const Clause& k = in_.clauses[i];
    const auto next = static_cast<std::uint16_t>(k.modal.last + 1U);
    if (k.modal.join != Join::nominal || next >= in_.parse.tokens.size() ||
        !in_.text(next).starts_with("위"))
      return {};
    for (const std::uint16_t n : k.args) {
      const Phrase& p = in_.ph(n);
      if (p.josa != Case::object && p.josa != Case::about) continue;
      Rows rows = parties(p);
      for (const Mod& m : p.mods)
        if (rows.empty() && (m.josa == Case::genitive || m.josa == Case::none)) rows = m.rows;
      if (!rows.empty() && !among(a, rows.front())) return rows;
    }
    return {};
  }
  // 공정위는 [A가 담합했는지] 조사하고 있다, [A가 알렸는지] 여부를 들여다보고 있다: A.
  Rows doubted(const Spot& s, const Rows& a) const {
    if (s.trigger.type != Type::regulate || (s.trigger.flags & hj::bit(Flag::negative)) == 0)
      return {};
    for (std::size_t i = s.number; i-- > 0 && s.number - i <= 2;) {
      const Clause& k = in_.clauses[i];
      const Ending& end = in_.tok(k.modal.last).ending;
      if (k.subject == kNone || k.shared || !(end.doubt || end.asked)) continue;
      Rows rows = parties(in_.ph(k.subject));
      if (!rows.empty() && !among(a, rows.front())) return rows;
    }
    return {};
  }
  Rows parties(const Phrase& p) const {
    for (const Row r : p.heads)
      if (in_.kind(r) == Kind::product || in_.kind(r) == Kind::place) return {};
    return p.heads;
  }
  // A는 B가 특허를 침해했다며 소송을 냈다: B.
  Rows blamed(const Spot& s, const Rows& a) const {
    for (std::size_t i = s.number; i-- > 0;) {
      const Clause& k = in_.clauses[i];
      if (k.modal.join == Join::adnominal || k.modal.join == Join::reported) continue;
      if (only_speaks(k, s)) continue;
      const bool argued = s.trigger.type == Type::sue && k.modal.join == Join::chain &&
                          k.modal.said_by != kNone;  // 침해했다고 주장하며 소송을 냈다
      const bool quoted = s.trigger.type == Type::sue && k.predicate != kNone &&
                          in_.tok(k.predicate).quoted && !in_.tok(s.token).quoted &&
                          k.modal.join == Join::final;
      const bool gave = k.modal.join == Join::said || argued || quoted ||
                        (k.modal.join == Join::contrast &&  // 거부하자 중재를 신청했다
                         s.trigger.type == Type::sue);
      if (!gave) return {};
      if (k.subject == kNone || k.shared || k.subject == s.clause.subject) return busy_with(k, a);
      Rows rows = parties(in_.ph(k.subject));
      if (rows.empty()) rows = holder(in_.ph(k.subject));
      if (rows.empty() && s.trigger.type == Type::sue) rows = maker(in_.ph(k.subject));
      if (rows.empty() || among(a, rows.front())) return {};
      return rows;
    }
    return {};
  }
  // [B가 특허를 침해해 사용료를 내라는] 내용의 소송, [B의 특허가 무효라는] 심판: what is asked of
  // B.
  Rows content(const Spot& s, const Rows& a) const {
    const bool office = std::ranges::all_of(a, [&](Row r) { return decides(in_, r); });
    for (const Clause& k : in_.clauses)  // 거래위는 B의 C 인수를 막기 위한 소송을 냈다
      if (office && k.predicate != kNone && k.predicate < s.token &&
          k.modal.join == Join::nominal &&
          in_.text(static_cast<std::uint16_t>(k.modal.last + 1U)).starts_with("위"))
        for (const std::uint16_t n : k.args)
          if (const Phrase& p = in_.ph(n);
              p.josa == Case::object && p.heads.empty() && !p.mods.empty() &&
              p.mods.front().josa == Case::genitive && !among(a, p.mods.front().rows.front()))
            return p.mods.front().rows;
    const auto asked = [&](std::uint16_t n) {  // 내용의 소송을, 심판을
      if (n == s.phrase) return true;
      for (const std::uint16_t i : s.clause.args)
        if (in_.ph(i).josa == Case::object && (i == n || in_.ph(n).last + 1U == in_.ph(i).first))
          return true;
      return false;
    };
    for (const Clause& k : in_.clauses) {
      if (k.head == kNone || !k.modal.relative || k.predicate == kNone || !asked(k.head)) continue;
      const Token& last = in_.tok(k.modal.last);
      const std::string_view text = in_.doc.at({last.span.begin, last.end});
      const bool own = k.subject != kNone && !k.shared;
      if (!own && k.modal.tense == Tense::present && demands(k.predicate))
        for (const std::uint16_t n : k.args)  // B에 배상을 요구하는 소장을
          if (in_.ph(n).josa == Case::dative && !in_.ph(n).heads.empty() &&
              !courts(in_.ph(n).heads) && !among(a, in_.ph(n).heads.front()))
            return parties(in_.ph(n));
      if (!own && text.ends_with("달라는"))  // [B의 수출을 막아달라는] 소송
        if (Rows rows = claim::asked(in_, k, a); !rows.empty()) return rows;
      if (k.subject == kNone) continue;
      if (!text.ends_with("라는") && !text.ends_with("다는")) continue;
      Rows rows = parties(in_.ph(k.subject));
      if (rows.empty()) rows = holder(in_.ph(k.subject));
      if (rows.empty())
        for (const Clause& r : in_.clauses)  // [B가 보유한] 특허는 무효라는
          if (r.head == k.subject && r.subject != kNone && !r.shared)
            rows = parties(in_.ph(r.subject));
      if (!rows.empty() && !among(a, rows.front())) return rows;
    }
    return {};
  }
  bool demands(std::uint16_t verb) const {
    return in_.text(verb).starts_with("요구") || in_.text(verb).starts_with("청구");
  }
  // "…했다"고 주장하며 소송을 냈다: what was said stands before the verb of speech.
  bool only_speaks(const Clause& k, const Spot& s) const {
    const Word* w = k.predicate == kNone ? nullptr : in_.word(k.predicate);
    return s.trigger.type == Type::sue && w != nullptr && w->is(Class::speech) &&
           k.modal.join == Join::chain && !in_.tok(k.predicate).quoted &&
           (k.subject == s.clause.subject || k.shared);
  }
  // A는 [B가 만들던] 계획을 빼돌렸다며: B.
  Rows busy_with(const Clause& k, const Rows& a) const {
    for (const Clause& r : in_.clauses) {
      const bool own = r.head != kNone && std::ranges::find(k.args, r.head) != k.args.end();
      if (!own || r.subject == kNone || r.shared) continue;
      Rows rows = parties(in_.ph(r.subject));
      if (!rows.empty() && !among(a, rows.front())) return rows;
    }
    return asked(in_, k, a);
  }
  // A의 특허가 무효라며: whose right it is.
  Rows holder(const Phrase& p) const {
    const Word* w = in_.word(p.last);
    if (w == nullptr || !w->is(Class::right) || !p.heads.empty()) return {};
    for (std::size_t i = p.mods.size(); i-- > 0;)
      if (p.mods[i].josa == Case::genitive || p.mods[i].josa == Case::none) return p.mods[i].rows;
    return {};
  }
  // B의 제품이, B의 '라온폰'이 특허를 침해했다며: whose thing it is.
  Rows maker(const Phrase& p) const {
    const bool thing =
        p.heads.empty() || (p.heads.size() == 1 && in_.kind(p.heads[0]) == Kind::product);
    if (!thing) return {};
    for (const Mod& m : p.mods)
      if (m.josa == Case::genitive && m.rows.size() == 1 && in_.kind(m.rows[0]) == Kind::org)
        return m.rows;
    return {};
  }
  // 중국 상무부 and 중국 are of one state.
  bool abroad(Row x, Row state) const {
    return in_.kind(x) == Kind::country || !in_.name(x).starts_with(in_.name(state));
  }
  // (공정위는 A에 과징금을 물렸다.) A는 즉각 반발했다: against who has just ruled on it.
  Rows ruler_of(const Spot& s, const Rows& a) const {
    for (const std::uint16_t n : s.clause.args) {
      const Phrase& p = in_.ph(n);
      const bool other = n != s.clause.subject && n != s.phrase && n != s.clause.topic;
      if (other && (p.josa == Case::dative || p.josa == Case::object || p.josa == Case::about) &&
          !in_.rules.is(in_.text(p.last), Marker::ruling))
        return {};
    }
    const bool state = std::ranges::all_of(a, [&](Row r) { return in_.kind(r) == Kind::country; });
    for (std::size_t i = out_.size(); i-- > 0;) {
      const Draft& d = out_[i];
      if (d.sentence != 0 && in_.number - d.sentence > kJust) break;
      const bool against = d.type == Type::regulate && !d.terse &&
                           ((d.flags & hj::bit(Flag::negative)) != 0 || d.status == Status::failed);
      if (against && std::ranges::any_of(d.b, [&](Row r) { return among(a, r); })) return d.a;
      // (미국은 화웨이를 명단에 올렸다.) 중국은 즉각 반발했다: a state stands up for its firms
      const bool just = d.sentence == 0 || in_.number - d.sentence <= kFirms;
      if (against && state && just && !among(d.a, a.front()) && abroad(d.a.front(), a.front()))
        return d.a;
    }
    return {};
  }
  bool courts(const Rows& rows) const {
    return std::ranges::any_of(rows,
                               [&](Row r) { return in_.rules.ends(in_.name(r), Marker::court); });
  }
  // Against who has ruled on it.
  Rows authority(const Spot& s, const Rows& a) const {
    if (Rows rows = contested(in_, {s.clause, s.token}, a); !rows.empty()) return rows;
    if (!contests(in_, {s.clause, s.token})) return {};
    for (std::size_t i = out_.size(); i-- > 0;) {
      const Draft& d = out_[i];
      if (in_.number - d.sentence > kNear && d.sentence != 0) break;
      if (d.type == Type::regulate && !d.b.empty() && among(a, d.b.front()) && !courts(d.a))
        return d.a;
      if (d.type == Type::oppose && d.evidence == in_.evidence && among(a, d.a.front())) return d.b;
    }
    return {};
  }
  // 인수를, 거래에, 합병에: no party of its own, or nothing at all (조건을 달아 승인했다).
  bool about_deal(const Spot& s) const {
    bool other = false;
    for (const std::uint16_t n : s.clause.args) {
      const Phrase& p = in_.ph(n);
      if (n == s.phrase || n == s.clause.subject || in_.tok(p.last).what == What::time) continue;
      if (p.josa != Case::object && p.josa != Case::dative && p.josa != Case::about) continue;
      if (!s.trigger.before.empty() && in_.text(p.last) == s.trigger.before) continue;
      if (!p.heads.empty() || !p.mods.empty()) return false;
      if (deal_noun(p)) return true;
      if (s.trigger.type != Type::regulate && in_.rules.is(in_.text(p.last), Marker::ruling))
        continue;  // 결정을 환영했다
      other = true;
    }
    if (s.phrase != kNone) {  // 인수 승인을 마쳤다
      const Phrase& p = in_.ph(s.phrase);
      if (!p.mods.empty()) return false;
      if (s.token > p.first) return deal_word(static_cast<std::uint16_t>(s.token - 1U));
    }
    return !other && (s.trigger.type == Type::regulate || s.trigger.type == Type::endorse);
  }
  bool deal_noun(const Phrase& p) const {
    for (std::uint16_t t = p.last + 1U; t-- > p.first && p.last - t <= 1;)
      if (deal_word(t)) return true;
    return false;
  }
  bool deal_word(std::uint16_t t) const {
    for (const std::string_view w : {"거래", "매각", "결합", "기업결합", "딜"})
      if (in_.text(t) == w) return true;
    const Word* w = in_.word(t);
    return w != nullptr && !w->triggers.empty() && deals(in_.rules.triggers[w->main].type);
  }
  // Of a ruling just told, who ruled; else the parties of the article's dealing: the first that it
  // tells, as later ones are steps to it or others' (화물 사업을 팔았다).
  Rows deal(const Spot& s, const Rows& a) const {
    if (s.trigger.type == Type::endorse)
      for (std::size_t i = out_.size(); i-- > 0 && in_.number - out_[i].sentence <= kJust;)
        if (out_[i].type == Type::regulate) return out_[i].a;
    if (of_sale(s))
      for (const Draft& d : out_)
        if (d.type == Type::divest && !d.terse && d.a.size() == 1 && !among(a, d.a.front()) &&
            !d.rule.ends_with("+seller"))
          return d.a;
    const bool merger = of_merger(s);
    for (const Draft& d : out_) {
      if (!merger || d.type != Type::merge || d.a.empty() || among(a, d.a.front())) continue;
      Rows out = d.a;
      out.insert(out.end(), d.b.begin(), d.b.end());
      return out;
    }
    for (const bool whole : {true, false})
      for (const Draft& d : out_) {
        const bool unit = d.features.starts_with("frame=sold_unit");  // 화물 사업을 넘겼다
        const bool firm = (d.type == Type::acquire && !unit) || d.type == Type::merge;
        if (unit && merger) continue;
        if (whole != firm || !deals(d.type) || d.a.empty() || among(a, d.a.front())) continue;
        if (in_.kind(d.a.front()) == Kind::person) continue;
        if (s.trigger.type == Type::endorse && fell_through(d)) return {};
        Rows out = d.a;
        if (d.type == Type::merge) out.insert(out.end(), d.b.begin(), d.b.end());
        return out;
      }
    return {};
  }

  // (인수가 무산됐다.) 노조는 환영했다: that it came to nothing.
  bool fell_through(const Draft& deal) const {
    return std::ranges::any_of(out_, [&](const Draft& d) {
      return d.status == Status::failed && !d.terse && deals(d.type) && d.b.size() == 1 &&
             deal.b.size() == 1 && in_.same(d.b.front(), deal.b.front());
    });
  }
  // 합병에 반대한다: the merger that was told, whatever was sold on the way.
  bool of_merger(const Spot& s) const {
    return std::ranges::any_of(s.clause.args, [&](std::uint16_t n) {
      const Phrase& p = in_.ph(n);
      return p.heads.empty() && p.mods.empty() && in_.acts_as(p.last, Type::merge);
    });
  }
  // 졸속 매각에 반대한다: who sells.
  bool of_sale(const Spot& s) const {
    return std::ranges::any_of(s.clause.args, [&](std::uint16_t n) {
      return in_.text(in_.ph(n).last).starts_with("매각") && in_.ph(n).heads.empty();
    });
  }
  void write(const Spot& s, Status status, const Rows& a, const Rows& b, const char* how) {
    const Reaction here{s.clause, s.token};
    Draft d{};
    d.type = s.trigger.type;
    d.a = a;
    d.b = b;
    d.evidence = in_.evidence;
    d.trigger = in_.tok(s.token).span;
    d.rule = s.trigger.rule + "+told";
    d.features = how;
    d.flags = s.trigger.flags | s.modal.flags;
    const bool filed = d.type == Type::sue && s.modal.tense == Tense::past && !s.modal.held;
    const bool minded = d.type == Type::oppose || d.type == Type::endorse;  // 반대 의사를 밝혔다
    d.status = (filed || minded) && status == Status::sought ? Status::done : status;  // 신청했다
    d.stance = s.modal.stance;
    d.tier = s.modal.tier;
    d.score = s.trigger.score * 0.8F;
    d.terse = in_.parse.terse;
    d.quoted = in_.tok(s.token).quoted;
    d.stated_parties = false;
    for (std::uint16_t t = s.clause.first; t <= s.clause.last && t < in_.parse.tokens.size(); ++t)
      if (in_.tok(t).what == What::time && in_.resolved(in_.tok(t).mention) && !held(in_, here, t))
        d.time = in_.tok(t).mention;
    if (d.type == Type::regulate || d.type == Type::sue) d.amounts = sum_of(in_, here);
    if (d.time == kNoRow && d.type == Type::regulate) d.time = day_before_reason(in_, here, a);
    if (d.time == kNoRow) d.time = carrier_time(in_, s.clause);
    if (d.time == kNoRow && !s.clause.modal.relative) d.time = time_;
    out_.push_back(std::move(d));
  }

  const Scene& in_;
  std::vector<Draft>& out_;
  Row time_ = kNoRow;  // of the clauses before
};

}  // namespace

// 하퍼 대통령은 인수를 불허했다: who holds such an office decides.
bool ruler(const Scene& in, const Phrase& p) {
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (in.tok(t).what == What::title && in.rules.is(in.text(t), Marker::ruler)) return true;
  return false;
}

bool decides(const Scene& in, Row r) {
  if (in.kind(r) != Kind::org) return true;
  return in.rules.ends(in.name(r), Marker::authority) &&
         !in.rules.is(in.name(r), Marker::company);  // LIG넥스원: a firm by that whole name
}

void read_reactions(const Scene& in, std::vector<Draft>& out) { ReactionReader(in, out).run(); }

}  // namespace hj::claim
