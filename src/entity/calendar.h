// Days, weeks, months and years as numbers; ISO forms of each.
#pragma once

#include <cstdint>
#include <string>

namespace hj::entity {

struct Date {
  int year = 0, month = 0, day = 0;
};
Date date_of(std::int32_t day);  // days since 1970
std::int32_t day_of(Date date);  // of a date that exists
bool exists(Date date);
int weekday(std::int32_t day);        // 0 = Monday
std::int32_t month_index(Date date);  // year * 12 + month - 1

std::string iso_year(int year);                       // "2024"
std::string iso_month(std::int32_t index);            // "2024-02"
std::string iso_part(int year, char unit, int part);  // "2024-Q3"

}  // namespace hj::entity
