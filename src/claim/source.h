// What the files that find parties by where they stand share (claim/source.cc).
#pragma once

#include "claim/bind.h"

namespace hj::claim {

// In claim/source.cc.
// The party that modifies a phrase with this particle, nearest before token `before`.
Rows mods(const Bind& b, const Phrase& p, std::uint16_t before, Case josa);
// A와 B로 구성된 컨소시엄은: they act.
Rows members(const Bind& b, std::uint16_t phrase);
// 서도현 미르 이사, 미르 서도현 이사: 미르.
Rows employer_in(const Bind& b, const Phrase& p);
bool orders(const Scene& in, const Clause& c);
// 벨로시티의 세단에 들어가는 배터리를 공급: for the owner of what the goods go into.
Rows fitted(const Bind& b);
bool frame_fits(const Bind& b);
Rows dative(const Bind& b);
Rows with(const Bind& b, bool together = true);
// 미르 재직 시절 창업에: where he was then, not what he founded.
bool at_that_time(const Bind& b);
// 카카오, SM 인수: the name right before the trigger noun.
Rows bare(const Bind& b);

}  // namespace hj::claim
