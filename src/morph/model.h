// The trained model: morph.bin, mapped read-only; hapjong-train writes it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "morph/inventory.h"
#include "morph/weights.h"

namespace hj::morph {

struct Parts {  // what a model is written from
  Inventory inventory;
  std::vector<std::int8_t> unit_weights;   // kWeights
  std::vector<std::int8_t> morph_weights;  // kMorphWeights
  float unit_scale = 1, morph_scale = 1;   // of the codes; both readings' scores add up
};

class Model {
 public:
  // Checks magic, format, size, checksum and every index.
  static Result<Model> open(const std::string& file);

  const Inventory& inventory() const { return inventory_; }
  const Weights& unit_weights() const { return unit_weights_; }
  const Weights& morph_weights() const { return morph_weights_; }
  std::uint64_t hash() const { return hash_; }

 private:
  const char* read(std::string_view bytes);

  std::shared_ptr<const void> mapped_;
  Inventory inventory_;
  Weights unit_weights_, morph_weights_;
  std::uint64_t hash_ = 0;
};

Done write(const Parts& parts, const std::string& file);

}  // namespace hj::morph
