// The rows of one document: written with it, and taken away with it.
#include <algorithm>
#include <map>

#include "core/claim_id.h"
#include "core/hash.h"
#include "store/blob.h"
#include "store/sqlite_store.h"
#include "store/terms.h"

namespace hj::store {
namespace {

EntityId entity_of(const Verdict& verdict, Row mention) {
  return mention < verdict.entities.size() ? verdict.entities[mention] : EntityId::none;
}
std::string name_of(const Document& doc, Row mention) {
  if (mention >= doc.mentions.rows.size()) return {};
  const Mention& m = doc.mentions.rows[mention];
  const std::string_view name = doc.mentions.at(m.name);
  return std::string(name.empty() ? doc.at(m.span) : name);
}
std::string first_block(const Document& doc, BlockKind kind) {
  for (const Block& b : doc.blocks.rows)
    if (b.kind == kind) return std::string(doc.at(b.span));
  return {};
}
std::string raw_ids(const auto& ids) {
  std::vector<std::uint64_t> out;
  for (const auto id : ids) out.push_back(static_cast<std::uint64_t>(id));
  return pack_ids(out);
}

std::int64_t insert_doc(Db& db, const Document& d, const Verdict& v, std::uint64_t print) {
  const std::string entities = raw_ids(v.entities), deals = raw_ids(v.deals),
                    prints = raw_ids(d.prints.rows);
  db.run(
      "INSERT INTO doc(id, print, source, input_id, url, outlet, reporter, section, language, "
      "published,"
      " modified, offset_minutes, has_time, cut_off, comments, headline, lede, original, story, "
      "claims,"
      " entities, deals, prints, seen) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      d.id, print, d.source, d.input_id, d.url, d.outlet, d.reporter, d.section, d.language,
      d.published, d.modified, d.offset_minutes, d.published_has_time, d.cut_off, d.comments,
      first_block(d, BlockKind::headline), first_block(d, BlockKind::body),
      v.original == DocId::none ? d.id : v.original, v.story, d.claims.rows.size(), Blob{entities},
      Blob{deals}, Blob{prints}, d.seen);
  const std::int64_t no = db.last_rowid();
  const std::string layers = pack_layers(d);
  db.run("INSERT INTO body VALUES (?,?,?)", no, Blob{d.text}, Blob{layers});
  for (std::size_t i = 0; i < std::min(kBands, d.prints.rows.size()); ++i)
    db.run("INSERT OR IGNORE INTO band VALUES (?,?)", d.prints.rows[i], no);
  return no;
}

struct Named {
  std::uint32_t count = 0;
  Row first = kNoRow;
  std::map<std::string, std::uint32_t> aliases;
};

void insert_mentions(Db& db, std::int64_t no, const Document& doc, const Verdict& verdict,
                     Touched& touched) {
  std::map<EntityId, Named> who;
  for (Row row = 0; row < doc.mentions.rows.size(); ++row) {
    const EntityId id = entity_of(verdict, row);
    if (id == EntityId::none) continue;
    Named& named = who[id];
    ++named.count;
    if (named.first == kNoRow) named.first = row;
    if (!doc.mentions.rows[row].anaphor)
      ++named.aliases[std::string(doc.at(doc.mentions.rows[row].span))];
  }
  for (const auto& [id, named] : who) {
    const std::string name = name_of(doc, named.first);
    const Kind kind = doc.mentions.rows[named.first].kind;
    db.run("INSERT INTO mention VALUES (?,?,?,?,?)", id, no, name, kind, named.count);
    db.run("INSERT INTO called VALUES (?,?,?,1) ON CONFLICT DO UPDATE SET docs = docs + 1", id,
           name, kind);
    db.run(
        "INSERT INTO entity VALUES (?,?,?,?,1,0) ON CONFLICT DO UPDATE SET mentions = mentions + "
        "excluded.mentions,"
        " articles = articles + 1",
        id, name, kind, named.count);
    for (const auto& [text, count] : named.aliases) {
      db.run("INSERT INTO alias VALUES (?,?,?,?)", id, text, no, count);
      db.run(
          "INSERT INTO name VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET count = count + "
          "excluded.count",
          text, id, fold(text), count);
    }
    touched.entities.insert(id);
  }
}

void insert_part(Db& db, std::int64_t no, const Document& doc, const Verdict& verdict, Row row,
                 Row at) {
  const Part& p = doc.parts.rows[at];
  const bool plain = p.mention >= doc.mentions.rows.size();
  const Span span = plain || !p.span.empty() ? p.span : doc.mentions.rows[p.mention].span;
  const std::string_view value =
      plain ? std::string_view() : doc.mentions.at(doc.mentions.rows[p.mention].value);
  db.run("INSERT INTO part VALUES (?,?,?,?,?,?,?,?,?,?,?)", no, row, at, p.slot,
         entity_of(verdict, p.mention),
         plain ? std::string(doc.at(p.span)) : name_of(doc, p.mention),
         plain ? Kind{} : doc.mentions.rows[p.mention].kind, doc.at(span), value, span.begin,
         span.end);
}

void insert_claims(Db& db, std::int64_t no, const Document& doc, const Verdict& verdict,
                   Touched& touched) {
  const std::vector<ClaimId> ids = claim_ids(doc);
  for (Row row = 0; row < ids.size(); ++row) {
    const Claim& c = doc.claims.rows[row];
    const DealId deal = row < verdict.deals.size() ? verdict.deals[row] : DealId::none;
    db.run("INSERT INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", no, row, ids[row], c.type,
           c.status, c.stance, c.tier, c.flags, static_cast<double>(c.score), c.evidence.begin,
           c.evidence.end, doc.claims.at(c.rule), doc.claims.at(c.features), deal);
    if (deal != DealId::none) touched.deals.insert(deal);
  }
  for (Row at = 0; at < doc.parts.rows.size(); ++at)
    insert_part(db, no, doc, verdict, doc.parts.rows[at].claim, at);
}

void insert_quotes(Db& db, std::int64_t no, const Document& doc, const Verdict& verdict) {
  for (Row row = 0; row < doc.quotes.rows.size(); ++row) {
    const Quote& q = doc.quotes.rows[row];
    db.run("INSERT INTO quote VALUES (?,?,?,?,?,?,?,?,?)", no, row, entity_of(verdict, q.speaker),
           name_of(doc, q.speaker), name_of(doc, q.affiliation), name_of(doc, q.title), q.direct,
           q.span.begin, q.span.end);
  }
}

}  // namespace

void touch_copies(Db& db, DocId id, Touched& touched) {
  for (Rows rows =
           db.query("SELECT DISTINCT deal, story FROM doc LEFT JOIN claim ON claim.doc = doc.no"
                    " WHERE original = ?",
                    id);
       rows.next();) {
    const DealId deal = rows.id<DealId>();
    const StoryId story = rows.id<StoryId>();
    if (deal != DealId::none) touched.deals.insert(deal);
    if (story != StoryId::none) touched.stories.insert(story);
  }
}

namespace {

template <class Id>
void collect(Rows rows, std::set<Id>& out) {
  while (rows.next())
    if (const Id id = rows.id<Id>(); id != Id::none) out.insert(id);
}

}  // namespace

std::uint64_t print_of(const Document& d, const Verdict& v, std::string_view layers,
                       std::string_view sketch) {
  std::string all(sketch);
  for (const std::string* s :
       {&d.source, &d.input_id, &d.url, &d.outlet, &d.reporter, &d.section, &d.language, &d.text})
    all += *s + '\0';
  for (const std::int64_t n : {d.published, d.modified, std::int64_t{d.offset_minutes}, d.comments,
                               std::int64_t{d.published_has_time}, std::int64_t{d.cut_off}})
    all += std::to_string(n) + '\0';
  all += raw_ids(v.entities) + '\0' + raw_ids(v.deals);
  return hash64(layers, hash64(all));
}

std::int64_t insert(Db& db, const Document& doc, const Verdict& verdict, std::uint64_t print,
                    Touched& touched) {
  const std::int64_t no = insert_doc(db, doc, verdict, print);
  insert_mentions(db, no, doc, verdict, touched);
  insert_claims(db, no, doc, verdict, touched);
  insert_quotes(db, no, doc, verdict);
  index_words(db, no, doc, true);
  if (verdict.story != StoryId::none) touched.stories.insert(verdict.story);
  touch_copies(db, doc.id, touched);
  return no;
}

void erase(Db& db, std::int64_t no, Touched& touched) {
  const DocId id{static_cast<std::uint64_t>(db.number("SELECT id FROM doc WHERE no = ?", no))};
  index_words(db, no, read_document(db, id), false);
  touch_copies(db, id, touched);
  collect(db.query("SELECT story FROM doc WHERE no = ?", no), touched.stories);
  collect(db.query("SELECT DISTINCT deal FROM claim WHERE doc = ?", no), touched.deals);
  collect(db.query("SELECT entity FROM mention WHERE doc = ?", no), touched.entities);
  db.run(
      "UPDATE entity SET mentions = mentions - m.count, articles = articles - 1"
      " FROM (SELECT entity, count FROM mention WHERE doc = ?) m WHERE id = m.entity",
      no);
  db.run(
      "UPDATE called SET docs = docs - 1 FROM (SELECT entity, name, kind FROM mention WHERE doc = "
      "?) m"
      " WHERE called.entity = m.entity AND called.name = m.name AND called.kind = m.kind",
      no);
  db.run(
      "UPDATE name SET count = name.count - a.count FROM (SELECT entity, text, count FROM alias "
      "WHERE doc = ?) a"
      " WHERE name.text = a.text AND name.entity = a.entity",
      no);
  db.run("DELETE FROM doc WHERE no = ?", no);  // the rest goes with it
}

}  // namespace hj::store
