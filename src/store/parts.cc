#include "store/parts.h"

#include "store/bytes.h"
#include "store/fault.h"

namespace hj::store {
namespace {

// What an entity's id stands behind; plain words have none.
constexpr char kPlain = 0;
constexpr char kParty = 1;
constexpr char kSpoken = 2;  // of the other slots

bool is_party(Slot slot) { return slot == Slot::a || slot == Slot::b || slot == Slot::c; }

std::string_view one_byte(const char& c) { return {&c, 1}; }

}  // namespace

std::string pack_parts(const std::vector<PartIn>& parts) {
  ByteWriter io;
  for (const PartIn& p : parts) {
    const char head = p.entity == EntityId::none ? kPlain : is_party(p.slot) ? kParty : kSpoken;
    io.put(one_byte(head));
    if (head != kPlain) io.fixed(static_cast<std::uint64_t>(p.entity));
    io_code(io, p.slot), io_code(io, p.kind);
    io.number(p.span.begin), io.number(p.span.end - p.span.begin);
    io.text(p.written), io.text(p.name == p.written ? std::string_view() : p.name);
    io.text(p.value);
  }
  return io.take();
}

std::vector<PartKept> unpack_parts(std::string_view bytes) {
  std::vector<PartKept> out;
  for (ByteReader io(bytes); !io.at_end();) {
    PartKept& p = out.emplace_back();
    std::uint32_t head = 0, size = 0;
    io.number(head);
    if (head != kPlain) io_wide(io, p.entity);
    io_code(io, p.slot), io_code(io, p.kind), io.number(p.span.begin), io.number(size);
    io.text(p.written), io.text(p.name), io.text(p.value);
    if (!io.ok()) fail(Code::bad_data, "the parts of a claim are cut off");
    p.span.end = p.span.begin + size;
    if (p.name.empty()) p.name = p.written;
  }
  return out;
}

std::string entity_mark(EntityId id) {
  ByteWriter io;
  io.fixed(static_cast<std::uint64_t>(id));
  return io.take();
}
std::string party_mark(EntityId id) { return kParty + entity_mark(id); }

}  // namespace hj::store
