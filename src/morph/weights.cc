#include "morph/weights.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace hj::morph {

namespace {

void add_plainly(const Weights& weights, const Weights::Task& task) {
  for (std::size_t row = 0; row < task.rows; ++row) {
    std::int32_t* const to = task.to + row * task.labels.size();
    std::copy(task.from, task.from + task.labels.size(), to);
    for (const Feature& f : task.of_row(row))
      for (std::size_t i = 0; i < task.labels.size(); ++i) to[i] += weights(f.slot(task.labels[i]));
  }
}

#if defined(__x86_64__)

using Ids [[gnu::vector_size(32)]] = std::uint16_t;
using Lanes [[gnu::vector_size(64)]] = std::uint32_t;
using Codes [[gnu::vector_size(64)]] = std::int32_t;

// A line of 128 codes lies in two registers, from which one instruction picks those of 16 labels.
[[gnu::target("avx512f,avx512bw,avx512vbmi")]] void add_vectors(const Weights& weights,
                                                                const Weights::Task& task) {
  for (std::size_t i = 0; i < task.labels.size(); i += Weights::kBlock) {
    Ids ids;
    Codes from;
    std::memcpy(&ids, &task.labels[i], sizeof ids);
    std::memcpy(&from, task.from + i, sizeof from);
    const Lanes factors = __builtin_convertvector(ids, Lanes) + 1U;
    for (std::size_t row = 0; row < task.rows; ++row) {
      Codes sum = from;
      for (const Feature& f : task.of_row(row)) {
        const Lanes place = (factors * f.turn) >> (32 - kSlotBits);
        const std::int8_t* line = weights.codes + f.line;
        const __m512i picked =
            _mm512_permutex2var_epi8(_mm512_loadu_si512(line), reinterpret_cast<__m512i>(place),
                                     _mm512_loadu_si512(line + 64));
        const Codes code = reinterpret_cast<Codes>(picked) << 24 >> 24;
        const Codes sign = code >> 31;
        sum += code * ((code ^ sign) - sign);
      }
      std::memcpy(task.to + row * task.labels.size() + i, &sum, sizeof sum);
    }
  }
}

// One number for each of 16 labels: of 0 to 3 and 8 to 11, of 4 to 7 and 12 to 15.
struct Sixteen {
  __m256i even, odd;
};
[[gnu::target("avx2"), gnu::always_inline]] inline void split(__m256i first, __m256i last,
                                                              Sixteen& out) {
  out = {_mm256_permute2x128_si256(first, last, 0x20),
         _mm256_permute2x128_si256(first, last, 0x31)};
}

// The codes of 16 labels, from a line that lies in eight half registers: by the last four bits of
// its place from each, and of these the one that the other three bits say.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i pick(const std::int8_t* codes,
                                                                const Feature& f,
                                                                const Sixteen& factors) {
  constexpr int kShift = 32 - static_cast<int>(kSlotBits);
  const __m256i turn = _mm256_set1_epi32(static_cast<int>(f.turn));
  const __m256i words =
      _mm256_packus_epi32(_mm256_srli_epi32(_mm256_mullo_epi32(factors.even, turn), kShift),
                          _mm256_srli_epi32(_mm256_mullo_epi32(factors.odd, turn), kShift));
  const __m256i place = _mm256_permute4x64_epi64(_mm256_packus_epi16(words, words), 0x88);
  const auto* line = reinterpret_cast<const __m256i*>(codes + f.line);
  const __m256i a = _mm256_shuffle_epi8(_mm256_loadu_si256(line), place);
  const __m256i b = _mm256_shuffle_epi8(_mm256_loadu_si256(line + 1), place);
  const __m256i c = _mm256_shuffle_epi8(_mm256_loadu_si256(line + 2), place);
  const __m256i d = _mm256_shuffle_epi8(_mm256_loadu_si256(line + 3), place);
  const __m256i bit5 = _mm256_slli_epi16(place, 2), bit6 = _mm256_slli_epi16(place, 1);
  const __m256i halves =
      _mm256_blendv_epi8(_mm256_blendv_epi8(a, b, bit5), _mm256_blendv_epi8(c, d, bit5), bit6);
  const __m128i bit4 = _mm_slli_epi16(_mm256_castsi256_si128(place), 3);
  return _mm256_cvtepi8_epi16(
      _mm_blendv_epi8(_mm256_castsi256_si128(halves), _mm256_extracti128_si256(halves, 1), bit4));
}
// The weights of two features' codes.
[[gnu::target("avx2"), gnu::always_inline]] inline void add_two(__m256i a, __m256i b,
                                                                Sixteen& sum) {
  const __m256i even = _mm256_unpacklo_epi16(a, b), odd = _mm256_unpackhi_epi16(a, b);
  sum.even = _mm256_add_epi32(sum.even, _mm256_madd_epi16(even, _mm256_abs_epi16(even)));
  sum.odd = _mm256_add_epi32(sum.odd, _mm256_madd_epi16(odd, _mm256_abs_epi16(odd)));
}

[[gnu::target("avx2")]] void add_shuffled(const Weights& weights, const Weights::Task& task) {
  const __m256i one = _mm256_set1_epi32(1);
  for (std::size_t i = 0; i < task.labels.size(); i += Weights::kBlock) {
    const auto* ids = reinterpret_cast<const __m128i*>(&task.labels[i]);
    const auto* from = reinterpret_cast<const __m256i*>(task.from + i);
    Sixteen factors, before;
    split(_mm256_add_epi32(_mm256_cvtepu16_epi32(_mm_loadu_si128(ids)), one),
          _mm256_add_epi32(_mm256_cvtepu16_epi32(_mm_loadu_si128(ids + 1)), one), factors);
    split(_mm256_loadu_si256(from), _mm256_loadu_si256(from + 1), before);
    for (std::size_t row = 0; row < task.rows; ++row) {
      const std::span<const Feature> all = task.of_row(row);
      Sixteen sum = before;
      std::size_t f = 0;
      for (; f + 1 < all.size(); f += 2)
        add_two(pick(weights.codes, all[f], factors), pick(weights.codes, all[f + 1], factors),
                sum);
      if (f < all.size())
        add_two(pick(weights.codes, all[f], factors), _mm256_setzero_si256(), sum);
      split(sum.even, sum.odd, sum);
      auto* to = reinterpret_cast<__m256i*>(task.to + row * task.labels.size() + i);
      _mm256_storeu_si256(to, sum.even);
      _mm256_storeu_si256(to + 1, sum.odd);
    }
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
  if (__builtin_cpu_supports("avx2")) out.push_back(add_shuffled);
#endif
  out.push_back(add_plainly);
  return out;
}

void Weights::sum(const Task& task) const {
  static const Adder kQuickest = adders()[0];
  kQuickest(*this, task);
}

}  // namespace hj::morph
