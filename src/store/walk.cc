#include "store/walk.h"

#include <algorithm>
#include <map>

#include "core/hash.h"
#include "core/utf8.h"
#include "core/value.h"
#include "store/index.h"
#include "store/parts.h"
#include "store/spelling.h"
#include "store/terms.h"

namespace hj::store {
namespace {

constexpr std::size_t kManyFound = 5000;    // are ranked; of more, the newest
constexpr std::size_t kManySeen = 200'000;  // are looked at, where filters refuse most
constexpr double kRecencyWeight = 1.0;

// Types, statuses, parties and amounts must be met by one claim; the index knows them only apart.
class ClaimTest {
 public:
  ClaimTest(Db& db, const ParsedQuery& query, const Knowledge& knowledge) : db_(db), query_(query) {
    for (const auto& list : query.parties) {
      auto& ids = parties_.emplace_back();
      for (const std::string& name : list)
        for (const EntityId id : knowledge.entities(name)) ids.push_back(id);
    }
    const std::size_t asked = (query.types.empty() ? 0U : 1U) + (query.statuses.empty() ? 0U : 1U) +
                              query.parties.size() + 2 * query.amounts.size();
    needed_ = asked > 1;
    if (needed_) write();
  }
  bool operator()(std::int64_t no) const {
    if (!needed_) return true;
    Rows rows = db_.query(sql_, no);
    for (const std::string& m : marks_) rows.bind(Blob{m});
    return rows.next();
  }

 private:
  // Numbers and ids alone are written into the SQL: nothing that was typed.
  void write() {
    sql_ = "SELECT 1 FROM claim c WHERE c.doc = ? AND (c.corrected & 1) = 0";
    mask("c.type", query_.types), mask("c.status", query_.statuses);
    for (const auto& ids : parties_) {
      std::string any;
      for (const EntityId id : ids) {
        any += (any.empty() ? "" : " OR ") + std::string("instr(c.parts, ?) > 0");
        marks_.push_back(party_mark(id));
      }
      sql_ += " AND (" + (any.empty() ? "0 = 1" : any) + ")";
    }
    for (const Range& r : query_.amounts)
      sql_ +=
          " AND EXISTS (SELECT 1 FROM figure f WHERE f.doc = c.doc AND f.claim = c.row AND "
          "f.currency = '" +
          r.currency + "' AND f.value >= " + exact(r.least) +
          (r.most == 0 ? ")" : " AND f.value <= " + exact(r.most) + ")");
    sql_ += " LIMIT 1";
  }
  static std::string exact(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
  }
  template <class E>
  void mask(const char* column, const std::vector<E>& chosen) {
    std::uint64_t bits = 0;
    for (const E e : chosen) bits |= std::uint64_t{1} << static_cast<unsigned>(e);
    if (bits != 0)
      sql_ += " AND ((CAST(" + std::to_string(bits) + " AS BIGINT) >> CAST(" + column +
              " AS INTEGER)) & 1) <> 0";
  }
  Db& db_;
  const ParsedQuery& query_;
  std::vector<std::vector<EntityId>> parties_;
  bool needed_ = false;
  std::string sql_;
  std::vector<std::string> marks_;  // of parties, in the order of the SQL
};

std::vector<Facet> most(const std::map<std::string, std::uint32_t>& counts) {
  constexpr std::size_t kMany = 20;
  std::vector<Facet> out;
  out.reserve(counts.size());
  for (const auto& [value, count] : counts) out.push_back({value, count});
  std::ranges::stable_sort(out, std::greater{}, &Facet::count);
  if (out.size() > kMany) out.resize(kMany);
  return out;
}

bool in_range(std::int64_t at, const ParsedQuery& q) {
  if (q.since != 0 && at < q.since) return false;
  return q.until == 0 || (at != 0 && at < q.until);
}

// Without words or marks: all of a time, newest first.
Walk by_date(Db& db, const ParsedQuery& q) {
  Walk out;
  for (Rows rows = db.query("SELECT no FROM doc WHERE published >= ?1 AND (?2 = 0 OR published < "
                            "?2) AND published <> 0 AND no > ?4 ORDER BY published DESC, id DESC "
                            "LIMIT ?3",
                            q.since, q.until, kManyFound + 1, q.after);
       rows.next();)
    out.found.push_back({rows.integer(), 1.0 / static_cast<double>(out.found.size() + 1)});
  out.more = out.found.size() > kManyFound;
  if (out.more) out.found.pop_back();
  return out;
}

std::vector<std::string> alike(Db& db, const std::string& word) {
  constexpr int kManyLooked = 600;
  constexpr std::size_t kMany = 3;
  const unsigned limit = forgiven(word);
  if (limit == 0) return {};
  std::size_t half = 0, runes = 0;
  const std::size_t wanted = rune_count(word) / 2;
  while (runes < std::max<std::size_t>(1, wanted)) half += rune_at(word, half).size, ++runes;
  std::map<std::string, unsigned> near;
  for (const std::string& part : {word.substr(0, half), word.substr(half)}) {
    const std::string key = key_of(part);
    if (key.empty()) continue;
    for (Rows rows =
             db.query("SELECT DISTINCT word FROM spelling WHERE key >= ? AND key < ? LIMIT ?", key,
                      after(key), kManyLooked);
         rows.next();) {
      const std::string other = rows.text();
      if (const unsigned d = strokes_between(word, other, limit); d <= limit) near[other] = d;
    }
  }
  std::vector<std::string> out;
  for (unsigned d = 0; d <= limit && out.empty(); ++d)
    for (const auto& [other, distance] : near)
      if (distance == d && out.size() < kMany) out.push_back(other);
  return out;
}

std::vector<std::string> containing(Db& db, const std::string& word) {
  constexpr int kManyLooked = 400;
  constexpr std::size_t kMany = 24;
  std::vector<std::string> out;
  if (rune_count(word) < 2) return out;
  const std::string key = key_of(word);
  for (Rows rows = db.query("SELECT DISTINCT word FROM spelling WHERE key >= ? AND key < ? AND "
                            "entity = 0 LIMIT ?",
                            key, after(key), kManyLooked);
       rows.next() && out.size() < kMany;)
    if (std::string other = rows.text(); other != word && other.find(word) != std::string::npos)
      out.push_back(std::move(other));
  std::ranges::sort(out);
  return out;
}

}  // namespace

Walk walk(Db& db, const ParsedQuery& q, const Match& match, const Knowledge& knowledge,
          const std::vector<std::int64_t>& published) {
  if (match.expression.empty()) return by_date(db, q);
  Walk out;
  const ClaimTest claim(db, q, knowledge);
  const std::int64_t newest =
      db.number("SELECT published FROM doc ORDER BY published DESC LIMIT 1");
  std::size_t seen = 0;
  index_walk(db, match.expression, [&](std::int64_t no, double rank) {
    if (no <= q.after) return false;
    if (out.found.size() == kManyFound || ++seen > kManySeen) {
      out.more = true;
      return false;
    }
    const std::int64_t at = static_cast<std::size_t>(no) < published.size()
                                ? published[static_cast<std::size_t>(no)]
                                : 0;
    if (in_range(at, q) && claim(no))
      out.found.push_back({no, rank + kRecencyWeight * recency(at, newest)});
    return true;
  });
  std::ranges::stable_sort(out.found, std::greater{}, &Found::score);
  return out;
}

void add_facets(Db& db, const std::vector<Found>& found, Hits& out) {
  std::map<std::string, std::uint32_t> outlets, months, types, statuses;
  for (const Found& f : found) {
    if (Rows rows =
            db.query("SELECT outlet, published, offset_minutes FROM doc WHERE no = ?", f.no);
        rows.next()) {
      std::string outlet;
      std::int64_t at = 0;
      std::int32_t offset = 0;
      rows.take(outlet, at, offset);
      if (!outlet.empty()) ++outlets[outlet];
      if (at != 0) ++months[iso_date(local_day(at, offset)).substr(0, 7)];
    }
    std::uint64_t type_bits = 0, status_bits = 0;
    for (Rows rows =
             db.query("SELECT type, status FROM claim WHERE doc = ? AND (corrected & 1) = 0", f.no);
         rows.next();) {
      type_bits |= std::uint64_t{1} << rows.integer();
      status_bits |= std::uint64_t{1} << rows.integer();
    }
    for (std::size_t i = 0; i < kTypeCount; ++i)
      if ((type_bits >> i & 1) != 0) ++types[std::string(code(static_cast<Type>(i)))];
    for (std::size_t i = 0; i < kStatusCount; ++i)
      if ((status_bits >> i & 1) != 0) ++statuses[std::string(code(static_cast<Status>(i)))];
  }
  out.outlets = most(outlets), out.months = most(months);
  out.types = most(types), out.statuses = most(statuses);
}

Knowledge knowledge_of(Db& db, const PartyFinder& parties) {
  Knowledge k;
  k.known = [&db](const std::string& term) { return index_has(db, term); };
  k.containing = [&db](const std::string& word) { return containing(db, word); };
  k.alike = [&db](const std::string& word) { return alike(db, word); };
  k.entities = [&db, parties](const std::string& name) {
    const std::string folded = fold(name), key = key_of(name);
    std::vector<EntityId> out;
    if (folded.empty()) return out;
    for (Rows rows = db.query("SELECT e.id FROM spelling s JOIN entity e ON e.id = s.entity WHERE "
                              "s.key = ? AND s.word = ? ORDER BY e.mentions DESC, e.id",
                              key, folded);
         rows.next();)
      out.push_back(rows.id<EntityId>());
    if (parties)
      for (const EntityId id : parties(name))
        if (std::ranges::find(out, id) == out.end() &&
            db.number("SELECT 1 FROM entity WHERE id = ?", id) != 0)
          out.push_back(id);
    return out;
  };
  return k;
}

}  // namespace hj::store
