// The same where money, shares or a firm change hands.
#include <algorithm>
#include <optional>
#include <utility>

#include "claim/sides.h"
#include "core/hangul.h"

namespace hj::claim {
namespace {

// 가온조선 채권단은 매각 우선협상대상자로 A를 선정했다: their debtor is on sale.
Rows debtor(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone || !b.in.ph(n).heads.empty() || b.in.text(b.in.ph(n).last) != "채권단") return {};
  for (const Mod& m : b.in.ph(n).mods)
    if (m.token + 1U == b.in.ph(n).last)
      if (Rows rows = keep(b.in, m.rows, b.kinds); rows.size() == 1) return rows;
  return {};
}

}  // namespace

bool bare_purchase(const Bind& b, const Draft& d) {
  constexpr std::uint32_t kReach = 2;  // sentences
  const std::uint16_t n = b.spot.phrase;
  const bool bare = n != kNone && b.trigger.before.empty() && b.in.ph(n).first == b.spot.token &&
                    b.in.ph(n).last == b.spot.token && !b.in.acts_as(b.spot.token, Type::merge);
  if (d.type != Type::acquire || !(frame_name(b) == "theme" || frame_name(b) == "share_deal") ||
      !bare || d.a.size() != 1 || b.clause.modal.relative || b.in.target == kNoRow ||
      b.in.same(b.in.target, d.a.front()) || b.in.number - b.in.said.target_at > kReach ||
      b.in.kind(d.a.front()) != Kind::org)
    return false;
  const Row buyer = b.in.said.buyer;  // whose purchase has been told by name
  if (buyer != kNoRow && b.in.same(buyer, d.a.front())) return false;
  if (std::ranges::any_of(b.in.clauses, [&](const Clause& c) { return c.head == n; }))
    return false;  // [공개매수를 통한] 인수를
  return std::ranges::none_of(
      b.clause.args, [&](std::uint16_t k) { return k != n && b.in.ph(k).josa == Case::object; });
}
namespace {

// X는 인수합병을 추진했고 A가 의향서를 냈다: for X.
Row seeks_buyer(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    if (c.predicate == kNone || c.predicate >= b.spot.token || c.modal.relative ||
        c.subject == kNone || b.in.ph(c.subject).josa != Case::topic ||
        b.in.ph(c.subject).heads.size() != 1 ||
        b.in.kind(b.in.ph(c.subject).heads.front()) != Kind::org)
      continue;
    for (const std::uint16_t n : c.args) {
      const Phrase& p = b.in.ph(n);
      const bool sale = p.josa == Case::object && p.heads.empty() && p.mods.empty() &&
                        (b.in.acts_as(p.last, Type::merge) || b.in.acts_as(p.last, Type::divest));
      if (sale) return b.in.ph(c.subject).heads.front();
    }
  }
  return kNoRow;
}

}  // namespace

Rows on_sale(const Bind& b, Draft& d) {
  if (Rows rows = debtor(b); !rows.empty()) return rows;
  const Row here = on_offer(b.in, b.spot.token);
  const Row seeks = here == kNoRow ? seeks_buyer(b) : kNoRow;
  const Row firm = here != kNoRow ? here : seeks != kNoRow ? seeks : b.in.target;
  if (b.in.parse.terse || firm == kNoRow) return {};
  Rows out = keep(b.in, {firm}, b.kinds);
  if (!out.empty()) d.stated_parties = false;
  return out;
}
bool lists_purchase(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return b.in.text(p.last) == "인수금융" || b.in.text(p.first) == "인수금융";
  });
}
const Clause* founding(const Bind& b) {
  const Clause* next = clause_after(b);
  if (b.clause.modal.join != Join::chain || next == nullptr || next->predicate == kNone)
    return nullptr;
  const Word* w = b.in.word(next->predicate);
  if (w == nullptr) return nullptr;
  for (const std::uint16_t g : w->triggers) {
    const Type t = b.in.rules.triggers[g].type;
    if (t == Type::lead || t == Type::joint_venture || t == Type::build) return next;
  }
  return nullptr;
}
namespace {

// 합작사 설립을 위해 출자한다: into the venture, not into whom the article is about.
bool for_venture(const Bind& b) {
  const Clause* before = beside(b, false);
  const std::uint16_t from = before == nullptr ? b.clause.first : before->first;
  for (std::uint16_t t = from; t < b.spot.token; ++t)
    if (b.in.rules.begins(b.in.text(t), Marker::venture)) return true;
  return false;
}

}  // namespace

bool founds(const Bind& b) {
  return b.trigger.type == Type::invest && (founding(b) != nullptr || for_venture(b));
}
Rows funded(const Bind& b) {
  const Clause& c = b.clause;
  const std::uint16_t n = subject_phrase(b);
  const bool acts = b.spot.phrase == kNone || b.in.ph(b.spot.phrase).last == b.spot.token;
  const bool own = acts && c.topic != kNone && n != kNone && c.topic != n && !c.modal.relative &&
                   b.in.ph(n).josa == Case::subject;
  if (own)
    if (Rows rows = keep(b.in, b.in.ph(c.topic).heads, b.kinds); !rows.empty()) return rows;
  if (const Clause* next = founding(b))
    for (const std::uint16_t i : next->args)
      if (b.in.ph(i).josa == Case::object && !joint(b, b.in.ph(i)))
        if (Rows rows = keep(b.in, b.in.ph(i).heads, b.kinds); !rows.empty()) return rows;
  const Clause* next = money(b) && !c.modal.relative ? clause_after(b) : nullptr;
  if (next != nullptr && next->predicate != kNone)  // 2억원을 투자해 [B의] 대주주가 됐다
    for (const std::uint16_t i : next->args)
      if (b.in.text(b.in.ph(i).last).ends_with("주주"))
        for (const Mod& m : b.in.ph(i).mods)
          if (Rows rows = keep(b.in, m.rows, b.kinds); !rows.empty()) return rows;
  return {};
}
Rows issuer_told(const Bind& b) {
  constexpr std::uint32_t kReach = 2;  // sentences
  const Discourse& said = b.in.said;
  if (said.issuer == kNoRow || b.in.number - said.issuer_at > kReach || b.in.parse.terse) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool own = p.heads.empty() && p.mods.empty() && b.in.text(p.last).ends_with("증자");
    if (!own) continue;
    for (const std::string_view word : {"이", "이번", "해당"})
      if (b.in.text(p.first) == word) return keep(b.in, {said.issuer}, b.kinds);
  }
  return {};
}
Rows founded_before(const Bind& b) {
  const Clause* before = chained_before(b);
  if (b.trigger.type != Type::invest || before == nullptr || !b.clause.shared ||
      !b.in.acts_as(before->predicate, Type::lead) || somebody(b, {Case::dative, Case::about}))
    return {};
  for (const std::uint16_t i : before->args)
    if (b.in.ph(i).josa == Case::object && !joint(b, b.in.ph(i)))
      if (Rows rows = keep(b.in, b.in.ph(i).heads, b.kinds); !rows.empty()) return rows;
  return {};
}
namespace {

// B를 사들인 |뒤|: the clause right before, of what has come first.
const Clause* once(const Bind& b) {
  const Clause* before = clause_before(b);
  const bool moment = before != nullptr && before->modal.relative && before->head != kNone &&
                      before->predicate != kNone && !before->modal.negated &&
                      b.in.rules.is(b.in.text(b.in.ph(before->head).first), Marker::moment);
  return moment ? before : nullptr;
}

}  // namespace

Rows bought_before(const Bind& b, const Draft& d) {
  const Clause* before = chained_before(b);
  const bool sells = d.type == Type::divest && b.clause.predicate == b.spot.token && !has_object(b);
  if (!sells) return {};
  if (const Clause* first = once(b); first != nullptr)
    before = first;
  else if (!b.clause.shared)
    return {};
  if (before == nullptr || !b.in.acts_as(before->predicate, Type::acquire)) return {};
  Rows rows = first_of(b, *before, Case::object);
  for (const std::uint16_t n : before->args)  // B 지분 71%를 사들인 뒤
    if (const Phrase& p = b.in.ph(n);
        rows.empty() && p.josa == Case::object && b.in.has(p, Class::stake) && p.mods.size() == 1)
      rows = keep(b.in, p.mods.front().rows, b.kinds);
  return rows;
}
Rows bought_earlier(const Bind& b, const Draft& d) {
  const std::uint16_t n = b.spot.phrase;
  const bool bare =
      n != kNone && b.in.ph(n).first == b.spot.token && b.in.ph(n).last == b.spot.token;
  if (d.type != Type::divest || !bare || d.a.size() != 1 || b.in.parse.terse) return {};
  for (const Clause& c : b.in.clauses) {
    if (c.predicate == kNone || c.predicate >= b.spot.token) break;
    if (!b.in.acts_as(c.predicate, Type::acquire) || c.modal.negated || c.modal.unsaid) continue;
    if (c.head != kNone && !b.in.ph(c.head).heads.empty()) continue;  // [B를 인수한] C에
    if (c.subject != kNone && c.subject != subject_phrase(b)) continue;
    for (const std::uint16_t k : c.args)
      if (b.in.ph(k).josa == Case::object)
        if (Rows rows = keep(b.in, b.in.ph(k).heads, b.kinds); rows.size() == 1) return rows;
  }
  return {};
}
Rows split_off(const Bind& b, const Draft& d) {
  const bool splits =
      b.in.text(b.spot.token).ends_with("분할") || b.in.text(b.spot.token).starts_with("분사");
  const Clause* next = d.type == Type::divest && splits ? founding(b) : nullptr;
  if (next == nullptr || !next->shared || next->modal.negated) return {};
  return first_of(b, *next, Case::object);
}
bool lists_owner(const Bind& b) {
  if (!frame_name(b).starts_with("choose")) return false;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (!closes(b.in, p, b.trigger.before)) continue;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (b.in.tok(t).what == What::word && b.in.tok(t).josa == Case::genitive &&
          !b.in.rules.ends(b.in.text(t), Marker::work))
        return true;
  }
  return false;
}
Rows given_before(const Bind& b) {
  const Clause* before = chained_before(b);
  const bool gives = b.trigger.type == Type::invest || b.trigger.type == Type::finance ||
                     b.trigger.type == Type::subsidise;
  if (!gives || before == nullptr || b.clause.predicate == kNone || b.clause.shared ||
      b.in.tok(before->predicate).word != b.in.tok(b.clause.predicate).word ||
      somebody(b, {Case::dative, Case::about}))
    return {};
  return first_of(b, *before, Case::dative);
}
Rows also_given(const Bind& b) {
  const Clause* before = chained_before(b);
  const Phrase* o = object_phrase(b);
  if (b.trigger.type != Type::supply || before == nullptr || !b.clause.shared || o == nullptr ||
      !o->also || b.spot.voice != Voice::active ||
      somebody(b, {Case::dative, Case::about, Case::with, Case::source}))
    return {};
  const Word* verb = b.in.word(before->predicate);
  const auto gives = [&](std::uint16_t g) {
    const Type t = b.in.rules.triggers[g].type;
    return t == Type::supply || t == Type::subsidise || t == Type::finance || t == Type::license;
  };
  if (verb == nullptr || !(verb->is(Class::gives) || std::ranges::any_of(verb->triggers, gives)))
    return {};
  return first_of(b, *before, Case::dative);
}
bool found_before(const Bind& b) {
  const Clause* before = clause_before(b);
  if (b.trigger.type != Type::invest || before == nullptr || before->modal.join != Join::chain ||
      !b.clause.shared || before->predicate == kNone)
    return false;
  return std::ranges::any_of(before->args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::object && p.heads.empty() &&
           b.in.rules.ends(b.in.text(p.last), Marker::people);
  });
}
bool into_own_plant(const Bind& b) {
  const Clause* before = chained_before(b);
  return b.trigger.type == Type::invest && before != nullptr && b.clause.shared &&
         std::ranges::any_of(before->args, [&](std::uint16_t n) {
           const Phrase& p = b.in.ph(n);
           return p.josa == Case::object && p.heads.empty() && b.in.is(p.last, Class::site);
         });
}
Rows held_before(const Bind& b, Draft& d) {
  const Phrase* o = stake(b);
  const Clause& c = b.clause;
  if (o == nullptr || !o->heads.empty() || !o->mods.empty() || c.modal.relative ||
      b.in.parse.terse || c.subject == kNone || d.a.empty() || !d.stated_parties ||
      b.in.topic.size() != 1 || b.spot.modal.negated)
    return {};
  const bool bare =
      b.in.text(o->first).starts_with("지분") || b.in.text(o->first).starts_with("주식");
  const bool share =
      std::any_of(b.in.parse.tokens.begin() + o->first, b.in.parse.tokens.begin() + o->last + 1,
                  [](const Token& t) { return t.what == What::share || t.what == What::count; });
  if (!bare || !share || b.in.rules.ends(b.in.name(b.in.topic.front()), Marker::authority))
    return {};
  Rows out = keep(b.in, b.in.topic, bit(Kind::org));
  without(b.in, out, d.a);
  if (!out.empty()) d.stated_parties = false;
  return out;
}
bool spends(const Bind& b) {
  if (b.in.said.investee != kNoRow || !b.in.text(b.spot.token).starts_with("투자")) return false;
  return std::none_of(
      b.in.parse.tokens.begin() + b.clause.first, b.in.parse.tokens.end(),
      [&](const Token& t) { return t.word != kNone && b.in.rules.words[t.word].is(Class::stake); });
}
bool just_raised(const Bind& b) {
  const Modal& m = b.spot.modal;
  const std::uint16_t who = subject_phrase(b);
  const bool raised = b.in.said.round != kNoRow || b.in.said.raised_at + 1U == b.in.number;
  const bool weighs = m.progressive && m.cap && *m.cap < Status::planned && !m.end &&
                      who != kNone && b.in.ph(who).josa == Case::subject;  // 투자를 검토 중이다
  const bool says = m.tense == Tense::past || weighs;
  if (b.in.number - b.in.said.investee_at != 1 || !raised || !says || b.clause.shared ||
      who == kNone)
    return false;
  return std::ranges::all_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return n == who || n == b.spot.phrase || p.josa == Case::subject ||
           b.in.is(p.last, Class::sort) ||  // 후속 투자했다
           (p.josa == Case::copula && p.last + 1U == b.in.ph(who).first &&
            b.in.text(p.last).find("투자") != std::string_view::npos) ||  // 투자자인 A는
           b.in.tok(p.last).what == What::time;
  });
}
Rows raiser_above(const Bind& b) {
  const Clause& c = b.clause;
  if (!c.modal.relative || c.head == kNone) return {};
  for (const Clause& main : b.in.clauses) {
    if (main.predicate == kNone || main.modal.relative || main.modal.negated ||
        main.subject == kNone || std::ranges::find(main.args, c.head) == main.args.end())
      continue;
    const Word* verb = b.in.word(main.predicate);
    const bool gets = b.in.tok(main.predicate).voice == Voice::receive ||
                      (verb != nullptr && verb->voice == Voice::receive) ||
                      b.in.rules.begins(b.in.text(main.predicate), Marker::finish);
    Rows rows = keep(b.in, b.in.ph(main.subject).heads, bit(Kind::org));
    if (gets && b.in.ph(c.head).josa == Case::object && rows.size() == 1) return rows;
  }
  return {};
}
Rows dealt_shares(const Bind& b) {
  const Clause& c = b.clause;
  const bool told = std::ranges::any_of(b.in.clauses, [&](const Clause& k) {
    return k.head == b.spot.phrase && k.predicate != kNone &&  // 지분을 C에 양도하는 계약을
           (b.in.acts_as(k.predicate, Type::divest) || b.in.acts_as(k.predicate, Type::acquire));
  });
  if (told || !is_holder(b)) return {};
  if (c.topic != kNone && c.topic != subject_phrase(b))
    if (Rows rows = keep(b.in, b.in.ph(c.topic).heads, bit(Kind::org)); rows.size() == 1)
      return rows;
  return held(b);
}
Rows holder_sells(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (frame_name(b) != "sell" || o == nullptr || stake(b) != o) return {};
  for (const Clause& c : b.in.clauses)
    if (c.head != kNone && &b.in.ph(c.head) == o && c.modal.relative && !c.modal.negated &&
        c.predicate != kNone && c.subject != kNone && !c.shared &&
        b.in.ph(c.subject).josa == Case::subject && b.in.acts_as(c.predicate, Type::own))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}

}  // namespace hj::claim
