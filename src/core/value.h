// The normal forms of amounts and times: what Mention::value holds, what JSON shows, what deals
// compare.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/schema.h"

namespace hj {

// One figure. `7조달러(약 9천300조원)` is two of them in one mention, the first as said, the second
// as the text itself converts it: "USD 7000000000000; KRW 9300000000000000 approx".
struct Amount {
  double value = 0;      // in whole units of the currency
  std::string currency;  // ISO 4217; "XXX" where the text names none
  bool approx = false;   // 약, 가량, 안팎, 여, 조원대, 수조
  Bound bound = Bound::none;
  std::string per;   // "year", "month", "share", "unit" or empty
  std::string span;  // "4Y", "18M" (ISO 8601 without P) or empty
  bool operator==(const Amount&) const = default;
};
std::string print(const Amount& amount);  // "KRW 1200000000000 approx max per=year span=4Y"
std::string print(const std::vector<Amount>& amounts);
std::vector<Amount> parse_amounts(
    std::string_view text);  // empty where the text is of another form

// Times are ISO 8601 in the granularity of the words: "2024", "2024-H1", "2024-Q3", "2024-02",
// "2024-02-21", an interval "2024-01-22/2024-01-28", an open one "2017/..", or "unresolved".
// Days since 1970 of the first and last day that a time covers; ok = false for "unresolved".
struct Days {
  bool ok = false;
  std::int32_t first = 0, last = 0;
};
Days days_of(std::string_view time);
std::string iso_date(std::int32_t days);    // "2024-02-21"
std::string iso_utc(std::int64_t seconds);  // "2024-02-21T03:04:05Z"
// Date or date-time, with or without zone (KST = +540 where none is written); 0 and false on
// nonsense.
struct Moment {
  bool ok = false, has_time = false;
  std::int64_t seconds = 0;  // UTC
  std::int32_t offset_minutes = 540;
};
Moment parse_moment(std::string_view text);
std::int32_t local_day(std::int64_t seconds, std::int32_t offset_minutes);  // days since 1970

}  // namespace hj
