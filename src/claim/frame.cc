// Fills the frames of data/rules/claim from clauses.
#include <algorithm>
#include <array>
#include <utility>

#include "claim/draft.h"
#include "core/utf8.h"
#include "core/value.h"

namespace hj::claim {
namespace {

using Rows = std::vector<Row>;

// A trigger found: in a predicate, or in a noun phrase whose verb only carries it.
struct Spot {
  std::uint16_t token;           // of the trigger's word
  std::uint16_t phrase = kNone;  // that holds the trigger, if a noun
  Voice voice = Voice::active;
  bool nominal = false;  // no verb at all
  Modal modal;
};

class Filler {
 public:
  Filler(const Scene& in, std::vector<Draft>& out)
      : in_(in), p_(in.parse), rules_(in.rules), out_(out) {}

  void run() {
    start_ = out_.size();
    for (const Clause& c : in_.clauses) {
      const std::size_t first = out_.size();
      spots_.clear();
      noun_spots(c);
      std::uint16_t done = kNone;  // the phrase whose first trigger has spoken
      for (const Spot& s : spots_)
        if (s.phrase != done && fill(c, s)) done = s.phrase;
      if (c.predicate != kNone) verb_spot(c, done != kNone);
      outcome(c, first);
      talks_ended(first);
      remember_time(c);
    }
  }

 private:
  const Token& tok(std::uint16_t i) const { return p_.tokens[i]; }
  const Phrase& ph(std::uint16_t i) const { return p_.phrases[i]; }
  const Word* word(std::uint16_t token) const {
    return tok(token).word == kNone ? nullptr : &rules_.words[tok(token).word];
  }
  bool is(std::uint16_t token, Class c) const {
    return word(token) != nullptr && word(token)->is(c);
  }

  // 합병을 추진했으나 협상이 결렬됐다: the talks were about the deal told before.
  void talks_ended(std::size_t first) {
    if (out_.size() <= first || first == start_) return;
    const Draft& talk = out_.back();
    Draft& deal = out_[first - 1];
    if (talk.type != Type::talk || talk.status < Status::stalled || deal.type == Type::talk) return;
    if (deal.status < Status::sought || deal.status > Status::planned) return;
    deal.status = talk.status;
    out_.pop_back();
  }
  // 합병도 추진했으나 협상이 무산됐다: the end of what an earlier clause has told.
  void outcome(const Clause& c, std::size_t first) {
    const Word* w = c.predicate == kNone ? nullptr : word(c.predicate);
    if (w == nullptr || !w->status || *w->status < Status::stalled || c.modal.negated ||
        c.modal.unsaid)
      return;
    if (out_.size() != first || first == start_) return;
    for (const std::uint16_t n : c.args) {
      const Phrase& p = ph(n);
      if (p.josa != Case::subject) continue;
      const Word* s = word(p.last);
      if (s == nullptr || !(s->is(Class::stage) || s->is(Class::paper) || s->is(Class::hold)))
        return;
    }
    Draft& d = out_.back();
    if (d.status >= Status::sought && d.status <= Status::planned) d.status = *w->status;
  }
  // 지난해 12월 …했다며 …를 제소했다: the day holds for the clauses after it.
  void remember_time(const Clause& c) {
    if (c.predicate == kNone || (c.modal.join == Join::adnominal && !c.modal.held)) return;
    if (c.modal.join == Join::contrast) time_ = kNoRow;
    for (std::uint16_t t = c.first; t <= c.last && t < p_.tokens.size(); ++t) {
      if (p_.absorbed[t] && in_.doc.at(tok(t).span).starts_with("따르")) time_ = kNoRow;
      if (tok(t).what == What::time && resolved(tok(t).mention) && c.modal.join != Join::contrast)
        time_ = tok(t).mention;
    }
  }
  void verb_spot(const Clause& c, bool spoken) {
    const Word* w = word(c.predicate);
    if (w == nullptr || w->triggers.empty()) return;
    // 인수를 논의했다: the talks are about the deal that has been read.
    if (spoken && (w->is(Class::stage) || w->is(Class::light))) return;
    fill(c, {c.predicate, kNone, tok(c.predicate).voice, false, c.modal});
  }
  // 공급 계약을 맺었다, 인수를 추진한다, 협력 논의 중: the trigger stands in an argument.
  void noun_spots(const Clause& c) {
    const Word* verb = c.predicate == kNone ? nullptr : word(c.predicate);
    const bool carries = verb != nullptr && (verb->is(Class::stage) || verb->is(Class::light) ||
                                             verb->is(Class::speech));
    const bool speech = verb != nullptr && verb->is(Class::speech) && !verb->is(Class::stage);
    for (const std::uint16_t i : c.args) {
      const Phrase& p = ph(i);
      if (c.predicate != kNone && !carries) {
        standing(c, i);
        continue;
      }
      const bool fits = p.josa == Case::object || p.josa == Case::subject ||
                        p.josa == Case::topic || p.josa == Case::none || p.josa == Case::dative ||
                        p.josa == Case::direction || p.josa == Case::about;
      const bool topic = p.josa == Case::other && verb != nullptr &&
                         verb->status == Status::talks && p.last + 1U < p_.tokens.size() &&
                         p_.absorbed[p.last + 1U];
      if (!(fits || topic) || (speech && p.josa != Case::object)) continue;
      if (c.predicate == kNone && i != c.args.back()) continue;
      noun_spot(c, i, verb);
    }
    const bool relative = c.head != kNone && carries && !speech && c.modal.join == Join::adnominal;
    if (relative && ph(c.head).heads.empty()) head_spot(c, verb);
  }
  // 카카오와 SM이 맺은 협력 계약이 흔들린다: the trigger is what the relative clause modifies.
  void head_spot(const Clause& c, const Word* verb) {
    const std::size_t first = spots_.size();
    noun_spot(c, c.head, verb);
    for (const Clause& main : in_.clauses) {
      if (main.predicate == kNone || std::ranges::find(main.args, c.head) == main.args.end())
        continue;
      const Word* w = word(main.predicate);
      if (w == nullptr || !w->status || *w->status < Status::stalled) continue;
      for (std::size_t i = first; i < spots_.size(); ++i) apply(*w, spots_[i].modal);
    }
  }
  // 카카오와 하이브의 경쟁이 끝났다: rivals are named whatever the verb says.
  void standing(const Clause& c, std::uint16_t phrase) {
    const Phrase& p = ph(phrase);
    const Word* w = word(p.last);
    if (w == nullptr || w->triggers.empty() || p.mods.empty() || p.mods.back().rows.size() < 2)
      return;
    if (rules_.triggers[w->triggers.front()].type != Type::compete) return;
    Spot s;
    s.token = p.last;
    s.phrase = phrase;
    s.nominal = true;
    s.modal.flags = c.modal.flags;
    spots_.push_back(s);
  }
  void noun_spot(const Clause& c, std::uint16_t phrase, const Word* verb) {
    const Phrase& p = ph(phrase);
    Spot s;
    s.phrase = phrase;
    s.modal = c.modal;
    if (verb != nullptr) apply(*verb, s.modal);
    if (verb != nullptr && verb->is(Class::speech) && !verb->is(Class::stage)) lower(s.modal);
    s.nominal = verb == nullptr;
    if (verb != nullptr) s.voice = carried_voice(c, p, *verb);
    const std::size_t first = spots_.size();
    std::uint16_t end = p.last + 1U;
    if (end - p.first >= 2 && vehicle(end - 2U) && tok(end - 1U).what != What::amount)
      --end;  // 합작법인 '누벨로'를
    bool plan = false;
    for (std::uint16_t t = end; t-- > p.first;) {
      if (p_.absorbed[t]) continue;
      if (tok(t).what != What::word && tok(t).what != What::amount && tok(t).what != What::count)
        break;
      if (tok(t).josa == Case::genitive && t != p.last) break;
      const Word* w = word(t);
      if (tok(t).what != What::word) continue;  // 보조금 480억원을
      if (w == nullptr) break;
      if (in_.doc.at(tok(t).span) == "방안") plan = true;
      if (!w->triggers.empty()) {
        if (plan && rules_.triggers[w->triggers.front()].type == Type::partner)
          break;  // 협력 방안을 논의: talks
        s.token = t;
        spots_.push_back(s);
        if (heads_alone(*w)) break;
      }
      if (w->is(Class::stage) || w->is(Class::paper) || w->is(Class::hold))
        apply(*w, s.modal);
      else if (w->triggers.empty())
        break;
    }
    std::reverse(spots_.begin() + static_cast<std::ptrdiff_t>(first), spots_.end());
  }
  bool vehicle(std::uint16_t t) const {
    const Word* w = word(t);
    return w != nullptr && !w->triggers.empty() &&
           rules_.triggers[w->triggers.front()].type == Type::joint_venture &&
           tok(t).josa == Case::none;
  }
  // 수주 경쟁, 특허 소송, 합병 반대: the last noun is the act, what stands before only says about
  // what.
  bool heads_alone(const Word& w) const {
    const Trigger& t = rules_.triggers[w.triggers.front()];
    return t.type == Type::compete || t.type == Type::sue || t.type == Type::oppose ||
           (t.type == Type::regulate && (t.flags & hj::bit(Flag::negative)) != 0);
  }
  static void lower(Modal& m) {
    if (!m.cap || Status::planned < *m.cap) m.cap = Status::planned;
  }
  Voice carried_voice(const Clause& c, const Phrase& p, const Word& verb) const {
    if (verb.is(Class::light) && verb.voice != Voice::active) return verb.voice;
    const bool received = tok(c.predicate).voice == Voice::receive && p.josa == Case::object;
    return received ? Voice::receive : Voice::active;
  }

  // ---- filling ------------------------------------------------------------------------------
  struct Bind {
    const Clause& clause;
    const Spot& spot;
    const Trigger& trigger;
    KindSet kinds = 0;
    bool headed = false;  // the relative clause's head was used
  };
  bool fit(Row row, KindSet kinds) const {
    return (kinds & bit(in_.doc.mentions.rows[row].kind)) != 0;
  }
  Rows keep(const Rows& rows, KindSet kinds) const {
    Rows out;
    for (const Row r : rows)
      if (fit(r, kinds)) out.push_back(r);
    return out.size() == rows.size() ? out : Rows{};
  }
  Rows by_case(const Bind& b, std::initializer_list<Case> cases) const {
    for (std::size_t i = b.clause.args.size(); i-- > 0;) {
      const std::uint16_t n = b.clause.args[i];
      const Phrase& p = ph(n);
      if (n == b.spot.phrase) continue;
      const bool also = p.josa == Case::topic && p.also && n != subject_phrase(b);
      const Case c = also ? Case::object : p.josa;
      if (std::ranges::find(cases, c) == cases.end()) continue;
      if (Rows rows = keep(p.heads, b.kinds); !rows.empty()) return rows;
    }
    return {};
  }
  const Phrase* object_phrase(const Bind& b) const {
    for (std::size_t i = b.clause.args.size(); i-- > 0;) {
      const std::uint16_t n = b.clause.args[i];
      if (n != b.spot.phrase &&
          (ph(n).josa == Case::object || (ph(n).josa == Case::topic && n != b.clause.subject)))
        return &ph(n);
    }
    if (b.spot.phrase != kNone) return &ph(b.spot.phrase);
    if (!b.trigger.before.empty() && !b.clause.args.empty() &&
        in_.doc.at(tok(ph(b.clause.args.back()).last).span) == b.trigger.before)
      return &ph(b.clause.args.back());
    return nullptr;
  }
  std::uint16_t subject_phrase(const Bind& b) const {
    std::uint16_t s = b.clause.subject;
    if (s != kNone && s == b.spot.phrase) s = b.clause.topic != s ? b.clause.topic : kNone;
    return s;
  }
  Rows mods(const Phrase& p, std::uint16_t before, KindSet kinds, bool genitive,
            Case josa = Case::none) const {
    for (std::size_t i = p.mods.size(); i-- > 0;) {
      const Mod& m = p.mods[i];
      if (m.token >= before) continue;
      if (genitive ? m.josa != Case::genitive : m.josa != josa) continue;
      if (Rows rows = keep(m.rows, kinds); !rows.empty()) return rows;
    }
    return {};
  }
  Rows from(const Bind& b, Source source) const {
    const Spot& s = b.spot;
    switch (source) {
      case Source::subject: {
        const std::uint16_t n = subject_phrase(b);
        return n == kNone ? Rows{} : keep(ph(n).heads, b.kinds);
      }
      case Source::object:
        return by_case(b, {Case::object});
      case Source::dative:
        return dative(b);
      case Source::place:
        return by_case(b, {Case::place});
      case Source::source:
        return by_case(b, {Case::source});
      case Source::with:
        return with(b);
      case Source::met:
        return {};
      case Source::counterpart:
        return bargained(b) ? with(b) : Rows{};
      case Source::direction:
        return by_case(b, {Case::direction});
      case Source::against:
        return by_case(b, {Case::against});
      case Source::by:
        return by_case(b, {Case::by});
      case Source::list: {
        const std::uint16_t n = subject_phrase(b);
        return n == kNone || ph(n).heads.size() < 2 ? Rows{} : keep(ph(n).heads, b.kinds);
      }
      case Source::owner: {
        const std::uint16_t n = subject_phrase(b);
        return n == kNone ? Rows{} : mods(ph(n), ph(n).last, b.kinds, true);
      }
      case Source::genitive:
        if (s.phrase != kNone) return mods(ph(s.phrase), s.token, b.kinds, true);
        if (const Phrase* o = object_phrase(b))
          return mods(*o, static_cast<std::uint16_t>(o->last + 1U), b.kinds, true);
        return {};
      case Source::bare:
        return bare(b);
      case Source::party_of:
        return party_of(b);
    }
    return {};
  }
  Rows dative(const Bind& b) const {
    if (Rows rows = by_case(b, {Case::dative, Case::about}); !rows.empty()) return rows;
    if (b.spot.phrase != kNone)
      if (Rows rows = mods(ph(b.spot.phrase), b.spot.token, b.kinds, false, Case::about);
          !rows.empty())
        return rows;
    const Type type = b.trigger.type;
    const bool owners = type == Type::supply || type == Type::subsidise || type == Type::oppose ||
                        type == Type::endorse || type == Type::regulate;
    if (!owners) return {};
    for (const std::uint16_t n : b.clause.args) {  // 테트라비트의 라인에 장비를: to its owner
      const Phrase& p = ph(n);
      if (p.josa != Case::dative || n == b.spot.phrase ||
          !(p.heads.empty() || tok(p.head).what == What::product))
        continue;
      if (Rows rows = mods(p, p.last, b.kinds, true); !rows.empty()) return rows;
      const std::string_view first = in_.doc.at(tok(p.first).span);
      if (b.trigger.type == Type::subsidise && (first == "이" || first == "해당") && !p_.terse)
        return keep(in_.topic, b.kinds);
    }
    return {};
  }
  Rows with(const Bind& b) const {
    if (Rows rows = by_case(b, {Case::with, Case::together}); !rows.empty()) return rows;
    if (b.spot.phrase != kNone)
      if (Rows rows = mods(ph(b.spot.phrase), b.spot.token, b.kinds, false, Case::with_of);
          !rows.empty())
        return rows;
    if (const Phrase* o = object_phrase(b))
      if (Rows rows =
              mods(*o, static_cast<std::uint16_t>(o->last + 1U), b.kinds, false, Case::with_of);
          !rows.empty())
        return rows;
    return {};
  }
  // 카카오, SM 인수: the name right before the trigger noun.
  Rows bare(const Bind& b) const {
    const Spot& s = b.spot;
    if (s.phrase != kNone) return mods(ph(s.phrase), s.token, b.kinds, false);
    if (b.clause.args.empty()) return {};
    const Phrase& last = ph(b.clause.args.back());
    if (last.josa != Case::none || last.last + 1 != s.token ||
        b.clause.args.back() == b.clause.subject)
      return {};
    return keep(last.heads, b.kinds);
  }
  // SM 지분을, SM의 주식을, 한미반도체 장비를: whose object it is.
  Rows party_of(const Bind& b) const {
    const Phrase* o = object_phrase(b);
    if (o == nullptr && b.clause.head != kNone && has(ph(b.clause.head), Class::stake))
      o = &ph(b.clause.head);
    if (o == nullptr) return {};
    const bool product = tok(o->head).what == What::product;
    if (b.trigger.type == Type::visit && !place_like(*o)) return {};
    if (!o->heads.empty() && !product) return {};
    const auto end = static_cast<std::uint16_t>(o->last + 1U);
    const KindSet kinds = b.trigger.type == Type::visit ? b.kinds & ~bit(Kind::place) : b.kinds;
    if (Rows rows = mods(*o, end, kinds, false); !rows.empty()) return rows;
    if (Rows rows = mods(*o, end, kinds, true); !rows.empty()) return rows;
    return {};
  }
  // 한길철차 공장을 둘러봤다 is a visit, 배터리 공급처를 찾다 a search.
  bool place_like(const Phrase& p) const {
    const std::string_view text = in_.doc.at(tok(p.last).span);
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto* readings = boundary(text, at) ? rules_.find(text.substr(at)) : nullptr;
      if (readings == nullptr) continue;
      const Word& w = rules_.words[readings->front().word];
      if (w.is(Class::site) || w.is(Class::transparent)) return true;
    }
    return false;
  }
  // 지분 14.8%를 사들였다: of the company whose shares were last spoken of.
  Rows target(const Bind& b, Draft& d) const {
    if (stake(b) == nullptr || in_.target == kNoRow || !fit(in_.target, b.kinds) || p_.terse)
      return {};
    d.stated_parties = false;
    return {in_.target};
  }
  Rows head(Bind& b) const {
    if (b.headed || b.clause.head == kNone) return {};
    const Phrase& p = ph(b.clause.head);
    const bool bodily = b.trigger.type == Type::visit || b.trigger.type == Type::meet;
    if (Rows rows = keep(p.heads, b.kinds); bodily && !rows.empty()) return b.headed = true, rows;
    for (const Mod& m : p.mods)
      if (m.josa == Case::genitive)
        if (Rows rows = keep(m.rows, b.kinds); !rows.empty()) return b.headed = true, rows;
    Rows rows = keep(p.heads, b.kinds);
    if (!rows.empty()) b.headed = true;
    return rows;
  }

  // A suit is brought before a court, not against it.
  void no_court(Rows& rows) const {
    std::erase_if(rows, [&](Row r) {
      const std::string_view name = in_.doc.mentions.at(in_.doc.mentions.rows[r].name);
      return name.ends_with("법원") || name.ends_with("지법") || name.ends_with("심판원") ||
             name.ends_with("무역위원회") || name.ends_with("검찰청") || name.ends_with("경찰청");
    });
  }
  static void unite(Rows& into, const Rows& more) {
    for (const Row r : more)
      if (std::ranges::find(into, r) == into.end()) into.push_back(r);
  }
  bool same(Row x, Row y) const {
    return in_.doc.mentions.rows[x].same == in_.doc.mentions.rows[y].same;
  }
  void without(Rows& rows, const Rows& others) const {
    std::erase_if(rows, [&](Row r) {
      return std::ranges::any_of(others, [&](Row o) { return same(r, o); });
    });
  }

  bool fill(const Clause& c, const Spot& s) {
    const Word& w = rules_.words[tok(s.token).word];
    for (const std::uint16_t g : w.triggers) {
      const Trigger& t = rules_.triggers[g];
      if (!t.before.empty() && !stands_before(s, t.before)) continue;
      if (try_trigger(c, s, t)) return true;
    }
    return false;
  }
  bool stands_before(const Spot& s, const std::string& noun) const {
    for (std::uint16_t t = s.token; t-- > 0 && s.token - t <= 3;) {
      if (tok(t).predicate || tok(t).what == What::mark) return false;
      if (tok(t).what == What::word && in_.doc.at(tok(t).span) == noun) return true;
    }
    return false;
  }
  bool need(const Bind& b) const {
    const std::string& n = b.trigger.need;
    if (n.empty() || n == "org" || b.trigger.type == Type::visit) return true;
    if (n == "stake" || n == "nostake") return (stake(b) != nullptr) == (n == "stake");
    if (n == "site") return site(b);
    if (n == "make") return object_phrase(b) != nullptr && has(*object_phrase(b), Class::make);
    if (n == "amount")
      for (std::uint16_t t = b.clause.first; t <= b.clause.last; ++t)
        if (tok(t).what == What::amount) return true;
    if (n == "paper") return b.spot.phrase != kNone && has(ph(b.spot.phrase), Class::paper);
    return false;
  }
  // 공장을 짓다, 물류센터를 세우다: what is built ends in a word for a site.
  bool site(const Bind& b) const {
    const Phrase* o = object_phrase(b);
    if (o == nullptr) return false;
    const std::string_view text = in_.doc.at(tok(o->last).span);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!boundary(text, at)) continue;
      const auto* readings = rules_.find(text.substr(at));
      if (readings != nullptr && rules_.words[readings->front().word].is(Class::site)) return true;
    }
    return false;
  }
  bool has(const Phrase& p, Class c) const {
    for (std::uint16_t t = p.first; t <= p.last; ++t)
      if (is(t, c)) return true;
    return false;
  }
  // 7.89%를 가진: a bare share is of shares, unless a market is meant.
  bool shares(const Phrase& p) const {
    if (has(p, Class::stake)) return true;
    return tok(p.last).what == What::share && p.first == p.last && b_holds_;
  }
  const Phrase* stake(const Bind& b) const {
    b_holds_ = b.trigger.type == Type::own;
    if (b.spot.phrase != kNone && has(ph(b.spot.phrase), Class::stake)) return &ph(b.spot.phrase);
    for (const std::uint16_t n : b.clause.args)
      if ((ph(n).josa == Case::object || ph(n).josa == Case::none || ph(n).josa == Case::topic) &&
          shares(ph(n)))
        return &ph(n);
    if (b.clause.head != kNone && has(ph(b.clause.head), Class::stake)) return &ph(b.clause.head);
    return nullptr;
  }

  bool try_trigger(const Clause& c, const Spot& s, const Trigger& t) {
    const TypeRule& type = rules_.types[static_cast<std::size_t>(t.type)];
    const Frame& frame = rules_.frames[t.frame];
    const Pattern& pattern =
        s.nominal ? frame.nominal : frame.of[static_cast<std::size_t>(s.voice)];
    if (pattern.roles.empty()) return false;
    const auto status = status_of(type, t, s.modal);
    if (!status) return false;
    Bind b{c, s, t};
    Draft d{};
    d.type = t.type;
    const bool ok =
        pattern.roles.front().both ? both(b, pattern, type, d) : sides(b, pattern, type, d);
    if (!ok || !need(b) || misread(b, d)) return false;
    d.status = settle(b, *status);
    write(b, d);
    return true;
  }
  // 공급한다고 공시했다 is a contract; 만나 …할 뜻을 밝혔다 has met.
  Status settle(const Bind& b, Status status) const {
    const Modal& end = in_.clauses.back().modal;
    const std::uint16_t next =
        b.clause.modal.last + 1U;  // 왓패드를 인수하는 등 확장을 꾀했다: as the main verb says
    if (b.clause.modal.join == Join::adnominal && next < p_.tokens.size() &&
        in_.doc.at(tok(next).span) == "등" && end.tense == Tense::past && m_plain(b.spot.modal))
      return b.trigger.past.value_or(rules_.types[static_cast<std::size_t>(b.trigger.type)].past);
    const bool bodily = b.trigger.type == Type::meet || b.trigger.type == Type::visit;
    if (bodily && status == Status::planned && b.clause.modal.join == Join::chain &&
        tok(b.clause.modal.last).ending.linking && end.tense == Tense::past && !end.cap &&
        !end.held && !end.decision)
      return Status::done;  // 찾아 …할 것을 지시하고 위로했다
    const Modal& m = b.spot.modal;
    const Type t = b.trigger.type;
    const bool goods = t == Type::supply || t == Type::manufacture || t == Type::license;
    if (goods && m.tense == Tense::present && m.said_by != kNone && status == Status::done &&
        !m.progressive)
      return Status::signed_;
    if (t == Type::own && status == Status::signed_) return Status::done;
    if (t == Type::sue && status == Status::sought && m.tense == Tense::past && !m.held)
      return Status::done;
    if (t == Type::build && m.decision && b.clause.with != kNone && status == Status::planned)
      return Status::signed_;
    if ((t == Type::meet || t == Type::visit) && status == Status::planned && m.said_by != kNone &&
        b.clause.modal.join == Join::chain && b.clause.modal.said_by != kNone &&
        p_.tokens[m.said_by].ending.tense == Tense::past && tok(b.clause.modal.last).ending.linking)
      return Status::done;
    return status;
  }
  static bool m_plain(const Modal& m) { return !m.cap && !m.end && !m.progressive && !m.decision; }
  // Rivals by 전쟁 or 싸움 are firms; a person who speaks is no party of what he says others did.
  bool misread(const Bind& b, const Draft& d) const {
    const auto org = [&](Row r) { return in_.doc.mentions.rows[r].kind == Kind::org; };
    if (b.trigger.need == "org" &&
        !(std::ranges::all_of(d.a, org) && std::ranges::all_of(d.b, org)))
      return true;
    const std::uint16_t n = subject_phrase(b);
    const bool told = n != kNone && tok(b.spot.token).quoted && !tok(ph(n).last).quoted;
    if (told && d.type != Type::meet && d.type != Type::visit && !d.a.empty() &&
        std::ranges::none_of(d.a, org))
      return true;
    return d.type == Type::member && b.headed && !alliance(d.b);
  }
  bool alliance(const Rows& rows) const {
    for (const Row r : rows) {
      const std::string_view name = in_.doc.mentions.at(in_.doc.mentions.rows[r].name);
      for (const std::string_view tail :
           {"얼라이언스", "컨소시엄", "동맹", "연합", "협의체", "연대", "포럼", "기구", "협회"})
        if (name.ends_with(tail)) return true;
    }
    return false;
  }
  bool both(Bind& b, const Pattern& pattern, const TypeRule& type, Draft& d) const {
    b.kinds = type.a;
    Rows actors, others;
    bool pair = false;  // others stand in a row of their own: A와 B의 동맹
    for (const Source f : pattern.roles.front().from) {
      if (f == Source::genitive && b.spot.phrase == kNone)
        continue;  // 한화와 폴란드의 협력을 논의: what about
      Rows found = from(b, f);
      if (f == Source::subject) {
        actors = found;
      } else if (f == Source::met) {
        others = keep(in_.met, b.kinds);
        d.rule = "+joined";
      } else if (others.empty()) {
        others = found;
        pair = f == Source::genitive || f == Source::bare;
      }
    }
    without(others, actors);
    const bool headline = p_.terse && !actors.empty();  // A, B·C 회동: A with each
    if (pair && others.size() >= 2 && !headline) {
      d.a = std::move(others);
      return true;
    }
    if (actors.empty() || (others.empty() && actors.size() < 2)) {
      Rows h = head(b);
      if (actors.empty())
        actors = h;
      else
        others = h;
    }
    if (others.empty() && actors.size() == 1 && only_also(b)) {  // (그는) 손정의 회장도 만났다
      others = std::exchange(actors, {});
      if (!p_.terse && !keep(in_.topic, b.kinds).empty())
        actors = in_.topic, d.stated_parties = false;
    }
    if (actors.empty() && !others.empty() && b.clause.predicate != kNone) actors = carried(b, d);
    if (others.empty() && actors.size() == 1 && shares_partner(b))
      others = keep(ph(b.clause.with).heads, b.kinds);
    without(others, actors);
    d.a = std::move(actors);
    d.b = std::move(others);
    return d.b.empty() ? d.a.size() >= 2 : !d.a.empty();
  }
  bool only_also(const Bind& b) const {
    const std::uint16_t n = subject_phrase(b);
    return n != kNone && ph(n).josa == Case::topic && ph(n).also;
  }
  // A와 손잡고 공동 개발한다: the partner of the clause before.
  bool shares_partner(const Bind& b) const {
    if (b.clause.with == kNone || b.spot.nominal) return false;
    const Type t = b.trigger.type;
    return t == Type::codevelop || t == Type::joint_venture || t == Type::partner;
  }
  // The subject of the sentence before, where this one names none.
  Rows carried(const Bind& b, Draft& d) const {
    if (b.clause.subject != kNone || p_.terse || keep(in_.topic, b.kinds).empty()) return {};
    if (b.clause.modal.join == Join::adnominal && !b.clause.modal.held) return {};
    d.stated_parties = false;
    return in_.topic;
  }
  bool sides(Bind& b, const Pattern& pattern, const TypeRule& type, Draft& d) const {
    for (const Role& role : pattern.roles) {
      b.kinds = role.slot == Slot::b ? type.b : type.a;
      Rows& side = role.slot == Slot::a ? d.a : role.slot == Slot::b ? d.b : d.c;
      for (const Source f : role.from) {
        Rows found = from(b, f);
        without(found, d.a);
        without(found, d.b);
        if (d.type == Type::sue && role.slot == Slot::b) no_court(found);
        if (!found.empty()) {
          d.weak = d.weak || f == Source::counterpart;
          side = std::move(found);
          break;
        }
      }
    }
    for (const Role& role : pattern.roles) {
      Rows& side = role.slot == Slot::a ? d.a : role.slot == Slot::b ? d.b : d.c;
      if (!side.empty() || role.slot == Slot::c) continue;
      b.kinds = role.slot == Slot::b ? type.b : type.a;
      const bool subject = role.from.front() == Source::subject;
      if (role.slot == Slot::b && d.type == Type::visit && d.b.empty()) side = land(b);
      if (role.slot == Slot::b && d.b.empty() && (d.type == Type::build || d.type == Type::visit))
        d.b_words = place_words(b);
      if (role.slot == Slot::b && !b.trigger.need.empty() && d.type == Type::visit)
        side = country(b.trigger.need);
      if (role.slot == Slot::b && d.type == Type::launch) d.b_words = quoted_words(b);
      if ((!d.b_words.empty() || !d.b.empty()) && role.slot == Slot::b) continue;
      if (role.slot == Slot::b && std::ranges::find(role.from, Source::party_of) != role.from.end())
        side = target(b, d);
      without(side, d.a);
      if (side.empty() && d.type == Type::member && role.slot == Slot::b &&
          in_.alliance != kNoRow) {
        side = {in_.alliance};
        d.stated_parties = false;
      }
      if (side.empty()) side = head(b);
      if (side.empty() && subject) side = carried(b, d);
      without(side, &side == &d.a ? d.b : d.a);
    }
    if (d.type == Type::lead || d.type == Type::invest || d.type == Type::acquire ||
        d.type == Type::build) {
      b.kinds = type.a;
      Rows more = by_case(b, {Case::together});
      without(more, d.b);
      unite(d.a, more);
    }
    return !d.a.empty() && (!d.b.empty() || !d.b_words.empty());
  }
  // 미국 테네시주로 출국했다: to the country.
  Rows land(const Bind& b) const {
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = ph(n);
      if (p.josa != Case::dative && p.josa != Case::direction && p.josa != Case::object) continue;
      for (std::uint16_t t = p.first; t < p.last; ++t)
        if (tok(t).what == What::party && tok(t + 1U).what == What::place &&
            in_.doc.mentions.rows[tok(t).mention].kind == Kind::country)
          return {tok(t).mention};
    }
    return {};
  }
  // 방한: the country that the word itself names, where the article speaks of it.
  Rows country(const std::string& name) const {
    const auto& rows = in_.doc.mentions.rows;
    for (Row i = 0; i < rows.size(); ++i)
      if (rows[i].kind == Kind::country && in_.doc.mentions.at(rows[i].name) == name) return {i};
    return {};
  }
  // '믿음 2.0'을 공개했다: a product that nobody has registered is the name between its marks.
  Span quoted_words(const Bind& b) const {
    const Phrase* o = object_phrase(b);
    if (o == nullptr || o->josa != Case::object) return {};
    const std::uint32_t begin = tok(o->first).span.begin, end = tok(o->last).end;
    const std::string_view text = in_.doc.at(Span{begin - std::min(begin, 3U), end});
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"'", "'"}, {"‘", "’"}}) {
      const std::size_t from = text.find(open);
      if (from == std::string_view::npos) continue;
      const std::size_t to = text.find(close, from + open.size());
      if (to == std::string_view::npos || to - from > 60 || to <= from + open.size()) continue;
      const auto base = begin - std::min(begin, 3U);
      return {base + static_cast<std::uint32_t>(from + open.size()),
              base + static_cast<std::uint32_t>(to)};
    }
    return {};
  }
  // 전남 서남권에: a place that the registry does not hold is its words.
  Span place_words(const Bind& b) const {
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = ph(n);
      if (p.josa != Case::dative && p.josa != Case::place && p.josa != Case::object) continue;
      for (std::uint16_t t = p.first; t <= p.last; ++t)
        if (tok(t).what == What::place) {
          if (b.trigger.type == Type::visit)
            for (t = p.last; t > p.first && !tok(t).open; --t) {
            }
          return {tok(t).span.begin, tok(p.last).span.end};
        }
    }
    return {};
  }

  // ---- writing -------------------------------------------------------------------------------
  void write(const Bind& b, Draft& d) {
    const Spot& s = b.spot;
    d.rule = b.trigger.rule + d.rule;
    d.evidence = in_.evidence;
    d.trigger = trigger_span(b);
    d.flags = b.trigger.flags | s.modal.flags;
    d.stance = s.modal.stance;
    d.tier = s.modal.tier;
    d.score = b.trigger.score * (d.stated_parties ? 1.0F : 0.8F) * (b.clause.shared ? 0.95F : 1.0F);
    attribute(b, d);
    d.terse = p_.terse;
    d.quoted = tok(s.token).quoted;
    if (has_paper(b)) d.flags |= paper_flags(b);
    minority(b, d);
    vehicle_of(b, d);
    attach(b, d);
    d.features = features(b);
    out_.push_back(d);
  }
  // Who says so, and how near to the act: the lowest of the chain counts.
  void attribute(const Bind& b, Draft& d) const {
    const std::uint16_t said = b.spot.modal.said_by;
    for (const std::uint16_t n : b.clause.args)
      if (const Phrase& p = ph(n); p.josa == Case::other || p.josa == Case::place ||
                                   p.josa == Case::topic || p.josa == Case::subject)
        if (market(in_.doc.at(tok(p.last).span))) d.tier = std::max(d.tier, Tier::market);
    if (said == kNone) return;
    std::uint16_t who = kNone;
    for (std::uint16_t n = 0; n < p_.phrases.size(); ++n)
      if (!ph(n).dead && ph(n).first > b.spot.token && ph(n).last < said &&
          (ph(n).josa == Case::subject || ph(n).josa == Case::topic))
        who = n;
    if (who == kNone) who = b.clause.topic != kNone ? b.clause.topic : b.clause.subject;
    if (who == kNone) return;
    const Phrase& p = ph(who);
    if (in_.doc.at(tok(p.last).span).ends_with("관계자")) d.tier = std::max(d.tier, Tier::official);
    if (p.heads.empty()) return;
    d.speaker = p.heads.front();
    const bool person = in_.doc.mentions.rows[d.speaker].kind == Kind::person;
    d.tier = std::max(d.tier, person ? Tier::officer : Tier::filing);
  }
  static bool market(std::string_view word) {
    for (const std::string_view tail : {"업계", "증권가", "재계", "소식통", "관측통", "금융권"})
      if (word.ends_with(tail)) return true;
    return false;
  }
  Span trigger_span(const Bind& b) const {
    Span out = tok(b.spot.token).span;
    for (std::uint16_t t = b.spot.token; !b.trigger.before.empty() && t-- > 0;)
      if (in_.doc.at(tok(t).span) == b.trigger.before) {
        out.begin = tok(t).span.begin;
        break;
      }
    return out;
  }
  // 공급 계약, 공급 협상을 벌이다: the other side stands with 와.
  bool bargained(const Bind& b) const {
    if (b.spot.phrase == kNone) return false;
    if (has_paper(b) || (b.spot.modal.cap && *b.spot.modal.cap == Status::talks)) return true;
    const Word* w = b.clause.predicate == kNone ? nullptr : word(b.clause.predicate);
    return w != nullptr && w->status && *w->status >= Status::talks;
  }
  bool has_paper(const Bind& b) const {
    return b.spot.phrase != kNone && has(ph(b.spot.phrase), Class::paper);
  }
  FlagSet paper_flags(const Bind& b) const {
    FlagSet out = 0;
    const Phrase& p = ph(b.spot.phrase);
    for (std::uint16_t t = p.first; t <= p.last; ++t)
      if (is(t, Class::paper)) out |= word(t)->flags;
    return out;
  }
  // 두 회사가 합작법인 '누벨로'를 설립: the founders' venture.
  void vehicle_of(const Bind& b, Draft& d) const {
    const Phrase* o = object_phrase(b);
    if (d.type != Type::lead || d.a.size() < 2 || o == nullptr) return;
    for (std::uint16_t t = o->first; t <= o->last; ++t) {
      if (!in_.doc.at(tok(t).span).starts_with("합작")) continue;
      d.type = Type::joint_venture;
      d.rule = "joint_venture-" + d.rule;
      d.object = tok(o->last).span;
      d.b.clear();
      return;
    }
  }
  // A stake under one half is an investment, unless a tender offer or control is named.
  void minority(const Bind& b, Draft& d) const {
    if (d.type != Type::acquire) return;
    const Phrase* p = stake(b);
    if (p == nullptr || tender(b)) return;
    double share = -1;
    for (std::uint16_t t = p->first; t <= p->last && t < p_.tokens.size(); ++t)
      if (tok(t).what == What::share) share = percent(in_.doc.at(tok(t).span));
    if (share < 0 || share >= 50) return;
    d.type = Type::invest;
    d.rule += "+minority";
  }
  bool tender(const Bind& b) const {
    const std::uint16_t to = b.clause.head != kNone ? ph(b.clause.head).last : b.clause.last;
    for (std::uint16_t t = b.clause.first; t <= to && t < p_.tokens.size(); ++t)
      if (tok(t).what == What::word && in_.doc.at(tok(t).span) == "공개매수") return true;
    return false;
  }
  static double percent(std::string_view text) {
    double out = 0, unit = 1;
    bool point = false, any = false;
    for (const char c : text) {
      if (c >= '0' && c <= '9') {
        any = true;
        if (point)
          out += (c - '0') * (unit /= 10);
        else
          out = out * 10 + (c - '0');
      } else if (c == '.') {
        point = true;
      }
    }
    return any ? out : -1;
  }
  void attach(const Bind& b, Draft& d) const {
    const std::uint16_t from = b.clause.first,
                        to = std::max(
                            b.clause.predicate == kNone ? b.clause.last : b.clause.predicate,
                            b.spot.token);
    for (std::uint16_t t = from; t <= to && t < p_.tokens.size(); ++t) {
      const Token& x = tok(t);
      if (p_.absorbed[t] && in_.doc.at(x.span).starts_with("따르")) d.time = kNoRow;
      if (x.what == What::amount && money(d.type) && !per_share(x.mention))
        d.amounts.push_back(x.mention);
      if (x.what == What::time && !spoken(b, t) && resolved(x.mention)) d.time = x.mention;
    }
    if (d.time == kNoRow && (b.clause.modal.join != Join::adnominal || b.clause.modal.held))
      d.time = time_;
    if (d.amounts.empty() && b.clause.head != kNone && money(d.type)) {
      const Phrase& h = ph(b.clause.head);
      for (std::uint16_t t = h.first; t <= h.last; ++t)
        if (tok(t).what == What::amount) d.amounts.push_back(tok(t).mention);
    }
    if (d.amounts.size() > 1) d.amounts.erase(d.amounts.begin() + 1, d.amounts.end());
    object(b, d);
  }
  bool resolved(Row row) const {
    const std::string_view value = in_.doc.mentions.at(in_.doc.mentions.rows[row].value);
    return !value.empty() && value != "unresolved";
  }
  static bool money(Type t) {
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
  bool per_share(Row row) const {
    const auto amounts = parse_amounts(in_.doc.mentions.at(in_.doc.mentions.rows[row].value));
    return !amounts.empty() && amounts.front().per == "share";
  }
  // 27일 맺었다고 30일 밝혔다: the day of speaking is not the day of the act.
  bool spoken(const Bind& b, std::uint16_t t) const {
    return b.spot.modal.said_by != kNone && t > b.spot.token;
  }
  void object(const Bind& b, Draft& d) const {
    std::uint16_t first = kNone, last = kNone;
    const auto words = [&](const Phrase& p, std::uint16_t end) {
      std::uint16_t from = p.first;
      for (const Mod& m : p.mods)
        if (m.token < end) from = m.token + 1U;
      while (from < end && tok(from).what != What::word && tok(from).what != What::product) ++from;
      if (from < end) first = from, last = end - 1U;
    };
    if (b.spot.phrase != kNone) words(ph(b.spot.phrase), b.spot.token);
    if (first == kNone)
      if (const Phrase* o = object_phrase(b);
          o != nullptr && o->heads.empty() && (b.spot.phrase == kNone || o != &ph(b.spot.phrase)))
        words(*o, o->last + 1U);
    if (first == kNone) return;
    d.object = {tok(first).span.begin, tok(last).span.end};
    if (d.object.begin >= d.object.end) d.object = {};
  }
  std::string features(const Bind& b) const {
    static constexpr std::array<const char*, 4> kVoice = {"active", "passive", "receive",
                                                          "causative"};
    const Modal& m = b.spot.modal;
    std::string out = "frame=" + rules_.frames[b.trigger.frame].name;
    out += std::string(" voice=") + kVoice[static_cast<std::size_t>(b.spot.voice)];
    out += b.spot.nominal                         ? " clause=nominal"
           : m.join == Join::adnominal && !m.held ? " clause=adnominal"
                                                  : " clause=verbal";
    if (b.clause.shared) out += " subject=shared";
    if (b.headed) out += " gap=head";
    if (m.decision) out += " decision";
    if (m.progressive) out += " progressive";
    if (m.cap) out += " cap=" + std::string(code(*m.cap));
    if (m.end) out += " end=" + std::string(code(*m.end));
    return out;
  }

  const Scene& in_;
  const Parse& p_;
  const Rules& rules_;
  std::vector<Draft>& out_;
  std::vector<Spot> spots_;
  mutable bool b_holds_ = false;
  Row time_ = kNoRow;
  std::size_t start_ = 0;  // of this sentence's drafts
};

}  // namespace

void fill_frames(const Scene& in, std::vector<Draft>& out) { Filler(in, out).run(); }

}  // namespace hj::claim
