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

constexpr std::size_t kManyCandidates = 200;
constexpr int kManyUnsettled = 10000;  // articles of one name, in one run
                                       // bounds a flood of alike pages

}  // namespace

Document read_document(Db& db, DocId id) {
  Document d;
  std::string text, layers, prints;
  bool packed = false;
  {
    Rows rows = db.query(
        "SELECT source, input_id, url, outlet, reporter, section, language, published, modified, "
        "offset_minutes, has_time, cut_off, comments, seen, prints, text, layers, packed FROM doc "
        "JOIN "
        "body ON body.doc = doc.no WHERE id = ?",
        id);
    if (!rows.next()) fail(Code::not_found, "no article " + id_text(id));
    rows.take(d.source, d.input_id, d.url, d.outlet, d.reporter, d.section, d.language, d.published,
              d.modified, d.offset_minutes, d.published_has_time, d.cut_off, d.comments, d.seen,
              prints, text, layers, packed);
  }
  d.id = id;
  const auto opened = [&](std::string bytes) {
    if (!packed) return bytes;
    Result<std::string> out = unsqueeze(bytes);
    if (!out) fail(out.error().code, "article " + id_text(id) + ": " + out.error().what);
    return *std::move(out);
  };
  d.text = opened(std::move(text));
  d.prints.rows = ids<Print>(prints);
  if (const Done unpacked = unpack_layers(opened(std::move(layers)), d); !unpacked)
    fail(unpacked.error().code, "article " + id_text(id) + ": " + unpacked.error().what);
  return d;
}

Verdict read_verdict(Db& db, DocId id) {
  Rows rows = db.query("SELECT original, placed, entities, deals FROM doc WHERE id = ?", id);
  if (!rows.next()) fail(Code::not_found, "no article " + id_text(id));
  Verdict v;
  std::string entities, deals;
  rows.take(v.original, v.story, entities, deals);
  v.entities = ids<EntityId>(entities);
  v.deals = ids<DealId>(deals);
  return v;
}

DocId doc_at(Db& db, std::int64_t no) {
  return DocId{static_cast<std::uint64_t>(db.number("SELECT id FROM doc WHERE no = ?", no))};
}

std::string read_text(Db& db, DocId id) {
  Rows rows =
      db.query("SELECT text, packed FROM doc JOIN body ON body.doc = doc.no WHERE id = ?", id);
  if (!rows.next()) fail(Code::not_found, "no article " + id_text(id));
  std::string text = rows.text();
  if (rows.integer() == 0) return text;
  Result<std::string> opened = unsqueeze(text);
  if (!opened) fail(opened.error().code, "article " + id_text(id) + ": " + opened.error().what);
  return *std::move(opened);
}

Result<Document> SqliteStore::get(DocId id) const {
  return read([&](Db& db) { return read_document(db, id); });
}

Result<Verdict> SqliteStore::verdict(DocId id) const {
  return read([&](Db& db) { return read_verdict(db, id); });
}

Result<std::string> SqliteStore::text(DocId id) const {
  return read([&](Db& db) { return read_text(db, id); });
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

namespace {

// What a person has named so; it outweighs all that articles say.
bool add_given(Db& db, const std::string& alias, std::vector<Known>& out) {
  Rows rows = db.query(
      "SELECT e.id, e.name, e.kind FROM correction c JOIN entity e ON e.id = c.subject WHERE "
      "c.action = ? AND c.text = ? AND c.undone_at = 0 ORDER BY c.no DESC LIMIT 1",
      Action::add_name, alias);
  if (!rows.next()) return false;
  Known& k = out.emplace_back();
  rows.take(k.entity, k.name, k.kind);
  k.alias = alias, k.prior = 1;
  return true;
}

// By the articles that spell it out (시장감독위원회(시감위)), so that those which do not say
// nothing of what they mean; where none does, by all that bear it.
void add_said(Db& db, const std::string& alias, std::vector<Known>& out) {
  const std::size_t from = out.size();
  double total = 0;
  for (Rows rows = db.query(
           "SELECT machine, name, kind, weight FROM (SELECT n.machine, min(e.name) AS name, "
           "min(e.kind) AS kind, CASE WHEN (SELECT sum(short) FROM name WHERE text = "
           "?1) > 0 THEN sum(n.short) ELSE sum(n.count) END AS weight FROM name n JOIN entity e ON "
           "e.id = n.entity WHERE n.text = ?1 GROUP BY n.machine) w WHERE weight > 0 ORDER BY "
           "weight "
           "DESC, machine LIMIT ?2",
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

}  // namespace

Result<std::vector<Known>> SqliteStore::named(std::span<const std::string> names) const {
  return read([&](Db& db) {
    std::vector<Known> out;
    for (const std::string& alias : std::set<std::string>(names.begin(), names.end()))
      if (!add_given(db, alias, out)) add_said(db, alias, out);
    return out;
  });
}

Result<std::vector<DocId>> SqliteStore::unsettled(std::span<const std::string> names) const {
  return read([&](Db& db) {
    std::set<DocId> out;
    for (const std::string& name : std::set<std::string>(names.begin(), names.end())) {
      std::vector<Known> known;
      add_said(db, name, known);
      if (known.empty() || db.number("SELECT sum(short) FROM name WHERE text = ?", name) == 0)
        continue;
      const EntityId meant = known[0].prior > 0.5F ? known[0].entity : EntityId::none;
      for (Rows rows = db.query(
               "SELECT d.id FROM name n JOIN mention m ON m.entity = n.entity AND m.name = n.text "
               "JOIN alias a ON a.doc = m.doc AND a.entity = m.entity AND a.text = n.text AND "
               "a.machine = n.machine JOIN doc d ON d.no = m.doc WHERE n.text = ? AND n.machine <> "
               "? ORDER BY d.no LIMIT ?",
               name, meant, kManyUnsettled);
           rows.next();)
        out.insert(rows.id<DocId>());
    }
    return std::vector<DocId>(out.begin(), out.end());
  });
}

Result<std::vector<Kept>> SqliteStore::sketches(std::int64_t since, std::int64_t until) const {
  return read([&](Db& db) {
    std::vector<Kept> out;
    for (Rows rows = db.query(
             "SELECT id, original, placed, bytes FROM sketch JOIN doc ON doc.no = sketch.doc"
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
