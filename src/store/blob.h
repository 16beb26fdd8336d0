// The layers of a document as bytes: varints of differences, a format number, a checksum. What
// comes back is bit-identical; a blob that was damaged or cut is refused, never guessed at.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"

namespace hj::store {

inline constexpr std::uint64_t kLayerFormat =
    4;  // 1 held the prints as well, 2 morphemes by rows; up to 3, all else by rows

// Reads doc.text too, which is kept beside it, as are the prints.
std::string pack_layers(const Document& doc);
// Fills the layers of `doc`, whose text and prints are there already.
Done unpack_layers(std::string_view bytes, Document& doc);

// Zstandard frames of anything; 1 is the level of what is opened again soon.
std::string squeeze(std::string_view bytes, int level = 3);
Result<std::string> unsqueeze(std::string_view frame);
// As `open(out, size)` does it, which gives what a Zstandard function gives.
Result<std::string> unsqueeze(std::string_view frame,
                              const std::function<std::size_t(char*, std::size_t)>& open);

std::string pack_ids(const std::vector<std::uint64_t>& ids);
std::string pack_repeated_ids(const std::vector<std::uint64_t>& ids);  // shorter where some recur
Result<std::vector<std::uint64_t>> unpack_ids(std::string_view bytes);

}  // namespace hj::store
