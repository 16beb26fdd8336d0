#include "lexicon/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/hash.h"
#include "lexicon/format.h"

namespace hj {

using lexicon::Header;
using lexicon::kNobody;
using lexicon::Text;
using lexicon::Unit;

struct Lexicon::File {
  // What every search touches lies in one cache line.
  const Unit* units = nullptr;
  std::uint32_t unit_count = 0;
  const std::uint32_t* starts = nullptr;
  std::string owned;       // a table built in memory
  void* mapped = nullptr;  // or a file
  std::string_view bytes;
  Header header{};
  const std::uint32_t* lines = nullptr;
  const Text *names = nullptr, *fields = nullptr;
  std::string_view pool;
  std::uint64_t hash = 0;
  lexicon::FilterBits words, heads;
  lexicon::KeyFilter filter;  // of them

  File() = default;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (mapped != nullptr) munmap(mapped, bytes.size());
  }

  template <class T>
  bool aim(const T*& at, std::uint32_t offset, std::uint64_t count) const {
    at = reinterpret_cast<const T*>(bytes.data() + offset);
    return offset % alignof(T) == 0 && offset + count * sizeof(T) <= bytes.size();
  }
  std::string_view text(Text t) const { return pool.substr(t.begin, t.end - t.begin); }
  // The unit below `unit` by byte `c`, or kNobody.
  std::uint32_t child(std::uint32_t unit, unsigned c) const {
    const std::uint64_t at = std::uint64_t{units[unit].base} + c;
    return at < unit_count && units[at].check == unit && at != 0 ? static_cast<std::uint32_t>(at)
                                                                 : kNobody;
  }
  bool leaf(std::uint32_t unit, std::uint32_t bytes_read, Prefix& out) const {
    const std::uint32_t end = child(unit, 0);
    if (end == kNobody || units[end].base >= header.keys) return false;
    out = {bytes_read, starts[units[end].base], starts[units[end].base + 1]};
    return true;
  }
  void fill_filter();
  const char* fault();
  const char* contents_fault() const;
};

void Lexicon::File::fill_filter() {
  using lexicon::KeyFilter;
  constexpr std::size_t kBitsOfKey = 16;
  words = heads = lexicon::FilterBits(header.keys, kBitsOfKey);
  for (std::uint32_t k = 0; k < header.keys; ++k) {
    if (starts[k] == starts[k + 1]) continue;
    const std::string_view key = text(fields[std::uint64_t{starts[k]} * header.columns]);
    if (key.empty()) continue;
    words.add(key);
    if (key.size() >= KeyFilter::kHead)
      heads.add(lexicon::head_print<KeyFilter::kHead>(key));
    else if (key.size() >= KeyFilter::kSyllable)
      heads.add(lexicon::head_print<KeyFilter::kSyllable>(key));
    else
      filter.tiny.set(static_cast<unsigned char>(key[0]));
  }
  filter.words = words.view();
  filter.heads = heads.view();
}

// What is wrong with the bytes, or null. Sets the sections.
const char* Lexicon::File::fault() {
  if (bytes.size() < sizeof header) return "too short to be a compiled table";
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, lexicon::kMagic, sizeof header.magic) != 0)
    return "not a compiled table";
  if (header.format != lexicon::kFormat) return "a table of another format: build it again";
  if (header.bytes != bytes.size()) return "cut off or grown";
  const std::size_t from = offsetof(Header, checksum) + sizeof header.checksum;
  hash = hash64(bytes.substr(from));
  if (header.checksum != hash) return "checksum does not fit";
  const char* words = nullptr;
  const bool inside = header.columns > 0 && header.units > 0 &&
                      aim(units, header.units_at, header.units) &&
                      aim(starts, header.starts_at, std::uint64_t{header.keys} + 1) &&
                      aim(lines, header.lines_at, header.rows) &&
                      aim(names, header.names_at, std::uint64_t{header.columns} + 1) &&
                      header.rows <= bytes.size() && header.columns <= bytes.size() &&
                      aim(fields, header.fields_at, std::uint64_t{header.rows} * header.columns) &&
                      aim(words, header.pool_at, header.pool_bytes);
  if (!inside) return "a section lies outside the file";
  unit_count = header.units;
  pool = {words, header.pool_bytes};
  return contents_fault();
}

const char* Lexicon::File::contents_fault() const {
  for (std::uint32_t k = 0; k < header.keys; ++k)
    if (starts[k] > starts[k + 1] || starts[k + 1] > header.rows) return "rows lie outside";
  const auto sound = [this](Text t) { return t.begin <= t.end && t.end <= pool.size(); };
  for (std::uint32_t i = 0; i <= header.columns; ++i)
    if (!sound(names[i])) return "a name lies outside the pool";
  for (std::uint64_t i = 0; i < std::uint64_t{header.rows} * header.columns; ++i)
    if (!sound(fields[i])) return "a field lies outside the pool";
  return nullptr;
}

Lexicon::Lexicon(std::shared_ptr<const File> file)
    : file_(std::move(file)), filter_(file_->filter) {}

Result<Lexicon> Lexicon::adopt(std::shared_ptr<File> file, const std::string& where) {
  if (const char* why = file->fault()) return Error{Code::bad_data, where + ": " + why};
  file->fill_filter();
  return Lexicon(std::move(file));
}

Result<Lexicon> Lexicon::open(const std::string& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return Error{errno == ENOENT ? Code::not_found : Code::io, file + ": " + std::strerror(errno)};
  struct stat info {};
  auto made = std::make_shared<File>();
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
    const auto size = static_cast<std::size_t>(info.st_size);
    void* at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at != MAP_FAILED) {
      made->mapped = at;
      made->bytes = {static_cast<const char*>(at), size};
    }
  }
  ::close(fd);
  return adopt(std::move(made), file);
}

Result<Lexicon> Lexicon::build(std::string_view tsv, std::string_view file_name) {
  Result<std::string> bytes = compile(tsv, file_name);
  if (!bytes) return bytes.error();
  auto made = std::make_shared<File>();
  made->owned = std::move(*bytes);
  made->bytes = made->owned;
  return adopt(std::move(made), std::string(file_name));
}

void Lexicon::add_prefixes(std::string_view text, std::vector<Prefix>& out) const {
  std::uint32_t unit = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    unit = file_->child(unit, static_cast<unsigned char>(text[i]));
    if (unit == kNobody || text[i] == '\0') return;
    if (Prefix found; file_->leaf(unit, i + 1, found)) out.push_back(found);
  }
}

Prefix Lexicon::search_longest(std::string_view text) const {
  Prefix best{0, 0, 0};
  std::uint32_t unit = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    unit = file_->child(unit, static_cast<unsigned char>(text[i]));
    if (unit == kNobody || text[i] == '\0') break;
    if (Prefix found; file_->leaf(unit, i + 1, found)) best = found;
  }
  return best;
}

std::pair<std::uint32_t, std::uint32_t> Lexicon::search(std::string_view key) const {
  std::uint32_t unit = 0;
  for (char c : key) {
    unit = file_->child(unit, static_cast<unsigned char>(c));
    if (unit == kNobody || c == '\0') return {0, 0};
  }
  Prefix found;
  if (!file_->leaf(unit, 0, found)) return {0, 0};
  return {found.first, found.last};
}

std::uint32_t Lexicon::size() const { return file_->header.rows; }
std::uint32_t Lexicon::columns() const { return file_->header.columns; }

std::optional<std::uint32_t> Lexicon::column(std::string_view name) const {
  for (std::uint32_t i = 0; i < file_->header.columns; ++i)
    if (file_->text(file_->names[i]) == name) return i;
  return std::nullopt;
}

std::string_view Lexicon::field(std::uint32_t entry, std::uint32_t column) const {
  if (entry >= file_->header.rows || column >= file_->header.columns) return {};
  return file_->text(file_->fields[std::uint64_t{entry} * file_->header.columns + column]);
}

std::uint32_t Lexicon::line(std::uint32_t entry) const {
  return entry < file_->header.rows ? file_->lines[entry] : 0;
}

std::string_view Lexicon::file() const { return file_->text(file_->names[file_->header.columns]); }
std::uint64_t Lexicon::hash() const { return file_->hash; }

}  // namespace hj
