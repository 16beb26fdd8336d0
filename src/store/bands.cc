#include "store/bands.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/blob.h"
#include "store/pen.h"

namespace hj::store {
namespace {

constexpr std::size_t kManyEqual = 200;  // of one print: bounds a flood of alike pages

// A print is two minima: one half would find all that share one of them.
std::uint32_t narrow(Print print) {
  return static_cast<std::uint32_t>(print * 0x9E3779B97F4A7C15ULL >> 32);
}
std::int64_t as_column(std::uint32_t key) { return static_cast<std::int32_t>(key); }

std::int64_t banded(Db& db) { return db.number("SELECT value FROM meta WHERE key = 'banded'"); }

// The bands of the articles above `from`, up to `to`.
template <class Take>
void each_band(Db& db, std::int64_t from, std::int64_t to, Take take) {
  for (Rows rows =
           db.query("SELECT no, prints FROM doc WHERE no > ? AND no <= ? ORDER BY no", from, to);
       rows.next();) {
    const std::int64_t no = rows.integer();
    const Result<std::vector<std::uint64_t>> prints = unpack_ids(rows.text());
    if (!prints) throw Fault{prints.error()};
    for (const Print print : std::span(*prints).first(std::min(kBands, prints->size())))
      take(no, narrow(print));
  }
}

}  // namespace

void put_bands(Db& db, std::int64_t no, std::span<const Print> prints) {
  constexpr std::int64_t kOften = 256;  // articles, between looks at how many wait
  if (db.is_postgres()) {
    const auto bands = prints.first(std::min(kBands, prints.size()));
    for (const Print print : std::set<Print>(bands.begin(), bands.end()))
      db.add_later("INSERT INTO band VALUES (?,?)", "SELECT c1, c2 FROM rows ORDER BY c1, c2",
                   print, no);
  } else if (no % kOften == 0) {
    settle_bands(db);
  }
}

void settle_bands(Db& db, std::int64_t many) {
  if (db.is_postgres()) return;
  const std::int64_t last = db.number("SELECT max(no) FROM doc");
  for (std::int64_t from = banded(db); last - from >= many && last > from;) {
    const std::int64_t to = std::min(last, from + kManyWaiting);
    std::vector<std::pair<std::int64_t, std::int64_t>> rows;  // in the order of the table
    each_band(db, from, to,
              [&](std::int64_t no, std::uint32_t key) { rows.emplace_back(as_column(key), no); });
    std::ranges::sort(rows);
    for (const auto& [key, no] : rows)
      db.run("INSERT INTO band VALUES (?,?) ON CONFLICT DO NOTHING", key, no);
    db.run("UPDATE meta SET value = ? WHERE key = 'banded'", to);
    from = to;
  }
}

void drop_bands(Db& db, std::int64_t no, std::span<const Print> prints) {
  const bool whole = db.is_postgres();
  if (!whole && no > banded(db)) return;
  for (const Print print : prints.first(std::min(kBands, prints.size())))
    db.run("DELETE FROM band WHERE print = ? AND doc = ?",
           whole ? static_cast<std::int64_t>(print) : as_column(narrow(print)), no);
}

void Bands::forget() {
  const std::lock_guard lock(lock_);
  from_ = upto_ = -1;
}

void Bands::grow() {
  std::vector<std::uint64_t> old(std::max<std::size_t>(4096, 2 * slots_.size()));
  old.swap(slots_);
  used_ = 0;
  for (const std::uint64_t slot : old)
    if (slot != 0) add(static_cast<std::uint32_t>(slot >> 32), static_cast<std::uint32_t>(slot));
}

void Bands::add(std::uint32_t key, std::uint32_t offset) {
  if (2 * used_ >= slots_.size()) grow();
  std::size_t at = key & (slots_.size() - 1), equal = 0;
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at] >> 32 == key && ++equal == kManyEqual) {
      full_ = true;
      return;
    }
  slots_[at] = std::uint64_t{key} << 32 | offset;
  ++used_;
}

// An article that is read anew takes another number: those of its old ones would fill the room of
// its prints, and its copies find nobody.
bool Bands::many_gone(Db& db) {
  if (!std::exchange(full_, false)) return false;
  const std::int64_t there =
      db.number("SELECT count(*) FROM doc WHERE no > ? AND no <= ?", from_, upto_);
  return articles_ - there >= static_cast<std::int64_t>(kManyEqual) / 2;
}

void Bands::catch_up(Db& db) {
  const std::int64_t from = banded(db), last = db.number("SELECT max(no) FROM doc");
  if (from != from_ || many_gone(db)) {
    slots_.assign(slots_.size(), 0);
    used_ = 0, articles_ = 0, from_ = upto_ = from;
  }
  if (last <= upto_) return;
  std::int64_t seen = 0;
  each_band(db, upto_, last, [&](std::int64_t no, std::uint32_t key) {
    articles_ += std::exchange(seen, no) != no;
    add(key, static_cast<std::uint32_t>(no - from_));
  });
  upto_ = last;
}

std::vector<std::int64_t> Bands::alike(Db& db, std::span<const Print> prints, int most) {
  const std::lock_guard lock(lock_);
  catch_up(db);
  std::vector<std::int64_t> out;
  for (const Print print : prints) {
    const std::uint32_t key = narrow(print);
    int found = 0;
    for (Rows rows = db.query("SELECT doc FROM band WHERE print = ? ORDER BY doc LIMIT ?",
                              as_column(key), most);
         rows.next(); ++found)
      out.push_back(rows.integer());
    if (slots_.empty()) continue;
    std::vector<std::int64_t> fresh;
    for (std::size_t at = key & (slots_.size() - 1); slots_[at] != 0;
         at = (at + 1) & (slots_.size() - 1))
      if (slots_[at] >> 32 == key) fresh.push_back(from_ + static_cast<std::uint32_t>(slots_[at]));
    std::ranges::sort(fresh);
    for (const std::int64_t no : fresh)
      if (found++ < most) out.push_back(no);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace hj::store
