// The built web pages, read into memory once: nothing outside the folder can be asked for.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "serve/http.h"

namespace hj::serving {

class StaticFiles {
 public:
  StaticFiles() = default;  // none: every path is a 404
  // io: the folder is missing or has no index.html. At most 256 MiB; links that lead out are
  // skipped.
  static Result<StaticFiles> open(const std::string& folder);

  // A path without a dot in its last part that is no file is the application's: index.html.
  Answer answer(const Request& request, std::string_view path) const;

 private:
  struct File {
    std::shared_ptr<const std::string> body, br, gz;
    std::string type, etag;
    bool hashed = false;  // its name holds a hash of its bytes: never changes
  };
  std::map<std::string, File, std::less<>> files_;  // by path, "/assets/app-1a2b3c4d.js"
};

std::string_view content_type(std::string_view path);

}  // namespace hj::serving
