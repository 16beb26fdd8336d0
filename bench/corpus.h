// The articles that benchmarks run on: the sample's, or those of $HJ_BENCH_CORPUS (JSONL).
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "core/document.h"
#include "extract/extractor.h"
#include "ingest/reader.h"

namespace hj::bench {

inline std::vector<Page> pages() {
  const char* other = std::getenv("HJ_BENCH_CORPUS");
  std::vector<Page> out;
  ingest::Reader().read(
      other != nullptr ? other : HJ_CORPUS, [&out](Page&& page) { out.push_back(std::move(page)); },
      [](const ingest::Fault&) {});
  return out;
}
inline std::vector<Document> articles() {
  const Result<Extractor> extractor = Extractor::open(HJ_DATA);
  std::vector<Document> out;
  if (!extractor) return out;
  for (const Page& page : pages())
    if (Result<std::vector<Document>> docs = (*extractor)(page))
      for (Document& doc : *docs) out.push_back(std::move(doc));
  return out;
}

}  // namespace hj::bench
