#include "entity/recognizer.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/hash.h"
#include "entity/draft.h"

namespace hj {

using entity::Draft;
using entity::Found;
using entity::is_party;

struct Recognizer::Data {
  entity::Tables tables;
  entity::Registry registry;
  std::shared_ptr<const entity::TaggerPool> taggers;
};

Result<Recognizer> Recognizer::open(const std::string& data_dir, const std::string& user_parties) {
  auto tables = entity::Tables::open(data_dir);
  if (!tables) return tables.error();
  auto registry = entity::Registry::open(data_dir, user_parties);
  if (!registry) return registry.error();
  auto data = std::make_shared<Data>(Data{std::move(*tables), std::move(*registry), nullptr});
  auto taggers = entity::TaggerPool::open(data_dir, data->tables, data->registry);
  if (!taggers) return taggers.error();
  data->taggers = std::move(*taggers);
  return Recognizer(std::move(data));
}

namespace {

// What a rule's name says more of a mention.
constexpr std::string_view kNotes[] = {"", "+modifier", "+place"};
// 미국에서: where; 미국 정부에서: who, as bodies act with 에서.
std::size_t note_of(const Found& f, std::string_view text) {
  const bool place = f.kind == Kind::country && f.josa == "loc" && !text.ends_with("정부");
  return f.modifier ? 1 : place ? 2 : 0;
}

Layer<Mention> layer_of(const std::vector<Found>& found, std::string_view text) {
  using Rows = std::unordered_map<std::string_view, Row>;
  Layer<Mention> out;
  std::array<Rows, static_cast<std::size_t>(Kind::place) + 1> first;  // by kind
  std::array<std::unordered_map<std::string_view, Str>, std::size(kNotes)> rules;
  for (const Found& f : found) {
    const auto row = static_cast<Row>(out.rows.size());
    Mention m{};
    m.span = f.span;
    m.name = out.add(f.name);
    m.value = out.add(f.value);
    const std::size_t note = note_of(f, text.substr(f.span.begin, f.span.end - f.span.begin));
    const auto [rule, fresh] = rules[note].try_emplace(f.rule);
    if (fresh) rule->second = out.add(f.rule + std::string(kNotes[note]));
    m.rule = rule->second;
    m.same = is_party(f.kind)
                 ? first[static_cast<std::size_t>(f.kind)].emplace(f.name, row).first->second
                 : row;
    m.score = f.score;
    m.kind = f.kind;
    m.anaphor = f.anaphor;
    out.rows.push_back(m);
  }
  return out;
}

}  // namespace

std::vector<Recognizer::Tagged> Recognizer::tag(const Document& doc) const {
  Draft draft(doc, data_->tables, data_->registry);
  tag_names(draft, *data_->taggers);
  std::vector<Tagged> out;
  for (const entity::TaggedName& name : draft.tagged)
    if (name.tag != entity::kProduct) out.push_back({name.span, entity::kNameTags[name.tag]});
  return out;
}

Entities Recognizer::operator()(const Document& doc) const {
  Draft draft(doc, data_->tables, data_->registry);
  find_measures(draft);
  find_registered(draft);
  tag_names(draft, *data_->taggers);
  find_titles(draft);
  settle(draft);
  find_glossed(draft);
  find_quoted(draft);
  find_tagged(draft);
  find_people(draft);
  find_orgs(draft);
  grow_quoted(draft);
  find_seconds(draft);
  find_aliases(draft);
  find_repeats(draft);
  take_desks(draft);  // of bodies that no registry knows
  attach_titles(draft);
  drop_fragments(draft);
  share_ends(draft);
  mark_modifiers(draft);
  mark_roles(draft);
  arrange(draft);
  find_acting_towns(draft);
  find_home_state(draft);
  arrange(draft);
  find_anaphora(draft);
  arrange(draft);
  Entities out;
  out.mentions = layer_of(draft.found, doc.text);
  out.mentions.maker =
      hash64("entity 2", data_->tables.hash ^ data_->registry.hash() ^ data_->taggers->hash());
  out.quotes = find_quotes(draft);
  out.quotes.maker = out.mentions.maker;
  return out;
}

}  // namespace hj
