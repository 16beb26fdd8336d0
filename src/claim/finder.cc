#include "claim/finder.h"

#include <algorithm>
#include <unordered_set>

#include "claim/bind.h"
#include "claim/clause.h"
#include "claim/draft.h"
#include "claim/genre.h"
#include "claim/merge.h"
#include "claim/rules.h"
#include "claim/standing.h"

namespace hj {
namespace {

using claim::Draft;

constexpr std::size_t kMaxClaims = 400;  // of an article

// A와 B 두 회사는: each of them once.
void once(const Document& doc, std::vector<Row>& side) {
  if (side.size() < 2) return;
  std::unordered_set<Row> seen;
  std::erase_if(side, [&](Row r) { return !seen.insert(doc.mentions.rows[r].same).second; });
}
// A symmetric claim's pairs across its sides, so that A and B, both with C, make no pair of A and
// B; and holders one by one.
void pair_up(const Document& doc, std::vector<Draft>& drafts) {
  std::vector<Draft> out;
  for (Draft& d : drafts) {
    once(doc, d.a), once(doc, d.b);
    const bool one = d.a.size() == 1 && d.b.size() == 1 &&
                     doc.mentions.rows[d.a[0]].same == doc.mentions.rows[d.b[0]].same;
    if (one || (symmetric(d.type) && d.a.size() + d.b.size() < 2))
      continue;  // nobody deals with oneself
    if (d.type == Type::own && d.a.size() > 1) {
      for (const Row a : d.a) {
        Draft& one = out.emplace_back(d);
        one.a = {a};
      }
      continue;
    }
    if (!symmetric(d.type) || d.b.empty() || (d.a.size() == 1 && d.b.size() == 1)) {
      out.push_back(std::move(d));
      continue;
    }
    for (const Row a : d.a)
      for (const Row b : d.b) {
        Draft one = d;
        one.a = {a};
        one.b = {b};
        if (d.type == Type::partner && !d.amounts.empty())  // 10억원 규모의 투자협약: with both
          one.flags |= bit(Flag::joint);
        out.push_back(std::move(one));
        if (out.size() >= kMaxClaims) break;
      }
  }
  drafts = std::move(out);
}

class Run {
 public:
  Run(const claim::Rules& rules, const Document& doc)
      : rules_(rules), doc_(doc), tokenizer_(rules, doc) {}

  Finder::Claims run() {
    said_.focus = claim::focus_of(doc_);
    for (const Sentence& s : doc_.sentences.rows) sentence(s);
    const claim::Barred set = claim::barred(rules_, doc_);
    std::erase_if(drafts_, [&](const Draft& d) { return claim::bars(set, doc_, d); });
    std::vector<Draft> kept;
    for (const Draft& d : drafts_)
      if (!rephrased(d) && !retold(d)) kept.push_back(d);
    drafts_ = std::move(kept);
    straighten();
    claim::carry_days(doc_, first_, drafts_);
    date_lede();
    pair_up(doc_, drafts_);
    if (drafts_.size() > kMaxClaims) drafts_.resize(kMaxClaims);
    claim::settle_terms(doc_, pacts_, drafts_);
    std::vector<Draft> fit;  // drafts are asked of one another
    for (const Draft& d : drafts_)
      if (!court_sues(d) && !pair_for_sale(d)) fit.push_back(d);
    drafts_ = std::move(fit);
    claim::merge(doc_, drafts_);
    for (const Draft& d : drafts_) write(d);
    out_.claims.maker = out_.parts.maker = out_.standings.maker = rules_.maker;
    return std::move(out_);
  }

 private:
  // A court hears a case and brings none.
  bool court_sues(const Draft& d) const {
    return d.type == Type::sue && std::ranges::any_of(d.a, [this](Row r) {
             const std::string_view name = doc_.mentions.at(doc_.mentions.rows[r].name);
             return name.ends_with("법원") || name.ends_with("지법") || name.ends_with("고법");
           });
  }
  // (A는 자회사 B를 C에 판다.) 양측은 각서를 맺었다: A and C, not A and what it sells.
  bool pair_for_sale(const Draft& d) const {
    std::vector<Row> who = d.a;
    who.insert(who.end(), d.b.begin(), d.b.end());
    if (!symmetric(d.type) || who.size() != 2 ||
        std::ranges::none_of(who, [this](Row r) { return doc_.mentions.rows[r].anaphor; }))
      return false;
    return std::ranges::any_of(drafts_, [&](const Draft& o) {
      if (o.type != Type::divest || o.terse || o.a.size() != 1 || o.b.size() != 1) return false;
      return (same(o.a.front(), who[0]) && same(o.b.front(), who[1])) ||
             (same(o.a.front(), who[1]) && same(o.b.front(), who[0]));
    });
  }
  // 회사는 "정해진 바 없다"고 했다: what was just reported stays, unconfirmed.
  void decline(Span span) {
    if (!rules_.declines.in(doc_.at(span))) return;
    for (Draft& d : drafts_)
      if (d.sentence + 2U >= number_ && d.status <= Status::planned && d.type != Type::meet &&
          d.type != Type::visit)
        d.flags |= bit(Flag::unconfirmed);
  }
  // # 하퍼, 한빛 경영진 만난다: the body says whom by name, the headline for whom they stand.
  bool rephrased(const Draft& d) const {
    if (!d.terse || d.type != Type::meet || d.a.empty() || d.b.empty()) return false;
    const auto body = [&](Row r) { return doc_.mentions.rows[r].kind == Kind::org; };
    if (!std::ranges::all_of(d.b, body)) return false;
    return std::ranges::any_of(drafts_, [&](const Draft& o) {
      return !o.terse && o.type == d.type && !o.a.empty() && !o.b.empty() &&
             (same(o.a.front(), d.a.front()) || same(o.b.front(), d.a.front()));
    });
  }
  // # A, 신약 B에 수출; in the body, A가 B와 라이선스 계약: one deal, by the body's word.
  static int family(Type t) {
    switch (t) {
      case Type::supply:
      case Type::manufacture:
      case Type::qualify:
      case Type::license:
        return 1;
      case Type::partner:
      case Type::codevelop:
      case Type::joint_venture:
        return 2;
      case Type::invest:
      case Type::acquire:
      case Type::finance:
        return 3;
      default:
        return 0;
    }
  }
  bool retold(const Draft& d) const {
    if (!d.terse || family(d.type) == 0 || d.a.empty() || d.b.empty()) return false;
    return std::ranges::any_of(drafts_, [&](const Draft& o) {
      if (o.terse || o.type == d.type || family(o.type) != family(d.type) || o.a.empty() ||
          o.b.empty())
        return false;
      return same(o.a.front(), d.a.front()) && same(o.b.front(), d.b.front());
    });
  }
  // A contract's sides follow what the article says elsewhere of who delivers to whom; who ends one
  // may be either (A는 B에 공급 계약을 해지하겠다고 통보했다).
  static bool unclear(const Draft& d) {
    const bool trade = d.type == Type::supply || d.type == Type::license;
    return d.weak || (trade && d.status == Status::failed);
  }
  // A는 B에 투자한다 …. A는 B와 투자 계약을 맺었다: who puts in money was told.
  void invest_contract(Draft& d) const {
    if (d.rule != "partner-invest-투자계약" || d.a.size() != 1 || d.b.size() != 1) return;
    for (const Draft& o : drafts_) {
      if (o.type != Type::invest || o.a.size() != 1 || o.b.size() != 1) continue;
      const bool way = same(o.a.front(), d.a.front()) && same(o.b.front(), d.b.front());
      if (!way && !(same(o.a.front(), d.b.front()) && same(o.b.front(), d.a.front()))) continue;
      if (!way) std::swap(d.a, d.b);
      d.type = Type::invest;
      d.rule = "invest-투자계약";
      return;
    }
  }
  // # A, B를 품는다 …. A는 B 지분 25.7%를 취득한다: the stake is what control comes with.
  void towards_control(Draft& d) const {
    if (d.type != Type::invest || d.rule.find("+minority") == std::string::npos ||
        d.a.size() != 1 || d.b.size() != 1 || d.status >= Status::stalled)
      return;
    const auto ahead = [](const Draft& o) {
      return o.status == Status::talks || o.status == Status::planned ||
             o.status == Status::signed_;
    };
    const bool whole = std::ranges::any_of(drafts_, [&](const Draft& o) {
      return o.type == Type::acquire && o.a.size() == 1 && o.b.size() == 1 &&
             same(o.a.front(), d.a.front()) && same(o.b.front(), d.b.front()) && ahead(o) &&
             (ahead(d) || (o.terse && d.time == kNoRow));
    });
    if (!whole) return;
    d.type = Type::acquire;
    d.rule += "+control";
  }
  void straighten() {
    for (Draft& d : drafts_) towards_control(d);
    for (Draft& d : drafts_) pair_of_venture(d);
    for (Draft& d : drafts_) {
      invest_contract(d);
      if (!unclear(d) || d.a.empty() || d.b.empty()) continue;
      const auto against = std::ranges::any_of(drafts_, [&](const Draft& o) {
        return !unclear(o) && o.type == d.type && !o.a.empty() && !o.b.empty() &&
               same(o.a.front(), d.b.front()) && same(o.b.front(), d.a.front());
      });
      if (against || (d.weak && told_first(d))) std::swap(d.a, d.b);
    }
  }
  // A는 B와 공급 계약을 맺었다 …. B가 A와 맺은 공급 계약은: neither says who delivers; the first
  // one told has the supplier for its subject.
  bool told_first(const Draft& d) const {
    for (const Draft& o : drafts_) {
      if (&o == &d) return false;
      if (!unclear(o) || o.type != d.type || o.terse || o.a.empty() || o.b.empty()) continue;
      if (same(o.a.front(), d.a.front()) && same(o.b.front(), d.b.front())) return false;
      if (same(o.a.front(), d.b.front()) && same(o.b.front(), d.a.front())) return true;
    }
    return false;
  }
  // (A와 B는 합작법인을 세운다. C와 D가 그 자회사가 된다.) 양측은 합작을 발표했다: the venture
  // told, of A and B, where nothing is told of C with D.
  void pair_of_venture(Draft& d) const {
    std::vector<Row> who = d.a;
    who.insert(who.end(), d.b.begin(), d.b.end());
    const bool words = who.size() == 2 && std::ranges::all_of(who, [this](Row r) {
                         return doc_.mentions.rows[r].anaphor;
                       });
    if ((d.type != Type::joint_venture && d.type != Type::merge) || !words) return;
    const auto side = [&](const Draft& o, Row r) {
      const auto is = [&](Row x) { return same(x, r); };
      return std::ranges::any_of(o.a, is) || std::ranges::any_of(o.b, is);
    };
    const Draft* told = nullptr;
    for (const Draft& o : drafts_) {
      if (&o == &d) break;
      if (side(o, who[0]) && side(o, who[1])) return;
      if (o.type == d.type && !o.terse && o.a.size() + o.b.size() == 2) told = &o;
    }
    if (told == nullptr) return;
    d.a = told->a;
    d.b = told->b;
  }
  // Lede and headline tell the day's news, and the sentence after it the day: A가 B를 인수했다. A는
  // 28일 …. A의 납품업체 B, A가 낸 소송에서: it was so before the news.
  static bool of_old(const Draft& d) {
    return d.rule.ends_with("-nameplate") || d.rule == "sue-filed";
  }
  // # A, B 상대 가처분 패소: the day of the court's word is not when it was asked.
  bool judged(const Draft& d) const {
    if (d.type != Type::sue || !d.terse) return false;
    const std::string_view text = doc_.at(d.evidence);
    for (const std::string_view end :
         {"패소", "승소", "기각", "각하", "판결", "졌", "이겼", "에서"})
      if (text.find(end) != std::string_view::npos) return true;
    return false;
  }
  void date_lede() {
    const Row day = claim::reported_day(rules_, doc_);
    if (day == kNoRow || first_ == 0) return;
    for (Draft& d : drafts_) {
      const bool told = d.status == Status::signed_ || d.status == Status::done ||
                        d.status == Status::failed || d.status == Status::denied;
      if ((d.sentence == first_ || d.terse) && d.time == kNoRow && told &&
          claim::takes_money(d.type) && !claim::by_the_way(d) && !of_old(d) &&
          d.type != Type::own && d.type != Type::lead && d.type != Type::build &&
          (!d.standing || d.status == Status::denied) && !judged(d))
        d.time = day;
    }
  }
  bool same(Row x, Row y) const { return doc_.mentions.rows[x].same == doc_.mentions.rows[y].same; }
  static bool read(BlockKind kind) {
    return kind == BlockKind::headline || kind == BlockKind::subheadline ||
           kind == BlockKind::heading || kind == BlockKind::body;
  }
  // [단독] 한빛전자, 나래전자 인수: the paper's mark in front is no part of the headline.
  static void drop_tag(std::vector<claim::Token>& tokens) {
    constexpr std::size_t kMost = 5;  // tokens between the brackets
    constexpr std::u32string_view kOpen = U"[【<〈(", kClose = U"]】>〉)";
    if (tokens.empty() || tokens[0].what != claim::What::mark) return;
    const std::size_t pair = kOpen.find(tokens[0].mark);
    if (pair == std::u32string_view::npos) return;
    for (std::size_t i = 1; i < tokens.size() && i <= kMost + 1U; ++i) {
      if (tokens[i].what != claim::What::mark || tokens[i].mark != kClose[pair]) continue;
      tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i + 1U));
      return;
    }
  }
  // ▲성우금속=…: the entries of a list have nothing to do with one another.
  bool entry() const {
    constexpr std::size_t kName = 6;  // tokens up to the mark
    constexpr std::u32string_view kBullets = U"▲△■◆●";
    const auto& t = parse_.tokens;
    if (t.empty() || kBullets.find(t[0].mark) == std::u32string_view::npos) return false;
    return std::any_of(t.begin(),
                       t.begin() + static_cast<std::ptrdiff_t>(std::min(kName, t.size())),
                       [](const claim::Token& x) { return x.mark == U'='; });
  }
  void sentence(const Sentence& s) {
    const BlockKind kind = doc_.blocks.rows[s.block].kind;
    if (!read(kind)) return;
    if (s.block != block_ && (kind != BlockKind::body || unsure())) topic_.clear();
    if (s.block != block_ && aside_) topic_ = before_aside_, aside_ = false;
    block_ = s.block;
    ++number_;
    if (kind == BlockKind::body && first_ == 0) first_ = number_;
    parse_.tokens.clear();
    parse_.terse = kind != BlockKind::body;
    tokenizer_.run(s.span, parse_.tokens);
    if (parse_.terse) drop_tag(parse_.tokens);
    if (entry()) topic_.clear(), target_ = kNoRow;
    if (parse_.tokens.empty()) return;
    mark_quotes(s.span);
    const std::vector<Row> told = topic_;
    const Row voice = parse_.terse ? kNoRow : speak();
    if (voice != kNoRow) topic_ = {voice};
    if (!parse_.terse) claim::chain_nouns(rules_, parse_.tokens);
    mark_negation();
    claim::find_phrases(rules_, doc_, parse_);
    answer(s.span);
    claim::find_clauses(rules_, doc_, parse_, clauses_);
    const std::size_t before = drafts_.size();
    for (std::size_t i = 0; i < parse_.tokens.size(); ++i) {
      const claim::Token& t = parse_.tokens[i];
      if (bare_alliance(t)) break;  // 위원회는 …: none that is only named behind it
      if (t.what != claim::What::party || !named_alliance(t) || names_office(i)) continue;
      if (!by_the_way(t.mention)) alliance_ = t.mention;
      break;
    }
    for (const claim::Token& t : parse_.tokens)
      if (t.what == claim::What::party && said_.focus != kNoRow && same(t.mention, said_.focus))
        said_.focus_at = number_;
    const claim::Scene scene{rules_, doc_,    parse_,  clauses_,
                             s.span, topic_,  target_, alliance_,
                             met_,   number_, said_,   claim::nested_phrases(parse_, clauses_)};
    claim::learn_owners(scene, said_);
    std::vector<Draft> plates;
    claim::read_nameplates(scene, plates);
    said_.heads.clear();
    learn_heads(plates, said_.heads);
    claim::fill_frames(scene, drafts_);
    remember_deal(before, claim::on_offer(scene, parse_.tokens.size()));
    claim::read_events(scene, drafts_);
    claim::read_reactions(scene, drafts_);
    claim::read_suits(scene, drafts_);
    claim::read_ruling_lists(scene, drafts_);
    claim::remember_ruling(scene, before, drafts_, said_);
    claim::add_orders(scene, before, drafts_);
    const bool occasion = claim::on_occasion(scene);
    for (std::size_t i = before; i < drafts_.size(); ++i) {
      drafts_[i].sentence = number_;
      drafts_[i].on_occasion = occasion;
      drafts_[i].day_before = occasion ? said_.day : kNoRow;
    }
    claim::add_sum(scene, number_, drafts_);
    claim::split_sum(scene, number_, drafts_);
    claim::date_ceremony(scene, number_, drafts_);
    claim::date_deed(scene, number_, drafts_);
    claim::add_built(scene, number_, drafts_);
    claim::remember_round(scene, said_);
    if (!parse_.terse) claim::remember_pact(scene, pacts_);
    claim::remember_issue(scene, said_);
    claim::remember_trade(scene, said_);
    for (std::size_t i = before; i < drafts_.size(); ++i)
      if (drafts_[i].type == Type::build) said_.builders = drafts_[i].a;
    for (std::size_t i = before; i < drafts_.size(); ++i)
      if (drafts_[i].type == Type::acquire && !drafts_[i].terse && drafts_[i].a.size() == 1 &&
          drafts_[i].status > Status::rumoured && drafts_[i].status < Status::stalled)
        said_.buyer = drafts_[i].a.front();
    for (std::size_t i = before; i < drafts_.size(); ++i)
      if (drafts_[i].type == Type::invest && !drafts_[i].terse) said_.paid = drafts_[i].b;
    for (std::size_t i = before; i < drafts_.size(); ++i)
      if (drafts_[i].type == Type::invest && !drafts_[i].terse && drafts_[i].b.size() == 1)
        said_.investee = drafts_[i].b.front(), said_.investee_at = number_;
    for (std::size_t i = before; i < drafts_.size(); ++i)
      if (drafts_[i].type == Type::finance && !drafts_[i].terse && drafts_[i].b.size() == 1)
        said_.borrower = drafts_[i].b.front();
    for (std::size_t i = before; i < drafts_.size(); ++i)
      if (drafts_[i].type == Type::sue && drafts_[i].a.size() == 1 && drafts_[i].b.size() == 1)
        said_.plaintiff = drafts_[i].a.front(), said_.sued = drafts_[i].b.front(),
        said_.sued_at = number_;
    claim::end_suits(scene, number_, drafts_);
    claim::add_denial(scene, number_, drafts_);
    claim::cap_by_what_it_explains(scene, number_, drafts_);
    claim::learn_makers(scene, before, drafts_, said_);
    decline(s.span);
    const std::size_t offices = drafts_.size();
    claim::read_standings(scene, out_.standings);
    claim::read_nameplates(scene, drafts_);  // again: who is only implied, what was read tells
    claim::read_relations(scene, drafts_);
    claim::read_holders(scene, drafts_);
    claim::read_asides(scene, drafts_);
    claim::read_offices(scene, drafts_);
    for (std::size_t i = offices; i < drafts_.size(); ++i) drafts_[i].sentence = number_;
    for (std::size_t i = offices; i < drafts_.size(); ++i)
      if (taken_on(drafts_[i]))
        said_.appointee = drafts_[i].a.front(), said_.appointee_at = number_;
    for (const claim::Token& t : parse_.tokens)
      if (t.word != claim::kNone && rules_.words[t.word].is(claim::Class::stake))
        said_.shares_at = number_;
    learn_heads({drafts_.begin() + static_cast<std::ptrdiff_t>(offices), drafts_.end()},
                said_.employers);
    said_.day = claim::day_of_sentence(scene);
    said_.sum = kNoRow;
    for (const claim::Token& t : parse_.tokens)
      if (t.what == claim::What::amount && said_.sum == kNoRow) said_.sum = t.mention;
    remember_topic();
    before_ = s.span;
  }
  // 미르는 설재인을 영입했다, 대표로 선임했다.
  static bool taken_on(const Draft& d) {
    const bool verb =
        d.rule.find("영입") != std::string::npos || d.rule.find("선임") != std::string::npos ||
        d.rule.find("임명") != std::string::npos || d.rule.find("내정") != std::string::npos ||
        d.rule.find("발탁") != std::string::npos;
    return d.type == Type::role && verb && d.a.size() == 1 && !d.terse;
  }
  // 서도현 산업부 장관과 하퍼 국무장관이 양해각서에 서명했다: for the ministry, or the state.
  bool minister(const Draft& d) const {
    return doc_.at(d.title).ends_with("장관") &&
           rules_.ends(doc_.at(d.title), claim::Marker::ruler);
  }
  // 나래시|장, 나래군|수, 나래교육|감: what is left of a title behind the name of its body.
  bool seat_only(Span title) const {
    const std::string_view text = doc_.at(title);
    return text == "장" || text == "수" || text == "감";
  }
  // 여운찬 나비게임즈 대표: for whom he deals later on.
  void learn_heads(const std::vector<Draft>& drafts, std::unordered_map<Row, Row>& into) {
    for (const Draft& d : drafts) {
      const bool heads = (d.type == Type::role || d.type == Type::lead) && d.a.size() == 1 &&
                         d.b.size() == 1 && !d.title.empty() && d.status == Status::done &&
                         (rules_.ends(doc_.at(d.title), claim::Marker::chief) ||
                          rules_.ends(doc_.at(d.title), claim::Marker::signer) ||
                          seat_only(d.title) || minister(d));
      if (heads && doc_.at(d.title).find("전 ") == std::string_view::npos)
        into.try_emplace(doc_.mentions.rows[d.a.front()].same, d.b.front());
    }
  }
  // -돈은 충분한가? “누리은행에서 빌렸다. 우리는 …”: whoever is asked speaks for his firm.
  void answer(Span span) {
    const std::string_view text = doc_.at(span);
    const auto begins = [&](std::initializer_list<std::string_view> marks) {
      return std::ranges::any_of(marks, [&](std::string_view m) { return text.starts_with(m); });
    };
    const bool said = !parse_.terse && (answers_ || begins({"“", "\""}));
    if (!said) asked_ = begins({"-", "–", "―", "—", "▷", "▶", "Q."});
    answers_ = said && text.find("”") == std::string_view::npos && text.find('"', 1) == text.npos;
    const bool whole = answers_ || text.ends_with("”") || text.ends_with('"');
    const Row firm = asked_ && said && whole ? interviewed() : kNoRow;
    if (firm == kNoRow) return;
    const std::vector<Row> other =
        topic_.size() == 1 && !same(topic_.front(), firm) ? topic_ : std::vector<Row>{};
    said_.focus = firm;
    topic_ = {firm};
    for (claim::Phrase& p : parse_.phrases) {
      const std::string_view who = doc_.at(parse_.tokens[p.last].span);
      if (p.first == p.last && p.heads.empty() && (who == "우리" || who == "저희"))
        p.heads = topic_;
      const auto named = [&](Row r) { return !doc_.mentions.rows[r].anaphor || same(r, firm); };
      if (p.heads.size() != 2 || std::ranges::any_of(p.heads, named)) continue;
      p.heads = other;  // (B가 인수를 제안했다.) 두 회사는: the firm and B
      if (!p.heads.empty()) p.heads.push_back(firm);
    }
  }
  // The firm whose head is interviewed: that of the only head named so far, or the article's own.
  Row interviewed() const {
    Row firm = kNoRow;
    for (const auto& [person, body] : said_.employers) {
      if (said_.focus != kNoRow && same(body, said_.focus)) return body;
      if (firm != kNoRow && !same(firm, body)) return kNoRow;
      firm = body;
    }
    return firm;
  }
  void mark_quotes(Span span) {
    const auto& quotes = doc_.quotes.rows;
    while (quote_ < quotes.size() && quotes[quote_].span.end <= span.begin) ++quote_;
    for (std::size_t q = quote_; q < quotes.size() && quotes[q].span.begin < span.end; ++q) {
      if (!quotes[q].direct) continue;
      for (claim::Token& t : parse_.tokens)
        if (quotes[q].span.holds(t.span)) t.quoted = true;
    }
  }
  // Whom a direct quotation stands for: the body whose officer speaks, or that speaks itself.
  Row voice_of(const Quote& q, bool chief) const {
    const std::string_view title =
        q.title == kNoRow ? std::string_view{} : doc_.at(doc_.mentions.rows[q.title].span);
    if (title.starts_with("노조")) return kNoRow;
    const auto known = q.speaker == kNoRow
                           ? said_.employers.end()
                           : said_.employers.find(doc_.mentions.rows[q.speaker].same);
    const Row body = known != said_.employers.end() ? known->second : q.affiliation;
    if (body == kNoRow || doc_.mentions.rows[body].kind != Kind::org) return kNoRow;
    const std::string_view name = doc_.mentions.at(doc_.mentions.rows[body].name);
    if (rules_.ends(name, claim::Marker::authority) && !rules_.ends(name, claim::Marker::lender))
      return kNoRow;  // a minister's "we" is the country
    const bool heads = known != said_.employers.end() || q.speaker == q.affiliation ||
                       rules_.ends(title, claim::Marker::chief);
    return !chief || heads ? body : kNoRow;
  }
  // "우리는 B와 손잡았다": in direct speech, the speaker's body. Returns whom a sentence that is
  // speech alone is about: "B에 칩을 납품합니다."
  Row speak() {
    Row out = kNoRow;
    bool alone = true;
    for (claim::Token& t : parse_.tokens) {
      alone = alone && (t.quoted || t.what == claim::What::mark);
      const Quote* q = t.quoted ? quote_over(t.span) : nullptr;
      if (q == nullptr) continue;
      if (out == kNoRow) out = voice_of(*q, true);
      const std::string_view text = doc_.at(t.span);
      const bool we = t.what == claim::What::word && t.josa != claim::Case::none &&
                      (text == "우리" || text == "저희");
      const Row body = we ? voice_of(*q, false) : kNoRow;
      if (body == kNoRow) continue;
      t.what = claim::What::party;
      t.mention = body;
      t.mentions = 1;
    }
    return alone ? out : kNoRow;
  }
  const Quote* quote_over(Span span) const {
    const auto& quotes = doc_.quotes.rows;
    for (std::size_t q = quote_; q < quotes.size() && quotes[q].span.begin < span.end; ++q)
      if (quotes[q].direct && quotes[q].span.holds(span)) return &quotes[q];
    return nullptr;
  }
  void mark_negation() {
    for (std::size_t i = 1; i < parse_.tokens.size(); ++i) {
      const std::string_view before = doc_.at(parse_.tokens[i - 1].span);
      if (parse_.tokens[i].predicate && (before == "안" || before == "못"))
        parse_.tokens[i].negated = true;
    }
  }
  bool named_alliance(const claim::Token& t) const {
    const std::string_view name = doc_.mentions.at(doc_.mentions.rows[t.mention].name);
    return rules_.ends(name, claim::Marker::alliance);
  }
  // (CPTPP …) 그 뿌리는 TPP다: an alliance that is named far less often than the one before it.
  bool by_the_way(Row alliance) {
    constexpr int kOften = 3;
    if (alliance_ == kNoRow || same(alliance, alliance_)) return false;
    const auto& rows = doc_.mentions.rows;
    if (named_.empty()) {
      named_.assign(rows.size(), 0);
      for (const Mention& m : rows) ++named_[m.same];
    }
    return named_[rows[alliance_].same] >= kOften * named_[rows[alliance].same];
  }
  bool bare_alliance(const claim::Token& t) const {
    return t.what == claim::What::word &&
           (t.josa == claim::Case::topic || t.josa == claim::Case::subject) &&
           rules_.ends(doc_.at(t.span), claim::Marker::alliance);
  }
  // 서도현 전 미르위원회 위원장: only says which office it is.
  bool names_office(std::size_t i) const {
    return parse_.tokens[i].josa == claim::Case::none && i + 1 < parse_.tokens.size() &&
           parse_.tokens[i + 1].what == claim::What::title;
  }
  // 이번 출장 기간에, 이어 일본으로 넘어간 그는: on some day of the journey.
  bool on_journey() const {
    return std::ranges::any_of(parse_.tokens, [&](const claim::Token& t) {
      const std::string_view text = doc_.at(t.span);
      if (t.what != claim::What::word || t.quoted) return false;
      return text == "기간" || text == "출장길" || text == "순방길" ||
             (t.predicate && (text.starts_with("넘어가") || text.starts_with("넘어간") ||
                              text.starts_with("건너가") || text.starts_with("건너간")));
    });
  }
  // 지난 18일 도착한 그는: the sentence goes back to a day of its own.
  bool another_day() const {
    constexpr std::size_t kFullDate = 10;  // bytes of 2026-03-10
    if (on_journey()) return true;
    return day_ != kNoRow && std::ranges::any_of(parse_.tokens, [&](const claim::Token& t) {
             if (t.what != claim::What::time) return false;
             const std::string_view value = time_value(t.mention);
             return value.size() == kFullDate && value < time_value(day_);
           });
  }
  std::string_view time_value(Row r) const { return doc_.mentions.at(doc_.mentions.rows[r].value); }
  bool of_meeting(const Draft& d) const {
    return std::ranges::any_of(
        d.a, [&](Row r) { return std::ranges::any_of(met_, [&](Row m) { return same(m, r); }); });
  }
  // A meeting's day holds for the meetings and visits told right after it.
  void day(Draft& d) {
    if ((d.type != Type::meet && d.type != Type::visit && d.type != Type::talk) || d.terse) return;
    if (d.told_day && day_ != kNoRow && time_value(day_) < time_value(d.time) && of_meeting(d))
      d.time = day_, d.told_day = false;  // 4일 만났다. 관계자는 6일 두 사람이 만났다고 밝혔다
    if (d.time != kNoRow) {
      if (d.status == Status::planned) return;  // a day to come is not that of what has been
      day_ = d.time;
      day_age_ = 0;
    } else if ((d.status == Status::done || d.status == Status::rumoured) && !another_day()) {
      d.time = day_;
    }
  }
  // Whose shares and which meeting the next sentences speak of, without naming them.
  void remember_deal(std::size_t from, Row offered) {
    for (const claim::Phrase& p : parse_.phrases)
      for (const claim::Mod& m : p.mods) {
        if (m.rows.size() != 1 || doc_.mentions.rows[m.rows.front()].anaphor) continue;
        for (std::uint16_t t = m.token + 1U; t <= p.last; ++t)
          if (parse_.tokens[t].word != claim::kNone &&
              rules_.words[parse_.tokens[t].word].is(claim::Class::stake) &&
              doc_.mentions.rows[m.rows.front()].kind == Kind::org)
            target_ = m.rows.front(), said_.target_at = number_;
      }
    if (offered != kNoRow) target_ = offered, said_.target_at = number_;
    for (std::size_t i = 0; i < parse_.tokens.size(); ++i) {
      const claim::Token& t = parse_.tokens[i];
      if (t.what == claim::What::party && named_alliance(t) && !names_office(i) &&
          !by_the_way(t.mention))
        alliance_ = t.mention;
    }
    for (const claim::Clause& c : clauses_) {  // 가람팀은 지난해 출범한 산학연 협의체다
      if (c.predicate == claim::kNone || c.subject == claim::kNone || c.modal.negated) continue;
      const claim::Token& t = parse_.tokens[c.predicate];
      const std::vector<Row>& who = parse_.phrases[c.subject].heads;
      if (t.josa == claim::Case::copula && t.what == claim::What::word && who.size() == 1 &&
          doc_.mentions.rows[who.front()].kind == Kind::org &&
          rules_.ends(doc_.at(t.span), claim::Marker::alliance))
        alliance_ = said_.body = who.front();
    }
    for (std::size_t i = 1; i < parse_.tokens.size(); ++i)  // 합작법인 '모션허브'를
      if (parse_.tokens[i].what == claim::What::party &&
          doc_.at(parse_.tokens[i - 1U].span).starts_with("합작") &&
          doc_.mentions.rows[parse_.tokens[i].mention].kind == Kind::org)
        said_.venture = parse_.tokens[i].mention, said_.venture_at = number_;
    bool met = false;
    const bool earlier = earlier_told();
    if (earlier) day_ = kNoRow;
    for (std::size_t i = from; i < drafts_.size(); ++i) {
      const Draft& d = drafts_[i];
      if ((d.type == Type::acquire || d.type == Type::divest) && !d.b.empty())
        target_ = d.b.front(), said_.target_at = number_;
      if (d.type == Type::lead && !d.b.empty()) alliance_ = d.b.front();
      day(drafts_[i]);
      if (d.type != Type::meet || d.terse || d.rule.ends_with("+joined")) continue;
      if (!met) met_.clear();
      met = true;
      met_.insert(met_.end(), d.a.begin(), d.a.end());
      met_.insert(met_.end(), d.b.begin(), d.b.end());
      met_age_ = 0;
      said_.meeting = met_;
    }
    if (!met && ++met_age_ > 1) met_.clear();
    if (++day_age_ > 4 || earlier) day_ = kNoRow;
  }
  // 앞서 A는 B를 만났다: on a day of its own, not on that of the news.
  bool earlier_told() const {
    return !parse_.tokens.empty() && doc_.at(parse_.tokens.front().span) == "앞서";
  }
  // 그는: whom it meant is less sure than a name, and is not carried into the next paragraph.
  bool unsure() const {
    return std::ranges::any_of(topic_, [&](Row r) { return doc_.mentions.rows[r].anaphor; });
  }
  // The party that this sentence is about, for the next one's dropped subject. 이 자리에는 A가
  // 배석했다 presents A and stays with what it was about.
  void remember_topic() {
    if (parse_.terse) return;
    bool presents = false;
    const std::vector<bool> nested = claim::nested_phrases(parse_, clauses_);
    for (std::size_t n = 0; n < parse_.phrases.size(); ++n) {
      const claim::Phrase& p = parse_.phrases[n];
      presents = presents || p.josa == claim::Case::dative || p.josa == claim::Case::place;
      if (p.dead || (p.josa != claim::Case::topic && p.josa != claim::Case::subject)) continue;
      if (nested[n] && p.josa == claim::Case::subject) continue;  // A가 이끄는 모임에 참여했다
      if (p.also || (presents && p.josa == claim::Case::subject)) continue;
      if (reports(p) && acts_later(n)) continue;
      if (continues(p)) return;
      if (of_thing(p) || (!topic_.empty() && of_topic(p))) return;
      aside_ = only_says_what(p);
      if (aside_) before_aside_ = topic_;
      topic_ = p.heads.empty() ? behind_topic(static_cast<std::uint16_t>(n)) : p.heads;
      return;
    }
    for (const claim::Phrase& p : parse_.phrases)
      if (std::vector<Row> whom = seen_by(p); !whom.empty()) {
        topic_ = std::move(whom);
        return;
      }
  }
  // |미르로서는| 세 번째 계약이다, |미르 입장에서는|: for whom it is told, where nobody acts.
  std::vector<Row> seen_by(const claim::Phrase& p) const {
    const claim::Token& t = parse_.tokens[p.last];
    const std::string_view josa = doc_.at({t.span.end, t.end});
    if (josa.ends_with("로서는") || josa.ends_with("로선")) return p.heads;
    const bool view = doc_.at(t.span) == "입장" && josa.starts_with("에서");
    return view && !p.mods.empty() ? p.mods.back().rows : std::vector<Row>{};
  }
  // 미르일보는 …라고 보도했지만, 회사는 …: who only tells of it.
  bool reports(const claim::Phrase& p) const {
    return p.heads.size() == 1 && doc_.mentions.rows[p.heads.front()].kind == Kind::org &&
           rules_.ends(doc_.mentions.at(doc_.mentions.rows[p.heads.front()].name),
                       claim::Marker::outlet);
  }
  bool acts_later(std::size_t phrase) const {
    return std::any_of(parse_.phrases.begin() + static_cast<std::ptrdiff_t>(phrase) + 1,
                       parse_.phrases.end(), [&](const claim::Phrase& p) {
                         return !p.dead && p.josa == claim::Case::topic && !p.also &&
                                !p.heads.empty() && !doc_.mentions.rows[p.heads.front()].anaphor;
                       });
  }
  // (A는 B를 샀다.) B는 1956년 문을 연 회사다: told by the way, of whom the one before has named;
  // the next paragraph goes on with A.
  bool only_says_what(const claim::Phrase& p) const {
    if (p.josa != claim::Case::topic || p.heads.size() != 1) return false;
    const Row who = p.heads.front();
    std::size_t end = parse_.tokens.size();
    while (end > 0 && parse_.tokens[end - 1U].what == claim::What::mark) --end;
    if (end == 0 || parse_.tokens[end - 1U].josa != claim::Case::copula ||
        !rules_.ends(doc_.at(parse_.tokens[end - 1U].span), claim::Marker::people) ||
        doc_.mentions.rows[who].kind != Kind::org || doc_.mentions.rows[who].anaphor ||
        (topic_.empty() && said_.focus != kNoRow && same(who, said_.focus)) ||
        std::ranges::any_of(topic_, [&](Row r) { return same(r, who); }))
      return false;
    const auto& rows = doc_.mentions.rows;
    auto m = std::ranges::lower_bound(rows, before_.begin, {},
                                      [](const Mention& x) { return x.span.begin; });
    for (; m != rows.end() && m->span.begin < before_.end; ++m)
      if (m->same == rows[who].same) return true;
    return false;
  }
  // A가 B를 산 것은 2018년이다, A의 북미 구상은 여기서 그치지 않는다: A.
  std::vector<Row> behind_topic(std::uint16_t n) const {
    const claim::Phrase& p = parse_.phrases[n];
    const bool topic = p.josa == claim::Case::topic;
    if (topic && doc_.at(parse_.tokens[p.last].span) == "것")
      for (const claim::Clause& c : clauses_)
        if (c.head == n && c.modal.relative && c.subject != claim::kNone && !c.shared)
          return parse_.phrases[c.subject].heads;
    const auto org = [&](const claim::Mod& m) {
      return std::ranges::any_of(m.rows,
                                 [&](Row r) { return doc_.mentions.rows[r].kind == Kind::org; });
    };
    const std::string_view noun = doc_.at(parse_.tokens[p.last].span);
    const bool owner = std::ranges::count_if(p.mods, org) == 1 && org(p.mods.front()) &&
                       p.mods.front().josa == claim::Case::genitive &&
                       !rules_.ends(noun, claim::Marker::people) &&
                       !rules_.relations.contains(std::string(noun));
    if (!owner) return {};
    const auto rules_or_tells = [&](Row r) {
      const std::string_view name = doc_.mentions.at(doc_.mentions.rows[r].name);
      return rules_.ends(name, claim::Marker::authority) ||
             rules_.ends(name, claim::Marker::outlet);
    };
    const std::vector<Row>& rows = p.mods.front().rows;
    const bool known = topic || (said_.focus != kNoRow && rows.size() == 1 &&
                                 same(rows.front(), said_.focus));  // 미르의 확장이 빨라진다
    return !known || std::ranges::any_of(rows, rules_or_tells) ? std::vector<Row>{} : rows;
  }
  // (미르는 …) 자회사 나래는 공장을 세웠다: told of the topic, which stays.
  bool of_topic(const claim::Phrase& p) const {
    if (p.heads.empty() || p.josa != claim::Case::topic) return false;
    const auto it = rules_.relations.find(std::string(doc_.at(parse_.tokens[p.first].span)));
    return it != rules_.relations.end() &&
           (it->second.type == Type::own || it->second.type == Type::compete);
  }
  // 이는, 계약 금액은, 공급 제품은: what is said of the deal leaves the topic as it was.
  bool of_thing(const claim::Phrase& p) const {
    if (!p.heads.empty() || !p.mods.empty()) return false;
    const claim::Token& t = parse_.tokens[p.last];
    if (p.first == p.last && (doc_.at(t.span) == "이" || doc_.at(t.span) == "이것")) return true;
    if (t.what != claim::What::word || t.word == claim::kNone) return false;
    const claim::Word& w = rules_.words[t.word];
    return w.is(claim::Class::sum) || w.is(claim::Class::goods) || w.is(claim::Class::paper);
  }
  // (오픈AI는) AMD와 계약을 맺었으며, 엔비디아는 …: a first clause without a subject goes on with
  // the topic before it; not 기업별로 살펴보면.
  bool continues(const claim::Phrase& subject) const {
    const auto tells = [&](std::uint16_t n) {  // but 지난달 초만 해도
      return parse_.tokens[parse_.phrases[n].last].what != claim::What::time;
    };
    return std::ranges::any_of(clauses_, [&](const claim::Clause& c) {
      return c.predicate != claim::kNone && c.last < subject.first && !c.modal.relative &&
             c.modal.join != claim::Join::condition && std::ranges::any_of(c.args, tells) &&
             (c.subject == claim::kNone || parse_.phrases[c.subject].also);  // B까지 사들였고
    });
  }

  void part(Row claim, Slot slot, Row mention, Span span) {
    out_.parts.rows.push_back({claim, mention, span, slot});
  }
  void mentions(Row claim, Slot slot, const std::vector<Row>& rows) {
    for (const Row r : rows) part(claim, slot, r, doc_.mentions.rows[r].span);
  }
  // A와 B는 각각 100억원을, 100억원씩을 투자했다: the sum is each one's.
  bool each_pays(const Draft& d) const {
    if (d.amounts.size() != 1 || d.a.size() < 2 || symmetric(d.type)) return false;
    const Span sum = doc_.mentions.rows[d.amounts.front()].span;
    const std::string_view text = doc_.text;
    if (text.substr(sum.end).starts_with("씩")) return true;
    std::string_view before = text.substr(d.evidence.begin, sum.begin - d.evidence.begin);
    while (before.ends_with(' ')) before.remove_suffix(1);
    return sum.begin > d.evidence.begin && before.ends_with("각각");
  }
  // A 등 12개 기업에서 10억원을 유치했다: the sum of all of them.
  bool one_of_many(const Draft& d) const {
    if (d.type != Type::invest || d.a.size() != 1) return false;
    const std::string_view behind =
        std::string_view(doc_.text).substr(doc_.mentions.rows[d.a.front()].span.end);
    constexpr std::string_view kAmong = " 등 ";
    return behind.starts_with(kAmong) && behind.size() > kAmong.size() &&
           behind[kAmong.size()] >= '1' && behind[kAmong.size()] <= '9';
  }
  void write(const Draft& d) {
    if (each_pays(d)) {
      for (const Row r : d.a) {
        Draft one = d;
        one.a = {r};
        write(one);
      }
      return;
    }
    const Row row = static_cast<Row>(out_.claims.rows.size());
    Claim c{};
    c.evidence = d.evidence;
    c.trigger = d.trigger;
    c.rule = out_.claims.add(d.rule);
    c.features = out_.claims.add(d.features);
    // 1조원을 A와 B에서 유치했다: the sum of both, not each one's.
    const bool group = d.type == Type::joint_venture  // a venture's own sum is told plainly
                           ? doc_.at(d.trigger).find("투자") != std::string_view::npos
                           : d.a.size() > 1 && d.type != Type::partner;
    const bool joint = !d.amounts.empty() && d.type != Type::sue && (group || one_of_many(d));
    c.flags = d.flags | (d.terse ? bit(Flag::headline) : 0) | (joint ? bit(Flag::joint) : 0);
    c.score = rules_.calibrated(d.score * (d.terse ? 0.7F : 1.0F));
    c.type = d.type;
    c.status = d.status;
    c.stance = d.stance;
    c.tier = d.tier;
    out_.claims.rows.push_back(c);
    mentions(row, Slot::a, d.a);
    mentions(row, Slot::b, d.b);
    if (!d.b_words.empty()) part(row, Slot::b, kNoRow, d.b_words);
    mentions(row, Slot::c, d.c);
    if (!d.object.empty()) part(row, Slot::object, kNoRow, d.object);
    if (!d.place.empty()) part(row, Slot::place, kNoRow, d.place);
    if (!d.title.empty()) part(row, Slot::title, d.title_row, d.title);
    mentions(row, Slot::amount, d.amounts);
    mentions(row, Slot::tranche, d.tranches);
    if (d.time != kNoRow) part(row, Slot::time, d.time, doc_.mentions.rows[d.time].span);
    if (d.speaker != kNoRow)
      part(row, Slot::speaker, d.speaker, doc_.mentions.rows[d.speaker].span);
  }

  const claim::Rules& rules_;
  const Document& doc_;
  claim::Tokenizer tokenizer_;
  claim::Parse parse_;
  std::vector<claim::Clause> clauses_;
  std::vector<Draft> drafts_;
  std::vector<claim::Pact> pacts_;
  Finder::Claims out_;
  claim::Discourse said_;
  bool asked_ = false;      // the last words that nobody is quoted with are a question
  bool answers_ = false;    // the answer goes on in the next sentence
  std::vector<int> named_;  // by mention: how often the article names the party
  std::size_t quote_ = 0;
  std::uint32_t number_ = 0;  // of sentences read
  std::uint32_t first_ = 0;   // of the body
  Row block_ = kNoRow, target_ = kNoRow, alliance_ = kNoRow;
  std::vector<Row> topic_;
  Span before_;                    // the sentence before
  bool aside_ = false;             // the topic was only described,
  std::vector<Row> before_aside_;  // and this was it before
  std::vector<Row> met_;
  int met_age_ = 0, day_age_ = 0;  // sentences since
  Row day_ = kNoRow;
};

}  // namespace

Result<Finder> Finder::open(const std::string& data_dir) {
  auto rules = claim::load_rules(data_dir + "/rules/claim");
  if (!rules) return rules.error();
  return Finder(std::make_shared<const claim::Rules>(std::move(*rules)));
}

Finder::Claims Finder::operator()(const Document& doc) const { return Run(*rules_, doc).run(); }

}  // namespace hj
