// The layers of a document as bytes: varints of differences, a format number, a checksum. What
// comes back is bit-identical; a blob that was damaged or cut is refused, never guessed at.
#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"

namespace hj::store {

inline constexpr std::uint64_t kLayerFormat = 1;

std::string pack_layers(const Document& doc);  // reads doc.text too, which is kept beside it
// Fills the layers of `doc`, whose text is there already.
Done unpack_layers(std::string_view bytes, Document& doc);

std::string pack_ids(const std::vector<std::uint64_t>& ids);
Result<std::vector<std::uint64_t>> unpack_ids(std::string_view bytes);

}  // namespace hj::store
