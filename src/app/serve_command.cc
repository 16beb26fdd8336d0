#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <memory>
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

}  // namespace

int run(const ServeCommand& command) {
  const Result<std::string> data = find_data_dir();
  if (!data) return complain(data.error().what), 1;
  const Result<Engine> engine = Engine::open(*data);
  if (!engine) return complain(engine.error().what), 1;
  ServeOptions options;
  options.store = command.store;
  options.address = command.address;
  options.port = command.port;
  options.web = command.web.empty() ? *data + "/web" : command.web;
  std::error_code error;
  if (!std::filesystem::is_directory(options.web, error)) {
    if (!command.web.empty()) return complain(command.web + ": no such folder"), 1;
    complain("warning: " + options.web +
             ": no built pages there (make web); serving the API alone");
    options.web.clear();
  }
  options.log = log_form(command.log);
  options.rate = command.rate;
  options.accuracy = *data + "/accuracy.json";
  options.access = {tokens_path(command.tokens, command.store), command.open_read, command.hosts,
                    command.secure_cookie};
  raise_descriptors();
  options.trace = copy_tracer(engine->originals());
  options.terms = [&engine](std::string_view query) { return engine->terms(query); };
  options.parties = [&engine](std::string_view name) { return engine->linker().called(name); };
  options.ready = [&](unsigned port) {
    if (command.quiet) return;
    const bool v6 = command.address.find(':') != std::string::npos;
    std::printf("%s is served at http://%s%s%s:%u (Ctrl-C stops it)\n", command.store.c_str(),
                v6 ? "[" : "", command.address.c_str(), v6 ? "]" : "", port);
    std::fflush(stdout);
  };
  options.country = [&engine](std::string_view name, Kind kind) {
    return std::string(engine->linker().country(name, kind));
  };
  std::atomic<bool> ended{false};
  std::thread alarms(
      [&] { keep_firing(command.store, alarm_of(*engine, command.allow_private), ended); });
  const Result<int> served = serve(options);
  ended = true;
  alarms.join();
  if (!served) return complain(served.error().what), 1;
  return *served;
}

}  // namespace hj
