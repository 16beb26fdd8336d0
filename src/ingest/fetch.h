// Fetches a page over HTTP: bounded in time, size and redirects, and never from a private network
// unless it is allowed.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/page.h"
#include "core/result.h"

namespace hj::ingest {

struct FetchLimits {
  std::size_t bytes = std::size_t{16} << 20;  // of a body, unpacked
  int connect_seconds = 10, total_seconds = 60;
  int slow_seconds = 20;  // below 100 bytes a second for so long is too slow
  int redirects = 8;
  bool allow_private = false;  // loopback, private and link-local addresses
  std::string agent = "Hapjong/0.1 (+news reader; obeys robots.txt)";
};

struct Request {
  std::string url;
  std::string etag, last_modified;       // of the answer before: asks for news only
  std::string body = {};                 // of a post(): JSON
  std::vector<std::string> fields = {};  // of a post(): further header lines, "Name: value"
};
struct Reply {
  int status = 0;     // the last one, after redirects; 304 = nothing new
  std::string url;    // where the answer came from
  std::string moved;  // a lasting redirect (301, 308) led here from the first address; else empty
  std::string body, type, charset;
  std::string etag, last_modified;
  std::int64_t retry_after = 0;  // seconds that the server asks to wait
  double seconds = 0;
};

// One connection cache; used by one thread at a time.
class Fetcher {
 public:
  // `stop`, where given, ends a transfer that is under way.
  explicit Fetcher(FetchLimits limits, const std::atomic<bool>* stop = nullptr);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Any answer of a server is a Reply, also 404. An Error (bad_input: the address is refused;
  // unavailable: no answer, or one over the limits) begins with the address.
  Result<Reply> get(const Request& request);
  // Sends `body`; a redirect is an answer, and is not followed.
  Result<Reply> post(const Request& request);
  const FetchLimits& limits() const { return limits_; }

 private:
  struct Handle;
  Result<Reply> once(const Request& request, const std::string& url);
  FetchLimits limits_;
  std::unique_ptr<Handle> handle_;
};

// A reply of HTML as a page; `seen` is when it came.
Page page_of(Reply&& reply, std::int64_t seen);

}  // namespace hj::ingest
