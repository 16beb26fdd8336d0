// How far an act has come: the chain of endings, auxiliaries, nouns and verbs above a predicate.
#pragma once

#include <cstdint>
#include <optional>

#include "claim/phrase.h"

namespace hj::claim {

struct Modal {
  std::optional<Status> cap;  // at most this far: 추진, 계획, 알려졌다
  std::optional<Status> end;  // stalled, failed, denied
  Join join = Join::none;     // how the whole chain joins what follows
  Tense tense = Tense::none;  // of the predicate itself
  bool progressive = false, decision = false;
  bool since = false;     // 공급해 왔다: again and again up to now
  bool theirs = false;    // 인수하는 것에 반대했다: somebody else's act
  bool wished = false;    // 인수하기를 바란다: by whoever is the topic
  bool lent = false;      // the decision is the next clause's: 만나 협력하기로 했다
  bool negated = false;   // 하지 않았다
  bool no_plan = false;   // 할 계획이 없다
  bool unsaid = false;    // 할 수 있다, 해야 한다: nothing is stated
  bool held = false;      // a noun above it: 할 계획
  bool paper = false;     // a contract above it: 공급하는 계약을 맺었다
  bool relative = false;  // the chain ends in a relative clause: 인수하기로 한 A
  FlagSet flags = 0;
  Stance stance = Stance::assert;
  Tier tier = Tier::unknown;
  std::uint16_t last = 0;         // the last token of the chain
  std::uint16_t said_by = kNone;  // the token of the verb of speech
};

// The chain above the predicate at token `at`. At most 8 links.
Modal govern(const Rules& rules, const Document& doc, const Parse& parse, std::uint16_t at);
// Adds what a stage word (추진, 체결, 무산) says.
void apply(const Word& word, Modal& modal);
// The status of an act of `type`; nothing where the chain states no act.
std::optional<Status> status_of(const TypeRule& type, const Trigger& trigger, const Modal& modal);

}  // namespace hj::claim
