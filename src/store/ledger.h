// What a deal is, out of its claims: the one place where statuses, sources, figures and sides are
// summed up. Pure, independent of order, and the same for today and as of a past day.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace hj::store {

struct Fact {  // a claim as the ledger sees it
  ClaimId id{};
  DocId doc{};
  std::string outlet;          // of the article's original; the original's id where none is known
  std::string via;             // the outlet that it quotes, or empty
  EntityId speaker{};          // who says so, as far as the article tells
  std::int64_t published = 0;  // UTC seconds, 0 = unknown
  std::int32_t offset_minutes = 540;
  Type type{};
  Status status{};
  Stance stance{};
  Tier tier{};
  FlagSet flags = 0;
  float score = 0;
  std::vector<EntityId> a, b;
  std::string object, time;
  std::string amount;  // figures: value, kWritten, the words; kNextFigure between them
};
inline constexpr char kWritten = '\x1f', kNextFigure = '\x1e';
// Takes one part of the claim, as a row has it.
void put(Fact& fact, Slot slot, EntityId entity, std::string_view name, std::string_view written,
         std::string_view value);

// Where a claim comes from. Copies share their original's outlet; all that quote one outlet, one
// speaker or one release share that. `own`: the outlet's own word, which counts only where the
// article names nobody else.
struct Source {
  std::string key;
  bool own = false, named = false;
};
Source source_of(const Fact& fact);
// Declining to comment, conditions and forecasts move nothing as long as there is anything else.
bool moves(Stance stance, FlagSet flags);

struct Balance {
  Type type{};
  Status status{};
  std::vector<EntityId> a, b;
  std::string object, time, amount;
  std::int64_t first = 0, last = 0;
  std::uint32_t claims = 0, articles = 0, independent = 0, named = 0;
  bool negated = false;  // every claim says that it is not so: no edge of the map
};

// How often each thing was counted in a deal: a store keeps it beside the account.
enum class What : std::uint8_t { source, named, object };
class Tally {
 public:
  virtual ~Tally() = default;
  virtual std::uint32_t bump(What what, const std::string& key) = 0;  // the count with this one
};
class MapTally final : public Tally {
 public:
  std::uint32_t bump(What what, const std::string& key) override { return ++counts[{what, key}]; }
  std::map<std::pair<What, std::string>, std::uint32_t> counts;
};

// The sum of a deal, to which articles are added in any order and one by one: the cost of a new
// article does not grow with the thread. The status is that of the last day on which a speaker
// asserts or denies; of several on that day the best source counts, then the furthest step. Undated
// claims come first.
class Account {
 public:
  void add(std::span<const Fact> of_one_article, Tally& tally);  // not empty
  Balance balance() const;
  Status status() const { return static_cast<Status>(decides_.status); }
  std::uint64_t decided_by() const { return decides_.id; }  // a claim
  std::string pack() const;
  static Account unpack(std::string_view bytes);  // throws Fault on any other bytes

 private:
  struct When {  // the order of a thread: by publication, then by id
    std::int64_t published = 0;
    std::uint64_t id = 0;
    auto operator<=>(const When&) const = default;
  };
  struct Weight {  // larger decides
    bool moves = false;
    std::int32_t day = 0, tier = 0, status = 0;
    float score = 0;
    std::uint64_t id = 0;  // smaller decides
    bool operator<(const Weight& other) const;
  };
  struct Latest {
    When when;
    std::string words;
  };
  struct Seat {  // a party sits where the first claim that names it has it
    EntityId who{};
    bool b = false;
    When since;
    std::uint32_t at = 0;
  };
  friend struct Packing;
  void add(const Fact& fact, Tally& tally);
  void seat(const Fact& fact, const std::vector<EntityId>& side, bool b);
  static void later(Latest& kept, const When& when, const std::string& words);

  Balance sum_;
  bool any_ = false, plain_ = false;  // plain: a claim that does not negate
  Weight decides_;
  std::string time_, amount_;       // of the deciding claim
  Latest time_last_, amount_last_;  // of the last claim that states one
  std::uint32_t object_count_ = 0;  // of sum_.object
  std::vector<Seat> seats_;
};
Account account_of(std::vector<Fact> facts, Tally& tally);
Balance balance(std::vector<Fact> facts);         // not empty
std::uint64_t deciding(std::vector<Fact> facts);  // the claim on which the status stands
void sort_facts(std::vector<Fact>& facts);        // by publication, then id

}  // namespace hj::store
