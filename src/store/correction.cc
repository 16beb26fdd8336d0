#include "store/correction.h"

#include <algorithm>

#include "core/hash.h"

namespace hj {
namespace {

bool needs_object(Action a) {
  return a == Action::merge_entities || a == Action::join_deals || a == Action::join_stories ||
         a == Action::pin_article;
}
bool needs_text(Action a) {
  return a == Action::rename_entity || a == Action::add_name || a == Action::rename_story;
}
// How many codes the enum in `object` has; 0 = it is no code.
std::size_t codes(Action a) {
  if (a == Action::set_kind) return kKindCount;
  if (a == Action::retype_claim) return kTypeCount;
  return a == Action::set_claim_status || a == Action::set_deal_status ? kStatusCount : 0;
}

}  // namespace

std::string fault_of(const Correction& c) {
  if (static_cast<std::size_t>(c.action) >= kActionCount) return "action: unknown";
  if (c.subject == 0 && c.action != Action::split_story) return "subject: is missing";
  if (needs_object(c.action) && c.object == 0) return "object: is missing";
  if (needs_object(c.action) && c.object == c.subject) return "object: is the subject itself";
  if (codes(c.action) != 0 && c.object >= codes(c.action)) return "object: is no such code";
  if (needs_text(c.action) && c.text.empty()) return "text: is missing";
  if (c.text.size() > kLongName || c.by.size() > kLongName) return "text: is too long";
  if (c.note.size() > 10 * kLongName) return "note: is too long";
  if (c.docs.size() > kManySplit) return "docs: are too many";
  if (c.action == Action::split_entity && c.text.empty() && c.docs.empty())
    return "docs: say which mentions leave, by text or articles";
  if (c.action == Action::split_story && c.docs.empty()) return "docs: are missing";
  return {};
}

std::uint64_t split_id(const Correction& c) {
  std::string key = std::string(code(c.action)) + hex(c.subject) + c.text;
  std::vector<DocId> docs = c.docs;
  std::ranges::sort(docs);
  for (const DocId doc : docs) key += id_text(doc);
  return hash64(key);
}

Corrections::Corrections(std::span<const Correction> active) {
  for (const Correction& c : active) take(c);
}

void Corrections::take(const Correction& c) {
  ++count_;
  switch (c.action) {
    case Action::merge_entities:
      moves_.push_back({EntityId{c.subject}, EntityId{c.object}});
      return;
    case Action::split_entity:
      moves_.push_back({EntityId{c.subject},
                        EntityId{split_id(c)},
                        true,
                        {c.docs.begin(), c.docs.end()},
                        c.text});
      return;
    case Action::rename_entity:
      renames_[c.subject] = c.text;
      return;
    case Action::set_kind:
      kinds_[c.subject] = c.object;
      return;
    case Action::add_name:
      names_.emplace(c.text, EntityId{c.subject});
      return;
    case Action::reject_claim:
      claims_.insert(c.subject);
      return;
    case Action::retype_claim:
      types_[c.subject] = c.object;
      return;
    case Action::set_claim_status:
      statuses_[c.subject] = c.object;
      return;
    case Action::join_deals:
      return link(deals_, c.subject, c.object);
    case Action::reject_deal:
      deals_rejected_.insert(c.subject);
      return;
    case Action::set_deal_status:
      deal_statuses_[c.subject] = c.object;
      return;
    case Action::rename_story:
      story_names_.push_back(c);
      return;
    case Action::join_stories:
    case Action::split_story:
    case Action::pin_article:
      story_moves_.push_back(c);
  }
}

EntityId Corrections::entity(EntityId machine, DocId doc, std::string_view written) const {
  EntityId id = machine;
  for (const Move& m : moves_)
    if (id == m.from && (!m.split || ((m.text.empty() || m.text == written) &&
                                      (m.docs.empty() || m.docs.contains(doc)))))
      id = m.into;
  return id;
}
EntityId Corrections::merged(EntityId id) const {
  for (const Move& m : moves_)
    if (!m.split && id == m.from) id = m.into;
  return id;
}

std::optional<std::string_view> Corrections::name(EntityId id) const {
  const auto found = renames_.find(raw(id));
  return found == renames_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}
std::optional<Kind> Corrections::kind(EntityId id) const {
  const auto code = value(kinds_, raw(id));
  return code ? std::optional(static_cast<Kind>(*code)) : std::nullopt;
}
std::vector<EntityId> Corrections::named(std::string_view name) const {
  std::vector<EntityId> out;
  for (auto [it, last] = names_.equal_range(name); it != last; ++it) out.push_back(it->second);
  return out;
}
std::vector<std::string> Corrections::names(EntityId id) const {
  std::vector<std::string> out;
  for (const auto& [name, who] : names_)
    if (merged(who) == id) out.push_back(name);
  return out;
}

std::optional<Type> Corrections::type(ClaimId id) const {
  const auto code = value(types_, raw(id));
  return code ? std::optional(static_cast<Type>(*code)) : std::nullopt;
}
std::optional<Status> Corrections::status(ClaimId id) const {
  const auto code = value(statuses_, raw(id));
  return code ? std::optional(static_cast<Status>(*code)) : std::nullopt;
}
std::optional<Status> Corrections::status(DealId id) const {
  const auto code = value(deal_statuses_, raw(id));
  return code ? std::optional(static_cast<Status>(*code)) : std::nullopt;
}

}  // namespace hj
