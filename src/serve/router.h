// Which words answer a request: the API, its description, health, or a file of the web pages.
#pragma once

#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "serve/http.h"
#include "serve/static_files.h"
#include "store/store.h"

namespace hj::serving {

// Answers already made, as long as the store stays as it is; bounded by bytes, oldest use first
// out.
class Kept {
 public:
  std::shared_ptr<const std::string> find(const std::string& key, std::uint64_t generation);
  void keep(const std::string& key, std::uint64_t generation,
            std::shared_ptr<const std::string> body);

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const std::string> body;
  };
  std::mutex lock_;
  std::uint64_t generation_ = 0;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // latest use first
  std::unordered_map<std::string, std::list<Entry>::iterator> index_;
};

class Router {
 public:
  Router(std::shared_ptr<const Store> store, TermMaker terms, StaticFiles files);
  Answer operator()(const Request& request);  // from any thread; never throws
  std::uint64_t generation() const;           // of the store; 0 if it cannot be read

 private:
  Answer answer(const Request& request);
  Answer api(const Request& request, std::string_view path, std::string_view query);
  std::shared_ptr<const Store> store_;
  TermMaker terms_;
  StaticFiles files_;
  Kept kept_;
};

std::string_view openapi_text();  // data/api/openapi.yaml

}  // namespace hj::serving
