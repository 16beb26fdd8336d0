#include "store/schema.h"

#include <algorithm>
#include <array>
#include <string>

namespace hj::store {
namespace {

constexpr int kApplicationId = 0x484A5047;  // "HJPG"

// A document's rows hang on doc.no, which is never used twice; entities, deals and stories by their
// ids. Sums (entity, name, called, deal, story) are kept by put() and remove().
constexpr const char* kTables = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0), ('terms', 0);

CREATE TABLE doc(
  no INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER NOT NULL UNIQUE,
  print INTEGER NOT NULL,  -- hash of all that was put: the same again is no work
  source TEXT NOT NULL, input_id TEXT NOT NULL, url TEXT NOT NULL, outlet TEXT NOT NULL,
  reporter TEXT NOT NULL, section TEXT NOT NULL, language TEXT NOT NULL,
  published INTEGER NOT NULL, modified INTEGER NOT NULL, offset_minutes INTEGER NOT NULL,
  has_time INTEGER NOT NULL, cut_off INTEGER NOT NULL, comments INTEGER NOT NULL,
  headline TEXT NOT NULL, lede TEXT NOT NULL,
  original INTEGER NOT NULL, story INTEGER NOT NULL, claims INTEGER NOT NULL,
  entities BLOB NOT NULL, deals BLOB NOT NULL, prints BLOB NOT NULL) STRICT;
CREATE INDEX doc_published ON doc(published, id);
CREATE INDEX doc_comments ON doc(comments, id);
CREATE INDEX doc_story ON doc(story) WHERE story <> 0;
CREATE INDEX doc_original ON doc(original);
CREATE INDEX doc_outlet ON doc(outlet, published);
CREATE TABLE body(
  doc INTEGER PRIMARY KEY REFERENCES doc(no) ON DELETE CASCADE,
  text BLOB NOT NULL, layers BLOB NOT NULL) STRICT;
CREATE TABLE band(
  print INTEGER NOT NULL, doc INTEGER NOT NULL REFERENCES doc(no) ON DELETE CASCADE,
  PRIMARY KEY(print, doc)) STRICT, WITHOUT ROWID;
CREATE INDEX band_doc ON band(doc);

CREATE TABLE entity(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL,
  mentions INTEGER NOT NULL, articles INTEGER NOT NULL, deals INTEGER NOT NULL) STRICT;
CREATE INDEX entity_mentions ON entity(mentions, id);
CREATE INDEX entity_name ON entity(name, id);
CREATE TABLE mention(
  entity INTEGER NOT NULL, doc INTEGER NOT NULL REFERENCES doc(no) ON DELETE CASCADE,
  name TEXT NOT NULL, kind INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(entity, doc)) STRICT, WITHOUT ROWID;
CREATE INDEX mention_doc ON mention(doc);
CREATE TABLE called(
  entity INTEGER NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL, docs INTEGER NOT NULL,
  PRIMARY KEY(entity, name, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE alias(
  entity INTEGER NOT NULL, text TEXT NOT NULL, doc INTEGER NOT NULL REFERENCES doc(no) ON DELETE CASCADE,
  count INTEGER NOT NULL, PRIMARY KEY(entity, text, doc)) STRICT, WITHOUT ROWID;
CREATE INDEX alias_doc ON alias(doc);
CREATE TABLE name(
  text TEXT NOT NULL, entity INTEGER NOT NULL, folded TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(text, entity)) STRICT, WITHOUT ROWID;
CREATE INDEX name_entity ON name(entity);
CREATE INDEX name_folded ON name(folded);

CREATE TABLE claim(
  doc INTEGER NOT NULL REFERENCES doc(no) ON DELETE CASCADE, row INTEGER NOT NULL, id INTEGER NOT NULL,
  type INTEGER NOT NULL, status INTEGER NOT NULL, stance INTEGER NOT NULL, tier INTEGER NOT NULL,
  flags INTEGER NOT NULL, score REAL NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  rule TEXT NOT NULL, features TEXT NOT NULL, deal INTEGER NOT NULL,
  PRIMARY KEY(doc, row)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_id ON claim(id);
CREATE INDEX claim_deal ON claim(deal) WHERE deal <> 0;
CREATE TABLE part(
  doc INTEGER NOT NULL REFERENCES doc(no) ON DELETE CASCADE, claim INTEGER NOT NULL, row INTEGER NOT NULL,
  slot INTEGER NOT NULL, entity INTEGER NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL,
  written TEXT NOT NULL, value TEXT NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  PRIMARY KEY(doc, claim, row)) STRICT, WITHOUT ROWID;
CREATE TABLE deal(
  id INTEGER PRIMARY KEY, type INTEGER NOT NULL, status INTEGER NOT NULL,
  object TEXT NOT NULL, time TEXT NOT NULL, amount TEXT NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, claims INTEGER NOT NULL, articles INTEGER NOT NULL,
  independent INTEGER NOT NULL, named INTEGER NOT NULL, negated INTEGER NOT NULL) STRICT;
CREATE INDEX deal_last ON deal(last, id);
CREATE INDEX deal_claims ON deal(claims, id);
CREATE TABLE side(
  deal INTEGER NOT NULL REFERENCES deal(id) ON DELETE CASCADE, side INTEGER NOT NULL, at INTEGER NOT NULL,
  entity INTEGER NOT NULL, PRIMARY KEY(deal, side, at)) STRICT, WITHOUT ROWID;
CREATE INDEX side_entity ON side(entity, deal);

CREATE TABLE quote(
  doc INTEGER NOT NULL REFERENCES doc(no) ON DELETE CASCADE, row INTEGER NOT NULL, entity INTEGER NOT NULL,
  speaker TEXT NOT NULL, affiliation TEXT NOT NULL, title TEXT NOT NULL, direct INTEGER NOT NULL,
  begin INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY(doc, row)) STRICT, WITHOUT ROWID;
CREATE INDEX quote_entity ON quote(entity) WHERE entity <> 0;

CREATE TABLE story(
  id INTEGER PRIMARY KEY, told INTEGER NOT NULL, lead INTEGER NOT NULL, digest BLOB NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, articles INTEGER NOT NULL, copies INTEGER NOT NULL,
  outlets INTEGER NOT NULL, independent INTEGER NOT NULL, comments INTEGER NOT NULL,
  deals INTEGER NOT NULL) STRICT;
CREATE INDEX story_last ON story(last, id);
CREATE INDEX story_comments ON story(comments, id);
CREATE INDEX story_articles ON story(articles, id);

-- Terms are made by terms.cc, separated by spaces; contentless, so that no text is kept twice.
CREATE VIRTUAL TABLE words USING fts5(head, body, name, gram, content='', tokenize='ascii');
)sql";

constexpr const char* kSecond = R"sql(
CREATE TABLE sketch(
  doc INTEGER PRIMARY KEY REFERENCES doc(no) ON DELETE CASCADE, bytes BLOB NOT NULL) STRICT;
)sql";

// Revisions of an article are the documents with its URL.
constexpr const char* kThird = R"sql(
ALTER TABLE doc ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX doc_url ON doc(url) WHERE url <> '';
)sql";

// Rows that follow from the documents are dropped here and made anew when the store is opened
// (meta: rows, terms), so that a change of their form needs no conversion.
constexpr const char* kFourth = R"sql(
INSERT INTO meta VALUES ('rows', 0), ('corrections', 0);
UPDATE meta SET value = 0 WHERE key = 'terms';
ALTER TABLE doc ADD COLUMN placed INTEGER NOT NULL DEFAULT 0;  -- story, before corrections
UPDATE doc SET placed = story;
CREATE INDEX doc_placed ON doc(placed) WHERE placed <> 0;
ALTER TABLE body ADD COLUMN packed INTEGER NOT NULL DEFAULT 0;  -- 1: text and layers are Zstandard frames
ALTER TABLE story ADD COLUMN title TEXT NOT NULL DEFAULT '';    -- by a person; '' = its lead's headline
CREATE TABLE prints(  -- by band; those of an article stand in doc.prints
  print INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY(print, doc)) STRICT, WITHOUT ROWID;
INSERT INTO prints SELECT print, doc FROM band;
DROP TABLE band;
ALTER TABLE prints RENAME TO band;
DROP TABLE side; DROP TABLE deal; DROP TABLE part; DROP TABLE claim; DROP TABLE quote;
DROP TABLE name; DROP TABLE alias; DROP TABLE called; DROP TABLE mention; DROP TABLE entity;
DROP TABLE words;

CREATE TABLE entity(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL,
  mentions INTEGER NOT NULL, articles INTEGER NOT NULL, deals INTEGER NOT NULL) STRICT;
CREATE INDEX entity_mentions ON entity(mentions, id);
CREATE INDEX entity_name ON entity(name, id);
CREATE TABLE mention(
  entity INTEGER NOT NULL, doc INTEGER NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL,
  count INTEGER NOT NULL, PRIMARY KEY(entity, doc)) STRICT, WITHOUT ROWID;
CREATE INDEX mention_doc ON mention(doc);
CREATE TABLE called(
  entity INTEGER NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL, docs INTEGER NOT NULL,
  PRIMARY KEY(entity, name, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE alias(  -- machine: the entity before corrections
  doc INTEGER NOT NULL, entity INTEGER NOT NULL, text TEXT NOT NULL, machine INTEGER NOT NULL,
  count INTEGER NOT NULL, PRIMARY KEY(doc, entity, text, machine)) STRICT, WITHOUT ROWID;
CREATE TABLE name(  -- doc: one that says so
  text TEXT NOT NULL, entity INTEGER NOT NULL, machine INTEGER NOT NULL, count INTEGER NOT NULL,
  doc INTEGER NOT NULL, PRIMARY KEY(text, entity, machine)) STRICT, WITHOUT ROWID;
CREATE INDEX name_entity ON name(entity);

CREATE TABLE claim(
  doc INTEGER NOT NULL, row INTEGER NOT NULL, id INTEGER NOT NULL,
  type INTEGER NOT NULL, status INTEGER NOT NULL, stance INTEGER NOT NULL, tier INTEGER NOT NULL,
  flags INTEGER NOT NULL, score REAL NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  rule TEXT NOT NULL, features TEXT NOT NULL, deal INTEGER NOT NULL, corrected INTEGER NOT NULL,
  PRIMARY KEY(doc, row)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_id ON claim(id);
CREATE INDEX claim_deal ON claim(deal) WHERE deal <> 0;
CREATE INDEX claim_rule ON claim(rule);
CREATE TABLE part(
  doc INTEGER NOT NULL, claim INTEGER NOT NULL, row INTEGER NOT NULL,
  slot INTEGER NOT NULL, entity INTEGER NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL,
  written TEXT NOT NULL, value TEXT NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  PRIMARY KEY(doc, claim, row)) STRICT, WITHOUT ROWID;
CREATE TABLE figure(
  doc INTEGER NOT NULL, claim INTEGER NOT NULL, currency TEXT NOT NULL, value REAL NOT NULL,
  PRIMARY KEY(doc, claim, currency, value)) STRICT, WITHOUT ROWID;
CREATE TABLE deal(  -- account: ledger.h's, to which a new article is added
  id INTEGER PRIMARY KEY, type INTEGER NOT NULL, status INTEGER NOT NULL,
  object TEXT NOT NULL, time TEXT NOT NULL, amount TEXT NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, claims INTEGER NOT NULL, articles INTEGER NOT NULL,
  independent INTEGER NOT NULL, named INTEGER NOT NULL, negated INTEGER NOT NULL,
  corrected INTEGER NOT NULL, account BLOB NOT NULL) STRICT;
CREATE INDEX deal_last ON deal(last, id);
CREATE INDEX deal_claims ON deal(claims, id);
CREATE TABLE side(
  deal INTEGER NOT NULL, side INTEGER NOT NULL, at INTEGER NOT NULL,
  entity INTEGER NOT NULL, PRIMARY KEY(deal, side, at)) STRICT, WITHOUT ROWID;
CREATE INDEX side_entity ON side(entity, deal);
CREATE TABLE tally(
  deal INTEGER NOT NULL, what INTEGER NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(deal, what, key)) STRICT, WITHOUT ROWID;
CREATE TABLE quote(
  doc INTEGER NOT NULL, row INTEGER NOT NULL, entity INTEGER NOT NULL,
  speaker TEXT NOT NULL, affiliation TEXT NOT NULL, title TEXT NOT NULL, direct INTEGER NOT NULL,
  begin INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY(doc, row)) STRICT, WITHOUT ROWID;
CREATE INDEX quote_entity ON quote(entity) WHERE entity <> 0;

CREATE TABLE correction(
  no INTEGER PRIMARY KEY AUTOINCREMENT, action INTEGER NOT NULL, subject INTEGER NOT NULL,
  object INTEGER NOT NULL, docs BLOB NOT NULL, text TEXT NOT NULL, by TEXT NOT NULL,
  note TEXT NOT NULL, at INTEGER NOT NULL, undone_by TEXT NOT NULL, undone_at INTEGER NOT NULL) STRICT;
CREATE INDEX correction_text ON correction(text) WHERE text <> '';
CREATE TABLE record(  -- topics, alerts, tokens …: whole bodies whose form the caller knows
  kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE delivery(  -- what an alert has taken up: at most once a claim
  alert TEXT NOT NULL, claim INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(alert, claim)) STRICT, WITHOUT ROWID;

-- Names (entity <> 0) and words, by what a person may type of them: spelling.h makes the keys.
CREATE TABLE spelling(
  key TEXT NOT NULL, entity INTEGER NOT NULL, word TEXT NOT NULL,
  PRIMARY KEY(key, entity, word)) STRICT, WITHOUT ROWID;
CREATE INDEX spelling_entity ON spelling(entity) WHERE entity <> 0;
-- Terms are made by terms.cc; contentless, so that no text is kept twice.
CREATE VIRTUAL TABLE words USING fts5(head, body, mark, content='', columnsize=0, tokenize='hapjong');
)sql";

constexpr const char* kFifth = R"sql(
ALTER TABLE name ADD COLUMN short INTEGER NOT NULL DEFAULT 0;  -- articles that spell the name out, too
UPDATE meta SET value = 0 WHERE key = 'rows';
)sql";

// Fewer and narrower rows an article; they are made anew when the store is opened.
constexpr const char* kSixth = R"sql(
UPDATE meta SET value = 0 WHERE key = 'rows';
INSERT INTO meta VALUES ('banded', 0);
-- The entity of every mention after corrections, as in `entities`; empty where that says the same.
ALTER TABLE doc ADD COLUMN who BLOB NOT NULL DEFAULT X'';
-- ways: 0 = all its articles call it so; else `called` counts them.
ALTER TABLE entity ADD COLUMN ways INTEGER NOT NULL DEFAULT 0;
DROP TABLE alias; DROP TABLE mention; DROP TABLE part; DROP TABLE claim;
CREATE TABLE mention(  -- called: 16 bits of a hash of its name there
  entity INTEGER NOT NULL, doc INTEGER NOT NULL, count INTEGER NOT NULL, called INTEGER NOT NULL,
  PRIMARY KEY(entity, doc)) STRICT, WITHOUT ROWID;
CREATE TABLE phrase(  -- rules and features, which claims have by number
  no INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE claim(  -- parts: parts.h
  doc INTEGER NOT NULL, row INTEGER NOT NULL, id INTEGER NOT NULL,
  type INTEGER NOT NULL, status INTEGER NOT NULL, stance INTEGER NOT NULL, tier INTEGER NOT NULL,
  flags INTEGER NOT NULL, score REAL NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  rule INTEGER NOT NULL, features INTEGER NOT NULL, deal INTEGER NOT NULL,
  corrected INTEGER NOT NULL, parts BLOB NOT NULL, PRIMARY KEY(doc, row)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_id ON claim(id);
CREATE INDEX claim_deal ON claim(deal) WHERE deal <> 0;
CREATE INDEX claim_rule ON claim(rule);
DROP INDEX spelling_entity;
)sql";
// PostgreSQL keeps whole prints, and writes them with each article.
constexpr const char* kSixthSqlite = R"sql(
DROP TABLE band;
CREATE TABLE band(  -- 32 bits of each print; of articles up to meta's `banded`
  print INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY(print, doc)) STRICT, WITHOUT ROWID;
)sql";
constexpr const char* kSixthPostgres = R"sql(
CREATE FUNCTION instr(bytea, bytea) RETURNS INTEGER LANGUAGE sql IMMUTABLE AS 'SELECT position($2 in $1)';
)sql";

// What the store has learnt of its articles, so that they are packed the smaller.
constexpr const char* kSeventh = R"sql(
CREATE TABLE dictionary(  -- dictionary.h; id: as Zstandard's frames name it
  no INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER NOT NULL UNIQUE, part INTEGER NOT NULL,
  bytes BLOB NOT NULL) STRICT;
)sql";

constexpr const char* kSeventhSqlite = R"sql(
INSERT INTO words(words, rank) SELECT 'pgsz', page_size - 140 FROM pragma_page_size;
)sql";

// Which 32 bits stand in `band` has changed: it is filled anew out of doc.prints.
constexpr const char* kEighthSqlite = R"sql(
DELETE FROM band;
UPDATE meta SET value = 0 WHERE key = 'banded';
)sql";

struct Step {
  const char* sql;  // of both; PostgreSQL's is translated
  const char* sqlite = "";
  const char* postgres = "";
};
constexpr std::array<Step, 8> kSteps = {{{kTables},
                                         {kSecond},
                                         {kThird},
                                         {kFourth},
                                         {kFifth},
                                         {kSixth, kSixthSqlite, kSixthPostgres},
                                         {kSeventh, kSeventhSqlite},
                                         {"", kEighthSqlite}}};

void begin_schema(Db& db) {
  if (db.is_postgres()) return create_postgres(db);
  if (db.number("SELECT count(*) FROM sqlite_schema") != 0)
    fail(Code::bad_data, "is a database of another program");
}
void end_schema(Db& db, int version) {
  if (db.is_postgres()) return db.run("UPDATE meta SET value = ? WHERE key = 'schema'", version);
  db.exec("PRAGMA user_version = " + std::to_string(version));
  db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
}

[[noreturn]] void too_new(std::int64_t version, Code code = Code::conflict) {
  fail(code, "its schema " + std::to_string(version) + " is newer than this program's " +
                 std::to_string(newest_schema()));
}

}  // namespace

int newest_schema() { return static_cast<int>(kSteps.size()); }

void migrate(Db& db, int version) {
  const auto version_of = [&] {
    return db.is_postgres() ? postgres_version(db)
                            : static_cast<int>(db.number("PRAGMA user_version"));
  };
  if (const int at = version_of(); at >= version)
    return at > newest_schema() ? too_new(at) : void();
  Transaction transaction(db);  // another program may have migrated meanwhile: ask again
  int at = version_of();
  if (at > newest_schema()) too_new(at);
  if (at == 0) begin_schema(db);
  if (at == 0 && db.is_postgres()) at = kPostgresBase;
  for (; at < version; ++at) {
    const Step& step = kSteps[static_cast<std::size_t>(at)];
    db.exec(db.is_postgres() ? postgres_sql(step.sql) : step.sql);
    db.exec(db.is_postgres() ? step.postgres : step.sqlite);
  }
  end_schema(db, at);
  transaction.commit();
}

void refuse_migrated(Db& db) {
  if (!db.is_postgres()) return;
  const std::int64_t at = db.number("SELECT value FROM meta WHERE key = 'schema'");
  if (at > newest_schema()) too_new(at, Code::unavailable);
}

}  // namespace hj::store
