// WARC: any bytes end, give pages in order, and reading from the place of any page gives the rest.
#include "fuzz.h"
#include "ingest/warc.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  using namespace hj::ingest;
  Limits limits;
  limits.page = 1U << 14;
  Stream stream = Stream::over(std::string(fuzz::view(data, size)));
  std::uint64_t last = 0;
  read_warc(
      stream, "fuzz", limits, {},
      [&last](Page&& page) {
        fuzz::require(page.source.starts_with("fuzz:record "), "a page names its record");
        fuzz::require(page.next.record > last, "records are counted upwards");
        fuzz::require(page.next.skip <= page.next.record, "a place lies among the records");
        last = page.next.record;
      },
      [](const Fault& fault) {
        fuzz::require(fault.error.what.starts_with("fuzz:"), "a fault names its source");
        fuzz::require(fault.error.what.find('\n') == std::string::npos, "a fault is one line");
      });
  fuzz::require(stream.ended(), "all is read");
  return 0;
}
