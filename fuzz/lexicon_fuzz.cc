// A table of words from any text: refused with a line number, or searchable without end.
#include "fuzz.h"
#include "lexicon/lexicon.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  const std::string_view text = fuzz::view(data, size);
  const Result<Lexicon> table = Lexicon::build(text, "fuzz.tsv");
  if (!table) {
    fuzz::require(table.error().what.starts_with("fuzz.tsv"), "an error names its file");
    return 0;
  }
  std::vector<Prefix> found;
  for (std::size_t at = 0; at < text.size() && at < 256; ++at) {
    table->prefixes(text.substr(at), found);
    for (const Prefix& p : found) {
      fuzz::require(p.first < p.last && p.last <= table->size(), "a prefix has rows");
      fuzz::require(at + p.bytes <= text.size(), "a prefix lies in the text");
    }
  }
  for (std::uint32_t row = 0; row < table->size(); ++row) {
    const auto [first, last] = table->find(table->field(row, 0));
    fuzz::require(first <= row && row < last, "every key is found");
  }
  return 0;
}
