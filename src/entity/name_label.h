// The labels that the name tagger gives each character: outside, or the first or a later one of a
// name of some kind.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hj::entity {

// KLUE's tags of names, and products, which KLUE does not tag.
inline constexpr std::array<std::string_view, 7> kNameTags = {"PS", "OG", "LC", "PR",
                                                              "DT", "TI", "QT"};
enum NameTag : std::uint8_t { kPerson, kOrg, kPlace, kProduct, kDate, kClock, kQuantity };

// 0 is outside; 1 + t begins a name of tag t; 9 + t goes on with it. So the labels that stand
// behind any other are one half of a line, and those that go on the other, each beside what it goes
// on with; 8 is no label.
inline constexpr std::size_t kLine = 16, kHalf = kLine / 2;
static_assert(1 + kNameTags.size() <= kHalf);

constexpr std::size_t begins(std::size_t tag) { return 1 + tag; }
constexpr std::size_t goes_on(std::size_t tag) { return kHalf + 1 + tag; }
constexpr bool is_begin(std::size_t label) { return label > 0 && label < kHalf; }
constexpr std::size_t tag_of(std::size_t label) { return label % kHalf - 1; }
// A later character stands only behind one of the same name.
constexpr bool follows(std::size_t before, std::size_t label) {
  return label < kHalf || (label > kHalf && (before == label || before + kHalf == label));
}
// Tag by tag: sums are made and ties are broken in this order.
inline constexpr std::array<std::uint8_t, 1 + 2 * kNameTags.size()> kLabels = [] {
  std::array<std::uint8_t, 1 + 2 * kNameTags.size()> out{};
  for (std::size_t t = 0; t < kNameTags.size(); ++t) {
    out[1 + 2 * t] = static_cast<std::uint8_t>(begins(t));
    out[2 + 2 * t] = static_cast<std::uint8_t>(goes_on(t));
  }
  return out;
}();

}  // namespace hj::entity
