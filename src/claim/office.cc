// Who takes, holds or leaves an office: 루미봇은 설재인을 대표로 선임했다, 설재인이 대표에 올랐다.
#include <algorithm>

#include "claim/draft.h"

namespace hj::claim {
namespace {

// The frames of data/rules/claim/role.tsv: they are read here, as an office is a party's title.
enum class Act { none, appoint, take, hold, leave };

class OfficeReader {
 public:
  OfficeReader(const Scene& in, std::vector<Draft>& out) : in_(in), p_(in.parse), out_(out) {}

  void run() {
    for (const Clause& c : in_.clauses) {
      if (c.predicate != kNone && trigger(c.predicate) != nullptr)
        read({c, c.predicate, kNone, tok(c.predicate).voice, c.modal});
      else if (c.predicate != kNone && tok(c.predicate).what == What::title)
        equated(c);
      else
        carried(c);
      passed(c);
      served(c);
      regime(c);
    }
  }

 private:
  struct Spot {
    const Clause& clause;
    std::uint16_t token;   // the trigger's
    std::uint16_t phrase;  // that holds it, if a noun
    Voice voice;
    Modal modal;
    bool nominal = false;
  };
  struct Office {
    std::uint16_t phrase = kNone, title = kNone;
  };

  const Token& tok(std::size_t i) const { return p_.tokens[i]; }
  const Phrase& ph(std::uint16_t i) const { return p_.phrases[i]; }
  std::string_view text(std::uint16_t t) const { return in_.doc.at(tok(t).span); }
  const Word* word(std::uint16_t t) const {
    return tok(t).word == kNone ? nullptr : &in_.rules.words[tok(t).word];
  }
  Kind kind(Row row) const { return in_.doc.mentions.rows[row].kind; }

  const Trigger* trigger(std::uint16_t t) const {
    const Word* w = word(t);
    if (w == nullptr) return nullptr;
    for (const std::uint16_t i : w->triggers) {
      const Trigger& g = in_.rules.triggers[i];
      if (g.type != Type::role) continue;
      if (g.before.empty() || (t > 0 && text(static_cast<std::uint16_t>(t - 1U)) == g.before))
        return &g;
    }
    return nullptr;
  }
  Act act(const Trigger& g) const {
    const std::string& name = in_.rules.frames[g.frame].name;
    if (name == "appoint") return Act::appoint;
    if (name == "take") return Act::take;
    if (name == "hold_office") return Act::hold;
    return name == "leave_office" ? Act::leave : Act::none;
  }
  // 선임을 발표했다, 사의를 표명했다, (headline) 대표에 설재인 내정: the noun acts.
  void carried(const Clause& c) {
    const Word* verb = c.predicate == kNone ? nullptr : word(c.predicate);
    const bool carries = verb != nullptr && (verb->is(Class::stage) || verb->is(Class::light) ||
                                             verb->is(Class::speech));
    if (c.predicate != kNone && !carries) return;
    for (const std::uint16_t i : c.args) {
      const std::uint16_t last = ph(i).last;
      if (tok(last).what != What::word || trigger(last) == nullptr) continue;
      if (c.predicate == kNone && i != c.args.back()) continue;
      Spot s{c, last, i, Voice::active, c.modal, c.predicate == kNone};
      if (verb != nullptr) apply(*verb, s.modal);
      read(s);
    }
    if (c.predicate == kNone && p_.terse) named(c);
  }
  // 설재인은 미르 연구원을 거쳐 루미봇을 세웠다.
  void passed(const Clause& c) {
    if (c.subject == kNone || c.predicate == kNone || c.modal.negated) return;
    std::vector<Row> who = persons(ph(c.subject));
    if (who.empty() && c.topic != kNone) who = persons(ph(c.topic));  // 미르 대표가 됐다
    for (const std::uint16_t n : c.args) {
      if (who.size() != 1 || ph(n).josa != Case::via || !ph(n).heads.empty()) continue;
      if (tok(ph(n).last).what != What::title) continue;
      const Office at{n, ph(n).last};
      const Row org = org_in(ph(n), at.title);
      if (org != kNoRow) write(c, at.title, "role-거치다", who, org, at);
    }
  }
  // 미르에서 개발을 이끌던 설재인, 미르에서 일하던 설재인: he was of the firm.
  void served(const Clause& c) {
    if (!c.modal.relative || c.head == kNone || c.predicate == kNone || c.modal.negated ||
        c.modal.tense == Tense::future || (c.subject != kNone && !c.shared))
      return;
    const Word* verb = word(c.predicate);
    const bool works = verb != nullptr && std::ranges::any_of(verb->triggers, [&](auto g) {
                         const Trigger& t = in_.rules.triggers[g];
                         return t.type == Type::lead || act(t) == Act::hold;
                       });
    const std::vector<Row> who = persons(ph(c.head));
    if (!works || who.size() != 1) return;
    for (const std::uint16_t n : c.args) {
      const Row org = ph(n).josa == Case::place ? org_of(ph(n)) : kNoRow;
      if (org == kNoRow || told(who.front(), org)) continue;
      write(c, c.predicate, "role-served", who, org, {});
      out_.back().score = 0.78F;
    }
  }
  // 미르는 설재인·서도현 각자 대표 체제로 바뀐다: who are to head it together or alone.
  void regime(const Clause& c) {
    if (c.predicate == kNone || c.subject == kNone || c.modal.negated || c.modal.unsaid) return;
    const Row org = org_of(ph(c.subject));
    if (org == kNoRow) return;
    for (const std::uint16_t n : c.args) {
      const std::uint16_t last = ph(n).last;
      if (text(last) != "체제" || last == 0 ||
          !headship(text(static_cast<std::uint16_t>(last - 1U))))
        continue;
      const std::vector<Row> who = named_before(static_cast<std::uint16_t>(last - 1U), c.first);
      if (who.empty()) continue;
      write(c, last, "role-체제", who, org, {n, static_cast<std::uint16_t>(last - 1U)});
      const bool past = c.modal.tense == Tense::past && !c.modal.decision;
      out_.back().status = past ? Status::done : Status::planned;
      out_.back().flags |= c.modal.flags;
    }
  }
  static bool headship(std::string_view word) {
    return word.ends_with("대표") || word.ends_with("대표이사");
  }
  // 설재인·서도현 각자 |대표|: the row of people whose title it is.
  std::vector<Row> named_before(std::uint16_t title, std::uint16_t first) const {
    std::vector<Row> who;
    for (std::uint16_t t = title; t-- > first;) {
      const Token& x = tok(t);
      const bool how = text(t) == "각자" || text(t) == "단독" || text(t) == "공동";
      if (x.what == What::mark ? x.mark != U'·' : x.josa != Case::none && !how) break;
      if (x.what != What::party) continue;
      if (kind(x.mention) != Kind::person) {
        if (!who.empty()) break;
        continue;  // 설재인 미르 회장 단독 대표 체제
      }
      who.insert(who.begin(), x.mention);
    }
    return who;
  }
  bool told(Row person, Row org) const {
    return std::ranges::any_of(out_, [&](const Draft& d) {
      return d.type == Type::role && d.evidence == in_.evidence && d.a.size() == 1 &&
             d.b.size() == 1 && in_.same(d.a.front(), person) && in_.same(d.b.front(), org);
    });
  }
  // 임 대표는 전 루미봇 부사장이다.
  void equated(const Clause& c) {
    const Token& title = tok(c.predicate);
    if (title.josa != Case::copula || c.modal.negated || c.modal.unsaid || c.subject == kNone ||
        c.modal.relative)
      return;
    const std::vector<Row> who = persons(ph(c.subject));
    const std::uint16_t n = p_.phrase_of[c.predicate];
    if (who.size() != 1 || n == kNone || n == c.subject || !persons(ph(n)).empty()) return;
    for (const std::uint16_t i : c.args)  // 서 의원은 …, 선택은 나래당 의원이었다
      if (i != c.subject && i != n && (ph(i).josa == Case::topic || ph(i).josa == Case::subject))
        return;
    const Row org = org_in(ph(n), c.predicate);
    if (org == kNoRow || tok(ph(n).first).what == What::mark) return;
    write(c, c.predicate, "role-copula", who, org, {n, c.predicate});
    Draft& d = out_.back();
    for (std::uint16_t t = ph(n).first; t < c.predicate; ++t)
      if (word(t) != nullptr && word(t)->is(Class::former)) d.title.begin = tok(t).span.begin;
  }
  // # 루미봇 새 대표에 설재인: no verb at all.
  void named(const Clause& c) {
    if (c.args.size() < 2 || !out_.empty()) return;
    const Phrase& who = ph(c.args.back());
    const Office office = title_of(ph(c.args[c.args.size() - 2]), Act::appoint);
    if (office.title == kNone || tok(ph(c.args[c.args.size() - 2]).last).josa != Case::dative)
      return;
    const auto people = persons(who);
    const auto org = org_in(ph(c.args[c.args.size() - 2]), office.title);
    if (!people.empty() && org != kNoRow) write(c, ph(c.args.back()).last, {}, people, org, office);
  }

  std::vector<Row> persons(const Phrase& p) const {
    std::vector<Row> out;
    for (const Row r : p.heads) {
      if (kind(r) != Kind::person) return {};
      out.push_back(r);
    }
    return out.empty() ? titled(p) : out;
  }
  // 설재인 교육학과 |교수|가: a name, what it is of, and a title that no list of titles holds.
  std::vector<Row> titled(const Phrase& p) const {
    if (!p.heads.empty() || p.dead || p.mods.size() != 1 || tok(p.last).what != What::word ||
        !in_.rules.ends(text(p.last), Marker::office))
      return {};
    const Mod& m = p.mods.front();
    const bool person = m.rows.size() == 1 && kind(m.rows.front()) == Kind::person;
    return person && m.first == p.first && m.josa == Case::none ? m.rows : std::vector<Row>{};
  }
  static bool seat(std::string_view word) {
    for (const std::string_view s : {"자리", "직", "직책", "겸", "등"})
      if (word == s) return true;
    return false;
  }
  // 루미봇 신임 대표이사로, 회장 자리에서: a phrase whose head is a title that no one bears.
  Office title_of(const Phrase& p, Act a) const {
    if (!p.heads.empty() || p.dead || !fits(p, a)) return {};
    for (std::uint16_t t = p.last + 1U; t-- > p.first;) {
      if (tok(t).what == What::title) return {kNone, t};
      const bool unlisted = t == p.last && t > p.first && tok(t).what == What::word &&
                            in_.rules.ends(text(t), Marker::office);
      if (unlisted && titled(p).empty()) return {kNone, t};  // 미르박물관 |관장|에
      if (tok(t).what != What::word || !seat(text(t))) return {};
    }
    return {};
  }
  static bool fits(const Phrase& p, Act a) {
    if (p.josa == Case::direction || p.josa == Case::dative) return a != Act::leave;
    if (p.josa == Case::object) return a == Act::take || a == Act::hold || a == Act::leave;
    if (p.josa == Case::place || p.josa == Case::source) return a == Act::leave;
    if (p.josa == Case::subject) return a == Act::take;  // 부사장이 됐다
    if (p.josa == Case::topic) return a == Act::take;    // 초대 의장은 설재인이 맡는다
    return p.josa == Case::none;
  }
  Office office(const Spot& s, Act a) const {
    for (std::size_t i = s.clause.args.size(); i-- > 0;) {
      const std::uint16_t n = s.clause.args[i];
      if (n == s.phrase) continue;
      Office out = title_of(ph(n), a);
      if (out.title == kNone) continue;
      out.phrase = n;
      return out;
    }
    if (s.phrase == kNone) return {};
    // 설재인 대표 선임, 루미봇 대표 취임: the title stands right before the noun.
    if (s.token > ph(s.phrase).first && tok(s.token - 1U).what == What::title)
      return {s.phrase, static_cast<std::uint16_t>(s.token - 1U)};
    return {};
  }
  // The organisation that a title names: 루미봇 대표, 기획재정부 2차관, 미국의 국무장관.
  Row org_in(const Phrase& p, std::uint16_t before) const {
    for (std::uint16_t t = before; t-- > p.first;) {
      const Token& x = tok(t);
      if (x.what == What::party && !x.heldback && x.mentions > 0 &&
          kind(x.mention) != Kind::person) {
        const bool abroad = kind(x.mention) == Kind::country && t > p.first &&
                            tok(t - 1U).what == What::party &&
                            (tok(t - 1U).josa == Case::genitive || tok(t - 1U).josa == Case::none);
        if (abroad && kind(tok(t - 1U).mention) == Kind::org)
          return tok(t - 1U).mention;  // 모션캔버스의 미국 법인장, 미르 한국법인 대표
        return x.mention;
      }
      if (x.what == What::mark || (x.josa != Case::none && x.josa != Case::genitive)) break;
    }
    return kNoRow;
  }
  Row org_of(const Phrase& p) const {
    return p.heads.size() == 1 && kind(p.heads.front()) == Kind::org ? p.heads.front() : kNoRow;
  }
  Row org_before_person(const Phrase& p) const {
    for (const Mod& m : p.mods)
      if (m.rows.size() == 1 && kind(m.rows.front()) == Kind::org) return m.rows.front();
    return kNoRow;
  }

  void read(const Spot& s) {
    const Trigger* g = trigger(s.token);
    Act a = act(*g);
    if (a == Act::none) return;
    if (a == Act::take && s.voice == Voice::causative)  // 설재인을 부사장으로 승진시켰다
      return read_as(s, *g, Act::appoint, true);
    read_as(s, *g, a, s.voice == Voice::active);
  }
  // 사퇴하라는 요구: nobody has left.
  bool commanded(std::uint16_t t) const {
    const std::uint32_t from = tok(t).span.end, to = std::max(tok(t).end, from);
    return in_.doc.at(Span{from, to}).starts_with("하라");
  }
  // 동아일보는 …가 대표에서 물러났다고 보도했다: a paper's news, not its office.
  bool reported(const Clause& c) const {
    const auto outlet = [&](std::uint16_t t) {
      const Word* w = t == kNone ? nullptr : word(t);
      return w != nullptr && w->tier == Tier::outlet;
    };
    return outlet(c.modal.said_by) || std::ranges::any_of(in_.clauses, [&](const Clause& k) {
             const bool says = outlet(k.predicate) || outlet(k.modal.last);
             return says && (k.subject == c.topic || k.topic == c.topic);
           });
  }
  void read_as(const Spot& s, const Trigger& g, Act a, bool active) {
    if (commanded(s.token)) return;
    auto status = status_of(in_.rules.types[static_cast<std::size_t>(Type::role)], g, s.modal);
    if (a == Act::hold && status == Status::planned && s.modal.tense == Tense::present &&
        relative(s.clause))
      status = Status::done;  // 대표를 겸하는 설재인
    const bool voted = status == Status::signed_ && s.modal.tense != Tense::future;
    if (!status) return;
    const Office at = office(s, a);
    if (a == Act::leave && at.title != kNone && at.phrase != s.phrase &&
        put_out(s, g, at, *status, active))
      return;
    if (a == Act::leave && *status != Status::done && !voted) return;
    if (at.title == kNone && g.need == "title" && a != Act::leave) return;
    const bool hopes = at.title != kNone && candidate(at);
    if (hopes && (bare_candidate(at) || a == Act::leave || a == Act::hold)) return;
    const std::uint16_t subject = subject_of(s, at);
    const bool bare = at.title == kNone || at.phrase == s.phrase;  // 대표의 해임을
    if (a == Act::leave && bare && (removed(s, g, active) || resigned(s, g, active))) return;
    if (a == Act::leave && voted) return;
    if (at.title == kNone && g.need == "title") return;
    const bool chosen = a == Act::appoint && active;
    std::vector<Row> who = chosen             ? chosen_by(s, at)
                           : subject == kNone ? std::vector<Row>{}
                                              : persons(ph(subject));
    bool head = false;
    if (who.empty() && relative(s.clause)) head = !(who = persons(ph(s.clause.head))).empty();
    if (head && who.size() > 1) who.resize(1);  // [루미봇 대표를 겸하는] 설재인 장관과 서도현 장관
    if (who.empty() && a == Act::hold && subject == kNone) who = said_of(s.clause);
    if (who.empty() && a != Act::appoint && subject == kNone && !relative(s.clause) &&
        in_.topic.size() == 1 && !p_.terse && kind(in_.topic.front()) == Kind::person &&
        !(s.clause.modal.join == Join::adnominal && introduced_after(in_.topic.front())))
      who = in_.topic;
    if (who.empty()) return;
    if (chosen)
      fill_seats(s, g, at, *status);
    else if (a != Act::leave)
      take_seats(s, g, at, *status);
    if (who.size() > 1 && apart(s.clause)) return each_seat(s, g, who, *status);
    if (chosen && promoted(s, g, who, at, *status)) return;
    const bool untitled = at.title == kNone && a == Act::hold;  // 루미봇에서 10년간 일했다
    const Row org = chosen     ? chooser(s, at)
                    : untitled ? workplace(s.clause)
                               : seat_of(s, a, at, head);
    if (org == kNoRow) return;
    write(s.clause, s.token, g.rule, who, org, chosen && head ? borne(s, at) : at);
    judge(s, g, a, hopes ? std::min(*status, Status::sought) : settled(*status, at));
  }
  // (설재인은 서도현을 소개했다.) 미르 대표를 지낸 인물이다: which of them, is not said.
  bool introduced_after(Row topic) const {
    const auto& rows = in_.doc.mentions.rows;
    auto m = std::ranges::lower_bound(rows, in_.evidence.begin, {},
                                      [](const Mention& x) { return x.span.begin; });
    constexpr std::uint32_t kNear = 300;  // bytes
    while (m != rows.begin()) {
      --m;
      if (m->span.begin + kNear < in_.evidence.begin) return false;
      if (m->kind == Kind::person) return m->same != rows[topic].same;
    }
    return false;
  }
  // 설재인은 나래 대표를 지낸 인물이다; (미르는 설재인을 영입했다.) 나래 대표를 지낸 인물이다.
  std::vector<Row> said_of(const Clause& c) const {
    if (p_.terse || p_.tokens.empty() || c.modal.negated) return {};
    const std::string_view last = in_.doc.at(p_.tokens.back().span);
    bool person = false;
    for (const std::string_view noun : {"인물", "사람", "전문가", "베테랑"})
      person = person || last.starts_with(noun);
    if (!person || !last.ends_with("다")) return {};
    if (c.topic != kNone) return persons(ph(c.topic));
    const bool fresh = in_.said.appointee != kNoRow && in_.said.appointee_at + 1U == in_.number;
    return fresh ? std::vector<Row>{in_.said.appointee} : std::vector<Row>{};
  }
  // 미르 이사회는 설재인 부사장을 사내이사에서 해임했다, 제외하기로 했다: whom it puts out, and
  // what he is till then.
  bool put_out(const Spot& s, const Trigger& g, const Office& at, Status status, bool active) {
    const bool settled = status == Status::done || status == Status::signed_ || s.modal.decision;
    const bool does = (active || s.voice == Voice::causative) && settled;
    const std::vector<Row> who = does && puts_out(s) ? chosen_by(s, at) : std::vector<Row>{};
    Row org = org_in(ph(at.phrase), at.title);
    const std::uint16_t subject = s.clause.subject;
    if (org == kNoRow && subject != kNone) org = org_of(ph(subject));
    if (org == kNoRow && subject != kNone && text(ph(subject).last) == "이사회")
      org = org_before_person(ph(subject));
    if (who.size() != 1 || org == kNoRow) return false;
    write(s.clause, s.token, g.rule, who, org, at);
    judge(s, g, status == Status::done ? Act::leave : Act::take, Status::done);
    return true;
  }
  // 미르는 설재인 대표를 해임했다, 미르 이사회는 설재인 대표의 해임을 의결했다, 미르 주총에서
  // 설재인 대표가 해임됐다: the office that he bears.
  bool removed(const Spot& s, const Trigger& g, bool active) {
    const std::uint16_t subject = s.clause.subject;
    if (subject == kNone || !dismisses(s)) return false;
    const bool stated = active || s.phrase != kNone;
    Row org = stated ? org_of(ph(subject)) : dismisser(s.clause);
    if (org == kNoRow && stated && text(ph(subject).last) == "이사회")
      org = org_before_person(ph(subject));
    if (org == kNoRow) return false;
    std::uint16_t who = kNone;
    const auto of = [&](std::uint16_t from, std::uint16_t to) {
      for (std::uint16_t t = from; t < to; ++t)
        if (tok(t).what == What::party && tok(t).mentions == 1 &&
            kind(tok(t).mention) == Kind::person)
          who = t;
        else if (tok(t).what == What::party)
          who = kNone;
    };
    if (s.phrase != kNone)
      of(ph(s.phrase).first, s.token);
    else if (!active)
      of(ph(subject).first, static_cast<std::uint16_t>(ph(subject).last + 1U));
    else
      for (const std::uint16_t n : s.clause.args)
        if (ph(n).josa == Case::object)
          of(ph(n).first, static_cast<std::uint16_t>(ph(n).last + 1U));
    if (who == kNone || who + 1U >= p_.tokens.size() || tok(who + 1U).what != What::title)
      return false;
    const Office at{p_.phrase_of[who], static_cast<std::uint16_t>(who + 1U)};
    if (at.phrase == kNone) return false;
    write(s.clause, s.token, g.rule, {tok(who).mention}, org, at);
    judge(s, g, Act::leave, Status::done);
    return true;
  }
  // 설재인 미르 대표가 사임했다, 미르 설재인 대표가 임기를 남기고 물러났다: the office that he
  // bears, where no other is named.
  bool resigned(const Spot& s, const Trigger& g, bool active) {
    const std::uint16_t subject = s.clause.subject;
    if (subject == kNone || !(active || dismisses(s)) || s.phrase != kNone) return false;
    const auto elsewhere = [&](std::uint16_t n) {  // 경영 일선에서, 정계에서
      return ph(n).josa == Case::place || ph(n).josa == Case::source ||
             (ph(n).josa == Case::object && n != subject);
    };
    const Phrase& p = ph(subject);
    if (p.heads.size() != 1 || kind(p.heads.front()) != Kind::person ||
        tok(p.last).what != What::title || bears_no_office(p.last))
      return false;
    for (const std::uint16_t n : s.clause.args)
      if (elsewhere(n)) return false;
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;) {
      const Draft& d = out_[i];
      if (d.rule != "role-nameplate" || d.title_row != tok(p.last).mention || d.a.size() != 1 ||
          !in_.same(d.a.front(), p.heads.front()))
        continue;
      write(s.clause, s.token, g.rule, d.a, d.b.front(), {subject, p.last});
      judge(s, g, Act::leave, Status::done);
      return true;
    }
    // 미르는 설재인 대표가 사임했다고 밝혔다
    const std::uint16_t topic = s.clause.topic;
    const Row org = topic == kNone || topic == subject || s.clause.modal.said_by == kNone
                        ? kNoRow
                        : org_of(ph(topic));
    if (org == kNoRow || reported(s.clause) || !in_.rules.ends(text(p.last), Marker::chief) ||
        in_.rules.ends(in_.name(org), Marker::authority) || p.first + 1U != p.last)
      return false;
    write(s.clause, s.token, g.rule, p.heads, org, {subject, p.last});
    judge(s, g, Act::leave, Status::done);
    return true;
  }
  bool dismisses(const Spot& s) const {
    return text(s.token).starts_with("해임") || text(s.token).starts_with("경질");
  }
  bool puts_out(const Spot& s) const {
    return dismisses(s) || text(s.token).starts_with("제외") || text(s.token).starts_with("정지");
  }
  // 후보가 사퇴했다, 의원이 사퇴했다: no office of the party.
  bool bears_no_office(std::uint16_t title) const {
    const std::string_view word = text(title);
    return in_.rules.ends(word, Marker::elect) || word.ends_with("후보") ||
           word.ends_with("의원") || word.ends_with("씨");
  }
  // 미르 주총에서 설재인 대표가, 미르 설재인 대표가: whose office was taken.
  Row dismisser(const Clause& c) const {
    if (const Row r = org_before_person(ph(c.subject)); r != kNoRow) return r;
    return by_meeting(c);
  }
  Row by_meeting(const Clause& c) const {
    for (const std::uint16_t n : c.args)  // 가람협회 총회에서, 미르 주총에서
      if (const std::string_view word = text(ph(n).last);
          ph(n).josa == Case::place && (word.ends_with("총회") || word.ends_with("주총")))
        if (const Row r = org_before_person(ph(n)); r != kNoRow) return r;
    return kNoRow;
  }
  // 그룹은 설재인 미르 사장을 부회장으로 승진시켰다: at 미르, where he is.
  bool promoted(const Spot& s, const Trigger& g, const std::vector<Row>& who, const Office& at,
                Status status) {
    if (!text(s.token).starts_with("승진") || at.title == kNone ||
        org_in(ph(at.phrase), at.title) != kNoRow)
      return false;
    std::vector<Row> orgs;
    for (const Row r : who)
      for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;)
        if (out_[i].rule == "role-nameplate" && in_.same(out_[i].a.front(), r)) {
          orgs.push_back(out_[i].b.front());
          break;
        }
    if (orgs.size() != who.size()) return false;
    for (std::size_t i = 0; i < who.size(); ++i) {
      write(s.clause, s.token, g.rule, {who[i]}, orgs[i], at);
      judge(s, g, Act::take, settled(status, at));
    }
    return true;
  }
  // Whose office is given: the title says, or who gives it; 본부장에는 설재인을 영입했다: the
  // company that the sentence before was about.
  Row chooser(const Spot& s, const Office& at) const {
    if (at.title != kNone)
      if (const Row r = org_in(ph(at.phrase), at.title); r != kNoRow) return r;
    if (at.title != kNone && of_unread(at)) return kNoRow;
    const std::uint16_t subject = subject_of(s, at);
    if (subject != kNone) return org_of(ph(subject));
    const std::uint16_t topic = s.clause.topic;  // 미르는, 서도현 미르 대표는 [영입한] 설재인을
    if (relative(s.clause) && topic != kNone && !p_.terse) {
      const Row firm = org_of(ph(topic));
      return firm != kNoRow ? firm : heads_of(ph(topic));
    }
    return at.title != kNone && !relative(s.clause) ? told_of(at) : kNoRow;
  }
  // 서도현 미르 대표는, (미르 대표인) 서 대표는: 미르.
  Row heads_of(const Phrase& p) const {
    if (p.heads.size() != 1 || kind(p.heads.front()) != Kind::person) return kNoRow;
    const Row who = in_.doc.mentions.rows[p.heads.front()].same;
    for (const auto* known : {&in_.said.heads, &in_.said.employers})
      if (const auto it = known->find(who); it != known->end()) return it->second;
    return kNoRow;
  }
  // 미르는 최근 영입한 [설재인 부사장]에게: the title behind his name.
  Office borne(const Spot& s, const Office& at) const {
    const std::uint16_t last = ph(s.clause.head).last;
    const bool titled = at.title == kNone && last > 0 && tok(last).what == What::title &&
                        tok(last - 1U).what == What::party;
    return titled ? Office{s.clause.head, last} : at;
  }
  // 루미봇 등기이사와 이사회 의장직에서: the office before says of which body.
  Row beside(const Office& at) const {
    if (at.phrase == 0) return kNoRow;
    const Phrase& p = ph(static_cast<std::uint16_t>(at.phrase - 1U));
    const bool row = p.josa == Case::with || (p.josa == Case::none && p.comma);
    if (!row || !p.heads.empty() || tok(p.last).what != What::title ||
        p.last + 2U < ph(at.phrase).first)
      return kNoRow;
    return org_in(p, p.last);
  }
  // 통합법인 대표로: of a body that has no name yet.
  bool of_unread(const Office& at) const {
    for (std::uint16_t t = ph(at.phrase).first; t < at.title; ++t)
      if (tok(t).what == What::word &&
          (text(t).ends_with("법인") || in_.rules.ends(text(t), Marker::people)))
        return true;
    return false;
  }
  // The company or body that the sentence before was about, or that he heads who it was about.
  Row told_of(const Office& at) const {
    const bool trustee = at.title != kNone && text(at.title).ends_with("관재인");
    const Row firm = in_.said.focus;  // no court has a trustee
    if (trustee && !p_.terse && firm != kNoRow && kind(firm) == Kind::org &&
        !in_.rules.ends(in_.name(firm), Marker::authority))
      return firm;
    if (p_.terse || in_.topic.size() != 1) return kNoRow;
    const Row topic = in_.topic.front();
    const bool court = trustee && in_.rules.ends(in_.name(topic), Marker::authority);
    if (kind(topic) == Kind::org) return court ? kNoRow : topic;
    const auto it = in_.said.employers.find(in_.doc.mentions.rows[topic].same);
    return kind(topic) != Kind::person || it == in_.said.employers.end() ? kNoRow : it->second;
  }
  void judge(const Spot& s, const Trigger& g, Act a, Status status) {
    Draft& d = out_.back();
    d.status = status;
    if (a == Act::leave) d.flags |= bit(Flag::negated);
    d.stance = s.modal.stance;
    d.tier = s.modal.tier;
    d.flags |= s.modal.flags | g.flags;
    d.score = g.score;
  }
  // 설재인 상무를 전무로: who is raised stands before his seat.
  bool raised(const std::vector<std::uint16_t>& args, std::size_t i) const {
    return i + 1U < args.size() && ph(args[i]).josa == Case::object &&
           !persons(ph(args[i])).empty() && ph(args[i + 1U]).josa == Case::direction &&
           title_of(ph(args[i + 1U]), Act::appoint).title != kNone;
  }
  // 총리에 설재인을, 비서실장에는 서도현을 내정했다: each seat is followed by who takes it.
  void fill_seats(const Spot& s, const Trigger& g, const Office& last, Status status) {
    const std::vector<std::uint16_t>& args = s.clause.args;
    for (std::size_t i = 0; i + 1U < args.size(); ++i) {  // A 상무를 전무로, B 부장을 상무로
      if (args[i + 1U] == last.phrase || !raised(args, i)) continue;
      const Office at{args[i + 1U], title_of(ph(args[i + 1U]), Act::appoint).title};
      Row org = org_in(ph(at.phrase), at.title);
      if (org == kNoRow && s.clause.subject != kNone) org = org_of(ph(s.clause.subject));
      if (org == kNoRow) continue;
      write(s.clause, s.token, g.rule, persons(ph(args[i])), org, at);
      judge(s, g, Act::appoint, settled(status, at));
    }
    for (std::size_t i = 0; i + 1U < args.size() && args[i] != last.phrase; ++i) {
      const Phrase& next = ph(args[i + 1U]);
      Office at = title_of(ph(args[i]), Act::appoint);
      const bool taken = next.josa == Case::object || (next.josa == Case::none && next.comma);
      if (at.title == kNone || !taken) continue;
      if (raised(args, i + 1U)) continue;
      at.phrase = args[i];
      const std::vector<Row> who = persons(next);
      Row org = org_in(ph(at.phrase), at.title);
      if (org == kNoRow && s.clause.subject != kNone) org = org_of(ph(s.clause.subject));
      if (who.empty() || org == kNoRow) continue;
      write(s.clause, s.token, g.rule, who, org, at);
      judge(s, g, Act::appoint, settled(status, at));
    }
  }
  // A 부사장은 미르 사장에, B 부사장은 나래 사장에 내정됐다; 미르 대표는 A 부사장이, 나래 대표는
  // B 부사장이: the verb at the end is of each.
  void take_seats(const Spot& s, const Trigger& g, const Office& last, Status status) {
    std::vector<std::uint16_t> args = s.clause.args;  // 본부장인 A 부사장이: A alone
    std::erase_if(args, [&](std::uint16_t n) { return ph(n).josa == Case::copula; });
    for (std::size_t i = 0; i + 1U < args.size(); ++i) {
      const Phrase &p = ph(args[i]), &q = ph(args[i + 1U]);
      if (!q.comma || args[i] == last.phrase || args[i + 1U] == last.phrase) continue;
      const auto acts = [](const Phrase& x) {
        return x.josa == Case::subject || x.josa == Case::topic;
      };
      const Act how = q.josa == Case::object ? Act::take : Act::appoint;
      Office at = acts(p) ? title_of(q, how) : Office{};
      std::vector<Row> who = at.title != kNone ? persons(p) : std::vector<Row>{};
      at.phrase = args[i + 1U];
      if (at.title == kNone && (acts(q) || q.josa == Case::none)) {
        at = title_of(p, p.josa == Case::topic ? Act::take : Act::appoint);
        at.phrase = args[i];
        who = persons(q);
      }
      if (at.title == kNone || who.size() != 1 || candidate(at)) continue;
      Row org = org_in(ph(at.phrase), at.title);
      if (org == kNoRow && s.clause.topic != kNone && s.clause.topic != args[i] &&
          s.clause.topic != args[i + 1U])
        org = org_of(ph(s.clause.topic));  // 미르는 A가 회장을, B가 사장을 맡는다
      if (org == kNoRow) continue;
      write(s.clause, s.token, g.rule, who, org, at);
      judge(s, g, Act::take, settled(status, at));
    }
  }
  bool apart(const Clause& c) const {
    for (std::uint16_t t = c.first; t <= c.last && t < p_.tokens.size(); ++t)
      if (text(t) == "각각") return true;
    return false;
  }
  // A 사장과 B 사장은 각각 미르 부회장, 나래 부회장으로 승진했다: one seat for each; where they do
  // not match, who has which is not said.
  void each_seat(const Spot& s, const Trigger& g, const std::vector<Row>& who, Status status) {
    std::vector<Office> seats;
    for (const std::uint16_t n : s.clause.args) {
      Office at = title_of(ph(n), Act::appoint);
      const bool row = ph(n).josa == Case::with && ph(n).heads.empty() &&
                       tok(ph(n).last).what == What::title;  // 외교부 장관과 법무부 장관에는
      if (row) at.title = ph(n).last;
      at.phrase = n;
      if (at.title != kNone) seats.push_back(at);
    }
    if (seats.size() != who.size()) return;
    for (std::size_t i = 0; i < seats.size(); ++i) {
      const Row org = org_in(ph(seats[i].phrase), seats[i].title);
      if (org == kNoRow) continue;
      write(s.clause, s.token, g.rule, {who[i]}, org, seats[i]);
      judge(s, g, Act::take, settled(status, seats[i]));
    }
  }
  bool relative(const Clause& c) const { return c.head != kNone && c.modal.relative; }
  // Neither the noun that acts nor the title (부사장이 됐다) is who acts.
  std::uint16_t subject_of(const Spot& s, const Office& at) const {
    const std::uint16_t n = s.clause.subject;
    if (n != kNone && n == at.phrase)  // 서도현이 미르 대표가 됐다: of the two, who bears a name
      for (const std::uint16_t i : s.clause.args)
        if (i != n && ph(i).josa == Case::subject && !persons(ph(i)).empty()) return i;
    return n == kNone || (n != s.phrase && n != at.phrase) ? n
           : s.clause.topic == n                           ? kNone
                                                           : s.clause.topic;
  }
  // 차기 사장으로 선임: not yet in office.
  Status settled(Status status, const Office& at) const {
    if (at.title == kNone || status != Status::done) return status;
    for (std::uint16_t t = ph(at.phrase).first; t < at.title; ++t)
      if (text(t) == "차기") return Status::planned;
    return status;
  }
  bool candidate(const Office& at) const {
    for (std::uint16_t t = ph(at.phrase).first; t <= ph(at.phrase).last; ++t)
      if (text(t).find("후보") != std::string_view::npos) return true;
    return false;
  }
  // 후보로: for no office; 은행장 후보로, 대표 후보로 are for one.
  bool bare_candidate(const Office& at) const {
    if (!text(at.title).starts_with("후보")) return false;
    return at.title == ph(at.phrase).first || tok(at.title - 1U).what != What::title;
  }
  // 대표에는 서도현 미르 사장이 선임됐다: the office of another body than his own.
  bool fronted(const Office& at, std::uint16_t subject) const {
    return at.title != kNone && subject != kNone && at.phrase < subject;
  }
  // 설재인을 대표로 선임: the object; # 루미봇, 설재인 대표 선임: who stands before the title.
  std::vector<Row> chosen_by(const Spot& s, const Office& at) const {
    for (std::size_t i = s.clause.args.size(); i-- > 0;) {
      const Phrase& p = ph(s.clause.args[i]);
      if (s.clause.args[i] == s.phrase || s.clause.args[i] == at.phrase) continue;
      if (p.josa == Case::object || (s.nominal && p.josa == Case::none && i > 0))
        if (auto who = persons(p); !who.empty()) return who;
      // 총리에 설재인을, 처장에는 (somebody unread)을 지명했다: not the other seat's.
      if (p.josa == Case::object && at.phrase != kNone && s.clause.args[i] > at.phrase) return {};
    }
    if (s.phrase == kNone) return {};
    for (const Mod& m : ph(s.phrase).mods)
      if (m.rows.size() == 1 && kind(m.rows.front()) == Kind::person) return m.rows;
    return {};
  }
  Row workplace(const Clause& c) const {
    for (const std::uint16_t n : c.args)
      if (ph(n).josa == Case::place || ph(n).josa == Case::dative)
        if (const Row r = org_of(ph(n)); r != kNoRow) return r;
    return kNoRow;
  }
  Row seat_of(const Spot& s, Act a, const Office& at, bool head) const {
    const Clause& c = s.clause;
    if (at.title != kNone)
      if (const Row r = org_in(ph(at.phrase), at.title); r != kNoRow) return r;
    if (at.title != kNone)
      if (const Row r = beside(at); r != kNoRow) return r;
    const std::uint16_t subject = subject_of(s, at);
    if (at.title != kNone && first_of_its_kind(at)) return just_founded(c, subject);
    if (const Row r = workplace(c); r != kNoRow) return r;
    if (const Row r = by_meeting(c); r != kNoRow) return r;
    if (subject != kNone && !head && !fronted(at, subject))
      if (const Row r = org_before_person(ph(subject)); r != kNoRow) return r;
    if (c.topic != kNone && c.topic != subject && !reported(c))
      if (const Row r = org_of(ph(c.topic)); r != kNoRow) return r;
    if (c.head != kNone && head) return org_before_person(ph(c.head));
    if (a == Act::appoint && at.title != kNone)  // A가 루미봇 의장을 겸하고, 대표에는 B가 선임됐다
      for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;)
        if (out_[i].type == Type::role && out_[i].rule != "role-nameplate" &&
            out_[i].rule != "role-served" && out_[i].b.size() == 1)
          return out_[i].b.front();
    const bool given = a == Act::appoint || a == Act::take;
    return given && (fresh(at) || fronted(at, subject)) ? told_of(at) : kNoRow;
  }
  Row just_founded(const Clause& c, std::uint16_t subject) const {
    if (c.topic != kNone && c.topic != subject)
      if (const Row r = org_of(ph(c.topic)); r != kNoRow) return r;
    if (in_.said.venture != kNoRow) return in_.said.venture;
    return in_.alliance != kNoRow && kind(in_.alliance) == Kind::org ? in_.alliance : told_of({});
  }
  // 초대 대표는: of the body that has just been founded, never the one that he comes from.
  bool first_of_its_kind(const Office& at) const {
    for (std::uint16_t t = ph(at.phrase).first; t <= at.title; ++t)
      if (text(t).starts_with("초대")) return true;
    return false;
  }
  // 새 대표에는 …: of the company that the sentence before was about.
  bool fresh(const Office& at) const {
    if (at.title == kNone || p_.terse) return false;
    for (std::uint16_t t = ph(at.phrase).first; t < at.title; ++t)
      for (const std::string_view w : {"새", "신임", "후임", "차기"})
        if (text(t) == w) return true;
    return false;
  }

  // 서도현 이사회 의장의 후임으로: the office is the one before him held.
  void succeed(const Office& at, Draft& d) const {
    if (text(at.title) != "후임" || at.title == 0) return;
    const auto before = static_cast<std::uint16_t>(at.title - 1U);
    if (tok(before).what != What::title || tok(before).josa != Case::genitive) return;
    d.title_row = tok(before).mention;
    d.title = tok(before).span;
  }

  void write(const Clause& c, std::uint16_t trigger, const std::string& rule,
             const std::vector<Row>& who, Row org, const Office& at) {
    Draft d{};
    d.type = Type::role;
    d.a = who;
    d.b = {org};
    if (at.phrase != kNone)  // 두 회사의 관리인
      for (std::uint16_t t = ph(at.phrase).first; t <= ph(at.phrase).last; ++t)
        for (std::uint8_t i = 1; tok(t).mention == org && i < tok(t).mentions; ++i)
          d.b.push_back(org + i);
    if (at.title != kNone) {
      d.title_row = tok(at.title).mention;
      d.title = tok(at.title).span;
      succeed(at, d);
      if (at.title > 0 && text(static_cast<std::uint16_t>(at.title - 1U)) == "차기")
        d.title.begin = tok(at.title - 1U).span.begin;
    }
    d.evidence = in_.evidence;
    d.trigger = tok(trigger).span;
    d.rule = rule.empty() ? "role-headline" : rule;
    d.features = at.title == kNone ? "title=none" : "title=stated";
    d.score = 0.8F;
    d.terse = p_.terse;
    for (std::uint16_t t = c.first; t <= c.last && t < p_.tokens.size(); ++t)
      if (tok(t).what == What::time) d.time = tok(t).mention;
    out_.push_back(std::move(d));
  }

  const Scene& in_;
  const Parse& p_;
  std::vector<Draft>& out_;
};

}  // namespace

void read_offices(const Scene& in, std::vector<Draft>& out) { OfficeReader(in, out).run(); }

}  // namespace hj::claim
