// The door in: any bytes become pages or faults, never both for nothing.
#include "fuzz.h"
#include "ingest/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  ingest::Limits limits;
  limits.page = 1U << 16;
  limits.line = 1U << 12;
  std::size_t pages = 0, faults = 0;
  const std::size_t counted = ingest::Reader(limits).read_bytes(
      std::string(fuzz::view(data, size)), "fuzz",
      [&pages](Page&& page) {
        ++pages;
        fuzz::require(page.source.starts_with("fuzz"), "a page names its source");
      },
      [&faults](const ingest::Fault& fault) {
        ++faults;
        fuzz::require(fault.error.what.starts_with("fuzz"), "a fault names its source");
        fuzz::require(fault.error.what.find('\n') == std::string::npos, "a fault is one line");
      });
  fuzz::require(counted == pages, "pages are counted");
  return 0;
}
