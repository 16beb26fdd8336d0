#include "serve/static_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/hash.h"
#include "core/utf8.h"

namespace hj::serving {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t kMost = 256U << 20;

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".map", "application/json"},
    {".wasm", "application/wasm"},
    {".xml", "application/xml"}};

// Vite writes `name-Ab3_x9Qz.js`: eight or more characters between the last dash and the dot.
bool has_hash(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.find('.'), dash = name.substr(0, dot).rfind('-');
  return path.starts_with("/assets/") && dot != name.npos && dash != name.npos && dot - dash > 8;
}

std::shared_ptr<const std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return nullptr;
  return std::make_shared<const std::string>(std::istreambuf_iterator<char>(in),
                                             std::istreambuf_iterator<char>());
}

bool inside(const fs::path& root, const fs::path& path) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  return !error && std::ranges::mismatch(root, real).in1 == root.end();
}

}  // namespace

std::string_view content_type(std::string_view path) {
  for (const auto& [ending, type] : kTypes)
    if (path.ends_with(ending)) return type;
  return "application/octet-stream";
}

Result<StaticFiles> StaticFiles::open(const std::string& folder) {
  StaticFiles out;
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  if (error) return Error{Code::io, folder + ": " + error.message()};
  std::uintmax_t total = 0;
  for (fs::recursive_directory_iterator it(root, error), end; !error && it != end;
       it.increment(error)) {
    if (!it->is_regular_file(error) || !inside(root, it->path())) continue;
    if ((total += it->file_size(error)) > kMost)
      return Error{Code::bad_input, folder + ": holds more than 256 MiB"};
    const std::string path = '/' + fs::relative(it->path(), root).generic_string();
    const auto bytes = read_file(it->path());
    if (bytes == nullptr) return Error{Code::io, it->path().string() + ": cannot be read"};
    const bool br = path.ends_with(".br"), gz = path.ends_with(".gz");
    File& file = out.files_[br || gz ? path.substr(0, path.size() - 3) : path];
    (br ? file.br : gz ? file.gz : file.body) = bytes;
  }
  if (error) return Error{Code::io, folder + ": " + error.message()};
  std::erase_if(out.files_, [](const auto& entry) { return entry.second.body == nullptr; });
  if (!out.files_.contains("/index.html")) return Error{Code::io, folder + ": has no index.html"};
  for (auto& [path, file] : out.files_) {
    file.type = content_type(path);
    file.etag = '"' + hex(hash64(*file.body)) + '"';
    file.hashed = has_hash(path);
  }
  return out;
}

Answer StaticFiles::answer(const Request& request, std::string_view raw) const {
  bool ok = true;
  std::string path = percent_decoded(raw, false, ok);
  if (!ok || path.empty() || path[0] != '/' || invalid_at(path) != path.npos)
    throw Problem{400, "Bad path", "the path is not percent-encoded rightly"};
  if (path.ends_with('/')) path += "index.html";
  auto found = files_.find(path);
  if (found == files_.end() && path.substr(path.rfind('/')).find('.') == path.npos)
    found = files_.find("/index.html");
  if (found == files_.end() && path.ends_with("/index.html")) found = files_.find("/index.html");
  if (found == files_.end()) throw Problem{404, "Not found", "no such file"};
  const File& file = found->second;
  Answer out;
  out.type = file.type;
  out.cache_control = file.hashed ? "public, max-age=31536000, immutable" : "no-cache";
  out.body = file.body;
  out.etag = file.etag;
  if (file.br != nullptr && accepts(request.accept_encoding, "br"))
    out.body = file.br, out.encoding = "br";
  else if (file.gz != nullptr && accepts(request.accept_encoding, "gzip"))
    out.body = file.gz, out.encoding = "gzip";
  if (!out.encoding.empty())
    out.etag.insert(out.etag.size() - 1, out.encoding == "br" ? "-br" : "-gz");
  if (matches(request.if_none_match, out.etag))
    out.status = 304, out.body = std::make_shared<std::string>();
  return out;
}

}  // namespace hj::serving
