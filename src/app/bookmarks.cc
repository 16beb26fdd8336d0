#include "app/bookmarks.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "ingest/health.h"

namespace hj {

Result<Bookmarks> Bookmarks::open(const std::string& file) {
  Bookmarks out;
  out.file_ = file;
  std::ifstream in(file, std::ios::binary);
  if (file.empty() || !in) return out;
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const nlohmann::json all = nlohmann::json::parse(bytes, nullptr, false);
  if (!all.is_object()) return Error{Code::bad_data, file + ": keeps no places"};
  for (const auto& [path, place] : all.items()) {
    if (!place.is_array() || place.size() != 3 || !place[0].is_number_unsigned() ||
        !place[1].is_number_unsigned() || !place[2].is_number_unsigned())
      return Error{Code::bad_data, file + ": " + path + ": is no place"};
    out.places_[path] = {place[0].get<std::uint64_t>(), place[1].get<std::uint64_t>(),
                         place[2].get<std::uint64_t>()};
  }
  return out;
}

Done Bookmarks::reached(const std::string& source, const Page::Place& next) {
  places_[source.substr(0, source.rfind(":record "))] = next;
  changed_ = true;
  if (std::chrono::steady_clock::now() - saved_ < std::chrono::seconds(1)) return done();
  return save();
}

Done Bookmarks::save() {
  if (file_.empty() || !changed_) return done();
  nlohmann::json all = nlohmann::json::object();
  for (const auto& [path, p] : places_) all[path] = {p.record, p.skip, p.offset};
  changed_ = false;
  saved_ = std::chrono::steady_clock::now();
  return ingest::write_file(file_, all.dump(1) + "\n");
}

}  // namespace hj
