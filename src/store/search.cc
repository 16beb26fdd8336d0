// Search and suggestions.
#include <algorithm>
#include <charconv>

#include "core/hash.h"
#include "store/ask.h"
#include "store/columns.h"
#include "store/match.h"
#include "store/sqlite_store.h"
#include "store/terms.h"

namespace hj::store {
namespace {

constexpr unsigned kDeepest = 10'000;  // no page begins beyond this hit

unsigned offset_of(const std::string& cursor) {
  if (cursor.empty()) return 0;
  unsigned at = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), at);
  if (error != std::errc{} || end != cursor.data() + cursor.size() || at > kDeepest)
    fail(Code::bad_input, "cursor");
  return at;
}

// BM25 with headlines above names above the text above parts of words; what is new in the corpus
// counts up to a third more. No clock: the newest article is "now".
// Materialised, since bm25() has no meaning outside the walk over the index.
constexpr std::string_view kHits =
    "WITH hit AS MATERIALIZED (SELECT rowid AS no, -bm25(words, 8.0, 2.0, 4.0, 1.0) AS score FROM "
    "words"
    " WHERE words MATCH ?1) ";
constexpr std::string_view kCounted =
    " FROM words JOIN doc ON doc.no = words.rowid WHERE words MATCH ?1 AND (?2 = 0 OR "
    "doc.published >= ?2)"
    " AND (?3 = 0 OR (doc.published < ?3 AND doc.published <> 0))";
constexpr std::string_view kRanked =
    " FROM hit JOIN doc ON doc.no = hit.no WHERE (?2 = 0 OR doc.published >= ?2)"
    " AND (?3 = 0 OR (doc.published < ?3 AND doc.published <> 0))";
constexpr std::string_view kScore =
    "hit.score * (1 + 0.33 / (1 + ((SELECT max(published) FROM doc) - doc.published) / 2592000.0))";

std::vector<Hit> article_hits(Db& db, const Search& s, const Match& match, unsigned offset,
                              unsigned limit, Hits& out) {
  out.total += static_cast<std::uint64_t>(
      db.number("SELECT count(*)" + std::string(kCounted), match.expression, s.since, s.until));
  std::vector<Hit> hits;
  for (Rows rows = db.query(std::string(kHits) +
                                "SELECT doc.id, doc.headline, doc.outlet, doc.published, "
                                "doc.offset_minutes, doc.has_time, " +
                                std::string(kScore) + " AS rank" + std::string(kRanked) +
                                " ORDER BY rank DESC, doc.id LIMIT ?4 OFFSET ?5",
                            match.expression, s.since, s.until, limit, offset);
       rows.next();) {
    Hit& h = hits.emplace_back();
    rows.take(h.id, h.title, h.outlet, h.published, h.offset_minutes, h.has_time, h.score);
    h.kind = HitKind::article;
  }
  for (Hit& h : hits) {
    Snippet snippet = snippet_of(read_document(db, DocId{h.id}), match);
    h.snippet = std::move(snippet.text);
    h.marks = std::move(snippet.marks);
  }
  return hits;
}

std::vector<Hit> entity_hits(Db& db, std::string_view text, unsigned offset, unsigned limit,
                             Hits& out) {
  const std::string folded = fold(text);
  std::vector<Hit> hits;
  if (folded.empty()) return hits;
  out.total += static_cast<std::uint64_t>(
      db.number("SELECT count(DISTINCT entity) FROM name WHERE instr(folded, ?) > 0", folded));
  for (Rows rows = db.query(
           "SELECT e.id, e.name, max((n.folded = ?1) * 2.0 + (substr(n.folded, 1, length(?1)) = "
           "?1))"
           " + 1.0 - 1.0 / (1 + e.mentions) AS score FROM name n JOIN entity e ON e.id = n.entity"
           " WHERE instr(n.folded, ?1) > 0 GROUP BY e.id ORDER BY score DESC, e.id LIMIT ?2 OFFSET "
           "?3",
           folded, limit, offset);
       rows.next();) {
    Hit& h = hits.emplace_back();
    h.kind = HitKind::entity;
    rows.take(h.id, h.title, h.score);
  }
  return hits;
}

std::vector<Hit> deal_hits(Db& db, const Search& s, unsigned offset, unsigned limit, Hits& out) {
  // Every word must be in a party's name or in the object.
  std::string where;
  const std::vector<std::string> all = words(s.text);
  const std::size_t used = std::min<std::size_t>(all.size(), 6);
  for (std::size_t i = 0; i < used; ++i)
    where +=
        " AND (deal.id IN (SELECT s.deal FROM side s JOIN name n ON n.entity = s.entity WHERE "
        "instr(n.folded, ?) > 0)"
        " OR instr(deal.object, ?) > 0)";
  std::vector<Hit> hits;
  if (used == 0) return hits;
  const auto bound = [&](Rows rows) {
    rows.bind(s.since).bind(s.since).bind(s.until).bind(s.until);
    for (std::size_t i = 0; i < used; ++i) rows.bind(all[i]).bind(all[i]);
    return rows;
  };
  const std::string from = " FROM deal WHERE (? = 0 OR last >= ?) AND (? = 0 OR first < ?)" + where;
  {
    Rows rows = bound(db.query("SELECT count(*)" + from));
    if (rows.next()) out.total += static_cast<std::uint64_t>(rows.integer());
  }
  std::vector<Type> types;
  {
    Rows rows = bound(db.query("SELECT id, type, last, claims" + from +
                               " ORDER BY claims DESC, id LIMIT ? OFFSET ?"));
    rows.bind(limit).bind(offset);
    while (rows.next()) {
      Hit& h = hits.emplace_back();
      h.kind = HitKind::deal;
      rows.take(h.id, types.emplace_back(), h.published, h.score);
    }
  }
  for (std::size_t i = 0; i < hits.size(); ++i) {
    std::string sides[2];
    for (Rows rows = db.query("SELECT s.side, e.name FROM side s JOIN entity e ON e.id = s.entity "
                              "WHERE deal = ? ORDER BY side, at",
                              static_cast<std::int64_t>(hits[i].id));
         rows.next();) {
      std::string& side = sides[rows.integer() != 0];
      side += (side.empty() ? "" : ", ") + rows.text();
    }
    hits[i].title = sides[0] +
                    (sides[1].empty()      ? ""
                     : symmetric(types[i]) ? " · "
                                           : " → ") +
                    sides[1];
  }
  return hits;
}

std::vector<Hit> story_hits(Db& db, const Search& s, const Match& match, unsigned offset,
                            unsigned limit, Hits& out) {
  out.total += static_cast<std::uint64_t>(
      db.number("SELECT count(DISTINCT nullif(doc.story, 0))" + std::string(kCounted),
                match.expression, s.since, s.until));
  std::vector<Hit> hits;
  for (Rows rows = db.query(
           std::string(kHits) +
               "SELECT story.id, face.headline, face.outlet, story.last, face.lede, found.rank FROM"
               " (SELECT doc.story AS story, max(" +
               std::string(kScore) + ") AS rank" + std::string(kRanked) +
               " AND doc.story <> 0 GROUP BY doc.story) found JOIN story ON story.id = found.story"
               " JOIN doc face ON face.no = story.lead ORDER BY found.rank DESC, story.id LIMIT ?4 "
               "OFFSET ?5",
           match.expression, s.since, s.until, limit, offset);
       rows.next();) {
    Hit& h = hits.emplace_back();
    h.kind = HitKind::story;
    h.has_time = true;
    rows.take(h.id, h.title, h.outlet, h.published, h.snippet, h.score);
  }
  return hits;
}

void append_all(std::vector<Hit>& to, std::vector<Hit> from) {
  std::ranges::move(from, std::back_inserter(to));
}

}  // namespace

Result<Hits> SqliteStore::search(const Search& s) const {
  const Match match = match_of(s.text, s.terms);
  return read([&](Db& db) {
    Hits out;
    const unsigned offset = offset_of(s.cursor), limit = std::clamp(s.limit, 1U, 500U);
    if (match.expression.empty()) return out;
    if (!s.kind && offset == 0) {
      Hits few;
      append_all(out.items, entity_hits(db, s.text, 0, 3, few));
    }
    const std::size_t before = out.items.size();
    if (!s.kind || *s.kind == HitKind::article)
      append_all(out.items, article_hits(db, s, match, offset, limit, out));
    else if (*s.kind == HitKind::entity)
      append_all(out.items, entity_hits(db, s.text, offset, limit, out));
    else if (*s.kind == HitKind::deal)
      append_all(out.items, deal_hits(db, s, offset, limit, out));
    else
      append_all(out.items, story_hits(db, s, match, offset, limit, out));
    const std::size_t shown = offset + out.items.size() - before;
    if (shown < out.total && shown <= kDeepest && out.items.size() > before)
      out.next = std::to_string(shown);
    if (!s.kind) out.total += before;
    return out;
  });
}

Result<std::vector<Hit>> SqliteStore::suggest(std::string_view prefix, unsigned limit) const {
  return read([&](Db& db) {
    Hits unused;
    return entity_hits(db, prefix, 0, std::clamp(limit, 1U, 50U), unused);
  });
}

}  // namespace hj::store
