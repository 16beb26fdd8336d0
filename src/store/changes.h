// What has become of the deals between two moments: new ones, further and back on their way,
// denied, gone quiet, and promises whose day has passed. Asks any store; no clock.
#pragma once

#include <optional>
#include <vector>

#include "store/store.h"

namespace hj {

enum class Turn : std::uint8_t {
  fresh,    // first told of in this time
  raised,   // a step further, or at the same step with a larger sum
  lowered,  // a step back or stalled, or at the same step with a smaller sum
  denied,   // denied or failed
  quiet,    // open, and not told of for `quiet_days`, which ran out in this time
  due,      // promised for a day of this time, and not done
};
std::string_view turn_name(Turn turn);

struct Change {
  Turn turn{};
  DealRow deal;                   // as of `until`
  std::optional<DealRow> before;  // as of `since`; none if nothing was known
  std::int32_t day = 0;           // quiet: the day on which it went quiet; due: the promised day
};
struct ChangeAsk {
  std::int64_t since = 0, until = 0;  // UTC seconds [since, until); until 0 = the newest article
  EntityId entity{};                  // of this party alone
  bool roles = false;
  std::int32_t quiet_days = 60;
};
// By turn, then the latest first. At most 5,000 deals are looked at for each, and 500 open ones
// where `until` is past.
Result<std::vector<Change>> changes(const Store& store, const ChangeAsk& ask);

// Promised dates: open deals with a time, by that time.
struct Promise {
  DealRow deal;
  std::int32_t first = 0, last = 0;  // days since 1970
};
Result<std::vector<Promise>> promises(const Store& store, const ChangeAsk& ask);

}  // namespace hj
