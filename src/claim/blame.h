// Whom a ruling or a reaction is against, where only its reason or another clause names him.
#pragma once

#include "claim/draft.h"

namespace hj::claim {

// A verb or noun that rules, sues or reacts, in its clause.
struct Reaction {
  const Clause& clause;
  std::uint16_t token;  // the trigger's
};
// 공정위는 A가 하도급법을 어겼다며 과징금을 부과했다: A, whom the reason names. `by` rules.
std::vector<Row> accused(const Scene& in, const Reaction& r, const std::vector<Row>& by);
// A의 B 인수를 막아 달라며, EU의 결정에 대해 …라며: whose act it is that `by` speaks against in
// `k`.
std::vector<Row> asked(const Scene& in, const Clause& k, const std::vector<Row>& by);
// 공정위의 제재에 불복해 소송을 냈다: whose ruling it is.
std::vector<Row> contested(const Scene& in, const Reaction& r, const std::vector<Row>& by);
// 행정소송을, 취소 소송을 내겠다; 불복해 소송을 냈다; 처분에 항소했다: against a ruling.
bool contests(const Scene& in, const Reaction& r);
// 유럽연합은 [2017년 6월] A가 …한 혐의로 과징금을 물렸다: the day between who rules and the reason.
Row day_before_reason(const Scene& in, const Reaction& r, const std::vector<Row>& by);
// 12억원의 과징금을 물렸다: the sum between the clause's start and its verb.
std::vector<Row> sum_of(const Scene& in, const Reaction& r);
// [3월 당국이 부과한] 과징금에 불복해: what a relative clause holds is not the act's.
bool held(const Scene& in, const Reaction& r, std::uint16_t token);

}  // namespace hj::claim
