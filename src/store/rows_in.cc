// The rows of one document: written with it, and taken away with it.
#include <algorithm>

#include "core/hash.h"
#include "core/utf8.h"
#include "store/bands.h"
#include "store/blob.h"
#include "store/index.h"
#include "store/parts.h"
#include "store/pen.h"
#include "store/schema.h"
#include "store/terms.h"

namespace hj::store {
namespace {

std::vector<std::uint64_t> raw(const auto& ids) {
  std::vector<std::uint64_t> out;
  out.reserve(ids.size());
  for (const auto id : ids) out.push_back(static_cast<std::uint64_t>(id));
  return out;
}
std::string raw_ids(const auto& ids) { return pack_ids(raw(ids)); }

// The first paragraph of the body, as far as a list shows it: whole sentences of up to so many
// bytes, or the beginning of the first one.
std::string lede_of(const Document& d) {
  constexpr std::size_t kLongLede = 480;
  std::string all = first_block(d, BlockKind::body);
  if (all.size() <= kLongLede) return all;
  std::size_t end = 0;
  const auto body = std::ranges::find(d.blocks.rows, BlockKind::body, &Block::kind);
  for (const Sentence& s : d.sentences.rows)
    if (body->span.holds(s.span) && s.span.end - body->span.begin <= kLongLede)
      end = s.span.end - body->span.begin;
  if (end != 0) return all.substr(0, end);
  for (end = kLongLede; !boundary(all, end);) --end;
  return all.substr(0, end) + "…";
}

// Of a server many are asked for at once; 0 = SQLite counts by itself.
std::int64_t next_number(Db& db, Reserved& numbers) {
  constexpr std::int64_t kMany = 256;
  if (!db.is_postgres()) return 0;
  if (numbers.next == numbers.end) {
    const std::int64_t last = db.number(
        "SELECT max(nextval(pg_get_serial_sequence('doc', 'no'))) FROM generate_series(1, ?)",
        kMany);
    numbers = {last + 1 - kMany, last + 1};
    add_partitions(db, last);
  }
  return numbers.next++;
}

std::int64_t insert_doc(Db& db, Reserved& numbers, const Document& d, const Verdict& v,
                        const Shape& shape) {
  const std::string entities = pack_repeated_ids(raw(v.entities)), deals = raw_ids(v.deals),
                    prints = raw_ids(d.prints.rows);
  std::int64_t no = next_number(db, numbers);
  db.later(
      "INSERT INTO doc(no, id, print, source, input_id, url, outlet, reporter, section, language, "
      "published, modified, offset_minutes, has_time, cut_off, comments, headline, lede, original,"
      " story, placed, claims, entities, deals, prints, seen) VALUES (nullif(CAST(? AS BIGINT), "
      "0),?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      no, d.id, shape.print, d.source, d.input_id, d.url, d.outlet, d.reporter, d.section,
      d.language, d.published, d.modified, d.offset_minutes, d.published_has_time, d.cut_off,
      d.comments, first_block(d, BlockKind::headline), lede_of(d),
      v.original == DocId::none ? d.id : v.original, shape.story, v.story, d.claims.rows.size(),
      Blob{entities}, Blob{deals}, Blob{prints}, d.seen);
  // SQLite's RETURNING costs as much as all else of a row.
  if (no == 0) no = db.number("SELECT last_insert_rowid()");
  const std::string text = db.dictionaries().pack(db, Body::text, d.text),
                    layers = db.dictionaries().pack(db, Body::layers, shape.layers);
  db.later("INSERT INTO body(doc, text, layers, packed) VALUES (?,?,?,1)", no, Blob{text},
           Blob{layers});
  put_bands(db, no, d.prints.rows);
  learn_in_time(db, no);
  return no;
}

template <class Id>
void collect(Rows rows, std::set<Id>& out) {
  while (rows.next())
    if (const Id id = rows.id<Id>(); id != Id::none) out.insert(id);
}

// The outlet of an article's original; the original's id where none is known.
std::string source_outlet(Db& db, std::int64_t no, const Document& doc, DocId original,
                          const Recall& recall) {
  if (original == DocId::none || original == doc.id)
    return doc.outlet.empty() ? id_text(doc.id) : doc.outlet;
  if (const Original* o = recall.original(original); o != nullptr)
    return o->outlet.empty() ? id_text(original) : o->outlet;
  Rows rows = db.query(
      "SELECT coalesce(o.outlet, d.outlet), d.original FROM doc d LEFT JOIN doc o ON o.id = "
      "d.original WHERE d.no = ?",
      no);
  if (!rows.next()) return {};
  std::string outlet = rows.text();
  return outlet.empty() ? id_text(rows.id<DocId>()) : outlet;
}

}  // namespace

std::int64_t called_mark(std::string_view name) {
  return static_cast<std::int64_t>(hash64(name) & 0x7FFF);  // two bytes in a row
}

// From now on it is counted what its articles call it.
void Pen::count_ways(EntityId id) {
  add_counts(id, 0);
  db.run("INSERT INTO called SELECT id, name, kind, articles FROM entity WHERE id = ? AND ways = 0",
         id);
  db.run("UPDATE entity SET ways = 1 WHERE id = ?", id);
}

namespace {

constexpr std::string_view kCalled =
    "INSERT INTO called VALUES (?,?,?,1) ON CONFLICT(entity, name, kind) DO UPDATE SET docs = "
    "called.docs + excluded.docs";

}  // namespace

// An answer would cost a way there and back: the ways are counted from the first article on.
void Pen::count_at_server(const MentionIn& m) {
  db.add_later(
      "INSERT INTO entity VALUES (?,?,?,?,1,0,1) ON CONFLICT(id) DO UPDATE SET mentions = "
      "entity.mentions + excluded.mentions, articles = entity.articles + excluded.articles",
      "SELECT c1, min(c2 COLLATE \"C\"), min(c3), sum(c4), count(*), 0, 1 FROM rows GROUP BY c1",
      m.entity, m.name, m.kind, m.count);
  db.add_later(kCalled, "SELECT c1, c2, c3, count(*) FROM rows GROUP BY c1, c2, c3", m.entity,
               m.name, m.kind);
}

Waiting::Face* Pen::face_of(EntityId id) {
  if (const auto known = waiting.faces.find(id); known != waiting.faces.end())
    return &known->second;
  Rows rows = db.query("SELECT name, kind, ways FROM entity WHERE id = ?", id);
  if (!rows.next()) return nullptr;
  Waiting::Face& face = waiting.faces[id];
  rows.take(face.name, face.kind, face.ways);
  return &face;
}

// Counts it in its entity. True: the entity keeps its face (its name and kind), for one more
// article that calls it as most do already leaves it the most frequent one.
bool Pen::count_mention(const MentionIn& m) {
  if (db.is_postgres()) return count_at_server(m), false;
  Waiting::Face* face = face_of(m.entity);
  if (face == nullptr) {
    db.run("INSERT INTO entity VALUES (?,?,?,?,1,0,0)", m.entity, m.name, m.kind, m.count);
    waiting.faces[m.entity] = {m.name, m.kind, 0};
    return true;
  }
  const bool same = face->name == m.name && face->kind == m.kind;
  if (face->ways == 0 && !same) count_ways(m.entity), face->ways = 1;
  Waiting::Heard& heard = waiting.heard[m.entity];
  heard.mentions += m.count, ++heard.articles;
  if (face->ways != 0) db.run(kCalled, m.entity, m.name, m.kind);
  return same;
}

void Pen::write_name(std::int64_t no, const MentionIn& m, const AliasIn& a) {
  db.add_later(
      "INSERT INTO name VALUES (?,?,?,?,?,?) ON CONFLICT(text, entity, machine) DO UPDATE SET "
      "count = name.count + excluded.count, short = name.short + excluded.short, doc = CASE WHEN "
      "name.doc = 0 THEN excluded.doc ELSE name.doc END",
      "SELECT c1, c2, c3, sum(c4), min(c5), sum(c6) FROM rows GROUP BY c1, c2, c3", a.text,
      m.entity, a.machine, a.count, no, a.text != m.name ? 1 : 0);
  spell(m.entity, a.text);
}

void Pen::write_mention(std::int64_t no, const MentionIn& m) {
  db.later("INSERT INTO mention VALUES (?,?,?,?)", m.entity, no, m.count, called_mark(m.name));
  const bool as_called = count_mention(m);
  for (const AliasIn& a : m.aliases)
    if (!a.text.empty()) write_name(no, m, a);
  spell(m.entity, m.name);
  written.recall.put(m);
  if (!as_called || !corrections.empty()) touched.entities.insert(m.entity);
}

std::int64_t Pen::phrase(std::string_view text) {
  constexpr std::size_t kMany = 20'000;  // bounds the memory
  const auto known = written.phrases.find(std::string(text));
  if (known != written.phrases.end()) return known->second;
  db.run("INSERT INTO phrase(text) VALUES (?) ON CONFLICT DO NOTHING", text);
  const std::int64_t no = db.number("SELECT no FROM phrase WHERE text = ?", text);
  if (written.phrases.size() > kMany) written.phrases.clear();
  return written.phrases[std::string(text)] = no;
}

void Pen::write_claim(std::int64_t no, const Document& doc, Row row, const ClaimIn& in) {
  const Claim& c = doc.claims.rows[row];
  const std::string parts = pack_parts(in.parts);
  db.later("INSERT INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", no, row, in.id,
           in.type, in.status, c.stance, c.tier, c.flags, static_cast<double>(c.score),
           c.evidence.begin, c.evidence.end, c.trigger.begin, c.trigger.end,
           phrase(doc.claims.at(c.rule)), phrase(doc.claims.at(c.features)), in.deal, in.corrected,
           Blob{parts});
  for (const FigureIn& f : in.figures)
    db.later("INSERT INTO figure VALUES (?,?,?,?) ON CONFLICT DO NOTHING", no, row, f.currency,
             f.value);
}

void Pen::write(std::int64_t no, const Document& doc, const DocRows& rows) {
  for (const MentionIn& m : rows.mentions) write_mention(no, m);
  for (Row row = 0; row < rows.claims.size(); ++row) write_claim(no, doc, row, rows.claims[row]);
  for (Row row = 0; row < rows.quotes.size(); ++row) {
    const Quote& q = doc.quotes.rows[row];
    const QuoteIn& in = rows.quotes[row];
    db.later("INSERT INTO quote VALUES (?,?,?,?,?,?,?,?,?)", no, row, in.entity, in.speaker,
             in.affiliation, in.title, q.direct, q.span.begin, q.span.end);
  }
}

void Pen::index(std::int64_t no, const Document& doc, const DocRows& rows, bool insert) {
  const Terms terms = terms_of(doc);
  const std::string marks = mark_words(doc, rows);
  const IndexText text{terms.head, terms.body, marks};
  if (insert) {
    index_put(db, no, text);
    spell_words(terms.stems);
  } else {
    index_drop(db, no, text);
  }
}

void Pen::fill(std::int64_t no, const Document& doc, const Verdict& verdict) {
  const DocRows rows = derive(doc, verdict, corrections);
  write(no, doc, rows);
  if (!rows.who.empty()) {
    const std::string who = pack_repeated_ids(raw(rows.who));
    db.run("UPDATE doc SET who = ? WHERE no = ?", Blob{who}, no);
  }
  index(no, doc, rows, true);
  const std::string outlet = source_outlet(db, no, doc, verdict.original, written.recall);
  touched.gains.push_back(facts_in(doc, rows, outlet));
}

namespace {

void collect_both(Rows rows, Touched& touched) {
  while (rows.next()) {
    const DealId deal = rows.id<DealId>();
    const StoryId story = rows.id<StoryId>();
    if (deal != DealId::none) touched.deals.insert(deal);
    if (story != StoryId::none) touched.stories.insert(story);
  }
}

}  // namespace

void Pen::touch_copies(DocId id) {
  if (!db.is_postgres() &&  // most have none, and their claims may still wait to be written
      db.number("SELECT 1 FROM doc WHERE original = ?1 AND id <> ?1", id) == 0)
    return;
  collect_both(db.query("SELECT DISTINCT deal, story FROM doc LEFT JOIN claim ON claim.doc = "
                        "doc.no WHERE original = ?1 AND doc.id <> ?1",
                        id),
               touched);
}
void Pen::touch_family(DocId id) {
  touch_copies(id);
  collect_both(db.query("SELECT DISTINCT deal, story FROM doc LEFT JOIN claim ON claim.doc = "
                        "doc.no WHERE doc.id = ?1",
                        id),
               touched);
}

std::uint64_t print_of(const Document& d, const Verdict& v, std::string_view layers,
                       std::string_view sketch) {
  std::string all(sketch);
  for (const std::string* s :
       {&d.source, &d.input_id, &d.url, &d.outlet, &d.reporter, &d.section, &d.language, &d.text})
    all += *s + '\0';
  for (const std::int64_t n : {d.published, d.modified, std::int64_t{d.offset_minutes}, d.comments,
                               std::int64_t{d.published_has_time}, std::int64_t{d.cut_off}})
    all += std::to_string(n) + '\0';
  all += raw_ids(v.entities) + '\0' + raw_ids(v.deals) + '\0' + raw_ids(d.prints.rows);
  return hash64(layers, hash64(all));
}

std::int64_t Pen::insert(const Document& doc, const Verdict& verdict, const Shape& shape) {
  const std::int64_t no = insert_doc(db, written.numbers, doc, verdict, shape);
  fill(no, doc, verdict);
  if (shape.story != StoryId::none) touched.stories.insert(shape.story);
  Recall& recall = written.recall;
  if (!recall.expects(doc.id) || recall.has_copies(doc.id)) touch_copies(doc.id);
  const DocId original = verdict.original == DocId::none ? doc.id : verdict.original;
  recall.put(doc, {no, shape.print, verdict.story, shape.story, original});
  return no;
}

void Pen::take_mention(std::int64_t no, const MentionIn& m) {
  touched.bereft.insert(m.entity);
  db.run("UPDATE entity SET mentions = mentions - ?, articles = articles - 1 WHERE id = ?", m.count,
         m.entity);
  db.run("UPDATE called SET docs = docs - 1 WHERE entity = ? AND name = ? AND kind = ?", m.entity,
         m.name, m.kind);
  db.run("DELETE FROM mention WHERE entity = ? AND doc = ?", m.entity, no);
  for (const AliasIn& a : m.aliases)  // another article that says so is looked for when asked
    if (!a.text.empty())
      db.run(
          "UPDATE name SET count = count - ?1, short = short - ?2, doc = CASE WHEN doc = ?3 THEN 0 "
          "ELSE doc END WHERE text = ?4 AND entity = ?5 AND machine = ?6",
          a.count, a.text != m.name ? 1 : 0, no, a.text, m.entity, a.machine);
}

// The sums that a document's rows are part of, and the rows.
void Pen::take_away(std::int64_t no, const DocRows& rows) {
  written.recall.clear();
  collect(db.query("SELECT DISTINCT deal FROM claim WHERE doc = ?", no), touched.deals);
  for (const MentionIn& m : rows.mentions) take_mention(no, m);
  for (const char* sql : {"DELETE FROM claim WHERE doc = ?", "DELETE FROM figure WHERE doc = ?",
                          "DELETE FROM quote WHERE doc = ?"})
    db.run(sql, no);
  if (!rows.who.empty()) db.run("UPDATE doc SET who = ? WHERE no = ?", Blob{}, no);
}

void Pen::reindex(std::int64_t no, const Document& doc, const Verdict& verdict) {
  index(no, doc, derive(doc, verdict, corrections), true);
}

void Pen::unfill(std::int64_t no, const Document& doc, const Verdict& verdict) {
  const DocRows rows = derive(doc, verdict, corrections);
  index(no, doc, rows, false);
  take_away(no, rows);
}

void Pen::erase(std::int64_t no) {
  db.connection().send_rows();
  const DocId id = doc_at(db, no);
  const Document doc = read_document(db, id);
  touch_copies(id);
  collect(db.query("SELECT story FROM doc WHERE no = ?", no), touched.stories);
  unfill(no, doc, read_verdict(db, id));
  drop_bands(db, no, doc.prints.rows);
  db.run("DELETE FROM doc WHERE no = ?", no);  // body and sketch go with it
}

}  // namespace hj::store
