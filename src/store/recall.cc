#include "store/recall.h"

#include <algorithm>

#include "store/blob.h"
#include "store/pen.h"

namespace hj::store {
namespace {

constexpr std::size_t kManyNames = 500'000;  // bounds the memory

std::string text_array(const std::set<std::string>& texts) {
  std::string out = "{";
  for (const std::string& text : texts) {
    out += out.size() > 1 ? ",\"" : "\"";
    for (const char c : text)
      if (c == '\0')
        out += '?';  // as a bound text
      else
        out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
    out += '"';
  }
  return out + '}';
}

constexpr std::string_view kOriginals =
    "SELECT no, id, original, published, outlet, prints FROM doc WHERE no = "
    "ANY(CAST(CAST(?1 AS TEXT) AS BIGINT[])) UNION SELECT o.no, o.id, o.original, o.published, "
    "o.outlet, o.prints FROM doc JOIN doc o ON o.id = doc.original WHERE doc.no = "
    "ANY(CAST(CAST(?1 AS TEXT) AS BIGINT[]))";

}  // namespace

void Recall::forget_docs() {
  asked_.clear(), copies_.clear(), docs_.clear();
  prints_.clear(), originals_.clear(), numbers_.clear();
}

void Recall::clear() {
  forget_docs();
  names_.clear(), faces_.clear();
  generation_ = -1;
}

void Recall::begin(std::int64_t generation) {
  if (generation != generation_ || names_.size() + faces_.size() > kManyNames) clear();
}

void Recall::end(std::int64_t generation) {
  forget_docs();
  generation_ = generation;
}

void Recall::expect(Db& db, const Expected& expected) {
  forget_docs();
  load_docs(db, expected);
  load_prints(db, expected.prints);
  load_names(db, std::set<std::string>(expected.names.begin(), expected.names.end()));
  load_faces(db, std::set<EntityId>(expected.entities.begin(), expected.entities.end()));
}

void Recall::load_docs(Db& db, const Expected& expected) {
  const std::string ids = ids_array(expected.docs);
  for (Rows rows = db.query("SELECT id, no, print, placed, story, original FROM doc WHERE id = "
                            "ANY(CAST(CAST(? AS TEXT) AS BIGINT[]))",
                            ids);
       rows.next();) {
    DocKey& key = docs_[static_cast<std::uint64_t>(rows.integer())];
    rows.take(key.no, key.print, key.placed, key.story, key.original);
  }
  for (Rows rows = db.query("SELECT DISTINCT original FROM doc WHERE original = "
                            "ANY(CAST(CAST(? AS TEXT) AS BIGINT[])) AND id <> original",
                            ids);
       rows.next();)
    copies_.insert(rows.id<DocId>());
  asked_.insert(expected.docs.begin(), expected.docs.end());
}

void Recall::load_prints(Db& db, const std::vector<Print>& prints) {
  std::set<std::int64_t> near;
  for (const Print print : prints) prints_[static_cast<std::uint64_t>(print)];
  for (Rows rows =
           db.query("SELECT p, b.doc FROM unnest(CAST(CAST(? AS TEXT) AS BIGINT[])) p CROSS JOIN "
                    "LATERAL (SELECT doc FROM band WHERE print = p ORDER BY doc LIMIT ?) b "
                    "ORDER BY b.doc",
                    ids_array(prints), kManyCandidates);
       rows.next();) {
    std::vector<std::int64_t>& docs = prints_[static_cast<std::uint64_t>(rows.integer())];
    docs.push_back(rows.integer());
    near.insert(docs.back());
  }
  if (near.empty()) return;
  for (Rows rows = db.query(kOriginals, ids_array(near)); rows.next();) {
    const std::int64_t no = rows.integer();
    Original& o = originals_[no] = take_original(rows);
    numbers_[static_cast<std::uint64_t>(o.doc)] = no;
  }
}

const DocKey* Recall::find(DocId id) const {
  const auto at = docs_.find(static_cast<std::uint64_t>(id));
  return at == docs_.end() ? nullptr : &at->second;
}

bool Recall::expects(std::span<const Print> prints) const {
  return !asked_.empty() && std::ranges::all_of(prints, [&](Print print) {
    return prints_.contains(static_cast<std::uint64_t>(print));
  });
}

const Original* Recall::original(DocId id) const {
  const auto at = numbers_.find(static_cast<std::uint64_t>(id));
  return at == numbers_.end() ? nullptr : &originals_.at(at->second);
}

std::vector<Original> Recall::like(std::span<const Print> prints) const {
  std::set<std::int64_t> near;
  for (const Print print : prints) {
    const auto& docs = prints_.at(static_cast<std::uint64_t>(print));
    near.insert(docs.begin(), docs.end());
  }
  std::map<DocId, const Original*> out;
  for (const std::int64_t no : near) {
    const Original& o = originals_.at(no);
    out[o.doc] = &o;
    if (const Original* first = original(o.original); first != nullptr) out[first->doc] = first;
  }
  std::vector<Original> all;
  all.reserve(out.size());
  for (const auto& [id, o] : out) all.push_back(*o);
  return all;
}

void Recall::load_names(Db& db, const std::set<std::string>& names) {
  std::set<std::string> fresh;
  for (const std::string& name : names)
    if (names_.try_emplace(name).second) fresh.insert(name);
  if (fresh.empty()) return;
  std::set<EntityId> entities;
  for (Rows rows = db.query("SELECT text, machine, entity, short, count FROM name WHERE text = "
                            "ANY(CAST(CAST(? AS TEXT) AS TEXT[]))",
                            text_array(fresh));
       rows.next();) {
    Name& n = names_[rows.text()].emplace_back();
    rows.take(n.machine, n.entity, n.spelled_out, n.count);
    entities.insert(n.entity);
  }
  load_faces(db, entities);
}

void Recall::load_faces(Db& db, const std::set<EntityId>& entities) {
  std::set<EntityId> fresh;
  for (const EntityId id : entities)
    if (faces_.try_emplace(static_cast<std::uint64_t>(id)).second) fresh.insert(id);
  if (fresh.empty()) return;
  for (Rows rows = db.query("SELECT entity, name, kind, docs FROM called WHERE entity = "
                            "ANY(CAST(CAST(? AS TEXT) AS BIGINT[]))",
                            ids_array(fresh));
       rows.next();) {
    Faces& faces = faces_[static_cast<std::uint64_t>(rows.integer())];
    std::string name = rows.text();
    const Kind kind = rows.code<Kind>();
    faces[{std::move(name), kind}] = rows.integer();
  }
}

// As the rows of `name` and `entity` would say, by each entity of the machine's.
std::vector<Said> Recall::said(Db& db, const std::string& name, const Corrections& corrections) {
  const std::vector<Name>& rows = names_.at(name);
  std::set<EntityId> entities;
  for (const Name& n : rows) entities.insert(n.entity);
  load_faces(db, entities);
  std::map<EntityId, Said> out;
  for (const Name& n : rows) {
    const Faces& faces = faces_.at(static_cast<std::uint64_t>(n.entity));
    const auto face = std::ranges::max_element(faces, [](const auto& x, const auto& y) {
      return std::pair(x.second, y.first) < std::pair(y.second, x.first);
    });
    if (face == faces.end()) continue;
    std::string called(corrections.name(n.entity).value_or(face->first.first));
    const Kind kind = corrections.kind(n.entity).value_or(face->first.second);
    const auto [at, first] = out.try_emplace(n.machine);
    Said& s = at->second;
    if (first) s.known = {n.machine, called, name, kind, 0};
    s.known.name = std::min(s.known.name, called), s.known.kind = std::min(s.known.kind, kind);
    s.spelled_out += n.spelled_out, s.count += n.count;
  }
  std::vector<Said> all;
  all.reserve(out.size());
  for (auto& [machine, s] : out) all.push_back(std::move(s));
  return all;
}

void Recall::put(const Document& doc, const DocKey& key) {
  if (!expects(doc.id)) return;
  docs_[static_cast<std::uint64_t>(doc.id)] = key;
  if (key.original != doc.id) copies_.insert(key.original);
  const auto bands = std::span(doc.prints.rows).first(std::min(kBands, doc.prints.rows.size()));
  for (const Print print : bands)
    if (const auto at = prints_.find(static_cast<std::uint64_t>(print)); at != prints_.end())
      if (std::vector<std::int64_t>& docs = at->second;
          docs.size() < kManyCandidates && (docs.empty() || docs.back() != key.no))
        docs.push_back(key.no);
  originals_[key.no] = {doc.id, key.original, doc.published, doc.outlet, doc.prints.rows};
  numbers_[static_cast<std::uint64_t>(doc.id)] = key.no;
}

void Recall::reroot(DocId old, DocId origin) {
  if (asked_.empty()) return;
  if (original(origin) == nullptr && !expects(origin)) return forget_docs();
  for (auto& [id, key] : docs_)
    if (key.original == old || id == static_cast<std::uint64_t>(old)) key.original = origin;
  for (auto& [no, o] : originals_)
    if (o.original == old || o.doc == old) o.original = origin;
  copies_.insert(origin);
}

void Recall::put(const MentionIn& m) {
  if (const auto at = faces_.find(static_cast<std::uint64_t>(m.entity)); at != faces_.end())
    ++at->second[{m.name, m.kind}];
  for (const AliasIn& a : m.aliases) {
    const auto at = names_.find(a.text);
    if (at == names_.end() || a.text.empty()) continue;
    auto row = std::ranges::find_if(
        at->second, [&](const Name& n) { return n.entity == m.entity && n.machine == a.machine; });
    if (row == at->second.end()) row = at->second.insert(row, {a.machine, m.entity, 0, 0});
    row->count += a.count, row->spelled_out += a.text != m.name ? 1 : 0;
  }
}

}  // namespace hj::store
