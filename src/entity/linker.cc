#include "entity/linker.h"

#include <algorithm>
#include <set>
#include <unordered_map>

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
  std::unordered_multimap<std::string, EntityId> names;  // normal form -> party
};

namespace {

// Names in Korean and English and all aliases of the shipped table.
Result<std::unordered_multimap<std::string, EntityId>> all_names(const std::string& data_dir) {
  Result<Lexicon> table = Lexicon::open(data_dir + "/lexicon/party.hjl");
  if (!table) return table.error();
  std::unordered_multimap<std::string, EntityId> out;
  const auto id = table->column("id"), ko = table->column("ko"), en = table->column("en"),
             aliases = table->column("aliases");
  if (!id || !ko || !en || !aliases)
    return Error{Code::bad_data, std::string(table->file()) + ": a column of names is missing"};
  for (std::uint32_t row = 0; row < table->size(); ++row) {
    const EntityId party{hash64(table->field(row, *id))};
    std::string names = std::string(table->field(row, *ko)) + ';' +
                        std::string(table->field(row, *en)) + ';' +
                        std::string(table->field(row, *aliases));
    std::ranges::replace(names, '?', ' ');
    std::set<std::string> seen;
    for (std::size_t at = 0, end = 0; at < names.size(); at = end + 1) {
      end = std::min(names.find(';', at), names.size());
      if (std::string name = normal(std::string_view(names).substr(at, end - at));
          !name.empty() && seen.insert(name).second)
        out.emplace(std::move(name), party);
    }
  }
  return out;
}

}  // namespace

Result<Linker> Linker::open(const std::string& data_dir, const std::string& user_parties) {
  auto registry = entity::Registry::open(data_dir, user_parties);
  if (!registry) return registry.error();
  auto names = all_names(data_dir);
  if (!names) return names.error();
  return Linker(std::make_shared<const Data>(Data{std::move(*registry), std::move(*names)}));
}

std::vector<EntityId> Linker::called(std::string_view name) const {
  std::vector<EntityId> out;
  for (auto [it, last] = data_->names.equal_range(normal(name)); it != last; ++it)
    out.push_back(it->second);
  std::ranges::sort(out);
  return out;
}

std::string_view Linker::country(std::string_view name, Kind kind) const {
  const entity::Party* party = data_->registry.find(name, kind);
  return party == nullptr ? std::string_view() : party->country;
}

void Linker::english(
    const std::function<void(Kind, std::string_view, std::string_view)>& take) const {
  for (std::uint32_t row = 0; row < data_->registry.size(); ++row)
    if (const entity::Party& party = data_->registry.party(row); !party.english.empty())
      take(party.kind, party.name, party.english);
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
