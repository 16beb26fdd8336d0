// The whole way of a read: any bytes to pages, documents with every layer, and their JSON; twice
// the same.
#include <string>

#include "app/article_json.h"
#include "app/engine.h"
#include "core/utf8.h"
#include "fuzz.h"
#include "ingest/reader.h"

namespace {

std::string read(const hj::Engine& engine, std::string bytes) {
  std::string out;
  hj::ingest::Limits limits;
  limits.page = limits.line = 1U << 14;
  hj::ingest::Reader(limits).read_bytes(
      std::move(bytes), "fuzz",
      [&](hj::Page&& page) {
        const auto docs = engine.read(page, 1'709'251'200);
        hj::fuzz::require(docs || !docs.error().what.starts_with("cannot be read"),
                          "nothing throws");
        if (!docs) return void(out += docs.error().what + '\n');
        for (const hj::Document& doc : *docs) {
          hj::fuzz::require_sound(doc);
          out += hj::article_json(doc).dump() + '\n';  // throws, and so stops, where it is no UTF-8
        }
      },
      [&](const hj::ingest::Fault& fault) { out += fault.error.what + '\n'; });
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const hj::Result<hj::Engine> kEngine = hj::Engine::open(HJ_DATA);
  hj::fuzz::require(static_cast<bool>(kEngine), "the engine opens");
  const std::string bytes(hj::fuzz::view(data, size));
  hj::fuzz::require(read(*kEngine, bytes) == read(*kEngine, bytes),
                    "the same bytes, the same answer");
  return 0;
}
