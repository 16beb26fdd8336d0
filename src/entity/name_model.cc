#include "entity/name_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

#include "core/hash.h"
#include "core/wide.h"

namespace hj::entity {
namespace {

constexpr char kMagic[8] = {'H', 'J', 'N', 'A', 'M', 'E', 'S', '\x1a'};
constexpr std::uint32_t kFormat = 2;

// Little-endian. Behind it: the steps, the prints, the codes.
struct Header {
  char magic[8];
  std::uint32_t format, bytes;
  std::uint64_t checksum;  // XXH3 of all that follows this field
  std::uint32_t slots;
  float scale;
};
static_assert(sizeof(Header) == 32);
constexpr std::size_t kFrom = offsetof(Header, checksum) + sizeof(std::uint64_t);

std::size_t size_of(std::size_t slots) {
  return sizeof(Header) + sizeof(Steps) + slots * (sizeof(std::uint16_t) + kLine);
}

}  // namespace

const char* NameModel::read(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof header) return "too short to be a model";
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) return "not a model of names";
  if (header.format != kFormat) return "a model of another format: train it again";
  if (header.bytes != bytes.size()) return "cut off or grown";
  hash_ = hash64(bytes.substr(kFrom));
  if (hash_ != header.checksum) return "checksum does not fit";
  if (header.slots == 0 || (header.slots & (header.slots - 1)) != 0 ||
      header.slots % kBucket != 0 || size_of(header.slots) != bytes.size())
    return "sections do not fit the file";
  scale_ = header.scale;
  const char* at = bytes.data() + sizeof header;
  std::memcpy(&steps_, at, sizeof steps_);
  at += sizeof steps_;
  prints_.resize(header.slots);
  std::memcpy(prints_.data(), at, prints_.size() * sizeof(std::uint16_t));
  at += prints_.size() * sizeof(std::uint16_t);
  codes_.resize(header.slots * kLine);
  std::memcpy(codes_.data(), at, codes_.size());
  return nullptr;
}

Result<NameModel> NameModel::open(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(file, failed);
  if (!in || failed) return Error{Code::not_found, file + ": cannot be read"};
  std::string bytes(size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  NameModel model;
  if (const char* why = model.read(bytes)) return Error{Code::bad_data, file + ": " + why};
  return model;
}

void NameSums::run() {
  slots_.resize(std::max(slots_.size(), size_));
  slot_ends_.resize(ends_.size());
  widely([&]() __attribute__((always_inline)) { find(); });
  for (const std::uint32_t slot :
       std::span(slots_).first(slot_ends_.empty() ? 0 : slot_ends_.back()))
    __builtin_prefetch(&model_.codes_[slot * kLine]);
  sums_.resize(ends_.size());
  widely([&]() __attribute__((always_inline)) {
    std::size_t at = 0;
    for (std::size_t row = 0; row < ends_.size(); ++row) {
      NameModel::Row sum{};
      for (; at < slot_ends_[row]; ++at) {
        const std::int8_t* const codes = &model_.codes_[slots_[at] * kLine];
        NameModel::Row wide;  // label by label: the compiler makes one step of all
        for (std::size_t y = 0; y < kLine; ++y) wide[y] = codes[y];
        sum += wide;
      }
      std::memcpy(sums_[row].data(), &sum, sizeof sum);
    }
  });
}

namespace {

// The slots of a bucket that hold a print, kBitsOfSlot bits each.
constexpr unsigned kBitsOfSlot = 2;
#if defined(__x86_64__)
[[gnu::always_inline]] inline std::uint32_t holders(const std::uint16_t* bucket,
                                                    std::uint16_t print) {
  static_assert(NameModel::kBucket * sizeof(std::uint16_t) == sizeof(__m128i));
  const __m128i prints = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bucket));
  const __m128i wanted = _mm_set1_epi16(static_cast<std::int16_t>(print));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi16(prints, wanted)));
}
#else
inline std::uint32_t holders(const std::uint16_t* bucket, std::uint16_t print) {
  std::uint32_t bits = 0;
  for (std::size_t slot = 0; slot < NameModel::kBucket; ++slot)
    bits |= std::uint32_t{bucket[slot] == print} << (slot * kBitsOfSlot);
  return bits;
}
#endif

}  // namespace

// Without a branch on what is found, which nobody can foresee.
[[gnu::always_inline]] inline void NameSums::find() {
  const std::uint16_t* const prints = model_.prints_.data();
  const std::size_t slots = model_.prints_.size();
  const std::uint64_t* feature = features_.data();
  std::uint32_t* const found = slots_.data();
  std::size_t n = 0;
  for (std::size_t row = 0; row < ends_.size(); ++row) {
    for (const std::uint64_t* const end = features_.data() + ends_[row]; feature < end; ++feature) {
      const std::size_t bucket = NameModel::bucket_of(*feature, slots);
      const std::uint32_t bits = holders(prints + bucket, NameModel::print_of(*feature));
      constexpr std::uint32_t kLast = 1U << (NameModel::kBucket * kBitsOfSlot - 1);
      found[n] =  // of nothing there is no first
          static_cast<std::uint32_t>(bucket) +
          static_cast<std::uint32_t>(std::countr_zero(bits | kLast)) / kBitsOfSlot;
      n += bits != 0;
    }
    slot_ends_[row] = n;
  }
}

namespace {

// The scale at which one weight in a thousand is too far out for a byte.
float scale_of(const NameParts& parts) {
  std::vector<float> sizes;
  for (const auto& [feature, weights] : parts.features)
    for (const float w : weights) sizes.push_back(std::fabs(w));
  if (sizes.empty()) return 1;
  const auto at =
      sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - sizes.size() / 1000 - 1);
  std::nth_element(sizes.begin(), at, sizes.end());
  return std::max(*at, 1e-6F) / 127;
}

}  // namespace

Done write(const NameParts& parts, const std::string& file) {
  constexpr std::size_t kBucket = NameModel::kBucket;
  const std::size_t slots = parts.slots;
  const float scale = scale_of(parts);
  std::vector<std::uint16_t> prints(slots);
  std::vector<std::int8_t> codes(slots * kLine);
  for (const auto& [feature, weights] : parts.features) {
    std::size_t slot = NameModel::bucket_of(feature, slots);
    const std::size_t end = slot + kBucket;
    const std::uint16_t print = NameModel::print_of(feature);
    while (slot < end && prints[slot] != 0 && prints[slot] != print) ++slot;
    if (slot == end || prints[slot] == print) continue;
    prints[slot] = print;
    for (std::size_t y = 0; y < kLine; ++y)
      codes[slot * kLine + y] =
          static_cast<std::int8_t>(std::clamp(std::lround(weights[y] / scale), -127L, 127L));
  }
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.format = kFormat;
  header.bytes = static_cast<std::uint32_t>(size_of(slots));
  header.slots = static_cast<std::uint32_t>(slots);
  header.scale = scale;
  std::string out(sizeof header, '\0');
  out.append(reinterpret_cast<const char*>(&parts.steps), sizeof parts.steps);
  out.append(reinterpret_cast<const char*>(prints.data()), slots * sizeof(std::uint16_t));
  out.append(reinterpret_cast<const char*>(codes.data()), codes.size());
  std::memcpy(out.data(), &header, sizeof header);
  header.checksum = hash64(std::string_view(out).substr(kFrom));
  std::memcpy(out.data(), &header, sizeof header);
  std::ofstream to(file, std::ios::binary);
  to.write(out.data(), static_cast<std::streamsize>(out.size()));
  to.close();
  if (!to) return Error{Code::io, file + ": cannot be written"};
  return done();
}

}  // namespace hj::entity
