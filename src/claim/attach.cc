// Binds amounts, time and object to their claim.
#include <algorithm>

#include "claim/bind.h"
#include "core/value.h"

namespace hj::claim {
namespace {

bool money(Type t) {
  switch (t) {
    case Type::meet:
    case Type::visit:
    case Type::role:
    case Type::talk:
    case Type::compete:
    case Type::oppose:
    case Type::endorse:
      return false;
    default:
      return true;
  }
}
bool per_share(const Scene& in, Row row) {
  const auto amounts = parse_amounts(in.doc.mentions.at(in.doc.mentions.rows[row].value));
  return !amounts.empty() && amounts.front().per == "share";
}
// 27일 맺었다고 30일 밝혔다: the day of speaking is not the day of the act.
bool spoken(const Bind& b, std::uint16_t t) {
  return b.spot.modal.said_by != kNone && t > b.spot.token;
}
void object(const Bind& b, Draft& d) {
  std::uint16_t first = kNone, last = kNone;
  const auto words = [&](const Phrase& p, std::uint16_t end) {
    std::uint16_t from = p.first;
    for (const Mod& m : p.mods)
      if (m.token < end) from = m.token + 1U;
    while (from < end && b.in.tok(from).what != What::word && b.in.tok(from).what != What::product)
      ++from;
    if (from < end) first = from, last = end - 1U;
  };
  if (b.spot.phrase != kNone) words(b.in.ph(b.spot.phrase), b.spot.token);
  if (first == kNone)
    if (const Phrase* o = object_phrase(b);
        o != nullptr && o->heads.empty() &&
        (b.spot.phrase == kNone || o != &b.in.ph(b.spot.phrase)))
      words(*o, o->last + 1U);
  if (first == kNone) return;
  d.object = {b.in.tok(first).span.begin, b.in.tok(last).span.end};
  if (d.object.begin >= d.object.end) d.object = {};
}

}  // namespace

void attach(const Bind& b, Row time, Draft& d) {
  const std::uint16_t from = b.clause.first,
                      to =
                          std::max(b.clause.predicate == kNone ? b.clause.last : b.clause.predicate,
                                   b.spot.token);
  for (std::uint16_t t = from; t <= to && t < b.in.parse.tokens.size(); ++t) {
    const Token& x = b.in.tok(t);
    if (b.in.parse.absorbed[t] && b.in.doc.at(x.span).starts_with("따르")) d.time = kNoRow;
    if (x.what == What::amount && money(d.type) && !per_share(b.in, x.mention))
      d.amounts.push_back(x.mention);
    if (x.what == What::time && !spoken(b, t) && b.in.resolved(x.mention)) d.time = x.mention;
  }
  if (d.time == kNoRow && (b.clause.modal.join != Join::adnominal || b.clause.modal.held))
    d.time = time;
  if (d.amounts.empty() && b.clause.head != kNone && money(d.type)) {
    const Phrase& h = b.in.ph(b.clause.head);
    for (std::uint16_t t = h.first; t <= h.last; ++t)
      if (b.in.tok(t).what == What::amount) d.amounts.push_back(b.in.tok(t).mention);
  }
  if (d.amounts.size() > 1) d.amounts.erase(d.amounts.begin() + 1, d.amounts.end());
  object(b, d);
}

}  // namespace hj::claim
