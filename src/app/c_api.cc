// include/hapjong.h over the engine. Nothing is thrown across it.
#include <cstdlib>
#include <cstring>
#include <string>

#include "app/article_json.h"
#include "app/engine.h"
#include "core/value.h"
#include "hapjong.h"
#include "ingest/reader.h"

struct hapjong {
  hj::Engine engine;
};

namespace {

char* copy(const std::string& words) {
  auto* out = static_cast<char*>(std::malloc(words.size() + 1));
  if (out != nullptr) std::memcpy(out, words.c_str(), words.size() + 1);
  return out;
}
void tell(char** error, const std::string& words) {
  if (error != nullptr) *error = copy(words);
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
  auto engine = hj::Engine::open(data);
  if (engine) return new hapjong{*std::move(engine)};
  tell(error, engine.error().what);
  return nullptr;
}

void hapjong_close(hapjong* engine) { delete engine; }

char* hapjong_explain(const hapjong* engine, const char* bytes, size_t size, const char* published,
                      char** error) {
  std::int64_t at = 0;
  if (published != nullptr && *published != '\0') {
    const hj::Moment moment = hj::parse_moment(published);
    if (!moment.ok)
      return tell(error, std::string(published) + ": is no date (2024-02-18)"), nullptr;
    at = moment.seconds;
  }
  return copy(explained(engine->engine, std::string(bytes, size), at)
                  .dump(-1, ' ', false, hj::Json::error_handler_t::replace));
}

void hapjong_free(char* words) { std::free(words); }

const char* hapjong_version(void) { return HJ_VERSION; }
}
