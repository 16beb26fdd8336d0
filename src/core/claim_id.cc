#include "core/claim_id.h"

#include <algorithm>
#include <unordered_set>

#include "core/hash.h"

namespace hj {
namespace {

std::string_view party_name(const Document& doc, const Part& part) {
  if (part.mention == kNoRow) return doc.at(part.span);
  const Mention& mention = doc.mentions.rows[part.mention];
  const std::string_view name = doc.mentions.at(mention.name);
  return name.empty() ? doc.at(mention.span) : name;
}

}  // namespace

ClaimId claim_id(const Document& doc, Row row) {
  const Claim& claim = doc.claims.rows[row];
  std::vector<std::string> sides;
  for (const Part& part : doc.parts.rows) {
    if (part.claim != row || (part.slot != Slot::a && part.slot != Slot::b)) continue;
    const char side = part.slot == Slot::b && !symmetric(claim.type) ? 'b' : 'a';
    sides.push_back(side + std::string(party_name(doc, part)));
  }
  std::ranges::sort(sides);
  std::string key = id_text(doc.id) + '\n' + std::string(code(claim.type)) + '\n' +
                    std::to_string(claim.evidence.begin) + '-' + std::to_string(claim.evidence.end);
  for (const std::string& side : sides) key += '\n' + side;
  return ClaimId{hash64(key)};
}

std::vector<ClaimId> claim_ids(const Document& doc) {
  std::vector<ClaimId> out;
  std::unordered_set<std::uint64_t> seen;
  for (Row row = 0; row < doc.claims.rows.size(); ++row) {
    ClaimId id = claim_id(doc, row);
    while (id == ClaimId::none || !seen.insert(static_cast<std::uint64_t>(id)).second)
      id = ClaimId{hash64(id_text(id))};
    out.push_back(id);
  }
  return out;
}

}  // namespace hj
