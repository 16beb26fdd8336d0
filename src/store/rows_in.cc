// The rows of one document: written with it, and taken away with it.
#include <algorithm>

#include "core/hash.h"
#include "core/utf8.h"
#include "store/blob.h"
#include "store/index.h"
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

void insert_bands(Db& db, std::int64_t no, std::span<const Print> prints) {
  if (db.is_postgres())
    return db.run(
        "INSERT INTO band SELECT DISTINCT p, ?1 FROM unnest(CAST(CAST(?2 AS TEXT) AS "
        "BIGINT[])) p",
        no, array_of(prints));
  for (const Print print : prints)
    db.run("INSERT INTO band VALUES (?,?) ON CONFLICT DO NOTHING", print, no);
}

std::int64_t insert_doc(Db& db, const Document& d, const Verdict& v, std::uint64_t print,
                        StoryId story) {
  const std::string entities = pack_repeated_ids(raw(v.entities)), deals = raw_ids(v.deals),
                    prints = raw_ids(d.prints.rows);
  const std::int64_t no = db.number(
      "INSERT INTO doc(id, print, source, input_id, url, outlet, reporter, section, language, "
      "published, modified, offset_minutes, has_time, cut_off, comments, headline, lede, original,"
      " story, placed, claims, entities, deals, prints, seen)"
      " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING no",
      d.id, print, d.source, d.input_id, d.url, d.outlet, d.reporter, d.section, d.language,
      d.published, d.modified, d.offset_minutes, d.published_has_time, d.cut_off, d.comments,
      first_block(d, BlockKind::headline), lede_of(d),
      v.original == DocId::none ? d.id : v.original, story, v.story, d.claims.rows.size(),
      Blob{entities}, Blob{deals}, Blob{prints}, d.seen);
  if (db.is_postgres() && no % 4096 == 0) add_partitions(db, no);
  const std::string text = squeeze(d.text), layers = squeeze(pack_layers(d));
  db.run("INSERT INTO body(doc, text, layers, packed) VALUES (?,?,?,1)", no, Blob{text},
         Blob{layers});
  insert_bands(db, no, std::span(d.prints.rows).first(std::min(kBands, d.prints.rows.size())));
  return no;
}

template <class Id>
void collect(Rows rows, std::set<Id>& out) {
  while (rows.next())
    if (const Id id = rows.id<Id>(); id != Id::none) out.insert(id);
}

// The outlet of an article's original; the original's id where none is known.
std::string source_outlet(Db& db, std::int64_t no) {
  Rows rows = db.query(
      "SELECT coalesce(o.outlet, d.outlet), d.original FROM doc d LEFT JOIN doc o ON o.id = "
      "d.original WHERE d.no = ?",
      no);
  if (!rows.next()) return {};
  std::string outlet = rows.text();
  return outlet.empty() ? id_text(rows.id<DocId>()) : outlet;
}

}  // namespace

// Counts it in its entity. True: the entity keeps its face (its name and kind), for one more
// article that calls it as most do already leaves it the most frequent one. PostgreSQL is not
// asked: an answer costs a way there and back.
bool Pen::count_mention(const MentionIn& m) {
  constexpr std::string_view kSql =
      "INSERT INTO entity VALUES (?,?,?,?,1,0) ON CONFLICT(id) DO UPDATE SET mentions = "
      "entity.mentions + excluded.mentions, articles = entity.articles + 1";
  if (db.is_postgres()) {
    db.run(kSql, m.entity, m.name, m.kind, m.count);
    return false;
  }
  static const std::string kAsking = std::string(kSql) + " RETURNING name, kind";
  Rows rows = db.query(kAsking, m.entity, m.name, m.kind, m.count);
  return rows.next() && rows.text() == m.name && rows.code<Kind>() == m.kind;
}

void Pen::write_mention(std::int64_t no, const MentionIn& m) {
  db.run("INSERT INTO mention VALUES (?,?,?,?,?)", m.entity, no, m.name, m.kind, m.count);
  db.run(
      "INSERT INTO called VALUES (?,?,?,1) ON CONFLICT(entity, name, kind) DO UPDATE SET docs = "
      "called.docs + 1",
      m.entity, m.name, m.kind);
  const bool as_called = count_mention(m);
  for (const AliasIn& a : m.aliases) {
    db.run("INSERT INTO alias VALUES (?,?,?,?,?)", no, m.entity, a.text, a.machine, a.count);
    if (a.text.empty()) continue;
    db.run(
        "INSERT INTO name VALUES (?,?,?,?,?,?) ON CONFLICT(text, entity, machine) DO UPDATE SET "
        "count = name.count + excluded.count, short = name.short + excluded.short",
        a.text, m.entity, a.machine, a.count, no, a.text != m.name ? 1 : 0);
    spell(m.entity, a.text);
  }
  spell(m.entity, m.name);
  if (!as_called || !corrections.empty()) touched.entities.insert(m.entity);
}

void Pen::write_claim(std::int64_t no, const Document& doc, Row row, const ClaimIn& in) {
  const Claim& c = doc.claims.rows[row];
  db.run("INSERT INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", no, row, in.id, in.type,
         in.status, c.stance, c.tier, c.flags, static_cast<double>(c.score), c.evidence.begin,
         c.evidence.end, c.trigger.begin, c.trigger.end, doc.claims.at(c.rule),
         doc.claims.at(c.features), in.deal, in.corrected);
  for (std::size_t at = 0; at < in.parts.size(); ++at) {
    const PartIn& p = in.parts[at];
    // A name as it is written is not kept twice.
    db.run("INSERT INTO part VALUES (?,?,?,?,?,?,?,?,?,?,?)", no, row, at, p.slot, p.entity,
           p.name == p.written ? std::string_view() : p.name, p.kind, p.written, p.value,
           p.span.begin, p.span.end);
  }
  for (const FigureIn& f : in.figures)
    db.run("INSERT INTO figure VALUES (?,?,?,?) ON CONFLICT DO NOTHING", no, row, f.currency,
           f.value);
}

void Pen::write(std::int64_t no, const Document& doc, const DocRows& rows) {
  for (const MentionIn& m : rows.mentions) write_mention(no, m);
  for (Row row = 0; row < rows.claims.size(); ++row) write_claim(no, doc, row, rows.claims[row]);
  for (Row row = 0; row < rows.quotes.size(); ++row) {
    const Quote& q = doc.quotes.rows[row];
    const QuoteIn& in = rows.quotes[row];
    db.run("INSERT INTO quote VALUES (?,?,?,?,?,?,?,?,?)", no, row, in.entity, in.speaker,
           in.affiliation, in.title, q.direct, q.span.begin, q.span.end);
  }
}

void Pen::index(std::int64_t no, const Document& doc, const DocRows& rows, bool insert) {
  Terms t = terms_of(doc);
  std::string marks;
  for (const std::string& m : marks_of(doc, rows)) marks += (marks.empty() ? "" : " ") + m;
  if (insert) {
    index_put(db, no, {t.head, t.body, marks});
    spell_words(t.stems);
  } else {
    index_drop(db, no, {t.head, t.body, marks});
  }
}

void Pen::fill(std::int64_t no, const Document& doc, const Verdict& verdict) {
  const DocRows rows = derive(doc, verdict, corrections);
  write(no, doc, rows);
  index(no, doc, rows, true);
  touched.gains.push_back(facts_in(doc, rows, source_outlet(db, no)));
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

std::int64_t Pen::insert(const Document& doc, const Verdict& verdict, std::uint64_t print,
                         StoryId story) {
  const std::int64_t no = insert_doc(db, doc, verdict, print, story);
  fill(no, doc, verdict);
  if (story != StoryId::none) touched.stories.insert(story);
  touch_copies(doc.id);
  return no;
}

// The sums that a document's rows are part of, and the rows.
void Pen::take_away(std::int64_t no) {
  collect(db.query("SELECT DISTINCT deal FROM claim WHERE doc = ?", no), touched.deals);
  collect(db.query("SELECT entity FROM mention WHERE doc = ?", no), touched.bereft);
  db.run(
      "UPDATE entity SET mentions = mentions - m.count, articles = articles - 1"
      " FROM (SELECT entity, count FROM mention WHERE doc = ?) m WHERE id = m.entity",
      no);
  db.run(
      "UPDATE called SET docs = docs - 1 FROM (SELECT entity, name, kind FROM mention WHERE doc = "
      "?) m WHERE called.entity = m.entity AND called.name = m.name AND called.kind = m.kind",
      no);
  db.run(
      "UPDATE name SET count = name.count - a.count, short = name.short - a.short FROM (SELECT"
      " a.entity, a.text, a.machine, a.count, CASE WHEN a.text <> m.name THEN 1 ELSE 0 END AS "
      "short FROM alias a JOIN mention m"
      " ON m.entity = a.entity AND m.doc = a.doc WHERE a.doc = ?) a WHERE name.text = a.text AND"
      " name.entity = a.entity AND name.machine = a.machine",
      no);
  // A name that is left is said by another article than this one.
  db.run(
      "UPDATE name SET doc = coalesce((SELECT m.doc FROM mention m JOIN alias a ON a.doc = m.doc "
      "AND"
      " a.entity = m.entity AND a.text = name.text WHERE m.entity = name.entity AND m.doc <> ?1"
      " ORDER BY m.doc LIMIT 1), 0) WHERE doc = ?1 AND count > 0 AND entity IN (SELECT entity FROM"
      " mention WHERE doc = ?1)",
      no);
  for (const char* sql : {"DELETE FROM mention WHERE doc = ?", "DELETE FROM alias WHERE doc = ?",
                          "DELETE FROM claim WHERE doc = ?", "DELETE FROM part WHERE doc = ?",
                          "DELETE FROM figure WHERE doc = ?", "DELETE FROM quote WHERE doc = ?"})
    db.run(sql, no);
}

void Pen::reindex(std::int64_t no, const Document& doc, const Verdict& verdict) {
  index(no, doc, derive(doc, verdict, corrections), true);
}

void Pen::unfill(std::int64_t no, const Document& doc, const Verdict& verdict) {
  index(no, doc, derive(doc, verdict, corrections), false);
  take_away(no);
}

void Pen::erase(std::int64_t no) {
  const DocId id = doc_at(db, no);
  const Document doc = read_document(db, id);
  touch_copies(id);
  collect(db.query("SELECT story FROM doc WHERE no = ?", no), touched.stories);
  unfill(no, doc, read_verdict(db, id));
  for (const Print print : doc.prints.rows)
    db.run("DELETE FROM band WHERE print = ? AND doc = ?", print, no);
  db.run("DELETE FROM doc WHERE no = ?", no);  // body and sketch go with it
}

}  // namespace hj::store
