// Deals that a sentence names whole on its way to something else: A의 B 인수 이후, A와 B의 합병을
// 앞두고, A와 B의 기업결합 심사가.
#include <algorithm>
#include <optional>

#include "claim/draft.h"

namespace hj::claim {
namespace {

class AsideReader {
 public:
  AsideReader(const Scene& in, std::vector<Draft>& out) : in_(in), p_(in.parse), out_(out) {}

  void run() {
    if (p_.terse) return;
    for (std::uint16_t i = 2; i + 1U < p_.tokens.size(); ++i)
      if (tok(i).what == What::word && !tok(i).predicate) deal(i), rivalry(i), team(i);
  }

 private:
  const Token& tok(std::size_t i) const { return p_.tokens[i]; }
  std::string_view text(std::size_t i) const { return in_.doc.at(tok(i).span); }
  bool firm(std::size_t i) const {
    return tok(i).what == What::party && in_.kind(tok(i).mention) == Kind::org &&
           tok(i).mentions == 1 && !tok(i).heldback &&
           !in_.rules.ends(in_.name(tok(i).mention), Marker::authority);
  }
  // A new claim, done unless told otherwise, whose word is the token `at`.
  Draft& put(Type type, std::uint16_t at, std::string_view rule, float score) {
    Draft& d = out_.emplace_back();
    d.type = type;
    d.evidence = in_.evidence;
    d.trigger = tok(at).span;
    d.rule = std::string(code(type)) + "-" + std::string(rule);
    d.features = "clause=nominal";
    d.score = score;
    d.status = Status::done;
    return d;
  }
  // 인수, 합병: by itself, not within another noun.
  std::optional<Type> act(std::uint16_t at) const {
    const Word* w = in_.word(at);
    if (w == nullptr || w->verb || w->triggers.empty()) return {};
    const Trigger& t = in_.rules.triggers[w->main];
    const bool plain = t.before.empty() && !t.past && t.need != "stake";
    const bool deal = t.type == Type::acquire || t.type == Type::merge;
    return plain && deal ? std::optional(t.type) : std::nullopt;
  }
  void deal(std::uint16_t at) {
    const auto type = act(at);
    if (!type || !firm(at - 1U)) return;
    const std::size_t first = at - 2U;
    const bool merges = *type == Type::merge;
    const bool pair = merges ? tok(first).josa == Case::with && tok(at - 1U).josa != Case::with
                             : tok(first).josa == Case::genitive && tok(at - 1U).josa == Case::none;
    const auto status = pair && firm(first) ? reached(at) : std::nullopt;
    const Row a = tok(first).mention, b = tok(at - 1U).mention;
    if (!status || in_.same(a, b) || told(*type, a, b)) return;
    Draft& d = put(*type, at, "aside", 0.72F);
    d.a = {a};
    d.b = {b};
    d.status = *status;
  }
  // A는 B와의 경쟁에서 밀린다, B와의 격차를 좁혔다: rivals, whatever comes of it.
  void rivalry(std::uint16_t at) {
    const Case josa = tok(at).josa;
    const bool race = text(at) == "경쟁" && (josa == Case::place || josa == Case::direction ||
                                             josa == Case::subject || josa == Case::dative);
    if (!race && !(text(at) == "격차" && josa == Case::object)) return;
    const Row b = rival(at), a = b == kNoRow ? kNoRow : contender(at);
    if (a == kNoRow || in_.same(a, b) || told(Type::compete, a, b)) return;
    Draft& d = put(Type::compete, at, "aside", 0.74F);
    d.a = {a};
    d.b = {b};
  }
  // A와 B 공동 연구팀은 칩을 개발했다, A·B 공동연구진이: they have done it together.
  void team(std::uint16_t at) {
    constexpr std::uint16_t kReach = 12;  // tokens of the row
    const bool own = text(at) == "공동연구팀" || text(at) == "공동연구진";
    const bool two = (text(at) == "연구팀" || text(at) == "연구진") && text(at - 1U) == "공동";
    if ((!own && !two) || (tok(at).josa != Case::topic && tok(at).josa != Case::subject)) return;
    std::vector<Row> all;
    bool tied = false;
    for (std::uint16_t i = own ? at : static_cast<std::uint16_t>(at - 1U);
         i-- > 0 && at - i <= kReach;) {
      if (tok(i).predicate || tok(i).josa == Case::topic || tok(i).josa == Case::subject) break;
      tied = tied || tok(i).josa == Case::with || tok(i).mark == U'·';
      if (firm(i)) all.insert(all.begin(), tok(i).mention);
    }
    const bool alike = all.size() == 2 && in_.same(all[0], all[1]);
    const Clause* did = clause_of(at);
    if (!tied || all.size() < 2 || alike || did == nullptr || did->modal.negated ||
        did->modal.unsaid || did->modal.relative || did->modal.tense != Tense::past ||
        !makes(did->predicate) || told(Type::codevelop, all[0], all[1]))
      return;
    put(Type::codevelop, at, "team", 0.76F).a = std::move(all);
  }
  const Clause* clause_of(std::uint16_t at) const {
    for (const Clause& c : in_.clauses)
      if (c.predicate != kNone && c.subject != kNone && in_.ph(c.subject).first <= at &&
          at <= in_.ph(c.subject).last)
        return &c;
    return nullptr;
  }
  bool makes(std::uint16_t verb) const {
    return in_.is(verb, Class::craft) || in_.text(verb).starts_with("연구") ||
           in_.text(verb).starts_with("구현") || in_.text(verb).starts_with("합성");
  }
  // B와의 [치열한 점유율] 경쟁
  Row rival(std::uint16_t at) const {
    constexpr std::uint16_t kReach = 4;
    for (std::uint16_t i = at; i-- > 0 && at - i <= kReach;) {
      if (firm(i)) return tok(i).josa == Case::with_of ? tok(i).mention : kNoRow;
      if (tok(i).what == What::mark) return kNoRow;
    }
    return kNoRow;
  }
  // The firm that is the subject of the clause, or else its topic.
  Row contender(std::uint16_t at) const {
    for (const Clause& c : in_.clauses) {
      if (at < c.first || at > c.last || c.modal.unsaid) continue;
      for (const std::uint16_t n : {c.subject, c.topic}) {
        if (n == kNone) continue;
        const auto& heads = in_.ph(n).heads;
        if (heads.size() != 1 || in_.kind(heads[0]) != Kind::org) continue;
        return between(n, at) || in_.rules.ends(in_.name(heads[0]), Marker::authority) ? kNoRow
                                                                                       : heads[0];
      }
    }
    return kNoRow;
  }
  // 위원회는 [A가 B를 품으면] C와의 경쟁에서 밀린다며: another one acts there.
  bool between(std::uint16_t subject, std::uint16_t at) const {
    return std::ranges::any_of(p_.phrases, [&](const Phrase& p) {
      return !p.dead && p.josa == Case::subject && p.first > in_.ph(subject).last && p.last < at &&
             !p.heads.empty() && in_.kind(p.heads.front()) == Kind::org;
    });
  }
  // 이후, 앞두고, 심사, 돕기: how far it is, by what follows.
  std::optional<Status> reached(std::uint16_t at) const {
    const std::string_view next = text(at + 1U);
    const Case josa = tok(at).josa;
    const auto begins = [&](std::initializer_list<std::string_view> words) {
      return std::ranges::any_of(words, [&](std::string_view w) { return next.starts_with(w); });
    };
    if (josa == Case::none && begins({"이후", "직후"}))
      return past() ? Status::done : Status::planned;
    if (josa == Case::none && next == "심사") return Status::planned;
    if (josa == Case::object && begins({"앞두", "앞둔", "돕", "도와", "도운"}))
      return Status::planned;
    return {};
  }
  // The sentence tells what has been.
  bool past() const {
    for (std::size_t i = in_.clauses.size(); i-- > 0;)
      if (in_.clauses[i].predicate != kNone && !in_.clauses[i].modal.relative)
        return in_.clauses[i].modal.tense == Tense::past && !in_.clauses[i].modal.cap;
    return false;
  }
  bool told(Type type, Row a, Row b) const {
    const auto has = [&](const Draft& d, Row r) {
      const auto same = [&](Row one) { return in_.same(one, r); };
      return std::ranges::any_of(d.a, same) || std::ranges::any_of(d.b, same);
    };
    for (std::size_t i = out_.size(); i-- > 0 && out_[i].evidence == in_.evidence;)
      if (out_[i].type == type && has(out_[i], a) && has(out_[i], b)) return true;
    return false;
  }

  const Scene& in_;
  const Parse& p_;
  std::vector<Draft>& out_;
};

}  // namespace

void read_asides(const Scene& in, std::vector<Draft>& out) { AsideReader(in, out).run(); }

}  // namespace hj::claim
