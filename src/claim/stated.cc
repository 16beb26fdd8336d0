// Sides that stand where the frame looks for them, and places that are no mentions.
#include <algorithm>
#include <optional>
#include <utility>

#include "claim/sides.h"
#include "core/hangul.h"

namespace hj::claim {
namespace {

// A suit is brought before a court, not against it.
void no_court(const Scene& in, Rows& rows) {
  std::erase_if(rows, [&](Row r) {
    const std::string_view name = in.name(r);
    return in.rules.ends(name, Marker::court) || in.rules.ends(name, Marker::force);
  });
}
// 모스크바: the country whose capital the place is, where the article names it.
Rows land_of(const Scene& in, std::uint16_t place) {
  const Mention& m = in.doc.mentions.rows[in.tok(place).mention];
  const std::string_view land = in.doc.mentions.at(m.value);
  return land.empty() ? Rows{} : country(in, std::string(land));
}
// A는 B를 러시아로, 모스크바로 초청했다: where to.
Rows asked_to(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::direction || p.first != p.last) continue;
    if (country(b.in, p.last)) return {b.in.tok(p.last).mention};
    if (b.in.tok(p.last).what == What::place) return land_of(b.in, p.last);
  }
  return {};
}
// 공장을 세우기로 한 |곳은| 인도 뭄바이다: the place that the main clause names.
std::uint16_t site_named(const Bind& b) {
  const Clause& c = b.clause;
  if (!c.modal.relative || c.head == kNone || b.in.text(b.in.ph(c.head).last) != "곳") return kNone;
  for (const Clause& main : b.in.clauses)
    if (main.predicate != kNone && main.subject == c.head && !main.modal.negated &&
        b.in.tok(main.predicate).josa == Case::copula)
      return main.predicate;
  return kNone;
}
// 대전 본사를 찾았다: that of the firm which the article is about.
bool head_office(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    const std::string_view word = b.in.text(p.last);
    const bool there = p.josa == Case::object || p.josa == Case::dative;
    const auto named = [&](const Mod& m) {
      return std::ranges::any_of(m.rows, [&](Row r) { return b.in.kind(r) == Kind::org; });
    };
    const bool place =
        std::ranges::all_of(p.heads, [&](Row r) { return b.in.kind(r) == Kind::place; });
    return there && place && std::ranges::none_of(p.mods, named) &&
           (word == "본사" || word == "사옥" || word == "본점");
  });
}
Rows focus_firm(const Bind& b, Draft& d) {
  const Row focus = b.in.said.focus;
  if (focus == kNoRow || b.in.parse.terse || b.in.kind(focus) != Kind::org) return {};
  d.stated_parties = false;
  return {focus};
}
// 올트먼은 투자 유치에 나섰다: for whom, the article has not said.
bool employed(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  return n != kNone && std::ranges::any_of(b.in.ph(n).heads, [&](Row r) {
           return b.in.said.employers.contains(b.in.doc.mentions.rows[r].same);
         });
}
// A·B 등 4개사 합류; A K-AI 얼라이언스 합류: what stands before the noun joins, or is joined.
Rows joined(const Bind& b, Slot slot) {
  if (b.spot.phrase == kNone) return from(b, Source::bare);
  const Phrase& p = b.in.ph(b.spot.phrase);
  const auto fit = [&](Rows rows) {
    std::erase_if(rows, [&](Row r) {
      return b.in.rules.ends(b.in.name(r), Marker::alliance) != (slot == Slot::b);
    });
    return keep(b.in, rows, b.kinds);
  };
  if (p.head != kNone && p.head < b.spot.token)
    if (Rows rows = fit(p.heads); !rows.empty()) return rows;
  for (const Mod& m : p.mods)
    if (m.josa == Case::none && m.token < b.spot.token)
      if (Rows rows = fit(m.rows); !rows.empty()) return rows;
  for (std::uint16_t t = p.head == kNone ? p.first : p.head; t < b.spot.token; ++t)
    if (b.in.tok(t).what == What::party && b.in.tok(t).josa == Case::none)
      if (Rows rows = fit({b.in.tok(t).mention}); !rows.empty()) return rows;
  return {};
}
// '퓨전' 프로젝트에 합류했다: the name in marks before what it is.
Rows named_body(const Bind& b) {
  const std::string_view text = b.in.doc.text;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool there = p.josa == Case::dative || p.josa == Case::place || p.josa == Case::source;
    if (p.dead || !there || !p.heads.empty() || p.mods.empty() ||
        !b.in.rules.is(b.in.text(p.last), Marker::alliance))
      continue;
    const Mod& m = p.mods.back();
    const std::string_view behind = text.substr(b.in.tok(m.token).span.end, 3);
    if (m.josa == Case::none && (behind.starts_with("'") || behind == "’"))
      return keep(b.in, m.rows, b.kinds);
  }
  return {};
}
// 오픈AI와 하퍼 CEO를 상대로: a firm and a person in one row.
void also_sued(const Bind& b, Rows& found) {
  const std::vector<std::uint16_t>& args = b.clause.args;
  for (std::size_t i = 1; i < args.size(); ++i) {
    const Phrase &p = b.in.ph(args[i - 1U]), &q = b.in.ph(args[i]);
    if (q.josa != Case::against || p.josa != Case::with || p.last + 1U != q.first) continue;
    const Rows rows = keep(b.in, p.heads, b.kinds);
    found.insert(found.begin(), rows.begin(), rows.end());
  }
}
// A가 B의 인수 작업을 마쳤다: B, where the subject is who buys.
Rows completed(const Bind& b, const Draft& d) {
  if (d.type != Type::acquire || b.spot.phrase == kNone || d.a.empty() ||
      b.clause.predicate == kNone ||
      !b.in.rules.begins(b.in.text(b.clause.predicate), Marker::finish))
    return {};
  for (const Mod& m : b.in.ph(b.spot.phrase).mods)
    if (m.josa == Case::genitive && m.token + 1U == b.spot.token)
      return keep(b.in, m.rows, b.kinds);
  return {};
}
// # A, B C에 매각: B, right before to whom it goes.
Rows sold_beside(const Bind& b) {
  if (!b.in.parse.terse || b.trigger.type != Type::divest || frame_name(b) != "sell") return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::object || (p.josa == Case::dative && p.mods.size() > 1)) return {};
    if (p.josa != Case::dative || p.heads.size() != 1 || p.mods.size() != 1) continue;
    const Mod& m = p.mods.front();
    const bool own = m.first == p.first + 1U &&  // 자회사 B
                     b.in.rules.relations.contains(std::string(b.in.text(p.first)));
    const bool beside =
        m.josa == Case::none && (m.first == p.first || own) && m.token + 1U == p.last &&
        m.rows.size() == 1 && b.in.tok(p.last).what == What::party &&
        b.in.kind(m.rows.front()) == Kind::org && b.in.kind(p.heads.front()) == Kind::org;
    if (beside) return keep(b.in, m.rows, b.kinds);
  }
  return {};
}
// A의 경영권이 B로 넘어갔다, A 지분 85%는 B에 팔렸다: A.
Rows control_of(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  const bool falls = frame_name(b) == "fall_to" || frame_name(b) == "sold_to";
  if (!falls || n == kNone ||
      (b.in.text(b.in.ph(n).last) != "경영권" && !b.in.has(b.in.ph(n), Class::stake)))
    return {};
  const Phrase& p = b.in.ph(n);
  return p.heads.empty() && p.mods.size() == 1 ? keep(b.in, p.mods.front().rows, b.kinds) : Rows{};
}
// 워싱턴을 찾았다: the country whose capital it is.
Rows capital(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool bare =  // 국빈 방문차 베이징에, but not 산둥성 베이징
        b.in.tok(p.last).what == What::place &&
        (p.first == p.last || b.in.tok(p.last - 1U).what == What::word);
    if (bare && p.josa != Case::place && toward(b, p.josa)) return land_of(b.in, p.last);
  }
  return {};
}
// 필리핀 초계함 2척을 수주했다, 체코 원전 본계약을 맺었다: such goods are the state's.
Rows state_of_arms(const Bind& b) {
  const std::string& frame = frame_name(b);
  const bool told = frame == "win" ? b.spot.phrase == kNone  // no 수주 활동
                                   : (frame == "contract" || frame == "give") && bargained(b);
  if (b.trigger.type != Type::supply || !told) return {};
  const Phrase* o = object_phrase(b);
  for (std::uint16_t t = o == nullptr ? 0 : o->first; o != nullptr && t < o->last; ++t)
    if (b.in.tok(t).modifier && country(b.in, t) && b.in.tok(t).josa == Case::none)
      for (std::uint16_t i = t + 1U; i <= o->last; ++i)
        if (b.in.rules.ends(b.in.text(i), Marker::arms)) return {b.in.tok(t).mention};
  return {};
}
// 하퍼 대통령의 조속한 한국 방문을 |희망했다|: who is to go; 하퍼 대통령의 자택 방문: no.
Rows traveller(const Bind& b) {
  if (b.spot.phrase == kNone || b.spot.token == 0) return {};
  const Phrase& what = b.in.ph(b.spot.phrase);
  if (what.josa != Case::object || what.last != b.spot.token) return {};
  const Token& before = b.in.tok(b.spot.token - 1U);
  if (before.what == What::word && !before.predicate) return {};
  Rows rows = from(b, Source::genitive);
  const bool human = std::ranges::all_of(rows, [&](Row r) { return b.in.kind(r) == Kind::person; });
  if (!human) rows.clear();
  return rows.empty() && asks_to_come(b) ? by_case(b, {Case::dative}) : rows;
}
// |A의 B 인수|는 [C가 승인을 내주지 않아] 물거품이 됐다: A's, whoever acts beside it.
Rows whose_deal(const Bind& b) {
  const Type t = b.trigger.type;
  if (b.slot != Slot::a || b.spot.phrase == kNone || (t != Type::acquire && t != Type::invest) ||
      frame_name(b) != "theme" || b.spot.voice != Voice::active)
    return {};
  const Phrase& p = b.in.ph(b.spot.phrase);
  return deal_of_two(b.in, p, b.spot.token)
             ? keep(b.in, p.mods.front().rows, b.kinds & bit(Kind::org))
             : Rows{};
}

}  // namespace

void stated(Bind& b, const Role& role, Draft& d) {
  b.kinds = role.slot == Slot::b ? type_of(b).b : type_of(b).a;
  b.slot = role.slot;
  if (Rows whose = whose_deal(b); !whose.empty()) {
    d.a = std::move(whose);
    return;
  }
  if (role.slot == Slot::b && raising(b) && !employed(b)) b.kinds |= bit(Kind::person);
  if (d.type == Type::visit && role.slot == Slot::a)
    if (d.a = traveller(b); !d.a.empty() || asks_to_come(b)) return;
  if (d.type == Type::visit && role.slot == Slot::b && !b.trigger.need.empty())
    return;  // 방북: the word says where to
  if (frame_name(b) == "invite" && role.slot == Slot::b && b.spot.voice == Voice::active)
    if (const Rows to = asked_to(b); !to.empty()) {
      d.b = to;
      return;
    }
  if (d.type == Type::visit && role.slot == Slot::b)
    for (Rows to : {land(b), capital(b)})
      if (!to.empty()) {
        d.b = std::move(to);
        return;
      }
  if (d.type == Type::build && role.slot == Slot::b)
    if (const std::uint16_t t = site_named(b); t != kNone) {
      const std::uint16_t n = b.in.parse.phrase_of[t];
      const std::uint16_t first = n == kNone ? t : b.in.ph(n).first;
      if (b.in.tok(t).what == What::place)
        d.b_words = {b.in.tok(land_before(b, first, t)).span.begin, b.in.tok(t).span.end};
      else if (country(b.in, t))
        d.b = {b.in.tok(t).mention};
      return;
    }
  if (frame_name(b) == "attract" && role.slot == Slot::b) b.kinds |= bit(Kind::org);
  if (d.type == Type::visit && role.slot == Slot::b && head_office(b)) {
    d.b = focus_firm(b, d);
    if (!d.b.empty()) return;
  }
  for (const Source f : role.from) {
    Rows found = d.type == Type::member && f == Source::bare ? joined(b, role.slot) : from(b, f);
    without(b.in, found, d.a);
    without(b.in, found, d.b);
    const bool courts = (d.type == Type::sue && role.slot == Slot::b) ||
                        (d.type == Type::endorse && role.slot == Slot::a);
    if (courts) no_court(b.in, found);
    if (d.type == Type::sue && f == Source::bare && b.in.parse.terse)  // # A, 美 소송 마무리: where
      std::erase_if(found, [&](Row r) { return b.in.kind(r) == Kind::country; });
    if (found.empty()) continue;
    if (d.type == Type::sue && f == Source::against) also_sued(b, found);
    d.weak = d.weak || f == Source::counterpart;
    side_of(d, role.slot) = std::move(found);
    return;
  }
  if (role.slot == Slot::b && d.type == Type::member) d.b = named_body(b), without(b.in, d.b, d.a);
  if (role.slot == Slot::b && d.b.empty()) d.b = completed(b, d), without(b.in, d.b, d.a);
  if (role.slot == Slot::b && d.b.empty()) d.b = control_of(b);
  if (role.slot == Slot::b && d.b.empty()) d.b = state_of_arms(b);
  if (role.slot == Slot::b && d.b.empty()) d.b = sold_beside(b), without(b.in, d.b, d.a);
}

}  // namespace hj::claim
