#include "store/ledger.h"

#include <algorithm>
#include <tuple>

#include "core/hash.h"
#include "core/value.h"
#include "store/bytes.h"
#include "store/fault.h"
#include "store/terms.h"

namespace hj::store {
namespace {

bool negated(const Fact& f) { return (f.flags & bit(Flag::negated)) != 0; }
// When it was so: the day of the news, or of an act long past that the news recalls (2018년에도
// 추진했으나 무산됐다), which overrules nothing that came after it.
std::int32_t day(const Fact& f) {
  constexpr std::int32_t kRecalled = 180;  // days
  if (f.published == 0) return 0;
  const std::int32_t told = local_day(f.published, f.offset_minutes);
  const Days act = days_of(f.time);
  return act.ok && act.last >= act.first && act.last < told - kRecalled ? act.last : told;
}

}  // namespace

// What is packed: every member, in one description for both ways.
struct Packing {
  static void visit(auto& io, auto& when) requires requires { when.published, when.id; }
  { io_wide(io, when.published), io_wide(io, when.id); }
  static void latest(auto& io, auto& l) { visit(io, l.when), io.text(l.words); }
  static void balance(auto& io, auto& b) {
    io_code(io, b.type), io.text(b.object), io_wide(io, b.first), io_wide(io, b.last);
    io.number(b.claims), io.number(b.articles), io.number(b.independent), io.number(b.named);
  }
  static void weight(auto& io, auto& w) {
    io_code(io, w.moves), io_wide(io, w.day), io_wide(io, w.tier), io_wide(io, w.status);
    io.real(w.score), io_wide(io, w.id);
  }
  static void seats(auto& io, auto& seats) {
    if constexpr (std::remove_reference_t<decltype(io)>::kReads) {
      std::uint64_t n = 0;
      io.varint(n);
      if (n > io.left()) return io.refuse();
      seats.resize(n);
    } else {
      io.varint(seats.size());
    }
    for (auto& s : seats) io_wide(io, s.who), io_code(io, s.b), visit(io, s.since), io.number(s.at);
  }
  static void account(auto& io, auto& a) {
    balance(io, a.sum_), io_code(io, a.any_), io_code(io, a.plain_), weight(io, a.decides_);
    io.text(a.time_), io.text(a.amount_), latest(io, a.time_last_), latest(io, a.amount_last_);
    io.number(a.object_count_), seats(io, a.seats_);
  }
};

bool moves(Stance stance, FlagSet flags) {
  return (stance == Stance::assert || stance == Stance::deny) &&
         (flags & (bit(Flag::forecast) | bit(Flag::conditional))) == 0;
}

void put(Fact& f, Slot slot, EntityId entity, std::string_view name, std::string_view written,
         std::string_view value) {
  const auto once = [](std::string& member, std::string_view words) {
    if (member.empty()) member = words;
  };
  if (slot == Slot::a && entity != EntityId::none) f.a.push_back(entity);
  if (slot == Slot::b && entity != EntityId::none) f.b.push_back(entity);
  if (slot == Slot::object) once(f.object, name);
  if (slot == Slot::time) once(f.time, value);
  if (slot == Slot::via) once(f.via, name);
  if (slot == Slot::speaker && f.speaker == EntityId::none) f.speaker = entity;
  if (slot == Slot::amount && !value.empty()) {
    if (!f.amount.empty()) f.amount += kNextFigure;
    f.amount.append(value).append(1, kWritten).append(written);
  }
}

Source source_of(const Fact& f) {
  const bool named = f.tier == Tier::filing || f.tier == Tier::officer;
  if (!f.via.empty()) return {"outlet " + fold(f.via), false, named};
  if (f.tier == Tier::filing)
    return {"release " + (f.speaker == EntityId::none ? "" : id_text(f.speaker)), false, true};
  if (f.speaker != EntityId::none) return {"speaker " + id_text(f.speaker), false, named};
  return {"outlet " + fold(f.outlet), true, named};
}

bool Account::Weight::operator<(const Weight& o) const {
  return std::tie(moves, day, tier, status, score, o.id) <
         std::tie(o.moves, o.day, o.tier, o.status, o.score, id);
}

void Account::later(Latest& kept, const When& when, const std::string& words) {
  if (!words.empty() && (kept.words.empty() || kept.when < when)) kept = {when, words};
}

void Account::seat(const Fact& f, const std::vector<EntityId>& side, bool b) {
  const When since{f.published, static_cast<std::uint64_t>(f.id)};
  for (std::uint32_t at = 0; at < side.size(); ++at) {
    const auto seat = std::ranges::find_if(seats_, [&](const Seat& s) {
      return s.who == side[at] && (symmetric(f.type) || s.b == b);
    });
    if (seat == seats_.end())
      seats_.push_back({side[at], b, since, at});
    else if (since < seat->since)
      *seat = {side[at], b, since, at};
  }
}

void Account::add(const Fact& f, Tally& tally) {
  const int tier =
      f.tier == Tier::unknown ? 0 : static_cast<int>(kTierCount - static_cast<std::size_t>(f.tier));
  const Weight weight{moves(f.stance, f.flags),   day(f),  tier,
                      static_cast<int>(f.status), f.score, static_cast<std::uint64_t>(f.id)};
  if (!any_ || decides_ < weight) decides_ = weight, time_ = f.time, amount_ = f.amount;
  any_ = true, plain_ = plain_ || !negated(f);
  const When when{f.published, static_cast<std::uint64_t>(f.id)};
  later(time_last_, when, f.time), later(amount_last_, when, f.amount);
  if (!f.object.empty()) {
    const std::uint32_t count = tally.bump(What::object, f.object);
    if (count > object_count_ || (count == object_count_ && f.object < sum_.object))
      object_count_ = count, sum_.object = f.object;
  }
  seat(f, f.a, false), seat(f, f.b, true);
  sum_.type = f.type;
  ++sum_.claims;
  if (f.published != 0 && (sum_.first == 0 || f.published < sum_.first)) sum_.first = f.published;
  sum_.last = std::max(sum_.last, f.published);
}

void Account::add(std::span<const Fact> article, Tally& tally) {
  std::map<std::string, bool> keys;  // and whether a named officer or a release stands behind it
  bool attributed = false;
  for (const Fact& f : article) {
    add(f, tally);
    attributed = attributed || !source_of(f).own;
  }
  for (const Fact& f : article)
    if (const Source s = source_of(f); !(s.own && attributed)) keys[s.key] = keys[s.key] || s.named;
  ++sum_.articles;
  for (const auto& [key, named] : keys) {
    if (tally.bump(What::source, key) == 1) ++sum_.independent;
    if (named && tally.bump(What::named, key) == 1) ++sum_.named;
  }
}

Balance Account::balance() const {
  Balance out = sum_;
  out.status = static_cast<Status>(decides_.status);
  out.time = time_.empty() ? time_last_.words : time_;
  out.amount = amount_.empty() ? amount_last_.words : amount_;
  out.negated = !plain_;
  std::vector<Seat> seats = seats_;
  std::ranges::sort(seats, {}, [](const Seat& s) { return std::tuple(s.since, s.at, s.who); });
  for (const Seat& s : seats) (s.b ? out.b : out.a).push_back(s.who);
  return out;
}

std::string Account::pack() const {
  ByteWriter io;
  Packing::account(io, *this);
  return io.take();
}
Account Account::unpack(std::string_view bytes) {
  ByteReader io(bytes);
  Account out;
  Packing::account(io, out);
  if (!io.ok() || !io.at_end()) fail(Code::bad_data, "a deal's account is cut off");
  return out;
}

void sort_facts(std::vector<Fact>& facts) {
  std::ranges::sort(facts, {}, [](const Fact& f) { return std::tuple(f.published, f.id); });
}

Account account_of(std::vector<Fact> facts, Tally& tally) {
  std::ranges::sort(facts, {}, [](const Fact& f) { return std::tuple(f.doc, f.id); });
  Account account;
  for (std::size_t from = 0, to = 0; from < facts.size(); from = to) {
    while (to < facts.size() && facts[to].doc == facts[from].doc) ++to;
    account.add(std::span(facts).subspan(from, to - from), tally);
  }
  return account;
}

std::uint64_t deciding(std::vector<Fact> facts) {
  MapTally tally;
  return account_of(std::move(facts), tally).decided_by();
}

Balance balance(std::vector<Fact> facts) {
  MapTally tally;
  return account_of(std::move(facts), tally).balance();
}

}  // namespace hj::store
