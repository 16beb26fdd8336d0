// What people have set right: made, listed and undone over HTTP.
#include <algorithm>
#include <set>

#include "core/hash.h"
#include "core/schema.h"
#include "serve/api.h"
#include "serve/body.h"

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
    {Action::reject_deal, "reject", "deal", ""},
    {Action::set_deal_status, "status", "deal", "status"},
    {Action::join_deals, "merge", "deal", "other"},
    {Action::join_stories, "merge", "story", "other"},
    {Action::split_story, "split", "story", "articles"},
    {Action::rename_story, "rename", "story", "name"},
    {Action::pin_article, "pin", "story", "article"},
};

const Deed& deed_of(const Json& body) {
  const std::string kind = words_in(body, "kind");
  const Json& target = inner(body, "target");
  const Deed* out = nullptr;  // of several of a name, the one whose target is there
  for (const Deed& d : kDeeds)
    if (d.name == kind && (out == nullptr || target.contains(std::string(d.target)))) out = &d;
  if (out == nullptr) refuse_member("kind", "has no such code");
  return *out;
}

std::vector<DocId> articles_in(const Json& value) {
  const Json& list = inner(value, "articles");
  if (!list.is_array() || list.empty() || list.size() > kManySplit)
    refuse_member("articles", "must be a list of ids");
  std::vector<DocId> out;
  for (const Json& one : list) {
    const auto id = one.is_string() ? parse_hex(one.get<std::string>()) : std::nullopt;
    if (!id) refuse_member("articles", "must be a list of ids");
    out.push_back(DocId{*id});
  }
  return out;
}

// "object: is the subject itself", by the name that the member has here.
void refuse_fault(const std::string& fault, const Deed& deed) {
  if (fault.empty()) return;
  const std::size_t colon = fault.find(": ");
  const std::string_view at = std::string_view(fault).substr(0, colon);
  const std::string_view member = at == "note"         ? "reason"
                                  : at == "subject"    ? "target"
                                  : deed.value.empty() ? "value"
                                                       : deed.value;
  refuse_member(member, colon == fault.npos ? fault : fault.substr(colon + 2));
}

Correction correction_of(const Call& call) {
  only_members(call.body, {"kind", "target", "value", "reason"});
  const Deed& deed = deed_of(call.body);
  if (inner(call.body, "target").is_object())
    only_members(inner(call.body, "target"), {deed.target});
  const Json& value = inner(call.body, "value");
  Correction c;
  c.action = deed.action;
  c.subject = id_in(inner(call.body, "target"), deed.target);
  if (deed.value == "type")
    c.object = static_cast<std::uint64_t>(code_in<Type>(value, "type", parse_type));
  if (deed.value == "status")
    c.object = static_cast<std::uint64_t>(code_in<Status>(value, "status", parse_status));
  if (deed.value == "name") c.text = words_in(value, "name");
  if (deed.value == "articles") c.docs = articles_in(value);
  if (deed.value == "other" || deed.value == "article") {  // it goes into the one that is kept
    c.object = c.subject;
    c.subject = id_in(value, deed.value);
  }
  if (call.body.contains("reason")) c.note = words_in(call.body, "reason", 2000);
  c.by = call.caller.name;
  c.at = call.now;
  refuse_fault(fault_of(c), deed);
  return c;
}

// What a correction would touch.
struct Effect {
  std::size_t claims = 0, deals = 0, stories = 0, articles = 0;
};
constexpr unsigned kCounted = 5000;

Effect of_docs(const Store& store, const std::set<DocId>& docs) {
  Effect out;
  out.articles = docs.size();
  std::set<StoryId> stories;
  for (const DocId doc : docs) {
    Filter f;
    f.doc = doc;
    for (const ArticleRow& a : need(store.find_articles(f)).items)
      if (a.story != StoryId::none) stories.insert(a.story);
  }
  out.stories = stories.size();
  return out;
}

Effect of_claims(const Store& store, const Filter& chosen) {
  Filter f = chosen;
  f.limit = kCounted;
  std::set<DealId> deals;
  std::set<DocId> docs;
  const std::vector<ClaimRow> claims = need(store.find_claims(f)).items;
  for (const ClaimRow& c : claims) {
    docs.insert(c.article.id);
    if (c.deal != DealId::none) deals.insert(c.deal);
  }
  Effect out = of_docs(store, docs);
  out.claims = claims.size(), out.deals = deals.size();
  return out;
}

Effect effect_of(const Store& store, const Correction& c, std::string_view target) {
  Filter f;
  if (target == "claim") {
    const ClaimRow row = need(store.claim(ClaimId{c.subject}));
    Effect out = of_docs(store, {row.article.id});
    out.claims = 1, out.deals = row.deal == DealId::none ? 0U : 1U;
    return out;
  }
  if (c.action == Action::pin_article)
    f.doc = DocId{c.subject};
  else if (target == "entity")
    f.entity = EntityId{c.subject};
  else if (target == "deal")
    f.deal = DealId{c.subject};
  else
    f.story = StoryId{c.subject};
  Effect out = of_claims(store, f);
  if (target == "entity") {  // also where it is only mentioned
    const EntityRow row = first_of(need(store.find_entities(f)), "entity");
    f.limit = kCounted;
    out.articles = row.articles, out.stories = need(store.find_stories(f)).items.size();
  }
  if (c.action == Action::split_story)
    out.articles = c.docs.size();
  else if (target == "story" && f.story != StoryId::none)
    out.articles = first_of(need(store.find_stories(f)), "story").articles;
  return out;
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

std::string label_of(const Store& store, std::uint64_t id, std::string_view what, bool typed) {
  Filter f;
  f.limit = 1;
  if (what == "claim") return sides_of(store, id, typed);
  if (what == "entity") return name_of(store, id);
  if (what == "deal") {
    f.deal = DealId{id};
    if (const auto found = store.find_deals(f); found && !found->items.empty()) {
      std::string out;
      for (const auto* side : {&found->items.front().a, &found->items.front().b})
        for (const EntityRef& r : *side) out += (out.empty() ? "" : " – ") + r.name;
      return out + ", " + std::string(label(found->items.front().type).ko);
    }
  } else if (what == "story") {
    f.story = StoryId{id};
    if (const auto found = store.find_stories(f); found && !found->items.empty())
      return found->items.front().lead.headline;
  } else {
    f.doc = DocId{id};
    if (const auto found = store.find_articles(f); found && !found->items.empty())
      return found->items.front().headline;
  }
  return id_text(ClaimId{id});
}

Json correction_json(const Correction& c, const Store& store) {
  const auto deed = std::find_if(std::begin(kDeeds), std::end(kDeeds),
                                 [&](const Deed& d) { return d.action == c.action; });
  const bool known = deed != std::end(kDeeds);
  const bool merge = known && (deed->value == "other" || deed->value == "article");
  Json target = Json::object(), after = nullptr;
  std::string about;
  if (known) {
    const std::uint64_t id = merge ? c.object : c.subject;
    target[std::string(deed->target)] = id_text(ClaimId{id});
    about = label_of(store, id, deed->target, c.action != Action::retype_claim);
    if (c.action == Action::retype_claim) after = code(static_cast<Type>(c.object));
    if (deed->value == "status") after = code(static_cast<Status>(c.object));
    if (merge)
      after = label_of(store, c.subject, deed->value == "article" ? "article" : deed->target, true);
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

Json preview_correction(const Call& call) {
  const Correction c = correction_of(call);
  const Effect e = effect_of(call.store, c, deed_of(call.body).target);
  return {
      {"claims", e.claims}, {"deals", e.deals}, {"stories", e.stories}, {"articles", e.articles}};
}

Json undo_correction(const Call& call) {
  const auto no = static_cast<std::uint64_t>(call.id_as<ClaimId>());
  if (const Done done = call.store.undo(no, call.caller.name, call.now); !done)
    refuse(done.error());
  return correction_json(by_number(call.store, no), call.store);
}

}  // namespace hj::serving
