// Which articles share a print: those of the latest articles lie in memory, out of doc.prints; in
// SQLite's table are 32 bits of each, written in their order many articles at a time, for prints
// are random and each would dirty a page of its own.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "core/document.h"
#include "store/sql.h"

namespace hj::store {

// With each article: PostgreSQL keeps whole prints in its table.
void put_bands(Db& db, std::int64_t no, std::span<const Print> prints);
void drop_bands(Db& db, std::int64_t no, std::span<const Print> prints);
// SQLite's writer: moves prints into the table once those of `many` articles wait.
inline constexpr std::int64_t kManyWaiting = 8192;
void settle_bands(Db& db, std::int64_t many = kManyWaiting);

class Bands {
 public:
  // Numbers of articles that share a print, of each print the first `most`; a few of them may
  // share but half of its bits.
  std::vector<std::int64_t> alike(Db& db, std::span<const Print> prints, int most);
  void forget();  // a transaction was rolled back

 private:
  void catch_up(Db& db);
  void add(std::uint32_t key, std::uint32_t offset);
  void grow();
  bool many_gone(Db& db);
  std::mutex lock_;
  std::int64_t from_ = -1, upto_ = -1;  // articles above from_, up to upto_
  std::vector<std::uint64_t> slots_;    // key and offset from from_; 0 = free
  std::size_t used_ = 0;
  std::int64_t articles_ = 0;  // that were added since from_
  bool full_ = false;          // a print has had no room
};

}  // namespace hj::store
