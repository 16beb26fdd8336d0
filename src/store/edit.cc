// What people set right: kept, undone, and the rows that follow made anew in the same transaction.
#include <algorithm>

#include "core/hash.h"
#include "store/ask.h"
#include "store/blob.h"
#include "store/schema.h"
#include "store/sql_store.h"

namespace hj::store {
namespace {

constexpr std::string_view kColumns =
    "no, action, subject, object, docs, text, by, note, at, undone_by, undone_at";

void take(Rows& rows, Correction& c) {
  std::string docs;
  rows.take(c.no, c.action, c.subject, c.object, docs, c.text, c.by, c.note, c.at, c.undone_by,
            c.undone_at);
  const Result<std::vector<std::uint64_t>> raw = unpack_ids(docs);
  if (!raw) throw Fault{raw.error()};
  for (const std::uint64_t id : *raw) c.docs.push_back(DocId{id});
}

std::uint64_t lead_of(Db& db, std::uint64_t story) {
  return static_cast<std::uint64_t>(db.number(
      "SELECT doc.id FROM story JOIN doc ON doc.no = story.lead WHERE story.id = ?", story));
}

// Is what it speaks of there?
void must_exist(Db& db, const char* sql, std::uint64_t id, const char* what) {
  if (db.number(sql, id) == 0) fail(Code::not_found, std::string("no ") + what + ' ' + hex(id));
}
void must_exist(Db& db, const Correction& c) {
  constexpr const char* kEntity = "SELECT count(*) FROM entity WHERE id = ?";
  constexpr const char* kClaim = "SELECT count(*) FROM claim WHERE id = ?";
  constexpr const char* kDeal = "SELECT count(*) FROM deal WHERE id = ?";
  constexpr const char* kStory = "SELECT count(*) FROM story WHERE id = ?";
  constexpr const char* kDoc = "SELECT count(*) FROM doc WHERE id = ?";
  switch (c.action) {
    case Action::merge_entities:
      must_exist(db, kEntity, c.object, "entity");
      [[fallthrough]];
    case Action::split_entity:
      if (c.action == Action::split_entity && !c.text.empty() &&
          db.number("SELECT 1 FROM name WHERE entity = ? AND text = ? LIMIT 1", c.subject,
                    c.text) == 0)
        fail(Code::not_found, "no article calls " + hex(c.subject) + " so");
      [[fallthrough]];
    case Action::rename_entity:
    case Action::set_kind:
    case Action::add_name:
      must_exist(db, kEntity, c.subject, "entity");
      break;
    case Action::reject_claim:
    case Action::retype_claim:
    case Action::set_claim_status:
      must_exist(db, kClaim, c.subject, "claim");
      break;
    case Action::join_deals:
      must_exist(db, kDeal, c.object, "deal");
      [[fallthrough]];
    case Action::reject_deal:
    case Action::set_deal_status:
      must_exist(db, kDeal, c.subject, "deal");
      break;
    case Action::join_stories:
      must_exist(db, kStory, c.object, "story");
      [[fallthrough]];
    case Action::rename_story:
      must_exist(db, kStory, c.subject, "story");
      break;
    case Action::pin_article:
      must_exist(db, kStory, c.object, "story");
      must_exist(db, kDoc, c.subject, "article");
      break;
    case Action::split_story:
      break;
  }
  for (const DocId doc : c.docs) must_exist(db, kDoc, static_cast<std::uint64_t>(doc), "article");
}

// What the caller need not know: the articles by which stories are found again, the new entity.
void complete(Db& db, Correction& c) {
  const auto lead = [&](std::uint64_t story) { return DocId{lead_of(db, story)}; };
  if (c.action == Action::join_stories) c.docs = {lead(c.subject), lead(c.object)};
  if (c.action == Action::rename_story) c.docs = {lead(c.subject)};
  if (c.action == Action::pin_article) c.docs = {lead(c.object)};
  if (c.action == Action::split_entity || c.action == Action::split_story) c.object = split_id(c);
}

using Numbers = std::set<std::int64_t>;
void collect(Rows rows, Numbers& out) {
  while (rows.next()) out.insert(rows.integer());
}

// The articles of an entity in which corrections have moved any mention.
void collect_moved(Db& db, std::uint64_t entity, Numbers& out) {
  collect(db.query("SELECT m.doc FROM mention m JOIN doc d ON d.no = m.doc WHERE m.entity = ? AND "
                   "length(d.who) > 0",
                   entity),
          out);
}

// The articles whose rows it changes, whether it is made or undone.
Numbers reach(Db& db, const Correction& c) {
  Numbers out;
  const auto add = [&](const char* sql, std::uint64_t id) { collect(db.query(sql, id), out); };
  switch (c.action) {
    case Action::merge_entities:
    case Action::split_entity:
      add("SELECT doc FROM mention WHERE entity = ?", c.subject);
      collect_moved(db, c.object, out);
      break;
    case Action::reject_claim:
    case Action::retype_claim:
    case Action::set_claim_status:
      add("SELECT doc FROM claim WHERE id = ?", c.subject);
      break;
    case Action::join_deals:
    case Action::reject_deal:
      add("SELECT doc FROM claim WHERE deal = ? AND deal <> 0", c.subject);
      collect(db.query("SELECT DISTINCT doc FROM claim WHERE corrected <> 0"), out);
      break;
    default:
      break;
  }
  return out;
}

}  // namespace

Corrections active_corrections(Db& db) {
  std::vector<Correction> active;
  for (Rows rows = db.query("SELECT " + std::string(kColumns) +
                            " FROM correction WHERE undone_at = 0 ORDER BY no");
       rows.next();)
    take(rows, active.emplace_back());
  return Corrections(active);
}

void SqlStore::begin_writing() {
  refuse_migrated(writer_);
  load_corrections();
}

void SqlStore::load_corrections() {
  const std::int64_t version = writer_.number("SELECT value FROM meta WHERE key = 'corrections'");
  if (version == corrections_version_) return;
  corrections_ = active_corrections(writer_);
  corrections_version_ = version;
}

// Applies `change` to the table of corrections, and to every row that follows from it.
void SqlStore::amend(Pen& pen, const Correction& c, const std::function<void(Db&)>& change) {
  Db& db = pen.db;
  pen.written.recall.clear();
  std::vector<std::tuple<std::int64_t, Document, Verdict>> docs;
  for (const std::int64_t no : reach(db, c)) {
    const DocId id = doc_at(db, no);
    docs.emplace_back(no, read_document(db, id), read_verdict(db, id));
  }
  for (const auto& [no, doc, verdict] : docs) pen.unfill(no, doc, verdict);
  change(db);
  db.run("UPDATE meta SET value = value + 1 WHERE key = 'corrections'");
  load_corrections();
  for (const auto& [no, doc, verdict] : docs) pen.fill(no, doc, verdict);
  switch (c.action) {
    case Action::rename_entity:
    case Action::set_kind:
    case Action::add_name:
      pen.respell(EntityId{c.subject});
      pen.touched.entities.insert(EntityId{c.subject});
      break;
    case Action::set_deal_status:
      pen.touched.deals.insert(DealId{c.subject});
      break;
    case Action::rename_story:
      pen.touched.stories.insert(StoryId{c.subject});
      break;
    default:
      settle_stories(pen);
  }
}

Result<std::uint64_t> SqlStore::correct(const Correction& given) {
  if (const std::string fault = fault_of(given); !fault.empty())
    return Error{Code::bad_input, fault};
  std::uint64_t no = 0;
  const Done kept = write([&](Pen& pen) {
    if (in_batch()) sum_up_late();
    Correction c = given;
    must_exist(pen.db, c);
    complete(pen.db, c);
    amend(pen, c, [&](Db& db) {
      std::vector<std::uint64_t> ids;
      for (const DocId doc : c.docs) ids.push_back(static_cast<std::uint64_t>(doc));
      const std::string docs = pack_ids(ids);
      no = static_cast<std::uint64_t>(db.number(
          "INSERT INTO correction(action, subject, object, docs, text, by, note, at, undone_by, "
          "undone_at) VALUES (?,?,?,?,?,?,?,?,'',0) RETURNING no",
          c.action, c.subject, c.object, Blob{docs}, c.text, c.by, c.note, c.at));
    });
    return true;
  });
  if (!kept) return kept.error();
  return no;
}

Done SqlStore::undo(std::uint64_t no, std::string_view by, std::int64_t at) {
  return write([&](Pen& pen) {
    if (in_batch()) sum_up_late();
    Correction c;
    {
      Rows rows =
          pen.db.query("SELECT " + std::string(kColumns) + " FROM correction WHERE no = ?", no);
      if (!rows.next()) fail(Code::not_found, "no correction " + std::to_string(no));
      take(rows, c);
    }
    if (c.undone_at != 0) fail(Code::conflict, "it is undone already");
    amend(pen, c, [&](Db& db) {
      db.run("UPDATE correction SET undone_by = ?, undone_at = ? WHERE no = ?", by,
             std::max<std::int64_t>(at, 1), no);
    });
    return true;
  });
}

Result<List<Correction>> SqlStore::corrections(const Filter& filter) const {
  return read([&](Db& db) {
    Ask ask("correction", "no");
    const auto about = [&](auto id) {
      if (static_cast<std::uint64_t>(id) != 0) ask.where("(subject = ? OR object = ?)", id, id);
    };
    about(filter.entity), about(filter.deal), about(filter.story), about(filter.doc);
    ask.between("at", filter.since, filter.until);
    ask.by("no", true);
    return page<Correction>(db, std::move(ask), kColumns, filter,
                            [](Rows& rows, Correction& c) { take(rows, c); });
  });
}

// The stories that corrections send articles to, from where the machine has placed them.
void SqlStore::settle_stories(Pen& pen) {
  std::vector<std::tuple<std::int64_t, DocId, StoryId, StoryId>> docs;
  for (Rows rows =
           pen.db.query(pen.corrections.moves_stories()
                            ? "SELECT no, id, placed, story FROM doc"
                            : "SELECT no, id, placed, story FROM doc WHERE placed <> story");
       rows.next();) {
    auto& [no, id, placed, story] = docs.emplace_back();
    rows.take(no, id, placed, story);
  }
  for (const auto& [no, id, placed, story] : docs) {
    const StoryId now =
        pen.corrections.story(id, placed, [&](DocId doc) { return placed_of(pen.db, doc); });
    if (now == story) continue;
    pen.db.run("UPDATE doc SET story = ? WHERE no = ?", now, no);
    pen.touched.stories.insert({story, now});
  }
}

namespace {

void move_docs(Db& db, const std::map<DocId, StoryId>& moves) {
  std::vector<DocId> docs;
  std::vector<StoryId> stories;
  for (const auto& [doc, story] : moves) docs.push_back(doc), stories.push_back(story);
  if (db.is_postgres())
    return db.run(
        "UPDATE doc SET placed = into_story, story = into_story FROM unnest(CAST(CAST(? AS TEXT) "
        "AS "
        "BIGINT[]), CAST(CAST(? AS TEXT) AS BIGINT[])) AS m(moved, into_story) WHERE id = moved",
        ids_array(docs), ids_array(stories));
  for (const auto& [doc, story] : moves)
    db.run("UPDATE doc SET placed = ?1, story = ?1 WHERE id = ?2", story, doc);
}

}  // namespace

Done SqlStore::place(std::span<const Placing> placings) {
  return write([&](Pen& pen) {
    std::map<DocId, StoryId> moves;
    for (const Placing& p : placings) moves[p.doc] = p.story;
    std::set<DocId> docs, there;
    for (const auto& [doc, story] : moves) docs.insert(doc);
    ask_each(pen.db, "SELECT id, placed, story FROM doc WHERE id", docs, "", [&](Rows& rows) {
      const DocId doc = rows.id<DocId>();
      const StoryId old = rows.id<StoryId>(), shown = rows.id<StoryId>();
      there.insert(doc);
      if (old == moves[doc])
        moves.erase(doc);
      else
        pen.touched.stories.insert({shown, moves[doc]});
    });
    for (const DocId doc : docs)
      if (!there.contains(doc)) fail(Code::not_found, "no article " + id_text(doc));
    if (moves.empty()) return false;
    pen.written.recall.clear();
    move_docs(pen.db, moves);
    if (pen.corrections.moves_stories()) settle_stories(pen);
    return true;
  });
}

Done SqlStore::keep(const Record& r) {
  if (r.kind.empty() || r.id.empty()) return Error{Code::bad_input, "id: is missing"};
  return write([&](Pen& pen) {
    pen.db.run(
        "INSERT INTO record VALUES (?,?,?,?) ON CONFLICT(kind, id) DO UPDATE SET body = "
        "excluded.body, at = excluded.at",
        r.kind, r.id, r.body, r.at);
    return false;  // no answer of the corpus has changed
  });
}

Done SqlStore::drop(std::string_view kind, std::string_view id) {
  return write([&](Pen& pen) {
    if (pen.db.number("DELETE FROM record WHERE kind = ? AND id = ? RETURNING 1", kind, id) == 0)
      fail(Code::not_found, "no " + std::string(kind) + ' ' + std::string(id));
    if (kind == "alert")  // and its attempts, which are named `id#n`
      pen.db.run(
          "DELETE FROM delivery WHERE alert = ?1 OR substr(alert, 1, length(?1) + 1) = ?1 || '#'",
          id);
    return false;
  });
}

Result<std::vector<Record>> SqlStore::records(std::string_view kind) const {
  return read([&](Db& db) {
    std::vector<Record> out;
    for (Rows rows =
             db.query("SELECT kind, id, body, at FROM record WHERE kind = ? ORDER BY id", kind);
         rows.next();) {
      Record& r = out.emplace_back();
      rows.take(r.kind, r.id, r.body, r.at);
    }
    return out;
  });
}

Result<Record> SqlStore::record(std::string_view kind, std::string_view id) const {
  return read([&](Db& db) {
    Rows rows =
        db.query("SELECT kind, id, body, at FROM record WHERE kind = ? AND id = ?", kind, id);
    if (!rows.next()) fail(Code::not_found, "no " + std::string(kind) + ' ' + std::string(id));
    Record r;
    rows.take(r.kind, r.id, r.body, r.at);
    return r;
  });
}

Result<bool> SqlStore::take_up(std::string_view alert, ClaimId claim, std::int64_t at) {
  bool first = false;
  const Done done = write([&](Pen& pen) {
    first = pen.db.number("INSERT INTO delivery VALUES (?,?,?) ON CONFLICT DO NOTHING RETURNING 1",
                          alert, claim, at) == 1;
    return false;
  });
  if (!done) return done.error();
  return first;
}

}  // namespace hj::store
