// Whom a ruling falls on, listed in the sentence after it: 과징금은 A 5억원, B 3억원이다; 해당
// 업체는 A, B 등 7곳이다.
#include <algorithm>

#include "claim/discourse.h"
#include "claim/draft.h"

namespace hj::claim {
namespace {

constexpr std::uint32_t kFresh = 2;  // sentences back to the ruling
constexpr std::size_t kMostNamed = 30;

const Trigger* sanction(const Scene& in, std::uint16_t t) {
  const Word* w = in.tok(t).what == What::word ? in.word(t) : nullptr;
  if (w == nullptr) return nullptr;
  for (const std::uint16_t g : w->triggers) {
    const Trigger& trigger = in.rules.triggers[g];
    if (trigger.type == Type::regulate && (trigger.flags & bit(Flag::negative)) != 0 &&
        trigger.before.empty())
      return &trigger;
  }
  return nullptr;
}
bool firm(const Scene& in, std::uint16_t t) {
  const Token& x = in.tok(t);
  if (x.what != What::party || x.mentions != 1 || x.heldback || in.kind(x.mention) != Kind::org)
    return false;
  const std::string_view name = in.name(x.mention);  // a bank is fined as well
  return !in.rules.ends(name, Marker::authority) || in.rules.ends(name, Marker::lender);
}
// 과징금을, 과징금 26억원을 부과했다
bool rules_on(const Scene& in, const Clause& c) {
  for (const std::uint16_t n : c.args)
    for (std::uint16_t t = in.ph(n).first; in.ph(n).josa == Case::object && t <= in.ph(n).last; ++t)
      if (sanction(in, t) != nullptr) return true;
  return false;
}
std::uint16_t topic_end(const Scene& in) {
  for (const Phrase& p : in.parse.phrases)
    if (!p.dead && p.josa == Case::topic) return p.last;
  return kNone;
}

class ListReader {
 public:
  ListReader(const Scene& in, std::vector<Draft>& out) : in_(in), out_(out) {}

  void run() {
    const std::uint16_t topic = topic_end(in_);
    if (in_.parse.terse || in_.said.ruler.empty() || in_.number - in_.said.ruler_at > kFresh)
      return;
    if (topic == kNone || firm(in_, topic) || in_.text(topic).ends_with("별")) return each_pays();
    if (sanction(in_, topic) != nullptr)
      shares(topic);
    else if (those(topic))
      named(topic);
  }

 private:
  // 과징금은 A 5억원, B 3억원이다
  void shares(std::uint16_t topic) {
    for (std::uint16_t t = topic + 1U; t + 1U < in_.parse.tokens.size(); ++t)
      if (firm(in_, t) && in_.tok(t).josa == Case::none && in_.tok(t + 1U).what == What::amount)
        write(t, topic, in_.tok(t + 1U).mention);
  }
  // |위반이 가벼운| A는: what only describes whoever pays.
  bool describes(std::uint16_t t) const {
    return in_.tok(t).ending.join == Join::adnominal && firm(in_, t + 1U);
  }
  // 2천만원이 |부과됐다|
  bool imposed(std::uint16_t t) const {
    return in_.tok(t).voice == Voice::passive && !in_.tok(t).negated && sanction(in_, t) != nullptr;
  }
  // A가 223억원으로 가장 많고 B 154억원, C 135억원이다; A는 1억원, B는 2억원이 부과됐다: nobody
  // else, and no other sum but what the rest pay.
  void each_pays() {
    std::vector<std::uint16_t> found;
    bool rest = false;  // 나머지 8개사에는 3천만원씩이
    for (std::uint16_t t = 0; t < in_.parse.tokens.size(); ++t) {
      const Token& x = in_.tok(t);
      const bool bare = x.josa == Case::none || x.josa == Case::subject || x.josa == Case::topic;
      if (x.party() && !(firm(in_, t) && bare && in_.tok(t + 1U).what == What::amount)) return;
      rest = rest || in_.text(t) == "나머지";
      if (x.what == What::amount && !rest && (t == 0 || !firm(in_, t - 1U))) return;
      if (x.party()) found.push_back(t);
      const bool most = in_.text(t).starts_with("많") || in_.text(t).starts_with("적");
      if (x.predicate && x.josa != Case::copula && !most && !describes(t) && !imposed(t)) return;
    }
    if (found.size() < 2 || found.size() > kMostNamed) return;
    for (const std::uint16_t t : found) write(t, t, in_.tok(t + 1U).mention);
  }
  // 해당 업체는, 제재 대상은, 적발된 곳은
  bool those(std::uint16_t topic) const {
    const std::string_view noun = in_.text(topic);
    if (!in_.rules.ends(noun, Marker::people) && !noun.ends_with("사") && noun != "대상" &&
        noun != "곳")
      return false;
    for (std::uint16_t t = 0; t <= topic; ++t)
      for (const std::string_view word : {"해당", "제재", "적발", "이들", "대상"})
        if (in_.text(t).starts_with(word)) return true;
    return false;
  }
  void named(std::uint16_t topic) {
    std::vector<std::uint16_t> found;
    for (std::uint16_t t = topic + 1U; t < in_.parse.tokens.size(); ++t) {
      const Token& x = in_.tok(t);
      if (x.predicate && x.josa != Case::copula) return;  // it tells of an act of theirs
      if (firm(in_, t) && (x.josa == Case::none || x.josa == Case::with || x.josa == Case::copula))
        found.push_back(t);
    }
    if (found.size() < 2 || found.size() > kMostNamed) return;
    for (const std::uint16_t t : found) write(t, topic, kNoRow);
  }
  void write(std::uint16_t party, std::uint16_t trigger, Row amount) {
    Draft d{};
    d.type = Type::regulate;
    d.a = in_.said.ruler;
    d.b = {in_.tok(party).mention};
    d.evidence = in_.evidence;
    d.trigger = in_.tok(trigger).span;
    d.rule = "regulate-listed";
    d.features = "other=listed";
    d.flags = bit(Flag::negative);
    d.status = in_.said.ruled;
    d.score = 0.7F;
    d.time = in_.said.ruled_on;
    d.stated_parties = false;
    if (amount != kNoRow) d.amounts = {amount};
    out_.push_back(std::move(d));
  }

  const Scene& in_;
  std::vector<Draft>& out_;
};

}  // namespace

void read_ruling_lists(const Scene& in, std::vector<Draft>& out) { ListReader(in, out).run(); }

namespace {
// A가 10억원, B가 5억원을 댔다: every firm with its sum, and nothing else told.
std::vector<std::pair<Row, Row>> contributions(const Scene& in) {
  std::vector<std::pair<Row, Row>> out;
  bool pays = false;
  for (std::uint16_t t = 0; t < in.parse.tokens.size(); ++t) {
    const Token& x = in.tok(t);
    const Token& next = in.tok(static_cast<std::uint16_t>(t + 1U));
    if (x.party()) {
      const bool acts = x.josa == Case::subject || x.josa == Case::topic;
      if (!firm(in, t) || !acts || next.what != What::amount) return {};
      out.emplace_back(x.mention, next.mention);
    } else if (x.what == What::amount) {
      if (t == 0 || !in.tok(static_cast<std::uint16_t>(t - 1U)).party()) return {};
    } else if (x.predicate) {
      pays = t + 1U >= in.parse.tokens.size() || in.tok(t + 1U).what == What::mark;
      if (!pays || x.negated || !in.rules.begins(in.text(t), Marker::pays)) return {};
    } else if (x.what != What::mark && in.text(t) != "각각") {
      return {};
    }
  }
  return pays && out.size() > 1 && out.size() <= kMostNamed ? out
                                                            : std::vector<std::pair<Row, Row>>{};
}
}  // namespace

void split_sum(const Scene& in, std::uint32_t number, std::vector<Draft>& drafts) {
  if (in.parse.terse || (!drafts.empty() && drafts.back().sentence == number)) return;
  const auto shares = contributions(in);
  if (shares.empty()) return;
  for (std::size_t i = drafts.size(); i-- > 0 && drafts[i].sentence + 1U >= number;) {
    const Draft whole = drafts[i];
    const bool buys = whole.type == Type::invest || whole.type == Type::acquire;
    if (!buys || whole.terse || whole.a.size() != shares.size()) continue;
    const bool all = std::ranges::all_of(shares, [&](const auto& s) {
      return std::ranges::any_of(whole.a, [&](Row a) { return in.same(a, s.first); });
    });
    if (!all) continue;
    drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i));
    for (const auto& [who, sum] : shares) {
      Draft one = whole;
      one.a = {who};
      one.amounts = {sum};
      one.flags &= static_cast<FlagSet>(~bit(Flag::joint));
      drafts.push_back(std::move(one));
    }
    return;
  }
}

// 공정위는 건설사 7곳에 과징금을 물렸다: who has ruled, though the firms are not named yet.
void remember_ruling(const Scene& in, std::size_t from, const std::vector<Draft>& drafts,
                     Discourse& said) {
  if (in.parse.terse) return;
  for (std::size_t i = from; i < drafts.size(); ++i)
    if (const Draft& d = drafts[i]; d.type == Type::regulate &&
                                    (d.flags & bit(Flag::positive)) != 0 &&
                                    d.status < Status::stalled)
      said.granter = d.a, said.granter_at = in.number;
  for (std::size_t i = from; i < drafts.size(); ++i) {
    const Draft& d = drafts[i];
    if (d.type != Type::regulate || (d.flags & bit(Flag::negative)) == 0 ||
        d.rule == "regulate-listed")
      continue;
    said.ruler = d.a;
    said.ruled = d.status;
    said.ruled_on = d.time;
    said.ruler_at = in.number;
    return;
  }
  for (const Clause& c : in.clauses) {
    const std::uint16_t who = c.topic != kNone ? c.topic : c.subject;
    if (c.predicate == kNone || who == kNone || in.ph(who).heads.size() != 1 || c.modal.negated ||
        c.modal.unsaid || !decides(in, in.ph(who).heads.front()) ||
        in.kind(in.ph(who).heads.front()) == Kind::person)
      continue;
    if (!rules_on(in, c)) continue;
    said.ruler = in.ph(who).heads;
    said.ruled = Status::done;
    said.ruled_on = kNoRow;
    said.ruler_at = in.number;
  }
}

}  // namespace hj::claim
