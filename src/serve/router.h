// Which words answer a request: the API, its description, health, or a file of the web pages.
#pragma once

#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "serve/access.h"
#include "serve/api.h"
#include "serve/export.h"
#include "serve/http.h"
#include "serve/limiter.h"
#include "serve/metrics.h"
#include "serve/pack.h"
#include "serve/serve.h"
#include "serve/static_files.h"
#include "store/store.h"

namespace hj::serving {

// Answers already made, as long as the store stays as it is; bounded by bytes, oldest use first
// out.
class Kept {
 public:
  std::optional<Packed> find(const std::string& key, std::uint64_t generation);
  void keep(const std::string& key, std::uint64_t generation, const Packed& body);

 private:
  struct Entry {
    std::string key;
    Packed body;
  };
  std::mutex lock_;
  std::uint64_t generation_ = 0;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // latest use first
  std::unordered_map<std::string, std::list<Entry>::iterator> index_;
};

class Router {
 public:
  Router(std::shared_ptr<Store> store, const ServeOptions& options, StaticFiles files,
         std::unique_ptr<Access> access);
  Answer operator()(const Request& request);      // from any thread; never throws
  bool is_at_hand(const Request& request) const;  // without the store: out of memory at once
  std::optional<Answer> refusal(const Request& request);  // of one who may not read
  std::uint64_t look_again();  // reads changed tokens; the store's generation, 0 if unreadable
  // What server-sent events say of the changes after `told`, up to `now`.
  std::string events(std::uint64_t told, std::uint64_t now) const;
  Metrics& metrics() { return metrics_; }
  // `target`: "deals.csv?type=invest". Throws a Problem.
  void write_export(const std::string& target, const Sink& sink);

 private:
  struct Seen;  // what the log and the metrics are told of a request
  Answer answer(const Request& request, Seen& seen);
  void check_rate(const Request& request);  // throws 429
  Answer guarded(const Request& request, Seen& seen);
  Answer api(const Request& request, Seen& seen);
  Answer session(const Request& request, std::string_view query, Seen& seen);
  void note(const Request& request, const Seen& seen, const std::string& id, Answer& out);
  Answer run(const Route& route, const Call& call, const Request& request);
  Packed kept(const Route& route, const Call& call, std::uint64_t generation, Coding coding);
  std::shared_ptr<Store> store_;
  ServeOptions options_;
  StaticFiles files_;
  std::unique_ptr<Access> access_;
  Limiter limiter_;
  Metrics metrics_;
  Kept kept_;
};

std::string_view openapi_text();  // data/api/openapi.yaml

}  // namespace hj::serving
