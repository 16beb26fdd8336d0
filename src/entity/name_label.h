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

// 0 is outside; 1 + 2t begins a name of tag t; 2 + 2t goes on with it.
inline constexpr std::size_t kLabels = 1 + 2 * kNameTags.size();
inline constexpr std::size_t kLine = 16;  // labels of one feature, padded
static_assert(kLabels <= kLine);

constexpr std::size_t begins(std::size_t tag) { return 1 + 2 * tag; }
constexpr std::size_t goes_on(std::size_t tag) { return 2 + 2 * tag; }
constexpr bool is_begin(std::size_t label) { return label % 2 == 1; }
constexpr std::size_t tag_of(std::size_t label) { return (label - 1) / 2; }
// A later character stands only behind one of the same name.
constexpr bool follows(std::size_t before, std::size_t label) {
  return label == 0 || is_begin(label) || before == label || before + 1 == label;
}

}  // namespace hj::entity
