#include "ingest/health.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace hj::ingest {
namespace {

using Json = nlohmann::json;
constexpr std::int64_t kLongestWait = 86400;

// Writing and reading share one list of names, so that they cannot drift apart.
template <class Row, class Visit>
void each_field(Row& h, const Visit& visit) {
  visit("etag", h.etag), visit("last_modified", h.last_modified), visit("error", h.error);
  visit("moved", h.moved), visit("next", h.next), visit("last_try", h.last_try);
  visit("last_good", h.last_good), visit("last_new", h.last_new), visit("failures", h.failures);
  visit("status", h.status), visit("polls", h.polls), visit("unchanged", h.unchanged);
  visit("articles", h.articles), visit("faults", h.faults), visit("seconds", h.seconds);
  visit("gone", h.gone), visit("seen", h.seen);
}

}  // namespace

std::int64_t next_poll(std::int64_t now, std::int64_t every, std::int64_t failures,
                       std::int64_t retry_after) {
  std::int64_t wait = every;
  for (std::int64_t i = 0; i < failures && wait < kLongestWait; ++i) wait *= 2;
  wait = std::min(wait, std::max(every, kLongestWait));
  return now + std::max(wait, retry_after);
}

Done write_file(const std::string& path, const std::string& bytes) {
  const std::string fresh = path + ".new";
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.flush();
    if (!out) return Error{Code::io, fresh + ": " + std::strerror(errno)};
  }
  std::error_code error;
  std::filesystem::rename(fresh, path, error);
  if (error) return Error{Code::io, path + ": " + error.message()};
  return done();
}

Result<HealthBook> HealthBook::open(const std::string& path) {
  HealthBook out;
  out.path_ = path;
  std::ifstream in(path, std::ios::binary);
  if (!in) return out;
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const Json all = Json::parse(bytes, nullptr, false);
  if (!all.is_object()) return Error{Code::bad_data, path + ": keeps no state of feeds"};
  try {
    for (const auto& [url, row] : all.items())
      each_field(out.rows_[url], [&row = row](const char* name, auto& value) {
        if (row.contains(name)) row.at(name).get_to(value);
      });
  } catch (const Json::exception& error) {
    return Error{Code::bad_data, path + ": " + error.what()};
  }
  return out;
}

const Health* HealthBook::find(const std::string& url) const {
  const auto found = rows_.find(url);
  return found == rows_.end() ? nullptr : &found->second;
}

Done HealthBook::save() const {
  Json all = Json::object();
  for (const auto& [url, health] : rows_)
    each_field(health,
               [&row = all[url]](const char* name, const auto& value) { row[name] = value; });
  return write_file(path_, all.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace hj::ingest
