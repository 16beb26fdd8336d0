#include "store/ledger.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/value.h"

namespace hj::store {
namespace {

bool negated(const Fact& f) { return (f.flags & bit(Flag::negated)) != 0; }
bool is_named(const Fact& f) { return f.tier == Tier::filing || f.tier == Tier::officer; }
std::int32_t day(const Fact& f) {
  return f.published == 0 ? 0 : local_day(f.published, f.offset_minutes);
}

// Smaller is stronger.
auto strength(const Fact& f) {
  const int tier =
      f.tier == Tier::unknown ? static_cast<int>(kTierCount) : static_cast<int>(f.tier);
  return std::tuple(tier, -static_cast<int>(f.status), -f.score, f.id);
}

const Fact& deciding(const std::vector<Fact>& facts) {
  const bool any =
      std::ranges::any_of(facts, [](const Fact& f) { return moves(f.stance, f.flags); });
  const Fact* best = nullptr;
  for (const Fact& f : facts) {
    if (any && !moves(f.stance, f.flags)) continue;
    if (best == nullptr || day(f) > day(*best) ||
        (day(f) == day(*best) && strength(f) < strength(*best)))
      best = &f;
  }
  return *best;
}

bool holds(const std::vector<EntityId>& side, EntityId who) {
  return std::ranges::find(side, who) != side.end();
}

// A symmetric deal's party stays on the side where it was first seen.
void seat(const Fact& f, Balance& out) {
  for (const EntityId who : f.a)
    if (!holds(out.a, who) && !(symmetric(f.type) && holds(out.b, who))) out.a.push_back(who);
  for (const EntityId who : f.b)
    if (!holds(out.b, who) && !(symmetric(f.type) && holds(out.a, who))) out.b.push_back(who);
}

std::string commonest(const std::vector<Fact>& facts, std::string Fact::*member) {
  std::map<std::string, int> counts;
  for (const Fact& f : facts)
    if (!(f.*member).empty()) ++counts[f.*member];
  const auto best =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return best == counts.end() ? std::string() : best->first;
}
std::string latest(const std::vector<Fact>& facts, const Fact& decided, std::string Fact::*member) {
  if (!(decided.*member).empty()) return decided.*member;
  for (auto f = facts.rbegin(); f != facts.rend(); ++f)
    if (!((*f).*member).empty()) return (*f).*member;
  return {};
}

}  // namespace

bool moves(Stance stance, FlagSet flags) {
  return (stance == Stance::assert || stance == Stance::deny) &&
         (flags & (bit(Flag::forecast) | bit(Flag::conditional))) == 0;
}

void sort_facts(std::vector<Fact>& facts) {
  std::ranges::sort(facts, {}, [](const Fact& f) { return std::tuple(f.published, f.id); });
}

Balance balance(std::vector<Fact> facts) {
  sort_facts(facts);
  const Fact& decided = deciding(facts);
  Balance out;
  out.type = facts.front().type;
  out.status = decided.status;
  out.object = commonest(facts, &Fact::object);
  out.time = latest(facts, decided, &Fact::time);
  out.amount = latest(facts, decided, &Fact::amount);
  out.negated = std::ranges::all_of(facts, negated);
  std::set<DocId> articles;
  std::set<std::string> sources, named;
  for (const Fact& f : facts) {
    seat(f, out);
    articles.insert(f.doc);
    sources.insert(f.source);
    if (is_named(f)) named.insert(f.source);
    if (out.first == 0) out.first = f.published;
    out.last = std::max(out.last, f.published);
  }
  out.claims = static_cast<std::uint32_t>(facts.size());
  out.articles = static_cast<std::uint32_t>(articles.size());
  out.independent = static_cast<std::uint32_t>(sources.size());
  out.named = static_cast<std::uint32_t>(named.size());
  return out;
}

}  // namespace hj::store
