#include "serve/router.h"

#include <algorithm>
#include <chrono>
#include <ctime>

#include "core/utf8.h"
#include "serve/audit.h"
#include "serve/secret.h"

namespace hj::serving {
namespace {

constexpr std::size_t kKeptBytes = 48U << 20;
constexpr std::string_view kPrefix = "/api/v1";

// "/stories/{id}/copies" against "/stories/0123/copies": the id; "" where the pattern has none.
std::optional<std::string_view> matched(std::string_view pattern, std::string_view path) {
  const std::size_t brace = pattern.find('{');
  if (brace == pattern.npos)
    return pattern == path ? std::optional<std::string_view>("") : std::nullopt;
  const std::string_view head = pattern.substr(0, brace);
  const std::string_view tail = pattern.substr(pattern.find('}') + 1);
  if (path.size() <= head.size() + tail.size() || !path.starts_with(head) || !path.ends_with(tail))
    return std::nullopt;
  const std::string_view id = path.substr(head.size(), path.size() - head.size() - tail.size());
  return id.find('/') == id.npos ? std::optional(id) : std::nullopt;
}

std::pair<std::string_view, std::string_view> split_target(std::string_view target) {
  const std::size_t cut = std::min(target.find('?'), target.size());
  return {target.substr(0, cut), target.substr(std::min(cut + 1, target.size()))};
}

std::int64_t utc_now() { return static_cast<std::int64_t>(std::time(nullptr)); }

// Names a request, and is no secret.
std::string next_id() {
  static const std::string kProcess = random_hex(16);
  static std::atomic<std::uint64_t> count = 0;
  return hex(hash64(kProcess, ++count));
}
bool good_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
  });
}

Json body_of(const Request& request) {
  if (request.body.empty()) return Json::object();
  Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) throw Problem{400, "Bad body", "the body is no JSON object"};
  return body;
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Answer plain(std::string text) {
  Answer out;
  out.type = "text/plain; charset=utf-8";
  out.cache_control = "no-store";
  out.body = std::make_shared<std::string>(std::move(text));
  return out;
}

}  // namespace

std::optional<Packed> Kept::find(const std::string& key, std::uint64_t generation) {
  const std::lock_guard lock(lock_);
  const auto found = generation == generation_ ? index_.find(key) : index_.end();
  if (found == index_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->body;
}

void Kept::keep(const std::string& key, std::uint64_t generation, const Packed& body) {
  const std::lock_guard lock(lock_);
  if (generation != generation_)
    entries_.clear(), index_.clear(), bytes_ = 0, generation_ = generation;
  if (index_.contains(key)) return;
  bytes_ += body.bytes->size() + key.size();
  entries_.push_front({key, body});
  index_[key] = entries_.begin();
  while (bytes_ > kKeptBytes) {
    bytes_ -= entries_.back().body.bytes->size() + entries_.back().key.size();
    index_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

struct Router::Seen {
  std::string_view route = "static";
  std::string caller;
  bool writes = false;  // what is kept in the audit, if it is done
};

Router::Router(std::shared_ptr<Store> store, const ServeOptions& options, StaticFiles files,
               std::unique_ptr<Access> access)
    : store_(std::move(store)),
      options_(options),
      files_(std::move(files)),
      access_(std::move(access)),
      limiter_(options.rate) {}

std::uint64_t Router::look_again() {
  (void)access_->refresh();  // a broken file leaves the tokens as they were
  const Result<std::uint64_t> found = store_->generation();
  return found ? *found : 0;
}

namespace {

template <class Id>
Json id_list(const std::vector<Id>& ids) {
  Json out = Json::array();
  for (const Id id : ids) out.push_back(id_text(id));
  return out;
}
std::string event(std::string_view name, const Json& data) {
  return "event: " + std::string(name) + "\ndata: " + data.dump() + "\n\n";
}

}  // namespace

std::string Router::events(std::uint64_t told, std::uint64_t now) const {
  constexpr std::size_t kMost = 48U << 10;  // of one line of events; the rest is told by `more`
  std::string out;
  const Result<std::vector<News>> news = store_->news(told);
  for (const News& n : news ? *news : std::vector<News>()) {
    if (n.generation > now || out.size() > kMost) break;
    if (!n.fresh.empty() || !n.stories.empty())
      out += event("stories", {{"generation", n.generation},
                               {"fresh", id_list(n.fresh)},
                               {"changed", id_list(n.stories)},
                               {"more", n.more}});
    if (!n.deals.empty())
      out += event("deals",
                   {{"generation", n.generation}, {"changed", id_list(n.deals)}, {"more", n.more}});
  }
  return out;
}

bool Router::is_at_hand(const Request& request) const {
  const std::string_view path = split_target(request.target).first;
  return !path.starts_with("/api") && path != "/readyz" && path != "/metrics";
}

std::optional<Answer> Router::refusal(const Request& request) {
  try {
    check_rate(request);
    access_->admit(request, Scope::read, utc_now());
    return std::nullopt;
  } catch (const Problem& problem) {
    return problem_answer(problem, request.target);
  }
}

Answer Router::operator()(const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  Seen seen;
  Answer out = guarded(request, seen);
  const std::string id = good_id(request.id) ? request.id : next_id();
  out.fields.emplace_back("X-Request-Id", id);
  if (seen.writes && out.status < 300) note(request, seen, id, out);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  metrics_.request(seen.route, out.status, took.count());
  write_log(options_.log,
            {id, request.client, seen.caller, request.method, split_target(request.target).first,
             out.status, took.count(), out.body->size(), out.cause},
            utc_now());
  if (!out.cause.empty() && options_.log == LogForm::off && options_.fault)
    options_.fault(out.cause);
  return out;
}

void Router::note(const Request& request, const Seen& seen, const std::string& id, Answer& out) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const Done noted = note_deed(*store_,
                               {seen.caller, request.method, split_target(request.target).first, id,
                                request.client, out.status},
                               std::chrono::duration_cast<std::chrono::microseconds>(now).count());
  if (!noted) out.cause = "audit: " + noted.error().what;
}

void Router::check_rate(const Request& request) {
  if (const unsigned wait = limiter_.wait(request.client, Limiter::Clock::now()); wait != 0)
    throw Problem{429, "Too many requests", "come again in " + std::to_string(wait) + " s", {}, {},
                  wait};
}

Answer Router::guarded(const Request& request, Seen& seen) {
  try {
    check_rate(request);
    return answer(request, seen);
  } catch (const Problem& problem) {
    return problem_answer(problem, request.target);
  } catch (const std::exception& fault) {  // bad_alloc, JSON: the request's fault or ours, never
                                           // the process's end
    return problem_answer(
        {500, "Internal error", "the answer could not be made", {}, {}, 0, fault.what()},
        request.target);
  }
}

Answer Router::answer(const Request& request, Seen& seen) {
  const std::string_view path = split_target(request.target).first;
  if (path.starts_with("/api/") || path == kPrefix) {
    seen.route = "api";
    return api(request, seen);
  }
  if (request.method != "GET" && request.method != "HEAD")
    throw Problem{405, "Method not allowed", "this path answers GET and HEAD", {}, "GET, HEAD"};
  if (path == "/healthz") return plain("ok\n");
  if (path == "/readyz") {
    if (const auto there = store_->generation(); !there)
      throw Problem{503, "Not ready", "the store cannot be read", {}, {}, 1, there.error().what};
    return plain("ok\n");
  }
  access_->check_host(request);
  if (path == "/metrics") {
    access_->admit(request, Scope::read, utc_now());
    Answer out = plain(metrics_.text(need(store_->totals())));
    out.type = "text/plain; version=0.0.4; charset=utf-8";
    return out;
  }
  return files_.answer(request, path);
}

// Who is here: GET says it, POST {token} begins a session, DELETE ends it.
Answer Router::session(const Request& request, std::string_view query, Seen& seen) {
  const Params none(query, {});
  Answer out;
  out.type = "application/json";
  out.cache_control = "no-store";
  if (request.method == "POST") {
    const Json body = body_of(request);
    if (!body.contains("token") || !body["token"].is_string())
      throw Problem{400, "Bad body", "token is missing", "token"};
    access_->check_write(request);
    out.fields.emplace_back("Set-Cookie",
                            access_->begin_session(body["token"].get<std::string>(), utc_now()));
    seen.caller = access_->holder(body["token"].get<std::string>()), seen.writes = true;
    out.status = 204;
    return out;
  }
  if (request.method == "DELETE") {
    access_->check_write(request);
    seen.caller = access_->caller(request, utc_now()).name;
    out.fields.emplace_back("Set-Cookie", access_->end_session());
    out.status = 204;
    return out;
  }
  if (request.method != "GET" && request.method != "HEAD")
    throw Problem{405,
                  "Method not allowed",
                  "a session takes GET, POST and DELETE",
                  {},
                  "GET, HEAD, POST, DELETE"};
  const Caller who = access_->caller(request, utc_now());
  const Json body = {{"name", who.name},
                     {"scope", scope_name(who.scope)},
                     {"csrf", text_or_null(who.csrf)},
                     {"needs_token", access_->has_tokens()}};
  out.body = std::make_shared<std::string>(body.dump());
  return out;
}

Answer Router::api(const Request& request, Seen& seen) {
  const auto [path, query] = split_target(request.target);
  if (path == "/api/v1/openapi.yaml") {
    Answer out = plain(std::string(openapi_text()));
    out.type = "application/yaml; charset=utf-8";
    return out;
  }
  const std::string_view rest =
      path.starts_with(kPrefix) ? path.substr(kPrefix.size()) : std::string_view("?");
  seen.route = "session";
  if (rest == "/session") return session(request, query, seen);
  seen.route = "api";
  std::string allowed;
  for (const Route& route : routes()) {
    const auto id = matched(route.path, rest);
    if (!id) continue;
    const std::string_view method = request.head ? std::string_view("GET") : request.method;
    if (route.method != method) {
      allowed += (allowed.empty() ? "" : ", ") + std::string(route.method) +
                 (route.method == "GET" ? ", HEAD" : "");
      continue;
    }
    seen.route = route.path;
    const Caller who = access_->admit(request, route.scope, utc_now());
    seen.caller = who.name, seen.writes = route.scope >= Scope::correct && method != "GET";
    const Params params(query, route.params);
    const Json body = route.method == "GET" ? Json() : body_of(request);
    const std::string base =
        (options_.access.secure_cookie ? "https://" : "http://") + request.host;
    return run(route, {*store_, params, *id, options_, who, body, utc_now(), base, request.target},
               request);
  }
  if (!allowed.empty())
    throw Problem{405, "Method not allowed", "this route takes " + allowed, {}, allowed};
  throw Problem{404, "Not found", "no such route"};
}

Packed Router::kept(const Route& route, const Call& call, std::uint64_t generation, Coding coding) {
  const std::string key = std::to_string(static_cast<int>(coding)) +
                          std::to_string(static_cast<int>(call.caller.scope)) + call.target;
  if (const auto body = kept_.find(key, generation)) return *body;
  Packed body = pack(dumped(route.answer(call)), coding);
  kept_.keep(key, generation, body);
  return body;
}

Answer Router::run(const Route& route, const Call& call, const Request& request) {
  Answer out;
  out.type = "application/json";
  out.cache_control = "no-store";
  const Coding coding = coding_of(request.accept_encoding);
  Packed body{out.body};
  const bool reads = route.method == "GET";
  std::uint64_t generation = 0;
  if (reads && route.kept) {  // what the store and the query say, until the store changes
    generation = need(store_->generation());
    out.cache_control = "no-cache";
    out.etag = "W/\"" +
               hex(hash64(HJ_VERSION, generation) + static_cast<unsigned>(call.caller.scope)) + '"';
    if (matches(request.if_none_match, out.etag)) {
      out.status = 304;
      return out;
    }
  }
  if (route.file != nullptr) {
    File file = route.file(call);
    out.type = file.type;
    if (!file.name.empty())
      out.fields.emplace_back("Content-Disposition", "attachment; filename=\"" + file.name + '"');
    body = pack(std::move(file.bytes), coding);
  } else if (reads && route.kept) {
    body = kept(route, call, generation, coding);
  } else {
    const Json made = route.answer(call);
    out.status = route.method == "POST" && route.makes ? 201 : route.method == "DELETE" ? 204 : 200;
    if (out.status == 204)
      out.type.clear();
    else
      body = pack(dumped(made), coding);
  }
  out.body = body.bytes, out.encoding = body.encoding();
  return out;
}

void Router::write_export(const std::string& target, const Sink& sink) {
  const auto [file, query] = split_target(target);
  for (const Route& route : routes()) {
    if (route.file != export_file) continue;
    const Params params(query, route.params);
    const Caller owner{"local", Scope::admin, {}};
    const Json none;
    const Call call{*store_, params, file, options_, owner, none, utc_now()};
    return serving::write_export(call, parse_export(file), sink);
  }
}

}  // namespace hj::serving
