// Who has changed what over HTTP: a record for each write that was done and each session begun.
#pragma once

#include <string>
#include <string_view>

#include "serve/api.h"

namespace hj::serving {

struct Audited {
  std::string_view by, method, path, request, client;  // the token's name; the request's id
  unsigned status = 0;
};
// `micros`: UTC microseconds. The newest ten thousand are kept.
Done note_deed(Store& store, const Audited& deed, std::int64_t micros);

}  // namespace hj::serving
