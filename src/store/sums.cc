// The sums over documents: what entities, deals and stories are, made anew where a change touched
// them.
#include "core/hash.h"
#include "store/ledger.h"
#include "store/sqlite_store.h"

namespace hj::store {
namespace {

void refresh_entity(Db& db, EntityId id) {
  db.run("DELETE FROM called WHERE entity = ? AND docs <= 0", id);
  db.run("DELETE FROM name WHERE entity = ? AND count <= 0", id);
  if (db.number("SELECT articles FROM entity WHERE id = ?", id) <= 0) {
    db.run("DELETE FROM entity WHERE id = ?", id);
    return;
  }
  db.run(
      "UPDATE entity SET (name, kind) = (SELECT name, kind FROM called WHERE entity = ?1"
      " ORDER BY docs DESC, name, kind LIMIT 1),"
      " deals = (SELECT count(DISTINCT deal) FROM side WHERE entity = ?1) WHERE id = ?1",
      id);
}

void refresh_deal(Db& db, DealId id, std::set<EntityId>& entities) {
  for (Rows rows = db.query("SELECT entity FROM side WHERE deal = ?", id); rows.next();)
    entities.insert(rows.id<EntityId>());
  db.run("DELETE FROM deal WHERE id = ?", id);
  std::vector<Fact> facts = facts_of(db, id, 0);
  if (facts.empty()) return;
  const Balance b = balance(std::move(facts));
  db.run("INSERT INTO deal VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", id, b.type, b.status, b.object,
         b.time, b.amount, b.first, b.last, b.claims, b.articles, b.independent, b.named,
         b.negated);
  for (const bool side : {false, true}) {
    int at = 0;
    for (const EntityId who : side ? b.b : b.a) {
      db.run("INSERT INTO side VALUES (?,?,?,?)", id, side, at++, who);
      entities.insert(who);
    }
  }
}

}  // namespace

std::vector<Fact> facts_of(Db& db, DealId deal, std::int64_t until) {
  std::vector<Fact> facts;
  std::vector<std::pair<std::int64_t, std::int64_t>> keys;
  for (Rows rows = db.query(
           "SELECT c.doc, c.row, c.id, d.id, coalesce(o.id, d.original), coalesce(o.outlet, "
           "d.outlet), d.published,"
           " d.offset_minutes, c.type, c.status, c.stance, c.tier, c.flags, c.score FROM claim c"
           " JOIN doc d ON d.no = c.doc LEFT JOIN doc o ON o.id = d.original"
           " WHERE c.deal = ?1 AND (?2 = 0 OR (d.published <> 0 AND d.published < ?2))"
           " ORDER BY d.published, c.id",
           deal, until);
       rows.next();) {
    Fact f;
    DocId original{};
    auto& [doc, row] = keys.emplace_back();
    rows.take(doc, row, f.id, f.doc, original, f.source, f.published, f.offset_minutes, f.type,
              f.status, f.stance, f.tier, f.flags, f.score);
    if (f.source.empty()) f.source = id_text(original);
    facts.push_back(std::move(f));
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    Fact& f = facts[i];
    for (Rows rows = db.query("SELECT slot, entity, name, written, value FROM part WHERE doc = ? "
                              "AND claim = ? ORDER BY row",
                              keys[i].first, keys[i].second);
         rows.next();) {
      const Slot slot = rows.code<Slot>();
      const EntityId entity = rows.id<EntityId>();
      std::string name, written, value;
      rows.take(name, written, value);
      if (slot == Slot::a && entity != EntityId::none) f.a.push_back(entity);
      if (slot == Slot::b && entity != EntityId::none) f.b.push_back(entity);
      if (slot == Slot::object && f.object.empty()) f.object = name;
      if (slot == Slot::time && f.time.empty()) f.time = value;
      if (slot == Slot::amount && !value.empty())
        f.amount += (f.amount.empty() ? "" : "\x1e") + value + '\x1f' + written;
    }
  }
  return facts;
}

void refresh_story(Db& db, StoryId id) {
  if (id == StoryId::none) return;
  if (db.number("SELECT count(*) FROM doc WHERE story = ?", id) == 0) {
    db.run("DELETE FROM story WHERE id = ?", id);
    return;
  }
  db.run("INSERT OR IGNORE INTO story VALUES (?,0,0,x'',0,0,0,0,0,0,0,0)", id);
  db.run(
      "UPDATE story SET (first, last, articles, copies, outlets, comments) = (SELECT"
      " coalesce(min(nullif(published, 0)), 0), max(published), count(*), sum(original <> doc.id),"
      " count(DISTINCT nullif(outlet, '')), max(-1, max(comments), total(CASE WHEN comments > 0 "
      "THEN comments END))"
      " FROM doc WHERE story = ?1),"
      " independent = (SELECT count(DISTINCT CASE WHEN coalesce(o.outlet, d.outlet) = ''"
      "  THEN hex(d.original) ELSE coalesce(o.outlet, d.outlet) END)"
      "  FROM doc d LEFT JOIN doc o ON o.id = d.original WHERE d.story = ?1),"
      " deals = (SELECT count(DISTINCT nullif(deal, 0)) FROM claim JOIN doc ON doc.no = claim.doc "
      "WHERE story = ?1),"
      // Its face: as told, else the most commented original, else the first one.
      " lead = coalesce((SELECT no FROM doc WHERE id = told AND story = ?1), (SELECT no FROM doc "
      "WHERE story = ?1"
      "  ORDER BY original <> doc.id, comments DESC, published = 0, published, doc.id LIMIT 1))"
      " WHERE id = ?1",
      id);
}

void refresh(Db& db, const Touched& touched) {
  std::set<EntityId> entities = touched.entities;
  for (const DealId id : touched.deals) refresh_deal(db, id, entities);
  for (const EntityId id : entities) refresh_entity(db, id);
  for (const StoryId id : touched.stories) refresh_story(db, id);
}

}  // namespace hj::store
