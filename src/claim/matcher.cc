#include "claim/matcher.h"

#include "core/deal_id.h"

namespace hj {

std::vector<DealId> Matcher::operator()(const Document& doc, const Verdict& so_far) const {
  std::vector<DealId> out;
  out.reserve(doc.claims.rows.size());
  for (Row row = 0; row < doc.claims.rows.size(); ++row)
    out.push_back(deal_id(doc, so_far.entities, row, doc.claims.rows[row].type));
  return out;
}

}  // namespace hj
