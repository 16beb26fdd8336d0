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

// Bits 9 to 15 of the upper half of 16 products, worked out by halves.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i places(__m256i factors, __m256i high,
                                                                  __m256i low) {
  static_assert(kSlotBits == 7);
  const __m256i upper =
      _mm256_add_epi16(_mm256_mullo_epi16(factors, high), _mm256_mulhi_epu16(factors, low));
  return _mm256_srli_epi16(upper, 16 - static_cast<int>(kSlotBits));
}
// Sixteen codes of a line, in both halves of a register.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i part(const std::int8_t* line,
                                                                std::size_t n, __m256i place) {
  const __m128i codes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(line) + n);
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(codes), place);
}
// The codes of two blocks at once: of labels 0 to 7 and 16 to 23, 8 to 15 and 24 to 31.
struct TwoBlocks {
  __m256i first, second;  // factors
};
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i pick(const std::int8_t* codes,
                                                                const Feature& f,
                                                                const TwoBlocks& factors) {
  const __m256i low = _mm256_set1_epi16(static_cast<std::int16_t>(f.turn)),
                high = _mm256_set1_epi16(static_cast<std::int16_t>(f.turn >> 16));
  const __m256i place =
      _mm256_packus_epi16(places(factors.first, high, low), places(factors.second, high, low));
  const std::int8_t* const line = codes + f.line;
  const __m256i bit4 = _mm256_slli_epi16(place, 3), bit5 = _mm256_slli_epi16(place, 2),
                bit6 = _mm256_slli_epi16(place, 1);
  const __m256i a = _mm256_blendv_epi8(part(line, 0, place), part(line, 1, place), bit4),
                b = _mm256_blendv_epi8(part(line, 2, place), part(line, 3, place), bit4),
                c = _mm256_blendv_epi8(part(line, 4, place), part(line, 5, place), bit4),
                d = _mm256_blendv_epi8(part(line, 6, place), part(line, 7, place), bit4);
  return _mm256_blendv_epi8(_mm256_blendv_epi8(a, b, bit5), _mm256_blendv_epi8(c, d, bit5), bit6);
}
// c * |c|, two neighbours added: 2 * 128 * 128 still fits.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i weights_of(__m256i codes) {
  return _mm256_maddubs_epi16(_mm256_abs_epi8(codes), codes);
}
[[gnu::target("avx2"), gnu::always_inline]] inline void add_sums(__m256i ab, __m256i cd,
                                                                 Sixteen& sum) {
  const __m256i one = _mm256_set1_epi16(1);
  sum.even = _mm256_add_epi32(sum.even, _mm256_madd_epi16(_mm256_unpacklo_epi16(ab, cd), one));
  sum.odd = _mm256_add_epi32(sum.odd, _mm256_madd_epi16(_mm256_unpackhi_epi16(ab, cd), one));
}
// The weights of four features' codes.
[[gnu::target("avx2"), gnu::always_inline]] inline void add_four(__m256i a, __m256i b, __m256i c,
                                                                 __m256i d, Sixteen& first,
                                                                 Sixteen& second) {
  add_sums(weights_of(_mm256_unpacklo_epi8(a, b)), weights_of(_mm256_unpacklo_epi8(c, d)), first);
  add_sums(weights_of(_mm256_unpackhi_epi8(a, b)), weights_of(_mm256_unpackhi_epi8(c, d)), second);
}

[[gnu::target("avx2"), gnu::always_inline]] inline Sixteen load(const std::int32_t* from) {
  const auto* at = reinterpret_cast<const __m256i*>(from);
  Sixteen out;
  split(_mm256_loadu_si256(at), _mm256_loadu_si256(at + 1), out);
  return out;
}
[[gnu::target("avx2"), gnu::always_inline]] inline void store(Sixteen sum, std::int32_t* to) {
  split(sum.even, sum.odd, sum);
  auto* at = reinterpret_cast<__m256i*>(to);
  _mm256_storeu_si256(at, sum.even);
  _mm256_storeu_si256(at + 1, sum.odd);
}

[[gnu::target("avx2")]] void add_two_blocks(const Weights& weights, const Weights::Task& task,
                                            std::size_t i) {
  const auto* ids = reinterpret_cast<const __m256i*>(&task.labels[i]);
  const __m256i one = _mm256_set1_epi16(1), none = _mm256_setzero_si256();
  const TwoBlocks factors{_mm256_add_epi16(_mm256_loadu_si256(ids), one),
                          _mm256_add_epi16(_mm256_loadu_si256(ids + 1), one)};
  const Sixteen before = load(task.from + i), before_second = load(task.from + i + Weights::kBlock);
  for (std::size_t row = 0; row < task.rows; ++row) {
    const std::span<const Feature> all = task.of_row(row);
    Sixteen first = before, second = before_second;
    std::size_t f = 0;
    for (; f + 3 < all.size(); f += 4)
      add_four(pick(weights.codes, all[f], factors), pick(weights.codes, all[f + 1], factors),
               pick(weights.codes, all[f + 2], factors), pick(weights.codes, all[f + 3], factors),
               first, second);
    if (f < all.size())
      add_four(pick(weights.codes, all[f], factors),
               f + 1 < all.size() ? pick(weights.codes, all[f + 1], factors) : none,
               f + 2 < all.size() ? pick(weights.codes, all[f + 2], factors) : none, none, first,
               second);
    std::int32_t* const to = task.to + row * task.labels.size() + i;
    store(first, to);
    store(second, to + Weights::kBlock);
  }
}

[[gnu::target("avx2")]] void add_shuffled(const Weights& weights, const Weights::Task& task) {
  const __m256i one = _mm256_set1_epi32(1);
  std::size_t i = 0;
  for (; i + 2 * Weights::kBlock <= task.labels.size(); i += 2 * Weights::kBlock)
    add_two_blocks(weights, task, i);
  if (i < task.labels.size()) {
    const auto* ids = reinterpret_cast<const __m128i*>(&task.labels[i]);
    const Sixteen before = load(task.from + i);
    Sixteen factors;
    split(_mm256_add_epi32(_mm256_cvtepu16_epi32(_mm_loadu_si128(ids)), one),
          _mm256_add_epi32(_mm256_cvtepu16_epi32(_mm_loadu_si128(ids + 1)), one), factors);
    for (std::size_t row = 0; row < task.rows; ++row) {
      const std::span<const Feature> all = task.of_row(row);
      Sixteen sum = before;
      std::size_t f = 0;
      for (; f + 1 < all.size(); f += 2)
        add_two(pick(weights.codes, all[f], factors), pick(weights.codes, all[f + 1], factors),
                sum);
      if (f < all.size())
        add_two(pick(weights.codes, all[f], factors), _mm256_setzero_si256(), sum);
      store(sum, task.to + row * task.labels.size() + i);
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
