// Who says so, and how near to the act the speaker stands.
#include <algorithm>

#include "claim/bind.h"

namespace hj::claim {
namespace {

bool market(std::string_view word) {
  for (const std::string_view tail : {"업계", "증권가", "재계", "소식통", "관측통", "금융권"})
    if (word.ends_with(tail)) return true;
  return false;
}

}  // namespace

// The lowest tier of the chain counts.
void attribute(const Bind& b, Draft& d) {
  const std::uint16_t said = b.spot.modal.said_by;
  for (const std::uint16_t n : b.clause.args)
    if (const Phrase& p = b.in.ph(n); p.josa == Case::other || p.josa == Case::place ||
                                      p.josa == Case::topic || p.josa == Case::subject)
      if (market(b.in.text(p.last))) d.tier = std::max(d.tier, Tier::market);
  if (said == kNone) return;
  std::uint16_t who = kNone;
  for (std::uint16_t n = 0; n < b.in.parse.phrases.size(); ++n)
    if (!b.in.ph(n).dead && b.in.ph(n).first > b.spot.token && b.in.ph(n).last < said &&
        (b.in.ph(n).josa == Case::subject || b.in.ph(n).josa == Case::topic))
      who = n;
  if (who == kNone) who = b.clause.topic != kNone ? b.clause.topic : b.clause.subject;
  if (who == kNone) return;
  const Phrase& p = b.in.ph(who);
  if (b.in.text(p.last).ends_with("관계자")) d.tier = std::max(d.tier, Tier::official);
  if (p.heads.empty()) return;
  d.speaker = p.heads.front();
  const bool person = b.in.kind(d.speaker) == Kind::person;
  d.tier = std::max(d.tier, person ? Tier::officer : Tier::filing);
}

}  // namespace hj::claim
