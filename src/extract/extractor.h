// Pages to documents: what of a page is an article, and what each part of it is.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "core/result.h"

namespace hj {

// Not a Stage: it is where documents come from. Const and pure; one may serve many threads.
class Extractor {
 public:
  static Result<Extractor> open(const std::string& data_dir);

  // The articles of a page, in its order. Code::not_found = the page was read and holds no article;
  // Code::bad_input = it could not be read as what it claims to be. Texts are below 4 MiB.
  Result<std::vector<Document>> operator()(const Page& page) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace hj
