#include "ingest/fetch.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <ctime>

#include "ingest/address.h"
#include "ingest/ascii.h"
#include "ingest/http_message.h"

namespace hj::ingest {
namespace {

constexpr std::size_t kHeaderBytes = std::size_t{256} * 1024;

// One transfer, as libcurl's callbacks see it.
struct Transfer {
  const FetchLimits& limits;
  const std::atomic<bool>* stop;
  Reply reply;
  std::string location;
  std::string refused;  // why we broke it off; empty = we did not
  std::size_t header_bytes = 0;

  bool stopped() const { return stop != nullptr && stop->load(); }
};

std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) {
  Transfer& t = *static_cast<Transfer*>(user);
  if (t.reply.body.size() + size > t.limits.bytes) {
    t.refused = "is over " + std::to_string(t.limits.bytes >> 20) + " MiB, the limit of a page";
    return 0;
  }
  t.reply.body.append(data, size);
  return size;
}

std::int64_t wait_of(std::string_view value) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error == std::errc() && end == value.data() + value.size())
    return std::clamp<std::int64_t>(seconds, 0, std::int64_t{86400} * 7);
  const std::time_t when = curl_getdate(std::string(value).c_str(), nullptr);
  if (when <= 0) return 0;
  return std::clamp<std::int64_t>(when - std::time(nullptr), 0, std::int64_t{86400} * 7);
}

std::size_t on_header(char* data, std::size_t, std::size_t size, void* user) {
  Transfer& t = *static_cast<Transfer*>(user);
  t.header_bytes += size;
  if (t.header_bytes > kHeaderBytes) {
    t.refused = "has too many header lines";
    return 0;
  }
  const std::string_view line(data, size);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size;
  const std::string name = lower(line.substr(0, colon));
  const std::string_view value = Headers(line)[name];
  if (name == "etag") t.reply.etag = value;
  if (name == "last-modified") t.reply.last_modified = value;
  if (name == "location") t.location = value;
  if (name == "retry-after") t.reply.retry_after = wait_of(value);
  if (name == "content-type") {
    MediaType type = media_type(value);
    t.reply.type = std::move(type.type), t.reply.charset = std::move(type.charset);
  }
  return size;
}

// libcurl asks for a socket when it knows the address that it is about to connect to: the name has
// been resolved, and is not resolved again. So no rebinding of names gets past this.
curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) {
  Transfer& t = *static_cast<Transfer*>(user);
  if (!t.limits.allow_private && !is_public(address->addr)) {
    t.refused = "is at a private address";
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}
int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(user)->stopped() ? 1 : 0;
}

void init_curl() {
  static const bool kDone = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  static_cast<void>(kDone);
}

bool redirects(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

struct Fetcher::Handle {
  CURL* easy = nullptr;
  const std::atomic<bool>* stop = nullptr;
};

Fetcher::Fetcher(FetchLimits limits, const std::atomic<bool>* stop)
    : limits_(std::move(limits)), handle_(std::make_unique<Handle>()) {
  init_curl();
  handle_->easy = curl_easy_init();
  handle_->stop = stop;
}
Fetcher::~Fetcher() {
  if (handle_->easy != nullptr) curl_easy_cleanup(handle_->easy);
}

Result<Reply> Fetcher::get(const Request& request) {
  std::string url = request.url;
  bool lasting = true;
  double seconds = 0;
  for (int hop = 0; hop <= limits_.redirects; ++hop) {
    const UrlParts parts = parse_url(url);
    if (!parts.ok)
      return Error{Code::bad_input, request.url + ": " +
                                        (hop == 0 ? "is" : "leads to " + url + ", which is") +
                                        " no http or https address"};
    Result<Reply> reply = once(request, url);
    if (!reply) return reply;
    seconds += reply->seconds;
    if (!redirects(reply->status)) {
      reply->url = url, reply->seconds = seconds;
      if (hop > 0 && lasting) reply->moved = url;
      return reply;
    }
    lasting = lasting && (reply->status == 301 || reply->status == 308);
    const std::string next = resolve_url(url, reply->moved);
    if (reply->moved.empty() || next.empty())
      return Error{Code::unavailable, request.url + ": redirects to nowhere"};
    url = next;
  }
  return Error{Code::unavailable, request.url + ": redirects more than " +
                                      std::to_string(limits_.redirects) + " times"};
}

Result<Reply> Fetcher::post(const Request& request) {
  if (!parse_url(request.url).ok)
    return Error{Code::bad_input, request.url + ": is no http or https address"};
  return once(request, request.url);
}

// One request without redirects; where it redirects, `moved` of the reply says to where.
Result<Reply> Fetcher::once(const Request& request, const std::string& url) {
  CURL* easy = handle_->easy;
  if (easy == nullptr) return Error{Code::unavailable, url + ": libcurl cannot begin"};
  curl_easy_reset(easy);
  Transfer t{limits_, handle_->stop, {}, {}, {}, 0};
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_PROXY, "");  // a proxy would connect where we may not
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_USERAGENT, limits_.agent.c_str());
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip, br, deflate, zstd");
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits_.connect_seconds));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT, static_cast<long>(limits_.total_seconds));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 100L);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits_.slow_seconds));
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &t);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &t);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &t);
  curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(easy, CURLOPT_XFERINFODATA, &t);
  curl_slist* headers =
      curl_slist_append(nullptr,
                        "Accept: text/html, application/xhtml+xml, application/rss+xml, "
                        "application/atom+xml, application/feed+json, */*;q=0.5");
  if (!request.etag.empty())
    headers = curl_slist_append(headers, ("If-None-Match: " + request.etag).c_str());
  if (!request.last_modified.empty())
    headers = curl_slist_append(headers, ("If-Modified-Since: " + request.last_modified).c_str());
  if (!request.body.empty()) {
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
    headers = curl_slist_append(headers, "Content-Type: application/json");
  }
  for (const std::string& field : request.fields)
    headers = curl_slist_append(headers, field.c_str());
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  const CURLcode code = curl_easy_perform(easy);
  curl_slist_free_all(headers);
  if (t.stopped()) return Error{Code::unavailable, url + ": was broken off"};
  if (!t.refused.empty()) return Error{Code::unavailable, url + ": " + t.refused};
  if (code == CURLE_OPERATION_TIMEDOUT) return Error{Code::unavailable, url + ": took too long"};
  if (code != CURLE_OK) return Error{Code::unavailable, url + ": " + curl_easy_strerror(code)};
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME, &t.reply.seconds);
  t.reply.status = static_cast<int>(status);
  if (redirects(t.reply.status)) t.reply.moved = t.location;
  return std::move(t.reply);
}

Page page_of(Reply&& reply, std::int64_t seen) {
  Page page;
  page.source = reply.url, page.url = reply.url;
  page.bytes = std::move(reply.body), page.charset = std::move(reply.charset);
  page.form = Form::html, page.seen = seen;
  return page;
}

}  // namespace hj::ingest
