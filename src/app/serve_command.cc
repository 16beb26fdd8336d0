#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/commands.h"
#include "app/data_dir.h"
#include "app/engine.h"
#include "serve/serve.h"

namespace hj {

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
  options.terms = [&engine](std::string_view query) { return engine->terms(query); };
  options.ready = [&](unsigned port) {
    if (command.quiet) return;
    const bool v6 = command.address.find(':') != std::string::npos;
    std::printf("%s is served at http://%s%s%s:%u (Ctrl-C stops it)\n", command.store.c_str(),
                v6 ? "[" : "", command.address.c_str(), v6 ? "]" : "", port);
    std::fflush(stdout);
  };
  const Result<int> served = serve(options);
  if (!served) return complain(served.error().what), 1;
  return *served;
}

}  // namespace hj
