// Suits told by how they ended: [A가 제기한] 소송에서 B가 이겼다: A had sued B.
#include <algorithm>

#include "claim/draft.h"

namespace hj::claim {
namespace {

using Rows = std::vector<Row>;

class SuitReader {
 public:
  SuitReader(const Scene& in, std::vector<Draft>& out) : in_(in), out_(out) {}

  void run() {
    for (const Clause& c : in_.clauses) {
      if (c.predicate == kNone || c.subject == kNone) continue;
      const std::string_view verb = in_.text(c.predicate);
      const bool won = in_.rules.begins(verb, Marker::won);
      if (won || in_.rules.begins(verb, Marker::lost)) ended(c, won);
    }
  }

 private:
  bool among(const Rows& rows, Row r) const {
    return std::ranges::any_of(rows, [&](Row x) { return in_.same(x, r); });
  }
  Rows parties(const Phrase& p) const {
    for (const Row r : p.heads)
      if (in_.kind(r) != Kind::org && in_.kind(r) != Kind::person) return {};
    return p.heads;
  }
  bool suit(const Phrase& p) const {
    const bool there = p.josa == Case::place || p.josa == Case::dative || p.josa == Case::object;
    return there && p.heads.empty() && in_.rules.acts_as(in_.tok(p.last).word, Type::sue);
  }
  void ended(const Clause& c, bool won) {
    for (const std::uint16_t n : c.args) {
      if (!suit(in_.ph(n))) continue;
      for (const Clause& k : in_.clauses)
        if (k.head == n && k.modal.relative && k.subject != kNone && !k.shared &&
            k.predicate != kNone && in_.is(k.predicate, Class::light))
          return write(c, k, in_.ph(n), won);
    }
  }
  void write(const Clause& c, const Clause& filed, const Phrase& suit, bool won) {
    for (const std::uint16_t n : filed.args)  // B를 상대로 낸: the frames have read it
      if (in_.ph(n).josa == Case::against) return;
    const Rows a = parties(in_.ph(filed.subject)), b = parties(in_.ph(c.subject));
    if (a.empty() || b.empty() || among(a, b.front()) || among(b, a.front())) return;
    const bool told = std::ranges::any_of(
        out_, [&](const Draft& d) { return d.type == Type::sue && d.evidence == in_.evidence; });
    if (told) return;
    Draft d{};
    d.type = Type::sue;
    d.a = a;
    d.b = b;
    d.evidence = in_.evidence;
    d.trigger = in_.tok(suit.last).span;
    d.rule = "sue-ended";
    d.features = won ? "other=won" : "other=lost";
    const bool over = won && !c.modal.negated && !c.modal.unsaid && !c.modal.cap;
    d.status = over ? Status::failed : Status::done;  // the defendant won
    d.score = 0.75F;
    d.terse = in_.parse.terse;
    out_.push_back(std::move(d));
  }

  const Scene& in_;
  std::vector<Draft>& out_;
};

}  // namespace

void read_suits(const Scene& in, std::vector<Draft>& out) {
  const bool speaks = std::ranges::any_of(in.parse.tokens, [&](const Token& t) {
    return t.word != kNone && in.rules.acts_as(t.word, Type::sue);
  });
  if (speaks) SuitReader(in, out).run();
}

}  // namespace hj::claim
