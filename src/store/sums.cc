// The sums over documents: what entities, deals and stories are, brought up to date where a change
// touched them. A deal that only gains articles is added to; one that loses any is summed up anew.
#include <algorithm>
#include <utility>

#include "core/hash.h"
#include "store/blob.h"
#include "store/parts.h"
#include "store/pen.h"

namespace hj::store {

void Touched::merge(Touched& later) {
  entities.merge(later.entities), bereft.merge(later.bereft);
  deals.merge(later.deals), stories.merge(later.stories);
  std::ranges::move(later.gains, std::back_inserter(gains));
  later.gains.clear();
}

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
        "tally.count + excluded.count";
    db_.add_later(kSql, "SELECT c1, c2, c3, count(*) FROM rows GROUP BY c1, c2, c3", deal_, what,
                  key);
    if (db_.is_postgres()) return known.bump(what, key);
    return static_cast<std::uint32_t>(db_.number(  // SQLite asks faster after it than by RETURNING
        "SELECT count FROM tally WHERE deal = ? AND what = ? AND key = ?", deal_, what, key));
  }
  MapTally known;  // what a server keeps, so that it is not asked at each bump

 private:
  Db& db_;
  DealId deal_;
};

using Gains = std::map<DealId, std::vector<std::vector<Fact>>>;  // by article
struct Kept {                                                    // of a deal that is there
  std::string account;
  MapTally tally;
};

std::map<DealId, Kept> kept_of(Db& db, const std::set<DealId>& deals) {
  std::map<DealId, Kept> out;
  ask_each(db, "SELECT id, account FROM deal WHERE id", deals, "", [&](Rows& rows) {
    const DealId id = rows.id<DealId>();
    out[id].account = rows.text();
  });
  if (!db.is_postgres()) return out;
  std::set<DealId> counted;
  for (const auto& [id, kept] : out)
    if (!kept.account.empty()) counted.insert(id);
  ask_each(db, "SELECT deal, what, key, count FROM tally WHERE deal", counted, "", [&](Rows& rows) {
    const DealId id = rows.id<DealId>();
    const What what = rows.code<What>();
    std::string key = rows.text();
    out[id].tally.counts[{what, std::move(key)}] = static_cast<std::uint32_t>(rows.integer());
  });
  return out;
}

std::size_t claims_in(const std::vector<std::vector<Fact>>& articles) {
  std::size_t out = 0;
  for (const std::vector<Fact>& facts : articles) out += facts.size();
  return out;
}

}  // namespace

// What it has lost goes; true if nothing is left of it.
bool Pen::bury_entity(EntityId id) {
  waiting.faces.erase(id);
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

void Pen::correct_face(EntityId id) {
  if (const auto name = corrections.name(id)) {
    db.run("UPDATE entity SET name = ? WHERE id = ?", *name, id);
    spell(id, std::string(*name));
  }
  if (const auto kind = corrections.kind(id))
    db.run("UPDATE entity SET kind = ? WHERE id = ?", *kind, id);
  for (const std::string& name : corrections.names(id)) spell(id, name);
}

void Pen::refresh_entity(EntityId id) {
  if (corrections.name(id) || corrections.kind(id)) count_ways(id);
  db.run(
      "UPDATE entity SET (name, kind) = (SELECT name, kind FROM called WHERE entity = ?1"
      " ORDER BY docs DESC, name, kind LIMIT 1) WHERE id = ?1 AND ways = 1",
      id);
  correct_face(id);
}

// At a server those of a whole batch at once; it counts the ways of all.
void Pen::refresh_entities() {
  if (touched.entities.empty()) return;
  for (const EntityId id : touched.entities) waiting.faces.erase(id);
  if (!db.is_postgres()) {
    for (const EntityId id : touched.entities) refresh_entity(id);
  } else {
    db.run(
        "UPDATE entity SET name = f.name, kind = f.kind FROM (SELECT DISTINCT ON (entity) entity, "
        "name, kind FROM called WHERE entity = ANY(CAST(CAST(? AS TEXT) AS BIGINT[])) ORDER BY "
        "entity, docs DESC, name, kind) f WHERE entity.id = f.entity AND (entity.name, "
        "entity.kind) <> (f.name, f.kind)",
        ids_array(touched.entities));
    if (!corrections.empty())
      for (const EntityId id : touched.entities) correct_face(id);
  }
  touched.entities.clear();
}

void Pen::take_deals_away(const std::set<DealId>& deals) {
  for (const DealId id : deals) note(waiting.news.deals, id, waiting.news.more);
  std::set<DealId> there;
  ask_each(db, "SELECT id FROM deal WHERE id", deals, "",
           [&](Rows& rows) { there.insert(rows.id<DealId>()); });
  std::set<std::pair<DealId, EntityId>> parties;
  ask_each(db, "SELECT deal, entity FROM side WHERE deal", there, "", [&](Rows& rows) {
    const DealId deal = rows.id<DealId>();
    parties.emplace(deal, rows.id<EntityId>());
  });
  for (const auto& [deal, who] : parties) --touched.deals_of[who];
  for (const char* table : {"DELETE FROM side WHERE deal", "DELETE FROM deal WHERE id"})
    ask_each(db, table, there, "", [](Rows&) {});
}

// One by one: SQLite would build a table for `id IN (SELECT …)` at each deal. What a deal gives
// back to those that it was taken from is no change.
void Pen::count_deals() {
  std::erase_if(touched.deals_of, [](const auto& d) { return d.second == 0; });
  if (!db.is_postgres()) {
    std::set<EntityId> counted;
    for (const auto& [who, heard] : waiting.heard) counted.insert(who);
    for (const auto& [who, more] : touched.deals_of) counted.insert(who);
    for (const EntityId who : counted) {
      const auto more = touched.deals_of.find(who);
      add_counts(who, more == touched.deals_of.end() ? 0 : more->second);
    }
  } else if (!touched.deals_of.empty()) {
    std::vector<EntityId> ids;
    std::vector<std::int64_t> changes;
    for (const auto& [who, more] : touched.deals_of) ids.push_back(who), changes.push_back(more);
    db.run(
        "UPDATE entity SET deals = deals + more FROM unnest(CAST(CAST(? AS TEXT) AS BIGINT[]), "
        "CAST(CAST(? AS TEXT) AS BIGINT[])) AS d(who, more) WHERE id = who",
        ids_array(ids), ids_array(changes));
  }
  touched.deals_of.clear();
}

void Pen::add_counts(EntityId id, std::int64_t deals) {
  const auto at = waiting.heard.find(id);
  const Waiting::Heard heard = at == waiting.heard.end() ? Waiting::Heard{} : at->second;
  if (heard.articles != 0 || deals != 0)
    db.run(
        "UPDATE entity SET mentions = mentions + ?, articles = articles + ?, deals = deals + ? "
        "WHERE id = ?",
        heard.mentions, heard.articles, deals, id);
  if (at != waiting.heard.end()) waiting.heard.erase(at);
}

void Pen::put_deal(DealId id, const Account& account) {
  note(waiting.news.deals, id, waiting.news.more);
  const Balance b = account.balance();
  const std::optional<Status> status = corrections.status(id);
  const std::string packed = b.claims > kFewClaims ? account.pack() : std::string();
  db.later("INSERT INTO deal VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", id, b.type,
           status.value_or(b.status), b.object, b.time, b.amount, b.first, b.last, b.claims,
           b.articles, b.independent, b.named, b.negated, status ? kStatusSet : CorrectedSet{0},
           Blob{packed});
  std::set<EntityId> parties(b.a.begin(), b.a.end());
  parties.insert(b.b.begin(), b.b.end());
  for (const bool side : {false, true}) {
    int at = 0;
    for (const EntityId who : side ? b.b : b.a)
      db.later("INSERT INTO side VALUES (?,?,?,?)", id, side, at++, who);
  }
  for (const EntityId who : parties) ++touched.deals_of[who];
}

void Pen::sum_up(const std::set<DealId>& deals) {
  ask_each(db, "DELETE FROM tally WHERE deal", deals, "", [](Rows&) {});
  std::map<DealId, std::vector<Fact>> facts = facts_of(db, deals);
  take_deals_away(deals);
  for (auto& [id, of_it] : facts) {
    MapTally few;
    DbTally many(db, id);
    Tally& tally = of_it.size() > kFewClaims ? static_cast<Tally&>(many) : few;
    put_deal(id, account_of(std::move(of_it), tally));
  }
}

// What a deal gains is added to it; one of few claims is summed up anew, with all that it gains.
void Pen::add_up() {
  Gains gains;
  std::set<DealId> deals;
  for (auto& article : touched.gains) {
    std::map<DealId, std::vector<Fact>> by_deal;
    for (auto& [deal, fact] : article) by_deal[deal].push_back(std::move(fact));
    for (auto& [deal, facts] : by_deal)
      if (!touched.deals.contains(deal))
        gains[deal].push_back(std::move(facts)), deals.insert(deal);
  }
  touched.gains.clear();
  std::map<DealId, Kept> kept = kept_of(db, deals);
  std::set<DealId> few_claims, there;
  std::map<DealId, Account> accounts;
  for (const auto& [id, articles] : gains) {
    const auto before = kept.find(id);
    const bool is_there = before != kept.end();
    if (is_there && before->second.account.empty()) {
      few_claims.insert(id);
      continue;
    }
    Account& account = accounts[id];
    MapTally few;
    DbTally many(db, id);
    if (is_there) {
      there.insert(id);
      account = Account::unpack(before->second.account);
      many.known = std::move(before->second.tally);
    }
    Tally& tally = is_there || claims_in(articles) > kFewClaims ? static_cast<Tally&>(many) : few;
    for (const std::vector<Fact>& facts : articles) account.add(facts, tally);
  }
  take_deals_away(there);
  for (const auto& [id, account] : accounts) put_deal(id, account);
  sum_up(few_claims);
}

namespace {

constexpr std::string_view kFacts =
    "SELECT c.deal, c.parts, c.id, d.id, d.original, coalesce(o.outlet, d.outlet), d.published, "
    "d.offset_minutes, c.type, c.status, c.stance, c.tier, c.flags, c.score FROM claim c JOIN doc "
    "d ON d.no = c.doc LEFT JOIN doc o ON o.id = d.original WHERE c.deal";

Fact take_fact(Rows& rows, DealId& deal) {
  Fact f;
  DocId original{};
  std::string parts;
  rows.take(deal, parts, f.id, f.doc, original, f.outlet, f.published, f.offset_minutes, f.type,
            f.status, f.stance, f.tier, f.flags, f.score);
  if (f.outlet.empty()) f.outlet = id_text(original);
  for (const PartKept& p : unpack_parts(parts))
    put(f, p.slot, p.entity, p.name, p.written, p.value);
  return f;
}

}  // namespace

std::vector<Fact> facts_of(Db& db, DealId deal, std::int64_t until) {
  static const std::string kSql =
      std::string(kFacts) +
      " = ?1 AND c.deal <> 0 AND (?2 = 0 OR (d.published <> 0 AND d.published < ?2)) ORDER BY "
      "d.published, c.id";
  std::vector<Fact> facts;
  DealId same{};
  for (Rows rows = db.query(kSql, deal, until); rows.next();)
    facts.push_back(take_fact(rows, same));
  return facts;
}

std::map<DealId, std::vector<Fact>> facts_of(Db& db, const std::set<DealId>& deals) {
  std::map<DealId, std::vector<Fact>> out;
  ask_each(db, std::string(kFacts), deals, " AND c.deal <> 0 ORDER BY d.published, c.id",
           [&](Rows& rows) {
             DealId deal{};
             Fact fact = take_fact(rows, deal);
             out[deal].push_back(std::move(fact));
           });
  return out;
}

StoryId placed_of(Db& db, DocId id) {
  return StoryId{static_cast<std::uint64_t>(db.number("SELECT placed FROM doc WHERE id = ?", id))};
}

namespace {

// The index of stories holds no 0: without `story <> 0` SQLite would read every article.
constexpr std::string_view kStorySums =
    "UPDATE story SET (first, last, articles, copies, outlets, comments) = (SELECT"
    " coalesce(min(nullif(published, 0)), 0), max(published), count(*), sum(CASE WHEN original "
    "<> doc.id THEN 1 ELSE 0 END),"
    " count(DISTINCT nullif(outlet, '')), CASE WHEN max(comments) < 0 THEN -1 ELSE sum(CASE WHEN "
    "comments > 0 THEN comments ELSE 0 END) END"
    " FROM doc WHERE doc.story = story.id AND doc.story <> 0),"
    " independent = (SELECT count(DISTINCT CASE WHEN coalesce(o.outlet, d.outlet) = ''"
    "  THEN CAST(d.original AS TEXT) ELSE coalesce(o.outlet, d.outlet) END)"
    "  FROM doc d LEFT JOIN doc o ON o.id = d.original WHERE d.story = story.id AND d.story <> 0),"
    " deals = (SELECT count(DISTINCT nullif(deal, 0)) FROM claim JOIN doc ON doc.no = claim.doc "
    "WHERE doc.story = story.id AND doc.story <> 0),"
    // Its face: as told, else the most commented original, else the first one.
    " lead = coalesce((SELECT no FROM doc WHERE doc.id = told AND doc.story = story.id), (SELECT "
    "no "
    "FROM doc WHERE doc.story = story.id AND doc.story <> 0"
    "  ORDER BY original <> doc.id, comments DESC, published = 0, published, doc.id LIMIT 1)),"
    " title = '' WHERE story.id";

}  // namespace

namespace {

// How a story was told whose articles a person has sent to another one: undone, it is told so anew.
constexpr std::string_view kTold = "told.story";

void keep_telling(Db& db, StoryId id) {
  if (db.number("SELECT 1 FROM doc WHERE placed = ? LIMIT 1", id) == 0) return;
  std::string body;
  {
    Rows rows = db.query("SELECT told, digest FROM story WHERE id = ?", id);
    if (!rows.next()) return;
    const DocId told = rows.id<DocId>();
    const Result<std::vector<std::uint64_t>> digest = unpack_ids(rows.text());
    if (told == DocId::none || !digest) return;
    body = id_text(told);
    for (const std::uint64_t n : *digest) body += ' ' + hex(n);
  }
  db.run(
      "INSERT INTO record VALUES (?,?,?,0) ON CONFLICT(kind, id) DO UPDATE SET body = "
      "excluded.body",
      kTold, id_text(id), body);
}
void put_telling_back(Db& db, StoryId id) {
  std::vector<std::uint64_t> ids;
  {
    Rows rows = db.query("SELECT body FROM record WHERE kind = ? AND id = ?", kTold, id_text(id));
    if (!rows.next()) return;
    const std::string body = rows.text();
    for (std::size_t at = 0; at < body.size(); at += 17)
      ids.push_back(parse_hex(std::string_view(body).substr(at, 16)).value_or(0));
  }
  if (ids.empty()) return;
  const std::uint64_t told = ids.front();
  ids.erase(ids.begin());
  const std::string digest = pack_ids(ids);
  db.run("UPDATE story SET told = ?, digest = ? WHERE id = ? AND told = 0", told, Blob{digest}, id);
  db.run("DELETE FROM record WHERE kind = ? AND id = ?", kTold, id_text(id));
}

}  // namespace

void refresh_stories(Db& db, const Corrections& corrections, std::set<StoryId> stories) {
  stories.erase(StoryId::none);
  std::set<StoryId> there;
  ask_each(db, "SELECT DISTINCT story FROM doc WHERE story <> 0 AND story", stories, "",
           [&](Rows& rows) { there.insert(rows.id<StoryId>()); });
  const bool any_told = db.number("SELECT 1 FROM record WHERE kind = ? LIMIT 1", kTold) != 0;
  for (const StoryId id : stories) {
    if (there.contains(id)) {
      db.later("INSERT INTO story VALUES (?,0,0,?,0,0,0,0,0,0,0,0,'') ON CONFLICT DO NOTHING", id,
               Blob{});
      if (any_told) put_telling_back(db, id);
    } else {
      if (corrections.moves_stories()) keep_telling(db, id);
      db.run("DELETE FROM story WHERE id = ?", id);
    }
  }
  ask_each(db, std::string(kStorySums), there, "", [](Rows&) {});
  if (corrections.empty()) return;
  for (const StoryId id : there)
    if (const auto title = corrections.headline(id, [&](DocId doc) { return placed_of(db, doc); }))
      db.run("UPDATE story SET title = ? WHERE id = ?", *title, id);
}

void Pen::retell_stories() {
  touched.stories.erase(StoryId::none);
  std::set<StoryId> fresh = touched.stories;
  ask_each(db, "SELECT id FROM story WHERE id", touched.stories, "",
           [&](Rows& rows) { fresh.erase(rows.id<StoryId>()); });
  NewsOf& news = waiting.news;
  for (const StoryId id : touched.stories)
    if (fresh.contains(id))
      note(news.fresh, id, news.more);
    else if (!news.fresh.contains(id))
      note(news.stories, id, news.more);
  refresh_stories(db, corrections, std::exchange(touched.stories, {}));
}

void Pen::refresh_but_deals() {
  add_up();
  count_deals();
  for (const EntityId id : touched.bereft)
    if (bury_entity(id))
      touched.entities.erase(id);
    else
      touched.entities.insert(id);
  touched.bereft.clear();
  refresh_entities();
  retell_stories();
}

void Pen::refresh_faces() {
  refresh_entities();
  retell_stories();
}

void Pen::refresh() {
  refresh_but_deals();
  if (touched.deals.empty()) return;
  std::set<EntityId> parties;
  const auto note = [&] {
    ask_each(db, "SELECT entity FROM side WHERE deal", touched.deals, "",
             [&](Rows& rows) { parties.insert(rows.id<EntityId>()); });
  };
  note(), sum_up(touched.deals), note();
  touched.deals.clear();
  count_deals();
  for (const EntityId id : parties)  // one may have gone and come again meanwhile
    db.run(
        "UPDATE entity SET deals = (SELECT count(DISTINCT deal) FROM side WHERE entity = ?1) WHERE "
        "id = ?1",
        id);
}

}  // namespace hj::store
