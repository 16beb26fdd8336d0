// Serves a store to browsers: the JSON API of docs/api.md and the built web pages, over HTTP/1.1.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/rows.h"
#include "serve/access.h"
#include "serve/access_log.h"
#include "store/query.h"

namespace hj {

class Store;

// A family of copies -> who took the text from whom: a document and its parent, none for the
// origin.
using CopyTracer =
    std::function<std::vector<std::pair<DocId, DocId>>(std::span<const Original> family)>;

struct ServeOptions {
  std::string store = "hapjong.db";   // open_store's url
  std::string address = "127.0.0.1";  // a numeric one
  unsigned port = 8470;               // 0 = any free one
  std::string web;                    // folder of the built pages; empty = the API alone
  TermMaker terms;                    // of a search; must be safe to call from several threads
  CopyTracer trace;                   // empty: every copy comes from the origin
  PartyFinder parties;                // likewise
  // Of a party by its canonical name and kind: an ISO 3166 code; empty = not known.
  std::function<std::string(std::string_view name, Kind kind)> country;
  // Canonical names of parties and what they are called in English, where that is known.
  std::map<Kind, std::map<std::string, std::string>> english;
  std::function<void(unsigned port)> ready;  // called once, when the port is open
  bool signals = true;                       // SIGINT and SIGTERM stop it gracefully
  AccessOptions access;
  double rate = 0;               // requests a second of one client; 0 = no limit
  std::size_t listeners = 2048;  // open event streams, of the 4096 connections; then 503
  LogForm log = LogForm::off;    // a line a request on standard error
  std::function<void(const std::string& cause)> fault;  // told why the store failed, without a log
  std::string accuracy;  // a JSON file of measured accuracy, for /method; empty = none
};

// Runs until it is stopped. unavailable: `127.0.0.1:8470: Address already in use`.
Result<int> serve(const ServeOptions& options);

// The same in the hands of a test or a program with other work.
class Server {
 public:
  virtual ~Server() = default;  // stops, and waits for answers that are under way
  virtual unsigned port() const = 0;
  virtual void run() = 0;   // returns after stop()
  virtual void stop() = 0;  // from any thread
};
Result<std::unique_ptr<Server>> open_server(const ServeOptions& options);

}  // namespace hj
