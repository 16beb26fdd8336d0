#include "claim/matcher.h"

#include <algorithm>
#include <string>

#include "core/hash.h"

namespace hj {
namespace {

using Parts = std::vector<Part>::const_iterator;
// std::equal_range, as Clang 14 cannot read libstdc++'s ranges::equal_range.
std::pair<Parts, Parts> parts_of(const Document& doc, Row claim) {
  const auto& rows = doc.parts.rows;
  const auto first = std::lower_bound(rows.begin(), rows.end(), claim,
                                      [](const Part& p, Row c) { return p.claim < c; });
  const auto last =
      std::upper_bound(first, rows.end(), claim, [](Row c, const Part& p) { return c < p.claim; });
  return {first, last};
}

struct Sides {
  std::vector<EntityId> a, b;
};

void add(std::vector<EntityId>& side, EntityId id) {
  if (id != EntityId::none && std::ranges::find(side, id) == side.end()) side.push_back(id);
}

Sides sides_of(const Document& doc, const Verdict& verdict, Row claim) {
  Sides out;
  const auto [first, last] = parts_of(doc, claim);
  for (auto part = first; part != last; ++part) {
    if (part->slot != Slot::a && part->slot != Slot::b) continue;
    std::vector<EntityId>& side = part->slot == Slot::a ? out.a : out.b;
    if (part->mention < verdict.entities.size()) {
      add(side, verdict.entities[part->mention]);
    } else if (part->mention == kNoRow) {
      add(side, static_cast<EntityId>(hash64(doc.at(part->span), 2)));  // a place's plain words
    }
  }
  if (symmetric(doc.claims.rows[claim].type)) {
    out.a.insert(out.a.end(), out.b.begin(), out.b.end());
    out.b.clear();
  }
  std::ranges::sort(out.a);
  std::ranges::sort(out.b);
  return out;
}

void put(std::string& key, std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) key += static_cast<char>(value >> shift & 0xFF);
}

// The object's class is what tells two dealings of the same parties apart: only goods and titles
// do.
std::string object_class(const Document& doc, Row claim) {
  const Type type = doc.claims.rows[claim].type;
  const Slot slot = type == Type::role ? Slot::title : Slot::object;
  if (type != Type::role && type != Type::launch) return {};
  const auto [first, last] = parts_of(doc, claim);
  for (auto part = first; part != last; ++part)
    if (part->slot == slot) return std::string(doc.at(part->span));
  return {};
}

}  // namespace

std::vector<DealId> Matcher::operator()(const Document& doc, const Verdict& so_far,
                                        std::span<const Deal> near) const {
  std::vector<DealId> out;
  out.reserve(doc.claims.rows.size());
  for (Row row = 0; row < doc.claims.rows.size(); ++row) {
    const Sides sides = sides_of(doc, so_far, row);
    const Type type = doc.claims.rows[row].type;
    const bool whole = symmetric(type) ? sides.a.size() >= 2 : !sides.a.empty() && !sides.b.empty();
    if (!whole) {
      out.push_back(DealId::none);
      continue;
    }
    const std::string object = object_class(doc, row);
    const auto known = std::ranges::find_if(near, [&](const Deal& deal) {
      return object.empty() && deal.type == type && deal.a == sides.a && deal.b == sides.b;
    });
    std::string key(code(type));
    for (const EntityId id : sides.a) put(key, static_cast<std::uint64_t>(id));
    key += '>';
    for (const EntityId id : sides.b) put(key, static_cast<std::uint64_t>(id));
    key += '>' + object;
    out.push_back(known != near.end() ? known->deal : static_cast<DealId>(hash64(key)));
  }
  return out;
}

}  // namespace hj
