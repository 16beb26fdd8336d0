#include "store/changes.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "core/agree.h"
#include "core/value.h"

namespace hj {
namespace {

constexpr std::size_t kManyDeals = 5000;
constexpr std::int64_t kDay = 86400, kKorea = std::int64_t{9} * 3600;
constexpr std::int32_t kOffset = 540;  // days of deals are Korean ones

const std::vector<Status>& open_ones() {
  static const std::vector<Status> kOpen = {Status::rumoured, Status::sought, Status::talks,
                                            Status::planned};
  return kOpen;
}
const std::vector<Status>& promising_ones() {
  static const std::vector<Status> kPromising = {Status::rumoured, Status::sought,
                                                 Status::talks,    Status::planned,
                                                 Status::signed_,  Status::stalled};
  return kPromising;
}
bool is_off(Status s) { return s == Status::failed || s == Status::denied; }
// Stalled is no step of the way: it falls back behind talks.
int step(Status s) { return s == Status::stalled ? 0 : static_cast<int>(s) + 1; }

std::optional<Amount> sum_of(const DealRow& d) {
  for (const Figure& f : d.amount)
    for (const Amount& a : parse_amounts(f.value)) return a;
  return std::nullopt;
}

std::optional<Turn> turn_of(const DealRow& before, const DealRow& now) {
  if (is_off(now.status)) return is_off(before.status) ? std::nullopt : std::optional(Turn::denied);
  const int was = is_off(before.status) ? 0 : step(before.status), is = step(now.status);
  if (was != is) return is > was ? Turn::raised : Turn::lowered;
  std::optional<Amount> a = sum_of(before), b = sum_of(now);
  if (!a || !b) return std::nullopt;
  if (a->bound == b->bound) a->bound = b->bound = Bound::none;  // 최대 1조원, then 최대 2조원
  if (may_both_be(*a, *b)) return std::nullopt;                 // 320억원, then 300억원대
  return b->value > a->value ? Turn::raised : Turn::lowered;
}

using Sink = std::function<Done(const DealRow&)>;
Done each(const Store& store, Filter filter, const Sink& sink) {
  filter.limit = 500;
  for (std::size_t seen = 0; seen < kManyDeals;) {
    const Result<List<DealRow>> page = store.find_deals(filter);
    if (!page) return page.error();
    for (const DealRow& d : page->items)
      if (Done one = sink(d); !one) return one;
    seen += page->items.size();
    filter.cursor = page->next;
    if (filter.cursor.empty()) break;
  }
  return done();
}

Result<std::optional<DealRow>> as_of(const Store& store, DealId id, std::int64_t at) {
  Filter f;
  f.deal = id, f.at = at;
  Result<List<DealRow>> found = store.find_deals(f);
  if (!found) return found.error();
  if (found->items.empty()) return std::optional<DealRow>();
  return std::optional(std::move(found->items.front()));
}

class Finder {
 public:
  Finder(const Store& store, const ChangeAsk& ask, std::int64_t newest)
      : store_(store), ask_(ask), now_(ask.until == 0 || ask.until > newest) {
    if (ask_.until == 0) ask_.until = newest + 1;
    base_.entity = ask.entity, base_.roles = ask.roles;
  }
  Result<std::vector<Change>> run() {
    Filter told = base_;
    told.since = ask_.since, told.until = ask_.until;
    if (const Done d = each(store_, told, [&](const DealRow& row) { return moved(row); }); !d)
      return d.error();
    if (!now_) base_.at = ask_.until;  // what was not done by then may be by now
    Filter open = base_;
    open.statuses = open_ones();
    open.since = ask_.since - (ask_.quiet_days + 1) * kDay;
    if (const Done d = each(store_, open, [&](const DealRow& row) { return quiet(row); }); !d)
      return d.error();
    Filter promised = base_;
    promised.statuses = promising_ones(), promised.timed = true;
    if (const Done d = each(store_, promised, [&](const DealRow& row) { return due(row); }); !d)
      return d.error();
    std::ranges::sort(out_, {}, [](const Change& c) {
      return std::tuple(c.turn, -c.deal.last, static_cast<std::uint64_t>(c.deal.id));
    });
    return std::move(out_);
  }

 private:
  Result<std::optional<DealRow>> current(const DealRow& row) const {
    if (now_) return std::optional(row);
    return as_of(store_, row.id, ask_.until);
  }
  Done moved(const DealRow& row) {
    const Result<std::optional<DealRow>> before = as_of(store_, row.id, ask_.since);
    if (!before) return before.error();
    const Result<std::optional<DealRow>> now = current(row);
    if (!now) return now.error();
    if (!*now || (*now)->last < ask_.since) return done();
    const std::optional<Turn> turn =
        *before ? turn_of(**before, **now) : std::optional(Turn::fresh);
    if (turn) out_.push_back({*turn, **now, *before, 0});
    return done();
  }
  Done quiet(const DealRow& row) {
    const std::int64_t end = row.last + ask_.quiet_days * kDay;
    if (row.last == 0 || end < ask_.since || end >= ask_.until) return done();
    out_.push_back({Turn::quiet, row, row, local_day(end, kOffset)});
    return done();
  }
  Done due(const DealRow& row) {
    const Days days = days_of(row.time);
    if (!days.ok) return done();
    const std::int64_t end = (std::int64_t{days.last} + 1) * kDay - kKorea;
    // What is first told of on its day is no promise: `10일 체결했다고 공시했다`.
    if (end < ask_.since || end >= ask_.until || row.first >= end - kDay) return done();
    out_.push_back({Turn::due, row, row, days.last});
    return done();
  }
  const Store& store_;
  ChangeAsk ask_;
  bool now_;
  Filter base_;
  std::vector<Change> out_;
};

}  // namespace

std::string_view turn_name(Turn turn) {
  constexpr std::string_view kNames[] = {"new", "raised", "lowered", "denied", "quiet", "due"};
  return kNames[static_cast<std::size_t>(turn)];
}

Result<std::vector<Change>> changes(const Store& store, const ChangeAsk& ask) {
  const Result<Totals> totals = store.totals();
  if (!totals) return totals.error();
  return Finder(store, ask, totals->last).run();
}

Result<std::vector<Promise>> promises(const Store& store, const ChangeAsk& ask) {
  std::vector<Promise> out;
  Filter f;
  f.entity = ask.entity, f.roles = ask.roles;
  f.statuses = promising_ones(), f.timed = true;
  const Done listed = each(store, f, [&](const DealRow& row) {
    const Days days = days_of(row.time);
    const std::int64_t end = (std::int64_t{days.last} + 1) * kDay - kKorea;
    const bool wanted =
        days.ok && end >= ask.since && (ask.until == 0 || end < ask.until) && row.first < end;
    if (wanted) out.push_back({row, days.first, days.last});
    return done();
  });
  if (!listed) return listed.error();
  std::ranges::stable_sort(out, {}, [](const Promise& p) {
    return std::tuple(p.last, p.first, static_cast<std::uint64_t>(p.deal.id));
  });
  return out;
}

}  // namespace hj
