// A map by texts that is asked by views of them, without a string made.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hj {

struct TextHash {
  using is_transparent = void;
  // Not noexcept: then libstdc++ keeps the hashes.
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
template <class V>
using TextMap = std::unordered_map<std::string, V, TextHash, std::equal_to<>>;

}  // namespace hj
