// Whole documents and verdicts, and the candidates for the judges.
#include <algorithm>

#include "core/hash.h"
#include "store/blob.h"
#include "store/sqlite_store.h"
#include "store/terms.h"

namespace hj::store {
namespace {

template <class Id>
std::vector<Id> ids(const std::string& bytes) {
  Result<std::vector<std::uint64_t>> raw = unpack_ids(bytes);
  if (!raw) throw Fault{raw.error()};
  std::vector<Id> out;
  for (const std::uint64_t id : *raw) out.push_back(static_cast<Id>(id));
  return out;
}

std::vector<EntityId> side_of(Db& db, DealId deal, bool b) {
  std::vector<EntityId> out;
  for (Rows rows =
           db.query("SELECT entity FROM side WHERE deal = ? AND side = ? ORDER BY at", deal, b);
       rows.next();)
    out.push_back(rows.id<EntityId>());
  return out;
}

constexpr std::size_t kManyCandidates = 200;  // of one band or party: bounds a flood of alike pages

}  // namespace

Document read_document(Db& db, DocId id) {
  Document d;
  std::string layers;
  {
    Rows rows = db.query(
        "SELECT source, input_id, url, outlet, reporter, section, language, published, modified, "
        "offset_minutes,"
        " has_time, cut_off, comments, seen, text, layers FROM doc JOIN body ON body.doc = doc.no "
        "WHERE "
        "id = ?",
        id);
    if (!rows.next()) fail(Code::not_found, "no article " + id_text(id));
    rows.take(d.source, d.input_id, d.url, d.outlet, d.reporter, d.section, d.language, d.published,
              d.modified, d.offset_minutes, d.published_has_time, d.cut_off, d.comments, d.seen,
              d.text, layers);
  }
  d.id = id;
  if (const Done unpacked = unpack_layers(layers, d); !unpacked)
    fail(unpacked.error().code, "article " + id_text(id) + ": " + unpacked.error().what);
  return d;
}

void index_words(Db& db, std::int64_t no, const Document& doc, bool insert) {
  const Terms t = terms_of(doc);
  if (insert)
    db.run("INSERT INTO words(rowid, head, body, name, gram) VALUES (?,?,?,?,?)", no, t.head,
           t.body, t.name, t.gram);
  else
    db.run("INSERT INTO words(words, rowid, head, body, name, gram) VALUES ('delete',?,?,?,?,?)",
           no, t.head, t.body, t.name, t.gram);
}

Result<Document> SqliteStore::get(DocId id) const {
  return read([&](Db& db) { return read_document(db, id); });
}

Result<Verdict> SqliteStore::verdict(DocId id) const {
  return read([&](Db& db) {
    Rows rows = db.query("SELECT original, story, entities, deals FROM doc WHERE id = ?", id);
    if (!rows.next()) fail(Code::not_found, "no article " + id_text(id));
    Verdict v;
    std::string entities, deals;
    rows.take(v.original, v.story, entities, deals);
    v.entities = ids<EntityId>(entities);
    v.deals = ids<DealId>(deals);
    return v;
  });
}

Result<std::string> SqliteStore::text(DocId id) const {
  return read([&](Db& db) {
    Rows rows = db.query("SELECT text FROM doc JOIN body ON body.doc = doc.no WHERE id = ?", id);
    if (!rows.next()) fail(Code::not_found, "no article " + id_text(id));
    return rows.text();
  });
}

Result<std::vector<Original>> SqliteStore::like(std::span<const Print> prints) const {
  return read([&](Db& db) {
    std::set<std::int64_t> docs;
    for (const Print print : prints.first(std::min(kBands, prints.size())))
      for (Rows rows =
               db.query("SELECT doc FROM band WHERE print = ? LIMIT ?", print, kManyCandidates);
           rows.next();)
        docs.insert(rows.integer());
    std::set<std::int64_t> origins;
    for (const std::int64_t no : docs)
      origins.insert(
          db.number("SELECT no FROM doc WHERE id = (SELECT original FROM doc WHERE no = ?)", no));
    docs.merge(origins);
    std::vector<Original> out;
    for (const std::int64_t no : docs) {
      Rows rows =
          db.query("SELECT id, original, published, outlet, prints FROM doc WHERE no = ?", no);
      if (!rows.next()) continue;
      Original& o = out.emplace_back();
      std::string bands;
      rows.take(o.doc, o.original, o.published, o.outlet, bands);
      o.prints = ids<Print>(bands);
    }
    std::ranges::sort(out, {}, &Original::doc);
    return out;
  });
}

Result<std::vector<Known>> SqliteStore::named(std::span<const std::string> names) const {
  return read([&](Db& db) {
    std::vector<Known> out;
    std::set<std::string> asked(names.begin(), names.end());
    for (const std::string& alias : asked) {
      const std::size_t from = out.size();
      double total = 0;
      for (Rows rows = db.query(
               "SELECT e.id, e.name, e.kind, n.count FROM name n JOIN entity e ON e.id = n.entity"
               " WHERE n.text = ? ORDER BY n.count DESC, e.id LIMIT ?",
               alias, kManyCandidates);
           rows.next();) {
        Known& k = out.emplace_back();
        rows.take(k.entity, k.name, k.kind, k.prior);
        k.alias = alias;
        total += static_cast<double>(k.prior);
      }
      for (std::size_t i = from; i < out.size(); ++i)
        out[i].prior = static_cast<float>(out[i].prior / total);
    }
    return out;
  });
}

Result<std::vector<Deal>> SqliteStore::deals(std::span<const EntityId> who) const {
  return read([&](Db& db) {
    std::set<DealId> found;
    for (const EntityId id : std::set<EntityId>(who.begin(), who.end()))
      if (id != EntityId::none)
        for (Rows rows = db.query("SELECT DISTINCT deal FROM side WHERE entity = ?", id);
             rows.next();)
          found.insert(rows.id<DealId>());
    std::vector<Deal> out;
    for (const DealId id : found) {
      Deal d{};
      {
        Rows rows =
            db.query("SELECT id, type, status, object, first, last FROM deal WHERE id = ?", id);
        if (!rows.next()) continue;
        rows.take(d.deal, d.type, d.status, d.object, d.first, d.last);
      }
      d.a = side_of(db, id, false);
      d.b = side_of(db, id, true);
      out.push_back(std::move(d));
    }
    return out;
  });
}

Result<std::vector<Sketch>> SqliteStore::stories(std::span<const EntityId> who, std::int64_t since,
                                                 std::int64_t until) const {
  return read([&](Db& db) {
    std::set<StoryId> found;
    for (const EntityId id : std::set<EntityId>(who.begin(), who.end()))
      if (id != EntityId::none)
        for (Rows rows =
                 db.query("SELECT DISTINCT s.id FROM mention m JOIN doc d ON d.no = m.doc JOIN "
                          "story s ON s.id = d.story"
                          " WHERE m.entity = ?1 AND s.last >= ?2 AND (?3 = 0 OR s.first < ?3)",
                          id, since, until);
             rows.next();)
          found.insert(rows.id<StoryId>());
    std::vector<Sketch> out;
    for (const StoryId id : found) {
      Sketch s{id, {}, {}, 0, 0};
      {
        Rows rows = db.query("SELECT first, last FROM story WHERE id = ?", id);
        if (!rows.next()) continue;
        rows.take(s.first, s.last);
      }
      for (Rows rows = db.query(
               "SELECT entity FROM mention JOIN doc ON doc.no = mention.doc WHERE story = ?"
               " GROUP BY entity ORDER BY sum(count) DESC, entity LIMIT 32",
               id);
           rows.next();)
        s.who.push_back(rows.id<EntityId>());
      std::set<Print> telling;
      for (Rows rows = db.query("SELECT headline FROM doc WHERE story = ? ORDER BY no LIMIT ?", id,
                                kManyCandidates);
           rows.next();)
        for (const std::string& word : words(rows.text())) telling.insert(hash64(word));
      s.words.assign(telling.begin(), telling.end());
      out.push_back(std::move(s));
    }
    return out;
  });
}

Result<std::vector<Kept>> SqliteStore::sketches(std::int64_t since, std::int64_t until) const {
  return read([&](Db& db) {
    std::vector<Kept> out;
    for (Rows rows = db.query(
             "SELECT id, original, story, bytes FROM sketch JOIN doc ON doc.no = sketch.doc"
             " WHERE published >= ?1 AND (?2 = 0 OR published < ?2)",
             since, until);
         rows.next();) {
      Kept& k = out.emplace_back();
      rows.take(k.doc, k.original, k.story, k.sketch);
    }
    std::ranges::sort(out, {}, &Kept::doc);
    return out;
  });
}

}  // namespace hj::store
