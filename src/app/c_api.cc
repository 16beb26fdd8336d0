// include/hapjong.h over the engine. Nothing is thrown across it.
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>

#include "app/article_json.h"
#include "app/engine.h"
#include "core/value.h"
#include "hapjong.h"
#include "ingest/reader.h"

struct hapjong {
  hj::Engine engine;
};

namespace {

char* copy(std::string_view words) {
  auto* out = static_cast<char*>(std::malloc(words.size() + 1));
  if (out == nullptr) return nullptr;
  std::memcpy(out, words.data(), words.size());
  out[words.size()] = '\0';
  return out;
}
std::nullptr_t tell(char** error, std::string_view words) {
  if (error != nullptr) *error = copy(words);
  return nullptr;
}

// What `work` gives; NULL and a line in *error where it throws (memory is at an end).
template <class Work>
auto guarded(char** error, Work work) -> decltype(work()) {
  if (error != nullptr) *error = nullptr;
  try {
    return work();
  } catch (const std::exception& thrown) {
    return tell(error, thrown.what());
  }
}

hj::Json explained(const hj::Engine& engine, std::string bytes, std::int64_t published) {
  hj::Json out = {{"articles", hj::Json::array()}, {"faults", hj::Json::array()}};
  hj::ingest::Reader().read_bytes(
      std::move(bytes), "input",
      [&](hj::Page&& page) {
        const auto docs = engine.read(page, published);
        if (!docs) return out["faults"].push_back(docs.error().what);
        for (const hj::Document& doc : *docs) out["articles"].push_back(hj::article_json(doc));
      },
      [&](const hj::ingest::Fault& fault) { out["faults"].push_back(fault.error.what); });
  return out;
}

}  // namespace

extern "C" {

hapjong* hapjong_open(const char* data, char** error) {
  return guarded(error, [&]() -> hapjong* {
    if (data == nullptr) return tell(error, "no folder of data is named");
    auto engine = hj::Engine::open(data);
    if (!engine) return tell(error, engine.error().what);
    return new hapjong{*std::move(engine)};
  });
}

void hapjong_close(hapjong* engine) { delete engine; }

char* hapjong_explain(const hapjong* engine, const char* bytes, size_t size, const char* published,
                      char** error) {
  return guarded(error, [&]() -> char* {
    if (engine == nullptr) return tell(error, "no engine is open");
    if (bytes == nullptr && size > 0) return tell(error, "the bytes to read are NULL");
    std::int64_t at = 0;
    if (published != nullptr && *published != '\0') {
      const hj::Moment moment = hj::parse_moment(published);
      if (!moment.ok) return tell(error, std::string(published) + ": is no date (2024-02-18)");
      at = moment.seconds;
    }
    std::string words = size > 0 ? std::string(bytes, size) : std::string();
    return copy(explained(engine->engine, std::move(words), at)
                    .dump(-1, ' ', false, hj::Json::error_handler_t::replace));
  });
}

void hapjong_free(char* words) { std::free(words); }

const char* hapjong_version(void) { return HJ_VERSION; }
}
