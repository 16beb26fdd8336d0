#include "store/derive.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/claim_id.h"
#include "core/deal_id.h"
#include "core/hash.h"
#include "core/value.h"
#include "store/terms.h"

namespace hj::store {
namespace {

std::string name_of(const Document& doc, Row mention) {
  if (mention >= doc.mentions.rows.size()) return {};
  const Mention& m = doc.mentions.rows[mention];
  const std::string_view name = doc.mentions.at(m.name);
  return std::string(name.empty() ? doc.at(m.span) : name);
}

std::vector<EntityId> entities_of(const Document& doc, const Verdict& verdict,
                                  const Corrections& corrections) {
  std::vector<EntityId> out = verdict.entities;
  out.resize(doc.mentions.rows.size());
  if (corrections.empty()) return out;
  for (Row row = 0; row < out.size(); ++row)
    if (out[row] != EntityId::none)
      out[row] = corrections.entity(out[row], doc.id, doc.at(doc.mentions.rows[row].span));
  return out;
}

std::vector<MentionIn> mentions_of(const Document& doc, const Verdict& verdict,
                                   const std::vector<EntityId>& entities) {
  std::map<EntityId, MentionIn> who;
  std::map<std::tuple<EntityId, std::string, EntityId>, std::uint32_t> aliases;
  for (Row row = 0; row < entities.size(); ++row) {
    const EntityId id = entities[row];
    if (id == EntityId::none) continue;
    MentionIn& m = who[id];
    if (m.count++ == 0)
      m.entity = id, m.name = name_of(doc, row), m.kind = doc.mentions.rows[row].kind;
    // An anaphor is no name, but it too must be found again when a merge is undone.
    const bool anaphor = doc.mentions.rows[row].anaphor;
    aliases[{id, anaphor ? std::string() : std::string(doc.at(doc.mentions.rows[row].span)),
             verdict.entities[row]}] += anaphor ? 0 : 1;
  }
  for (const auto& [key, count] : aliases)
    who[std::get<0>(key)].aliases.push_back({std::get<1>(key), std::get<2>(key), count});
  std::vector<MentionIn> out;
  out.reserve(who.size());
  for (auto& [id, m] : who) out.push_back(std::move(m));
  return out;
}

PartIn part_of(const Document& doc, const std::vector<EntityId>& entities, const Part& p) {
  PartIn out;
  const bool plain = p.mention >= doc.mentions.rows.size();
  out.slot = p.slot;
  out.span = plain || !p.span.empty() ? p.span : doc.mentions.rows[p.mention].span;
  out.written = doc.at(out.span);
  out.name = plain ? std::string(doc.at(p.span)) : name_of(doc, p.mention);
  if (plain) return out;
  out.entity = entities[p.mention];
  out.kind = doc.mentions.rows[p.mention].kind;
  out.value = doc.mentions.at(doc.mentions.rows[p.mention].value);
  return out;
}

DealId deal_of(const Document& doc, const Verdict& verdict, const std::vector<EntityId>& entities,
               Row row, ClaimIn& c) {
  const DealId machine = row < verdict.deals.size() ? verdict.deals[row] : DealId::none;
  bool moved = (c.corrected & bit(Corrected::type)) != 0;
  for (const Part& p : doc.parts.rows)
    if (p.claim == row && (p.slot == Slot::a || p.slot == Slot::b) &&
        p.mention < verdict.entities.size())
      moved = moved || entities[p.mention] != verdict.entities[p.mention];
  return moved ? deal_id(doc, entities, row, c.type) : machine;
}

void correct(const Document& doc, const Verdict& verdict, const std::vector<EntityId>& entities,
             Row row, const Corrections& corrections, ClaimIn& c) {
  if (const auto type = corrections.type(c.id); type && *type != c.type)
    c.type = *type, c.corrected |= bit(Corrected::type);
  if (const auto status = corrections.status(c.id); status && *status != c.status)
    c.status = *status, c.corrected |= bit(Corrected::status);
  const DealId machine = c.deal;
  c.deal = deal_of(doc, verdict, entities, row, c);
  const DealId joined = corrections.joined(c.deal);
  if (corrections.rejects(c.id) || corrections.rejects(machine) || corrections.rejects(c.deal) ||
      corrections.rejects(joined))
    c.corrected |= bit(Corrected::rejected);
  if (joined != machine) c.corrected |= bit(Corrected::deal);
  c.deal = (c.corrected & bit(Corrected::rejected)) != 0 ? DealId::none : joined;
}

}  // namespace

std::string first_block(const Document& doc, BlockKind kind) {
  for (const Block& b : doc.blocks.rows)
    if (b.kind == kind) return std::string(doc.at(b.span));
  return {};
}

DocRows derive(const Document& doc, const Verdict& verdict, const Corrections& corrections) {
  const std::vector<EntityId> entities = entities_of(doc, verdict, corrections);
  DocRows out;
  if (!corrections.empty() && entities != verdict.entities) out.who = entities;
  out.mentions = mentions_of(doc, verdict, entities);
  const std::vector<ClaimId> ids = claim_ids(doc);
  for (Row row = 0; row < ids.size(); ++row) {
    ClaimIn& c = out.claims.emplace_back();
    c.id = ids[row], c.type = doc.claims.rows[row].type, c.status = doc.claims.rows[row].status;
    c.deal = row < verdict.deals.size() ? verdict.deals[row] : DealId::none;
    if (!corrections.empty()) correct(doc, verdict, entities, row, corrections, c);
  }
  for (const Part& p : doc.parts.rows) {
    if (p.claim >= out.claims.size()) continue;
    ClaimIn& c = out.claims[p.claim];
    const PartIn& part = c.parts.emplace_back(part_of(doc, entities, p));
    if (part.slot == Slot::amount || part.slot == Slot::tranche)
      for (const Amount& a : parse_amounts(part.value)) c.figures.push_back({a.currency, a.value});
  }
  for (const Quote& q : doc.quotes.rows)
    out.quotes.push_back({q.speaker < entities.size() ? entities[q.speaker] : EntityId::none,
                          name_of(doc, q.speaker), name_of(doc, q.affiliation),
                          name_of(doc, q.title)});
  return out;
}

std::vector<std::pair<DealId, Fact>> facts_in(const Document& doc, const DocRows& rows,
                                              const std::string& outlet) {
  std::vector<std::pair<DealId, Fact>> out;
  for (Row row = 0; row < rows.claims.size(); ++row) {
    const ClaimIn& c = rows.claims[row];
    if (c.deal == DealId::none) continue;
    const Claim& machine = doc.claims.rows[row];
    auto& [deal, f] = out.emplace_back();
    deal = c.deal;
    f.id = c.id, f.doc = doc.id, f.outlet = outlet, f.published = doc.published,
    f.offset_minutes = doc.offset_minutes, f.type = c.type, f.status = c.status,
    f.stance = machine.stance, f.tier = machine.tier, f.flags = machine.flags,
    f.score = machine.score;
    for (const PartIn& p : c.parts) put(f, p.slot, p.entity, p.name, p.written, p.value);
  }
  return out;
}

std::string mark(char kind, std::string_view value) {
  return std::string(1, kind) + '=' + std::string(value);
}

std::string mark_words(const Document& doc, const DocRows& rows) {
  std::string out;
  for (const std::string& m : marks_of(doc, rows)) out += (out.empty() ? "" : " ") + m;
  return out;
}

std::vector<std::string> marks_of(const Document& doc, const DocRows& rows) {
  std::set<std::string> out;
  if (const std::string outlet = fold(doc.outlet); !outlet.empty()) out.insert(mark('o', outlet));
  for (const MentionIn& m : rows.mentions) out.insert(mark('e', id_text(m.entity)));
  for (const ClaimIn& c : rows.claims) {
    if ((c.corrected & bit(Corrected::rejected)) != 0) continue;
    out.insert(mark('t', code(c.type)));
    out.insert(mark('s', code(c.status)));
    if (!c.figures.empty()) out.insert(mark('a', "1"));
    for (const PartIn& p : c.parts)
      if ((p.slot == Slot::a || p.slot == Slot::b || p.slot == Slot::c) &&
          p.entity != EntityId::none)
        out.insert(mark('p', id_text(p.entity)));
  }
  return {out.begin(), out.end()};
}

}  // namespace hj::store
