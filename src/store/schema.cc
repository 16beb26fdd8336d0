#include "store/schema.h"

#include <algorithm>
#include <array>
#include <string>

namespace hj::store {
namespace {

constexpr int kApplicationId = 0x484A5047;  // "HJPG"

// A document's rows hang on doc.no, which is never used twice; entities, deals and stories by their
// ids. Sums (entity, name, called, deal, story) are kept by put() and remove().
constexpr const char* kFirst = R"sql(
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

constexpr std::array kSteps = {kFirst, kSecond, kThird};

[[noreturn]] void too_new(std::int64_t version) {
  fail(Code::conflict, "its schema " + std::to_string(version) + " is newer than this program's " +
                           std::to_string(newest_schema()));
}

}  // namespace

int newest_schema() { return static_cast<int>(kSteps.size()); }

void migrate(Db& db, int version) {
  if (db.number("PRAGMA user_version") > newest_schema()) too_new(db.number("PRAGMA user_version"));
  if (db.number("PRAGMA user_version") >= version) return;
  Transaction transaction(db);  // another program may have migrated meanwhile: ask again
  const std::int64_t at = db.number("PRAGMA user_version");
  if (at > newest_schema()) too_new(at);
  if (at == 0 && db.number("SELECT count(*) FROM sqlite_schema") != 0)
    fail(Code::bad_data, "is a database of another program");
  for (auto step = static_cast<std::size_t>(at); step < static_cast<std::size_t>(version); ++step)
    db.exec(kSteps[step]);
  db.exec(("PRAGMA user_version = " + std::to_string(std::max<std::int64_t>(at, version))).c_str());
  db.exec(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  transaction.commit();
}

}  // namespace hj::store
