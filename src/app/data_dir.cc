#include "app/data_dir.h"

#include <cstdlib>
#include <filesystem>

namespace hj {

namespace fs = std::filesystem;

Result<std::string> find_data_dir() {
  std::error_code error;
  if (const char* set = std::getenv("HAPJONG_DATA"); set != nullptr && *set != '\0') {
    if (fs::is_directory(set, error)) return std::string(set);
    return Error{Code::not_found, std::string("HAPJONG_DATA=") + set + ": no such folder"};
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path dir = program.parent_path().parent_path() / "share" / "hapjong";
  if (!error && fs::is_directory(dir, error)) return dir.string();
  return Error{Code::not_found,
               dir.string() + ": no such folder; set HAPJONG_DATA to hapjong's data"};
}

Result<Engine> open_engine() {
  const Result<std::string> data = find_data_dir();
  if (!data) return data.error();
  return Engine::open(*data);
}

}  // namespace hj
