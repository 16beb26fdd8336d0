// The parties known beforehand: data/lexicon/party.tsv, and a user's file of the same form.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "lexicon/lexicon.h"

namespace hj::entity {

struct Party {
  std::string_view id, name, english, country, group;
  std::string_view hints;  // words beside it, ';' between them
  Kind kind;
};
class Registry {
 public:
  // `user_file`: a TSV of the same columns, or empty; its rows come first.
  static Result<Registry> open(const std::string& data_dir, const std::string& user_file = {});

  // A name of a party; `weak` ones (하나, 신세계: words too) need support from the text.
  struct Sense {
    std::uint32_t party;
    bool weak;
  };
  struct Hit {
    std::uint32_t bytes;
    std::uint32_t first, last;  // of senses()
  };
  // Every name that `text` begins with, shortest first.
  void prefixes(std::string_view text, std::vector<Hit>& out) const;
  Hit longest(std::string_view text) const;  // of no bytes where there is none
  bool has(std::string_view name) const {    // is it a name of any party?
    const auto [first, last] = names_->find(name);
    return first != last;
  }
  Sense sense(std::uint32_t at) const;
  const Party& party(std::uint32_t row) const { return parties_[row]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(parties_.size()); }  // parties
  // The party of exactly this canonical name and kind.
  const Party* find(std::string_view name, Kind kind) const;
  std::uint64_t hash() const { return hash_; }

 private:
  Registry() = default;
  Result<std::monostate> add(Lexicon table, std::string& aliases);
  std::vector<Lexicon> tables_;
  std::vector<Party> parties_;
  std::optional<Lexicon> names_;  // name, party row, weak
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::uint64_t hash_ = 0;
};

}  // namespace hj::entity
