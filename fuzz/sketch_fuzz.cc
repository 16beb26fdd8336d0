// Bytes of a store as prints and sketches: any are refused or read, and comparing is symmetric.
#include <cstring>
#include <vector>

#include "dedup/fingerprinter.h"
#include "dedup/prints.h"
#include "fuzz.h"
#include "story/digest.h"
#include "story/grouper.h"
#include "story/sketch.h"

namespace {

std::vector<hj::Print> prints(std::string_view bytes) {
  std::vector<hj::Print> out(bytes.size() / sizeof(hj::Print));
  if (!out.empty()) std::memcpy(out.data(), bytes.data(), out.size() * sizeof(hj::Print));
  return out;
}
hj::Document body(std::string_view text) {
  hj::Document doc;
  doc.text = text;
  if (!text.empty())
    doc.blocks.rows.push_back({{0, static_cast<std::uint32_t>(text.size())}, hj::BlockKind::body});
  return doc;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hj;
  static const Result<StoryRules> kRules = StoryRules::open(HJ_DATA);
  fuzz::require(static_cast<bool>(kRules), "the rules open");
  const std::string_view bytes = fuzz::view(data, size);
  if (const auto sketch = unpack(bytes)) {
    fuzz::require(pack(*sketch) == bytes, "a sketch that unpacks packs alike");
    fuzz::require(group(*kRules, {&*sketch, 1}).size() == 1, "one sketch, one story");
  }
  const std::vector<Print> a = prints(bytes), b = prints(bytes.substr(size / 2));
  const dedup::Likeness x = dedup::compare(a, b), y = dedup::compare(b, a);
  fuzz::require(x.jaccard == y.jaccard && x.contained == y.contained, "likeness is symmetric");
  const Document doc = body(bytes);
  fuzz::require(Fingerprinter{}(doc).rows == Fingerprinter{}(doc).rows, "prints are a function");
  const StorySketch sketched = sketch(*kRules, doc, {});
  fuzz::require(unpack(pack(sketched)) == sketched, "a sketch survives packing");
  const Document* const one = &doc;
  fuzz::require(tell(*kRules, {&one, 1}).digest.size() <= 7, "a digest is short");
  return 0;
}
