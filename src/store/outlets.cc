// What each outlet has brought, and how often it was first.
#include <algorithm>
#include <map>
#include <set>

#include "store/sql_store.h"

namespace hj::store {
namespace {

using ByOutlet = std::map<std::string, OutletRow>;

// Adds one figure of each outlet that the query names.
void add_figure(ByOutlet& rows, Rows found, std::uint64_t OutletRow::*figure) {
  while (found.next()) {
    std::string outlet = found.text();
    rows[outlet].*figure = static_cast<std::uint64_t>(found.integer());
  }
}

ByOutlet totals_of(Db& db) {
  ByOutlet out;
  for (Rows rows =
           db.query("SELECT outlet, count(*), sum(CASE WHEN original <> id THEN 1 ELSE 0 END), "
                    "CAST(sum(CASE WHEN comments > 0 THEN comments ELSE 0 END) AS BIGINT), "
                    "coalesce(min(CASE WHEN published <> 0 THEN published END), 0), max(published) "
                    "FROM doc GROUP BY outlet");
       rows.next();) {
    OutletRow one;
    rows.take(one.outlet, one.articles, one.copies, one.comments, one.first, one.last);
    out[one.outlet] = one;
  }
  return out;
}

constexpr std::int64_t kSameNews = 172'800;  // later, one tells what came after

// Who was first in each story of several outlets, as the story's page has it: by day, then those
// with a time of day; and how long the others took to tell the same news.
void add_order(Db& db, ByOutlet& out) {
  struct Late {
    std::int64_t seconds = 0, stories = 0;
  };
  std::map<std::string, Late> late;
  std::set<std::string> told;
  std::int64_t story = 0, first = 0;
  for (Rows rows = db.query(
           "SELECT d.story, d.outlet, d.published, d.has_time FROM doc d JOIN story s ON s.id = "
           "d.story WHERE s.outlets > 1 AND d.original = d.id AND d.published <> 0 ORDER BY "
           "d.story, (d.published + d.offset_minutes * 60) / 86400, d.has_time = 0, d.published, "
           "d.id");
       rows.next();) {
    std::int64_t of = 0, at = 0;
    std::string outlet;
    bool timed = false;
    rows.take(of, outlet, at, timed);
    const bool opens = of != story || told.empty();
    if (opens) told.clear(), story = of, first = timed ? at : 0, ++out[outlet].first_reports;
    if (!told.insert(outlet).second || opens || !timed || first == 0) continue;
    if (at - first > kSameNews) continue;
    late[outlet].seconds += at - first, ++late[outlet].stories;
  }
  for (const auto& [outlet, sum] : late) out[outlet].delay = sum.seconds / sum.stories;
}

}  // namespace

Result<std::vector<OutletRow>> SqlStore::outlets() const {
  return read([](Db& db) {
    ByOutlet rows = totals_of(db);
    add_figure(rows,
               db.query("SELECT d.outlet, count(*) FROM claim c JOIN doc d ON d.no = c.doc WHERE "
                        "(c.corrected & 1) = 0 GROUP BY d.outlet"),
               &OutletRow::claims);
    add_figure(rows,
               db.query("SELECT d.outlet, count(*) FROM claim c JOIN doc d ON d.no = c.doc WHERE "
                        "(c.corrected & 1) = 0 AND c.tier IN (?, ?) GROUP BY d.outlet",
                        Tier::filing, Tier::officer),
               &OutletRow::named);
    add_figure(
        rows,
        db.query("SELECT o.outlet, count(*) FROM doc d JOIN doc o ON o.id = d.original WHERE "
                 "d.original <> d.id AND o.outlet <> d.outlet GROUP BY o.outlet"),
        &OutletRow::copied);
    add_order(db, rows);
    std::vector<OutletRow> out;
    for (auto& [name, row] : rows) out.push_back(std::move(row));
    std::ranges::stable_sort(out, std::greater{}, &OutletRow::articles);
    return out;
  });
}

}  // namespace hj::store
