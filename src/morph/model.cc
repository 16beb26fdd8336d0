#include "morph/model.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/hash.h"
#include "morph/feature.h"
#include "morph/reading.h"

namespace hj::morph {
namespace {

constexpr char kMagic[8] = {'H', 'J', 'M', 'O', 'R', 'P', 'H', '\x1a'};
constexpr std::uint32_t kFormat = 4;

// Little-endian. The sections follow in this order, each at a multiple of a cache line, so that a
// line of weights is two of them and not three.
struct Header {
  char magic[8];
  std::uint32_t format, bytes;
  std::uint64_t checksum;  // XXH3 of all that follows this field
  std::uint32_t labels_bytes, starts, candidates, unit_weights, morph_weights;
  float unit_scale, morph_scale;
  std::uint32_t reserved;
};
static_assert(sizeof(Header) == 56);
constexpr std::size_t kFrom = offsetof(Header, checksum) + sizeof(std::uint64_t);

constexpr std::size_t kAlign = 64;
constexpr std::size_t padded(std::size_t size) { return (size + kAlign - 1) / kAlign * kAlign; }

template <class T>
void put(std::string& out, const std::vector<T>& items) {
  out.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
  out.resize(padded(out.size()), '\0');
}

}  // namespace

const char* Model::read(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof header) return "too short to be a model";
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) return "not a morph model";
  if (header.format != kFormat) return "a model of another format: train it again";
  if (header.bytes != bytes.size()) return "cut off or grown";
  hash_ = hash64(bytes.substr(kFrom));
  if (hash_ != header.checksum) return "checksum does not fit";
  std::size_t at = padded(sizeof header);
  const auto take = [&](std::size_t size) {
    const char* begin = bytes.data() + std::min(at, bytes.size());
    at += padded(size);
    return begin;
  };
  const char* labels = take(header.labels_bytes);
  const char* starts = take(std::size_t{header.starts} * 4);
  const char* candidates = take(std::size_t{header.candidates} * sizeof(LabelId));
  const char* grammar = take(sizeof(Grammar));
  const char* units = take(header.unit_weights);
  const char* morphs = take(header.morph_weights);
  if (at != bytes.size() || header.unit_weights != kWeights ||
      header.morph_weights != kMorphWeights)
    return "sections do not fit the file";
  if (!inventory_.parse({labels, header.labels_bytes},
                        {reinterpret_cast<const std::uint32_t*>(starts), header.starts},
                        {reinterpret_cast<const LabelId*>(candidates), header.candidates},
                        {reinterpret_cast<const std::uint64_t*>(grammar), kTagCount + 1}))
    return "labels do not fit";
  unit_weights_ = Weights(reinterpret_cast<const std::int8_t*>(units), header.unit_scale);
  morph_weights_ = Weights(reinterpret_cast<const std::int8_t*>(morphs), header.morph_scale);
  return nullptr;
}

Result<Model> Model::open(const std::string& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return Error{errno == ENOENT ? Code::not_found : Code::io, file + ": " + std::strerror(errno)};
  struct stat info {};
  void* at = MAP_FAILED;
  std::size_t size = 0;
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
    size = static_cast<std::size_t>(info.st_size);
    at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  }
  ::close(fd);
  if (at == MAP_FAILED) return Error{Code::io, file + ": cannot be mapped"};
  Model model;
  model.mapped_ = std::shared_ptr<const void>(
      at, [size](const void* p) { munmap(const_cast<void*>(p), size); });
  if (const char* why = model.read({static_cast<const char*>(at), size}))
    return Error{Code::bad_data, file + ": " + why};
  return model;
}

Done write(const Parts& parts, const std::string& file) {
  std::string labels;
  for (const Label& label : parts.inventory.labels()) labels += print(label) + '\n';
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.format = kFormat;
  header.labels_bytes = static_cast<std::uint32_t>(labels.size());
  header.starts = static_cast<std::uint32_t>(parts.inventory.starts().size());
  header.candidates = static_cast<std::uint32_t>(parts.inventory.all_candidates().size());
  header.unit_weights = static_cast<std::uint32_t>(parts.unit_weights.size());
  header.morph_weights = static_cast<std::uint32_t>(parts.morph_weights.size());
  header.unit_scale = parts.unit_scale;
  header.morph_scale = parts.morph_scale;
  std::string out(padded(sizeof header), '\0');
  out += labels;
  out.resize(padded(out.size()), '\0');
  put(out, parts.inventory.starts());
  put(out, parts.inventory.all_candidates());
  const Grammar& grammar = parts.inventory.grammar();
  put(out, std::vector<std::uint64_t>(grammar.begin(), grammar.end()));
  put(out, parts.unit_weights);
  put(out, parts.morph_weights);
  header.bytes = static_cast<std::uint32_t>(out.size());
  std::memcpy(out.data(), &header, sizeof header);
  header.checksum = hash64(std::string_view(out).substr(kFrom));
  std::memcpy(out.data(), &header, sizeof header);
  std::ofstream to(file, std::ios::binary);
  to.write(out.data(), static_cast<std::streamsize>(out.size()));
  to.close();
  if (!to) return Error{Code::io, file + ": cannot be written"};
  return done();
}

}  // namespace hj::morph
