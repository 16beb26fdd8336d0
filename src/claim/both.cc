// Sides of a symmetric claim: who acts with whom.
#include <algorithm>
#include <optional>
#include <utility>

#include "claim/sides.h"
#include "core/hangul.h"

namespace hj::claim {
namespace {

bool only_also(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  return n != kNone && b.in.ph(n).josa == Case::topic && b.in.ph(n).also;
}
// B도 C와 도쿄∼오사카 노선의 …를 시작했다: with C, however far from the act it stands.
bool names_partner(const Bind& b) {
  for (std::uint16_t t = b.in.ph(subject_phrase(b)).last; t < b.spot.token; ++t)
    if (b.in.tok(t).josa == Case::with) return true;
  return false;
}
// (그는) A, B와 C도 접견한다: all of the row, where no object stands beside it.
bool received(const Bind& b) {
  const bool told =
      !b.in.parse.terse && b.in.topic.size() == 1 && b.in.kind(b.in.topic.front()) == Kind::person;
  if (frame_name(b) != "act_on_with" || !told || !only_also(b) || names_partner(b)) return false;
  return std::ranges::none_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return (p.josa == Case::object && !p.heads.empty()) ||
           std::ranges::any_of(p.heads, [&](Row r) { return b.in.same(r, b.in.topic.front()); });
  });
}
// B를 자회사로 둔 뒤 합병한다: the object of the clause before.
Rows object_before(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    if (&c == &b.clause || c.predicate == kNone || c.predicate > b.spot.token) continue;
    for (const std::uint16_t n : c.args)
      if (b.in.ph(n).josa == Case::object)
        if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// A와 손잡고 공동 개발한다: the partner of the clause before.
bool shares_partner(const Bind& b) {
  if (b.clause.with == kNone || b.spot.nominal) return false;
  if (b.clause.lent) return true;  // A가 B, C가 D와 손잡았다
  const Type t = b.trigger.type;
  if (!b.clause.shared) return false;
  return t == Type::codevelop || t == Type::joint_venture || t == Type::partner;
}
// A가 추진하던 B와의 합병은 깨졌다: who pursued it.
Rows pursued(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    if (b.spot.phrase == kNone || c.head != b.spot.phrase || c.subject == kNone ||
        c.predicate == kNone || !c.modal.relative)
      continue;
    const Word* w = b.in.word(c.predicate);
    if (w != nullptr && (w->is(Class::stage) || w->is(Class::light)))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  }
  return {};
}
// B에게 회담을 제안했다: with whom, the dative says.
bool proposed(const Bind& b) {
  const Word* w = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  const bool talks = b.trigger.type == Type::meet || b.trigger.type == Type::talk ||
                     b.trigger.type == Type::partner || b.trigger.type == Type::merge ||
                     b.trigger.type == Type::joint_venture || b.trigger.type == Type::codevelop;
  return talks && b.spot.phrase != kNone && w != nullptr && w->status == Status::sought &&
         w->is(Class::stage) && b.in.ph(b.spot.phrase).josa == Case::object;
}
// (두 회사는 …) 칩도 공동 개발한다: those who acted together in the sentence before.
bool took_together(const Bind& b) {
  if (b.spot.phrase != kNone &&
      (b.in.ph(b.spot.phrase).josa == Case::subject || b.in.ph(b.spot.phrase).josa == Case::topic))
    return false;  // 통합 법인은 출범한다
  const bool joint = b.trigger.type == Type::codevelop || b.trigger.type == Type::joint_venture;
  return joint && b.in.topic.size() == 2 && subject_phrase(b) == kNone && !b.in.parse.terse &&
         b.clause.predicate != kNone && !b.clause.modal.relative;
}
// A와 B는 매각 측과 협의한다: both with somebody whom nobody knows, not with each other.
bool with_somebody(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::with && p.heads.empty() && b.in.is(p.last, Class::transparent);
  });
}
// 정부와 재계가: the first of two who act.
bool joined_to_actor(const Bind& b, std::uint16_t n) {
  if (n + 1U >= b.in.parse.phrases.size()) return false;
  const Case josa = b.in.ph(static_cast<std::uint16_t>(n + 1)).josa;
  return josa == Case::subject || josa == Case::topic;
}
// A는 국영 조선소와 페루 잠수함 공동개발 계약을 맺었다: the partner is one whom nobody has read.
bool unread_partner(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::with && p.heads.empty() && n != b.clause.subject &&
           !joined_to_actor(b, n);
  });
}
// A와 B가 영접했다, A와 B가 배석했다: a guest or host is wanted, they are none of each other's.
bool one_way(const Bind& b) {
  const std::string& frame = frame_name(b);
  return frame == "act_on_with" || frame == "attend";
}
// A와 B 컨소시엄이 맞붙었다: two of them, each led by one.
bool rivals(const Bind& b) {
  const Phrase& p = b.in.ph(b.spot.phrase);
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (b.in.tok(t).what == What::mark) return false;  // A·B
  return std::ranges::any_of(
      b.in.parse.tokens, [&](const Token& t) { return b.in.rules.acts_as(t.word, Type::compete); });
}
// A는 [B 서도현 사장 등이 참석한] 가운데 협약을 맺었다: with whose officers, where no one is named.
Rows attendees(const Bind& b, const Rows& actors) {
  const bool pact = b.trigger.type == Type::partner || b.trigger.type == Type::codevelop;
  if (!pact || b.spot.phrase == kNone || b.in.parse.terse) return {};
  Rows out;
  for (const Clause& c : b.in.clauses) {
    if (!c.modal.relative || c.head == kNone || b.in.text(b.in.ph(c.head).first) != "가운데" ||
        !b.in.text(c.predicate).starts_with("참석") || c.predicate > b.spot.token)
      continue;
    for (std::uint16_t t = c.first; t < c.predicate; ++t) {
      const Token& x = b.in.tok(t);
      const bool firm = x.what == What::party && x.mentions == 1 && x.josa == Case::none &&
                        b.in.kind(x.mention) == Kind::org && !decides(b.in, x.mention);
      const bool own =
          firm && std::ranges::any_of(actors, [&](Row r) { return b.in.same(r, x.mention); });
      if (firm && !own) unite(out, {x.mention});
    }
  }
  return out.size() == 1 ? out : Rows{};
}
// A는 B를 방문해 업무협약을 체결했다: with its hosts, where no one else is named.
Rows hosts(const Bind& b, const Rows& actors) {
  const Clause* came = chained_before(b);
  if (b.trigger.type != Type::partner || !has_paper(b) || came == nullptr || b.in.parse.terse ||
      b.in.kind(actors.front()) != Kind::org || !b.in.acts_as(came->predicate, Type::visit) ||
      !b.in.tok(came->modal.last).ending.linking || unread_partner(b))
    return {};
  Rows out;
  for (const std::uint16_t n : came->args)
    if (b.in.ph(n).josa == Case::object) out = keep(b.in, b.in.ph(n).heads, bit(Kind::org));
  without(b.in, out, actors);
  return out.size() == 1 ? out : Rows{};
}
// 외교장관, 정상, 통상수장, 대표단: who speaks for a state without a name.
bool unnamed_head(const Bind& b, std::uint16_t t) {
  constexpr std::string_view kHeads[] = {"정상", "수장",   "대표단", "장관",
                                         "차관", "외무상", "당국"};
  const std::string_view text = b.in.text(t);
  return b.in.tok(t).what == What::title ||
         (b.in.tok(t).what == What::word &&
          std::ranges::any_of(kHeads, [&](std::string_view end) { return text.ends_with(end); }));
}
// 한일 외교장관이, 한·미·일 정상이, 한국과 일본의 외교장관이 만났다: states by unnamed heads.
Rows unnamed_heads(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  const bool met = b.trigger.type == Type::meet || b.trigger.type == Type::talk;
  if (!met || n == kNone || !b.in.ph(n).heads.empty()) return {};
  const std::uint16_t last = b.in.ph(n).last;
  if (!unnamed_head(b, last)) return {};
  Rows rows;
  for (std::uint16_t t = last; t-- > 0;) {
    const Token& x = b.in.tok(t);
    if (x.what == What::mark && x.mark == U'·' && !rows.empty()) continue;
    if (x.what == What::word && x.josa == Case::none && rows.empty() && t + 1U == last && t > 0)
      continue;  // 한미 |통상| 당국
    const bool inner = x.josa == Case::none || (x.josa == Case::genitive && t + 1U == last) ||
                       (x.josa == Case::with && !rows.empty());
    if (x.what != What::party || !inner) break;
    bool states = true;
    Rows here;
    for (std::uint16_t i = 0; i < x.mentions; ++i) {
      here.push_back(x.mention + i);
      states = states && b.in.kind(here.back()) == Kind::country;
    }
    if (!states) return {};
    without(b.in, here, rows);  // 한일 양국
    rows.insert(rows.begin(), here.begin(), here.end());
  }
  constexpr std::size_t kMost = 4;
  return rows.size() > 1 && rows.size() <= kMost ? keep(b.in, rows, b.kinds) : Rows{};
}
// (A 조합장 정복석이) A와 정복석이 논의했다: no firm deals with its own officer.
void own_officers(const Bind& b, const Rows& actors, Rows& others) {
  const auto employs = [&](Row firm, Row who) {
    if (b.in.kind(firm) != Kind::org || b.in.kind(who) != Kind::person) return false;
    for (const auto* map : {&b.in.said.heads, &b.in.said.employers})
      if (const auto it = map->find(b.in.doc.mentions.rows[who].same);
          it != map->end() && b.in.same(it->second, firm))
        return true;
    return false;
  };
  std::erase_if(others, [&](Row o) {
    return std::ranges::any_of(actors, [&](Row a) { return employs(a, o) || employs(o, a); });
  });
}
// 영국 A와 매각주관사인 B는 C와 협상한다: A acts with B.
std::uint16_t acts_along(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone || n < 2) return kNone;
  const Phrase &role = b.in.ph(static_cast<std::uint16_t>(n - 1U)),
               &first = b.in.ph(static_cast<std::uint16_t>(n - 2U));
  const bool row = role.josa == Case::copula && role.last + 1U == b.in.ph(n).first &&
                   first.josa == Case::with && first.last + 1U == role.first && !first.comma;
  return row && !first.heads.empty() ? static_cast<std::uint16_t>(n - 2U) : kNone;
}
// A와 B가 [C와 끌어온] 소송을 끝내고 합의했다: with C.
Rows quarrelled_with(const Bind& b, const Rows& actors) {
  const Clause* before = b.trigger.type == Type::talk ? chained_before(b) : nullptr;
  if (before == nullptr || !b.clause.shared) return {};
  const auto partner = [&](const Clause& c) {
    for (const std::uint16_t n : c.args)
      if (b.in.ph(n).josa == Case::with) {
        Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds);
        without(b.in, rows, actors);
        if (!rows.empty()) return rows;
      }
    return Rows{};
  };
  if (Rows rows = partner(*before); !rows.empty()) return rows;
  for (const Clause& c : b.in.clauses)
    if (c.modal.relative && c.head != kNone && b.in.ph(c.head).josa == Case::object &&
        std::ranges::find(before->args, c.head) != before->args.end())
      if (Rows rows = partner(c); !rows.empty()) return rows;
  return {};
}
// A와 B 간의 C 매각 협상: between A and B, over C; where nobody has read B, nothing is told.
std::optional<bool> between(const Bind& b, Draft& d) {
  if (b.trigger.type != Type::talk || b.spot.phrase == kNone) return {};
  const Phrase& p = b.in.ph(b.spot.phrase);
  const Mod* pair = nullptr;
  for (const Mod& m : p.mods) {
    const bool amid = m.first > p.first && m.first < b.spot.token && m.josa == Case::none &&
                      b.in.rules.is(b.in.text(m.first - 1U), Marker::amid);
    if (amid && (pair == nullptr || pair->rows.size() < 2)) return false;
    if (amid) d.a = keep(b.in, pair->rows, b.kinds);
    if (amid) return d.a.size() >= 2;
    pair = &m;
  }
  return {};
}
// A 대표는 [B 대표를 만나] 협약을 맺었다: with B, where no one else is named.
Rows met_before(const Bind& b, const Rows& actors) {
  const Clause* before = b.clause.shared && !names_partner(b) ? chained_before(b) : nullptr;
  const bool paper = b.trigger.type == Type::partner && b.spot.phrase != kNone &&
                     b.in.has(b.in.ph(b.spot.phrase), Class::paper);
  if (!paper || before == nullptr || !b.in.acts_as(before->predicate, Type::meet)) return {};
  Rows rows = first_of(b, *before, Case::object);
  if (rows.empty()) rows = first_of(b, *before, Case::with);
  without(b.in, rows, actors);
  return rows;
}
// # A-B, C 연구 협약 체결: the dash says who with whom, C is what it is about.
bool hyphened(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (!b.in.parse.terse || n == kNone || b.in.ph(n).heads.size() != 2) return false;
  for (std::uint16_t t = b.in.ph(n).first; t < b.in.ph(n).last; ++t)
    if (b.in.tok(t).what == What::mark && (b.in.tok(t).mark == U'-' || b.in.tok(t).mark == U'–'))
      return true;
  return false;
}
// A는 B와 C를 합병한다, B를 C와 합병한다: those whom A makes one.
Rows made_one(const Bind& b) {
  const Phrase* o = object_phrase(b);
  const bool bare = o != nullptr && b.in.parse.terse && o->josa == Case::none &&
                    o->heads.size() > 1 && subject_phrase(b) != kNone;  // # A, B·C 합친다
  if (b.trigger.type != Type::merge || b.spot.phrase != kNone || b.spot.voice != Voice::active ||
      o == nullptr || !(o->josa == Case::object || bare) || !b.in.tok(o->last).party())
    return {};  // 적립카드를 결합한
  Rows out = keep(b.in, o->heads, b.kinds);
  if (out.size() == 1) {
    const Rows other = by_case(b, {Case::with, Case::together});
    out.insert(out.end(), other.begin(), other.end());
  }
  return out.size() > 1 ? out : Rows{};
}
// A는 B와 C가 합쳐져 출범했다: B and C, which A has grown from.
Rows became(const Bind& b) {
  const Clause& c = b.clause;
  if (b.trigger.type != Type::merge || c.topic == kNone || c.subject == kNone ||
      c.topic == c.subject || b.in.ph(c.subject).josa != Case::subject)
    return {};
  Rows firms = keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return firms.size() > 1 ? firms : Rows{};
}
// A는 누구와 B의 합병에 합의했다: with whom B is to merge, nobody has read.
bool unread_pair(const Bind& b) {
  if (b.trigger.type != Type::merge || b.spot.phrase == kNone) return false;
  const std::vector<Mod>& mods = b.in.ph(b.spot.phrase).mods;
  if (mods.size() != 1 || mods.front().josa != Case::genitive || mods.front().rows.size() != 1 ||
      mods.front().first == 0)
    return false;
  const Token& before = b.in.tok(static_cast<std::uint16_t>(mods.front().first - 1U));
  return before.josa == Case::with && before.what == What::word;
}
// 만찬에는 A 회장이 참석했다: people meet people, not the states that the dinner was given by.
bool alike_guests(const Bind& b, Rows& guests, Rows& others) {
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  if (std::ranges::any_of(others, person)) {  // 심의관 등이 참석했다: no office meets them
    std::erase_if(others, [&](Row r) { return !person(r); });
    std::erase_if(guests, [&](Row r) { return !person(r); });
  }
  const bool people = !guests.empty() && std::ranges::all_of(guests, person);
  const auto state = [&](Row r) { return b.in.kind(r) == Kind::country; };
  return !guests.empty() && !(people && std::ranges::all_of(others, state));
}
// The union of a firm that the article names, or the firm of a union.
Rows across_the_table(const Bind& b, Row side, bool of_union) {
  const auto union_of = [&](Row u, Row firm) {
    const std::string_view name = b.in.name(u), of = b.in.name(firm);
    const std::string_view rest = name.starts_with(of) ? name.substr(of.size()) : "";
    return rest == " 노조" || rest == " 노동조합";
  };
  const std::string_view own = b.in.name(side);
  if (of_union && !own.ends_with("노조") && !own.ends_with("노동조합")) return {};
  constexpr std::size_t kMost = 2000;  // mentions of an article that are looked at
  const auto& rows = b.in.doc.mentions.rows;
  for (Row r = 0; r < std::min(rows.size(), kMost); ++r)
    if (rows[r].kind == Kind::org && (of_union ? union_of(side, r) : union_of(r, side))) return {r};
  return {};
}
// A 노조는 사측과 교섭한다, A는 노조와의 협상이 결렬됐다: with whom, by what it is to the other.
Rows bargains_with(const Bind& b, const Rows& actors) {
  if (b.trigger.type != Type::talk || actors.size() != 1 || b.in.kind(actors[0]) != Kind::org)
    return {};
  const auto other = [&](std::uint16_t first, std::uint16_t last) {
    std::string who(b.in.doc.at(Span{b.in.tok(first).span.begin, b.in.tok(last).span.end}));
    std::erase(who, ' ');
    for (const std::string_view firm : {"사측", "회사", "회사측", "경영진", "사용자측"})
      if (who == firm) return across_the_table(b, actors[0], true);
    for (const std::string_view labour : {"노조", "노조측", "노동조합"})
      if (who == labour) return across_the_table(b, actors[0], false);
    return Rows{};
  };
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::with || !p.heads.empty()) continue;
    if (Rows rows = other(p.first, p.last); !rows.empty()) return rows;
  }
  if (b.spot.phrase == kNone) return {};
  for (std::uint16_t t = b.in.ph(b.spot.phrase).first; t < b.spot.token; ++t)
    if (b.in.tok(t).josa == Case::with_of) return other(t, t);
  return {};
}
// A 노사가 합의했다: A and its union.
Rows both_sides_of_firm(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (b.trigger.type != Type::talk || n == kNone || b.in.text(b.in.ph(n).last) != "노사") return {};
  const Phrase& p = b.in.ph(n);
  const Token& name = b.in.tok(p.last == p.first ? p.last : static_cast<std::uint16_t>(p.last - 1));
  if (!name.party()) return {};
  Rows firm = keep(b.in, {name.mention}, bit(Kind::org));
  if (firm.empty()) return {};
  const Rows other = across_the_table(b, firm[0], false);
  if (other.empty()) return {};
  firm.push_back(other[0]);
  return firm;
}
// A와 B는 [C·D 컨소시엄과 벌여 온] 협상이: each of them with it, whether or not its name is read.
std::uint16_t met_in_clause(const Bind& b) {
  if (b.spot.phrase == kNone) return kNone;
  for (const Clause& c : b.in.clauses) {
    if (!c.modal.relative || c.predicate == kNone || c.head != b.spot.phrase) continue;
    for (std::uint16_t n = b.spot.phrase; n-- > 0;) {
      const Phrase& p = b.in.ph(n);
      if (p.last + 1U == c.predicate) return p.josa == Case::with && !p.dead ? n : kNone;
    }
  }
  return kNone;
}

}  // namespace

bool both(Bind& b, const Pattern& pattern, Draft& d) {
  if (unread_pair(b)) return false;
  if (Rows sides = both_sides_of_firm(b); !sides.empty()) {
    d.a = std::move(sides);
    return true;
  }
  b.kinds = type_of(b).a;
  if (Rows firms = became(b); !firms.empty()) {  // A는 B와 C가 합병해 출범했다
    d.a = std::move(firms);
    return true;
  }
  if (Rows firms = made_one(b); !firms.empty()) {
    d.a = std::move(firms);
    return true;
  }
  if (const auto told = between(b, d)) return *told;
  if (b.spot.named && frame_name(b) == "band") {
    const std::size_t next = b.spot.token + 1U;  // A·B 컨소시엄·C 컨소시엄과: who is whose?
    if (next < b.in.parse.tokens.size() && b.in.parse.tokens[next].what == What::mark &&
        (b.in.parse.tokens[next].mark == U'·' || b.in.parse.tokens[next].mark == U'ㆍ'))
      return false;
    if (!rivals(b)) d.a = band(b, from(b, Source::bare));
    return d.a.size() >= 2;
  }
  Rows actors, others;
  bool pair = false;  // others stand in a row of their own: A와 B의 동맹
  for (const Source f : pattern.roles.front().from) {
    if (f == Source::genitive && b.spot.phrase == kNone)
      continue;  // 한화와 폴란드의 협력을 논의: what about
    Rows found = from(b, f);
    if (f == Source::bare && b.trigger.type == Type::meet && !actors.empty() &&
        b.in.kind(actors.front()) == Kind::person)
      std::erase_if(found, [&](Row r) { return b.in.kind(r) == Kind::country; });  // 한미 회담
    if (f == Source::bare && b.trigger.type == Type::meet && !b.in.parse.terse &&
        b.in.text(b.spot.token).ends_with("회의"))
      std::erase_if(found, [&](Row r) { return b.in.kind(r) == Kind::org; });  // G20 외교장관회의
    if (f == Source::bare && frame_name(b) == "band") found = band(b, std::move(found));
    const bool about = b.trigger.type == Type::talk || b.trigger.type == Type::partner ||
                       b.trigger.type == Type::codevelop;
    const bool object = f == Source::bare || (f == Source::genitive && found.size() == 1);
    if (object && about &&
        (hyphened(b) || (!b.in.parse.terse && (actors.size() > 1 || unread_partner(b)))))
      found.clear();  // 한미 양국이 주한미군 분담금 협상을 타결했다: what it is about
    if (f == Source::bare && b.trigger.type == Type::joint_venture)
      std::erase_if(found, [&](Row r) { return b.in.kind(r) == Kind::country; });  // 美 합작: where
    if (f == Source::subject || f == Source::direction) {  // A와 B로 꾸려진
      actors = found;
    } else if (f == Source::by) {  // A와 B에 의해 개발됐다
      if (actors.empty()) actors = found;
    } else if (f == Source::met) {
      const bool far = b.in.met.empty() && names_meeting(b);
      others = keep(b.in, far ? b.in.said.meeting : b.in.met, b.kinds);
      if (!alike_guests(b, actors, others)) return false;
      d.rule = "+joined";
    } else if (others.empty()) {
      others = found;
      pair = f == Source::genitive || (f == Source::bare && b.spot.phrase != kNone);
    }
  }
  if (actors.empty() && others.size() == 1 && !pair && b.spot.phrase != kNone)
    actors = from(b, Source::bare);  // 정부는 A와 B 합병을 추진했다
  if (others.empty() && proposed(b)) others = by_case(b, {Case::dative});
  if (const std::uint16_t along = acts_along(b); along != kNone && !actors.empty()) {
    const Rows first = keep(b.in, b.in.ph(along).heads, b.kinds);
    without(b.in, others, first);
    actors.insert(actors.begin(), first.begin(), first.end());
  }
  without(b.in, others, actors);
  const bool headline = b.in.parse.terse && !actors.empty();  // A, B·C 회동: A with each
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
  if (others.empty() && actors.size() == 1 && b.headed && b.clause.topic != kNone &&
      b.clause.topic != b.clause.subject)  // A는 [끝까지 겨룬] B를 눌렀다
    others = keep(b.in, b.in.ph(b.clause.topic).heads, b.kinds);
  if (!actors.empty() && actors.size() + others.size() > 1 && received(b)) {
    others.insert(others.end(), actors.begin(), actors.end());
    actors = b.in.topic, d.stated_parties = false;
  }
  if (others.empty() && actors.size() == 1 && only_also(b) && !names_partner(b)) {
    // (그는) 손정의 회장도 만났다
    others = std::exchange(actors, {});
    if (!b.in.parse.terse && !keep(b.in, b.in.topic, b.kinds).empty())
      actors = b.in.topic, d.stated_parties = false;
  }
  if (actors.empty() && others.empty() && took_together(b)) {
    actors = keep(b.in, b.in.topic, b.kinds);
    d.stated_parties = false;
  }
  if (others.empty()) others = bargains_with(b, actors);
  if (others.empty() && !actors.empty()) {
    const std::uint16_t band = met_in_clause(b);
    if (band != kNone) others = keep(b.in, b.in.ph(band).heads, b.kinds);
    if (band != kNone && others.empty())
      for (const Mod& m : b.in.ph(band).mods)
        if (m.josa == Case::none) unite(others, keep(b.in, m.rows, b.kinds));
    if (band != kNone && others.empty()) return false;
  }
  if (actors.empty() && !others.empty()) actors = pursued(b);
  if (actors.empty() && !others.empty() && b.clause.predicate != kNone) actors = carried(b, d);
  if (others.empty() && actors.size() == 1 && b.trigger.type == Type::merge)
    others = object_before(b);
  if (others.empty() && actors.size() == 1 && shares_partner(b))
    others = keep(b.in, b.in.ph(b.clause.with).heads, b.kinds);
  if (others.empty() && actors.size() == 1) others = met_before(b, actors);
  if (others.empty() && actors.size() == 1) others = attendees(b, actors);
  if (others.empty() && actors.size() == 1) others = hosts(b, actors);
  if (others.empty() && !actors.empty()) others = quarrelled_with(b, actors);
  if (actors.empty() && others.size() < 2) {
    if (Rows heads = unnamed_heads(b); !heads.empty()) {
      without(b.in, others, heads);
      actors = std::move(heads);
    }
  }
  without(b.in, others, actors);
  own_officers(b, actors, others);
  if (b.trigger.type == Type::joint_venture && actors.size() > 1)  // with a state's leave
    std::erase_if(others, [&](Row r) { return b.in.kind(r) == Kind::country; });
  if (others.empty() && (with_somebody(b) || one_way(b) || severally(b) || acts_along(b) != kNone))
    return false;
  for (std::size_t i = actors.size(); i-- > 1;)  // 한·일 양국
    if (std::any_of(actors.begin(), actors.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](Row r) { return b.in.same(r, actors[i]); }))
      actors.erase(actors.begin() + static_cast<std::ptrdiff_t>(i));
  d.a = std::move(actors);
  d.b = std::move(others);
  return d.b.empty() ? d.a.size() >= 2 : !d.a.empty();
}

}  // namespace hj::claim
