// Normal forms of amounts and times: what parses prints, and prints what parses alike.
#include "core/hash.h"
#include "core/value.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  const std::string_view text = fuzz::view(data, size);
  const std::vector<Amount> amounts = parse_amounts(text);
  if (!amounts.empty()) {
    const std::string once = print(amounts);
    fuzz::require(print(parse_amounts(once)) == once, "amounts survive printing");
  }
  const Days days = days_of(text);
  if (days.ok) {
    fuzz::require(days.first <= days.last, "a time does not end before it begins");
    (void)iso_date(days.first);
  }
  const Moment moment = parse_moment(text);
  if (moment.ok) (void)local_day(moment.seconds, moment.offset_minutes);
  if (const auto value = parse_hex(text))
    fuzz::require(hex(*value).size() == 16, "ids have 16 digits");
  return 0;
}
