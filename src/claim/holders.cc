// Who holds how much of a firm, told one after the other (지분은 A가 55%, B가 45%를 갖는다; A(10%),
// B(7%) 등 X 주주들), and who buys or sells it, told by a noun (파는 쪽은 A다).
#include <algorithm>

#include "claim/bind.h"

namespace hj::claim {
namespace {

constexpr std::uint32_t kShareReach = 4;  // sentences back to the firm whose shares were spoken of

class HolderReader {
 public:
  HolderReader(const Scene& in, std::vector<Draft>& out) : in_(in), p_(in.parse), out_(out) {}

  void run() {
    if (p_.terse) return;
    for (const Clause& c : in_.clauses) row_of_clause(c);
    for (std::uint16_t i = 0; i < p_.tokens.size(); ++i) {
      if (tok(i).what != What::word) continue;
      divided(i);
      rest(i);
      among_holders(i);
      with_kin(i);
      side(i);
      preferred(i);
      on_the_block(i);
    }
  }

 private:
  const Token& tok(std::size_t i) const { return p_.tokens[i]; }
  std::string_view text(std::size_t i) const { return in_.doc.at(tok(i).span); }
  Kind kind(std::size_t i) const { return in_.kind(tok(i).mention); }
  bool body(std::size_t i) const {
    return tok(i).what == What::party && kind(i) == Kind::org && !tok(i).heldback &&
           tok(i).mentions == 1;
  }
  bool holder(std::size_t i) const {
    return body(i) || (tok(i).what == What::party && kind(i) == Kind::person);
  }
  bool among(const std::vector<Row>& rows, Row r) const {
    return std::ranges::any_of(rows, [&](Row one) { return in_.same(one, r); });
  }
  // A(40.2%), 서도현 회장(18%): within the brackets right behind a name or its title.
  bool glossed(std::size_t name) const {
    constexpr std::uint32_t kReach = 24;  // bytes
    const bool titled = name + 1U < p_.tokens.size() && tok(name + 1U).what == What::title;
    const std::uint32_t from = tok(titled ? name + 1U : name).span.end;
    const auto size = static_cast<std::uint32_t>(in_.doc.text.size());
    const std::string_view after = in_.doc.at({from, std::min(size, from + kReach)});
    return after.starts_with("(") && after.substr(0, after.find(')')).ends_with("%");
  }
  // A 51%, A가 나머지 40%를, A(40.2%)
  bool has_share(std::size_t name) const {
    std::size_t next = name + 1U;
    while (next < p_.tokens.size() && (text(next) == "나머지" || tok(next).what == What::title))
      ++next;
    const bool beside = next < p_.tokens.size() && tok(next).what == What::share;
    const Case josa = beside ? tok(next - 1U).josa : Case::other;
    return josa == Case::none || josa == Case::subject || glossed(name);
  }
  // The firm whose shares the sentence speaks of before token `at`, else the one before did.
  Row whose(std::uint16_t at, const std::vector<Row>& holders) const {
    const Row firm = firm_before(at);
    return firm == kNoRow || among(holders, firm) ? kNoRow : firm;
  }
  Row firm_before(std::uint16_t at) const {
    for (std::uint16_t i = 1; i < at; ++i)  // 미르 주식을 더 사들여 지분은
      if (in_.is(i, Class::stake) && body(i - 1U)) return tok(i - 1U).mention;
    bool venture = false;
    for (std::uint16_t i = 0; i < at; ++i) {
      const bool so = in_.rules.begins(text(i), Marker::venture);
      if (so && i + 1U < at && body(i + 1U)) return tok(i + 1U).mention;
      venture = venture || so;
    }
    for (std::uint16_t n = 0; n < p_.phrases.size(); ++n) {
      const Phrase& p = p_.phrases[n];
      const bool topic = !p.dead && !in_.nested[n] && p.josa == Case::topic && p.last < at;
      if (topic && p.heads.size() == 1 && in_.kind(p.heads.front()) == Kind::org &&
          !ruling(p.heads.front()))
        return p.heads.front();
    }
    if (venture && in_.said.venture != kNoRow) return in_.said.venture;
    // (A와 B가 합작사 C를 세운다.) 지분은 A가 51%, B가 49%를 갖는다: of C
    if (in_.said.venture != kNoRow && in_.number - in_.said.venture_at <= 1 &&
        in_.said.target_at <= in_.said.venture_at)
      return in_.said.venture;
    if (in_.target != kNoRow && in_.number - in_.said.target_at <= kShareReach) return in_.target;
    if (in_.said.shares_at != 0 && in_.said.shares_at + kShareReach > in_.number)
      return kNoRow;  // of somebody whom nobody has read
    const bool firm = in_.topic.size() == 1 && in_.kind(in_.topic.front()) == Kind::org &&
                      !ruling(in_.topic.front());
    return firm ? in_.topic.front() : kNoRow;
  }
  bool ruling(Row r) const {
    return in_.rules.ends(in_.name(r), Marker::authority) ||
           in_.rules.ends(in_.name(r), Marker::outlet);
  }
  bool told(Row a, Row b) const {
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;) {
      const Draft& d = out_[i];
      if (d.type == Type::own && !d.b.empty() && in_.same(d.b.front(), b) && among(d.a, a))
        return true;
    }
    return false;
  }
  void write(Row holder, Row firm, std::uint16_t at, Status status, float score) {
    if (firm == kNoRow || in_.same(holder, firm) || told(holder, firm)) return;
    Draft d = made(Type::own, {holder}, firm, at, status);
    d.rule = "own-holders";
    d.score = score;
    out_.push_back(std::move(d));
  }
  Draft made(Type type, std::vector<Row> who, Row firm, std::uint16_t at, Status status) const {
    Draft d{};
    d.type = type;
    d.a = std::move(who);
    d.b = {firm};
    d.evidence = in_.evidence;
    d.trigger = tok(at).span;
    d.features = "owner=share";
    d.score = 0.75F;
    d.status = status;
    return d;
  }
  // 갖는다, 나눠 갖게 된다: they will; 갖고 있다, 보유한다: they do.
  Status holds(std::size_t verb) const {
    if (text(verb).starts_with("나눠") && verb + 1U < p_.tokens.size() && tok(verb + 1U).predicate)
      ++verb;
    const bool stays = text(verb).starts_with("보유") || text(verb).starts_with("소유");
    for (const std::string_view made : {"구성", "이뤄", "나뉘", "나뉜"})  // 30%로 구성된다
      if (text(verb).starts_with(made)) return Status::done;
    const bool open = tok(verb).josa != Case::copula && tok(verb).ending.tense == Tense::present;
    const bool going = verb + 1U < p_.tokens.size() && text(verb + 1U).starts_with("있");
    return open && !stays && !going ? Status::planned : Status::done;
  }
  bool holding_verb(std::size_t verb) const {
    constexpr std::string_view kVerbs[] = {"나뉘", "나눠", "나누", "보유", "소유", "갖",
                                           "가지", "되",   "됐",   "된",   "구성", "이뤄"};
    return !tok(verb).negated && std::ranges::any_of(kVerbs, [&](std::string_view v) {
      return text(verb).starts_with(v);
    });
  }
  // 지분은 A 51%, B 49%다, 회사별 지분은 A 51%, B 49%가 됐다, 지분 80%는 A(50%), B(30%)가 나눠
  // 갖는다.
  void divided(std::uint16_t at) {
    if (text(at) != "지분" && text(at) != "지분율" && text(at) != "지분비율") return;
    const std::size_t size = p_.tokens.size();
    const bool part =
        at + 1U < size && tok(at).josa == Case::none && tok(at + 1U).what == What::share;
    const std::size_t head = part ? at + 1U : at;
    if (tok(head).josa != Case::topic && tok(head).josa != Case::subject) return;
    std::uint16_t first = at;
    while (first > 0 && tok(first - 1U).what == What::word && !tok(first - 1U).predicate &&
           tok(first - 1U).josa == Case::none)
      --first;  // 회사별 보유 지분은
    const bool before =
        first > 0 && tok(first - 1U).end >= tok(first - 1U).span.end &&
        (tok(first - 1U).josa == Case::none || tok(first - 1U).josa == Case::genitive) &&
        tok(first - 1U).what != What::mark && !tok(first - 1U).predicate;
    bool venture = false;  // 합작사 지분은, 합작사의 지분은
    for (std::uint16_t t = first > 0 && before ? first - 1U : first; t < at; ++t)
      venture = venture || in_.acts_as(t, Type::joint_venture);
    if (before && !venture && !body(first - 1U)) return;
    std::vector<Row> holders;
    std::size_t verb = head + 1U;
    for (; verb < size; ++verb) {
      const Token& t = tok(verb);
      if (holder(verb) && has_share(verb)) holders.push_back(t.mention);
      if (t.predicate && (t.what != What::title || t.josa != Case::copula)) break;
      const bool loose = t.what == What::party && !has_share(verb) && t.josa != Case::none;
      if (loose) return;  // 지분은 A가 떠난 뒤
    }
    if (holders.size() < 2 || verb >= size) return;
    if (tok(verb).josa != Case::copula && !holding_verb(verb)) return;
    const Row firm = before && !venture ? tok(first - 1U).mention : whose(at, holders);
    if (firm == kNoRow && venture) return shared(holders, at, holds(verb));
    if (firm == kNoRow || among(holders, firm)) return;
    for (const Row one : holders)
      if (!bought(one, firm, at, holds(verb))) write(one, firm, at, holds(verb), 0.78F);
  }
  // 합작사 지분은 A가 51%, B가 49%다: a venture of the two, whatever its name is.
  void shared(const std::vector<Row>& holders, std::uint16_t at, Status status) {
    if (!std::ranges::all_of(holders, [&](Row r) { return in_.kind(r) == Kind::org; })) return;
    const auto told = [&](const Draft& d) {
      std::vector<Row> all = d.a;
      all.insert(all.end(), d.b.begin(), d.b.end());
      return d.type == Type::joint_venture &&
             std::ranges::all_of(holders, [&](Row r) { return among(all, r); });
    };
    if (std::ranges::any_of(out_, told)) return;
    Draft d = made(Type::joint_venture, holders, kNoRow, at, status);
    d.b.clear();
    d.rule = "joint_venture-holders";
    out_.push_back(std::move(d));
  }
  // (A그룹은 X 지분 80%를 인수한다.) 지분은 A(50%)와 B(30%)가 나눠 갖는다: they buy it.
  bool bought(Row who, Row firm, std::uint16_t at, Status status) {
    const Draft* told = status == Status::planned ? deal() : nullptr;
    if (told == nullptr || told->type != Type::acquire || !in_.same(told->b.front(), firm))
      return false;
    if (among(told->a, who)) return true;
    const Status reached = told->status;
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;) {
      Draft& d = out_[i];
      const bool held = (d.type == Type::own || d.rule.ends_with("+bought")) && d.b.size() == 1 &&
                        in_.same(d.b.front(), firm) && among(d.a, who);
      if (!held) continue;
      if (d.type == Type::own) d.rule += "+bought";
      d.type = Type::acquire;
      d.status = reached;
      return true;
    }
    Draft d = made(Type::acquire, {who}, firm, at, reached);
    d.rule = "acquire-holders";
    out_.push_back(std::move(d));
    return true;
  }
  // 나머지 32.5%는 A가 인수한다: an investment, where it is less than half.
  bool rest_bought(const Clause& c, std::uint16_t at) {
    const Word* verb = in_.word(c.predicate);
    if (verb == nullptr || verb->triggers.empty() || !in_.acts_as(c.predicate, Type::acquire))
      return false;
    const Trigger& t = in_.rules.triggers[verb->main];
    const auto status =
        status_of(in_.rules.types[static_cast<std::size_t>(Type::acquire)], t, c.modal);
    const Phrase& who = p_.phrases[c.subject];
    const Row firm = whose(at, who.heads);
    if (!status || firm == kNoRow || who.heads.empty() || who.josa != Case::subject) return true;
    constexpr int kHalf = 50;
    int percent = 0;
    for (const char d : text(at + 1U)) {
      if (d < '0' || d > '9') break;
      percent = percent * 10 + (d - '0');
      if (percent > 100) break;
    }
    Draft d =
        made(percent < kHalf ? Type::invest : Type::acquire, who.heads, firm, c.predicate, *status);
    d.rule = std::string(code(d.type)) + "-rest";
    d.stance = c.modal.stance;
    d.flags = c.modal.flags;
    out_.push_back(std::move(d));
    return true;
  }
  // [A가 51%, B가 49%의 지분을 보유한] X: A as well.
  void row_of_clause(const Clause& c) {
    if (!c.modal.relative || c.head == kNone || c.predicate == kNone || c.subject == kNone ||
        c.shared || c.modal.negated || c.modal.unsaid || !in_.acts_as(c.predicate, Type::own))
      return;
    const Phrase &firm = p_.phrases[c.head], &last = p_.phrases[c.subject];
    if (firm.heads.size() != 1 || in_.kind(firm.heads.front()) != Kind::org) return;
    for (std::size_t i = last.first; i >= 3; i -= 3) {
      const bool item = tok(i - 1U).what == What::mark && tok(i - 1U).mark == U',' &&
                        tok(i - 2U).what == What::share && holder(i - 3U) &&
                        tok(i - 3U).josa == Case::subject;
      if (!item) return;
      write(tok(i - 3U).mention, firm.heads.front(), static_cast<std::uint16_t>(i - 3U),
            Status::done, 0.78F);
    }
  }
  // 나머지 20%는 A가 계속 보유한다.
  void rest(std::uint16_t at) {
    if (text(at) != "나머지" || at + 1U >= p_.tokens.size() || tok(at + 1U).what != What::share)
      return;
    const std::uint16_t n = p_.phrase_of[at + 1U];
    for (const Clause& c : in_.clauses) {
      if (std::ranges::find(c.args, n) == c.args.end() || c.predicate == kNone ||
          c.subject == kNone || c.subject == n || c.shared || c.modal.relative || c.modal.negated ||
          c.modal.unsaid)
        continue;
      if (rest_bought(c, at)) return;
      if (!in_.acts_as(c.predicate, Type::own)) continue;
      const Phrase& who = p_.phrases[c.subject];
      if (who.josa != Case::subject || who.heads.empty()) return;
      for (const Row one : who.heads)
        write(one, whose(at, who.heads), at, holds(c.predicate), 0.75F);
      return;
    }
  }
  // A(10%), B(7%) 등 X 주주들; X는 A(10%), B(7%) 등 외부 주주가 많다.
  void among_holders(std::uint16_t at) {
    constexpr std::size_t kReach = 5;                                      // words back to 등
    const bool ends = tok(at).josa != Case::none || text(at) == "주주들";  // not 주주 환원
    if (!text(at).starts_with("주주") || !ends) return;
    std::size_t etc = at;
    Row firm = kNoRow;
    while (etc > 0 && at - etc < kReach && text(etc) != "등") {
      --etc;
      if (body(etc) && (tok(etc).josa == Case::none || tok(etc).josa == Case::genitive))
        firm = tok(etc).mention;
      if (tok(etc).predicate || tok(etc).what == What::mark) return;
    }
    if (text(etc) != "등") return;
    std::vector<Row> holders;
    std::size_t first = etc;
    for (std::size_t i = etc; i-- > 0;) {
      const bool named = holder(i) && glossed(i);
      if (!named && tok(i).what != What::mark && tok(i).what != What::title &&
          tok(i).what != What::share)
        break;
      if (named) holders.push_back(tok(i).mention), first = i;
    }
    if (holders.size() < 2) return;
    std::reverse(holders.begin(), holders.end());
    if (firm == kNoRow) firm = whose(static_cast<std::uint16_t>(first), holders);
    if (firm == kNoRow || among(holders, firm)) return;
    for (const Row one : holders) write(one, firm, at, Status::done, 0.8F);
  }
  // 서도현 회장과 특수관계인의 지분은 30%다: his, with those near him.
  void with_kin(std::uint16_t at) {
    const bool apart = at > 0 && text(at) == "관계" && text(at - 1U) == "특수";  // 특수 관계인
    const std::size_t first = apart ? at - 1U : at;
    if (!(apart || text(at).starts_with("특수관계")) || first == 0) return;
    std::size_t who = first - 1U;
    if (text(who) == "등" && who > 0) --who;
    if (tok(who).what == What::title && who > 0) --who;
    const bool joined = tok(first - 1U).josa == Case::with || text(first - 1U) == "등";
    if (!holder(who) || !joined) return;
    std::size_t stock = at + 1U;
    Row firm = kNoRow;
    for (; stock < p_.tokens.size() && stock - at <= 3; ++stock) {
      if (body(stock) && tok(stock).josa == Case::none) firm = tok(stock).mention;
      if (text(stock) == "지분" || text(stock) == "지분율") break;
    }
    if (stock + 1U >= p_.tokens.size() || stock - at > 3 || tok(stock + 1U).what != What::share ||
        (tok(stock).josa != Case::topic && tok(stock).josa != Case::subject))
      return;
    const std::vector<Row> holders = {tok(who).mention};
    if (firm == kNoRow) firm = whose(static_cast<std::uint16_t>(who), holders);
    write(holders.front(), firm, at, Status::done, 0.75F);
  }

  // 파는 쪽은, 인수 주체는, 매도인은: which side of the sale that was told before; none otherwise.
  enum class Side : std::uint8_t { none, buys, sells, may_buy, chosen };
  Side side_of(std::uint16_t at) const {
    const std::string_view noun = text(at), before = at > 0 ? text(at - 1U) : std::string_view{};
    for (const std::string_view one : {"매도자", "매도인", "양도인", "양도자"})
      if (noun == one) return Side::sells;
    for (const std::string_view one : {"인수자", "매수자", "매수인", "양수인", "양수자"})
      if (noun == one) return Side::buys;
    if (noun == "원매자") return Side::may_buy;
    if (noun.ends_with("협상대상자") || noun == "우선협상자") return Side::chosen;
    const Word* verb = at > 0 && tok(at - 1U).predicate ? in_.word(at - 1U) : nullptr;
    if ((noun == "쪽" || noun == "측") && verb != nullptr)
      return verb->text == "팔다" ? Side::sells : verb->text == "사다" ? Side::buys : Side::none;
    if (noun == "주체")
      return before == "매각" ? Side::sells : before == "인수" ? Side::buys : Side::none;
    if (noun == "주인") return before == "새" ? Side::buys : Side::none;
    return noun == "후보" && before == "인수" ? Side::may_buy : Side::none;
  }
  // |B| 인수 후보는, |B|의 새 주인은: the firm that is sold, by its name.
  Row on_sale_named(std::uint16_t at) const {
    std::uint16_t of = at;
    const auto between = [&](std::uint16_t t) {
      const std::string_view word = text(t);
      return tok(t).josa == Case::none && !tok(t).predicate &&
             (in_.rules.is(word, Marker::sale) || in_.is(t, Class::stake) || word == "새" ||
              word == "최종" || word == "유력");
    };
    while (of > 0 && between(static_cast<std::uint16_t>(of - 1U))) --of;
    const bool named = of > 0 && of < at && body(of - 1U) &&
                       (tok(of - 1U).josa == Case::none || tok(of - 1U).josa == Case::genitive);
    return named ? tok(of - 1U).mention : kNoRow;
  }
  // (A가 X를 인수한다.) 파는 쪽은 B와 서도현 회장이다.
  void side(std::uint16_t at) {
    if (tok(at).josa != Case::topic && tok(at).josa != Case::subject) return;
    const Side which = side_of(at);
    if (which == Side::none) return;
    const Draft* told = deal();
    const std::vector<Row> who = named_behind(at);
    if (who.empty()) return;
    const Row named = on_sale_named(at);
    if (which == Side::chosen && named == kNoRow && told == nullptr) return;
    Draft d{};
    const bool part = told != nullptr && told->type == Type::invest;  // a minority of its shares
    d.type = which == Side::sells ? Type::divest : part ? Type::invest : Type::acquire;
    const bool offered = (which == Side::may_buy || which == Side::chosen) &&
                         in_.target != kNoRow && in_.number - in_.said.target_at <= kShareReach;
    if (named != kNoRow && which != Side::sells)
      d.b = {named};
    else if (told != nullptr)
      d.b = told->b;
    else if (offered)
      d.b = {in_.target};
    else
      return;
    for (const Row r : who)
      if (!among(d.b, r) && !(told != nullptr && told->type == d.type && among(told->a, r)))
        d.a.push_back(r);
    if (d.a.empty()) return;
    if (which != Side::sells && std::ranges::any_of(d.a, [&](Row r) { return ruling(r); })) return;
    d.evidence = in_.evidence;
    d.trigger = tok(at).span;
    d.rule = std::string(code(d.type)) + "-side";
    d.features = "clause=copula";
    d.score = 0.75F;
    d.status = which == Side::may_buy  ? Status::rumoured
               : which == Side::chosen ? Status::talks
               : told != nullptr       ? told->status
                                       : Status::planned;
    if (const Row sum = sum_behind(at); sum != kNoRow) d.amounts = {sum};
    out_.push_back(std::move(d));
  }
  // (A가 B를 인수한다.) 매각 대상은 C가 보유한 B 지분 58%다: C sells.
  void on_the_block(std::uint16_t at) {
    const bool what =
        text(at) == "대상" && at > 0 &&
        (text(at - 1U) == "매각" || text(at - 1U) == "인수" || text(at - 1U) == "거래");
    const Draft* told = deal();
    if (!what || tok(at).josa != Case::topic || told == nullptr || told->type == Type::divest)
      return;
    for (const Clause& c : in_.clauses) {
      const bool holds = c.modal.relative && !c.modal.negated && c.predicate != kNone &&
                         c.predicate > at && c.head != kNone && c.subject != kNone && !c.shared &&
                         in_.acts_as(c.predicate, Type::own) &&
                         in_.has(p_.phrases[c.head], Class::stake);
      if (!holds || p_.phrases[c.head].mods.empty()) continue;
      const std::vector<Row>& of = p_.phrases[c.head].mods.back().rows;
      const std::vector<Row>& who = p_.phrases[c.subject].heads;
      if (of.size() != 1 || !in_.same(of.front(), told->b.front()) || who.size() != 1 ||
          among(told->a, who.front()))
        continue;
      Draft d = made(Type::divest, who, of.front(), at, told->status);
      d.c = told->a;
      d.rule = "divest-side";
      d.features = "clause=copula";
      out_.push_back(std::move(d));
      return;
    }
  }
  // B 인수 우선협상대상자인 A는: A is to buy B; (B 매각을 추진한다.) 우선협상대상자인 A는
  void preferred(std::uint16_t at) {
    const std::size_t next = at + 1U;
    std::string_view noun = text(at);  // the copula may still hang on it
    if (constexpr std::string_view kIs = "인"; noun.ends_with(kIs)) noun.remove_suffix(kIs.size());
    if (!(noun.ends_with("협상대상자") || noun == "우선협상자") || !tok(at).predicate ||
        tok(at).ending.join != Join::adnominal ||
        tok(at).end != tok(at).span.begin + noun.size() + 3 || next >= p_.tokens.size() ||
        !body(next))
      return;
    std::uint16_t of = at;
    bool sale = false;
    while (of > 0 && tok(of - 1U).josa == Case::none &&
           (in_.rules.is(text(of - 1U), Marker::sale) || in_.is(of - 1U, Class::stake))) {
      --of;
      sale = true;
    }
    const bool fresh = in_.target != kNoRow && in_.number - in_.said.target_at <= kShareReach;
    const bool named = of > 0 && body(of - 1U) &&
                       (tok(of - 1U).josa == Case::none || tok(of - 1U).josa == Case::genitive);
    const bool opens = of == 0 || tok(of - 1U).what == What::mark;
    Row firm = named ? tok(of - 1U).mention : opens && fresh ? in_.target : kNoRow;
    if (firm != kNoRow && !sale && !(fresh && in_.same(firm, in_.target))) firm = kNoRow;
    if (firm == kNoRow || in_.same(firm, tok(next).mention)) return;
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;)
      if (out_[i].type == Type::acquire && among(out_[i].a, tok(next).mention)) return;
    Draft d = made(Type::acquire, {tok(next).mention}, firm, at, Status::talks);
    d.rule = "acquire-preferred";
    d.features = "clause=copula";
    d.score = named ? 0.8F : 0.7F;
    out_.push_back(std::move(d));
  }
  // 파는 쪽은 A와 B이며, 거래대금은 [10억원]이다
  Row sum_behind(std::uint16_t at) const {
    for (std::uint16_t t = at + 1U; t + 1U < p_.tokens.size(); ++t)
      if (in_.is(t, Class::sum) && tok(t).josa == Case::topic && tok(t + 1U).what == What::amount &&
          !per_share(in_, tok(t + 1U).mention))
        return tok(t + 1U).mention;
    return kNoRow;
  }
  // The sale of a whole firm told last, not long before.
  const Draft* deal() const {
    constexpr std::uint32_t kReach = 5;  // sentences
    constexpr std::size_t kRecent = 40;  // drafts
    const std::size_t oldest = out_.size() - std::min(out_.size(), kRecent);
    for (std::size_t i = out_.size(); i-- > oldest;) {
      const Draft& d = out_[i];
      const bool stake = d.type == Type::invest && d.rule.starts_with("acquire-");
      if ((d.type != Type::acquire && d.type != Type::divest && !stake) || d.terse ||
          d.b.size() != 1 || d.rule.ends_with("+seller"))
        continue;
      const bool near = d.evidence == in_.evidence || in_.number - d.sentence <= kReach;
      return near && d.status <= Status::done ? &d : nullptr;
    }
    return nullptr;
  }
  // … A와 B다, A로, …: up to the copula.
  std::vector<Row> named_behind(std::uint16_t at) const {
    std::vector<Row> out;
    std::uint16_t end = at + 1U;
    const auto closes = [&](std::uint16_t t) {
      const std::uint16_t n = p_.phrase_of[t];
      const bool goes_on = n != kNone && p_.phrases[n].last == t && p_.phrases[n].comma &&
                           p_.phrases[n].josa == Case::direction;
      return goes_on || (tok(t).predicate && tok(t).josa == Case::copula &&
                         tok(t).ending.join != Join::adnominal && !tok(t).negated);
    };
    while (end < p_.tokens.size() && !closes(end)) ++end;
    if (end >= p_.tokens.size()) return {};
    for (std::uint16_t n = 0; n < p_.phrases.size(); ++n) {
      const Phrase& p = p_.phrases[n];
      if (p.dead || p.first <= at || p.last > end) continue;
      const bool listed = p.josa == Case::with || p.josa == Case::none || p.last == end;
      if (p.josa == Case::object || p.josa == Case::subject) return {};  // 인수자는 A가 맡는다
      if (!listed || in_.nested[n]) continue;
      for (const Row r : p.heads)
        if (in_.kind(r) == Kind::org || in_.kind(r) == Kind::person) out.push_back(r);
    }
    return out;
  }

  const Scene& in_;
  const Parse& p_;
  std::vector<Draft>& out_;
};

}  // namespace

void read_holders(const Scene& in, std::vector<Draft>& out) { HolderReader(in, out).run(); }

}  // namespace hj::claim
