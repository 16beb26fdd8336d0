// Asks a store by the API's own routes (docs/api.md), without HTTP: one truth for pages and
// commands.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/article_json.h"
#include "core/result.h"
#include "dedup/originals.h"
#include "serve/router.h"
#include "serve/serve.h"
#include "store/store.h"

namespace hj {

// Is there a store to ask? What only asks makes none, and takes no empty file for one.
Done known_store(const std::string& store);

// Who took the text of a copy from whom, as a server asks for it.
CopyTracer copy_tracer(Originals originals);

class Asker {
 public:
  // The store must be there: a command that only asks does not create one.
  static Result<Asker> open(const std::string& store, TermMaker terms = {},
                            PartyFinder parties = {});

  using Params = std::vector<std::pair<std::string, std::string>>;  // empty values are left out
  Result<Json> operator()(const std::string& path, const Params& params = {});
  // Every item of a list, page after page, until `sink` has had `most` of them.
  Done each(const std::string& path, Params params, std::size_t most,
            const std::function<void(const Json&)>& sink);
  // What the route /export/{file} gives, piece by piece and of any size.
  Done export_to(const std::string& file, const Params& params,
                 const std::function<void(std::string_view)>& sink);
  const Store& store() const { return *store_; }

 private:
  Asker(std::shared_ptr<Store> store, const ServeOptions& options);
  std::shared_ptr<Store> store_;
  std::unique_ptr<serving::Router> router_;
};

}  // namespace hj
