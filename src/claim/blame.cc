#include "claim/blame.h"

#include <algorithm>

namespace hj::claim {
namespace {

using Rows = std::vector<Row>;

bool is_of(const Scene& in, const Rows& rows, Row r) {
  return std::ranges::any_of(rows, [&](Row x) { return in.same(x, r); });
}
bool may_act(const Scene& in, Row r) {
  return in.kind(r) == Kind::org || in.kind(r) == Kind::person;
}
// …했다며, "…"며, …했다고 보고, …한 혐의로: between who did it and the verb that punishes it.
bool reason_ends(const Scene& in, std::uint16_t from, std::uint16_t until) {
  if (in.tok(from).quoted && !in.tok(until).quoted) return true;
  for (std::uint16_t t = from + 1U; t < until; ++t) {
    const Case josa = in.tok(t).josa;
    if (in.rules.is(in.text(t), Marker::charge) && josa != Case::none && josa != Case::object)
      return true;
    const Token& x = in.tok(t - 1U);  // 어겼다고 |보고|, 우대한 |것에| 대해
    if ((in.text(t) == "것" || in.text(t) == "데") && in.text(t + 1U).starts_with("대해"))
      return true;
    if (in.text(t).starts_with("보") && in.doc.at({x.span.begin, x.end}).ends_with("다고"))
      return true;
  }
  return std::ranges::any_of(in.clauses, [&](const Clause& k) {
    return k.predicate != kNone && k.predicate > from && k.last < until &&
           (k.modal.join == Join::said || k.modal.join == Join::reported);
  });
}

}  // namespace

// The first one who acts between the authority and the end of the reason.
Rows accused(const Scene& in, const Reaction& s, const Rows& a) {
  if (s.clause.modal.relative) return {};
  std::uint16_t from = 0;
  for (const Phrase& p : in.parse.phrases) {
    if (p.dead || p.last >= s.token) continue;
    if (p.josa == Case::topic && !p.heads.empty() && is_of(in, a, p.heads.front())) from = p.last;
    if (p.josa != Case::subject || p.heads.empty() || p.first < from) continue;
    if (in.kind(p.heads.front()) == Kind::org && is_of(in, a, p.heads.front())) continue;
    const Rows& rows = p.heads;
    const bool fits = std::ranges::none_of(rows, [&](Row r) {
      return is_of(in, a, r) || !may_act(in, r) || in.rules.ends(in.name(r), Marker::authority);
    });
    return fits && reason_ends(in, p.last, s.token) ? rows : Rows{};
  }
  return {};
}

Rows contested(const Scene& in, const Reaction& s, const Rows& a) {
  for (const Clause& k : in.clauses) {
    if (k.predicate == kNone || k.predicate > s.token || !in.text(k.predicate).starts_with("불복"))
      continue;
    for (const std::uint16_t n : k.args) {
      if (in.ph(n).josa != Case::dative && in.ph(n).josa != Case::about) continue;
      for (const Mod& m : in.ph(n).mods)
        if (!is_of(in, a, m.rows.front()) && decides(in, m.rows.front()) &&
            !in.rules.ends(in.name(m.rows.front()), Marker::court) &&
            (m.josa == Case::genitive || m.josa == Case::none))
          return m.rows;
    }
  }
  return {};
}
bool contests(const Scene& in, const Reaction& s) {
  for (const std::string_view suit : {"행정소송", "취소소송", "취소 소송", "항소", "이의"})
    if (in.text(s.token).starts_with(suit)) return true;
  for (std::uint16_t t = 0; t < s.token; ++t)
    if (in.text(t).starts_with("불복")) return true;
  return s.token > 0 && in.text(s.token - 1U) == "취소";
}

Rows asked(const Scene& in, const Clause& k, const Rows& a) {
  const bool asks = in.text(k.modal.last).find("달라") != std::string_view::npos;
  for (const Phrase& p : in.parse.phrases) {
    if (p.dead || p.last > k.last || !p.heads.empty()) continue;
    const bool ruling = p.josa == Case::about && in.rules.is(in.text(p.last), Marker::ruling);
    if (!ruling && !(asks && p.josa == Case::object && p.first >= k.first)) continue;
    for (const Mod& m : p.mods)  // EU의 결정에 대해 …라고 반발했다, too
      if (m.josa == Case::genitive && !is_of(in, a, m.rows.front())) return m.rows;
  }
  return {};
}

Row day_before_reason(const Scene& in, const Reaction& s, const Rows& a) {
  Row day = kNoRow;
  bool begun = false;
  for (const Phrase& p : in.parse.phrases) {
    if (p.dead || p.last >= s.token) continue;
    if (p.josa == Case::topic && !p.heads.empty() && is_of(in, a, p.heads.front())) begun = true;
    if (begun && (p.josa == Case::subject || in.tok(p.first).quoted)) break;
    const Token& t = in.tok(p.first);
    if (begun && t.what == What::time && in.resolved(t.mention) && !held(in, s, p.first))
      day = t.mention;
  }
  return day;
}

bool held(const Scene& in, const Reaction& s, std::uint16_t t) {
  const std::uint16_t n = in.parse.phrase_of[t];
  return !s.clause.modal.relative && n != kNone && in.nested[n];
}
Rows sum_of(const Scene& in, const Reaction& s) {
  const std::uint16_t last =
      std::max(s.token, s.clause.predicate == kNone ? s.token : s.clause.predicate);
  for (std::uint16_t t = s.clause.first; t <= last && t < in.parse.tokens.size(); ++t) {
    if (in.tok(t).what == What::amount && !held(in, s, t)) return {in.tok(t).mention};
  }
  return {};
}

}  // namespace hj::claim
