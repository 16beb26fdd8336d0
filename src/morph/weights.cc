#include "morph/weights.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace hj::morph {

void Weights::add_plainly(std::span<const Feature> features, Labels labels, Totals totals) const {
  for (const Feature& f : features)
    for (std::size_t i = 0; i < labels.size(); ++i) totals[i] += (*this)(f.slot(labels[i]));
}

#if defined(__x86_64__)
namespace {

using Ids [[gnu::vector_size(32)]] = std::uint16_t;
using Lanes [[gnu::vector_size(64)]] = std::uint32_t;
using Codes [[gnu::vector_size(64)]] = std::int32_t;

// A line of 128 codes lies in two registers, from which one instruction picks those of 16 labels.
[[gnu::target("avx512f,avx512bw,avx512vbmi")]] void add_vectors(const Weights& weights,
                                                                std::span<const Feature> features,
                                                                Weights::Labels labels,
                                                                Weights::Totals totals) {
  for (std::size_t i = 0; i < labels.size(); i += Weights::kBlock) {
    Ids ids;
    Codes sum;
    std::memcpy(&ids, &labels[i], sizeof ids);
    std::memcpy(&sum, &totals[i], sizeof sum);
    const Lanes factors = __builtin_convertvector(ids, Lanes) + 1U;
    for (const Feature& f : features) {
      const Lanes place = (factors * f.turn) >> (32 - kSlotBits);
      const std::int8_t* line = weights.codes + f.line;
      const __m512i picked =
          _mm512_permutex2var_epi8(_mm512_loadu_si512(line), reinterpret_cast<__m512i>(place),
                                   _mm512_loadu_si512(line + 64));
      const Codes code = reinterpret_cast<Codes>(picked) << 24 >> 24;
      const Codes sign = code >> 31;
      sum += code * ((code ^ sign) - sign);
    }
    std::memcpy(&totals[i], &sum, sizeof sum);
  }
}

}  // namespace

void Weights::add(std::span<const Feature> features, Labels labels, Totals totals) const {
  static const bool kVectors = __builtin_cpu_supports("avx512f") &&
                               __builtin_cpu_supports("avx512bw") &&
                               __builtin_cpu_supports("avx512vbmi");
  if (kVectors)
    add_vectors(*this, features, labels, totals);
  else
    add_plainly(features, labels, totals);
}
#else
void Weights::add(std::span<const Feature> features, Labels labels, Totals totals) const {
  add_plainly(features, labels, totals);
}
#endif

}  // namespace hj::morph
