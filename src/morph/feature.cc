#include "morph/feature.h"

#include <algorithm>

namespace hj::morph {
namespace {

// Code of the unit `by` away, 1 before the begin and 2 after the end.
std::uint64_t code(std::span<const Unit> units, std::size_t at, int by) {
  const auto i = static_cast<std::ptrdiff_t>(at) + by;
  if (i < 0) return 1;
  if (i >= static_cast<std::ptrdiff_t>(units.size())) return 2;
  return units[static_cast<std::size_t>(i)].code;
}

}  // namespace

std::size_t features(std::span<const Unit> units, std::size_t at, Feature* out) {
  const Feature* const start = out;
  std::uint64_t c[9];
  for (int by = -4; by <= 4; ++by) c[by + 4] = code(units, at, by);
  // Windows [from, to] around the unit, the unit included or not.
  static constexpr int kWindows[][2] = {{0, 0},   {-1, 0}, {0, 1},   {-1, 1}, {-2, 0}, {0, 2},
                                        {-2, 1},  {-1, 2}, {-3, 0},  {0, 3},  {-2, 2}, {1, 1},
                                        {-1, -1}, {1, 2},  {-2, -1}, {1, 3},  {-3, -1}};
  std::uint64_t id = 1;
  for (const auto& window : kWindows) {
    Mixer mixer(id++);
    for (int by = window[0]; by <= window[1]; ++by) mixer.add(c[by + 4]);
    *out++ = mixer.feature();
  }
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
  *out++ = Mixer(id++).add(cover).add(c[4]).feature();
  *out++ = Mixer(id++).add(before).add(unit.starts).add(c[4]).feature();
  *out++ = Mixer(id++).add(before).add(rest.value()).feature();
  *out++ = Mixer(id++).add(before).add(cover).add(std::min<std::size_t>(left, 4)).feature();
  return static_cast<std::size_t>(out - start);
}

void steps(std::span<const Unit> units, std::size_t at, unsigned before, Feature* out) {
  out[0] = Mixer(100).add(before).feature();
  out[1] = Mixer(101).add(before).add(code(units, at, 0)).feature();
  out[2] = Mixer(102).add(before).add(code(units, at, 0)).add(code(units, at, 1)).feature();
}

}  // namespace hj::morph
