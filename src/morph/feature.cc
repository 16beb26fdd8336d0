#include "morph/feature.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace hj::morph {
namespace {

constexpr std::size_t kFar = 3;  // units to either side

// Windows [from, to] around the unit, the unit included or not.
constexpr int kWindows[][2] = {{0, 0},   {-1, 0}, {0, 1},   {-1, 1}, {-2, 0}, {0, 2},
                               {-2, 1},  {-1, 2}, {-3, 0},  {0, 3},  {-2, 2}, {1, 1},
                               {-1, -1}, {1, 2},  {-2, -1}, {1, 3},  {-3, -1}};
constexpr std::size_t kWindowCount = std::size(kWindows);

// The n-th window around `code`, written out by the compiler.
template <std::size_t n>
Feature window(const std::uint64_t* code) {
  Mixer mixer(1 + n);
  for (int by = kWindows[n][0]; by <= kWindows[n][1]; ++by) mixer.add(code[by]);
  return mixer.feature();
}
template <std::size_t... n>
void windows(const std::uint64_t* code, Feature* out, std::index_sequence<n...>) {
  ((out[n] = window<n>(code)), ...);
}

}  // namespace

std::size_t features(std::span<const Unit> units, std::size_t at, Feature* out) {
  const Feature* const start = out;
  std::uint64_t codes[2 * kFar + 1];
  for (std::size_t i = 0; i < std::size(codes); ++i)
    codes[i] = code_at(units, at, static_cast<int>(i) - static_cast<int>(kFar));
  const std::uint64_t* const c = codes + kFar;
  windows(c, out, std::make_index_sequence<kWindowCount>{});
  out += kWindowCount;
  std::uint64_t id = 1 + kWindowCount;
  const std::size_t left = units.size() - at;
  Mixer whole(id++), rest(id++), head(id++);
  const std::size_t far = std::min<std::size_t>(units.size(), 16);
  for (std::size_t i = 0; i < far; ++i) whole.add(units[i].code);
  *out++ = whole.add(at).add(units.size()).feature();
  for (std::size_t i = at; i < units.size() && i < at + 8; ++i) rest.add(units[i].code);
  *out++ = rest.add(left).feature();
  for (std::size_t i = at > 8 ? at - 8 : 0; i <= at; ++i) head.add(units[i].code);
  *out++ = head.add(at).feature();
  *out++ =
      Mixer(id++).add(std::min<std::size_t>(at, 4)).add(std::min<std::size_t>(left, 4)).feature();
  const Unit& unit = units[at];
  const std::uint64_t before = at > 0 ? units[at - 1].ends : 15;
  const std::uint64_t cover = unit.covers * 16U + unit.place;
  *out++ = Mixer(id++).add(unit.starts).add(unit.ends).feature();
  *out++ = Mixer(id++).add(cover).feature();
  *out++ = Mixer(id++).add(cover).add(c[0]).feature();
  *out++ = Mixer(id++).add(before).add(unit.starts).add(c[0]).feature();
  *out++ = Mixer(id++).add(before).add(rest.value()).feature();
  *out++ = Mixer(id++).add(before).add(cover).add(std::min<std::size_t>(left, 4)).feature();
  return static_cast<std::size_t>(out - start);
}

}  // namespace hj::morph
