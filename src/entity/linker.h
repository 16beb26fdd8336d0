// Judge entity: which party does each mention mean, in all the corpus?
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/rows.h"

namespace hj {

// One id per mention; none for amounts, counts, shares, times and titles. A party of the registry
// has the hash of its registry id, any other the hash of its kind and normalised name: the same on
// every machine. Candidates that a person has corrected (prior above 1/2) win over both.
class Linker {
 public:
  static Result<Linker> open(const std::string& data_dir, const std::string& user_parties = {});
  std::vector<EntityId> operator()(const Document& doc, const Verdict& so_far,
                                   std::span<const Known> near) const;

  // The parties that the registry knows by a name as it is typed, in Korean, English or short.
  std::vector<EntityId> called(std::string_view name) const;
  // Its country in the registry, an ISO 3166 code; empty = not known.
  std::string_view country(std::string_view name, Kind kind) const;
  // Calls with the canonical and the English name of every party that has one, the user's first.
  void english(const std::function<void(Kind, std::string_view name, std::string_view in_english)>&
                   take) const;

 private:
  struct Data;
  explicit Linker(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

// The id of a party by its kind and canonical name alone, outside the registry.
EntityId entity_id(Kind kind, std::string_view name);

}  // namespace hj
