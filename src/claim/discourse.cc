#include "claim/discourse.h"

#include <algorithm>
#include <utility>

#include "claim/bind.h"
#include "core/utf8.h"
#include "core/value.h"

namespace hj::claim {
namespace {

constexpr std::uint32_t kLead = 3;        // sentences in which an article says its day
constexpr std::int32_t kNews = 3;         // days that it may be past
constexpr std::uint16_t kPartReach = 6;   // tokens between 이 가운데 and its amount
constexpr std::uint32_t kSpentReach = 2;  // sentences between a deal and what is spent on it
constexpr std::size_t kShortestAct = 6;   // bytes of 인수
constexpr std::size_t kSourceReach = 60;  // bytes from a day to 따르면
constexpr std::uint32_t kSumReach = 3;    // sentences between a deal and its sum

bool names(const Mention& m, const Layer<Mention>& mentions) {
  return m.kind == Kind::org && !mentions.at(m.rule).ends_with("+modifier");
}
// The end of the part that says whom the article is about: headline and first sentence of the body.
std::uint32_t lead_end(const Document& doc) {
  for (const Sentence& s : doc.sentences.rows)
    if (doc.blocks.rows[s.block].kind == BlockKind::body) return s.span.end;
  return 0;
}
bool makes(const Scene& in, const Clause& c) {
  return c.predicate != kNone && in.is(c.predicate, Class::craft) && c.head != kNone;
}
void learn(const Scene& in, Row product, const std::vector<Row>& by, Discourse& said) {
  if (by.size() != 1 || in.kind(by.front()) != Kind::org) return;
  said.makers.try_emplace(in.doc.mentions.rows[product].same, by.front());
}
std::vector<Row> products(const Scene& in, const Phrase& p) {
  std::vector<Row> out;
  for (const Row r : p.heads)
    if (in.kind(r) == Kind::product) out.push_back(r);
  return out;
}
// 이 가운데 3조원을 우선 집행한다: a part of the sum told before it.
Row part_of(const Scene& in) {
  for (std::uint16_t t = 0; t + 1U < in.parse.tokens.size(); ++t) {
    const std::string_view text = in.text(t), next = in.text(static_cast<std::uint16_t>(t + 1U));
    const bool pair = (text == "이" || text == "그") && (next == "가운데" || next == "중");
    if (!pair && text != "그중" && text != "이중") continue;
    for (std::uint16_t i = t; i < in.parse.tokens.size() && i - t <= kPartReach; ++i)
      if (in.tok(i).what == What::amount) return in.tok(i).mention;
  }
  return kNoRow;
}
// 이번 계약까지 양사가 맺은 규모는, 누적 금액은: of more than this deal.
bool grand_total(const Scene& in, std::uint16_t first, std::uint16_t last) {
  for (std::uint16_t t = first; t <= last; ++t) {
    const std::string_view text = in.text(t);
    const std::string_view whole = in.doc.at(Span{in.tok(t).span.begin, in.tok(t).end});
    if (text == "누적" || text == "합산" || text == "그동안" || whole.starts_with("지금까지") ||
        (in.tok(t).what == What::word && whole.ends_with("까지")))
      return true;
  }
  return false;
}
// 주당 인수 가격은 112달러다: no sum of a deal.
bool price_of_share(const Scene& in, const Phrase& p) {
  const auto each = [&](std::uint16_t t) { return in.text(t) == "주당" || in.text(t) == "1주당"; };
  return each(p.first) || (p.first > 0 && each(static_cast<std::uint16_t>(p.first - 1U)));
}
// 배터리 시장 규모는, 온라인 쇼핑 거래액은: of all who trade, no sum of a deal.
bool of_market(const Scene& in, const Phrase& p) {
  for (std::uint16_t t = p.first; t < p.last; ++t)
    if (in.text(t).ends_with("시장") || in.text(t).ends_with("쇼핑") ||
        in.text(t).ends_with("산업") || in.text(t).ends_with("업계"))
      return true;
  return false;
}
// The sum that a sentence is about: its subject names a sum, its predicate is one; or the first of
// several (계약 규모는 3조원, 연평균 공급액은 4천억원이다).
// 인수 대금은: the sum of an act of these types (1 << Type), if the phrase names one.
std::uint32_t acts_of(const Scene& in, const Phrase& p) {
  for (std::uint16_t t = p.first; t <= p.last; ++t) {
    const std::string_view text = in.text(t);  // 인수대금 begins with its act
    for (std::size_t end = text.size(); end >= kShortestAct; --end) {
      const auto* readings = boundary(text, end) ? in.rules.find(text.substr(0, end)) : nullptr;
      if (readings == nullptr || in.rules.is(text.substr(0, end), Marker::deal)) continue;
      const Word& w = in.rules.words[readings->front().word];
      std::uint32_t out = 0;
      for (const std::uint16_t g : w.triggers)
        out |= 1U << static_cast<unsigned>(in.rules.triggers[g].type);
      if ((out & 1U << static_cast<unsigned>(Type::invest)) != 0)  // 투자액은 … 완공한다
        out |= 1U << static_cast<unsigned>(Type::build);
      if (out != 0) return out;
    }
  }
  return 0;
}
// 3조원 규모의 이번 거래는, 3조원짜리 계약이, 이번 계약은 3조원 규모다: what a deal that is not
// named comes to.
Row size_of_deal(const Scene& in) {
  constexpr std::uint16_t kBefore = 4;  // tokens from the sum to the deal
  for (const Clause& c : in.clauses)
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in.ph(n);
      if (!in.rules.is(in.text(p.last), Marker::deal) ||
          (n != c.subject && p.josa != Case::topic) || !p.heads.empty() || !p.mods.empty() ||
          grand_total(in, 0, p.last))
        continue;
      const auto from = static_cast<std::uint16_t>(p.last - std::min(p.last, kBefore));
      for (std::uint16_t t = from; t < p.last; ++t)
        if (in.tok(t).what == What::amount) return in.tok(t).mention;
      for (auto t = static_cast<std::uint16_t>(p.last + 1U); t <= c.last; ++t)
        if (in.tok(t).what == What::amount &&
            (in.tok(t).predicate || (t < c.last && in.text(t + 1U) == "규모")))
          return in.tok(t).mention;
    }
  return kNoRow;
}
// (A는 B와 계약을 맺었다.) 최대 10억원짜리 계약이다, 모두 5억원이다, 계약금 1억원과 별도로 매출의
// 28%를 받는 조건이다: a sentence that names nobody and only says what the deal comes to.
Row bare_sum(const Scene& in) {
  Row sum = kNoRow;
  std::uint16_t at = kNone, last = kNone;
  for (std::uint16_t t = 0; t < in.parse.tokens.size(); ++t) {
    const Token& x = in.tok(t);
    const bool sales = in.text(t) == "매출" && sum == kNoRow;  // 매출은 10억원이다
    if (x.party() || sales || grand_total(in, t, t)) return kNoRow;
    if (x.what == What::amount && !per_share(in, x.mention) && !worth(in, t))
      sum = x.mention, at = t;
    if (x.what == What::word || x.what == What::amount) last = t;
  }
  const bool quoted = std::ranges::any_of(in.parse.tokens, [](const Token& t) { return t.quoted; });
  if (sum == kNoRow || last == kNone || quoted || in.parse.terse) return kNoRow;
  const Token& end = in.tok(last);
  const bool is = end.josa == Case::copula && !end.negated;
  if (is && last != at && (in.rules.is(in.text(last), Marker::deal) || in.text(last) == "조건"))
    return sum;
  if (is && last == at + 1U && in.text(last) == "규모") return sum;  // 선급금을 포함해 3조원 규모다
  const std::string_view before = at > 0 ? in.text(at - 1U) : "", own = in.text(at);
  bool whole = false;  // the word may be a part of the amount
  for (const std::string_view how : {"모두", "총", "최대", "합쳐"})
    whole = whole || before == how || own.starts_with(how);
  // 계약금 1억원을 포함해 최대 9억원을 받는다
  const bool taken = end.predicate && last == at + 1U && in.text(last).starts_with("받") &&
                     in.tok(at).josa == Case::object && !end.negated;
  return (((end.predicate || is) && last == at) || taken) && whole ? sum : kNoRow;
}
constexpr std::uint32_t kGoods =
    1U << static_cast<unsigned>(Type::supply) | 1U << static_cast<unsigned>(Type::manufacture);

// 인수가는 10억원이다: a price that no word of the table can be (B 인수가 끝났다).
Row price_of(const Scene& in) {
  for (std::uint16_t t = 0; t < in.parse.tokens.size(); ++t) {
    const std::uint32_t from = in.tok(t).span.begin;
    if (in.tok(t).what != What::word ||
        !std::string_view(in.doc.text).substr(from).starts_with("인수가는 "))
      continue;
    for (auto k = static_cast<std::uint16_t>(t + 1U); k < in.parse.tokens.size(); ++k) {
      if (in.tok(k).party()) return kNoRow;
      if (in.tok(k).what == What::amount && !per_share(in, in.tok(k).mention))
        return in.tok(k).mention;
    }
  }
  return kNoRow;
}
Row sum_of(const Scene& in, std::uint32_t& acts) {
  if (const Row price = price_of(in); price != kNoRow) {
    acts = 1U << static_cast<unsigned>(Type::acquire) | 1U << static_cast<unsigned>(Type::invest);
    return price;
  }
  for (const Clause& c : in.clauses)
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in.ph(n);
      const bool named = n == c.subject || p.josa == Case::topic;
      const bool volume = in.text(p.last) == "물량";  // 물량은 10억원어치다
      if (!named || !(volume || in.has(p, Class::sum))) continue;
      if (grand_total(in, 0, p.last)) return kNoRow;
      if (price_of_share(in, p) || of_market(in, p)) continue;
      for (auto t = static_cast<std::uint16_t>(p.last + 1U); t <= c.last; ++t)
        if (in.tok(t).what == What::amount && !per_share(in, in.tok(t).mention)) {
          acts = volume ? kGoods : acts_of(in, p);
          return in.tok(t).mention;
        }
    }
  const Row size = size_of_deal(in);
  return size != kNoRow ? size : bare_sum(in);
}

bool spends_on(const Scene& in, const Clause& c) {
  const Word* w = c.predicate == kNone ? nullptr : in.word(c.predicate);
  if (w == nullptr || c.modal.relative || c.modal.negated || c.modal.unsaid) return false;
  return in.acts_as(c.predicate, Type::invest) || w->text == "들이다" || w->text == "쏟아붓다";
}
// 양사는 총 5조원을 투자해 공장을 짓는다, 최대 2조원을 투입한다: what goes into the deal told right
// before, where the sentence names no other party.
Row sum_spent(const Scene& in, const Draft& deal) {
  const auto of_deal = [&](Row r) {
    const auto is = [&](Row x) { return in.same(r, x); };
    return std::ranges::any_of(deal.a, is) || std::ranges::any_of(deal.b, is);
  };
  for (const Token& t : in.parse.tokens)
    if (t.party() && in.kind(t.mention) != Kind::place && !of_deal(t.mention) &&
        !(in.kind(t.mention) == Kind::country && t.josa == Case::none))  // 캐나다 퀘벡주에
      return kNoRow;
  // A가 7억원, B가 4억원을 넣는다: each its own share of it.
  std::size_t sums = 0, names = 0;
  for (const Token& t : in.parse.tokens) {
    sums += t.what == What::amount ? 1U : 0U;
    names += t.what == What::party && t.josa == Case::subject ? 1U : 0U;
  }
  if (sums > 1 && names > 1) return kNoRow;
  for (const Clause& c : in.clauses) {
    if (!spends_on(in, c)) continue;
    for (const std::uint16_t n : c.args)
      if (const Token& t = in.tok(in.ph(n).last);
          t.what == What::amount && in.ph(n).josa == Case::object)
        return t.mention;
    return kNoRow;
  }
  return kNoRow;
}
bool built(const Scene& in, const Clause& c) {
  const auto is = [&](std::uint16_t t) { return in.rules.is(in.text(t), Marker::built); };
  return is(c.predicate) || std::ranges::any_of(c.args, [&](auto n) { return is(in.ph(n).last); });
}
// (공장은) 내년 3월 착공해 2025년 말 완공한다: the last of the stages that the sentence dates.
Row stage_time(const Scene& in) {
  for (const Token& t : in.parse.tokens)
    if (t.party() && in.kind(t.mention) == Kind::org) return kNoRow;
  Row out = kNoRow;
  for (const Clause& c : in.clauses) {
    if (c.predicate == kNone || c.modal.negated || !built(in, c)) continue;
    for (const std::uint16_t n : c.args)
      if (const Token& t = in.tok(in.ph(n).last); t.what == What::time && in.resolved(t.mention))
        out = t.mention;
  }
  return out;
}
// (A와 B가 합작법인을 세운다.) 자본금은 3조원으로: of the venture told right before.
bool add_capital(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  for (const Clause& c : in.clauses)
    for (const std::uint16_t n : c.args) {
      const Phrase& p = in.ph(n);
      if ((n != c.subject && p.josa != Case::topic) || in.text(p.last) != "자본금" ||
          !p.heads.empty() || !p.mods.empty())
        continue;
      const auto sum = static_cast<std::uint16_t>(p.last + 1U);
      for (std::size_t i = drafts.size();
           in.tok(sum).what == What::amount && i-- > 0 && drafts[i].sentence + 1U >= number;) {
        Draft& d = drafts[i];
        if (d.type != Type::joint_venture || d.terse || !d.amounts.empty()) continue;
        d.amounts = {in.tok(sum).mention};
        return true;
      }
    }
  return false;
}
// 총사업비 5조원 가운데 2조원은 은행에서 빌린다: what the plant or venture told right before costs.
void add_cost(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  for (std::uint16_t t = 0; t + 2U < in.parse.tokens.size(); ++t) {
    const auto sum = static_cast<std::uint16_t>(t + 1U), of = static_cast<std::uint16_t>(t + 2U);
    if (!in.is(t, Class::sum) || in.tok(t).josa != Case::none || in.tok(sum).what != What::amount ||
        (in.text(of) != "가운데" && in.text(of) != "중"))
      continue;
    for (std::size_t i = drafts.size(); i-- > 0 && drafts[i].sentence + kSpentReach >= number;) {
      Draft& d = drafts[i];
      if ((d.type != Type::build && d.type != Type::joint_venture) || d.terse ||
          d.sentence >= number)
        continue;
      if (d.amounts.empty() && d.status < Status::stalled) d.amounts = {in.tok(sum).mention};
      return;
    }
  }
}
bool takes_spending(const Draft& d) {
  return d.type == Type::joint_venture || d.type == Type::acquire || d.type == Type::build ||
         d.type == Type::codevelop || d.type == Type::partner;
}
// (A는 B의 유상증자에 참여한다.) A는 보통주 9만주를 [268억원]에 인수하기로 했다: its own part.
Row paid_for_shares(const Scene& in, const Draft& d) {
  for (const Clause& c : in.clauses) {
    if (c.predicate == kNone || c.subject == kNone || c.modal.relative || c.modal.negated ||
        c.modal.unsaid || d.a.size() != 1)
      continue;
    const Rows& who = in.ph(c.subject).heads;
    const bool own = who.size() == 1 && in.same(who.front(), d.a.front());
    const bool buys =
        in.acts_as(c.predicate, Type::acquire) || in.text(c.predicate).starts_with("취득");
    const auto shares = [&](std::uint16_t n) {
      const Phrase& p = in.ph(n);
      const std::string_view first = in.text(p.first);
      return p.josa == Case::object && p.heads.empty() &&
             (first.ends_with("주") || first.ends_with("주식"));
    };
    if (!own || !buys || std::ranges::none_of(c.args, shares)) continue;
    for (const std::uint16_t n : c.args)
      if (const Token& t = in.tok(in.ph(n).last);
          t.what == What::amount && t.josa == Case::dative && !per_share(in, t.mention))
        return t.mention;
  }
  return kNoRow;
}
bool takes_new_shares(const Draft& d) {
  return d.type == Type::invest && d.rule.find("증자") != std::string::npos;
}
bool add_paid(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  for (std::size_t i = drafts.size(); i-- > 0 && drafts[i].sentence + kSpentReach >= number;) {
    Draft& d = drafts[i];
    if (d.terse || d.sentence == number || !takes_new_shares(d)) continue;
    const Row paid = paid_for_shares(in, d);
    if (paid != kNoRow) d.amounts = {paid};
    return paid != kNoRow;
  }
  return false;
}
// The last deal of the sentences before, if money was not told of it.
void add_spent(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  if (!drafts.empty() && drafts.back().sentence == number && drafts.back().type != Type::build)
    return;  // the sentence tells a deal of its own
  for (std::size_t i = drafts.size(); i-- > 0;) {
    Draft& d = drafts[i];
    if (d.sentence == number || d.terse || !takes_money(d.type) || d.type == Type::partner)
      continue;
    if (d.sentence + kSpentReach < number || !takes_spending(d) || !d.amounts.empty()) return;
    if (const Row sum = sum_spent(in, d); sum != kNoRow) d.amounts = {sum};
    return;
  }
}

// Of those that are named most often, or once less, who acts in the first sentence of the body:
// 미르가 …에 데뷔했다; of whom it tells, where nobody does: 미르(Mir)의 장부에서 …이 지워졌다.
Row first_actor(const Document& doc, const std::unordered_map<Row, std::size_t>& count,
                std::size_t most) {
  const auto lede = std::ranges::find_if(doc.sentences.rows, [&](const Sentence& s) {
    return doc.blocks.rows[s.block].kind == BlockKind::body;
  });
  if (lede == doc.sentences.rows.end()) return kNoRow;
  Row out = kNoRow, owner = kNoRow;
  for (const Mention& m : doc.mentions.rows) {
    if (!names(m, doc.mentions) || m.span.begin < lede->span.begin ||
        m.span.end >= lede->span.end || count.at(m.same) < std::max<std::size_t>(2, most - 1))
      continue;
    std::string_view behind = std::string_view(doc.text).substr(m.span.end);
    if (behind.starts_with(')')) behind.remove_prefix(1);  // 미르(Mir)가
    const bool acts =
        std::ranges::any_of(std::initializer_list<std::string_view>{"은 ", "는 ", "이 ", "가 "},
                            [&](std::string_view josa) { return behind.starts_with(josa); });
    if (behind.starts_with('('))
      behind.remove_prefix(std::min(behind.size(), behind.find(')') + 1));
    if (m.span.begin == lede->span.begin && behind.starts_with("의 ")) owner = m.same;
    if (!acts || m.same == out) continue;
    if (out != kNoRow) return kNoRow;  // both act
    out = m.same;
  }
  return out == kNoRow ? owner : out;
}

// 5일 보도했다, 5일 오전 10시 기준 주가는: the day of the paper or of the market.
bool of_report(std::string_view behind) {
  constexpr std::string_view kRelease = "보도자료";
  behind = behind.substr(0, behind.find('.'));
  const std::size_t at = behind.find("보도");
  if (at != std::string_view::npos && !behind.substr(at).starts_with(kRelease)) return true;
  return behind.find(" 기준") != std::string_view::npos ||
         behind.find(" 주가") != std::string_view::npos;
}

bool one_sentence(const Document& doc, Row x, Row y) {
  const Span between{doc.mentions.rows[x].span.end, doc.mentions.rows[y].span.begin};
  const std::string_view text = doc.at(between);
  return text.find(". ") == std::string_view::npos && text.find('\n') == std::string_view::npos;
}
// A는 C를 샀다. [B가] 쓴 돈은 10억원이다: of those who dealt, it names none.
bool spent_by_other(const Scene& in, Row sum, const Draft& d) {
  bool other = false;
  for (const Token& t : in.parse.tokens) {
    if (t.mention == sum) break;
    if (t.what != What::party || t.modifier || in.kind(t.mention) != Kind::org) continue;
    for (const Rows* side : {&d.a, &d.b, &d.c})
      if (std::ranges::any_of(*side, [&](Row r) { return in.same(r, t.mention); })) return false;
    other = true;
  }
  return other;
}

// 17일 로이터는 …했다고 보도했다, 로이터 등은 17일 …했다고 전했다: the day of a paper, where it
// opens the sentence or stands behind who writes.
bool day_of_paper(const Rules& rules, const Document& doc, Span time) {
  constexpr std::size_t kVerb = 24;    // bytes of the last verb
  constexpr std::size_t kTeller = 12;  // bytes between a paper and its day: 등은
  const auto& sentences = doc.sentences.rows;
  const auto s =
      std::ranges::find_if(sentences, [&](const Sentence& x) { return x.span.holds(time); });
  if (s == sentences.end()) return false;
  const std::string_view text = doc.at(s->span);
  std::size_t said = text.rfind("보도했");
  if (said == std::string_view::npos) said = text.rfind("전했");
  if (said == std::string_view::npos || text.size() - said >= kVerb) return false;
  if (s->span.begin == time.begin) return true;
  std::string_view before =
      std::string_view(doc.text).substr(s->span.begin, time.begin - s->span.begin);
  for (const std::string_view teller : {"업계는 ", "외신은 ", "외신들은 ", "언론은 "})
    if (before.ends_with(teller)) return true;
  constexpr std::size_t kTopic = 4;  // bytes of 는 and the space behind it
  before.remove_suffix(std::min(kTopic, before.size()));
  if (rules.ends(before, Marker::outlet)) return true;  // a paper whose name nobody has found
  return std::ranges::any_of(doc.mentions.rows, [&](const Mention& m) {
    return m.kind == Kind::org && m.span.begin >= s->span.begin && m.span.end < time.begin &&
           time.begin - m.span.end <= kTeller &&
           rules.ends(doc.mentions.at(m.name), Marker::outlet);
  });
}

}  // namespace

Row focus_of(const Document& doc) {
  const std::uint32_t lead = lead_end(doc);
  std::unordered_map<Row, std::size_t> count;
  const Mention* before = nullptr;
  for (const Mention& m : doc.mentions.rows) {
    // 마이크로소프트(MS): named once
    const bool gloss = before != nullptr && before->same == m.same &&
                       before->span.end + 1U == m.span.begin && doc.text[before->span.end] == '(';
    if (names(m, doc.mentions) && !gloss) ++count[m.same];
    before = &m;
  }
  Row best = kNoRow;
  std::size_t most = 0, second = 0;
  for (const Mention& m : doc.mentions.rows) {
    if (m.span.begin >= lead || !names(m, doc.mentions) || m.same == best) continue;
    const std::size_t n = count[m.same];
    if (n > most)
      second = std::exchange(most, n), best = m.same;
    else
      second = std::max(second, n);
  }
  if (most < 2) return kNoRow;
  const Row actor = first_actor(doc, count, most);
  return actor == kNoRow && most > second ? best : actor;
}

Row reported_day(const Rules& rules, const Document& doc) {
  std::uint32_t sentences = 0, begin = 0, end = 0;
  for (const Sentence& s : doc.sentences.rows) {
    if (doc.blocks.rows[s.block].kind != BlockKind::body) continue;
    if (sentences == 0) begin = s.span.begin;
    end = s.span.end;
    if (++sentences == kLead) break;
  }
  if (doc.published == 0) return kNoRow;
  const std::int32_t today = local_day(doc.published, doc.offset_minutes);
  Row done = kNoRow;
  for (Row r = 0; r < doc.mentions.rows.size(); ++r) {
    const Mention& m = doc.mentions.rows[r];
    if (m.kind != Kind::time || m.span.begin < begin || m.span.end > end) continue;
    const std::string_view text = doc.at(m.span);
    const std::string_view behind = std::string_view(doc.text).substr(m.span.end, kSourceReach);
    if (behind.find("따르면") != std::string_view::npos) continue;  // 9일 업계에 따르면 전날 …
    if (of_report(behind) || day_of_paper(rules, doc, m.span)) continue;
    const bool eve = text == "전날";
    const bool bare =
        eve ||
        (text.front() >= '1' && text.front() <= '9' && text.find("일") != std::string_view::npos &&
         text.find("월") == std::string_view::npos && text.find("년") == std::string_view::npos);
    const Days days = days_of(doc.mentions.at(m.value));
    const bool news =
        days.ok && days.first == days.last && days.first <= today && today - days.first <= kNews;
    if (news && text.starts_with("지난 ")) done = r;
    if (bare && news) {
      // 지난 27일 맺었다고 30일 밝혔다: not the day of the report
      const bool told =
          done != kNoRow && (behind.starts_with(" 밝") || behind.starts_with(" 발표"));
      return told && one_sentence(doc, done, r) ? done : r;
    }
  }
  return kNoRow;
}

void learn_owners(const Scene& in, Discourse& said) {
  for (const Phrase& p : in.parse.phrases)
    for (const Row product : products(in, p))
      if (!p.mods.empty()) learn(in, product, p.mods.back().rows, said);
}
void learn_makers(const Scene& in, std::size_t from, const std::vector<Draft>& drafts,
                  Discourse& said) {
  for (const Clause& c : in.clauses)
    if (makes(in, c) && c.subject != kNone)
      for (const Row product : products(in, in.ph(c.head)))
        learn(in, product, in.ph(c.subject).heads, said);
  for (std::size_t i = from; i < drafts.size(); ++i)
    if (drafts[i].type == Type::launch && drafts[i].b.size() == 1)
      learn(in, drafts[i].b.front(), drafts[i].a, said);
}

Row day_of_sentence(const Scene& in) {
  for (const Token& t : in.parse.tokens)
    if (t.what == What::time && in.resolved(t.mention)) {
      const Days days = days_of(in.doc.mentions.at(in.doc.mentions.rows[t.mention].value));
      if (days.ok && in.doc.published != 0 &&
          days.last <= local_day(in.doc.published, in.doc.offset_minutes))
        return t.mention;
    }
  return kNoRow;
}

// 미르는 대주단과 대출 약정을 맺었다, 대출을 받았다: who borrows, though nobody says from whom.
void borrow(const Scene& in, const Clause& c, Discourse& said) {
  const std::uint16_t who = c.subject != kNone ? c.subject : c.topic;
  if (who == kNone || c.modal.relative || c.modal.negated || in.ph(who).heads.size() != 1) return;
  const Row row = in.ph(who).heads.front();
  if (in.kind(row) == Kind::org && !in.rules.ends(in.name(row), Marker::lender))
    said.borrower = row;
}
// 미르는 시리즈B 라운드를 마무리했다, 프리IPO를 마쳤다: money was raised.
bool round_closed(const Scene& in, const Clause& c) {
  if (c.predicate == kNone || c.modal.negated || c.modal.relative) return false;
  const std::string_view verb = in.text(c.predicate);
  const bool closed =
      c.modal.tense == Tense::past && (in.rules.begins(verb, Marker::finish) ||
                                       verb.starts_with("마감") || verb.starts_with("클로징"));
  if (!closed && !verb.starts_with("진행") && !verb.starts_with("추진")) return false;
  return std::ranges::any_of(c.args, [&](std::uint16_t n) {
    const Phrase& p = in.ph(n);
    const std::string_view last = in.text(p.last);
    return p.josa == Case::object && p.heads.empty() &&
           (last == "라운드" || last == "펀딩" || last == "프리IPO" || last.starts_with("시리즈") ||
            last == "프리A" || (last == "투자" && in.has(p, Class::sort)));
  });
}
static void remember_issuer(const Scene& in, Discourse& said) {
  bool issues = false, joins = false;
  for (std::uint16_t t = 0; t < in.parse.tokens.size(); ++t) {
    issues = issues || in.text(t).starts_with("유상증자");
    joins = joins || in.text(t).starts_with("참여");
  }
  if (!issues || joins) return;
  Row firm = in.topic.size() == 1 ? in.topic.front() : kNoRow;
  for (std::uint16_t n = 0; n < in.parse.phrases.size(); ++n) {
    const Phrase& p = in.ph(n);
    const bool acts = p.josa == Case::topic || p.josa == Case::subject;
    if (p.dead || in.nested[n] || !acts || p.heads.size() != 1) continue;
    firm = p.heads.front();
    break;
  }
  if (firm == kNoRow || in.kind(firm) != Kind::org) return;
  said.issuer = said.investee = firm;
  said.issuer_at = said.investee_at = in.number;
}
void remember_round(const Scene& in, Discourse& said) {
  if (in.parse.terse) return;
  remember_issuer(in, said);
  for (const Clause& c : in.clauses) {
    Row sum = kNoRow, day = kNoRow;
    bool raised = false, invested = false, lent = false;
    for (std::uint16_t t = c.first; t <= c.last && t < in.parse.tokens.size(); ++t) {
      const Word* w = in.word(t);
      const bool of_all = in.text(t).starts_with("누적") || (t > 0 && in.text(t - 1U) == "누적");
      if (in.tok(t).what == What::amount && sum == kNoRow && !worth(in, t) && !of_all)
        sum = in.tok(t).mention;
      if (in.tok(t).what == What::time && in.resolved(in.tok(t).mention)) day = in.tok(t).mention;
      if (w == nullptr) continue;
      raised = raised || in.tok(t).voice == Voice::receive || w->voice == Voice::receive;
      for (const std::uint16_t g : w->triggers) {
        const Trigger& act = in.rules.triggers[g];
        const bool money = act.need != "amount" || sum != kNoRow;  // no 행사를 유치했다
        const bool invests = act.type == Type::invest && act.before.empty() && money;
        invested = invested || invests;
        raised = raised ||  // 투자 유치를 마쳤다, 200억원을 조달했다
                 (invests && !c.modal.negated && in.rules.frames[act.frame].name == "raise");
        lent = lent || in.rules.triggers[g].type == Type::finance;
      }
    }
    const bool paper = std::ranges::any_of(c.args, [&](std::uint16_t n) {
      const std::uint16_t last = in.ph(n).last;
      return in.ph(n).josa == Case::object &&
             (contract_noun(in, last) || in.text(last).ends_with("약정"));
    });
    if (lent && (raised || paper)) borrow(in, c, said);
    if (round_closed(in, c)) raised = invested = true;
    if (!raised || !invested) continue;
    if (sum != kNoRow) said.round = sum, said.round_time = day;
    const std::uint16_t whose = c.subject != kNone ? c.subject : c.topic;
    if (whose == kNone || c.modal.relative || in.ph(whose).heads.size() != 1) continue;
    if (in.kind(in.ph(whose).heads.front()) == Kind::org)
      said.investee = in.ph(whose).heads.front(),  // who raised it, though nobody says from whom
          said.investee_at = said.raised_at = in.number;
  }
}

bool won(const Scene& in, std::uint16_t trigger) {
  return in.rules.frames[in.rules.triggers[trigger].frame].name == "win";
}
std::uint16_t contract_told(const Scene& in, const Clause& c) {
  if (c.predicate == kNone || c.subject == kNone || in.ph(c.subject).heads.size() != 1)
    return kNone;
  const auto trades = [&](std::uint16_t g) {
    const Type t = in.rules.triggers[g].type;
    const bool plain = in.rules.triggers[g].before.empty();
    return plain && (t == Type::supply || t == Type::manufacture || t == Type::license);
  };
  for (const std::uint16_t n : c.args) {
    const Phrase& p = in.ph(n);
    if (!contract_noun(in, p.last) || p.josa != Case::object) continue;
    for (std::uint16_t t = p.first; t <= p.last; ++t) {
      const Word* w = in.word(t);
      if (w != nullptr && !w->triggers.empty() && trades(w->main)) return w->main;
    }
  }
  const Word* verb = in.word(c.predicate);  // 공급하는 계약을 맺었다, 공사를 수주했다, 기술수출했다
  if (verb == nullptr || verb->triggers.empty() || !trades(verb->main)) return kNone;
  const Trigger& act = in.rules.triggers[verb->main];
  const bool license =
      act.type == Type::license && !c.modal.negated && in.rules.frames[act.frame].name == "give_to";
  return c.modal.paper || won(in, verb->main) || license ? verb->main : kNone;
}
void remember_trade(const Scene& in, Discourse& said) {
  if (in.parse.terse) return;
  for (const Clause& c : in.clauses) {
    const std::uint16_t trade = contract_told(in, c);
    if (trade == kNone) continue;
    said.trade = trade;
    said.trader = in.ph(c.subject).heads.front();
    said.trade_at = in.number;
  }
}
void remember_issue(const Scene& in, Discourse& said) {
  if (in.parse.terse) return;
  std::uint16_t issues = kNone;  // 발행한다, 발행할 예정이다
  for (std::uint16_t t = 0; t < in.parse.tokens.size() && issues == kNone; ++t)
    if (in.text(t).starts_with("발행") && in.tok(t).predicate) issues = t;
  for (std::uint16_t t = 0; issues != kNone && t < issues; ++t) {
    const Token& x = in.tok(t);
    if (x.what == What::amount && said.issue == kNoRow) said.issue = x.mention;
    if (x.what == What::time && said.issue_time == kNoRow && to_come(in, x.mention))
      said.issue_time = x.mention;
  }
}

void add_built(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  const Row time = stage_time(in);
  if (time == kNoRow) return;
  for (std::size_t i = drafts.size(); i-- > 0;) {
    Draft& d = drafts[i];
    if (d.terse || d.sentence == number) continue;
    if (d.sentence + kSpentReach < number) return;
    if (d.type != Type::build) continue;
    if (d.time == kNoRow) d.time = time;
    return;
  }
}

// A가 B를 팔기로 하고 C와 협상한다. 가격은 10억원이다: of the buyer and of the seller.
void share_sum(const Scene& in, const Draft& deal, std::vector<Draft>& drafts) {
  const auto sale = [](const Draft& d) {
    return d.type == Type::acquire || d.type == Type::divest;
  };
  const auto trade = [](const Draft& d) {  // 기술수출과 공동개발 계약을: of one contract
    return d.type == Type::license || d.type == Type::codevelop || d.type == Type::supply;
  };
  for (std::size_t i = drafts.size(); i-- > 0 && drafts[i].sentence >= deal.sentence;) {
    Draft& d = drafts[i];
    if (&d != &deal && d.sentence == deal.sentence && !d.terse && d.amounts.empty() &&
        d.b.size() == 1 && deal.b.size() == 1 && in.same(d.b.front(), deal.b.front()) &&
        ((sale(d) && sale(deal)) || (trade(d) && trade(deal) && d.a == deal.a)))
      d.amounts = deal.amounts;
  }
}

namespace {
// 이를, 보도를, 인수설을: what was told before, no charge and no argument.
bool what_was_told(const Scene& in, const Clause& c) {
  for (const std::uint16_t n : c.args) {
    const Phrase& p = in.ph(n);
    const std::string_view text = in.text(p.last);
    if (p.josa != Case::object) continue;
    const bool told = text == "이" || text == "보도" || text == "소문" || text == "루머" ||
                      text == "관측" || (text.size() > 3 && text.ends_with("설"));
    if (!told || !p.heads.empty()) return false;
  }
  return true;
}
bool denies(const Scene& in, const Clause& c) {
  const Word* w = c.predicate == kNone ? nullptr : in.word(c.predicate);
  if (w == nullptr && c.modal.said_by != kNone) w = in.word(c.modal.said_by);
  const bool unsaid = c.modal.negated && c.modal.said_by == kNone;  // 부인하지 않았다
  if (w == nullptr || c.modal.relative || unsaid || !what_was_told(in, c)) return false;
  const Word* said_by = c.modal.said_by == kNone ? w : in.word(c.modal.said_by);
  if (w->status == Status::denied || (said_by != nullptr && said_by->status == Status::denied))
    return true;  // "사실이 아니다"라고 부인했다
  if (!w->is(Class::speech)) return false;
  return in.rules.denials.in(in.doc.at(in.evidence));
}
}  // namespace

// 미르 관계자는, 미르 측은 부인했다: 미르.
static Rows denier(const Scene& in, const Phrase& p) {
  const bool speaks = in.text(p.last).ends_with("관계자") || in.text(p.last) == "측";
  Rows firm;
  for (std::uint16_t t = p.first; speaks && t < p.last; ++t)
    if (in.tok(t).what == What::party && in.kind(in.tok(t).mention) == Kind::org)
      firm.push_back(in.tok(t).mention);
  return p.heads.empty() && firm.size() == 1 ? firm : p.heads;
}
void add_denial(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  constexpr std::uint32_t kReach = 2;  // sentences back to the report
  if (in.parse.terse) return;
  if (!drafts.empty() && drafts.back().sentence == number) return;  // it tells what it denies
  for (const Phrase& p : in.parse.phrases)  // 뛰어들 것이라는 관측에 대해
    if (p.josa == Case::about && in.text(p.last) != "이") return;
  const Clause* said = nullptr;
  for (const Clause& c : in.clauses)
    if (denies(in, c)) said = &c;
  if (said == nullptr) return;
  const Rows who = said->subject == kNone ? Rows(in.topic) : denier(in, in.ph(said->subject));
  const auto party = [&](const Rows& rows) {
    return std::ranges::any_of(rows, [&](Row r) {
      return std::ranges::any_of(who, [&](Row w) { return in.same(r, w); });
    });
  };
  std::vector<Draft> made;
  std::uint32_t of = 0;  // the nearest sentence that says something of who denies
  for (std::size_t i = drafts.size(); i-- > 0 && drafts[i].sentence + kReach >= number;) {
    const Draft& d = drafts[i];
    const bool open = d.status <= Status::planned && takes_money(d.type) && d.type != Type::own;
    // Whoever is accused denies the deed, not that there is a case.
    const bool accused = d.type == Type::regulate || d.type == Type::sue;
    if (d.terse || !open || (of != 0 && d.sentence != of)) continue;
    if (!party(d.a) && (accused || !party(d.b))) continue;
    of = d.sentence;
    Draft one = d;
    if (d.type == Type::acquire && d.a.size() > 1)  // of several who may buy, each for itself
      std::erase_if(one.a, [&](Row r) { return !party({r}); });
    if (one.a.empty()) continue;
    one.status = Status::denied;
    one.stance = Stance::deny;
    one.evidence = in.evidence;
    one.trigger = in.tok(said->predicate).span;
    one.rule += "+denied";
    one.score *= 0.9F;
    one.sentence = number;
    one.time = kNoRow;
    one.amounts.clear(), one.tranches.clear();
    if (!who.empty()) one.speaker = who.front();
    made.push_back(std::move(one));
  }
  drafts.insert(drafts.end(), made.begin(), made.end());
}

void cap_by_what_it_explains(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  if (in.parse.terse || in.clauses.empty() || in.clauses.back().modal.last == kNone) return;
  const std::uint16_t last = in.clauses.back().modal.last;
  const std::string_view way = in.text(last);
  if (in.tok(last).josa != Case::copula || (way != "식" && way != "방식")) return;
  const auto shares = [&](const Draft& x, const Draft& y) {
    for (const Rows* p : {&x.a, &x.b})
      for (const Row r : *p)
        for (const Rows* q : {&y.a, &y.b})
          if (std::ranges::any_of(*q, [&](Row o) { return in.same(r, o); })) return true;
    return false;
  };
  for (Draft& d : drafts) {
    if (d.sentence != number || d.status > Status::planned) continue;
    for (const Draft& told : drafts)
      if (!told.terse && told.sentence + 1 == number && told.status < d.status && shares(d, told))
        d.status = told.status, d.features += " status=explained";
  }
}

// 매각 대금은 4700억원이다: of the one sale that the article has told, however long ago.
static void far_sum(const Scene& in, Row sum, std::uint32_t acts, std::vector<Draft>& drafts) {
  constexpr std::uint32_t kSales =
      1U << static_cast<unsigned>(Type::acquire) | 1U << static_cast<unsigned>(Type::divest);
  if (sum == kNoRow || (acts & kSales) == 0 ||
      std::ranges::any_of(in.parse.tokens, [](const Token& t) { return t.party(); }))
    return;
  std::vector<Draft*> sales;
  bool bought = false;
  for (Draft& d : drafts) {
    if (d.type == Type::invest) return;
    if (d.type != Type::acquire && d.type != Type::divest) continue;
    bought = bought || d.type == Type::acquire;
    if (d.b.size() != 1 || (!sales.empty() && !in.same(sales.front()->b.front(), d.b.front())))
      return;
    if (!d.amounts.empty() || d.status > Status::done) return;
    sales.push_back(&d);
  }
  for (Draft* d : sales)
    if (bought) d->amounts = {sum};
}
void add_sum(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  add_cost(in, number, drafts);
  if (add_paid(in, number, drafts) || add_capital(in, number, drafts)) return;
  const Row part = part_of(in);
  std::uint32_t acts = 0;
  const auto named = [&](const Draft& d) {
    return (acts >> static_cast<unsigned>(d.type) & 1U) != 0;
  };
  const Row sum = sum_of(in, acts);
  // 조달액은 931억원이다: what the issuer gets of all
  const bool raised = std::ranges::any_of(in.parse.tokens, [&](const Token& t) {
    return t.what == What::word && in.doc.at(t.span).starts_with("조달");
  });
  const bool such = std::ranges::any_of(drafts, [&](const Draft& d) {
    return named(d) && !d.terse && d.sentence + kSumReach >= number && d.sentence < number;
  });
  if (sum == kNoRow && part == kNoRow) return add_spent(in, number, drafts);
  if (!such && part == kNoRow) far_sum(in, sum, acts, drafts);
  for (std::size_t i = drafts.size(); i-- > 0;) {
    Draft& d = drafts[i];
    if (d.sentence + kSumReach < number) return;
    const bool standing = d.type == Type::own || d.type == Type::lead;
    if (d.terse || standing || !takes_money(d.type)) continue;
    if ((such || acts == kGoods) && !named(d)) continue;
    if (sum != kNoRow && (spent_by_other(in, sum, d) || (raised && takes_new_shares(d)))) return;
    if (d.type == Type::partner && !named(d)) return;  // the sum is another deal's
    if (part != kNoRow) {
      if (d.amounts != Rows{part}) d.tranches = {part};
      // 총사업비는 8조원으로 이 가운데 2조원을 댄다
      if (sum != kNoRow && sum != part && d.sentence != number && d.amounts.empty())
        d.amounts = {sum};
      return;
    }
    if (d.sentence == number) continue;
    if (d.amounts.empty()) d.amounts = {sum}, share_sum(in, d, drafts);
    return;
  }
}

}  // namespace hj::claim
