// The parties of a clause by where they stand: its cases, the trigger's own phrase, the object's
// owner.
#include "claim/source.h"

#include <algorithm>

namespace hj::claim {
namespace {

// 미리내는 A와 B가 창업했다: a topic beside a subject, where nothing else is the object.
bool fronted(const Bind& b, const Phrase& p, std::uint16_t n) {
  if (p.josa != Case::topic || p.also || n == subject_phrase(b) || b.clause.shared) return false;
  if (b.clause.subject == kNone || b.in.ph(b.clause.subject).josa != Case::subject) return false;
  if (b.in.ph(b.clause.subject).heads.empty()) return false;  // A는 이번 발표가 …라며 반대했다
  if (b.spot.phrase != kNone && !b.in.ph(b.spot.phrase).mods.empty())
    return false;  // 신문은 A가 |B 인수를| 위해 협상한다고 보도했다
  if (b.clause.modal.said_by != kNone && p.heads.size() == 1 &&
      b.in.rules.ends(b.in.name(p.heads.front()), Marker::outlet))
    return false;  // 신문은 A가 인수한다고 보도했다
  return std::ranges::none_of(b.clause.args,
                              [&](auto i) { return b.in.ph(i).josa == Case::object; });
}
// A에 X를, B에 Y를 공급했다; X는 A가, Y는 B가 납품한다: one verb for both, a comma between.
bool gapped(const Bind& b, std::size_t earlier, std::size_t later) {
  for (std::size_t k = earlier; k < later; ++k)
    if (b.in.ph(b.clause.args[k]).comma) return true;
  for (std::uint16_t t = b.in.ph(b.clause.args[earlier]).last + 1U;
       t + 1U < b.in.ph(b.clause.args[later]).first; ++t) {
    const What what = b.in.tok(t).what;  // A에 5만장씩, B에 6만장을
    if (b.in.tok(t).predicate) return false;
    if ((what == What::count || what == What::amount) && b.in.tok(t + 1U).mark == U',') return true;
  }
  return false;
}
// 오픈AI의 '스타게이트'에 공급: the customer is who leads the named project.
Rows owner_of_named(const Bind& b, const Phrase& p) {
  if (b.trigger.type != Type::supply && b.trigger.type != Type::manufacture) return {};
  if (p.head == kNone || p.head != p.last || p.mods.empty()) return {};
  const Mod& m = p.mods.back();
  const std::uint32_t begin = b.in.tok(p.head).span.begin;
  const char mark = begin > 0 ? b.in.doc.text[begin - 1] : ' ';
  const bool marked = mark == '\'' || mark == '"' || static_cast<unsigned char>(mark) >= 0x80;
  bool described = false;  // 미르의 상용차 이-밴에: in whose vehicle
  for (std::uint16_t t = m.token + 1U; t < p.head; ++t) {
    if (b.in.rules.begins(b.in.text(t), Marker::venture)) return {};  // A와 B의 합작사 C에: to C
    described = described || goods_name(b.in, t);
  }
  if (m.josa != Case::genitive || !(described || (marked && m.token + 1U == p.head))) return {};
  KindSet kinds = b.kinds;  // 홍콩의 위성업체 A에: that is where A is
  if (described) kinds &= static_cast<KindSet>(~bit(Kind::country));
  return keep(b.in, m.rows, kinds);
}
Case case_of(const Bind& b, std::uint16_t n) {
  const Phrase& p = b.in.ph(n);
  const bool also = p.josa == Case::topic && p.also && n != subject_phrase(b) &&
                    std::ranges::none_of(b.clause.args, [&](auto i) {
                      return b.in.ph(i).josa == Case::object;  // A도 B가 C를 사들였다
                    });
  return also || fronted(b, p, n) ? Case::object : p.josa;
}
// B를 비롯한 4개국 정상과, C를 포함한 업체들에: B is one of those whom nobody names.
Rows among_others(const Bind& b, std::size_t arg) {
  const Phrase& p = b.in.ph(b.clause.args[arg]);
  if (arg == 0 || !p.heads.empty()) return {};
  const Phrase& one = b.in.ph(b.clause.args[arg - 1U]);
  const bool names = one.josa == Case::include && one.last + 2U == p.first;
  return names ? keep(b.in, one.heads, b.kinds) : Rows{};
}
// 7척을 A, 5척을 B에 발주했다, 2022년 A, 2023년 B를 인수했다: A stands as B does.
bool gapped_bare(const Bind& b, std::size_t i, std::size_t later) {
  const std::vector<std::uint16_t>& args = b.clause.args;
  if (i == 0 || i + 2U != later || later >= args.size()) return false;
  const auto day = [&](std::uint16_t n) { return b.in.tok(b.in.ph(n).last).what == What::time; };
  if (b.in.ph(args[i]).josa == Case::none && b.in.ph(args[i]).comma && day(args[i - 1U]) &&
      day(args[i + 1U]))
    return true;
  const auto part = [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    const What last = b.in.tok(p.last).what;
    return p.josa == Case::object && (last == What::count || last == What::amount);
  };
  const Phrase& p = b.in.ph(args[i]);
  return p.josa == Case::none && p.comma && part(args[i - 1U]) && part(args[i + 1U]) &&
         b.in.ph(args[later]).josa == Case::dative;
}
// A, B, C에 인수된 D, E: items of a row, of which the last before the verb took D
bool taken_by_last(const Bind& b, std::uint16_t n) {
  return b.trigger.type == Type::acquire && b.spot.voice == Voice::passive &&
         b.clause.modal.relative && b.in.ph(n).josa == Case::dative && b.in.ph(n).heads.size() > 2;
}
// A와 [B의 합작사인] C: A owns the venture, it is nobody's partner.
bool owns_venture(const Bind& b, std::uint16_t n) {
  if (b.in.ph(n).josa != Case::with || n + 1U >= b.in.parse.phrases.size()) return false;
  const Phrase& q = b.in.ph(static_cast<std::uint16_t>(n + 1U));
  const bool genitive =
      std::any_of(b.in.parse.tokens.begin() + q.first, b.in.parse.tokens.begin() + q.last,
                  [](const Token& t) { return t.josa == Case::genitive; });
  return q.first == b.in.ph(n).last + 1U && q.josa == Case::copula && genitive &&
         b.in.rules.begins(b.in.text(q.last), Marker::venture);
}
// A 회장과 B 전 대표, 재무 담당자 등을 고발했다: A and B, where the last of the row has no name.
Rows row_before(const Bind& b, std::size_t i) {
  const Type t = b.trigger.type;
  const Phrase& last = b.in.ph(b.clause.args[i]);
  const bool many =
      b.in.tok(last.last).what == What::count || b.in.tok(last.last).what == What::title ||
      b.in.rules.ends(b.in.text(last.last), Marker::people) || b.in.text(last.last) == "등";
  if ((t != Type::sue && t != Type::regulate) || !last.heads.empty() || !last.mods.empty() || !many)
    return {};
  Rows out;
  for (std::size_t k = i; k-- > 0;) {
    const Phrase& p = b.in.ph(b.clause.args[k]);
    const bool tied = p.josa == Case::with || (p.josa == Case::none && p.comma);
    if (!tied || p.heads.empty() || p.last + 2U < b.in.ph(b.clause.args[k + 1U]).first) break;
    const Rows rows = keep(b.in, p.heads, b.kinds);
    out.insert(out.begin(), rows.begin(), rows.end());
  }
  return out;
}
// A는 [B와 기술 이전 계약을], [C와 공급 계약을] 각각 맺었다: with whom stands before its own
// contract.
bool of_other_contract(const Bind& b, std::size_t arg) {
  const std::vector<std::uint16_t>& args = b.clause.args;
  const auto spot = std::ranges::find(args, b.spot.phrase);
  if (b.spot.phrase == kNone || spot == args.end() || b.in.ph(b.spot.phrase).josa != Case::object)
    return false;
  const auto contract = [&](std::uint16_t n) {
    return n != b.spot.phrase && b.in.ph(n).josa == Case::object && b.in.ph(n).heads.empty() &&
           contract_noun(b.in, b.in.ph(n).last);
  };
  const auto at = args.begin() + static_cast<std::ptrdiff_t>(arg);
  if (at < spot) return std::any_of(at, spot, contract);
  return at > spot && std::any_of(at, args.end(), contract);
}
// [A가 이끄는] 컨소시엄을 사업자로 선정했다: who leads it, where it has no name.
Rows led_band(const Bind& b, std::uint16_t phrase) {
  const Phrase& p = b.in.ph(phrase);
  if (!p.heads.empty() || !p.mods.empty() || !b.in.rules.is(b.in.text(p.last), Marker::band))
    return {};
  for (const Clause& c : b.in.clauses)
    if (c.modal.relative && c.head == phrase && c.predicate != kNone && c.subject != kNone &&
        !c.shared && &c != &b.clause && b.in.acts_as(c.predicate, Type::lead))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
// 매각주관사인 C에 인수의향서를 냈다: C only takes it for the seller.
bool takes_bids(const Bind& b, std::uint16_t n) {
  if (b.trigger.type != Type::acquire || b.in.ph(n).josa != Case::dative) return false;
  const Phrase& p = b.in.ph(n);
  const bool called =
      n > 0 && b.in.ph(n - 1U).josa == Case::copula && b.in.ph(n - 1U).last + 1U == p.first;
  for (std::uint16_t t = called ? b.in.ph(n - 1U).first : p.first; t <= p.last; ++t)
    for (const std::string_view agent : {"주관사", "주간사", "자문사"})
      if (b.in.tok(t).what == What::word && b.in.text(t).ends_with(agent)) return true;
  return false;
}

}  // namespace

Rows by_case(const Bind& b, std::initializer_list<Case> cases) {
  Rows out;
  std::size_t last = b.clause.args.size();
  for (std::size_t i = b.clause.args.size(); i-- > 0;) {
    const std::uint16_t n = b.clause.args[i];
    if (owns_venture(b, n) || of_other_contract(b, i) || takes_bids(b, n)) continue;
    const bool bare = !out.empty() && gapped_bare(b, i, last);
    if (n == b.spot.phrase || (!bare && std::ranges::find(cases, case_of(b, n)) == cases.end()))
      continue;
    Rows rows = owner_of_named(b, b.in.ph(n));
    if (rows.empty()) rows = keep(b.in, b.in.ph(n).heads, b.kinds);
    if (rows.empty()) rows = row_before(b, i);
    if (rows.empty()) rows = among_others(b, i);
    if (rows.empty()) rows = led_band(b, n);
    if (rows.empty()) continue;
    if (taken_by_last(b, n)) rows = {rows.back()};
    if (!out.empty() && !gapped(b, i, last)) break;
    out.insert(out.begin(), rows.begin(), rows.end());
    last = i;
  }
  return out;
}
namespace {

// 한국 유치를 위한 협약: what the pact is for is no side of it.
bool purpose_of(const Bind& b, std::uint16_t from, std::uint16_t until) {
  for (std::uint16_t t = from + 1U; t + 1U < until; ++t)
    if (b.in.tok(t).josa == Case::about && b.in.text(t + 1U).starts_with("위한")) return true;
  return false;
}

}  // namespace

Rows mods(const Bind& b, const Phrase& p, std::uint16_t before, Case josa) {
  for (std::size_t i = p.mods.size(); i-- > 0;) {
    const Mod& m = p.mods[i];
    if (m.token >= before || m.josa != josa) continue;
    const bool where = b.trigger.type == Type::build && (b.kinds & bit(Kind::place)) != 0;
    if (where && goods_name(b.in, m.first)) continue;
    if (josa == Case::none && purpose_of(b, m.token, before)) continue;
    if (Rows rows = keep(b.in, m.rows, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
Rows members(const Bind& b, std::uint16_t phrase) {
  for (const Clause& c : b.in.clauses) {
    if (c.head != phrase || c.predicate == kNone) continue;
    const bool joined = b.in.text(c.predicate).starts_with("참여");  // A와 B가 참여한 컨소시엄
    if (!joined && !b.in.is(c.predicate, Class::made_up)) continue;
    for (const std::uint16_t k : c.args) {
      const bool fits =
          joined ? b.in.ph(k).josa == Case::subject : b.in.ph(k).josa == Case::direction;
      const std::size_t least = joined && b.trigger.type == Type::acquire ? 1 : 2;
      if (fits && b.in.ph(k).heads.size() >= least) return keep(b.in, b.in.ph(k).heads, b.kinds);
    }
  }
  return {};
}
Rows employer_in(const Bind& b, const Phrase& p) {
  Rows out;
  for (std::uint16_t t = p.first; t <= p.last; ++t)
    if (b.in.tok(t).what == What::party && b.in.tok(t).josa == Case::none &&
        b.in.kind(b.in.tok(t).mention) == Kind::org && !decides(b.in, b.in.tok(t).mention))
      out.push_back(b.in.tok(t).mention);
  return out.size() == 1 ? out : Rows{};
}
bool orders(const Scene& in, const Clause& c) {
  const Word* w = in.word(c.predicate);
  return w != nullptr && std::ranges::any_of(w->triggers, [&](std::uint16_t g) {
           return in.rules.frames[in.rules.triggers[g].frame].name == "order";
         });
}
namespace {

// 나래에 [내년부터 광양에서 생산하는] 소재를 공급한다: to 나래, as nothing is made to anybody.
Rows before_making(const Bind& b, const Clause& c) {
  const bool own = c.subject == kNone || c.shared || c.subject == subject_phrase(b);
  if (!own || !b.in.is(c.predicate, Class::craft) || c.modal.negated) return {};
  for (const std::uint16_t n : c.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::dative || p.last + 1U >= c.predicate) continue;
    for (std::uint16_t t = p.last + 1U; t < c.predicate; ++t)
      if (b.in.tok(t).predicate) return {};  // 나래에 맞서 개발한 칩을
    return keep(b.in, p.heads, bit(Kind::org));
  }
  return {};
}

}  // namespace

// [A가 개발한] 칩을: the firm that makes what the phrase names.
Rows made_by(const Bind& b, std::uint16_t phrase) {
  for (const Clause& c : b.in.clauses) {
    const bool of_it = phrase != kNone && c.head == phrase && c.predicate != kNone &&
                       c.subject != kNone && !c.shared && !c.modal.negated && &c != &b.clause &&
                       b.in.is(c.predicate, Class::craft);
    if (!of_it) continue;
    Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds & bit(Kind::org));
    std::erase_if(rows, [&](Row r) { return decides(b.in, r); });
    if (!rows.empty()) return rows;
  }
  return {};
}
namespace {

// [B가 요청한] 물량을, [B가 주문한] 물량 가운데 절반을 공급한다: to B, who has asked for it.
Rows asked_for(const Bind& b, const Phrase& object) {
  for (const Clause& c : b.in.clauses) {
    if (c.head == kNone || c.predicate == kNone || !c.modal.relative || c.modal.negated ||
        c.subject == kNone || c.shared || c.subject == subject_phrase(b) ||
        !(b.in.is(c.predicate, Class::ask) || orders(b.in, c)))
      continue;
    const Phrase& of = b.in.ph(c.head);
    const auto among = [&](std::size_t t) {
      const std::string_view text = b.in.text(static_cast<std::uint16_t>(t));
      return text == "가운데" || text == "중";
    };
    const bool part = of.first < object.first && (among(of.last) || among(of.last + 1U));
    if (part || &of == &object)
      if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}

}  // namespace

Rows fitted(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr) o = shared_object(b);  // 세단에 들어가는 배터리를 만들어 공급한다
  if (Rows rows = o == nullptr ? Rows{} : asked_for(b, *o); !rows.empty()) return rows;
  for (const std::uint16_t n : b.clause.args) {  // 현대차가 생산하는 전기차에
    if (b.in.ph(n).josa != Case::dative || !b.in.ph(n).heads.empty()) continue;
    for (const Clause& c : b.in.clauses)
      if (c.head == n && c.predicate != kNone && b.in.is(c.predicate, Class::craft) &&
          c.subject != kNone)
        if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds); !rows.empty()) return rows;
  }
  for (const Clause& c : b.in.clauses) {
    if (o == nullptr || c.head == kNone || &b.in.ph(c.head) != o || c.predicate == kNone) continue;
    if (Rows rows = before_making(b, c); !rows.empty()) return rows;
    if (orders(b.in, c) && c.subject != kNone)  // 아람코가 발주한 플랜트를 수주
      if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds);
          !rows.empty() && c.subject != subject_phrase(b))
        return rows;
    const bool calls = b.trigger.type == Type::supply && c.predicate != kNone &&
                       b.in.rules.begins(b.in.text(c.predicate), Marker::calls) &&
                       b.in.rules.ends(b.in.text(o->last), Marker::work);
    if (calls && c.subject != kNone && !c.shared && c.subject != subject_phrase(b))
      if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds); !rows.empty())
        return rows;                      // 나래가 추진하는 가스 증설 공사를 수주
    for (const std::uint16_t n : c.args)  // 아람코에서 발주한
      if (orders(b.in, c) && b.in.ph(n).josa == Case::place)
        if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
    const bool made = b.in.is(c.predicate, Class::craft) && b.in.has(*o, Class::make);
    if (made && c.subject != kNone && c.subject != b.clause.subject)  // B가 설계한 칩의 생산을 수주
      if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds); !rows.empty()) return rows;
    if (!b.in.is(c.predicate, Class::fitted)) continue;  // 세단에 들어가는
    for (const std::uint16_t n : c.args) {
      const Phrase& p = b.in.ph(n);
      if (p.josa != Case::dative && p.josa != Case::place) continue;
      if (Rows rows = keep(b.in, p.heads, b.kinds); !rows.empty()) return rows;
      if (Rows rows = mods(b, p, p.last, Case::genitive); !rows.empty()) return rows;
      const bool site = site_noun(b.in, p.last);         // 나래 싱가포르 공장에 들어갈
      if (!site && !goods_name(b.in, p.last)) continue;  // 나래 전기차에 들어가는
      Bind owner = b;
      if (site) owner.kinds &= static_cast<KindSet>(~bit(Kind::country));
      if (Rows rows = mods(owner, p, p.last, Case::none); !rows.empty()) return rows;
    }
  }
  return {};
}
namespace {

// 현대차 하이브리드차용 배터리를 공급: for whose car it is made.
Rows made_for(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr || o->mods.empty()) return {};
  for (std::uint16_t t = o->mods.back().token + 1U; t < o->last; ++t)
    if (b.in.tok(t).what == What::word && b.in.text(t).ends_with("용"))
      return keep(b.in, o->mods.back().rows, b.kinds);
  return {};
}
// 우버의 시리즈B 라운드에 투자: of whose round; 시리즈B에 투자했던 A: of whom the article is about.
Rows round_of(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::dative || !b.in.has(p, Class::sort)) continue;
    if (Rows rows = mods(b, p, p.last, Case::genitive); !rows.empty()) return rows;
    if (b.in.said.focus != kNoRow && !b.in.parse.terse && b.in.is(p.last, Class::sort))
      return keep(b.in, {b.in.said.focus}, b.kinds);
  }
  return {};
}
// [B에 부과하기로 한] 관세를 유예했다, 관세가 유예된다: of whom it was asked.
Rows burdened(const Bind& b) {
  const Phrase* o = object_phrase(b);
  for (const Clause& c : b.in.clauses) {
    const bool of_it = c.head != kNone && c.modal.relative && c.predicate != kNone &&
                       b.in.acts_as(c.predicate, Type::regulate) &&
                       (c.head == subject_phrase(b) || (o != nullptr && &b.in.ph(c.head) == o));
    if (!of_it) continue;
    for (const std::uint16_t n : c.args)
      if (b.in.ph(n).josa == Case::dative || b.in.ph(n).josa == Case::about)
        if (Rows rows = keep(b.in, laid_on(b.in.ph(n)), b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// B에 한도를 줄이라고 권고했다: whom the clause of what was said names.
Rows told_to(const Bind& b) {
  const Clause* said = clause_before(b);
  if (said == nullptr || said->modal.join != Join::said) return {};
  if (said->subject != kNone && !said->shared && b.in.ph(said->subject).josa == Case::subject)
    return {};  // [C가 B에 뒷돈을 줬다며] 과징금을 물렸다: C pays
  for (const std::uint16_t n : said->args)
    if (b.in.ph(n).josa == Case::dative)
      if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  return {};
}
// [B에 내줬던] 허가를 거둬들였다: whose leave it was.
Rows given_to(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr || b.trigger.before.empty() || !closes(b.in, *o, b.trigger.before)) return {};
  for (const Clause& c : b.in.clauses) {
    if (c.head == kNone || &b.in.ph(c.head) != o || c.predicate == kNone || c.modal.negated)
      continue;
    for (const std::string_view act : {"내주", "내준", "내줬", "부여", "발급"})
      if (b.in.text(c.predicate).starts_with(act))
        for (const std::uint16_t n : c.args)
          if (b.in.ph(n).josa == Case::dative)
            if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// (B의 최대주주인 A가) 유상증자에 돈을 댄다: into B.
bool into_new_shares(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return p.josa == Case::dative && p.heads.empty() && p.mods.empty() &&
           b.in.text(p.last).ends_with("증자");
  });
}
// B가 실시하는 유상증자에 300억원을 출자한다.
Rows issuing(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    if (b.in.ph(n).josa != Case::dative || !b.in.text(b.in.ph(n).last).ends_with("증자")) continue;
    for (const Clause& c : b.in.clauses)
      if (c.head == n && c.subject != kNone && !c.shared)
        if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// B의 유상증자에 1860억원을 출자한다.
Rows new_shares_of(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::dative || !p.heads.empty() || !b.in.text(p.last).ends_with("증자"))
      continue;
    if (Rows rows = mods(b, p, p.last, Case::genitive); !rows.empty()) return rows;
    if (Rows rows = mods(b, p, p.last, Case::none); !rows.empty()) return rows;
  }
  return {};
}
bool granted(Type t) { return t == Type::subsidise || t == Type::finance; }
// B가 추진하는 시험망에 예산을 배정했다: to who pursues it.
Rows pursuer(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    if (b.in.ph(n).josa != Case::dative || !b.in.ph(n).heads.empty()) continue;
    for (const Clause& c : b.in.clauses)
      if (c.head == n && c.subject != kNone && !c.shared && c.predicate != kNone &&
          c.modal.tense != Tense::past)  // but A가 세운 회사에: not to A
        if (Rows rows = keep(b.in, b.in.ph(c.subject).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// 금융을 제공하겠다는 의향서를 B에 보냈다: to whom the paper goes.
Rows sent_to(const Bind& b) {
  const Clause& c = b.clause;
  if (c.head == kNone || !b.in.has(b.in.ph(c.head), Class::paper)) return {};
  for (const Clause& main : b.in.clauses) {
    if (main.modal.relative || std::ranges::find(main.args, c.head) == main.args.end()) continue;
    for (const std::uint16_t n : main.args)
      if (b.in.ph(n).josa == Case::dative)
        if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// …하겠다고 B에 통보했다: to whom it is said.
Rows notified(const Bind& b) {
  const std::uint16_t said = b.spot.modal.said_by;
  const Type type = b.trigger.type;
  if (type == Type::finance || type == Type::subsidise) return sent_to(b);
  if (said == kNone || (type != Type::supply && type != Type::license)) return {};
  for (std::uint16_t n = 0; n < b.in.parse.phrases.size(); ++n) {
    const Phrase& p = b.in.ph(n);
    if (p.dead || p.first <= b.spot.token || p.last >= said || p.josa != Case::dative) continue;
    if (Rows rows = keep(b.in, p.heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// 루미봇 주총에서 회사 측 안건에 반대했다: of the firm whose meeting it is.
Rows at_assembly(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const std::string_view word = b.in.text(p.last);
    if (p.josa != Case::place || !(word.ends_with("주총") || word.ends_with("주주총회"))) continue;
    if (Rows rows = mods(b, p, p.last, Case::genitive); !rows.empty()) return rows;
    if (Rows rows = mods(b, p, p.last, Case::none); !rows.empty()) return rows;
  }
  return {};
}
// [B에 해오던] 납품을 중단했다: to B.
Rows done_to(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    const Word* verb = c.predicate == kNone ? nullptr : b.in.word(c.predicate);
    if (c.head != b.spot.phrase || verb == nullptr || verb->text != "하다" || c.modal.negated)
      continue;
    for (const std::uint16_t n : c.args)
      if (b.in.ph(n).josa == Case::dative)
        if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}

}  // namespace

bool frame_fits(const Bind& b) {
  const bool lent = b.trigger.type == Type::license;  // A의 기술은 B의 칩에 쓰인다
  return (b.trigger.type == Type::supply || lent) && frame_name(b) == "fit_into";
}
namespace {

// 법무부 장관에게 권고했다: the office whose head is addressed.
Rows addressed(const Bind& b) {
  if (b.trigger.type != Type::regulate) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool head = p.josa == Case::dative && p.heads.empty() && p.first + 1U == p.last &&
                      b.in.tok(p.last).what == What::title &&
                      b.in.tok(p.first).what == What::party && b.in.tok(p.first).mentions == 1;
    if (head && b.in.kind(b.in.tok(p.first).mention) == Kind::org &&
        decides(b.in, b.in.tok(p.first).mention))
      return {b.in.tok(p.first).mention};
  }
  return {};
}
// B의 펀드에 출자했다, [B가 만든] 사모펀드에 투자했다: with B, who runs it.
Rows fund_of(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::dative || !p.heads.empty() || !b.in.text(p.last).ends_with("펀드"))
      continue;
    for (const Case josa : {Case::none, Case::genitive})
      if (Rows rows = mods(b, p, p.last, josa); !rows.empty()) return rows;
    for (const Clause& c : b.in.clauses)
      if (c.head == n && c.modal.relative && c.subject != kNone && !c.shared && !c.modal.negated)
        return keep(b.in, b.in.ph(c.subject).heads, bit(Kind::org));
  }
  return {};
}
// B의 고객사에 공급한다: to firms of B's that nobody names, not to B.
bool others_of(const Scene& in, std::uint16_t token) {
  return in.rules.relations.contains(std::string(in.text(token)));
}
// B에 반발해 C를 제재했다: what is felt towards B is not done to it.
const Clause* reaction(const Bind& b) {
  const Clause* before = chained_before(b);
  if (before == nullptr || before->predicate == kNone || b.in.word(before->predicate) == nullptr)
    return nullptr;
  for (const std::uint16_t g : b.in.word(before->predicate)->triggers) {
    const Trigger& t = b.in.rules.triggers[g];
    if (t.before.empty() && (t.type == Type::oppose || t.type == Type::endorse)) return before;
  }
  return nullptr;
}
Rows given(const Bind& b) {
  if (Rows rows = by_case(b, {Case::dative, Case::about}); !rows.empty()) return rows;
  if (b.trigger.type == Type::acquire && b.slot == Slot::a)  // [A와 B로 구성된] 컨소시엄에
    for (const std::uint16_t n : b.clause.args)
      if (b.in.ph(n).josa == Case::dative && b.in.ph(n).heads.empty())
        if (Rows rows = members(b, n); !rows.empty()) return rows;
  if (b.spot.phrase != kNone)
    if (Rows rows = mods(b, b.in.ph(b.spot.phrase), b.spot.token, Case::about); !rows.empty())
      return rows;
  if (b.spot.phrase != kNone && b.trigger.type == Type::supply)
    if (Rows rows = done_to(b); !rows.empty()) return rows;
  const Phrase* o =
      b.spot.phrase == kNone && !b.trigger.before.empty() ? object_phrase(b) : nullptr;
  if (o != nullptr && closes(b.in, *o, b.trigger.before))  // B에 대한 제재를 풀다
    if (Rows rows = mods(b, *o, o->last, Case::about); !rows.empty()) return rows;
  const Type type = b.trigger.type;
  if (type == Type::regulate)
    if (Rows rows = given_to(b); !rows.empty()) return rows;
  if (type == Type::regulate)
    if (Rows rows = told_to(b); !rows.empty()) return rows;
  if (Rows rows = addressed(b); !rows.empty()) return rows;
  if (type == Type::regulate && (b.trigger.flags & bit(Flag::positive)) != 0)
    if (Rows rows = burdened(b); !rows.empty()) return rows;
  if (type == Type::invest) {
    Rows rows = fund_of(b);
    if (rows.empty()) rows = round_of(b);
    if (rows.empty()) rows = new_shares_of(b);
    if (rows.empty()) rows = issuing(b);
    return rows.empty() && into_new_shares(b) ? held(b) : rows;
  }
  const bool owners = type == Type::sue || type == Type::manufacture || type == Type::supply ||
                      type == Type::qualify || type == Type::subsidise || type == Type::oppose ||
                      type == Type::endorse || type == Type::regulate || type == Type::compete ||
                      frame_fits(b);
  if (!owners && type != Type::finance) return {};
  if (granted(type))
    if (Rows rows = pursuer(b); !rows.empty()) return rows;
  if (type == Type::qualify) return fitted(b);  // B의 차에 들어갈 칩의 검증을 받는다
  if (type == Type::supply || type == Type::manufacture) {
    if (Rows rows = fitted(b); !rows.empty()) return rows;
    if (Rows rows = made_for(b); !rows.empty()) return rows;
  }
  for (const std::uint16_t n : b.clause.args) {  // 테트라비트의 라인에 장비를: to its owner
    const Phrase& p = b.in.ph(n);
    const bool about = p.josa == Case::about &&
                       (type == Type::oppose || type == Type::endorse || type == Type::regulate);
    if (!(p.josa == Case::dative || about) || n == b.spot.phrase ||
        !(p.heads.empty() || b.in.tok(p.head).what == What::product))
      continue;
    Bind owner = b;  // 홍콩의 업체에: to somebody whom nobody knows
    if (type == Type::supply) owner.kinds &= static_cast<KindSet>(~bit(Kind::country));
    if (type == Type::supply && b.in.is(p.last, Class::transparent)) continue;
    if ((type == Type::supply || type == Type::manufacture) && others_of(b.in, p.last)) continue;
    if (Rows rows = mods(owner, p, p.last, Case::genitive); !rows.empty()) return rows;
    const bool judges = type == Type::oppose || type == Type::endorse;
    if (judges && (b.in.acts_as(p.last, Type::role) ||  // 선임에, 연임에: whose office is given
                   b.in.acts_as(p.last, Type::lead)))  // 오커스 발족에
      if (Rows rows = mods(owner, p, p.last, Case::none); !rows.empty()) return rows;
    const bool makes = type == Type::manufacture || type == Type::supply || granted(type);
    const bool fits = frame_fits(b);  // 나래전자 로봇에 B의 모터가 들어간다
    const bool process = type == Type::manufacture && b.in.text(p.last).ends_with("나노");
    if ((makes && site_noun(b.in, p.last)) ||  // 루미봇 평택 공장에 맡겼다
        process ||                             // 루미봇 4나노에 맡겼다
        ((fits || type == Type::supply) &&  // 나래자동차 신형 전기차에 배터리를 공급한다
         (goods_name(b.in, p.last) || b.in.is(p.last, Class::goods))))
      if (Rows rows = mods(owner, p, p.last, Case::none); !rows.empty()) return rows;
    const std::string_view first = b.in.text(p.first);
    if (fits && (first == "이" || first == "해당" || first == "이번") && p.first < p.last &&
        !b.in.parse.terse && b.in.topic.size() == 1 && b.in.kind(b.in.topic.front()) == Kind::org)
      return keep(b.in, b.in.topic, b.kinds);  // (A는 로봇을 냈다.) 이 제품에는
    if (b.trigger.type == Type::subsidise && (first == "이" || first == "해당") &&
        !b.in.parse.terse) {  // 해당 공장에: who builds it
      const Rows& builders = b.in.said.builders;
      return keep(b.in, builders.empty() ? b.in.topic : builders, b.kinds);
    }
  }
  return type == Type::oppose ? at_assembly(b) : notified(b);
}

}  // namespace

Rows dative(const Bind& b) {
  const Clause* felt = b.trigger.type == Type::sue ? nullptr : reaction(b);
  if (felt == nullptr) return given(b);
  Clause own = b.clause;
  std::erase_if(own.args, [&](std::uint16_t n) { return b.in.ph(n).last < felt->predicate; });
  return given(Bind{b.in, own, b.spot, b.trigger, b.kinds, b.slot, b.headed});
}
namespace {

// A·B 등으로 꾸려진 대주단과: with each of them.
Rows group(const Bind& b) {
  for (const std::uint16_t n : b.clause.args)
    if (b.in.ph(n).josa == Case::with)
      if (Rows rows = members(b, n); !rows.empty()) return rows;
  return {};
}
// 어도비의 'XD'와 경쟁한다: with whose product.
Rows maker(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool product = p.head != kNone && b.in.tok(p.head).what == What::product;
    if (b.trigger.type == Type::compete && p.josa == Case::with && product)
      if (Rows rows = mods(b, p, p.head, Case::genitive); !rows.empty()) return rows;
  }
  return {};
}
// Who stands on the other side; B와 함께 수주했다 names who stands on this one.
// A는 B, 저비용항공사 9개사와 협약을 맺었다: B too, where the rest of the row has no name.
Rows before_unnamed(const Bind& b) {
  const std::vector<std::uint16_t>& args = b.clause.args;
  Rows out;
  for (std::size_t i = args.size(); i-- > 1;) {
    const Phrase& p = b.in.ph(args[i]);
    const bool many =
        b.in.tok(p.last).what == What::count || b.in.rules.ends(b.in.text(p.last), Marker::people);
    if ((p.josa != Case::with && p.josa != Case::together) || !p.heads.empty() || !many) continue;
    for (std::size_t k = i; k-- > 0;) {
      const Phrase& q = b.in.ph(args[k]);
      const bool dot = b.in.tok(q.last + 1U).mark == U'·';
      if (q.josa != Case::none || !(q.comma || dot) || q.heads.empty()) break;
      const Rows rows = keep(b.in, q.heads, b.kinds);
      out.insert(out.begin(), rows.begin(), rows.end());
    }
    return out;
  }
  return out;
}
// B와 함께 A도 매장을 연다: both do so, not with one another.
bool likewise(const Bind& b) {
  const std::uint16_t who = subject_phrase(b);
  if (who == kNone) return false;
  const Phrase& p = b.in.ph(who);
  return (p.also || (p.list && p.josa == Case::subject)) &&
         std::ranges::any_of(b.clause.args,
                             [&](auto n) { return n < who && b.in.ph(n).josa == Case::together; });
}
// B와의 [7년에 걸친] 분쟁을: what B has a part in stands behind a relative clause about its time.
Rows with_before(const Bind& b) {
  const Phrase* noun = b.spot.phrase != kNone ? &b.in.ph(b.spot.phrase) : object_phrase(b);
  if (noun == nullptr) return {};
  for (const Clause& k : b.in.clauses) {
    if (!k.modal.relative || k.head == kNone || &b.in.ph(k.head) != noun) continue;
    for (const std::uint16_t n : k.args) {
      const Phrase& p = b.in.ph(n);
      if (p.josa == Case::with_of) return keep(b.in, p.heads, b.kinds);
      const std::string_view last = b.in.text(p.last);  // 7년에
      if (last.empty() || last.front() < '0' || last.front() > '9') continue;
      for (const Mod& m : p.mods)
        if (m.josa == Case::with_of) return keep(b.in, m.rows, b.kinds);
    }
  }
  return {};
}

}  // namespace

Rows with(const Bind& b, bool together) {
  if (Rows rows = group(b); !rows.empty()) return rows;
  if (Rows rows = maker(b); !rows.empty()) return rows;
  together = together && !likewise(b);
  if (Rows rows = together ? by_case(b, {Case::with, Case::together}) : by_case(b, {Case::with});
      !rows.empty())
    return rows;
  if (Rows rows = before_unnamed(b); !rows.empty()) return rows;
  if (b.spot.phrase != kNone)
    if (Rows rows = mods(b, b.in.ph(b.spot.phrase), b.spot.token, Case::with_of); !rows.empty())
      return rows;
  if (const Phrase* o = object_phrase(b))
    if (Rows rows = mods(b, *o, static_cast<std::uint16_t>(o->last + 1U), Case::with_of);
        !rows.empty())
      return rows;
  return with_before(b);
}
bool at_that_time(const Bind& b) {
  if (b.spot.phrase == kNone) return false;
  for (std::uint16_t t = b.in.ph(b.spot.phrase).first; t < b.spot.token; ++t)
    if (b.in.text(t) == "시절" || b.in.text(t) == "재직") return true;
  return false;
}
namespace {

// B 인수 경합, B 인수 경쟁: what they fight over is no rival.
bool fought_over(const Bind& b) {
  if (b.trigger.type != Type::compete || b.spot.token == 0) return false;
  const auto before = static_cast<std::uint16_t>(b.spot.token - 1U);
  for (const std::string_view race : {"인수전", "수주전", "입찰전"})
    if (b.in.text(before).ends_with(race)) return true;
  return b.in.acts_as(before, Type::acquire) || b.in.acts_as(before, Type::divest);
}
// # A 회장, 강병주 나래 회장 회동: with him, not with his firm.
Rows titled_before(const Bind& b) {
  if (b.trigger.type != Type::meet || b.spot.token < 3 ||
      b.in.tok(b.spot.token - 1U).what != What::title)
    return {};
  const auto firm = static_cast<std::uint16_t>(b.spot.token - 2U);
  const auto who = static_cast<std::uint16_t>(b.spot.token - 3U);
  const auto bare = [&](std::uint16_t t, Kind kind) {
    return b.in.tok(t).what == What::party && b.in.tok(t).josa == Case::none &&
           b.in.kind(b.in.tok(t).mention) == kind;
  };
  if (!bare(firm, Kind::org) && !bare(firm, Kind::country)) return {};
  return bare(who, Kind::person) ? keep(b.in, {b.in.tok(who).mention}, b.kinds) : Rows{};
}
// A는 B와 C 인수를 추진한다: both; B와 C 인수를 논의한다, 협상한다: B is whom A talks to.
void add_bought(const Bind& b, Rows& rows) {
  const Phrase& p = b.in.ph(b.spot.phrase);
  const Word* verb = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  const bool fits = b.trigger.type == Type::acquire && b.slot == Slot::b && rows.size() == 1 &&
                    verb != nullptr && b.spot.phrase > 0 && !p.mods.empty() &&
                    p.mods.front().first == p.first && p.mods.front().rows == rows;
  const std::uint16_t n = subject_phrase(b);
  if (!fits || n == kNone || b.in.ph(n).heads.empty() || b.clause.shared) return;
  const bool own = (verb->is(Class::stage) && verb->status == Status::sought) ||
                   b.in.rules.begins(b.in.text(b.clause.predicate), Marker::finish);
  const auto before = static_cast<std::uint16_t>(b.spot.phrase - 1U);
  const Phrase& q = b.in.ph(before);
  const bool plain = q.mods.empty() || q.first == q.last ||  // 다솔그룹 산하 B와
                     b.in.text(q.last - 1U) == "산하" || b.in.text(q.last - 1U) == "계열" ||
                     b.in.rules.relations.contains(std::string(b.in.text(q.last - 1U)));
  if (!own || before == n || q.dead || q.josa != Case::with || q.also || q.last + 1U != p.first ||
      !plain || !b.in.tok(q.last).party())
    return;
  const Rows more = keep(b.in, q.heads, bit(Kind::org));
  rows.insert(rows.begin(), more.begin(), more.end());
}
// A는 B와 C·D 인수 계약을 맺었다: B is whom A signs with, as the dot ties C to D alone.
void leave_signer(const Bind& b, Rows& rows) {
  const Word* verb = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
  if (b.trigger.type != Type::acquire || b.slot != Slot::b || rows.size() < 3 || verb == nullptr ||
      !verb->is(Class::light))
    return;
  const auto between = [&](std::size_t i) {
    const auto& all = b.in.doc.mentions.rows;
    return b.in.doc.at(Span{all[rows[i]].span.end, all[rows[i + 1U]].span.begin});
  };
  if (between(0) != "와 " && between(0) != "과 ") return;
  for (std::size_t i = 1; i + 1U < rows.size(); ++i)
    if (between(i) != "·" && between(i) != "ㆍ") return;
  rows.erase(rows.begin());
}
// # A, B 9000억원에 인수: B, with its price.
Rows priced(const Bind& b) {
  const std::uint16_t n = b.spot.phrase;
  const bool deal = b.trigger.type == Type::acquire || b.trigger.type == Type::divest;
  if (!deal || !b.in.parse.terse || b.slot != Slot::b || n == 0 || b.in.ph(n).first != b.spot.token)
    return {};
  const Phrase& p = b.in.ph(static_cast<std::uint16_t>(n - 1U));
  const bool price = p.josa == Case::dative && p.heads.empty() && p.last + 1U == b.spot.token &&
                     b.in.tok(p.last).what == What::amount && p.mods.size() == 1 &&
                     p.mods.front().josa == Case::none && p.mods.front().token + 1U == p.last;
  return price ? keep(b.in, p.mods.front().rows, b.kinds) : Rows{};
}

}  // namespace

Rows bare(const Bind& b) {
  const Spot& s = b.spot;
  if (fought_over(b)) return {};
  if (s.phrase != kNone) {
    if (at_that_time(b)) return {};
    Rows rows = titled_before(b);
    if (rows.empty()) rows = mods(b, b.in.ph(s.phrase), s.token, Case::none);
    if (rows.empty()) rows = priced(b);
    add_bought(b, rows);
    leave_signer(b, rows);
    return rows;
  }
  if (b.clause.args.empty()) return {};
  const Phrase& last = b.in.ph(b.clause.args.back());
  if (last.josa != Case::none || last.last + 1 != s.token ||
      b.clause.args.back() == b.clause.subject)
    return {};
  return keep(b.in, last.heads, b.kinds);
}
// B 최대주주 A의 지분을: whose shares they are, and of B.
const Mod* firm_held(const Bind& b, const Phrase& o) {
  const std::size_t many = o.mods.size();
  if (many < 2 || o.mods.back().josa != Case::genitive ||
      !b.in.is(o.mods.back().token + 1U, Class::stake))
    return nullptr;
  const Mod& firm = o.mods[many - 2U];
  for (std::uint16_t t = firm.token + 1U; t < o.mods.back().first; ++t)
    if (b.in.tok(t).what == What::word && b.in.text(t).ends_with("주주")) return &firm;
  return nullptr;
}
// 선박 건조를 위한 우선협상대상자로: chosen for a work, not to buy a firm.
bool for_works(const Bind& b) {
  const std::string& frame = frame_name(b);  // but 시장 공략을 위해 B를 품에 안았다
  if (b.trigger.type != Type::acquire || (!frame.starts_with("choose") && frame != "bid"))
    return false;
  for (std::uint16_t t = b.clause.first + 1U; t < b.spot.token; ++t)
    if (b.in.text(t).starts_with("위한") || b.in.text(t).starts_with("위해"))
      return b.in.rules.ends(b.in.text(t - 1U), Marker::work) ||
             b.in.acts_as(t - 1U, Type::supply) || b.in.acts_as(t - 1U, Type::build);
  return false;
}
// 호텔에서 공장 건설을 위한 협약을 맺었다: where it is signed, not where it is built.
bool signed_there(const Bind& b) {
  return b.trigger.type == Type::build && b.spot.phrase != kNone && b.clause.predicate != kNone &&
         b.in.ph(b.spot.phrase).last > b.spot.token &&
         b.in.is(b.in.ph(b.spot.phrase).last, Class::paper);
}
// [A와 C가 주도한] 라운드에서, [A가 이끌고 C가 참여한] 라운드를 통해 투자를 받았다: by those who
// led it or took part.
Rows led_round(const Bind& b) {
  if (b.trigger.type != Type::invest || b.slot != Slot::a) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if ((p.josa != Case::place && p.josa != Case::via) || !p.heads.empty()) continue;
    const auto givers = [&](const Clause& c) {  // 네덜란드(미르)가: whose firm, no investor
      const Word* verb = c.predicate == kNone ? nullptr : b.in.word(c.predicate);
      const bool leads = verb != nullptr && c.subject != kNone && !c.shared && !c.modal.negated &&
                         std::ranges::any_of(verb->triggers, [&](std::uint16_t g) {
                           const Trigger& t = b.in.rules.triggers[g];
                           return t.type == Type::invest && !t.before.empty() &&
                                  b.in.text(p.last).ends_with(t.before);
                         });
      return leads ? keep(b.in, b.in.ph(c.subject).heads, bit(Kind::org) | bit(Kind::person))
                   : Rows{};
    };
    for (const Clause& c : b.in.clauses) {
      if (c.head != n || !c.modal.relative) continue;
      Rows rows = givers(c);
      const Clause* before = &c == b.in.clauses.data() ? nullptr : &c - 1;
      if (!rows.empty() && before != nullptr && before->modal.join == Join::chain) {
        const Rows led = givers(*before);
        rows.insert(rows.begin(), led.begin(), led.end());
      }
      if (!rows.empty()) return rows;
    }
  }
  return {};
}
// A의 주도로 투자를 유치했다, [A 주도로 진행된] 라운드에 B도 참여했다: A.
Rows round_leader(const Bind& b) {
  const auto leads = [&](const Clause& c) {
    for (const std::uint16_t n : c.args) {
      const Phrase& p = b.in.ph(n);
      const std::string_view word = b.in.text(p.last);
      const bool named = word == "투자자" || word == "중심";  // A를 리드 투자자로, 중심으로
      if (p.josa == Case::direction && named && n > 0 && b.in.ph(n - 1U).josa == Case::object &&
          b.in.ph(n - 1U).last + 1U == p.first)
        return keep(b.in, b.in.ph(n - 1U).heads, b.kinds);
      if (p.josa != Case::direction || !(word == "주도" || word == "리드")) continue;
      for (const Case josa : {Case::genitive, Case::none})
        if (Rows rows = mods(b, p, p.last, josa); !rows.empty()) return rows;
    }
    return Rows{};
  };
  if (b.trigger.type != Type::invest) return {};
  if (Rows rows = leads(b.clause); !rows.empty()) return rows;
  const auto between = [&](std::uint16_t from) {  // 참여한 가운데 [시연회를 열고] 유치했다
    return std::ranges::any_of(b.in.clauses, [&](const Clause& k) {
      return &k != &b.clause && k.predicate != kNone && !k.modal.relative && k.predicate > from &&
             k.predicate < b.spot.token;
    });
  };
  for (const Clause& c : b.in.clauses)  // [A, B 등이 참여한] 가운데 투자를 유치했다
    if (c.modal.relative && c.head != kNone && !between(b.in.ph(c.head).last) && c.head != kNone &&
        c.subject != kNone && !c.shared && c.predicate != kNone && !c.modal.negated &&
        c.predicate < b.spot.token && b.in.text(c.predicate).starts_with("참여") &&
        b.in.text(b.in.ph(c.head).first) == "가운데")
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  for (const Clause& c : b.in.clauses)
    if (c.modal.relative && c.head != kNone && !b.trigger.before.empty() &&
        std::ranges::find(b.clause.args, c.head) != b.clause.args.end() &&
        closes(b.in, b.in.ph(c.head), b.trigger.before))
      return leads(c);
  return {};
}
Rows investor_selling(const Bind& b) {
  constexpr std::uint32_t kReach = 6;  // sentences back to the firm whose shares they are
  const Phrase* o = object_phrase(b);
  if (b.trigger.type != Type::acquire || o == nullptr || !b.in.has(*o, Class::stake) ||
      o->mods.size() != 1 || o->mods.front().josa != Case::genitive ||
      o->mods.front().rows.size() != 1 || b.in.target == kNoRow ||
      b.in.number - b.in.said.target_at > kReach)
    return {};
  const Mod& m = o->mods.front();
  const Row who = m.rows.front();
  const std::string_view before =
      m.first > 0 ? b.in.text(static_cast<std::uint16_t>(m.first - 1U)) : std::string_view{};
  const bool invests = b.in.kind(who) == Kind::person || before.ends_with("펀드") ||
                       before == "투자자" || b.in.rules.ends(b.in.name(who), Marker::investor);
  return invests && !b.in.same(who, b.in.target) ? m.rows : Rows{};
}
namespace {

// B의 2대 주주인 A는 보유 지분을 처분했다, B의 최대주주 A가 증자에 참여: of the company held.
Rows held_by(const Bind& b, std::uint16_t n) {
  for (std::uint16_t i = n == kNone || n == 0 ? n : n - 1U; n != kNone && i <= n; ++i) {
    const Phrase& p = b.in.ph(i);
    if (i < n && (p.josa != Case::copula || p.last + 1U != b.in.ph(n).first)) continue;
    for (std::uint16_t t = p.first; t <= p.last; ++t) {
      const std::string_view word = b.in.text(t);
      const bool holder = word.ends_with("주주") || word == "창업자" || word == "창업주";
      if (!holder || (b.in.tok(t).what != What::word && b.in.tok(t).what != What::title)) continue;
      if (Rows rows = mods(b, p, t, Case::genitive); !rows.empty()) return rows;
      if (Rows rows = mods(b, p, t, Case::none); !rows.empty()) return rows;
      const bool whose = i < n && p.mods.empty() && b.in.said.focus != kNoRow && !b.in.parse.terse;
      if (whose) return keep(b.in, {b.in.said.focus}, b.kinds);  // 대주주인 A는 보유 지분을 판다
    }
  }
  return {};
}

}  // namespace

Rows held(const Bind& b) { return held_by(b, subject_phrase(b)); }
bool is_holder(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (n == kNone) return false;
  const bool called = n > 0 && b.in.ph(n - 1U).josa == Case::copula &&
                      b.in.ph(n - 1U).last + 1U == b.in.ph(n).first;
  for (std::uint16_t t = called ? b.in.ph(n - 1U).first : b.in.ph(n).first; t <= b.in.ph(n).last;
       ++t)
    if (b.in.tok(t).what == What::word && b.in.text(t).ends_with("주주")) return true;
  return false;
}
namespace {

// [B의 최대주주인 서도현 회장이 보유한] 지분을: of B.
Rows of_holder(const Bind& b) {
  const Phrase* o = stake(b);
  for (const Clause& c : b.in.clauses)
    if (o != nullptr && c.head != kNone && &b.in.ph(c.head) == o && c.modal.relative &&
        c.predicate != kNone && c.subject != kNone && !c.shared &&
        b.in.acts_as(c.predicate, Type::own))
      return held_by(b, c.subject);
  return {};
}
// 지분 5%를, 주식 30만주를: nothing else.
bool share_named(const Scene& in, const Phrase& p) {
  bool share = false;
  for (std::uint16_t t = p.first; t <= p.last; ++t) {
    const bool figure = in.tok(t).what == What::share || in.tok(t).what == What::count;
    if (!figure && !in.is(t, Class::stake)) return false;
    share = share || figure;
  }
  return share;
}
// B가 발행한 신주를 인수했다.
Rows issuer(const Bind& b) {
  const Phrase* o = object_phrase(b);
  for (const Clause& c : b.in.clauses)
    if (o != nullptr && c.head != kNone && &b.in.ph(c.head) == o && c.subject != kNone &&
        c.predicate != kNone && b.in.is(c.predicate, Class::craft) && b.in.has(*o, Class::stake))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
// [A가 가진] 지분을 B가 사들인다: the verb above has a subject of its own.
bool another_acts(const Bind& b) {
  return std::ranges::any_of(b.in.clauses, [&](const Clause& main) {
    return main.predicate != kNone && &main != &b.clause && main.subject != kNone && !main.shared &&
           main.subject != b.clause.topic &&
           std::ranges::find(main.args, b.clause.head) != main.args.end();
  });
}
// A는 B가 51%, C가 49%를 보유하고 있다; A 지분은 B가 갖고 있다; A는 [B가 지분 전량을 가진]
// 자회사다: of the firm that the sentence is about.
Rows of_topic(const Bind& b) {
  const Clause& c = b.clause;
  const bool own = b.trigger.type == Type::own && c.topic != kNone && c.subject != kNone &&
                   c.topic != c.subject && !c.shared && c.modal.said_by == kNone;
  if (!own || b.in.parse.terse || b.in.ph(c.subject).josa != Case::subject) return {};
  if (c.modal.relative) {
    if (c.head == kNone || !b.in.ph(c.head).heads.empty()) return {};
    const Phrase& head = b.in.ph(c.head);
    const bool stock =  // X는 [A가 가진] 지분을 B가 사들이면서
        b.in.has(head, Class::stake) && head.mods.empty() && another_acts(b);
    const bool tells =
        stock || head.josa == Case::copula || (head.josa == Case::direction && head.comma);
    if (!tells) return {};
  }
  const Phrase& topic = b.in.ph(c.topic);
  if (Rows rows = keep(b.in, topic.heads, b.kinds); !rows.empty()) return rows;
  if (!b.in.has(topic, Class::stake)) return {};
  Rows rows = mods(b, topic, topic.last, Case::genitive);
  return rows.empty() ? mods(b, topic, topic.last, Case::none) : rows;
}
// B는 A가 지분 25%를 사들이자 반발했다, A가 지분을 매입한 B: the shares of B.
Rows bought_of_topic(const Bind& b) {
  const Clause& c = b.clause;
  const Phrase* o = object_phrase(b);
  const bool sells = b.trigger.type == Type::divest && !by_case(b, {Case::dative}).empty();
  const bool buys = (b.trigger.type == Type::acquire || sells) && b.spot.voice == Voice::active &&
                    c.subject != kNone && !c.shared && b.in.ph(c.subject).josa == Case::subject &&
                    !b.in.ph(c.subject).heads.empty() && !b.in.parse.terse;
  if (!buys || o == nullptr || !b.in.has(*o, Class::stake) || !o->heads.empty() ||
      !o->mods.empty() || !share_named(b.in, *o))
    return {};
  if (c.modal.relative)
    return c.head == kNone ? Rows{} : keep(b.in, b.in.ph(c.head).heads, bit(Kind::org));
  const bool told = c.modal.said_by != kNone &&  // its own shares: B는 A가 …한다고 공시했다
                    !b.in.text(c.modal.said_by).starts_with("공시");
  if (c.topic == kNone || c.topic == c.subject || told) return {};
  Rows rows = keep(b.in, b.in.ph(c.topic).heads, bit(Kind::org));
  std::erase_if(rows, [&](Row r) { return b.in.rules.ends(b.in.name(r), Marker::authority); });
  return rows;
}
// B에 150억원을 투자해 지분 5%를 갖고 있다: of whom the verb before bought a part.
Rows put_in(const Bind& b) {
  const Clause* before = chained_before(b);
  if (b.trigger.type != Type::own || before == nullptr || !b.clause.shared) return {};
  if (b.in.acts_as(before->predicate, Type::invest)) return first_of(b, *before, Case::dative);
  if (b.in.acts_as(before->predicate, Type::acquire)) return first_of(b, *before, Case::object);
  return {};
}
// B를 인수하겠다고 한 지 4년 만에 지분 63%를 인수했다: what the clause before buys.
Rows spoken_of(const Bind& b, const Phrase& held) {
  for (const Clause& c : b.in.clauses) {
    if (c.predicate == kNone || c.predicate >= held.first) break;
    const Word* w = b.in.word(c.predicate);
    if (w == nullptr || w->triggers.empty() || b.in.rules.triggers[w->main].type != Type::acquire)
      continue;
    for (const std::uint16_t n : c.args)
      if (b.in.ph(n).josa == Case::object)
        if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  }
  return {};
}
// 나래상사 서도현 회장도 보유 주식을 팔았다: of the firm that the seller heads or works for.
Rows own_firm(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  if (b.trigger.type != Type::divest || n == kNone || b.in.ph(n).heads.size() != 1 ||
      b.in.kind(b.in.ph(n).heads.front()) != Kind::person)
    return {};
  for (const Mod& m : b.in.ph(n).mods)
    if (m.rows.size() == 1 && b.in.kind(m.rows.front()) == Kind::org)
      return keep(b.in, m.rows, b.kinds);
  const Row firm = employer(b.in, b.in.ph(n).heads.front());
  return firm == kNoRow ? Rows{} : keep(b.in, {firm}, b.kinds);
}
// A가 서도현 B 회장에게서 지분을 사들였다: of B, where the text names no other.
Rows officers_stake(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::source || p.heads.size() != 1 || b.in.kind(p.heads.front()) != Kind::person)
      continue;
    Rows firm = employer_in(b, p);
    if (firm.empty()) firm = {employer(b.in, p.heads.front())};
    if (firm.front() != kNoRow && !b.in.name(firm.front()).ends_with("그룹"))  // which firm of it?
      return keep(b.in, firm, b.kinds);
  }
  return {};
}
// 지분 14.8%를 사들였다: of the company whose shares were last spoken of.
// 합작법인 지분 10%를 사들인다: of the new firm, not of the one spoken of.
bool of_new_firm(const Bind& b) {
  const Phrase* held = stake(b);
  if (held == nullptr || !held->heads.empty() || !held->mods.empty()) return false;
  for (std::uint16_t t = held->first; t < held->last; ++t)
    if (b.in.rules.begins(b.in.text(t), Marker::venture) || b.in.text(t) == "신설법인") return true;
  return false;
}

}  // namespace

Rows target(const Bind& b, Draft& d) {
  if (Rows rows = issuer(b); !rows.empty()) return rows;
  if (Rows rows = of_topic(b); !rows.empty()) return rows;
  if (Rows rows = bought_of_topic(b); !rows.empty()) return rows;
  if (of_new_firm(b)) return b.in.said.venture == kNoRow ? Rows{} : Rows{b.in.said.venture};
  if (stake(b) != nullptr)
    if (Rows rows = put_in(b); !rows.empty()) return rows;
  const bool bare_sale =
      b.trigger.type == Type::divest && b.spot.phrase != kNone &&
      b.in.ph(b.spot.phrase).first == b.spot.token;  // B의 주주는 매각을 추진한다
  if (stake(b) != nullptr || bare_sale)
    if (Rows rows = held(b); !rows.empty()) return rows;
  if (stake(b) != nullptr)
    if (Rows rows = own_firm(b); !rows.empty()) return rows;
  if (Rows rows = of_holder(b); !rows.empty()) return rows;
  if (stake(b) != nullptr)
    for (std::uint16_t n = 0; n < b.in.parse.phrases.size() && b.in.ph(n).last < b.spot.token; ++n)
      if (!b.in.ph(n).dead && b.in.has(b.in.ph(n), Class::stake))
        if (Rows rows = mods(b, b.in.ph(n), b.in.ph(n).last, Case::none); !rows.empty())
          return rows;
  const Phrase* held = stake(b);
  for (std::uint16_t t = held == nullptr ? 1 : held->first; held != nullptr && t < held->last; ++t)
    if (b.in.tok(t).what == What::word && b.in.word(t) == nullptr)
      return {};  // of somebody whom nobody knows
  if (held != nullptr && b.trigger.type == Type::acquire)
    if (Rows rows = spoken_of(b, *held); !rows.empty()) return rows;
  if (held != nullptr && held->heads.empty() && b.trigger.type == Type::acquire)
    if (Rows rows = officers_stake(b); !rows.empty()) return rows;
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)
    if (b.in.text(t) == "이" && b.in.text(t + 1U) == "회사" && b.in.tok(t + 1U).what == What::word)
      return {};  // 이 회사 주식을: of one that nobody has found
  if (held == nullptr || b.in.target == kNoRow || keep(b.in, {b.in.target}, b.kinds).empty() ||
      b.in.parse.terse)
    return {};
  d.stated_parties = false;
  return {b.in.target};
}
namespace {

// B에 투자한 곳은 A로 확인됐다
bool found_out(const Scene& in, const Clause& c) {
  if (c.modal.unsaid || c.modal.relative || c.args.empty() ||
      in.ph(c.args.back()).josa != Case::direction || in.ph(c.args.back()).last + 1U != c.predicate)
    return false;
  for (const std::string_view verb :
       {"확인됐", "확인된", "드러났", "드러난", "밝혀졌", "밝혀진", "나타났", "판명", "파악됐"})
    if (in.text(c.predicate).starts_with(verb)) return true;
  return false;
}
// B에 투자한 곳은 A다: who the head is, the main clause says.
Rows equated(const Bind& b) {
  if (!b.in.ph(b.clause.head).heads.empty() || !b.in.ph(b.clause.head).mods.empty()) return {};
  for (const Clause& c : b.in.clauses)  // A가 투자한 곳으로는 B, C 등이 있다
    if (c.predicate != kNone && !c.modal.negated && !c.modal.relative && c.subject != kNone &&
        c.subject != b.clause.head && b.in.ph(c.subject).josa == Case::subject &&
        std::ranges::find(c.args, b.clause.head) != c.args.end() &&
        b.in.doc
            .at({b.in.tok(b.in.ph(b.clause.head).last).span.begin,
                 b.in.tok(b.in.ph(b.clause.head).last).end})
            .ends_with("로는") &&
        (b.in.text(c.predicate).starts_with("있") || b.in.text(c.predicate).starts_with("꼽")))
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  for (const Clause& c : b.in.clauses) {
    if (c.predicate == kNone || c.subject != b.clause.head || c.modal.negated) continue;
    const Token& t = b.in.tok(c.predicate);
    const std::uint16_t n = b.in.parse.phrase_of[c.predicate];
    if (t.josa == Case::copula && n != kNone && (t.what == What::party || b.in.ph(n).list))
      return keep(b.in, b.in.ph(n).heads, b.kinds);
    if (found_out(b.in, c)) return keep(b.in, b.in.ph(c.args.back()).heads, b.kinds);
  }
  return {};
}
// [X를 품은] A와 B는 맞붙는다: of A, the nearest; X를 공동 인수한 A와 B, A·B: of both.
bool describes_first(const Bind& b, const Phrase& p) {
  if (b.trigger.type != Type::acquire && b.trigger.type != Type::divest) return false;
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)
    if (b.in.text(t) == "공동" || b.in.text(t) == "함께") return false;
  bool with = false;
  for (std::uint16_t t = p.first; t <= p.last; ++t) {
    if (b.in.text(t) == "등" || b.in.tok(t).what == What::count) return false;  // A와 B 등 2곳은
    with = with || (b.in.tok(t).mention == p.heads.front() && b.in.tok(t).josa == Case::with);
  }
  return with;
}
// [X가 세운] A와 [세계 최대 검색 기업] B: what is told of A is not told of B.
bool set_apart(const Bind& b, const Rows& rows) {
  if (rows.size() != 2 || b.in.kind(rows.back()) != Kind::org) return false;
  const Phrase& p = b.in.ph(b.clause.head);
  std::uint16_t words = 0;
  bool between = false;
  for (std::uint16_t t = p.first; t <= p.last; ++t) {
    const Token& x = b.in.tok(t);
    if (x.what == What::party && x.mention == rows.back()) return between && words >= 2;
    words += between && x.what == What::word;
    between =
        between || (x.what == What::party && x.mention == rows.front() && x.josa == Case::with);
  }
  return false;
}

}  // namespace

// 주가, 입장: what a firm has, of which nobody else is told to act.
static bool belongs(std::string_view noun) {
  constexpr std::string_view kOwn[] = {"주가", "입장", "실적", "매출",   "영업이익",
                                       "시총", "주식", "수혜", "경쟁력", "시가총액"};
  return std::ranges::find(kOwn, noun) != std::end(kOwn);
}
Rows head(Bind& b) {
  if (b.headed || b.clause.head == kNone) return {};
  if (b.trigger.before == "함께" && b.spot.phrase == kNone &&
      std::ranges::none_of(b.clause.args, [&](std::uint16_t n) {
        return b.in.ph(n).josa == Case::object || b.in.ph(n).josa == Case::dative;
      }))
    return {};  // [A와 함께 추진하는] B: what they pursue; not [A와 함께 사업에 나선] B
  if (b.spot.modal.said_by != kNone && b.clause.subject != kNone && !b.clause.shared &&
      b.in.ph(b.clause.subject).josa == Case::subject)
    return {};  // [반군이 무기를 썼다고 주장해 온] A는
  const Phrase& p = b.in.ph(b.clause.head);
  if (p.first < p.last && b.in.rules.is(b.in.text(p.first), Marker::moment))
    return {};  // [A를 내놓은] 뒤 B와
  const bool bodily = b.trigger.type == Type::visit || b.trigger.type == Type::meet;
  if (Rows rows = keep(b.in, p.heads, b.kinds); bodily && !rows.empty())
    return b.headed = true, rows;
  const bool some = !p.heads.empty() || b.in.rules.ends(b.in.text(p.last), Marker::people);
  const auto land = [&](const Mod& m) {  // [A가 출자한] 일본의 B, 일본의 업체: where that one is
    return some && std::ranges::all_of(m.rows, [&](Row r) {
             return b.in.kind(r) == Kind::country || b.in.kind(r) == Kind::place;
           });
  };
  for (const Mod& m : p.mods)
    if (m.josa == Case::genitive && !land(m))
      if (Rows rows = keep(b.in, m.rows, b.kinds); !rows.empty()) return b.headed = true, rows;
  const auto next = static_cast<std::uint16_t>(p.first + 1U);
  const bool shares = p.first < p.last && b.in.is(next, Class::stake) && p.mods.size() == 1;
  if (p.heads.empty() && b.in.tok(p.first).what == What::party && b.in.tok(p.first).mentions == 1 &&
      ((next == p.last && belongs(b.in.text(p.last))) || shares))
    if (Rows rows = keep(b.in, {b.in.tok(p.first).mention}, b.kinds); !rows.empty())
      return b.headed = true, rows;  // [칩을 대는] A 주가가, [C를 인수한] A 지분 10%를
  Rows rows = keep(b.in, p.heads, b.kinds);
  std::erase_if(rows, [&](Row r) {  // A, [지난달 협약을 맺은] B가: B alone
    return b.in.doc.mentions.rows[r].span.begin < b.in.tok(b.clause.first).span.begin;
  });
  if (rows.size() > 1 && (describes_first(b, p) || set_apart(b, rows))) rows.resize(1);
  if (rows.empty()) rows = equated(b);
  if (!rows.empty()) b.headed = true;
  const bool people =
      std::ranges::all_of(rows, [&](Row r) { return b.in.kind(r) == Kind::person; });
  if (rows.size() == 1 && people && takes_money(b.trigger.type))
    for (const Mod& m : p.mods)  // 투자를 이끈 한결벤처스 서도현 상무: his firm has
      if (m.josa == Case::none && m.rows.size() == 1 && b.in.kind(m.rows.front()) == Kind::org)
        return m.rows;
  return rows;
}

}  // namespace hj::claim
