// The sums over documents: what entities, deals and stories are, brought up to date where a change
// touched them. A deal that only gains articles is added to; one that loses any is summed up anew.
#include "core/hash.h"
#include "store/parts.h"
#include "store/pen.h"

namespace hj::store {
namespace {

constexpr CorrectedSet kStatusSet = bit(Corrected::status);
// A deal of no more claims keeps neither account nor tally: reading them again costs less.
constexpr std::uint32_t kFewClaims = 4;

class DbTally final : public Tally {
 public:
  DbTally(Db& db, DealId deal) : db_(db), deal_(deal) {}
  std::uint32_t bump(What what, const std::string& key) override {
    constexpr std::string_view kSql =
        "INSERT INTO tally VALUES (?,?,?,1) ON CONFLICT(deal, what, key) DO UPDATE SET count = "
        "tally.count + 1";
    static const std::string kAsking = std::string(kSql) + " RETURNING count";
    if (db_.is_postgres()) return static_cast<std::uint32_t>(db_.number(kAsking, deal_, what, key));
    db_.run(kSql, deal_, what, key);  // SQLite asks faster after it
    return static_cast<std::uint32_t>(db_.number(
        "SELECT count FROM tally WHERE deal = ? AND what = ? AND key = ?", deal_, what, key));
  }

 private:
  Db& db_;
  DealId deal_;
};

}  // namespace

// What it has lost goes; true if nothing is left of it.
bool Pen::bury_entity(EntityId id) {
  const bool gone = db.number("SELECT articles FROM entity WHERE id = ?", id) <= 0;
  const bool lost = gone ||
                    db.number("SELECT 1 FROM called WHERE entity = ? AND docs <= 0", id) != 0 ||
                    db.number("SELECT 1 FROM name WHERE entity = ? AND count <= 0", id) != 0;
  if (lost) unspell(id);
  db.run("DELETE FROM called WHERE entity = ? AND docs <= 0", id);
  db.run("DELETE FROM name WHERE entity = ? AND count <= 0", id);
  if (gone) db.run("DELETE FROM entity WHERE id = ?", id);
  if (lost && !gone) respell(id);
  return gone;
}

void Pen::refresh_entity(EntityId id) {
  if (corrections.name(id) || corrections.kind(id)) count_ways(id);
  db.run(
      "UPDATE entity SET (name, kind) = (SELECT name, kind FROM called WHERE entity = ?1"
      " ORDER BY docs DESC, name, kind LIMIT 1) WHERE id = ?1 AND ways = 1",
      id);
  if (const auto name = corrections.name(id)) {
    db.run("UPDATE entity SET name = ? WHERE id = ?", *name, id);
    spell(id, std::string(*name));
  }
  if (const auto kind = corrections.kind(id))
    db.run("UPDATE entity SET kind = ? WHERE id = ?", *kind, id);
  for (const std::string& name : corrections.names(id)) spell(id, name);
}

// One by one: SQLite would build a table for `id IN (SELECT …)` at each deal.
void Pen::count_deal(const std::set<EntityId>& parties, int by) {
  for (const EntityId who : parties)
    db.run("UPDATE entity SET deals = deals + ? WHERE id = ?", by, who);
}

void Pen::take_deal_away(DealId id) {
  if (db.number("SELECT 1 FROM deal WHERE id = ?", id) == 0) return;
  std::set<EntityId> parties;
  for (Rows rows = db.query("SELECT entity FROM side WHERE deal = ?", id); rows.next();)
    parties.insert(rows.id<EntityId>());
  db.run("DELETE FROM side WHERE deal = ?", id);
  db.run("DELETE FROM deal WHERE id = ?", id);
  count_deal(parties, -1);
}

void Pen::put_deal(DealId id, const Account& account) {
  const Balance b = account.balance();
  const std::optional<Status> status = corrections.status(id);
  const std::string packed = b.claims > kFewClaims ? account.pack() : std::string();
  db.run("INSERT INTO deal VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", id, b.type,
         status.value_or(b.status), b.object, b.time, b.amount, b.first, b.last, b.claims,
         b.articles, b.independent, b.named, b.negated, status ? kStatusSet : CorrectedSet{0},
         Blob{packed});
  std::set<EntityId> parties(b.a.begin(), b.a.end());
  parties.insert(b.b.begin(), b.b.end());
  for (const bool side : {false, true}) {
    int at = 0;
    for (const EntityId who : side ? b.b : b.a)
      db.run("INSERT INTO side VALUES (?,?,?,?)", id, side, at++, who);
  }
  count_deal(parties, 1);
}

void Pen::sum_up(DealId id) {
  db.run("DELETE FROM tally WHERE deal = ?", id);
  std::vector<Fact> facts = facts_of(db, id, 0);
  take_deal_away(id);
  if (facts.empty()) return;
  MapTally few;
  DbTally many(db, id);
  Tally& tally = facts.size() > kFewClaims ? static_cast<Tally&>(many) : few;
  put_deal(id, account_of(std::move(facts), tally));
}

void Pen::add_up(const std::vector<std::pair<DealId, Fact>>& gains) {
  std::map<DealId, std::vector<Fact>> by_deal;
  for (const auto& [deal, fact] : gains)
    if (!touched.deals.contains(deal) && !touched.summed.contains(deal))
      by_deal[deal].push_back(fact);
  for (const auto& [id, facts] : by_deal) {
    Account account;
    bool there = false;
    if (Rows rows = db.query("SELECT account FROM deal WHERE id = ?", id); rows.next()) {
      const std::string packed = rows.text();
      there = true;
      if (packed.empty()) touched.summed.insert(id);  // few claims: summed up anew
      if (!packed.empty()) account = Account::unpack(packed);
    }
    if (touched.summed.contains(id)) {
      sum_up(id);
      continue;
    }
    MapTally few;
    DbTally many(db, id);
    account.add(facts, there || facts.size() > kFewClaims ? static_cast<Tally&>(many) : few);
    if (there) take_deal_away(id);
    put_deal(id, account);
  }
}

std::vector<Fact> facts_of(Db& db, DealId deal, std::int64_t until) {
  std::vector<Fact> facts;
  for (Rows rows = db.query(
           "SELECT c.parts, c.id, d.id, d.original, coalesce(o.outlet, d.outlet), d.published,"
           " d.offset_minutes, c.type, c.status, c.stance, c.tier, c.flags, c.score FROM claim c"
           " JOIN doc d ON d.no = c.doc LEFT JOIN doc o ON o.id = d.original"
           " WHERE c.deal = ?1 AND c.deal <> 0 AND (?2 = 0 OR (d.published <> 0 AND d.published < "
           "?2))"
           " ORDER BY d.published, c.id",
           deal, until);
       rows.next();) {
    Fact f;
    DocId original{};
    std::string parts;
    rows.take(parts, f.id, f.doc, original, f.outlet, f.published, f.offset_minutes, f.type,
              f.status, f.stance, f.tier, f.flags, f.score);
    if (f.outlet.empty()) f.outlet = id_text(original);
    for (const PartKept& p : unpack_parts(parts))
      put(f, p.slot, p.entity, p.name, p.written, p.value);
    facts.push_back(std::move(f));
  }
  return facts;
}

StoryId placed_of(Db& db, DocId id) {
  return StoryId{static_cast<std::uint64_t>(db.number("SELECT placed FROM doc WHERE id = ?", id))};
}

// The index of stories holds no 0: without `story <> 0` SQLite would read every article.
void refresh_story(Db& db, const Corrections& corrections, StoryId id) {
  if (id == StoryId::none) return;
  if (db.number("SELECT count(*) FROM doc WHERE story = ? AND story <> 0", id) == 0) {
    db.run("DELETE FROM story WHERE id = ?", id);
    return;
  }
  db.run("INSERT INTO story VALUES (?,0,0,?,0,0,0,0,0,0,0,0,'') ON CONFLICT DO NOTHING", id,
         Blob{});
  db.run(
      "UPDATE story SET (first, last, articles, copies, outlets, comments) = (SELECT"
      " coalesce(min(nullif(published, 0)), 0), max(published), count(*), sum(CASE WHEN original "
      "<> doc.id THEN 1 ELSE 0 END),"
      " count(DISTINCT nullif(outlet, '')), CASE WHEN max(comments) < 0 THEN -1 ELSE sum(CASE WHEN "
      "comments > 0 THEN comments ELSE 0 END) END"
      " FROM doc WHERE story = ?1 AND story <> 0),"
      " independent = (SELECT count(DISTINCT CASE WHEN coalesce(o.outlet, d.outlet) = ''"
      "  THEN CAST(d.original AS TEXT) ELSE coalesce(o.outlet, d.outlet) END)"
      "  FROM doc d LEFT JOIN doc o ON o.id = d.original WHERE d.story = ?1 AND d.story <> 0),"
      " deals = (SELECT count(DISTINCT nullif(deal, 0)) FROM claim JOIN doc ON doc.no = claim.doc "
      "WHERE story = ?1 AND story <> 0),"
      // Its face: as told, else the most commented original, else the first one.
      " lead = coalesce((SELECT no FROM doc WHERE id = told AND story = ?1), (SELECT no FROM doc "
      "WHERE story = ?1 AND story <> 0"
      "  ORDER BY original <> doc.id, comments DESC, published = 0, published, doc.id LIMIT 1))"
      " WHERE id = ?1",
      id);
  const auto title = corrections.headline(id, [&](DocId doc) { return placed_of(db, doc); });
  db.run("UPDATE story SET title = ? WHERE id = ?", title.value_or(""), id);
}

void Pen::refresh_but_deals() {
  for (const auto& gains : touched.gains) add_up(gains);
  touched.gains.clear(), touched.summed.clear();
  for (const EntityId id : touched.bereft)
    if (bury_entity(id))
      touched.entities.erase(id);
    else
      touched.entities.insert(id);
  touched.bereft.clear();
  for (const EntityId id : touched.entities) refresh_entity(id);
  touched.entities.clear();
  for (const StoryId id : touched.stories) refresh_story(db, corrections, id);
  touched.stories.clear();
}

void Pen::refresh() {
  refresh_but_deals();
  std::set<EntityId> parties;
  const auto note = [&](DealId id) {
    for (Rows rows = db.query("SELECT entity FROM side WHERE deal = ?", id); rows.next();)
      parties.insert(rows.id<EntityId>());
  };
  for (const DealId id : touched.deals) note(id), sum_up(id), note(id);
  touched.deals.clear();
  for (const EntityId id : parties)  // one may have gone and come again meanwhile
    db.run(
        "UPDATE entity SET deals = (SELECT count(DISTINCT deal) FROM side WHERE entity = ?1) WHERE "
        "id = ?1",
        id);
}

}  // namespace hj::store
