// Parties that a row leaves out or takes in too many, where it is more than names one after
// another.
#include <algorithm>

#include "claim/bind.h"

namespace hj::claim {
namespace {

// [A가 투자한] X, [Y가 투자한] Z: read as one row, X and Y are none.
bool torn(const Scene& in, std::uint16_t n) {
  if (n == kNone || in.ph(n).heads.size() < 2 || in.ph(n).josa != Case::subject) return false;
  bool head = false, subject = false;
  for (const Clause& c : in.clauses) {
    if (c.predicate == kNone || !c.modal.relative) continue;
    head = head || c.head == n;
    const bool of_party = c.head != kNone && !in.ph(c.head).heads.empty();  // but 끝낸 후
    subject = subject || (of_party && c.subject == n && c.head != n && c.predicate > in.ph(n).last);
  }
  return head && subject;
}
// A는 B와 C를 인수하기로 합의했다: B is whom A has agreed with.
void agreed_with(const Bind& b, Draft& d) {
  if (d.type != Type::acquire || d.a.size() != 1 || d.b.size() != 2 || !d.c.empty() ||
      b.spot.phrase != kNone || !agreed(b))
    return;
  const auto& all = b.in.doc.mentions.rows;
  const std::string_view between = b.in.doc.at(Span{all[d.b[0]].span.end, all[d.b[1]].span.begin});
  if (between != "와 " && between != "과 ") return;
  bool joint = false;  // 공동 인수하기로: both buy
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)
    joint = joint || b.in.text(t) == "공동" || b.in.text(t) == "함께";
  if (joint)
    d.a.push_back(d.b.front());
  else
    d.c = {d.b.front()};
  d.b.erase(d.b.begin());
}
// A의 주도로 B, C가 투자했다: A as well.
void with_leader(const Bind& b, Draft& d) {
  if (d.type != Type::invest || d.b.empty()) return;
  Bind firms = b;
  firms.kinds = bit(Kind::org);
  Rows leader = round_leader(firms);
  without(b.in, leader, d.a);
  without(b.in, leader, d.b);
  d.a.insert(d.a.begin(), leader.begin(), leader.end());
}
void of_inner_clause(const Bind& b, Draft& d) {
  if (!b.clause.modal.relative) return;
  const auto cut = [&](const Phrase& p, bool last) {
    for (Rows* side : {&d.a, &d.b}) {
      if (*side != p.heads) continue;
      if (last)
        *side = {p.heads.back()};
      else
        side->pop_back();
    }
  };
  if (torn(b.in, b.clause.head)) cut(b.in.ph(b.clause.head), false);
  if (torn(b.in, b.clause.subject)) cut(b.in.ph(b.clause.subject), true);
}
// A와 [반도체기업] B에 대한 제재, A와 [C의 운영사인] B의 결합: who stands apart is meant as well.
void ruled_with(const Bind& b, Draft& d) {
  if (d.type != Type::regulate || d.b.empty()) return;
  const auto of_b = std::ranges::find_if(b.clause.args, [&](std::uint16_t n) {
    return std::ranges::any_of(b.in.ph(n).mods, [&](const Mod& m) { return m.rows == d.b; });
  });
  if (of_b == b.clause.args.end()) return;
  const Phrase& act = b.in.ph(*of_b);
  const auto described = [&](std::uint16_t from) {
    for (std::uint16_t t = from; t < act.first; ++t) {
      const std::uint16_t n = b.in.parse.phrase_of[t];
      const bool what = n != kNone ? b.in.nested[n] : b.in.text(t).ends_with("인");
      if (!what) return false;
    }
    return true;
  };
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::with || p.heads.empty() || p.last >= act.first) continue;
    if (!described(static_cast<std::uint16_t>(p.last + 1U))) continue;
    Rows more = keep(b.in, p.heads, bit(Kind::org) | bit(Kind::country));
    without(b.in, more, d.a);
    without(b.in, more, d.b);
    d.b.insert(d.b.begin(), more.begin(), more.end());
    return;
  }
}
// # 위원회, B 특허 침해 조사: B is who was wronged.
void wronged(const Bind& b, Draft& d) {
  constexpr std::uint16_t kWords = 3;  // B의 영업비밀 |침해|
  if (d.type != Type::regulate || !b.in.parse.terse) return;
  std::erase_if(d.b, [&](Row r) {
    for (std::uint16_t t = 0; t < b.spot.token; ++t) {
      if (b.in.tok(t).mention != r) continue;
      for (std::uint16_t i = t + 1U; i <= t + kWords && i < b.spot.token; ++i)
        if (b.in.text(i) == "침해" && !b.in.tok(i).predicate) return true;
    }
    return false;
  });
}
// X는 A가 최대주주로, B도 지분을 들고 있다: B as well.
void also_holds(const Bind& b, Draft& d) {
  if (d.type != Type::own || b.trigger.need != "stake" || d.a.empty()) return;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::topic || !p.also || p.heads == d.a || p.last > b.spot.token ||
        n == b.clause.subject)
      continue;
    Rows more = keep(b.in, p.heads, bit(Kind::org) | bit(Kind::person));
    without(b.in, more, d.a);
    without(b.in, more, d.b);
    d.a.insert(d.a.end(), more.begin(), more.end());
  }
}
// A와 UAE의 'B'를 제재했다, 이란의 국영회사를 제재했다: what is of the state, not the state.
void of_state(const Bind& b, Draft& d) {
  if (d.type != Type::regulate) return;
  std::erase_if(d.b, [&](Row r) {
    if (b.in.kind(r) != Kind::country) return false;
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = b.in.ph(n);
      for (std::uint16_t t = p.first; t < p.last; ++t) {
        if (b.in.tok(t).mention != r || b.in.tok(t).josa != Case::genitive) continue;
        const Token& next = b.in.tok(t + 1U);
        const std::string_view gap =
            b.in.doc.at(Span{b.in.tok(t).end, std::max(b.in.tok(t).end, next.span.begin)});
        const bool marked =
            gap.find('\'') != std::string_view::npos || gap.find("‘") != std::string_view::npos;
        return p.josa == Case::object &&
               (marked || d.b.size() > 1 || b.in.rules.ends(b.in.text(p.last), Marker::people));
      }
    }
    return false;
  });
}
// 일본을 시작으로 독일, 브라질을 방문했다: Japan, too.
void first_stop(const Bind& b, Draft& d) {
  if (d.type != Type::visit || d.b.empty()) return;
  const std::vector<std::uint16_t>& args = b.clause.args;
  for (std::size_t i = 0; i + 1U < args.size(); ++i) {
    const Phrase &from = b.in.ph(args[i]), &start = b.in.ph(args[i + 1U]);
    if (from.josa != Case::object || b.in.text(start.last) != "시작" ||
        start.josa != Case::direction || start.first != start.last)
      continue;
    Rows more = keep(b.in, from.heads, bit(Kind::country));
    without(b.in, more, d.b);
    d.b.insert(d.b.begin(), more.begin(), more.end());
    return;
  }
}
// [사우디를 방문한] A 장관과 B 사우디 국방부 장관: B is at home there.
void hosts_there(const Bind& b, Draft& d) {
  if (d.type != Type::visit || d.a.size() < 2 || d.b.size() != 1 || b.clause.head == kNone ||
      b.in.kind(d.b.front()) != Kind::country)
    return;
  const Phrase& p = b.in.ph(b.clause.head);
  const std::string_view land = b.in.name(d.b.front());
  const auto there = [&](Row r) {
    bool mine = false;
    for (std::uint16_t t = p.first; t <= p.last; ++t) {
      const Token& x = b.in.tok(t);
      if (x.what != What::party) continue;
      if (b.in.kind(x.mention) == Kind::person) {
        if (mine) return false;
        mine = x.mention == r;
      } else if (mine && b.in.name(x.mention).starts_with(land)) {
        return true;
      }
    }
    return false;
  };
  const Rows all = d.a;
  std::erase_if(d.a, there);
  if (d.a.empty()) d.a = all;
}
// 미국에서는 A와 B가, 중국에서는 C와 D가 협상에 나섰다: those of one state with those of the other.
void by_states(const Bind& b, Draft& d) {
  if (!symmetric(d.type) || !d.b.empty() || d.a.size() < 2) return;
  std::vector<const Phrase*> sides;
  const std::vector<std::uint16_t>& args = b.clause.args;
  for (std::size_t i = 1; i < args.size(); ++i) {
    const Phrase &from = b.in.ph(args[i - 1U]), &who = b.in.ph(args[i]);
    if (who.josa != Case::subject || who.heads.empty()) continue;
    if (from.josa != Case::place || keep(b.in, from.heads, bit(Kind::country)).empty()) return;
    sides.push_back(&who);
  }
  if (sides.size() != 2 || sides[0]->heads.size() + sides[1]->heads.size() != d.a.size()) return;
  d.a = sides[0]->heads;
  d.b = sides[1]->heads;
}
// 서도현 대통령은 미국에 3천억달러를 투자하기로 했다: his state does, and none in itself.
void for_their_states(const Bind& b, Draft& d) {
  const auto state = [&](Row r) { return b.in.kind(r) == Kind::country; };
  if (d.type != Type::invest || d.b.empty() || !std::ranges::all_of(d.b, state)) return;
  Rows states;
  for (const Row r : d.a) {
    const Row land = b.in.kind(r) == Kind::person ? employer(b.in, r) : r;
    if (land == kNoRow || (b.in.kind(r) == Kind::person && !state(land))) return;
    states.push_back(land);
  }
  without(b.in, states, d.b);
  d.a = std::move(states);
}
// 2021년 A, 지난해 B와 협약을 맺었다: a row of names, each behind its day.
void each_dated(const Bind& b, Draft& d) {
  if (d.b.empty()) return;
  const std::vector<std::uint16_t>& args = b.clause.args;
  const auto day = [&](std::size_t i) {
    const Phrase& p = b.in.ph(args[i]);
    return p.heads.empty() && b.in.tok(p.last).what == What::time &&
           b.in.resolved(b.in.tok(p.last).mention);
  };
  for (std::size_t i = 3; i < args.size(); ++i) {
    const Phrase& last = b.in.ph(args[i]);
    if (last.heads != d.b || last.josa == Case::none || last.josa == Case::topic ||
        last.josa == Case::subject)
      continue;
    for (std::size_t k = i; k >= 3 && day(k - 1U) && day(k - 3U); k -= 2) {
      const Phrase& one = b.in.ph(args[k - 2U]);
      const bool alike = std::ranges::all_of(
          one.heads, [&](Row r) { return b.in.kind(r) == b.in.kind(last.heads.front()); });
      if (one.josa != Case::none || !one.comma || one.heads.empty() || !alike) return;
      Rows more = one.heads;
      without(b.in, more, d.a);
      without(b.in, more, d.b);
      d.b.insert(d.b.begin(), more.begin(), more.end());
    }
    return;
  }
}

// (A 서도현 대표가 참석했다.) 서 대표는 B에 5억원 투자를 단행했다: his firm, where no shares of his
// own are spoken of.
void for_his_firm(const Bind& b, Draft& d) {
  const std::uint16_t n = subject_phrase(b);
  if (d.type != Type::invest || b.trigger.type != Type::invest || d.a.size() != 1 || n == kNone ||
      b.in.kind(d.a.front()) != Kind::person || stake(b) != nullptr ||
      b.in.text(b.in.ph(n).last) != "대표")
    return;
  for (const Token& t : b.in.parse.tokens)
    for (const std::string_view own : {"개인", "사재", "엔젤"})
      if (b.in.doc.at(t.span).starts_with(own)) return;
  const Row firm = employer(b.in, d.a.front());
  if (firm == kNoRow || b.in.kind(firm) != Kind::org || b.in.same(firm, d.b.front())) return;
  d.a = {firm};
}

// A가 B, C와 '미르 얼라이언스'를 결성했다: read as one row, all but the last found it.
void co_founders(const Bind& b, Draft& d) {
  if (d.type != Type::lead || d.b.size() < 2) return;
  const auto alliance = [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::alliance); };
  if (!alliance(d.b.back()) || std::any_of(d.b.begin(), d.b.end() - 1, alliance)) return;
  d.a.insert(d.a.end(), d.b.begin(), d.b.end() - 1);
  d.b = {d.b.back()};
}
// A가 [B의 C 인수를] 막았다: B is kept from it, not C.
void buyer_barred(const Bind& b, Draft& d) {
  const Phrase* o = d.type == Type::regulate && frame_name(b) == "ban" ? object_phrase(b) : nullptr;
  if (o == nullptr || o->mods.size() != 2 || !b.in.acts_as(o->last, Type::acquire)) return;
  const Mod &first = o->mods.front(), &second = o->mods.back();
  if (first.josa == Case::genitive && second.josa == Case::none && second.rows == d.b &&
      second.token + 1U == o->last)
    d.b = first.rows;
}
// 주거복지, 교통안전: nothing but common nouns.
bool common_words(const Document& doc, Span span) {
  const auto& rows = doc.morphs.rows;
  auto m =
      std::ranges::lower_bound(rows, span.begin, {}, [](const Morph& x) { return x.span.begin; });
  std::size_t nouns = 0;
  for (; m != rows.end() && m->span.begin < span.end; ++m, ++nouns)
    if (m->tag != Tag::NNG) return false;
  return nouns > 1;
}
// N과 [지역사회 공헌을] 위한: nothing but words up to what it is for.
bool before_aim(const Scene& in, std::uint16_t name) {
  constexpr std::uint16_t kMost = 6;  // words of one aim
  for (std::uint16_t t = name + 1U; t < in.parse.tokens.size() && t - name <= kMost; ++t) {
    const Token& x = in.tok(t);
    if (x.what == What::mark || x.party() || x.josa == Case::with) return false;
    const std::string_view next = in.text(static_cast<std::uint16_t>(t + 1U));
    if (next.starts_with("위한") || next.starts_with("위해")) return true;
    if (x.josa == Case::object) return false;
  }
  return false;
}
// A는 B와 [저출산극복과 청년정착을] 위한 협약을 맺었다: what the pact is for, though it was taken
// for a name.
void without_purpose(const Bind& b, Draft& d) {
  if (d.b.empty() || !symmetric(d.type)) return;
  const std::vector<std::uint16_t>& args = b.clause.args;
  for (const Phrase& p : b.in.parse.phrases) {
    const auto at = static_cast<std::size_t>(&p - b.in.parse.phrases.data());
    if (p.dead || p.josa != Case::with || p.heads.empty()) continue;
    const Row name = p.heads.back();
    const Mention& m = b.in.doc.mentions.rows[name];
    if (b.in.tok(p.last).mention != name || !b.in.doc.mentions.at(m.rule).starts_with("tagged"))
      continue;
    const bool tied = p.heads.size() > 1 && p.last > 0 && b.in.tok(p.last - 1U).josa == Case::with;
    if (p.heads.size() > 1 && !tied) continue;  // A, B, C와: a row of names
    const bool other =
        tied || std::ranges::any_of(args, [&](std::uint16_t n) {
          return n < at && b.in.ph(n).josa == Case::with && !b.in.ph(n).heads.empty();
        });
    const bool thing =
        common_words(b.in.doc, m.span) && !b.in.rules.ends(b.in.name(name), Marker::body);
    const bool aim = other && p.heads.size() == 1 && before_aim(b.in, p.last);
    if (aim || (thing && (other || d.a.size() > 1))) std::erase(d.b, name);
  }
}

// [A가 시행하는] 유상증자에: A issues the shares, whoever takes them.
bool issues(const Bind& b, Row who) {
  bool behind = false;
  for (std::uint16_t t = 0; t < b.spot.token; ++t) {
    const Token& x = b.in.tok(t);
    if (x.party() && x.mention == who) behind = x.josa == Case::subject;
    if (!behind || !x.predicate || x.josa == Case::copula) continue;
    const std::string_view verb = b.in.text(t);
    const bool offers = verb.starts_with("시행") || verb.starts_with("실시") ||
                        verb.starts_with("발행") || verb.starts_with("추진");
    return offers && x.ending.join == Join::adnominal;
  }
  return false;
}
// A는 B를 투자자로 선정해 투자계약을 맺었다: B pays.
bool chosen_to_pay(const Bind& b, const Rows& who) {
  if (!b.trigger.rule.ends_with("투자계약")) return false;
  return std::ranges::any_of(b.in.clauses, [&](const Clause& c) {
    if (&c == &b.clause || c.modal.relative || c.predicate == kNone || c.predicate > b.spot.token ||
        c.modal.join != Join::chain || !b.in.rules.begins(b.in.text(c.predicate), Marker::chosen))
      return false;
    return std::ranges::any_of(c.args, [&](std::uint16_t n) {
      return b.in.ph(n).josa == Case::object && b.in.ph(n).heads == who;
    });
  });
}
// A와 B가 C 공동 투자에 합의했다: both put money into C.
void both_invest(const Bind& b, Draft& d) {
  if (d.type != Type::joint_venture || b.trigger.rule != "joint_venture-공동투자" ||
      d.a.size() < 2 || d.b.size() != 1 || b.spot.phrase == kNone)
    return;
  const Phrase& p = b.in.ph(b.spot.phrase);
  const bool into = std::ranges::any_of(
      p.mods, [&](const Mod& m) { return m.rows == d.b && m.token < b.spot.token; });
  if (into && b.in.kind(d.b.front()) == Kind::org) d.type = Type::invest;
}
void who_pays(const Bind& b, Draft& d) {
  if (d.type != Type::invest || d.a.size() != 1 || d.b.empty()) return;
  const bool issue = b.in.text(b.spot.token).starts_with("참여") && issues(b, d.a.front());
  if (issue || chosen_to_pay(b, d.b)) std::swap(d.a, d.b);
}

}  // namespace

// 서도현 미르 회장과 하퍼 루미봇 CEO는 합작사 설립을 발표했다, 하퍼 루미봇 CEO는 미르를
// 따라잡으려 한다: their firms do.
void for_their_firms(const Bind& b, Draft& d) {
  const bool venture = d.type == Type::joint_venture;
  const auto person = [&](Row r) { return b.in.kind(r) == Kind::person; };
  const bool deal = d.type == Type::divest || d.type == Type::acquire || d.type == Type::invest;
  if (deal && d.a.size() == 1 && person(d.a.front())) {  // 나래벤처스 서도현 대표는 미르를 팔았다
    const Row fund = employer(b.in, d.a.front());
    const bool own = fund != kNoRow && b.in.rules.ends(b.in.name(fund), Marker::investor);
    if (own && !side_in(b.in, d, fund)) d.a = {fund};
  }
  if (!venture && d.type != Type::compete) return;
  const bool rivals = !venture && std::ranges::all_of(d.a, person) && !d.b.empty() &&
                      std::ranges::none_of(d.b, person);
  const bool founders = venture && std::ranges::all_of(d.a, person) &&
                        (d.b.empty() || std::ranges::all_of(d.b, person));
  if (!rivals && !founders) return;
  Rows a, other;
  for (const auto& [from, into] : {std::pair{&d.a, &a}, std::pair{&d.b, &other}})
    for (const Row r : *from) {
      const Row firm = person(r) ? employer(b.in, r) : r;
      if (firm == kNoRow || b.in.kind(firm) != Kind::org || decides(b.in, firm)) return;
      into->push_back(firm);
    }
  d.a = a;
  d.b = other;
}
void mend_rows(const Bind& b, Draft& d) {
  both_invest(b, d);
  with_leader(b, d);
  agreed_with(b, d);
  who_pays(b, d);
  without_purpose(b, d);
  buyer_barred(b, d);
  co_founders(b, d);
  if (!d.b.empty()) for_his_firm(b, d);
  of_inner_clause(b, d);
  ruled_with(b, d);
  of_state(b, d);
  wronged(b, d);
  also_holds(b, d);
  first_stop(b, d);
  hosts_there(b, d);
  by_states(b, d);
  for_their_states(b, d);
  each_dated(b, d);
}

}  // namespace hj::claim
