// Any bytes to UTF-8: what decode() gives is valid, and every walk over it ends.
#include "core/charset.h"
#include "core/hangul.h"
#include "core/utf8.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  constexpr std::string_view kCharsets[] = {"", "euc-kr", "utf-16", "utf-8", "nonsense"};
  const std::string_view bytes = fuzz::view(data, size);
  const Decoded decoded = decode(bytes, kCharsets[size % std::size(kCharsets)]);
  fuzz::require(invalid_at(decoded.text) == std::string_view::npos, "decode() gives UTF-8");
  const std::string mended = mend(bytes);
  fuzz::require(invalid_at(mended) == std::string_view::npos, "mend() gives UTF-8");
  const std::string composed = nfc(mended);
  fuzz::require(invalid_at(composed) == std::string_view::npos, "nfc() gives UTF-8");
  fuzz::require(nfc(composed) == composed, "nfc() twice is once");
  std::size_t at = bytes.size(), back = 0;
  while (at > 0) at -= rune_before(bytes, at).size, ++back;
  fuzz::require(back >= rune_count(bytes) / 4, "rune_before() walks the text");
  (void)has_final(composed);
  return 0;
}
