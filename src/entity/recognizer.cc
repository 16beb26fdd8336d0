#include "entity/recognizer.h"

#include <algorithm>
#include <unordered_map>

#include "core/hash.h"
#include "entity/draft.h"

namespace hj {

using entity::Draft;
using entity::Found;

struct Recognizer::Data {
  entity::Tables tables;
  entity::Registry registry;
};

Result<Recognizer> Recognizer::open(const std::string& data_dir, const std::string& user_parties) {
  auto tables = entity::Tables::open(data_dir);
  if (!tables) return tables.error();
  auto registry = entity::Registry::open(data_dir, user_parties);
  if (!registry) return registry.error();
  return Recognizer(std::make_shared<const Data>(Data{std::move(*tables), std::move(*registry)}));
}

namespace {

bool is_party(Kind kind) {
  return kind == Kind::person || kind == Kind::org || kind == Kind::country ||
         kind == Kind::product || kind == Kind::place;
}

Layer<Mention> layer_of(std::vector<Found>& found) {
  std::erase_if(found, [](const Found& f) { return f.dropped || f.span.empty(); });
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.span < b.span; });
  Layer<Mention> out;
  std::unordered_map<std::string, Row> first;
  std::unordered_map<std::string, Str> rules;
  for (const Found& f : found) {
    const auto row = static_cast<Row>(out.rows.size());
    Mention m{};
    m.span = f.span;
    m.name = out.add(f.name);
    m.value = out.add(f.value);
    const std::string rule = f.modifier ? f.rule + "+modifier" : f.rule;
    const auto known = rules.find(rule);
    m.rule =
        known != rules.end() ? known->second : rules.emplace(rule, out.add(rule)).first->second;
    m.same = is_party(f.kind)
                 ? first.emplace(std::string(code(f.kind)) + '\t' + f.name, row).first->second
                 : row;
    m.score = f.score;
    m.kind = f.kind;
    m.anaphor = f.anaphor;
    out.rows.push_back(m);
  }
  return out;
}

}  // namespace

Entities Recognizer::operator()(const Document& doc) const {
  Draft draft(doc, data_->tables, data_->registry);
  find_measures(draft);
  find_registered(draft);
  find_titles(draft);
  find_orgs(draft);
  find_people(draft);
  find_aliases(draft);
  settle(draft);
  find_repeats(draft);
  attach_titles(draft);
  find_anaphora(draft);
  Entities out;
  out.mentions = layer_of(draft.found);
  out.mentions.maker = hash64("entity 1", data_->tables.hash ^ data_->registry.hash());
  out.quotes.maker = out.mentions.maker;
  return out;
}

}  // namespace hj
