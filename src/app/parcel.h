// What travels between machines, as bytes: a page to be read, and what came of it. Squeezed, with a
// format number, so that an older program refuses what it does not know.
#pragma once

#include <string>
#include <string_view>

#include "app/reading.h"
#include "core/page.h"
#include "core/result.h"
#include "ingest/limits.h"

namespace hj {

struct PageParcel {
  Page page;
  std::int64_t published = 0;  // where the page states no date
};
std::string pack_page(const PageParcel& parcel);
Result<PageParcel> unpack_page(std::string_view bytes);
// The same page of the same place is the same job.
std::string page_id(const Page& page);

// A file, or a part of it, that a worker is to take apart; a line to be read by people, too.
struct Place {
  std::string path;
  ingest::Part part;
};
std::string pack_place(const Place& place);
Place unpack_place(std::string_view body);

std::string pack_reading(const PageResult& reading);
// conflict: made by a newer program.
Result<PageResult> unpack_reading(std::string_view bytes);

}  // namespace hj
