// The lists that serve, export and the commands ask for.
#include <algorithm>

#include "core/hash.h"
#include "store/ask.h"
#include "store/blob.h"
#include "store/columns.h"
#include "store/parts.h"
#include "store/spelling.h"
#include "store/sql_store.h"

namespace hj::store {
namespace {

void doc_conditions(Ask& ask, const Filter& f) {
  if (f.doc != DocId::none) ask.where("doc.id = ?", f.doc);
  if (f.original != DocId::none)
    ask.where("doc.original = ? AND doc.id <> doc.original", f.original);
  if (f.story != StoryId::none) ask.where("doc.story = ? AND doc.story <> 0", f.story);
  if (f.outlet) ask.where("doc.outlet = ?", *f.outlet);
  if (!f.url.empty()) ask.where("doc.url = ? AND doc.url <> ''", f.url);
  ask.between("doc.published", f.since, f.until);
}

void add_aliases(Db& db, EntityRow& e) {
  for (Rows rows = db.query(
           "SELECT text FROM name WHERE entity = ? GROUP BY text ORDER BY sum(count) DESC, text "
           "LIMIT 13",
           e.id);
       rows.next();)
    if (std::string text = rows.text(); text != e.name && e.aliases.size() < 12)
      e.aliases.push_back(std::move(text));
  for (Rows rows = db.query("SELECT text FROM correction WHERE action = ? AND subject = ? AND "
                            "undone_at = 0 ORDER BY no",
                            Action::add_name, e.id);
       rows.next();)  // that a person has given, whether or not an article says it
    if (std::string text = rows.text(); std::ranges::find(e.aliases, text) == e.aliases.end())
      e.aliases.push_back(std::move(text));
}

// The entities that an article or a story speaks of most.
std::vector<Count> most_of(Db& db, const Counts& counts, std::size_t limit) {
  std::vector<std::pair<EntityId, std::uint32_t>> all(counts.begin(), counts.end());
  std::ranges::sort(all, {}, [](const auto& c) {
    return std::pair(-std::int64_t{c.second}, static_cast<std::int64_t>(c.first));
  });
  std::vector<Count> out;
  for (const auto& [id, count] : all) {
    if (out.size() == limit) break;
    Rows rows = db.query("SELECT id, name, kind FROM entity WHERE id = ?", id);
    if (!rows.next()) continue;
    Count& c = out.emplace_back();
    take_ref(rows, c.entity), c.count = count;
  }
  return out;
}

void add_story_parts(Db& db, StoryRow& s, const std::string& digest) {
  for (Count& c : most_of(db, counts_of(db, s.id), 8)) s.entities.push_back(std::move(c.entity));
  const Result<std::vector<std::uint64_t>> flat = unpack_ids(digest);
  if (!flat) throw Fault{flat.error()};
  for (std::size_t i = 0; i + 1 < flat->size(); i += 2)
    s.digest.push_back({DocId{(*flat)[i]}, Span{static_cast<std::uint32_t>((*flat)[i + 1] >> 32),
                                                static_cast<std::uint32_t>((*flat)[i + 1])}});
}

void add_claim_parts(Db& db, const std::string& packed, ClaimRow& c) {
  for (PartKept& kept : unpack_parts(packed)) {
    PartRow& p = c.parts.emplace_back();
    p.slot = kept.slot, p.entity = {kept.entity, std::move(kept.name), kept.kind};
    p.written = std::move(kept.written), p.value = std::move(kept.value), p.span = kept.span;
    if (kept.entity == EntityId::none) continue;
    if (Rows rows = db.query("SELECT id, name, kind FROM entity WHERE id = ?", kept.entity);
        rows.next())
      take_ref(rows, p.entity);
  }
}

constexpr std::string_view kClaimColumns =
    "claim.parts, claim.id, claim.deal, doc.original, claim.begin, claim.end,"
    " (SELECT p.text FROM phrase p WHERE p.no = claim.rule),"
    " (SELECT p.text FROM phrase p WHERE p.no = claim.features), claim.trigger_begin, "
    "claim.trigger_end,"
    " claim.score, claim.flags, claim.type, claim.status, claim.stance, claim.tier, "
    "claim.corrected,"
    " doc.id, doc.headline, doc.outlet, doc.published, doc.offset_minutes, doc.has_time";

List<ClaimRow> claims_by(Db& db, Ask ask, const Filter& filter) {
  std::vector<std::string> parts;
  ask.by("doc.published", false);
  List<ClaimRow> out =
      page<ClaimRow>(db, std::move(ask), kClaimColumns, filter, [&](Rows& rows, ClaimRow& c) {
        rows.take(parts.emplace_back(), c.id, c.deal, c.original, c.evidence.begin, c.evidence.end,
                  c.rule, c.features, c.trigger.begin, c.trigger.end, c.score, c.flags, c.type,
                  c.status, c.stance, c.tier, c.corrected);
        take_article(rows, c.article);
      });
  for (std::size_t i = 0; i < out.items.size(); ++i) add_claim_parts(db, parts[i], out.items[i]);
  return out;
}

void sort_articles(Ask& ask, Sort sort) {
  if (sort == Sort::comments)
    ask.by("doc.comments", true);
  else
    ask.by("doc.published", true);
}

}  // namespace

Result<Totals> SqlStore::totals() const {
  return read([&](Db& db) {
    Totals t;
    {
      Rows rows = db.query(
          "SELECT count(*), coalesce(sum(CASE WHEN original <> id THEN 1 ELSE 0 END), 0), "
          "count(DISTINCT nullif(outlet, '')),"
          " coalesce(min(nullif(published, 0)), 0), coalesce(max(published), 0),"
          " coalesce(sum(claims), 0) FROM doc");
      if (rows.next()) rows.take(t.articles, t.copies, t.outlets, t.first, t.last, t.claims);
    }
    const auto count = [&](const char* sql) { return static_cast<std::uint64_t>(db.number(sql)); };
    t.stories = count("SELECT count(*) FROM story");
    t.entities = count("SELECT count(*) FROM entity");
    t.deals = count("SELECT count(*) FROM deal");
    t.generation = count("SELECT value FROM meta WHERE key = 'generation'");
    return t;
  });
}

Result<std::uint64_t> SqlStore::generation() const {
  return read([&](Db& db) {
    return static_cast<std::uint64_t>(db.number("SELECT value FROM meta WHERE key = 'generation'"));
  });
}

Result<List<ArticleRow>> SqlStore::find_articles(const Filter& filter) const {
  return read([&](Db& db) {
    Ask ask(filter.entity == EntityId::none ? "doc" : "mention JOIN doc ON doc.no = mention.doc",
            "doc.id");
    if (filter.entity != EntityId::none) ask.where("mention.entity = ?", filter.entity);
    doc_conditions(ask, filter);
    sort_articles(ask, filter.sort.value_or(Sort::latest));
    return page<ArticleRow>(db, std::move(ask), kArticleColumns, filter,
                            [](Rows& rows, ArticleRow& a) { take_row(rows, a); });
  });
}

Result<List<StoryRow>> SqlStore::find_stories(const Filter& filter) const {
  return read([&](Db& db) {
    Ask ask("story JOIN doc ON doc.no = story.lead", "story.id");
    if (filter.story != StoryId::none) ask.where("story.id = ?", filter.story);
    if (filter.entity != EntityId::none)
      ask.where(
          "story.id IN (SELECT d.story FROM mention m JOIN doc d ON d.no = m.doc WHERE m.entity = "
          "?)",
          filter.entity);
    if (filter.since != 0) ask.where("story.last >= ?", filter.since);
    if (filter.until != 0) ask.where("story.first < ? AND story.first <> 0", filter.until);
    const Sort sort = filter.sort.value_or(Sort::latest);
    ask.by(sort == Sort::comments ? "story.comments"
           : sort == Sort::size   ? "story.articles"
                                  : "story.last",
           true);
    std::vector<std::string> digests;
    std::string title;
    List<StoryRow> out = page<StoryRow>(db, std::move(ask),
                                        "story.id, story.first, story.last, story.articles, "
                                        "story.copies, story.outlets, story.independent,"
                                        " story.deals, story.comments, doc.lede, story.digest, "
                                        "story.title, "
                                        "doc.id, doc.headline, doc.outlet, doc.published,"
                                        " doc.offset_minutes, doc.has_time",
                                        filter, [&](Rows& rows, StoryRow& s) {
                                          rows.take(s.id, s.first, s.last, s.articles, s.copies,
                                                    s.outlets, s.independent, s.deals, s.comments,
                                                    s.lede, digests.emplace_back(), title);
                                          take_article(rows, s.lead);
                                          s.renamed = !title.empty();
                                          if (s.renamed) s.lead.headline = title;
                                        });
    for (std::size_t i = 0; i < out.items.size(); ++i)
      add_story_parts(db, out.items[i], digests[i]);
    return out;
  });
}

Result<List<EntityRow>> SqlStore::find_entities(const Filter& filter) const {
  return read([&](Db& db) {
    Ask ask("entity", "entity.id");
    if (filter.entity != EntityId::none) ask.where("entity.id = ?", filter.entity);
    if (filter.kind) ask.where("entity.kind = ?", *filter.kind);
    if (const std::string key = key_of(filter.text); !key.empty())
      ask.where("entity.id IN (SELECT n.entity FROM spelling n WHERE n.key >= ? AND n.key < ?)",
                key, after(key));
    if (filter.sort == Sort::name)
      ask.by("entity.name", false, true);
    else
      ask.by("entity.mentions", true);
    List<EntityRow> out = page<EntityRow>(
        db, std::move(ask),
        "entity.id, entity.name, entity.kind, entity.mentions, entity.articles, entity.deals",
        filter, [](Rows& rows, EntityRow& e) {
          take_ref(rows, e);
          rows.take(e.mentions, e.articles, e.deals);
        });
    for (EntityRow& e : out.items) add_aliases(db, e);
    return out;
  });
}

namespace {

// By the articles that mention it, and then by the bytes of its parts.
void speaks_of(Ask& ask, EntityId id) {
  ask.where("claim.doc IN (SELECT m.doc FROM mention m WHERE m.entity = ?)", id);
  ask.where_blob("instr(claim.parts, ?) > 0", entity_mark(id));
}

}  // namespace

List<ClaimRow> read_claims(Db& db, const Filter& filter) {
  Ask ask("claim JOIN doc ON doc.no = claim.doc", "claim.id");
  doc_conditions(ask, filter);
  if (filter.deal != DealId::none) ask.where("claim.deal = ? AND claim.deal <> 0", filter.deal);
  if (!filter.rule.empty())
    ask.where("claim.rule = (SELECT p.no FROM phrase p WHERE p.text = ?)", filter.rule);
  if (!filter.rejected) ask.where("(claim.corrected & 1) = 0");
  if (filter.least > 0) ask.where_real("claim.score >= ?", static_cast<double>(filter.least));
  if (filter.entity != EntityId::none) speaks_of(ask, filter.entity);
  if (filter.at != 0) ask.where("doc.published < ? AND doc.published <> 0", filter.at);
  ask.among("claim.type", filter.types);
  ask.among("claim.status", filter.statuses);
  return claims_by(db, std::move(ask), filter);
}

Result<List<ClaimRow>> SqlStore::find_claims(const Filter& filter) const {
  return read([&](Db& db) { return read_claims(db, filter); });
}

Result<std::vector<Pulse>> SqlStore::pulses(std::int64_t since, std::int64_t until,
                                            std::string_view section) const {
  return read([&](Db& db) {
    std::vector<Pulse> out;
    for (Rows rows =
             db.query("SELECT id, story, published, comments, outlet, original <> id FROM doc"
                      " WHERE published >= ?1 AND published < ?2 AND (?3 = '' OR section = ?3)"
                      " ORDER BY published DESC, id LIMIT ?4",
                      since, until, section, kManyPulses);
         rows.next();) {
      Pulse& p = out.emplace_back();
      rows.take(p.doc, p.story, p.published, p.comments, p.outlet, p.copy);
    }
    return out;
  });
}

Result<std::vector<Facet>> SqlStore::sections(std::int64_t since, std::int64_t until) const {
  return read([&](Db& db) {
    std::vector<Facet> out;
    for (Rows rows = db.query("SELECT section, count(*) AS n FROM doc WHERE published >= ?1 AND"
                              " published < ?2 AND section <> '' GROUP BY section"
                              " ORDER BY n DESC, section LIMIT 40",
                              since, until);
         rows.next();) {
      Facet& f = out.emplace_back();
      std::int64_t count = 0;
      rows.take(f.value, count);
      f.count = static_cast<std::uint32_t>(count);
    }
    return out;
  });
}

Result<ClaimRow> SqlStore::claim(ClaimId id) const {
  return read([&](Db& db) {
    Ask ask("claim JOIN doc ON doc.no = claim.doc", "claim.id");
    ask.where("claim.id = ?", id);
    List<ClaimRow> found = claims_by(db, std::move(ask), {});
    if (found.items.empty()) fail(Code::not_found, "no claim " + id_text(id));
    return std::move(found.items.front());
  });
}

Result<List<QuoteRow>> SqlStore::find_quotes(const Filter& filter) const {
  return read([&](Db& db) {
    Ask ask("quote JOIN doc ON doc.no = quote.doc", "(quote.doc * 65536 + quote.row)");
    doc_conditions(ask, filter);
    if (filter.entity != EntityId::none)
      ask.where("quote.entity = ? AND quote.entity <> 0", filter.entity);
    ask.by("doc.published", true);
    return page<QuoteRow>(
        db, std::move(ask),
        "quote.speaker, quote.affiliation, quote.title, quote.entity, quote.begin, quote.end,"
        " quote.direct, doc.id, doc.headline, doc.outlet, doc.published, doc.offset_minutes, "
        "doc.has_time",
        filter, [](Rows& rows, QuoteRow& q) {
          rows.take(q.speaker, q.affiliation, q.title, q.entity, q.span.begin, q.span.end,
                    q.direct);
          take_article(rows, q.article);
        });
  });
}

namespace {

// One of an entity's first articles that has this text.
DocId article_with(Db& db, EntityId entity, std::string_view text) {
  constexpr int kFew = 50;
  std::vector<DocId> docs;
  for (Rows rows = db.query("SELECT d.id FROM mention m JOIN doc d ON d.no = m.doc WHERE m.entity "
                            "= ? ORDER BY m.doc LIMIT ?",
                            entity, kFew);
       rows.next();)
    docs.push_back(rows.id<DocId>());
  for (const DocId id : docs)
    if (read_text(db, id).find(text) != std::string::npos) return id;
  return DocId::none;
}

}  // namespace

Result<std::vector<NameRow>> SqlStore::names(EntityId id) const {
  return read([&](Db& db) {
    std::vector<NameRow> out;
    for (Rows rows = db.query(
             "SELECT n.text, n.count, coalesce(d.id, 0) FROM (SELECT text, sum(count) AS count, "
             "max(doc) AS doc FROM name WHERE entity = ? GROUP BY text) n LEFT JOIN doc d ON d.no "
             "= "
             "n.doc ORDER BY n.count DESC, n.text LIMIT 100",
             id);
         rows.next();) {
      NameRow& n = out.emplace_back();
      rows.take(n.text, n.count, n.article);
    }
    for (NameRow& n : out)
      if (n.article == DocId::none) n.article = article_with(db, id, n.text);
    for (Rows rows = db.query("SELECT DISTINCT text FROM correction WHERE subject = ? AND action = "
                              "? AND undone_at = 0 ORDER BY text",
                              id, Action::add_name);
         rows.next();)
      if (const std::string text = rows.text();
          std::ranges::find(out, text, &NameRow::text) == out.end())
        out.push_back({text, 0, DocId::none});
    return out;
  });
}

Result<std::vector<Count>> SqlStore::parties(StoryId story) const {
  return read([&](Db& db) { return most_of(db, counts_of(db, story), 100); });
}

Result<std::vector<Count>> SqlStore::partners(EntityId id) const {
  return read([&](Db& db) {
    std::vector<Count> out;
    for (Rows rows =
             db.query("SELECT e.id, e.name, e.kind, count(DISTINCT mine.deal) FROM side mine"
                      " JOIN side other ON other.deal = mine.deal AND other.entity <> mine.entity"
                      " JOIN entity e ON e.id = other.entity WHERE mine.entity = ?"
                      " GROUP BY e.id ORDER BY 4 DESC, e.id LIMIT 50",
                      id);
         rows.next();) {
      Count& c = out.emplace_back();
      take_ref(rows, c.entity);
      rows.take(c.count);
    }
    return out;
  });
}

}  // namespace hj::store
