#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "app/alarms.h"
#include "app/ask.h"
#include "app/commands.h"
#include "app/data_dir.h"
#include "app/engine.h"
#include "serve/serve.h"

namespace hj {
namespace {

LogForm log_form(const std::string& name) {
  return name == "json" ? LogForm::json : name == "text" ? LogForm::text : LogForm::off;
}

// Every listener and reader is a descriptor; the usual soft limit of 1024 is soon reached.
void raise_descriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 16384);
  (void)setrlimit(RLIMIT_NOFILE, &limit);
}

// Asked before any thread begins, so that a store that cannot be opened is told of once.
Result<bool> holds_articles(const std::string& url) {
  const Result<std::unique_ptr<Store>> store = open_store(url);
  if (!store) return store.error();
  const Result<Totals> totals = (*store)->totals();
  if (!totals) return totals.error();
  return totals->articles > 0;
}

// The folder of the built pages; empty where the API is served alone.
Result<std::string> pages_of(const ServeCommand& command, const std::string& data) {
  const std::string pages = command.web.empty() ? data + "/web" : command.web;
  if (std::error_code error; std::filesystem::is_directory(pages, error)) return pages;
  if (!command.web.empty()) return Error{Code::not_found, command.web + ": no such folder"};
  complain("warning: " + pages + ": no built pages there (make web); serving the API alone");
  return std::string();
}

// What the server is told; `engine` outlives it.
ServeOptions options_of(const ServeCommand& command, const std::string& data,
                        const Engine& engine) {
  ServeOptions out;
  out.store = command.store;
  out.address = command.address;
  out.port = command.port;
  out.log = log_form(command.log);
  out.rate = command.rate;
  out.accuracy = data + "/accuracy.json";
  out.access = {tokens_path(command.tokens, command.store), command.open_read, command.hosts,
                command.secure_cookie};
  out.trace = copy_tracer(engine.originals());
  out.terms = [&engine](std::string_view query) { return engine.terms(query); };
  out.parties = [&engine](std::string_view name) { return engine.linker().called(name); };
  engine.linker().english([&out](Kind kind, std::string_view name, std::string_view english) {
    out.english[kind].emplace(name, english);  // of two of a name, the first: the user's
  });
  out.country = [&engine](std::string_view name, Kind kind) {
    return std::string(engine.linker().country(name, kind));
  };
  return out;
}

// Says a failure when it begins, not at each request that meets it; from any thread.
std::function<void(const std::string&)> once_each() {
  struct Said {
    std::mutex lock;
    std::string last;
  };
  return [said = std::make_shared<Said>()](const std::string& cause) {
    const std::lock_guard lock(said->lock);
    if (cause == said->last) return;
    complain(said->last = cause);
  };
}

void say_ready(const ServeCommand& command, unsigned port, bool filled) {
  if (command.quiet) return;
  const bool v6 = command.address.find(':') != std::string::npos;
  std::printf("%s is served at http://%s%s%s:%u (Ctrl-C stops it)%s\n", command.store.c_str(),
              v6 ? "[" : "", command.address.c_str(), v6 ? "]" : "", port,
              filled ? "" : "; it is empty: `hapjong read` fills it");
  std::fflush(stdout);
}

}  // namespace

int run(const ServeCommand& command) {
  const Result<std::string> data = find_data_dir();
  if (!data) return complain(data.error().what), 1;
  const Result<Engine> engine = Engine::open(*data);
  if (!engine) return complain(engine.error().what), 1;
  const Result<bool> filled = holds_articles(command.store);
  if (!filled) return fail(filled.error());
  const Result<std::string> pages = pages_of(command, *data);
  if (!pages) return fail(pages.error());
  ServeOptions options = options_of(command, *data, *engine);
  options.web = *pages;
  options.fault = once_each();
  options.ready = [&](unsigned port) { say_ready(command, port, *filled); };
  raise_descriptors();
  std::atomic<bool> ended{false};
  std::thread alarms(
      [&] { keep_firing(command.store, alarm_of(*engine, command.allow_private, &ended), ended); });
  const Result<int> served = serve(options);
  ended = true;
  alarms.join();
  if (!served) return complain(served.error().what), 1;
  return *served;
}

}  // namespace hj
