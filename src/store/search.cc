// Search and suggestions.
#include <algorithm>
#include <charconv>
#include <map>

#include "core/hash.h"
#include "store/ask.h"
#include "store/columns.h"
#include "store/match.h"
#include "store/spelling.h"
#include "store/sql_store.h"
#include "store/terms.h"
#include "store/walk.h"

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

struct Page {
  unsigned offset = 0, limit = 0;
};

template <class T>
std::span<const T> cut(const std::vector<T>& all, Page page) {
  const std::size_t from = std::min<std::size_t>(page.offset, all.size());
  return std::span(all).subspan(from, std::min<std::size_t>(page.limit, all.size() - from));
}

Hit article_hit(Db& db, const Found& f, const Match& match) {
  Hit h;
  h.kind = HitKind::article, h.score = f.score;
  {
    Rows rows = db.query(
        "SELECT id, headline, outlet, published, offset_minutes, has_time FROM doc WHERE no = ?",
        f.no);
    if (!rows.next()) return h;
    rows.take(h.id, h.title, h.outlet, h.published, h.offset_minutes, h.has_time);
  }
  const Document doc = read_document(db, DocId{h.id});
  const Verdict verdict = read_verdict(db, DocId{h.id});
  Snippet snippet = snippet_of(doc, verdict.entities, match);
  h.snippet = std::move(snippet.text);
  h.marks = std::move(snippet.marks);
  return h;
}

// Entities by any of their names: the whole name first, then its beginning, then the most
// mentioned.
std::vector<Hit> entity_hits(Db& db, std::string_view text, Page page, Hits& out) {
  constexpr int kManyNames = 4000;
  struct Named {
    std::uint64_t id = 0;
    std::string name;
    double score = 0;
  };
  const std::string key = key_of(text), folded = fold(text);
  std::map<std::uint64_t, Named> found;
  if (key.empty()) return {};
  for (Rows rows = db.query("SELECT e.id, e.name, e.mentions, s.word, s.key FROM spelling s JOIN "
                            "entity e ON e.id = s.entity WHERE s.key >= ? AND s.key < ? LIMIT ?",
                            key, after(key), kManyNames);
       rows.next();) {
    Named n;
    std::uint32_t mentions = 0;
    std::string word, at;
    rows.take(n.id, n.name, mentions, word, at);
    n.score = (word == folded ? 2.0 : 0.0) + (at == key_of(word) || at[0] == '\x01' ? 1.0 : 0.0) +
              1.0 - 1.0 / (1 + mentions);
    if (Named& kept = found[n.id]; kept.score < n.score) kept = n;
  }
  std::vector<Named> all;
  all.reserve(found.size());
  for (auto& [id, n] : found) all.push_back(std::move(n));
  std::ranges::stable_sort(all, std::greater{}, &Named::score);
  out.total += all.size();
  std::vector<Hit> hits;
  for (const Named& n : cut(all, page)) {
    Hit& h = hits.emplace_back();
    h.kind = HitKind::entity, h.id = n.id, h.title = n.name, h.score = n.score;
  }
  return hits;
}

std::string title_of(Db& db, const DealRow& d) {
  std::string sides[2];
  for (Rows rows = db.query("SELECT s.side, e.name FROM side s JOIN entity e ON e.id = s.entity "
                            "WHERE deal = ? ORDER BY side, at",
                            d.id);
       rows.next();) {
    std::string& side = sides[rows.integer() != 0];
    side += (side.empty() ? "" : ", ") + rows.text();
  }
  return sides[0] + (sides[1].empty() ? "" : symmetric(d.type) ? " · " : " → ") + sides[1];
}

// A condition of SQL, and what its ? stand for.
struct Condition {
  std::string sql;
  std::vector<Value> values;
  void add(const char* between, Condition other) {
    sql += (sql.empty() ? "" : between) + std::move(other.sql);
    std::ranges::move(other.values, std::back_inserter(values));
  }
};
std::string id_list(const std::vector<std::string>& names, const Knowledge& knowledge) {
  std::string out;
  for (const std::string& name : names)
    for (const EntityId id : knowledge.entities(name))
      out += (out.empty() ? "" : ",") + std::to_string(static_cast<std::int64_t>(id));
  return out.empty() ? "0" : out;
}
// A deal of which one of these outlets tells.
Condition told_by(const std::vector<std::string>& outlets) {
  Condition out;
  for (const std::string& o : outlets) out.add(" OR ", {"d.outlet = ?", {o}});
  out.sql =
      "deal.id IN (SELECT c.deal FROM claim c JOIN doc d ON d.no = c.doc WHERE " + out.sql + ")";
  return out;
}
template <class E>
std::string code_list(const std::vector<std::string>& codes,
                      std::optional<E> (*parse)(std::string_view)) {
  std::string out;
  for (const std::string& one : codes)
    if (const auto code = parse(one))
      out += (out.empty() ? "" : ",") + std::to_string(static_cast<int>(*code));
  return out.empty() ? "-1" : out;
}

Condition deal_condition(const WordTree& tree, const Knowledge& knowledge);
Condition deal_condition(const WordNode& n, const Knowledge& knowledge) {
  using What = WordNode::What;
  Condition out;
  if (n.what == What::any) {
    for (const WordTree& branch : n.any)
      if (Condition one = deal_condition(branch, knowledge); !one.sql.empty())
        out.add(" OR ", std::move(one));
  } else if (n.what == What::mark) {
    if (n.mark == 't') out.sql = "deal.type IN (" + code_list(n.values, parse_type) + ")";
    if (n.mark == 's') out.sql = "deal.status IN (" + code_list(n.values, parse_status) + ")";
    if (n.mark == 'p' || n.mark == 'e')
      out.sql = "deal.id IN (SELECT deal FROM side WHERE entity IN (" +
                id_list(n.values, knowledge) + "))";
    if (n.mark == 'o') out = told_by(n.values);
  } else if (const std::string key = key_of(n.text); !key.empty()) {
    out.sql =
        "deal.id IN (SELECT s.deal FROM spelling n JOIN side s ON s.entity = n.entity WHERE n.key "
        ">= ? AND n.key < ? AND n.entity <> 0) OR instr(deal.object, ?) > 0";
    out.values = {key, after(key), n.text};
  }
  if (out.sql.empty()) return out;
  out.sql = (n.without ? "NOT (" : "(") + out.sql + ")";
  return out;
}
Condition deal_condition(const WordTree& tree, const Knowledge& knowledge) {
  Condition out;
  for (const WordNode& n : tree)
    if (Condition one = deal_condition(n, knowledge); !one.sql.empty())
      out.add(" AND ", std::move(one));
  if (!out.sql.empty()) out.sql = "(" + out.sql + ")";
  return out;
}

// Every word must be in a party's name or in the object; the fields mean the deal's own.
Ask deal_conditions(const ParsedQuery& q, const Knowledge& knowledge) {
  Ask ask("deal", "deal.id");
  const auto meet = [&](Condition one) {
    if (!one.sql.empty()) ask.where_all(one.sql, std::move(one.values));
  };
  meet(deal_condition(q.words, knowledge));
  if (!q.outlets.empty()) meet(told_by(q.outlets));
  for (const auto* lists : {&q.parties, &q.entities})
    for (const auto& list : *lists)
      ask.where("deal.id IN (SELECT deal FROM side WHERE entity IN (" + id_list(list, knowledge) +
                "))");
  ask.among("deal.type", q.types), ask.among("deal.status", q.statuses);
  for (const Range& r : q.amounts) {
    ask.where(
        "deal.id IN (SELECT c.deal FROM claim c JOIN figure f ON f.doc = c.doc AND f.claim = "
        "c.row WHERE c.deal = deal.id AND f.currency = ?",
        r.currency);
    ask.where_real("f.value >= ?", r.least);
    ask.where_real("f.value <= ?)", r.most == 0 ? 1e300 : r.most);
  }
  if (q.since != 0) ask.where("deal.last >= ?", q.since);
  if (q.until != 0) ask.where("deal.first < ?", q.until);
  ask.by("deal.claims", true);
  return ask;
}

std::vector<Hit> deal_hits(Db& db, const ParsedQuery& q, const Knowledge& knowledge, Page where,
                           Hits& out) {
  const bool asks = !q.words.empty() || !q.parties.empty() || !q.entities.empty() ||
                    !q.types.empty() || !q.statuses.empty() || !q.amounts.empty() ||
                    !q.outlets.empty();
  if (!asks) return {};
  Filter all;
  all.limit = 5000;
  const List<DealRow> rows =
      page<DealRow>(db, deal_conditions(q, knowledge), "deal.id, deal.type, deal.last, deal.claims",
                    all, [](Rows& r, DealRow& d) { r.take(d.id, d.type, d.last, d.claims); });
  out.total += rows.items.size();
  out.more = out.more || !rows.next.empty();
  std::vector<Hit> hits;
  for (const DealRow& d : cut(rows.items, where)) {
    Hit& h = hits.emplace_back();
    h.kind = HitKind::deal, h.id = static_cast<std::uint64_t>(d.id), h.published = d.last;
    h.score = d.claims, h.title = title_of(db, d);
  }
  return hits;
}

std::vector<Hit> story_hits(Db& db, const Walk& walked, Page page, Hits& out) {
  std::map<std::int64_t, double> best;
  std::vector<Found> stories;
  for (const Found& f : walked.found) {
    const std::int64_t story = db.number("SELECT story FROM doc WHERE no = ?", f.no);
    if (story != 0 && best.emplace(story, f.score).second) stories.push_back({story, f.score});
  }
  out.total += stories.size();
  std::vector<Hit> hits;
  for (const Found& f : cut(stories, page)) {
    Rows rows = db.query(
        "SELECT story.id, coalesce(nullif(story.title, ''), face.headline), face.outlet, "
        "story.last, face.lede FROM story JOIN doc face ON face.no = story.lead WHERE story.id = ?",
        f.no);
    if (!rows.next()) continue;
    Hit& h = hits.emplace_back();
    h.kind = HitKind::story, h.has_time = true, h.score = f.score;
    rows.take(h.id, h.title, h.outlet, h.published, h.snippet);
  }
  return hits;
}

// What may be a name: the words of a query beside its fields.
std::string words_of(const ParsedQuery& q) {
  std::string out;
  for (const WordNode& n : q.words)
    if (n.what != WordNode::What::any && n.what != WordNode::What::mark && !n.without && !n.title)
      out += (out.empty() ? "" : " ") + n.text;
  return out;
}

void append_all(std::vector<Hit>& to, std::vector<Hit> from) {
  std::ranges::move(from, std::back_inserter(to));
}

// Narrows what the query names by what stands beside it; false where nothing is left.
template <class T>
bool narrow(std::vector<T>& named, const std::vector<T>& beside) {
  if (beside.empty()) return true;
  if (named.empty()) return named = beside, true;
  std::erase_if(named,
                [&](const T& one) { return std::ranges::find(beside, one) == beside.end(); });
  return !named.empty();
}

class Searching {
 public:
  Searching(Db& db, const Search& s, const ParsedQuery& q, Published::Column days)
      : db_(db), s_(s), q_(q), days_(std::move(days)), knowledge_(knowledge_of(db, s.parties)) {}

  Hits run() {
    out_.newest = static_cast<std::uint64_t>(db_.number("SELECT max(no) FROM doc"));
    const Page page{offset_of(s_.cursor), std::clamp(s_.limit, 1U, 500U)};
    std::size_t before = 0;
    if (!s_.kind && page.offset == 0) {
      Hits few;
      append_all(out_.items, entity_hits(db_, words_of(q_), {0, 3}, few));
      before = out_.items.size();
    }
    if (s_.kind == HitKind::entity)
      append_all(out_.items, entity_hits(db_, words_of(q_), page, out_));
    else
      by_query(page);
    const std::size_t shown = page.offset + out_.items.size() - before;
    if (shown < out_.total && shown <= kDeepest && out_.items.size() > before)
      out_.next = std::to_string(shown);
    if (!s_.kind) out_.total += before;
    return std::move(out_);
  }

 private:
  void by_query(Page page) {
    const Match match = match_of(q_, s_.terms, knowledge_);
    out_.meant = match.meant;
    if (match.nothing || (match.expression.empty() && q_.since == 0 && q_.until == 0)) return;
    if (s_.kind == HitKind::deal)
      return append_all(out_.items, deal_hits(db_, q_, knowledge_, page, out_));
    const Walk walked = walk(db_, q_, match, knowledge_, *days_);
    out_.more = walked.more;
    if (s_.facets) add_facets(db_, walked.found, out_);
    if (s_.kind == HitKind::story)
      return append_all(out_.items, story_hits(db_, walked, page, out_));
    out_.total += walked.found.size();
    for (const Found& f : cut(walked.found, page)) out_.items.push_back(article_hit(db_, f, match));
  }
  Db& db_;
  const Search& s_;
  const ParsedQuery& q_;
  Published::Column days_;
  Knowledge knowledge_;
  Hits out_;
};

}  // namespace

Result<std::vector<EntityId>> SqlStore::bearing(std::string_view name) const {
  return read([&](Db& db) { return knowledge_of(db, {}).entities(std::string(name)); });
}

Result<Hits> SqlStore::search(const Search& s) const {
  Result<ParsedQuery> parsed = parse_query(s.text);
  if (!parsed) return parsed.error();
  ParsedQuery q = *std::move(parsed);
  if (s.since != 0) q.since = std::max(q.since, s.since);
  if (s.until != 0) q.until = q.until == 0 ? s.until : std::min(q.until, s.until);
  q.after = static_cast<std::int64_t>(s.after);
  const bool some =
      narrow(q.types, s.types) && narrow(q.statuses, s.statuses) && narrow(q.outlets, s.outlets);
  if (!some) return Hits{};
  return read([&](Db& db) { return Searching(db, s, q, published_.upto_date(db)).run(); });
}

Result<std::vector<Hit>> SqlStore::suggest(std::string_view prefix, unsigned limit) const {
  return read([&](Db& db) {
    Hits unused;
    return entity_hits(db, prefix, {0, std::clamp(limit, 1U, 50U)}, unused);
  });
}

}  // namespace hj::store
