// Deals as they stand, and as they stood on a past day.
#include <algorithm>
#include <map>
#include <tuple>

#include "core/hash.h"
#include "core/schema.h"
#include "core/value.h"
#include "store/ask.h"
#include "store/columns.h"
#include "store/history.h"
#include "store/spelling.h"
#include "store/sql_store.h"

namespace hj::store {
namespace {

constexpr unsigned kManyDeals = 5000;  // looked at for a past day

EntityRef ref_of(Db& db, EntityId id) {
  EntityRef ref{id, {}, {}};
  if (Rows rows = db.query("SELECT id, name, kind FROM entity WHERE id = ?", id); rows.next())
    take_ref(rows, ref);
  return ref;
}

void add_sides(Db& db, DealRow& d) {
  for (Rows rows = db.query(
           "SELECT s.side, e.id, e.name, e.kind FROM side s JOIN entity e ON e.id = s.entity"
           " WHERE s.deal = ? ORDER BY s.side, s.at",
           d.id);
       rows.next();) {
    const bool b = rows.integer() != 0;
    take_ref(rows, (b ? d.b : d.a).emplace_back());
  }
}

bool stood(Db& db, std::int64_t at, DealRow& d) {
  std::vector<Fact> facts = facts_of(db, d.id, at);
  if (facts.empty()) return false;
  const Balance b = balance(std::move(facts));
  d = {d.id,
       b.type,
       b.status,
       {},
       {},
       b.object,
       b.time,
       figures_of(b.amount),
       b.first,
       b.last,
       b.claims,
       b.articles,
       b.independent,
       b.named,
       b.negated,
       0};
  for (const EntityId who : b.a) d.a.push_back(ref_of(db, who));
  for (const EntityId who : b.b) d.b.push_back(ref_of(db, who));
  return true;
}

void conditions(Ask& ask, const Filter& f) {
  if (f.deal != DealId::none) ask.where("deal.id = ?", f.deal);
  if (f.entity != EntityId::none)
    ask.where("deal.id IN (SELECT s.deal FROM side s WHERE s.entity = ?)", f.entity);
  if (f.story != StoryId::none)
    ask.where(
        "deal.id IN (SELECT c.deal FROM doc d JOIN claim c ON c.doc = d.no WHERE d.story = ? AND "
        "d.story <> 0)",
        f.story);
  if (f.outlet)
    ask.where(
        "deal.id IN (SELECT c.deal FROM doc d JOIN claim c ON c.doc = d.no WHERE d.outlet = ?)",
        *f.outlet);
  if (f.doc != DocId::none)
    ask.where("deal.id IN (SELECT c.deal FROM doc d JOIN claim c ON c.doc = d.no WHERE d.id = ?)",
              f.doc);
  if (!f.roles) ask.where("deal.type <> ?", Type::role);
  if (f.timed) ask.where("deal.time <> ''");
  if (const std::string key = key_of(f.text); !key.empty())
    ask.where(
        "(deal.id IN (SELECT s.deal FROM spelling n JOIN side s ON s.entity = n.entity WHERE n.key "
        ">= ? AND n.key < ? AND n.entity <> 0) OR instr(deal.object, ?) > 0)",
        key, after(key), f.text);
  ask.among("deal.type", f.types);
  if (f.since != 0) ask.where("deal.last >= ?", f.since);
  if (f.until != 0) ask.where("deal.first < ? AND deal.last <> 0", f.until);
}

List<DealRow> rows_of(Db& db, const Filter& filter) {
  Ask ask("deal", "deal.id");
  conditions(ask, filter);
  if (filter.at == 0) ask.among("deal.status", filter.statuses);
  ask.by(filter.sort == Sort::claims ? "deal.claims" : "deal.last", true);
  return page<DealRow>(
      db, std::move(ask),
      "deal.id, deal.type, deal.status, deal.object, deal.time, deal.amount, deal.first, deal.last,"
      " deal.claims, deal.articles, deal.independent, deal.named, deal.negated, deal.corrected",
      filter, [](Rows& rows, DealRow& d) {
        std::string amount;
        rows.take(d.id, d.type, d.status, d.object, d.time, amount, d.first, d.last, d.claims,
                  d.articles, d.independent, d.named, d.negated, d.corrected);
        d.amount = figures_of(amount);
      });
}

List<DealRow> as_of(Db& db, Filter filter) {
  const unsigned limit = page_size(filter);
  filter.limit = kManyDeals;
  List<DealRow> out;
  for (DealRow& d : rows_of(db, filter).items) {
    if (!stood(db, filter.at, d) || (filter.timed && d.time.empty())) continue;
    const auto& wanted = filter.statuses;
    if (wanted.empty() || std::ranges::find(wanted, d.status) != wanted.end())
      out.items.push_back(std::move(d));
  }
  std::ranges::sort(out.items, std::greater{}, [&](const DealRow& d) {
    return std::tuple(filter.sort == Sort::claims ? std::int64_t{d.claims} : d.last,
                      static_cast<std::int64_t>(d.id));
  });
  if (out.items.size() > limit) out.items.resize(limit);
  return out;
}

std::vector<Facet> counted(const std::map<std::string, std::uint32_t>& counts) {
  std::vector<Facet> out;
  out.reserve(counts.size());
  for (const auto& [value, count] : counts) out.push_back({value, count});
  std::ranges::stable_sort(out, std::greater{}, &Facet::count);
  return out;
}
template <class E>
bool takes(const std::vector<E>& wanted, E one) {
  return wanted.empty() || std::ranges::find(wanted, one) != wanted.end();
}

}  // namespace

Result<DealFacets> SqlStore::deal_facets(const Filter& filter) const {
  return read([&](Db& db) {
    Filter all = filter;
    all.types.clear(), all.statuses.clear(), all.cursor.clear();
    all.limit = kManyDeals;
    std::map<std::string, std::uint32_t> types, statuses, currencies;
    for (const DealRow& d : (all.at == 0 ? rows_of(db, all) : as_of(db, all)).items) {
      const bool type = takes(filter.types, d.type), status = takes(filter.statuses, d.status);
      if (status) ++types[std::string(code(d.type))];
      if (type) ++statuses[std::string(code(d.status))];
      if (!type || !status || d.amount.empty()) continue;
      for (const Amount& a : parse_amounts(d.amount.front().value)) {
        ++currencies[std::string(a.currency)];
        break;
      }
    }
    return DealFacets{counted(types), counted(statuses), counted(currencies)};
  });
}

Result<List<DealRow>> SqlStore::find_deals(const Filter& filter) const {
  return read([&](Db& db) {
    if (filter.at != 0) return as_of(db, filter);
    List<DealRow> out = rows_of(db, filter);
    for (DealRow& d : out.items) add_sides(db, d);
    return out;
  });
}

Result<History> SqlStore::history(DealId id, std::int64_t at) const {
  constexpr unsigned kManyClaims = 5000;
  return read([&](Db& db) {
    Filter f;
    f.deal = id, f.at = at, f.limit = kManyClaims;
    List<DealRow> deals = at == 0 ? rows_of(db, f) : as_of(db, f);
    if (deals.items.empty()) fail(Code::not_found, "no deal " + id_text(id));
    if (at == 0) add_sides(db, deals.items.front());
    std::map<DocId, std::string> texts;
    const auto sentence = [&](const ClaimRow& c) {
      auto [text, fresh] = texts.try_emplace(c.article.id);
      if (fresh) text->second = read_text(db, c.article.id);
      const std::string& t = text->second;
      return c.evidence.begin <= c.evidence.end && c.evidence.end <= t.size()
                 ? std::string(slice(t, c.evidence))
                 : std::string();
    };
    return history_of(std::move(deals.items.front()), facts_of(db, id, at),
                      read_claims(db, f).items, sentence);
  });
}

}  // namespace hj::store
