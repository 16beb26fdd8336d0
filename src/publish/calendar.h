// Promised dates as iCalendar (RFC 5545): one all-day event a deal.
#pragma once

#include <string>
#include <vector>

#include "store/changes.h"

namespace hj::publish {

// `made`: when the calendar is made, as the caller says (UTC seconds); events bear it as DTSTAMP.
std::string icalendar(const std::vector<Promise>& promises, std::int64_t made);
std::string deal_title(const DealRow& deal);  // "가람전자 → 누리칩스 공급"

}  // namespace hj::publish
