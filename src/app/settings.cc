#include "app/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <span>

namespace hj {
namespace {

using Strings = std::vector<std::string>;

// Takes the words of a value; says what it must be where they do not fit, else nothing.
struct Key {
  std::string_view name;  // "serve.port"
  std::string_view must_be;
  bool (*set)(Settings& out, const Strings& words);
  std::string (*show)(const Settings& now);
};

std::string quoted(const std::string& text) { return '"' + text + '"'; }

template <auto Member>
bool set_text(Settings& out, const Strings& words) {
  if (words.size() != 1) return false;
  out.*Member = words[0];
  return true;
}
template <auto Member>
std::string show_text(const Settings& now) {
  return quoted(now.*Member);
}

template <auto Member, unsigned most>
bool set_number(Settings& out, const Strings& words) {
  unsigned value = 0;
  if (words.size() != 1) return false;
  const char* const end = words[0].data() + words[0].size();
  const auto [at, error] = std::from_chars(words[0].data(), end, value);
  if (error != std::errc{} || at != end || value > most) return false;
  out.*Member = value;
  return true;
}
template <auto Member>
std::string show_number(const Settings& now) {
  return std::to_string(now.*Member);
}

bool set_rate(Settings& out, const Strings& words) {
  if (words.size() != 1 || words[0].empty()) return false;
  char* end = nullptr;
  const double value = std::strtod(words[0].c_str(), &end);
  if (*end != '\0' || !(value >= 0 && value <= 1e6)) return false;
  out.limits_rate = value;
  return true;
}
std::string show_rate(const Settings& now) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", now.limits_rate);
  return text;
}

bool set_secure(Settings& out, const Strings& words) {
  if (words.size() != 1 || (words[0] != "true" && words[0] != "false")) return false;
  out.access_secure_cookie = words[0] == "true";
  return true;
}
std::string show_secure(const Settings& now) { return now.access_secure_cookie ? "true" : "false"; }

bool set_hosts(Settings& out, const Strings& words) {
  if (std::ranges::any_of(words, [](const std::string& w) {
        return w.empty() || w.find_first_of(" /:") != w.npos;
      }))
    return false;
  out.access_hosts = words;
  return true;
}
std::string show_hosts(const Settings& now) {
  std::string out;
  for (const std::string& host : now.access_hosts) out += (out.empty() ? "" : ", ") + quoted(host);
  return '[' + out + ']';
}

bool one_of(const Strings& words, std::initializer_list<std::string_view> choices) {
  return words.size() == 1 && std::ranges::find(choices, words[0]) != choices.end();
}
bool set_read(Settings& out, const Strings& words) {
  return one_of(words, {"open", "token"}) && set_text<&Settings::access_read>(out, words);
}
bool set_log(Settings& out, const Strings& words) {
  return one_of(words, {"off", "text", "json"}) && set_text<&Settings::log_form>(out, words);
}

constexpr std::string_view kText = "must be a text";
constexpr Key kKeys[] = {
    {"store.path", kText, set_text<&Settings::store_path>, show_text<&Settings::store_path>},
    {"read.jobs", "must be a whole number from 0 to 256", set_number<&Settings::read_jobs, 256>,
     show_number<&Settings::read_jobs>},
    {"serve.address", kText, set_text<&Settings::serve_address>,
     show_text<&Settings::serve_address>},
    {"serve.port", "must be a whole number from 0 to 65535",
     set_number<&Settings::serve_port, 65535>, show_number<&Settings::serve_port>},
    {"serve.web", kText, set_text<&Settings::serve_web>, show_text<&Settings::serve_web>},
    {"access.read", "must be \"open\" or \"token\"", set_read, show_text<&Settings::access_read>},
    {"access.tokens", kText, set_text<&Settings::access_tokens>,
     show_text<&Settings::access_tokens>},
    {"access.hosts", "must be a list of host names without port", set_hosts, show_hosts},
    {"access.secure_cookie", "must be true or false", set_secure, show_secure},
    {"limits.rate", "must be a number from 0 to 1000000", set_rate, show_rate},
    {"log.form", "must be \"off\", \"text\" or \"json\"", set_log, show_text<&Settings::log_form>}};

const Key* find_key(std::string_view name) {
  const auto found = std::ranges::find(kKeys, name, &Key::name);
  return found == std::end(kKeys) ? nullptr : found;
}

std::string variable_of(std::string_view key) {
  std::string out = "HAPJONG_";
  for (const char c : key)
    out += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

std::optional<std::string> variable(const char* const* environment, const std::string& name) {
  for (; environment != nullptr && *environment != nullptr; ++environment) {
    const std::string_view entry = *environment;
    if (entry.starts_with(name) && entry.substr(name.size()).starts_with('='))
      return std::string(entry.substr(name.size() + 1));
  }
  return std::nullopt;
}

// The words of a value of TOML; nothing for a table or a date.
std::optional<Strings> words_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return Strings{text->get()};
  if (const auto* yes = node.as_boolean()) return Strings{yes->get() ? "true" : "false"};
  if (const auto* whole = node.as_integer()) return Strings{std::to_string(whole->get())};
  if (const auto* number = node.as_floating_point()) return Strings{std::to_string(number->get())};
  const auto* list = node.as_array();
  if (list == nullptr) return std::nullopt;
  Strings out;
  for (const toml::node& one : *list) {
    const auto* text = one.as_string();
    if (text == nullptr) return std::nullopt;
    out.push_back(text->get());
  }
  return out;
}

std::vector<std::string> words_of_variable(const Key& key, const std::string& value) {
  if (key.name != "access.hosts") return {value};
  std::vector<std::string> out;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(',', at), value.size());
    if (end > at) out.push_back(value.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

class Loader {
 public:
  explicit Loader(LoadedSettings& out) : out_(out) {
    for (const Key& key : kKeys) out_.all.push_back({std::string(key.name), "", "default"});
  }

  Done file(const std::string& path) {
    toml::table root;
    try {
      root = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
      const auto line = error.source().begin.line;
      const std::string place = line == 0 ? path : path + ':' + std::to_string(line);
      return Error{Code::bad_data, place + ": " + std::string(error.description())};
    }
    out_.settings.file = path;
    for (auto&& [section, node] : root) {
      const std::string name(section.str());
      const toml::table* table = node.as_table();
      if (table == nullptr) return mistake(path, node, name + ": is no [section] of ours");
      for (auto&& [key, value] : *table)
        if (Done taken = take(path, name + '.' + std::string(key.str()), value); !taken)
          return taken;
    }
    return done();
  }

  Done variables(const char* const* environment) {
    for (const Key& key : kKeys) {
      const std::string name = variable_of(key.name);
      const std::optional<std::string> value = variable(environment, name);
      if (!value) continue;
      if (!key.set(out_.settings, words_of_variable(key, *value)))
        return Error{Code::bad_data, name + ": " + std::string(key.must_be)};
      note(key, name);
    }
    return no_strangers(environment);
  }

  void finish() {
    for (std::size_t i = 0; i < std::size(kKeys); ++i)
      out_.all[i].value = kKeys[i].show(out_.settings);
  }

 private:
  // HAPJONG_SERVE_PROT is a slip of the pen. (Kubernetes' own of a service come by other names.)
  static Done no_strangers(const char* const* environment) {
    for (; environment != nullptr && *environment != nullptr; ++environment) {
      const std::string_view entry = *environment;
      const std::string name(entry.substr(0, entry.find('=')));
      const bool known =
          std::ranges::any_of(kKeys, [&](const Key& key) { return variable_of(key.name) == name; });
      const bool ours = std::ranges::any_of(kKeys, [&](const Key& key) {
        return name.starts_with(variable_of(key.name.substr(0, key.name.find('.') + 1)));
      });
      const bool linked = name.find("_SERVICE_") != name.npos || name.find("_TCP") != name.npos;
      if (ours && !known && !linked) return Error{Code::bad_data, name + " is no key of ours"};
    }
    return done();
  }
  static Error mistake(const std::string& path, const toml::node& node, const std::string& why) {
    return {Code::bad_data, path + ':' + std::to_string(node.source().begin.line) + ": " + why};
  }
  Done take(const std::string& path, const std::string& name, const toml::node& node) {
    const Key* key = find_key(name);
    if (key == nullptr) return mistake(path, node, name + " is no key of ours");
    const std::optional<Strings> words = words_of(node);
    if (!words || !key->set(out_.settings, *words))
      return mistake(path, node, name + ' ' + std::string(key->must_be));
    note(*key, path + ':' + std::to_string(node.source().begin.line));
    return done();
  }
  void note(const Key& key, const std::string& source) {
    out_.all[static_cast<std::size_t>(&key - kKeys)].source = source;
  }
  LoadedSettings& out_;
};

std::string usual_file(const char* const* environment) {
  if (const auto named = variable(environment, "HAPJONG_CONFIG")) return *named;
  std::error_code error;
  for (const char* path : {"hapjong.toml", "/etc/hapjong/hapjong.toml"})
    if (std::filesystem::exists(path, error)) return path;
  return {};
}

}  // namespace

Result<LoadedSettings> load_settings(const std::string& path, const char* const* environment) {
  LoadedSettings out;
  Loader loader(out);
  const std::string file = path.empty() ? usual_file(environment) : path;
  if (!file.empty())
    if (Done read = loader.file(file); !read) return read.error();
  if (Done read = loader.variables(environment); !read) return read.error();
  loader.finish();
  return out;
}

}  // namespace hj
