#include "core/deal_id.h"

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

Sides sides_of(const Document& doc, std::span<const EntityId> entities, Row claim, Type type) {
  Sides out;
  const auto [first, last] = parts_of(doc, claim);
  for (auto part = first; part != last; ++part) {
    if (part->slot != Slot::a && part->slot != Slot::b) continue;
    std::vector<EntityId>& side = part->slot == Slot::a || symmetric(type) ? out.a : out.b;
    if (part->mention < entities.size())
      add(side, entities[part->mention]);
    else if (part->mention == kNoRow)
      add(side, static_cast<EntityId>(hash64(doc.at(part->span), 2)));  // a place's plain words
  }
  std::ranges::sort(out.a);
  std::ranges::sort(out.b);
  return out;
}

void put(std::string& key, std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) key += static_cast<char>(value >> shift & 0xFF);
}

std::string_view object_class(const Document& doc, Row claim, Type type) {
  if (type != Type::role && type != Type::launch) return {};
  const Slot slot = type == Type::role ? Slot::title : Slot::object;
  const auto [first, last] = parts_of(doc, claim);
  for (auto part = first; part != last; ++part)
    if (part->slot == slot) return doc.at(part->span);
  return {};
}

}  // namespace

DealId deal_id(const Document& doc, std::span<const EntityId> entities, Row claim, Type type) {
  const Sides sides = sides_of(doc, entities, claim, type);
  const bool whole = symmetric(type) ? sides.a.size() >= 2 : !sides.a.empty() && !sides.b.empty();
  if (!whole) return DealId::none;
  std::string key(code(type));
  for (const EntityId id : sides.a) put(key, static_cast<std::uint64_t>(id));
  key += '>';
  for (const EntityId id : sides.b) put(key, static_cast<std::uint64_t>(id));
  key += '>';
  key += object_class(doc, claim, type);
  return static_cast<DealId>(hash64(key));
}

}  // namespace hj
