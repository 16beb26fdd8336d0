// What one of several suppliers has won: (A와 B는 C에 납품한다.) B가 올해 따낸 주문만 800억원이
// 넘는다.
#include <algorithm>

#include "claim/discourse.h"
#include "claim/draft.h"

namespace hj::claim {
namespace {

constexpr std::uint16_t kOrderReach = 3;  // tokens from the orders to their sum

bool wins(const Scene& in, const Clause& c) {
  const Word* w = c.predicate == kNone ? nullptr : in.word(c.predicate);
  return w != nullptr && std::ranges::any_of(w->triggers, [&](std::uint16_t g) {
           const Trigger& t = in.rules.triggers[g];
           return t.type == Type::supply && in.rules.frames[t.frame].name == "win";
         });
}
Row sum_behind(const Scene& in, std::uint16_t noun) {
  for (std::uint16_t t = noun + 1U; t < in.parse.tokens.size() && t - noun <= kOrderReach; ++t)
    if (in.tok(t).what == What::amount) return in.tok(t).mention;
  return kNoRow;
}
Row time_in(const Scene& in, const Clause& c) {
  for (std::uint16_t t = c.first; t <= c.last && t < in.parse.tokens.size(); ++t)
    if (in.tok(t).what == What::time && in.resolved(in.tok(t).mention)) return in.tok(t).mention;
  return kNoRow;
}

}  // namespace

void add_orders(const Scene& in, std::size_t from, std::vector<Draft>& drafts) {
  for (const Clause& c : in.clauses) {
    if (!c.modal.relative || c.head == kNone || c.subject == kNone || c.shared || !wins(in, c) ||
        c.modal.negated)
      continue;
    const Phrase& what = in.ph(c.head);
    const std::vector<Row>& who = in.ph(c.subject).heads;
    const Row sum = who.size() == 1 && what.heads.empty() &&
                            in.rules.begins(in.text(what.last), Marker::ordered)
                        ? sum_behind(in, what.last)
                        : kNoRow;
    if (sum == kNoRow) continue;
    for (std::size_t i = from; i < drafts.size(); ++i) {
      const Draft& d = drafts[i];
      const bool one_of = d.type == Type::supply && d.a.size() > 1 && d.amounts.empty() &&
                          std::ranges::any_of(d.a, [&](Row r) { return in.same(r, who.front()); });
      if (!one_of) continue;
      Draft own = d;
      own.a = who;
      own.amounts = {sum};
      own.status = Status::done;
      own.trigger = in.tok(c.predicate).span;
      own.rule += "+orders";
      if (const Row t = time_in(in, c); t != kNoRow) own.time = t;
      drafts.push_back(std::move(own));
      return;
    }
  }
}

}  // namespace hj::claim
