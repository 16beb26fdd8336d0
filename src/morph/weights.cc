#include "morph/weights.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace hj::morph {

namespace {

void add_plainly(const Weights& weights, std::span<const Feature> features, Weights::Labels labels,
                 Weights::Totals totals) {
  for (const Feature& f : features)
    for (std::size_t i = 0; i < labels.size(); ++i) totals[i] += weights(f.slot(labels[i]));
}

#if defined(__x86_64__)

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

// Eight labels at a time, each from the four bytes of its line that hold it.
[[gnu::target("avx2")]] void add_gathered(const Weights& weights, std::span<const Feature> features,
                                          Weights::Labels labels, Weights::Totals totals) {
  const __m256i one = _mm256_set1_epi32(1), three = _mm256_set1_epi32(3);
  for (std::size_t i = 0; i < labels.size(); i += 8) {
    const __m256i factors = _mm256_add_epi32(
        _mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(&labels[i]))), one);
    __m256i sum = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&totals[i]));
    for (const Feature& f : features) {
      const __m256i turn = _mm256_set1_epi32(static_cast<int>(f.turn));
      const __m256i place =
          _mm256_srli_epi32(_mm256_mullo_epi32(factors, turn), 32 - static_cast<int>(kSlotBits));
      const __m256i four =
          _mm256_i32gather_epi32(reinterpret_cast<const int*>(weights.codes + f.line),
                                 _mm256_andnot_si256(three, place), 1);
      const __m256i left = _mm256_slli_epi32(_mm256_andnot_si256(place, three), 3);
      const __m256i code = _mm256_srai_epi32(_mm256_sllv_epi32(four, left), 24);
      sum = _mm256_add_epi32(sum, _mm256_mullo_epi32(code, _mm256_abs_epi32(code)));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(&totals[i]), sum);
  }
}

#endif

}  // namespace

std::vector<Weights::Adder> Weights::adders() {
  std::vector<Adder> out;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vbmi"))
    out.push_back(add_vectors);
  if (__builtin_cpu_supports("avx2")) out.push_back(add_gathered);
#endif
  out.push_back(add_plainly);
  return out;
}

void Weights::add(std::span<const Feature> features, Labels labels, Totals totals) const {
  static const Adder kQuickest = adders()[0];
  kQuickest(*this, features, labels, totals);
}

}  // namespace hj::morph
