#include "entity/linker.h"

#include "core/hash.h"
#include "core/utf8.h"
#include "entity/draft.h"
#include "entity/registry.h"

namespace hj {
namespace {

// Without spaces, ASCII in lower case: 오픈 AI and 오픈AI are one.
std::string normal(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const Rune r = rune_at(name, at);
    if (r.code >= 'A' && r.code <= 'Z')
      out += static_cast<char>(r.code - 'A' + 'a');
    else if (!is_space(r.code))
      append(out, r.code);
    at += r.size;
  }
  return out;
}

}  // namespace

EntityId entity_id(Kind kind, std::string_view name) {
  return EntityId{hash64(std::string(code(kind)) + '\t' + normal(name))};
}

struct Linker::Data {
  entity::Registry registry;
};

Result<Linker> Linker::open(const std::string& data_dir, const std::string& user_parties) {
  auto registry = entity::Registry::open(data_dir, user_parties);
  if (!registry) return registry.error();
  return Linker(std::make_shared<const Data>(Data{std::move(*registry)}));
}

std::vector<EntityId> Linker::operator()(const Document& doc, const Verdict&,
                                         std::span<const Known> near) const {
  std::vector<EntityId> out;
  out.reserve(doc.mentions.rows.size());
  for (const Mention& m : doc.mentions.rows) {
    EntityId id{};
    if (entity::is_party(m.kind) && !m.name.empty()) {
      const std::string_view name = doc.mentions.at(m.name);
      const entity::Party* party = data_->registry.find(name, m.kind);
      id = party ? EntityId{hash64(party->id)} : entity_id(m.kind, name);
      float best = 0.5F;
      for (const Known& k : near)
        if (k.kind == m.kind && k.prior > best && (k.alias == name || k.name == name))
          best = k.prior, id = k.entity;
    }
    out.push_back(id);
  }
  return out;
}

}  // namespace hj
