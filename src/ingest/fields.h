// The names under which rows of JSON and CSV give what a page knows.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/page.h"
#include "core/result.h"

namespace hj::ingest {

// Fills a page's fields from a row. `value` gives what stands under an input's name, empty = none;
// of several names for one field the best wins. The error says only why; the caller knows where.
Result<Page> page_of_row(const std::function<std::string(std::string_view)>& value,
                         const std::string& source);
// The field that an input's name stands for (`제목`, `headline` → title); empty = none.
std::string_view field_named(std::string_view input);

}  // namespace hj::ingest
