#include "claim/standing.h"

#include <string>
#include <vector>

namespace hj::claim {
namespace {

bool digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}
// "3" of 3위.
std::string rank_of(std::string_view text) {
  constexpr std::string_view kRank = "위";
  if (!text.ends_with(kRank)) return {};
  const std::string_view number = text.substr(0, text.size() - kRank.size());
  return digits(number) && number.size() <= 3 ? std::string(number) : std::string{};
}

Span market_of(const Scene& in) {
  for (const Phrase& p : in.parse.phrases) {
    const Token& last = in.parse.tokens[p.last];
    if (p.josa != Case::place || !in.doc.at(last.span).ends_with("시장")) continue;
    std::uint16_t first = p.first;  // 3분기 기준 |글로벌 낸드 시장|
    while (first < p.last &&
           (in.parse.tokens[first].what == What::time || in.text(first) == "기준"))
      ++first;
    return {in.parse.tokens[first].span.begin, last.span.end};
  }
  return {};
}

}  // namespace

void read_standings(const Scene& in, Layer<Standing>& out) {
  const Span market = market_of(in);
  if (market.empty()) return;
  Row party = kNoRow, period = kNoRow;
  for (std::uint16_t i = 0; i < in.parse.tokens.size(); ++i) {
    const Token& t = in.parse.tokens[i];
    if (t.quoted) continue;
    if (t.what == What::time) period = t.mention;
    const bool subject = t.josa == Case::topic || t.josa == Case::subject;
    if (t.what == What::party && !t.modifier && !t.heldback && t.mentions == 1 && subject)
      party = t.mention;
    if (party == kNoRow || (t.what != What::count && t.what != What::share && t.what != What::word))
      continue;
    const std::string rank = rank_of(in.doc.at(t.span));
    const bool share = t.what == What::share;
    if (rank.empty() && !share) continue;
    Standing s{};
    s.evidence = in.evidence;
    s.market = market;
    s.party = party;
    if (share)
      s.share = out.add(in.doc.at(t.span));
    else
      s.rank = out.add(rank);
    if (period != kNoRow)
      s.period = out.add(in.doc.mentions.at(in.doc.mentions.rows[period].value));
    out.rows.push_back(s);
    party = kNoRow;
  }
}

}  // namespace hj::claim
