// Bytes in some charset to UTF-8: what is declared is often wrong, so the bytes have the last word.
#pragma once

#include <string>
#include <string_view>

namespace hj {

struct Decoded {
  std::string text;     // valid UTF-8, without byte-order mark; bad bytes are U+FFFD
  std::string charset;  // what it was read as: "UTF-8", "UHC" (EUC-KR, CP949), "UTF-16LE" …
  std::size_t bad_at = std::string_view::npos;  // the first byte that was mended
};

// A byte-order mark wins, then valid UTF-8, then mostly valid UTF-8 (mended), then the declared
// charset, then UHC. Linear in the bytes.
Decoded decode(std::string_view bytes, std::string_view declared = {});
// The charset that decode() would take; cheap enough for the head of a long stream.
std::string charset_of(std::string_view bytes, std::string_view declared = {});

}  // namespace hj
