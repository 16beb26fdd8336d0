// Sentences and morphemes of any UTF-8 text keep the laws and leave nothing between them.
#include "core/utf8.h"
#include "fuzz.h"
#include "morph/morph.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  static const Result<Analyzer> kAnalyzer = Analyzer::open(HJ_DATA);
  fuzz::require(static_cast<bool>(kAnalyzer), "the analyzer opens");
  Document doc;
  doc.text = nfc(mend(fuzz::view(data, size)));
  if (doc.text.empty()) return 0;
  doc.blocks.rows.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, BlockKind::body});
  fuzz::require_sound(doc);
  doc.sentences = Splitter{}(doc);
  fuzz::require_sound(doc);
  doc.morphs = (*kAnalyzer)(doc);
  fuzz::require_sound(doc);
  return 0;
}
