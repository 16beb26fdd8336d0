// The parties of a clause by where they stand: its cases, the trigger's own phrase, the object's
// owner.
#include <algorithm>

#include "claim/bind.h"

namespace hj::claim {
namespace {

// 미리내는 A와 B가 창업했다: a topic beside a subject, where nothing else is the object.
bool fronted(const Bind& b, const Phrase& p, std::uint16_t n) {
  if (p.josa != Case::topic || p.also || n == subject_phrase(b) || b.clause.shared) return false;
  if (b.clause.subject == kNone || b.in.ph(b.clause.subject).josa != Case::subject) return false;
  return std::ranges::none_of(b.clause.args,
                              [&](auto i) { return b.in.ph(i).josa == Case::object; });
}

}  // namespace

Rows by_case(const Bind& b, std::initializer_list<Case> cases) {
  for (std::size_t i = b.clause.args.size(); i-- > 0;) {
    const std::uint16_t n = b.clause.args[i];
    const Phrase& p = b.in.ph(n);
    if (n == b.spot.phrase) continue;
    const bool also = p.josa == Case::topic && p.also && n != subject_phrase(b);
    const Case c = also || fronted(b, p, n) ? Case::object : p.josa;
    if (std::ranges::find(cases, c) == cases.end()) continue;
    if (Rows rows = keep(b.in, p.heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}

namespace {

// The party that modifies a phrase with this particle, nearest before token `before`.
Rows mods(const Bind& b, const Phrase& p, std::uint16_t before, Case josa) {
  for (std::size_t i = p.mods.size(); i-- > 0;) {
    const Mod& m = p.mods[i];
    if (m.token >= before || m.josa != josa) continue;
    if (Rows rows = keep(b.in, m.rows, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
Rows dative(const Bind& b) {
  if (Rows rows = by_case(b, {Case::dative, Case::about}); !rows.empty()) return rows;
  if (b.spot.phrase != kNone)
    if (Rows rows = mods(b, b.in.ph(b.spot.phrase), b.spot.token, Case::about); !rows.empty())
      return rows;
  const Type type = b.trigger.type;
  const bool owners = type == Type::supply || type == Type::subsidise || type == Type::oppose ||
                      type == Type::endorse || type == Type::regulate;
  if (!owners) return {};
  for (const std::uint16_t n : b.clause.args) {  // 테트라비트의 라인에 장비를: to its owner
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::dative || n == b.spot.phrase ||
        !(p.heads.empty() || b.in.tok(p.head).what == What::product))
      continue;
    if (Rows rows = mods(b, p, p.last, Case::genitive); !rows.empty()) return rows;
    const std::string_view first = b.in.text(p.first);
    if (b.trigger.type == Type::subsidise && (first == "이" || first == "해당") &&
        !b.in.parse.terse)
      return keep(b.in, b.in.topic, b.kinds);
  }
  return {};
}
Rows with(const Bind& b) {
  if (Rows rows = by_case(b, {Case::with, Case::together}); !rows.empty()) return rows;
  if (b.spot.phrase != kNone)
    if (Rows rows = mods(b, b.in.ph(b.spot.phrase), b.spot.token, Case::with_of); !rows.empty())
      return rows;
  if (const Phrase* o = object_phrase(b))
    if (Rows rows = mods(b, *o, static_cast<std::uint16_t>(o->last + 1U), Case::with_of);
        !rows.empty())
      return rows;
  return {};
}
// 카카오, SM 인수: the name right before the trigger noun.
Rows bare(const Bind& b) {
  const Spot& s = b.spot;
  if (s.phrase != kNone) return mods(b, b.in.ph(s.phrase), s.token, Case::none);
  if (b.clause.args.empty()) return {};
  const Phrase& last = b.in.ph(b.clause.args.back());
  if (last.josa != Case::none || last.last + 1 != s.token ||
      b.clause.args.back() == b.clause.subject)
    return {};
  return keep(b.in, last.heads, b.kinds);
}
// SM 지분을, SM의 주식을, 한미반도체 장비를: whose object it is.
Rows party_of(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr && b.clause.head != kNone && b.in.has(b.in.ph(b.clause.head), Class::stake))
    o = &b.in.ph(b.clause.head);
  if (o == nullptr) return {};
  const bool product = b.in.tok(o->head).what == What::product;
  if (b.trigger.type == Type::visit && !place_like(b.in, *o)) return {};
  if (!o->heads.empty() && !product) return {};
  const auto end = static_cast<std::uint16_t>(o->last + 1U);
  Bind owner = b;
  if (b.trigger.type == Type::visit) owner.kinds &= static_cast<KindSet>(~bit(Kind::place));
  if (Rows rows = mods(owner, *o, end, Case::none); !rows.empty()) return rows;
  return mods(owner, *o, end, Case::genitive);
}

}  // namespace

Rows from(const Bind& b, Source source) {
  const Spot& s = b.spot;
  switch (source) {
    case Source::subject: {
      const std::uint16_t n = subject_phrase(b);
      return n == kNone ? Rows{} : keep(b.in, b.in.ph(n).heads, b.kinds);
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
      return n == kNone || b.in.ph(n).heads.size() < 2 ? Rows{}
                                                       : keep(b.in, b.in.ph(n).heads, b.kinds);
    }
    case Source::owner: {
      const std::uint16_t n = subject_phrase(b);
      return n == kNone ? Rows{} : mods(b, b.in.ph(n), b.in.ph(n).last, Case::genitive);
    }
    case Source::genitive:
      if (s.phrase != kNone) return mods(b, b.in.ph(s.phrase), s.token, Case::genitive);
      if (const Phrase* o = object_phrase(b))
        return mods(b, *o, static_cast<std::uint16_t>(o->last + 1U), Case::genitive);
      return {};
    case Source::bare:
      return bare(b);
    case Source::party_of:
      return party_of(b);
  }
  return {};
}
// 지분 14.8%를 사들였다: of the company whose shares were last spoken of.
Rows target(const Bind& b, Draft& d) {
  if (stake(b) == nullptr || b.in.target == kNoRow || keep(b.in, {b.in.target}, b.kinds).empty() ||
      b.in.parse.terse)
    return {};
  d.stated_parties = false;
  return {b.in.target};
}
Rows head(Bind& b) {
  if (b.headed || b.clause.head == kNone) return {};
  const Phrase& p = b.in.ph(b.clause.head);
  const bool bodily = b.trigger.type == Type::visit || b.trigger.type == Type::meet;
  if (Rows rows = keep(b.in, p.heads, b.kinds); bodily && !rows.empty())
    return b.headed = true, rows;
  for (const Mod& m : p.mods)
    if (m.josa == Case::genitive)
      if (Rows rows = keep(b.in, m.rows, b.kinds); !rows.empty()) return b.headed = true, rows;
  Rows rows = keep(b.in, p.heads, b.kinds);
  if (!rows.empty()) b.headed = true;
  return rows;
}

}  // namespace hj::claim
