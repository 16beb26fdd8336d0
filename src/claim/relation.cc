// Whose subsidiary, owner, rival or customer a name is, told by a noun: 한화비전 자회사인
// 한화세미텍.
#include <algorithm>

#include "claim/draft.h"

namespace hj::claim {
namespace {

constexpr std::size_t kMostOfRow = 12;  // names in one row

class RelationReader {
 public:
  RelationReader(const Scene& in, std::vector<Draft>& out) : in_(in), p_(in.parse), out_(out) {}

  void run() {
    for (std::uint16_t i = 0; i < p_.tokens.size(); ++i) {
      in_brackets(i);
      if (tok(i).what != What::word) continue;
      if (text(i).starts_with("합작")) venture(i);
      founded(i);
      affiliated(i);
      holding(i);
      shareholders(i);
      relation(i);
      guess(i);
    }
  }

 private:
  const Token& tok(std::size_t i) const { return p_.tokens[i]; }
  Kind kind(const Token& t) const { return in_.doc.mentions.rows[t.mention].kind; }
  bool anaphor(std::uint16_t i) const { return in_.doc.mentions.rows[tok(i).mention].anaphor; }
  bool body(std::uint16_t i) const {
    return tok(i).what == What::party && kind(tok(i)) != Kind::person && !tok(i).heldback &&
           tok(i).mentions == 1;
  }
  std::string_view text(std::uint16_t i) const { return in_.doc.at(tok(i).span); }

  // 최대주주인 홍콩계 사모펀드 이스트게이트: what only describes the name stands between.
  std::uint16_t named_after(std::uint16_t at) const {
    constexpr std::uint16_t kReach = 6;  // words up to the name
    for (std::uint16_t i = at + 1U; i < p_.tokens.size() && i - at <= kReach; ++i) {
      const Token& t = tok(i);
      if (t.what == What::word && t.josa == Case::copula && t.ending.join == Join::adnominal &&
          (t.word == kNone || in_.rules.words[t.word].triggers.empty()))
        continue;  // 합작 투자 기업인 A
      const bool land = t.what == What::party && kind(t) == Kind::country;
      if (land && t.josa == Case::genitive) continue;  // 주주인 미국의 사모펀드 A
      if (t.mark == U'·' && i > at + 1U) continue;     // 계열사인 우주·항공 기업 A
      if (t.what == What::party && !(t.modifier && land)) return i;
      const bool plain = (t.what == What::word && !t.predicate &&
                          (t.word == kNone || in_.rules.words[t.word].triggers.empty())) ||
                         (t.what == What::title && !t.predicate);  // 주주인 창업자 A
      if (t.josa != Case::none || !(plain || t.what == What::party)) return kNone;
    }
    return kNone;
  }
  // 계열사 중 하나인 나래증권: the word before the name; `at` itself where there is no such.
  std::uint16_t one_of(std::uint16_t at) const {
    if (at + 2U >= p_.tokens.size() || (text(at + 1U) != "중" && text(at + 1U) != "가운데"))
      return at;
    const auto one = static_cast<std::uint16_t>(at + 2U);
    return text(one).starts_with("하나") && tok(one).ending.join == Join::adnominal ? one : at;
  }
  const Relation* find(const std::string& word) const {
    const auto it = in_.rules.relations.find(word);
    return it == in_.rules.relations.end() ? nullptr : &it->second;
  }
  // 고객인 A와 B, 자회사 A, B: the bare names in one row with the first; of a firm's own, 와 ends
  // the row (자회사 A와 미국 B).
  std::vector<Row> row_of(std::uint16_t token, const Relation& r, bool several = false) const {
    std::vector<Row> out = {tok(token).mention};
    const auto size = p_.tokens.size();
    for (std::uint16_t i = token; out.size() < kMostOfRow;) {
      const bool holds = r.type == Type::own && !r.forward;
      const bool share = holds && glossed(i);  // 주주인 A(10%)와 B(7%)
      const bool with = tok(i).josa == Case::with && (r.type != Type::own || share || several);
      const bool sole = holds && !share;  // 대주주인 A, B: another one
      const bool listed = tok(i).josa == Case::none && !p_.terse && !sole && i + 2U < size &&
                          tok(i + 1U).what == What::mark &&
                          (tok(i + 1U).mark == U',' || tok(i + 1U).mark == U'·');
      if (!with && !listed) break;
      const bool comma = listed && tok(i + 1U).mark == U',';
      i += with ? 1U : 2U;
      if (comma && out.size() == 1 && i < size && tok(i).josa == Case::subject)
        break;  // 계열사 A, B가 대주주인 C: B begins anew
      if (i >= size || !body(i) || tok(i).modifier || p_.phrase_of[i] != p_.phrase_of[token]) break;
      out.push_back(tok(i).mention);
    }
    return out;
  }
  // 배터리 자회사: what it makes, no name of its owner.
  bool describes(std::uint16_t i) const {
    if (in_.rules.ends(text(i), Marker::field)) return true;
    if (tok(i).word == kNone) return false;
    const Word& w = in_.rules.words[tok(i).word];
    for (const Class c : {Class::goods, Class::site, Class::unit, Class::right, Class::make})
      if (w.is(c)) return true;
    return false;
  }
  // 엔비디아 |등 글로벌 기업의| 공급업체: the firm that stands for the sort.
  std::uint16_t of_sort(std::uint16_t at) const {
    constexpr std::uint16_t kWords = 3;  // of the sort
    if (tok(at).what != What::word || tok(at).josa != Case::genitive ||
        !in_.rules.ends(text(at), Marker::people))
      return kNone;
    for (std::uint16_t i = at; i-- > 0 && at - i <= kWords;) {
      if (text(i) == "등" && i > 0 && body(i - 1U) && tok(i - 1U).josa == Case::none)
        return static_cast<std::uint16_t>(i - 1U);
      if (tok(i).what != What::word || tok(i).josa != Case::none || tok(i).predicate) return kNone;
    }
    return kNone;
  }
  // 한화비전 자회사, 아스트라제네카의 연구개발 부문 자회사, 한빛화학 배터리 자회사: what stands
  // between only says what the firm does.
  std::uint16_t stated_owner(std::uint16_t at) const {
    bool plain = true;
    for (std::uint16_t i = at; i-- > 0 && at - i <= 5;) {
      const Token& t = tok(i);
      if (body(i)) {
        const bool bare = t.josa == Case::none && (i + 1U == at || plain);
        return bare || t.josa == Case::genitive ? i : kNone;
      }
      if (const std::uint16_t one = of_sort(i); one != kNone) return one;
      const bool figure = t.what == What::count || t.what == What::share;  // B의 100% 자회사
      const bool dot = t.what == What::mark && t.mark == U'·';  // B의 관광·레저 부문 자회사
      const bool between = t.what == What::word || figure || dot;
      if (!between || t.josa != Case::none || t.predicate) return kNone;
      plain = plain && (figure || describes(i) || text(i) == "소속");
    }
    return kNone;
  }
  // 오스코텍의 미국 자회사: the country says where the firm is, not whose.
  std::uint16_t owner_abroad(std::uint16_t before) const {
    if (before == kNone || kind(tok(before)) != Kind::country) return before;
    const bool owned = before > 0 && body(before - 1U) && tok(before - 1U).josa == Case::genitive &&
                       kind(tok(before - 1U)) != Kind::country;
    return owned ? before - 1U : kNone;
  }
  // 한화비전 자회사인 한화세미텍, 오픈AI의 최대 투자자인 마이크로소프트, (삼성전자는 …) 자회사
  // 세메스.
  void relation(std::uint16_t at) {
    if (!in_.rules.relation_ends.has_end(text(at))) return;
    std::string word(text(at));
    std::erase(word, ' ');
    const bool two = at > 0 && tok(at - 1U).what == What::word && tok(at - 1U).josa == Case::none &&
                     (word.starts_with("상대") || word.starts_with("지주"));
    if (two && (text(at - 1U) == "계약" || text(at - 1U) == "거래" || text(at - 1U) == "중간"))
      word.insert(0, text(at - 1U));  // 계약 상대는, 중간 지주사인
    if (word == "법인" && at > 0 && body(at - 1U) && kind(tok(at - 1U)) == Kind::country)
      word = "현지법인";  // 한국 법인인 나래코리아
    const Relation* r = find(word);
    if (r == nullptr) return;
    if (stays(at, *r) || taken_in(at, *r) || being(at, *r)) return;
    const bool contrasts = tok(at).josa == Case::copula && at + 1U < p_.tokens.size() &&
                           text(at + 1U) == "반면";  // A는 X의 최대주주인 반면 B는 …
    if (contrasts) return copular(at, *r);
    if (tok(at).josa == Case::copula && tok(at).predicate && tok(at).ending.join != Join::adnominal)
      return copular(at, *r);
    if (at + 1U >= p_.tokens.size()) return;
    if (supposed(at, *r) || equated(at, *r) || there_are(at, *r)) return;
    const Token& t = tok(at);
    const std::uint16_t tie = one_of(at);
    const bool tied = (t.josa == Case::none && !t.predicate) ||
                      (t.josa == Case::copula && t.ending.join == Join::adnominal);
    if (!tied) return;
    const std::uint16_t next = named_after(tie);
    const bool leads = r->type == Type::lead;  // 미르 주도 '한칩얼라이언스': an alliance alone
    if (leads && (next == kNone || !in_.rules.ends(in_.name(tok(next).mention), Marker::alliance)))
      return;
    const bool want_person = r->named == Kind::person;
    if (next == kNone || tok(next).heldback || tok(next).modifier || tok(next).mentions != 1 ||
        anaphor(next))
      return;
    const bool human = kind(tok(next)) == Kind::person;
    if (human != want_person && !(human && r->type == Type::own && !r->forward)) return;
    std::uint16_t before = stated_owner(at);
    if (before == kNone && at > 1 && text(at - 1U) == "그" && body(at - 2U))
      before = at - 2U;  // 퀄컴과 그 자회사 누비아
    if (before == kNone && r->type == Type::own && r->forward) before = fellow(at);
    before = owner_abroad(before);
    constexpr std::string_view kGroup = "그룹";  // 나래그룹 지주사 B: heads it, and is its own
    if (before != kNone && word.starts_with("지주") &&
        in_.name(tok(before).mention).ends_with(kGroup))
      return;
    const Row meant = before != kNone && anaphor(before) ? sentence_topic(before) : kNoRow;
    if (before == kNone && at > 0 && tok(at - 1U).what == What::word &&
        tok(at - 1U).josa == Case::genitive)
      return;  // 만화방의 자회사: of somebody whom nobody knows
    if (before == kNone && !r->forward && held_by(at, next, *r)) return;
    Row other = before == kNone ? kNoRow : meant != kNoRow ? meant : tok(before).mention;
    float score = 0.9F;
    const bool unread = at > 0 && (tok(at - 1U).what == What::word ||
                                   (r->type == Type::own && tok(at - 1U).what != What::mark &&
                                    tok(at - 1U).what != What::count));
    const bool abroad = at > 0 && body(at - 1U) && kind(tok(at - 1U)) == Kind::country;
    const bool follows = unread && !abroad && tok(at - 1U).josa == Case::none &&
                         !tok(at - 1U).predicate && !describes(static_cast<std::uint16_t>(at - 1U));
    const bool trade = r->type == Type::supply;  // 고객인 A: whose, must be said
    if (other == kNoRow && r->type == Type::compete && mutual(word, next)) return;
    if (other == kNoRow && r->forward && !follows && !trade) {
      const bool opening = at == 0 || (at == 1 && !(body(0) && tok(0).josa == Case::topic));
      other = r->type == Type::compete && opening ? rival_told() : topic_before(at);
      if (r->type == Type::compete && other != kNoRow &&
          in_.rules.ends(in_.name(other), Marker::authority))
        other = rival_told();
      score = 0.75F;
      if (other == kNoRow && at <= 2 && p_.phrase_of[at] == 0 && r->type == Type::own &&
          !p_.terse && (at == 0 || !tok(at - 1U).predicate))
        other = in_.said.focus;
    }
    if (other == kNoRow && !r->forward && r->type == Type::own && !p_.terse) {
      other = parent(text(at))    ? (owns_one(tok(next).mention) ? kNoRow : child_before(at))
              : held_of(at, next) ? tok(at - 1U).mention
              : opens(at)         ? held_before(tok(next).mention)
                                  : bought_here(at, tok(next).mention);
      score = 0.7F;
    }
    if (other == kNoRow ||
        in_.doc.mentions.rows[other].same == in_.doc.mentions.rows[tok(next).mention].same)
      return;
    const bool told_only = before == kNone && (in_.rules.ends(in_.name(other), Marker::authority) ||
                                               in_.rules.ends(in_.name(other), Marker::outlet));
    if (told_only && (r->type == Type::own || r->type == Type::partner))
      return;  // 공정위는 DH가 자회사 미르를 …
    const std::vector<Row> others = before == kNone || meant != kNoRow
                                        ? std::vector<Row>{other}
                                        : owners(static_cast<std::uint16_t>(before), *r);
    const std::size_t told = out_.size();
    if (before == kNone && each(at, next, *r)) return;
    const bool several = text(at).starts_with("주주");  // of whom there are many: 주주인 A와 B
    for (const Row named : row_of(next, *r, several))
      for (const Row one : others)
        if (!in_.same(one, named) && in_.kind(named) == kind(tok(next)))
          write(*r, r->forward ? one : named, r->forward ? named : one, t.span,
                before == kNone ? "owner=topic" : "owner=stated", score);
    if (before == kNone && r->type == Type::own && r->forward) bought_by(other, at, next);
    const bool over =
        r->type == Type::own && t.josa == Case::copula &&
        (t.ending.tense == Tense::past || in_.doc.at(Span{t.span.begin, t.end}).ends_with("던"));
    for (std::size_t i = told; over && i < out_.size(); ++i)
      out_[i].status = Status::failed;  // 최대주주였던 A: no more
  }
  // (미르는 …) 2021년 5억달러에 인수한 미국 |자회사| 나래: who owns it has bought it.
  void bought_by(Row owner, std::uint16_t at, std::uint16_t firm) {
    const bool land = at > 1 && body(at - 1U) && kind(tok(at - 1U)) == Kind::country;
    if (at < (land ? 2U : 1U) || p_.terse) return;
    const auto verb = static_cast<std::uint16_t>(at - (land ? 2U : 1U));
    const Row bought = tok(firm).mention;
    const bool told = std::ranges::any_of(out_, [&](const Draft& d) {
      return d.type == Type::acquire && d.b.size() == 1 && in_.same(d.b.front(), bought);
    });
    for (const Clause& c : in_.clauses) {
      if (told || c.predicate != verb || c.modal.negated || c.modal.unsaid || c.modal.held ||
          tok(verb).ending.join != Join::adnominal || tok(verb).ending.tense != Tense::past ||
          !in_.acts_alone_as(verb, Type::acquire) || (c.subject != kNone && !c.shared))
        continue;
      write({Type::acquire, true, Kind::org}, owner, bought, tok(verb).span, "owner=bought", 0.75F);
      Draft& d = out_.back();
      for (const std::uint16_t n : c.args)
        if (const Token& x = tok(p_.phrases[n].last);
            x.what == What::time && in_.resolved(x.mention))
          d.time = x.mention;
        else if (x.what == What::amount)
          d.amounts = {x.mention};
      return;
    }
  }
  // A는 원자로를, 터빈은 |이 회사|의 자회사 B가 만든다: A, of which the sentence is.
  Row sentence_topic(std::uint16_t before) const {
    for (std::uint16_t i = 0; i < before; ++i)  // A와 이 회사의 자회사 B: A
      if (body(i) && in_.same(tok(i).mention, tok(before).mention)) return kNoRow;
    for (std::uint16_t i = 0; i < before; ++i)
      if (body(i) && kind(tok(i)) == Kind::org && tok(i).josa == Case::topic && !anaphor(i))
        return tok(i).mention;
    return kNoRow;
  }
  // 지분을 취득하고 자회사로 편입했다: what was bought is the buyer's.
  bool taken_in(std::uint16_t at, const Relation& r) {
    const std::size_t verb = at + 1U;
    if (tok(at).josa != Case::direction || r.type != Type::own || !r.forward || p_.terse ||
        verb >= p_.tokens.size() || !text(static_cast<std::uint16_t>(verb)).starts_with("편입"))
      return false;
    for (const Clause& c : in_.clauses) {
      if (c.predicate != verb || c.modal.negated || c.modal.unsaid || !c.shared) continue;
      for (const std::uint16_t n : c.args)
        if (p_.phrases[n].josa == Case::object && !p_.phrases[n].heads.empty()) return false;
      for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;) {
        const Draft d = out_[i];
        if (d.type != Type::acquire || d.a.size() != 1 || d.b.size() != 1 ||
            d.trigger.end > tok(at).span.begin || d.status > Status::done)
          continue;
        write(r, d.a.front(), d.b.front(), tok(at).span, "owner=bought", 0.75F);
        out_.back().status = d.status;
        return true;
      }
    }
    return false;
  }
  // 위원회는 A와 자회사인 B에 과징금을 물렸다: of A, where whoever acts only rules.
  std::uint16_t fellow(std::uint16_t at) const {
    std::uint16_t i = at;
    while (i > 0 && at - i < 3 && tok(i - 1U).what == What::word && !tok(i - 1U).predicate &&
           tok(i - 1U).josa == Case::none)
      --i;
    if (i == 0 || !body(i - 1U) || tok(i - 1U).josa != Case::with ||
        kind(tok(i - 1U)) != Kind::org || anaphor(i - 1U))
      return kNone;
    for (std::uint16_t k = i - 1U; k-- > 0;)
      if ((tok(k).josa == Case::topic || tok(k).josa == Case::subject) && tok(k).party())
        return in_.rules.ends(in_.name(tok(k).mention), Marker::authority)
                   ? static_cast<std::uint16_t>(i - 1U)
                   : kNone;
    return kNone;
  }
  // A, B는 각각 자회사인 X, Y를: one with one; where they do not match, whose each is is not said.
  bool each(std::uint16_t at, std::uint16_t next, const Relation& r) {
    if (at < 2 || text(at - 1U) != "각각" || p_.phrase_of[at - 2U] == kNone) return false;
    const auto& owners = p_.phrases[p_.phrase_of[at - 2U]].heads;
    const auto named = row_of(next, r);
    if (owners.size() < 2) return false;
    for (std::size_t i = 0; owners.size() == named.size() && i < named.size(); ++i)
      write(r, r.forward ? owners[i] : named[i], r.forward ? named[i] : owners[i], tok(at).span,
            "owner=each", 0.8F);
    return true;
  }
  // A·B의 최대주주인 C: of both; X는 A와 B의 최대주주인 C와 협력한다 leaves it open.
  std::vector<Row> owners(std::uint16_t stated, const Relation& r) const {
    std::vector<Row> alone = {tok(stated).mention};
    const std::uint16_t n = p_.phrase_of[stated];
    if (n == kNone || r.type != Type::own || tok(stated).josa != Case::genitive) return alone;
    for (const Mod& m : p_.phrases[n].mods) {
      if (m.token != stated || m.rows.size() < 2 || m.rows.back() != tok(stated).mention) continue;
      bool dots = true;
      for (std::uint16_t t = p_.phrases[n].first; t < stated; ++t)
        dots = dots && (tok(t).josa == Case::none || tok(t).mark == U'·');
      const bool whole =
          std::ranges::all_of(m.rows, [&](Row one) { return in_.kind(one) == Kind::org; });
      if (whole && (dots || (!r.forward && p_.phrases[n].first == 0))) return m.rows;
    }
    return alone;
  }
  // A가 최대주주로 있는 B.
  bool stays(std::uint16_t at, const Relation& r) {
    if (tok(at).josa != Case::direction || at + 2U >= p_.tokens.size() || r.type != Type::own ||
        r.forward || !tok(at + 1U).predicate || tok(at + 1U).ending.join != Join::adnominal ||
        !text(at + 1U).starts_with("있"))
      return false;
    const std::uint16_t next = named_after(static_cast<std::uint16_t>(at + 1U));
    std::uint16_t who = at;
    while (who > 0 && at - who < 4 && tok(who).josa != Case::subject) --who;
    if (next == kNone || !body(next) || tok(next).modifier || anaphor(next) || !body(who) ||
        tok(who).josa != Case::subject || in_.same(tok(who).mention, tok(next).mention))
      return false;
    write(r, tok(who).mention, tok(next).mention, tok(at).span, "owner=subject", 0.85F);
    return true;
  }
  // 자회사로 편입했다, 자회사로 두고 있다: the verb says of what becomes one, or whose it is.
  bool makes_so(std::uint16_t verb) const {
    static constexpr std::string_view kActs[] = {"편입",   "두",   "둔",   "거느리",
                                                 "거느린", "삼",   "만들", "세우",
                                                 "분류",   "인수", "전환", "오해"};
    return std::ranges::any_of(kActs,
                               [&](std::string_view act) { return text(verb).starts_with(act); });
  }
  // 최대주주로, …; 최대주주로 지분 30%를 …: what the subject is, not what it becomes.
  bool stands_so(std::uint16_t at) const {
    const std::size_t next = at + 1U;
    if (tok(at).josa != Case::direction || next >= p_.tokens.size()) return false;
    const Token& n = p_.tokens[next];
    const bool on = n.mark == U',' || n.what == What::share ||
                    in_.is(static_cast<std::uint16_t>(next), Class::stake);
    for (std::uint16_t t = 0; t < at && on; ++t)  // C를 B의 최대주주로, …
      if (tok(t).josa == Case::object) return false;
    return on;
  }
  // A는 B의 최대주주로서 …, A는 B의 최대주주로, …: A holds B.
  bool as_holder(std::uint16_t at, const Relation& r) {
    const bool holds = !r.forward && (r.type == Type::own || r.type == Type::invest);
    if (!holds || p_.terse ||
        !(in_.doc.at({tok(at).span.end, tok(at).end}).ends_with("로서") || stands_so(at)))
      return false;
    std::uint16_t firm = stated_owner(at);
    if (firm == kNone || anaphor(firm) || kind(tok(firm)) != Kind::org) return false;
    for (const Clause& c : in_.clauses) {
      if (std::ranges::find(c.args, p_.phrase_of[at]) == c.args.end()) continue;
      if (c.subject == kNone || p_.phrases[c.subject].heads.size() != 1) return false;
      const Row holder = p_.phrases[c.subject].heads.front();
      if (in_.kind(holder) != Kind::org || in_.same(holder, tok(firm).mention)) return false;
      write(r, holder, tok(firm).mention, tok(at).span, "owner=stated", 0.8F);
      return true;
    }
    return false;
  }
  bool being(std::uint16_t at, const Relation& r) {
    if (as_holder(at, r)) return true;
    if (tok(at).josa != Case::direction || r.type != Type::own || !r.forward || p_.terse ||
        in_.doc.at(Span{tok(at).span.begin, tok(at).end}).ends_with("는"))
      return false;
    const std::uint16_t owner = owner_abroad(stated_owner(at));
    if (owner == kNone || anaphor(owner)) return false;
    if (born_so(at, owner, r)) return true;
    if (tok(owner).modifier) return false;
    for (const Clause& c : in_.clauses) {
      const bool holds = c.modal.relative && c.head != kNone && c.predicate != kNone &&
                         c.predicate > at && p_.phrases[c.head].first > c.predicate &&
                         std::ranges::find(c.args, p_.phrase_of[at]) != c.args.end();
      if (!holds) continue;
      if (c.predicate == at + 1U && makes_so(c.predicate)) return false;
      const Phrase& named = p_.phrases[c.head];
      const bool acts = named.josa == Case::subject || named.josa == Case::topic;
      if (!acts || named.heads.size() != 1 || in_.kind(named.heads.front()) != Kind::org ||
          in_.same(named.heads.front(), tok(owner).mention))
        return false;
      write(r, tok(owner).mention, named.heads.front(), tok(at).span, "owner=stated", 0.8F);
      return true;
    }
    return false;
  }
  // B는 A의 자회사로 1998년 문을 열었다, B는 A 계열사로, …: what the topic right before it is.
  bool born_so(std::uint16_t at, std::uint16_t owner, const Relation& r) {
    const std::uint16_t n = p_.phrase_of[owner];
    if (n == kNone || n == 0 || p_.phrases[n].first != owner) return false;
    const Phrase& topic = p_.phrases[n - 1U];
    if (topic.josa != Case::topic || topic.last + 1U != owner || topic.heads.size() != 1 ||
        in_.kind(topic.heads.front()) != Kind::org ||
        in_.same(topic.heads.front(), tok(owner).mention))
      return false;
    const bool pauses = at + 1U < p_.tokens.size() && tok(at + 1U).mark == U',';
    for (const Clause& c : in_.clauses) {
      if (c.predicate == kNone || c.predicate <= at || c.modal.relative) continue;
      if (c.modal.negated) return false;
      if (!pauses && std::ranges::find(c.args, p_.phrase_of[at]) == c.args.end()) continue;
      if (makes_so(c.predicate)) return false;
      write(r, tok(owner).mention, topic.heads.front(), tok(at).span, "owner=stated", 0.8F);
      return true;
    }
    return false;
  }
  // 나래(미르의 자회사)는: what the brackets right behind a name say of it.
  void in_brackets(std::uint16_t name) {
    constexpr std::uint32_t kReach = 90;  // bytes
    if (!body(name) || kind(tok(name)) != Kind::org || anaphor(name)) return;
    const std::uint32_t from = tok(name).span.end;
    const auto size = static_cast<std::uint32_t>(in_.doc.text.size());
    const std::string_view after = in_.doc.at({from, std::min(size, from + kReach)});
    const std::size_t close = after.find(')');
    if (!after.starts_with("(") || close == std::string_view::npos) return;
    const auto& rows = in_.doc.mentions.rows;
    for (Row m = tok(name).mention + 1U; m < rows.size() && rows[m].span.begin <= from + 1U; ++m) {
      const bool within = rows[m].span.end <= from + static_cast<std::uint32_t>(close);
      if (rows[m].span.begin != from + 1U || rows[m].kind != Kind::org || rows[m].anaphor ||
          !within)
        continue;
      std::string word(in_.doc.at({rows[m].span.end, from + static_cast<std::uint32_t>(close)}));
      if (word.starts_with("의")) word.erase(0, 3);
      std::erase(word, ' ');
      const Relation* r = find(word);
      if (r == nullptr || r->named != Kind::org || in_.same(m, tok(name).mention)) return;
      write(*r, r->forward ? m : tok(name).mention, r->forward ? tok(name).mention : m,
            tok(name).span, "owner=brackets", 0.85F);
      return;
    }
  }
  // 라이벌인 A와 B, 맞수 A와 B: each other's.
  bool mutual(std::string_view word, std::uint16_t next) {
    if (word != "라이벌" && word != "맞수") return false;
    const std::vector<Row> both = row_of(next, {Type::compete, true, Kind::org});
    if (both.size() != 2 || in_.same(both[0], both[1])) return false;
    write({Type::compete, true, Kind::org}, both[0], both[1], tok(next).span, "owner=each", 0.8F);
    return true;
  }
  // (미르는 …) 경쟁사인 나래는: of whom the sentence before was about, or his firm; else the
  // article.
  Row rival_told() const {
    if (p_.terse) return kNoRow;
    const bool near = in_.number - in_.said.focus_at <= 3;
    if (in_.topic.size() != 1) return near ? in_.said.focus : kNoRow;
    const Row topic = in_.topic.front();
    if (in_.kind(topic) == Kind::org)
      return in_.rules.ends(in_.name(topic), Marker::authority) || in_.name(topic).ends_with("조합")
                 ? kNoRow
                 : topic;
    const auto it = in_.said.employers.find(in_.doc.mentions.rows[topic].same);
    return it != in_.said.employers.end() ? it->second : near ? in_.said.focus : kNoRow;
  }
  // 모회사인 소프트뱅크그룹은, (A에 대해) 모기업 B는: whose it is, the words before say.
  static bool parent(std::string_view word) { return !word.ends_with("주주"); }
  // (A의 자회사 B가 …) 모회사인 A는: of B, as was said.
  bool owns_one(Row parent) const {
    return std::ranges::any_of(out_, [&](const Draft& d) {
      return d.type == Type::own && d.evidence != in_.evidence && !d.a.empty() &&
             in_.same(d.a.front(), parent);
    });
  }
  Row child_before(std::uint16_t at) const {
    if (at == 0) return in_.said.focus;
    Row near = kNoRow;
    for (std::uint16_t i = at; i-- > 0;) {
      const bool fits = body(i) && kind(tok(i)) == Kind::org && tok(i).josa != Case::other &&
                        !in_.rules.ends(in_.name(tok(i).mention), Marker::authority);
      if (!fits) continue;
      if (tok(i).josa == Case::topic || tok(i).josa == Case::subject) return tok(i).mention;
      if (near == kNoRow) near = tok(i).mention;
    }
    return near;
  }
  // A는 최대주주인 B가 지분을 팔기로 하면서: of A.
  bool held_of(std::uint16_t at, std::uint16_t next) const {
    if (at == 0 || !body(at - 1U) || tok(at - 1U).josa != Case::topic) return false;
    const Row firm = tok(at - 1U).mention;
    return tok(next).josa == Case::subject && in_.kind(firm) == Kind::org &&
           !in_.rules.ends(in_.name(firm), Marker::authority) && !in_.same(firm, tok(next).mention);
  }
  // A는 B를 인수하기 위해 최대주주 C와 협의한다: of B.
  Row bought_here(std::uint16_t at, Row holder) const {
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;) {
      const Draft& d = out_[i];
      const bool buys = d.type == Type::acquire && d.a.size() == 1 && d.b.size() == 1 &&
                        d.trigger.end < tok(at).span.begin;
      if (buys && !in_.same(d.a.front(), holder) && !in_.same(d.b.front(), holder))
        return d.b.front();
    }
    return kNoRow;
  }
  // 2대 주주인, 기존 최대주주였던: nothing in front that could be the firm.
  bool opens(std::uint16_t at) const {
    if (at == 0) return true;
    const std::string_view before = text(0);
    return at == 1 && (tok(0).what == What::count || before == "기존" || before == "현" ||
                       before == "종전" || before.ends_with("대"));
  }
  // Of the firm whose shares the sentence speaks of, or the one before; else what it is all about.
  Row held_before(Row holder) const {
    for (std::uint16_t i = 0; i + 1U < p_.tokens.size(); ++i)
      if (body(i) && !in_.same(tok(i).mention, holder) &&
          (tok(i).josa == Case::none || tok(i).josa == Case::genitive) &&
          in_.is(static_cast<std::uint16_t>(i + 1U), Class::stake))
        return tok(i).mention;
    const bool fresh = in_.target != kNoRow && in_.number - in_.said.target_at <= 1;
    if (fresh) return in_.target;
    if (in_.topic.size() == 1) {  // (A는 부실기관이 됐다.) 대주주인 B는: of A
      const Row told = in_.topic.front();
      const std::string_view name = in_.name(told);
      if (in_.kind(told) == Kind::org && !in_.same(told, holder) && !p_.terse &&
          !in_.rules.ends(name, Marker::authority) && !in_.rules.ends(name, Marker::outlet))
        return told;
    }
    return in_.said.focus == kNoRow ? in_.target : in_.said.focus;
  }
  // 미르그룹 계열 부품사인 나래, 미르 산하 마트인 나래: A's own, with words between for what it is.
  void affiliated(std::uint16_t at) {
    const bool within = text(at) == "산하";
    if (!(within || text(at) == "계열") || tok(at).predicate) return;
    const bool stated = at > 0 && body(at - 1U) && kind(tok(at - 1U)) == Kind::org &&
                        tok(at - 1U).josa == Case::none;
    const bool of = tok(at).josa == Case::genitive && stated;  // 미르그룹 산하의 나래
    if (tok(at).josa != Case::none && !of) return;
    if (within && stated && body_under(at)) return;
    std::uint16_t next = at + 1U;
    while (next < p_.tokens.size() && next - at <= 4 && between(next)) ++next;
    if (next >= p_.tokens.size() || !body(next) || kind(tok(next)) != Kind::org ||
        tok(next).modifier || anaphor(next))
      return;
    Row other = stated ? tok(at - 1U).mention : kNoRow;
    if (!stated && within && (at == 0 || tok(at - 1U).josa != Case::none)) other = topic_before(at);
    if (other == kNoRow || in_.kind(other) != Kind::org || in_.same(other, tok(next).mention))
      return;
    const Relation own{Type::own, true, Kind::org};
    for (const Row named : row_of(next, own))
      write(own, other, named, tok(at).span, stated ? "owner=stated" : "owner=topic",
            stated ? 0.85F : 0.75F);
  }
  // 미르재단은 교육부 산하 공공기관이다, 교육부 산하 기관으로 학자금을 준다: what the topic is.
  bool body_under(std::uint16_t at) {
    constexpr std::uint16_t kWords = 3;
    std::uint16_t what = at + 1U;
    while (what < p_.tokens.size() && what - at < kWords && tok(what).what == What::word &&
           !tok(what).predicate && tok(what).josa == Case::none)
      ++what;
    if (p_.terse || what >= p_.tokens.size() || tok(what).what != What::word ||
        !(in_.rules.is(text(what), Marker::people) || in_.rules.ends(text(what), Marker::body) ||
          text(what).ends_with("기관") || text(what).ends_with("공기업")))
      return false;
    const bool is = tok(what).josa == Case::copula && tok(what).predicate &&
                    tok(what).ending.join != Join::adnominal;
    if (!is && tok(what).josa != Case::direction) return false;
    for (const Clause& c : in_.clauses) {
      if (c.predicate == kNone || c.modal.negated || c.modal.unsaid || c.modal.relative ||
          c.subject == kNone || p_.phrases[c.subject].josa != Case::topic ||
          p_.phrases[c.subject].heads.size() != 1 || p_.phrases[c.subject].last >= at)
        continue;
      const bool own =
          is ? c.predicate == what
             : std::ranges::find(c.args, p_.phrase_of[what]) != c.args.end() && !turned_into(c, at);
      const Row named = p_.phrases[c.subject].heads.front(), owner = tok(at - 1U).mention;
      if (!own || in_.kind(named) != Kind::org || in_.same(named, owner)) continue;
      write({Type::own, true, Kind::org}, owner, named, tok(at).span, "clause=copula", 0.85F);
      return true;
    }
    return false;
  }
  // C를 B 산하 기관으로 옮겼다, B 산하 기관으로 바뀐다: it was none before.
  bool turned_into(const Clause& c, std::uint16_t at) const {
    for (const std::uint16_t n : c.args)
      if (p_.phrases[n].josa == Case::object && p_.phrases[n].last < at) return true;
    for (const std::string_view verb : {"옮", "바뀌", "바뀐", "전환", "이관", "편입", "출범",
                                        "재편", "변경", "남", "분류", "선정", "지정", "오해"})
      if (text(c.predicate).starts_with(verb)) return true;
    return false;
  }
  // 서도현 대표의 지분은 18%다, 미르의 지분율은 11%로 떨어졌다: of his firm, or the one last on
  // sale.
  void holding(std::uint16_t at) {
    const bool shares = text(at) == "지분" || text(at) == "지분율";
    const std::uint16_t n = p_.phrase_of[at];
    const bool told = tok(at).josa == Case::topic || tok(at).josa == Case::subject;
    if (!shares || !told || n == kNone || p_.phrases[n].mods.empty() || p_.terse) return;
    const std::vector<Mod>& mods = p_.phrases[n].mods;
    const Mod& who = mods.front();
    const bool kept = text(at - 1U) == "보유";  // A의 B 보유 지분은
    if (who.josa != Case::genitive || who.rows.size() != 1 || !shared_out(at) ||
        mods.back().token + (kept ? 2U : 1U) != at || mods.size() > 2)
      return;
    if (mods.size() == 2) return held_by_name(who, mods.back(), at);
    const Row holder = who.rows.front();
    Row firm = in_.target;
    if (in_.kind(holder) == Kind::person) {
      firm = firm_of(holder);
    }
    if (firm == kNoRow || in_.same(firm, holder) || told_already(holder, firm)) return;
    write({Type::own, true, Kind::org}, holder, firm, tok(at).span, "owner=genitive", 0.75F);
  }
  // Of which firm this sentence or one before says that he holds an office.
  Row firm_of(Row person) const {
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;) {
      const Draft& d = out_[i];
      const bool heads = d.type == Type::role || d.type == Type::lead;
      if (heads && d.rule != "role-implied" && d.a.size() == 1 && d.b.size() == 1 &&
          in_.same(d.a.front(), person) && d.title.end != 0)
        return d.b.front();
    }
    const auto it = in_.said.employers.find(in_.doc.mentions.rows[person].same);
    return it == in_.said.employers.end() ? kNoRow : it->second;
  }
  // 가온의 미르 지분은 50.5%에 달한다.
  void held_by_name(const Mod& who, const Mod& whose, std::uint16_t at) {
    if (whose.josa != Case::none || whose.rows.size() != 1 ||
        in_.kind(whose.rows.front()) != Kind::org ||
        in_.same(who.rows.front(), whose.rows.front()) ||
        told_already(who.rows.front(), whose.rows.front()))
      return;
    write({Type::own, true, Kind::org}, who.rows.front(), whose.rows.front(), tok(at).span,
          "owner=genitive", 0.85F);
  }
  // 지분은 52%에서 43%로: a share follows in the same clause.
  bool shared_out(std::uint16_t at) const {
    for (std::uint16_t t = at + 1U; t < p_.tokens.size() && t - at <= 6; ++t) {
      if (tok(t).what == What::share) return true;
      if (tok(t).what == What::mark || tok(t).predicate) return false;
    }
    return false;
  }
  bool told_already(Row a, Row b) const {
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;) {
      const Draft& d = out_[i];
      if (d.type == Type::own && d.a.size() == 1 && d.b.size() == 1 && in_.same(d.a.front(), a) &&
          in_.same(d.b.front(), b))
        return true;
    }
    return false;
  }
  // 저비용항공사인, 부품사: what the firm is.
  bool between(std::uint16_t i) const {
    const Token& t = tok(i);
    const bool is = in_.doc.at(Span{t.span.begin, std::max(t.end, t.span.end)}).ends_with("인");
    if (t.predicate && t.ending.join == Join::adnominal && (t.josa == Case::copula || is))
      return true;
    return t.what == What::word && (!t.predicate && t.josa == Case::none &&
                                    (t.word == kNone || in_.rules.words[t.word].triggers.empty()));
  }
  // 텐센트는 미르게임즈의 3대 주주다, 루미봇은 한빛반도체의 자회사였다.
  void copular(std::uint16_t at, const Relation& r) {
    const std::uint16_t n = p_.phrase_of[at];
    if (n == kNone || p_.terse || r.named == Kind::person) return;
    // A는 [B의 경쟁사이자 모델을 만드는] C에 투자한다: it tells of C
    if (in_.whole(at).ends_with("이자")) return;
    std::uint16_t of = kNone;
    for (std::uint16_t t = at; t-- > p_.phrases[n].first && of == kNone;)
      if (body(t) && (tok(t).josa == Case::genitive || tok(t).josa == Case::none)) of = t;
    if (of == kNone && r.type == Type::own && !r.forward) return holders_of_topic(at, r);
    if (of == kNone || kind(tok(of)) != Kind::org) return;
    const std::vector<Row> others = row_before(of);
    for (const Clause& c : in_.clauses) {
      if (c.predicate != at || c.modal.negated || c.modal.unsaid || c.modal.cap || c.modal.end ||
          c.subject == kNone || c.subject == n)
        continue;
      const Phrase& who = p_.phrases[c.subject];
      for (const Row named : who.heads) {  // 두 회사는 A의 자회사들이다
        const bool state = r.type == Type::member && in_.kind(named) == Kind::country;
        const bool owner = r.type == Type::own && !r.forward && in_.kind(named) == Kind::person;
        for (const Row other : others) {
          if ((in_.kind(named) != Kind::org && !state && !owner) || in_.same(named, other)) return;
          write(r, r.forward ? other : named, r.forward ? named : other, tok(at).span,
                "clause=copula", 0.85F);
        }
      }
    }
  }
  // A와 B, C의 주요 주주다: of all three.
  std::vector<Row> row_before(std::uint16_t of) const {
    std::vector<Row> alone = {tok(of).mention};
    if (tok(of).josa != Case::genitive) return alone;
    for (const Mod& m : p_.phrases[p_.phrase_of[of]].mods)
      if (m.token == of && m.rows.size() <= kMostOfRow &&
          std::ranges::all_of(m.rows, [&](Row one) { return in_.kind(one) == Kind::org; }))
        return m.rows;
    return alone;
  }
  // X는 … 회사로 A와 B가 대주주다: of X.
  void holders_of_topic(std::uint16_t at, const Relation& r) {
    for (const Clause& c : in_.clauses) {
      if (c.predicate != at || c.modal.negated || c.modal.unsaid || c.modal.cap || c.modal.end ||
          c.topic == kNone || c.subject == kNone || c.topic == c.subject ||
          p_.phrases[c.subject].josa != Case::subject || p_.phrases[c.topic].heads.size() != 1)
        continue;
      const Row firm = p_.phrases[c.topic].heads.front();
      if (in_.kind(firm) != Kind::org) continue;
      for (const Row named : p_.phrases[c.subject].heads)
        if (in_.kind(named) == Kind::org && !in_.same(named, firm))
          write(r, named, firm, tok(at).span, "clause=copula", 0.8F);
    }
  }
  // A의 |최대| 주주는, A의 |2대| 주주는
  bool ranked(std::uint16_t at) const {
    if (at < 2 || text(at) != "주주" || tok(at - 1U).josa != Case::none) return false;
    return text(at - 1U) == "최대" || text(at - 1U).ends_with("대");
  }
  // (에버진테라의) 최대주주는 지분 31%를 보유한 온결바이오다.
  // A의 최대 고객은, A의 주요 주주는: how big it is, between the owner and the noun.
  bool sized(std::uint16_t at) const {
    if (at < 2 || tok(at - 1U).josa != Case::none || tok(at - 1U).predicate) return false;
    for (const std::string_view size : {"최대", "주요", "첫", "핵심", "1호"})
      if (text(at - 1U) == size) return true;
    return false;
  }
  // 최대주주는 A로 지분 30%를, 최대주주는 A로, …: he is it, and the sentence goes on.
  bool with_share(std::uint16_t t) const {
    const std::size_t next = t + 1U;
    if (tok(t).what != What::party || tok(t).josa != Case::direction || next >= p_.tokens.size())
      return false;
    const Token& n = p_.tokens[next];
    for (const std::string_view seen : {"나타났", "확인됐", "조사됐", "파악됐", "집계됐"})
      if (text(static_cast<std::uint16_t>(next)).starts_with(seen)) return true;
    return n.what == What::share || n.mark == U',' ||
           in_.is(static_cast<std::uint16_t>(next), Class::stake);
  }
  // Who owns whom, as this sentence has told last.
  const Draft* own_told() const {
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;)
      if (out_[i].type == Type::own && !out_[i].b.empty()) return &out_[i];
    return nullptr;
  }
  // 대표 주관사가 |A|, 공동 주관사가 B다: named by the noun before, no owner of the one behind.
  bool named_first_of_two(std::uint16_t i) const {
    const auto noun = static_cast<std::uint16_t>(i - 1U);
    return i > 0 && i + 1U < p_.tokens.size() && body(i) && tok(i).josa == Case::none &&
           tok(i + 1U).mark == U',' &&
           (tok(noun).josa == Case::subject || tok(noun).josa == Case::topic) &&
           tok(noun).what == What::word && in_.rules.relation_ends.has_end(text(noun));
  }
  bool equated(std::uint16_t at, const Relation& r) {
    if (tok(at).josa != Case::topic && tok(at).josa != Case::subject) return false;
    std::uint16_t named = at + 1U;
    const bool holder = r.type == Type::own && !r.forward;
    while (named < p_.tokens.size() && !(r.type == Type::finance && named_first_of_two(named)) &&
           !(tok(named).predicate && tok(named).josa == Case::copula &&
             tok(named).what == What::party) &&
           !(holder && with_share(named)))
      ++named;
    if (named >= p_.tokens.size() && all_of_row(at, r)) return true;
    if (const std::uint16_t person =
            holder || named >= p_.tokens.size() ? person_at_end(at) : kNone;
        person < named)  // 최대주주는 서도현 회장이고 2대 주주는 B다
      named = person;
    if (named >= p_.tokens.size()) named = kNone;
    if (named >= p_.tokens.size() || p_.terse || anaphor(named) || tok(named).mentions != 1)
      return false;
    const bool service = r.type == Type::supply || r.type == Type::finance;
    const bool led =
        service && at > 1 && tok(at - 1U).josa == Case::none &&  // A의 대표 주관사는
        (text(at - 1U) == "대표" || text(at - 1U) == "상장" || text(at - 1U) == "공동");
    auto firm = static_cast<std::uint16_t>(led || sized(at) || ranked(at) ? at - 2U : at - 1U);
    const bool apart = at > 2 && firm + 1U < at && tok(firm).what == What::mark;
    if (apart) --firm;  // A이고, 2대 주주는
    // B의 최대주주는 A이고 2대 주주는 C다: of B as well, of nobody where that was not read.
    const bool next = at > 0 && (body(firm) || tok(firm).what == What::title) &&
                      tok(firm).predicate && r.type == Type::own;
    const Draft* first = next ? own_told() : nullptr;
    const bool told = first != nullptr;
    if (next && !told) return false;
    const bool stated = at > 0 && body(firm) && !named_first_of_two(firm) && !(apart && service);
    const bool opens = at == 1 || (at > 1 && tok(at - 2U).what == What::mark);
    const bool sort = service && opens && tok(at - 1U).what == What::word &&  // 상장 주관사는
                      tok(at - 1U).josa == Case::none && !tok(at - 1U).predicate;
    if (!stated && !told && at > 0 && !sort && tok(at - 1U).what != What::mark &&
        tok(at - 1U).josa != Case::other)
      return false;  // 에어인천의 최대주주는: of somebody whom nobody knows
    if (service && kind(tok(named)) == Kind::person) return false;
    Row other = told ? first->b.front() : stated ? tok(firm).mention : in_.said.focus;
    if (!stated && (service || (other == kNoRow && r.type == Type::own)))
      other = winner();                  // (미르는 칩을 만든다.) 최대주주는 나래다
    constexpr std::uint32_t kRound = 3;  // sentences back to the round
    if (!stated && r.type == Type::invest && in_.said.investee != kNoRow &&
        in_.number - in_.said.investee_at <= kRound)
      other = in_.said.investee;
    if (other == kNoRow || in_.same(other, tok(named).mention)) return false;
    const Row name = tok(named).mention;
    if (text(at).ends_with("상대") || text(at).ends_with("상대방")) return counterpart(at, named);
    write(r, r.forward ? other : name, r.forward ? name : other, tok(at).span, "clause=copula",
          stated ? 0.85F : 0.7F);
    if (in_.kind(name) == Kind::person) offices_of(at, named, other);
    if (r.type == Type::supply) sum_of(out_.back());
    const bool several = service || r.type == Type::compete || holder;
    if (r.type == Type::invest || (stated && several)) peers(at, named, r, other);
    return true;
  }
  // 투자자는 A와 B다, 주요 고객사는 A, B다: the others of the row.
  void peers(std::uint16_t at, std::uint16_t named, const Relation& r, Row other) {
    const std::uint16_t n = p_.phrase_of[named];
    if (n == kNone) return;
    for (const Row one : p_.phrases[n].heads)
      if (in_.kind(one) == Kind::org && !in_.same(one, other) && !in_.same(one, tok(named).mention))
        write(r, r.forward ? other : one, r.forward ? one : other, tok(at).span, "clause=copula",
              0.7F);
  }
  // (미르는 칩을 만든다.) 자회사로는 나래와 가온이 있다, 미르의 고객사로는 나래 등이 꼽힌다.
  bool there_are(std::uint16_t at, const Relation& r) {
    const std::uint16_t n = p_.phrase_of[at];
    const bool among = in_.doc.at(Span{tok(at).span.begin, tok(at).end}).ends_with("로는");
    if (!among || n == kNone || p_.terse) return false;
    std::size_t next = n + 1U;
    while (next < p_.phrases.size() && p_.phrases[next].dead) ++next;
    if (next >= p_.phrases.size()) return false;
    const Phrase& named = p_.phrases[next];
    const std::size_t verb = named.last + 1U;
    if (named.josa != Case::subject || named.heads.empty() || verb >= p_.tokens.size() ||
        !tok(verb).predicate || tok(verb).negated)
      return false;
    const std::string_view says = text(static_cast<std::uint16_t>(verb));
    if (!says.starts_with("있") && !says.starts_with("꼽히") && !says.starts_with("꼽힌"))
      return false;
    const std::uint16_t owner = owner_abroad(stated_owner(at));
    Row other = owner != kNone ? tok(owner).mention : winner();
    if (owner == kNone && at > 0 && tok(at - 1U).josa == Case::genitive) return false;
    if (other == kNoRow) return false;
    for (const Row one : named.heads)
      if (in_.kind(one) == Kind::org && !in_.same(one, other))
        write(r, r.forward ? other : one, r.forward ? one : other, tok(at).span, "clause=there",
              owner != kNone ? 0.85F : 0.75F);
    return true;
  }
  // B의 |주요| 투자자는: the name before the words that tell which of them.
  std::uint16_t whose_row(std::uint16_t at) const {
    std::uint16_t of = at;
    for (const std::string_view which : {"기존", "주요", "핵심", "대표"})
      if (of > 0 && text(of - 1U) == which && !tok(of - 1U).predicate) --of;
    return of > 0 && body(of - 1U) ? static_cast<std::uint16_t>(of - 1U) : kNone;
  }
  // (X가 투자를 유치했다.) 투자자는 A, B 등이다: of X.
  Row raised_before(std::uint16_t at, const Relation& r) const {
    constexpr std::uint32_t kRound = 3;  // sentences back to the round
    const bool opens = at == 0 || (at == 1 && (text(0) == "주요" || text(0) == "기존"));
    return opens && r.type == Type::invest && in_.number - in_.said.investee_at <= kRound
               ? in_.said.investee
               : kNoRow;
  }
  // B의 주주는 C, D(각 10%), E 등이다, B의 주요 투자자는 C, D 등이다: each of them.
  bool all_of_row(std::uint16_t at, const Relation& r) {
    if ((r.type != Type::own && r.type != Type::invest) || r.forward || p_.terse) return false;
    const std::uint16_t of = whose_row(at);
    const Row firm = of != kNone ? tok(of).mention : raised_before(at, r);
    if (firm == kNoRow || (tok(at).josa != Case::topic && tok(at).josa != Case::subject))
      return false;
    const auto last = static_cast<std::uint16_t>(p_.tokens.size() - 1U);
    const std::uint16_t n = p_.phrase_of[last];
    if (n == kNone || text(last) != "등" || tok(last).josa != Case::copula ||
        p_.phrases[n].heads.size() < 2)
      return false;
    for (const Row holder : p_.phrases[n].heads)
      if (in_.kind(holder) == Kind::org && !in_.same(holder, firm))
        write(r, holder, firm, tok(at).span, "clause=copula", 0.8F);
    return true;
  }
  // X의 지분율은 A 40.2%, B 8.2% 등이다, X의 주요 주주는 A(40.2%), B(8.2%)로 구성돼 있다: of X.
  void shareholders(std::uint16_t at) {
    const std::string_view what = text(at);
    const bool shape = what == "구조" || what == "구성" || what == "구도";
    const auto stock = [&](std::uint16_t i) { return text(i) == "지분" || text(i) == "주주"; };
    if (at == 0 || p_.terse || (tok(at).josa != Case::topic && tok(at).josa != Case::subject) ||
        !(what == "지분율" || what == "주주" || what == "지분" || (shape && stock(at - 1U))))
      return;
    std::uint16_t of = at - 1U;
    while (of > 0 && (stock(of) || text(of) == "주요")) --of;
    if (!body(of) || kind(tok(of)) != Kind::org ||
        (tok(of).josa != Case::genitive && tok(of).josa != Case::none))
      return;
    std::vector<Row> holders;
    std::uint16_t shares = 0;
    for (std::uint16_t i = at + 1U; i < p_.tokens.size(); ++i) {
      const Token& t = tok(i);
      const bool plain = t.josa == Case::none || t.josa == Case::copula ||
                         ((t.josa == Case::object || t.josa == Case::direction) && shared_out());
      if (t.what == What::share) {
        if (!plain) return;
        ++shares;
      } else if (t.predicate && t.josa != Case::copula && !in_.is(i, Class::made_up) &&
                 !in_.is(i, Class::aux) && !(shares >= 2 && shared_out())) {
        return;  // A의 지분율은 B가 빠진 뒤 40%로 늘었다
      } else if (t.what == What::party && kind(t) != Kind::country && share_of(i)) {
        if (t.mentions != 1 || t.heldback || in_.same(t.mention, tok(of).mention)) return;
        holders.push_back(t.mention);
        shares += glossed(i);
      }
    }
    for (const Row holder : holders)
      if (shares >= 2)
        write({Type::own, false, Kind::org}, holder, tok(of).mention, tok(at).span, "clause=copula",
              0.8F);
  }
  // A 52%, B 18%로 나뉘어 있다, A가 60%, B가 40%를 각각 보유한다: how the verb at the end puts it.
  bool shared_out() const {
    for (std::size_t i = p_.tokens.size(); i-- > 0;) {
      const Token& t = p_.tokens[i];
      if (!t.predicate || in_.is(static_cast<std::uint16_t>(i), Class::aux)) continue;
      if (t.negated) return false;
      for (const std::string_view verb : {"나뉘", "나눠", "나누", "보유", "소유", "갖", "가지"})
        if (in_.doc.at(t.span).starts_with(verb)) return true;
      return false;
    }
    return false;
  }
  // A(40.2%): within the brackets right behind a name.
  bool glossed(std::uint16_t name) const {
    constexpr std::uint32_t kReach = 16;
    const std::uint32_t from = tok(name).span.end;
    const auto size = static_cast<std::uint32_t>(in_.doc.text.size());
    const std::string_view after = in_.doc.at({from, std::min(size, from + kReach)});
    return after.starts_with("(") && after.substr(0, after.find(')')).ends_with("%");
  }
  bool share_of(std::uint16_t name) const {
    std::uint16_t next = name + 1U;  // B가 나머지 40%를
    if (next < p_.tokens.size() && text(next) == "나머지") ++next;
    const bool beside = next < p_.tokens.size() && tok(next).what == What::share;
    return (beside && (tok(name).josa == Case::none || tok(name).josa == Case::subject)) ||
           glossed(name);
  }
  // (A는 공급 계약을 맺었다.) 계약 상대는 B다: of the contract told last, where that is its own.
  bool counterpart(std::uint16_t at, std::uint16_t named, std::uint32_t reach = 3) {  // sentences
    const std::uint16_t n = p_.phrase_of[named];
    if (n == kNone || in_.said.trade == kNone || in_.said.trader == kNoRow ||
        in_.number - in_.said.trade_at > reach)
      return false;
    const Trigger& t = in_.rules.triggers[in_.said.trade];
    const bool buys = in_.rules.frames[t.frame].name == "buy";
    for (const Row name : p_.phrases[n].heads) {
      if (in_.same(in_.said.trader, name) || in_.kind(name) == Kind::person) continue;
      write({t.type, true, Kind::org}, buys ? name : in_.said.trader, buys ? in_.said.trader : name,
            tok(at).span, "clause=copula", 0.75F);
      Draft& d = out_.back();
      d.rule = t.rule + "+counterpart";
      d.status = in_.rules.frames[t.frame].name == "win" ? Status::done : Status::signed_;
      sum_of(d);
    }
    return true;
  }
  // (A는 공급 계약을 맺었다.) 업계는 고객사를 B로 본다, 발주처는 B로 알려졌다, 외신은 발주처가
  // B라고 전했다: whom others take for the other side of the contract told last.
  bool supposed(std::uint16_t at, const Relation& r) {
    const Case josa = tok(at).josa;
    const bool of_firm = at > 0 && (body(at - 1U) || tok(at - 1U).josa == Case::genitive);
    if (r.type != Type::supply || p_.terse || of_firm || p_.phrase_of[at] == kNone) return false;
    std::size_t next = p_.phrase_of[at] + 1U;
    const auto describes = [&](const Phrase& p) {  // 세계 7위 선사인 B
      return p.heads.empty() && p.josa == Case::copula &&
             tok(p.last).ending.join == Join::adnominal;
    };
    while (next < p_.phrases.size() && (p_.phrases[next].dead || describes(p_.phrases[next])))
      ++next;
    if (next >= p_.phrases.size() || p_.phrases[next].heads.size() != 1) return false;
    const Phrase& named = p_.phrases[next];
    const bool is = tok(named.last).predicate && named.josa == Case::copula;
    const bool told = is && (josa == Case::topic || josa == Case::subject);
    const bool taken = named.josa == Case::direction &&
                       (josa == Case::object || josa == Case::topic || josa == Case::subject);
    return (told || taken) && guessed(named.last, is) && suppose(at, named.last);
  }
  bool suppose(std::uint16_t at, std::uint16_t named) {
    constexpr std::uint32_t kReach = 8;  // sentences
    const std::size_t before = out_.size();
    if (!counterpart(at, named, kReach)) return false;
    for (std::size_t i = before; i < out_.size(); ++i) {
      out_[i].status = Status::rumoured;
      out_[i].rule += "+supposed";
    }
    return true;
  }
  // (A는 공급 계약을 맺었다.) 업계는 B로 |추정한다|, 이 업체를 B로 |추정한다|: nobody else is
  // named.
  void guess(std::uint16_t verb) {
    if (p_.terse || verb == 0 || !tok(verb).predicate || tok(verb).negated ||
        !text(verb).starts_with("추정") || in_.number - in_.said.trade_at > 2U)
      return;
    const std::uint16_t n = p_.phrase_of[verb - 1U];
    if (n == kNone || p_.phrases[n].josa != Case::direction || p_.phrases[n].heads.size() != 1)
      return;
    for (std::uint16_t i = 0; i < n; ++i) {
      const Phrase& p = p_.phrases[i];
      const bool firm = p.josa == Case::object && in_.rules.ends(text(p.last), Marker::people);
      const bool it = p.josa == Case::object && p.heads.size() == 1 &&
                      in_.doc.mentions.rows[p.heads.front()].anaphor;  // 이 업체를
      const bool who = p.josa == Case::topic || p.josa == Case::subject || p.josa == Case::place;
      if (p.dead || it) continue;
      if (!p.heads.empty() || !(who || (firm && p.last > 0 && text(p.last - 1U) == "이"))) return;
    }
    suppose(verb, p_.phrases[n].last);
  }
  // B로 |추정한다|, B인 것으로 |알려졌다|: the verb behind the name says that it is not certain.
  bool guessed(std::uint16_t name, bool clause) const {
    const std::size_t last = std::min<std::size_t>(p_.tokens.size(), name + (clause ? 3U : 2U));
    for (std::size_t i = name + 1U; i < last; ++i) {
      const Token& t = tok(i);
      if (!t.predicate || t.negated) continue;
      const auto verb = static_cast<std::uint16_t>(i);
      if (in_.is(verb, Class::report) || (clause && in_.is(verb, Class::speech)))
        return !text(verb).starts_with("밝");  // who says it of his own
      for (const std::string_view guess : {"추정", "지목", "꼽", "본다", "보고", "봤다"})
        if (text(verb).starts_with(guess)) return true;
    }
    return false;
  }
  // 발주처는 A이며 수주 금액은 1조원이다: the one sum of the sentence.
  void sum_of(Draft& d) const {
    for (const Token& t : p_.tokens)
      if (t.what == What::amount) {
        if (!d.amounts.empty()) return d.amounts.clear();
        d.amounts = {t.mention};
      }
  }
  // (나래건설은 공사를 따냈다.) 발주처는 가온이다: ordered from whom the sentence before is about.
  Row winner() const {
    if (in_.topic.size() > 1) return kNoRow;
    const Row r = in_.topic.empty() ? in_.said.focus : in_.topic.front();
    const bool firm =
        r != kNoRow && in_.kind(r) == Kind::org && !in_.rules.ends(in_.name(r), Marker::authority);
    return firm ? r : kNoRow;
  }
  // 최대주주는 창업자인 서도현 의장이다: who bears the title at the end.
  std::uint16_t person_at_end(std::uint16_t at) const {
    for (std::uint16_t t = at + 1U; t < p_.tokens.size(); ++t) {
      if (tok(t).what != What::title || !tok(t).predicate || tok(t).josa != Case::copula ||
          tok(t).ending.join == Join::adnominal)
        continue;
      for (std::uint16_t i = t; i-- > at && t - i <= 3;) {
        if (tok(i).what == What::party && kind(tok(i)) == Kind::person) return i;
        if (tok(i).josa != Case::none || tok(i).predicate) break;
      }
    }
    return kNone;
  }
  // The firm's holder is its chairman, and its founder, too.
  void offices_of(std::uint16_t at, std::uint16_t who, Row firm) {
    const Relation role{Type::role, true, Kind::person}, lead{Type::lead, true, Kind::person};
    for (std::uint16_t t = at + 1U; t < p_.tokens.size(); ++t) {
      if (tok(t).what != What::title) continue;
      const bool founds = text(t).find("창업") != std::string_view::npos ||
                          text(t).find("설립") != std::string_view::npos;
      write(founds ? lead : role, tok(who).mention, firm, tok(t).span, "clause=copula", 0.75F);
      if (founds) continue;
      out_.back().title = tok(t).span;
      out_.back().title_row = tok(t).mention;
    }
  }
  // MS가 최대 투자자인 오픈AI: the subject holds the name after it.
  bool held_by(std::uint16_t at, std::uint16_t next, const Relation& r) {
    std::uint16_t i = at;
    while (i > 0 && at - i < 2 && tok(i - 1U).what != What::party &&
           tok(i - 1U).josa == Case::none && !tok(i - 1U).predicate)
      --i;
    if (i == 0 || !body(i - 1U) || tok(i - 1U).josa != Case::subject || r.named != Kind::org)
      return false;
    if (tok(at).josa != Case::copula) return false;  // A가 모회사 B를: B holds A
    write(r, tok(i - 1U).mention, tok(next).mention, tok(at).span, "owner=subject", 0.85F);
    return true;
  }
  void write(const Relation& r, Row a, Row b, Span trigger, const char* features, float score) {
    if (r.type == Type::own && in_.rules.ends(in_.name(b), Marker::staff))
      return;  // 자회사인 B 노조
    Draft d{};
    d.type = r.type;
    d.a = {a};
    d.b = {b};
    d.evidence = in_.evidence;
    d.trigger = trigger;
    d.rule = std::string(code(r.type)) + "-nameplate";
    d.features = features;
    d.score = score;
    d.terse = p_.terse;
    out_.push_back(std::move(d));
  }
  bool goods(Row r) const {
    const auto* readings = in_.rules.find(in_.name(r).substr(in_.name(r).rfind(' ') + 1U));
    return readings != nullptr && in_.rules.words[readings->front().word].is(Class::goods);
  }
  // 나래는 [미르가 이끄는] 연합에 자회사 다솜을 판다: the subject of a relative clause that ends
  // before the word.
  bool closed_off(std::uint16_t subject, std::uint16_t at) const {
    const std::uint16_t n = p_.phrase_of[subject];
    if (n == kNone || tok(subject).josa != Case::subject) return false;
    return std::ranges::any_of(in_.clauses, [&](const Clause& c) {
      return c.modal.relative && c.subject == n && !c.shared && c.predicate != kNone &&
             c.predicate < at && c.head != kNone && p_.phrases[c.head].last < at;
    });
  }
  Row topic_before(std::uint16_t at) const {
    for (std::uint16_t i = at; i-- > 0;)
      if ((tok(i).josa == Case::topic || tok(i).josa == Case::subject) && body(i) &&
          !goods(tok(i).mention) && !closed_off(i, at) && !taken_too(i))
        return tok(i).mention;
    if (told_of_another(at) || inner_unit(at)) return kNoRow;
    return in_.topic.size() == 1 && in_.doc.mentions.rows[in_.topic.front()].kind != Kind::person
               ? in_.topic.front()
               : kNoRow;
  }

  // A까지 사들였지만 계열사 B가: what is bought has no subsidiary here.
  bool taken_too(std::uint16_t i) const {
    const Token& verb = tok(i + 1U);
    return tok(i).also && verb.predicate && in_.acts_as(i + 1U, Type::acquire);
  }
  // 공장을 운영하는 자회사 A의 지분은 B가 인수한다: whose it is, this sentence does not say.
  bool inner_unit(std::uint16_t at) const {
    const std::uint16_t next = named_after(at);
    if (next != kNone && (tok(next).josa == Case::topic || tok(next).josa == Case::subject))
      return false;
    for (std::uint16_t i = 0; i < at; ++i)
      if (tok(i).predicate) return true;
    return false;
  }
  // 모기업은 … 자회사 A를: the sentence is about somebody else than the one before was.
  bool told_of_another(std::uint16_t at) const {
    const auto another = [&](std::uint16_t n) {
      const Phrase& p = p_.phrases[n];
      return p.josa == Case::topic && p.last < at && p.heads.empty() && p.mods.empty() &&
             tok(p.last).what == What::word && in_.rules.ends(text(p.last), Marker::people);
    };
    for (std::uint16_t n = 0; n < p_.phrases.size(); ++n)
      if (another(n)) return true;
    return false;
  }
  // X는 A가 2019년 세운 로봇 회사다, A가 결성한 동맹이다: by A.
  void founded(std::uint16_t at) {
    const std::uint16_t n = p_.phrase_of[at];
    if (n == kNone || p_.terse || !p_.phrases[n].heads.empty()) return;
    const bool other = n + 1U < p_.phrases.size() && (p_.phrases[n + 1U].josa == Case::subject ||
                                                      p_.phrases[n + 1U].josa == Case::topic);
    const bool goes_on =  // 회사로, …; 협의체로 B가 참여한다
        tok(at).josa == Case::direction && (p_.phrases[n].comma || other);
    if (!goes_on && (!tok(at).predicate || tok(at).josa != Case::copula ||
                     tok(at).ending.join == Join::adnominal))
      return;
    bool body_noun = text(at).ends_with("법인");
    for (const Marker m : {Marker::people, Marker::alliance, Marker::investor})
      body_noun = body_noun || in_.rules.ends(text(at), m);
    if (!body_noun) return;
    std::vector<Row> whose;
    const auto of_body = [&](const Clause& c) {  // [A가 세운] 회사로; [A가 세운] 회사다
      return (c.head == n && c.modal.relative) || (c.head == kNone && c.predicate + 1U == at);
    };
    const auto within = [&](std::uint16_t who) {
      return in_.nested[who] || std::ranges::any_of(in_.clauses, [&](const Clause& c) {
               return of_body(c) && c.subject == who && !c.shared;
             });
    };
    for (const Clause& c : in_.clauses)
      if (c.predicate == at && !c.modal.negated && !c.modal.unsaid && !c.modal.cap &&
          !c.modal.end && c.subject != kNone && c.subject != n && !within(c.subject))
        whose = p_.phrases[c.subject].heads;
    for (std::uint16_t k = 0; goes_on && k < n; ++k)
      if (!p_.phrases[k].dead && p_.phrases[k].josa == Case::topic) whose = p_.phrases[k].heads;
    const bool untold = std::ranges::none_of(p_.phrases, [&](const Phrase& p) {
      const auto k = static_cast<std::size_t>(&p - p_.phrases.data());
      return k < n && !within(static_cast<std::uint16_t>(k)) &&
             (p.josa == Case::topic || p.josa == Case::subject);
    });
    if (whose.empty() && untold) whose = in_.topic;  // (미르는 …) [A가 세운] 회사다
    if (whose.size() != 1 || in_.kind(whose.front()) != Kind::org) return;
    for (const Clause& c : in_.clauses) {
      if (!of_body(c) || c.modal.negated || c.modal.unsaid || c.shared || c.subject == kNone ||
          c.predicate == kNone || p_.phrases[c.subject].josa != Case::subject ||
          tok(c.predicate).voice != Voice::active ||
          !(c.modal.tense == Tense::past ? founds(c.predicate) : leads(c.predicate) && allied(at)))
        continue;
      for (const std::uint16_t i : c.args)  // [공장을 세운] 회사다
        if (p_.phrases[i].josa == Case::object) return;
      for (const Row founder : p_.phrases[c.subject].heads) {
        const bool told = std::ranges::any_of(out_, [&](const Draft& d) {
          return d.type == Type::lead && d.evidence == in_.evidence && d.b.size() == 1 &&
                 in_.same(d.b.front(), whose.front());
        });
        if (told || in_.same(founder, whose.front())) return;
      }
      Draft d{};
      d.type = Type::lead;
      d.a = p_.phrases[c.subject].heads;
      d.b = whose;
      if (d.a.empty()) return;
      d.evidence = in_.evidence;
      d.trigger = tok(c.predicate).span;
      d.rule = "lead-nameplate";
      d.features = "owner=founder";
      d.score = 0.8F;
      d.time = day_in(c);
      out_.push_back(std::move(d));
      return;
    }
  }
  // [A가 2017년 세운] 회사: the one time that the clause tells.
  Row day_in(const Clause& c) const {
    Row out = kNoRow;
    for (std::uint16_t t = p_.phrases[c.subject].last; t < c.predicate; ++t) {
      if (tok(t).what != What::time) continue;
      if (out != kNoRow) return kNoRow;
      out = tok(t).mention;
    }
    return out;
  }
  // [A와 B가 주도하는] 협의체다
  bool allied(std::uint16_t at) const { return in_.rules.ends(text(at), Marker::alliance); }
  bool leads(std::uint16_t verb) const {
    return text(verb).starts_with("주도") || text(verb).starts_with("이끄");
  }
  bool founds(std::uint16_t verb) const {
    for (const std::string_view act :
         {"설립", "창업", "창립", "창설", "결성", "발족", "세우", "세운", "차린"})
      if (text(verb).starts_with(act)) return true;
    return false;
  }
  // A와 B의 합작법인(인) C, C는 A와 B의 합작법인이다, A와 B가 세운 합작법인 C: whose venture it is.
  void venture(std::uint16_t at) {
    const std::uint16_t n = p_.phrase_of[at];
    if (n == kNone) return;
    const Token& t = tok(at);
    const bool copula = t.josa == Case::copula && t.predicate;
    if (t.predicate && !copula) return;
    const bool pair = at + 1U < p_.tokens.size() && text(at) == "합작" && text(at + 1U) == "투자";
    const auto noun = static_cast<std::uint16_t>(pair ? at + 1U : at);  // 합작 투자 기업인 C
    const std::uint16_t named =
        copula && t.ending.join != Join::adnominal ? kNone : named_after(noun);
    const bool known = named != kNone && kind(tok(named)) == Kind::org && named - noun <= 2;
    const Span object = known ? tok(named).span : Span{};
    if (!known && !copula) return;
    for (const Mod& m : p_.phrases[n].mods) {
      const bool next = m.token + 1U == at ||  // A와 B의 배터리 합작사
                        (m.token + 2U == at && tok(at - 1U).what == What::word &&
                         describes(static_cast<std::uint16_t>(at - 1U)));
      if (m.josa == Case::genitive && m.rows.size() >= 2 && next)
        return joint(m.rows, object, at, "owner=stated");
    }
    for (const Clause& c : in_.clauses) {
      if (c.head != n || !c.modal.relative || c.modal.negated) continue;
      const std::uint16_t who = c.subject != kNone ? c.subject : c.topic;  // A는 [B와 세운] 합작사
      const bool alone = std::ranges::none_of(c.args, [&](auto i) {
        return p_.phrases[i].josa == Case::with && !p_.phrases[i].heads.empty();
      });
      if (who == kNone || ((c.shared || c.subject == kNone) && alone)) continue;
      std::vector<Row> by = p_.phrases[who].heads;
      for (const std::uint16_t i : c.args)  // A가 B와 7 대 3으로 세운
        if ((p_.phrases[i].josa == Case::with || p_.phrases[i].josa == Case::together) &&
            !by.empty())
          by.insert(by.end(), p_.phrases[i].heads.begin(), p_.phrases[i].heads.end());
      const bool firms = std::ranges::all_of(by, [&](Row r) { return in_.kind(r) == Kind::org; });
      if (by.size() >= 2 && firms && c.modal.tense == Tense::past)
        return joint(by, object, at, "owner=maker");
    }
  }
  void joint(const std::vector<Row>& parents, Span object, std::uint16_t at, const char* features) {
    Draft d{};
    d.type = Type::joint_venture;
    d.a = parents;
    d.object = object;
    d.evidence = in_.evidence;
    d.trigger = tok(at).span;
    d.rule = "joint_venture-nameplate";
    d.features = features;
    d.score = 0.85F;
    d.terse = p_.terse;
    out_.push_back(std::move(d));
  }

  const Scene& in_;
  const Parse& p_;
  std::vector<Draft>& out_;
};

}  // namespace

void read_relations(const Scene& in, std::vector<Draft>& out) { RelationReader(in, out).run(); }

}  // namespace hj::claim
