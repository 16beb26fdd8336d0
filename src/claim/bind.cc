#include "claim/bind.h"

#include <algorithm>

#include "core/utf8.h"

namespace hj::claim {
namespace {

// 공장, 반도체공장, 물류센터: the last noun of a phrase ends in a word of one of these classes.
bool ends_in(const Scene& in, std::uint16_t noun, std::initializer_list<Class> classes) {
  const std::string_view text = in.text(noun);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto* readings = boundary(text, at) ? in.rules.find(text.substr(at)) : nullptr;
    if (readings == nullptr) continue;
    const Word& w = in.rules.words[readings->front().word];
    if (std::ranges::any_of(classes, [&](Class c) { return w.is(c); })) return true;
  }
  return false;
}
// (A의 지분은 …) 5%를 더 매입했다, 64만주를 사들였다: of the firm whose shares were spoken of.
bool some_bought(const Bind& b, const Phrase& p) {
  constexpr std::uint32_t kReach = 4;  // sentences
  const Token& t = b.in.tok(p.last);
  const bool some =
      t.what == What::share || (t.what == What::count && b.in.text(p.last).ends_with("주"));
  return some && b.trigger.type == Type::acquire && b.trigger.before.empty() && p.first == p.last &&
         p.josa == Case::object && b.in.target != kNoRow &&
         b.in.number - b.in.said.target_at <= kReach;
}
// 7.89%를 가진: a bare share is of shares where something is held.
bool shares(const Bind& b, const Phrase& p) {
  if (b.in.has(p, Class::stake)) return true;
  if (some_bought(b, p)) return true;
  return b.trigger.type == Type::own && b.in.tok(p.last).what == What::share && p.first == p.last;
}

// 양극재, 메모리: what is traded, taken for a name.
bool goods_word(const Scene& in, std::string_view name) {
  const auto* readings = in.rules.find(name);
  return readings != nullptr && in.rules.words[readings->front().word].is(Class::goods);
}
// 하늘북은 … 공급됐다: its maker deals for a product; 여 대표는 B와 손잡았다: for his firm.
Row stands_for(const Scene& in, Row r) {
  if (in.kind(r) == Kind::person) return employer(in, r);
  if (in.kind(r) != Kind::product) return kNoRow;
  const auto it = in.said.makers.find(in.doc.mentions.rows[r].same);
  return it == in.said.makers.end() ? kNoRow : it->second;
}

// A는 B 인수에 [관심이] 없다: whose interest it is.
std::uint16_t unwilling(const Bind& b) {
  const Clause& c = b.clause;
  const bool denied = b.spot.modal.end == Status::denied && b.spot.phrase != kNone &&
                      b.in.ph(b.spot.phrase).josa == Case::dative &&
                      b.in.text(c.predicate).starts_with("없");
  if (!denied || c.subject == kNone || !b.in.ph(c.subject).heads.empty()) return c.subject;
  for (const std::uint16_t n : c.args)
    if (b.in.ph(n).josa == Case::subject && !b.in.ph(n).heads.empty()) return n;
  return c.topic;
}

}  // namespace

bool side_in(const Scene& in, const Draft& d, Row party) {
  const auto is = [&](Row side) { return in.same(side, party); };
  return std::ranges::any_of(d.a, is) || std::ranges::any_of(d.b, is);
}
Row employer(const Scene& in, Row person) {
  for (const auto* whose : {&in.said.heads, &in.said.employers})
    if (const auto it = whose->find(in.doc.mentions.rows[person].same); it != whose->end())
      return it->second;
  return kNoRow;
}
bool Scene::has(const Phrase& p, Class c) const {
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (is(t, c)) return true;
  return false;
}
bool Scene::resolved(Row time) const {
  const std::string_view value = doc.mentions.at(doc.mentions.rows[time].value);
  return !value.empty() && value != "unresolved";
}

Rows keep(const Scene& in, const Rows& rows, KindSet kinds) {
  Rows out;
  for (const Row r : rows) {
    if (in.kind(r) == Kind::org && goods_word(in, in.name(r))) return {};
    if ((kinds & bit(in.kind(r))) != 0) {
      out.push_back(r);
      continue;
    }
    const Row stands = stands_for(in, r);
    if (stands == kNoRow || (kinds & bit(in.kind(stands))) == 0) return {};
    out.push_back(stands);
  }
  return out;
}
void without(const Scene& in, Rows& rows, const Rows& others) {
  std::erase_if(rows, [&](Row r) {
    return std::ranges::any_of(others, [&](Row o) { return in.same(r, o); });
  });
}

// (A는 …) 자회사 B 지분 85%는 C에 넘겼다: what is sold stands in front, as the topic.
static bool fronted_stake(const Bind& b, std::uint16_t n) {
  if (n == kNone || b.trigger.type != Type::divest || frame_name(b) != "sell" ||
      b.spot.phrase != kNone || b.spot.voice != Voice::active || b.in.parse.terse)
    return false;
  const Phrase& p = b.in.ph(n);
  const bool shares = p.josa == Case::topic && !p.also && p.heads.empty() && !p.mods.empty() &&
                      b.in.has(p, Class::stake);
  const auto is = [&](Case josa, bool named) {
    return std::ranges::any_of(b.clause.args, [&](std::uint16_t i) {
      return b.in.ph(i).josa == josa && (!named || !b.in.ph(i).heads.empty());
    });
  };
  return shares && is(Case::dative, true) && !is(Case::object, false);
}
// 증권사는 B도 C에 칩을 공급할 것으로 전망했다: B acts, where another stands as the object.
static std::uint16_t acts_too(const Bind& b, std::uint16_t subject) {
  const bool told = b.clause.modal.said_by != kNone || b.spot.modal.said_by != kNone;
  if (subject == kNone || b.in.ph(subject).also || !told || b.in.parse.terse) return kNone;
  std::uint16_t out = kNone;
  bool object = false;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    object = object || (p.josa == Case::object && n != b.spot.phrase) ||
             (n == b.spot.phrase && p.josa == Case::object && p.first < b.spot.token);
    if (n > subject && p.also && p.josa == Case::topic && !p.heads.empty() &&
        b.in.kind(p.heads.front()) == Kind::org)
      out = n;
  }
  return object ? out : kNone;
}
// X는 돈을 조달했으며 |A도| 참여했다: A, whose clause has no other subject of its own.
static std::uint16_t joins_too(const Bind& b) {
  if (b.trigger.need != "round" || !b.clause.shared) return kNone;
  for (const std::uint16_t n : b.clause.args)
    if (const Phrase& p = b.in.ph(n); p.also && p.josa == Case::topic && !p.heads.empty()) return n;
  return kNone;
}
std::uint16_t subject_phrase(const Bind& b) {
  if (const std::uint16_t too = joins_too(b); too != kNone) return too;
  std::uint16_t s = unwilling(b);
  if (const std::uint16_t too = acts_too(b, s); too != kNone) return too;
  if (fronted_stake(b, s)) return kNone;
  const bool own = s != kNone && !b.trigger.before.empty() && b.spot.phrase == kNone &&
                   b.in.tok(b.in.ph(s).last).what == What::word &&  // 한빛벤처투자가: a name
                   b.in.text(b.in.ph(s).last).ends_with(b.trigger.before);
  if (s == kNone || (s != b.spot.phrase && !own)) return s;
  for (const std::uint16_t n : b.clause.args)  // A가 B의 새 주인이 된다
    if (own && n != s && b.in.ph(n).josa == Case::subject) return n;
  return b.clause.topic != s ? b.clause.topic : kNone;
}
const Phrase* object_phrase(const Bind& b) {
  const std::vector<std::uint16_t>& args = b.clause.args;
  for (std::size_t i = args.size(); i-- > 0;) {
    const Phrase& p = b.in.ph(args[i]);
    const Token& end = b.in.tok(p.last);
    const bool bound = end.what != What::word && end.what != What::product &&  // 10만개까지
                       b.in.doc.at(Span{end.span.end, end.end}).starts_with("까지");
    const bool topic = p.josa == Case::topic && !bound &&
                       (args[i] != b.clause.subject || fronted_stake(b, args[i]));
    if (args[i] != b.spot.phrase && (p.josa == Case::object || topic)) return &p;
  }
  if (b.spot.phrase != kNone) return &b.in.ph(b.spot.phrase);
  // # 미국에 공장 짓는다: headlines leave the josa out.
  if (b.in.parse.terse && b.clause.predicate != kNone && !args.empty() &&
      b.trigger.before.empty() && args.back() != b.clause.subject)
    if (const Phrase& last = b.in.ph(args.back());
        last.josa == Case::none && last.last + 1U == b.clause.predicate)
      return &last;
  if (b.trigger.before.empty() || args.empty()) return nullptr;
  const Phrase& last = b.in.ph(args.back());
  return b.in.text(last.last) == b.trigger.before ? &last : nullptr;
}
const Phrase* stake(const Bind& b) {
  if (b.spot.phrase != kNone && b.in.has(b.in.ph(b.spot.phrase), Class::stake))
    return &b.in.ph(b.spot.phrase);
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool first = p.josa == Case::object && p.comma &&  // A 지분 33%를, 같은 해 B를 사들여
                       std::ranges::any_of(b.clause.args, [&](std::uint16_t k) {
                         return k > n && b.in.ph(k).josa == Case::object && !b.in.ph(k).dead;
                       });
    if (first) continue;
    if ((p.josa == Case::object || p.josa == Case::none || p.josa == Case::topic) && shares(b, p))
      return &p;
  }
  if (b.clause.head != kNone && b.in.has(b.in.ph(b.clause.head), Class::stake))
    return &b.in.ph(b.clause.head);
  return nullptr;
}
bool has_paper(const Bind& b) {
  return b.spot.phrase != kNone && b.in.has(b.in.ph(b.spot.phrase), Class::paper);
}
FlagSet paper_flags(const Bind& b) {
  FlagSet out = 0;
  if (b.spot.phrase == kNone) return out;
  const Phrase& p = b.in.ph(b.spot.phrase);
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (b.in.is(t, Class::paper)) out |= b.in.word(t)->flags;
  return out;
}
bool agreed(const Bind& b) {
  if (!b.spot.modal.decision || b.spot.modal.last >= b.in.parse.tokens.size()) return false;
  const Word* w = b.in.word(b.spot.modal.last);
  return w != nullptr && w->text == "합의";
}
bool bargained(const Bind& b) {
  if (b.spot.modal.paper || agreed(b)) return true;
  const bool trade = b.trigger.type == Type::supply || b.trigger.type == Type::license;
  if (trade && b.spot.modal.decision && b.spot.phrase == kNone)
    return true;  // B와도 공급하기로 했다
  if (b.spot.phrase == kNone && b.spot.modal.cap == Status::talks) return true;  // 넘기는 협상을
  if (b.spot.phrase == kNone) {  // B와 공사 계약을 수주했다
    const Phrase* o = object_phrase(b);
    return o != nullptr && b.in.has(*o, Class::paper);
  }
  const Word* act = b.in.word(b.spot.token);  // # A, B와 |파운드리 계약|
  if (b.in.parse.terse && act != nullptr && act->text.ends_with("계약")) return true;
  if (has_paper(b) || (b.spot.modal.cap && *b.spot.modal.cap == Status::talks)) return true;
  if (b.in.parse.terse && b.spot.nominal && contract_noun(b.in, b.spot.token))
    return true;  // # A, B와 22조 위탁생산 계약
  const Word* w = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  return w != nullptr && w->status && *w->status >= Status::talks;
}
// 칩을 |위탁생산해| B에 넘긴다: what -아/어 ties to this verb is done with the same thing.
const Phrase* shared_object(const Bind& b) {
  const Clause* before = b.spot.phrase == kNone ? chained_before(b) : nullptr;
  if (before == nullptr || !b.in.tok(before->modal.last).ending.linking) return nullptr;
  for (const std::uint16_t n : before->args)
    if (b.in.ph(n).josa == Case::object && b.in.ph(n).heads.empty()) return &b.in.ph(n);
  return nullptr;
}
// The first token of a name between quotation marks that ends with `last`, else `first`.
static std::uint16_t quoted_from(const Scene& in, std::uint16_t first, std::uint16_t last) {
  const std::string_view text = in.doc.text;
  const std::uint32_t end = in.tok(last).span.end;
  if (!text.substr(end).starts_with("'") && !text.substr(end).starts_with("’")) return first;
  for (std::uint16_t t = last; t > first; --t) {
    const std::string_view before = text.substr(0, in.tok(t).span.begin);
    if (before.ends_with("'") || before.ends_with("‘")) return t;
  }
  return first;
}
bool deals_in(const Bind& b, std::initializer_list<Class> classes) {
  const Phrase* o = object_phrase(b);
  const std::uint16_t front = b.clause.topic;  // 설치선은 A가 지어 B에 넘긴다
  if (o == nullptr && front != kNone && front != subject_phrase(b) && b.in.ph(front).heads.empty())
    o = &b.in.ph(front);
  const std::uint16_t who = subject_phrase(b), head = b.clause.head;
  if (o == nullptr && b.clause.modal.relative && head != kNone && who != kNone &&
      !b.in.ph(who).heads.empty() && b.in.ph(head).heads.empty())
    o = &b.in.ph(head);  // [A가 B에서 사들인] 칩
  if (o == nullptr) o = shared_object(b);
  if (o == nullptr && who != kNone) o = &b.in.ph(who);  // 칩이 실린다
  if (o == nullptr) return false;
  const bool own = b.spot.phrase != kNone && o == &b.in.ph(b.spot.phrase);
  if (own && b.spot.token == o->first) return false;
  auto last = own ? static_cast<std::uint16_t>(b.spot.token - 1U) : o->last;
  const auto share_of = [&](std::uint16_t t) {  // 물류센터 두 곳을, 칩 일부를, 배터리 물량을
    const std::string_view text = b.in.text(t);
    return b.in.tok(t).what == What::count || text == "일부" || text == "전량" || text == "물량" ||
           text == "잔여" || text == "나머지" || text.ends_with("곳");
  };
  if (own && last > o->first && b.in.rules.is(b.in.text(last), Marker::tie))
    --last;  // 유조선 2척에 |대한| 계약
  while (last > o->first && share_of(last)) --last;
  if (ends_in(b.in, last, classes)) return true;
  if (const std::uint16_t name = quoted_from(b.in, o->first, last); name > o->first)
    return ends_in(b.in, static_cast<std::uint16_t>(name - 1U), classes);  // 센터 '누리 2관'을
  // 후보물질 'EZ-101'을: the noun before its name.
  return last > o->first && b.in.word(last) == nullptr && b.in.tok(last - 1U).what == What::word &&
         b.in.tok(last - 1U).josa == Case::none &&  // but 공장의 가동률을
         ends_in(b.in, static_cast<std::uint16_t>(last - 1U), classes);
}
bool closes(const Scene& in, const Phrase& p, const std::string& noun) {
  const auto plain = [](std::string_view text) {
    std::string out(text);
    std::erase(out, ' ');
    return out;
  };
  const Token& last = in.tok(p.last);
  if (last.what == What::party || last.what == What::mark) return false;
  constexpr std::uint32_t kSyllable = 3;  // 공소장 is no 소장
  if (in.is(p.last, Class::stop) && last.span.size() == noun.size() + kSyllable) return false;
  const std::string_view text = in.doc.at({in.tok(p.first).span.begin, last.span.end});
  if (!text.empty() && !noun.empty() && text.back() != noun.back()) return false;
  return plain(text).ends_with(plain(noun));
}
bool names_meeting(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t i) {
    const Phrase& p = b.in.ph(i);
    return p.josa == Case::dative && p.heads.empty() && p.last != b.spot.token &&
           b.in.acts_as(p.last, Type::meet) && !b.in.text(p.last).ends_with("회의");
  });
}
bool contract_noun(const Scene& in, std::uint16_t token) {
  return in.tok(token).what == What::word &&
         (in.is(token, Class::paper) || in.text(token).ends_with("계약"));
}
bool goods_name(const Scene& in, std::uint16_t token) { return ends_in(in, token, {Class::goods}); }
bool deal_of_two(const Scene& in, const Phrase& p, std::uint16_t token) {
  if (p.mods.size() != 2 || p.mods.front().josa != Case::genitive ||
      p.mods.back().josa != Case::none || p.mods.back().token >= token ||
      std::ranges::any_of(p.mods.back().rows, [&](Row r) { return in.kind(r) != Kind::org; }))
    return false;  // 나래의 뉴저지주 시설 인수
  for (std::uint16_t t = p.mods.back().token + 1U; t < token; ++t)
    if (in.tok(t).what != What::word || in.tok(t).josa != Case::none || in.tok(t).predicate)
      return false;
  return p.mods.back().token + 1U == token ||
         ends_in(in, static_cast<std::uint16_t>(token - 1U), {Class::unit, Class::site});
}
const Clause* clause_before(const Bind& b) {
  const Clause* before = nullptr;
  for (const Clause& c : b.in.clauses) {
    if (&c == &b.clause) return before;
    before = &c;
  }
  return nullptr;
}
const Clause* clause_after(const Bind& b) {
  for (std::size_t i = 0; i + 1U < b.in.clauses.size(); ++i)
    if (&b.in.clauses[i] == &b.clause) return &b.in.clauses[i + 1U];
  return nullptr;
}
const Clause* chained_before(const Bind& b) {
  const Clause* before = clause_before(b);
  const bool chained = before != nullptr && before->predicate != kNone &&
                       before->modal.join == Join::chain && !before->modal.negated;
  return chained ? before : nullptr;
}
// 관심을 |보이고 있다|, 제동이 |걸렸다|
const Word* idiom(const Scene& in, const Clause& c) {
  if (c.predicate == kNone) return nullptr;
  const std::string_view verb = in.text(c.predicate);
  for (const std::uint16_t n : c.args) {
    const Phrase& p = in.ph(n);
    if (p.first != p.last || p.last + 1U < c.predicate || !p.heads.empty()) continue;
    const auto it = in.rules.idioms.find(in.text(p.last));
    if (it == in.rules.idioms.end()) continue;
    for (const Idiom& said : it->second)
      if (said.kase == p.josa && std::ranges::any_of(said.verbs, [&](const std::string& v) {
            return verb.starts_with(v);
          }))
        return &said.word;
  }
  return nullptr;
}
const Word* course(const Scene& in, const Clause& c) {
  if (const Word* said = idiom(in, c)) return said;
  const Word* verb = c.predicate == kNone ? nullptr : in.word(c.predicate);
  const bool tells = verb != nullptr && (verb->is(Class::stage) || verb->is(Class::light) ||
                                         verb->is(Class::speech) || verb->is(Class::report));
  if (c.predicate == kNone || tells) return verb;  // 진통 끝에 합의했다
  const bool amounts = in.tok(c.predicate).josa == Case::copula && c.predicate > c.first &&
                       verb != nullptr && verb->is(Class::hold);  // 협상은 |막바지| 단계다
  if (const auto t = static_cast<std::uint16_t>(c.predicate - 1U);
      amounts && in.is(t, Class::course))
    return in.word(t);
  for (std::size_t i = c.args.size(); i-- > 0;) {
    const Phrase& p = in.ph(c.args[i]);
    const bool there = p.josa == Case::object || p.josa == Case::dative ||
                       p.josa == Case::direction || p.josa == Case::subject;
    if (!there || !p.heads.empty()) continue;
    const bool held = p.last > p.first && in.is(p.last, Class::hold);  // 교착 상태에
    const auto t = static_cast<std::uint16_t>(held ? p.last - 1U : p.last);
    if (t == p.first && in.is(t, Class::course)) return in.word(t);
  }
  return verb;
}
const Rows& laid_on(const Phrase& p) {
  return p.heads.empty() && !p.mods.empty() ? p.mods.back().rows : p.heads;
}
Rows first_of(const Bind& b, const Clause& c, Case josa) {
  for (const std::uint16_t n : c.args)
    if (b.in.ph(n).josa == josa)
      if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  return {};
}
// 미르 지분 61%를 매각하기 위한, 미르를 팔기로 한: the firm that a clause before `until` sells.
Row sold(const Scene& in, std::size_t until) {
  Row out = kNoRow;
  for (const Clause& c : in.clauses) {
    if (c.predicate == kNone || c.predicate >= until || c.modal.negated ||
        !in.acts_as(c.predicate, Type::divest))
      continue;
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in.ph(n);
      if (p.josa != Case::object || p.dead) continue;
      const bool share = p.heads.empty() && p.mods.size() == 1 && in.has(p, Class::stake);
      const Rows& rows = share ? p.mods.front().rows : p.heads;
      if (rows.size() == 1 && in.kind(rows.front()) == Kind::org) out = rows.front();
    }
  }
  return out;
}
// X는 매각이 추진됐다: the firm that such a clause before `until` is about.
Row up_for_sale(const Scene& in, std::size_t until) {
  const auto sale = [&](const Phrase& p) {
    return p.josa == Case::subject && p.heads.empty() && p.mods.empty() && !p.dead &&
           in.text(p.last).ends_with("매각");
  };
  Row out = kNoRow;
  for (const Clause& c : in.clauses) {
    if (c.predicate == kNone || c.predicate >= until || c.modal.negated || c.modal.relative ||
        std::ranges::none_of(c.args, [&](std::uint16_t n) { return sale(in.ph(n)); }))
      continue;
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in.ph(n);
      const bool about = (p.josa == Case::topic || p.josa == Case::subject) && !p.dead;
      if (!about || p.heads.size() != 1 || in.kind(p.heads.front()) != Kind::org) continue;
      const std::string_view name = in.name(p.heads.front());
      const bool sells = in.rules.ends(name, Marker::authority) ||
                         in.rules.ends(name, Marker::lender) ||
                         in.rules.ends(name, Marker::investor);  // 예보는 매각이 늦어졌다
      if (!sells && !in.doc.mentions.rows[p.heads.front()].anaphor) out = p.heads.front();
    }
  }
  return out;
}
// X가 매물로 나왔다, 매물로 나온 X, X는 새 주인을 찾고 있다: X.
Row offered(const Scene& in, std::size_t until) {
  Row out = kNoRow;
  for (const Clause& c : in.clauses) {
    if (c.predicate == kNone || c.predicate >= until || c.modal.negated || c.modal.unsaid) continue;
    const std::string_view verb = in.text(c.predicate);
    const bool comes = verb.starts_with("나오") || verb.starts_with("나온") ||
                       verb.starts_with("나왔") || verb.starts_with("나와");
    const bool on_sale = std::ranges::any_of(c.args, [&](std::uint16_t n) {
      const Phrase& p = in.ph(n);
      const std::string_view noun = in.text(p.last);
      return (noun == "매물" && p.josa == Case::direction && comes) ||
             (noun == "주인" && p.josa == Case::object && p.first < p.last &&
              in.text(p.first) == "새" && verb.starts_with("찾"));
    });
    const std::uint16_t n = c.modal.relative ? c.head : c.subject;
    if (!on_sale || n == kNone || in.ph(n).heads.size() != 1) continue;
    const Row firm = in.ph(n).heads.front();
    if (in.kind(firm) == Kind::org && !in.doc.mentions.rows[firm].anaphor) out = firm;
  }
  return out;
}
Row on_offer(const Scene& in, std::size_t until) {
  Row out = sold(in, until);
  if (out == kNoRow) out = offered(in, until);
  if (out == kNoRow) out = up_for_sale(in, until);
  for (const Phrase& p : in.parse.phrases) {
    if (p.first >= until) break;
    for (const Mod& m : p.mods) {
      if (m.rows.size() != 1 || p.dead || in.kind(m.rows.front()) != Kind::org) continue;
      const std::string_view name = in.name(m.rows.front());
      if (in.doc.mentions.rows[m.rows.front()].anaphor || in.rules.ends(name, Marker::authority))
        continue;
      auto t = static_cast<std::uint16_t>(m.token + 1U);
      if (m.josa == Case::about && t < p.last && in.text(t) == "대한") ++t;  // X에 대한 입찰제안서
      if (t < p.last && in.is(t, Class::stake)) ++t;                         // 금호 지분 매각
      if (t > p.last || t >= until || !in.rules.is(in.text(t), Marker::sale)) continue;
      const bool buyer = in.text(t).starts_with("인수") && in.text(t) != "인수전" &&
                         // 한빛벤처스 인수 자문: who buys
                         (m.josa == Case::genitive || in.rules.ends(name, Marker::investor));
      const Token& last = in.tok(m.token);  // 한빛벤처스로의 매각: who buys, too
      const bool whose =
          m.josa == Case::none || m.josa == Case::about ||
          (m.josa == Case::genitive && in.doc.at(Span{last.span.end, last.end}) == "의");
      if (!buyer && whose) out = m.rows.front();
    }
  }
  return out;
}
bool site_noun(const Scene& in, std::uint16_t token) { return ends_in(in, token, {Class::site}); }
bool place_like(const Scene& in, const Phrase& p) {
  return ends_in(in, p.last, {Class::site, Class::transparent});
}
// 50%씩, 20억달러씩: each of them the same.
bool alike(const Scene& in, std::uint16_t token) {
  const What what = in.tok(token).what;
  if (what != What::share && what != What::amount) return false;
  constexpr std::uint32_t kEach = 3;  // bytes of 씩
  const std::uint32_t end = in.tok(token).span.end;
  return end + kEach <= in.doc.text.size() && in.doc.at({end, end + kEach}) == "씩";
}
// 절반씩, 6대 4로, 각각 49%, 51%씩: the shares of those who put in money together.
bool ratio(const Bind& b) {
  std::uint16_t shares = 0;
  const bool into = std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    return b.in.ph(n).josa == Case::dative && !b.in.ph(n).heads.empty();
  });
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t) {
    if (b.in.rules.begins(b.in.text(t), Marker::half)) return true;
    if (!into && alike(b.in, t)) return true;  // A와 B가 50%씩 출자해 C를 세웠다
    shares += b.in.tok(t).what == What::share;
  }
  if (shares >= 2 || b.spot.token <= b.clause.first) return shares >= 2;
  const std::string_view text =
      b.in.doc.at(Span{b.in.tok(b.clause.first).span.begin, b.in.tok(b.spot.token).span.begin});
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  constexpr std::string_view kTo = "대";
  for (std::size_t at = text.find(kTo); at != std::string_view::npos; at = text.find(kTo, at + 1)) {
    std::size_t left = at, right = at + kTo.size();
    if (left > 0 && text[left - 1] == ' ') --left;
    if (right < text.size() && text[right] == ' ') ++right;
    if (left > 0 && digit(text[left - 1]) && right < text.size() && digit(text[right])) return true;
  }
  return false;
}

bool refuses(const Scene& in, const Modal& m, const Trigger& t) {
  const bool allows = t.type == Type::regulate && in.rules.frames[t.frame].name == "allow" &&
                      (t.flags & bit(Flag::positive)) != 0 && t.before.empty();
  return allows && m.negated && m.decision && !m.unsaid && !m.end;
}

}  // namespace hj::claim
