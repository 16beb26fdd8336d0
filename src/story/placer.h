// Judge: which story does the next document tell? In memory that does not grow with the stream.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/document.h"
#include "story/rules.h"
#include "story/sketch.h"
#include "story/vector.h"

namespace hj {

// What became of stories that were there: two met, or one parted.
struct StoryTurn {
  StoryId from{}, into{};
  std::vector<DocId> docs;  // that left `from`; empty: all of them, and `from` is no more
};

// Documents are given by time of publication, then by id; a placing depends on what came before and
// on nothing else, so that later documents change no earlier id, unless stories meet or part.
//   - A story bears the id of its founder (a hash of the document's); of two that meet, the earlier
//     one's stays; a branch that parts bears the id of its own first document.
//   - Each document joins the story whose weighted words, names, pairs and figures it shares most,
//     or founds one. What is asked grows with the days of silence: a chapter some weeks later must
//     name the same parties. It grows with the story's size as well, so that none swallows others,
//     and it is more where the document's foremost name is none of the story's. What has nothing
//     in common but names and the kind of happening (another order, another ruling) tells of
//     something else that the same parties do; what has no name in common, though both have some,
//     of something else of the kind (another fire).
//   - What is alike but for its numbers, and names nobody of the other's, is the next issue of a
//     rubric (weather, a market's day, results of firms) and joins no earlier one.
//   - A word weighs by how rare it has been in the last weeks (its counts are halved every
//   half_days).
//   - The `stories` that were touched last are kept; a document costs at most kKeys * kCommon steps
//     and kLooked comparisons, and every kCheck-th of a story at most kRecent squared of them.
class Placer {
 public:
  explicit Placer(const StoryRules& rules, std::size_t stories = kStories);

  StoryId add(const StorySketch& sketch);
  void recall(const StorySketch& sketch, StoryId story);  // one that was placed there before
  std::vector<StoryTurn> turns();                         // since last asked, in their order
  std::size_t stories() const { return places_.size() - free_.size(); }  // that are remembered
  std::size_t bytes() const;                                             // in use, about

  static constexpr std::size_t kStories = 100'000;
  static constexpr std::size_t kKeys = 24;     // heaviest terms of a document that look for stories
  static constexpr std::size_t kCommon = 200;  // stories of one term, the newest
  static constexpr std::size_t kLooked = 16;   // stories that are compared in full
  static constexpr std::size_t kRecent = 48;   // members that are compared when a story may part
  static constexpr std::size_t kCheck = 8;     // after so many members

 private:
  using Slot = std::uint32_t;
  static constexpr Slot kNone = std::numeric_limits<Slot>::max();
  struct Member {
    DocId doc{};
    std::int64_t time = 0;
    story::Vector words;
    std::vector<std::uint32_t> leads;    // its foremost names, most frequent first
    std::vector<std::uint32_t> named;    // its names, their words and those of places, ascending
    std::vector<std::uint32_t> numbers;  // ascending
  };
  struct Fresh {  // a member that looks for its story
    Member member;
    std::vector<std::uint32_t> whole;  // its names, as wholes
    std::vector<std::uint32_t> kinds;  // its words that tell the kind of happening
    story::Vector telling;             // those that stand in no name and tell more
  };
  struct Place {
    StoryId id{};
    std::uint32_t serial = 0;  // changes when the place is taken anew
    std::uint32_t size = 0;    // members, ever
    std::int64_t first = 0, last = 0;
    Slot older = kNone, newer = kNone;  // by last touch
    story::Vector core;
    std::vector<Member> members;  // the last kRecent
    story::Vector leads;          // of its members, by how many bear them
  };
  struct Entry {  // a story that a term leads to
    Slot slot;
    std::uint32_t serial;
    float value;
  };
  struct Word {
    float count = 0, named = 0;  // `named`: of `count`, where it stood in a name
    std::int32_t day = 0;        // of which they speak
    std::vector<Entry> stories;
  };
  struct Found {
    Slot slot = kNone;
    float score = 0;
    float told = 0;  // of it, by what tells this happening
  };

  Fresh read(const StorySketch& sketch);
  bool knows(const Place& place, const Member& member) const;
  std::optional<float> told(const Place& place, const Fresh& fresh, float score) const;
  bool soon(const Place& place, const Member& member) const;
  float sure(const Place& place, const Fresh& fresh) const;
  static bool names(const Member& a, const Member& b);
  static bool acquainted(const Place& place, const Member& member);
  bool next_issue(const Member& old, const Member& fresh) const;
  bool of_rubric(const Place& place, const Member& member) const;
  void count(Word& word, float more);
  bool named_elsewhere(TermKind kind, const Word& word) const;
  std::vector<Slot> candidates(const story::Vector& keys);
  Found best(const Fresh& fresh, std::vector<Found>& near);
  Slot found(std::int64_t time, StoryId id);
  void join(Slot slot, Member member);
  void lead(Slot slot, const story::Vector& words);
  void meet(Slot slot, const std::vector<Found>& near);
  void unite(Slot into, Slot from);
  void part(Slot slot);
  void branch(Slot slot, const std::vector<std::size_t>& members);
  void touch(Slot slot);
  void detach(Slot slot);
  void forget(Slot slot);
  void sweep();
  bool alive(const Entry& e) const { return places_[e.slot].serial == e.serial; }

  StoryRules::Place rules_;
  std::size_t limit_;
  std::vector<Place> places_;
  std::vector<Slot> free_;
  Slot oldest_ = kNone, newest_ = kNone;
  std::unordered_map<StoryId, Slot> by_id_;
  std::unordered_map<std::uint32_t, Word> words_;
  std::vector<float> score_;  // scratch, by slot
  std::vector<StoryTurn> turns_;
  Word documents_;  // counted as words are
  std::int32_t day_ = 0;
  std::uint32_t serial_ = 0;
  std::size_t since_sweep_ = 0;
};

StoryId story_of_founder(DocId doc);

}  // namespace hj
