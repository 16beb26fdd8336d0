#include "claim/merge.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "core/value.h"

namespace hj::claim {
namespace {

constexpr std::int32_t kReportedWithin = 10;  // days from an act to its report

using Key = std::tuple<Type, std::string_view, std::vector<Row>>;

std::vector<Row> same_rows(const Document& doc, const std::vector<Row>& rows) {
  std::vector<Row> out;
  out.reserve(rows.size());
  for (const Row r : rows) out.push_back(doc.mentions.rows[r].same);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}
Key key_of(const Document& doc, const Draft& d) {
  std::vector<Row> a = same_rows(doc, d.a), b = same_rows(doc, d.b);
  if (symmetric(d.type)) {
    a.insert(a.end(), b.begin(), b.end());
    std::ranges::sort(a);
    a.erase(std::unique(a.begin(), a.end()), a.end());
  } else {
    a.push_back(kNoRow);
    a.insert(a.end(), b.begin(), b.end());
  }
  return {d.type, d.b_words.empty() ? std::string_view{} : doc.at(d.b_words), std::move(a)};
}
std::string_view value(const Document& doc, Row row) {
  return row == kNoRow ? std::string_view{} : doc.mentions.at(doc.mentions.rows[row].value);
}
// 수조원대: none that any other sum could differ from.
bool vague(const Document& doc, Row sum) {
  return doc.at(doc.mentions.rows[sum].span).starts_with("수");
}
bool differ(const Document& doc, const std::vector<Row>& x, const std::vector<Row>& y) {
  return !x.empty() && !y.empty() && value(doc, x.front()) != value(doc, y.front()) &&
         !vague(doc, x.front()) && !vague(doc, y.front());
}
std::string_view title(const Document& doc, const Draft& d) {
  return d.title.empty() ? std::string_view{} : doc.at(d.title);
}
// 체결했다고 17일 밝혔다 … 지난 14일 체결했다: the report's day, and a little before it the act's.
bool reported_later(const Document& doc, const Draft& report, const Draft& act) {
  if (!report.told_day || act.told_day || report.status != act.status) return false;
  const Days told = days_of(value(doc, report.time)), done = days_of(value(doc, act.time));
  return told.ok && done.ok && done.first == done.last && done.first <= told.first &&
         told.first - done.first <= kReportedWithin;
}
bool leaves(const Draft& d) { return (d.flags & bit(Flag::negated)) != 0; }
// 인수에 성공했다. 앞서 2018년에도 추진했으나 무산됐다: an attempt of another year came to nothing.
bool earlier_attempt(const Document& doc, const Draft& news, const Draft& told) {
  constexpr std::int32_t kYear = 365;  // days
  if (news.status != Status::done || told.status < Status::stalled || told.time == kNoRow)
    return false;
  if (doc.published == 0) return news.time == kNoRow && news.sentence < told.sentence;
  const Days when = days_of(value(doc, told.time));
  return when.ok && local_day(doc.published, doc.offset_minutes) - when.last > kYear;
}
// Two tellings of one dealing: neither time nor sum says otherwise.
bool one(const Document& doc, const Draft& x, const Draft& y) {
  if (x.type == Type::role && leaves(x) != leaves(y))
    return title(doc, x) == title(doc, y);  // of two offices he has left one
  if (x.type == Type::role) return x.status == y.status || title(doc, x) == title(doc, y);
  const FlagSet way = (x.flags ^ y.flags) & (bit(Flag::positive) | bit(Flag::negative));
  if (x.type == Type::regulate && way != 0) return false;  // fined, and allowed to merge
  if (earlier_attempt(doc, x, y) || earlier_attempt(doc, y, x)) return false;
  if (x.again != y.again && (x.time == kNoRow || y.time == kNoRow)) return false;
  if (x.terse || y.terse) return true;
  if (differ(doc, x.amounts, y.amounts)) return false;
  const std::string_view s = value(doc, x.time), t = value(doc, y.time);
  if (reported_later(doc, x, y) || reported_later(doc, y, x)) return true;
  const bool times = !s.empty() && !t.empty() && !s.starts_with(t) && !t.starts_with(s);
  return !times;
}
bool beats(const Draft& x, const Draft& y) {
  if (x.terse != y.terse) return y.terse;
  if (x.type == Type::role && leaves(x) != leaves(y)) return leaves(x);
  // 협력 관계를 맺어온 A와 B는 손을 잡는다: what is new, not what has been going on.
  if (x.type == Type::partner && x.standing != y.standing && x.status != y.status)
    return y.standing;
  // 동맹을 맺었다. 둘이 손을 잡은 것이다: what was signed says more.
  if (x.type == Type::partner && !x.standing && x.status != y.status &&
      std::min(x.status, y.status) == Status::signed_ &&
      std::max(x.status, y.status) == Status::done)
    return x.status == Status::signed_;
  const bool ex = x.status >= Status::stalled, ey = y.status >= Status::stalled;
  if (ex != ey) return ex;
  if (x.type == Type::talk && (x.status == Status::signed_) != (y.status == Status::signed_))
    return x.status == Status::signed_;  // what the talks came to
  if (x.status != y.status) return x.status > y.status;
  return x.score > y.score;
}
// 계약을 맺었다. 2026년까지 납품한다: how long it runs is not when it was signed.
bool runs_on(const Document& doc, const Draft& deal, const Draft& plan) {
  const bool made = deal.status == Status::signed_ || deal.status == Status::done;
  const bool bodily = deal.type == Type::meet || deal.type == Type::visit;
  const bool term = plan.status == Status::planned || plan.features.ends_with(" pact");
  if (!made || bodily || deal.type == Type::build || !term || plan.time == kNoRow ||
      doc.published == 0)
    return false;
  const Days days = days_of(value(doc, plan.time));
  return days.ok && days.last > local_day(doc.published, doc.offset_minutes);
}
void fold(const Document& doc, Draft& into, Draft& from) {
  if (beats(from, into)) std::swap(into, from);
  if (into.amounts.empty() || (!from.amounts.empty() && vague(doc, into.amounts.front())))
    into.amounts = from.amounts;
  const bool end = into.status >= Status::stalled && from.status < Status::stalled;
  if ((into.time == kNoRow && !end && !runs_on(doc, into, from)) ||
      reported_later(doc, into, from)) {  // 1월에 합의했지만 결렬됐다
    into.time = from.time;
    into.told_day = from.told_day;
  }
  if (into.object.empty()) into.object = from.object;
  if (into.speaker == kNoRow) into.speaker = from.speaker;
  into.flags |= from.flags & bit(Flag::unconfirmed);
  into.score = std::min(0.99F, into.score + 0.05F);
}

}  // namespace

void merge(const Document& doc, std::vector<Draft>& drafts) {
  std::map<Key, std::vector<std::size_t>> seen;
  std::vector<Draft> out;
  for (Draft& d : drafts) {
    std::vector<std::size_t>& rows = seen[key_of(doc, d)];
    const auto it = std::ranges::find_if(rows, [&](std::size_t i) { return one(doc, out[i], d); });
    if (it != rows.end()) {
      fold(doc, out[*it], d);
    } else {
      rows.push_back(out.size());
      out.push_back(std::move(d));
    }
  }
  std::ranges::stable_sort(out,
                           [](const Draft& x, const Draft& y) { return x.evidence < y.evidence; });
  drafts = std::move(out);
}

}  // namespace hj::claim
