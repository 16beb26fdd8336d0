// The parts of a claim as the bytes of one column. A party can be found in them by `party_mark`,
// any entity by `entity_mark`, with SQL's instr alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/derive.h"

namespace hj::store {

struct PartKept {
  Slot slot{};
  Kind kind{};
  EntityId entity{};  // none: plain words
  Span span;
  std::string name, written, value;
};

std::string pack_parts(const std::vector<PartIn>& parts);
std::vector<PartKept> unpack_parts(std::string_view bytes);  // throws Fault on any other bytes

std::string party_mark(EntityId id);  // in the slots a, b and c
std::string entity_mark(EntityId id);

}  // namespace hj::store
