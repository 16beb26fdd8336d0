// Fills the frames of data/rules/claim from clauses.
#include <algorithm>
#include <array>
#include <optional>

#include "claim/bind.h"
#include "core/utf8.h"

namespace hj::claim {
namespace {

// B와 |함께| [피부용 원료를] 개발한다: the adverb stands with the partner, far from the verb.
bool made_together(const Scene& in, const Clause& c, const Spot& s, const Trigger& trigger) {
  const bool made = trigger.type == Type::codevelop && !in.word(s.token)->verb;
  const bool joint = made || trigger.type == Type::partner ||  // 함께 만들다: a world, peace
                     trigger.type == Type::meet;
  if (!joint || !(trigger.before == "함께" || trigger.before.starts_with("공동"))) return false;
  return std::ranges::any_of(c.args, [&](std::uint16_t n) {
    const Phrase& p = in.ph(n);
    const std::size_t next = p.last + 1U;
    if (p.josa != Case::together || p.heads.empty() || next >= in.parse.tokens.size()) return false;
    const Token& adverb = in.parse.tokens[next];
    return in.doc.at(adverb.span).starts_with(trigger.before);
  });
}
// 손을 잡다, 우선협상대상자로 선정하다: the noun that belongs to the trigger.
bool stands_before(const Scene& in, const Clause& c, const Spot& s, const Trigger& trigger) {
  const std::string& noun = trigger.before;
  std::string tight = noun;
  std::erase(tight, ' ');
  const auto ends = [&](std::uint16_t t) {
    std::string text(in.text(t));
    if (t > 0 && text.size() < tight.size()) text.insert(0, in.text(t - 1U));
    std::erase(text, ' ');
    return in.tok(t).what == What::word && text.ends_with(tight);
  };
  for (std::uint16_t t = s.token; t-- > 0 && s.token - t <= 3;) {
    if (in.tok(t).predicate || in.tok(t).what == What::mark) break;
    const bool aside = in.tok(t).josa == Case::about || in.tok(t).josa == Case::genitive;
    if (in.tok(t).what == What::party && in.tok(t).josa != Case::none && in.text(t) == noun)
      return true;  // 공정위에 신고했다
    if (in.tok(t).what != What::word || aside) continue;
    std::string word(in.text(t));
    std::erase(word, ' ');  // 수출 규제를 해제하다
    if (word == trigger.before) return true;
  }
  if (s.phrase != kNone) return false;
  if (made_together(in, c, s, trigger)) return true;
  if (std::ranges::any_of(c.args, [&](std::uint16_t n) {
        return in.ph(n).josa != Case::copula && closes(in, in.ph(n), noun);  // 주관사인 A는: no
      }))
    return true;
  const std::string& frame = in.rules.frames[trigger.frame].name;
  if (frame == "round" && c.modal.relative && c.head != kNone && closes(in, in.ph(c.head), noun))
    return true;                      // [A가 주도한] 투자를
  for (const Clause& k : in.clauses)  // 본입찰을 마감한 결과 A가 참여했다
    if (frame == "bid" && k.head != kNone && in.ph(k.head).first < s.token &&
        in.text(in.ph(k.head).first) == "결과" &&
        std::ranges::any_of(k.args, [&](auto n) { return closes(in, in.ph(n), noun); }))
      return true;
  // 투자를 A가 이끌었고 B가 참여했다: in the round of the clause before.
  const bool open =
      std::ranges::none_of(c.args, [&](std::uint16_t n) { return in.ph(n).josa == Case::dative; });
  if (frame != "round" || !open) return false;
  for (std::uint16_t t = 0; t < s.token; ++t)
    if (ends(t)) return true;
  return false;
}
// 퀘벡에 짓고 있는 공장 공사를: what is built is the head of the clause.
bool builds_head(const Bind& b) {
  if (!b.clause.modal.relative || b.clause.head == kNone) return false;
  const Phrase& h = b.in.ph(b.clause.head);
  return h.heads.empty() && (b.in.has(h, Class::site) || site_noun(b.in, h.last)) &&
         std::ranges::none_of(b.clause.args,
                              [&](auto n) { return b.in.ph(n).josa == Case::object; });
}
// 샘플, B샘플: what is sent to be tested.
bool sample(const Scene& in, std::uint16_t token) {
  const std::string_view text = in.text(token);
  for (std::size_t at = 0; at < text.size(); ++at)
    if (const auto* words = boundary(text, at) ? in.rules.find(text.substr(at)) : nullptr)
      if (in.rules.acts_as(words->front().word, Type::qualify)) return true;
  return false;
}
// [B가 발주한] 플랜트 입찰: what a relative clause says has been ordered.
bool orders_head(const Scene& in, std::uint16_t phrase) {
  return std::ranges::any_of(in.clauses, [&](const Clause& c) {
    return c.head == phrase && c.predicate != kNone && !c.modal.negated &&
           in.rules.begins(in.text(c.predicate), Marker::calls);
  });
}
// 원전 사업의 우선협상대상자로, 전산망 사업에서: chosen to do a work, not to buy a firm.
bool for_work(const Bind& b) {
  const std::uint16_t who = subject_phrase(b);  // 재건축조합은 A를 우선협상대상자로 선정했다
  if (who != kNone && std::ranges::any_of(b.in.ph(who).heads, [&](Row r) {
        const std::string_view name = b.in.name(r);
        return name.ends_with("조합") && (name.find("재건축") != std::string_view::npos ||
                                          name.find("재개발") != std::string_view::npos);
      }))
    return true;
  for (std::uint16_t t = b.clause.first; t < b.spot.token; ++t)  // |발주처인| A는 B를
    if (b.in.tok(t).what == What::word && b.in.text(t).starts_with("발주")) return true;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::place &&
        (b.in.rules.ends(b.in.text(p.last), Marker::work) || orders_head(b.in, n)))
      return true;  // [B가 발주한] 플랜트 입찰에서
    if (!closes(b.in, p, b.trigger.before)) continue;
    const auto work = [&](std::uint16_t t) {
      return b.in.tok(t).what == What::word &&
             (b.in.rules.ends(b.in.text(t), Marker::work) ||
              b.in.acts_as(t, Type::supply) ||                               // 통신망 공급
              (b.trigger.before.ends_with("입찰") && goods_name(b.in, t)));  // 쇄빙선 입찰
    };
    for (std::uint16_t t = p.first; t < p.last; ++t)  // 화물사업 매각 우선협상대상자로
      if (b.in.tok(t).what == What::word && b.in.rules.is(b.in.text(t), Marker::sale)) return false;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (work(t)) return true;
    if (n > 0 && b.in.ph(n - 1U).last + 1U == p.first)  // 사업의 유력한 우선협상대상자로
      return work(b.in.ph(n - 1U).last);
  }
  return false;
}
// 본입찰에, 매각 입찰에; (A가 팔린다.) 입찰에: for a firm, not for a work.
bool for_sale(const Bind& b) {
  constexpr std::uint32_t kReach = 3;  // sentences back to the firm on sale
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    for (std::uint16_t t = p.first; t <= p.last; ++t) {
      if (b.in.tok(t).what != What::word) continue;
      if (b.in.rules.is(b.in.text(t), Marker::sale)) return true;
      if (b.in.rules.ends(b.in.text(t), Marker::work) && b.in.text(t) != b.trigger.before)
        return false;
      if (t + 1U == p.last && b.in.text(p.last) == "입찰" && goods_name(b.in, t))
        return false;  // 쇄빙선 입찰
    }
  }
  return on_offer(b.in, b.spot.token) != kNoRow ||
         (b.in.target != kNoRow && b.in.number - b.in.said.target_at <= kReach);
}
// (X는 투자를 유치했다.) A, B 등이 참여했다: in nothing else than that round.
bool in_round(const Bind& b) {
  const std::uint16_t who = subject_phrase(b);
  const bool raised = b.in.said.round != kNoRow || b.in.said.raised_at + 1U == b.in.number;
  const bool told = b.in.number - b.in.said.investee_at == 1 && raised &&
                    b.spot.modal.tense == Tense::past && !b.clause.modal.relative &&
                    !b.clause.shared && who != kNone && !b.in.parse.terse;
  if (!told) return false;
  const Rows& firms = b.in.ph(who).heads;
  return !firms.empty() &&
         std::ranges::all_of(firms, [&](Row r) { return b.in.kind(r) == Kind::org; }) &&
         std::ranges::all_of(b.clause.args, [&](std::uint16_t n) {
           const Phrase& p = b.in.ph(n);
           const bool where = p.josa == Case::place && b.in.tok(p.last).what != What::word;
           return n == who || p.josa == Case::subject || where ||  // 일본에서는 A와 B가
                  (!b.trigger.before.empty() && closes(b.in, p, b.trigger.before)) ||
                  b.in.text(p.last) == "공동" ||  // 공동으로 참여했다
                  (p.josa == Case::copula && p.last + 1U == b.in.ph(who).first) ||
                  b.in.tok(p.last).what == What::time;
         });
}
// 돈, 대출 3천억원: money.
bool sum_named(const Scene& in, const Phrase& p) {
  return in.is(p.last, Class::sum) || in.tok(p.last).what == What::amount;
}
bool alliance(const Scene& in, const Rows& rows) {
  return std::ranges::any_of(rows,
                             [&](Row r) { return in.rules.ends(in.name(r), Marker::alliance); });
}
// A와 B가 통합한다, A와 B의 통합 논의: the bodies themselves, not their systems, and no 통합 개최.
bool bodies(const Bind& b) {
  for (const std::uint16_t n : b.clause.args)
    if (const Phrase& p = b.in.ph(n);
        n != b.spot.phrase && p.josa == Case::object && p.heads.empty() && b.trigger.before.empty())
      return false;
  if (b.spot.phrase == kNone) return true;
  const Phrase& p = b.in.ph(b.spot.phrase);
  const auto before = static_cast<std::uint16_t>(b.spot.token - 1U);
  const bool own = b.spot.token == p.first || b.in.tok(before).party() ||
                   b.in.is(before, Class::adverb) || b.in.text(before) == "당";
  if (!own || b.spot.token == p.last) return own;
  const auto next = static_cast<std::uint16_t>(b.spot.token + 1U);
  const Word* w = b.in.word(next);
  return w != nullptr && ((w->is(Class::stage) && w->status) || w->is(Class::hold) ||
                          b.in.rules.begins(b.in.text(next), Marker::finish));
}
// 가람시 반도체 사업부를: where it is, no name of its owner.
bool only_placed(const Scene& in, const Phrase& p) {
  return std::ranges::all_of(p.mods, [&](const Mod& m) {
    return std::ranges::all_of(m.rows, [&](Row r) { return in.kind(r) == Kind::place; });
  });
}
// B의 지원을, 자금 지원을, no 행정 지원을
bool money_aid(const Bind& b) {
  const std::uint16_t first = b.spot.phrase == kNone ? b.spot.token : b.in.ph(b.spot.phrase).first;
  if (b.spot.token == first) return true;
  const auto before = static_cast<std::uint16_t>(b.spot.token - 1U);
  if (b.in.tok(before).party() || b.in.is(before, Class::sum)) return true;
  for (const std::string_view kind : {"재정", "금융", "예산", "연구개발", "R&D", "정부"})
    if (b.in.text(before) == kind) return true;
  return false;
}
// 회담에는 C도 참석했다, 이 자리에는: at the meeting that was told before.
bool at_meeting(const Bind& b) {
  const std::uint16_t who = subject_phrase(b);
  if (who == kNone ||
      !std::ranges::all_of(b.in.ph(who).heads, [&](Row r) { return b.in.kind(r) == Kind::person; }))
    return false;
  if (names_meeting(b)) return !b.in.met.empty() || !b.in.said.meeting.empty();
  return !b.in.met.empty() && std::ranges::any_of(b.clause.args, [&](std::uint16_t i) {
    const Phrase& p = b.in.ph(i);
    return p.josa == Case::dative && p.heads.empty() && b.in.text(p.last) == "자리" &&
           b.in.text(p.first) == "이";
  });
}
// B는 A에서 분사했다, [A에서 갈라져 나온] B: A lets it go, B sells nothing.
bool spun_off(const Bind& b) {
  if (b.spot.phrase != kNone || object_phrase(b) != nullptr) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t i) {
    const Phrase& p = b.in.ph(i);
    return (p.josa == Case::place || p.josa == Case::source) && !p.heads.empty() &&
           b.in.kind(p.heads.front()) == Kind::org;
  });
}
// 발사대(3천880억원)를 댄다: the sum is the price of goods, none that is put in.
bool priced_goods(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr) return false;
  if (deals_in(b, {Class::goods})) return true;
  const Token& last = b.in.tok(o->last);
  return last.what == What::word && last.span.end < b.in.doc.text.size() &&
         b.in.doc.text[last.span.end] == '(' && !b.in.is(o->last, Class::sum);
}
constexpr KindSet kPeople = bit(Kind::person) | bit(Kind::org);  // who can be called in
// 장보기 서비스 '두루마트'를 열다, no 매장 '두루마트'를
bool opens_service(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr || o->last == o->first) return false;
  std::uint16_t name = o->last;
  while (name > o->first && !b.in.tok(name).open) --name;  // a name of several tokens
  return name > o->first &&
         b.in.rules.ends(b.in.text(static_cast<std::uint16_t>(name - 1U)), Marker::online);
}
// A와 B가 절반씩 출자한 회사다, no A와 B는 C에 20억원씩 투자했다: nobody else is paid.
bool shares_venture(const Bind& b) {
  const Clause& c = b.clause;
  if (!ratio(b) || (c.modal.relative && c.head != kNone && !b.in.ph(c.head).heads.empty()))
    return false;
  return std::ranges::none_of(c.args,
                              [&](std::uint16_t n) { return b.in.ph(n).josa == Case::dative; });
}
// 가스 저장 프로젝트 계약, '다온 가스 처리시설' 계약: for a work, no 건물 계약.
bool contract_for_work(const Bind& b) {
  if (frame_name(b) != "contract" || b.spot.phrase == kNone) return false;
  if (b.spot.token == b.in.ph(b.spot.phrase).first) return false;
  const auto before = static_cast<std::uint16_t>(b.spot.token - 1U);
  const std::string_view after = std::string_view(b.in.doc.text).substr(b.in.tok(before).span.end);
  const bool named = after.starts_with("'") || after.starts_with("’");
  return b.in.rules.ends(b.in.text(before), Marker::work) || (named && site_noun(b.in, before));
}
// 공사를 B에 맡기다
bool entrusts_work(const Bind& b) {
  const Phrase* o = frame_name(b) == "entrust" ? object_phrase(b) : nullptr;
  return o != nullptr && o->heads.empty() && b.in.rules.ends(b.in.text(o->last), Marker::work);
}
// B를 연합에서 퇴출했다: out of what the clause itself names.
bool out_of_named(const Bind& b) {
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return (p.josa == Case::place || p.josa == Case::source) && !p.heads.empty();
  });
}
// 총리를 맞이하다, no 새해를, nor 서도현을 새 대표로: a person receives persons.
bool receives(const Bind& b) {
  const auto people = [&](const Phrase& p) {
    return std::ranges::all_of(p.heads, [&](Row r) { return b.in.kind(r) == Kind::person; });
  };
  const Phrase* o = object_phrase(b);
  const std::uint16_t host = subject_phrase(b);
  if (frame_name(b) == "venture")  // 부회장과 함께 공장을 둘러보다: both are persons
    return host != kNone && !b.in.ph(host).heads.empty() && people(b.in.ph(host)) &&
           std::ranges::all_of(b.clause.args, [&](std::uint16_t n) {
             const Case josa = b.in.ph(n).josa;
             return (josa != Case::together && josa != Case::with) ||
                    (people(b.in.ph(n)) && b.in.text(b.in.ph(n).last) != "여사");  // his wife
           });
  if (o == nullptr || o->heads.empty() || !people(*o)) return false;
  if (b.in.text(b.spot.token).starts_with("맞이")) return true;
  return host != kNone && people(b.in.ph(host)) &&
         std::ranges::none_of(b.clause.args, [&](std::uint16_t n) {
           return b.in.ph(n).josa == Case::direction && n != host;
         });
}
// 본사를 부산으로 옮기다, no 미국으로: a seat at law is no building.
bool moves_seat_abroad(const Bind& b) {
  return b.in.text(object_phrase(b)->last).ends_with("본사") &&
         std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
           const Phrase& p = b.in.ph(n);
           return p.josa == Case::direction && !p.heads.empty() &&
                  b.in.kind(p.heads.front()) == Kind::country;
         });
}
bool need(const Bind& b) {
  const std::string& n = b.trigger.need;
  if (b.trigger.type == Type::visit && b.spot.token > 0 && b.in.text(b.spot.token - 1U) == "상호")
    return false;  // 상호 방문을 연례화하기로: each the other's
  if (frame_name(b) == "sell" && spun_off(b)) return false;
  if (n == "spun") return spun_off(b);
  if (n.empty() || n == "org" || n == "refused" || b.trigger.type == Type::visit) return true;
  if (frame_name(b) == "expel_from" && !out_of_named(b)) return false;
  if (n == "quote" || n == "alliance" || n == "faction")
    return true;  // where else b may stand; what b must be
  if (n == "stake" || n == "nostake") return (stake(b) != nullptr) == (n == "stake");
  if (n == "site") return deals_in(b, {Class::site}) || builds_head(b);
  if (n == "unit")  // 공장을 넘기다: a part of the seller, not another firm
    return deals_in(b, {Class::unit, Class::site}) && stake(b) == nullptr &&
           (object_phrase(b) == nullptr ||
            (object_phrase(b)->heads.empty() && only_placed(b.in, *object_phrase(b))));
  if (n == "product") {  // 택티스는 내년에 나온다
    const std::uint16_t s = subject_phrase(b);
    return s != kNone && !b.in.ph(s).heads.empty() &&
           b.in.kind(b.in.ph(s).heads.front()) == Kind::product;
  }
  if (n == "work") return for_work(b);
  if (n == "bodies") return bodies(b);
  if (n == "round") return in_round(b) || raised_here(b) != kNoRow;
  if (n == "sale") return for_sale(b);
  if (n == "right") return deals_in(b, {Class::right});
  if (n == "goods") {
    if (deals_in(b, {Class::right})) return false;  // 후보물질 'EZ-101'을 넘겼다
    if (contract_for_work(b) || entrusts_work(b)) return true;
    const Phrase* o = object_phrase(b);  // 오닉스의 '퓨전4'를 쓴다
    if (frame_name(b) == "ship") {       // 샘플을 보냈다, [보낸] 샘플: to be tested
      const Phrase* sent = o == nullptr && b.clause.head != kNone ? &b.in.ph(b.clause.head) : o;
      if (sent != nullptr && sample(b.in, sent->last)) return false;
    }
    const bool product =
        o != nullptr && o->head != kNone && b.in.tok(o->head).what == What::product;
    return product || deals_in(b, {Class::goods});
  }
  if (n == "make") {  // 후공정은 B에 맡긴다, too
    const Phrase* o = object_phrase(b);
    if (o == nullptr && subject_phrase(b) != kNone) o = &b.in.ph(subject_phrase(b));
    const auto made = [&](const Phrase& p) { return p.heads.empty() && b.in.has(p, Class::make); };
    return (o != nullptr && made(*o)) || std::ranges::any_of(b.clause.args, [&](std::uint16_t i) {
             return b.in.ph(i).josa == Case::object && made(b.in.ph(i));  // 생산과 공급을
           });
  }
  if (n == "amount" && frame_name(b) == "bid" && !for_sale(b))
    return false;  // 구매입찰에서 4억원을 써냈다
  if (n == "amount" && b.trigger.type == Type::invest && priced_goods(b)) return false;
  if (n == "amount" && b.clause.modal.relative && b.clause.head != kNone &&
      b.in.tok(b.in.ph(b.clause.head).last).what == What::amount)
    return true;  // B에서 빌린 17억달러를
  if (n == "amount")
    for (std::uint16_t t = b.clause.first; t <= b.clause.last; ++t)
      if (const Token& x = b.in.tok(t);
          x.what == What::amount ||
          (x.what == What::party && sum_in_brackets(b.in, x.mention) != kNoRow))
        return true;
  if (n == "fund") {  // 3천억원을, 자금을: money changes hands
    const Phrase* o = object_phrase(b);
    if (b.clause.modal.relative && b.clause.head != kNone && (o == nullptr || o->heads.empty()) &&
        b.in.ph(b.clause.head).heads.empty() && sum_named(b.in, b.in.ph(b.clause.head)))
      return true;  // [B에 빌려준] 돈은 640억원이다
    return o != nullptr && (b.in.tok(o->last).what == What::amount || deals_in(b, {Class::sum}));
  }
  if (n == "priced") {  // 위즈를 320억달러에 샀다: a firm, and what it costs
    const Phrase* o = object_phrase(b);
    return o != nullptr && !o->heads.empty() && stake(b) == nullptr &&
           std::ranges::all_of(o->heads, [&](Row r) { return b.in.kind(r) == Kind::org; }) &&
           std::any_of(b.in.parse.tokens.begin() + b.clause.first,
                       b.in.parse.tokens.begin() + b.spot.token,
                       [](const Token& t) { return t.what == What::amount; });
  }
  if (n == "party") {
    const Phrase* o = object_phrase(b);
    return o != nullptr && !o->heads.empty() && b.in.kind(o->heads.front()) == Kind::org;
  }
  if (n == "band") {  // A와 B로 구성된 컨소시엄, 컨소시엄은 A와 B로 구성됐다
    const std::uint16_t body = b.clause.head != kNone ? b.clause.head : subject_phrase(b);
    return body != kNone && b.in.ph(body).heads.empty() &&
           b.in.rules.is(b.in.text(b.in.ph(body).last), Marker::band);
  }
  if (n == "office")  // who gives it is a state or its office, claim/misread.cc
    return std::any_of(b.in.parse.tokens.begin() + b.clause.first,
                       b.in.parse.tokens.begin() + b.clause.last + 1,
                       [](const Token& t) { return t.what == What::amount; });
  if (n == "summons") {  // 대사를 불러 따졌다, no 아나라고 부른다
    const Token& t = b.in.tok(b.spot.token);
    const Phrase* o = object_phrase(b);
    const std::size_t next = b.spot.token + 1U;  // 불러 조사했다: no meeting
    bool questions = next < b.in.parse.tokens.size() &&
                     b.in.acts_as(static_cast<std::uint16_t>(next), Type::regulate);
    for (const std::uint16_t i : b.clause.args)  // 검찰은 의원을 불러 밤새 조사했다
      for (const Row r : b.in.ph(i).heads)
        questions = questions || b.in.rules.ends(b.in.name(r), Marker::force);
    return b.in.doc.at(Span{t.span.begin, t.end}) == "불러" && !questions && o != nullptr &&
           !o->heads.empty() && o->last < b.spot.token &&
           keep(b.in, o->heads, kPeople).size() == o->heads.size();
  }
  if (n == "people") return receives(b);
  if (n == "meeting") return at_meeting(b);
  if (n == "whom")  // 총리에게 전화를 걸다, no 고객센터에
    return std::ranges::any_of(b.clause.args, [&](std::uint16_t i) {
      const Phrase& p = b.in.ph(i);
      return p.josa == Case::dative && !p.heads.empty() &&
             b.in.kind(p.heads.front()) == Kind::person;
    });
  if (n == "paper") return has_paper(b);
  if (n == "verb") return b.spot.phrase == kNone;  // 퍼블리싱한다, no 퍼블리싱 협약
  if (n == "service") return opens_service(b);
  if (n == "moved") {  // 공장을 옮기다, no 공장 물량을
    const Phrase* o = object_phrase(b);
    return o != nullptr && closes(b.in, *o, b.trigger.before) && !moves_seat_abroad(b);
  }
  if (n == "ratio") return shares_venture(b);
  if (n == "contract") return b.spot.modal.paper || agreed(b);       // 특허를 쓰는 계약을
  if (n == "grant") return deals_in(b, {Class::sum, Class::goods});  // 자금을, 포탄을
  if (n == "project")  // 개발 사업에 참여하다
    return std::ranges::any_of(b.clause.args, [&](std::uint16_t i) {
      const std::string_view what = b.in.text(b.in.ph(i).last);
      return b.in.ph(i).josa == Case::dative &&
             (what == "사업" || what == "프로젝트" || what == "과제" || what.ends_with("사업") ||
              b.in.acts_as(b.in.ph(i).last, Type::build) ||  // 구축에, 개발에
              b.in.acts_as(b.in.ph(i).last, Type::codevelop));
    });
  if (n == "underway") return b.spot.modal.progressive || b.spot.modal.tense == Tense::past;
  if (n == "aid")  // 지원을 받다, no 지원을 제안받다; from whom, claim/misread.cc
    return b.spot.voice == Voice::receive && b.clause.predicate != kNone && money_aid(b) &&
           (b.spot.phrase == kNone || b.in.text(b.clause.predicate).starts_with("받"));
  if (n == "itself")  // [B와 거래하는] 은행: who deals with B is the head
    return !b.clause.modal.relative || b.clause.head == kNone ||
           !b.in.ph(b.clause.head).heads.empty();
  if (n == "pact") {  // 의향서를 맺다, 주고받다: with each other; 내다 is to somebody else
    const Word* w = b.clause.predicate == kNone ? nullptr : b.in.word(b.clause.predicate);
    return b.spot.nominal || (w != nullptr && (w->status == Status::signed_ ||
                                               w->text == "교환하다" || w->text == "주고받다"));
  }
  return false;
}
// '퓨전' 연합에 참여, [참여한] 연합 '퓨전'이: what stands beside the name says that firms join it.
bool called_alliance(const Bind& b, const Draft& d) {
  const auto called = [&](std::uint16_t n) {
    if (n == kNone || b.in.ph(n).dead) return false;
    const Phrase& p = b.in.ph(n);
    const auto body = [&](std::size_t t) {
      return b.in.tok(static_cast<std::uint16_t>(t)).what == What::word &&
             b.in.rules.is(b.in.text(static_cast<std::uint16_t>(t)), Marker::alliance);
    };
    if (p.heads == d.b) return body(p.last) || (p.head > p.first && body(p.head - 1U));
    return p.heads.empty() && !p.mods.empty() && p.mods.back().rows == d.b && body(p.last);
  };
  return called(b.clause.head) || std::ranges::any_of(b.clause.args, called);
}
// '스타게이트'에 합류: firms join a project by its name; one subscribes to a firm (가입) or takes
// part in its sale (참여).
bool joins_project(const Bind& b, const Draft& d) {
  const std::string_view act = b.in.text(b.spot.token);
  if (b.headed || act.starts_with("가입") || act.starts_with("참")) return false;
  return std::ranges::none_of(d.a, [&](Row r) { return b.in.kind(r) == Kind::person; });
}
Span trigger_span(const Bind& b) {
  Span out = b.in.tok(b.spot.token).span;
  for (std::uint16_t t = b.spot.token; !b.trigger.before.empty() && t-- > 0;)
    if (b.in.text(t) == b.trigger.before) {
      out.begin = b.in.tok(t).span.begin;
      break;
    }
  return out;
}
std::string features(const Bind& b) {
  static constexpr std::array<const char*, 4> kVoice = {"active", "passive", "receive",
                                                        "causative"};
  const Modal& m = b.spot.modal;
  std::string out = "frame=" + frame_name(b);
  out += std::string(" voice=") + kVoice[static_cast<std::size_t>(b.spot.voice)];
  out += b.spot.nominal ? " clause=nominal" : m.relative ? " clause=adnominal" : " clause=verbal";
  if (b.clause.shared) out += " subject=shared";
  if (b.headed) out += " gap=head";
  if (m.decision) out += " decision";
  if (m.progressive) out += " progressive";
  if (m.cap) out += " cap=" + std::string(code(*m.cap));
  if (m.end) out += " end=" + std::string(code(*m.end));
  return out;
}

constexpr std::size_t kRecent = 40;   // drafts among which a deal is looked for again
constexpr std::size_t kFormed = 120;  // among which an alliance is looked for

class Filler {
 public:
  Filler(const Scene& in, std::vector<Draft>& out) : in_(in), out_(out) {}

  void run() {
    const std::size_t start = out_.size();
    std::vector<Spot> spots;
    for (const Clause& c : in_.clauses) {
      const std::size_t first = out_.size();
      if (nobody(c)) continue;
      find_spots(in_, c, spots);
      std::uint16_t done = kNone;  // the phrase whose first trigger has spoken
      for (const Spot& s : spots)
        if ((s.phrase != done || ruling(s)) && fill(c, s) && !s.ruled) done = s.phrase;
      if (c.predicate != kNone) verb_spot(c, done != kNone);
      if (out_.size() == first && c.modal.paper) pact(c);
      if (out_.size() == first) again(c);
      if (out_.size() == first) another(c);
      if (out_.size() == first) called_off(c);
      if (out_.size() == first) likewise(c);
      listed(c);
      if (out_.size() == first) agreed(c);
      allow(first);
      close_clause(in_, c, start, first, out_);
      carry_time(in_, c, time_);
    }
    for (std::uint16_t n = 0; n < in_.parse.phrases.size(); ++n) {
      answered(n, start);
      denied_deed(n, start);
    }
    drop_bare_talks(start);
    drop_pairs_of_one_side(start);
  }

 private:
  // [합병 가능성을 점치는] 시각은 없다: nobody says so.
  bool nobody(const Clause& c) const {
    if (!c.modal.relative || c.head == kNone || !in_.ph(c.head).heads.empty()) return false;
    const std::string_view noun = in_.text(in_.ph(c.head).last);
    if (noun != "시각" && noun != "이" && noun != "사람" && noun != "목소리") return false;
    return std::ranges::any_of(in_.clauses, [&](const Clause& main) {
      return main.predicate != kNone && in_.text(main.predicate).starts_with("없") &&
             std::ranges::find(main.args, c.head) != main.args.end();
    });
  }
  // A와 B는 C를 세우기로 합의했다: the talks say no more than the deal that they came to.
  void drop_bare_talks(std::size_t start) {
    const auto row = [&](const Draft& d) {
      Rows all = d.a;
      all.insert(all.end(), d.b.begin(), d.b.end());
      return all;
    };
    const auto within = [&](const Rows& few, const Rows& many) {
      return std::ranges::all_of(few, [&](Row r) {
        return std::ranges::any_of(many, [&](Row x) { return in_.same(r, x); });
      });
    };
    for (std::size_t i = out_.size(); i-- > start;) {
      const Draft& d = out_[i];
      if (d.type != Type::talk || (d.status != Status::signed_ && d.status != Status::talks))
        continue;
      const bool open = d.status == Status::talks;  // 설립을 놓고 협상을 벌인다: about that deal
      bool spare = !open && d.features.find("clause=adnominal") != std::string::npos;
      for (std::size_t k = start; k < out_.size() && !spare; ++k)
        spare = out_[k].type != Type::talk && out_[k].type != Type::meet &&
                out_[k].type != Type::visit && within(row(d), row(out_[k])) &&
                (!open || (out_[k].status == Status::talks && out_[k].trigger.end < d.trigger.end));
      if (spare) out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  // A와 B는 [C와 벌여 온] 협상이 결렬됐다고 했다: each with C, not with one another.
  void drop_pairs_of_one_side(std::size_t start) {
    for (std::size_t i = out_.size(); i-- > start;) {
      const Draft& d = out_[i];
      if (!symmetric(d.type) || !d.b.empty()) continue;
      const bool side = std::any_of(
          out_.begin() + static_cast<std::ptrdiff_t>(start), out_.end(), [&](const Draft& o) {
            return o.type == d.type && o.trigger.begin == d.trigger.begin && !o.b.empty() &&
                   std::ranges::all_of(o.a, [&](Row r) { return side_in(in_, d, r); }) &&
                   std::ranges::none_of(o.b, [&](Row r) { return side_in(in_, d, r); });
          });
      if (side) out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  // A의 B 인수 승인: two acts in one phrase.
  bool ruling(const Spot& s) const {
    const Word* w = in_.word(s.token);
    return in_.rules.triggers[w->main].type == Type::regulate;
  }
  // 시장감독위원회, A의 B 인수 승인: who is allowed to act.
  void allow(std::size_t first) {
    for (std::size_t i = first; i + 1U < out_.size(); ++i)
      if (out_[i + 1U].type == Type::regulate && out_[i].type != Type::regulate &&
          !out_[i].a.empty() && !in_.same(out_[i].a.front(), out_[i + 1U].a.front()))
        out_[i + 1U].b = out_[i].a;
  }
  // A는 B와 발전소를 짓는 협약을 맺었다: the act has no other side, so the pact is told.
  void pact(const Clause& c) {
    if (c.predicate == kNone || c.modal.relative) return;
    for (std::uint16_t t = c.predicate + 1U; t <= c.last && t < in_.parse.tokens.size(); ++t) {
      const Word* w = in_.is(t, Class::paper) ? in_.word(t) : nullptr;
      if (w == nullptr || w->triggers.empty() || in_.parse.phrase_of[t] == kNone) continue;
      if (in_.rules.triggers[w->main].type != Type::partner) continue;
      Spot s;
      s.token = t;
      s.phrase = in_.parse.phrase_of[t];
      s.modal = c.modal;
      fill(c, s);
      return;
    }
  }
  // MS는 비슷한 계약을 닌텐도와도 체결했다: the deal told before, with another party.
  void again(const Clause& c) {
    const bool signs = c.predicate != kNone && in_.word(c.predicate) != nullptr &&
                       in_.word(c.predicate)->status == Status::signed_ && !c.modal.negated;
    if (!signs || c.subject == kNone || in_.ph(c.subject).heads.size() != 1) return;
    if (std::ranges::none_of(c.args, [&](auto n) { return alike(in_.ph(n)); })) return;
    for (const std::uint16_t n : c.args)
      if (in_.ph(n).josa == Case::with) repeat(c, in_.ph(c.subject).heads.front(), in_.ph(n).heads);
  }
  // (A는 위탁생산 계약을 맺었다.) 올해 초 B와 1조원 규모의 계약을 체결했다: one more of that sort.
  void another(const Clause& c) {
    const Discourse& said = in_.said;
    const bool signs = c.predicate != kNone && in_.word(c.predicate) != nullptr &&
                       in_.word(c.predicate)->status == Status::signed_ && !c.modal.negated;
    if (!signs || in_.parse.terse) return;
    if (std::ranges::none_of(c.args, [&](auto n) { return plain_contract(in_.ph(n)); })) return;
    std::uint16_t trade = said.trade;
    Row trader = said.trader;
    for (const Clause& k : in_.clauses) {  // B에 기술수출했고, C와는 1조원 규모의 계약을 맺었다
      if (&k == &c) break;
      const std::uint16_t told = contract_told(in_, k);
      if (told != kNone) trade = told, trader = in_.ph(k.subject).heads.front();
    }
    if (trade == kNone) return;
    Rows own = c.subject != kNone ? in_.ph(c.subject).heads : in_.topic;
    if (own.empty() && c.subject == kNone && said.focus != kNoRow) own = {said.focus};
    if (own.size() != 1 || !in_.same(own.front(), trader)) return;
    const Trigger& t = in_.rules.triggers[trade];
    if (t.rule == "supply-계약") return;  // of what sort it was, nobody has said
    const TypeRule& type = in_.rules.types[static_cast<std::size_t>(t.type)];
    const auto status = status_of(type, t, c.modal);
    for (const std::uint16_t n : c.args) {
      Rows with = in_.ph(n).josa == Case::with ? keep(in_, in_.ph(n).heads, type.b) : Rows{};
      without(in_, with, own);
      if (with.empty() || !status) continue;
      Draft d{};
      d.type = t.type;
      d.a = own;
      d.b = std::move(with);
      d.evidence = in_.evidence;
      d.trigger = in_.tok(c.predicate).span;
      d.rule = t.rule + "+another";
      d.status = std::min(*status, Status::signed_);
      d.score = 0.8F * t.score;
      d.weak = true;
      d.stated_parties = c.subject != kNone;
      d.time = clause_time(c);
      for (const std::uint16_t k : c.args)
        for (std::uint16_t i = in_.ph(k).first; i <= in_.ph(k).last; ++i)
          if (in_.tok(i).what == What::amount && d.amounts.empty())
            d.amounts = {in_.tok(i).mention};
      out_.push_back(std::move(d));
    }
  }
  // (A가 B에 보조금을 확정했다.) 앞서 C(3억원)와 D(2억원)도 같은 절차를 마쳤다, C도 같은 처분을
  // 받았다: what was told last has come to them, too.
  void likewise(const Clause& c) {
    constexpr std::uint32_t kNear = 2;  // sentences
    const Modal& m = c.modal;
    if (in_.parse.terse || c.predicate == kNone || c.subject == kNone || c.shared || m.relative ||
        m.negated || m.unsaid || m.cap || m.held || m.tense != Tense::past ||
        !in_.ph(c.subject).also || !gets_same(c))
      return;
    const std::size_t oldest = out_.size() - std::min(out_.size(), kRecent);
    for (std::size_t i = out_.size(); i-- > oldest;) {
      const Draft& told = out_[i];
      const bool given = told.type == Type::subsidise || told.type == Type::regulate;
      if (!given || told.terse || told.b.size() != 1 || told.a.empty() ||
          told.status > Status::done || in_.number - told.sentence > kNear)
        continue;
      const Draft like = told;
      for (const Row r : in_.ph(c.subject).heads) {
        const bool party = in_.same(r, like.b.front()) || in_.same(r, like.a.front());
        if (!party && in_.kind(r) == in_.kind(like.b.front())) out_.push_back(same_for(c, like, r));
      }
      return;
    }
  }
  Draft same_for(const Clause& c, Draft d, Row to) const {
    d.b = {to};
    d.evidence = in_.evidence;
    d.trigger = in_.tok(c.predicate).span;
    d.rule += "+likewise";
    d.score *= 0.8F;
    d.time = clause_time(c);
    d.told_day = false;
    d.amounts.clear();
    d.tranches.clear();
    const auto& rows = in_.doc.mentions.rows;  // C(3억원): what stands in the brackets is its own
    const std::size_t next = to + 1U;
    if (next < rows.size() && rows[next].kind == Kind::amount &&
        in_.doc.at({rows[to].span.end, rows[next].span.begin}) == "(")
      d.amounts = {static_cast<Row>(next)};
    return d;
  }
  // 같은 절차를 마쳤다, 비슷한 처분을 받았다
  bool gets_same(const Clause& c) const {
    bool gets = false;
    for (const std::string_view verb : {"받", "마쳤", "마친", "밟", "거쳤", "거친"})
      gets = gets || in_.text(c.predicate).starts_with(verb);
    return gets && std::ranges::any_of(c.args, [&](std::uint16_t n) {
             const Phrase& p = in_.ph(n);
             const bool thing = p.josa == Case::object && p.heads.empty() && p.mods.empty();
             return thing && likened(p) && !in_.is(p.last, Class::paper);
           });
  }
  // (A는 B와 공급 계약을 맺었다.) B는 A에 계약 해지를 통보했다, A는 B와 맺은 계약을 해지했다: the
  // deal told before is off.
  void called_off(const Clause& c) {
    const std::uint16_t who = c.subject != kNone ? c.subject : c.topic;
    const std::uint16_t what = contract_ended(c);
    if (in_.parse.terse || c.modal.relative || c.modal.negated || c.modal.unsaid || c.modal.cap ||
        what == kNone || who == kNone || in_.ph(who).heads.size() != 1)
      return;
    Rows other;
    for (const std::uint16_t n : c.args)
      if (in_.ph(n).josa == Case::dative || in_.ph(n).josa == Case::with) other = in_.ph(n).heads;
    for (const Clause& k : in_.clauses)  // B와 맺은 계약을
      if (k.head == what && k.modal.relative)
        for (const std::uint16_t n : k.args)
          if (in_.ph(n).josa == Case::with) other = in_.ph(n).heads;
    if (other.size() != 1 || in_.same(other.front(), in_.ph(who).heads.front())) return;
    const std::size_t oldest = out_.size() - std::min(out_.size(), kRecent);
    for (std::size_t i = out_.size(); i-- > oldest;) {
      const Draft& told = out_[i];
      const bool deal = takes_money(told.type) && told.type != Type::own &&
                        told.type != Type::lead && told.type != Type::build;
      if (!deal || told.terse || told.a.size() != 1 || told.b.size() != 1 ||
          told.status > Status::done || told.status < Status::sought ||
          !side_in(in_, told, in_.ph(who).heads.front()) || !side_in(in_, told, other.front()))
        continue;
      Draft d = told;
      d.evidence = in_.evidence;
      d.trigger = in_.tok(c.predicate).span;
      d.rule = told.rule + "+ended";
      d.status = Status::failed;
      d.stance = c.modal.stance;
      d.flags = c.modal.flags;
      d.time = clause_time(c);
      d.amounts.clear();
      d.tranches.clear();
      d.score = 0.9F * told.score;
      d.stated_parties = true;
      out_.push_back(std::move(d));
      return;
    }
  }
  // 계약을 |해지했다|, 계약 해지를 |통보했다|: the phrase that names the contract.
  std::uint16_t contract_ended(const Clause& c) const {
    if (c.predicate == kNone || c.modal.tense != Tense::past) return kNone;
    const auto ends = [&](std::uint16_t t) {
      for (const std::string_view word : {"해지", "해제", "파기"})
        if (in_.text(t).starts_with(word)) return true;
      return false;
    };
    bool told = false;
    for (const std::string_view word : {"통보", "통지", "통고"})
      told = told || in_.text(c.predicate).starts_with(word);
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in_.ph(n);
      if (p.josa != Case::object) continue;
      if (ends(c.predicate) && contract_noun(in_, p.last)) return n;
      if (told && p.last > p.first && ends(p.last) &&
          contract_noun(in_, static_cast<std::uint16_t>(p.last - 1U)))
        return n;
    }
    return kNone;
  }
  // 1일 B와 터빈 공급 계약, 10일 C와 정비 계약에 이어; B와의 공급 계약을 시작으로: what was signed
  // before, without a verb of its own.
  void listed(const Clause& c) {
    const std::uint16_t topic = c.topic != kNone ? c.topic : c.subject;
    if (topic == kNone || in_.parse.terse || in_.ph(topic).heads.size() != 1) return;
    std::uint16_t last = kNone;  // the phrase that ends the list
    for (std::uint16_t n = 0; n < in_.parse.phrases.size(); ++n)
      if (ends_list(in_.ph(n)) && in_.ph(n).first >= c.first && in_.ph(n).last <= c.last) last = n;
    if (last == kNone) return;
    const Trigger* sort = nullptr;
    for (std::size_t i = 0; i + 1U < c.args.size(); ++i) {
      std::size_t k = i + 1U;  // B와 [장기] 정비 계약
      if (k + 1U < c.args.size() && in_.tok(in_.ph(c.args[k]).last).what == What::time) ++k;
      const Phrase &who = in_.ph(c.args[i]), &what = in_.ph(c.args[k]);
      if (c.args[k] > last || who.josa != Case::with || !contract_noun(in_, what.last)) continue;
      if (c.args[k] != last && !(what.josa == Case::none && what.comma)) continue;
      for (std::uint16_t t = what.first; t <= what.last; ++t)
        if (const Trigger* g = trade_of(t)) sort = g;
      if (sort != nullptr) signed_before(c, i, topic, *sort);
    }
  }
  bool ends_list(const Phrase& p) const {
    if (p.dead || !contract_noun(in_, p.last) || p.last + 1U >= in_.parse.tokens.size())
      return false;
    const std::string_view next = in_.text(static_cast<std::uint16_t>(p.last + 1U));
    const Case josa = in_.tok(p.last).josa;
    return (next == "이어" && josa == Case::dative) || (next == "시작" && josa == Case::object);
  }
  const Trigger* trade_of(std::uint16_t token) const {
    const Word* w = in_.word(token);
    if (w == nullptr || w->triggers.empty()) return nullptr;
    const Trigger& t = in_.rules.triggers[w->main];
    const bool trade =
        t.type == Type::supply || t.type == Type::license || t.type == Type::manufacture;
    return trade && t.before.empty() ? &t : nullptr;
  }
  void signed_before(const Clause& c, std::size_t with, std::uint16_t topic, const Trigger& t) {
    const TypeRule& type = in_.rules.types[static_cast<std::size_t>(t.type)];
    Draft d{};
    d.type = t.type;
    d.a = keep(in_, in_.ph(topic).heads, type.a);
    d.b = keep(in_, in_.ph(c.args[with]).heads, type.b);
    without(in_, d.b, d.a);
    if (d.a.empty() || d.b.empty()) return;
    d.evidence = in_.evidence;
    d.trigger = in_.tok(in_.ph(c.args[with]).last).span;
    d.rule = t.rule + "+before";
    d.status = Status::signed_;
    d.score = 0.8F * t.score;
    d.weak = true;
    if (with > 0)
      if (const Token& day = in_.tok(in_.ph(c.args[with - 1U]).last);
          day.what == What::time && in_.resolved(day.mention))
        d.time = day.mention;
    out_.push_back(std::move(d));
  }
  Row clause_time(const Clause& c) const {
    for (const std::uint16_t n : c.args) {
      const Token& t = in_.tok(in_.ph(n).first);
      if (t.what == What::time && in_.resolved(t.mention)) return t.mention;
    }
    return kNoRow;
  }
  // 6787억원 규모의 계약을, 대규모 계약을: nothing says what about.
  bool plain_contract(const Phrase& p) const {
    if (p.josa != Case::object || !in_.is(p.last, Class::paper) || !p.mods.empty()) return false;
    if (in_.word(p.last) == nullptr || in_.word(p.last)->text != "계약") return false;
    for (const std::string_view other : {"전속", "후원", "스폰서", "에이전시", "매니지먼트"})
      if (in_.doc.at(Span{in_.tok(p.first).span.begin, in_.tok(p.last).end}).find(other) !=
          std::string_view::npos)
        return false;  // with a singer, a club: nothing is traded
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (in_.tok(t).what == What::word && !in_.is(t, Class::sum) && in_.word(t) != nullptr &&
          !in_.word(t)->triggers.empty())
        return false;
    return p.first < p.last || in_.tok(p.last).open;
  }
  // A와 B는 가격을 공개하기로 합의했다: whatever the act is, they have agreed.
  // A는 B와 신사업을 추진하기로 협약을 맺었다: the pact stands behind what it is about.
  bool by_pact(const Clause& c) {
    if (c.predicate == kNone || !c.modal.decision || c.modal.negated) return false;
    for (std::uint16_t t = c.predicate + 1U; t < c.modal.last; ++t) {
      const Word* w = in_.tok(t).josa == Case::object ? in_.word(t) : nullptr;
      if (w == nullptr || w->triggers.empty() || in_.parse.phrase_of[t] == kNone ||
          in_.rules.triggers[w->main].type != Type::partner)
        continue;
      Spot s{t, in_.parse.phrase_of[t], Voice::active, false, false, c.modal};
      s.modal.decision = s.modal.held = false;
      s.modal.cap = Status::signed_;
      s.modal.tense = in_.tok(c.modal.last).ending.tense;
      return fill(c, s);
    }
    return false;
  }
  // A와 B 통신은 두 회사가 …하기로 합의했다고 보도했다: who reports it is none of the two.
  bool only_reports(const Clause& c) const {
    if (c.modal.said_by == kNone || c.subject == kNone) return false;
    const std::string_view verb = in_.text(c.modal.said_by);
    if (!verb.starts_with("보도") && !verb.starts_with("전")) return false;
    return std::ranges::any_of(in_.ph(c.subject).heads, [&](Row r) {
      return in_.doc.mentions.rows[r].anaphor && in_.rules.ends(in_.name(r), Marker::outlet);
    });
  }
  void agreed(const Clause& c) {
    if (by_pact(c) || only_reports(c)) return;
    std::uint16_t last = c.modal.last;
    if (c.modal.said_by == last && c.modal.decision)  // 쓰기로 합의했다고 9일 밝혔다
      for (std::uint16_t t = last; t-- > c.predicate + 1U && t + 3U > last;)
        if (in_.tok(t).predicate) {
          last = t;
          break;
        }
    const Word* act = c.predicate == kNone ? nullptr : in_.word(c.predicate);
    const bool untold = act == nullptr || act->triggers.empty();
    // A는 B와 물량을 맞바꾸는 방안을 논의 중이다
    const bool open = c.modal.decision || (c.modal.held && untold && !c.modal.negated);
    const Word* w = open && last != c.predicate ? in_.word(last) : nullptr;
    if (w == nullptr || w->triggers.empty() || !in_.tok(last).predicate || c.modal.said_by == last)
      return;
    if (in_.rules.triggers[w->main].type != Type::talk) return;
    Spot s{last, kNone, in_.tok(last).voice, false, false, c.modal};
    if (!c.modal.decision) s.modal.cap.reset();
    s.modal.decision = s.modal.held = false;
    s.modal.tense = in_.tok(last).ending.tense;
    s.modal.progressive = s.modal.progressive || in_.tok(last).doing;
    fill(c, s);
  }
  bool alike(const Phrase& p) const { return in_.is(p.last, Class::paper) && likened(p); }
  bool likened(const Phrase& p) const {
    for (std::uint16_t t = p.first > 0 ? p.first - 1U : 0; t < p.last; ++t)
      for (const std::string_view word : {"비슷", "유사", "같은", "동일", "똑같"})
        if (in_.text(t).starts_with(word)) return true;
    return false;
  }
  void repeat(const Clause& c, Row who, const Rows& others) {
    const std::size_t oldest = out_.size() - std::min(out_.size(), kRecent);
    for (std::size_t i = out_.size(); i-- > oldest;) {
      const Draft& told = out_[i];
      const bool deal = takes_money(told.type) && told.type != Type::own && told.type != Type::lead;
      if (!deal || told.terse || told.a.size() != 1 || told.b.size() != 1) continue;
      const bool first = in_.same(told.a.front(), who);
      if (!first && !in_.same(told.b.front(), who)) continue;
      Draft d{};
      d.type = told.type;
      d.a = first ? Rows{who} : others;
      d.b = first ? others : Rows{who};
      d.evidence = in_.evidence;
      d.trigger = in_.tok(c.predicate).span;
      d.rule = told.rule + "+again";
      d.status = Status::signed_;
      d.score = 0.9F * told.score;
      if (!others.empty()) out_.push_back(std::move(d));
      return;
    }
  }
  void verb_spot(const Clause& c, bool spoken) {
    const Word* w = in_.word(c.predicate);
    if (w == nullptr || w->triggers.empty()) return;
    // 인수를 논의했다: the talks are about the deal that has been read.
    const Type act = in_.rules.triggers[w->main].type;
    if (spoken && ((w->is(Class::stage) && act == Type::talk) || w->is(Class::light))) return;
    if (spoken && w->text == "지원") return;  // 보조금을 지원하다: told by the noun
    fill(c, {c.predicate, kNone, in_.tok(c.predicate).voice, false, false, c.modal});
  }
  // 허가를 취소했다: a rule of its own, not a permit that has failed.
  bool superseded(const Clause& c, const Spot& s) const {
    if (s.phrase == kNone || c.predicate == kNone || !in_.acts_as(s.token, Type::regulate))
      return false;
    const Word* verb = in_.word(c.predicate);
    if (verb == nullptr || s.token + 2U < c.predicate) return false;  // 허가를 전부 취소했다
    return std::ranges::any_of(verb->triggers, [&](std::uint16_t g) {
      const Trigger& t = in_.rules.triggers[g];
      return t.type == Type::regulate && !t.before.empty() && in_.text(s.token).ends_with(t.before);
    });
  }
  bool fill(const Clause& c, const Spot& s) {
    if (superseded(c, s)) return false;
    bool round = false;
    for (const std::uint16_t g : in_.word(s.token)->triggers) {
      const Trigger& t = in_.rules.triggers[g];
      const bool of_round = in_.rules.frames[t.frame].name == "round";
      if (round && !of_round) continue;  // 투자 유치를 주도했다: of a round, or nothing
      if (!t.before.empty() && !stands_before(in_, c, s, t)) continue;
      if (try_trigger(c, s, t)) return true;
      round = round || (of_round && !t.before.empty());
    }
    return false;
  }
  // B로부터 공급 계약을 따냈다: who wins a contract to supply is who supplies.
  bool wins(const Clause& c, const Spot& s, const Trigger& t) const {
    const bool made = t.type == Type::supply || t.type == Type::manufacture;
    return made && s.voice == Voice::receive && s.phrase != kNone && c.predicate != kNone &&
           in_.rules.frames[t.frame].name == "give" && contract_noun(in_, in_.ph(s.phrase).last) &&
           in_.rules.begins(in_.text(c.predicate), Marker::wins);
  }
  const Frame& contract() const {
    return *std::ranges::find(in_.rules.frames, "contract", &Frame::name);
  }
  // B와 칩을 개발한다; but B와 개발을 위한 협약을 맺었다, B와 |다른| 칩을 개발한다
  bool side_by_side(const Clause& c, const Spot& s) const {
    if (s.phrase != kNone || s.modal.paper) return false;
    return std::ranges::none_of(c.args, [&](std::uint16_t n) {
      const Phrase& p = in_.ph(n);
      if (p.josa != Case::with || p.last + 1U >= in_.parse.tokens.size()) return false;
      const std::uint16_t next = in_.parse.phrase_of[p.last + 1U];  // B와 |C에서|: two places
      return in_.text(static_cast<std::uint16_t>(p.last + 1U)) == "다른" ||
             (next != kNone && in_.ph(next).josa == Case::place && !in_.ph(next).heads.empty());
    });
  }
  bool try_trigger(const Clause& c, const Spot& s, const Trigger& t) {
    const Frame& frame = in_.rules.frames[t.frame];
    if (frame.name == "beside" && !side_by_side(c, s)) return false;
    const Pattern& pattern = s.nominal       ? frame.nominal
                             : wins(c, s, t) ? contract().of[static_cast<std::size_t>(s.voice)]
                                             : frame.of[static_cast<std::size_t>(s.voice)];
    if (pattern.roles.empty()) return false;
    const bool begs = begged(s, t);
    auto status = begs ? std::optional(Status::sought) : reached(s, t);
    const bool disowned = !status && disowns(c, s, t);
    if (disowned) status = Status::denied;
    if (!status) return false;
    Bind b{in_, c, s, t};
    Draft d{};
    d.type = t.type;
    if (!fill_sides(b, pattern, d) && !of_bought(b, d))
      return turn_round(b) || dealt_out(b, d, *status);
    if (begs && b.headed) return false;
    if (begs) std::swap(d.a, d.b);
    if (frame.name == "beside" && b.headed) return false;  // [A가 칩을 개발한] B: not with B
    if (makes_goods(b, d)) std::swap(d.a, d.b);
    leave_hosts(d);
    accused_acts(b, d);
    if (!invited(b, d)) return false;
    const bool led = join_band(b, d);
    join_together(b, d);
    if (!need(b) || misread(b, d) || (t.need == "alliance" && !led && !joinable(d.b)) ||
        (frame.name == "expel" && !joins_faction(d)) ||
        (d.type == Type::member && t.need != "faction" && !alliance(in_, d.b) && !told_body(d) &&
         !joins_project(b, d) && !called_alliance(b, d) && !banded(d.b) && !joins_faction(d)))
      return false;
    if (details_pact(b, d) || off_topic(b, d) || founded_itself(b, d)) return false;
    if (d.type == Type::oppose || d.type == Type::endorse) {
      d.b = buyer_of(b, d.b);
      without(in_, d.b, d.a);
      if (d.b.empty()) return false;
    }
    speaks_for(b, d);
    if (d.type == Type::member && d.a.size() == 1 && !joins_faction(d))
      if (const Row state = state_of(d.a.front()); state != kNoRow) d.a = {state};
    d.status = disowned ? Status::denied : settle(b, *status);
    if (disowned) d.stance = Stance::deny;
    if (d.type == Type::supply) of_right(b, d);
    const bool open = d.status <= Status::done && t.past && *t.past < Status::planned;
    const bool agreed = d.type == Type::talk && s.modal.decision && s.modal.cap == Status::signed_;
    if (open && !agreed && !hosted(b))
      d.status = std::min(d.status, *t.past);  // 인수자로 거론된다: as said
    if (d.status == Status::planned && won_over(b)) d.status = Status::done;
    if (d.type == Type::launch && d.status == Status::signed_)
      d.status = Status::planned;  // # A '아이리스' 출시 확정: with nobody
    if (d.status == Status::planned && t.past && frame.name.starts_with("choose_"))
      d.status = *t.past;  // 지원 대상으로 선정돼 돈을 받는다
    if (d.status == Status::done && t.past && frame.name == "choose")
      d.status = *t.past;  // 주관사로 A를 골라 상장을 노린다
    write(b, d);
    return true;
  }
  // 지분 19%를 쥔 최대주주가 된다: not yet.
  bool becomes_holder(const Bind& b, const Draft& d) const {
    const std::uint16_t head = b.clause.head;
    if (d.type != Type::own || d.status != Status::done || !b.clause.modal.relative ||
        head == kNone || !in_.text(in_.ph(head).last).ends_with("주주"))
      return false;
    const auto next = static_cast<std::uint16_t>(in_.ph(head).last + 1U);
    const Token& verb = in_.tok(next);
    if (!verb.predicate || verb.negated || verb.ending.tense != Tense::present) return false;
    for (const std::string_view turns : {"되", "된", "올라", "오르", "오른"})
      if (in_.text(next).starts_with(turns)) return true;
    return false;
  }
  // A는 B에서 도입한 신약의 권리를 반환했다: a licence, which has ended.
  void of_right(const Bind& b, Draft& d) const {
    const std::uint16_t head = b.clause.head;
    if (!b.clause.modal.relative || head == kNone || !in_.has(in_.ph(head), Class::right)) return;
    d.type = Type::license;
    for (const Clause& c : in_.clauses)
      if (c.predicate != kNone && in_.text(c.predicate).starts_with("반환") && !c.modal.negated &&
          std::ranges::find(c.args, head) != c.args.end())
        d.status = Status::failed;
  }
  // 미국은 [러시아에 부품을 공급한] 혐의로 A에 벌금을 물렸다: A has supplied, who is punished for
  // it.
  void accused_acts(const Bind& b, Draft& d) const {
    if (!charged(b)) return;
    const KindSet kinds = in_.rules.types[static_cast<std::size_t>(d.type)].a;
    for (const Clause& main : in_.clauses) {
      if (std::ranges::find(main.args, b.clause.head) == main.args.end()) continue;
      for (const std::uint16_t n : main.args) {
        const Phrase& p = in_.ph(n);
        if (p.first < b.clause.last || (p.josa != Case::object && p.josa != Case::dative)) continue;
        Rows rows = keep(in_, p.heads, kinds);
        without(in_, rows, d.b);
        if (!rows.empty()) d.a = std::move(rows);
      }
    }
  }
  // A는 [평양을 찾아 달라는] B의 초청을 수락했다: it is A who is to come. False where nobody is
  // named.
  bool invited(const Bind& b, Draft& d) const {
    const Clause& c = b.clause;
    if (d.type != Type::visit || c.head == kNone || c.predicate + 1U >= in_.parse.tokens.size() ||
        !in_.text(c.predicate + 1U).starts_with("달라"))
      return true;
    for (const Clause& main : in_.clauses) {
      if (std::ranges::find(main.args, c.head) == main.args.end()) continue;
      const std::uint16_t guest = main.topic != kNone ? main.topic : main.subject;
      Rows rows = guest == kNone ? Rows{} : keep(in_, in_.ph(guest).heads, b.kinds);
      if (!rows.empty()) d.a = std::move(rows);
      return !in_.ph(guest == kNone ? c.head : guest).heads.empty();
    }
    return false;
  }
  // 사우디를 방문한 A와 B 사우디 장관의 회담: B is at home there.
  void leave_hosts(Draft& d) const {
    if (d.type != Type::visit || d.a.size() < 2 || d.b.size() != 1) return;
    Rows guests = d.a;
    std::erase_if(guests, [&](Row r) {
      const Row office = employer(in_, r);
      return office != kNoRow && in_.name(office).starts_with(in_.name(d.b.front()));
    });
    if (!guests.empty()) d.a = std::move(guests);
  }
  // A는 B와 함께 연합에 참여한다: B as well.
  void join_together(Bind& b, Draft& d) const {
    if (d.type != Type::member || frame_name(b) != "join" || b.spot.nominal || d.a.empty()) return;
    b.kinds = in_.rules.types[static_cast<std::size_t>(Type::member)].a;
    Rows others = by_case(b, {Case::together});
    without(in_, others, d.a);
    without(in_, others, d.b);
    d.a.insert(d.a.end(), others.begin(), others.end());
  }
  // A의 B 인수에 반대했다, A의 기구 가입을 지지했다: it is A who acts.
  Rows buyer_of(const Bind& b, Rows target) const {
    const Phrase* o = object_phrase(b);
    for (const std::uint16_t n : b.clause.args)
      if (o == nullptr && in_.ph(n).josa == Case::dative) o = &in_.ph(n);
    if (o == nullptr || target.size() != 1 || o->mods.size() != 2) return target;
    const Mod &actor = o->mods.front(), &other = o->mods.back();
    const bool so = actor.josa == Case::genitive && other.josa == Case::none &&
                    actor.token + 1U == other.first && other.rows.size() == 1 &&
                    in_.same(other.rows.front(), target.front());
    Rows rows = so ? keep(in_, actor.rows, b.kinds) : Rows{};
    return rows.empty() ? target : rows;
  }
  static bool contract(std::string_view rule) {
    return rule == "supply-공급계약" || rule == "supply-납품계약";
  }
  // (A는 B와 공급 계약을 맺었다.) A는 소재를 공급받게 된다: B supplies.
  bool turn_round(const Bind& b) {
    constexpr std::uint32_t kNear = 3;  // sentences
    if (b.trigger.type != Type::supply || b.spot.voice != Voice::receive) return false;
    Bind who = b;
    who.slot = Slot::b;
    who.kinds = in_.rules.types[static_cast<std::size_t>(Type::supply)].b;
    const Rows buyer = from(who, Source::subject);
    if (buyer.size() != 1) return false;
    for (std::size_t i = out_.size(); i-- > 0;) {
      Draft& d = out_[i];
      if (d.evidence == in_.evidence || in_.number - d.sentence > kNear) continue;
      if (d.type != Type::supply || !contract(d.rule) || d.a.size() != 1 || d.b.empty() ||
          !in_.same(d.a.front(), buyer.front()))
        continue;
      std::swap(d.a, d.b);
      d.features += " turned=told";
      return true;
    }
    return false;
  }
  // A는 양극재 생산회사인 B와 양극재 공급 계약을 맺었다: B makes the goods, so B supplies them.
  bool makes_goods(const Bind& b, const Draft& d) const {
    if (!contract(b.trigger.rule) || d.b.size() != 1 || d.a.size() != 1 || b.spot.phrase == kNone)
      return false;
    const Phrase& pact = in_.ph(b.spot.phrase);
    if (pact.first >= b.spot.token) return false;
    const std::string_view goods = in_.text(static_cast<std::uint16_t>(b.spot.token - 1U));
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = in_.ph(n);
      if (p.josa != Case::with || p.heads.size() != 1 || !in_.same(p.heads.front(), d.b.front()))
        continue;
      constexpr std::uint16_t kReach = 5;  // words in front of the name
      bool maker = false;
      for (std::uint16_t t = p.head; t-- > 0 && p.head - t <= kReach;) {
        const std::string_view word = in_.text(t);
        if (in_.tok(t).josa == Case::topic || in_.tok(t).josa == Case::subject) return false;
        for (const std::string_view end : {"회사", "업체", "기업", "제조사", "생산사", "공급사"})
          maker = maker || word.ends_with(end);
        if (maker && word == goods) return true;
      }
    }
    return false;
  }
  // 이번 협약으로 A와 B는 서로 협력한다: what a pact that is told already holds.
  bool details_pact(const Bind& b, const Draft& d) const {
    const Modal& m = b.spot.modal;
    const bool open = m.tense == Tense::present || m.tense == Tense::future || m.decision;
    if (d.type != Type::partner || !open || b.trigger.past == Status::signed_ || in_.parse.terse)
      return false;
    bool pact = false;
    for (std::uint16_t t = 1; t < b.spot.token && !pact; ++t) pact = this_paper(in_, t);
    return pact && std::ranges::any_of(out_, [&](const Draft& told) {
             if (told.type != Type::partner || told.status != Status::signed_) return false;
             return std::ranges::any_of(d.a, [&](Row r) {
               const auto same = [&](Row other) { return in_.same(other, r); };
               return std::ranges::any_of(told.a, same) || std::ranges::any_of(told.b, same);
             });
           });
  }
  // A는 [지난주 발족한] 연맹에 들어갔다: it has come about, A need not have founded it; A가 [B
  // 주도로 결성된] 연맹에: nor has the alliance founded A.
  bool founded_itself(const Bind& b, const Draft& d) const {
    if (d.type != Type::lead || !b.clause.modal.relative) return false;
    if (b.spot.voice == Voice::passive) return alliance(in_, d.a) && !alliance(in_, d.b);
    const bool own = b.clause.subject != kNone && !b.clause.shared &&
                     in_.ph(b.clause.subject).josa == Case::subject;
    return b.headed && !own && b.trigger.before.empty() &&
           in_.text(b.spot.token).starts_with("발족");
  }
  // 공개매수에 성공했다, 공개매수를 마쳤다: it is done, though it only offers.
  bool won_over(const Bind& b) const {
    if (b.trigger.past != Status::planned || b.clause.predicate == kNone ||
        b.spot.phrase == kNone || b.spot.modal.tense != Tense::past || b.spot.modal.negated)
      return false;
    const std::string_view verb = in_.text(b.clause.predicate);
    return verb.starts_with("성공") || in_.rules.begins(verb, Marker::finish);
  }
  // Whether a sale between the two has been told in this sentence.
  bool sale_told(const Draft& d) const {
    Rows who = d.a;
    who.insert(who.end(), d.b.begin(), d.b.end());
    return std::ranges::any_of(out_, [&](const Draft& told) {
      const bool sale = told.type == Type::divest || told.type == Type::acquire;
      Rows both = told.a;
      both.insert(both.end(), told.c.begin(), told.c.end());
      return sale && told.evidence == in_.evidence && both.size() == 2 && who.size() == 2 &&
             std::ranges::all_of(who, [&](Row r) {
               return std::ranges::any_of(both, [&](Row x) { return in_.same(r, x); });
             });
    });
  }
  // No authority is joined that only the sentence before names; what would come about if another
  // thing did (성공할 경우 최대주주로 올라설 것으로 관측된다) is no claim.
  bool off_topic(const Bind& b, const Draft& d) const {
    if (d.type == Type::member && !d.stated_parties && !d.b.empty() &&
        in_.name(d.b.front()).ends_with("위원회"))
      return true;
    // X 매각을 위해 B와 양해각서를 맺었다: the sale is the claim
    if (d.type == Type::partner && has_paper(b) && sale_told(d)) return true;
    // 협력에 대한 의견을 교환했다: what they talk about
    if (d.type == Type::partner && !b.spot.modal.cap && b.spot.phrase != kNone &&
        in_.tok(b.spot.token).josa == Case::about)
      return true;
    // (A는 B에 배를 맡긴다.) 양사는 의향서를 교환한다: the paper of that trade
    if (d.type == Type::partner && b.trigger.rule.ends_with("의향서") && !d.a.empty()) {
      Rows who = d.a;
      who.insert(who.end(), d.b.begin(), d.b.end());
      if (who.size() == 2 && traded(who) != nullptr) return true;
    }
    // B에 투자해 지분을 취득하는 계약: one deal
    if (d.type == Type::acquire && stake(b) != nullptr && b.clause.shared &&
        std::ranges::none_of(in_.parse.tokens,
                             [](const Token& t) { return t.what == What::share; }) &&
        std::ranges::any_of(out_, [&](const Draft& told) {
          return told.type == Type::invest && told.evidence == in_.evidence && told.a == d.a &&
                 told.b.size() == 1 && d.b.size() == 1 && in_.same(told.b.front(), d.b.front());
        }))
      return true;
    // A 장관은 B 장관과 회담하고 협력을 논의했다: the meeting is the claim
    if (d.type == Type::partner && b.spot.modal.cap == Status::talks &&
        std::ranges::any_of(d.a, [&](Row r) { return decides(in_, r); }) &&
        std::ranges::any_of(out_, [&](const Draft& told) {
          return told.type == Type::meet && told.evidence == in_.evidence;
        }))
      return true;
    if (b.spot.modal.cap != Status::rumoured) return false;
    return std::ranges::any_of(in_.clauses, [&](const Clause& c) {
      return c.predicate != kNone && c.predicate < b.spot.token && c.modal.relative &&
             c.modal.tense == Tense::future && c.head != kNone &&
             in_.text(in_.ph(c.head).first) == "경우";
    });
  }
  // 하퍼 미국 대통령이 동맹에 가입했다: his state has.
  Row state_of(Row who) const {
    const Row body = in_.kind(who) == Kind::person ? employer(in_, who) : kNoRow;
    return body != kNoRow && in_.kind(body) == Kind::country ? body : kNoRow;
  }
  // 서도현 의원이 국민의당에 합류했다
  bool joins_faction(const Draft& d) const {
    if (d.b.size() != 1 || in_.kind(d.b.front()) != Kind::org) return false;
    const std::string_view name = in_.name(d.b.front());
    return (name.ends_with("당") || name == "국민의힘") &&
           std::ranges::all_of(d.a, [&](Row r) { return in_.kind(r) == Kind::person; });
  }
  // (가람팀은 산학연 협의체다.) A가 참여하고 있다.
  bool told_body(const Draft& d) const {
    return d.b.size() == 1 && in_.said.body != kNoRow && in_.same(d.b.front(), in_.said.body);
  }
  // B 인수와 관련해
  bool related(const Phrase& p) const {
    const std::size_t next = p.last + 1U;
    return p.josa == Case::other && next < in_.parse.tokens.size() &&
           in_.text(static_cast<std::uint16_t>(next)).starts_with("관련");
  }
  // A는 B 인수설에 대해 "사실무근"이라고 밝혔다, B 인수 보도와 관련해 "확정된 바 없다"고 했다: the
  // report that is answered, not the answer.
  void answered(std::uint16_t phrase, std::size_t start) {
    const Phrase& p = in_.ph(phrase);
    const std::size_t next = p.last + 1U, size = in_.parse.tokens.size();
    if (in_.parse.terse) return answered_shortly(phrase, start);
    if (p.dead || (p.josa != Case::about && !related(p)) || in_.parse.terse ||
        in_.tok(p.last).quoted || next >= size ||
        std::ranges::any_of(p.mods, [](const Mod& m) { return m.josa == Case::genitive; }))
      return;  // B의 인수설: who buys whom?
    const std::uint16_t act = reported_act(p), verb = answer_after(p.last);
    if (act == kNone || verb == kNone) return;
    for (std::size_t i = start; i < out_.size(); ++i)
      if (out_[i].trigger == in_.tok(act).span) return;
    const std::string_view answer =
        in_.doc.at(Span{in_.tok(p.last).end, std::max(in_.tok(verb).end, in_.tok(verb).span.end)});
    const Word* w = in_.word(verb);
    const bool open = in_.rules.declines.in(answer);
    const bool denied =
        !open && ((w != nullptr && w->status == Status::denied) || in_.rules.denials.in(answer));
    if (!open && !denied) return;
    Clause c;
    c.predicate = verb;
    c.last = verb;
    c.modal.last = verb;
    for (std::uint16_t n = 0; n < in_.parse.phrases.size() && in_.ph(n).last < verb; ++n) {
      const Phrase& q = in_.ph(n);
      const bool who = (q.josa == Case::topic || q.josa == Case::subject) && !q.heads.empty();
      if (q.dead || in_.tok(q.last).quoted || !(n == phrase || who)) continue;
      c.args.push_back(n);
      if (who) c.subject = c.topic = n;
    }
    Spot s{act, phrase, Voice::active, true, false, {}, true};
    s.modal.tense = Tense::past;
    s.modal.cap = Status::rumoured;
    s.modal.said_by = verb;
    if (denied)
      s.modal.end = Status::denied, s.modal.stance = Stance::deny;
    else
      s.modal.flags |= bit(Flag::unconfirmed);
    fill(c, s);
  }
  static bool changes_hands(Type t) {
    return t == Type::acquire || t == Type::divest || t == Type::merge || t == Type::invest;
  }
  bool deed(std::uint16_t token) const {
    return in_.word(token) != nullptr &&
           std::ranges::any_of(in_.word(token)->triggers, [&](std::uint16_t g) {
             return changes_hands(in_.rules.triggers[g].type) &&
                    in_.rules.triggers[g].before.empty();
           });
  }
  // [B를 인수하느냐는] 질문에: the clause that asks.
  const Clause* question(std::uint16_t n) const {
    const Phrase& p = in_.ph(n);
    if (p.josa != Case::dative || !in_.rules.is(in_.text(p.last), Marker::question)) return nullptr;
    for (const Clause& c : in_.clauses)
      if (c.head == n && c.predicate != kNone && deed(c.predicate) && !c.modal.negated) return &c;
    return nullptr;
  }
  // What is denied stands right behind: "계획이 없다"고, 검토한 적이 없다고.
  bool denied_at_once(std::uint16_t from, std::uint16_t verb) const {
    constexpr std::uint16_t kWords = 2;  // 검토한 |적이 없다|
    std::uint16_t t = from;
    while (t < verb && !in_.tok(t).predicate) ++t;
    const std::uint16_t end = std::min<std::uint16_t>(t + kWords, verb);
    const std::uint32_t begin = in_.tok(from).span.begin;
    const std::string_view said =
        in_.doc.at(Span{begin, std::max({begin, in_.tok(end).end, in_.tok(end).span.end})});
    return !in_.rules.declines.in(said) && in_.rules.denials.in(said);
  }
  // A는 B를 인수하느냐는 질문에 "계획이 없다"고, B 인수를 "검토한 적 없다"고 했다.
  void denied_deed(std::uint16_t n, std::size_t start) {
    const Phrase& p = in_.ph(n);
    const std::size_t next = p.last + 1U;
    if (p.dead || in_.parse.terse || in_.tok(p.last).quoted || next >= in_.parse.tokens.size())
      return;
    const Clause* asked = question(n);
    const bool fronted = p.josa == Case::topic && p.heads.empty();  // 인수는 검토한 적 없다고
    const bool told = p.josa == Case::object || p.josa == Case::about || fronted || related(p);
    const std::uint16_t act = asked != nullptr ? asked->predicate : p.last;
    if (asked == nullptr && !(told && deed(act))) return;
    const std::uint16_t verb = answer_after(p.last);
    if (verb == kNone || !denied_at_once(static_cast<std::uint16_t>(next), verb)) return;
    for (std::size_t i = start; i < out_.size(); ++i)
      if (out_[i].evidence == in_.evidence && changes_hands(out_[i].type)) return;
    Clause c;
    c.predicate = c.last = c.modal.last = asked != nullptr ? act : verb;
    if (asked != nullptr) c.args = asked->args;
    for (std::uint16_t i = 0; i < in_.parse.phrases.size() && in_.ph(i).last < verb; ++i) {
      const Phrase& q = in_.ph(i);
      const bool who = (q.josa == Case::topic || q.josa == Case::subject) && !q.dead &&
                       !q.heads.empty() && !in_.tok(q.last).quoted;
      if (who && c.subject != kNone) return;  // whose deed is it?
      if (who) c.subject = c.topic = i;
      const bool held = std::ranges::find(c.args, i) != c.args.end();
      if ((who || (asked == nullptr && i == n)) && !held) c.args.push_back(i);
    }
    if (c.subject == kNone) return;
    Spot s{act, asked != nullptr ? kNone : n, Voice::active, asked == nullptr, false, {}, true};
    s.modal.tense = Tense::past;
    s.modal.cap = Status::rumoured;
    s.modal.said_by = verb;
    s.modal.end = Status::denied, s.modal.stance = Stance::deny;
    const std::size_t first = out_.size();
    fill(c, s);
    for (std::size_t i = first; i < out_.size(); ++i) for_firm(c.subject, out_[i].a);
  }
  // 서도현 한빛금융 회장은: for the firm whose office he has.
  void for_firm(std::uint16_t subject, Rows& a) const {
    if (a.size() != 1 || in_.kind(a.front()) != Kind::person) return;
    for (std::uint16_t t = in_.ph(subject).first; t <= in_.ph(subject).last; ++t)
      if (in_.tok(t).what == What::party && in_.kind(in_.tok(t).mention) == Kind::org)
        a = {in_.tok(t).mention};
  }
  bool quote_opens(std::uint32_t from, std::uint32_t to) const {
    const std::string_view gap = from < to ? in_.doc.at(Span{from, to}) : std::string_view{};
    for (const std::string_view mark : {"\"", "“", "'", "‘"})
      if (gap.find(mark) != std::string_view::npos) return true;
    return false;
  }
  // # A, B 인수설에 "사실무근": the quote alone is the answer.
  void answered_shortly(std::uint16_t phrase, std::size_t start) {
    const Phrase& p = in_.ph(phrase);
    const std::size_t next = p.last + 1U, size = in_.parse.tokens.size();
    if (p.dead || p.josa != Case::dative || next >= size || in_.tok(p.last).quoted ||
        !quote_opens(in_.tok(p.last).end, in_.parse.tokens[next].span.begin) ||
        std::ranges::any_of(p.mods, [](const Mod& m) { return m.josa == Case::genitive; }))
      return;
    const std::uint16_t act = reported_act(p);
    std::uint16_t who = phrase;
    while (who-- > 0)
      if (!in_.ph(who).dead && !in_.ph(who).heads.empty()) break;
    if (act == kNone || who >= phrase) return;
    for (std::size_t i = start; i < out_.size(); ++i)
      if (out_[i].trigger == in_.tok(act).span) return;
    const std::string_view answer =
        in_.doc.at(Span{in_.tok(p.last).end, std::max(in_.evidence.end, in_.tok(p.last).end)});
    if (in_.rules.declines.in(answer) || !in_.rules.denials.in(answer)) return;
    Clause c;
    c.predicate = act;
    c.last = c.modal.last = act;
    c.args = {who, phrase};
    c.subject = c.topic = who;
    Spot s{act, phrase, Voice::active, true, false, {}, true};
    s.modal.tense = Tense::past;
    s.modal.cap = Status::rumoured;
    s.modal.end = Status::denied, s.modal.stance = Stance::deny;
    fill(c, s);
  }
  // 인수 |추진설|, 인수 |보도|, 매각|설|: the act in front of the noun that tells of a report.
  std::uint16_t reported_act(const Phrase& p) const {
    bool told = false;
    for (std::uint16_t t = p.last + 1U; t-- > p.first;) {
      const std::string_view text = in_.text(t);
      const Word* w = in_.word(t);
      told = told || (text.size() > 3 && text.ends_with("설")) || text == "보도" ||
             text == "풍문" ||
             (w != nullptr && w->is(Class::hold) && w->status == Status::rumoured);
      if (w != nullptr && !w->verb && !w->triggers.empty()) return told ? t : kNone;
    }
    return kNone;
  }
  // The verb of saying or denying that ends the sentence.
  std::uint16_t answer_after(std::uint16_t at) const {
    for (std::size_t i = in_.parse.tokens.size(); i-- > at + 1U;) {
      const auto t = static_cast<std::uint16_t>(i);
      const Word* w = in_.word(t);
      if (in_.tok(t).predicate && t > 0 && in_.text(t - 1U) == "선" &&
          in_.text(t).starts_with("그었"))
        return t;  // 선을 그었다
      if (in_.tok(t).predicate && !in_.tok(t).quoted && w != nullptr)
        return w->is(Class::speech) || w->status == Status::denied ? t : kNone;
    }
    return kNone;
  }
  // A 컨소시엄에는 B와 C가 참여했다, A 컨소시엄에서 빠졌다, A 컨소시엄은 A, B로 구성됐다: A's
  // partners.
  bool join_band(const Bind& b, Draft& d) const {
    if (d.type != Type::member) return false;
    const bool made_up = frame_name(b) == "consist";
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = in_.ph(n);
      const bool in =
          made_up ? p.josa == Case::topic || p.josa == Case::subject
                  : p.josa == Case::dative || p.josa == Case::place || p.josa == Case::source;
      if (!in || p.heads != d.b || d.a == d.b || !in_.rules.is(in_.text(p.last), Marker::band))
        continue;
      d.type = Type::partner;
      d.rule += "+band";
      std::swap(d.a, d.b);
      return true;
    }
    return false;
  }
  // B의 신주를 인수해 2대 주주가 됐다: of what the same sentence says was bought.
  bool of_bought(const Bind& b, Draft& d) const {
    const bool stakes = frame_name(b) == "stake" && stake(b) != nullptr && stake(b)->mods.empty();
    if (d.type != Type::own || !(stakes || frame_name(b) == "become") || d.a.size() != 1)
      return false;  // [B에 투자한] A는 지분 27%를 갖고 있다
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;) {
      const Draft& o = out_[i];
      const bool buys = (o.type == Type::acquire || o.type == Type::invest) && o.a.size() == 1 &&
                        in_.same(o.a.front(), d.a.front());
      const bool beside = o.type == Type::own && o.a.size() == 1 &&  // B가 2대 주주로 올라 있다
                          !in_.same(o.a.front(), d.a.front()) &&
                          b.clause.modal.tense != Tense::past;
      if (!(buys || beside) || o.b.size() != 1 || in_.same(o.b.front(), d.a.front())) continue;
      d.b = o.b;
      return true;
    }
    return false;
  }
  // '팀가람'에 들어가 있다: an alliance by its name, or one that somebody was said to lead or join.
  bool joinable(const Rows& body) const { return alliance(in_, body) || formed(body, 1); }
  // Several firms were said to have formed it.
  bool banded(const Rows& body) const { return formed(body, 2); }
  bool formed(const Rows& body, std::size_t least) const {
    const std::size_t oldest = out_.size() - std::min(out_.size(), kFormed);
    for (std::size_t i = out_.size(); i-- > oldest && body.size() == 1;) {
      const Draft& d = out_[i];
      const bool forms = d.type == Type::lead || (d.type == Type::member && least == 1);
      if (forms && d.a.size() >= least && d.b.size() == 1 && led_by_firm(d) &&
          in_.same(d.b.front(), body.front()))
        return true;
    }
    return false;
  }
  bool led_by_firm(const Draft& d) const {
    return std::ranges::all_of(d.a, [&](Row r) { return in_.kind(r) != Kind::person; });
  }
  // 서도현 루미봇 대표는 인수하겠다고 썼다: the firm is to buy.
  void speaks_for(const Bind& b, Draft& d) const {
    const bool firm = (d.type == Type::acquire || d.type == Type::invest ||
                       d.type == Type::divest || d.type == Type::build || d.type == Type::launch) &&
                      b.spot.modal.said_by != kNone && b.spot.modal.tense == Tense::future;
    // 서도현 A 대표는 B와 협의하고 있다고 밝혔다: firms talk with each other
    const bool talks = d.type == Type::talk && b.spot.modal.said_by != kNone && !d.b.empty() &&
                       std::ranges::all_of(d.b, [&](Row r) { return in_.kind(r) == Kind::org; });
    if (!firm && !talks) return;
    for (Row& r : d.a) {
      if (in_.kind(r) != Kind::person) continue;
      if (const Row body = headed_by(b, r); body != kNoRow && in_.kind(body) == Kind::org) r = body;
    }
  }
  // Whom he heads, by this sentence, or by an earlier one where he has his title again: 김 대표는.
  Row headed_by(const Bind& b, Row person) const {
    const Row same = in_.doc.mentions.rows[person].same;
    if (const auto it = in_.said.heads.find(same); it != in_.said.heads.end()) return it->second;
    const auto it = in_.said.employers.find(same);
    const std::uint16_t who = subject_phrase(b);
    if (it == in_.said.employers.end() || who == kNone) return kNoRow;
    for (std::uint16_t t = in_.ph(who).first; t <= in_.ph(who).last; ++t)
      if (in_.tok(t).what == What::title && in_.rules.ends(in_.text(t), Marker::chief))
        return it->second;
    return kNoRow;
  }
  // A에 66억달러, B에 …; A 66억달러, B 64억달러를 내준다: to each its own sum.
  bool dealt_out(Bind& b, const Draft& d, Status status) {
    if (d.a.empty() || !d.b.empty() ||
        (d.type != Type::subsidise && d.type != Type::finance && d.type != Type::invest))
      return false;
    b.kinds = in_.rules.types[static_cast<std::size_t>(d.type)].b;
    bool some = false;
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = in_.ph(n);
      const bool share = p.last > p.first && in_.tok(p.last).what == What::amount &&
                         (p.josa == Case::object || (p.josa == Case::none && p.comma)) &&
                         p.mods.size() == 1 && p.mods.front().token + 1U == p.last;
      Rows to = share ? keep(in_, p.mods.front().rows, b.kinds) : Rows{};
      without(in_, to, d.a);
      if (to.size() != 1) continue;
      Draft one = d;
      one.b = std::move(to);
      one.status = settle(b, status);
      write(b, one);
      out_.back().amounts = {in_.tok(p.last).mention};
      some = true;
    }
    return some;
  }
  // 엔비디아는 빠졌나: nothing is told.
  bool asks() const {
    std::string_view text = in_.doc.at(in_.evidence);
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
    return text.ends_with("나") || text.ends_with("까") || text.ends_with("?");
  }
  // 탈퇴하겠다고 통보했다: who tells the others so has left.
  bool announced(const Spot& s) const {
    const bool told = s.modal.tense == Tense::future || s.modal.tense == Tense::present;
    if (!told || s.modal.said_by == kNone || s.modal.negated) return false;
    const std::string_view verb = in_.text(s.modal.said_by);
    if (verb.starts_with("밝") && s.modal.tense == Tense::present) return true;  // 탈퇴한다고
    return verb.starts_with("통보") || verb.starts_with("선언") || verb.starts_with("발표");
  }
  // 인수 계획을 접으라고 명령했다: whose act it would be, the subject's it is not.
  bool commanded(const Spot& s) const {
    for (std::uint16_t t = s.token; t <= s.modal.last && t < in_.parse.tokens.size(); ++t) {
      if (!in_.tok(t).predicate || in_.tok(t).josa == Case::copula) continue;
      const std::string_view word =
          in_.doc.at({in_.tok(t).span.begin, std::max(in_.tok(t).span.end, in_.tok(t).end)});
      for (const std::string_view end :
           {"하라고", "으라고", "하라는", "으라는", "하라며", "가라며"})
        if (word.ends_with(end)) return true;
    }
    return false;
  }
  // A는 B에 칩을 공급해 |달라고 요청했다|: B is to give, A to receive.
  bool begged(const Spot& s, const Trigger& t) const {
    const std::string& frame = in_.rules.frames[t.frame].name;
    const bool gives = t.type == Type::supply || t.type == Type::subsidise;
    if (!gives || s.phrase != kNone || s.modal.negated || s.voice != Voice::active ||
        !(frame == "give" || frame == "give_to" || frame == "fund"))
      return false;
    const auto size = static_cast<std::uint16_t>(in_.parse.tokens.size());
    for (std::uint16_t i = s.token; i + 1U < size && i <= s.token + 1U; ++i) {
      const std::string_view word = in_.doc.at({in_.tok(i).span.begin, in_.tok(i).end});
      if (!word.ends_with("달라고")) continue;
      for (const std::string_view asks : {"요청", "요구", "부탁", "호소"})
        if (in_.text(i + 1U).starts_with(asks))
          return in_.tok(i + 1U).ending.tense == Tense::past && !in_.tok(i + 1U).negated &&
                 in_.tok(i + 1U).voice == Voice::active;  // but 요청받았다
      return false;
    }
    return false;
  }
  bool could_not(const Spot& s) const {
    for (std::uint16_t t = s.token; t <= s.modal.last && t < in_.parse.tokens.size(); ++t)
      if (in_.doc.at(Span{in_.tok(t).span.begin, in_.tok(t).end}).find("못") !=
          std::string_view::npos)
        return true;
    return false;
  }
  // An end is only told once it has come: 탈퇴했다, 탈퇴를 통보했다; 탈퇴한다 says nothing.
  // The verb of saying above the act; of words quoted, the first one behind them.
  std::uint16_t said_with(const Spot& s) const {
    if (s.modal.said_by != kNone || !in_.tok(s.token).quoted) return s.modal.said_by;
    for (std::uint16_t t = s.token; t < in_.parse.tokens.size(); ++t)
      if (!in_.tok(t).quoted && in_.tok(t).predicate && in_.is(t, Class::speech)) return t;
    return kNone;
  }
  // A는 B와 협의하고 있지 않다고 밝혔다: who says so of its own talks or plans denies them.
  bool disowns(const Clause& c, const Spot& s, const Trigger& t) const {
    const Modal& m = s.modal;
    const bool kind = t.type == Type::talk || t.type == Type::acquire || t.type == Type::merge ||
                      t.type == Type::invest || t.type == Type::divest;
    const std::uint16_t said = said_with(s);
    if (!kind || !m.negated || !m.progressive || m.unsaid || m.relative ||
        m.cap == Status::rumoured || said == kNone || in_.parse.terse || c.subject == kNone ||
        in_.tok(said).negated || in_.tok(said).ending.tense != Tense::past ||
        !in_.is(said, Class::speech) || in_.text(said).starts_with("보도"))
      return false;
    const Phrase& who = in_.ph(c.subject);  // the one subject acts and speaks
    return who.josa == Case::topic && !who.heads.empty() && who.last < s.token &&
           std::ranges::all_of(who.heads, [&](Row r) { return in_.kind(r) == Kind::org; }) &&
           (c.topic == kNone || c.topic == c.subject);
  }
  std::optional<Status> reached(const Spot& s, const Trigger& t) const {
    // 동의를 받지 못했다: the refusal is the act; 받지 않았다: nobody was asked
    if (t.need == "refused")
      return s.modal.negated && could_not(s) ? std::optional(Status::done) : std::nullopt;
    const bool aim = s.modal.join == Join::condition || s.modal.join == Join::purpose;
    if (t.type == Type::compete && s.modal.unsaid && aim && !s.modal.negated)
      return Status::done;  // B를 따라잡으려면: a rival
    if ((t.type != Type::regulate || s.modal.end) && commanded(s))
      return std::nullopt;  // 제재를 철회하라고 촉구했다: it is another's
    if (refuses(in_, s.modal, t)) return Status::done;
    const auto status = status_of(in_.rules.types[static_cast<std::size_t>(t.type)], t, s.modal);
    if (t.past == Status::failed && asks()) return std::nullopt;
    if (t.type == Type::compete && status == Status::sought)
      return Status::done;  // B의 독주를 막으려는: a rival already
    if (!status || t.past != Status::failed || *status == Status::failed) return status;
    const bool came =
        s.modal.decision || announced(s) ||
        (s.modal.tense == Tense::past && s.modal.cap == Status::planned && !s.modal.end);
    return came ? t.past : std::nullopt;
  }
  void write(const Bind& b, Draft& d) {
    const Spot& s = b.spot;
    d.rule = b.trigger.rule + d.rule;
    d.evidence = in_.evidence;
    d.trigger = trigger_span(b);
    d.flags = b.trigger.flags | s.modal.flags;
    if (refuses(in_, s.modal, b.trigger))
      d.flags = (d.flags & ~bit(Flag::positive)) | bit(Flag::negative);
    d.stance = s.modal.stance;
    d.tier = s.modal.tier;
    d.score = b.trigger.score * (d.stated_parties ? 1.0F : 0.8F) * (b.clause.shared ? 0.95F : 1.0F);
    attribute(b, d);
    d.terse = in_.parse.terse;
    d.quoted = in_.tok(s.token).quoted;
    if (has_paper(b)) d.flags |= paper_flags(b);
    retype(b, d);
    for_their_firms(b, d);
    attach(b, time_, d);
    const Draft talks = d;
    trade_talks(b, d);
    if (!sale_talks(b, d)) return;
    const bool volume = frame_name(b) == "volume";  // B의 배터리 물량을 가져갔다: who of whom?
    d.weak = d.weak || volume;
    if (!turn_by_maker(b, d) && (volume || d.either)) {
      if (talks.type != Type::talk) return;
      d = talks;
    }
    turn_by_tested(b, d);
    if (frame_name(b) == "switch") left_behind(b, d);
    own_sum(b, d);
    if (const Row sum = d.b.size() == 1 ? sum_in_brackets(in_, d.b.front()) : kNoRow;
        sum != kNoRow && d.amounts.empty() && gives_money(d.type))
      d.amounts = {sum};
    if (s.nominal && s.ruled && s.modal.end == Status::failed) d.amounts.clear();  // 자격을 박탈
    if ((frame_name(b) == "round" && raised_here(b) == kNoRow) || further_round(b, d))
      join_round(b, d);
    d.features = features(b);
    if (for_new_plant(b, d) || becomes_holder(b, d)) d.status = Status::planned;
    after_another(b, d);
    if (gives_money(d.type) && (each_bracketed(d) || dealt_row(b, d))) return;
    if (each_own(b, d)) return;
    if (d.b.size() > 1 && (day_by_day(b, d) || each_day(b, d))) return;
    if (d.b.size() > 1 && (each_goods(b, d) || respective(b, d))) return;
    if (frame_name(b) == "bid" && d.a.size() > 1 && each_bids(d)) return;
    if (d.a.size() > 1 && d.b.size() == 1 && !d.amounts.empty() && each_gives(b, d)) return;
    if (d.b.size() > 1 && d.a.size() == 1 && !d.amounts.empty() && each_takes(b, d)) return;
    if (d.a.size() == 1 && d.b.size() == 1 && several(b)) d.amounts.clear();
    sold_between(b, d);
    by_house(b, d);
    out_.push_back(d);
    if (d.type == Type::build) built_beside(b, d);
    if (d.type == Type::build && s.modal.paper) order(b, d);
    if (d.type == Type::divest && !d.c.empty()) out_.push_back(bought(b, d));
    sold(b, d);
  }
  // A는 B와 칩 공급을 놓고 협상한다, (A는 B에 공급한다.) B와 물량을 협의한다: the deal, under
  // talks.
  void trade_talks(const Bind& b, Draft& d) const {
    if (d.type != Type::talk) return;
    Rows who = d.a;
    who.insert(who.end(), d.b.begin(), d.b.end());
    const KindSet kinds = in_.rules.types[static_cast<std::size_t>(Type::supply)].a;
    const Trigger* trade = nullptr;
    bool amount = false;
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = in_.ph(n);
      const bool own = n == b.spot.phrase && b.spot.token > p.first;  // A와 B의 |칩 공급| 협상이
      const bool about = own || p.josa == Case::object || p.josa == Case::about ||
                         p.josa == Case::dative || (p.josa == Case::topic && p.also);
      if (!about || !p.heads.empty()) continue;
      std::uint16_t t = own ? static_cast<std::uint16_t>(b.spot.token - 1U) : p.last;
      while (t > p.first && in_.tok(t).what == What::count) --t;  // 물량 40대도
      amount = amount || in_.text(t).ends_with("물량");
      if (t > p.first && in_.text(t) == "물량") --t;  // 공급 물량을
      const Trigger* g = trade_of(t);  // 칩 공급을, but 제도 도입을, 주택 공급을
      const auto what = static_cast<std::uint16_t>(t - 1U);
      const bool goods =
          t > p.first && (in_.tok(what).what == What::product || goods_name(in_, what));
      if (g != nullptr && g->type == Type::supply && goods) trade = g;
    }
    if ((trade == nullptr && !amount) || who.size() != 2 || keep(in_, who, kinds).size() != 2)
      return;
    const Draft* told = traded(who);
    d.either = told == nullptr && d.b.empty();  // A와 B의 공급 협상: who makes the goods?
    const bool ends = told == nullptr && (trade == nullptr || d.b.size() > 1);
    if (ends) return;  // who supplies whom, nobody has said
    const std::string_view frame =
        trade == nullptr ? std::string_view{} : in_.rules.frames[trade->frame].name;
    if (told == nullptr && frame != "give" && frame != "give_to" && frame != "buy") return;
    d.type = Type::supply;
    d.rule = "supply-" + d.rule;
    d.weak = told == nullptr;
    if (frame == "buy") std::swap(who[0], who[1]);
    d.a = told != nullptr ? told->a : Rows{who[0]};
    d.b = told != nullptr ? told->b : Rows{who[1]};
  }
  // (X 매각이 늦어진다.) X는 B와 매각 협상을 벌였다: X, which is its own subject.
  Row talked_away(const Bind& b) const {
    const std::uint16_t n = b.clause.head != kNone ? b.clause.head : subject_phrase(b);
    if (n == kNone || in_.ph(n).heads.size() != 1) return kNoRow;
    const Row who = in_.ph(n).heads.front();
    const std::string_view name = in_.name(who);
    const bool sells =
        in_.rules.ends(name, Marker::lender) || in_.rules.ends(name, Marker::investor);
    const bool focus = in_.said.focus != kNoRow && in_.same(who, in_.said.focus);
    const bool target = in_.target != kNoRow && in_.same(who, in_.target);
    return (focus && in_.target == kNoRow && !sells) || target ? who : kNoRow;
  }
  // 매각 |협상|, 경영권 매각과 관련한 |협상|: where the sale is named, before the talks.
  std::uint16_t sale_before(std::uint16_t token) const {
    constexpr std::uint16_t kWords = 3;
    for (std::uint16_t t = token; t-- > 0 && token - t <= kWords;) {
      const std::string_view text = in_.text(t);
      if (text == "매각") return t;
      if (in_.tok(t).what != What::word || !(text.starts_with("관련") || text.starts_with("위한")))
        return kNone;
    }
    return kNone;
  }
  // C |매각| 협상: C, else the firm that has been said to be on sale.
  Row firm_on_sale(const Bind& b, std::uint16_t sale, const Rows& who) const {
    Row firm = on_offer(in_, sale + 1U);
    if (firm == kNoRow) firm = talked_away(b);
    const auto among = [&](Row r) {
      return std::ranges::any_of(who, [&](Row x) { return in_.same(x, r); });
    };
    for (const Row r : {in_.target, in_.said.focus})
      if (firm == kNoRow && r != kNoRow && !among(r)) firm = r;
    const bool control =
        sale > 0 && (in_.text(sale - 1U) == "경영권" || in_.is(sale - 1U, Class::stake));
    for (const Phrase& p : in_.parse.phrases)  // A는 "B와 C가 경영권 매각 협상 중"이라고 공시했다
      if (firm == kNoRow && control && !p.dead && p.last < sale && p.josa == Case::topic &&
          p.heads.size() == 1 && !among(p.heads.front()))
        firm = p.heads.front();
    return firm != kNoRow && in_.kind(firm) == Kind::org ? firm : kNoRow;
  }
  // 두 회사는: whom the words before name.
  bool meant(const Rows& who) const {
    return std::ranges::any_of(who, [&](Row r) { return in_.doc.mentions.rows[r].anaphor; });
  }
  bool told_sale(const Rows& who, Row firm) const {
    const std::size_t oldest = out_.size() - std::min(out_.size(), kRecent);
    for (std::size_t i = out_.size(); i-- > oldest;) {
      const Draft& d = out_[i];
      if ((d.type != Type::acquire && d.type != Type::divest) || d.a.empty() || d.b.size() != 1 ||
          !in_.same(d.b.front(), firm))
        continue;
      if (std::ranges::any_of(who, [&](Row r) { return in_.same(r, d.a.front()); })) return true;
    }
    return false;
  }
  // (B와의, B와 진행하던) A 매각 협상은 깨졌다, A는 B와 매각 협상을 벌인다: B is to buy A; C와 B는
  // A 매각을 협상한다: from C, who is named first. Says whether the talks are still to be told.
  bool sale_talks(const Bind& b, Draft& d) {
    const std::uint16_t sale = d.type == Type::talk ? sale_before(b.spot.token) : kNone;
    if (sale == kNone || b.spot.phrase == kNone) return true;
    Rows who = d.a;
    who.insert(who.end(), d.b.begin(), d.b.end());
    if (keep(in_, who, bit(Kind::org)).size() != who.size() || who.size() < 2) return true;
    const Row firm = firm_on_sale(b, sale, who);
    if (firm == kNoRow || (meant(who) && !told_sale(who, firm))) return true;
    Rows buyers = who;
    without(in_, buyers, {firm});
    if (buyers.size() == who.size() && (who.size() > 2 || !d.b.empty()))
      return true;                       // who sells, nobody says
    for (const Clause& c : in_.clauses)  // [C가 B와 진행하던] A 매각 협상: C sells
      if (c.head == b.spot.phrase && c.modal.relative && c.subject != kNone && !c.shared)
        return false;
    if (d.status == Status::done) d.status = Status::talks;
    Draft deal = d;
    deal.b = {firm};
    if (buyers.size() == who.size()) {
      deal.type = Type::divest;
      deal.a = {who.front()};
      deal.c = {who.back()};
      deal.rule = "divest-" + d.rule;
      out_.push_back(deal);
      buyers = {who.back()};
      deal.c.clear();
    }
    deal.type = Type::acquire;
    deal.a = std::move(buyers);
    deal.rule = "acquire-" + d.rule;
    out_.push_back(std::move(deal));
    return false;
  }
  // 미르홀딩스는 B와 미르건설 주식매매계약을 맺었다: who bears the firm's name sells it.
  void by_house(const Bind& b, Draft& d) const {
    constexpr std::size_t kHouse = 6;  // bytes of two syllables
    if (frame_name(b) != "share_deal" || d.a.size() != 1 || d.b.size() != 1 || !d.c.empty()) return;
    Bind firms = b;
    firms.kinds = bit(Kind::org);
    Rows with = by_case(firms, {Case::with});
    for (const Clause& k : in_.clauses)  // [B와 체결한] 계약을
      for (const std::uint16_t n : k.args)
        if (with.empty() && b.spot.phrase != kNone && k.modal.relative && k.head == b.spot.phrase &&
            in_.ph(n).josa == Case::with)
          with = keep(in_, in_.ph(n).heads, bit(Kind::org));
    without(in_, with, d.a);
    without(in_, with, d.b);
    if (is_holder(b)) {  // 최대주주인 A는 B와 계약을 맺었다: A sells
      d.type = Type::divest;
      d.c = with;
    }
    if (with.size() != 1 || is_holder(b)) return;
    const std::string_view house = in_.name(d.b.front()).substr(0, kHouse);
    const auto of_house = [&](Row r) { return in_.name(r).starts_with(house); };
    if (of_house(with.front()) == of_house(d.a.front())) return;
    d.c = with;
    if (of_house(d.a.front())) d.type = Type::divest;
  }
  // C와 B는 A 매각 협상을 벌인다: C, named first, is to sell A to B.
  void sold_between(const Bind& b, Draft& d) const {
    if (d.type != Type::divest || d.a.size() != 2 || !d.c.empty() || b.spot.phrase == kNone) return;
    const std::uint16_t n = subject_phrase(b);
    const auto talks = [&](std::uint16_t t) {
      return t != kNone && in_.acts_as(t, Type::talk) && !in_.acts_as(t, Type::divest);
    };
    const std::size_t next = b.spot.token + 1U;
    const bool both = (next < in_.parse.tokens.size() && talks(static_cast<std::uint16_t>(next))) ||
                      talks(b.clause.predicate) ||
                      ((d.status == Status::signed_ || d.status == Status::failed) &&
                       has_paper(b));  // 매각 계약을 맺었다, A와 B의 매각 계약이 해지됐다
    const Rows* of =
        in_.ph(b.spot.phrase).mods.empty() ? nullptr : &in_.ph(b.spot.phrase).mods[0].rows;
    const bool named = (n != kNone && in_.ph(n).heads == d.a) || (of != nullptr && *of == d.a);
    if (!named || !both) return;
    d.c = {d.a.back()};
    d.a.pop_back();
  }
  // What was told of the trade between these two.
  const Draft* traded(const Rows& who) const {
    const std::size_t oldest = out_.size() - std::min(out_.size(), kRecent);
    for (std::size_t i = out_.size(); i-- > oldest;) {
      const Draft& o = out_[i];
      const bool trade =
          o.type == Type::supply || o.type == Type::manufacture || o.type == Type::qualify;
      if (!trade || o.a.size() != 1 || o.b.size() != 1) continue;
      const bool same = (in_.same(o.a[0], who[0]) && in_.same(o.b[0], who[1])) ||
                        (in_.same(o.a[0], who[1]) && in_.same(o.b[0], who[0]));
      if (same) return &o;
    }
    return nullptr;
  }
  // A는 공급처를 [C에서] B로 바꿨다: C supplies A no more.
  void left_behind(const Bind& b, const Draft& d) {
    Bind from = b;
    from.kinds = bit(Kind::org);
    Rows before = by_case(from, {Case::place, Case::source});
    without(in_, before, d.a);
    without(in_, before, d.b);
    if (before.empty() || d.status != Status::done) return;
    Draft old = d;
    old.a = std::move(before);
    old.status = Status::failed;
    old.rule += "+before";
    old.evidence = in_.evidence;
    old.amounts.clear();
    out_.push_back(std::move(old));
  }
  // A는 B와 HBM 공급 계약을 맺었다: the words leave it open, but B makes such goods. Says whether
  // it is known who makes them.
  bool turn_by_maker(const Bind& b, Draft& d) const {
    const bool to_order = d.type == Type::manufacture;  // 위탁생산: whatever the goods are
    const auto made_to_order = [](const std::string& goods) {
      return goods.ends_with("위탁생산") || goods == "파운드리";
    };
    if (frame_name(b) == "buy") return false;  // who buys is said
    if (!d.weak || (d.type != Type::supply && !to_order) || d.a.size() != 1 || d.b.empty())
      return false;
    const Span clause{in_.tok(b.clause.first).span.begin, in_.tok(end_of(b)).end};
    const std::string_view words = in_.doc.at(clause);
    const auto makes = [&](Row r, const Rules::Trade& t) {
      return std::ranges::any_of(t.makers, [&](const std::string& part) {
        return in_.name(r).find(part) != std::string_view::npos;
      });
    };
    const auto all = [&](const Rows& rows, const Rules::Trade& t) {
      return std::ranges::all_of(rows, [&](Row r) { return makes(r, t); });
    };
    const auto named = [&](std::size_t at) {  // 오로라|전력|과: a part of a name is no goods
      return std::ranges::any_of(in_.parse.tokens, [&](const Token& t) {
        return t.what == What::party && t.span.begin <= at && at < t.span.end;
      });
    };
    const auto serves = [&](std::size_t end) {  // HBM |제조용| 장비, 배터리|용| 소재
      std::string_view rest = words.substr(end);
      if (rest.starts_with(' ')) rest.remove_prefix(1);
      return rest.substr(0, rest.find(' ')).ends_with("용");
    };
    const Rules::Trade* goods = nullptr;  // LNG|운반선|: the last noun says what it is
    std::size_t at = 0;
    for (const Rules::Trade& t : in_.rules.trades) {
      std::size_t found = words.rfind(t.goods);
      while (found != std::string_view::npos &&
             (named(clause.begin + found) || serves(found + t.goods.size())))
        found = found == 0 ? std::string_view::npos : words.rfind(t.goods, found - 1U);
      if (found == std::string_view::npos || to_order != made_to_order(t.goods) ||
          found + t.goods.size() <= at || (!t.makers.empty() && all(d.a, t) == all(d.b, t)))
        continue;
      goods = t.makers.empty() ? nullptr : &t;  // HBM |장비|: whoever makes it
      at = found + t.goods.size();
    }
    if (goods != nullptr) {
      if (all(d.a, *goods)) return true;
      std::swap(d.a, d.b);
      d.rule += "+maker";
      return true;
    }
    // 방위사업청은 A와 건조 계약을 맺었다: a state or its office buys of a firm.
    if (!decides(in_, d.a.front()) || decides(in_, d.b.front())) return false;
    std::swap(d.a, d.b);
    d.rule += "+office";
    return false;
  }
  // 품질 검증을 통과했다, # 퀄 통과: who passes is who supplies, whatever stands between.
  bool passes(std::uint16_t test) const {
    const std::size_t end = std::min<std::size_t>(test + 3U, in_.parse.tokens.size());
    for (std::size_t t = test + 1U; t < end; ++t)
      for (const std::string_view verb : {"통과", "탈락", "합격", "획득", "받"})
        if (in_.text(static_cast<std::uint16_t>(t)).starts_with(verb)) return true;
    return false;
  }
  // B는 A의 HBM에 대한 품질 검증을 진행한다: whose goods are tested is who qualifies.
  void turn_by_tested(const Bind& b, Draft& d) const {
    if (d.type != Type::qualify || d.b.size() != 1 || frame_name(b) != "test" ||
        passes(b.spot.token))
      return;
    if (b.spot.phrase == kNone) {  // B는 A의 칩을 검증했다
      const Phrase* o = object_phrase(b);
      const auto whose = [&](const Mod& m) { return m.rows == d.b; };
      if (o != nullptr && b.spot.voice == Voice::active && o->josa == Case::object &&
          std::ranges::any_of(o->mods, whose))
        std::swap(d.a, d.b);
      return;
    }
    for (std::uint16_t t = in_.ph(b.spot.phrase).first; t < b.spot.token; ++t) {
      const bool about = in_.tok(t).josa == Case::about && in_.tok(t).mention != d.b.front();
      if (!about) continue;
      for (const Mod& m : in_.ph(b.spot.phrase).mods)
        if (m.token < t && m.josa == Case::genitive && m.rows == d.b) return std::swap(d.a, d.b);
    }
    // B는 A HBM의 품질 검증을 진행한다: goods stand between
    const Phrase& test = in_.ph(b.spot.phrase);
    for (const Mod& m : test.mods) {
      if (m.josa != Case::none || m.rows != d.b) continue;
      for (std::uint16_t t = m.token + 1U; t < b.spot.token; ++t)
        if (in_.tok(t).what == What::product || in_.is(t, Class::goods)) return std::swap(d.a, d.b);
    }
    // B는 A의 HBM 품질 검증에 착수했다: who sets about it is who tests
    if (b.clause.predicate == kNone || b.spot.voice != Voice::active ||
        !in_.rules.begins(in_.text(b.clause.predicate), Marker::tests))
      return;
    for (const Mod& m : test.mods)
      if ((m.josa == Case::genitive || m.josa == Case::none) && m.rows == d.b &&
          m.token + 1U < b.spot.token)
        return std::swap(d.a, d.b);
  }
  // A에 이어 B와도 협약을 맺었다: the same with A before.
  void after_another(const Bind& b, const Draft& d) {
    const bool deal = d.type == Type::supply || d.type == Type::license ||
                      d.type == Type::partner || d.type == Type::invest ||
                      d.type == Type::acquire || d.type == Type::manufacture ||
                      d.type == Type::codevelop;
    const bool firm = d.status >= Status::planned && d.status <= Status::done;
    if (!deal || !firm || b.clause.shared || b.spot.modal.lent || d.terse) return;
    const std::vector<std::uint16_t>& args = b.clause.args;
    for (std::size_t i = 0; i + 1U < args.size(); ++i) {
      const bool day = i + 2U < args.size() &&
                       in_.tok(in_.ph(args[i + 1U]).last).what == What::time;  // 이어 올해 B를
      const Phrase &before = in_.ph(args[i]), &now = in_.ph(args[day ? i + 2U : i + 1U]);
      const std::size_t next = before.last + 1U;
      if (before.josa != Case::other || before.heads.empty() || now.heads.empty() ||
          now.first > next + 3U || in_.text(static_cast<std::uint16_t>(next)) != "이어")
        continue;
      bool chained = false;  // A에 이어 B와도 손잡고 개발한다: with A, only the first is told
      for (std::uint16_t t = now.last + 1U; t < b.spot.token; ++t)
        chained = chained || in_.tok(t).predicate;
      if (chained) continue;
      const auto told = [&](const Rows& side) {
        return std::ranges::any_of(side, [&](Row r) { return in_.same(r, now.heads.front()); });
      };
      const bool first = told(d.a);
      if (!first && !told(d.b)) continue;
      const TypeRule& type = in_.rules.types[static_cast<std::size_t>(d.type)];
      Draft other = d;
      (first ? other.a : other.b) = keep(in_, before.heads, first ? type.a : type.b);
      without(in_, first ? other.a : other.b, first ? d.b : d.a);
      if ((first ? other.a : other.b).empty()) continue;
      if (other.status == Status::planned) other.status = Status::done;  // A에 이어 B가 투자한다
      other.rule += "+before";
      other.amounts.clear();
      other.time = kNoRow;
      other.score *= 0.8F;
      out_.push_back(std::move(other));
      return;
    }
  }
  // (A는 공장을 짓는다.) 장비는 B에서 들여온다: for what does not stand yet.
  bool for_new_plant(const Bind& b, const Draft& d) const {
    const Modal& m = b.spot.modal;
    const bool open = d.type == Type::supply && d.status == Status::done && !d.stated_parties &&
                      d.b.size() == 1 && m.tense == Tense::present && !m.progressive;
    if (!open) return false;
    const auto recent = static_cast<std::ptrdiff_t>(std::min(kRecent, out_.size()));
    return std::any_of(out_.end() - recent, out_.end(), [&](const Draft& plant) {
      const auto same = [&](Row r) { return in_.same(r, d.b.front()); };
      return plant.type == Type::build && std::ranges::any_of(plant.a, same) &&
             (plant.status == Status::planned ||
              plant.features.find(" progressive") != std::string::npos);
    });
  }
  bool says_each(const Bind& b) const {
    for (std::uint16_t t = b.clause.first; t <= end_of(b) && t < in_.parse.tokens.size(); ++t)
      if (in_.text(t) == "각각") return true;
    return false;
  }
  // A와 B가 각각 C와 D와 협력한다: one with one; where they do not match, who with whom is not
  // said.
  bool respective(const Bind& b, const Draft& d) {
    if (d.a.size() < 2 || !says_each(b)) return false;
    for (std::size_t i = 0; d.a.size() == d.b.size() && i < d.a.size(); ++i) {
      Draft one = d;
      one.a = {d.a[i]};
      one.b = {d.b[i]};
      out_.push_back(std::move(one));
    }
    return true;
  }
  // A에 748억원을, B에 1550억원을 투자했다: each its own sum and day.
  bool each_own(const Bind& b, const Draft& d) {
    return own_of_each(b, d, &Draft::b) || (d.b.size() == 1 && own_of_each(b, d, &Draft::a));
  }
  bool own_of_each(const Bind& b, const Draft& d, Rows Draft::*side) {
    if ((d.*side).size() < 2) return false;
    std::vector<Draft> split;
    const std::vector<std::uint16_t>& args = b.clause.args;
    for (std::size_t i = 0; i < args.size(); ++i) {
      const Phrase& p = in_.ph(args[i]);
      const Rows whose = p.heads.empty() && p.mods.size() == 1 && in_.has(p, Class::stake)
                             ? p.mods.front().rows
                             : p.heads;
      if (whose.size() != 1 || std::ranges::find(d.*side, whose.front()) == (d.*side).end())
        continue;
      Draft one = d;
      one.*side = whose;
      one.amounts.clear();
      for (std::size_t k = i + 1U; k < args.size() && in_.ph(args[k]).heads.empty(); ++k)
        for (std::uint16_t t = in_.ph(args[k]).first; t <= in_.ph(args[k]).last; ++t)
          if (in_.tok(t).what == What::amount &&
              (one.amounts.empty() || in_.text(t - 1U) == in_.text(b.spot.token)))
            one.amounts = {in_.tok(t).mention};  // 과태료 1억원과 |과징금 2억원을|
      if (!split.empty()) one.time = split.back().time;  // 지난달에는 A에 10억원, B에 20억원을
      for (std::size_t k = i;
           k-- > 0 && !in_.ph(args[k]).comma && split.size() < (d.*side).size();) {
        const Token& t = in_.tok(in_.ph(args[k]).last);
        if (t.what == What::time && in_.resolved(t.mention)) one.time = t.mention;
      }
      const bool fined = d.type == Type::regulate;  // A에 과징금 3억원을, B에 시정명령을
      if (one.amounts.empty() && !fined) return false;
      split.push_back(std::move(one));
    }
    const bool some =
        std::ranges::any_of(split, [](const Draft& one) { return !one.amounts.empty(); });
    if (split.size() < 2 || split.size() != (d.*side).size() || !some) return false;
    out_.insert(out_.end(), split.begin(), split.end());
    return true;
  }
  static bool gives_money(Type t) {
    return t == Type::regulate || t == Type::subsidise || t == Type::finance || t == Type::invest ||
           t == Type::supply || t == Type::license;
  }
  // A(78억달러)와 B(66억달러)에 지원한다, A(10억원)와 B(5억원)가 투자했다: to each its own sum.
  bool each_bracketed(const Draft& d) {
    const bool takers = d.b.size() > 1;
    const Rows& row = takers ? d.b : d.a;
    if (row.size() < 2) return false;
    std::vector<Draft> split;
    for (const Row r : row) {
      const Row sum = sum_in_brackets(in_, r);
      if (sum == kNoRow) return false;
      split.push_back(d);
      (takers ? split.back().b : split.back().a) = {r};
      split.back().amounts = {sum};
    }
    out_.insert(out_.end(), split.begin(), split.end());
    return true;
  }
  // A 78억원, B 21억원, C 7억원의 과징금을 부과했다, A 10억원, B 5억원의 투자를 유치했다: only the
  // last was read, none bears a particle.
  bool dealt_row(const Bind& b, const Draft& d) {
    return row_of_sums(b, d, &Draft::b) || row_of_sums(b, d, &Draft::a) ||
           row_of_items(b, d, &Draft::b) || row_of_items(b, d, &Draft::a);
  }
  // 1월 A에서 10억원, 7월 B에서 5억원어치 일감을 따냈다: only one was read, each has its own sum
  // and day.
  bool row_of_items(const Bind& b, const Draft& d, Rows Draft::*side) {
    if ((d.*side).size() != 1) return false;
    std::vector<Draft> split;
    bool read = false;
    Case josa = Case::none;
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = in_.ph(n);
      const Token& sum = in_.tok(static_cast<std::uint16_t>(p.last + 1U));
      const bool from = p.josa == Case::place || p.josa == Case::source || p.josa == Case::dative;
      if (!from || p.heads.size() != 1 || sum.what != What::amount ||
          (josa != Case::none && p.josa != josa) ||
          in_.kind(p.heads.front()) != in_.kind((d.*side).front()))
        continue;
      josa = p.josa;
      read = read || p.heads == d.*side;
      split.push_back(d);
      split.back().*side = p.heads;
      split.back().amounts = {sum.mention};
      const Token& day = in_.tok(static_cast<std::uint16_t>(p.first - 1U));
      if (p.first > 0 && day.what == What::time && in_.resolved(day.mention))
        split.back().time = day.mention;
    }
    if (split.size() < 2 || !read) return false;
    out_.insert(out_.end(), split.begin(), split.end());
    return true;
  }
  bool row_of_sums(const Bind& b, const Draft& d, Rows Draft::*side) {
    if ((d.*side).size() != 1) return false;
    const Row read = (d.*side).front();
    std::vector<Draft> split;
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = in_.ph(n);
      for (std::uint16_t t = p.first; t < p.last; ++t) {
        const Token &who = in_.tok(t), &sum = in_.tok(t + 1U);
        if (who.what != What::party || who.mentions != 1 || who.josa != Case::none ||
            sum.what != What::amount || in_.kind(who.mention) != in_.kind(read))
          continue;
        const bool bare = p.comma && t + 1U == p.last && sum.josa == Case::none;
        if (who.mention != read && !bare) continue;
        split.push_back(d);
        split.back().*side = {who.mention};
        split.back().amounts = {sum.mention};
      }
    }
    if (split.size() < 2 || split.back().*side != d.*side) return false;
    out_.insert(out_.end(), split.begin(), split.end());
    return true;
  }
  // A에 칩을, B에 센서를 공급한다: to each its own goods.
  bool each_goods(const Bind& b, const Draft& d) {
    if (d.type != Type::supply && d.type != Type::license) return false;
    const std::vector<std::uint16_t>& args = b.clause.args;
    std::vector<Draft> split;
    std::size_t placed = 0;
    for (std::size_t i = 0; i + 1U < args.size(); ++i) {
      const Phrase &to = in_.ph(args[i]), &what = in_.ph(args[i + 1U]);
      const bool mine = !to.heads.empty() && std::ranges::all_of(to.heads, [&](Row r) {
        return std::ranges::find(d.b, r) != d.b.end();
      });
      if (!mine) continue;
      if (what.josa != Case::object || !what.heads.empty() || what.first != to.last + 1U)
        return false;
      split.push_back(d);
      split.back().b = to.heads;
      split.back().object = {in_.tok(what.first).span.begin, in_.tok(what.last).span.end};
      placed += to.heads.size();
    }
    if (split.size() < 2 || placed != d.b.size()) return false;
    out_.insert(out_.end(), split.begin(), split.end());
    return true;
  }
  // 본입찰에 A, B 등이 참여했다: each for itself.
  bool each_bids(const Draft& d) {
    for (const Row r : d.a) {
      Draft one = d;
      one.a = {r};
      out_.push_back(std::move(one));
    }
    return true;
  }
  // 3월에는 A와 B를, 4월에는 C를 상대로 소송을 냈다: of each day its own.
  bool day_by_day(const Bind& b, const Draft& d) {
    std::vector<Draft> split;
    Row day = kNoRow;
    std::size_t placed = 0;
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = in_.ph(n);
      const Token& t = in_.tok(p.last);
      if (t.what == What::time && in_.resolved(t.mention)) day = t.mention;
      const bool mine = !p.heads.empty() && std::ranges::all_of(p.heads, [&](Row r) {
        return std::ranges::find(d.b, r) != d.b.end();
      });
      if (!mine || day == kNoRow) continue;
      if (split.empty() || split.back().time != day) {
        split.push_back(d);
        split.back().b.clear();
        split.back().time = day;
      }
      split.back().b.insert(split.back().b.end(), p.heads.begin(), p.heads.end());
      placed += p.heads.size();
    }
    if (split.size() < 2 || placed != d.b.size()) return false;
    out_.insert(out_.end(), split.begin(), split.end());
    return true;
  }
  // A와는 2021년, B와는 2022년부터 협력한다: each its own day.
  bool each_day(const Bind& b, const Draft& d) {
    std::vector<Draft> split;
    const std::vector<std::uint16_t>& args = b.clause.args;
    for (std::size_t i = 0; i + 1U < args.size(); ++i) {
      const Rows& whose = in_.ph(args[i]).heads;
      const Token& day = in_.tok(in_.ph(args[i + 1U]).last);
      if (whose.size() != 1 || std::ranges::find(d.b, whose.front()) == d.b.end()) continue;
      if (day.what != What::time || !in_.resolved(day.mention)) return false;
      Draft one = d;
      one.b = whose;
      one.time = day.mention;
      split.push_back(std::move(one));
    }
    if (split.size() != d.b.size()) return false;
    out_.insert(out_.end(), split.begin(), split.end());
    return true;
  }
  // A와 B가 각각 300억원, 200억원을 / A가 300억원, B가 200억원을 투자했다: each gives its own sum.
  bool each_gives(const Bind& b, const Draft& d) {
    Rows sums;
    bool apart = true;
    std::size_t given = 0;  // givers named so far
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = in_.ph(n);
      if (!p.heads.empty() && std::ranges::find(d.a, p.heads.back()) != d.a.end()) {
        apart = apart && sums.size() == given && p.heads.size() == 1 && given < d.a.size() &&
                d.a[given] == p.heads.front();
        given += p.heads.size();
      }
      for (std::uint16_t t = p.first; t <= p.last; ++t)
        if (in_.tok(t).what == What::amount) sums.push_back(in_.tok(t).mention);
    }
    const bool one_by_one = apart && given == d.a.size();
    const bool asked = d.type == Type::sue && sums.size() != d.a.size();
    if (asked) sums = asked_by_each(b);
    if (sums.size() != d.a.size() || !(one_by_one || asked || says_each(b))) return false;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      Draft one = d;
      one.a = {d.a[i]};
      one.amounts = {sums[i]};
      out_.push_back(std::move(one));
    }
    return true;
  }
  // A와 B는 C에게 [각각 3억원과 2억원을 물어내라는] 소송을 냈다
  Rows asked_by_each(const Bind& b) const {
    Rows out;
    bool each = false;
    for (std::uint16_t t = 0; t < b.spot.token; ++t) {
      each = each || in_.text(t) == "각각";
      if (each && in_.tok(t).what == What::amount) out.push_back(in_.tok(t).mention);
    }
    return out;
  }
  // 각각 300억원, 200억원을: in a row behind the word.
  Rows sums_of_each(const Bind& b) const {
    Rows out;
    bool each = false;
    for (std::uint16_t t = b.clause.first; t <= end_of(b) && t < in_.parse.tokens.size(); ++t) {
      each = each || in_.text(t) == "각각";
      if (each && in_.tok(t).what == What::amount) out.push_back(in_.tok(t).mention);
    }
    return out;
  }
  // A에 투자: of those who each got a sum, only one is read.
  bool several(const Bind& b) const { return sums_of_each(b).size() > 1; }
  // A와 B에 각각 300억원, 200억원을 투자했다: each gets its own sum.
  bool each_takes(const Bind& b, const Draft& d) {
    const Rows sums = sums_of_each(b);
    const bool one_row =
        std::ranges::any_of(b.clause.args, [&](std::uint16_t n) { return in_.ph(n).heads == d.b; });
    if (sums.size() != d.b.size() || !one_row) return false;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      Draft one = d;
      one.b = {d.b[i]};
      one.amounts = {sums[i]};
      out_.push_back(std::move(one));
    }
    return true;
  }
  // 누구의 공장에는 10억원을, [A와 B가 운영하는] 공장에는 20억원을 지원했다: a sum before a comma,
  // and the names behind it, is another's.
  void sum_behind_names(const Bind& b, Draft& d) const {
    if (d.type != Type::subsidise && d.type != Type::finance && d.type != Type::regulate) return;
    const auto& rows = in_.doc.mentions.rows;
    const Span sum = rows[d.amounts.front()].span;
    std::uint32_t from = rows[d.b.front()].span.begin, to = rows[d.b.front()].span.end;
    for (const Row r : d.b) {
      from = std::min(from, rows[r].span.begin);
      to = std::max(to, rows[r].span.end);
    }
    if (sum.end >= from || in_.doc.at(Span{sum.end, from}).find(',') == std::string_view::npos)
      return;
    for (std::uint16_t t = b.clause.first; t <= end_of(b) && t < in_.parse.tokens.size(); ++t)
      if (in_.tok(t).what == What::amount && in_.tok(t).span.begin > to)
        return void(d.amounts = {in_.tok(t).mention});
  }
  // 누구에 10억원, B에 20억원을 투자했다: the sum that follows its own name.
  void own_sum(const Bind& b, Draft& d) const {
    const std::vector<std::uint16_t>& args = b.clause.args;
    if (d.amounts.size() == 1 && !d.b.empty()) sum_behind_names(b, d);
    if (d.b.size() != 1 || d.amounts.empty()) return;
    const auto sum = [&](const Phrase& p) {
      for (std::uint16_t t = p.first; t <= p.last; ++t)
        if (in_.tok(t).what == What::amount) return in_.tok(t).mention;
      return kNoRow;
    };
    for (std::size_t i = 1; i < args.size(); ++i) {
      const Phrase& p = in_.ph(args[i]);
      if (p.josa != Case::dative || p.heads != d.b) continue;
      bool before = false;
      for (std::size_t k = 0; k < i; ++k)
        before = before || (in_.ph(args[k]).comma && sum(in_.ph(args[k])) == d.amounts.front());
      for (std::size_t k = i + 1U; before && k < args.size() && in_.ph(args[k]).heads.empty(); ++k)
        if (const Row r = sum(in_.ph(args[k])); r != kNoRow) return void(d.amounts = {r});
    }
  }
  // 기존 주주인 A도 후속 투자했다: in the round that the sentences before tell of.
  bool further_round(const Bind& b, const Draft& d) const {
    if (d.type != Type::invest || d.b.size() != 1 || in_.said.investee == kNoRow ||
        !in_.same(d.b.front(), in_.said.investee) || in_.said.round == kNoRow)
      return false;
    if (in_.number - in_.said.investee_at == 1 && !d.stated_parties) return true;
    for (std::uint16_t t = b.clause.first; t <= b.spot.token; ++t)
      if (in_.is(t, Class::sort)) return true;
    return false;
  }
  // 100억원 규모의 라운드에 참여했다: of all who put in; not 단독으로.
  bool round_sum(const Bind& b, Row sum) const {
    if (frame_name(b) != "round") return false;
    bool within = false;
    for (std::uint16_t t = b.clause.first; t <= end_of(b) && t < in_.parse.tokens.size(); ++t) {
      if (in_.text(t).starts_with("단독")) return false;
      within = within || (in_.tok(t).what == What::amount && in_.tok(t).mention == sum &&
                          in_.is(t + 1U, Class::sum));
    }
    return within;
  }
  // 이번 투자에는 A가 참여했다: the sum and the day of the round that was told before.
  void join_round(const Bind& b, Draft& d) const {
    const bool whole = !d.amounts.empty() && round_sum(b, d.amounts.front());
    if (d.amounts.empty() && in_.said.round != kNoRow) d.amounts = {in_.said.round};
    if (whole || (!d.amounts.empty() && d.amounts.front() == in_.said.round))
      d.flags |= bit(Flag::joint);
    if (d.time == kNoRow) d.time = in_.said.round_time;
  }
  // 평택 1공장과 중국 시안 2공장을 짓는다: the first one, too.
  void built_beside(const Bind& b, const Draft& d) {
    const Phrase* o = object_phrase(b);
    if (o == nullptr || in_.parse.terse) return;
    for (const std::uint16_t n : b.clause.args) {
      const Phrase& p = in_.ph(n);
      if (p.josa != Case::with || p.also || p.last + 1U != o->first || p.first == p.last ||
          !site_noun(in_, p.last))
        continue;
      for (std::uint16_t t = p.first; t < p.last; ++t) {
        const Token& x = in_.tok(t);
        const bool land = x.what == What::party && in_.kind(x.mention) == Kind::country;
        if (x.josa != Case::none || !(land || x.what == What::place)) continue;
        Draft one = d;
        one.b = land ? Rows{x.mention} : Rows{};
        one.b_words = land ? Span{} : x.span;
        one.object = {in_.tok(t + 1U).span.begin, in_.tok(p.last).span.end};
        one.amounts.clear();
        out_.push_back(std::move(one));
        return;
      }
    }
  }
  // A는 B와 발전소를 짓는 계약을 맺었다: B has ordered it.
  void order(const Bind& b, Draft d) {
    Bind firms = b;
    firms.kinds = in_.rules.types[static_cast<std::size_t>(Type::supply)].b;
    Rows from = by_case(firms, {Case::with});
    without(in_, from, d.a);
    const bool agreed = std::ranges::any_of(in_.parse.tokens, [&](const Token& t) {
      return in_.doc.at(t.span).ends_with("협약");  // with a town: leave and help to build
    });
    if (from.empty() || (agreed && decides(in_, from.front()))) return;
    d.type = Type::supply;
    d.b = std::move(from);
    d.b_words = {};
    d.rule += "+contract";
    out_.push_back(std::move(d));
  }
  // A가 B를 C에 매각: C's purchase is told as well.
  static Draft bought(const Bind& b, Draft d) {
    std::swap(d.a, d.c);
    d.type = Type::acquire;
    d.rule += "+buyer";
    retype(b, d);
    return d;
  }

  // [C가 보유한] B 지분을, (B의 주주인) C의 지분을 사들였다: whose shares they were.
  Rows holder(const Bind& b) const {
    const Phrase* o = object_phrase(b);
    if (o == nullptr || stake(b) != o) return {};
    if (Rows rows = investor_selling(b); !rows.empty()) return rows;
    if (firm_held(b, *o) != nullptr) return o->mods.back().rows;
    const auto of_object = [&](std::uint16_t n) {  // [C가 보유한] 지분 15%와 경영권을
      return &in_.ph(n) == o || (in_.ph(n).josa == Case::with && in_.ph(n).last + 1U == o->first);
    };
    for (const Clause& c : in_.clauses)
      if (c.head != kNone && of_object(c.head) && c.modal.relative && !c.modal.negated &&
          c.predicate != kNone && c.subject != kNone && !c.shared &&
          in_.ph(c.subject).josa == Case::subject && in_.acts_as(c.predicate, Type::own))
        return in_.ph(c.subject).heads;
    return {};
  }
  // A는 [C가 보유한] B 지분의 우선협상대상자로 선정됐다: C.
  Rows holder_of_chosen() const {
    for (const Clause& c : in_.clauses)
      if (c.head != kNone && c.modal.relative && !c.modal.negated && c.predicate != kNone &&
          c.subject != kNone && !c.shared && in_.ph(c.subject).josa == Case::subject &&
          in_.has(in_.ph(c.head), Class::stake) && in_.acts_as(c.predicate, Type::own))
        return in_.ph(c.subject).heads;
    return {};
  }
  // (C가 B를 인수한다.) C는 B 사업부의 우선협상대상자로 A를 선정했다: C does not sell B.
  bool buys_it(Row who, Row firm) const {
    const auto oldest = static_cast<std::ptrdiff_t>(out_.size() - std::min(out_.size(), kRecent));
    return std::any_of(out_.begin() + oldest, out_.end(), [&](const Draft& d) {
      return (d.type == Type::acquire || d.type == Type::merge) && !d.a.empty() && !d.b.empty() &&
             in_.same(d.a.front(), who) && in_.same(d.b.front(), firm);
    });
  }
  // 국회에서, 롯데호텔에서: where it was told, not of whom.
  bool where(Row r) const {
    const std::string_view name = in_.name(r);
    return name == "국회" || name.ends_with("호텔") || in_.rules.ends(name, Marker::venue) ||
           (decides(in_, r) && !in_.rules.ends(name, Marker::lender));
  }
  // B 지분을 C에서 사들였다; C는 우선협상대상자로 A를 선정했다: C, unless it sells for others.
  Rows seller(const Bind& b) const {
    if (Rows rows = holder(b); !rows.empty()) return rows;
    const bool chosen = frame_name(b) == "choose_buyer" && b.spot.voice == Voice::active;
    const std::uint16_t n = subject_phrase(b);
    Rows rows;
    if (chosen && n != kNone) rows = in_.ph(n).heads;
    if (frame_name(b) == "choose_buyer" && !chosen)
      rows = holder_of_chosen();
    else if (!chosen && stake(b) != nullptr && b.spot.phrase == kNone && !b.spot.modal.paper)
      rows = by_case(b, {Case::place});  // but 롯데호텔에서 계약을 맺었다
    if (!chosen) std::erase_if(rows, [&](Row r) { return where(r); });
    if (rows.empty() && b.spot.modal.paper) rows = signs_with(b);
    const auto lender = [&](Row r) { return in_.rules.ends(in_.name(r), Marker::lender); };
    const bool banks = std::ranges::all_of(rows, lender);  // who only runs the sale
    std::erase_if(rows, [&](Row r) {
      const std::string_view name = in_.name(r);
      if (in_.kind(r) != Kind::org || name.find("법원") != std::string_view::npos) return true;
      for (const std::string_view end : {"회계법인", "증권", "거래소", "시장", "위원회", "정부"})
        if (name.ends_with(end)) return true;
      return chosen && banks;
    });
    return rows;
  }
  // A는 C와 B를 인수하는 계약을 맺었다, B를 인수하는 계약을 C와 맺었다: C sells.
  Rows signs_with(const Bind& b) const {
    for (const std::uint16_t n : b.clause.args)
      if (in_.ph(n).josa == Case::with && in_.ph(n).heads.size() == 1 && !in_.ph(n).dead)
        return in_.ph(n).heads;
    return {};
  }
  // A가 C로부터 B를 인수했다, C가 보유한 B 지분을 샀다: C's sale is told as well.
  void sold(const Bind& b, const Draft& d) {
    const bool buys = (d.type == Type::acquire || d.type == Type::invest) &&
                      b.trigger.type == Type::acquire && !d.terse;
    bool heard = false;  // 사들인다고 보도했다
    for (std::uint16_t t = b.spot.token; t < in_.parse.tokens.size(); ++t)
      heard = heard || (in_.tok(t).predicate && in_.rules.begins(in_.text(t), Marker::hearsay));
    const bool chosen = frame_name(b) == "choose_buyer" && d.status == Status::talks;
    if (!buys || heard || d.a.empty() || d.b.size() != 1 || (d.status < Status::planned && !chosen))
      return;
    Draft sale = d;
    sale.a = keep(in_, d.c.empty() ? seller(b) : d.c,
                  in_.rules.types[static_cast<std::size_t>(Type::divest)].a);
    without(in_, sale.a, d.a);
    without(in_, sale.a, d.b);
    if (sale.a.empty() || (chosen && buys_it(sale.a.front(), d.b.front()))) return;
    sale.c = d.a;
    sale.type = Type::divest;
    sale.rule += "+seller";
    out_.push_back(std::move(sale));
  }

  const Scene& in_;
  std::vector<Draft>& out_;
  Row time_ = kNoRow;
};

}  // namespace

void fill_frames(const Scene& in, std::vector<Draft>& out) { Filler(in, out).run(); }

}  // namespace hj::claim
