#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/data_dir.h"
#include "app/settings.h"

namespace hj {
namespace {

int show(const ConfigCommand& command) {
  const Result<LoadedSettings> loaded = load_settings(command.file, environ);
  if (!loaded) return complain(loaded.error().what), 1;
  for (const Setting& s : loaded->all) {
    if (command.json)
      std::printf("%s\n",
                  nlohmann::ordered_json({{"key", s.key}, {"value", s.value}, {"source", s.source}})
                      .dump()
                      .c_str());
    else
      std::printf("%-22s = %-22s # %s\n", s.key.c_str(), s.value.c_str(), s.source.c_str());
  }
  return 0;
}

int check(const ConfigCommand& command) {
  const Result<LoadedSettings> loaded = load_settings(command.file, environ);
  if (!loaded) return complain(loaded.error().what), 1;
  const std::string& file = loaded->settings.file;
  if (!command.quiet)
    std::printf("%s\n", file.empty() ? "no configuration file: the defaults count"
                                     : (file + ": sound").c_str());
  return 0;
}

// The file that ships, with every key and its meaning.
int init() {
  const Result<std::string> data = find_data_dir();
  if (!data) return complain(data.error().what), 1;
  const std::string path = *data + "/config/hapjong.toml";
  std::ifstream in(path);
  if (!in) return complain(path + ": cannot be read"), 1;
  const std::string words{std::istreambuf_iterator<char>(in), {}};
  std::fwrite(words.data(), 1, words.size(), stdout);
  return 0;
}

}  // namespace

int run(const ConfigCommand& command) {
  if (command.action == "init") return init();
  return command.action == "check" ? check(command) : show(command);
}

}  // namespace hj
