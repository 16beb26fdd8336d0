// Whole documents and verdicts, and the candidates for the judges.
#include <algorithm>
#include <map>
#include <set>

#include "core/hash.h"
#include "store/blob.h"
#include "store/sql_store.h"
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

constexpr int kManyUnsettled = 10000;  // articles of one name, in one run

}  // namespace

namespace {

constexpr std::string_view kDocument =
    "SELECT id, source, input_id, url, outlet, reporter, section, language, published, modified, "
    "offset_minutes, has_time, cut_off, comments, seen, prints, text, layers, packed FROM doc JOIN "
    "body ON body.doc = doc.no WHERE id";

Document take_document(Db& db, Rows& rows) {
  Document d;
  std::string text, layers, prints;
  bool packed = false;
  rows.take(d.id, d.source, d.input_id, d.url, d.outlet, d.reporter, d.section, d.language,
            d.published, d.modified, d.offset_minutes, d.published_has_time, d.cut_off, d.comments,
            d.seen, prints, text, layers, packed);
  const auto opened = [&](std::string bytes) {
    if (!packed) return bytes;
    Result<std::string> out = db.dictionaries().unpack(db, bytes);
    if (!out) fail(out.error().code, "article " + id_text(d.id) + ": " + out.error().what);
    return *std::move(out);
  };
  d.text = opened(std::move(text));
  d.prints.rows = ids<Print>(prints);
  if (const Done unpacked = unpack_layers(opened(std::move(layers)), d); !unpacked)
    fail(unpacked.error().code, "article " + id_text(d.id) + ": " + unpacked.error().what);
  return d;
}

}  // namespace

Document read_document(Db& db, DocId id) {
  static const std::string kSql = std::string(kDocument) + " = ?";
  Rows rows = db.query(kSql, id);
  if (!rows.next()) fail(Code::not_found, "no article " + id_text(id));
  return take_document(db, rows);
}

std::vector<Document> read_documents(Db& db, std::span<const DocId> ids) {
  std::map<DocId, Document> found;
  ask_each(db, std::string(kDocument), std::set<DocId>(ids.begin(), ids.end()), "",
           [&](Rows& rows) {
             Document d = take_document(db, rows);
             found.emplace(d.id, std::move(d));
           });
  std::vector<Document> out;
  for (const DocId id : ids)
    if (const auto at = found.find(id); at != found.end())
      out.push_back(at->second);
    else
      fail(Code::not_found, "no article " + id_text(id));
  return out;
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

namespace {

void count_in(Rows rows, Counts& out) {
  while (rows.next()) {
    const std::string machine = rows.text(), corrected = rows.text();
    for (const EntityId id : ids<EntityId>(corrected.empty() ? machine : corrected))
      if (id != EntityId::none) ++out[id];
  }
}

}  // namespace

Counts counts_of(Db& db, std::int64_t no) {
  Counts out;
  count_in(db.query("SELECT entities, who FROM doc WHERE no = ?", no), out);
  return out;
}
Counts counts_of(Db& db, StoryId story) {
  Counts out;
  count_in(db.query("SELECT entities, who FROM doc WHERE story = ? AND story <> 0", story), out);
  return out;
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
  Result<std::string> opened = db.dictionaries().unpack(db, text);
  if (!opened) fail(opened.error().code, "article " + id_text(id) + ": " + opened.error().what);
  return *std::move(opened);
}

Result<Document> SqlStore::get(DocId id) const {
  return look([&](Db& db) { return read_document(db, id); });
}

Result<std::vector<Document>> SqlStore::get(std::span<const DocId> ids) const {
  return look([&](Db& db) { return read_documents(db, ids); });
}

Result<Verdict> SqlStore::verdict(DocId id) const {
  return look([&](Db& db) { return read_verdict(db, id); });
}

Result<std::string> SqlStore::text(DocId id) const {
  return look([&](Db& db) { return read_text(db, id); });
}

Original take_original(Rows& rows) {
  Original o;
  std::string bands;
  rows.take(o.doc, o.original, o.published, o.outlet, bands);
  o.prints = ids<Print>(bands);
  return o;
}

namespace {

// Those that share a print, of each print the earliest, and their originals.
std::vector<Original> originals_like(Db& db, Bands& bands, std::span<const Print> prints) {
  std::vector<Original> out;
  std::set<DocId> there, origins;
  for (const std::int64_t no : bands.alike(db, prints, static_cast<int>(kManyCandidates))) {
    Rows rows =
        db.query("SELECT id, original, published, outlet, prints FROM doc WHERE no = ?", no);
    if (!rows.next()) continue;  // removed meanwhile
    Original o = take_original(rows);
    if (std::ranges::none_of(prints, [&](Print p) { return std::ranges::count(o.prints, p) > 0; }))
      continue;  // but half of its bits
    origins.insert(o.original), there.insert(o.doc);
    out.push_back(std::move(o));
  }
  for (const DocId id : origins)
    if (!there.contains(id))
      if (Rows rows =
              db.query("SELECT id, original, published, outlet, prints FROM doc WHERE id = ?", id);
          rows.next())
        out.push_back(take_original(rows));
  return out;
}

// The same in one round trip.
std::vector<Original> alike_postgres(Db& db, std::span<const Print> prints) {
  std::vector<Original> out;
  for (Rows rows = db.query(
           "WITH near AS (SELECT DISTINCT b.doc FROM unnest(CAST(CAST(? AS TEXT) AS BIGINT[])) p "
           "CROSS JOIN LATERAL (SELECT doc FROM band WHERE print = p ORDER BY doc LIMIT ?) b) "
           "SELECT d.id, d.original, d.published, d.outlet, d.prints FROM near JOIN doc d ON d.no "
           "= "
           "near.doc UNION SELECT o.id, o.original, o.published, o.outlet, o.prints FROM near JOIN "
           "doc d ON d.no = near.doc JOIN doc o ON o.id = d.original",
           ids_array(prints), kManyCandidates);
       rows.next();)
    out.push_back(take_original(rows));
  return out;
}

}  // namespace

Done SqlStore::expect(const std::function<Expected()>& expected) {
  if (engine_ != Engine::postgres || !in_batch()) return done();
  try {
    written_.recall.expect(writer_, expected());
    return done();
  } catch (const Fault& fault) {
    return failed(fault);
  }
}

Result<bool> SqlStore::has(DocId id) const {
  if (in_batch() && written_.recall.expects(id)) return written_.recall.find(id) != nullptr;
  return look([&](Db& db) { return db.number("SELECT 1 FROM doc WHERE id = ?", id) != 0; });
}

Result<std::vector<Original>> SqlStore::like(std::span<const Print> prints) const {
  return look([&](Db& db) {
    const auto first = prints.first(std::min(kBands, prints.size()));
    if (in_batch() && written_.recall.expects(first)) return written_.recall.like(first);
    std::vector<Original> out =
        db.is_postgres() ? alike_postgres(db, first) : originals_like(db, bands_, first);
    std::ranges::sort(out, {}, &Original::doc);
    return out;
  });
}

namespace {

using Alike = std::map<std::string, std::vector<Known>>;  // by what they are called
constexpr std::size_t kAtOnce = 16;                       // names of one question

// Calls `ask` with the marks of each group of names, and binds them after what it has bound.
template <class Take>
void ask_of(Db& db, const std::set<std::string>& names, const std::string& before,
            const std::string& after_names, Take take) {
  const std::string sql = before + " IN (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)" + after_names;
  for (auto at = names.begin(); at != names.end();) {
    Rows rows = db.query(sql);
    for (std::size_t i = 0; i < kAtOnce; ++i)
      rows.bind(at == names.end() ? std::string_view() : std::string_view(*at++));
    while (rows.next()) take(rows);
  }
}

// What a person has named so; it outweighs all that articles say.
Alike given(Db& db, const std::set<std::string>& names) {
  Alike out;
  if (db.number("SELECT 1 FROM correction WHERE action = ? AND undone_at = 0 LIMIT 1",
                Action::add_name) == 0)
    return out;
  ask_of(db, names,
         "SELECT c.text, e.id, e.name, e.kind FROM correction c JOIN entity e ON e.id = c.subject "
         "WHERE c.action = " +
             std::to_string(static_cast<int>(Action::add_name)) + " AND c.undone_at = 0 AND c.text",
         " ORDER BY c.no DESC", [&](Rows& rows) {
           Known k;
           rows.take(k.alias, k.entity, k.name, k.kind);
           k.prior = 1;
           if (std::vector<Known>& kept = out[k.alias]; kept.empty()) kept.push_back(std::move(k));
         });
  return out;
}

// By the articles that spell it out (시장감독위원회(시감위)), so that those which do not say
// nothing of what they mean; where none does, by all that bear it.
std::vector<Known> weighed(std::vector<Said> said) {
  const bool out_of_it = std::ranges::any_of(said, [](const Said& s) { return s.spelled_out > 0; });
  const auto weight = [&](const Said& s) { return out_of_it ? s.spelled_out : s.count; };
  std::erase_if(said, [&](const Said& s) { return weight(s) <= 0; });
  std::ranges::sort(said, [&](const Said& x, const Said& y) {
    return std::pair(-weight(x), static_cast<std::int64_t>(x.known.entity)) <
           std::pair(-weight(y), static_cast<std::int64_t>(y.known.entity));
  });
  said.resize(std::min<std::size_t>(said.size(), kManyCandidates));
  double total = 0;
  for (const Said& s : said) total += static_cast<double>(weight(s));
  std::vector<Known> out;
  for (Said& s : said) {
    s.known.prior = static_cast<float>(static_cast<double>(weight(s)) / total);
    out.push_back(std::move(s.known));
  }
  return out;
}

using AllSaid = std::map<std::string, std::vector<Said>>;
struct Meanings {
  Alike known;
  std::set<std::string> spelled_out;  // names that some article spells out
};
Meanings meanings(AllSaid&& said) {
  Meanings out;
  for (auto& [name, all] : said) {
    if (std::ranges::any_of(all, [](const Said& s) { return s.spelled_out > 0; }))
      out.spelled_out.insert(name);
    out.known[name] = weighed(std::move(all));
  }
  return out;
}
Meanings meanings(Db& db, const std::set<std::string>& names) {
  AllSaid said;
  ask_of(
      db, names,
      "SELECT n.text, n.machine, min(e.name), min(e.kind), sum(n.short), sum(n.count) FROM name n "
      "JOIN entity e ON e.id = n.entity WHERE n.text",
      " GROUP BY n.text, n.machine", [&](Rows& rows) {
        Said s;
        rows.take(s.known.alias, s.known.entity, s.known.name, s.known.kind, s.spelled_out,
                  s.count);
        said[s.known.alias].push_back(std::move(s));
      });
  return meanings(std::move(said));
}

}  // namespace

Result<std::vector<Known>> SqlStore::named(std::span<const std::string> names) const {
  return look([&](Db& db) {
    const std::set<std::string> all(names.begin(), names.end());
    Alike first, rest;
    if (engine_ == Engine::postgres && in_batch()) {
      if (!corrections_.empty()) first = given(db, all);
      AllSaid said;
      written_.recall.load_names(db, all);
      for (const std::string& name : all) said[name] = written_.recall.said(db, name, corrections_);
      rest = meanings(std::move(said)).known;
    } else {
      first = given(db, all), rest = meanings(db, all).known;
    }
    std::vector<Known> out;
    for (const std::string& name : all)
      std::ranges::move(first.contains(name) ? first[name] : rest[name], std::back_inserter(out));
    return out;
  });
}

Result<std::vector<DocId>> SqlStore::unsettled(std::span<const std::string> names) const {
  return look([&](Db& db) {
    std::set<DocId> out;
    const std::set<std::string> all(names.begin(), names.end());
    Meanings found = meanings(db, all);
    for (const std::string& name : all) {
      const std::vector<Known>& known = found.known[name];
      if (known.empty() || !found.spelled_out.contains(name)) continue;
      const EntityId meant = known[0].prior > 0.5F ? known[0].entity : EntityId::none;
      for (Rows rows = db.query(
               "SELECT d.id FROM name n JOIN mention m ON m.entity = n.entity JOIN doc d ON d.no = "
               "m.doc WHERE n.text = ? AND n.machine <> ? AND m.called = ? ORDER BY d.no LIMIT ?",
               name, meant, called_mark(name), kManyUnsettled);
           rows.next();)
        out.insert(rows.id<DocId>());
    }
    return std::vector<DocId>(out.begin(), out.end());
  });
}

Result<std::vector<Kept>> SqlStore::sketches(std::int64_t since, std::int64_t until) const {
  return look([&](Db& db) {
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
