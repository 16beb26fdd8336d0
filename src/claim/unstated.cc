// Sides that the clause leaves out: from its head, the sentences before, the whole article.
#include <algorithm>
#include <optional>
#include <utility>

#include "claim/sides.h"
#include "core/hangul.h"

namespace hj::claim {
namespace {

constexpr std::uint32_t kRoundReach = 2;  // sentences back to the firm that money was put into
// A는 B의 방한을 요청했다: B is to come.
Rows guest(const Bind& b) {
  if (b.trigger.type != Type::visit || b.spot.phrase == kNone) return {};
  Rows rows;
  for (const Mod& m : b.in.ph(b.spot.phrase).mods)
    if (m.josa == Case::genitive && m.token < b.spot.token) rows = m.rows;
  const bool people =
      std::ranges::all_of(rows, [&](Row r) { return b.in.kind(r) == Kind::person; });
  return people ? rows : Rows{};
}
// 위원회는 [A에 과징금을 부과하고] 검찰에 고발했다: A.
Rows punished_before(const Bind& b) {
  const Clause* before = b.clause.shared ? chained_before(b) : nullptr;
  if (before == nullptr || !b.in.acts_as(before->predicate, Type::regulate)) return {};
  Rows rows = first_of(b, *before, Case::dative);
  return rows.empty() ? first_of(b, *before, Case::object) : rows;
}
// The words between quotation marks in a phrase; the first may stand before it ('별이 빛나는
// |밤'을|).
Span between_marks(const Bind& b, const Phrase& p) {
  constexpr std::uint32_t kMark = 3, kLongest = 60;
  const std::uint32_t start = b.in.tok(0).span.begin, end = b.in.tok(p.last).end;
  const std::uint32_t first = b.in.tok(p.first).span.begin;
  const std::uint32_t base = first - std::min(first, kMark);
  const std::string_view text = b.in.doc.at(Span{base, end});
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"'", "'"}, {"‘", "’"}}) {
    std::size_t from = text.find(open);
    const std::size_t only = text.find(close);
    if (only != std::string_view::npos && base + only > first &&
        text.find(open, open == close ? only + 1 : 0) == std::string_view::npos) {
      const std::uint32_t to = base + static_cast<std::uint32_t>(only);
      const std::uint32_t far = std::max(start, to - std::min(to, kLongest));
      const std::string_view before = b.in.doc.at(Span{std::min(far, to), to});
      const std::size_t at = before.rfind(open);
      if (at == std::string_view::npos || before.find(close, at + open.size()) != before.npos)
        continue;
      return {far + static_cast<std::uint32_t>(at + open.size()), to};
    }
    if (from == std::string_view::npos) continue;
    from += open.size();
    const std::size_t to = text.find(close, from);
    if (to == std::string_view::npos || to - from > kLongest || to == from) continue;
    return {base + static_cast<std::uint32_t>(from), base + static_cast<std::uint32_t>(to)};
  }
  return {};
}
// 하늘폰 17 프로를 공개했다: a product with its number and its edition.
Span numbered_words(const Bind& b) {
  const Phrase* o = object_phrase(b);
  if (o == nullptr || o->josa != Case::object || !b.trigger.before.empty()) return {};
  std::uint16_t t = o->last;
  const auto edition = [&](std::uint16_t i) {
    const char c = b.in.text(i).front();
    return (c >= '0' && c <= '9') || b.in.rules.is(b.in.text(i), Marker::edition);
  };
  while (t > o->first && edition(t)) --t;
  const Token& name = b.in.tok(t);
  const bool product = name.mention != kNoRow && name.what != What::word && t < o->last &&
                       b.in.kind(name.mention) == Kind::product;
  return product ? Span{name.span.begin, b.in.tok(o->last).span.end} : Span{};
}
// HX4를 출시했다, 12단 HX4 양산에 돌입했다: letters with a number are a product's name.
Span coded_words(const Bind& b) {
  const auto code = [&](std::uint16_t t) {
    const std::string_view text = b.in.text(t);
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto part = [&](char c) { return letter(c) || digit(c) || c == '-' || c == '.'; };
    const bool whole = text.size() >= 3 && text[0] >= 'A' && text[0] <= 'Z' &&
                       std::ranges::all_of(text, part) && std::ranges::any_of(text, digit);
    const bool two = text.size() == 3 && text[1] == '2' && letter(text[2]);  // B2B, V2X
    return whole && !two && text[0] != 'Q';                                  // Q1
  };
  const std::string& before = b.trigger.before;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    std::uint16_t t = p.last;
    if (n == b.spot.phrase && b.spot.token > p.first)
      t = static_cast<std::uint16_t>(b.spot.token - 1U);
    else if (!before.empty() && closes(b.in, p, before))
      while (t > p.first && before.find(b.in.text(t)) != std::string::npos) --t;
    else if (p.josa != Case::object || !before.empty())
      continue;
    if (code(t)) return b.in.tok(t).span;
  }
  return {};
}
// '믿음 2.0'을 공개했다: a product that nobody has registered is the name between its marks.
// Or it stands before the noun that acts ('HX-A' 시판에, 'HX-A'의 양산에), or comes out itself.
Span quoted_words(const Bind& b) {
  const Phrase* o = object_phrase(b);
  const std::uint16_t s = subject_phrase(b);
  const bool shown = b.trigger.rule.ends_with("공개");  // papers and pictures are shown, too
  const bool state = s != kNone && std::ranges::any_of(b.in.ph(s).heads, [&](Row r) {
                       return decides(b.in, r);  // # 대통령실, '마스가 모자' 공개
                     });
  const bool itself = (b.spot.voice == Voice::passive || frame_name(b) == "unveil") && !shown;
  if (itself && s != kNone) return between_marks(b, b.in.ph(s));
  for (const std::uint16_t n : b.clause.args)
    if (!b.trigger.before.empty() && closes(b.in, b.in.ph(n), b.trigger.before))
      if (const Span name = between_marks(b, b.in.ph(n)); name.size() > 0) return name;
  const bool noun =
      o != nullptr && !state && b.spot.phrase != kNone && o == &b.in.ph(b.spot.phrase);
  if (o == nullptr || (o->josa != Case::object && !noun)) return {};
  return between_marks(b, *o);
}
// 전남 서남권에: a place that the registry does not hold is its words.
Span place_words(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    const bool there = frame_name(b) == "relocate" && p.josa == Case::direction;
    if (p.josa != Case::dative && p.josa != Case::place && p.josa != Case::object && !there)
      continue;
    if (!toward(b, p.josa) || (p.josa == Case::place && signed_there(b))) continue;
    for (std::uint16_t t = p.first; t <= p.last; ++t)
      if (b.in.tok(t).what == What::place && !goods_name(b.in, t) &&
          (b.trigger.type != Type::build || p.josa != Case::object || t < p.last)) {
        if (b.trigger.type == Type::visit) {
          const bool venue = b.in.rules.ends(b.in.text(p.last), Marker::venue);
          for (t = p.last; t > p.first && !b.in.tok(t).open; --t) {
          }
          if (venue && t > p.first) --t;  // 상하이 |행사장|: one of its sort
        }
        if (b.trigger.type == Type::visit && b.in.rules.ends(b.in.text(p.last), Marker::people))
          return {};  // 충화면 밤 재배농가를 찾았다: people whom nobody names
        if (b.trigger.type != Type::build)
          return {b.in.tok(t).span.begin, b.in.tok(p.last).span.end};
        const std::uint16_t from = land_before(b, p.first, t);
        std::uint16_t to = t;
        const bool whole = p.josa != Case::object && !place_like(b.in, p);
        while (to < p.last && (whole || b.in.tok(to + 1U).what == What::place)) ++to;
        const auto measure = [&](std::uint16_t i) {  // 당진 산단 |1만 6512㎡|에
          return b.in.tok(i).what == What::count || b.in.tok(i).what == What::amount ||
                 b.in.text(i).ends_with("곳");  // 함안 두 곳에
        };
        while (to > t && (b.in.rules.is(b.in.text(to), Marker::vicinity) || measure(to))) --to;
        return {b.in.tok(from).span.begin, b.in.tok(to).span.end};
      }
  }
  return {};
}
// 현대차의 |고흥| 공장이 준공됐다, [현대차가 지은] |울산| 공장에는: where what is built stands.
Span of_site(const Bind& b) {
  const Clause& c = b.clause;
  const bool built = b.spot.voice == Voice::passive || frame_name(b) == "stand";
  const std::uint16_t n = c.modal.relative ? c.head : built ? subject_phrase(b) : kNone;
  const bool unnamed = c.subject != kNone && !c.shared && b.in.ph(c.subject).heads.empty();
  if (n == kNone || !place_like(b.in, b.in.ph(n)) || b.spot.phrase != kNone) return {};
  if (c.modal.relative && unnamed) return {};  // 주민들이 세운 회사 A의 울산 공장에
  const auto object = [&](std::uint16_t a) { return b.in.ph(a).josa == Case::object; };
  if (c.modal.relative && std::ranges::any_of(c.args, object)) return {};
  const Phrase& p = b.in.ph(n);
  for (std::uint16_t t = p.first; t < p.last; ++t) {
    if (b.in.tok(t).what != What::place || goods_name(b.in, t)) continue;
    std::uint16_t to = t;
    while (to + 1U < p.last && b.in.tok(to + 1U).what == What::place) ++to;
    return {b.in.tok(land_before(b, p.first, t)).span.begin, b.in.tok(to).span.end};
  }
  return {};
}
// 아이리스는 내년에 출시된다: the product is the subject, its maker is known.
Rows itself(const Bind& b) {
  const std::uint16_t n = subject_phrase(b);
  Rows out;
  if (n != kNone)
    for (const Row r : b.in.ph(n).heads)
      if (b.in.kind(r) == Kind::product) out.push_back(r);
  return out;
}
// 일본 공장 2곳에 라인을 신설: the country in front of the plant.
Rows plant_land(const Bind& b) {
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::dative || !b.in.has(p, Class::site)) continue;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (country(b.in, t)) return {b.in.tok(t).mention};
  }
  return {};
}
// |헝가리| 공장을 증설한다, |인도네시아| 공장이 완공됐다, |폴란드| 공장 증설을: the land of the
// works.
Span land_of_works(const Bind& b) {
  if (b.trigger.rule == "build-세우다") return {};  // 멕시코 공장을 세웠다: it stands still
  const bool built = b.spot.voice == Voice::passive;
  const Phrase* o = object_phrase(b);
  const std::uint16_t who = subject_phrase(b);
  if (built) o = who == kNone ? nullptr : &b.in.ph(who);
  if (o == nullptr || b.clause.modal.relative) return {};
  const bool own = b.spot.phrase != kNone && o == &b.in.ph(b.spot.phrase);
  const std::uint16_t end = own ? b.spot.token : static_cast<std::uint16_t>(o->last + 1U);
  if (end <= o->first + 1U || !site_noun(b.in, static_cast<std::uint16_t>(end - 1U))) return {};
  for (std::uint16_t t = end - 1U; t-- > o->first;) {
    if (country(b.in, t))
      return {b.in.tok(land_before(b, o->first, t)).span.begin, b.in.tok(t).span.end};
    if (b.in.tok(t).what != What::word || b.in.tok(t).josa != Case::none) return {};
  }
  return {};
}
// # 나래게임즈, 신작 '별의 노래' 다음달 출시: the one name between marks before the act.
Span in_headline(const Bind& b) {
  const bool out = b.trigger.rule == "launch-출시" || b.trigger.rule == "launch-론칭" ||
                   b.trigger.rule == "launch-발매";
  if (!b.in.parse.terse || !out || !b.spot.nominal) return {};
  const std::uint32_t begin = b.in.tok(b.clause.first).span.begin;
  const std::string_view text = b.in.doc.at(Span{begin, b.in.tok(b.spot.token).span.begin});
  constexpr std::uint32_t kLongest = 60;  // bytes
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"'", "'"}, {"‘", "’"}}) {
    const std::size_t from = text.find(open);
    const std::size_t to =
        from == std::string_view::npos ? from : text.find(close, from + open.size());
    if (to == std::string_view::npos || to > from + kLongest || to <= from + open.size() ||
        text.find(open, to + close.size()) != std::string_view::npos)
      continue;
    return {begin + static_cast<std::uint32_t>(from + open.size()),
            begin + static_cast<std::uint32_t>(to)};
  }
  return {};
}
// 평택에 21조원을 투자한다: in what is built there.
void put_into_place(const Bind& b, Draft& d) {
  if (d.type != Type::invest || !money(b) || d.a.empty()) return;
  const KindSet builders = b.in.rules.types[static_cast<std::size_t>(Type::build)].a;
  if (keep(b.in, d.a, builders).empty()) return;
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    std::uint16_t at = p.last;
    if (at > p.first && b.in.is(at, Class::site)) --at;  // 인도 푸네 공장에
    if (p.josa != Case::dative || b.in.tok(at).what != What::place) continue;
    for (const Mod& m : p.mods)  // 웨스트리지의 광산에: into whose it is
      if (m.josa == Case::genitive)
        if (Rows rows = keep(b.in, m.rows, bit(Kind::org)); !rows.empty()) {
          d.b = std::move(rows);
          return;
        }
    const std::uint16_t from = land_before(b, p.first, at);
    d.type = Type::build;
    d.rule += "+place";
    d.b_words = {b.in.tok(from).span.begin, b.in.tok(at).span.end};
    return;
  }
}
// What stands for b where no party was found there: a place, a country, a product's plain name.
void stand_in(const Bind& b, Draft& d) {
  if (d.type == Type::visit) d.b = land(b);
  put_into_place(b, d);
  if (!d.b_words.empty() || !d.b.empty()) return;
  if (d.b.empty() && d.type == Type::sue) d.b = punished_before(b);
  if (d.b.empty() && (d.type == Type::build || d.type == Type::visit)) d.b_words = place_words(b);
  if (d.b.empty() && d.b_words.empty() && d.type == Type::build) d.b = plant_land(b);
  if (d.b.empty() && d.b_words.empty() && d.type == Type::build) d.b_words = of_site(b);
  if (d.b.empty() && d.b_words.empty() && d.type == Type::build) d.b_words = land_of_works(b);
  if (d.type == Type::visit && !b.trigger.need.empty()) d.b = country(b.in, b.trigger.need);
  if (d.type == Type::launch) d.b_words = quoted_words(b);
  if (d.type == Type::launch && d.b_words.empty()) d.b_words = numbered_words(b);
  if (d.type == Type::launch && d.b_words.empty()) d.b_words = in_headline(b);
  if (d.type == Type::launch && d.b_words.empty()) d.b_words = coded_words(b);
  if (d.type == Type::launch && d.b_words.empty() && object_phrase(b) == nullptr) d.b = itself(b);
}
// 가스터빈은 A가 공급한다: what is spoken of is supplied to whom the article is about.
bool fronted_goods(const Bind& b) {
  const Clause& c = b.clause;
  if (b.trigger.type != Type::supply && b.trigger.type != Type::manufacture) return false;
  if (c.modal.relative || c.topic == kNone || c.subject == kNone || c.topic == c.subject)
    return false;
  const bool own = std::ranges::find(c.args, c.topic) != c.args.end();
  return own && b.in.ph(c.topic).heads.empty() && !b.in.has(b.in.ph(c.topic), Class::sum) &&
         b.in.ph(c.subject).josa == Case::subject && !somebody(b, {Case::dative, Case::about});
}
// B가 짓는 단지의 터빈은 A가 공급한다: to B.
Rows builder_of(const Bind& b) {
  for (const Clause& c : b.in.clauses)
    if (c.head == b.clause.topic && c.subject != kNone && !c.shared &&
        c.subject != b.clause.subject)
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
// [A가 찾아낸] 후보물질을 B가 사들였다: from A.
Rows maker_of(const Bind& b) {
  const Phrase* o = object_phrase(b);
  for (const Clause& c : b.in.clauses)
    if (o != nullptr && c.head != kNone && &b.in.ph(c.head) == o && c.subject != kNone &&
        !c.shared && c.subject != b.clause.subject && !c.modal.negated)
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  return {};
}
// [A가 서비스하는] 게임 '별의 노래'가 출시됐다: its maker.
Rows maker_of_product(const Bind& b) {
  if (b.trigger.type != Type::launch || b.spot.voice != Voice::passive) return {};
  for (const Clause& c : b.in.clauses)
    if (c.head != kNone && c.head == subject_phrase(b) && c.subject != kNone && !c.shared &&
        c.modal.relative && !c.modal.negated)
      return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
  if (!b.clause.modal.relative || b.clause.head == kNone) return {};
  for (const Mod& m : b.in.ph(b.clause.head).mods)  // 최근 출시된 A SUV '티라노'
    if (m.josa == Case::genitive || m.josa == Case::none)
      if (Rows rows = keep(b.in, m.rows, bit(Kind::org)); rows.size() == 1) return rows;
  return {};
}
// 최근 출시된 A의 SUV '티라노'가, '티라노'는 A가 출시한 SUV다: what has come out.
Rows launched(const Bind& b) {
  if (b.trigger.type != Type::launch || !b.clause.modal.relative || b.clause.head == kNone)
    return {};
  if (b.spot.voice == Voice::passive) return keep(b.in, b.in.ph(b.clause.head).heads, b.kinds);
  if (!b.in.ph(b.clause.head).heads.empty()) return {};
  for (const Clause& c : b.in.clauses)
    if (c.predicate != kNone && b.in.parse.phrase_of[c.predicate] == b.clause.head &&
        c.topic != kNone && !c.modal.negated)
      return keep(b.in, b.in.ph(c.topic).heads, b.kinds);
  return {};
}
Rows by_subject(const Bind& b, const Clause& c) {
  return keep(b.in, b.in.ph(c.subject).heads, b.kinds);
}
// [A가 주도한] 투자를 유치했다: who put the money in.
Rows leader_of(const Bind& b) {
  for (const Clause& c : b.in.clauses) {
    const bool of_it = c.head != kNone && c.modal.relative && !c.modal.negated &&
                       c.subject != kNone && !c.shared && c.predicate != kNone &&
                       c.head == b.spot.phrase;
    if (!of_it) continue;
    for (const std::string_view act : {"주도", "이끈", "이끌", "참여"})
      if (b.in.text(c.predicate).starts_with(act))
        if (Rows rows = by_subject(b, c); !rows.empty()) return rows;
  }
  return {};
}
// A는 [B가 생산한] 소재를 공급받는다, [B 공장에서 만드는] 소재는 A에 공급된다: from B.
Rows producer_of(const Bind& b) {
  const bool taken = b.spot.voice == Voice::receive;
  if (!taken && b.spot.voice != Voice::passive) return {};
  const std::uint16_t subject = subject_phrase(b);
  const Phrase* goods = taken ? object_phrase(b) : subject == kNone ? nullptr : &b.in.ph(subject);
  if (goods == nullptr || !goods->heads.empty()) return {};
  for (const Clause& c : b.in.clauses) {
    if (c.head == kNone || &b.in.ph(c.head) != goods || c.modal.negated || c.predicate == kNone)
      continue;
    const Word* verb = b.in.word(c.predicate);
    if (verb == nullptr || !(verb->is(Class::make) || verb->is(Class::craft))) continue;
    for (const std::uint16_t n : c.args) {
      const Phrase& p = b.in.ph(n);
      const bool own = n == c.subject && !c.shared && n != b.clause.subject;
      if (!own && p.josa != Case::place) continue;
      if (Rows rows = keep(b.in, p.heads, b.kinds); !rows.empty()) return rows;
      if (p.josa != Case::place) continue;
      for (const Mod& m : p.mods)  // B 포항 공장에서
        if (Rows rows = keep(b.in, m.rows, bit(Kind::org)); !rows.empty()) return rows;
    }
  }
  return {};
}
// '달그림자'에 판호를 내줬다, 새 차에 센서가 실렸다: a product of the firm that the article is
// about.
bool for_product(const Bind& b) {
  if (b.trigger.type != Type::regulate && b.trigger.type != Type::supply) return false;
  return std::ranges::any_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    return n != b.spot.phrase && p.josa == Case::dative && p.mods.empty() && p.heads.size() == 1 &&
           b.in.kind(p.heads.front()) == Kind::product;
  });
}
// 구매 의향서를 보내왔다: to whom the article is about.
bool letter(const Bind& b) {
  return has_paper(b) && (paper_flags(b) & bit(Flag::non_binding)) != 0 &&
         !somebody(b, {Case::source, Case::with, Case::dative});
}
// 이 연합에는 A가 참여한다, A가 탈퇴를 통보했다: of the alliance; 본입찰에 참여했다 is not.
bool means_alliance(const Bind& b) {
  const auto text = [&](std::uint16_t t) { return b.in.text(t); };
  return std::ranges::all_of(b.clause.args, [&](std::uint16_t n) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::place && p.heads.empty() && p.first == p.last &&
        is_latin(static_cast<char32_t>(b.in.text(p.last).front())))
      return false;  // NPT에서 빠져나갔다: out of what nobody has read
    if (p.josa != Case::dative || b.in.tok(p.last).what == What::time) return true;
    if (text(p.last).ends_with("곳") && b.in.tok(p.last).what == What::count) return true;
    if (text(p.last) == "모두" && p.last > 0)  // 두 곳 모두에
      return text(static_cast<std::uint16_t>(p.last - 1U)).ends_with("곳");
    if (!b.in.rules.ends(text(p.last), Marker::alliance)) return false;
    if (p.first == p.last) return true;
    for (const std::string_view w : {"이", "그", "해당", "이번", "같은"})
      if (text(p.first) == w) return true;  // another one, by its own name: 미르 컨소시엄에
    return false;
  });
}
// |B에는| A가 칩을 대고 C도 서버를 납품한다: to B, whom both verbs have in front.
Rows fronted_before(const Bind& b, const Role& role) {
  const Clause* before = chained_before(b);
  const std::uint16_t who = b.clause.subject;
  const bool takes = std::ranges::find(role.from, Source::dative) != role.from.end();
  if (!takes || before == nullptr || b.clause.modal.relative || who == kNone || b.clause.shared ||
      b.spot.voice != Voice::active || (b.in.ph(who).josa != Case::subject && !b.in.ph(who).also) ||
      somebody(b, {Case::dative, Case::about, Case::with}))
    return {};
  for (const std::uint16_t n : before->args) {
    const Phrase& p = b.in.ph(n);
    if (p.josa == Case::dative && !p.heads.empty() && n < before->subject &&
        b.in.whole(p.last).ends_with("는"))
      return keep(b.in, p.heads, b.kinds);
  }
  return {};
}
// A는 B와의 계약에 따라, B와 맺은 계약에 따라 의약품을 공급한다: to whom the contract binds it.
Rows under_contract(const Bind& b) {
  const Type type = b.trigger.type;
  if ((type != Type::supply && type != Type::manufacture) || b.spot.voice != Voice::active ||
      somebody(b, {Case::dative, Case::source}))
    return {};
  for (const std::uint16_t n : b.clause.args) {  // B와의 계약을, B와의 협력을 통해
    const Phrase& p = b.in.ph(n);
    if (p.josa != Case::via ||
        !(contract_noun(b.in, p.last) || b.in.acts_as(p.last, Type::partner)))
      continue;
    for (const Mod& m : p.mods)
      if (m.josa == Case::with_of) return keep(b.in, m.rows, b.kinds);
  }
  for (std::uint16_t t = 1; t + 1U < b.spot.token; ++t) {
    const std::uint16_t n = b.in.parse.phrase_of[t];
    if (n == kNone || b.in.tok(t).josa != Case::dative || !contract_noun(b.in, t) ||
        !b.in.text(static_cast<std::uint16_t>(t + 1U)).starts_with("따라"))
      continue;
    for (const Mod& m : b.in.ph(n).mods)
      if (m.josa == Case::with_of) return keep(b.in, m.rows, b.kinds);
    for (const Clause& c : b.in.clauses)
      if (c.head == n && c.modal.relative) return keep(b.in, first_of(b, c, Case::with), b.kinds);
    if (n == 0) return {};
    const Phrase& with = b.in.ph(static_cast<std::uint16_t>(n - 1U));
    const bool beside = with.josa == Case::with && with.last + 1U == b.in.ph(n).first;
    return beside ? keep(b.in, with.heads, b.kinds) : Rows{};
  }
  return {};
}
// A는 [B를 대표기업으로 지정하고] 120억원을 지원한다: whom the clause before is about.
Rows chosen_before(const Bind& b, const Draft& d) {
  const bool gives = d.type == Type::subsidise || d.type == Type::finance || d.type == Type::invest;
  const Clause* before = clause_before(b);
  if (!gives || before == nullptr || before->modal.join != Join::chain || !b.clause.shared ||
      before->modal.negated || somebody(b, {Case::dative, Case::about, Case::with}))
    return {};
  const Word* verb = before->predicate == kNone ? nullptr : b.in.word(before->predicate);
  for (const std::uint16_t g : verb == nullptr ? std::vector<std::uint16_t>{} : verb->triggers) {
    const Type t = b.in.rules.triggers[g].type;  // 합작법인 B를 세우고 돈을 대다: told by itself
    if (t == Type::lead || t == Type::joint_venture || t == Type::build) return {};
  }
  for (const std::uint16_t n : before->args)
    if (b.in.ph(n).josa == Case::object)
      if (Rows rows = keep(b.in, b.in.ph(n).heads, b.kinds); !rows.empty()) return rows;
  return {};
}
// (한칩얼라이언스는 …) A와 B가 결성을 발표했다; 서도현 대표는 회사를 차렸다: what was founded, the
// sentence before or the founder's office says.
Rows founded(const Bind& b, const Draft& d) {
  if (b.in.parse.terse || b.clause.modal.relative || d.a.empty()) return {};
  const Phrase* o = object_phrase(b);
  const bool alone = o != nullptr && o->first == o->last;
  const bool founding = alone && d.a.size() > 1 && b.in.acts_as(o->first, Type::lead);
  if (founding && b.in.alliance != kNoRow) return keep(b.in, {b.in.alliance}, b.kinds);
  if (founding && b.in.topic.size() == 1 && b.in.kind(b.in.topic.front()) == Kind::org)
    return keep(b.in, b.in.topic, b.kinds);
  if (!alone || b.in.text(o->last) != "회사" || d.a.size() != 1) return {};
  const auto it = b.in.said.employers.find(b.in.doc.mentions.rows[d.a.front()].same);
  return it == b.in.said.employers.end() ? Rows{} : keep(b.in, {it->second}, b.kinds);
}
// 로봇 '아이리스'를 개발해 다음 달 출시한다: what the clause before has made.
Rows crafted_before(const Bind& b) {
  const Clause* before = chained_before(b);
  if (before == nullptr || !b.clause.shared || b.in.parse.terse || object_phrase(b) != nullptr ||
      !(b.in.is(before->predicate, Class::craft) ||
        b.in.acts_as(before->predicate, Type::codevelop)))
    return {};
  Rows out = first_of(b, *before, Case::object);
  std::erase_if(out, [&](Row r) { return b.in.kind(r) != Kind::product; });
  return out;
}
// (미르는 로봇을 만든다.) A가 2021년 세운 회사다: what the sentence before was about.
Rows called(const Bind& b, Draft& d) {
  const Clause& c = b.clause;
  const std::uint16_t n = c.modal.relative && c.head != kNone ? b.in.ph(c.head).last : c.modal.last;
  const Token& noun = b.in.tok(n);
  if (b.in.parse.terse || noun.josa != Case::copula || noun.what != What::word || noun.negated ||
      !b.in.rules.is(b.in.text(n), Marker::people) || c.topic != kNone || c.subject == kNone ||
      c.shared || d.a.size() != 1 || b.in.topic.size() != 1 || n + 2U < b.in.parse.tokens.size())
    return {};
  Rows out = keep(b.in, b.in.topic, b.kinds);
  if (out.empty() || b.in.kind(out.front()) != Kind::org) return {};
  d.stated_parties = false;
  return out;
}
// [A가 지분 20%를 가진] B는: with a holder of its own, the clause says whose shares by its head.
bool holds_head(const Bind& b, const Draft& d) {
  const Clause& c = b.clause;
  return d.type == Type::own && c.modal.relative && c.head != kNone && c.subject != kNone &&
         !c.shared && !d.a.empty() && !b.in.ph(c.head).heads.empty();
}
// A는 B를 우선협상대상자로 선정했다: who chooses the buyer is not what is on sale.
bool subject_is(const Bind& b, Row r) {
  const std::uint16_t n = subject_phrase(b);
  return r != kNoRow && n != kNone &&
         std::ranges::any_of(b.in.ph(n).heads, [&](Row h) { return b.in.same(h, r); });
}
// 금융위원회에 따르면 A는 과징금을 부과받았다: the authority that tells of it has ruled.
Rows told_by(const Bind& b) {
  if (b.spot.voice != Voice::receive || (b.trigger.flags & bit(Flag::negative)) == 0 ||
      b.in.parse.terse || somebody(b, {Case::source, Case::by}))
    return {};
  for (const Phrase& p : b.in.parse.phrases) {
    const auto next = static_cast<std::uint16_t>(p.last + 1U);
    if (p.dead || next >= b.spot.token || p.heads.size() != 1 || b.in.text(next) != "따르면")
      continue;
    const Row who = p.heads.front();
    if (b.in.kind(who) == Kind::org && decides(b.in, who)) return {who};
  }
  return {};
}
// A는 [B와 계약을 맺고] 전동차를 공급한다, 장비를 도입한다: to B, from B.
Rows contracted_before(const Bind& b) {
  const Clause* before = chained_before(b);
  const Type t = b.trigger.type;
  const bool lends = t == Type::finance || t == Type::subsidise;  // 약정을 맺어 지원한다
  const bool trade = t == Type::supply || t == Type::manufacture || t == Type::license || lends;
  if (!trade || before == nullptr || !b.clause.shared || b.clause.modal.relative ||
      b.spot.voice != Voice::active)
    return {};
  for (const std::uint16_t n : b.clause.args) {  // but 시드니에: where to
    const Phrase& p = b.in.ph(n);
    const bool to = p.josa == Case::dative || p.josa == Case::about || p.josa == Case::source;
    const bool place = !p.heads.empty() && std::ranges::all_of(p.heads, [&](Row r) {
      return b.in.kind(r) == Kind::place;
    });
    const What last = b.in.tok(p.last).what;
    if (to && !place && last != What::time && last != What::place) return {};
  }
  const Word* verb = b.in.word(before->predicate);
  if (verb == nullptr || verb->status != Status::signed_) return {};
  const auto plain = [&](std::uint16_t n) {  // 3조원 규모의 계약을; no 업무협약을, no 총판 계약을
    const Phrase& p = b.in.ph(n);
    const std::string_view last = b.in.text(p.last);
    if (p.josa != Case::object || !p.heads.empty()) return false;
    if (lends && (last.ends_with("약정") || last.ends_with("계약"))) return true;
    if (!p.mods.empty()) return false;
    for (std::uint16_t t = p.first; t < p.last; ++t)
      if (b.in.tok(t).what == What::word && !b.in.is(t, Class::sum) &&
          !b.in.text(t).starts_with("공급"))
        return false;
    return last == "계약" || last == "본계약" || last == "공급계약";
  };
  const bool paper = std::ranges::any_of(before->args, plain);
  return paper ? first_of(b, *before, Case::with) : Rows{};
}
// 환경부 과제로, 산업부의 육성 사업을 통해 5억원을 지원받았다: whose programme it is.
Rows by_programme(const Bind& b) {
  if (b.spot.voice != Voice::receive) return {};
  for (const std::uint16_t n : b.clause.args) {
    const Phrase& p = b.in.ph(n);
    if ((p.josa != Case::direction && p.josa != Case::via) || !p.heads.empty() ||
        !(b.in.rules.ends(b.in.text(p.last), Marker::work) || b.in.text(p.last) == "과제"))
      continue;
    for (const Mod& m : p.mods) {
      Rows rows = keep(b.in, m.rows, b.kinds);
      if (!rows.empty() && std::ranges::all_of(rows, [&](Row r) { return decides(b.in, r); }))
        return rows;
    }
  }
  return {};
}
std::uint16_t phrase_index(const Bind& b, const Phrase* p) {
  return static_cast<std::uint16_t>(p - b.in.parse.phrases.data());
}
// B는 [A의 칩이 들어간] 노트북을 내놨다: in what B makes.
Rows launcher_of(const Bind& b) {
  const Clause& c = b.clause;
  if (b.trigger.type != Type::supply || frame_name(b) != "fit_into" || !c.modal.relative ||
      c.head == kNone || !b.in.ph(c.head).heads.empty() || !b.in.ph(c.head).mods.empty())
    return {};
  for (const Clause& main : b.in.clauses) {
    const bool makes = main.predicate != kNone && main.subject != kNone && !main.modal.negated &&
                       b.in.is(main.predicate, Class::craft) && main.subject != c.head;
    if (makes && std::ranges::find(main.args, c.head) != main.args.end())
      return keep(b.in, b.in.ph(main.subject).heads, b.kinds);
  }
  return {};
}

// What a side is looked for with.
struct Asked {
  Bind& b;
  const Role& role;
  Draft& d;
  bool lists(Source s) const { return std::ranges::find(role.from, s) != role.from.end(); }
};
// 연합에 합류했다, 합류한다: the alliance that was spoken of; not A가 속한 B, nor 발을 뺐다.
Rows alliance_told(const Asked& q) {
  const Bind& b = q.b;
  const bool headless = b.clause.head == kNone || b.in.ph(b.clause.head).heads.empty();
  if (b.in.alliance == kNoRow || b.trigger.before == "발" || !headless || !means_alliance(b))
    return {};
  q.d.stated_parties = false;
  return {b.in.alliance};
}
// 이번 투자에는 A도 참여했다: of the firm just told.
Rows funded_last(const Asked& q) {
  const Discourse& said = q.b.in.said;
  const Row last = q.d.type == Type::finance ? said.borrower : said.investee;
  if (last == kNoRow || q.b.in.parse.terse || somebody(q.b, {Case::about})) return {};
  q.d.stated_parties = false;
  return {last};
}
// (A가 B를 인수한다.) 인수금융은 C가 댄다: to A.
Rows buyer_told(const Asked& q) {
  if (q.b.in.said.buyer == kNoRow || q.b.in.parse.terse || !lists_purchase(q.b)) return {};
  q.d.stated_parties = false;
  return keep(q.b.in, {q.b.in.said.buyer}, q.b.kinds);
}
// [A가 개발한] 앱을 도입하는 B: who made what is bought.
Rows maker_of_object(const Asked& q) {
  const Phrase* o = object_phrase(q.b);
  return o == nullptr ? Rows{} : made_by(q.b, phrase_index(q.b, o));
}
// The head of the relative clause, where it is not the object, nor [경쟁업체인] B of a bid.
Rows head_of(const Asked& q) {
  const bool filled =
      q.role.slot == Slot::b && q.role.from.front() == Source::object && has_object(q.b);
  const bool bids = frame_name(q.b) == "bid" && q.role.slot == Slot::b;
  return filled || bids ? Rows{} : head(q.b);
}
// [B가 설계한] 칩에 쓴다: B.
Rows maker_of_use(const Asked& q) {
  Rows out;
  for (const std::uint16_t n : q.b.clause.args)
    if (q.b.in.ph(n).josa == Case::dative) out = made_by(q.b, n);
  return out;
}
// The subject of the sentence before, where the frame asks for a subject; (A는 …) B의 메모리를
// 채용했다: A.
Rows carried_over(const Asked& q) {
  const Bind& b = q.b;
  const bool joins = q.d.type == Type::member && q.role.slot == Slot::a &&
                     q.lists(Source::subject) && b.in.topic.size() == 1;
  const bool uses = frame_name(b) == "use" && q.role.slot == Slot::b &&
                    !somebody(b, {Case::dative}) && !b.in.parse.terse;
  if (!(q.role.from.front() == Source::subject || joins || uses) ||
      (q.lists(Source::source) && somebody(b, {Case::source, Case::place})))
    return {};
  return carried(b, q.d);
}
// (A가 X에 투자한다.) B는 2500만달러를 출자한다: into X.
Rows joins_investment(const Asked& q) {
  const Bind& b = q.b;
  const Discourse& said = b.in.said;
  const std::string& frame = frame_name(b);
  const bool puts_in = frame == "fund" || frame == "co_invest" ||
                       (frame == "give_to" && said.investee == said.issuer);
  if (!puts_in || said.investee == kNoRow || !(money(b) || just_raised(b)) ||
      b.in.number - said.investee_at > kRoundReach || b.clause.modal.relative || b.in.parse.terse ||
      q.d.a.empty() || !q.d.stated_parties || founds(b) || describes(b) ||
      somebody(b, {Case::dative, Case::about, Case::place}))
    return {};
  q.d.stated_parties = false;
  return keep(b.in, {said.investee}, b.kinds);
}
// [B에 빌려주는] 대출을 승인했다: told by that verb.
bool lent_above(const Bind& b) {
  return std::ranges::any_of(b.in.clauses, [&](const Clause& c) {
    return c.head != kNone && c.head == b.spot.phrase && c.predicate != kNone && c.modal.relative &&
           b.in.acts_as(c.predicate, Type::finance);
  });
}
// Whom the article is about, where the frame asks for it and nothing else is meant.
Rows focus_asked(const Asked& q) {
  const Bind& b = q.b;
  const Type type = q.d.type;
  const bool unfunded = type == Type::invest && q.role.slot == Slot::b && spends(b);
  const bool chooser = frame_name(b) == "choose_buyer" && subject_is(b, b.in.said.focus);
  if (!q.lists(Source::focus) || !says(b) || lists_owner(b) || found_before(b) ||
      into_own_plant(b) || chooser || unfunded || (type == Type::finance && lent_above(b)) ||
      !(b.clause.modal.relative || type != Type::own) || (q.lists(Source::subject) && unread(b)) ||
      (q.lists(Source::dative) && somebody(b, {Case::dative, Case::about})) || founds(b))
    return {};
  return focus(b, q.d);
}

// One way to find a side that the words leave out.
struct Way {
  Slot slot;
  std::uint32_t types;      // 1 << Type; 0: any
  std::string_view frames;  // "buy|licensed", "give*"; "": any
  Rows (*find)(const Asked& q);
};
constexpr std::uint32_t of(std::initializer_list<Type> types) {
  std::uint32_t out = 0;
  for (const Type t : types) out |= 1U << static_cast<unsigned>(t);
  return out;
}
bool fits(std::string_view frame, std::string_view names) {
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find('|'));
    if (name == frame ||
        (name.ends_with('*') && frame.starts_with(name.substr(0, name.size() - 1))))
      return true;
    names.remove_prefix(std::min(names.size(), name.size() + 1));
  }
  return false;
}
// In this order; the first that finds somebody wins.
constexpr Way kWays[] = {
    {Slot::b, of({Type::member}), "", alliance_told},
    {Slot::b, 0, "round", [](const Asked& q) { return raiser_above(q.b); }},
    {Slot::b, 0, "round",
     [](const Asked& q) {
       const Row firm = raised_here(q.b);
       return firm == kNoRow ? Rows{} : keep(q.b.in, {firm}, q.b.kinds);
     }},
    {Slot::b, 0, "round", [](const Asked& q) { return held(q.b); }},
    {Slot::b, 0, "round", funded_last},
    {Slot::b, 0, "", [](const Asked& q) { return refuser(q.b); }},
    {Slot::b, of({Type::regulate}), "", [](const Asked& q) { return toward_state(q.b); }},
    {Slot::b, of({Type::regulate, Type::subsidise}), "",
     [](const Asked& q) { return under_measure(q.b); }},
    {Slot::b, of({Type::regulate}), "", [](const Asked& q) { return thing_of_topic(q.b); }},
    {Slot::b, of({Type::regulate, Type::sue}), "", [](const Asked& q) { return blamed_self(q.b); }},
    {Slot::a, of({Type::regulate}), "", [](const Asked& q) { return who_burdened(q.b); }},
    {Slot::a, of({Type::divest}), "", [](const Asked& q) { return holder_sells(q.b); }},
    {Slot::a, of({Type::invest}), "", [](const Asked& q) { return round_leader(q.b); }},
    {Slot::b, 0, "choose_active|bid", [](const Asked& q) { return on_sale(q.b, q.d); }},
    {Slot::b, 0, "share_deal", [](const Asked& q) { return dealt_shares(q.b); }},
    {Slot::b, 0, "",
     [](const Asked& q) { return bare_purchase(q.b, q.d) ? on_sale(q.b, q.d) : Rows{}; }},
    {Slot::b, 0, "choose_buyer", [](const Asked& q) { return held(q.b); }},
    {Slot::b, 0, "choose_buyer",
     [](const Asked& q) { return subject_is(q.b, q.b.in.target) ? Rows{} : on_sale(q.b, q.d); }},
    {Slot::b, 0, "arrange", buyer_told},
    {Slot::b, 0, "round", [](const Asked& q) { return issuer_told(q.b); }},
    {Slot::b, 0, "", [](const Asked& q) { return founded_before(q.b); }},
    {Slot::b, 0, "", [](const Asked& q) { return sued_before(q.b, q.d); }},
    {Slot::b, 0, "", [](const Asked& q) { return chosen_before(q.b, q.d); }},
    {Slot::b, 0, "", [](const Asked& q) { return bought_before(q.b, q.d); }},
    {Slot::b, 0, "", [](const Asked& q) { return bought_earlier(q.b, q.d); }},
    {Slot::b, 0, "", [](const Asked& q) { return split_off(q.b, q.d); }},
    {Slot::b, 0, "", [](const Asked& q) { return given_before(q.b); }},
    {Slot::b, 0, "", [](const Asked& q) { return fronted_before(q.b, q.role); }},
    {Slot::b, 0, "give*", [](const Asked& q) { return also_given(q.b); }},
    {Slot::b, 0, "give*", [](const Asked& q) { return under_contract(q.b); }},
    {Slot::a, 0, "buy|licensed", [](const Asked& q) { return contracted_before(q.b); }},
    {Slot::b, 0, "",
     [](const Asked& q) {
       return fits(frame_name(q.b), "buy|licensed") ? Rows{} : contracted_before(q.b);
     }},
    {Slot::a, 0, "buy",
     [](const Asked& q) { return q.b.clause.modal.relative ? maker_of_object(q) : Rows{}; }},
    {Slot::b, 0, "", [](const Asked& q) { return launcher_of(q.b); }},
    {Slot::b, 0, "", [](const Asked& q) { return launched(q.b); }},
    {Slot::a, 0, "", head_of},
    {Slot::b, 0, "", head_of},
    {Slot::b, of({Type::manufacture}), "",  // [B가 설계한] 칩을 A가 생산한다
     [](const Asked& q) {
       const bool made = !q.b.in.parse.terse && q.role.from.front() != Source::subject;
       return made ? maker_of_object(q) : Rows{};
     }},
    {Slot::b, 0, "use", maker_of_use},
    {Slot::b, of({Type::invest}), "", [](const Asked& q) { return funded(q.b); }},
    {Slot::b, of({Type::launch}), "", [](const Asked& q) { return crafted_before(q.b); }},
    {Slot::b, of({Type::lead}), "", [](const Asked& q) { return founded(q.b, q.d); }},
    {Slot::b, of({Type::lead, Type::own}), "", [](const Asked& q) { return called(q.b, q.d); }},
    {Slot::a, 0, "", carried_over},
    {Slot::b, 0, "", carried_over},
    {Slot::b, of({Type::invest}), "", joins_investment},
    {Slot::a, 0, "", focus_asked},
    {Slot::b, 0, "", focus_asked},
    {Slot::b, of({Type::own}), "", [](const Asked& q) { return held_before(q.b, q.d); }},
    {Slot::b, 0, "", [](const Asked& q) { return fronted_goods(q.b) ? builder_of(q.b) : Rows{}; }},
    {Slot::b, 0, "", [](const Asked& q) { return fronted_goods(q.b) ? focus(q.b, q.d) : Rows{}; }},
    {Slot::a, 0, "buy|licensed", [](const Asked& q) { return maker_of(q.b); }},
    {Slot::a, 0, "raise", [](const Asked& q) { return leader_of(q.b); }},
    {Slot::a, 0, "gather", [](const Asked& q) { return led_round(q.b); }},
    {Slot::a, 0, "", [](const Asked& q) { return maker_of_product(q.b); }},
    {Slot::a, of({Type::supply}), "", [](const Asked& q) { return producer_of(q.b); }},
    {Slot::b, 0, "", [](const Asked& q) { return for_product(q.b) ? focus(q.b, q.d) : Rows{}; }},
    {Slot::a, 0, "buy",
     [](const Asked& q) { return fronted_goods(q.b) || letter(q.b) ? focus(q.b, q.d) : Rows{}; }},
    {Slot::a, of({Type::subsidise}), "", [](const Asked& q) { return by_programme(q.b); }},
    {Slot::a, of({Type::regulate}), "", [](const Asked& q) { return told_by(q.b); }},
    {Slot::a, of({Type::regulate}), "", [](const Asked& q) { return ruled_before(q.b, q.d); }},
    {Slot::a, of({Type::regulate}), "", [](const Asked& q) { return ruled_alike(q.b, q.d); }},
    {Slot::a, of({Type::regulate}), "", [](const Asked& q) { return charged_before(q.b, q.d); }},
    {Slot::b, 0, "sold_unit", [](const Asked& q) { return kept_by(q.b); }},
};
// What b takes before any of these: a guest, who stands in for the object, the clause's own head.
// False where nothing is left to look for.
bool takes_b(const Asked& q) {
  Bind& b = q.b;
  if (Rows who = guest(b); !who.empty()) q.d.a = std::move(who);
  stand_in(b, q.d);
  if (!q.d.b_words.empty() || !q.d.b.empty()) return false;
  if (q.d.type == Type::visit && !b.trigger.need.empty())
    return false;  // 방한: the word names where to
  if (holds_head(b, q.d)) q.d.b = head(b);
  if (q.d.b.empty() && q.d.type != Type::sue && q.lists(Source::party_of)) q.d.b = target(b, q.d);
  return true;
}

}  // namespace

void unstated(Bind& b, const Role& role, Draft& d) {
  Rows& side = side_of(d, role.slot);
  if (!side.empty() || role.slot == Slot::c) return;
  const std::string& frame = frame_name(b);
  if (role.slot == Slot::a && frame.starts_with("made_")) return;  // where, the words must say
  b.kinds = role.slot == Slot::b ? type_of(b).b : type_of(b).a;
  b.slot = role.slot;
  const Asked q{b, role, d};
  if (role.slot == Slot::b && !takes_b(q)) return;
  without(b.in, side, d.a);
  for (const Way& way : kWays) {
    if (!side.empty()) break;
    const bool type = way.types == 0 || (way.types >> static_cast<unsigned>(d.type) & 1U) != 0;
    if (way.slot == role.slot && type && (way.frames.empty() || fits(frame, way.frames)))
      side = way.find(q);
  }
  if (role.slot == Slot::b && frame == "round") without(b.in, side, leader_of(b));
  without(b.in, side, &side == &d.a ? d.b : d.a);
}

}  // namespace hj::claim
