// Charsets and pages in them: the first byte chooses what is declared; the text is valid whatever
// it is.
#include "core/charset.h"
#include "core/utf8.h"
#include "extract/html.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  constexpr const char* kDeclared[] = {"",       "utf-8",  "euc-kr",     "cp949", "ks_c_5601-1987",
                                       "utf-16", "latin1", "iso-8859-1", "x-no",  "UTF-16LE"};
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::view(data + 1, size - 1);
  const Decoded text = decode(bytes, kDeclared[data[0] % std::size(kDeclared)]);
  fuzz::require(invalid_at(text.text) == std::string::npos, "decoded text is UTF-8");
  static_cast<void>(extract::declared_charset(bytes));
  return 0;
}
