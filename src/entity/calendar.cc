#include "entity/calendar.h"

#include <chrono>
#include <cstdio>

namespace hj::entity {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(Date d) {
  return {std::chrono::year{d.year}, std::chrono::month{static_cast<unsigned>(d.month)},
          std::chrono::day{static_cast<unsigned>(d.day)}};
}

}  // namespace

Date date_of(std::int32_t day) {
  const year_month_day d{sys_days{days{day}}};
  return {static_cast<int>(d.year()), static_cast<int>(static_cast<unsigned>(d.month())),
          static_cast<int>(static_cast<unsigned>(d.day()))};
}
std::int32_t day_of(Date date) {
  return static_cast<std::int32_t>(sys_days{civil(date)}.time_since_epoch().count());
}
bool exists(Date date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.day >= 1 &&
         civil(date).ok();
}
int weekday(std::int32_t day) { return ((day + 3) % 7 + 7) % 7; }  // 1970-01-01 was a Thursday
std::int32_t month_index(Date date) { return date.year * 12 + date.month - 1; }

std::string iso_year(int year) {
  char out[16];
  std::snprintf(out, sizeof out, "%04d", year);
  return out;
}
std::string iso_month(std::int32_t index) {
  char out[24];
  std::snprintf(out, sizeof out, "%04d-%02d", index / 12, index % 12 + 1);
  return out;
}
std::string iso_part(int year, char unit, int part) {
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%c%d", year, unit, part);
  return out;
}

}  // namespace hj::entity
