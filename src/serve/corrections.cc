// What people have set right: made, listed and undone over HTTP.
#include <algorithm>
#include <array>

#include "core/schema.h"
#include "serve/api.h"

namespace hj::serving {
namespace {

// An action as the API names it: what it is about, and which member of `value` it reads.
struct Deed {
  Action action;
  std::string_view name, target, value;
};
constexpr Deed kDeeds[] = {
    {Action::reject_claim, "reject", "claim", ""},
    {Action::retype_claim, "retype", "claim", "type"},
    {Action::set_claim_status, "status", "claim", "status"},
    {Action::rename_entity, "rename", "entity", "name"},
    {Action::add_name, "add_name", "entity", "name"},
    {Action::merge_entities, "merge", "entity", "other"},
    {Action::split_entity, "split", "entity", "name"},
};

[[noreturn]] void bad(std::string_view member, const std::string& why) {
  throw Problem{400, "Bad body", std::string(member) + ' ' + why, std::string(member)};
}

std::string words(const Json& body, std::string_view member) {
  const auto at = body.is_object() ? body.find(std::string(member)) : body.end();
  if (at == body.end() || !at->is_string()) bad(member, "is missing");
  return at->get<std::string>();
}

std::uint64_t id_in(const Json& body, std::string_view member) {
  const auto id = parse_hex(words(body, member));
  if (!id) bad(member, "must be an id of 16 hexadecimal digits");
  return *id;
}

const Json& inner(const Json& body, const char* member) {
  static const Json kNone = Json::object();
  const auto at = body.find(member);
  return at == body.end() ? kNone : *at;
}

// The code of an enum's value, as the store keeps it.
template <class E>
std::uint64_t code_in(const Json& value, std::string_view member,
                      std::optional<E> (*parse)(std::string_view)) {
  const std::optional<E> found = parse(words(value, member));
  if (!found) bad(member, "has no such code");
  return static_cast<std::uint64_t>(*found);
}

Correction correction_of(const Call& call) {
  const std::string kind = words(call.body, "kind");
  const auto deed = std::find_if(std::begin(kDeeds), std::end(kDeeds),
                                 [&](const Deed& d) { return d.name == kind; });
  if (deed == std::end(kDeeds)) bad("kind", "has no such code");
  const Json& value = inner(call.body, "value");
  Correction c;
  c.action = deed->action;
  c.subject = id_in(inner(call.body, "target"), deed->target);
  if (deed->value == "type") c.object = code_in<Type>(value, "type", parse_type);
  if (deed->value == "status") c.object = code_in<Status>(value, "status", parse_status);
  if (deed->value == "name") c.text = words(value, "name");
  if (deed->value == "other") {  // the other goes into the one that is kept
    c.object = c.subject;
    c.subject = id_in(value, "other");
  }
  if (call.body.contains("reason")) c.note = words(call.body, "reason");
  c.by = call.caller.name;
  c.at = call.now;
  return c;
}

std::string name_of(const Store& store, std::uint64_t entity) {
  Filter f;
  f.entity = EntityId{entity};
  f.limit = 1;
  const auto found = store.find_entities(f);
  return found && !found->items.empty() ? found->items.front().name : id_text(EntityId{entity});
}

// "가 – 나, 투자"; without the type where that is what was set right.
std::string sides_of(const Store& store, std::uint64_t claim, bool typed) {
  const auto row = store.claim(ClaimId{claim});
  if (!row) return id_text(ClaimId{claim});
  std::string out;
  for (const PartRow& part : row->parts) {
    if (part.slot != Slot::a && part.slot != Slot::b) continue;
    out += (out.empty() ? "" : " – ") +
           (part.entity.id == EntityId::none ? part.written : part.entity.name);
  }
  return typed ? out + ", " + std::string(label(row->type).ko) : out;
}

Json correction_json(const Correction& c, const Store& store) {
  const auto deed = std::find_if(std::begin(kDeeds), std::end(kDeeds),
                                 [&](const Deed& d) { return d.action == c.action; });
  const bool known = deed != std::end(kDeeds), merge = c.action == Action::merge_entities;
  Json target = Json::object(), after = nullptr;
  std::string about;
  if (known) {
    const std::uint64_t id = merge ? c.object : c.subject;
    target[std::string(deed->target)] = id_text(ClaimId{id});
    about = deed->target == "claim" ? sides_of(store, id, c.action != Action::retype_claim)
                                    : name_of(store, id);
    if (c.action == Action::retype_claim) after = code(static_cast<Type>(c.object));
    if (c.action == Action::set_claim_status) after = code(static_cast<Status>(c.object));
    if (merge) after = name_of(store, c.subject);
  }
  if (after.is_null() && !c.text.empty()) after = c.text;
  return {{"id", id_text(ClaimId{c.no})},
          {"kind", known ? deed->name : code(c.action)},
          {"target", std::move(target)},
          {"after", std::move(after)},
          {"reason", c.note},
          {"by", c.by},
          {"at", time_or_null(c.at)},
          {"state", c.undone_at == 0 ? "active" : "undone"},
          {"undone_by", text_or_null(c.undone_by)},
          {"undone_at", time_or_null(c.undone_at)},
          {"label", std::move(about)}};
}

constexpr unsigned kPerPage = 500;

Correction by_number(const Store& store, std::uint64_t no) {
  Filter f;
  f.limit = kPerPage;
  do {
    List<Correction> page = need(store.corrections(f));
    for (Correction& c : page.items)
      if (c.no == no) return std::move(c);
    f.cursor = page.next;
  } while (!f.cursor.empty());
  throw Problem{404, "Not found", "no such correction"};
}

}  // namespace

Json corrections(const Call& call) {
  Filter f = call.filter();
  f.entity = call.params.id<EntityId>("entity");
  const List<Correction> list = need(call.store.corrections(f));
  Json items = Json::array();
  for (const Correction& c : list.items) items.push_back(correction_json(c, call.store));
  return {{"items", std::move(items)}, {"next_cursor", text_or_null(list.next)}};
}

Json correct(const Call& call) {
  return correction_json(by_number(call.store, need(call.store.correct(correction_of(call)))),
                         call.store);
}

Json undo_correction(const Call& call) {
  const auto no = static_cast<std::uint64_t>(call.id_as<ClaimId>());
  if (const Done done = call.store.undo(no, call.caller.name, call.now); !done)
    refuse(done.error());
  return correction_json(by_number(call.store, no), call.store);
}

}  // namespace hj::serving
