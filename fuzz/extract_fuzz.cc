// Pages of any bytes to documents that keep the laws. The first byte chooses the form.
#include "extract/extractor.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  static const Result<Extractor> kExtractor = Extractor::open(HJ_DATA);
  fuzz::require(static_cast<bool>(kExtractor), "the extractor opens");
  if (size == 0) return 0;
  const std::string_view rest = fuzz::view(data + 1, size - 1);
  Page page;
  page.source = "fuzz";
  page.form = static_cast<Form>(data[0] % 3);
  if (page.form == Form::fields) {
    const std::size_t half = rest.size() / 3;
    page.fields = {{"title", std::string(rest.substr(0, half))},
                   {"body", std::string(rest.substr(half))},
                   {"published", std::string(rest.substr(0, 10))}};
    page.fields["body_type"] = data[0] & 4 ? "html" : "text";
  } else {
    page.bytes = rest;
  }
  const Result<std::vector<Document>> docs = (*kExtractor)(page);
  if (!docs) return 0;
  for (const Document& doc : *docs) fuzz::require_sound(doc);
  return 0;
}
