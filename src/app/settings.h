// What the configuration file, the environment and the defaults say: data/config/hapjong.toml shows
// every key with its meaning.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hj {

struct Settings {
  std::string file;  // that was read; empty = none was found
  std::string store_path = "hapjong.db";
  unsigned read_jobs = 0;
  std::string serve_address = "127.0.0.1", serve_web;
  unsigned serve_port = 8470;
  std::string access_read = "token", access_tokens;
  std::vector<std::string> access_hosts;
  bool access_secure_cookie = false;
  double limits_rate = 0;
  std::string log_form = "off";
};

// A key as people write it, what it is now, and whence: "default", the file's line, the variable.
struct Setting {
  std::string key, value, source;
};

struct LoadedSettings {
  Settings settings;
  std::vector<Setting> all;  // in the order of the file that ships
};

// `path` empty: the first file of the usual places, or none. `environment`: NAME=value entries, as
// of a process. bad_data: `hapjong.toml:12: serve.port must be a whole number from 0 to 65535`;
// an unknown key or section is a mistake.
Result<LoadedSettings> load_settings(const std::string& path, const char* const* environment);

}  // namespace hj
