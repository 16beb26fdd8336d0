// A request of a stranger: method, target and body of any bytes get an answer, and never a fault of
// ours.
#include <memory>
#include <string>

#include "fuzz.h"
#include "serve/router.h"
#include "store/store.h"

namespace {

hj::serving::Router& router() {
  static auto store = hj::open_store("memory:");
  hj::fuzz::require(static_cast<bool>(store), "a store in memory opens");
  static hj::serving::Router one(
      std::shared_ptr<hj::Store>(std::move(*store)), hj::ServeOptions{}, hj::serving::StaticFiles(),
      std::make_unique<hj::serving::Access>(hj::AccessOptions{}, /*loopback=*/true));
  return one;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = hj::fuzz::view(data, size);
  const std::size_t line = bytes.find('\n');
  hj::serving::Request request;
  request.method = size % 2 == 0 ? "GET" : "POST";
  request.target = "/api/v1/" + std::string(bytes.substr(0, line));
  if (line != std::string_view::npos) request.body = bytes.substr(line + 1);
  const hj::serving::Answer answer = router()(request);
  hj::fuzz::require(answer.status >= 200 && answer.status < 500, "no fault of ours");
  hj::fuzz::require(answer.status != 200 || answer.body != nullptr, "200 has a body");
  return 0;
}
