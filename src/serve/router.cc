#include "serve/router.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/utf8.h"
#include "serve/api.h"

namespace hj::serving {
namespace {

constexpr std::size_t kKeptBytes = 48U << 20, kSmall = 1024;
constexpr std::string_view kPrefix = "/api/v1";

// "/stories/{id}" against "/stories/0123": the id, or nothing.
std::optional<std::string_view> matched(std::string_view pattern, std::string_view path) {
  const std::size_t brace = pattern.find('{');
  if (brace == pattern.npos)
    return pattern == path ? std::optional<std::string_view>("") : std::nullopt;
  if (!path.starts_with(pattern.substr(0, brace))) return std::nullopt;
  const std::string_view id = path.substr(brace);
  return id.empty() || id.find('/') != id.npos ? std::nullopt : std::optional(id);
}

std::string gzipped(std::string_view bytes) {
  z_stream z{};
  if (deflateInit2(&z, 5, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&z, bytes.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  const int status = deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return status == Z_STREAM_END ? out : std::string();
}

Answer plain(std::string text) {
  Answer out;
  out.type = "text/plain; charset=utf-8";
  out.cache_control = "no-store";
  out.body = std::make_shared<std::string>(std::move(text));
  return out;
}

}  // namespace

std::shared_ptr<const std::string> Kept::find(const std::string& key, std::uint64_t generation) {
  const std::lock_guard lock(lock_);
  const auto found = generation == generation_ ? index_.find(key) : index_.end();
  if (found == index_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->body;
}

void Kept::keep(const std::string& key, std::uint64_t generation,
                std::shared_ptr<const std::string> body) {
  const std::lock_guard lock(lock_);
  if (generation != generation_)
    entries_.clear(), index_.clear(), bytes_ = 0, generation_ = generation;
  if (index_.contains(key)) return;
  bytes_ += body->size() + key.size();
  entries_.push_front({key, std::move(body)});
  index_[key] = entries_.begin();
  while (bytes_ > kKeptBytes) {
    bytes_ -= entries_.back().body->size() + entries_.back().key.size();
    index_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

Router::Router(std::shared_ptr<const Store> store, TermMaker terms, StaticFiles files)
    : store_(std::move(store)), terms_(std::move(terms)), files_(std::move(files)) {}

std::uint64_t Router::generation() const {
  const Result<std::uint64_t> found = store_->generation();
  return found ? *found : 0;
}

Answer Router::operator()(const Request& request) {
  try {
    return answer(request);
  } catch (const Problem& problem) {
    return problem_answer(problem, request.target);
  } catch (const std::exception&) {  // bad_alloc, JSON: the request's fault or ours, never the
                                     // process's end
    return problem_answer({500, "Internal error", "the answer could not be made"}, request.target);
  }
}

Answer Router::answer(const Request& request) {
  if (request.method != "GET" && request.method != "HEAD")
    throw Problem{405, "Method not allowed", "this server answers GET and HEAD"};
  const std::string_view target = request.target;
  const std::size_t cut = std::min(target.find('?'), target.size());
  const std::string_view path = target.substr(0, cut);
  const std::string_view query = target.substr(std::min(cut + 1, target.size()));
  if (path == "/healthz") return plain("ok\n");
  if (path == "/readyz") {
    if (!store_->generation()) throw Problem{503, "Not ready", "the store cannot be read"};
    return plain("ok\n");
  }
  if (path == kPrefix || path.starts_with("/api/")) return api(request, path, query);
  return files_.answer(request, path);
}

Answer Router::api(const Request& request, std::string_view path, std::string_view query) {
  if (path == "/api/v1/openapi.yaml") {
    Answer out = plain(std::string(openapi_text()));
    out.type = "application/yaml; charset=utf-8";
    return out;
  }
  const std::string_view rest =
      path.starts_with(kPrefix) ? path.substr(kPrefix.size()) : std::string_view("?");
  for (const Route& route : routes()) {
    const auto id = matched(route.path, rest);
    if (!id) continue;
    const std::uint64_t generation = need(store_->generation());
    const bool gzip = accepts(request.accept_encoding, "gzip");
    Answer out;
    out.type = "application/json";
    out.cache_control = "no-cache";
    out.etag = "W/\"" + hex(hash64(HJ_VERSION, generation)) + "\"";
    const std::string key = (gzip ? "z" : "p") + request.target;
    auto body = kept_.find(key, generation);
    if (body == nullptr) {
      const Params params(query, route.params);
      Json json = route.answer({*store_, params, *id, terms_});
      std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
      if (gzip && text.size() > kSmall)
        if (std::string packed = gzipped(text); !packed.empty()) text = std::move(packed);
      body = std::make_shared<const std::string>(std::move(text));
      kept_.keep(key, generation, body);
    }
    if (matches(request.if_none_match, out.etag)) {
      out.status = 304;
      return out;
    }
    if (body->starts_with("\x1f\x8b")) out.encoding = "gzip";
    out.body = std::move(body);
    return out;
  }
  throw Problem{404, "Not found", "no such route"};
}

}  // namespace hj::serving
