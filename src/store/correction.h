// What a person has set right. A correction never touches a document or what the machine made of
// it: rows are derived from document, verdict and corrections, so that a re-run keeps a correction
// and an undo takes it back to the byte.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"

namespace hj {

// Which members an action reads:
//   merge_entities    subject goes into object
//   split_entity      of subject, what is written `text`, or all mentions in `docs`, or both at
//   once;
//                     `object` is the new entity's id: a hash of these, given by the store
//   rename_entity     subject, text         set_kind          subject, object = a Kind
//   add_name          subject, text: a name that means it from now on
//   reject_claim      subject               retype_claim      subject, object = a Type
//   set_claim_status  subject, object = a Status
//   join_deals        subject goes into object
//   reject_deal       subject               set_deal_status   subject, object = a Status
//   join_stories      subject goes into object; `docs` = one article of each, by which both are
//                     known again after their ids have changed (given by the store)
//   split_story       docs leave their story for one of their own
//   rename_story      subject, text; `docs` = its lead (given by the store)
//   pin_article       subject = the article, object = the story; `docs` = the story's lead
struct Correction {
  std::uint64_t no = 0;  // given by the store, ascending
  Action action{};
  std::uint64_t subject = 0, object = 0;
  std::vector<DocId> docs{};
  std::string text{};
  std::string by{}, note{};
  std::int64_t at = 0;  // UTC seconds, as the caller gives it
  std::string undone_by{};
  std::int64_t undone_at = 0;  // 0 = in force
};
inline constexpr std::size_t kManySplit = 1000, kLongName = 200;  // articles; bytes

// Is it whole and well-formed? Empty, or the member that is wrong and why.
std::string fault_of(const Correction& correction);
// The id of what a split makes.
std::uint64_t split_id(const Correction& correction);

// All corrections in force, to be asked.
class Corrections {
 public:
  Corrections() = default;
  explicit Corrections(std::span<const Correction> active);  // by ascending number

  bool empty() const { return count_ == 0; }
  EntityId entity(EntityId machine, DocId doc, std::string_view written) const;
  EntityId merged(EntityId id) const;  // splits aside
  std::optional<std::string_view> name(EntityId id) const;
  std::optional<Kind> kind(EntityId id) const;
  std::vector<EntityId> named(std::string_view name) const;  // by add_name
  std::vector<std::string> names(EntityId id) const;         // by add_name

  bool rejects(ClaimId id) const { return claims_.contains(raw(id)); }
  bool rejects(DealId id) const { return deals_rejected_.contains(raw(id)); }
  std::optional<Type> type(ClaimId id) const;
  std::optional<Status> status(ClaimId id) const;
  std::optional<Status> status(DealId id) const;
  DealId joined(DealId id) const { return DealId{end(deals_, raw(id))}; }

  // The story of an article that was placed in `placed`; `placed_of` tells where another article
  // was placed (none = it is gone).
  template <class PlacedOf>
  StoryId story(DocId doc, StoryId placed, const PlacedOf& placed_of) const;
  template <class PlacedOf>
  std::optional<std::string_view> headline(StoryId id, const PlacedOf& placed_of) const;
  bool moves_stories() const { return !story_moves_.empty(); }

 private:
  using Map = std::map<std::uint64_t, std::uint64_t>;
  struct Move {  // a merge or a split, in the order in which they were made
    EntityId from{}, into{};
    bool split = false;
    std::set<DocId> docs{};
    std::string text{};
  };
  template <class Id>
  static std::uint64_t raw(Id id) {
    return static_cast<std::uint64_t>(id);
  }
  static std::uint64_t end(const Map& map, std::uint64_t id) {
    for (auto next = map.find(id); next != map.end(); next = map.find(id)) id = next->second;
    return id;
  }
  static std::optional<std::uint64_t> value(const Map& map, std::uint64_t id) {
    const auto found = map.find(id);
    return found == map.end() ? std::nullopt : std::optional(found->second);
  }
  static void link(Map& map, std::uint64_t from, std::uint64_t into) {
    if (end(map, into) != from) map[from] = into;  // a ring would never end
  }
  void take(const Correction& correction);

  std::size_t count_ = 0;
  Map kinds_, types_, statuses_, deal_statuses_, deals_;
  std::map<std::uint64_t, std::string> renames_;
  std::multimap<std::string, EntityId, std::less<>> names_;
  std::set<std::uint64_t> claims_, deals_rejected_;
  std::vector<Move> moves_;
  std::vector<Correction> story_moves_, story_names_;
};

template <class PlacedOf>
StoryId Corrections::story(DocId doc, StoryId placed, const PlacedOf& placed_of) const {
  const auto now = [&](DocId member, std::uint64_t otherwise) {
    const StoryId found = placed_of(member);
    return found == StoryId::none ? StoryId{otherwise} : found;
  };
  // A story that a person has split off bears that split's id, wherever the machine has its lead.
  const auto known = [&](std::uint64_t story, DocId lead) {
    const bool split = std::ranges::any_of(story_moves_, [&](const Correction& m) {
      return m.action == Action::split_story && m.object == story;
    });
    return split ? StoryId{story} : now(lead, story);
  };
  StoryId out = placed;
  for (const Correction& c : story_moves_) {
    if (c.action == Action::split_story) {
      if (std::ranges::find(c.docs, doc) != c.docs.end()) out = StoryId{split_id(c)};
    } else if (c.action == Action::pin_article) {
      if (doc == DocId{c.subject})
        out = known(c.object, c.docs.empty() ? DocId::none : c.docs.front());
    } else if (c.docs.size() == 2 && out != StoryId::none && out == known(c.subject, c.docs[0])) {
      out = known(c.object, c.docs[1]);
    }
  }
  return out;
}

template <class PlacedOf>
std::optional<std::string_view> Corrections::headline(StoryId id, const PlacedOf& placed_of) const {
  std::optional<std::string_view> out;
  for (const Correction& c : story_names_) {
    const DocId lead = c.docs.empty() ? DocId::none : c.docs.front();
    const StoryId placed = placed_of(lead);
    const StoryId now =
        placed == StoryId::none ? StoryId{c.subject} : story(lead, placed, placed_of);
    if (now == id || StoryId{c.subject} == id) out = c.text;
  }
  return out;
}

}  // namespace hj
